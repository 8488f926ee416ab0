namespace GraphGen.Compiler.Evaluation.Values;

/// <summary>
/// Something that holds values and can change: a variable, an object, an array, …. Two stores are equal when they are the
/// same one; what C# compares by value goes through <see cref="ValueComparer"/>.
/// </summary>
abstract class Store(Heap heap)
{
    /// <summary>When it was made, on the heap's clock: what is made within a branch need not be undone after it.</summary>
    public int Birth { get; } = heap.Clock;

    /// <summary>Reads one value as it lies here; <see cref="Interpreter.Read"/> also decides choices.</summary>
    public abstract object? Get(int index);

    /// <summary>Replaces one value; only <see cref="Heap"/> calls it.</summary>
    public abstract void Set(int index, object? value);
}

/// <summary>A variable, or what a <c>ref</c> parameter stands for.</summary>
abstract class Cell(Heap heap) : Store(heap);

/// <summary>A variable of a method, shared with the lambdas that capture it.</summary>
sealed class Variable(Heap heap, object? value) : Cell(heap)
{
    public object? Value { get; private set; } = value;

    public override object? Get(int index) => Value;

    public override void Set(int index, object? value) => Value = value;
}

/// <summary>A reference to a place inside another store: <c>ref array[i]</c>.</summary>
sealed class Alias(Heap heap, Store target, int position) : Cell(heap)
{
    public Store Target { get; } = target;

    public int Position { get; } = position;

    public override object? Get(int index) => Target.Get(Position);

    public override void Set(int index, object? value) => Target.Set(Position, value);
}
