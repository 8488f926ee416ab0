namespace GraphGen.Compiler.Evaluation;

/// <summary>Types of Runtime that mean something to the compiler.</summary>
static class KnownTypes
{
    public const string Tensor = "GraphGen.Tensor";
    public const string TensorShape = "GraphGen.TensorShape";
    public const string DType = "GraphGen.DType";
    public const string Parameter = "GraphGen.Parameter";
    public const string StateBuffer = "GraphGen.StateBuffer";
    public const string Initializer = "GraphGen.Initializer";
    public const string Initializers = "GraphGen.Initializers";
}
