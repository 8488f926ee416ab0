namespace GraphGen.Samples.Common;

/// <summary>The option that says where a sample's network runs: on the processor, or on a device.</summary>
static class DeviceOption
{
    /// <summary>The word for the processor in the place of a graphics card.</summary>
    public const string Emulated = "emulated";

    /// <summary>The word for the processor, with the programs compiled for it.</summary>
    const string Processor = "cpu";

    /// <summary>The option, for the list of a sample whose network runs on devices.</summary>
    public static Option Option { get; } = new(
        "device", "NAME",
        $"{Processor}, gpu (the first card), a part of a card's name, its number, or {Emulated} (a card's kernels, run by the processor "
        + $"and very slowly) ({Processor})");

    /// <summary>The device that the user named; null for the processor, which a line then says.</summary>
    public static string? Choose(Arguments arguments)
    {
        if (arguments.Text(Option.Name) is { } name and not Processor) return name;
        Console.WriteLine("device: the processor");
        return null;
    }

    /// <summary>The option as it is written for a device.</summary>
    public static string As(string device) => $"--{Option.Name} {device}";

    /// <summary>What to say where the samples were built without what devices take.</summary>
    public static UsageException NotBuilt(string device) => new(
        $"{As(device)}: this build has no GPU support, since ILGPU was not found when it was built. Run 'dotnet run test.cs' where the "
        + $"packages ILGPU and ILGPU.Algorithms can be restored and build again, or leave --{Option.Name} out.");
}
