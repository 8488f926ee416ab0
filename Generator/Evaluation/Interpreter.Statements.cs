using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation;

/// <summary>Statements: each runs and says where control goes then.</summary>
sealed partial class Interpreter
{
    /// <summary>Whether the call that ended last did so by a <c>throw</c>.</summary>
    bool hasThrown;

    Flow Execute(Statement statement, Frame frame)
    {
        try
        {
            return Dispatch(statement, frame);
        }
        catch (Exception exception) when (IsReportable(exception))
        {
            Report(exception, frame, SiteOf(statement));
            return Flow.Next;
        }
    }

    Flow Dispatch(Statement statement, Frame frame) => statement switch
    {
        ExpressionStatement s => ExecuteExpression(s, frame),
        LocalDeclaration s => Declare(s, frame),
        Return s => Flow.Returning(s.Value is null ? null : Copied(Evaluate(s.Value, frame))),
        Block s => ExecuteFrom(s.Statements, 0, frame),
        If s => ExecuteIf(s, frame),
        Loop s => ExecuteLoop(s, frame),
        ForEach s => ExecuteForEach(s, frame),
        Switch s => ExecuteSwitch(s, frame),
        Break => Flow.OutOfLoop,
        Continue => Flow.NextRound,
        Throw s => ExecuteThrow(s, frame),
        LocalFunctionStatement s => DeclareFunction(s.Function, frame),
        _ => throw EvaluationError.Unsupported($"A statement of kind {statement.GetType().Name}", "write it with other means"),
    };

    /// <summary>The expression that stands for a statement in a trace.</summary>
    static int SiteOf(Statement statement) => statement switch
    {
        ExpressionStatement s => s.Expression.Id,
        LocalDeclaration { Value: { } value } => value.Id,
        Return { Value: { } value } => value.Id,
        If s => s.Condition.Id,
        Loop s => s.Id,
        ForEach s => s.Id,
        Switch s => s.Value.Id,
        Throw s => s.Exception.Id,
        _ => Diagnostics.Site.Name,
    };

    /// <summary>A call for its effect that throws ends the method, as in C#; after one for its value, evaluation goes on
    /// to find more problems.</summary>
    Flow ExecuteExpression(ExpressionStatement statement, Frame frame)
    {
        hasThrown = false;
        Evaluate(statement.Expression, frame);
        return hasThrown && statement.Expression is (Call or Invoke or LocalCall) ? Flow.Thrown : Flow.Next;
    }

    Flow Declare(LocalDeclaration declaration, Frame frame)
    {
        var value = declaration.Value is null ? Unassigned.Value : Copied(Evaluate(declaration.Value, frame));
        frame.Variables[declaration.Slot] = new Variable(Heap, value);
        labels.Variable(value, declaration.Name, frame);
        return Flow.Next;
    }

    Flow DeclareFunction(LocalFunction function, Frame frame)
    {
        frame.Variables[function.Slot] = new Variable(Heap, function);
        return Flow.Next;
    }

    Flow ExecuteFrom(EquatableArray<Statement> statements, int first, Frame frame)
    {
        for (var i = first; i < statements.Count; i++)
        {
            var flow = Execute(statements[i], frame);
            if (!flow.IsNext) return Then(flow, () => ExecuteFrom(statements, i + 1, frame));
        }
        return Flow.Next;
    }

    Flow ExecuteIf(If statement, Frame frame) => Condition(statement.Condition, frame, "an 'if' condition") switch
    {
        true => Execute(statement.Then, frame),
        false => Otherwise(statement, frame),
        Node node => BranchFlow(node, () => Execute(statement.Then, frame), () => Otherwise(statement, frame)),
        _ => Skip(() => Execute(statement.Then, frame), () => Otherwise(statement, frame)),
    };

    Flow Otherwise(If statement, Frame frame) => statement.Else is null ? Flow.Next : Execute(statement.Else, frame);

