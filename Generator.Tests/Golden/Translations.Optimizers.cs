using static GraphGen.Generator.Tests.Golden.Literals;

namespace GraphGen.Generator.Tests.Golden;

static partial class Translations
{
    static Dictionary<string, Translation> Optimizers => new()
    {
        ["optim_sgd"] = Sgd,
        ["optim_momentum"] = Sgd,
        ["optim_nesterov"] = Sgd,
        ["optim_adam"] = c => Optimizer($"new Adam({Rate(c)}, {Betas(c)}, amsgrad: {Of(c.Flag("amsgrad"))})"),
        ["optim_adamw"] = c => Optimizer($"new AdamW({Rate(c)}, {Betas(c)}, amsgrad: {Of(c.Flag("amsgrad"))})"),
        ["optim_rmsprop"] = c => Optimizer(
            $"new RmsProp({Rate(c)}, alpha: {Of(c.Number("alpha", 0.99))}, epsilon: {Of(c.Number("eps", 1e-8))}, "
            + $"momentum: {Of(c.Number("momentum", 0))}, centered: {Of(c.Flag("centered"))})"),
        ["optim_adagrad"] = c => Optimizer(
            $"new AdaGrad({Rate(c)}, learningRateDecay: {Of(c.Number("lr_decay", 0))}, epsilon: {Of(c.Number("eps", 1e-10))}, "
            + $"initialAccumulator: {Of(c.Number("initial_accumulator_value", 0))})"),
        ["clip_grad_norm"] = c => Clipping(
            $"var norm = gradients.ClipByNorm({Of(c.Number("max_norm", 0))}, order: {Of(c.Number("norm_type", 2))})"),
        ["clip_grad_value"] = c => Clipping($"gradients.ClipByValue({Of(c.Number("clip_value", 0))})"),
    };

    static GoldenDescription Clipping(string call) => new([]) { Clipping = call };

    static GoldenDescription Sgd(GoldenCase golden) => Optimizer(
        $"new Sgd({Rate(golden)}, momentum: {Of(golden.Number("momentum", 0))}, dampening: {Of(golden.Number("dampening", 0))}, "
        + $"nesterov: {Of(golden.Flag("nesterov"))})");

    static GoldenDescription Optimizer(string creation) => new(["0.5 * Sum(x * MatMul(A, x)) - Sum(b * x)"]) { Optimizer = creation };

    static string Rate(GoldenCase golden) =>
        $"learningRate: {Of(golden.Number("lr", 0))}, weightDecay: {Of(golden.Number("weight_decay", 0))}";

    static string Betas(GoldenCase golden)
    {
        var betas = golden.Attributes.GetProperty("betas");
        return $"beta1: {Of(betas[0].GetDouble())}, beta2: {Of(betas[1].GetDouble())}, epsilon: {Of(golden.Number("eps", 1e-8))}";
    }
}
