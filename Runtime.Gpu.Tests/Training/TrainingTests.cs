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

            static GpuDevice Device = GpuDevice.CpuAccelerator;

            public static void UseCard() => Device = GpuDevice.ByIndex(0);

            static (float[] Images, int[] Digits) Batch(int step, int count)
            {
                var random = new Random(step);
                return ([.. Enumerable.Range(0, 64 * count).Select(_ => random.NextSingle())], [.. Enumerable.Range(0, count).Select(_ => random.Next(10))]);
            }

            static Optimizer Create(string name) => name switch
            {
                "adam" or "accumulated" => new Adam(0.01), "adamw" => new AdamW(0.01), "amsgrad" => new Adam(0.01, amsgrad: true), "sgd" => new Sgd(0.1),
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
                var trainer = Train(gpu is null ? cpu : gpu, optimizer);
                var losses = new List<double>();
                for (var step = 0; step < steps; step++)
                {
                    // The last batch is smaller.
                    var (images, digits) = Batch(step, step == steps - 1 ? 3 : 4);
                    if (optimizer == "not finite" && step == 1) images[5] = float.PositiveInfinity;
                    if (optimizer != "accumulated")
                    {
                        losses.Add(trainer.Step<float, int>(images, digits));
                        continue;
                    }
                    losses.Add(trainer.Accumulate<float, int>(images, digits, digits.Length));
                    if (step % 2 == 1) trainer.UpdateAccumulated();
                }
                losses.Add(trainer.SkippedSteps);
                return [.. losses, .. model.Parameters.Names.SelectMany(name => model.Parameters[name].Values.ToArray()).Select(value => (double)value)];
            }

            static Trainer Train(ISupervised program, string name) => name switch
            {
                "norm" => new(program, Create("sgd")) { ClipNorm = 1 },
                "norm 1" => new(program, Create("sgd")) { ClipNorm = 2, ClipNormOrder = 1 },
                "norm 3" => new(program, Create("sgd")) { ClipNorm = 0.1, ClipNormOrder = 3 },
                "largest" => new(program, Create("sgd")) { ClipNorm = 0.01, ClipNormOrder = double.PositiveInfinity },
                "large norm" => new(program, Create("sgd")) { ClipNorm = 1e3 },
                "value" => new(program, Create("sgd")) { ClipValue = 0.01 },
                "not finite" => new(program, Create("sgd")) { NonFiniteGradients = NonFiniteGradients.Skip },
                _ => new(program, Create(name)),
            };

            // The losses in a precision.
            public static double[] TrainIn(int precision, int steps)
            {
                var model = new SmallDigits();
                model.Parameters.Initialize(3);
                using var loss = model.BindLoss(4, Device, (GpuPrecision)precision);
                loss.Warmup();
                var trainer = new Trainer(loss, new Sgd(0.1));
                return [.. Enumerable.Range(0, steps).Select(step => Batch(step, 4)).Select(batch => trainer.Step<float, int>(batch.Images, batch.Digits))];
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

            // The losses as they are returned with a lag, then those that are left.
            public static double[] Late(int lag, int steps)
            {
                var model = new SmallDigits();
                model.Parameters.Initialize(3);
                using var loss = model.BindLoss(4, Device);
                loss.Lag = lag;
                var trainer = new Trainer(loss, new Adam(0.01));
                var losses = new List<double>();
                for (var step = 0; step < steps; step++)
                {
                    var (images, digits) = Batch(step, 4);
                    losses.Add(trainer.Step<float, int>(images, digits));
                }
                for (var k = 0; k < lag; k++) losses.Add(loss.Await());
                return [.. losses];
            }

            // Whether each of these is refused: a negative lag; another one, or a validation, while passes are under way; to wait for none.
            public static string[] Refusals()
            {
                var model = new SmallDigits();
                using var loss = model.BindLoss(4, Device);
                var (images, digits) = Batch(0, 4);
                string none = Message(() => loss.Await()), negative = Message(() => loss.Lag = -1);
                loss.Lag = 2;
                loss.ForwardBackward(images, digits);
                var validation = Message(() => new Trainer(loss, new Adam()).Evaluate(new Dataset<float, int>(images, new(64), digits, new()), 4));
                return [none, negative, validation, Message(() => loss.Lag = 1)];
            }

            static string Message(Action action)
            {
                try
                {
                    action();
                    return "";
                }
                catch (Exception exception)
                {
                    return exception.Message;
                }
            }

            // Losses of two epochs, with checkpoints on the way.
            public static double[] Fit(int lag, string folder)
            {
                var model = new SmallDigits();
                model.Parameters.Initialize(3);
                using var loss = model.BindLoss(4, Device);
                loss.Lag = lag;
                var (images, digits) = Batch(1, 26);
                var data = new Dataset<float, int>(images, new(64), digits, new());
                var results = new Trainer(loss, new Adam(0.01)).Fit(data.Slice(0, 18), new()
                {
                    Epochs = 2, BatchSize = 4, Validation = data.Slice(18, 8), CheckpointFolder = folder, CheckpointEverySteps = 2,
                });
                return [.. results.SelectMany(result => new[] { result.TrainLoss, result.ValidationLoss!.Value })];
            }

            // Of some steps after the first: managed bytes, bytes on the device, waits for it, launches.
            public static long[] Cost(int steps, int lag, string optimizer)
            {
                var model = new SmallDigits();
                using var loss = model.BindLoss(4, Device);
                loss.Lag = lag;
                var trainer = Train(loss, optimizer);
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
    [InlineData("norm", 3)]
    [InlineData("norm 1", 3)]
    [InlineData("norm 3", 3)]
    [InlineData("largest", 3)]
    [InlineData("large norm", 3)]
    [InlineData("value", 3)]
    [InlineData("accumulated", 4)]
    [InlineData("not finite", 3)]
    public void SmallDigitsFollowTheProcessor(string optimizer, int steps)
    {
        var expected = assembly.Invoke<double[]>("Probe", "TrainDigits", false, optimizer, steps);
        var actual = assembly.Invoke<double[]>("Probe", "TrainDigits", true, optimizer, steps);
        Assert.Equal(expected.Length, actual.Length);
        for (var k = 0; k < expected.Length; k++)
            Assert.True(double.IsNaN(expected[k]) && double.IsNaN(actual[k]) || Math.Abs(expected[k] - actual[k]) <= 1e-4 * Math.Max(1, Math.Abs(expected[k])), $"{k}: {actual[k]} instead of {expected[k]}");
        Assert.True(expected[0] > 0);
    }

    /// <summary>Where a library computes the sums of products, what rides on them follows.</summary>
    [Fact]
    public void ALibraryMayMultiply()
    {
        var blas = new VendorProductTests.Blas();
        var device = GpuDevice.CpuAccelerator;
        (device.Gemm, device.AllowCublas) = (blas, true);
        try
        {
            SmallDigitsFollowTheProcessor("sgd", 2);
        }
        finally
        {
            (device.Gemm, device.AllowCublas) = (null, false);
        }
        // Two products forwards and three backwards in each step.
        Assert.Equal(2 * 5, blas.Calls);
    }

    /// <summary>Factors are rounded by up to 2⁻¹¹ and 2⁻⁸ of them, and so is each loss of about 2, in four steps.</summary>
    [Fact]
    public void LessPrecisionChangesLossesLittle()
    {
        var losses = Enumerable.Range(0, 3).Select(precision => assembly.Invoke<double[]>("Probe", "TrainIn", precision, 4)).ToList();
        Assert.Equal(losses[1], assembly.Invoke<double[]>("Probe", "TrainIn", 1, 4));
        Assert.NotEqual(losses[0], losses[1]);
        Assert.NotEqual(losses[0], losses[2]);
        for (var step = 0; step < 4; step++)
        {
            Assert.Equal(losses[0][step], losses[1][step], 4 * Math.ScaleB(1, -11));
            Assert.Equal(losses[0][step], losses[2][step], 4 * Math.ScaleB(1, -8));
        }
    }

    [CardTheory]
    [InlineData("adam", 20)]
    [InlineData("groups", 5)]
    [InlineData("norm", 3)]
    [InlineData("accumulated", 4)]
    public void SmallDigitsFollowTheProcessorOnACard(string optimizer, int steps)
    {
        assembly.Invoke<object?>("Probe", "UseCard");
        SmallDigitsFollowTheProcessor(optimizer, steps);
    }

    [CardFact]
    public void OnACardAStepAllocatesNothingAndMayBeLate()
    {
        assembly.Invoke<object?>("Probe", "UseCard");
        Assert.Equal(0, assembly.Invoke<long[]>("Probe", "Cost", 100, 0, "adam")[0]);
        ALossMayComeLate(2);
        TwoRunsGiveTheSameBits();
        LessPrecisionChangesLossesLittle();
    }

    [Fact]
    public void GatesLearnTheSame()
    {
        var expected = assembly.Invoke<double[]>("Probe", "TrainGates", false, 60);
        var actual = assembly.Invoke<double[]>("Probe", "TrainGates", true, 60);
        Assert.Equal([0, 1, 1, 0], actual[1..].Select(value => Math.Round(value)));
        for (var k = 0; k < expected.Length; k++) Assert.Equal(expected[k], actual[k], 1e-2);
    }

    [Fact]
    public void TwoRunsGiveTheSameBits() => Assert.Equal(
        assembly.Invoke<double[]>("Probe", "TrainDigits", true, "adam", 5), assembly.Invoke<double[]>("Probe", "TrainDigits", true, "adam", 5));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ALossMayComeLate(int lag)
    {
        var losses = assembly.Invoke<double[]>("Probe", "Late", lag, 5);
        Assert.All(losses[..lag], loss => Assert.True(double.IsNaN(loss)));
        Assert.Equal(assembly.Invoke<double[]>("Probe", "Late", 0, 5), losses[lag..]);
    }

    [Fact]
    public void WhatIsUnderWayIsNotLost()
    {
        const string underWay = "1 passes are under way; call Await for each of them first.";
        var messages = assembly.Invoke<string[]>("Probe", "Refusals");
        Assert.Equal("No pass is under way: the results of all were returned.", messages[0]);
        Assert.StartsWith("value ('-1') must be a non-negative value.", messages[1]);
        Assert.Equal([underWay, underWay], messages[2..]);
    }

    [Fact]
    public void AnEpochCountsLateLossesToo()
    {
        var folder = Directory.CreateTempSubdirectory("graphgen-lag-").FullName;
        try
        {
            var expected = assembly.Invoke<double[]>("Probe", "Fit", 0, Path.Combine(folder, "at once"));
            Assert.Equal(expected, assembly.Invoke<double[]>("Probe", "Fit", 2, Path.Combine(folder, "late")));
            Assert.True(expected[2] < expected[0]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>On the CPU accelerator ILGPU itself makes an object for each launch, which holds its arguments; that is all that a step
    /// allocates.</summary>
    [Theory]
    [InlineData("adam", 100, 0, 11)]
    [InlineData("adam", 10, 2, 11)]
    [InlineData("norm", 10, 0, 14)]
    [InlineData("groups", 10, 0, 16)]
    public void AStepAllocatesNothingAndWaitsOnce(string optimizer, int steps, int lag, int launches)
    {
        var cost = assembly.Invoke<long[]>("Probe", "Cost", steps, lag, optimizer);
        Assert.InRange(cost[0], 0, cost[3] * BytesOfALaunch());
        Assert.InRange(cost[2], 1, steps);
        Assert.Equal([0, launches * steps], [cost[1], cost[3]]);
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
