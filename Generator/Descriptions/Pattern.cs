namespace GraphGen.Compiler.Descriptions;

/// <summary>A pattern over a build-time value.</summary>
abstract record Pattern;

/// <summary><c>_</c>.</summary>
sealed record DiscardPattern : Pattern;

/// <summary>A constant.</summary>
sealed record ConstantPattern(Expression Value) : Pattern;

/// <summary><c>&lt; 3</c> and its kin.</summary>
sealed record RelationalPattern(BinaryOperator Operator, Expression Value) : Pattern;

/// <summary><c>T</c> or <c>T name</c> or <c>var name</c> (then without a type).</summary>
sealed record DeclarationPattern(TypeReference? Type, int? Slot, string Name = "") : Pattern;

/// <summary><c>not p</c>.</summary>
sealed record NotPattern(Pattern Inner) : Pattern;

/// <summary><c>left and right</c>, <c>left or right</c>.</summary>
sealed record BinaryPattern(bool IsAnd, Pattern Left, Pattern Right) : Pattern;

/// <summary><c>T(p, q) { Member: r } name</c>.</summary>
sealed record RecursivePattern(
    TypeReference? Type, MethodReference? Deconstructor, EquatableArray<Pattern> Positional,
    EquatableArray<PropertyPattern> Properties, int? Slot, string Name = "") : Pattern;

/// <summary><c>Member: pattern</c>; the member is read from the value under test, an initializer target.</summary>
sealed record PropertyPattern(Expression Member, Pattern Pattern) : Pattern;

/// <summary><c>[p, .., q] name</c>.</summary>
sealed record ListPattern(EquatableArray<Pattern> Items, int? Slot, string Name = "") : Pattern;

/// <summary><c>..</c> or <c>.. p</c> within a list pattern.</summary>
sealed record SlicePattern(Pattern? Inner) : Pattern;
