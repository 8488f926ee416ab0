using System.Globalization;
using System.Text;

namespace GraphGen;

/// <summary>Writes tensors for people: nested brackets, a line for each row, long axes shortened.</summary>
static class TensorText
{
    /// <summary>Tensors of more elements are shortened.</summary>
    const int FullElements = 1000;

    /// <summary>How many entries stay at either end of a shortened axis.</summary>
    const int EdgeEntries = 3;

    public static string Format(Tensor tensor)
    {
        var text = new StringBuilder($"{tensor.Type.Text()}{tensor.Shape} ");
        Append(text, tensor, axis: 0, offset: 0, tensor.Shape.Strides());
        return text.ToString();
    }

    static void Append(StringBuilder text, Tensor tensor, int axis, int offset, int[] strides)
    {
        if (axis == tensor.Rank)
        {
            text.Append(Element(tensor.Elements, offset));
            return;
        }
        var size = tensor.Shape[axis];
        var shortened = tensor.Shape.ElementCount > FullElements && size > 2 * EdgeEntries;
        var separator = axis == tensor.Rank - 1 ? ", " : ",\n" + new string(' ', axis + 1);
        text.Append('[');
        for (var i = 0; i < size; i++)
        {
            if (i > 0)
                text.Append(separator);
            if (shortened && i == EdgeEntries)
            {
                text.Append('…').Append(separator);
                i = size - EdgeEntries;
            }
            Append(text, tensor, axis + 1, offset + i * strides[axis], strides);
        }
        text.Append(']');
    }

    static string Element(Array elements, int offset) => elements switch
    {
        float[] values => values[offset].ToString(CultureInfo.InvariantCulture),
        double[] values => values[offset].ToString(CultureInfo.InvariantCulture),
        int[] values => values[offset].ToString(CultureInfo.InvariantCulture),
        bool[] values => values[offset] ? "true" : "false",
        _ => "",
    };
}
