using GraphGen.Compiler.Fusion;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Writes scattered sums: one thread adds the updates in order, so equal positions add up the same way each time.</summary>
static class ScatterEmitter
{
    public static void Write(CodeWriter code, Scatter scatter, KernelNames names)
    {
        var scalars = new ScalarCode(code, names);
        scalars.Prepare([scatter.Position, scatter.Value]);
        code.Line($"if ({names.Worker}.Index != 0) return;");
        code.Line($"{names.Of(scatter.Target)}.Clear();");
        var available = new List<object>();
        scalars.Hoist([scatter.Position, scatter.Value], available);
        Loop(0);

        void Loop(int depth)
        {
            if (depth == scatter.Axes.Count)
            {
                scalars.Share([scatter.Position, scatter.Value]);
                code.Line($"{names.Of(scatter.Target)}[{Offset()}] += {CSharp.Bare(scalars.Expression(scatter.Value))};");
                return;
            }
            var axis = scatter.Axes[depth];
            code.Block($"for (var {axis.Name} = 0; {axis.Name} < {CSharp.Dim(axis.Extent)}; {axis.Name}++)", () => scalars.Scope(() =>
            {
                available.Add(axis);
                scalars.Hoist([scatter.Position, scatter.Value], available);
                Loop(depth + 1);
                available.Remove(axis);
            }));
        }

        string Offset()
        {
            var shape = scatter.Target.Shape;
            var picked = scatter.Indices.ToList().FindIndex(i => i is null);
            var rest = Affine.RowMajor(shape, scatter.Indices.Select(i => i ?? Affine.Zero));
            var stride = Graphs.Dim.Product(shape.Skip(picked + 1));
            var position = $"Bounds.Check({CSharp.Bare(scalars.Expression(scatter.Position))}, {CSharp.Dim(shape[picked])})";
            var element = CSharp.Index(rest, names.Of);
            if (stride == 1) return rest == Affine.Zero ? position : $"{element} + {position}";
            return $"{position} * {CSharp.Factor(stride)}" + (rest == Affine.Zero ? "" : $" + {element}");
        }
    }
}
