using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.EndToEnd;

/// <summary>A layer made in an assembly of its own is used by another, like the built-in ones (R4).</summary>
public class LibraryTests
{
    const string Library =
        """
        namespace Layers;

        /// <summary>A layer around which the input is led past.</summary>
        [Traceable]
        public sealed partial class Residual(ILayer inner, double scale = 1) : ILayer
        {
            [PathName("")]
            readonly ILayer inner = inner;
            readonly Parameter gain = new([1], Initializers.Ones);

            public Tensor Forward(Tensor x) => x + Scaled(inner.Forward(x));

            Tensor Scaled(Tensor x) => scale * (gain * x);
        }

        [Traceable]
        public static class Functions
        {
            public static Tensor SoftClip(Tensor x, double limit) => limit * Tanh(x / limit);
        }
        """;

    const string User =
        """
        using Layers;

        public sealed partial class Net
        {
            readonly Residual body = new(new Linear(3, 3), scale: 0.5);

            [Model]
            public partial Tensor Loss([Shape("batch", 3)] Tensor x, [Shape("batch", 3)] Tensor target) =>
                MeanSquaredError(Functions.SoftClip(body.Forward(x), 2), target);
        }

        public static class Probe
        {
            public static string[] Names() => new Net().Parameters.Names.ToArray();

            // The compiled loss and its gradients against the eager ones.
            public static double LargestDifference()
            {
                var model = new Net();
                model.Parameters.Initialize(5);
                var x = Enumerable.Range(0, 12).Select(i => MathF.Sin(i)).ToArray();
                var target = Enumerable.Range(0, 12).Select(i => MathF.Cos(i)).ToArray();
                using var program = model.BindLoss(4);
                var difference = Math.Abs(program.Forward(x, target) - model.Loss(Tensor.Of(x, 4, 3), Tensor.Of(target, 4, 3)).Item<float>());
                program.Backward();
                var before = program.Gradients.Values.ToArray();
                for (var i = 0; i < before.Length; i++)
                {
                    var old = model.Parameters.Values[i];
                    double Loss(float value)
                    {
                        model.Parameters.Values[i] = value;
                        return program.Forward(x, target);
                    }

                    var slope = (Loss(old + 0.01f) - Loss(old - 0.01f)) / 0.02;
                    Loss(old);
                    difference = Math.Max(difference, (float)Math.Abs(slope - before[i]));
                }

                return difference;
            }
        }
        """;

    static readonly Lazy<HostedCompilation> Compilation = new(() =>
        CompilationHost.CompileAssembly("User", [User], CompilationHost.CompileAssembly("Layers", [Library])));

    [Fact]
    public void Its_parameters_have_the_paths_of_the_users_fields() =>
        Assert.Equal(["body.weight", "body.bias", "body.gain"], Compilation.Value.Invoke<string[]>("Probe", "Names"));

    [Fact]
    public void Loss_and_gradients_pass_through_it() =>
        Assert.InRange(Compilation.Value.Invoke<double>("Probe", "LargestDifference"), 0, 1e-3);
}
