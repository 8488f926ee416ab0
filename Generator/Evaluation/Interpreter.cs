using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Evaluation.Numbers;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation;

/// <summary>
/// Runs descriptions: C# on values that are known at build time, and on tensors, which are nodes of a graph. Its parts are
/// in files named after what they run.
/// </summary>
sealed partial class Interpreter
{
    readonly Budget budget;
    readonly RunTimeNumbers numbers;
    readonly Labels labels;
    int draws;

    /// <param name="definitions">What the description can call.</param>
    /// <param name="budget">What it may take.</param>
    /// <param name="training">What <c>Ops.Training</c> is.</param>
    public Interpreter(Definitions definitions, Budget budget, bool training)
    {
        this.budget = budget;
        Definitions = definitions;
        Training = new TrainingMode(training);
        numbers = new RunTimeNumbers(Builder);
        labels = new Labels(definitions);
    }

    /// <summary>What the description can call.</summary>
    public Definitions Definitions { get; }

    /// <summary>The graph under construction.</summary>
    public GraphBuilder Builder { get; } = new();

    /// <summary>All that changes while the description runs.</summary>
    public Heap Heap { get; } = new();

    /// <summary>What was found to be wrong.</summary>
    public ProblemList Problems { get; } = new();

    /// <summary>Whether the result is made for training.</summary>
    public TrainingMode Training { get; }

    /// <summary>The names of values.</summary>
    public Labels Labels => labels;

    /// <summary>Numbers known only at run time.</summary>
    public RunTimeNumbers Numbers => numbers;

    /// <summary>The number of a draw of random numbers: 1 for the first that the description makes.</summary>
    public int NextDraw() => ++draws;

    /// <summary>The value of an expression; a failure when it has a problem, which is then reported.</summary>
    /// <exception cref="EvaluationAborted">A limit is passed, which has been reported.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public object? Evaluate(Expression expression, Frame frame)
    {
        try
        {
            budget.Step(Builder.Nodes.Count);
            return Dispatch(expression, frame);
        }
        catch (Exception exception) when (IsReportable(exception))
        {
            Report(exception, frame, expression.Id);
            return Failure.Value;
        }
    }

    object? Dispatch(Expression expression, Frame frame) => expression switch
    {
        LocalReference e => Read(VariableOf(e.Slot, frame), 0),
        Call e => EvaluateCall(e, frame),
        Literal e => EvaluateLiteral(e, frame),
        FieldReference e => EvaluateField(e, frame),
        ThisReference e => e.IsInitializerTarget ? frame.InitializerTarget : frame.This,
        Binary e => EvaluateBinary(e, frame),
        PropertyReference e => EvaluateProperty(e, frame),
        Conversion e => EvaluateConversion(e, frame),
        ElementAccess e => EvaluateElement(e, frame),
        Assignment e => EvaluateAssignment(e, frame),
        CompoundAssignment e => EvaluateCompoundAssignment(e, frame),
        OldValue => frame.OldValue,
        NewArray e => EvaluateNewArray(e, frame),
        ImplicitIndexer e => EvaluateIndexed(e, frame),
        InitializeMember e => EvaluateMemberInitializer(e, frame),
        CollectionExpression e => EvaluateCollection(e, frame),
        New e => EvaluateNew(e, frame),
        Conditional e => EvaluateConditional(e, frame),
        Unary e => EvaluateUnary(e, frame),
        TupleExpression e => new TupleValue(Heap, EvaluateAll(e.Elements, frame)),
        TupleElement e => EvaluateTupleElement(e, frame),
        Lambda e => new Closure(e.Function, frame.Capture()),
        Invoke e => InvokeDelegate(Evaluate(e.Target, frame), EvaluateArguments(e.Arguments, frame), frame, e.Id),
        LocalCall e => EvaluateLocalCall(e, frame),
        LocalFunctionReference e => new Closure(LocalFunctionAt(e.Slot, e.Name, frame), frame.Capture()),
        MethodGroup e => EvaluateMethodGroup(e, frame),
        InterpolatedString e => EvaluateInterpolation(e, frame),
        IsPattern e => EvaluateIsPattern(e, frame),
        SwitchExpression e => EvaluateSwitch(e, frame),
        RangeExpression e => EvaluateRange(e, frame),
        FromEnd e => Evaluate(e.Value, frame) is var value && value is Failure ? value : new IndexValue(value!, true),
        DefaultValue e => DefaultOf(Resolve(e.Type, frame)),
        Coalesce e => Evaluate(e.Value, frame) ?? Evaluate(e.WhenNull, frame),
        CoalesceAssignment e => EvaluateCoalesceAssignment(e, frame),
        ConditionalAccess e => EvaluateConditionalAccess(e, frame),
        ConditionalReceiver => frame.ConditionalReceiver,
        With e => EvaluateWith(e, frame),
        ThrowExpression e => EvaluateThrow(e.Exception, e.Id, frame),
        TypeOf e => new TypeValue(Resolve(e.Type, frame)),
        _ => throw EvaluationError.Unsupported($"An expression of kind {expression.GetType().Name}", "write it with other means"),
    };

