namespace GraphGen.Compiler.Descriptions.Serialization;

/// <summary>How each kind of pattern is written and read.</summary>
static class PatternRows
{
    public static readonly NodeTable<Pattern> Table = new NodeTable<Pattern>()
        .Add<DiscardPattern>("_", (_, _) => { }, _ => new())
        .Add<ConstantPattern>("c", (w, p) => w.Expression(p.Value), r => new(r.Expression()))
        .Add<RelationalPattern>("r",
            (w, p) => w.Enum(p.Operator).Expression(p.Value), r => new(r.Enum<BinaryOperator>(), r.Expression()))
        .Add<DeclarationPattern>("d",
            (w, p) => w.Type(p.Type).OptionalInt(p.Slot).Text(p.Name), r => new(r.OptionalType(), r.OptionalInt(), r.Text()))
        .Add<NotPattern>("n", (w, p) => w.Pattern(p.Inner), r => new(r.Pattern()))
        .Add<BinaryPattern>("b",
            (w, p) => w.Bool(p.IsAnd).Pattern(p.Left).Pattern(p.Right), r => new(r.Bool(), r.Pattern(), r.Pattern()))
        .Add<RecursivePattern>("re",
            (w, p) => w.Type(p.Type).Method(p.Deconstructor).List(p.Positional, item => w.Pattern(item))
                .List(p.Properties, property => w.Expression(property.Member).Pattern(property.Pattern))
                .OptionalInt(p.Slot).Text(p.Name),
            r => new(
                r.OptionalType(), r.OptionalMethod(), r.List(r.Pattern),
                r.List(() => new PropertyPattern(r.Expression(), r.Pattern())), r.OptionalInt(), r.Text()))
        .Add<PropertyPattern>("p", (w, p) => w.Expression(p.Member).Pattern(p.Pattern), r => new(r.Expression(), r.Pattern()))
        .Add<ListPattern>("l",
            (w, p) => w.List(p.Items, item => w.Pattern(item)).OptionalInt(p.Slot).Text(p.Name),
            r => new(r.List(r.Pattern), r.OptionalInt(), r.Text()))
        .Add<SlicePattern>("s", (w, p) => w.Pattern(p.Inner), r => new(r.OptionalPattern()));
}
