namespace GraphGen.Benchmarks.Workloads;

/// <summary>Data for the workloads, the same in every run.</summary>
static class Numbers
{
    /// <summary>Numbers from 0 to 1.</summary>
    public static float[] Uniform(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
    }

    /// <summary>Numbers of mean 0 and deviation 1 (Box and Muller, 1958).</summary>
    public static float[] Normal(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(
            _ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }

    /// <summary>Classes from 0 on.</summary>
    public static int[] Classes(int count, int classes, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(classes))];
    }

    /// <summary>Rows with a 1 at the class and zeros elsewhere.</summary>
    public static float[] OneHot(int[] labels, int classes)
    {
        var rows = new float[labels.Length * classes];
        for (var i = 0; i < labels.Length; i++) rows[i * classes + labels[i]] = 1;
        return rows;
    }

    /// <summary>What tells two large gradients apart: the sum of the squares, and a sum in which every element weighs
    /// differently.</summary>
    public static double[] Digest(ReadOnlySpan<float> values)
    {
        var (squares, weighted) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            squares += (double)values[i] * values[i];
            weighted += Math.Abs((double)values[i]) * (i % 1009);
        }
        return [squares * values.Length, weighted];
    }
}
