using System.Text;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;
using Buffer = GraphGen.Compiler.Fusion.Buffer;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>A text that two kernels share just when they compute the same with other buffers and other dimension names.</summary>
sealed class KernelKey
{
    readonly StringBuilder text = new();
    readonly Dictionary<Buffer, int> buffers = [];
    readonly Dictionary<string, string> symbols = [];
    readonly Dictionary<Axis, int> axes = [];
    readonly Dictionary<object, int> scalars = [];

    KernelKey(Kernel kernel, KernelNames names)
    {
        foreach (var buffer in names.Inputs.Concat(names.Outputs)) buffers[buffer] = buffers.Count;
        foreach (var symbol in names.Dimensions) symbols[symbol] = "d" + symbols.Count;
        foreach (var axis in KernelDimensions.Axes(kernel))
        {
            axes[axis] = axes.Count;
            text.Append(Text(axis.Extent)).Append(' ');
        }
        text.Append(kernel.GetType().Name).Append('\n');
    }

    public static string Of(Kernel kernel, KernelNames names)
    {
        var key = new KernelKey(kernel, names);
        switch (kernel)
        {
            case Nest nest:
                key.text.Append(nest.Outer.Count).Append('|');
                foreach (var pass in nest.Passes)
                {
                    foreach (var reduction in pass.Reductions)
                    {
                        key.text.Append(reduction.Combine).Append(key.Add(reduction.Value)).Append(reduction.Type).Append(';');
                        key.scalars[reduction] = key.scalars.Count;
                    }
                    foreach (var store in pass.Stores) key.Add(store);
                    key.text.Append("pass;");
                }
                foreach (var store in nest.RowStores) key.Add(store);
                break;
            case Contraction product:
                key.text.Append(key.Text(product.Depth)).Append(key.Text(product.Left)).Append(key.Text(product.Right));
                foreach (var store in product.Epilogue) key.Add(store);
                break;
            case Scatter scatter:
                key.text.Append(string.Join(",", scatter.Indices.Select(i => i is null ? "?" : key.Text(i)))).Append(key.Text(scatter.Target));
                key.text.Append('[').Append(string.Join(",", scatter.Target.Shape.Select(key.Text))).Append(']');
                key.text.Append(key.Add(scatter.Position)).Append('+').Append(key.Add(scatter.Value));
                break;
            case Routine { Call: var call } routine:
                key.text.Append(call.Function).Append(call.Sizes.Select(key.Text).ToEquatable()).Append(call.Options);
                foreach (var buffer in routine.Operands.Append(routine.Target)) key.text.Append(key.Text(buffer));
                break;
        }
        return key.text.ToString();
    }

    void Add(Store store)
    {
        var value = Add(store.Value);
        text.Append($"{Text(store.Buffer)}[{Text(Affine.RowMajor(store.Buffer.Shape, store.Indices))}]={value};");
    }

    int Add(Scalar root)
    {
        foreach (var scalar in Scalars.Closure(root))
        {
            if (scalars.ContainsKey(scalar)) continue;
            text.Append($"{Text(scalar.Kind)}({string.Join(",", scalar.Operands.Select(o => scalars[o]))}):{scalar.Type};");
            scalars[scalar] = scalars.Count;
        }
        return scalars[root];
    }

    string Text(ScalarKind kind) => kind switch
    {
        Load load => $"load {Text(load.Buffer)} {Text(load.Offset)}",
        IndexValue index => $"index {Text(index.Index)}",
        Within within => "within " + string.Join(",", within.Bounds.Select(b => $"{Text(b.Low)}≤{Text(b.Index)}<{Text(b.High)}")),
        Reduced reduced => $"reduced {scalars[reduced.Reduction]}",
        Apply apply => apply.Row.Name,
        Number number => BitConverter.DoubleToInt64Bits(number.Value).ToString(),
        _ => kind.GetType().Name,
    };

    string Text(Buffer buffer) => $"b{buffers[buffer.Storage]}{buffer.Type}";

    string Text(MatrixOperand o) => $"{Text(o.Buffer)}@{Text(o.Offset)},{Text(o.BatchStride)},{Text(o.OuterStride)},{Text(o.DepthStride)};";

    string Text(Affine index) => Text(index.Offset) + string.Concat(index.Terms.Select(t => $"+{Text(t.Coefficient)}{(t.Axis.IsLookup ? "at" + Text(t.Axis.Extent) : "a" + axes[t.Axis])}"));

    string Text(Dim dim) => dim.Substitute(name => Dim.Symbol(symbols.TryGetValue(name, out var symbol) ? symbol : name)).ToString();
}
