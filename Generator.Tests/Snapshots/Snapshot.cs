using GraphGen.Generator.Tests.Hosting;

namespace GraphGen.Generator.Tests.Snapshots;

/// <summary>
/// Compares texts with the files that a person has accepted, <c>Snapshots/NAME.verified.txt</c>: with Verify where it
/// restores, with a comparer of our own where it does not; the project file chooses.
/// </summary>
static partial class Snapshot
{
    /// <summary>Set to 1, every text that differs becomes the accepted one; the difference is then reviewed in version
    /// control.</summary>
    public const string AcceptVariable = "GRAPHGEN_ACCEPT_SNAPSHOTS";

    /// <summary>Fails when <paramref name="text"/> differs from the accepted text; the new one is then written beside it
    /// as <c>NAME.received.txt</c>.</summary>
    /// <param name="text">The text of this run.</param>
    /// <param name="name">The parts of the file's name, joined by dots.</param>
    public static Task Match(string text, params string[] name)
    {
        var accept = Environment.GetEnvironmentVariable(AcceptVariable) == "1";
        return Compare(Repository.Combine("Generator.Tests", "Snapshots"), string.Join('.', name), text, accept);
    }

    private static partial Task Compare(string folder, string name, string text, bool accept);
}
