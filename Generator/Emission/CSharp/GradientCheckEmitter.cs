using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Emission.CSharp;

/// <summary>Writes the method that compares a model's gradients with central differences. It calls the program of the model's
/// widened twin, whose further inputs are the parameters and the buffers.</summary>
sealed class GradientCheckEmitter(CodeWriter code, ProgramModel program)
{
    const string Check = "global::GraphGen.GradientCheck";

    readonly DerivativeOf derivative = program.Signature.Derivative!;
    readonly IReadOnlyList<DimensionInference> inferred = DimensionInference.Solve(program.Inputs);
    readonly BufferNames names = new([.. program.Inputs.Select(i => i.Signature.Name), .. program.Symbols, "step"]);

    public void Write()
    {
        var signature = program.Signature;
        var sizes = program.Symbols.Where(s => inferred.All(i => i.Symbol != s)).Select(s => $"int {CSharp.Name(s)}");
        var inputs = derivative.Inputs.Select(i => $"{ProgramInput.ParameterType(i)} {CSharp.Name(i.Name)}");
        code.Line();
        code.Summary($"Compares the gradients of {derivative.Method} with central differences, both in float64.");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">An input has a wrong length, or an index is out of range.</exception>");
        code.Block(
            $"{signature.Accessibility}{(signature.IsStatic ? " static" : "")} {Check} {signature.MethodName}({string.Join(", ", [.. sizes, .. inputs, $"double step = {Check}.DefaultStep"])})",
            Body);
    }

    void Body()
    {
        foreach (var inference in inferred)
            code.Line($"var {CSharp.Name(inference.Symbol)} = {inference.Expression(inference.Input.Name + ".Length", CSharp.Dim)};");
        var bound = names.Unique("program");
        code.Line($"using var {bound} = Bind{program.Signature.MethodName}({string.Join(", ", program.Symbols.Select(CSharp.Name))});");
        var values = program.Inputs.ToDictionary(i => i, i => names.Unique(i.Signature.Name + " values"));
        foreach (var input in program.Inputs) code.Line($"var {values[input]} = {Values(input)};");
        var arguments = program.Inputs.Select(i => values[i] + (i.Signature.IsScalar ? "[0]" : ""));
        var parts = program.Gradients.Select(gradient =>
        {
            var input = program.Inputs.First(i => i.Signature.Name == gradient.Target);
            var name = IsOwn(input) ? $"\"{input.Signature.Name}\"" : "Parameters";
            var value = $"{bound}.{program.Names.Property(gradient)}";
            return $"new {Check}.Part({name}, {values[input]}, () => {(input.Signature.IsScalar ? $"[{value}]" : $"{value}.ToArray()")})";
        });
        code.Line($"return {Check}.Run(");
        code.Indented(() =>
        {
            code.Line("step,");
            code.Line($"() => {{ {bound}.RandomStep = 0; return {bound}.Forward({string.Join(", ", arguments)}); }},");
            code.Line($"{bound}.Backward,");
            code.Line($"[{string.Join(", ", parts)}]);");
        });
    }

    /// <summary>The elements of an input as an array of their own.</summary>
    string Values(ProgramInput input) =>
        !IsOwn(input) ? $"{Check}.Widen(Parameters{(IsOfParameters(input) ? "" : ".Buffers")})"
        : input.Signature.IsScalar ? $"new {input.ElementType}[] {{ {input.Name} }}"
        : input.Leaf.ElementType.IsFloating() ? $"{Check}.Widen({input.Name})"
        : $"{input.Name}.ToArray()";

    bool IsOwn(ProgramInput input) => derivative.Inputs.Any(i => i.Name == input.Signature.Name);

    /// <summary>The vector of the parameters comes first, and has a gradient.</summary>
    bool IsOfParameters(ProgramInput input) => program.Gradients.Any(g => g.Target == input.Signature.Name);
}
