using System.Numerics;
using GraphGen.Gpu;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace GraphGen.Runtime.Gpu.Tests;

/// <summary>Products that are left to the vendor's library: in its place stands one that multiplies on the processor as BLAS is defined to,
/// column by column.</summary>
[Collection(DeviceCollection.Name)]
public sealed class VendorProductTests : IDisposable
{
    static readonly GpuDevice Device = GpuDevice.CpuAccelerator;

    readonly Blas blas = new();

    public VendorProductTests() => (Device.Gemm, Device.AllowCublas) = (blas, true);

    public void Dispose() => (Device.Gemm, Device.AllowCublas) = (null, false);

    [Theory]
    [InlineData(1, 3, 4, 5)]
    [InlineData(3, 2, 5, 7)]
    [InlineData(2, 1, 4, 3)]
    [InlineData(2, 4, 1, 3)]
    [InlineData(2, 4, 3, 1)]
    [InlineData(1, 1, 1, 1)]
    public void OperandsAreTakenAsTheyLie(int batch, int rows, int columns, int inner)
    {
        var size = new GpuProductSize(batch, rows, columns, inner);
        for (var layout = 0; layout < 4; layout++)
        {
            Check<float>(size, layout, GpuVendorProduct.TryMultiply);
            Check<double>(size, layout, GpuVendorProduct.TryMultiply);
        }
        Assert.Equal(8 * batch, blas.Calls);
    }

    [Fact]
    public void WhatBlasCannotTakeIsLeft()
    {
        using var arena = new GpuArena(Device, 4096);
        var elements = arena.At<float>(0, 256);
        var size = new GpuProductSize(2, 3, 4, 5);
        GpuOperand<float> left = new(elements, 0, 15, 5, 1), right = new(elements, 0, 20, 4, 1);
        Assert.True(Takes(size, left, right));
        Assert.False(Takes(size, left with { ColumnStride = 2, RowStride = 10 }, right));
        Assert.False(Takes(size, left, right with { RowStride = 3 }));
        Assert.False(Takes(size, left with { RowStride = 0 }, right));
        Assert.False(Takes(size with { Batch = 9 }, left, right));
        Assert.False(Takes(size with { Inner = 0 }, left, right));
        Assert.False(Takes(size with { Rows = 0 }, left, right));
        Assert.False(GpuVendorProduct.TryMultiply(Device, GpuPrecision.TensorFloat32, size, left, right, arena.At<float>(1024, 24)));
        Device.AllowCublas = false;
        Assert.False(Takes(size, left, right));
        Assert.Equal(2, blas.Calls);

        bool Takes(GpuProductSize size, GpuOperand<float> left, GpuOperand<float> right) =>
            GpuVendorProduct.TryMultiply(Device, GpuPrecision.Full, size, left, right, arena.At<float>(1024, 24));
    }

    [Fact]
    public void TheLibraryIsNotThereWithoutCuda()
    {
        Assert.Null(GpuCublas.TryLoad(Device));
        Assert.Contains("cuBLAS", GpuDevice.Doctor());
    }

    delegate bool Multiply<T>(
        GpuDevice device, GpuPrecision precision, GpuProductSize size, GpuOperand<T> left, GpuOperand<T> right, ArrayView<T> sums) where T : unmanaged;

    static void Check<T>(GpuProductSize size, int layout, Multiply<T> multiply) where T : unmanaged, INumber<T>
    {
        using var arena = new GpuArena(Device, 1 << 16);
        var (left, leftElements) = Operand<T>(arena, 0, size.Batch, size.Rows, size.Inner, isTransposed: layout % 2 == 1);
        var (right, rightElements) = Operand<T>(arena, 16384, size.Batch, size.Inner, size.Columns, isTransposed: layout / 2 == 1);
        var sums = arena.At<T>(32768, size.Batch * size.Rows * size.Columns);
        Assert.True(multiply(Device, GpuPrecision.Full, size, left, right, sums));
        var actual = new T[sums.Length];
        arena.Download(sums, actual);
        for (var (place, b) = (0, 0); b < size.Batch; b++)
            for (var i = 0; i < size.Rows; i++)
                for (var j = 0; j < size.Columns; j++, place++)
                {
                    var expected = T.Zero;
                    for (var k = 0; k < size.Inner; k++) expected += At(left, leftElements, b, i, k) * At(right, rightElements, b, k, j);
                    Assert.Equal(double.CreateChecked(expected), double.CreateChecked(actual[place]));
                }

        static T At(GpuOperand<T> operand, T[] elements, int b, int i, int j) =>
            elements[operand.Offset + b * operand.BatchStride + i * operand.RowStride + j * operand.ColumnStride];
    }

    /// <summary>A batch of matrices of small whole numbers, which begins at the third element.</summary>
    static (GpuOperand<T> Operand, T[] Elements) Operand<T>(GpuArena arena, int at, int batch, int rows, int columns, bool isTransposed)
        where T : unmanaged, INumber<T>
    {
        var random = new Random(rows + columns);
        T[] elements = [.. Enumerable.Range(0, 3 + batch * rows * columns).Select(_ => T.CreateChecked(random.Next(-9, 10)))];
        var view = arena.At<T>(at, elements.Length);
        arena.Upload<T>(elements, view);
        return (new(view, 3, rows * columns, isTransposed ? 1 : columns, isTransposed ? rows : 1), elements);
    }

    /// <summary>The reference definition of gemm: matrices column by column.</summary>
    internal sealed class Blas : IGpuGemm
    {
        public int Calls { get; private set; }

        public void Multiply(GpuGemm gemm, int rows, int columns, int inner, ArrayView<float> first, ArrayView<float> second, ArrayView<float> result) =>
            Run(gemm, rows, columns, inner, first, second, result);

        public void Multiply(GpuGemm gemm, int rows, int columns, int inner, ArrayView<double> first, ArrayView<double> second, ArrayView<double> result) =>
            Run(gemm, rows, columns, inner, first, second, result);

        void Run<T>(GpuGemm gemm, int rows, int columns, int inner, ArrayView<T> first, ArrayView<T> second, ArrayView<T> result)
            where T : unmanaged, INumber<T>
        {
            Calls++;
            Device.Synchronize();
            T[] a = Read(first), b = Read(second), c = Read(result);
            Assert.True(gemm.FirstStride >= (gemm.First == CuBlasOperation.NonTranspose ? rows : inner));
            Assert.True(gemm.SecondStride >= (gemm.Second == CuBlasOperation.NonTranspose ? inner : columns));
            for (var j = 0; j < columns; j++)
                for (var i = 0; i < rows; i++)
                {
                    var sum = T.Zero;
                    for (var k = 0; k < inner; k++)
                        sum += a[gemm.First == CuBlasOperation.NonTranspose ? i + k * gemm.FirstStride : k + i * gemm.FirstStride]
                            * b[gemm.Second == CuBlasOperation.NonTranspose ? k + j * gemm.SecondStride : j + k * gemm.SecondStride];
                    c[i + j * rows] = sum;
                }
            result.CopyFromCPU(ref c[0], c.Length);
            Device.Synchronize();
        }

        static T[] Read<T>(ArrayView<T> view) where T : unmanaged
        {
            var values = new T[view.Length];
            view.CopyToCPU(ref values[0], values.Length);
            Device.Synchronize();
            return values;
        }
    }
}
