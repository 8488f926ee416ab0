using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GraphGen.Compiler.Graphs;
using GraphGen.Compiler.Simplification;
using GraphGen.Generator.Tests.Graphs;
using Type = GraphGen.Compiler.Graphs.DType;

namespace GraphGen.Generator.Tests.Documentation;

/// <summary>The page of all operations, written from the code: the pointwise table with its derivatives, the structural
/// primitives, and the functions of the library over both.</summary>
static partial class OperatorTable
{
    /// <summary>The page, as a path in the repository.</summary>
    public const string Page = "docs/operators.md";

    static readonly XElement Comments = XDocument.Load(Path.ChangeExtension(typeof(Ops).Assembly.Location, ".xml")).Root!.Element("members")!;

    static readonly MethodInfo[] Methods =
        [.. typeof(Ops).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName)];

    /// <summary>The text of the page.</summary>
    public static string Write()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # Operations

            Everything that `GraphGen.Ops` has, written from the code; a test fails when this page is stale, and with
            `GRAPHGEN_ACCEPT_SNAPSHOTS=1` it writes the page anew. Broadcasting is NumPy's, conventions are PyTorch's. How to add one is in
            [a recipe](recipes/add-an-operation.md).

            ## Pointwise

            Each is one row of a table (`Generator/Graphs/PointwiseTable*.cs`). The derivative is with respect to each operand in turn; `y` is
            the operation's own result.


            """);
        page.Append("| function | operation | derivative | |\n|---|---|---|---|\n");
        foreach (var row in PointwiseTable.Rows.OrderBy(row => row.Method, StringComparer.Ordinal))
            page.Append($"| `{row.Method}({string.Join(", ", row.Operands)})` | {Code(Formula(row))} | {Derivatives(row)} | {Prose(row.Summary)} |\n");
        page.Append("\n## Primitives\n\nWhat a loop over single elements is not: each is a type in `Generator/Graphs/Operations`, or derived from several.\n\n");
        Append(page, Methods.Where(method => method.GetCustomAttribute<PrimitiveAttribute>() is { } primitive && PointwiseTable.Find(primitive.Name) is null));
        page.Append("\n## Library\n\nC# over the operations above, which the compiler runs like a user's own.\n\n");
        Append(page, Methods.Where(method => method.GetCustomAttribute<PrimitiveAttribute>() is null));
        return page.ToString();
    }

    static void Append(StringBuilder page, IEnumerable<MethodInfo> methods)
    {
        page.Append("| function | |\n|---|---|\n");
        foreach (var overloads in methods.GroupBy(method => method.Name).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var fullest = overloads.OrderByDescending(method => method.GetParameters().Length).ThenBy(method => method.ToString(), StringComparer.Ordinal).First();
            page.Append($"| `{fullest.Name}({string.Join(", ", fullest.GetParameters().Select(parameter => parameter.Name))})` | {Prose(Summary(fullest))} |\n");
        }
    }

    static string Formula(PointwiseRow row) => string.Format(row.Formula, [.. row.Operands]);

    /// <summary>The derivative by each operand, as a formula over the operands and the result.</summary>
    static string Derivatives(PointwiseRow row)
    {
        if (row.GivesBool || row.Takes is ElementKind.Bool or ElementKind.Integer) return "";
        if (row.Partials.Count == 0) return Code("0");
        var builder = new GraphBuilder();
        Node[] operands = [.. row.Operands.Select((name, i) => Input(name, row.IsCondition(i) ? Type.Bool : Type.Float64))];
        var result = Input("y", Type.Float64);
        return string.Join(", ", row.Partials.Select((rule, i) => (rule, i)).Where(partial => !row.IsCondition(partial.i)).Select(partial => Code(
            partial.rule(operands, result).Apply(result.Like(1)) is { } derivative
                ? FormulaText.Of(Simplifier.Run(builder.Build([new("d", derivative, OutputRole.Result)])).Outputs[0].Value)
                : "0")));

        Node Input(string name, Type type) => builder.Input(name, InputKind.Input, Shape.Scalar, type);
    }

    /// <summary>The first sentences of a method's documentation, in one line.</summary>
    static string Summary(MethodInfo method)
    {
        var parameters = string.Join(",", method.GetParameters().Select(parameter => Id(parameter.ParameterType)));
        var id = $"M:GraphGen.Ops.{method.Name}" + (parameters.Length > 0 ? $"({parameters})" : "");
        var summary = Comments.Elements("member").FirstOrDefault(member => (string?)member.Attribute("name") == id)?.Element("summary")
            ?? throw new InvalidOperationException($"'{id}' has no documentation.");
        return string.Concat(summary.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement reference => $"`{Regex.Match((string)reference.Attributes().First(), @"(\w+)(\(.*)?$").Groups[1].Value}`",
            _ => "",
        }));
    }

    static string Id(System.Type type) =>
        type.IsArray ? Id(type.GetElementType()!) + "[]"
        : Nullable.GetUnderlyingType(type) is { } inner ? $"System.Nullable{{{Id(inner)}}}"
        : type.IsGenericType ? $"{type.Namespace}.{type.Name[..type.Name.IndexOf('`')]}{{{string.Join(",", type.GetGenericArguments().Select(Id))}}}"
        : type.FullName!.Replace('+', '.');

    static string Code(string text) => $"`{text.Replace("|", "\\|")}`";

    static string Prose(string text) => Spaces().Replace(ParameterReference().Replace(text, "`$1`"), " ").Trim().Replace("|", "\\|");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("<paramref name=\"(\\w+)\"/>")]
    private static partial Regex ParameterReference();
}
