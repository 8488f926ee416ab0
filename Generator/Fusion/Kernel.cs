using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>Which part of a step a kernel belongs to.</summary>
enum Phase { Forward, Backward }

/// <summary>One fused computation; no target language shows in it.</summary>
abstract class Kernel
{
    public string Name { get; set; } = "";

    /// <summary>What it computes, one line a store.</summary>
    public string Formula { get; set; } = "";

    /// <summary>What it computes although the forward pass has computed it already, as formulas: rather recomputed than saved.</summary>
    public EquatableArray<string> Recomputed { get; set; }

    public required Phase Phase { get; init; }

    /// <summary>The branch of run-time conditions in which it runs: buffers of rank 0 and their outcomes, outermost first.</summary>
    public EquatableArray<(Buffer Condition, bool IsTrue)> Guards { get; init; }

    /// <summary>The buffers that the computed values are made of.</summary>
    public abstract IEnumerable<Buffer> Reads { get; }

    /// <summary>What has to be there before the kernel runs: what it reads, and the conditions it runs under.</summary>
    public IEnumerable<Buffer> Inputs => Reads.Concat(Guards.Select(g => g.Condition.Storage)).Distinct();

    public abstract IEnumerable<Buffer> Outputs { get; }

    /// <summary>Floating-point operations of one run.</summary>
    public abstract Dim Flops { get; }

    /// <summary>Bytes read and written once each.</summary>
    public Dim Bytes => Inputs.Concat(Outputs).Distinct()
        .Aggregate((Dim)0, (sum, buffer) => sum + buffer.Shape.ElementCount * buffer.Type.Size());
}

/// <summary>A value written to a buffer at every point of the axes that its indices name.</summary>
sealed record Store(Buffer Buffer, EquatableArray<Affine> Indices, Scalar Value);

/// <summary>How a reduction combines.</summary>
enum Combine { Sum, Product, Max, Min, ArgMax }

/// <summary>A reduction over the inner axes of a nest.</summary>
sealed class Reduction(int id, Combine combine, Scalar value, DType type)
{
    public int Id { get; } = id;

    public Combine Combine { get; } = combine;

    public Scalar Value { get; } = value;

    public DType Type { get; } = type;

    /// <summary>The value's name in code.</summary>
    public string Name { get; set; } = "";
}

/// <summary>One sweep over the inner axes: values reduced and values stored on the way.</summary>
sealed record Pass(EquatableArray<Reduction> Reductions, EquatableArray<Store> Stores);

/// <summary>
/// A loop nest. For every point of the outer axes the passes sweep the inner axes one after the other; a pass may use what
/// the passes before it reduced. Then the row's own values are stored. Without inner axes there is a single pass and no
/// reduction: a plain loop.
/// </summary>
sealed class Nest : Kernel
{
    public required EquatableArray<Axis> Outer { get; init; }

    public required EquatableArray<Axis> Inner { get; init; }

    public required EquatableArray<Pass> Passes { get; init; }

    /// <summary>Stores that happen once a row, after the last pass.</summary>
    public required EquatableArray<Store> RowStores { get; init; }

    public IEnumerable<Store> Stores => Passes.SelectMany(p => p.Stores).Concat(RowStores);

    public IEnumerable<Scalar> Values => Stores.Select(s => s.Value).Concat(Passes.SelectMany(p => p.Reductions).Select(r => r.Value));

    public override IEnumerable<Buffer> Reads => Values.Reads();

    public override IEnumerable<Buffer> Outputs => Stores.Select(s => s.Buffer.Storage).Distinct();

    public override Dim Flops
    {
        get
        {
            Dim rows = Outer.Aggregate((Dim)1, (n, axis) => n * axis.Extent), columns = Inner.Aggregate((Dim)1, (n, axis) => n * axis.Extent);
            Dim inner = 0;
            foreach (var pass in Passes)
                inner += Scalars.Cost(pass.Stores.Select(s => s.Value).Concat(pass.Reductions.Select(r => r.Value))) + pass.Reductions.Count;
            return rows * (columns * inner + Scalars.Cost(RowStores.Select(s => s.Value)));
        }
    }
}

