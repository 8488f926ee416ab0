using GraphGen.Compiler.Graphs;

namespace GraphGen.Compiler.Fusion;

/// <summary>Brings a product to the form batch, row, column, depth, each a single axis.</summary>
static class Products
{
    public static Contraction Finish(ProductDefinition product, Group group, EquatableArray<(Buffer, bool)> guards)
    {
        Axis batch = One(product.Batch, group), row = One(product.Rows, group), column = One(product.Columns, group);
        var joined = new Dictionary<EquatableArray<Axis>, Axis> { [product.Batch] = batch };
        joined[product.Rows] = row;
        joined[product.Columns] = column;
        var isPlain = product.Batch.Count <= 1 && product.Rows.Count <= 1 && product.Columns.Count <= 1;
        return new()
        {
            Phase = group.Phase, Guards = guards, Batch = batch, Row = row, Column = column,
            Depth = Dim.Product(product.Depth.Select(a => a.Extent)),
            Left = MatrixView.Operand(product.Left, product.Batch, product.Rows, product.Depth),
            Right = MatrixView.Operand(product.Right, product.Batch, product.Columns, product.Depth),
            Epilogue = isPlain ? group.Stores.ToEquatable() : group.Stores.Select(JoinStore).ToEquatable(),
        };

        Store JoinStore(Store store) => new(
            store.Buffer.As(Flat(store.Buffer)),
            new[] { Join(Affine.RowMajor(store.Buffer.Shape, store.Indices)) },
            group.Factory.Rewrite(store.Value, scalar => scalar.Kind is Load load
                ? group.Factory.Make(new Load(load.Buffer.As(Flat(load.Buffer)), new[] { Join(MatrixView.Offset(scalar)!) }), scalar.Type)
                : null));

        Affine Join(Affine offset) =>
            new Affine(offset.Offset, EquatableArray<AffineTerm>.Empty)
            + Affine.Of(batch) * MatrixView.Stride(offset, product.Batch)!
            + Affine.Of(row) * MatrixView.Stride(offset, product.Rows)!
            + Affine.Of(column) * MatrixView.Stride(offset, product.Columns)!;
    }

    static Shape Flat(Buffer buffer) => new([buffer.Shape.ElementCount]);

    static Axis One(EquatableArray<Axis> axes, Group group) =>
        axes.Count == 1 ? axes[0] : group.Factory.NewAxis(Dim.Product(axes.Select(a => a.Extent)));
}
