namespace GraphGen;

public static partial class Ops
{
    [ThreadStatic]
    static bool training;

    /// <summary>
    /// Whether the network is being trained, for layers that behave differently then. In a compiled program this is fixed:
    /// true where the program has a backward pass. Eagerly, it is what this thread has set it to, false at first.
    /// </summary>
    [Primitive("training")]
    public static bool Training
    {
        get => training;
        set => training = value;
    }
}
