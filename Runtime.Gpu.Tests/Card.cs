namespace GraphGen.Runtime.Gpu.Tests;

/// <summary>The card of CUDA's that tests run on, too, where there is one.</summary>
static class Card
{
    /// <summary>How generated code names it: cards of CUDA's come first.</summary>
    public const string Expression = "GraphGen.GpuDevice.ByIndex(0)";

    /// <summary>Why tests on it are skipped; null where there is one.</summary>
    public static string? Missing { get; } = GpuDevice.All.FirstOrDefault() is { Kind: GpuDeviceKind.Cuda }
        ? null
        : "There is no card of CUDA's. " + GpuDevice.Doctor().Split('\n')[0];
}

/// <summary>A test on a card of CUDA's.</summary>
sealed class CardFactAttribute : FactAttribute
{
    public CardFactAttribute() => Skip = Card.Missing!;
}

/// <summary>A theory on a card of CUDA's.</summary>
sealed class CardTheoryAttribute : TheoryAttribute
{
    public CardTheoryAttribute() => Skip = Card.Missing!;
}
