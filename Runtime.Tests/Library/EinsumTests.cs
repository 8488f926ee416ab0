using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Library;

public class EinsumTests
{
    /// <summary>Equations of letters alone, with the shapes of their operands, and what the equation is without an arrow.
    /// </summary>
    public static TheoryData<string, string, string> Equations => new()
    {
        { "ij,jk->ik", "23,34", "ij,jk->ik" },
        { "ij,jk->", "23,34", "ij,jk->" },
        { "ij,jk", "23,34", "ij,jk->ik" },
        { "ji,ij", "32,23", "ji,ij->" },
        { "ba", "23", "ba->ab" },
        { "bA", "23", "bA->Ab" },
        { "ii", "33", "ii->" },
        { "ii->i", "33", "ii->i" },
        { "iij->ji", "332", "iij->ji" },
        { "iji->j", "323", "iji->j" },
        { "iijj->ij", "2233", "iijj->ij" },
        { "iii->i", "333", "iii->i" },
        { "ij->", "23", "ij->" },
        { "i,i->", "4,4", "i,i->" },
        { "i,i->i", "4,4", "i,i->i" },
        { "i,j->ji", "2,3", "i,j->ji" },
        { "i,j->", "2,3", "i,j->" },
        { "bij,bjk->bik", "223,232", "bij,bjk->bik" },
        { "bhid,bhjd->bhij", "2132,2142", "bhid,bhjd->bhij" },
        { "bij,jk->kib", "223,32", "bij,jk->kib" },
        { "ij,kj,k->i", "23,43,4", "ij,kj,k->i" },
        { "ij,j->i", "23,3", "ij,j->i" },
        { "ab,bc,cd,de->ae", "23,32,24,43", "ab,bc,cd,de->ae" },
        { "i,i,i->i", "3,3,3", "i,i,i->i" },
        { "ijj,jk->ki", "233,32", "ijj,jk->ki" },
        { "a,b,c,d->dbca", "2,3,1,2", "a,b,c,d->dbca" },
        { " i j , j k -> i k ", "23,34", "ij,jk->ik" },
        { "ij,jk->ik", "21,34", "ij,jk->ik" },
        { "ij,ij->j", "13,21", "ij,ij->j" },
        { "ii,ij->j", "11,23", "ii,ij->j" },
        { ",ij->ji", ",23", ",ij->ji" },
        { "αβ,βγ->αγ", "12,21", "αβ,βγ->αγ" },
        { "ij,jk->ik", "20,03", "ij,jk->ik" },
        { "ij,jk->ik", "03,32", "ij,jk->ik" },
    };

    [Theory, MemberData(nameof(Equations))]
    public void SumsOfProducts(string equation, string shapes, string explicitly)
    {
        Tensor[] operands = [.. shapes.Split(',').Select(Operand)];
        var terms = explicitly.Split("->");
        Check(terms[0].Split(','), terms[1], operands, values => Einsum(equation, values));
    }

    [Fact]
    public void AnEllipsisStandsForFurtherAxes()
    {
        Tensor a = Operand("213", 0), b = Operand("34", 1);
        Same(MatMul(a, b), Einsum("...ij,...jk->...ik", a, b));
        Same(MatMul(a, b), Einsum("...ij,...jk", a, b));
        Same(Permute(a, 2, 0, 1), Einsum("...i->i...", a));
        Same(Permute(a, 0, 2, 1), Einsum("i...j->ij...", a));
        Same(Sum(a, 0, 1), Einsum("...i->i", a));
        Same(a, Einsum("...", a));
        Same(a * b[0, 0], Einsum("...,...->...", a, b[0, 0]));
        // Aligned at their last axes; a size of 1 gives way.
        var c = Operand("42", 2);
        Same(Sum(a * Operand("243", 3), 2), Einsum("...x,...x", a, Operand("243", 3)));
        Same(Einsum("abi,bj->abij", BroadcastTo(a, 2, 4, 3), c), Einsum("...i,...j->...ij", a, c));
        // What the result leaves out is summed over.
        Same(Sum(MatMul(a, b), 0), Einsum("...ij,jk->ik", a, b));
    }

    [Fact]
    public void TypesMeet()
    {
        Expect.Integers(Einsum("ij,j->i", Tensor.Of([1, 2, 3, 4], 2, 2), Tensor.Of([1, 10])), [2], 21, 43);
        Assert.Equal(DType.Float64, Einsum("i,i->i", Tensor.Ones(2), Tensor.Of([1.0, 2])).Type);
        Expect.Equal(Einsum("i,->i", Tensor.Of([1f, 2]), 3), [2], 3, 6);
    }

