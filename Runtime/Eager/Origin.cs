namespace GraphGen;

/// <summary>How an eager tensor was made: a primitive, its operands, and its attributes in the order of the primitive's
/// method.</summary>
/// <param name="Primitive">The name, as in <see cref="PrimitiveAttribute"/>.</param>
/// <param name="Operands">The tensors it was applied to.</param>
/// <param name="Attributes">Shapes, axes and the like.</param>
sealed record Origin(string Primitive, Tensor[] Operands, params object[] Attributes)
{
    /// <summary>The origin of a result that has derivatives, and none for one that has not: bool and int32 tensors need
    /// not remember anything.</summary>
    public static Origin? For(DType type, string primitive, Tensor[] operands, params object[] attributes) =>
        type.IsFloating() ? new Origin(primitive, operands, attributes) : null;
}
