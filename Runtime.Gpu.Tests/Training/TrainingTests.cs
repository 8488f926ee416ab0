using GraphGen.Generator.Tests.EndToEnd;
using GraphGen.Generator.Tests.Hosting;
using GraphGen.Gpu;
using ILGPU;
using ILGPU.Runtime;

namespace GraphGen.Runtime.Gpu.Tests.Training;

/// <summary>Training on a device follows training on the processor, allocates nothing, waits once a step, and gives the same bits each
/// time.</summary>
[Collection(DeviceCollection.Name)]
public sealed class TrainingTests : IDisposable
{
    const string Probe =
        """
        using GraphGen.Samples.Digits;
        using GraphGen.Samples.Gates;

        public sealed partial class SmallDigits
        {
            readonly Linear hidden = new(64, 16);
            readonly Linear output = new(16, 10);

            [Model]
            public partial Tensor Loss([Shape("batch", 64)] Tensor image, [Shape("batch"), Int32] Tensor digit) =>
                CrossEntropy(output.Forward(Relu(hidden.Forward(image))), digit);
        }

        public static class Probe
        {
            static readonly float[] Inputs = [0, 0, 0, 1, 1, 0, 1, 1], Xor = [0, 1, 1, 0];

            static GpuDevice Device => GpuDevice.CpuAccelerator;

            static (float[] Images, int[] Digits) Batch(int step, int count)
            {
                var random = new Random(step);
                return ([.. Enumerable.Range(0, 64 * count).Select(_ => random.NextSingle())], [.. Enumerable.Range(0, count).Select(_ => random.Next(10))]);
            }

            static Optimizer Create(string name) => name switch
            {
                "adam" => new Adam(0.01), "adamw" => new AdamW(0.01), "amsgrad" => new Adam(0.01, amsgrad: true), "sgd" => new Sgd(0.1),
                "momentum" => new Sgd(0.1, momentum: 0.9), "nesterov" => new Sgd(0.1, momentum: 0.9, nesterov: true), "adagrad" => new AdaGrad(0.05),
                "adadelta" => new AdaDelta(), "rmsprop" => new RmsProp(0.005), "rmsprop-centered" => new RmsProp(0.005, centered: true),
                "rmsprop-momentum" => new RmsProp(0.005, momentum: 0.5, centered: true),
                _ => new AdamW(0.01) { L1Penalty = 1e-3, Groups = [new("*.bias") { WeightDecay = 0, LearningRateFactor = 2 }, new("output.*") { IsFrozen = true }] },
            };

            // The losses and, behind them, the parameters at the end.
            public static double[] TrainDigits(bool onDevice, string optimizer, int steps)
            {
                var model = new SmallDigits();
                model.Parameters.Initialize(3);
                using var cpu = model.BindLoss(4);
                using var gpu = onDevice ? model.BindLoss(4, Device) : null;
                var trainer = new Trainer(gpu is null ? cpu : gpu, Create(optimizer)) { ClipNorm = optimizer == "clipped" ? 1 : null };
                var losses = new List<double>();
                for (var step = 0; step < steps; step++)
                {
                    // The last batch is smaller.
                    var (images, digits) = Batch(step, step == steps - 1 ? 3 : 4);
                    losses.Add(trainer.Step<float, int>(images, digits));
                }
                return [.. losses, .. model.Parameters.Names.SelectMany(name => model.Parameters[name].Values.ToArray()).Select(value => (double)value)];
            }

            public static double[] TrainGates(bool onDevice, int steps)
            {
                var model = new GateNetwork();
                model.Parameters.Initialize(1);
                using var cpu = model.BindLoss(batch: 4);
                using var gpu = onDevice ? model.BindLoss(batch: 4, Device) : null;
                using var answer = model.BindAnswer(batch: 4);
                var trainer = new Trainer(gpu is null ? cpu : gpu, new Adam(0.1));
                var loss = 0.0;
                for (var step = 0; step < steps; step++) loss = trainer.Step<float, float>(Inputs, Xor);
                return [loss, .. answer.Run(Inputs).ToArray().Select(value => (double)value)];
            }

            static long Count(string property) => (long)typeof(GpuDevice).GetProperty(property, System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.GetValue(Device)!;

            // Of some steps after the first: managed bytes, bytes on the device, waits for it, launches.
            public static long[] Cost(int steps)
            {
                var model = new SmallDigits();
                using var loss = model.BindLoss(4, Device);
                var trainer = new Trainer(loss, new Adam(0.01));
                var (images, digits) = Batch(0, 4);
                for (var step = 0; step < 3; step++) trainer.Step<float, int>(images, digits);
                var (used, waits, launches) = (Device.UsedBytes, Count("Waits"), Count("Launches"));
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var step = 0; step < steps; step++) trainer.Step<float, int>(images, digits);
                var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
                return [bytes, Device.UsedBytes - used, Count("Waits") - waits, Count("Launches") - launches];
            }

            // The loss of a batch and a gradient; what a pass gives for another batch while nothing is copied, and the gradient; how often it
            // waited; then the other batch's own loss.
            public static double[] Stay()
            {
                var model = new SmallDigits();
                using var loss = model.BindLoss(4, Device);
                var (images, digits) = Batch(0, 4);
                var (otherImages, otherDigits) = Batch(1, 4);
                var stays = typeof(GpuProgram).GetProperty("StaysOnDevice", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!;
                var (first, gradient) = (loss.ForwardBackward(images, digits), loss.OutputBiasGradient[0]);
                stays.SetValue(loss, true);
                var waits = Count("Waits");
                var stayed = loss.ForwardBackward(otherImages, otherDigits);
                waits = Count("Waits") - waits;
                var stayedGradient = loss.OutputBiasGradient[0];
                stays.SetValue(loss, false);
                return [first, gradient, stayed, stayedGradient, waits, loss.Forward(otherImages, otherDigits)];
            }

            // The parameters go back and forth as they are used here and there.
            public static double[] Mixed()
            {
                var model = new SmallDigits();
                model.Parameters.Initialize(3);
                using var cpu = model.BindLoss(4);
                var (images, digits) = Batch(0, 4);
                using (var gpu = model.BindLoss(4, Device))
                {
                    var trainer = new Trainer(gpu, new Adam(0.01));
                    trainer.Step<float, int>(images, digits);
                    trainer.Step<float, int>(images, digits);
                    var (there, here) = (gpu.Forward(images, digits), cpu.Forward(images, digits));
                    model.Parameters["output.bias"].Values[0] += 1;
                    var (thereChanged, hereChanged) = (gpu.Forward(images, digits), cpu.Forward(images, digits));
                    trainer.Step<float, int>(images, digits);
                    return [there, here, thereChanged, hereChanged, Last(gpu, model, cpu, images, digits)];
                }
            }

            // After the device is left, the parameters are those that it computed.
            static double Last(SmallDigits.LossGpuProgram gpu, SmallDigits model, SmallDigits.LossProgram cpu, float[] images, int[] digits)
            {
                var there = gpu.Forward(images, digits);
                gpu.Dispose();
                return there - cpu.Forward(images, digits);
            }
        }
        """;

