namespace GraphGen;

/// <summary>The checkpoints of a training in a folder: the last one, to go on from, and that of the best epoch.</summary>
sealed class TrainingCheckpoints
{
    readonly string last;
    readonly string best;
    readonly ParameterSet parameters;
    readonly Optimizer optimizer;

    public TrainingCheckpoints(string folder, ParameterSet parameters, Optimizer optimizer)
    {
        (this.parameters, this.optimizer) = (parameters, optimizer);
        Directory.CreateDirectory(folder);
        last = Path.Combine(folder, "last.safetensors");
        best = Path.Combine(folder, "best.safetensors");
    }

    public bool HasLast => File.Exists(last);

    public bool HasBest => File.Exists(best);

    public void Save(TrainingState state, bool isBest) => Checkpoint.Save(
        isBest ? best : last, parameters, optimizer, new Dictionary<string, string> { [TrainingState.MetadataName] = state.Format() });

    /// <summary>Restores the model of the best epoch.</summary>
    public void LoadBest() => Checkpoint.Load(best, parameters);

    /// <summary>Restores model and optimizer.</summary>
    /// <param name="accept">Takes the state of the training, or refuses it by an exception, before anything is changed.</param>
    /// <exception cref="InvalidDataException">The file is damaged, does not fit, or is refused; the message says why.</exception>
    public void LoadLast(Action<TrainingState> accept) => Checkpoint.Load(last, parameters, optimizer, metadata =>
    {
        if (!metadata.TryGetValue(TrainingState.MetadataName, out var text))
            throw new InvalidDataException($"'{last}' is the checkpoint of a model, not of a training.");
        try
        {
            accept(TrainingState.Parse(text));
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{last}': {exception.Message}.", exception);
        }
    });
}