/// <summary>An operand of a product: where an element of the buffer lies for a batch, a row or column, and a depth.</summary>
sealed record MatrixOperand(Buffer Buffer, Dim Offset, Dim BatchStride, Dim OuterStride, Dim DepthStride);

/// <summary>
/// A batched matrix product, <c>sum[b, i, j] = Σₖ left[b, i, k] · right[b, j, k]</c>, and what is computed from each finished sum.
/// </summary>
sealed class Contraction : Kernel
{
    public required Axis Batch { get; init; }

    public required Axis Row { get; init; }

    public required Axis Column { get; init; }

    public required Dim Depth { get; init; }

    public required MatrixOperand Left { get; init; }

    public required MatrixOperand Right { get; init; }

    /// <summary>What is stored, over the three axes; values use <see cref="ProductSum"/>. The first is the product's own result.</summary>
    public required EquatableArray<Store> Epilogue { get; init; }

    public override IEnumerable<Buffer> Reads =>
        new[] { Left.Buffer.Storage, Right.Buffer.Storage }.Concat(Epilogue.Select(s => s.Value).Reads()).Distinct();

    public override IEnumerable<Buffer> Outputs => Epilogue.Select(s => s.Buffer.Storage);

    public override Dim Flops =>
        Batch.Extent * Row.Extent * Column.Extent * (Depth * 2 + Scalars.Cost(Epilogue.Select(s => s.Value)));
}

/// <summary>
/// Adds updates at places read at run time: for every point of the axes, in order,
/// <c>target[batch…, index, rest…] += value</c>, into a target that starts as zeros.
/// </summary>
sealed class Scatter : Kernel
{
    public required EquatableArray<Axis> Axes { get; init; }

    public required Buffer Target { get; init; }

    /// <summary>One for each axis of the target; null at the place of <see cref="Position"/>.</summary>
    public required EquatableArray<Affine?> Indices { get; init; }

    /// <summary>The int32 index, between 0 and the target's size there.</summary>
    public required Scalar Position { get; init; }

    public required Scalar Value { get; init; }

    public override IEnumerable<Buffer> Reads => new[] { Position, Value }.Reads();

    public override IEnumerable<Buffer> Outputs => [Target.Storage];

    public override Dim Flops => Axes.Aggregate((Dim)1, (n, axis) => n * axis.Extent) * (1 + Scalars.Cost(Value));
}

/// <summary>A call of a routine of the run-time library, which computes a whole tensor from whole tensors.</summary>
sealed class Routine : Kernel
{
    public required RoutineCall Call { get; init; }

    /// <summary>The memory of the call's operands, in their order; it is dense.</summary>
    public required EquatableArray<Buffer> Operands { get; init; }

    public required Buffer Target { get; init; }

    /// <summary>The operation as formulas show it.</summary>
    public required string Text { get; init; }

    public required Dim Work { get; init; }

    /// <summary>The operand whose memory the target may take; null for none, or where the routine reads it as another one, too.</summary>
    public Buffer? Replaced => Call.Replaced is { } operand && Operands[operand].Storage is var buffer && Operands.Count(b => b.Storage == buffer) == 1
        ? buffer
        : null;

    public override IEnumerable<Buffer> Reads => Operands.Select(operand => operand.Storage).Distinct();

    public override IEnumerable<Buffer> Outputs => [Target.Storage];

    public override Dim Flops => Work;
}

/// <summary>The result of fusion: kernels in an order in which they can run, and all their buffers.</summary>
sealed record KernelList(EquatableArray<Kernel> Kernels, EquatableArray<Buffer> Buffers)
{
    public override string ToString() => KernelPrinter.Print(this);
}
