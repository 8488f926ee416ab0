namespace GraphGen;

/// <summary>What a loss makes of the losses of the single elements.</summary>
public enum Reduction
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Nothing: one loss for each element.</summary>
    None,

    /// <summary>Their sum over the size of their first axis, the batch.</summary>
    BatchMean,
}
