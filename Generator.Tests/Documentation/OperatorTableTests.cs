using GraphGen.Compiler.Graphs;
using GraphGen.Generator.Tests.Hosting;
using GraphGen.Generator.Tests.Snapshots;

namespace GraphGen.Generator.Tests.Documentation;

/// <summary>The page of operations says what the code has.</summary>
public class OperatorTableTests
{
    [Fact]
    public void The_page_is_up_to_date()
    {
        var (path, text) = (Repository.Combine(OperatorTable.Page), OperatorTable.Write());
        if (Environment.GetEnvironmentVariable(Snapshot.AcceptVariable) == "1") File.WriteAllText(path, text);
        Assert.True(
            File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text,
            $"'{OperatorTable.Page}' is stale; run this test with {Snapshot.AcceptVariable}=1 to write it anew.");
    }

    [Fact]
    public void Every_row_of_the_pointwise_table_is_on_it() =>
        Assert.All(PointwiseTable.Rows, row => Assert.Contains($"| `{row.Method}(", OperatorTable.Write(), StringComparison.Ordinal));

    [Theory]
    [InlineData("| `Tanh(x)` | `tanh(x)` | `1 - y²` |")]
    [InlineData("| `Multiply(a, b)` | `a · b` | `b`, `a` |")]
    [InlineData("| `Floor(x)` | `⌊x⌋` | `0` |")]
    public void Derivatives_are_formulas_over_operands_and_result(string row) => Assert.Contains(row, OperatorTable.Write(), StringComparison.Ordinal);
}
