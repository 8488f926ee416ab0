using GraphGen.Compiler.Evaluation.Values;

namespace GraphGen.Compiler.Evaluation;

/// <summary>One activation of a method, a lambda or a field initializer.</summary>
/// <param name="owner">The documentation id of the method or field, for traces.</param>
/// <param name="slots">How many variables it has.</param>
/// <param name="self"><c>this</c>, or null.</param>
/// <param name="types">What the type parameters around it stand for.</param>
/// <param name="caller">The activation that called it, or null for the first.</param>
/// <param name="callSite">The calling expression's id there.</param>
/// <param name="firstNode">How many nodes the graph had when it began.</param>
sealed class Frame(string owner, int slots, object? self, TypeScope? types, Frame? caller, int callSite, int firstNode)
{
    public string Owner { get; } = owner;

    /// <summary>The variables by slot; null for one that is not declared yet.</summary>
    public Cell?[] Variables { get; private set; } = slots == 0 ? [] : new Cell?[slots];

    public object? This { get; } = self;

    public TypeScope? Types { get; } = types;

    public Frame? Caller { get; } = caller;

    public int CallSite { get; } = callSite;

    /// <summary>The id that the first node has which this activation makes.</summary>
    public int FirstNode { get; } = firstNode;

    public int Depth { get; } = caller is null ? 0 : caller.Depth + 1;

    /// <summary>The receiver of the innermost <c>?.</c>.</summary>
    public object? ConditionalReceiver { get; set; }

    /// <summary>What the target of the innermost compound assignment held.</summary>
    public object? OldValue { get; set; }

    /// <summary>The object that the innermost initializer or property pattern is about.</summary>
    public object? InitializerTarget { get; set; }

    /// <summary>An activation of a lambda or local function: its own variables new, the others shared.</summary>
    public Frame Nested(Frame caller, int callSite, int firstNode, EquatableArray<int> ownSlots)
    {
        var frame = new Frame(Owner, 0, This, Types, caller, callSite, firstNode)
        {
            Variables = (Cell?[])Variables.Clone(),
            InitializerTarget = InitializerTarget,
        };
        foreach (var slot in ownSlots) frame.Variables[slot] = null;
        return frame;
    }

    /// <summary>What a lambda that is made now captures: the variables as they are bound here and now.</summary>
    public Frame Capture() =>
        new(Owner, 0, This, Types, Caller, CallSite, FirstNode)
        {
            Variables = (Cell?[])Variables.Clone(),
            InitializerTarget = InitializerTarget,
        };
}
