using static GraphGen.Compiler.Diagnostics.RuleCategory;

namespace GraphGen.Compiler.Diagnostics;

/// <summary>Every rule. Ids are never reused: a rule that goes leaves its number empty.</summary>
static class Rules
{
    /// <summary>0: the method.</summary>
    public static readonly Rule NotPartial = new(
        "GG0001", "A model method must be partial",
        "'{0}' must be partial, because the generator adds its declaration and its compiled program", Declaration);

    /// <summary>0: the method.</summary>
    public static readonly Rule NoBody = new(
        "GG0002", "A model method must have a body",
        "'{0}' has no body to compile; write the computation in the part that is marked [Model]", Declaration);

    /// <summary>0: the parameter; 1: its type.</summary>
    public static readonly Rule UnsupportedParameter = new(
        "GG0003", "A model can't take a parameter of this type",
        "Parameter '{0}' has type '{1}'; a model takes Tensor, float, double, int and bool by value", Declaration);

    /// <summary>0: the parameter.</summary>
    public static readonly Rule MissingShape = new(
        "GG0004", "A tensor parameter needs a shape",
        "Tensor parameter '{0}' needs a shape, such as [Shape(\"batch\", 784)], or [Shape] for a scalar", Declaration);

    /// <summary>0: the dimension as written; 1: the parameter; 2: what is wrong with it.</summary>
    public static readonly Rule InvalidDimension = new(
        "GG0005", "A dimension must be a number, a name or an expression",
        "'{0}' is not a dimension of '{1}': {2}", Declaration);

    /// <summary>0: the name; 1: the parameter; 2: the dimension as written.</summary>
    public static readonly Rule UnknownDimension = new(
        "GG0006", "A dimension's size can't be found",
        "The size of '{0}' can't be found from dimension '{2}' of '{1}'; make '{0}' a dimension of a parameter by itself",
        Declaration);

    /// <summary>0: the method; 1: its return type.</summary>
    public static readonly Rule UnsupportedReturn = new(
        "GG0007", "A model can't return this type",
        "'{0}' returns '{1}'; a model returns Tensor, float, double, int, bool, or a tuple of these", Declaration);

    /// <summary>0: the method; 1: what is generic.</summary>
    public static readonly Rule GenericModel = new(
        "GG0008", "A model method can't be generic",
        "'{0}' can't be a model, because {1} has type parameters; call a generic method from a model that is not",
        Declaration);

    /// <summary>0: the type; 1: the model method.</summary>
    public static readonly Rule TypeNotPartial = new(
        "GG0009", "A type around a model method must be partial",
        "'{0}' must be partial, because the program of '{1}' is added to it", Declaration);

    /// <summary>0: the type.</summary>
    public static readonly Rule LayerNotPartial = new(
        "GG0010", "A type that holds parameters must be partial",
        "'{0}' must be partial, because the names of the parameters it holds are added to it", Declaration);

    /// <summary>0: the method.</summary>
    public static readonly Rule DuplicateModel = new(
        "GG0011", "Model methods of one type need different names",
        "There is another model method named '{0}' in this type; its program would have the same name", Declaration);

    /// <summary>0: the parameter; 1: its attributes; 2: what is wrong with them.</summary>
    public static readonly Rule InvalidAttribute = new(
        "GG0012", "A parameter's attributes don't fit",
        "Parameter '{0}' is marked with {1}: {2}", Declaration);

    /// <summary>0: the member; 1: the model method or type it is generated for.</summary>
    public static readonly Rule NameTaken = new(
        "GG0013", "A generated member's name is taken",
        "'{0}' is the name of what is generated for '{1}'; give this member another name", Declaration);

    /// <summary>0: the method; 1: the derivatives; 2: why it can't have them.</summary>
    public static readonly Rule UnsupportedDerivative = new(
        "GG0014", "A derivative can't be generated",
        "'{0}' asks for {1}, {2}", Declaration);

    /// <summary>0: what was written; 1: what to write instead.</summary>
    public static readonly Rule UnsupportedSyntax = new(
        "GG0101", "This C# can't be part of a description",
        "{0} can't be part of a description; {1}", Language);

    /// <summary>0: the field or property.</summary>
    public static readonly Rule MutableStatic = new(
        "GG0102", "A description can't use a static that changes",
        "'{0}' can change at run time; a description uses only constants and static readonly fields", Language);

