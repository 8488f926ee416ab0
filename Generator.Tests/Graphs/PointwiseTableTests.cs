namespace GraphGen.Generator.Tests.Graphs;

using GraphGen.Compiler.Graphs;

public class PointwiseTableTests
{
    public static TheoryData<string> Names => [.. PointwiseTable.Rows.Select(row => row.Name)];

    [Fact]
    public void NamesAndMethodsAreDistinct()
    {
        Assert.Equal(PointwiseTable.Rows.Count, PointwiseTable.Rows.Select(row => row.Name).Distinct().Count());
        Assert.Equal(PointwiseTable.Rows.Count, PointwiseTable.Rows.Select(row => row.Method).Distinct().Count());
        Assert.Null(PointwiseTable.Find("softmax"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ARowIsConsistent(string name)
    {
        var row = PointwiseTable.Get(name);
        Assert.Contains(row.Partials.Count, new[] { 0, row.Arity });
        foreach (var template in new[] { row.Formula, row.Scalar, row.Vector ?? row.Scalar })
            for (var i = 0; i < row.Arity; i++)
                Assert.Contains("{" + i + "}", template);
        Assert.EndsWith(".", row.Summary);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheValueOfConstantsIsThatOfTheReference(string name)
    {
        var row = PointwiseTable.Get(name);
        if (row.Value is null) return;
        double[] numbers = row.Takes switch
        {
            ElementKind.Bool => [0, 1],
            ElementKind.Integer => [-3, -1, 1, 2, 7],
            _ => [-2.5, -1, -0.0, 0, 0.3, 1, 4, double.NaN, double.PositiveInfinity, double.NegativeInfinity],
        };
        foreach (var a in numbers)
            foreach (var b in numbers)
            {
                double[] operands = row.Arity switch { 1 => [a], 2 => [a, b], _ => [row.HasCondition ? (a > 0 ? 1 : 0) : 1, a, b] };
                var expected = ReferenceScalars.Apply(name, isWhole: row.Takes == ElementKind.Integer, operands);
                Assert.Equal(expected, row.Value(operands), 1e-15 * (double.IsFinite(expected) ? Math.Max(1, Math.Abs(expected)) : 1));
            }
    }

    [Fact]
    public void ALoopsLastElementsUseTheBitsOfItsVectors()
    {
        Assert.Equal("VectorMath.Exp({0})", PointwiseTable.Get("exp").Lane);
        Assert.Equal("({0} + {1})", PointwiseTable.Get("add").Lane);
        Assert.Equal("({0} < {1})", PointwiseTable.Get("lt").Lane);
        Assert.Equal("{T}.Sqrt({0})", PointwiseTable.Get("sqrt").Lane);
    }
}
