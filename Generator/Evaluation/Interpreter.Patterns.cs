using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation;

/// <summary>Patterns and switches. A pattern gives true, false, a node when a run-time number decides, or a failure.</summary>
sealed partial class Interpreter
{
    object EvaluateIsPattern(IsPattern test, Frame frame) => Match(test.Pattern, Evaluate(test.Value, frame), frame);

    object Match(Pattern pattern, object? value, Frame frame)
    {
        if (value is Failure) return Failure.Value;
        return pattern switch
        {
            DiscardPattern => true,
            ConstantPattern p => MatchConstant(Evaluate(p.Value, frame), value),
            RelationalPattern p => MatchRelation(p.Operator, value, Evaluate(p.Value, frame)),
            DeclarationPattern p => MatchDeclaration(p, value, frame),
            NotPattern p => Not(Match(p.Inner, value, frame)),
            BinaryPattern p => MatchBoth(p.IsAnd, Match(p.Left, value, frame), () => Match(p.Right, value, frame)),
            RecursivePattern p => MatchRecursive(p, value, frame),
            ListPattern p => MatchList(p, value, frame),
            _ => throw EvaluationError.Unsupported($"A pattern of kind {pattern.GetType().Name}", "write the test as an expression"),
        };
    }

    object MatchConstant(object? constant, object? value) =>
        value is UnknownValue unknown ? throw RunTimeLayer("A pattern", unknown) : Equality(value, constant);

    /// <summary>Whether two values are equal as C# compares values: true, false, a node when numbers known only at run time
    /// decide, or a failure.</summary>
    public object Equality(object? a, object? b)
    {
        switch (a, b)
        {
            case (Failure, _) or (_, Failure):
                return Failure.Value;
            case (Node x, _) when !ReferenceEquals(a, b) && x.Shape.Rank == 0 && RunTimeNumbers.ElementType(b) is { } type:
                return numbers.Binary(BinaryOperator.Equal, x, b, TypeCodeOf(type));
            case (_, Node) when NumericTypes.Code(a) != TypeCode.Object:
                return Equality(b, a);
            case (Dim or int, Dim or int) when Dimensions.TryGet(a, out var left) && Dimensions.TryGet(b, out var right):
                return Dimensions.Binary(BinaryOperator.Equal, left, right);
            case (TupleValue x, TupleValue y) when x.Items.Length == y.Items.Length:
                return AllEqual(x, y, x.Items.Length);
            case (ObjectValue x, ObjectValue y) when x != y && x.Layout == y.Layout && x.Type == y.Type && (x.IsRecord || x.IsStruct):
                return AllEqual(x, y, x.Fields.Length);
            default:
                return ValueComparer.Instance.Equals(a, b);
        }
    }

    object AllEqual(Store a, Store b, int count)
    {
        object equal = true;
        for (var i = 0; i < count; i++)
        {
            var index = i;
            equal = MatchBoth(true, equal, () => Equality(Read(a, index), Read(b, index)));
        }
        return equal;
    }

    static TypeCode TypeCodeOf(DType type) => type switch
    {
        DType.Bool => TypeCode.Boolean,
        DType.Int32 => TypeCode.Int32,
        DType.Float32 => TypeCode.Single,
        _ => TypeCode.Double,
    };

    object MatchRelation(BinaryOperator operation, object? value, object? bound)
    {
        if (bound is Failure) return Failure.Value;
        if (value is Node node) return numbers.Binary(operation, node, bound, NumericTypes.Code(bound));
        if (value is Dim dim && Dimensions.TryGet(bound, out var size)) return Dimensions.Binary(operation, dim, size);
        if (value is EnumValue constant && bound is EnumValue other) (value, bound) = (constant.Number, other.Number);
        return value is not null && NumericTypes.Code(value) == NumericTypes.Code(bound)
            && Arithmetic.Binary(operation, value, bound!, false) is true;
    }

    object MatchDeclaration(DeclarationPattern pattern, object? value, Frame frame)
    {
        if (pattern.Type is not null && !IsInstance(value, Resolve(pattern.Type, frame))) return false;
        Bind(pattern.Slot, value, frame);
        return true;
    }

    void Bind(int? slot, object? value, Frame frame)
    {
        if (slot is { } declared) frame.Variables[declared] = new Variable(Heap, Copied(value));
    }

    object MatchRecursive(RecursivePattern pattern, object? value, Frame frame)
    {
        if (value is null || pattern.Type is not null && !IsInstance(value, Resolve(pattern.Type, frame))) return false;
        object matched = true;
        if (pattern.Positional.Count > 0)
        {
            if (pattern.Deconstructor is null && value is not (TupleValue or PairValue)) return false;
            var parts = pattern.Deconstructor is { } method
                ? DeconstructObject(method, false, value, pattern.Positional.Count, frame, Diagnostics.Site.Name)
                : Parts(value, pattern.Positional.Count);
            for (var i = 0; i < parts.Length; i++)
            {
                var (inner, part) = (pattern.Positional[i], parts[i]);
                matched = MatchBoth(true, matched, () => Match(inner, part, frame));
            }
        }
        foreach (var property in pattern.Properties)
            matched = MatchBoth(true, matched, () => Match(property.Pattern, MemberOf(value, property.Member, frame), frame));
        Bind(pattern.Slot, value, frame);
        return matched;
    }

