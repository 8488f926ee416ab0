using static GraphGen.Compiler.Descriptions.ExpressionPrinter;

namespace GraphGen.Compiler.Descriptions;

/// <summary>Prints a description as text close to C#, for tests, snapshots and reports.</summary>
static class DescriptionPrinter
{
    public static string Print(Description description)
    {
        var parts = new List<IEnumerable<string>> { Lines(description.Signature) };
        parts.AddRange(description.Types.Select(Lines));
        parts.AddRange(description.Methods.Select(Lines));
        return string.Join("\n\n", parts.Select(lines => string.Join("\n", lines)));
    }

    public static string Print(Method method) => string.Join("\n", Lines(method));

    public static string Print(TypeDeclaration type) => string.Join("\n", Lines(type));

    /// <summary>A statement, one line for each line of text.</summary>
    public static IEnumerable<string> Lines(Statement statement) => statement switch
    {
        Block block => Braces(block.Statements.SelectMany(Lines)),
        ExpressionStatement expression => [Text(expression.Expression) + ";"],
        LocalDeclaration { Value: { } value } local => [$"var {Local(local.Slot, local.Name)} = {Text(value)};"],
        LocalDeclaration local => [$"var {Local(local.Slot, local.Name)};"],
        If { Else: { } otherwise } conditional =>
            [$"if ({Text(conditional.Condition)})", .. Inner(conditional.Then), "else", .. Inner(otherwise)],
        If conditional => [$"if ({Text(conditional.Condition)})", .. Inner(conditional.Then)],
        Loop loop => Lines(loop),
        ForEach loop =>
            [$"foreach (var {Text(loop.Target)} in {Text(loop.Collection)})", .. Inner(loop.Body)],
        Switch choice => [$"switch ({Text(choice.Value)})", .. Braces(choice.Sections.SelectMany(Lines))],
        Return { Value: { } value } => [$"return {Text(value)};"],
        Return => ["return;"],
        Break => ["break;"],
        Continue => ["continue;"],
        Throw thrown => [$"throw {Text(thrown.Exception)};"],
        LocalFunctionStatement { Function: var function } =>
            [$"local {function.Name}{Parameters(function)}", .. Inner(function.Body)],
        _ => [statement.ToString()],
    };

    static IEnumerable<string> Lines(Loop loop)
    {
        var condition = loop.Condition is { } test ? Text(test) : "";
        if (!loop.TestFirst) return ["do", .. Inner(loop.Body), $"while ({condition});"];
        if (loop.Before.Count == 0 && loop.AtBottom.Count == 0) return [$"while ({condition})", .. Inner(loop.Body)];
        return [$"for ({OneLine(loop.Before)}; {condition}; {OneLine(loop.AtBottom)})", .. Inner(loop.Body)];
    }

    static string OneLine(EquatableArray<Statement> statements) =>
        string.Join(", ", statements.SelectMany(Lines).Select(line => line.TrimEnd(';')));

    static IEnumerable<string> Lines(SwitchSection section) =>
        section.Labels.Select(label => label.Pattern is { } pattern
                ? $"case {Text(pattern)}{(label.Guard is { } guard ? " when " + Text(guard) : "")}:"
                : "default:")
            .Concat(Indent(section.Body.SelectMany(Lines)));

    static IEnumerable<string> Lines(ModelSignature signature)
    {
        yield return $"model {signature.MethodId}";
        foreach (var input in signature.Inputs)
            yield return $"    in {input.Name}: {input.ElementType}[{string.Join(", ", input.Shape)}]"
                + (input.IsScalar ? " scalar" : "") + (input.IsDifferentiable ? " differentiable" : "");
        foreach (var output in signature.Outputs)
            yield return $"    out{(output.Name.Length == 0 ? "" : " " + output.Name)}{(output.IsScalar ? " scalar" : "")}";
    }

    static IEnumerable<string> Lines(TypeDeclaration type)
    {
        var bases = type.Interfaces.Select(Text);
        if (type.BaseType is { } baseType) bases = bases.Prepend(Text(baseType));
        var heads = string.Join(", ", bases);
        yield return $"{type.Kind.ToString().ToLowerInvariant()} {type.Id}{TypeParameters(type.TypeParameters)}{(heads.Length == 0 ? "" : " : " + heads)}";
        foreach (var field in type.Fields)
            yield return $"    {(field.IsStatic ? "static " : "")}{(field.IsReadOnly ? "readonly " : "")}{Text(field.Type)} {field.Name}"
                + (field.PathName == field.Name ? "" : $" \"{field.PathName}\"")
                + (field.Initializer is { } initializer ? $" = {Text(initializer)};" : ";");
        foreach (var implementation in type.Overrides)
            yield return $"    {implementation.Slot} -> {implementation.Implementation}";
    }

    static IEnumerable<string> Lines(Method method)
    {
        var parameters = string.Join(", ", method.Parameters.Select(parameter =>
            $"{Text(parameter.Mode)}{Text(parameter.Type)} {parameter.Name}"));
        yield return $"{(method.IsStatic ? "static " : "")}{Text(method.ReturnType)} {method.ContainingType}"
            + $".{method.Name}{TypeParameters(method.TypeParameters)}({parameters})"
            + (method.Initializer is { } initializer ? " : " + Text(initializer) : "");
        foreach (var line in method.Body is Block ? Lines(method.Body) : Braces(Lines(method.Body))) yield return line;
    }

    static string TypeParameters(EquatableArray<string> names) => names.Count == 0 ? "" : $"<{string.Join(", ", names)}>";

    static IEnumerable<string> Inner(Statement statement) => statement is Block ? Lines(statement) : Indent(Lines(statement));

    static IEnumerable<string> Braces(IEnumerable<string> lines) => ["{", .. Indent(lines), "}"];

    static IEnumerable<string> Indent(IEnumerable<string> lines) => lines.Select(line => "    " + line);
}