    /// <summary>The type with what the type parameters stand for here.</summary>
    static TypeReference Resolve(TypeReference type, Frame frame) => TypeScope.Resolve(type, frame.Types);

    object?[] EvaluateAll(EquatableArray<Expression> expressions, Frame frame)
    {
        var values = new object?[expressions.Count];
        for (var i = 0; i < values.Length; i++) values[i] = Copied(Evaluate(expressions[i], frame));
        return values;
    }

    /// <summary>The value as an assignment stores it: structs and tuples are copied.</summary>
    public object? Copied(object? value) => value switch
    {
        TupleValue tuple => new TupleValue(Heap, [.. tuple.Items.Select(Copied)]),
        ObjectValue { IsStruct: true } instance => instance.Copy(Heap),
        _ => value,
    };

    /// <summary>Whether an exception is the description's fault, not the compiler's.</summary>
    public static bool IsReportable(Exception exception) => exception is EvaluationError or FailureUsed or ShapeException or BudgetExceeded
        or InsufficientExecutionStackException or ArithmeticException or IndexOutOfRangeException or ArgumentException
        or InvalidOperationException or KeyNotFoundException or FormatException;

    /// <summary>Reports what an expression ended with.</summary>
    /// <exception cref="EvaluationAborted">It passed a limit, so that the evaluation ends.</exception>
    void Report(Exception exception, Frame frame, int site)
    {
        if (exception is FailureUsed) return;
        var (rule, arguments) = AsProblem(exception);
        Problems.Add(rule, arguments, frame, site);
        if (rule == Rules.BudgetExceeded) throw new EvaluationAborted();
    }

    /// <summary>Reports what the run as a whole ended with.</summary>
    public void ReportAt(Site site, Exception exception)
    {
        if (exception is FailureUsed) return;
        var (rule, arguments) = AsProblem(exception);
        Problems.Add(rule.At(site, arguments));
    }

    static (Rule Rule, string[] Arguments) AsProblem(Exception exception) => exception switch
    {
        EvaluationError error => (error.Rule, error.Arguments),
        ElementTypeException => (Rules.TypeMismatch, [exception.Message]),
        ShapeException => (Rules.ShapeMismatch, [exception.Message]),
        BudgetExceeded exceeded => (Rules.BudgetExceeded, [exceeded.What, exceeded.Limit]),
        InsufficientExecutionStackException => (Rules.BudgetExceeded, ["The depth of calls", "the stack"]),
        DivideByZeroException => (Rules.BuildTimeFailure, ["an integer is divided by 0"]),
        ArithmeticException => (Rules.BuildTimeFailure, ["a number is out of the range of its type"]),
        _ => (Rules.BuildTimeFailure, [exception.Message]),
    };
}

/// <summary>The build-time value of <c>Ops.Training</c>.</summary>
sealed class TrainingMode(bool isOn)
{
    /// <summary>Whether the description has asked.</summary>
    public bool WasRead { get; private set; }

    public bool Read()
    {
        WasRead = true;
        return isOn;
    }
}
