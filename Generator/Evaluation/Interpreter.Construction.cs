using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Intrinsics;
using GraphGen.Compiler.Evaluation.Values;

namespace GraphGen.Compiler.Evaluation;

/// <summary>Creation of objects, in C#'s order: the field initializers of a type, then its base, then its constructor's body.</summary>
sealed partial class Interpreter
{
    object? EvaluateNew(New creation, Frame frame)
    {
        var type = Resolve(creation.Type, frame);
        if (IsOpaque(type)) return new OpaqueValue(type.Id);
        var constructor = creation.Constructor.ContainingType.Id == type.Id
            ? creation.Constructor
            : creation.Constructor with { Id = $"M:{type.Id}.#ctor", ContainingType = type };
        var arguments = EvaluateArguments(creation.Arguments, frame);
        // What the compiler itself knows comes first: inside Runtime its own types are described, too.
        var value = !Constructors.Knows(type) && Definitions.Layout(type.Id) is { } layout
            ? Construct(type, layout, constructor.Id, arguments, frame, creation.Id)
            : IntrinsicTable.Construct(new IntrinsicCall(this, constructor, null, arguments, frame, creation.Id), type);
        RunInitializers(value, creation.Initializers, frame);
        return value;
    }

    /// <summary>An object of a described type, its constructor run.</summary>
    public object? Construct(
        TypeReference type, ObjectLayout layout, string constructor, object?[] arguments, Frame? frame, int site)
    {
        var instance = Blank(type, layout);
        // The parameterless constructor of a struct that declares none leaves its fields as they are.
        if (arguments.Length == 0 && instance.IsStruct && Definitions.Method(constructor) is null) return instance;
        hasThrown = false;
        RunConstructor(instance, layout, type, constructor, arguments, frame, site);
        return hasThrown ? Failure.Value : instance;
    }

    void RunConstructor(
        ObjectValue instance, ObjectLayout level, TypeReference type, string id, object?[] arguments, Frame? caller, int site)
    {
        var types = TypeScope.Bind(level.Declaration.TypeParameters, type.Arguments, null);
        var method = Definitions.Method(id)
            ?? throw EvaluationError.Fails($"the constructor of '{level.Declaration.Name}' has no description");
        var frame = new Frame(id, method.Slots, instance, types, caller, site, Builder.Nodes.Count);
        budget.Enter(level.Declaration.Name, frame.Depth);
        for (var i = 0; i < arguments.Length; i++)
            frame.Variables[i] = Passed(arguments[i], method.Parameters[i].Mode);
        var next = method.Initializer;
        if (next?.Method.ContainingType.Id != level.Declaration.Id) InitializeFields(instance, level, frame);
        if (next is not null) RunNextConstructor(instance, level, next, frame);
        if (!hasThrown) ResultOf(Execute(method.Body, frame));
    }

    void RunNextConstructor(ObjectValue instance, ObjectLayout level, Call next, Frame frame)
    {
        var arguments = EvaluateArguments(next.Arguments, frame);
        var type = Resolve(next.Method.ContainingType, frame);
        if (type.Id == level.Declaration.Id)
            RunConstructor(instance, level, type, next.Method.Id, arguments, frame, next.Id);
        else if (level.Base is { } parent)
            RunConstructor(instance, parent, type, next.Method.Id, arguments, frame, next.Id);
        else if (arguments.OfType<string>().FirstOrDefault() is { } message)
            instance.Message = message;
    }

    /// <summary>Runs the field initializers of one type. They see the parameters of its primary constructor.</summary>
    void InitializeFields(ObjectValue instance, ObjectLayout level, Frame constructor)
    {
        foreach (var field in level.Declaration.Fields)
        {
            if (field.IsStatic || field.Initializer is not { } initializer) continue;
            var frame = new Frame(
                field.Id, field.InitializerSlots, instance, constructor.Types, constructor, Diagnostics.Site.Name, Builder.Nodes.Count);
            for (var i = 0; i < Math.Min(field.InitializerSlots, constructor.Variables.Length); i++)
                frame.Variables[i] = constructor.Variables[i];
            Heap.Write(instance, level.PositionOf(field.Id), Copied(Evaluate(initializer, frame)));
        }
    }

    object? ReadStatic(string field, string name, Frame frame, int site) =>
        IntrinsicTable.StaticField(field) is { } known ? known : Read(StaticVariable(field, name, frame, site), 0);

    /// <summary>The variable of a static field, initialized when it is used for the first time.</summary>
    Variable StaticVariable(string field, string name, Frame frame, int site)
    {
        if (Definitions.StaticField(field) is not var (declaration, found))
            throw new EvaluationError(Diagnostics.Rules.NoDescription, name, "the type that has it is not described");
        var arguments = declaration.TypeParameters.Count == 0 ? null : frame.Types;
        var key = (field, arguments);
        if (statics.TryGetValue(key, out var variable)) return variable;
        statics[key] = variable = new Variable(Heap, DefaultOf(TypeScope.Resolve(found.Type, arguments)));
        if (found.Initializer is not { } initializer) return variable;
        // It is initialized once, whatever branch asks first.
        var guard = Builder.CurrentGuard;
        Builder.CurrentGuard = null;
        try
        {
            var inner = new Frame(found.Id, found.InitializerSlots, null, arguments, frame, site, Builder.Nodes.Count);
            budget.Enter(name, inner.Depth);
            variable.Set(0, Copied(Evaluate(initializer, inner)));
        }
        finally
        {
            Builder.CurrentGuard = guard;
        }
        return variable;
    }

    readonly Dictionary<(string Field, TypeScope? Types), Variable> statics = [];

    bool IsOpaque(MethodReference method) =>
        method.ContainingType.Id is KnownTypes.Initializer or KnownTypes.Initializers
        || Definitions.Method(method.Id) is { ReturnType: var result } && IsOpaque(result);

    bool IsOpaque(TypeReference type) =>
        type.Id == KnownTypes.Initializer || Definitions.Type(type.Id) is not null && AncestorOf(type, KnownTypes.Initializer) is not null;
}
