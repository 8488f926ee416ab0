using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>How one stored value is computed, over axes of its own, before kernels are formed.</summary>
/// <param name="Target">Where the value goes.</param>
/// <param name="Indices">The element of the target that a point of the axes gives.</param>
/// <param name="Phase">The part of the step it belongs to.</param>
/// <param name="Guard">The branch in which it is needed.</param>
abstract record Definition(Buffer Target, EquatableArray<Affine> Indices, Phase Phase, Guard? Guard)
{
    /// <summary>The scalars that the value is made of.</summary>
    public abstract IEnumerable<Scalar> Values { get; }

    /// <summary>The buffers (never views) that the definition depends on.</summary>
    public virtual IEnumerable<Buffer> Reads => Values.Reads();
}

/// <summary>One value a point.</summary>
sealed record LoopDefinition(
    Buffer Target, EquatableArray<Affine> Indices, Phase Phase, Guard? Guard, EquatableArray<Axis> Axes, Scalar Value)
    : Definition(Target, Indices, Phase, Guard)
{
    public override IEnumerable<Scalar> Values => [Value];
}

/// <summary>A reduction over <paramref name="Reduced"/> for every point of <paramref name="Kept"/>.</summary>
sealed record ReduceDefinition(
    Buffer Target, EquatableArray<Affine> Indices, Phase Phase, Guard? Guard, EquatableArray<Axis> Kept,
    EquatableArray<Axis> Reduced, Combine Combine, Scalar Value) : Definition(Target, Indices, Phase, Guard)
{
    public override IEnumerable<Scalar> Values => [Value];
}

/// <summary>A sum of products over <paramref name="Depth"/>; the operands are plain loads with one stride an axis group.</summary>
sealed record ProductDefinition(
    Buffer Target, EquatableArray<Affine> Indices, Phase Phase, Guard? Guard, EquatableArray<Axis> Batch,
    EquatableArray<Axis> Rows, EquatableArray<Axis> Columns, EquatableArray<Axis> Depth, Scalar Left, Scalar Right)
    : Definition(Target, Indices, Phase, Guard)
{
    public override IEnumerable<Scalar> Values => [Left, Right];
}

/// <summary>Updates added at run-time positions.</summary>
sealed record ScatterDefinition(
    Buffer Target, EquatableArray<Affine?> At, Phase Phase, Guard? Guard, EquatableArray<Axis> Axes, Scalar Position, Scalar Value)
    : Definition(Target, EquatableArray<Affine>.Empty, Phase, Guard)
{
    public override IEnumerable<Scalar> Values => [Position, Value];
}

/// <summary>A call of a routine on whole buffers.</summary>
/// <param name="Text">The operation as formulas show it.</param>
/// <param name="Flops">What it costs.</param>
sealed record RoutineDefinition(
    Buffer Target, Phase Phase, Guard? Guard, RoutineCall Call, EquatableArray<Buffer> Operands, string Text, Dim Flops)
    : Definition(Target, EquatableArray<Affine>.Empty, Phase, Guard)
{
    public override IEnumerable<Scalar> Values => [];

    public override IEnumerable<Buffer> Reads => Operands.Select(operand => operand.Storage).Distinct();
}
