namespace GraphGen.Generator.Tests.Emission;

/// <summary>A compiled program as the tests call it; <see cref="ProgramDriver"/> writes the classes that implement it.</summary>
public interface IGraphProgram : IDisposable
{
    /// <summary>How many threads share a step.</summary>
    int Threads { get; set; }

    /// <summary>Keeps the elements of the inputs, in the order of the graph, for the steps to come.</summary>
    void Load(double[][] inputs);

    /// <summary>Computes the results and, if there are any, the gradients.</summary>
    void Step();

    /// <summary>The outputs of the last step, in the order of the graph.</summary>
    double[][] Read();
}

/// <summary>Elements as float64 numbers, whatever their type, and back; truth is 1 and 0.</summary>
public static class Numbers
{
    public static float[] Float(double[] values) => Array.ConvertAll(values, value => (float)value);

    public static double[] Double(double[] values) => [.. values];

    public static int[] Int(double[] values) => Array.ConvertAll(values, value => (int)value);

    public static bool[] Bool(double[] values) => Array.ConvertAll(values, value => value != 0);

    public static double[] Of(float value) => [value];

    public static double[] Of(double value) => [value];

    public static double[] Of(int value) => [value];

    public static double[] Of(bool value) => [value ? 1 : 0];

    public static double[] Of(ReadOnlySpan<float> values) => Array.ConvertAll(values.ToArray(), value => (double)value);

    public static double[] Of(ReadOnlySpan<double> values) => values.ToArray();

    public static double[] Of(ReadOnlySpan<int> values) => Array.ConvertAll(values.ToArray(), value => (double)value);

    public static double[] Of(ReadOnlySpan<bool> values) => Array.ConvertAll(values.ToArray(), value => value ? 1.0 : 0.0);
}
