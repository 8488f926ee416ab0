using GraphGen.Compiler.Evaluation.Values;

namespace GraphGen.Compiler.Evaluation.Intrinsics;

/// <summary>Members of a <c>List</c>.</summary>
static class ListMembers
{
    public static Dictionary<string, Intrinsic> Members { get; } = Create();

    static Dictionary<string, Intrinsic> Create()
    {
        var members = new Dictionary<string, Intrinsic>(SequenceMembers.Members, StringComparer.Ordinal)
        {
            ["get_Count"] = call => List(call).Items.Count,
            ["get_Item"] = call => call.Interpreter.ElementAt(List(call), call.Int(0)),
            ["set_Item"] = call => Edit(call, items => items[List(call).Checked(call.Int(0))] = call[1]),
            ["Add"] = call => Edit(call, items => items.Add(call[0])),
            ["AddRange"] = call => Edit(call, items => items.AddRange(call.Elements(0).ToArray())),
            ["Insert"] = call => Edit(call, items => items.Insert(call.Int(0), call[1])),
            ["InsertRange"] = call => Edit(call, items => items.InsertRange(call.Int(0), call.Elements(1).ToArray())),
            ["RemoveAt"] = call => Edit(call, items => items.RemoveAt(List(call).Checked(call.Int(0)))),
            ["RemoveRange"] = call => Edit(call, items => items.RemoveRange(call.Int(0), call.Int(1))),
            ["Remove"] = Remove,
            ["RemoveAll"] = RemoveAll,
            ["Clear"] = call => Edit(call, items => items.Clear()),
            ["Reverse"] = call => Edit(call, items => items.Reverse()),
            ["Sort"] = Sort,
            ["GetRange"] = call => call.List(List(call).ElementType, List(call).Items.GetRange(call.Int(0), call.Int(1))),
            ["Slice"] = call => call.List(List(call).ElementType, List(call).Items.GetRange(call.Int(0), call.Int(1))),
            ["AsReadOnly"] = call => List(call),
            ["ConvertAll"] = call =>
                call.List(call.TypeArgument(0), Items(call).Select(item => call.Invoke(call[0], item))),
        };
        return members;
    }

    static ListValue List(IntrinsicCall call) => (ListValue)call.Instance!;

    static IEnumerable<object?> Items(IntrinsicCall call) => call.Interpreter.Elements(call.Instance);

    static object? Edit(IntrinsicCall call, Action<List<object?>> edit)
    {
        var list = List(call);
        call.Heap.WillResize(list);
        edit(list.Items);
        return null;
    }

    static object Remove(IntrinsicCall call)
    {
        var index = Items(call).ToList().FindIndex(item => call.AreEqual(item, call[0]));
        if (index >= 0) Edit(call, items => items.RemoveAt(index));
        return index >= 0;
    }

    static object RemoveAll(IntrinsicCall call)
    {
        var kept = Items(call).Where(item => !call.Holds(call[0], item)).ToArray();
        var removed = List(call).Items.Count - kept.Length;
        Edit(call, items =>
        {
            items.Clear();
            items.AddRange(kept);
        });
        return removed;
    }

    static object? Sort(IntrinsicCall call)
    {
        var sorted = Ordering.Sorted(call, Items(call), call.Count > 0 ? call[0] : null);
        return Edit(call, items =>
        {
            items.Clear();
            items.AddRange(sorted);
        });
    }
}
