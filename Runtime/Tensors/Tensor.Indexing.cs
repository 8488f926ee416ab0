using System.Runtime.CompilerServices;

namespace GraphGen;

public sealed partial class Tensor
{
    /// <summary>A part of the tensor: <c>x[0]</c> is the first row, <c>x[1..]</c> all rows but the first,
    /// <c>x[.., ^1]</c> the last column. Axes that are not named stay whole.</summary>
    /// <param name="indices">A number or a range for each of the first axes.</param>
    /// <returns>A tensor without the axes for which a number is given.</returns>
    /// <exception cref="ArgumentException">There are more indices than axes, or one is out of range.</exception>
    [IndexerName("Part")]
    public Tensor this[params TensorIndex[] indices]
    {
        [Traceable]
        get
        {
            if (indices.Length > Rank)
                throw new ArgumentException($"index: {indices.Length} indices are given for the shape {Shape}.");
            var begin = new int[Rank];
            var end = new int[Rank];
            var step = new int[Rank];
            var kept = new List<int>();
            for (var axis = 0; axis < Rank; axis++)
            {
                begin[axis] = axis < indices.Length ? indices[axis].Begin(Shape[axis]) : 0;
                end[axis] = axis < indices.Length ? indices[axis].End(Shape[axis]) : Shape[axis];
                step[axis] = 1;
                if (axis >= indices.Length || indices[axis].IsRange)
                    kept.Add(end[axis] - begin[axis]);
            }
            return Ops.Reshape(Ops.StridedSlice(this, begin, end, step), kept.ToArray());
        }
    }
}
