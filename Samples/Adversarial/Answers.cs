namespace GraphGen.Samples.Adversarial;

/// <summary>What a network sees in a picture.</summary>
/// <param name="Digit">The digit.</param>
/// <param name="Confidence">How sure it is, from 0 to 1.</param>
readonly record struct Answer(int Digit, float Confidence)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Digit} ({Confidence:0 %})";
}

/// <summary>What a network sees in each of many pictures.</summary>
static class Answers
{
    /// <summary>Shows all pictures to the network.</summary>
    /// <param name="program">The network.</param>
    /// <param name="data">The pictures.</param>
    /// <param name="batch">How many at once.</param>
    public static Answer[] Of(AttackedClassifier.AnswerProgram program, Dataset<float, int> data, int batch)
    {
        var answers = new List<Answer>(data.Count);
        foreach (var (images, _) in data.Batches(batch))
        {
            program.Run(images);
            for (var i = 0; i < program.Digit.Length; i++) answers.Add(new(program.Digit[i], program.Confidence[i]));
        }

        return [.. answers];
    }

    /// <summary>The part of the answers that are right.</summary>
    public static double Accuracy(this Answer[] answers, Dataset<float, int> data)
    {
        var right = 0;
        for (var i = 0; i < answers.Length; i++)
            if (answers[i].Digit == data.Targets[i]) right++;
        return (double)right / answers.Length;
    }
}
