namespace GraphGen;

/// <summary>Elements of any numeric type as float64 and back: what eager sums and products compute in.</summary>
static class Numbers
{
    public static double[] From(Tensor x) => x.Elements switch
    {
        double[] values => values,
        float[] values => Array.ConvertAll(values, static value => (double)value),
        int[] values => Array.ConvertAll(values, static value => (double)value),
        _ => Array.ConvertAll((bool[])x.Elements, static value => value ? 1.0 : 0.0),
    };

    /// <summary>The numbers rounded to a type. Integers are cut off towards zero, truth values are what is not 0.</summary>
    public static Array To(double[] values, DType type) => type switch
    {
        DType.Float64 => values,
        DType.Float32 => Array.ConvertAll(values, static value => (float)value),
        DType.Int32 => Array.ConvertAll(values, static value => (int)value),
        _ => Array.ConvertAll(values, static value => value != 0),
    };
}