    [Fact]
    public void MistakesNameTheEquation()
    {
        Tensor a = Tensor.Ones(2, 3), b = Tensor.Ones(4, 2);
        Expect.Throws<ArgumentException>(() => Einsum("ij,jk->ik", a, b), "'ij,jk->ik'", "'j'", "size 4 in operand 1", "size 3");
        Expect.Throws<ArgumentException>(() => Einsum("ij,jk->ik", a), "'ij,jk->ik'", "2 operands", "1 are given");
        Expect.Throws<ArgumentException>(() => Einsum("ijk->i", a), "operand 0", "[2, 3]", "'ijk' names 3 axes");
        Expect.Throws<ArgumentException>(() => Einsum("...ijk->i", a), "[2, 3]", "'...ijk' names 3 axes");
        Expect.Throws<ArgumentException>(() => Einsum("ij->ik", a), "'k'", "no operand");
        Expect.Throws<ArgumentException>(() => Einsum("ij->ii", a), "'i' twice");
        Expect.Throws<ArgumentException>(() => Einsum("ii->i", a), "'i' has the sizes 2 and 3 in operand 0");
        Expect.Throws<ArgumentException>(() => Einsum("ij->i->j", a), "arrow");
        Expect.Throws<ArgumentException>(() => Einsum("i1->i", a), "'1' is no letter");
        Expect.Throws<ArgumentException>(() => Einsum("i.j->i", a), "'.' is no letter");
        Expect.Throws<ArgumentException>(() => Einsum("...i...->i", a), "'...' stands twice");
        Expect.Throws<ArgumentException>(() => Einsum("ij,->i", a, b), "[4, 2]", "'' names 0 axes");
        Expect.Throws<ArgumentException>(() => Einsum("ij"), "1 operands", "0 are given");
        Expect.Throws<ArgumentException>(() => Einsum("...i,...i->...i", Tensor.Ones(2, 3), Tensor.Ones(4, 3)), "'...'", "4", "2");
    }

    static Tensor Operand(string sizes, int seed)
    {
        int[] shape = [.. sizes.Select(size => size - '0')];
        var count = shape.Aggregate(1, (product, size) => product * size);
        return Reshape(Tensor.Of([.. Enumerable.Range(0, count).Select(i => Math.Sin(i + 2.5 * seed + 1))]), shape);
    }

    static void Same(Tensor expected, Tensor actual) =>
        Expect.Close(actual, expected.Shape.ToArray(), 1e-14, expected.ToArray<double>());

    /// <summary>Compares with loops over all letters, and gradients with differences.</summary>
    static void Check(string[] terms, string result, Tensor[] operands, Func<Tensor[], Tensor> einsum)
    {
        var sizes = new Dictionary<char, int>();
        for (var i = 0; i < terms.Length; i++)
            foreach (var (letter, size) in terms[i].Zip(operands[i].Shape))
                if (sizes.GetValueOrDefault(letter, 1) == 1)
                    sizes[letter] = size;
        var letters = sizes.Keys.ToArray();
        int[] shape = [.. result.Select(letter => sizes[letter])];
        var actual = einsum(operands);
        Expect.Close(actual, shape, 1e-13, Loop(operands));
        if (actual.Shape.ElementCount == 0)
            return;

        var weights = Reshape(Cast(Cos(Iota(actual.Shape.ElementCount)), DType.Float64), shape);
        var gradients = Gradient(Sum(actual * weights), operands);
        for (var i = 0; i < operands.Length; i++)
        {
            var slopes = new double[operands[i].Shape.ElementCount];
            for (var k = 0; k < slopes.Length; k++)
                slopes[k] = Weighted(i, k, 0.5) - Weighted(i, k, -0.5);
            Expect.Close(gradients[i], operands[i].Shape.ToArray(), 1e-12, slopes);
        }

        // The sum is linear in each element, so that differences of any width are exact.
        double Weighted(int operand, int element, double change)
        {
            var values = operands[operand].ToArray<double>();
            values[element] += change;
            Tensor[] changed = [.. operands];
            changed[operand] = Reshape(Tensor.Of(values), operands[operand].Shape.ToArray());
            return Loop(changed).Zip(weights.ToArray<double>(), (value, weight) => value * weight).Sum();
        }

        double[] Loop(Tensor[] values)
        {
            double[][] elements = [.. values.Select(value => value.ToArray<double>())];
            var sums = new double[shape.Aggregate(1, (product, size) => product * size)];
            var total = letters.Aggregate(1, (product, letter) => product * sizes[letter]);
            for (var n = 0; n < total; n++)
            {
                var at = new Dictionary<char, int>();
                var rest = n;
                foreach (var letter in letters)
                {
                    at[letter] = rest % sizes[letter];
                    rest /= sizes[letter];
                }
                var product = 1.0;
                for (var i = 0; i < terms.Length; i++)
                    product *= elements[i][Place(terms[i], [.. values[i].Shape], at)];
                sums[Place(result, shape, at)] += product;
            }
            return sums;
        }
    }

    static int Place(string term, int[] shape, Dictionary<char, int> at)
    {
        var place = 0;
        for (var axis = 0; axis < term.Length; axis++)
            place = place * shape[axis] + (shape[axis] == 1 ? 0 : at[term[axis]]);
        return place;
    }
}
