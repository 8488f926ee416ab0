using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Conversion = Microsoft.CodeAnalysis.CSharp.Conversion;
using RoslynTypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace GraphGen.Compiler.Reading;

/// <summary>
/// Reads what is reached from some methods and types, within one compilation: each method, each created type's fields
/// and each static field once, and of virtual methods only the implementations in types that are created.
/// </summary>
/// <param name="compilation">Whose source is read; what lies in other assemblies stays a name.</param>
/// <param name="map">Takes the positions of what is read, where somebody asks for them.</param>
/// <param name="cancellationToken">Ends the reading.</param>
sealed class CodeReader(Compilation compilation, SourceMap? map, CancellationToken cancellationToken)
{
    readonly Queue<(ISymbol Symbol, Action Read)> work = new();
    readonly List<Method> methods = [];
    readonly HashSet<string> reachedMethods = new(StringComparer.Ordinal);
    readonly List<ReadType> types = [];
    readonly Dictionary<string, ReadType> typesById = new(StringComparer.Ordinal);
    readonly HashSet<ITypeSymbol> mentioned = new(SymbolEqualityComparer.Default);
    readonly List<IMethodSymbol> slots = [];
    readonly HashSet<string> reachedSlots = new(StringComparer.Ordinal);
    readonly Dictionary<SyntaxTree, SemanticModel> models = [];
    readonly List<Problem> problems = [];
    readonly SymbolIds ids = new();

    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>The source types that were read.</summary>
    public IEnumerable<INamedTypeSymbol> Types => types.Select(type => type.Symbol);

    /// <summary>Every type that was named, constructed.</summary>
    public IEnumerable<ITypeSymbol> Mentioned => mentioned;

    /// <summary>The ids of methods whose body does not compile, and of fields whose initializer does not and was left out.
    /// That is for the C# compiler to report.</summary>
    public HashSet<string> Broken { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads all that was reached, and all that is reached from there.</summary>
    public (EquatableArray<Method> Methods, EquatableArray<TypeDeclaration> Types) Run()
    {
        while (work.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (symbol, read) = work.Dequeue();
            try
            {
                read();
            }
            catch (InsufficientExecutionStackException)
            {
                ReportAt(symbol, Rules.UnsupportedSyntax, "Code nested as deeply as this", "name parts of it, as locals or methods");
            }
        }

        return (methods, types.Select(type => type.ToDeclaration(this)).ToEquatable());
    }

    /// <summary>Whether the symbol's code is read: it lies in this compilation and the compiler does not know it itself.
    /// </summary>
    public bool IsSource(ISymbol symbol) =>
        SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly) && !symbol.IsPrimitive();

    public string Id(ISymbol symbol) => symbol is INamedTypeSymbol type ? ids.Of(type) : ids.Of(symbol);

    public string IdOfCaptured(IParameterSymbol parameter) => ids.OfCaptured(parameter);

    /// <summary>Names a type, and notes what source types are in it.</summary>
    public TypeReference Type(ITypeSymbol? type)
    {
        if (type is not null) Mention(type);
        return ids.Type(type);
    }

    /// <summary>Names a method without reaching it.</summary>
    public MethodReference Name(IMethodSymbol method)
    {
        Mention(method.ContainingType);
        foreach (var argument in method.TypeArguments) Mention(argument);
        NoteCreatedArguments(method.TypeParameters, method.TypeArguments);
        return ids.Method(method);
    }

    /// <summary>Names a method that is called, and reads it if it is source.</summary>
    /// <param name="method">The method.</param>
    /// <param name="isVirtual">The type of the instance decides what runs.</param>
    public MethodReference Call(IMethodSymbol method, bool isVirtual = false)
    {
        if (isVirtual) ReachSlot(method);
        else Reach(method);
        return Name(method);
    }

    /// <summary>Reads a method if it is source.</summary>
    public void Reach(IMethodSymbol method)
    {
        var definition = SymbolIds.Definition(method);
        if (IsSource(definition) && !definition.IsAbstract && reachedMethods.Add(Id(definition)))
            work.Enqueue((definition, () => Read(definition)));
    }

    /// <summary>Reads a virtual method and every implementation of it in a type that is created.</summary>
    public void ReachSlot(IMethodSymbol method)
    {
        var slot = SymbolIds.Definition(method);
        Reach(slot);
        if (!reachedSlots.Add(Id(slot))) return;
        slots.Add(slot);
        foreach (var type in types.Where(type => type.IsCreated).ToArray()) Implement(type, slot);
    }

    /// <summary>Notes that objects of this type are made: its fields are initialized, its overrides called.</summary>
    public void Create(INamedTypeSymbol type)
    {
        if (Mention(type) is not { IsCreated: false } created) return;
        created.IsCreated = true;
        for (var current = created; current is { HasFields: false };)
        {
            var owner = current;
            owner.HasFields = true;
            work.Enqueue((owner.Symbol, () => owner.ReadInstanceFields(this)));
            current = owner.Symbol.BaseType is { } baseType ? Mention(baseType) : null;
        }

        foreach (var slot in slots.ToArray()) Implement(created, slot);
        foreach (var slot in Dispatch.TraceableSlots(created.Symbol).Where(slot => !IsSource(slot))) ReachSlot(slot);
    }

