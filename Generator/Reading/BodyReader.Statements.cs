using System.Runtime.CompilerServices;
using GraphGen.Compiler.Descriptions;
using GraphGen.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GraphGen.Compiler.Reading;

// Statements.
sealed partial class BodyReader
{
    static readonly Statement Nothing = new Block(EquatableArray<Statement>.Empty);

    /// <summary>Reads a statement.</summary>
    public Statement ReadStatement(IOperation? operation)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return ReadAnyStatement(operation);
    }

    Statement ReadAnyStatement(IOperation? operation) => operation switch
    {
        null or IInvalidOperation => new ExpressionStatement(Broken(operation)),
        IBlockOperation block => ReadBlock(block),
        IEmptyOperation => Nothing,
        IExpressionStatementOperation statement => new ExpressionStatement(Read(statement.Operation)),
        IVariableDeclarationGroupOperation group => new Block(ReadDeclarations(group).ToEquatable()),
        IConditionalOperation conditional => new If(
            Read(conditional.Condition), ReadStatement(conditional.WhenTrue),
            conditional.WhenFalse is { } otherwise ? ReadStatement(otherwise) : null),
        ISwitchOperation choice => ReadSwitch(choice),
        IForEachLoopOperation { IsAsynchronous: false } loop => ReadForEach(loop),
        IWhileLoopOperation loop => ReadWhile(loop),
        IForLoopOperation loop => ReadFor(loop),
        IReturnOperation { Kind: OperationKind.Return } result =>
            new Return(result.ReturnedValue is { } value ? Read(value) : null),
        IBranchOperation { BranchKind: BranchKind.Break } => new Break(),
        IBranchOperation { BranchKind: BranchKind.Continue } => new Continue(),
        IThrowOperation { Exception: { } exception } => new Throw(Read(exception)),
        ILocalFunctionOperation function => ReadLocalFunction(function),
        _ => UnsupportedStatement(operation),
    };

    static bool IsStatement(IOperation operation) => operation.Type is null && operation
        is IBlockOperation or IExpressionStatementOperation or IVariableDeclarationGroupOperation or ISwitchOperation
        or ILoopOperation or IReturnOperation or IBranchOperation or ILocalFunctionOperation or IEmptyOperation
        or ITryOperation or ILockOperation or IUsingOperation or IUsingDeclarationOperation or ILabeledOperation
        or IConditionalOperation or IThrowOperation;

    Statement ReadBlock(IBlockOperation block)
    {
        if (block.Syntax.Parent is UnsafeStatementSyntax)
            return new ExpressionStatement(ReportAlone(block, Rules.UnsupportedSyntax, "'unsafe' code", "use arrays and tensors"));
        // Local functions may be called above their declaration, so they come first.
        return new Block(ReadAllStatements(block.Operations.OrderBy(statement => statement is not ILocalFunctionOperation)));
    }

    EquatableArray<Statement> ReadAllStatements(IEnumerable<IOperation> operations) =>
        operations.SelectMany(operation => operation switch
        {
            IVariableDeclarationGroupOperation group => ReadDeclarations(group),
            IEmptyOperation => [],
            _ => [ReadStatement(operation)],
        }).ToEquatable();

    IEnumerable<Statement> ReadDeclarations(IVariableDeclarationGroupOperation group) => group.Declarations
        .SelectMany(declaration => declaration.Declarators)
        .Where(declarator => !declarator.Symbol.IsConst)
        .Select(ReadDeclarator);

    Statement ReadDeclarator(IVariableDeclaratorOperation declarator)
    {
        var local = declarator.Symbol;
        if (local.IsRef) return new ExpressionStatement(Refuse(declarator, "A 'ref' local", "copy the value, or pass it as a ref argument"));
        var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
        var slot = Slot(local);
        return new LocalDeclaration(slot, local.Name, initializer is null ? null : Read(initializer.Value));
    }

    Statement ReadWhile(IWhileLoopOperation loop)
    {
        var id = Next(loop.Condition ?? loop);
        if (loop.ConditionIsTop)
            return new Loop(EquatableArray<Statement>.Empty, Read(loop.Condition), true, ReadStatement(loop.Body), EquatableArray<Statement>.Empty, id);
        var body = ReadStatement(loop.Body);
        return new Loop(EquatableArray<Statement>.Empty, Read(loop.Condition), false, body, EquatableArray<Statement>.Empty, id);
    }

    Statement ReadFor(IForLoopOperation loop)
    {
        var id = Next(loop.Condition ?? loop);
        var before = ReadAllStatements(loop.Before);
        var condition = loop.Condition is { } test ? Read(test) : null;
        var body = ReadStatement(loop.Body);
        return new Loop(before, condition, true, body, ReadAllStatements(loop.AtLoopBottom), id);
    }

    Statement ReadForEach(IForEachLoopOperation loop)
    {
        var syntax = (CommonForEachStatementSyntax)loop.Syntax;
        var model = code.ModelOf(syntax);
        var info = model.GetForEachStatementInfo(syntax);
        var id = Next(loop.Collection);
        var collection = ReadEnumerated(loop.Collection, info);
        if (loop.LoopControlVariable is not IVariableDeclaratorOperation declarator)
        {
            var target = syntax is ForEachVariableStatementSyntax deconstruction
                ? ReadDeconstructionTarget(loop.LoopControlVariable, model.GetDeconstructionInfo(deconstruction), false)
                : Read(loop.LoopControlVariable);
            return new ForEach(target, collection, ReadStatement(loop.Body), id);
        }

        var local = declarator.Symbol;
        if (local.IsRef) return new ExpressionStatement(Refuse(declarator, "A 'ref' loop variable", "use an index"));
        if (IsPlain(info.ElementConversion))
        {
            var target = new LocalReference(Next(declarator), Slot(local), local.Name);
            return new ForEach(target, collection, ReadStatement(loop.Body), id);
        }

        var element = HiddenSlot();
        var converted = new LocalDeclaration(Slot(local), local.Name, Convert(
            new LocalReference(Next(declarator), element, ""), declarator, info.ElementConversion, info.ElementType, local.Type));
        return new ForEach(
            new LocalReference(Next(declarator), element, ""), collection,
            new Block(new(converted, ReadStatement(loop.Body))), id);
    }

    /// <summary>What a <c>foreach</c> runs over: arrays and the collections of the base class library as they are, others
    /// through their <c>GetEnumerator</c>.</summary>
    Expression ReadEnumerated(IOperation collection, ForEachStatementInfo info)
    {
        while (collection is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion) collection = conversion.Operand;
        if (collection.Type is not INamedTypeSymbol type || info.GetEnumeratorMethod is not { } method
            || type.IsTupleType || IsSystem(type)) return Read(collection);
        var isVirtual = method.IsAbstract || method.IsVirtual || method.IsOverride;
        return method.IsStatic
            ? new Call(Next(collection), null, code.Call(method), new(new Argument(0, Read(collection))), false)
            : new Call(Next(collection), Read(collection), code.Call(method, isVirtual), EquatableArray<Argument>.Empty, isVirtual);
    }

    static bool IsSystem(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false }) space = space.ContainingNamespace;
        return space is { Name: "System" };
    }

    Statement ReadSwitch(ISwitchOperation choice)
    {
        var value = Read(choice.Value);
        return new Switch(value, choice.Cases.Select(section => new SwitchSection(
            section.Clauses.Select(ReadLabel).ToEquatable(), ReadAllStatements(section.Body))).ToEquatable());
    }

    SwitchLabel ReadLabel(ICaseClauseOperation clause) => clause switch
    {
        IDefaultCaseClauseOperation => new SwitchLabel(null, null),
        IPatternCaseClauseOperation pattern =>
            new SwitchLabel(ReadPattern(pattern.Pattern), pattern.Guard is { } guard ? Read(guard) : null),
        ISingleValueCaseClauseOperation value => new SwitchLabel(new ConstantPattern(Read(value.Value)), null),
        _ => new SwitchLabel(new ConstantPattern(Unsupported(clause)), null),
    };

    Statement ReadLocalFunction(ILocalFunctionOperation operation)
    {
        var symbol = operation.Symbol;
        if (symbol.IsGenericMethod)
            return new ExpressionStatement(Refuse(operation, "A generic local function", "make it a method"));
        if (symbol.IsAsync)
            return new ExpressionStatement(Refuse(operation, "An 'async' function", "take what it waits for as an input"));
        return new LocalFunctionStatement(ReadFunction(Slot(symbol), symbol, operation.Body ?? operation.IgnoredBody));
    }

    LocalFunction ReadFunction(int slot, IMethodSymbol symbol, IOperation? body)
    {
        functions.Push((symbol, []));
        var parameters = symbol.Parameters.Select(Slot).ToEquatable();
        var modes = symbol.Parameters.Select(parameter => Mode(parameter.RefKind)).ToEquatable();
        var statement = ReadStatement(body);
        return new LocalFunction(
            slot, symbol.Name, parameters, modes, functions.Pop().Slots, statement,
            symbol.Parameters.Select(parameter => parameter.Name).ToEquatable());
    }
}
