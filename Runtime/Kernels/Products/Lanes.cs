using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace GraphGen.Kernels;

/// <summary>The vector instructions that the product kernels use, for one width and element type.</summary>
unsafe interface ILanes<T, TVector>
    where T : unmanaged
    where TVector : unmanaged
{
    /// <summary>The number of elements in a vector.</summary>
    static abstract int Count { get; }

    /// <summary>The most rows that a tile of two vectors of columns can have, with all its sums in registers.</summary>
    static abstract int TileRows { get; }

    static abstract TVector Load(T* source);

    static abstract void Store(TVector vector, T* destination);

    static abstract TVector Broadcast(T value);

    static abstract TVector Add(TVector x, TVector y);

    /// <summary>x · y + z, rounded once.</summary>
    static abstract TVector MultiplyAdd(TVector x, TVector y, TVector z);

    /// <summary>The sum of the elements, the upper half added to the lower until one is left.</summary>
    static abstract T Sum(TVector vector);

    /// <summary>Writes the <see cref="Sum"/>s of four vectors, in one go.</summary>
    static abstract void StoreSums(TVector x0, TVector x1, TVector x2, TVector x3, T* destination);
}

/// <summary>Vectors of 512 bits.</summary>
readonly unsafe struct Lanes512<T> : ILanes<T, Vector512<T>> where T : unmanaged, INumber<T>
{
    public static int Count => Vector512<T>.Count;

    public static int TileRows => 12;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load(T* source) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<T> vector, T* destination) => vector.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Broadcast(T value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Add(Vector512<T> x, Vector512<T> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyAdd(Vector512<T> x, Vector512<T> y, Vector512<T> z) => typeof(T) == typeof(float)
        ? Vector512.FusedMultiplyAdd(x.AsSingle(), y.AsSingle(), z.AsSingle()).As<float, T>()
        : Vector512.FusedMultiplyAdd(x.AsDouble(), y.AsDouble(), z.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector512<T> vector) => Lanes256<T>.Sum(vector.GetLower() + vector.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector512<T> x0, Vector512<T> x1, Vector512<T> x2, Vector512<T> x3, T* destination) =>
        Lanes256<T>.StoreSums(
            x0.GetLower() + x0.GetUpper(), x1.GetLower() + x1.GetUpper(),
            x2.GetLower() + x2.GetUpper(), x3.GetLower() + x3.GetUpper(), destination);
}

/// <summary>Vectors of 256 bits.</summary>
readonly unsafe struct Lanes256<T> : ILanes<T, Vector256<T>> where T : unmanaged, INumber<T>
{
    public static int Count => Vector256<T>.Count;

    public static int TileRows => 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load(T* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<T> vector, T* destination) => vector.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Broadcast(T value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Add(Vector256<T> x, Vector256<T> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> MultiplyAdd(Vector256<T> x, Vector256<T> y, Vector256<T> z) => typeof(T) == typeof(float)
        ? Vector256.FusedMultiplyAdd(x.AsSingle(), y.AsSingle(), z.AsSingle()).As<float, T>()
        : Vector256.FusedMultiplyAdd(x.AsDouble(), y.AsDouble(), z.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector256<T> vector) => Lanes128<T>.Sum(vector.GetLower() + vector.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector256<T> x0, Vector256<T> x1, Vector256<T> x2, Vector256<T> x3, T* destination) =>
        Lanes128<T>.StoreSums(
            x0.GetLower() + x0.GetUpper(), x1.GetLower() + x1.GetUpper(),
            x2.GetLower() + x2.GetUpper(), x3.GetLower() + x3.GetUpper(), destination);
}

/// <summary>Vectors of 128 bits.</summary>
readonly unsafe struct Lanes128<T> : ILanes<T, Vector128<T>> where T : unmanaged, INumber<T>
{
    public static int Count => Vector128<T>.Count;

    public static int TileRows => AdvSimd.IsSupported ? 12 : 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load(T* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<T> vector, T* destination) => vector.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Broadcast(T value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Add(Vector128<T> x, Vector128<T> y) => x + y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> MultiplyAdd(Vector128<T> x, Vector128<T> y, Vector128<T> z) => typeof(T) == typeof(float)
        ? Vector128.FusedMultiplyAdd(x.AsSingle(), y.AsSingle(), z.AsSingle()).As<float, T>()
        : Vector128.FusedMultiplyAdd(x.AsDouble(), y.AsDouble(), z.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Vector128<T> vector) => typeof(T) == typeof(float)
        ? vector[0] + vector[2] + (vector[1] + vector[3])
        : vector[0] + vector[1];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreSums(Vector128<T> x0, Vector128<T> x1, Vector128<T> x2, Vector128<T> x3, T* destination)
    {
        if (typeof(T) == typeof(float) && Sse.IsSupported)
        {
            var halves01 = Sse.UnpackLow(x0.AsSingle(), x1.AsSingle()) + Sse.UnpackHigh(x0.AsSingle(), x1.AsSingle());
            var halves23 = Sse.UnpackLow(x2.AsSingle(), x3.AsSingle()) + Sse.UnpackHigh(x2.AsSingle(), x3.AsSingle());
            (Sse.MoveLowToHigh(halves01, halves23) + Sse.MoveHighToLow(halves23, halves01)).As<float, T>().Store(destination);
        }
        else
        {
            destination[0] = Sum(x0);
            destination[1] = Sum(x1);
            destination[2] = Sum(x2);
            destination[3] = Sum(x3);
        }
    }
}