    /// <summary>0: the method; 1: what to do.</summary>
    public static readonly Rule NoDescription = new(
        "GG0103", "A description can't call this method",
        "'{0}' can't be called in a description: {1}", Language);

    /// <summary>0: the operands, their shapes and what differs.</summary>
    public static readonly Rule ShapeMismatch = new(
        "GG0201", "Shapes don't fit together",
        "{0}", RuleCategory.Evaluation);

    /// <summary>0: the operation, what it takes and what it is given.</summary>
    public static readonly Rule TypeMismatch = new(
        "GG0202", "Element types don't fit together",
        "{0}", RuleCategory.Evaluation);

    /// <summary>0: where it is used (<c>a while condition</c>); 1: what to write instead.</summary>
    public static readonly Rule RunTimeCondition = new(
        "GG0203", "A value known only at run time can't decide this",
        "The value of {0} is known only at run time; {1}", RuleCategory.Evaluation);

    /// <summary>0: the message of the exception.</summary>
    public static readonly Rule Thrown = new(
        "GG0204", "The description throws",
        "{0}", RuleCategory.Evaluation);

    /// <summary>0: what ran too long; 1: the limit with its unit.</summary>
    public static readonly Rule BudgetExceeded = new(
        "GG0205", "The description runs too long",
        "{0} passed the limit of {1}; a description must end at build time", RuleCategory.Evaluation);

    /// <summary>0: what is built from it; 1: the value.</summary>
    public static readonly Rule RunTimeLayer = new(
        "GG0206", "A layer can't be built from a value known only at run time",
        "{0} depends on {1}, which is known only at run time; build layers from constants",
        RuleCategory.Evaluation);

    /// <summary>0: what can't be decided (<c>n == m</c>).</summary>
    public static readonly Rule UndecidableDimension = new(
        "GG0207", "A question about dimensions can't be decided at build time",
        "The value of '{0}' depends on sizes known only at run time; give equal sizes the same name, or use AssumeShape",
        RuleCategory.Evaluation);

    /// <summary>0: the value; 1: its shape.</summary>
    public static readonly Rule NonScalarGradient = new(
        "GG0208", "Only a scalar has a gradient",
        "The gradient of {0} needs a scalar, but it is {1}; reduce it with Sum or Mean first", RuleCategory.Evaluation);

    /// <summary>0: the operation; 1: what is wrong with its argument.</summary>
    public static readonly Rule InvalidArgument = new(
        "GG0209", "An argument is out of range",
        "{0}: {1}", RuleCategory.Evaluation);

    /// <summary>0: what happened (<c>index 3 is outside an array of 3</c>).</summary>
    public static readonly Rule BuildTimeFailure = new(
        "GG0210", "The description fails at build time",
        "The description fails at build time: {0}", RuleCategory.Evaluation);

    /// <summary>0: parameter or buffer; 1: its shape.</summary>
    public static readonly Rule ParameterOutsideModel = new(
        "GG0211", "A parameter must be held by the model",
        "A {0} of shape {1} is used, but no field of the model holds it; store it, or the layer that has it, in a field",
        RuleCategory.Evaluation);

    /// <summary>0: the method; 1: the failure.</summary>
    public static readonly Rule InternalError = new(
        "GG9999", "The compiler failed",
        "GraphGen failed on '{0}' ({1}); this is a defect of GraphGen, please report it", Internal);

    static readonly Dictionary<string, Rule> ById = new[]
    {
        NotPartial, NoBody, UnsupportedParameter, MissingShape, InvalidDimension, UnknownDimension, UnsupportedReturn,
        GenericModel, TypeNotPartial, LayerNotPartial, DuplicateModel, InvalidAttribute, NameTaken, UnsupportedDerivative,
        UnsupportedSyntax, MutableStatic, NoDescription,
        ShapeMismatch, TypeMismatch, RunTimeCondition, Thrown, BudgetExceeded, RunTimeLayer, UndecidableDimension,
        NonScalarGradient, InvalidArgument, BuildTimeFailure, ParameterOutsideModel,
        InternalError,
    }.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>Every rule, in the order of their ids.</summary>
    public static IEnumerable<Rule> All => ById.Values;

    /// <summary>The rule with an id.</summary>
    public static Rule Get(string id) => ById[id];
}
