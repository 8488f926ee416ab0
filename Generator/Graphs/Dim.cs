using System.Globalization;

namespace GraphGen.Compiler.Graphs;

/// <summary>
/// A dimension: a polynomial over symbolic sizes with integer coefficients, in a normal form, so that two dimensions are
/// equal exactly when they are the same size for every value of their symbols. A symbol stands for a size of at least 1.
/// </summary>
sealed class Dim : IEquatable<Dim>
{
    /// <summary>The terms without zeros, from the highest degree to the constant; empty for 0.</summary>
    readonly EquatableArray<Term> terms;

    Dim(EquatableArray<Term> terms) => this.terms = terms;

    /// <summary>A size that is known by its name only.</summary>
    public static Dim Symbol(string name) => new(new[] { new Term(new[] { name }, 1) });

    /// <summary>The value, when it is the same for all sizes; otherwise null.</summary>
    public long? Constant => terms.Count switch
    {
        0 => 0,
        1 when terms[0].Symbols.Count == 0 => terms[0].Coefficient,
        _ => null,
    };

    public bool IsConstant => Constant is not null;

    /// <summary>The symbols the value depends on, each once, sorted by name.</summary>
    public EquatableArray<string> Symbols =>
        terms.SelectMany(term => term.Symbols).Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatable();

    public static implicit operator Dim(int value) => (long)value;

    public static implicit operator Dim(long value) =>
        new(value == 0 ? [] : new[] { new Term(EquatableArray<string>.Empty, value) });

    public static Dim operator +(Dim left, Dim right)
    {
        if (left.terms.Count == 0) return right;
        if (right.terms.Count == 0) return left;
        var sum = new List<Term>(left.terms.Count + right.terms.Count);
        for (int i = 0, j = 0; i < left.terms.Count || j < right.terms.Count;)
        {
            var order = i == left.terms.Count ? 1 : j == right.terms.Count ? -1 : left.terms[i].CompareTo(right.terms[j]);
            if (order < 0) sum.Add(left.terms[i++]);
            else if (order > 0) sum.Add(right.terms[j++]);
            else if (checked(left.terms[i].Coefficient + right.terms[j++].Coefficient) is var both && both == 0) i++;
            else sum.Add(left.terms[i++] with { Coefficient = both });
        }
        return new(sum);
    }

    public static Dim operator -(Dim left, Dim right) => left + -1 * right;

    public static Dim operator *(Dim left, Dim right)
    {
        Dim product = 0;
        foreach (var term in left.terms) product += new Dim(right.terms.Select(term.Times).ToEquatable());
        return product;
    }

    public static bool operator ==(Dim? left, Dim? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Dim? left, Dim? right) => !(left == right);

    /// <summary>The product of some dimensions; 1 for none.</summary>
    public static Dim Product(IEnumerable<Dim> dims) => dims.Aggregate((Dim)1, (product, dim) => product * dim);

    /// <summary>The quotient when the division leaves no rest for any sizes; otherwise null.</summary>
    public Dim? DivideExactly(Dim divisor)
    {
        if (divisor.terms.Count == 0) return null;
        Dim quotient = 0, rest = this;
        while (rest.terms.Count > 0)
        {
            if (rest.terms[0].Over(divisor.terms[0]) is not { } term) return null;
            var part = new Dim(new[] { term });
            quotient += part;
            rest -= part * divisor;
        }
        return quotient;
    }

    /// <summary>The quotient rounded up, when it is a polynomial too; otherwise null.</summary>
    /// <param name="divisor">At least 1.</param>
    public Dim? DivideRoundingUp(long divisor)
    {
        var constant = terms.Where(term => term.Symbols.Count == 0).Sum(term => term.Coefficient);
        var rest = ((constant % divisor) + divisor) % divisor;
        return (rest == 0 ? this : this + (divisor - rest)).DivideExactly(divisor);
    }

