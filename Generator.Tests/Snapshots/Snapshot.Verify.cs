using VerifyTests;
using VerifyXunit;

namespace GraphGen.Generator.Tests.Snapshots;

static partial class Snapshot
{
    private static partial async Task Compare(string folder, string name, string text, bool accept)
    {
        var settings = new VerifySettings();
        settings.UseDirectory(folder);
        settings.UseFileName(name);
        settings.DisableDiff();
        if (accept) settings.AutoVerify(includeBuildServer: true, throwException: false);
        await Verifier.Verify(text, settings);
    }
}