    /// <summary>Reads a static field, or the storage of a static property.</summary>
    public void ReachStatic(IFieldSymbol field)
    {
        if (Mention(field.ContainingType) is { } type && type.StaticFields.Add(Id(field)))
            work.Enqueue((field, () => type.ReadStaticField(this, field.OriginalDefinition)));
    }

    /// <summary>Notes that a method uses a primary-constructor parameter, which so becomes a field.</summary>
    public void Capture(IParameterSymbol parameter)
    {
        Mention(parameter.Type);
        Mention(parameter.ContainingType)?.Captured.Add(parameter.Ordinal);
    }

    public SemanticModel ModelOf(SyntaxNode node)
    {
        if (!models.TryGetValue(node.SyntaxTree, out var model))
            models[node.SyntaxTree] = model = compilation.GetSemanticModel(node.SyntaxTree);
        return model;
    }

    /// <summary>Remembers where a site is, if somebody asks for that.</summary>
    public void Locate(Site site, SyntaxNode node) => map?.Add(site, SourceMap.PlaceOf(node));

    /// <inheritdoc cref="Locate(Site, SyntaxNode)"/>
    public void Locate(Site site, SyntaxToken token) => map?.Add(site, token.GetLocation());

    public void Report(Problem problem) => problems.Add(problem);

    /// <summary>Reports a problem at the name of a member or type.</summary>
    public void ReportAt(ISymbol symbol, Rule rule, params string[] arguments)
    {
        var site = new Site(symbol is INamedTypeSymbol ? "T:" + Id(symbol) : Id(symbol), Site.Name);
        if (symbol.DeclaringSyntaxReferences.FirstOrDefault() is { } reference)
            map?.Add(site, SourceMap.PlaceOf(reference.GetSyntax(cancellationToken)));
        Report(rule.At(site, arguments));
    }

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The method that turns any value into text.</summary>
    public IMethodSymbol ToStringMethod =>
        SpecialType(Microsoft.CodeAnalysis.SpecialType.System_Object).GetMembers("ToString").OfType<IMethodSymbol>().Single();

    /// <summary>The type whose values are those of <paramref name="type"/> and null.</summary>
    public ITypeSymbol Nullable(ITypeSymbol type) =>
        type.IsValueType && type.OriginalDefinition.SpecialType is not Microsoft.CodeAnalysis.SpecialType.System_Nullable_T
            ? SpecialType(Microsoft.CodeAnalysis.SpecialType.System_Nullable_T).Construct(type)
            : type;

    public INamedTypeSymbol SpecialType(SpecialType type) => compilation.GetSpecialType(type);

    /// <summary>How C# converts one type to another.</summary>
    public Conversion Classify(ITypeSymbol from, ITypeSymbol to) => compilation.ClassifyConversion(from, to);

    void Read(IMethodSymbol method)
    {
        if (new MethodReader(this, method).Read() is { } read) methods.Add(read);
    }

    void Implement(ReadType type, IMethodSymbol slot)
    {
        if (Dispatch.IsAmbiguous(type.Symbol, slot))
            ReportAt(
                type.Symbol, Rules.UnsupportedSyntax, $"A type that implements '{slot.ContainingType.Name}' more than once", "implement it once");
        if (Dispatch.Find(type.Symbol, slot) is not { } implementation) return;
        Reach(implementation);
        type.Overrides.Add(new Override(Id(slot), Id(implementation)));
    }

    /// <summary>Notes a type that a description names. What is not source, or is nothing to create or to ask (a delegate, a
    /// type parameter), is not noted itself.</summary>
    ReadType? Mention(ITypeSymbol type)
    {
        if (mentioned.Add(type))
        {
            if (type is IArrayTypeSymbol array) Mention(array.ElementType);
            if (type is INamedTypeSymbol { IsGenericType: true } generic)
            {
                foreach (var argument in SymbolIds.AllArguments(generic)) Mention(argument);
                NoteCreatedArguments(generic.TypeParameters, generic.TypeArguments);
            }
        }

        if (type is not INamedTypeSymbol { IsTupleType: false, IsAnonymousType: false } named || !IsSource(named)
            || named.TypeKind is not (RoslynTypeKind.Class or RoslynTypeKind.Struct or RoslynTypeKind.Interface or RoslynTypeKind.Enum))
            return null;
        var id = ids.Of(named);
        if (typesById.TryGetValue(id, out var known)) return known;
        var noted = new ReadType(named.OriginalDefinition);
        typesById.Add(id, noted);
        types.Add(noted);
        if (named.OriginalDefinition.BaseType is { } baseType) Mention(baseType);
        foreach (var implemented in named.OriginalDefinition.AllInterfaces) Mention(implemented);
        if (named.TypeKind is RoslynTypeKind.Struct) Create(named);
        return noted;
    }

    /// <summary>A type argument for which <c>new T()</c> is possible is created by its parameterless constructor.</summary>
    void NoteCreatedArguments(IEnumerable<ITypeParameterSymbol> parameters, IEnumerable<ITypeSymbol> arguments)
    {
        foreach (var (parameter, argument) in parameters.Zip(arguments, (parameter, argument) => (parameter, argument)))
        {
            if (!parameter.HasConstructorConstraint || argument is not INamedTypeSymbol named) continue;
            Create(named);
            foreach (var constructor in named.InstanceConstructors.Where(constructor => constructor.Parameters.IsEmpty))
                Reach(constructor);
        }
    }
}
