using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GraphGen.Generator.Tests.Architecture;

/// <summary>The compiler knows operations, and no layer, loss or optimizer by name: rule R4 of the design.</summary>
public partial class LibraryNameTests
{
    [Fact]
    public void The_generator_names_no_layer_loss_or_optimizer()
    {
        var names = LibraryNames().ToHashSet();
        var faults =
            from file in GeneratorCode.Files
            from token in file.Tree.GetRoot().DescendantTokens()
            where token.IsKind(SyntaxKind.IdentifierToken) || token.Kind().ToString().Contains("String", StringComparison.Ordinal)
            from Match word in Word().Matches(token.Text)
            where names.Contains(word.Value)
            select $"{file.Path}:{token.GetLocation().GetLineSpan().StartLinePosition.Line + 1} names {word.Value}";
        Assert.Empty(faults);
    }

    [Fact]
    public void The_names_to_look_for_are_found_in_the_library() =>
        Assert.Superset(
            new HashSet<string> { "Linear", "Sequential", "CrossEntropy", "MeanSquaredError", "Softmax", "Adam", "Sgd" },
            LibraryNames().ToHashSet());

    /// <summary>Layers are the types that hold parameters or that descriptions may create; losses take a reduction;
    /// optimizers derive from their base.</summary>
    static IEnumerable<string> LibraryNames()
    {
        var types = typeof(Tensor).Assembly.GetExportedTypes();
        var layers = types.Where(type => type.IsClass && !type.IsAbstract
            && (typeof(IParameterized).IsAssignableFrom(type) || type.GetCustomAttribute<TraceableAttribute>() is not null)
            && type.Namespace == "GraphGen" && type != typeof(Tensor));
        var optimizers = types.Where(type => typeof(Optimizer).IsAssignableFrom(type));
        var functions = typeof(Ops).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Reduction))
                || method.Name.Contains("Softmax", StringComparison.Ordinal));
        return layers.Concat(optimizers).Select(type => type.Name.Split('`')[0]).Concat(functions.Select(method => method.Name));
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
