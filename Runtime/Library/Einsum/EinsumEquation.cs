namespace GraphGen;

/// <summary>
/// What an Einstein sum says about its operands: a label for each of their axes and for those of the result. The label of a
/// letter is its code; the axes of an ellipsis have the labels -1, -2, ... from the last one on.
/// </summary>
[Traceable]
sealed class EinsumEquation
{
    const char Ellipsis = '…';

    readonly string text;

    /// <summary>Reads an equation for given operands.</summary>
    /// <exception cref="ArgumentException">It is malformed, does not fit the operands, or a letter has two sizes.</exception>
    public EinsumEquation(string equation, Tensor[] operands)
    {
        text = equation;
        var sides = equation.Replace(" ", "").Replace("...", "…").Split("->");
        if (sides.Length > 2)
            throw Fault("there is more than one arrow");
        var terms = sides[0].Split(',');
        foreach (var term in terms)
            CheckLetters(term);
        if (sides.Length == 2)
            CheckLetters(sides[1]);
        if (terms.Length != operands.Length)
            throw Fault($"it has {terms.Length} operands, but {operands.Length} are given");
        var hidden = 0;
        for (var i = 0; i < terms.Length; i++)
        {
            var own = operands[i].Rank - terms[i].Replace("…", "").Length;
            CheckRank(terms[i], own, i, operands[i]);
            hidden = Math.Max(hidden, own);
            Operands.Add(Labels(terms[i], own));
            for (var axis = 0; axis < operands[i].Rank; axis++)
                Meet(i, operands[i], axis);
        }
        Result = sides.Length == 2 ? Labels(sides[1], hidden) : Implied(hidden);
        CheckResult();
    }

    /// <summary>The labels of each operand's axes.</summary>
    public List<List<int>> Operands { get; } = new();

    /// <summary>The labels of the result's axes.</summary>
    public List<int> Result { get; }

    /// <summary>The size behind each label.</summary>
    public Dictionary<int, int> Sizes { get; } = new();

    /// <summary>A term has letters, and one ellipsis at most.</summary>
    void CheckLetters(string term)
    {
        foreach (var character in term)
            if (character != Ellipsis && !char.IsLetter(character))
                throw Fault($"'{character}' is no letter");
        if (term.IndexOf(Ellipsis) != term.LastIndexOf(Ellipsis))
            throw Fault("'...' stands twice in one place");
    }

    static List<int> Labels(string term, int hidden)
    {
        var labels = new List<int>();
        foreach (var character in term)
            if (character != Ellipsis)
                labels.Add(character);
            else
                for (var label = -hidden; label < 0; label++)
                    labels.Add(label);
        return labels;
    }

    /// <summary>An ellipsis stands for all axes that have no letter; without one there are none.</summary>
    void CheckRank(string term, int hidden, int operand, Tensor x)
    {
        if (hidden < 0 || hidden > 0 && !term.Contains(Ellipsis))
            throw Fault($"operand {operand} has the shape {x.Shape}, but '{term.Replace("…", "...")}' names " +
                $"{x.Rank - hidden} axes");
    }

    /// <summary>Notes the size of an axis, which must be that of its label; a size of 1 gives way.</summary>
    void Meet(int operand, Tensor x, int axis)
    {
        var labels = Operands[operand];
        var (label, size) = (labels[axis], x.Shape[axis]);
        var before = x.Shape[labels.IndexOf(label)];
        if (!Dimensions.AreSame(before, size))
            throw Fault($"'{Name(label)}' has the sizes {before} and {size} in operand {operand}");
        if (!Sizes.TryGetValue(label, out var known) || Dimensions.AreSame(known, 1))
            Sizes[label] = size;
        else if (!Dimensions.AreSame(size, known) && !Dimensions.AreSame(size, 1))
            throw Fault($"'{Name(label)}' has size {size} in operand {operand}, but size {known} before");
    }

    /// <summary>The result of an equation without an arrow: the ellipsis, then the letters that occur once, sorted.</summary>
    List<int> Implied(int hidden)
    {
        var once = new List<int>();
        var again = new List<int>();
        foreach (var labels in Operands)
            foreach (var label in labels)
                if (label >= 0)
                    (once.Contains(label) ? again : once).Add(label);
        once.RemoveAll(again.Contains);
        once.Sort();
        once.InsertRange(0, Labels("…", hidden));
        return once;
    }

    void CheckResult()
    {
        for (var i = 0; i < Result.Count; i++)
            if (!Sizes.ContainsKey(Result[i]))
                throw Fault($"the result names '{Name(Result[i])}', which no operand has");
            else if (Result.IndexOf(Result[i]) < i)
                throw Fault($"the result names '{Name(Result[i])}' twice");
    }

    ArgumentException Fault(string reason) => new($"einsum '{text}': {reason}.");

    static string Name(int label) => label < 0 ? "..." : ((char)label).ToString();
}
