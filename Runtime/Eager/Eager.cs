namespace GraphGen;

/// <summary>
/// The reference implementation of the pointwise operations: plain loops over plain arrays. The methods of
/// <see cref="Ops"/> for them are generated, a row of the compiler's table each, and hand their scalar formulas to these.
/// </summary>
static partial class Eager
{
    /// <summary>Applies a function to every element; an int32 tensor becomes float32 where the function has no integer
    /// form.</summary>
    public static Tensor Unary(
        string name, Tensor x, Func<float, float> single, Func<double, double> @double, Func<int, int>? integer = null)
    {
        RequireNumbers(name, x);
        x = x.To(x.Type == DType.Int32 && integer is null ? DType.Float32 : x.Type);
        var origin = Origin.Pointwise(x.Type, name, x);
        return x.Type switch
        {
            DType.Float64 => Map(x, @double, origin),
            DType.Float32 => Map(x, single, origin),
            _ => Map(x, integer!, origin),
        };
    }

    /// <summary>Asks of every element; int32 tensors are asked as float32.</summary>
    public static Tensor Test(string name, Tensor x, Func<float, bool> single, Func<double, bool> @double)
    {
        RequireNumbers(name, x);
        return x.Type == DType.Float64 ? Map(x, @double, null) : Map(x.To(DType.Float32), single, null);
    }

    /// <summary>Applies a function to every pair of elements, in the type that both operands meet in; int32 operands
    /// become float32 where the function has no integer form.</summary>
    public static Tensor Binary(
        string name, Tensor a, Tensor b,
        Func<float, float, float>? single, Func<double, double, double>? @double, Func<int, int, int>? integer = null)
    {
        var type = Promotion.Common(a, b);
        if (type == DType.Bool)
            throw new ArgumentException($"{name} takes numbers, but both operands are bool; cast one first.");
        if (type == DType.Int32 && integer is null)
            type = DType.Float32;
        (a, b) = (a.To(type), b.To(type));
        var origin = Origin.Pointwise(type, name, a, b);
        return type switch
        {
            DType.Float64 when @double is not null => Zip(name, a, b, @double, origin),
            DType.Float32 when single is not null => Zip(name, a, b, single, origin),
            DType.Int32 => Zip(name, a, b, integer!, origin),
            _ => throw new ArgumentException($"{name} takes int32 tensors, but the operands are {type.Text()}."),
        };
    }

    /// <summary>Applies a function to every three elements, in the type that the operands meet in.</summary>
    public static Tensor Ternary(
        string name, Tensor a, Tensor b, Tensor c,
        Func<float, float, float, float> single, Func<double, double, double, double> @double, Func<int, int, int, int> integer)
    {
        var type = Promotion.Common(a, b, c);
        if (type == DType.Bool)
            throw new ArgumentException($"{name} takes numbers, but all operands are bool; cast one first.");
        (a, b, c) = (a.To(type), b.To(type), c.To(type));
        var origin = Origin.Pointwise(type, name, a, b, c);
        return type switch
        {
            DType.Float64 => Zip(name, a, b, c, @double, origin),
            DType.Float32 => Zip(name, a, b, c, single, origin),
            _ => Zip(name, a, b, c, integer, origin),
        };
    }

    /// <summary>Compares every pair of elements in the type that both operands meet in; truth values count as 0 and 1.</summary>
    public static Tensor Compare(
        string name, Tensor a, Tensor b,
        Func<float, float, bool> single, Func<double, double, bool> @double, Func<int, int, bool> integer)
    {
        var type = Promotion.Common(a, b);
        if (type == DType.Bool)
            type = DType.Int32;
        (a, b) = (a.To(type), b.To(type));
        return type switch
        {
            DType.Float64 => Zip(name, a, b, @double, null),
            DType.Float32 => Zip(name, a, b, single, null),
            _ => Zip(name, a, b, integer, null),
        };
    }

