using System.Globalization;

namespace GraphGen.Runtime.Tests.Files;

/// <summary>A process that writes checkpoints until it is killed. In the one of number n, every element of the model and of the
/// optimizer's memory is n, and so is the metadata.</summary>
static class CheckpointWriter
{
    public const string Command = "write-checkpoints";

    public const string Number = "number";

    /// <summary>What the process prints when it begins to write.</summary>
    public const string Ready = "ready";

    public static Model NewModel() => new();

    public static void Run(string path)
    {
        var model = new Model();
        var (first, metadata) = (File.Exists(path) ? model.Load(path) + 1 : 1, new Dictionary<string, string>());
        for (var number = first; ; number++)
        {
            model.Fill(number);
            metadata[Number] = number.ToString(CultureInfo.InvariantCulture);
            if (number == first)
                Console.WriteLine(Ready);
            Checkpoint.Save(path, model.Parameters, model.Optimizer, metadata);
        }
    }

    public sealed class Model : IParameterized
    {
        readonly Parameter large = new([300, 400], Initializers.Zeros);
        readonly Parameter small = new([7], Initializers.Zeros);

        public Model()
        {
            Parameters = new ParameterSet(this);
            Optimizer.Attach(Parameters);
        }

        public ParameterSet Parameters { get; }

        public Optimizer Optimizer { get; } = new Adam();

        public void Fill(int number)
        {
            Parameters.Values.Fill(number);
            foreach (var state in Optimizer.States)
                state.Values.Fill(number);
        }

        /// <summary>Loads a checkpoint, and its number.</summary>
        public int Load(string path) => int.Parse(Checkpoint.Load(path, Parameters, Optimizer)[Number], CultureInfo.InvariantCulture);

        /// <summary>Whether every element is a number.</summary>
        public bool Holds(int number) =>
            Parameters.Names.All(name => !Parameters[name].Values.ContainsAnyExcept(number)
                && Optimizer.States.All(state => !state[name].Values.ContainsAnyExcept(number)));

        public void Collect(string prefix, ParameterCollector collector)
        {
            collector.Add(prefix, "large", large);
            collector.Add(prefix, "small", small);
        }
    }
}
