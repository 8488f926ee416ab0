namespace GraphGen.Generator.Tests.Graphs;

using GraphGen.Compiler.Graphs;

/// <summary>Linear algebra by the textbook's formulas, one matrix of a batch after another.</summary>
static class ReferenceMatrices
{
    public static ReferenceValue Cholesky(ReferenceValue a) => ForEach(a.Shape, (batch, l) =>
    {
        var size = a.Shape[^1];
        for (var j = 0; j < size; j++)
            for (var i = j; i < size; i++)
            {
                var rest = a[[.. batch, i, j]] - Enumerable.Range(0, j).Sum(k => l[[.. batch, i, k]] * l[[.. batch, j, k]]);
                l[[.. batch, i, j]] = i == j ? Math.Sqrt(rest) : rest / l[[.. batch, j, j]];
            }
    });

    public static ReferenceValue Lu(int[] shape, ReferenceValue a) => ForEach(shape, (batch, lu) =>
    {
        var size = a.Shape[^1];
        var rows = Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => a[[.. batch, i, j]]).Append(i).ToArray()).ToArray();
        for (var k = 0; k < size; k++)
        {
            var pivot = Enumerable.Range(k, size - k).MaxBy(i => Math.Abs(rows[i][k]));
            (rows[k], rows[pivot]) = (rows[pivot], rows[k]);
            if (rows[k][k] == 0) continue;
            for (var i = k + 1; i < size; i++)
            {
                rows[i][k] /= rows[k][k];
                for (var j = k + 1; j < size; j++) rows[i][j] -= rows[i][k] * rows[k][j];
            }
        }
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++) lu[[.. batch, i, j]] = rows[i][j];
            lu[[.. batch, size, i]] = rows[i][size];
        }
    });

    public static ReferenceValue TriangularSolve(TriangularSolve solve, ReferenceValue a, ReferenceValue b)
    {
        double Element(int[] batch, int i, int j) =>
            i == j && solve.HasUnitDiagonal ? 1 : i != j && i > j != solve.IsLower ? 0 : a[[.. batch, i, j]];
        return Solve(b, (batch, i, j) => solve.IsTransposed ? Element(batch, j, i) : Element(batch, i, j));
    }

    public static ReferenceValue Solve(bool isTransposed, ReferenceValue a, ReferenceValue b) =>
        Solve(b, (batch, i, j) => isTransposed ? a[[.. batch, j, i]] : a[[.. batch, i, j]]);

    /// <summary>Gauss and Jordan's elimination of a system with all its right sides.</summary>
    static ReferenceValue Solve(ReferenceValue b, Func<int[], int, int, double> element) => ForEach(b.Shape, (batch, x) =>
    {
        var (size, columns) = (b.Shape[^2], b.Shape[^1]);
        var rows = Enumerable.Range(0, size).Select(i =>
            Enumerable.Range(0, size).Select(j => element(batch, i, j))
                .Concat(Enumerable.Range(0, columns).Select(j => b[[.. batch, i, j]])).ToArray()).ToArray();
        for (var k = 0; k < size; k++)
        {
            var pivot = Enumerable.Range(k, size - k).MaxBy(i => Math.Abs(rows[i][k]));
            (rows[k], rows[pivot]) = (rows[pivot], rows[k]);
            for (var i = 0; i < size; i++)
            {
                var factor = i == k ? 0 : rows[i][k] / rows[k][k];
                for (var j = k; j < size + columns && i != k; j++) rows[i][j] -= factor * rows[k][j];
            }
        }
        for (var i = 0; i < size; i++)
            for (var j = 0; j < columns; j++)
                x[[.. batch, i, j]] = rows[i][size + j] / rows[i][i];
    });

    static ReferenceValue ForEach(int[] shape, Action<int[], ReferenceValue> matrix)
    {
        var result = ReferenceValue.Zeros(shape);
        foreach (var batch in ReferenceValue.Indices(shape[..^2])) matrix(batch, result);
        return result;
    }
}
