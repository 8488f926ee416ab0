namespace GraphGen.Kernels;

/// <summary>Into how many ranges of rows and of columns each product of a batch is split for a number of
/// workers.</summary>
readonly record struct ProductSplit(int Rows, int Columns)
{
    /// <summary>What copying an element of the right operand costs, in units of computing one tile for it.</summary>
    const double CopyCost = 0.5;

    /// <summary>Chooses the split that keeps the largest part smallest, counting tiles and the copying of the right
    /// operand, which each range of rows does for itself.</summary>
    public static ProductSplit Choose(int workers, ProductSize size, int tileRows, int tileColumns)
    {
        if (workers == 1 || size.Batch == 0 || size.Batch >= 4 * workers) return new(1, 1);
        var parts = workers / (int)GreatestDivisor(workers, size.Batch);
        var best = new ProductSplit(1, 1);
        var bestCost = double.PositiveInfinity;
        for (var rows = 1; rows <= parts; rows++)
        {
            if (parts % rows != 0) continue;
            var columns = parts / rows;
            var tiles = Tiles(size.Rows, rows, tileRows);
            var cost = (tiles + CopyCost) * Tiles(size.Columns, columns, tileColumns);
            if (cost >= bestCost) continue;
            best = new(rows, columns);
            bestCost = cost;
        }
        return best;
    }

    static double Tiles(int count, int parts, int tile) => Math.Ceiling(Math.Ceiling((double)count / parts) / tile);

    static uint GreatestDivisor(int a, int b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return (uint)a;
    }
}
