namespace GraphGen.Compiler.Descriptions;

/// <summary>A statement of a description.</summary>
abstract record Statement;

/// <summary>Statements in order; local functions come first.</summary>
sealed record Block(EquatableArray<Statement> Statements) : Statement;

/// <summary>An expression for its effect.</summary>
sealed record ExpressionStatement(Expression Expression) : Statement;

/// <summary><c>T name = value</c>; without a value the local is unassigned.</summary>
sealed record LocalDeclaration(int Slot, string Name, Expression? Value) : Statement;

/// <summary><c>if</c>; the condition may be a run-time scalar.</summary>
sealed record If(Expression Condition, Statement Then, Statement? Else) : Statement;

/// <summary><c>while</c>, <c>do</c> (the test comes last) and <c>for</c>.</summary>
sealed record Loop(
    EquatableArray<Statement> Before, Expression? Condition, bool TestFirst, Statement Body, EquatableArray<Statement> AtBottom,
    int Id) : Statement;

/// <summary><c>foreach</c>; the target is a local (declared by this) or a deconstruction. For a type of the source or of
/// another library, the collection is a call of its <c>GetEnumerator</c>.</summary>
sealed record ForEach(Expression Target, Expression Collection, Statement Body, int Id) : Statement;

/// <summary><c>switch</c>.</summary>
sealed record Switch(Expression Value, EquatableArray<SwitchSection> Sections) : Statement;

/// <summary>One section; its labels' patterns (a null pattern is <c>default</c>).</summary>
sealed record SwitchSection(EquatableArray<SwitchLabel> Labels, EquatableArray<Statement> Body);

/// <summary>A label of a section.</summary>
sealed record SwitchLabel(Pattern? Pattern, Expression? Guard);

/// <summary><c>return</c>.</summary>
sealed record Return(Expression? Value) : Statement;

/// <summary><c>break</c>.</summary>
sealed record Break : Statement;

/// <summary><c>continue</c>.</summary>
sealed record Continue : Statement;

/// <summary><c>throw</c>.</summary>
sealed record Throw(Expression Exception) : Statement;

/// <summary>The declaration of a local function.</summary>
sealed record LocalFunctionStatement(LocalFunction Function) : Statement;
