using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace GraphGen;

/// <summary>Finds the parameters and buffers of a model with their paths. What is reached on two ways, such as a shared
/// weight, has the path of the first.</summary>
public sealed class ParameterCollector
{
    readonly List<(string Path, Parameter Parameter)> parameters = [];
    readonly List<(string Path, StateBuffer Buffer)> buffers = [];
    readonly HashSet<object> visited = new(ReferenceEqualityComparer.Instance);

    /// <summary>The parameters in the order in which they were found.</summary>
    public IReadOnlyList<(string Path, Parameter Parameter)> Parameters => parameters;

    /// <summary>The buffers in the order in which they were found.</summary>
    public IReadOnlyList<(string Path, StateBuffer Buffer)> Buffers => buffers;

    /// <summary>Takes the value of a field: a parameter, a buffer, a layer, or a collection or tuple of such, whose items
    /// are named by their numbers, or by their keys. Anything else holds no parameters and is passed over.</summary>
    /// <param name="prefix">The path of the object that has the field.</param>
    /// <param name="name">The field's part of the path; empty to leave it out.</param>
    /// <param name="value">The field's value.</param>
    public void Add(string prefix, string name, object? value)
    {
        var path = prefix.Length == 0 ? name : name.Length == 0 ? prefix : prefix + "." + name;
        switch (value)
        {
            case Parameter parameter:
                if (visited.Add(parameter))
                    parameters.Add((path, parameter));
                break;
            case StateBuffer buffer:
                if (visited.Add(buffer))
                    buffers.Add((path, buffer));
                break;
            case IParameterized layer:
                if (visited.Add(layer))
                    layer.Collect(path, this);
                break;
            case IDictionary entries:
                foreach (DictionaryEntry entry in entries)
                    Add(path, Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, entry.Value);
                break;
            case ITuple tuple:
                for (var i = 0; i < tuple.Length; i++)
                    Add(path, i.ToString(CultureInfo.InvariantCulture), tuple[i]);
                break;
            case IEnumerable items and not string:
                var index = 0;
                foreach (var item in items)
                    Add(path, index++.ToString(CultureInfo.InvariantCulture), item);
                break;
        }
    }
}
