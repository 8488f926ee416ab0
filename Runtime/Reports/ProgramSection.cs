using System.Xml.Linq;
using static GraphGen.Markup;
using static GraphGen.Quantity;

namespace GraphGen;

/// <summary>The part of a report about one program: summary, network, kernels, memory.</summary>
static class ProgramSection
{
    public static XElement Of(ProgramDescription program, string id) => new(
        "section", new XAttribute("id", id),
        new XElement("h2", program.ToString()),
        new XElement("h3", "Summary"), Summary(program),
        new XElement("h3", "Network"),
        new XElement("p", "The forward pass from top to bottom: inputs, kernels with what they make and whose parameters they take, results."),
        Wide(NetworkDrawing.Draw(program)), Wide(ParameterTable.Of(program)),
        new XElement("h3", "Kernels"), Wide(KernelTable.Of(program)),
        new XElement("h3", "Memory"), Memory(program));

    static XElement Summary(ProgramDescription program)
    {
        var memory = program.Of(BufferKind.Parameter).Sum(parameter => parameter.Bytes.Value);
        var (forward, backward) = (program.InPhase(KernelPhase.Forward).ToList(), program.InPhase(KernelPhase.Backward).ToList());
        return Classed(
            "dl", "summary",
            Fact("parameters", Count(program.ParameterCount), Bytes(memory)),
            Fact("operations a step", Flops(program.Flops), backward.Count == 0 ? null
                : $"{Flops(forward.Sum(kernel => kernel.Flops.Value))} forward, {Flops(backward.Sum(kernel => kernel.Flops.Value))} backward"),
            Fact("bytes a step", Bytes(program.Kernels.Sum(kernel => kernel.Bytes.Value)), "read and written by kernels"),
            Fact("memory", Bytes(program.MemoryBytes), $"{Bytes(program.UnsharedBytes)} if nothing were shared"),
            Fact("kernels", Count(program.Kernels.Count), backward.Count == 0 ? null : $"{forward.Count} forward, {backward.Count} backward"),
            program.Device is { } device ? Fact("device", device, null) : Fact("threads", Count(program.Threads), null));
    }

    static XElement Fact(string name, string value, string? detail) => new(
        "div", new XElement("dt", name), new XElement("dd", value), detail is null ? null : Classed("dd", "detail", detail));

    static IEnumerable<object?> Memory(ProgramDescription program)
    {
        if (MemoryDrawing.Of(program) is { } drawing)
        {
            yield return new XElement(
                "p", "Steps from left to right: 0 copies the inputs in, then every kernel is a step, and the last is for whoever reads the "
                + "results. Offsets from top to bottom, not to scale: small places are drawn larger. Buffers that are never in use "
                + "together share bytes.");
            yield return Classed("p", "legend", drawing.Legend.Select(item =>
                new object[] { Classed("span", "whole", Classed("span", "swatch " + item.Style), item.Meaning), " " }));
            yield return Wide(drawing.Draw());
        }
        foreach (var choice in MemoryTable.Choices(program)) yield return choice;
        yield return Wide(MemoryTable.Of(program));
    }

    /// <summary>What may be wider than the page scrolls by itself, also for those who use no mouse.</summary>
    static XElement? Wide(XElement? content) =>
        content is null ? null : Classed("div", "wide", new XAttribute("tabindex", 0), content);
}
