using System.Text;
using System.Text.Json;

namespace GraphGen;

/// <summary>Where a training is: all that a checkpoint keeps beside the model and the optimizer, as JSON in the file's
/// metadata.</summary>
sealed class TrainingState
{
    /// <summary>The name of the metadata's entry.</summary>
    public const string MetadataName = "training";

    /// <summary>Options and examples that must be the same when a training goes on, by name.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>The epoch in progress, from 1.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>The batches of the epoch that are done.</summary>
    public int Batches { get; set; }

    /// <summary>The updates that are done, skipped ones included.</summary>
    public long Steps { get; set; }

    /// <summary>The losses of the epoch's examples, added up.</summary>
    public double LossSum { get; set; }

    /// <summary>The examples of the epoch that are done.</summary>
    public long Examples { get; set; }

    /// <summary>How long the epoch has taken.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>The learning rate that a schedule starts from.</summary>
    public double InitialRate { get; set; }

    /// <summary>The learning rate of the last step.</summary>
    public double LearningRate { get; set; }

    /// <summary>The program's random numbers.</summary>
    public ulong RandomSeed { get; set; }

    /// <summary>The program's next pass.</summary>
    public long RandomStep { get; set; }

    /// <summary>What the schedule has learned.</summary>
    public double[] Schedule { get; set; } = [];

    /// <summary>The best measure so far.</summary>
    public double Best { get; set; }

    /// <summary>The epoch of the best measure; 0 for none yet.</summary>
    public int BestEpoch { get; set; }

    /// <summary>The measure at the last improvement that early stopping counts.</summary>
    public double Reference { get; set; }

    /// <summary>The epochs since then.</summary>
    public int EpochsWithoutImprovement { get; set; }

    /// <summary>What was measured.</summary>
    public List<EpochResult> History { get; init; } = [];

    /// <summary>The state as JSON.</summary>
    public string Format()
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            json.WriteStartObject("settings");
            foreach (var (name, value) in Settings)
                json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteNumber("epoch", Epoch);
            json.WriteNumber("batches", Batches);
            json.WriteNumber("steps", Steps);
            WriteNumber(json, "loss_sum", LossSum);
            json.WriteNumber("examples", Examples);
            json.WriteNumber("elapsed_ticks", Elapsed.Ticks);
            WriteNumber(json, "initial_rate", InitialRate);
            WriteNumber(json, "learning_rate", LearningRate);
            json.WriteNumber("random_seed", RandomSeed);
            json.WriteNumber("random_step", RandomStep);
            json.WriteStartArray("schedule");
            foreach (var number in Schedule)
                WriteNumber(json, null, number);
            json.WriteEndArray();
            WriteNumber(json, "best", Best);
            json.WriteNumber("best_epoch", BestEpoch);
            WriteNumber(json, "reference", Reference);
            json.WriteNumber("epochs_without_improvement", EpochsWithoutImprovement);
            json.WriteStartArray("history");
            foreach (var result in History)
                WriteResult(json, result);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>Reads a state.</summary>
    /// <exception cref="InvalidDataException">The text is not one.</exception>
    public static TrainingState Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return new TrainingState
            {
                Settings = root.GetProperty("settings").EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetString() ?? ""),
                Epoch = root.GetProperty("epoch").GetInt32(),
                Batches = root.GetProperty("batches").GetInt32(),
                Steps = root.GetProperty("steps").GetInt64(),
                LossSum = Number(root.GetProperty("loss_sum")),
                Examples = root.GetProperty("examples").GetInt64(),
                Elapsed = new TimeSpan(root.GetProperty("elapsed_ticks").GetInt64()),
                InitialRate = Number(root.GetProperty("initial_rate")),
                LearningRate = Number(root.GetProperty("learning_rate")),
                RandomSeed = root.GetProperty("random_seed").GetUInt64(),
                RandomStep = root.GetProperty("random_step").GetInt64(),
                Schedule = [.. root.GetProperty("schedule").EnumerateArray().Select(Number)],
                Best = Number(root.GetProperty("best")),
                BestEpoch = root.GetProperty("best_epoch").GetInt32(),
                Reference = Number(root.GetProperty("reference")),
                EpochsWithoutImprovement = root.GetProperty("epochs_without_improvement").GetInt32(),
                History = [.. root.GetProperty("history").EnumerateArray().Select(ReadResult)],
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new InvalidDataException($"the state of the training is damaged: {exception.Message}", exception);
        }
    }

    static void WriteResult(Utf8JsonWriter json, EpochResult result)
    {
        json.WriteStartObject();
        json.WriteNumber("epoch", result.Epoch);
        WriteNumber(json, "train_loss", result.TrainLoss);
        if (result.ValidationLoss is { } loss)
            WriteNumber(json, "validation_loss", loss);
        if (result.Accuracy is { } accuracy)
            WriteNumber(json, "accuracy", accuracy);
        json.WriteNumber("duration_ticks", result.Duration.Ticks);
        WriteNumber(json, "learning_rate", result.LearningRate);
        json.WriteStartObject("metrics");
        foreach (var (name, value) in result.Metrics)
            WriteNumber(json, name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static EpochResult ReadResult(JsonElement result) => new(
        result.GetProperty("epoch").GetInt32(),
        Number(result.GetProperty("train_loss")),
        result.TryGetProperty("validation_loss", out var loss) ? Number(loss) : null,
        result.TryGetProperty("accuracy", out var accuracy) ? Number(accuracy) : null,
        new TimeSpan(result.GetProperty("duration_ticks").GetInt64()))
    {
        LearningRate = Number(result.GetProperty("learning_rate")),
        Metrics = result.GetProperty("metrics").EnumerateObject().ToDictionary(item => item.Name, item => Number(item.Value)),
    };

    /// <summary>Writes the shortest text that gives the same number again; what JSON has no number for as the bits.</summary>
    static void WriteNumber(Utf8JsonWriter json, string? name, double value)
    {
        if (name is not null)
            json.WritePropertyName(name);
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteStringValue(BitConverter.DoubleToInt64Bits(value).ToString("x16", null));
    }

    static double Number(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? BitConverter.Int64BitsToDouble(Convert.ToInt64(value.GetString(), 16))
        : value.GetDouble();
}
