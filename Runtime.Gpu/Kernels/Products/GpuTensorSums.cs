namespace GraphGen.Gpu;

/// <summary>
/// The sums of one thread of a warp that multiplies 32 rows and 32 columns, in tiles of 16 rows and 8 columns; the first four tiles are
/// those of the first 16 rows. With <c>g = lane / 4</c> and <c>t = lane % 4</c> it has of each tile the columns 2t and 2t + 1 of row g,
/// then those of row g + 8.
/// </summary>
readonly struct GpuTensorSums(
    GpuQuad<float> tile0, GpuQuad<float> tile1, GpuQuad<float> tile2, GpuQuad<float> tile3,
    GpuQuad<float> tile4, GpuQuad<float> tile5, GpuQuad<float> tile6, GpuQuad<float> tile7)
{
    public readonly GpuQuad<float> Tile0 = tile0, Tile1 = tile1, Tile2 = tile2, Tile3 = tile3;
    public readonly GpuQuad<float> Tile4 = tile4, Tile5 = tile5, Tile6 = tile6, Tile7 = tile7;
}
