using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation;

/// <summary>One run of a model method: its inputs and its object are made, the method is called, and what it returns become
/// the outputs of the graph.</summary>
sealed class ModelRun(Description description, Definitions definitions, Budget budget, bool training)
{
    readonly Interpreter interpreter = new(definitions, budget, training);

    ModelSignature Signature => description.Signature;

    /// <summary>Whether the description has read <c>Ops.Training</c>.</summary>
    public bool AsksForTraining => interpreter.Training.WasRead;

    /// <summary>Runs the method.</summary>
    public EvaluationResult Evaluate()
    {
        EquatableArray<Leaf> leaves = [];
        EquatableArray<GraphOutput> outputs = [];
        try
        {
            if (definitions.Method(Signature.MethodId) is not { } method) return EvaluationResult.Failed();
            var inputs = CreateInputs();
            var model = Signature.IsStatic ? null : CreateModel(method);
            leaves = ModelParameters.Find(interpreter, model);
            CheckNames(leaves);
            if (inputs is not null && model is not Failure)
                outputs = Outputs(interpreter.Run(method, model, inputs, null, null, Site.Name), method, leaves);
        }
        catch (EvaluationAborted)
        {
            // The limit that was passed is among the problems.
        }
        catch (Exception exception) when (Interpreter.IsReportable(exception))
        {
            interpreter.ReportAt(new Site(Signature.MethodId, Site.Name), exception);
        }
        var stored = leaves.Select(leaf => new StoredInput(leaf.Path!, leaf.Kind, leaf.Shape, leaf.Type)).ToEquatable();
        return interpreter.Problems.IsEmpty && outputs.Count > 0
            ? new EvaluationResult(interpreter.Builder.Build(outputs), stored, [])
            : new EvaluationResult(null, stored, interpreter.Problems.Items);
    }

    /// <summary>The method's arguments as nodes; null when a shape can't be read.</summary>
    object?[]? CreateInputs()
    {
        var inputs = new object?[Signature.Inputs.Count];
        for (var i = 0; i < inputs.Length; i++)
        {
            var input = Signature.Inputs[i];
            if (ParseShape(input, i) is not { } shape) return null;
            inputs[i] = interpreter.Builder.Input(input.Name, InputKind.Input, shape, DTypes.Parse(input.ElementType));
        }
        return inputs;
    }

    Shape? ParseShape(InputSignature input, int position)
    {
        var dims = new List<Dim>();
        foreach (var text in input.Shape)
            try
            {
                dims.Add(Dim.Parse(text));
            }
            catch (Exception exception) when (exception is FormatException or OverflowException)
            {
                var site = new Site(Signature.MethodId, Site.Parameter(position));
                interpreter.Problems.Add(Rules.InvalidDimension.At(site, text, input.Name, exception.Message));
            }
        return dims.Count == input.Shape.Count ? new Shape(dims) : null;
    }

    /// <summary>The object whose method is described. What its constructor takes is not known at build time.</summary>
    object? CreateModel(Method method)
    {
        var layout = definitions.Layout(method.ContainingType)
            ?? throw EvaluationError.Fails($"the type '{Signature.TypeName}' is not described");
        var constructors = description.Methods
            .Where(candidate => candidate.ContainingType == method.ContainingType && candidate.Name == ".ctor")
            .OrderBy(candidate => candidate.Parameters.Count)
            .ToArray();
        if (constructors.Length == 0) throw EvaluationError.Fails($"the type '{Signature.TypeName}' has no constructor to run");
        var arguments = constructors[0].Parameters.Select(parameter => (object?)new UnknownValue(parameter.Name)).ToArray();
        var type = new TypeReference(method.ContainingType);
        return interpreter.Construct(type, layout, constructors[0].Id, arguments, null, Site.Name);
    }

    /// <summary>Every input, parameter and buffer needs a name of its own.</summary>
    void CheckNames(EquatableArray<Leaf> leaves)
    {
        for (var i = 0; i < Signature.Inputs.Count; i++)
            if (leaves.Any(leaf => leaf.Path == Signature.Inputs[i].Name))
                Report(Site.Parameter(i), $"the model holds a parameter named '{Signature.Inputs[i].Name}', too; rename one of them");
        foreach (var path in leaves.GroupBy(leaf => leaf.Path).Where(group => group.Count() > 1).Select(group => group.Key))
            Report(Site.Name, $"two parameters are named '{path}'; give the field of one another [PathName]");
        foreach (var leaf in leaves)
            if (leaf.Path.FirstOrDefault(c => c is '"' or '\\' || char.IsControl(c)) is var unfit and not '\0')
                Report(Site.Name, $"a parameter's name has the character U+{(int)unfit:X4} in it; a [PathName] has no quotes, no backslashes and nothing invisible");

        void Report(int site, string reason) => interpreter.Problems.Add(
            Rules.InvalidArgument.At(new Site(Signature.MethodId, site), Signature.MethodName, reason));
    }

    EquatableArray<GraphOutput> Outputs(object? result, Method method, EquatableArray<Leaf> leaves)
    {
        if (result is Failure || !interpreter.Problems.IsEmpty) return [];
        var isTuple = Signature.Outputs.Count > 1;
        var outputs = new List<GraphOutput>();
        for (var i = 0; i < Signature.Outputs.Count; i++)
        {
            var value = isTuple ? interpreter.Read((TupleValue)result!, i) : result;
            var type = isTuple ? method.ReturnType.Arguments[i] : method.ReturnType;
            if (value is Failure) return [];
            var node = Node(value, type);
            var name = OutputName(i, isTuple);
            interpreter.Labels.Result(node, name);
            outputs.Add(new GraphOutput(name, node, OutputRole.Result));
        }
        foreach (var leaf in leaves)
            if (leaf.Assigned is not null)
                outputs.Add(new GraphOutput(leaf.Path!, (Node)interpreter.Read(leaf, 0)!, OutputRole.State, leaf.Path));
        return outputs;
    }

    string OutputName(int position, bool isTuple)
    {
        var given = Signature.Outputs[position].Name;
        return given.Length > 0 ? given
            : isTuple ? $"item{position + 1}"
            : Labels.Camel(Signature.MethodName);
    }

    /// <summary>A returned value as a node: a number in its C# type, a weak scalar in its own.</summary>
    Node Node(object? value, TypeReference type) => value switch
    {
        Node node => node,
        Leaf leaf => (Node)Primitives.LeafPrimitives.Value(interpreter, leaf),
        null => throw EvaluationError.Fails($"'{Signature.MethodName}' returns null"),
        UnknownValue unknown => throw Interpreter.RunTimeLayer("the result", unknown),
        _ when (NumericTypes.Code(type).ElementType() ?? RunTimeNumbers.ElementType(value)) is { } elementType =>
            interpreter.Numbers.Node(value, elementType),
        _ => throw EvaluationError.Fails($"'{Signature.MethodName}' returns {ValueText.Describe(value)}"),
    };
}
