namespace GraphGen.Compiler.Fusion;

/// <summary>Names the axes of a kernel: by the first letter of a named dimension, else i, j, k, …</summary>
static class AxisNames
{
    public static void Assign(Kernel kernel)
    {
        var buffers = kernel.Inputs.Concat(kernel.Outputs).ToList();
        var taken = new HashSet<string>(
            buffers.Select(b => b.Name).Concat(buffers.SelectMany(b => b.Shape.Symbols)).Concat(KernelDimensions.Of(kernel)));
        foreach (var axis in KernelDimensions.Axes(kernel))
        {
            var symbols = axis.Extent.Symbols;
            var candidates = symbols.Count == 1 && axis.Extent.ToString() == symbols[0] && char.IsLetter(symbols[0][0])
                ? new[] { char.ToLowerInvariant(symbols[0][0]).ToString() }.Concat(Letters)
                : Letters;
            axis.Name = candidates.First(taken.Add);
        }
    }

    static IEnumerable<string> Letters => "ijkpqruvwxyz".Select(c => c.ToString()).Concat(Enumerable.Range(1, 999).Select(n => "i" + n));
}
