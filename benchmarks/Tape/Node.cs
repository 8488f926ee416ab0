using System.Numerics;
using GraphGen.Kernels;

namespace GraphGen.Benchmarks.Tape;

/// <summary>A value on a tape: a matrix, or a vector or number as a matrix of one row. The tape owns its nodes and uses them
/// again in the next step.</summary>
sealed class Node<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>What the operation that made this value does backward; null for a leaf.</summary>
    public Rule<T>? Rule;

    /// <summary>The operands.</summary>
    public Node<T>? First, Second, Third;

    /// <summary>The size.</summary>
    public int Rows, Columns;

    /// <summary>The elements, row by row.</summary>
    public Block<T> Values;

    /// <summary>The gradient of the last result; its content counts once <see cref="HasGradient"/> is set.</summary>
    public Block<T> Gradient;

    /// <summary>What was taken from the pool for <see cref="Values"/> and <see cref="Gradient"/>; empty where the memory is
    /// another's.</summary>
    public Block<T> RentedValues, RentedGradient;

    /// <summary>Classes that the operation reads.</summary>
    public Block<int> Labels;

    /// <summary>Where a part begins in its operand.</summary>
    public int Start;

    /// <summary>Whether a gradient flows into this node at all, and whether one has arrived.</summary>
    public bool NeedsGradient, HasGradient;

    public int Count => Rows * Columns;

    /// <summary>Makes the node a new value.</summary>
    public void Reset(Rule<T> rule, int rows, int columns, bool needsGradient)
    {
        Rule = rule;
        Rows = rows;
        Columns = columns;
        NeedsGradient = needsGradient;
        HasGradient = false;
        Gradient = default;
    }
}

/// <summary>What an operation does backward.</summary>
abstract class Rule<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Passes the gradient of <paramref name="node"/> on to its operands.</summary>
    public abstract void Backward(Tape<T> tape, Node<T> node);
}
