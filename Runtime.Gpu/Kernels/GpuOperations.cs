using System.Numerics;

namespace GraphGen.Gpu;

/// <summary>What combines two values of a reduction; in either order it gives the same bits.</summary>
interface IGpuOperation<T>
{
    static abstract T Of(T left, T right);
}

readonly struct GpuSum<T> : IGpuOperation<T> where T : INumber<T>
{
    public static T Of(T left, T right) => left + right;
}

readonly struct GpuTimes<T> : IGpuOperation<T> where T : INumber<T>
{
    public static T Of(T left, T right) => left * right;
}

/// <summary>The instruction of cards would take a number rather than NaN.</summary>
readonly struct GpuMaximum<T> : IGpuOperation<T> where T : struct, INumber<T>
{
    public static T Of(T left, T right)
    {
        // For zeros, of which the sum is 0 if one is, and NaNs. Everything is computed and selected, without a branch.
        var result = left + right;
        result = left > right | left == right & left != default ? left : result;
        return right > left ? right : result;
    }
}

/// <summary>The instruction of cards would take a number rather than NaN.</summary>
readonly struct GpuMinimum<T> : IGpuOperation<T> where T : struct, INumber<T>
{
    public static T Of(T left, T right)
    {
        // For zeros, of which the negative sum of the negatives is -0 if one is, and NaNs.
        var result = -(-left - right);
        result = left < right | left == right & left != default ? left : result;
        return right < left ? right : result;
    }
}
