using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Differentiation;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Derivatives;

/// <summary>
/// Builds one derivative of a model as a model. Directions and derivatives have one input or result for each input, named
/// after it, and one for all parameters together: their elements one after another, in the order of the model's parameters.
/// </summary>
sealed class DerivativeBuilder
{
    /// <summary>The name of what belongs to all parameters together.</summary>
    public const string Parameters = "parameters";

    readonly ModelSignature signature;
    readonly Graph graph;
    readonly GraphBuilder builder;
    readonly DerivativeSpace space;
    readonly bool asNumbers;
    readonly List<InputSignature> inputs;
    readonly List<(GraphOutput Output, bool IsScalar)> outputs = [];

    /// <param name="signature">The model's head.</param>
    /// <param name="model">What it computes.</param>
    /// <param name="asNumbers">Whether all is of rank 0, and each element of a matrix becomes a result.</param>
    public DerivativeBuilder(ModelSignature signature, Graph model, bool asNumbers)
    {
        (this.signature, this.asNumbers) = (signature, asNumbers);
        graph = model.Builder.Build(model.Outputs);
        builder = graph.Builder;
        space = new(signature, graph);
        inputs = [.. signature.Inputs];
    }

    string Names => string.Join(", ", space.Inputs.Select(Path).Concat(space.Parameters.Count > 0 ? ["the parameters"] : Array.Empty<string>()));

    GraphOutput Scalar => space.Scalar!;

    public DerivativeModel Gradient()
    {
        Give(Gradients.Reverse(builder, Scalar.Value, space.All), "");
        return Model(DerivativeKinds.Gradient, $"The gradient of {signature.MethodName} with respect to {Names}.");
    }

    public DerivativeModel Jvp()
    {
        var tangents = Directions("Tangent");
        var moves = Gradients.Jvp(builder, [.. space.Results.Select(result => result.Value)], space.All, tangents);
        GiveResults();
        for (var i = 0; i < moves.Length; i++) Give(space.Results[i].Name + "Tangent", moves[i], IsScalar(space.Results[i]));
        return Model(DerivativeKinds.Jvp, $"{signature.MethodName}, and how it changes as {Names} move along tangents: forward mode.");
    }

    public DerivativeModel Vjp()
    {
        var cotangents = space.Results.Select(result => Take(result.Name + "Cotangent", result.Value.Shape, result.Value.Type, isScalar: result.Value.Shape.Rank == 0)).ToList();
        GiveResults();
        Give(Gradients.Vjp(builder, [.. space.Results.Select(result => result.Value)], cotangents, space.All), "Cotangent");
        return Model(DerivativeKinds.Vjp, $"{signature.MethodName}, and the products of cotangents of its results with their derivatives with respect to {Names}: reverse mode.");
    }

    public DerivativeModel Jacobian()
    {
        if (asNumbers)
            foreach (var result in space.Results)
                Give([.. space.All.Select(x => $"{result.Name}By{Capital(Path(x))}")], Jacobians.Of(builder, result.Value, space.All));
        else Give("jacobian", builder.Concat(0, [.. space.Results.Select(result => Rows(result.Value))]), isScalar: false);
        return Model(DerivativeKinds.Jacobian, $"The derivatives of the results of {signature.MethodName} with respect to {Names}: a row for each element of a result, a column for each they are taken by.");
    }

    public DerivativeModel Hessian()
    {
        var gradients = Gradients.Reverse(builder, Scalar.Value, space.All);
        if (asNumbers)
            for (var i = 0; i < gradients.Length; i++)
            {
                var columns = space.All.Skip(i).ToList();
                Give([.. columns.Select(x => Path(space.All[i]) + Capital(Path(x)))], Jacobians.Of(builder, gradients[i], columns));
            }
        else Give("hessian", builder.Concat(0, [.. gradients.Select(Rows)]), isScalar: false);
        return Model(DerivativeKinds.Hessian, $"The second derivatives of {signature.MethodName} with respect to {Names}"
            + (asNumbers ? ", those with respect to two of them once." : ": a row and a column for each element."));
    }

