namespace GraphGen.Compiler.Descriptions;

/// <summary>
/// A type as a description names it: its documentation id without the prefix (<c>System.Int32</c>,
/// <c>GraphGen.Linear</c>, <c>System.Collections.Generic.List`1</c>) and its type arguments. Special ids: <c>[]</c> an
/// array of the argument, <c>[,]</c> one of two dimensions, <c>()</c> a tuple, <c>!name</c> a type parameter of the method
/// or type around it. The arguments of a nested type begin with those of the types around it.
/// </summary>
sealed record TypeReference(string Id, EquatableArray<TypeReference> Arguments)
{
    public TypeReference(string id) : this(id, EquatableArray<TypeReference>.Empty) { }

    public override string ToString() => Id switch
    {
        "[]" => Arguments[0] + "[]",
        "()" => "(" + string.Join(", ", Arguments) + ")",
        _ when Arguments.Count == 0 => Id,
        _ => Id + "<" + string.Join(", ", Arguments) + ">",
    };
}

/// <summary>
/// A method as a call names it: the documentation id of its original definition (<c>M:GraphGen.Linear.Forward(…)</c>),
/// its type arguments, and what it is to the compiler.
/// </summary>
/// <param name="Id">The documentation id.</param>
/// <param name="Name">The method's simple name, for messages and labels.</param>
/// <param name="ContainingType">The type that declares it, constructed.</param>
/// <param name="TypeArguments">The method's own type arguments.</param>
/// <param name="Primitive">The name in its <c>[Primitive]</c> attribute, or null.</param>
sealed record MethodReference(
    string Id, string Name, TypeReference ContainingType, EquatableArray<TypeReference> TypeArguments, string? Primitive);

/// <summary>A method whose body a description may run: also constructors, accessors and operators. The constructor that a
/// type has without one in the text is there, too, and so are those accessors of auto-properties that are called as
/// methods.</summary>
/// <param name="Id">The documentation id.</param>
/// <param name="Slots">How many parameters and locals it has.</param>
/// <param name="Initializer">A constructor's call of another one, of the same type or of the base; null where there is none
/// to run. Unless it calls one of the same type, the type's field initializers run before it.</param>
sealed record Method(
    string Id, string Name, string ContainingType, bool IsStatic, EquatableArray<string> TypeParameters,
    EquatableArray<Parameter> Parameters, TypeReference ReturnType, int Slots, Call? Initializer, Statement Body)
{
    public override string ToString() => DescriptionPrinter.Print(this);
}

/// <summary>A parameter; its slot is its position.</summary>
sealed record Parameter(string Name, TypeReference Type, PassingMode Mode);

/// <summary>A lambda or local function. Its locals share the slots of the method around it, each activation with its
/// own copy of the slots it declares.</summary>
/// <param name="Slot">The slot of a local function; -1 for a lambda.</param>
/// <param name="ParameterSlots">The slots that take its arguments.</param>
/// <param name="OwnSlots">Every slot declared inside it, parameters included.</param>
/// <param name="ParameterNames">What the source calls the parameters; for printing.</param>
sealed record LocalFunction(
    int Slot, string Name, EquatableArray<int> ParameterSlots, EquatableArray<PassingMode> Modes,
    EquatableArray<int> OwnSlots, Statement Body, EquatableArray<string> ParameterNames = default);

/// <summary>A class, struct, record or enum that a description may create or ask.</summary>
/// <param name="Id">Its documentation id without the prefix.</param>
/// <param name="BaseType">Null for none that is described.</param>
/// <param name="Overrides">Which method runs when another is called on an instance: overridden and interface methods.</param>
sealed record TypeDeclaration(
    string Id, string Name, EquatableArray<string> TypeParameters, TypeKind Kind, TypeReference? BaseType,
    EquatableArray<TypeReference> Interfaces, EquatableArray<Field> Fields, EquatableArray<Override> Overrides);

/// <summary>What kind of type it is; values are copied on assignment when <see cref="Struct"/>.</summary>
enum TypeKind { Class, Struct, Record, RecordStruct, Interface, Enum, Static }

