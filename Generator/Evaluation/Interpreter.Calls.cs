using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using GraphGen.Compiler.Evaluation.Intrinsics;
using GraphGen.Compiler.Evaluation.Primitives;
using GraphGen.Compiler.Evaluation.Values;
using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Evaluation;

/// <summary>Calls of methods, properties, local functions and delegates.</summary>
sealed partial class Interpreter
{
    object? EvaluateCall(Call call, Frame frame)
    {
        if (IsOpaque(call.Method)) return new OpaqueValue(call.Method.Name);
        if (!TryReceiver(call.Instance, call.Method, frame, out var instance)) return Failure.Value;
        var arguments = EvaluateArguments(call.Arguments, frame);
        return CallMethod(call.Method, instance, arguments, call.IsVirtual, frame, call.Id);
    }

    object? EvaluateProperty(PropertyReference property, Frame frame)
    {
        var getter = property.Getter!;
        if (IsOpaque(getter)) return new OpaqueValue(property.Name);
        if (!TryReceiver(property.Instance, getter, frame, out var instance)) return Failure.Value;
        var arguments = EvaluateArguments(property.Arguments, frame);
        return CallMethod(getter, instance, arguments, property.IsVirtual, frame, property.Id);
    }

    /// <summary>Evaluates what a member is used on; false when that had a problem.</summary>
    bool TryReceiver(Expression? expression, MethodReference member, Frame frame, out object? instance)
    {
        instance = null;
        if (expression is null) return true;
        instance = Evaluate(expression, frame);
        if (instance is null && member.ContainingType.Id != "System.Nullable`1") throw NullReceiver(member.Name);
        if (instance is UnknownValue unknown && member.ContainingType.Id != "System.Nullable`1") throw RunTimeLayer($"'{member.Name}'", unknown);
        // A method of a struct changes the struct itself only where C# has a variable to change.
        if (instance is ObjectValue { IsStruct: true } or TupleValue
            && expression is not (LocalReference or FieldReference or ElementAccess or ThisReference or TupleElement
                or PropertyReference { Getter.ContainingType.Id: "System.Span`1" }))
            instance = Copied(instance);
        return instance is not Failure;
    }

    /// <summary>The arguments by parameter; one passed by reference is the variable itself.</summary>
    object?[] EvaluateArguments(EquatableArray<Argument> arguments, Frame frame)
    {
        if (arguments.Count == 0) return [];
        var values = new object?[arguments.Count];
        foreach (var argument in arguments)
            values[argument.Parameter] = argument.Mode is PassingMode.Ref or PassingMode.Out
                ? Reference(argument.Value, frame)
                : Copied(Evaluate(argument.Value, frame));
        return values;
    }

    Cell Reference(Expression target, Frame frame) => Locate(target, frame) switch
    {
        StoredPlace { Store: Cell cell } => cell,
        StoredPlace stored => new Alias(Heap, stored.Store, stored.Index),
        _ => new Variable(Heap, Unassigned.Value),
    };

    /// <summary>Calls a method, an accessor or a constructor's helper: a primitive, a described method or a known one.</summary>
    object? CallMethod(MethodReference method, object? instance, object?[] arguments, bool isVirtual, Frame frame, int site)
    {
        if (method.Primitive is { } primitive)
            return PrimitiveTable.Build(primitive, new PrimitiveCall(this, method.Name, instance, arguments));
        if (instance is ObjectValue receiver)
        {
            var id = isVirtual ? receiver.Layout.Implementation(method.Id) : method.Id;
            if (Definitions.Method(id) is { } described)
                return RunNamed(described, method, receiver, arguments, frame, site);
            return IntrinsicTable.CallOnObject(new IntrinsicCall(this, method, instance, arguments, frame, site), receiver);
        }
        var call = new IntrinsicCall(this, method, instance, arguments, frame, site);
        // What the compiler itself knows of a tensor or a shape comes before the library's own, eager way to find it.
        if (instance is not null && IntrinsicTable.IsKnown(call)) return IntrinsicTable.Call(call);
        return Definitions.Method(method.Id) is { } found
            ? RunNamed(found, method, instance, arguments, frame, site)
            : IntrinsicTable.Call(call);
    }

    /// <summary>Runs a described method, and names its result after it.</summary>
    object? RunNamed(Method method, MethodReference reference, object? instance, object?[] arguments, Frame frame, int site)
    {
        var nodesBefore = Builder.Nodes.Count;
        var result = Run(method, instance, arguments, ScopeOf(method, instance, reference, frame), frame, site);
        if (result is Node node && node.Id >= nodesBefore)
            if (instance is ObjectValue { Path: { Length: > 0 } path }) labels.Result(node, path);
            else if (!Definitions.IsOwn(method.Id)) labels.Function(node, method.Name);
        return result;
    }