    public DerivativeModel HessianVector()
    {
        var vector = Directions("Vector");
        var gradients = Gradients.Reverse(builder, Scalar.Value, space.All);
        Give(Gradients.Jvp(builder, gradients, space.All, vector), "Product");
        return Model(DerivativeKinds.HessianVector, $"The product of the Hessian of {signature.MethodName} with respect to {Names} with a vector: forward mode over reverse mode.");
    }

    DerivativeModel Model(DerivativeKinds kind, string summary) => new(
        signature with
        {
            MethodName = signature.MethodName + kind, Declaration = "", Derivatives = DerivativeKinds.None,
            Inputs = inputs.ToEquatable(), Outputs = outputs.Select(o => new OutputSignature(o.Output.Name, o.IsScalar)).ToEquatable(),
            HintName = signature.HintName.Replace(".g.cs", $".{kind}.g.cs"), Derivative = new(signature.MethodName, signature.Inputs, kind, summary),
        },
        builder.Build(outputs.Select(o => o.Output)));

    /// <summary>The derivatives of every element of a value by all together, in the widest of their types: [elements of the value,
    /// elements of all].</summary>
    Node Rows(Node value)
    {
        var count = value.Shape.ElementCount;
        var type = space.All.Max(x => x.Type);
        return builder.Concat(1, [.. Jacobians.Of(builder, value, space.All)
            .Zip(space.All, (block, x) => builder.Cast(builder.Reshape(block, new(count, x.Shape.ElementCount)), type))]);
    }

    /// <summary>A direction for each that the model is differentiated by, as inputs.</summary>
    IReadOnlyList<Node> Directions(string suffix)
    {
        var directions = space.Inputs.Select(x => Take(Path(x) + suffix, x.Shape, x.Type, Signature(x).IsScalar)).ToList();
        if (space.Parameters.Count == 0) return directions;
        var all = Take(Parameters + suffix, new(Flat.Count(space.Parameters)), space.Parameters[0].Type, isScalar: false);
        return [.. directions, .. Flat.Parts(builder, all, space.Parameters)];
    }

    /// <summary>A derivative for each that the model is differentiated by, as results.</summary>
    void Give(IReadOnlyList<Node> derivatives, string suffix)
    {
        for (var i = 0; i < space.Inputs.Count; i++)
            Give(Path(space.Inputs[i]) + suffix, derivatives[i], Signature(space.Inputs[i]).IsScalar);
        if (space.Parameters.Count > 0)
            Give(Parameters + suffix, Flat.Join(builder, derivatives.Skip(space.Inputs.Count)), isScalar: false);
    }

    void Give(IReadOnlyList<string> names, IReadOnlyList<Node> numbers)
    {
        for (var i = 0; i < names.Count; i++) Give(names[i], numbers[i], isScalar: true);
    }

    void GiveResults()
    {
        foreach (var output in graph.Outputs.Where(output => output.Role == OutputRole.Result))
            Give(output.Name, output.Value, IsScalar(output));
    }

    /// <summary>A result; its name gives way to those of the results before.</summary>
    void Give(string name, Node value, bool isScalar)
    {
        var unique = name;
        for (var n = 2; outputs.Any(o => o.Output.Name == unique); n++) unique = name + n;
        outputs.Add((new(unique, value, OutputRole.Result), isScalar));
    }

    /// <summary>An input; its name gives way to those of the inputs before.</summary>
    Node Take(string name, Shape shape, DType type, bool isScalar)
    {
        var unique = name;
        for (var n = 2; graph.Inputs.Concat(builder.Nodes).Any(node => node.Operation is Input input && input.Path == unique); n++) unique = name + n;
        inputs.Add(new(unique, type.Text(), isScalar, shape.Select(dim => dim.ToString()).ToEquatable(), false));
        return builder.Input(unique, InputKind.Input, shape, type);
    }

    InputSignature Signature(Node input) => signature.Inputs.First(i => i.Name == Path(input));

    bool IsScalar(GraphOutput result)
    {
        var results = graph.Outputs.Where(output => output.Role == OutputRole.Result).ToList();
        return signature.Outputs[results.IndexOf(result)].IsScalar;
    }

    static string Path(Node input) => ((Input)input.Operation).Path;

    static string Capital(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
