namespace GraphGen.Benchmarks.Devices;

/// <summary>
/// Times the compiled programs of a graphics card, PyTorch, torch.compile and JAX in turns within one run on the same card. What takes
/// ILGPU is in files that end in <c>.Gpu.cs</c>, which are left out without it.
/// </summary>
static partial class DeviceComparison
{
    /// <summary>Runs the command line.</summary>
    /// <returns>0 when all went well, 1 when there is no card or something failed, 2 when the command line was not understood.</returns>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (arguments.Contains("--help"))
        {
            Console.WriteLine(DeviceOptions.Usage);
            return 0;
        }

        try
        {
            int? code = null;
            Measure(DeviceOptions.Parse(arguments), ref code);
            if (code is null) Console.Error.WriteLine(
                "This build has no GPU support, since ILGPU was not found when it was built: run 'dotnet run test.cs' where ILGPU and "
                + "ILGPU.Algorithms can be restored, and build again.");
            return code ?? 1;
        }
        catch (ArgumentException mistake)
        {
            Console.Error.WriteLine($"{mistake.Message}\n\n{DeviceOptions.Usage}");
            return 2;
        }
    }

    /// <summary>Measures and writes the tables; does nothing in a build without GPU support.</summary>
    static partial void Measure(DeviceOptions options, ref int? code);
}
