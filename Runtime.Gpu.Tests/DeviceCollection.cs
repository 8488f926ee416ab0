namespace GraphGen.Runtime.Gpu.Tests;

/// <summary>Tests that use a device run one after another: it is one for all, and so is the count of its bytes.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class DeviceCollection
{
    public const string Name = "Device";
}
