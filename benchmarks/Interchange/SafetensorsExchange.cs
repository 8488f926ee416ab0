namespace GraphGen.Benchmarks.Interchange;

/// <summary>This side of <c>benchmarks/pytorch/safetensors_check.py</c>: writes a file of tensors for PyTorch, and checks the one
/// that PyTorch wrote.</summary>
static class SafetensorsExchange
{
    /// <summary>Writes one tensor of each type.</summary>
    public static void Write(string path)
    {
        var writer = new SafetensorsWriter { Metadata = { ["from"] = "GraphGen" } };
        foreach (var (name, tensor) in Tensors())
            writer.Add(name, tensor);
        writer.Save(path);
        Console.WriteLine($"GraphGen wrote {Tensors().Count()} tensors");
    }

    /// <summary>Reads a file that PyTorch wrote.</summary>
    /// <returns>Whether every tensor is as expected.</returns>
    public static bool Check(string path)
    {
        using var file = SafetensorsFile.Open(path);
        var same = 0;
        (string Name, Tensor Tensor)[] expected = [.. Tensors(), .. WidenedTensors()];
        foreach (var (name, tensor) in expected)
        {
            var read = file.Read(name);
            if (read.Shape == tensor.Shape && read.Type == tensor.Type && read.ToString() == tensor.ToString())
                same++;
            else
                Console.WriteLine($"'{name}' ({file.Find(name)!.ElementType}) was read as\n{read}\ninstead of\n{tensor}");
        }
        Console.WriteLine($"GraphGen read {same} of {expected.Length} tensors as expected, from {file.Metadata["from"]}");
        return same == expected.Length && file.Entries.Count == expected.Length;
    }

    static IEnumerable<(string Name, Tensor Tensor)> Tensors() =>
    [
        ("f32", Tensor.Of([.. Enumerable.Range(0, 6).Select(i => i / 8f - 1)], 2, 3)),
        ("f64", Tensor.Of([.. Enumerable.Range(0, 4).Select(i => 1 / (i + 1.0))], 4)),
        ("i32", Tensor.Of([.. Enumerable.Range(0, 5).Select(i => i * i - 5)], 5, 1)),
        ("bool", Tensor.Of([.. Enumerable.Range(0, 7).Select(i => i % 3 == 0)], 7)),
        ("scalar", Tensor.Scalar(Math.PI)),
        ("empty", Tensor.Zeros(0, 4)),
        ("special", Tensor.Of([float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon], 4)),
    ];

    /// <summary>What PyTorch writes in types that tensors do not have here.</summary>
    static IEnumerable<(string Name, Tensor Tensor)> WidenedTensors() =>
    [
        ("f16", Tensor.Of([.. Enumerable.Range(0, 4).Select(i => i / 4f)], 4)),
        ("bf16", Tensor.Of([.. Enumerable.Range(0, 4).Select(i => i / 4f)], 4)),
        .. new[] { "i64", "i16", "i8", "u8" }.Select(name => (name, Tensor.Of([.. Enumerable.Range(0, 4).Select(i => 3 * i)], 4))),
    ];
}