    /// <summary>Whether the value is at least <paramref name="other"/> for all sizes (true), for none (false), or that
    /// depends or is not known (null).</summary>
    public bool? IsAtLeast(Dim other)
    {
        var difference = this - other;
        if (difference.Constant is { } known) return known >= 0;
        // With every symbol written as 1 + (something not negative), signs of coefficients decide.
        var excess = difference.Substitute(name => 1 + Symbol(name)).terms;
        if (excess.All(term => term.Coefficient >= 0)) return true;
        var constant = excess.Where(term => term.Symbols.Count == 0).Sum(term => term.Coefficient);
        return constant < 0 && excess.All(term => term.Coefficient <= 0) ? false : null;
    }

    /// <summary>The polynomial with each symbol replaced.</summary>
    public Dim Substitute(Func<string, Dim> replacement) => terms.Aggregate(
        (Dim)0, (sum, term) => sum + term.Coefficient * Product(term.Symbols.Select(replacement)));

    /// <summary>The value for given sizes.</summary>
    /// <exception cref="KeyNotFoundException">A symbol has no size; the message names it.</exception>
    /// <exception cref="OverflowException">The value does not fit 64 bits.</exception>
    public long Evaluate(IReadOnlyDictionary<string, long> sizes)
    {
        var sum = 0L;
        foreach (var term in terms)
        {
            var product = term.Coefficient;
            foreach (var name in term.Symbols)
                product = checked(product * (sizes.TryGetValue(name, out var size)
                    ? size
                    : throw new KeyNotFoundException($"the dimension '{name}' has no size")));
            sum = checked(sum + product);
        }
        return sum;
    }

    /// <summary>Reads <c>batch</c>, <c>2*n+1</c>, <c>(n+1)*2</c>: names, whole numbers, + - * / and parentheses.</summary>
    /// <exception cref="FormatException">The text is no such expression, or a division leaves a rest; the message says
    /// what stands where.</exception>
    public static Dim Parse(string text) => new DimParser(text).Parse();

    public bool Equals(Dim? other) => other is not null && terms == other.terms;

    public override bool Equals(object? obj) => Equals(obj as Dim);

    public override int GetHashCode() => terms.GetHashCode();

    /// <summary>The canonical text: <c>2*n+1</c>, <c>n*n-1</c>, <c>784</c>.</summary>
    public override string ToString()
    {
        if (terms.Count == 0) return "0";
        var text = string.Concat(terms.Select(term => (term.Coefficient < 0 ? "-" : "+") + term.Magnitude));
        return text[0] == '+' ? text.Substring(1) : text;
    }

    /// <summary>A coefficient times a product of symbols, which are sorted and repeat for powers.</summary>
    readonly record struct Term(EquatableArray<string> Symbols, long Coefficient) : IComparable<Term>
    {
        public string Magnitude
        {
            get
            {
                var factors = string.Join("*", Symbols);
                var number = Coefficient.ToString(CultureInfo.InvariantCulture).TrimStart('-');
                return factors.Length == 0 ? number : number == "1" ? factors : number + "*" + factors;
            }
        }

        public Term Times(Term other) => new(
            Symbols.Count == 0 ? other.Symbols
            : other.Symbols.Count == 0 ? Symbols
            : Symbols.Concat(other.Symbols).OrderBy(name => name, StringComparer.Ordinal).ToEquatable(),
            checked(Coefficient * other.Coefficient));

        /// <summary>The quotient, or null when there is a rest.</summary>
        public Term? Over(Term divisor)
        {
            if (Coefficient % divisor.Coefficient != 0) return null;
            var symbols = Symbols.ToList();
            return divisor.Symbols.All(symbols.Remove) ? new Term(symbols, Coefficient / divisor.Coefficient) : null;
        }

        /// <summary>Higher degrees first, then by names: an order that products keep, as exact division needs.</summary>
        public int CompareTo(Term other)
        {
            if (Symbols.Count != other.Symbols.Count) return other.Symbols.Count - Symbols.Count;
            for (var i = 0; i < Symbols.Count; i++)
                if (string.CompareOrdinal(Symbols[i], other.Symbols[i]) is var order && order != 0)
                    return order;
            return 0;
        }
    }
}
