using GraphGen.Compiler.Descriptions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GraphGen.Compiler.Reading;

// Arrays, collection expressions and indexing from the end.
sealed partial class BodyReader
{
    Expression ReadNewArray(IArrayCreationOperation array)
    {
        if (array.Type is not IArrayTypeSymbol type) return Broken(array);
        var id = Next(array);
        var sizes = ReadAll(array.DimensionSizes);
        var elements = array.Initializer is { } initializer ? ReadAll(initializer.ElementValues) : (EquatableArray<Expression>?)null;
        return new NewArray(id, Type(type.ElementType), sizes, elements);
    }

    /// <summary>A row of an array of several dimensions.</summary>
    Expression ReadNestedArray(IArrayInitializerOperation row)
    {
        IOperation? array = row;
        while (array is IArrayInitializerOperation) array = array.Parent;
        if (array?.Type is not IArrayTypeSymbol type) return Broken(row);
        var id = Next(row);
        return new NewArray(id, Type(type.ElementType), EquatableArray<Expression>.Empty, ReadAll(row.ElementValues));
    }

    Expression ReadCollection(ICollectionExpressionOperation collection)
    {
        if (collection.Type is not { } type) return Broken(collection);
        var id = Next(collection);
        var elementType = ElementType(collection);
        if (type is INamedTypeSymbol named && !IsSystem(named))
            return collection.ConstructMethod switch
            {
                { MethodKind: MethodKind.Constructor } => Refuse(
                    collection, "A collection expression for a type of your own", "use an array or a list"),
                { Parameters: [{ Type: var items }] } builder => new Call(
                    id, null, code.Call(builder),
                    new(new Argument(0, new CollectionExpression(Next(collection), Type(items), elementType, ReadElements(collection)))), false),
                _ => Unsupported(collection),
            };
        return new CollectionExpression(id, Type(type), elementType, ReadElements(collection));
    }

    EquatableArray<CollectionElement> ReadElements(ICollectionExpressionOperation collection) =>
        collection.Elements.Select(element => element is ISpreadOperation spread
            ? new CollectionElement(ReadSpread(spread), true)
            : new CollectionElement(Read(element), false)).ToEquatable();

    Expression ReadSpread(ISpreadOperation spread) =>
        spread.ElementConversion is { IsIdentity: true } or { IsReference: true, IsImplicit: true }
            ? Read(spread.Operand)
            : Refuse(spread, "A spread that converts its elements", "convert the elements first, with Select");

    /// <summary>The element type that a collection expression is for.</summary>
    TypeReference ElementType(ICollectionExpressionOperation collection)
    {
        if (collection.Type is IArrayTypeSymbol array) return Type(array.ElementType);
        var types = collection.Type is INamedTypeSymbol named ? named.AllInterfaces.Prepend(named) : [];
        var enumerable = types.FirstOrDefault(type => type.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_IEnumerable_T);
        return Type(enumerable?.TypeArguments[0] ?? (collection.Type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault());
    }

    Expression ReadImplicitIndexer(IImplicitIndexerReferenceOperation element, Access access)
    {
        var id = Next(element);
        var instance = Read(element.Instance);
        if (element.LengthSymbol is not IPropertySymbol { GetMethod: { } length }) return Broken(element);
        var (getter, setter) = element.IndexerSymbol switch
        {
            IPropertySymbol indexer => (
                Accessor(indexer, found => found.GetMethod),
                access.HasFlag(Access.Set) ? Accessor(indexer, found => found.SetMethod) : null),
            IMethodSymbol slice => (slice, null),
            _ => (null, null),
        };
        if (getter is null) return Broken(element);
        return new ImplicitIndexer(
            id, instance, code.Call(length), code.Call(getter), setter is null ? null : code.Call(setter), Read(element.Argument));
    }
}
