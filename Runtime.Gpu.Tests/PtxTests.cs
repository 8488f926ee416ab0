using System.Reflection;
using ILGPU;

namespace GraphGen.Runtime.Gpu.Tests;

/// <summary>What ILGPU says of branches, which the tests of kernels look for.</summary>
public class PtxTests
{
    [Theory]
    [InlineData(nameof(Implicit), true)]
    [InlineData(nameof(Explicit), false)]
    public void TheIndexOfAnImplicitlyGroupedKernelIsTakenToBeTheSameForAllThreads(string kernel, bool isWrong) =>
        Assert.Equal(isWrong, Ptx.WronglyUniform(Ptx.Of(GetType().GetMethod(kernel, BindingFlags.Static | BindingFlags.NonPublic)!)).Count > 0);

    static void Implicit(Index1D index, ArrayView<int> values)
    {
        if (values[index] > 3) values[index + 1] = 4;
    }

    static void Explicit(ArrayView<int> values)
    {
        var index = Grid.IdxX * Group.DimX + Group.IdxX;
        if (values[index] > 3) values[index + 1] = 4;
    }
}
