namespace GraphGen;

/// <summary>Names of classes and their numbers: what gives a label, and what a label means.</summary>
public sealed class Categories
{
    readonly Dictionary<string, int> numbers = [];
    readonly string[] names;

    /// <summary>Categories in an order.</summary>
    /// <param name="names">Their names; the first has the number 0.</param>
    /// <exception cref="ArgumentNullException">There are no names.</exception>
    /// <exception cref="ArgumentException">A name is null or occurs twice.</exception>
    public Categories(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        this.names = [.. names];
        for (var i = 0; i < this.names.Length; i++)
            if (this.names[i] is null)
                throw new ArgumentException($"The name of category {i} is null.", nameof(names));
            else if (!numbers.TryAdd(this.names[i], i))
                throw new ArgumentException($"The category '{this.names[i]}' occurs twice.", nameof(names));
    }

    /// <summary>How many there are.</summary>
    public int Count => names.Length;

    /// <summary>Their names, by number.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The number of a category.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The number; -1 if there is no such category.</returns>
    /// <exception cref="ArgumentNullException">There is no name.</exception>
    public int Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return numbers.GetValueOrDefault(name, -1);
    }

    /// <summary>The names.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join(", ", names);
}
