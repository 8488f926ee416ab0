namespace GraphGen;

/// <summary>What a <see cref="Trainer"/> does when a gradient has an infinite element or NaN.</summary>
public enum NonFiniteGradients
{
    /// <summary>Nothing; it is not looked for, and spreads to the parameters.</summary>
    Ignore,

    /// <summary>Throws an <see cref="ArithmeticException"/> that names the first such parameter, before anything is
    /// changed.</summary>
    Throw,

    /// <summary>Leaves the parameters and the optimizer as they are and counts the step in
    /// <see cref="Trainer.SkippedSteps"/>.</summary>
    Skip,
}
