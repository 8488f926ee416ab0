namespace GraphGen.Gpu;

/// <summary>
/// A kind of a card's units for products of small matrices. A warp gives them words of 32 bits, which hold one factor or two that follow
/// each other in depth; they multiply exactly and add up in float32.
/// </summary>
interface IGpuTensorUnit
{
    /// <summary>How many factors are in a word: 1 or 2.</summary>
    static abstract int FactorsPerWord { get; }

    /// <summary>Rounds factors and puts them in a word.</summary>
    /// <param name="first">The first factor in depth.</param>
    /// <param name="second">The second one, if a word has two.</param>
    static abstract uint Pack(float first, float second);

    /// <summary>Adds the products of a warp's 32 rows and 32 columns, twice 8 words deep, to its sums. All threads of the warp make the
    /// call.</summary>
    static abstract GpuTensorSums Multiply(GpuTensorWords first, GpuTensorWords second, GpuTensorSums sums);
}
