using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using Syntax = GraphGen.Compiler.Emission.CSharp.CSharp;

namespace GraphGen.Compiler.Emission.Ilgpu;

/// <summary>Writes scattered sums: threads share the axes that lead to different elements of the target, and each adds its updates in
/// order, so equal positions add up the same way each time and no two threads meet.</summary>
static class ScatterEmitter
{
    /// <summary>The axes of which each point has its own elements of the target.</summary>
    public static IReadOnlyList<Axis> Shared(Scatter scatter) =>
        [.. scatter.Axes.Where(axis => scatter.Indices.Any(index => index?.SingleAxis == axis))];

    public static void Write(KernelText text, Scatter scatter)
    {
        var (code, scalars, shared) = (text.Code, text.Scalars(), Shared(scatter));
        Scalar[] values = [scatter.Position, scatter.Value];
        scalars.Prepare(values);
        var available = new List<object>(shared);
        if (shared.Count == 0) code.Block("if (Grid.GlobalIndex.X == 0)", Updates);
        else text.Points(shared, Updates);

        void Updates()
        {
            scalars.Hoist(values, available);
            Loop([.. scatter.Axes.Except(shared)], 0);
        }

        void Loop(IReadOnlyList<Axis> axes, int depth)
        {
            if (depth == axes.Count)
            {
                scalars.Share(values);
                code.Line($"{text.Names.Of(scatter.Target)}[{Offset()}] += {Syntax.Bare(scalars.Expression(scatter.Value))};");
                return;
            }
            var axis = axes[depth];
            code.Block($"for (var {axis.Name} = 0; {axis.Name} < {Syntax.Dim(axis.Extent)}; {axis.Name}++)", () => scalars.Scope(() =>
            {
                available.Add(axis);
                if (depth < axes.Count - 1) scalars.Hoist(values, available);
                Loop(axes, depth + 1);
                available.Remove(axis);
            }));
        }

        string Offset()
        {
            var shape = scatter.Target.Shape;
            var picked = scatter.Indices.ToList().FindIndex(i => i is null);
            var rest = Affine.RowMajor(shape, scatter.Indices.Select(i => i ?? Affine.Zero));
            var stride = Dim.Product(shape.Skip(picked + 1));
            var position = text.Dialect.Check(Syntax.Bare(scalars.Expression(scatter.Position)), shape[picked]);
            var element = Syntax.Index(rest, text.Names.Of);
            if (stride == 1) return rest == Affine.Zero ? position : $"{element} + {position}";
            return $"{position} * {Syntax.Factor(stride)}" + (rest == Affine.Zero ? "" : $" + {element}");
        }
    }
}
