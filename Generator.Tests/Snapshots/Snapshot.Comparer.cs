namespace GraphGen.Generator.Tests.Snapshots;

static partial class Snapshot
{
    private static partial Task Compare(string folder, string name, string text, bool accept) =>
        SnapshotComparer.Compare(folder, name, text, accept);
}
