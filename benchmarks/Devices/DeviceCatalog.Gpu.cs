using GraphGen.Benchmarks.Models;
using GraphGen.Benchmarks.Workloads;

namespace GraphGen.Benchmarks.Devices;

/// <summary>The workloads for devices, by key. Their data are made when they are asked for.</summary>
static class DeviceCatalog
{
    /// <summary>The workloads that a card is measured with, in the order of the tables.</summary>
    static readonly IReadOnlyDictionary<string, Func<DeviceWorkload>> full = new Dictionary<string, Func<DeviceWorkload>>
    {
        ["digits"] = () => Training<int>("digits", device => new Digits().BindLoss(64, device)),
        ["digits-wide"] = () => Training<int>("digits-wide", device => new WideDigits().BindLoss(128, device)),
        ["digits-sigmoid"] = () => Training<float>("digits-sigmoid", device => new SigmoidDigits().BindLoss(10, device)),
        ["chain"] = () => OfChain(new("chain", "10⁶", 1_000_000)),
        ["chain-large"] = () => OfChain(new("chain-large", "10⁷", 10_000_000)),
        ["scores"] = () => OfScores(rows: 4096),
        ["product-256"] = () => OfProduct(256),
        ["product-512"] = () => OfProduct(512),
        ["product-1024"] = () => OfProduct(1024),
        ["product-2048"] = () => OfProduct(2048),
        ["product-4096"] = () => OfProduct(4096),
        ["product-1024-tf32"] = () => OfProduct(1024, GpuPrecision.TensorFloat32),
        ["product-4096-tf32"] = () => OfProduct(4096, GpuPrecision.TensorFloat32),
        ["product-1024-bf16"] = () => OfProduct(1024, GpuPrecision.BFloat16),
        ["product-4096-bf16"] = () => OfProduct(4096, GpuPrecision.BFloat16),
    };

    /// <summary>Small ones of each kind, which the CPU accelerator can run.</summary>
    static readonly IReadOnlyDictionary<string, Func<DeviceWorkload>> quick = new Dictionary<string, Func<DeviceWorkload>>
    {
        ["gates"] = () => Training<float>("gates", device => new Models.Gates().BindLoss(4, device)),
        ["chain"] = () => OfChain(new("chain", "10³", 1000)),
        ["scores"] = () => OfScores(rows: 4),
        ["product-16"] = () => OfProduct(16),
        ["product-32"] = () => OfProduct(32),
        ["product-32-tf32"] = () => OfProduct(32, GpuPrecision.TensorFloat32),
        ["product-32-bf16"] = () => OfProduct(32, GpuPrecision.BFloat16),
    };

    /// <summary>The workloads of a run, in the order of the tables.</summary>
    /// <param name="isQuick">Whether the small ones are meant.</param>
    /// <param name="only">The keys of those that are asked for; none for all.</param>
    /// <exception cref="ArgumentException">There is no workload of a key; the message lists all.</exception>
    public static IReadOnlyList<Func<DeviceWorkload>> Choose(bool isQuick, IReadOnlyList<string> only)
    {
        var all = isQuick ? quick : full;
        return [.. (only.Count == 0 ? all.Keys : only).Select(key => all.TryGetValue(key, out var workload)
            ? workload
            : throw new ArgumentException($"There is no workload '{key}'; there are: {string.Join(", ", all.Keys)}."))];
    }

    /// <summary>A training of the catalog for the processor.</summary>
    static DeviceWorkload Training<TTarget>(string key, Func<GpuDevice, ISupervised<float, TTarget>> bind)
        where TTarget : unmanaged
    {
        var workload = (TrainingWorkload<TTarget>)Catalog.Find(key);
        return new(
            workload,
            device =>
            {
                var program = bind(device);
                return new((GpuProgram)program, workload.Train(program));
            },
            Waiting.Last, Waiting.Each);
    }

    /// <summary>A chain, of which a step must read all elements forwards, read them again backwards, and write their gradient.</summary>
    static DeviceWorkload OfChain(Chain chain) => new(
        chain,
        device =>
        {
            var program = Functions.BindChain(chain.Size, device);
            return new(program, new(
                steps =>
                {
                    for (var i = 0; i < steps; i++) Step();
                },
                () => [Step(), program.AGradient, program.BGradient, .. Numbers.Digest(program.XGradient)],
                program));

            float Step()
            {
                var value = program.Forward(chain.X, Chain.A, Chain.B);
                program.Backward();
                return value;
            }
        },
        Waiting.Last) { Bytes = 3.0 * sizeof(float) * chain.Size };

    /// <summary>The cross-entropy of scores, which a step must read forwards, read again backwards, and write a gradient for.</summary>
    static DeviceWorkload OfScores(int rows)
    {
        var scores = new Scores(rows);
        return new(
            scores,
            device =>
            {
                var program = Functions.BindScores(rows, device);
                return new(program, new(
                    steps =>
                    {
                        for (var i = 0; i < steps; i++) Step();
                    },
                    () => [Step(), .. Numbers.Digest(program.LogitsGradient)],
                    program));

                float Step()
                {
                    var value = program.Forward(scores.Logits, scores.Labels);
                    program.Backward();
                    return value;
                }
            },
            Waiting.Last) { Bytes = 3.0 * sizeof(float) * scores.Logits.Length };
    }

    /// <summary>A matrix product of float32, in a precision that the workers know by the workload's key. In a lower one they may round in
    /// another way, and round the result, too.</summary>
    static DeviceWorkload OfProduct(int size, GpuPrecision precision = GpuPrecision.Full)
    {
        var product = precision switch
        {
            GpuPrecision.TensorFloat32 => new MatrixProduct(size, "tf32") { Tolerance = 1e-2 },
            GpuPrecision.BFloat16 => new MatrixProduct(size, "bf16") { Tolerance = 2e-2 },
            _ => new MatrixProduct(size),
        };
        return new(
            product,
            device =>
            {
                var program = Functions.BindProduct(size, device, precision);
                return new(program, new(
                    steps =>
                    {
                        for (var i = 0; i < steps; i++) program.Run(product.Left, product.Right);
                    },
                    () => Numbers.Digest(program.Run(product.Left, product.Right)),
                    program));
            },
            Waiting.Last) { Operations = 2.0 * size * size * size };
    }
}