    /// <summary>Combines every pair of truth values.</summary>
    public static Tensor Logical(string name, Tensor a, Tensor b, Func<bool, bool, bool> function)
    {
        RequireBool(name, a);
        RequireBool(name, b);
        return Zip(name, a, b, function, null);
    }

    /// <summary>Turns every truth value round.</summary>
    public static Tensor LogicalNot(Tensor x)
    {
        RequireBool("not", x);
        return Map<bool, bool>(x, static value => !value, null);
    }

    /// <summary>Takes each element from one of two tensors, as a mask says.</summary>
    public static Tensor Select(Tensor condition, Tensor whenTrue, Tensor whenFalse)
    {
        RequireBool("select", condition);
        var type = Promotion.Common(whenTrue, whenFalse);
        (whenTrue, whenFalse) = (whenTrue.To(type), whenFalse.To(type));
        var shape = Axes.Broadcast("select", condition.Shape, Axes.Broadcast("select", whenTrue.Shape, whenFalse.Shape));
        var mask = (bool[])Spread(condition, shape);
        var (left, right) = (Spread(whenTrue, shape), Spread(whenFalse, shape));
        var origin = Origin.Pointwise(type, "select", condition, whenTrue, whenFalse);
        return type switch
        {
            DType.Float64 => Choose<double>(mask, left, right, shape, origin),
            DType.Float32 => Choose<float>(mask, left, right, shape, origin),
            DType.Int32 => Choose<int>(mask, left, right, shape, origin),
            _ => Choose<bool>(mask, left, right, shape, origin),
        };
    }

    /// <summary>The elements of a tensor repeated to a larger shape.</summary>
    public static Array Spread(Tensor x, TensorShape shape) => x.Shape.Equals(shape)
        ? x.Elements
        : Layout.Pick(x.Elements, Layout.Offsets(shape.ToArray(), Layout.BroadcastStrides(x.Shape, shape)));

    static Tensor Map<T, TResult>(Tensor x, Func<T, TResult> function, Origin? origin) where T : unmanaged
    {
        var values = x.Values<T>();
        var result = new TResult[values.Length];
        for (var i = 0; i < values.Length; i++)
            result[i] = function(values[i]);
        return new Tensor(result, x.Shape, origin);
    }

    static Tensor Zip<T, TResult>(string name, Tensor a, Tensor b, Func<T, T, TResult> function, Origin? origin)
    {
        var shape = Axes.Broadcast(name, a.Shape, b.Shape);
        var (left, right) = ((T[])Spread(a, shape), (T[])Spread(b, shape));
        var result = new TResult[left.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = function(left[i], right[i]);
        return new Tensor(result, shape, origin);
    }

    static Tensor Zip<T>(string name, Tensor a, Tensor b, Tensor c, Func<T, T, T, T> function, Origin? origin)
    {
        var shape = Axes.Broadcast(name, a.Shape, Axes.Broadcast(name, b.Shape, c.Shape));
        var (first, second, third) = ((T[])Spread(a, shape), (T[])Spread(b, shape), (T[])Spread(c, shape));
        var result = new T[first.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = function(first[i], second[i], third[i]);
        return new Tensor(result, shape, origin);
    }

    static Tensor Choose<T>(bool[] mask, Array whenTrue, Array whenFalse, TensorShape shape, Origin? origin)
    {
        var (left, right) = ((T[])whenTrue, (T[])whenFalse);
        var result = new T[mask.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = mask[i] ? left[i] : right[i];
        return new Tensor(result, shape, origin);
    }

    static void RequireNumbers(string name, Tensor x)
    {
        if (x.Type == DType.Bool)
            throw new ArgumentException($"{name} takes numbers, but the operand is bool{x.Shape}; cast it first.");
    }

    static void RequireBool(string name, Tensor x)
    {
        if (x.Type != DType.Bool)
            throw new ArgumentException(
                $"{name} takes truth values, but the operand is {x.Type.Text()}{x.Shape}; compare it first.");
    }
}
