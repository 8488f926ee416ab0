namespace GraphGen.Benchmarks.Tape;

/// <summary>
/// Reverse mode over single float64 numbers: a list of nodes, each with two operands and the derivatives with respect to them
/// (Wengert, "A simple automatic derivative evaluation program", 1964), as parallel arrays that stay from step to
/// step. The derivatives are computed together with the value, so that going backward is two multiply-adds a node.
/// </summary>
sealed class ScalarTape
{
    int count;
    Entry[] entries = new Entry[64];
    double[] adjoints = new double[64];

    /// <summary>Forgets everything, for the next function.</summary>
    public void Reset() => count = 0;

    /// <summary>An independent variable.</summary>
    public Scalar Variable(double value) => Push(value, count, 0, count, 0);

    /// <summary>Computes the derivatives of a number with respect to all before it.</summary>
    public void Backward(Scalar result)
    {
        var entries = this.entries.AsSpan(0, count);
        var adjoints = this.adjoints.AsSpan(0, count);
        adjoints.Clear();
        adjoints[result.Index] = 1;
        for (var i = result.Index; i >= 0; i--)
        {
            var adjoint = adjoints[i];
            ref readonly var entry = ref entries[i];
            adjoints[entry.First] += adjoint * entry.FirstSlope;
            adjoints[entry.Second] += adjoint * entry.SecondSlope;
        }
    }

    /// <summary>The derivative of the last <see cref="Backward"/>'s result.</summary>
    public double Adjoint(Scalar variable) => adjoints[variable.Index];

    internal Scalar Push(double value, int first, double firstSlope, int second, double secondSlope)
    {
        if (count == entries.Length)
        {
            Array.Resize(ref entries, 2 * count);
            Array.Resize(ref adjoints, 2 * count);
        }
        entries[count] = new(first, second, firstSlope, secondSlope);
        return new(this, count++, value);
    }

    /// <summary>The operands of a node and its derivatives with respect to them; an operand with slope 0 is none.</summary>
    readonly record struct Entry(int First, int Second, double FirstSlope, double SecondSlope);
}

/// <summary>A number on a tape.</summary>
readonly record struct Scalar(ScalarTape Tape, int Index, double Value)
{
    public static Scalar operator +(Scalar x, Scalar y) => x.Tape.Push(x.Value + y.Value, x.Index, 1, y.Index, 1);

    public static Scalar operator -(Scalar x, Scalar y) => x.Tape.Push(x.Value - y.Value, x.Index, 1, y.Index, -1);

    public static Scalar operator -(double x, Scalar y) => y.Tape.Push(x - y.Value, y.Index, -1, y.Index, 0);

    public static Scalar operator *(Scalar x, Scalar y) => x.Tape.Push(x.Value * y.Value, x.Index, y.Value, y.Index, x.Value);

    public static Scalar operator *(double x, Scalar y) => y.Tape.Push(x * y.Value, y.Index, x, y.Index, 0);

    public static Scalar Log(Scalar x) => x.Tape.Push(Math.Log(x.Value), x.Index, 1 / x.Value, x.Index, 0);

    public static Scalar Square(Scalar x) => x.Tape.Push(x.Value * x.Value, x.Index, 2 * x.Value, x.Index, 0);

    public static Scalar Sin(Scalar x)
    {
        var (sin, cos) = Math.SinCos(x.Value);
        return x.Tape.Push(sin, x.Index, cos, x.Index, 0);
    }
}
