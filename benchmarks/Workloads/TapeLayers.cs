using GraphGen.Benchmarks.Tape;

namespace GraphGen.Benchmarks.Workloads;

/// <summary>The layers of a model as leaves of a tape.</summary>
sealed class TapeLayers(Tape<float> tape, ParameterSet parameters, GradientSet gradients)
{
    /// <summary>The fully connected layer of a name.</summary>
    public Func<Node<float>, Node<float>> this[string name]
    {
        get
        {
            var (weight, bias) = (Leaf(name + ".weight"), Leaf(name + ".bias"));
            return x => tape.Linear(x, weight, bias);
        }
    }

    Node<float> Leaf(string path)
    {
        var shape = parameters[path].Shape.ToArray();
        return tape.Variable(
            parameters.AsBlock<float>(path), gradients.AsBlock<float>(path), shape.Length == 1 ? 1 : shape[0], shape[^1]);
    }
}