    /// <summary>Runs the body of a method on its arguments.</summary>
    /// <param name="method">The method.</param>
    /// <param name="instance"><c>this</c>, or null.</param>
    /// <param name="arguments">By parameter; a cell for one passed by reference.</param>
    /// <param name="types">What its type parameters stand for.</param>
    /// <param name="caller">Who calls it; null for the compiler.</param>
    /// <param name="site">Where in the caller.</param>
    public object? Run(Method method, object? instance, object?[] arguments, TypeScope? types, Frame? caller, int site)
    {
        var frame = new Frame(method.Id, method.Slots, instance, types, caller, site, Builder.Nodes.Count);
        budget.Enter(method.Name, frame.Depth);
        for (var i = 0; i < arguments.Length; i++)
            frame.Variables[i] = Passed(arguments[i], method.Parameters[i].Mode);
        return ResultOf(Execute(method.Body, frame));
    }

    Cell Passed(object? argument, PassingMode mode) =>
        argument is Cell cell && mode is PassingMode.Ref or PassingMode.Out ? cell : new Variable(Heap, argument);

    /// <summary>What a method returns whose body has ended.</summary>
    object? ResultOf(Flow flow)
    {
        hasThrown = flow.IsThrown;
        return flow.Return.IsNever ? null : Settle(flow.Value);
    }

    TypeScope? ScopeOf(Method method, object? instance, MethodReference? reference, Frame frame)
    {
        var declaration = Definitions.Type(method.ContainingType);
        TypeScope? scope = null;
        if (declaration is { TypeParameters.Count: > 0 })
        {
            var type = instance is ObjectValue receiver ? AncestorOf(receiver.Type, method.ContainingType) : null;
            type ??= reference is null ? null : Resolve(reference.ContainingType, frame);
            if (type is not null) scope = TypeScope.Bind(declaration.TypeParameters, type.Arguments, null);
        }
        if (reference is null || method.TypeParameters.Count == 0) return scope;
        var arguments = reference.TypeArguments.Select(argument => Resolve(argument, frame)).ToEquatable();
        return TypeScope.Bind(method.TypeParameters, arguments, scope);
    }

    object? EvaluateLocalCall(LocalCall call, Frame frame)
    {
        var function = LocalFunctionAt(call.Slot, call.Name, frame);
        return RunFunction(function, frame, EvaluateArguments(call.Arguments, frame), frame, call.Id);
    }

    LocalFunction LocalFunctionAt(int slot, string name, Frame frame) =>
        frame.Variables[slot]?.Get(0) as LocalFunction
        ?? throw EvaluationError.Fails($"the local function '{name}' is used outside its block");

    /// <summary>Runs a lambda or local function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="around">The activation whose variables it shares.</param>
    /// <param name="arguments">By parameter.</param>
    /// <param name="caller">Who calls it.</param>
    /// <param name="site">Where in the caller.</param>
    object? RunFunction(LocalFunction function, Frame around, object?[] arguments, Frame caller, int site)
    {
        var frame = around.Nested(caller, site, Builder.Nodes.Count, function.OwnSlots);
        budget.Enter(function.Name, frame.Depth);
        for (var i = 0; i < arguments.Length; i++)
            frame.Variables[function.ParameterSlots[i]] = Passed(arguments[i], function.Modes[i]);
        return ResultOf(Execute(function.Body, frame));
    }

    /// <summary>Calls a delegate.</summary>
    public object? InvokeDelegate(object? target, object?[] arguments, Frame caller, int site) => target switch
    {
        Closure closure => RunFunction(closure.Function, closure.Frame, arguments, caller, site),
        BoundMethod bound => CallMethod(bound.Method, bound.Instance, arguments, bound.IsVirtual, caller, site),
        Failure => Failure.Value,
        null => throw NullReceiver("Invoke"),
        _ => throw EvaluationError.Fails($"{ValueText.Describe(target)} is called like a delegate"),
    };

    object? EvaluateMethodGroup(MethodGroup group, Frame frame)
    {
        if (!TryReceiver(group.Instance, group.Method, frame, out var instance)) return Failure.Value;
        var method = group.Method with { TypeArguments = group.Method.TypeArguments.Select(type => Resolve(type, frame)).ToEquatable() };
        return new BoundMethod(method, instance, group.IsVirtual);
    }

    void ReportThrow(object? exception, int site, Frame frame)
    {
        if (exception is Failure) return;
        var message = exception switch
        {
            ExceptionValue known => known.Message,
            ObjectValue instance => MessageOf(instance, frame, site),
            _ => "null is thrown",
        };
        if (Builder.CurrentGuard is null)
            Problems.Add(Rules.Thrown, [message], frame, site);
        else
            Problems.Add(
                Rules.RunTimeCondition,
                [$"the condition of 'throw' (\"{message}\")", "a description can throw only on what is known at build time"], frame, site);
    }

    string MessageOf(ObjectValue exception, Frame frame, int site)
    {
        const string Getter = "M:System.Exception.get_Message";
        var own = exception.Layout.Implementation(Getter);
        return own != Getter && Definitions.Method(own) is { } method
            ? Text(Run(method, exception, [], ScopeOf(method, exception, null, frame), frame, site), null, frame, site)
            : exception.Message ?? exception.Layout.Declaration.Name;
    }
}
