namespace GraphGen.Compiler.Descriptions.Serialization;

/// <summary>How each kind of statement is written and read.</summary>
static class StatementRows
{
    public static readonly NodeTable<Statement> Table = new NodeTable<Statement>()
        .Add<Block>("{", (w, s) => w.Statements(s.Statements), r => new(r.Statements()))
        .Add<ExpressionStatement>("e", (w, s) => w.Expression(s.Expression), r => new(r.Expression()))
        .Add<LocalDeclaration>("v",
            (w, s) => w.Int(s.Slot).Text(s.Name).Expression(s.Value), r => new(r.Int(), r.Text(), r.OptionalExpression()))
        .Add<If>("if",
            (w, s) => w.Expression(s.Condition).Statement(s.Then).Statement(s.Else),
            r => new(r.Expression(), r.Statement(), r.OptionalStatement()))
        .Add<Loop>("lo",
            (w, s) => w.Statements(s.Before).Expression(s.Condition).Bool(s.TestFirst).Statement(s.Body).Statements(s.AtBottom).Int(s.Id),
            r => new(r.Statements(), r.OptionalExpression(), r.Bool(), r.Statement(), r.Statements(), r.Int()))
        .Add<ForEach>("fo",
            (w, s) => w.Expression(s.Target).Expression(s.Collection).Statement(s.Body).Int(s.Id),
            r => new(r.Expression(), r.Expression(), r.Statement(), r.Int()))
        .Add<Switch>("sw",
            (w, s) => w.Expression(s.Value).List(s.Sections, section => w
                .List(section.Labels, label => w.Pattern(label.Pattern).Expression(label.Guard)).Statements(section.Body)),
            r => new(r.Expression(), r.List(() => new SwitchSection(
                r.List(() => new SwitchLabel(r.OptionalPattern(), r.OptionalExpression())), r.Statements()))))
        .Add<Return>("re", (w, s) => w.Expression(s.Value), r => new(r.OptionalExpression()))
        .Add<Break>("br", (_, _) => { }, _ => new())
        .Add<Continue>("co", (_, _) => { }, _ => new())
        .Add<Throw>("th", (w, s) => w.Expression(s.Exception), r => new(r.Expression()))
        .Add<LocalFunctionStatement>("lf", (w, s) => w.Function(s.Function), r => new(r.Function()));
}