    static readonly Lazy<HostedCompilation> Compilation = new(() => SamplesAssembly.With(Probe));

    readonly LoadedAssembly assembly = Compilation.Value.Load();

    public void Dispose() => assembly.Dispose();

    [Theory]
    [InlineData("adam", 20)]
    [InlineData("adamw", 5)]
    [InlineData("amsgrad", 5)]
    [InlineData("sgd", 5)]
    [InlineData("momentum", 5)]
    [InlineData("nesterov", 5)]
    [InlineData("adagrad", 5)]
    [InlineData("adadelta", 5)]
    [InlineData("rmsprop", 5)]
    [InlineData("rmsprop-centered", 5)]
    [InlineData("rmsprop-momentum", 5)]
    [InlineData("groups", 5)]
    [InlineData("clipped", 5)]
    public void SmallDigitsFollowTheProcessor(string optimizer, int steps)
    {
        var expected = assembly.Invoke<double[]>("Probe", "TrainDigits", false, optimizer, steps);
        var actual = assembly.Invoke<double[]>("Probe", "TrainDigits", true, optimizer, steps);
        Assert.Equal(expected.Length, actual.Length);
        for (var k = 0; k < expected.Length; k++)
            Assert.True(Math.Abs(expected[k] - actual[k]) <= 1e-4 * Math.Max(1, Math.Abs(expected[k])), $"{k}: {actual[k]} instead of {expected[k]}");
        Assert.True(expected[0] > 0);
    }

    [Fact]
    public void GatesLearnTheSame()
    {
        var expected = assembly.Invoke<double[]>("Probe", "TrainGates", false, 200);
        var actual = assembly.Invoke<double[]>("Probe", "TrainGates", true, 200);
        Assert.Equal([0, 1, 1, 0], actual[1..].Select(value => Math.Round(value)));
        for (var k = 0; k < expected.Length; k++) Assert.Equal(expected[k], actual[k], 1e-2);
    }

    [Fact]
    public void TwoRunsGiveTheSameBits() => Assert.Equal(
        assembly.Invoke<double[]>("Probe", "TrainDigits", true, "adam", 5), assembly.Invoke<double[]>("Probe", "TrainDigits", true, "adam", 5));

    /// <summary>On the CPU accelerator ILGPU itself makes an object for each launch, which holds its arguments; that is all that a step
    /// allocates.</summary>
    [Fact]
    public void AStepAllocatesNothingAndWaitsOnce()
    {
        const int steps = 100;
        var cost = assembly.Invoke<long[]>("Probe", "Cost", steps);
        Assert.InRange(cost[0], 0, cost[3] * BytesOfALaunch());
        Assert.Equal([0, steps, 11 * steps], cost[1..]);
    }

    /// <summary>What ILGPU allocates for one launch of a kernel with as many arguments as those of a step have.</summary>
    static long BytesOfALaunch()
    {
        using var arena = new GpuArena(GpuDevice.CpuAccelerator, 256);
        var view = arena.At<float>(0, 1);
        var launch = GpuDevice.CpuAccelerator.Accelerator.LoadStreamKernel<int, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>>(Nothing);
        launch(new(1, 1), 1, view, view, view, view, view);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var k = 0; k < 10; k++) launch(new(1, 1), 1, view, view, view, view, view);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 10;
    }

    static void Nothing(int n, ArrayView<float> a, ArrayView<float> b, ArrayView<float> c, ArrayView<float> d, ArrayView<float> e)
    {
    }

    [Fact]
    public void WhatStaysOnTheDeviceIsComputedWithAgain()
    {
        var values = assembly.Invoke<double[]>("Probe", "Stay");
        Assert.Equal(values[..2], values[2..4]);
        Assert.Equal(0, values[4]);
        Assert.NotEqual(values[0], values[5]);
    }

    [Fact]
    public void ParametersMayBeUsedHereAndThere()
    {
        var values = assembly.Invoke<double[]>("Probe", "Mixed");
        Assert.Equal(values[1], values[0], 1e-6);
        Assert.Equal(values[3], values[2], 1e-6);
        Assert.NotEqual(values[0], values[2], 1e-3);
        Assert.Equal(0, values[4], 1e-6);
    }

    [Fact]
    public void KernelsOfAllSamplesCompileForACard() => EmittedKernels.CompileForACard(assembly.Types);
}
