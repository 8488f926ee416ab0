namespace GraphGen.Generator.Tests.Golden;

/// <summary>Between the numbers of a golden file and what compiled programs take and give; compiled with the cases.</summary>
static class Conversions
{
    public static double[] Float64(double[] numbers) => numbers;

    public static float[] Float32(double[] numbers) => Array.ConvertAll(numbers, number => (float)number);

    public static int[] Int32(double[] numbers) => Array.ConvertAll(numbers, number => (int)number);

    public static bool[] Bool(double[] numbers) => Array.ConvertAll(numbers, number => number != 0);

    public static double[] Numbers(double number) => [number];

    public static double[] Numbers(ReadOnlySpan<double> numbers) => numbers.ToArray();

    public static double[] Numbers(ReadOnlySpan<float> numbers) => Array.ConvertAll(numbers.ToArray(), number => (double)number);
}
