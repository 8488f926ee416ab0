namespace GraphGen.Gpu;

/// <summary>
/// What one thread of a warp gives for the product of 32 rows and 32 columns, 8 words deep, as the units ask for it. With
/// <c>g = lane / 4</c> and <c>t = lane % 4</c>: the words t and t + 4 of the rows g and g + 8 of each 16, and of column g of each 8.
/// </summary>
/// <param name="upper">Of the first 16 rows: word t of the rows g and g + 8, then word t + 4 of them.</param>
/// <param name="lower">The same of the last 16 rows.</param>
/// <param name="near">Of the first 16 columns: the words t and t + 4 of column g, then those of column g + 8.</param>
/// <param name="far">The same of the last 16 columns.</param>
readonly struct GpuTensorWords(GpuQuad<uint> upper, GpuQuad<uint> lower, GpuQuad<uint> near, GpuQuad<uint> far)
{
    public readonly GpuQuad<uint> Upper = upper, Lower = lower, Near = near, Far = far;
}
