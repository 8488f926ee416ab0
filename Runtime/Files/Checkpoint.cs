using System.Globalization;

namespace GraphGen;

/// <summary>
/// Saves and restores a model, and with it the state of an optimizer, as a safetensors file. Tensors have their paths as
/// names and the layouts of PyTorch, so that its <c>load_state_dict</c> takes them. What the optimizer remembers of
/// <c>hidden.weight</c> is named like <c>optimizer.exp_avg.hidden.weight</c>; leave these names out for <c>load_state_dict</c>,
/// or save the model without its optimizer.
/// </summary>
public static class Checkpoint
{
    const string OptimizerPrefix = "optimizer.";
    const string StepCountName = "optimizer.step_count";
    const string OptimizerName = "optimizer.name";

    /// <summary>Saves parameters and buffers. The file is written beside its place and then renamed, so that a failure
    /// leaves the previous checkpoint as it was.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The model's parameters.</param>
    /// <param name="optimizer">An optimizer whose state is saved, too; null for none.</param>
    /// <param name="metadata">Texts to carry along, such as the number of the epoch; null for none.</param>
    /// <exception cref="ArgumentException">A text of the metadata is null.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder does not allow it.</exception>
    /// <exception cref="InvalidOperationException">The optimizer serves other parameters.</exception>
    public static void Save(
        string path, ParameterSet parameters, Optimizer? optimizer = null, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var writer = new SafetensorsWriter();
        foreach (var (key, value) in metadata ?? new Dictionary<string, string>())
            writer.Metadata[key] = value;
        writer.Metadata["format"] = "pt";
        if (optimizer is not null)
        {
            optimizer.Attach(parameters);
            writer.Metadata[OptimizerName] = optimizer.GetType().Name;
            writer.Metadata[StepCountName] = optimizer.StepCount.ToString(CultureInfo.InvariantCulture);
        }
        foreach (var (name, tensor) in Tensors(parameters, optimizer))
            writer.Add(name, tensor);
        writer.Save(path);
    }

    /// <summary>Restores parameters and buffers. Everything is read and checked before anything is changed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The model's parameters.</param>
    /// <param name="optimizer">An optimizer whose state is restored, too; null to leave a saved state out.</param>
    /// <returns>The texts that the file carries.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or a tensor is missing, unknown, of another shape or of
    /// another type; the message names it, what was expected and what was found.</exception>
    /// <exception cref="InvalidOperationException">The optimizer serves other parameters.</exception>
    public static IReadOnlyDictionary<string, string> Load(string path, ParameterSet parameters, Optimizer? optimizer = null) =>
        Load(path, parameters, optimizer, static _ => { });

    /// <summary>Restores parameters and buffers unless the texts that the file carries are refused by an exception.</summary>
    internal static IReadOnlyDictionary<string, string> Load(
        string path, ParameterSet parameters, Optimizer? optimizer, Action<IReadOnlyDictionary<string, string>> check)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var file = SafetensorsFile.Open(path);
        optimizer?.Attach(parameters);
        var hasOptimizer = file.Metadata.ContainsKey(OptimizerName);
        var stepCount = optimizer is null ? 0 : ReadStepCount(path, file, optimizer);
        var expected = Tensors(parameters, optimizer).ToDictionary(item => item.Name, item => item.Tensor);
        foreach (var (name, tensor) in expected)
            RequireMatch(path, name, tensor, file.Find(name));
        foreach (var entry in file.Entries)
            if (!expected.ContainsKey(entry.Name) && (optimizer is not null || !hasOptimizer || !IsOptimizerState(entry.Name)))
                throw new InvalidDataException(
                    $"'{path}' has a tensor '{entry.Name}' of shape {entry.Shape}, which the model has not.");
        check(file.Metadata);
        var values = expected.ToDictionary(item => item.Key, item => file.Read(item.Key));

        foreach (var (name, tensor) in expected)
            if (tensor.Type == DType.Float64)
                values[name].AsSpan<double>().CopyTo(tensor.AsSpan<double>());
            else
                values[name].AsSpan<float>().CopyTo(tensor.AsSpan<float>());
        optimizer?.Resume(stepCount);
        return file.Metadata;
    }

    static IEnumerable<(string Name, NamedTensor Tensor)> Tensors(ParameterSet parameters, Optimizer? optimizer)
    {
        foreach (var name in parameters.Names)
            yield return (name, parameters[name]);
        foreach (var name in parameters.Buffers.Names)
            yield return (name, parameters.Buffers[name]);
        foreach (var state in optimizer?.States ?? [])
            foreach (var name in state.Names)
                yield return ($"{OptimizerPrefix}{state.Name}.{name}", state[name]);
    }

    static bool IsOptimizerState(string name) => name.StartsWith(OptimizerPrefix, StringComparison.Ordinal);

    static void RequireMatch(string path, string name, NamedTensor expected, SafetensorsEntry? actual)
    {
        if (actual is null)
            throw new InvalidDataException(
                $"'{path}' has no tensor '{name}' of shape {expected.Shape}, which the model needs.");
        if (!actual.Shape.Equals(expected.Shape))
            throw new InvalidDataException(
                $"'{path}': the tensor '{name}' has the shape {actual.Shape}, but the model's has {expected.Shape}.");
        var type = SafetensorsEntry.NameOf(expected.Type);
        if (actual.ElementType != type)
            throw new InvalidDataException(
                $"'{path}': the tensor '{name}' is {actual.ElementType}, but the model's is {type}.");
    }

    static long ReadStepCount(string path, SafetensorsFile file, Optimizer optimizer)
    {
        var name = file.Metadata.GetValueOrDefault(OptimizerName, "none");
        if (name != optimizer.GetType().Name)
            throw new InvalidDataException(
                $"'{path}' has the state of the optimizer '{name}', not '{optimizer.GetType().Name}'.");
        var text = file.Metadata.GetValueOrDefault(StepCountName, "");
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new InvalidDataException($"'{path}' has '{text}' as the optimizer's number of steps.");
    }
}
