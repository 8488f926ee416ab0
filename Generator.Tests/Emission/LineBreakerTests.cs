namespace GraphGen.Generator.Tests.Emission;

using GraphGen.Compiler.Emission.CSharp;

/// <summary>Long lines and formulas are broken, and what can't be broken stays long.</summary>
public class LineBreakerTests
{
    static readonly string Long = new('x', 150);

    [Theory]
    [InlineData("a + {0}")]
    [InlineData("(a + {0}) · b")]
    [InlineData("a · {0} + {0} - b")]
    [InlineData("sum[i] = Σ(j: {0} >= −0.5) & ({0} <= b)")]
    public void AFormulaIsWholeAgain(string pattern)
    {
        var formula = string.Format(null, pattern, Long);
        Assert.Equal(formula, string.Join(" ", LineBreaker.BreakText(formula, indent: 8).Take(20)));
        var pieces = LineBreaker.BreakFormula(formula, indent: 8).Take(20).Select(piece => piece.TrimStart('/', ' '));
        Assert.Equal(formula, string.Join(" ", pieces));
    }
}