    /// <summary>Goes past statements of which nobody knows whether they run, because their condition had a problem: what
    /// they would have changed fails silently from now on.</summary>
    Flow Skip(params Func<Flow>[] ways)
    {
        if (Problems.IsMuted) return Flow.Lost;
        var lost = false;
        foreach (var way in ways)
        {
            Heap.Begin();
            Flow flow = default;
            Problems.Mute(() => flow = way());
            lost |= !flow.IsNext && !flow.IsThrown;
            foreach (var (store, index) in Heap.End().Places)
                if (index == Collections.WholeContent) lost = true;
                else Heap.Write(store, index, Failure.Value);
        }
        return lost ? Flow.Lost : Flow.Next;
    }

    Flow ExecuteLoop(Loop loop, Frame frame)
    {
        foreach (var statement in loop.Before) Execute(statement, frame);
        return Rounds(loop, loop.TestFirst, frame).AfterLoop();
    }

    Flow Rounds(Loop loop, bool test, Frame frame)
    {
        while (true)
        {
            budget.Step(Builder.Nodes.Count);
            if (test && loop.Condition is not null)
                switch (LoopCondition(loop, frame))
                {
                    case false: return Flow.Next;
                    case not true: return Skip(() => Execute(loop.Body, frame));
                }
            test = true;
            var flow = Execute(loop.Body, frame).AfterRound();
            if (!flow.IsNext) return Then(flow, () => NextRound(loop, frame));
            ExecuteAll(loop.AtBottom, frame);
        }
    }

    Flow NextRound(Loop loop, Frame frame)
    {
        ExecuteAll(loop.AtBottom, frame);
        return Rounds(loop, true, frame);
    }

    void ExecuteAll(EquatableArray<Statement> statements, Frame frame)
    {
        foreach (var statement in statements) Execute(statement, frame);
    }

    /// <summary>A loop's condition, which must be known at build time.</summary>
    object LoopCondition(Loop loop, Frame frame)
    {
        var condition = Condition(loop.Condition!, frame, "a loop's condition");
        if (condition is not Node) return condition;
        var error = EvaluationError.RunTimeValue(
            "a loop's condition", "give the loop a number of rounds known at build time, and choose with Where or '?:' what each does");
        Report(error, frame, loop.Condition!.Id);
        return Failure.Value;
    }

    Flow ExecuteForEach(ForEach loop, Frame frame)
    {
        var collection = Evaluate(loop.Collection, frame);
        if (collection is Failure) return Skip(() => ExecuteBody(loop, Failure.Value, frame));
        using var elements = Elements(collection).GetEnumerator();
        return Rounds(loop, elements, frame).AfterLoop();
    }

    Flow Rounds(ForEach loop, IEnumerator<object?> elements, Frame frame)
    {
        while (elements.MoveNext())
        {
            budget.Step(Builder.Nodes.Count);
            var flow = ExecuteBody(loop, elements.Current, frame).AfterRound();
            if (!flow.IsNext) return Then(flow, () => Rounds(loop, elements, frame));
        }
        return Flow.Next;
    }

    Flow ExecuteBody(ForEach loop, object? element, Frame frame)
    {
        Redeclare(loop.Target, frame);
        Assign(Locate(loop.Target, frame), Copied(element), frame, loop.Id);
        return Execute(loop.Body, frame);
    }

    /// <summary>Each round has its own loop variables, which lambdas may keep.</summary>
    static void Redeclare(Expression target, Frame frame)
    {
        if (target is LocalReference local) frame.Variables[local.Slot] = null;
        if (target is not TupleExpression tuple) return;
        foreach (var element in tuple.Elements) Redeclare(element, frame);
    }

    Flow ExecuteThrow(Throw statement, Frame frame)
    {
        ReportThrow(Evaluate(statement.Exception, frame), statement.Exception.Id, frame);
        return Flow.Thrown;
    }
}
