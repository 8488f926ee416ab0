using System.Numerics;

namespace GraphGen.Gpu;

/// <summary>Four neighbours, which are read and written in one piece.</summary>
readonly struct GpuQuad<T>(T first, T second, T third, T fourth) where T : unmanaged, INumber<T>
{
    public readonly T First = first, Second = second, Third = third, Fourth = fourth;

    /// <summary>These with the products of a factor and others added.</summary>
    public GpuQuad<T> Plus(T factor, GpuQuad<T> others) => new(
        First + factor * others.First, Second + factor * others.Second, Third + factor * others.Third, Fourth + factor * others.Fourth);
}
