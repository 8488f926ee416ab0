using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>How expressions of one element are written where targets differ.</summary>
abstract class Dialect
{
    /// <summary>Loops on the processor: an element has the bits of a lane of a vector.</summary>
    public static Dialect Loops { get; } = new LoopDialect();

    /// <summary>Functions of C# numbers, in the user's class: the platform's own functions.</summary>
    public static Dialect Numbers { get; } = new NumberDialect();

    /// <summary>A pointwise operation on one element.</summary>
    public abstract string Template(PointwiseRow row);

    /// <summary>The same where the first operand is a number that is known.</summary>
    public virtual string TemplateOfNumber(PointwiseRow row) => Template(row);

    /// <summary>An element of a buffer as a value.</summary>
    /// <param name="element">How the element is accessed.</param>
    /// <param name="type">Its type.</param>
    public virtual string Load(string element, DType type) => element;

    /// <summary>A condition as a number.</summary>
    public virtual string FromBool(string condition, string one, string zero) => $"({condition} ? {one} : {zero})";

    /// <summary>A position that is read at run time, checked.</summary>
    public virtual string Check(string position, Dim extent) => $"Bounds.Check({position}, {CSharp.Dim(extent)})";

    sealed class LoopDialect : Dialect
    {
        public override string Template(PointwiseRow row) => row.Lane;
    }

    sealed class NumberDialect : Dialect
    {
        public override string Template(PointwiseRow row) => row.Scalar.Replace("VectorMath.", "global::GraphGen.Kernels.VectorMath.");
    }
}
