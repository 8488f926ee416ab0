using System.Globalization;
using System.Xml.Linq;
using static GraphGen.Markup;
using static GraphGen.Quantity;

namespace GraphGen;

/// <summary>Lists the kernels in the order in which they run: formulas, shapes, and what they cost.</summary>
static class KernelTable
{
    const int Columns = 7;

    public static XElement Of(ProgramDescription program) => new(
        "table", new XAttribute("class", "kernels"), new XElement("caption", "Kernels in the order in which they run"),
        new XElement("thead", new XElement(
            "tr", NumberHead("step"), Head("col", "kernel"), Head("col", "what it computes"), NumberHead("operations"), NumberHead("bytes"),
            NumberHead("FLOP per byte"), NumberHead("share of the operations"))),
        Pass(program, KernelPhase.Forward, "forward"), Pass(program, KernelPhase.Backward, "backward"),
        new XElement("tfoot", Sum("whole step", program.Kernels, program.Flops)));

    static XElement? Pass(ProgramDescription program, KernelPhase phase, string title)
    {
        var kernels = program.InPhase(phase).ToList();
        if (kernels.Count == 0) return null;
        return new(
            "tbody",
            new XElement("tr", new XElement("th", new XAttribute("scope", "rowgroup"), new XAttribute("colspan", Columns), title)),
            kernels.Select(kernel => Row(kernel, program.Flops)), program.HasBackward ? Sum(title + " together", kernels, program.Flops) : null);
    }

    static XElement Row(KernelDescription kernel, long total) => new(
        "tr", new XAttribute("data-kernel", kernel.Name), Number(Count(kernel.Step)),
        Head("row", kernel.Name, Classed("div", "detail", kernel.Kind + (kernel.Condition is { } condition ? $", when {condition}" : ""))),
        new XElement(
            "td", kernel.Formulas.Select(formula => Classed("div", "code formula", formula)),
            Buffers("reads", kernel.Reads), Buffers("writes", kernel.Writes)),
        Cost(Flops(kernel.Flops.Value), kernel.Flops), Cost(Bytes(kernel.Bytes.Value), kernel.Bytes), Number(Ratio(kernel.Intensity)),
        Share(kernel.Flops.Value, total));

    /// <summary>Buffers with their types, none of which is broken between lines.</summary>
    static XElement Buffers(string verb, IReadOnlyList<BufferDescription> buffers) => Classed(
        "div", "detail", verb,
        buffers.Select((buffer, k) => new object[] { " ", Classed("span", "whole", $"{buffer}{(k < buffers.Count - 1 ? "," : "")}") }));

    static XElement Sum(string title, IReadOnlyCollection<KernelDescription> kernels, long total)
    {
        var (flops, bytes) = (kernels.Sum(kernel => kernel.Flops.Value), kernels.Sum(kernel => kernel.Bytes.Value));
        return new(
            "tr", new XAttribute("class", "sum"), new XElement("td"), Head("row", title), new XElement("td"), Number(Flops(flops)),
            Number(Bytes(bytes)), Number(Ratio(bytes == 0 ? 0 : (double)flops / bytes)), Share(flops, total));
    }

    /// <summary>A size with its formula below it.</summary>
    static XElement Cost(string text, BoundSize size) =>
        Number(new XAttribute("title", Count(size.Value)), text, size.IsSymbolic ? Classed("div", "detail code", size.Formula) : null);

    static XElement Share(long part, long total)
    {
        var share = total == 0 ? 0 : (double)part / total;
        var width = (100 * share).ToString("0.#", CultureInfo.InvariantCulture);
        return Number(Percent(share), Classed("div", "bar", new XElement("div", new XAttribute("style", $"width:{width}%"))));
    }
}
