using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Evaluation.Values;

namespace GraphGen.Compiler.Evaluation;

/// <summary>Assignments, compound ones, and the places they write to.</summary>
sealed partial class Interpreter
{
    object? EvaluateAssignment(Assignment assignment, Frame frame)
    {
        var place = Locate(assignment.Target, frame);
        var value = Copied(Evaluate(assignment.Value, frame));
        Assign(place, value, frame, assignment.Id);
        if (assignment.Target is LocalReference local) labels.Variable(value, local.Name, frame);
        return value;
    }

    object? EvaluateCompoundAssignment(CompoundAssignment assignment, Frame frame)
    {
        var place = Locate(assignment.Target, frame);
        var outer = frame.OldValue;
        var old = ReadPlace(place, frame, assignment.Id);
        frame.OldValue = old;
        var value = Copied(Evaluate(assignment.Operation, frame));
        frame.OldValue = outer;
        Assign(place, value, frame, assignment.Id);
        if (assignment.Target is LocalReference local) labels.Variable(value, local.Name, frame);
        return assignment.ReturnsOld ? old : value;
    }

    object? EvaluateCoalesceAssignment(CoalesceAssignment assignment, Frame frame)
    {
        var place = Locate(assignment.Target, frame);
        if (ReadPlace(place, frame, assignment.Id) is { } present) return present;
        var value = Copied(Evaluate(assignment.Value, frame));
        Assign(place, value, frame, assignment.Id);
        return value;
    }

    /// <summary>The place that an expression stands for as the target of an assignment.</summary>
    Place Locate(Expression target, Frame frame)
    {
        switch (target)
        {
            case LocalReference local:
                return new StoredPlace(VariableOf(local.Slot, frame), 0);
            case Discard:
                return NoPlace.Instance;
            case TupleExpression tuple:
                return new TuplePlace(tuple.Elements, null, false);
            case DeconstructionTarget parts:
                return new TuplePlace(parts.Elements, parts.Method, parts.IsExtension);
            case ImplicitIndexer indexer:
                return LocateIndexed(indexer, frame);
            case FieldReference { Instance: null } field:
                return new StoredPlace(StaticVariable(field.Field, field.Name, frame, field.Id), 0);
            case FieldReference field:
                return Evaluate(field.Instance!, frame) switch
                {
                    ObjectValue instance when instance.Layout.PositionOf(field.Field) is >= 0 and var position =>
                        new StoredPlace(instance, position),
                    TupleValue tuple when TuplePosition(field.Name) is { } position => new StoredPlace(tuple, position),
                    null => throw NullReceiver(field.Name),
                    Failure => NoPlace.Instance,
                    var other => throw EvaluationError.Unsupported(
                        $"An assignment to '{field.Name}' of {ValueText.Describe(other)}",
                        "assign to variables and the fields of described types"),
                };
            case TupleElement element:
                return Evaluate(element.Tuple, frame) is TupleValue value ? new StoredPlace(value, element.Index) : NoPlace.Instance;
            case ElementAccess access:
                return LocateElement(access, frame);
            case PropertyReference property:
                var receiver = property.Instance is null ? null : Evaluate(property.Instance, frame);
                if (receiver is Failure) return NoPlace.Instance;
                if (receiver is null && property.Instance is not null) throw NullReceiver(property.Name);
                if (receiver is SpanValue or ArrayValue && property.Arguments.Count == 1)
                    return ElementOf(receiver, EvaluateArguments(property.Arguments, frame));
                return new PropertyPlace(
                    property.Getter, property.Setter, receiver, EvaluateArguments(property.Arguments, frame), property.IsVirtual);
            default:
                throw EvaluationError.Unsupported("An assignment to this expression", "assign to a variable, field, property or element");
        }
    }

    object? ReadPlace(Place place, Frame frame, int site) => place switch
    {
        StoredPlace stored => Read(stored.Store, stored.Index),
        PropertyPlace { Getter: { } getter } property =>
            CallMethod(getter, property.Instance, property.Arguments, property.IsVirtual, frame, site),
        _ => Failure.Value,
    };

    void Assign(Place place, object? value, Frame frame, int site)
    {
        switch (place)
        {
            case StoredPlace stored:
                Heap.Write(stored.Store, stored.Index, value);
                break;
            case PropertyPlace { Setter: { } setter } property:
                CallMethod(setter, property.Instance, [.. property.Arguments, value], property.IsVirtual, frame, site);
                break;
            case TuplePlace tuple:
                Deconstruct(tuple, value, frame, site);
                break;
        }
    }

    void Deconstruct(TuplePlace target, object? value, Frame frame, int site)
    {
        var places = target.Targets.Select(inner => Locate(inner, frame)).ToArray();
        var parts = value is Failure ? [.. Enumerable.Repeat<object?>(Failure.Value, places.Length)]
            : target.Method is { } method ? DeconstructObject(method, target.IsExtension, value, places.Length, frame, site)
            : Parts(value, places.Length);
        for (var i = 0; i < places.Length; i++)
        {
            Assign(places[i], Copied(parts[i]), frame, site);
            if (target.Targets[i] is LocalReference local) labels.Variable(parts[i], local.Name, frame);
        }
    }

    /// <summary>The elements of a tuple or pair.</summary>
    object?[] Parts(object? value, int count) => value switch
    {
        TupleValue tuple when tuple.Items.Length == count => [.. Enumerable.Range(0, count).Select(i => Read(tuple, i))],
        PairValue pair when count == 2 => [pair.Key, pair.Value],
        _ => throw EvaluationError.Fails($"{ValueText.Describe(value)} can't be taken apart into {count} parts"),
    };

    /// <summary>What a <c>Deconstruct</c> method gives.</summary>
    object?[] DeconstructObject(MethodReference method, bool isExtension, object? value, int count, Frame frame, int site)
    {
        var results = Enumerable.Range(0, count).Select(_ => new Variable(Heap, Failure.Value)).ToArray();
        if (value is PairValue) return Parts(value, count);
        if (isExtension) CallMethod(method, null, [value, .. results], false, frame, site);
        else CallMethod(method, value, results, false, frame, site);
        return [.. results.Select(result => Read(result, 0))];
    }
}
