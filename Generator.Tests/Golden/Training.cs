namespace GraphGen.Generator.Tests.Golden;

/// <summary>Trains a case of the model family by plain gradient descent and collects what its file lists.</summary>
/// <param name="golden">The case.</param>
/// <param name="description">Its description: the loss, and extra results.</param>
/// <param name="program">What runs it.</param>
sealed class Training(GoldenCase golden, GoldenDescription description, GoldenProgram program)
{
    readonly List<double[]> inputs = [.. golden.Inputs.Select(input => input.Values)];
    readonly List<double> losses = [];
    readonly Dictionary<string, double[]> gradients = [];
    readonly Dictionary<string, double[]> results = [];

    /// <summary>Every output of the file by name.</summary>
    /// <exception cref="KeyNotFoundException">The file lists an output that is not known.</exception>
    public IReadOnlyDictionary<string, double[]> Run()
    {
        var (steps, rate) = ((int)golden.Number("steps", 1), golden.Number("lr", 0));
        var paths = description.Parameters!.ToDictionary(name => name, _ => new List<double>());
        for (var step = 0; step < steps; step++)
        {
            var outputs = program.Outputs(inputs);
            var slopes = program.Gradients(inputs);
            losses.Add(outputs[0][0]);
            if (step == 0) Remember(outputs, slopes);
            for (var i = 0; i < slopes.Count; i++)
            {
                var parameter = IndexOf(description.Parameters![i]);
                inputs[parameter] = [.. inputs[parameter].Zip(slopes[i], (value, slope) => value - rate * slope)];
                paths[description.Parameters[i]].AddRange(inputs[parameter]);
            }
        }

        foreach (var (name, path) in paths) results[name] = results[ShortName(name)] = [.. path];
        foreach (var name in paths.Keys) results["final." + name] = inputs[IndexOf(name)];
        results["losses"] = [.. losses];
        if (golden.Outputs.Any(output => output.Name == "loss_after_step")) results["loss_after_step"] = program.Outputs(inputs)[0];
        return results;
    }

    void Remember(IReadOnlyList<double[]> outputs, IReadOnlyList<double[]> slopes)
    {
        results["loss"] = outputs[0];
        for (var i = 0; i < description.ExtraNames.Count; i++) results[description.ExtraNames[i]] = outputs[i + 1];
        for (var i = 0; i < slopes.Count; i++)
        {
            var name = description.Parameters![i];
            gradients[name] = results["grad0." + ShortName(name)] = results["grad0." + name] = slopes[i];
            results[$"grad.{name}.summary"] = [Norm(slopes[i]), slopes[i].Sum(), .. slopes[i].Take(5)];
        }

        results["grad.total_norm"] = [Norm(gradients.Values.SelectMany(values => values))];
    }

    int IndexOf(string input) => golden.Inputs.Index().First(item => item.Item.Name == input).Index;

    /// <summary>An initial value is called <c>w0</c>, what becomes of it <c>w</c>.</summary>
    static string ShortName(string name) => name.Length > 1 && name[^1] == '0' ? name[..^1] : name;

    static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));
}
