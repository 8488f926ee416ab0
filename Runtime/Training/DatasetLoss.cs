namespace GraphGen;

/// <summary>The loss over a whole dataset.</summary>
static class DatasetLoss
{
    /// <summary>The mean of the losses of the batches, each weighted with its examples; NaN for no examples.</summary>
    public static double MeanLoss<TInput, TTarget>(
        this Dataset<TInput, TTarget> data, BatchLoss<TInput, TTarget> loss, int batchSize)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        var sum = 0.0;
        foreach (var batch in data.Batches(batchSize))
            sum += loss(batch.Inputs, batch.Targets) * batch.Count;
        return sum / data.Count;
    }
}
