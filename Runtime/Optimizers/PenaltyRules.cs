namespace GraphGen;

/// <summary>What penalties on the parameters add to gradients.</summary>
static partial class PenaltyRules
{
    /// <summary>Adds the derivative of strength · Σ|parameter| to the gradients of a run.</summary>
    public static void AddL1(ParameterRun run, double strength)
    {
        if (strength == 0 || run.ParameterSet.Mirror?.TryAddL1(run, strength * run.Direction) == true)
            return;
        if (run.Type == DType.Float64)
        {
            var gradients = run.Gradients<double>();
            L1Float64Into(gradients, run.Parameters<double>(), strength * run.Direction, gradients);
        }
        else
        {
            var gradients = run.Gradients<float>();
            L1Float32Into(gradients, run.Parameters<float>(), (float)(strength * run.Direction), gradients);
        }
    }

    /// <summary>The gradient of the loss with the penalty, float32.</summary>
    [Model]
    private static partial Tensor L1Float32([Shape("n")] Tensor gradient, [Shape("n")] Tensor parameter, float strength) =>
        gradient + strength * Ops.Sign(parameter);

    /// <summary>The gradient of the loss with the penalty, float64.</summary>
    [Model]
    private static partial Tensor L1Float64(
        [Shape("n"), Float64] Tensor gradient, [Shape("n"), Float64] Tensor parameter, double strength) =>
        gradient + strength * Ops.Sign(parameter);
}
