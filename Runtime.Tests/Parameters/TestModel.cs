namespace GraphGen.Runtime.Tests.Parameters;

/// <summary>A model with two parameters, nested and shared layers, and a buffer, collected by hand.</summary>
sealed class TestModel : IParameterized
{
    public TestModel(DType type = DType.Float32)
    {
        Scale = new([], Initializers.Ones, type);
        Hidden = new(3, 2, type);
        Layers = [new(2, 2, type), Hidden, new(2, 1, type)];
        Running = new([3], Initializers.Constant(0.5), type);
    }

    public Parameter Scale { get; }

    public TestLayer Hidden { get; }

    public TestLayer[] Layers { get; }

    public StateBuffer Running { get; }

    public void Collect(string prefix, ParameterCollector collector)
    {
        collector.Add(prefix, "scale", Scale);
        collector.Add(prefix, "hidden", Hidden);
        collector.Add(prefix, "layers", Layers);
        collector.Add(prefix, "running", Running);
        collector.Add(prefix, "name", "no parameter");
        collector.Add(prefix, "missing", null);
    }

    /// <summary>A layer of one weight.</summary>
    public sealed class TestLayer(int fanIn, int fanOut, DType type) : IParameterized
    {
        public Parameter Weight { get; } = new([fanOut, fanIn], Initializers.UniformFanIn(fanIn), type);

        public void Collect(string prefix, ParameterCollector collector) => collector.Add(prefix, "weight", Weight);
    }
}
