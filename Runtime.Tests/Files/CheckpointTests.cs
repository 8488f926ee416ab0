using GraphGen.Runtime.Tests.Parameters;

namespace GraphGen.Runtime.Tests.Files;

public sealed class CheckpointTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly string path;
    readonly ParameterSet parameters = new(new TestModel());

    public CheckpointTests() => path = folder.File("model.safetensors");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    public void AModelIsRestored(DType type)
    {
        ParameterSet saved = new(new TestModel(type)), restored = new(new TestModel(type));
        saved.Initialize(seed: 8);
        Checkpoint.Save(path, saved, metadata: new Dictionary<string, string> { ["epoch"] = "4" });
        var metadata = Checkpoint.Load(path, restored);

        Assert.Equal("4", metadata["epoch"]);
        foreach (var name in saved.Names)
            Assert.Equal(saved[name].ToTensor().ToString(), restored[name].ToTensor().ToString());
        Assert.Equal(["model.safetensors"], folder.Files);
    }

    [Fact]
    public void MetadataWithoutATextIsRefusedBeforeAnythingIsWritten()
    {
        Checkpoint.Save(path, parameters);
        var before = File.ReadAllBytes(path);
        Expect.Throws<ArgumentException>(
            () => Checkpoint.Save(path, parameters, null, new Dictionary<string, string> { ["note"] = null! }), "'note'", "null");
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal(["model.safetensors"], folder.Files);
    }

    [Fact]
    public void ALinkIsFollowedAndPermissionsStay()
    {
        if (OperatingSystem.IsWindows()) return;
        var link = folder.File("link.safetensors");
        File.CreateSymbolicLink(link, "model.safetensors");
        Checkpoint.Save(path, parameters);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        parameters.Initialize(seed: 3);
        Checkpoint.Save(link, parameters);
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        ParameterSet restored = new(new TestModel());
        Checkpoint.Load(path, restored);
        Assert.Equal(parameters.Values.ToArray(), restored.Values.ToArray());
    }

    [Fact]
    public void ATensorNamedLikeAnOptimizersIsUnknownWithoutOne()
    {
        var writer = new SafetensorsWriter();
        foreach (var name in parameters.Names) writer.Add(name, parameters[name]);
        writer.Add("running", parameters.Buffers["running"]);
        writer.Add("optimizer.weight", Tensor.Of(new float[] { 1 }));
        writer.Save(path);
        Expect.Throws<InvalidDataException>(() => Checkpoint.Load(path, parameters), "'optimizer.weight'", "which the model has not");
    }

    [Fact]
    public void NamesAreThePaths()
    {
        Checkpoint.Save(path, parameters);
        using var file = SafetensorsFile.Open(path);
        Assert.Equal(["scale", "hidden.weight", "layers.0.weight", "layers.2.weight", "running"], file.Entries.Select(entry => entry.Name));
        Assert.Equal("pt", file.Metadata["format"]);
    }

    [Fact]
    public void BuffersAreRestored()
    {
        var model = new TestModel();
        var set = new ParameterSet(model);
        model.Running.Value = Tensor.Of([1f, 2, 3]);
        Checkpoint.Save(path, set);
        Checkpoint.Load(path, parameters);
        Assert.Equal([1, 2, 3], parameters.Buffers["running"].Values.ToArray());
    }

    [Fact]
    public void AnOptimizerGoesOnWhereItWas()
    {
        var gradients = new GradientSet(parameters);
        gradients.Values.Fill(0.25f);
        var optimizer = new Adam(0.01);
        optimizer.Step(parameters, gradients);
        Checkpoint.Save(path, parameters, optimizer);
        optimizer.Step(parameters, gradients);

        var restored = new ParameterSet(new TestModel());
        var second = new Adam(0.01);
        Checkpoint.Load(path, restored, second);
        Assert.Equal(1, second.StepCount);
        var again = new GradientSet(restored);
        again.Values.Fill(0.25f);
        second.Step(restored, again);
        Assert.Equal(parameters["hidden.weight"].Values.ToArray(), restored["hidden.weight"].Values.ToArray());

        Checkpoint.Load(path, new ParameterSet(new TestModel()));
    }

    [Fact]
    public void AnotherModelIsRefusedAndLeftUnchanged()
    {
        var before = parameters.Values.ToArray();
        RequireRefusal(writer => writer.Add("scale", Tensor.Ones()), "'hidden.weight'", "[2, 3]", "needs");
        RequireRefusal(Everything("hidden.weight", Tensor.Ones(3, 2)), "'hidden.weight'", "[3, 2]", "[2, 3]");
        RequireRefusal(Everything("hidden.weight", Ops.Cast(Tensor.Ones(2, 3), DType.Float64)), "'hidden.weight'", "F64", "F32");
        RequireRefusal(Everything("hidden.bias", Tensor.Ones(2)), "'hidden.bias'", "[2]");
        Assert.Equal(before, parameters.Values.ToArray());
    }

    [Fact]
    public void ATruncatedFileIsRefused()
    {
        Checkpoint.Save(path, parameters);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..^4]);
        Expect.Throws<InvalidDataException>(() => Checkpoint.Load(path, parameters), path, "bytes of data");
    }

    [Fact]
    public void AnotherOptimizersStateIsRefused()
    {
        var gradients = new GradientSet(parameters);
        var optimizer = new Sgd(0.1, momentum: 0.9);
        optimizer.Step(parameters, gradients);
        Checkpoint.Save(path, parameters, optimizer);
        Expect.Throws<InvalidDataException>(() => Checkpoint.Load(path, new ParameterSet(new TestModel()), new Adam()), "'Sgd'", "'Adam'");
        Checkpoint.Save(path, parameters);
        Expect.Throws<InvalidDataException>(() => Checkpoint.Load(path, new ParameterSet(new TestModel()), new Sgd(0.1)), "'none'", "'Sgd'");
    }

    void RequireRefusal(Action<SafetensorsWriter> fill, params string[] message)
    {
        var writer = new SafetensorsWriter();
        fill(writer);
        writer.Save(path);
        Expect.Throws<InvalidDataException>(() => Checkpoint.Load(path, parameters), [path, .. message]);
    }

    /// <summary>All tensors of the model, with one replaced or added.</summary>
    Action<SafetensorsWriter> Everything(string name, Tensor tensor) => writer =>
    {
        foreach (var known in parameters.Names.Where(known => known != name))
            writer.Add(known, parameters[known]);
        writer.Add("running", parameters.Buffers["running"]);
        writer.Add(name, tensor);
    };
}