/// <summary>A field, or the storage of an auto-property, or a captured primary-constructor parameter.</summary>
/// <param name="Id">The field's documentation id, or that of the property it stores, or for a captured parameter
/// <c>F:Type.&lt;name&gt;</c>.</param>
/// <param name="PathName">Its part in parameter names (<c>weight</c>); empty to leave it out of the path.</param>
/// <param name="Initializer">Runs before the constructor (statics: on first use of the type); slots as in
/// <paramref name="InitializerSlots"/>. It may read primary-constructor parameters, which are the first slots.</param>
sealed record Field(
    string Id, string Name, string PathName, TypeReference Type, bool IsStatic, bool IsReadOnly, Expression? Initializer,
    int InitializerSlots);

/// <summary>Calls of <paramref name="Slot"/> on an instance run <paramref name="Implementation"/>.</summary>
sealed record Override(string Slot, string Implementation);

/// <summary>
/// One <c>[Model]</c> method with all of the compilation's own code that it reaches: everything the later stages need,
/// comparable by value, without a position in it.
/// </summary>
/// <param name="Signature">The annotated method as the user declared it.</param>
/// <param name="Methods">Every method reached, the model's own first.</param>
/// <param name="Types">Every type reached.</param>
sealed record Description(
    ModelSignature Signature, EquatableArray<Method> Methods, EquatableArray<TypeDeclaration> Types)
{
    public override string ToString() => DescriptionPrinter.Print(this);
}

/// <summary>The annotated method: what the emitted declaration repeats, and the shapes of its inputs.</summary>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="Types">The containing types from the outside in, each as the head of its declaration
/// (<c>public sealed partial class DigitClassifier</c> as <c>partial class DigitClassifier</c>).</param>
/// <param name="Declaration">The defining declaration to emit, without attributes and semicolon; empty where the user
/// wrote it.</param>
/// <param name="Accessibility"><c>public</c>, <c>internal</c>, ….</param>
/// <param name="Derivatives">The flags of <c>[Model(Derivatives = …)]</c>.</param>
/// <param name="Inputs">One an input, in order.</param>
/// <param name="Outputs">One an output: a single one, or the elements of a tuple.</param>
/// <param name="HintName">The name of the generated file, different for every model.</param>
/// <param name="Derivative">What the model is a derivative of, for those that are generated; null for the user's own.</param>
sealed record ModelSignature(
    string Namespace, EquatableArray<string> Types, string TypeName, string MethodId, string MethodName, string Declaration,
    string Accessibility, bool IsStatic, DerivativeKinds Derivatives, EquatableArray<InputSignature> Inputs,
    EquatableArray<OutputSignature> Outputs, string HintName, DerivativeOf? Derivative = null);

/// <summary>An input: a tensor with its shape attribute, or a C# scalar (then of rank 0).</summary>
/// <param name="ElementType"><c>float32</c>, <c>float64</c>, <c>int32</c> or <c>bool</c>.</param>
/// <param name="IsScalar">Declared as <c>float</c>, <c>double</c>, <c>int</c> or <c>bool</c>.</param>
/// <param name="Shape">Each dimension as written: a number, or text to parse as an expression over names.</param>
/// <param name="IsDifferentiable">Marked <c>[Differentiable]</c>.</param>
sealed record InputSignature(string Name, string ElementType, bool IsScalar, EquatableArray<string> Shape, bool IsDifferentiable);

/// <summary>An output; the name is that of the tuple element, or empty.</summary>
sealed record OutputSignature(string Name, bool IsScalar);

/// <summary>The descriptions that one referenced assembly exports: a method or type id a line, with its serialised text.
/// Kept as the text the assembly holds; what is reached is read on demand.</summary>
sealed record ExportedLibrary(string Assembly, EquatableArray<ExportedItem> Items);

/// <summary>One exported type or method, serialised.</summary>
sealed record ExportedItem(string Id, string Payload);
