using System.Numerics;
using GraphGen.Kernels;

namespace GraphGen.Benchmarks.Tape;

/// <summary>
/// Reverse mode in the manner of the eager frameworks (define by run): every operation computes at once and leaves a node
/// behind, and <see cref="Backward"/> goes over the nodes in reverse. It is what compiled programs are compared with, so
/// it is as fast as its manner allows: the same kernels, one node for each operation of PyTorch, nodes and memory from pools,
/// gradients added in place.
/// </summary>
sealed partial class Tape<T> : IDisposable where T : unmanaged, IFloatingPointIeee754<T>
{
    readonly BufferPool<T> pool = new();
    readonly List<Node<T>> variables = [];
    Node<T>[] nodes = new Node<T>[16];
    int count;

    /// <summary>A value that lies in memory of the caller and is not differentiated. Leaves outlive the steps.</summary>
    public Node<T> Input(Block<T> values, int rows, int columns) => new() { Values = values, Rows = rows, Columns = columns };

    /// <summary>A value whose gradient is wanted, written to memory of the caller.</summary>
    public Node<T> Variable(Block<T> values, Block<T> gradient, int rows, int columns)
    {
        var node = new Node<T> { Values = values, Gradient = gradient, Rows = rows, Columns = columns, NeedsGradient = true };
        variables.Add(node);
        return node;
    }

    /// <summary>A number.</summary>
    public Node<T> Constant(T value)
    {
        var values = pool.Rent(1);
        values[0] = value;
        return Input(values, 1, 1);
    }

    /// <summary>Forgets all results, for the next step.</summary>
    public void Reset()
    {
        for (var i = 0; i < count; i++) Release(nodes[i]);
        count = 0;
        foreach (var variable in variables) variable.HasGradient = false;
    }

    /// <summary>Computes the gradients of a number.</summary>
    public void Backward(Node<T> result)
    {
        Receive(result, out _)[0] = T.One;
        for (var i = count - 1; i >= 0; i--)
        {
            var node = nodes[i];
            if (node.HasGradient) node.Rule!.Backward(this, node);
            // Whatever reads this value or its gradient has come before.
            if (node != result) Release(node);
        }
    }

    /// <summary>The node of an operation's result, with memory for its elements.</summary>
    public Node<T> Result(Rule<T> rule, int rows, int columns, bool needsGradient = true)
    {
        var node = Next(rule, rows, columns, needsGradient);
        node.RentedValues = pool.Rent(rows * columns);
        node.Values = node.RentedValues.Slice(0, rows * columns);
        return node;
    }

    /// <summary>The node of a result that lies in its operand's memory.</summary>
    public Node<T> View(Rule<T> rule, Block<T> values, int rows, int columns, bool needsGradient)
    {
        var node = Next(rule, rows, columns, needsGradient);
        node.Values = values;
        return node;
    }

    /// <summary>The memory for a contribution to a node's gradient; <paramref name="add"/> tells whether to add to what is
    /// there.</summary>
    public Block<T> Receive(Node<T> node, out bool add)
    {
        add = node.HasGradient;
        node.HasGradient = true;
        if (node.Gradient.Length == 0)
        {
            node.RentedGradient = pool.Rent(node.Count);
            node.Gradient = node.RentedGradient.Slice(0, node.Count);
        }
        return node.Gradient;
    }

    /// <summary>Hands the gradient of a node that is done with it to an operand of the same size as a whole.</summary>
    public void Hand(Node<T> from, Node<T> to)
    {
        if (to.Rule is null || to.HasGradient || from.RentedGradient.Length == 0)
        {
            Copy(from.Gradient, to);
            return;
        }
        (to.Gradient, to.RentedGradient, to.HasGradient) = (from.Gradient, from.RentedGradient, true);
        from.RentedGradient = default;
    }

    /// <summary>Adds a contribution that stays where it is.</summary>
    public void Copy(Block<T> contribution, Node<T> to)
    {
        var gradient = Receive(to, out var add);
        if (add) Loops<T>.Add(contribution, gradient);
        else contribution.Span.CopyTo(gradient);
    }

    /// <summary>Memory for a while; give it back with <see cref="Return"/>.</summary>
    public Block<T> Rent(int elements) => pool.Rent(elements);

    /// <inheritdoc cref="BufferPool{T}.Return"/>
    public void Return(Block<T> block) => pool.Return(block);

    public void Dispose() => pool.Dispose();

    Node<T> Next(Rule<T> rule, int rows, int columns, bool needsGradient)
    {
        if (count == nodes.Length) Array.Resize(ref nodes, 2 * count);
        var node = nodes[count++] ??= new();
        node.Reset(rule, rows, columns, needsGradient);
        return node;
    }

    void Release(Node<T> node)
    {
        if (node.RentedValues.Length > 0) pool.Return(node.RentedValues);
        if (node.RentedGradient.Length > 0) pool.Return(node.RentedGradient);
        node.RentedValues = node.RentedGradient = default;
    }
}
