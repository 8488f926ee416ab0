using System.Xml.Linq;
using static GraphGen.Markup;
using static GraphGen.Quantity;

namespace GraphGen;

/// <summary>Lists the layers of a network with their parameters and the kernels that use them.</summary>
static class ParameterTable
{
    /// <summary>The layer of a parameter: its path without the last name; all of it where there is no other.</summary>
    public static string LayerOf(BufferDescription parameter) =>
        parameter.Target.LastIndexOf('.') is > 0 and var dot ? parameter.Target[..dot] : parameter.Target;

    /// <summary>The table; null for a program without parameters and states.</summary>
    public static XElement? Of(ProgramDescription program)
    {
        var layers = program.Buffers.Where(buffer => buffer.Kind is BufferKind.Parameter or BufferKind.State).GroupBy(LayerOf).ToList();
        if (layers.Count == 0) return null;
        return new(
            "table", new XElement("caption", "Layers and their parameters"),
            new XElement("thead", new XElement(
                "tr", Head("col", "layer"), Head("col", "tensors"), NumberHead("elements"), NumberHead("bytes"), Head("col", "used by"))),
            new XElement("tbody", layers.Select(layer => Row(program, layer))),
            new XElement("tfoot", new XElement(
                "tr", Head("row", "together"), new XElement("td"), Number(Count(layers.Sum(Elements))),
                Number(Bytes(layers.Sum(layer => layer.Sum(tensor => tensor.Bytes.Value)))), new XElement("td"))));
    }

    static XElement Row(ProgramDescription program, IGrouping<string, BufferDescription> layer)
    {
        var tensors = layer.Select(tensor =>
            $"{(tensor.Target == layer.Key ? tensor.Target : tensor.Target[(layer.Key.Length + 1)..])} {tensor.BoundType}"
            + (tensor.Kind == BufferKind.State ? ", not trained" : ""));
        var users = program.Kernels.Where(kernel => kernel.Reads.Any(layer.Contains)).Select(kernel => kernel.Name);
        return new(
            "tr", Head("row", layer.Key), new XElement("td", tensors.Select(tensor => Classed("div", "code type", tensor))),
            Number(Count(Elements(layer))), Number(Bytes(layer.Sum(tensor => tensor.Bytes.Value))), new XElement("td", string.Join(", ", users)));
    }

    static long Elements(IEnumerable<BufferDescription> tensors) => tensors.Sum(tensor => tensor.ElementCount);
}
