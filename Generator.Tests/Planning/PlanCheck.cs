namespace GraphGen.Generator.Tests.Planning;

using GraphGen.Compiler.Fusion;
using GraphGen.Compiler.Planning;
using GraphGen.Kernels;
using Buffer = GraphGen.Compiler.Fusion.Buffer;

/// <summary>Plays a memory plan through with real sizes: every kernel must find what it reads where it was written.</summary>
sealed class PlanCheck
{
    readonly MemoryPlan plan;
    readonly Dictionary<Buffer, (long Begin, long End)> places = [];

    /// <summary>What each byte range holds, by its begin.</summary>
    readonly List<(long Begin, long End, Buffer Holds)> memory = [];

    PlanCheck(MemoryPlan plan, IReadOnlyDictionary<string, long> sizes)
    {
        this.plan = plan;
        var lifetimes = plan.Placements.Select(p => (p.Bytes.Evaluate(sizes), p.First, p.Last)).ToArray();
        var offsets = new long[lifetimes.Length];
        ArenaLayout.Assign(lifetimes, offsets);
        for (var k = 0; k < offsets.Length; k++)
            foreach (var buffer in plan.Placements[k].Buffers)
                places[buffer] = (offsets[k], offsets[k] + buffer.Shape.ElementCount.Evaluate(sizes) * Size(buffer));
    }

    /// <summary>Asserts that nothing is overwritten before its last read, or read before it is written.</summary>
    public static void Passes(MemoryPlan plan, IReadOnlyDictionary<string, long> sizes)
    {
        var check = new PlanCheck(plan, sizes);
        foreach (var buffer in plan.Buffers.Where(b => b.Role == BufferRole.Input)) check.Write(buffer);
        foreach (var kernel in plan.Kernels) check.Run(kernel);
        foreach (var buffer in plan.Buffers.Where(b => b.Role is not BufferRole.Temporary)) check.Expect(buffer, "at the end");
    }

    void Run(Kernel kernel)
    {
        foreach (var input in kernel.Inputs) Expect(input, "for " + kernel.Name);
        foreach (var output in kernel.Outputs)
        {
            foreach (var input in kernel.Inputs.Where(input => Overlap(input, output)))
                Assert.True(
                    places[input] == places[output] && IsInPlace(kernel, input, output),
                    $"{kernel.Name} overwrites {input} with {output} while it reads it\n{plan}");
            foreach (var other in kernel.Outputs.Where(other => other != output))
                Assert.False(Overlap(other, output), $"{kernel.Name} writes {other} and {output} to one place\n{plan}");
        }
        foreach (var output in kernel.Outputs) Write(output);
    }

    static bool IsInPlace(Kernel kernel, Buffer input, Buffer output) => kernel switch
    {
        Nest nest => IsInPlace(nest, input, output),
        Routine routine => routine.Replaced == input,
        _ => false,
    };

    /// <summary>Whether every element of the input is read at the point where the output's element in its place is written, and
    /// nowhere else.</summary>
    static bool IsInPlace(Nest nest, Buffer input, Buffer output)
    {
        if (nest.Inner.Count > 0 || nest.Guards.Count > 0) return false;
        var writes = nest.Stores.Where(store => store.Buffer.Storage == output).Select(store => Affine.RowMajor(store.Buffer.Shape, store.Indices)).ToList();
        return writes.Count == 1 && Scalars.Closure(nest.Values)
            .Where(scalar => scalar.Kind is Load load && load.Buffer.Storage == input)
            .All(scalar => MatrixView.Offset(scalar) == writes[0]);
    }

    bool Overlap(Buffer left, Buffer right) =>
        places.TryGetValue(left, out var a) && places.TryGetValue(right, out var b) && a.Begin < b.End && b.Begin < a.End;

    void Write(Buffer buffer)
    {
        if (!places.TryGetValue(buffer, out var place)) return;
        memory.RemoveAll(held => held.Begin < place.End && place.Begin < held.End);
        memory.Add((place.Begin, place.End, buffer));
    }

    void Expect(Buffer buffer, string when)
    {
        if (places.TryGetValue(buffer, out var place) && place.End > place.Begin)
            Assert.True(memory.Any(held => held.Holds == buffer), $"{buffer} is not in its place {when}\n{plan}");
    }

    static long Size(Buffer buffer) => GraphGen.Compiler.Graphs.DTypes.Size(buffer.Type);
}