    object? MemberOf(object? value, Expression member, Frame frame)
    {
        var outer = frame.InitializerTarget;
        frame.InitializerTarget = value;
        try
        {
            return Evaluate(member, frame);
        }
        finally
        {
            frame.InitializerTarget = outer;
        }
    }

    object MatchList(ListPattern pattern, object? value, Frame frame)
    {
        if (value is null) return false;
        var items = Elements(value).ToArray();
        var sliceAt = pattern.Items.ToList().FindIndex(item => item is SlicePattern);
        var fixedCount = pattern.Items.Count - (sliceAt < 0 ? 0 : 1);
        if (sliceAt < 0 ? items.Length != fixedCount : items.Length < fixedCount) return false;
        object matched = true;
        for (var i = 0; i < pattern.Items.Count; i++)
        {
            var item = pattern.Items[i];
            var position = sliceAt >= 0 && i > sliceAt ? items.Length - pattern.Items.Count + i : i;
            if (item is SlicePattern slice)
            {
                if (slice.Inner is not { } inner) continue;
                var middle = SliceOf(value, i, items.Length - fixedCount);
                matched = MatchBoth(true, matched, () => Match(inner, middle, frame));
            }
            else matched = MatchBoth(true, matched, () => Match(item, items[position], frame));
        }
        Bind(pattern.Slot, value, frame);
        return matched;
    }

    object Not(object truth) => truth switch
    {
        bool known => !known,
        Node node => numbers.Not(node),
        _ => truth,
    };

    /// <summary>Two tests, of which the second is made only if the first does not decide at build time.</summary>
    object MatchBoth(bool isAnd, object left, Func<object> right)
    {
        if (left is not Node first) return left is bool known && known == isAnd ? right() : left;
        return right() switch
        {
            bool known => known == isAnd ? first : known,
            Node second => Builder.Pointwise(isAnd ? "and" : "or", first, second),
            var failure => failure,
        };
    }

    object? EvaluateSwitch(SwitchExpression expression, Frame frame)
    {
        var value = Evaluate(expression.Value, frame);
        return value is Failure ? value : FirstMatching(expression, 0, value, frame);
    }

    object? FirstMatching(SwitchExpression expression, int first, object? value, Frame frame)
    {
        for (var i = first; i < expression.Arms.Count; i++)
        {
            var arm = expression.Arms[i];
            switch (Matches(arm.Pattern, arm.Guard, value, frame))
            {
                case true:
                    return Evaluate(arm.Value, frame);
                case Failure:
                    return Failure.Value;
                case Node when i == expression.Arms.Count - 1 && value is Node { Type: DType.Int32 or DType.Bool }:
                    return Evaluate(arm.Value, frame);
                case Node when i == expression.Arms.Count - 1:
                    throw EvaluationError.RunTimeValue("a switch", "end the switch with an arm '_' that takes all other numbers");
                case Node node:
                    var next = i + 1;
                    return BranchValue(node, () => Evaluate(arm.Value, frame), () => FirstMatching(expression, next, value, frame));
            }
        }
        throw NoArm(value);
    }

    static EvaluationError NoArm(object? value) => EvaluationError.Fails($"no arm of the switch takes {ValueText.Describe(value)}");

    object Matches(Pattern pattern, Expression? guard, object? value, Frame frame)
    {
        var matched = Match(pattern, value, frame);
        return guard is null ? matched : MatchBoth(true, matched, () => Condition(guard, frame, "a 'when' condition"));
    }

    Flow ExecuteSwitch(Switch statement, Frame frame)
    {
        var value = Evaluate(statement.Value, frame);
        var bodies = statement.Sections.Select(section => section.Body).ToArray();
        if (value is Failure) return Skip([.. bodies.Select(body => (Func<Flow>)(() => ExecuteFrom(body, 0, frame)))]).AfterLoop();
        var labels = statement.Sections
            .SelectMany(section => section.Labels, (section, label) => (Label: label, section.Body))
            .OrderBy(entry => entry.Label.Pattern is null)
            .ToArray();
        return FirstSection(labels, 0, value, frame).AfterLoop();
    }

    Flow FirstSection((SwitchLabel Label, EquatableArray<Statement> Body)[] labels, int first, object? value, Frame frame)
    {
        for (var i = first; i < labels.Length; i++)
        {
            var (label, body) = labels[i];
            switch (label.Pattern is null ? true : Matches(label.Pattern, label.Guard, value, frame))
            {
                case true:
                    return ExecuteFrom(body, 0, frame);
                case Failure:
                    return Skip([.. labels.Select(entry => (Func<Flow>)(() => ExecuteFrom(entry.Body, 0, frame)))]);
                case Node node:
                    var next = i + 1;
                    return BranchFlow(node, () => ExecuteFrom(body, 0, frame), () => FirstSection(labels, next, value, frame));
            }
        }
        return Flow.Next;
    }
}
