namespace GraphGen.Runtime.Tests.Library;

/// <summary>A call of the library, with what the same call of PyTorch 1.13 gave in float64.</summary>
/// <param name="Call">PyTorch's call.</param>
/// <param name="Function">The library's.</param>
/// <param name="Values">The elements of the result.</param>
/// <param name="Gradient">The gradient of their sum.</param>
sealed record Published(string Call, Func<Tensor, Tensor> Function, double[] Values, double[] Gradient)
{
    /// <summary>The calls of a table, as the data of a theory.</summary>
    public static TheoryData<string> Calls(params Published[] table) => [.. table.Select(row => row.Call)];

    /// <summary>Compares the library's values and gradient at x with a row of a table.</summary>
    public static void Check(Published[] table, string call, Tensor x)
    {
        var row = table.Single(row => row.Call == call);
        var actual = row.Function(x);
        Assert.Equal(row.Values.Length, actual.Shape.ElementCount);
        Expect.Close(actual, actual.Shape.ToArray(), 1e-13, row.Values);
        Assert.Equal(row.Gradient.Length, x.Shape.ElementCount);
        Expect.Close(Ops.Gradient(Ops.Sum(actual), x), x.Shape.ToArray(), 1e-13, row.Gradient);
    }
}
