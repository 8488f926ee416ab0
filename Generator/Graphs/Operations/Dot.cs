namespace GraphGen.Compiler.Graphs;

/// <summary>
/// Sums of products over paired axes. The result's axes are the batch axes in the order given, then the free axes of a,
/// then those of b, each ascending.
/// </summary>
/// <param name="BatchA">The axes of a that are paired with <paramref name="BatchB"/> and kept.</param>
/// <param name="ContractA">The axes of a that are paired with <paramref name="ContractB"/> and summed over.</param>
sealed record Dot(
    EquatableArray<int> BatchA, EquatableArray<int> BatchB,
    EquatableArray<int> ContractA, EquatableArray<int> ContractB) : Operation
{
    public override string Name => "dot";

    protected override string Attributes =>
        (BatchA.Count == 0 ? "" : $" batch {BatchA}{BatchB}") + $" contract {ContractA}{ContractB}";

    public override (Shape Shape, DType Type) Infer(EquatableArray<Node> operands)
    {
        var (a, b) = (operands[0], operands[1]);
        if (BatchA.Count != BatchB.Count || ContractA.Count != ContractB.Count)
            throw ShapeErrors.Mismatch(a, b, $"axes {BatchA}{ContractA} cannot be paired with {BatchB}{ContractB}");
        ShapeErrors.CheckAxes(Name, a, BatchA.Concat(ContractA));
        ShapeErrors.CheckAxes(Name, b, BatchB.Concat(ContractB));
        if (a.Type == DType.Bool) throw ShapeErrors.WrongType(Name, a, "numbers");
        if (a.Type != b.Type) throw ShapeErrors.DifferentTypes(Name, a, b);
        foreach (var (axisA, axisB) in BatchA.Zip(BatchB, Pair).Concat(ContractA.Zip(ContractB, Pair)))
            if (a.Shape[axisA] != b.Shape[axisB])
                throw ShapeErrors.Mismatch(a, b, a.Shape[axisA], b.Shape[axisB]);
        return (new Shape(a.Shape.Select(BatchA).Concat(a.Shape.Select(FreeA(a))).Concat(b.Shape.Select(FreeB(b)))), a.Type);
    }

    /// <summary>The axes of a that only a has, ascending.</summary>
    public int[] FreeA(Node a) => a.Shape.AxesExcept(BatchA.Concat(ContractA));

    /// <summary>The axes of b that only b has, ascending.</summary>
    public int[] FreeB(Node b) => b.Shape.AxesExcept(BatchB.Concat(ContractB));

    /// <summary>Each operand's cotangent contracts the result's with the other operand over the other's free axes.</summary>
    public override Node?[] Vjp(Node node, Node cotangent)
    {
        var (a, b) = (node.Operands[0], node.Operands[1]);
        var (freeA, freeB) = (FreeA(a), FreeB(b));
        var batch = Enumerable.Range(0, BatchA.Count).ToArray();
        var resultA = Enumerable.Range(batch.Length, freeA.Length).ToArray();
        var resultB = Enumerable.Range(batch.Length + freeA.Length, freeB.Length).ToArray();
        var rolesA = new Roles(BatchA, ContractA, freeA);
        var rolesB = new Roles(BatchB, ContractB, freeB);
        return
        [
            Adjoint(cotangent, new(batch, resultA, resultB), b, rolesB, rolesA),
            Adjoint(cotangent, new(batch, resultB, resultA), a, rolesA, rolesB),
        ];
    }

    /// <summary>Where only one operand has the new axis, it is a free axis of that one: the other is not repeated.</summary>
    public override Node Batched(Node node, BatchOperands operands)
    {
        var builder = node.Owner;
        if (operands.Has(0) && operands.Has(1))
            return builder.Dot(
                operands[0], operands[1], BatchOperands.WithFirst(BatchA), BatchOperands.WithFirst(BatchB),
                BatchOperands.Shifted(ContractA), BatchOperands.Shifted(ContractB));
        var isLeft = operands.Has(0);
        var product = isLeft
            ? builder.Dot(operands[0], operands.Common(1), BatchOperands.Shifted(BatchA), [.. BatchB], BatchOperands.Shifted(ContractA), [.. ContractB])
            : builder.Dot(operands.Common(0), operands[1], [.. BatchA], BatchOperands.Shifted(BatchB), [.. ContractA], BatchOperands.Shifted(ContractB));
        // The first of the free axes of its operand.
        var place = BatchA.Count + (isLeft ? 0 : FreeA(node.Operands[0]).Length);
        return builder.Permute(product, [place, .. Enumerable.Range(0, product.Shape.Rank).Where(axis => axis != place)]);
    }

    public override Dim Flops(Node node) =>
        2 * node.Shape.ElementCount * Dim.Product(node.Operands[0].Shape.Select(ContractA));

    /// <summary>The axes of one tensor by their role: kept with the other's, paired in the product, and free.</summary>
    readonly record struct Roles(IReadOnlyList<int> Batch, IReadOnlyList<int> Contract, IReadOnlyList<int> Free);

    /// <summary>
    /// The cotangent of the operand whose axes are <paramref name="target"/>. The product's factors are ordered so that
    /// its axes come out as the operand's own where they can.
    /// </summary>
    static Node Adjoint(Node cotangent, Roles result, Node other, Roles roles, Roles target)
    {
        var builder = cotangent.Owner;
        // The other operand's paired axes come out ascending; the target's axes that they are paired with, in that order:
        var paired = roles.Contract.Zip(target.Contract, Pair).OrderBy(pair => pair.Item1).Select(pair => pair.Item2);
        int[] freeFirst = [.. target.Batch, .. target.Free, .. paired];
        int[] pairedFirst = [.. target.Batch, .. paired, .. target.Free];
        return Ascending(pairedFirst) && !Ascending(freeFirst)
            ? builder.Dot(other, cotangent, [.. roles.Batch], [.. result.Batch], [.. roles.Free], [.. result.Free])
            : builder.Permute(
                builder.Dot(cotangent, other, [.. result.Batch], [.. roles.Batch], [.. result.Free], [.. roles.Free]),
                Permute.Inverse(freeFirst));
    }

    static bool Ascending(int[] axes) => axes.SequenceEqual(axes.OrderBy(axis => axis));

    static (int, int) Pair(int left, int right) => (left, right);
}
