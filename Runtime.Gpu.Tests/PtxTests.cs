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

    [Fact]
    public void SoAreVariablesThatALoopMixes() =>
        Assert.NotEmpty(Ptx.WronglyUniform(Ptx.Of(GetType().GetMethod(nameof(Mixed), BindingFlags.Static | BindingFlags.NonPublic)!)));

    static void Mixed(ArrayView<double> values, int rounds, uint key)
    {
        uint x0 = (uint)(Grid.IdxX * Group.DimX + Group.IdxX), x1 = key, x2 = key, x3 = key;
        var index = (int)x0;
        for (var i = 0; i < 10; i++)
        {
            var product0 = 0xD2511F53 * (ulong)x0;
            var product1 = 0xCD9E8D57 * (ulong)x2;
            x0 = (uint)(product1 >> 32) ^ x1 ^ key;
            x1 = (uint)product1;
            x2 = (uint)(product0 >> 32) ^ x3 ^ key;
            x3 = (uint)product0;
            key += 0x9E3779B9;
        }
        if (x2 > 3) values[index] = 4;
        if (x0 > 3) values[index + 1] = 4;
        if (x1 > 3) values[index + 2] = 4;
        if (x3 > 3) values[index + 3] = 4;
    }

    static void Explicit(ArrayView<int> values)
    {
        var index = Grid.IdxX * Group.DimX + Group.IdxX;
        if (values[index] > 3) values[index + 1] = 4;
    }
}
