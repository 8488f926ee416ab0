namespace GraphGen.Compiler.Descriptions.Serialization;

/// <summary>How each kind of expression is written, after its number, and read.</summary>
static class ExpressionRows
{
    public static readonly NodeTable<Expression> Table = new NodeTable<Expression>()
        .Add<Literal>("l", (w, e) => w.Constant(e.Value).Type(e.Type), r => new(r.Id, r.Constant(), r.Type()))
        .Add<DefaultValue>("dv", (w, e) => w.Type(e.Type), r => new(r.Id, r.Type()))
        .Add<LocalReference>("v", (w, e) => w.Int(e.Slot).Text(e.Name), r => new(r.Id, r.Int(), r.Text()))
        .Add<ThisReference>("t", (w, e) => w.Bool(e.IsInitializerTarget), r => new(r.Id, r.Bool()))
        .Add<FieldReference>("f",
            (w, e) => w.Expression(e.Instance).Text(e.Field).Text(e.Name),
            r => new(r.Id, r.OptionalExpression(), r.Text(), r.Text()))
        .Add<PropertyReference>("p",
            (w, e) => w.Expression(e.Instance).Method(e.Getter).Method(e.Setter).Text(e.Name).Arguments(e.Arguments).Bool(e.IsVirtual),
            r => new(r.Id, r.OptionalExpression(), r.OptionalMethod(), r.OptionalMethod(), r.Text(), r.Arguments(), r.Bool()))
        .Add<Call>("c",
            (w, e) => w.Expression(e.Instance).Method(e.Method).Arguments(e.Arguments).Bool(e.IsVirtual),
            r => new(r.Id, r.OptionalExpression(), r.Method(), r.Arguments(), r.Bool()))
        .Add<Invoke>("i", (w, e) => w.Expression(e.Target).Arguments(e.Arguments), r => new(r.Id, r.Expression(), r.Arguments()))
        .Add<New>("n",
            (w, e) => w.Type(e.Type).Method(e.Constructor).Arguments(e.Arguments).Expressions(e.Initializers),
            r => new(r.Id, r.Type(), r.Method(), r.Arguments(), r.Expressions()))
        .Add<InitializeMember>("im",
            (w, e) => w.Expression(e.Member).Expressions(e.Initializers), r => new(r.Id, r.Expression(), r.Expressions()))
        .Add<Lambda>("la", (w, e) => w.Function(e.Function), r => new(r.Id, r.Function()))
        .Add<MethodGroup>("mg",
            (w, e) => w.Expression(e.Instance).Method(e.Method).Bool(e.IsVirtual),
            r => new(r.Id, r.OptionalExpression(), r.Method(), r.Bool()))
        .Add<LocalFunctionReference>("lf", (w, e) => w.Int(e.Slot).Text(e.Name), r => new(r.Id, r.Int(), r.Text()))
        .Add<LocalCall>("lc",
            (w, e) => w.Int(e.Slot).Text(e.Name).Arguments(e.Arguments), r => new(r.Id, r.Int(), r.Text(), r.Arguments()))
        .Add<Unary>("u",
            (w, e) => w.Enum(e.Operator).Expression(e.Operand).Type(e.Type).Bool(e.IsChecked),
            r => new(r.Id, r.Enum<UnaryOperator>(), r.Expression(), r.Type(), r.Bool()))
        .Add<Binary>("b",
            (w, e) => w.Enum(e.Operator).Expression(e.Left).Expression(e.Right).Type(e.OperandType).Type(e.Type).Bool(e.IsChecked),
            r => new(r.Id, r.Enum<BinaryOperator>(), r.Expression(), r.Expression(), r.Type(), r.Type(), r.Bool()))
        .Add<Conversion>("cv",
            (w, e) => w.Expression(e.Operand).Type(e.From).Type(e.To).Bool(e.IsTry).Bool(e.IsChecked),
            r => new(r.Id, r.Expression(), r.Type(), r.Type(), r.Bool(), r.Bool()))
        .Add<Conditional>("if",
            (w, e) => w.Expression(e.Condition).Expression(e.WhenTrue).Expression(e.WhenFalse),
            r => new(r.Id, r.Expression(), r.Expression(), r.Expression()))
        .Add<Coalesce>("co",
            (w, e) => w.Expression(e.Value).Expression(e.WhenNull), r => new(r.Id, r.Expression(), r.Expression()))
        .Add<ConditionalAccess>("ca",
            (w, e) => w.Expression(e.Receiver).Expression(e.WhenNotNull), r => new(r.Id, r.Expression(), r.Expression()))
        .Add<ConditionalReceiver>("cr", (_, _) => { }, r => new(r.Id))
        .Add<IsPattern>("is", (w, e) => w.Expression(e.Value).Pattern(e.Pattern), r => new(r.Id, r.Expression(), r.Pattern()))
        .Add<SwitchExpression>("sw",
            (w, e) => w.Expression(e.Value).List(e.Arms, arm => w.Pattern(arm.Pattern).Expression(arm.Guard).Expression(arm.Value)),
            r => new(r.Id, r.Expression(), r.List(() => new SwitchArm(r.Pattern(), r.OptionalExpression(), r.Expression()))))
        .Add<TupleExpression>("tu",
            (w, e) => w.Expressions(e.Elements).List(e.Names, name => w.Text(name)),
            r => new(r.Id, r.Expressions(), r.List(r.OptionalText)))
        .Add<TupleElement>("te",
            (w, e) => w.Expression(e.Tuple).Int(e.Index).Text(e.Name), r => new(r.Id, r.Expression(), r.Int(), r.Text()))
        .Add<NewArray>("na",
            (w, e) =>
            {
                w.Type(e.ElementType).Expressions(e.Sizes).Bool(e.Elements is not null);
                if (e.Elements is { } elements) w.Expressions(elements);
            },
            r => new(r.Id, r.Type(), r.Expressions(), r.Bool() ? r.Expressions() : (EquatableArray<Expression>?)null))
        .Add<CollectionExpression>("ce",
            (w, e) => w.Type(e.Type).Type(e.ElementType).List(e.Elements, element => w.Expression(element.Value).Bool(element.IsSpread)),
            r => new(r.Id, r.Type(), r.Type(), r.List(() => new CollectionElement(r.Expression(), r.Bool()))))
        .Add<ElementAccess>("ea",
            (w, e) => w.Expression(e.Array).Expressions(e.Indices), r => new(r.Id, r.Expression(), r.Expressions()))
        .Add<ImplicitIndexer>("ii",
            (w, e) => w.Expression(e.Instance).Method(e.Length).Method(e.Getter).Method(e.Setter).Expression(e.Argument),
            r => new(r.Id, r.Expression(), r.Method(), r.Method(), r.OptionalMethod(), r.Expression()))
        .Add<FromEnd>("fe", (w, e) => w.Expression(e.Value), r => new(r.Id, r.Expression()))
        .Add<RangeExpression>("r",
            (w, e) => w.Expression(e.Start).Expression(e.End), r => new(r.Id, r.OptionalExpression(), r.OptionalExpression()))
        .Add<InterpolatedString>("s",
            (w, e) => w.List(e.Parts, part => w.Text(part.Text).Expression(part.Value).Int(part.Alignment).Text(part.Format)),
            r => new(r.Id, r.List(() => new InterpolationPart(r.OptionalText(), r.OptionalExpression(), r.Int(), r.OptionalText()))))
        .Add<Assignment>("a",
            (w, e) => w.Expression(e.Target).Expression(e.Value), r => new(r.Id, r.Expression(), r.Expression()))
        .Add<DeconstructionTarget>("dt",
            (w, e) => w.Method(e.Method).Bool(e.IsExtension).Expressions(e.Elements),
            r => new(r.Id, r.Method(), r.Bool(), r.Expressions()))
        .Add<CompoundAssignment>("ac",
            (w, e) => w.Expression(e.Target).Expression(e.Operation).Bool(e.ReturnsOld),
            r => new(r.Id, r.Expression(), r.Expression(), r.Bool()))
        .Add<OldValue>("o", (_, _) => { }, r => new(r.Id))
        .Add<CoalesceAssignment>("an",
            (w, e) => w.Expression(e.Target).Expression(e.Value), r => new(r.Id, r.Expression(), r.Expression()))
        .Add<Discard>("_", (_, _) => { }, r => new(r.Id))
        .Add<ThrowExpression>("th", (w, e) => w.Expression(e.Exception), r => new(r.Id, r.Expression()))
        .Add<With>("w",
            (w, e) => w.Expression(e.Value).Expressions(e.Initializers), r => new(r.Id, r.Expression(), r.Expressions()))
        .Add<TypeOf>("ty", (w, e) => w.Type(e.Type), r => new(r.Id, r.Type()));
}
