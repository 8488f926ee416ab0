namespace GraphGen;

/// <summary>A box of a drawing: its size, and its centre once the layout is done; or a lane, which is as high as its row.</summary>
/// <param name="width">The width.</param>
/// <param name="height">The height.</param>
sealed class Box(double width, double height)
{
    public double Width { get; } = width;

    public double Height { get; set; } = height;

    public double X { get; set; }

    public double Y { get; set; }

    public int Rank { get; set; }
}

/// <summary>
/// Places boxes in rows so that every arrow points down, after Sugiyama, Tagawa and Toda (1981): a box comes one row below the
/// lowest box that leads to it; an arrow that passes rows keeps a lane free in each; boxes of a row are ordered so that few arrows
/// cross, and then stand as near to what they are connected with as there is room.
/// </summary>
sealed class LayeredLayout
{
    const double RowGap = 34, BoxGap = 28, LaneWidth = 12;
    const int Sweeps = 8;

    readonly List<Box[]> rows = [];
    readonly Dictionary<Box, List<Box>> above = [], below = [];

    /// <summary>Places the boxes.</summary>
    /// <param name="boxes">The boxes, each after those that lead to it.</param>
    /// <param name="arrows">From which box to which.</param>
    public LayeredLayout(IReadOnlyList<Box> boxes, IReadOnlyList<(Box From, Box To)> arrows)
    {
        Rank(boxes, arrows);
        Paths = [.. arrows.Select(arrow => Lanes(arrow.From, arrow.To))];
        var nodes = boxes.Concat(Paths.SelectMany(path => path[1..^1])).ToList();
        foreach (var node in nodes) (above[node], below[node]) = ([], []);
        foreach (var path in Paths)
            for (var k = 0; k + 1 < path.Length; k++)
            {
                below[path[k]].Add(path[k + 1]);
                above[path[k + 1]].Add(path[k]);
            }
        rows.AddRange(nodes.GroupBy(node => node.Rank).OrderBy(row => row.Key).Select(row => row.ToArray()));
        foreach (var row in rows) Spread(row, _ => 0);
        for (var sweep = 0; sweep < Sweeps; sweep++) Sweep(down: sweep % 2 == 0, mayReorder: sweep < Sweeps - 2);
        Stack();
    }

    /// <summary>For each arrow the boxes and lanes that it passes, from its begin to its end.</summary>
    public IReadOnlyList<Box[]> Paths { get; }

    /// <summary>The width of the whole drawing.</summary>
    public double Width { get; private set; }

    /// <summary>The height of the whole drawing.</summary>
    public double Height { get; private set; }

    /// <summary>Rows by the longest way; a box that nothing leads to stands right above the first that it leads to.</summary>
    static void Rank(IReadOnlyList<Box> boxes, IReadOnlyList<(Box From, Box To)> arrows)
    {
        var incoming = arrows.ToLookup(arrow => arrow.To, arrow => arrow.From);
        var outgoing = arrows.ToLookup(arrow => arrow.From, arrow => arrow.To);
        foreach (var box in boxes) box.Rank = incoming[box].Select(from => from.Rank + 1).DefaultIfEmpty(0).Max();
        foreach (var box in boxes.Where(box => !incoming[box].Any() && outgoing[box].Any()))
            box.Rank = outgoing[box].Min(to => to.Rank) - 1;
    }

    static Box[] Lanes(Box from, Box to) =>
        [from, .. Enumerable.Range(from.Rank + 1, to.Rank - from.Rank - 1).Select(rank => new Box(LaneWidth, 0) { Rank = rank }), to];

    /// <summary>Moves every row towards the row before it: the order follows the means of the neighbours, then the places do.</summary>
    void Sweep(bool down, bool mayReorder)
    {
        var neighbours = down ? above : below;
        for (var k = down ? 1 : rows.Count - 2; k >= 0 && k < rows.Count; k += down ? 1 : -1)
        {
            double Wish(Box node) => neighbours[node] is { Count: > 0 } near ? near.Average(other => other.X) : node.X;
            if (mayReorder) rows[k] = [.. rows[k].OrderBy(Wish)];
            Spread(rows[k], Wish);
        }
    }

    /// <summary>Gives the nodes of a row the places they wish, but apart from each other and in order.</summary>
    static void Spread(Box[] row, Func<Box, double> wish)
    {
        var wishes = Array.ConvertAll(row, node => wish(node));
        for (var k = 0; k < row.Length; k++) row[k].X = k == 0 ? wishes[0] : Math.Max(wishes[k], row[k - 1].X + Distance(row[k - 1], row[k]));
        // Runs of nodes that touch are moved back together, so that on average each is where it wishes to be.
        for (var begin = row.Length - 1; begin >= 0; begin--)
        {
            var end = begin + 1;
            while (end < row.Length && row[end].X - row[end - 1].X <= Distance(row[end - 1], row[end]) + 1e-6) end++;
            var shift = Enumerable.Range(begin, end - begin).Average(k => wishes[k] - row[k].X);
            var room = begin == 0 ? double.PositiveInfinity : row[begin].X - row[begin - 1].X - Distance(row[begin - 1], row[begin]);
            shift = Math.Max(Math.Min(shift, 0), -Math.Max(room, 0));
            for (var k = begin; k < end; k++) row[k].X += shift;
        }
    }

    static double Distance(Box left, Box right) => (left.Width + right.Width) / 2 + BoxGap;

    /// <summary>Puts the rows below each other, and the drawing's corner to the origin.</summary>
    void Stack()
    {
        var left = rows.SelectMany(row => row).Select(node => node.X - node.Width / 2).DefaultIfEmpty(0).Min();
        foreach (var row in rows)
        {
            var height = row.Max(node => node.Height);
            foreach (var node in row) (node.X, node.Y, node.Height) = (node.X - left, Height + height / 2, node.Height > 0 ? node.Height : height);
            Width = Math.Max(Width, row.Max(node => node.X + node.Width / 2));
            Height += height + RowGap;
        }
        Height = Math.Max(0, Height - RowGap);
    }
}
