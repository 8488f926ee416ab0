using System.Xml.Linq;
using static GraphGen.Markup;
using static GraphGen.Quantity;

namespace GraphGen;

/// <summary>Lists all buffers of a program, and says what is saved for the backward pass and what is computed again.</summary>
static class MemoryTable
{
    public static XElement Of(ProgramDescription program)
    {
        var saved = program.Saved;
        return new(
            "table", new XElement("caption", "Buffers and where they lie"),
            new XElement("thead", new XElement(
                "tr", Head("col", "buffer"), Head("col", "what it is"), Head("col", "type"), NumberHead("bytes"), NumberHead("offset"),
                NumberHead("in use in steps"))),
            new XElement("tbody", program.Buffers.Select(buffer => Row(buffer, saved.Contains(buffer)))),
            new XElement("tfoot", new XElement(
                "tr", Head("row", "memory of the program"), new XElement("td", new XAttribute("colspan", 2)),
                Number(Bytes(program.MemoryBytes)), new XElement("td", new XAttribute("colspan", 2)))));
    }

    /// <summary>What the backward pass finds in memory, and what it computes again; null for a program without one.</summary>
    public static IEnumerable<XElement> Choices(ProgramDescription program)
    {
        if (!program.HasBackward) yield break;
        var saved = program.Saved;
        yield return new("p", saved.Count == 0
            ? "The backward pass needs nothing that the forward pass computes."
            : $"Saved for the backward pass, {Bytes(saved.Sum(buffer => buffer.Bytes.Value))} together: "
                + $"{string.Join(", ", saved.Select(buffer => $"{buffer.Name} ({Bytes(buffer.Bytes.Value)})"))}.");
        var again = program.Kernels.Where(kernel => kernel.Recomputes.Count > 0).ToList();
        if (again.Count == 0)
        {
            yield return new("p", "Nothing is computed again.");
            yield break;
        }
        yield return new("p", "Computed again in the backward pass, which costs less than to save it:");
        yield return new("ul", again.Select(kernel => new XElement(
            "li", $"{kernel.Name}: ",
            kernel.Recomputes.Select((formula, k) => new object?[] { k > 0 ? ", " : null, Classed("span", "code", formula) }))));
    }

    static XElement Row(BufferDescription buffer, bool isSaved) => new(
        "tr", new XAttribute("data-buffer", buffer.Name), Head("row", buffer.Name),
        new XElement("td", Meaning(buffer) + (isSaved ? ", saved for the backward pass" : "")),
        new XElement(
            "td", Classed("div", "code type", buffer.BoundType),
            buffer.BoundType == buffer.SymbolicType ? null : Classed("div", "detail code type", buffer.SymbolicType)),
        Number(new XAttribute("title", Count(buffer.Bytes.Value)), Bytes(buffer.Bytes.Value)),
        Number(buffer.Place is { } place ? Count(place.Offset) : "with the model"),
        Number(buffer.Place is { } used ? $"{used.First} to {used.Last}" : "always"));

    static string Meaning(BufferDescription buffer)
    {
        var target = buffer.Target == buffer.Name ? "" : $" {buffer.Target}";
        return buffer.Kind switch
        {
            BufferKind.NewState => $"new value of {buffer.Target}",
            BufferKind.Gradient => $"gradient of {buffer.Target}",
            BufferKind.Temporary => "on the way",
            var kind => kind.ToString().ToLowerInvariant() + target,
        };
    }
}
