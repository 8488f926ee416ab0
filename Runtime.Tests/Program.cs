using GraphGen.Runtime.Tests.Files;

namespace GraphGen.Runtime.Tests;

/// <summary>What this assembly does as a process of its own; the tests are run by the test host instead.</summary>
static class Program
{
    static int Main(string[] arguments)
    {
        if (arguments is not [CheckpointWriter.Command, var path])
            return 1;
        CheckpointWriter.Run(path);
        return 0;
    }
}
