using ILGPU;
using ILGPU.Runtime;

namespace GraphGen.Gpu;

/// <summary>Launches an update rule for a run of parameters.</summary>
/// <param name="device">Where.</param>
/// <param name="stream">The queue.</param>
/// <param name="n">The number of parameters.</param>
/// <param name="parameter">The parameters, which change.</param>
/// <param name="a">What the rule remembers first, if anything, which changes.</param>
/// <param name="b">What it remembers second.</param>
/// <param name="c">What it remembers third.</param>
/// <param name="gradient">The gradients.</param>
/// <param name="settings">The settings of the rule.</param>
delegate void GpuUpdate<T>(
    GpuDevice device, AcceleratorStream stream, int n, ArrayView<T> parameter, ArrayView<T> a, ArrayView<T> b, ArrayView<T> c, ArrayView<T> gradient,
    ArrayView<T> settings) where T : unmanaged;

/// <summary>The update rules that run on devices.</summary>
static class GpuUpdates
{
    static readonly Dictionary<UpdateRule, (GpuUpdate<float> Single, GpuUpdate<double> Full)> Rules =
        GpuSgdRules.All.Concat(GpuAdaGradRules.All).Concat(GpuRmsPropRules.All).Concat(GpuAdamRules.All).Concat(GpuAdaDeltaRules.All)
            .ToDictionary(rule => rule.Rule, rule => (rule.Single, rule.Full));

    /// <summary>The kernels of a rule; null for one that devices don't have.</summary>
    public static (GpuUpdate<float> Single, GpuUpdate<double> Full)? Of(UpdateRule rule) => Rules.TryGetValue(rule, out var updates) ? updates : null;
}
