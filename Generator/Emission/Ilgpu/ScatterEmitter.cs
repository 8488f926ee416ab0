using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using Syntax = GraphGen.Compiler.Emission.CSharp.CSharp;

namespace GraphGen.Compiler.Emission.Ilgpu;

/// <summary>Writes scattered sums: threads share the axes that lead to different elements of the target, and the positions, which are
/// dealt to slices. Each adds its updates in order, so equal positions add up the same way each time and no two threads meet.</summary>
static class ScatterEmitter
{
    /// <summary>The axes of which each point has its own elements of the target.</summary>
    public static IReadOnlyList<Axis> Shared(Scatter scatter) =>
        [.. scatter.Axes.Where(axis => scatter.Indices.Any(index => index?.SingleAxis == axis))];

    /// <summary>The number of positions that updates go to.</summary>
    public static Dim Positions(Scatter scatter) => scatter.Target.Shape[Picked(scatter)];

    public static void Write(KernelText text, Scatter scatter)
    {
        var (code, scalars, shared) = (text.Code, text.Scalars(), Shared(scatter));
        Scalar[] values = [scatter.Position, scatter.Value];
        scalars.Prepare(values);
        var available = new List<object>(shared);
        var (thread, slice, position) = (text.Names.Fresh("thread"), text.Names.Fresh("slice"), text.Names.Fresh("position"));
        var points = Dim.Product(shared.Select(a => a.Extent));
        code.Line($"var {thread} = Grid.GlobalIndex.X;");
        code.Block($"if ({thread} < {(points == 1 ? text.Slices : $"{Syntax.Factor(points)} * {text.Slices}")})", () =>
        {
            code.Line($"var {slice} = {(points == 1 ? thread : $"{thread} / {KernelText.Divisor(points)}")};");
            if (shared.Count == 1) code.Line($"var {shared[0].Name} = {thread} % {KernelText.Divisor(points)};");
            else if (shared.Count > 1)
            {
                var point = text.Names.Fresh("point");
                code.Line($"var {point} = {thread} % {KernelText.Divisor(points)};");
                text.Split(shared, point);
            }
            scalars.Hoist(values, available);
            Loop([.. scatter.Axes.Except(shared)], 0);
        });

        void Loop(IReadOnlyList<Axis> axes, int depth)
        {
            if (depth == axes.Count)
            {
                scalars.Share(values);
                code.Line($"var {position} = {text.Dialect.Check(Syntax.Bare(scalars.Expression(scatter.Position)), Positions(scatter))};");
                code.Line($"if ({position} % {text.Slices} == {slice})");
                code.Indented(() => code.Line($"{text.Names.Of(scatter.Target)}[{Offset()}] += {Syntax.Bare(scalars.Expression(scatter.Value))};"));
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
            var rest = Affine.RowMajor(shape, scatter.Indices.Select(i => i ?? Affine.Zero));
            var stride = Dim.Product(shape.Skip(Picked(scatter) + 1));
            var element = Syntax.Index(rest, text.Names.Of);
            if (stride == 1) return rest == Affine.Zero ? position : $"{element} + {position}";
            return $"{position} * {Syntax.Factor(stride)}" + (rest == Affine.Zero ? "" : $" + {element}");
        }
    }

    /// <summary>The axis of the target along which updates go to positions.</summary>
    static int Picked(Scatter scatter) => scatter.Indices.ToList().FindIndex(index => index is null);
}
