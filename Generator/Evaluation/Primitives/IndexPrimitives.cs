namespace GraphGen.Compiler.Evaluation.Primitives;

/// <summary>Primitives that pick and place elements by index.</summary>
static class IndexPrimitives
{
    public static object Gather(PrimitiveCall call) =>
        call.Builder.Gather(call.Tensor(0), call.Tensor(1), call.Int(2));

    public static object ScatterAdd(PrimitiveCall call) =>
        call.Builder.ScatterAdd(call.Tensor(0), call.Tensor(1), call.Int(2), call.Size(3));
}
