namespace GraphGen.Compiler.Graphs;

/// <summary>Reads the text of a dimension: sums of products of names, whole numbers and parentheses.</summary>
sealed class DimParser(string text)
{
    int position;

    char Current
    {
        get
        {
            while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
            return position < text.Length ? text[position] : '\0';
        }
    }

    public Dim Parse()
    {
        var dim = Sum();
        return Current == '\0' ? dim : throw Unexpected("an operator or the end");
    }

    Dim Sum()
    {
        var sum = Product();
        while (true)
        {
            if (Take('+')) sum += Product();
            else if (Take('-')) sum -= Product();
            else return sum;
        }
    }

    Dim Product()
    {
        var product = Factor();
        while (true)
        {
            if (Take('*')) product *= Factor();
            else if (Take('/')) product = Quotient(product, Factor());
            else return product;
        }
    }

    Dim Quotient(Dim dividend, Dim divisor) => dividend.DivideExactly(divisor)
        ?? throw new FormatException($"the dimension '{text}' divides {dividend} by {divisor}, which leaves a rest");

    Dim Factor()
    {
        if (Take('-')) return -1 * Factor();
        if (Take('('))
        {
            var sum = Sum();
            return Take(')') ? sum : throw Unexpected("')'");
        }
        if (char.IsDigit(Current)) return Number(Word());
        return char.IsLetter(Current) || Current == '_' ? Dim.Symbol(Word()) : throw Unexpected("a name, a number or '('");
    }

    Dim Number(string digits) => long.TryParse(digits, out var number)
        ? number
        : throw new FormatException($"the dimension '{text}' has '{digits}', which is no name and no whole number of 64 bits");

    string Word()
    {
        var start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] == '_')) position++;
        return text.Substring(start, position - start);
    }

    bool Take(char symbol)
    {
        if (Current != symbol) return false;
        position++;
        return true;
    }

    FormatException Unexpected(string expected)
    {
        var found = Current == '\0' ? "its end" : $"'{Current}'";
        return new($"the dimension '{text}' has {found} at position {position + 1} where {expected} is expected");
    }
}
