using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GraphGen.Compiler.Reading;

// Fields, properties, calls, object creation and delegates.
sealed partial class BodyReader
{
    /// <summary>What is done with a property or indexer.</summary>
    [Flags]
    enum Access { Get = 1, Set = 2, Both = 3 }

    /// <summary>A call of a constructor with the default values of its parameters.</summary>
    public Call CallWithDefaults(IMethodSymbol constructor) => new(
        Next(), new ThisReference(Next()), code.Call(constructor),
        constructor.Parameters.Select(parameter => new Argument(
            parameter.Ordinal, new Literal(Next(), parameter.ExplicitDefaultValue, code.Type(parameter.Type)))).ToEquatable(),
        false);

    /// <summary>A property or field of <c>this</c> by its name.</summary>
    public Expression ReadOwnProperty(INamedTypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (member is IFieldSymbol or IPropertySymbol && IsStoredField(member))
                    return new FieldReference(Next(), new ThisReference(Next()), code.Id(member), name);
                if (member is IPropertySymbol property)
                    return ReadProperty(Next(), new ThisReference(Next()), property, IsVirtual(property), Access.Get, EquatableArray<Argument>.Empty);
            }
        }

        return Broken(null);
    }

    /// <summary>The parameter that a positional property or captured field starts with.</summary>
    public Expression ReadParameter(IParameterSymbol parameter) => new LocalReference(Next(), Slot(parameter), parameter.Name);

    Expression ReadField(IFieldReferenceOperation operation)
    {
        var field = operation.Field;
        if (field.ContainingType.IsTupleType && operation.Instance is { } tuple)
            return new TupleElement(Next(operation), Read(tuple), TuplePosition(field), field.Name);
        if (field.IsStatic)
        {
            if (!field.IsReadOnly) return Report(operation, Rules.MutableStatic, field.Name);
            if (code.IsSource(field)) code.ReachStatic(field);
        }

        var id = Next(operation);
        return new FieldReference(id, ReadReceiver(operation.Instance), code.Id(field), ReadType.Member(field).Name);
    }

    static int TuplePosition(IFieldSymbol field)
    {
        var name = (field.CorrespondingTupleField ?? field).Name;
        return int.Parse(name.Substring("Item".Length), System.Globalization.CultureInfo.InvariantCulture) - 1;
    }

    Expression ReadProperty(IPropertyReferenceOperation operation, Access access)
    {
        var property = operation.Property;
        if (operation.ConstrainedToType is not null) return RefuseStaticAbstract(operation);
        if (IsInExtensionBlock(property)) return RefuseExtensionBlock(operation);
        if (IsStoredField(property) || access is Access.Set && property.SetMethod is null && code.IsSource(property))
        {
            if (property.IsStatic)
            {
                if (property.SetMethod is not null) return Report(operation, Rules.MutableStatic, property.Name);
                code.ReachStatic(MethodReader.StorageOf(property.OriginalDefinition)!);
            }

            var id = Next(operation);
            return new FieldReference(id, ReadReceiver(operation.Instance), code.Id(property), property.Name);
        }

        var isVirtual = IsVirtual(property) && !IsBase(operation.Instance);
        return ReadProperty(
            Next(operation), ReadReceiver(operation.Instance), property, isVirtual, access, ReadArguments(operation.Arguments));
    }

    PropertyReference ReadProperty(
        int id, Expression? instance, IPropertySymbol property, bool isVirtual, Access access, EquatableArray<Argument> arguments)
    {
        var getter = access.HasFlag(Access.Get) || property.ReturnsByRef ? Accessor(property, found => found.GetMethod) : null;
        var setter = access.HasFlag(Access.Set) ? Accessor(property, found => found.SetMethod) : null;
        return new PropertyReference(
            id, instance, getter is null ? null : code.Call(getter, isVirtual), setter is null ? null : code.Call(setter, isVirtual),
            property.Name, arguments, isVirtual);
    }

    /// <summary>An accessor, which an override may leave to the property it overrides.</summary>
    static IMethodSymbol? Accessor(IPropertySymbol property, Func<IPropertySymbol, IMethodSymbol?> accessor)
    {
        for (var current = property; current is not null; current = current.OverriddenProperty)
            if (accessor(current) is { } found)
                return found;
        return null;
    }

    /// <summary>Whether a source property is nothing but its storage.</summary>
    bool IsStoredField(ISymbol member) =>
        member is IPropertySymbol property && code.IsSource(property) && !IsVirtual(property) && !property.IsIndexer
        && MethodReader.StorageOf(property.OriginalDefinition) is not null
        && new[] { property.GetMethod, property.SetMethod }.All(accessor => accessor is null || MethodReader.IsAutomatic(accessor));

    static bool IsVirtual(IPropertySymbol property) =>
        property.IsAbstract || property.IsVirtual || property.IsOverride;

    static bool IsBase(IOperation? instance) =>
        instance is IInstanceReferenceOperation { Syntax: Microsoft.CodeAnalysis.CSharp.Syntax.BaseExpressionSyntax };

    Expression? ReadReceiver(IOperation? instance) => instance is null ? null : Read(instance);

    Expression ReadCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (call.ConstrainedToType is not null) return RefuseStaticAbstract(call);
        if (IsInExtensionBlock(method)) return RefuseExtensionBlock(call);
        if (method.MethodKind is MethodKind.DelegateInvoke)
            return new Invoke(Next(call), Read(call.Instance), ReadArguments(call.Arguments));
        if (method.MethodKind is MethodKind.LocalFunction)
            return new LocalCall(Next(call), Slot(method.OriginalDefinition), method.Name, ReadArguments(call.Arguments));
        if (IsWrittenByCompiler(method)) return ReadRecordCall(call);
        if (CannotBeRead(method)) return Report(call, Rules.NoDescription, method.Name, NoBody);
        var id = Next(call);
        return new Call(id, ReadReceiver(call.Instance), code.Call(method, call.IsVirtual), ReadArguments(call.Arguments), call.IsVirtual);
    }

    const string NoBody = "it has no C# body; call a method that has one";

    bool CannotBeRead(IMethodSymbol method) =>
        code.IsSource(method) && SymbolIds.Definition(method) is { IsAbstract: false } definition
        && (definition.IsExtern || definition is { IsPartialDefinition: true, ReturnsVoid: false });

    Expression RefuseStaticAbstract(IOperation operation) =>
        Refuse(operation, "A static member of a type parameter", "pass a delegate or an object");

    /// <summary>Whether a member belongs to an <c>extension(…) { … }</c> block, by the number that its kind of type has.</summary>
    static bool IsInExtensionBlock(ISymbol member) => member.ContainingType is { } type && (int)type.TypeKind == 14;

    Expression RefuseExtensionBlock(IOperation operation) =>
        Refuse(operation, "A member of an extension block", "declare a static method with a 'this' parameter");

    /// <summary>Whether it is one of those methods that C# writes for a record, other than <c>Deconstruct</c>.</summary>
    static bool IsWrittenByCompiler(IMethodSymbol method) =>
        method is { IsImplicitlyDeclared: true, MethodKind: MethodKind.Ordinary or MethodKind.UserDefinedOperator, ContainingType.IsRecord: true }
            and not { Name: "Deconstruct" };

    /// <summary>A record's equality is an operator of the language; its other methods are those of every object.</summary>
    Expression ReadRecordCall(IInvocationOperation call)
    {
        var id = Next(call);
        var receiver = Read(call.Instance);
        if (call.TargetMethod is { Name: "Equals", Parameters.Length: 1 })
            return new Binary(
                id, BinaryOperator.Equal, receiver, Read(call.Arguments[0].Value), Type(call.TargetMethod.ContainingType), Type(call.Type), false);
        var method = call.TargetMethod;
        while (method.OverriddenMethod is { } overridden) method = overridden;
        return new Call(id, receiver, code.Call(method, true), ReadArguments(call.Arguments), true);
    }

    EquatableArray<Argument> ReadArguments(IEnumerable<IArgumentOperation> arguments) =>
        arguments.Select((argument, position) =>
        {
            var mode = Mode(argument.Parameter?.RefKind ?? RefKind.None);
            var value = mode is PassingMode.Ref or PassingMode.Out ? ReadTarget(argument.Value, Access.Both) : Read(argument.Value);
            return new Argument(argument.Parameter?.Ordinal ?? position, value, mode);
        }).ToEquatable();

    Expression ReadCreation(IObjectCreationOperation creation)
    {
        if (creation.Constructor is not { } constructor || creation.Type is not INamedTypeSymbol type) return Broken(creation);
        var id = Next(creation);
        if (code.IsSource(type)) code.Create(type);
        return new New(
            id, Type(type), code.Call(constructor), ReadArguments(creation.Arguments), ReadInitializers(creation.Initializer));
    }

    /// <summary><c>new T()</c>: which constructor runs is known where the type is.</summary>
    Expression ReadCreation(ITypeParameterObjectCreationOperation creation)
    {
        var type = Type(creation.Type);
        var constructor = new MethodReference($"M:{type.Id}.#ctor", ".ctor", type, EquatableArray<TypeReference>.Empty, null);
        return new New(Next(creation), type, constructor, EquatableArray<Argument>.Empty, ReadInitializers(creation.Initializer));
    }

    EquatableArray<Expression> ReadInitializers(IObjectOrCollectionInitializerOperation? initializer) =>
        initializer is null ? EquatableArray<Expression>.Empty : ReadAll(initializer.Initializers);

    Expression ReadWith(IWithOperation with)
    {
        if (with.CloneMethod is { IsImplicitlyDeclared: true } && with.Type is INamedTypeSymbol { IsRecord: true } record
            && record.InstanceConstructors.Any(constructor => IsCopy(constructor, record) && !constructor.IsImplicitlyDeclared))
            return Refuse(with, "A record with its own copy constructor", "let C# write the copy constructor");
        return new With(Next(with), Read(with.Operand), ReadInitializers(with.Initializer));
    }

    static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol record) =>
        constructor.Parameters is [{ Type: var type }] && SymbolEqualityComparer.Default.Equals(type, record);

    Expression ReadDelegate(IDelegateCreationOperation creation) => creation.Target switch
    {
        IAnonymousFunctionOperation { Symbol.IsAsync: true } => Refuse(creation, "An 'async' lambda", "take what it waits for as an input"),
        IAnonymousFunctionOperation lambda => new Lambda(Next(lambda), ReadFunction(-1, lambda.Symbol, lambda.Body)),
        IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } function =>
            new LocalFunctionReference(Next(function), Slot(function.Method.OriginalDefinition), function.Method.Name),
        IMethodReferenceOperation { ConstrainedToType: not null } method => RefuseStaticAbstract(method),
        IMethodReferenceOperation method when IsInExtensionBlock(method.Method) => RefuseExtensionBlock(method),
        IMethodReferenceOperation method when CannotBeRead(method.Method) =>
            Report(method, Rules.NoDescription, method.Method.Name, NoBody),
        IMethodReferenceOperation method => new MethodGroup(
            Next(method), ReadReceiver(method.Instance), code.Call(method.Method, method.IsVirtual), method.IsVirtual),
        var value => Read(value),
    };
}
