using System.Globalization;
using System.Text;

namespace GraphGen.Generator.Tests.EndToEnd;

/// <summary>A random body of a C# function of two doubles: locals, loops that end early, returns in branches, conditions that are
/// conditional expressions themselves. All its values stay small.</summary>
sealed class RandomFunction(int seed)
{
    readonly Random random = new(seed);
    readonly List<string> variables = ["x", "y"];
    readonly StringBuilder body = new();

    /// <summary>The body, the same for the same seed.</summary>
    public static string Body(int seed)
    {
        var function = new RandomFunction(seed);
        function.Write();
        return function.body.ToString();
    }

    void Write()
    {
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var name = "v" + (variables.Count - 2);
            body.AppendLine($"var {name} = {Value(2)};");
            variables.Add(name);
            Change(name);
        }
        Return();
        body.AppendLine($"return {Value(2)};");
    }

    void Change(string name)
    {
        switch (random.Next(4))
        {
            case 0:
                body.AppendLine($"if ({Condition(2)}) {name} = {Value(2)};");
                break;
            case 1:
                body.AppendLine($"if ({Condition(1)}) {{ if ({Condition(1)}) {name} = {Value(1)}; else {name} = {Value(1)}; }}");
                break;
            case 2:
                var ending = random.Next(3) switch { 0 => $"if ({Condition(1)}) break; ", 1 => $"if ({Condition(1)}) continue; ", _ => "" };
                body.AppendLine($"for (var i = 0; i < {random.Next(2, 6)}; i++) {{ {ending}{name} = Math.Sin({name} * {Number()} + {Value(1)}); }}");
                break;
        }
    }

    void Return()
    {
        switch (random.Next(3))
        {
            case 0:
                body.AppendLine($"if ({Condition(2)}) return {Value(2)};");
                break;
            case 1:
                body.AppendLine($"if ({Condition(1)}) return {Value(1)}; else if ({Condition(1)}) return {Value(1)};");
                break;
        }
    }

    string Value(int depth) => depth == 0 || random.Next(5) == 0
        ? random.Next(4) == 0 ? Number() : variables[random.Next(variables.Count)]
        : random.Next(7) switch
        {
            0 => $"({Value(depth - 1)} + {Value(depth - 1)})",
            1 => $"({Value(depth - 1)} - {Value(depth - 1)})",
            2 => $"{Value(depth - 1)} * {Number()}",
            3 => $"Math.Sin({Value(depth - 1)})",
            4 => $"Math.Tanh({Value(depth - 1)}) * Math.Cos({Value(depth - 1)})",
            _ => $"({Condition(depth - 1)} ? {Value(depth - 1)} : {Value(depth - 1)})",
        };

    string Condition(int depth) => depth == 0 || random.Next(4) == 0
        ? $"{Value(0)} {(random.Next(2) == 0 ? ">" : "<=")} {(random.Next(2) == 0 ? Number() : Value(0))}"
        : random.Next(5) switch
        {
            0 => $"!({Condition(depth - 1)})",
            1 => $"({Condition(depth - 1)} && {Condition(depth - 1)})",
            2 => $"({Condition(depth - 1)} || {Condition(depth - 1)})",
            _ => $"({Condition(depth - 1)} ? {Condition(depth - 1)} : {Condition(depth - 1)})",
        };

    string Number() => (random.Next(-15, 16) / 10.0 + 0.05).ToString("0.00", CultureInfo.InvariantCulture);
}
