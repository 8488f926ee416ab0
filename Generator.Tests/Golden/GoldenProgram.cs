using System.Reflection;
using System.Runtime.CompilerServices;

namespace GraphGen.Generator.Tests.Golden;

/// <summary>A golden case that can be run, compiled or eagerly. Every tensor goes in and comes out as numbers, row by row.
/// </summary>
abstract class GoldenProgram
{
    /// <summary>The outputs of the description for the inputs of the case.</summary>
    public abstract IReadOnlyList<double[]> Outputs(IReadOnlyList<double[]> inputs);

    /// <summary>The gradients of the loss, one for each input that it is differentiated by.</summary>
    /// <param name="inputs">The inputs of the case, then the cotangents.</param>
    public abstract IReadOnlyList<double[]> Gradients(IReadOnlyList<double[]> inputs);

    /// <summary>The results of a further derivative.</summary>
    /// <param name="derivative">The derivative.</param>
    /// <param name="inputs">The inputs of the case, then the cotangents, then the directions.</param>
    public abstract IReadOnlyList<double[]> Derivative(GoldenDerivative derivative, IReadOnlyList<double[]> inputs);
}

/// <summary>Calls the description itself with tensors.</summary>
/// <param name="type">The class of the case.</param>
/// <param name="golden">The case, for the shapes.</param>
/// <param name="source">What the class was made from.</param>
/// <param name="precision">The type of the floating-point tensors.</param>
sealed class EagerProgram(Type type, GoldenCase golden, GoldenSource source, DType precision) : GoldenProgram
{
    public override IReadOnlyList<double[]> Outputs(IReadOnlyList<double[]> inputs) =>
        Read(Call(GoldenSource.Outputs, Tensors(golden.Inputs, inputs)));

    public override IReadOnlyList<double[]> Gradients(IReadOnlyList<double[]> inputs)
    {
        var tensors = Tensors([.. golden.Inputs, .. source.Cotangents], inputs);
        var loss = (Tensor)Call(GoldenSource.Loss, tensors);
        var differentiable = golden.Inputs.Index().Where(item => source.Differentiable.Contains(item.Item));
        return [.. Ops.Gradient(loss, [.. differentiable.Select(item => tensors[item.Index])]).Select(Read)];
    }

    public override IReadOnlyList<double[]> Derivative(GoldenDerivative derivative, IReadOnlyList<double[]> inputs) =>
        Read(Call(derivative.Method, Tensors([.. golden.Inputs, .. source.Cotangents, .. derivative.Directions], inputs)));

    object Call(string method, Tensor[] arguments) =>
        type.GetMethod(method)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    Tensor[] Tensors(IReadOnlyList<GoldenTensor> parameters, IReadOnlyList<double[]> values) =>
        [.. parameters.Zip(values, (parameter, numbers) => parameter.Type switch
        {
            GoldenType.Integer => Tensor.Of(Array.ConvertAll(numbers, number => (int)number), parameter.Shape),
            GoldenType.Bool => Tensor.Of(Array.ConvertAll(numbers, number => number != 0), parameter.Shape),
            _ when precision == DType.Float64 => Tensor.Of(numbers, parameter.Shape),
            _ => Tensor.Of(Array.ConvertAll(numbers, number => (float)number), parameter.Shape),
        })];

    static IReadOnlyList<double[]> Read(object results) => results is ITuple tuple
        ? [.. Enumerable.Range(0, tuple.Length).Select(i => Read((Tensor)tuple[i]!))]
        : [Read((Tensor)results)];

    static double[] Read(Tensor tensor) => tensor.Type == DType.Float64
        ? tensor.ToArray<double>()
        : Array.ConvertAll(tensor.ToArray<float>(), number => (double)number);
}

/// <summary>Runs the programs that the generator made of the case.</summary>
/// <param name="type">The class of the case.</param>
sealed class CompiledProgram(Type type) : GoldenProgram
{
    public override IReadOnlyList<double[]> Outputs(IReadOnlyList<double[]> inputs) => Run(GoldenSource.Outputs, inputs);

    public override IReadOnlyList<double[]> Gradients(IReadOnlyList<double[]> inputs) => Run(GoldenSource.Loss, inputs);

    public override IReadOnlyList<double[]> Derivative(GoldenDerivative derivative, IReadOnlyList<double[]> inputs) =>
        Run(derivative.Method, inputs);

    double[][] Run(string method, IReadOnlyList<double[]> inputs) =>
        type.GetMethod(GoldenSource.DriverOf(method))!.CreateDelegate<Func<double[][], double[][]>>()([.. inputs]);
}
