namespace GraphGen.Generator.Tests.Graphs;

using GraphGen.Compiler.Graphs;

/// <summary>Recurrences by their definition, one element after another.</summary>
static class ReferenceRecurrence
{
    public static ReferenceValue Run(Recurrence recurrence, ReferenceValue terms, ReferenceValue? factors)
    {
        var result = ReferenceValue.Zeros(terms.Shape);
        var indices = ReferenceValue.Indices(terms.Shape);
        foreach (var index in recurrence.IsReverse ? indices.Reverse() : indices)
        {
            int[] before = [.. index];
            before[recurrence.Axis] += recurrence.IsReverse ? 1 : -1;
            var isFirst = before[recurrence.Axis] < 0 || before[recurrence.Axis] == terms.Shape[recurrence.Axis];
            result[index] = isFirst ? terms[index] : (factors?[index] ?? 1) * result[before] + terms[index];
        }
        return result;
    }
}
