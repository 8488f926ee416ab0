using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Values;

namespace GraphGen.Compiler.Evaluation;

/// <summary>What an assignment writes to, its receiver and indices evaluated once.</summary>
abstract record Place;

/// <summary>A place in a store: a variable, a field, an array's element.</summary>
sealed record StoredPlace(Store Store, int Index) : Place;

/// <summary>A property or indexer.</summary>
/// <param name="Instance">Null for a static one.</param>
/// <param name="Arguments">The indices.</param>
sealed record PropertyPlace(
    MethodReference? Getter, MethodReference? Setter, object? Instance, object?[] Arguments, bool IsVirtual) : Place;

/// <summary>Several places: a deconstruction of a tuple, or of an object by its <c>Deconstruct</c> method.</summary>
sealed record TuplePlace(EquatableArray<Expression> Targets, MethodReference? Method, bool IsExtension) : Place;

/// <summary>Nowhere: a discard, or a target that had a problem.</summary>
sealed record NoPlace : Place
{
    public static NoPlace Instance { get; } = new();
}
