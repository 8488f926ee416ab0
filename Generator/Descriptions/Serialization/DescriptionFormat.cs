namespace GraphGen.Compiler.Descriptions.Serialization;

/// <summary>Methods and types as text, for the metadata of the assembly that exports them.</summary>
static class DescriptionFormat
{
    /// <summary>The first token of every payload. It changes whenever the tree or this format does, so that a description of
    /// another version of the compiler is recognised and not misread.</summary>
    const string Version = "1";

    public static string Write(Method method)
    {
        var writer = new PayloadWriter().Token(Version)
            .Text(method.Id).Text(method.Name).Text(method.ContainingType).Bool(method.IsStatic).Texts(method.TypeParameters);
        writer.List(method.Parameters, parameter => writer.Text(parameter.Name).Type(parameter.Type).Enum(parameter.Mode))
            .Type(method.ReturnType).Int(method.Slots).Expression(method.Initializer).Statement(method.Body);
        return writer.ToString();
    }

    public static string Write(TypeDeclaration type)
    {
        var writer = new PayloadWriter().Token(Version)
            .Text(type.Id).Text(type.Name).Texts(type.TypeParameters).Enum(type.Kind).Type(type.BaseType);
        writer.List(type.Interfaces, implemented => writer.Type(implemented))
            .List(type.Fields, field => writer.Text(field.Id).Text(field.Name).Text(field.PathName).Type(field.Type)
                .Bool(field.IsStatic).Bool(field.IsReadOnly).Expression(field.Initializer).Int(field.InitializerSlots))
            .List(type.Overrides, item => writer.Text(item.Slot).Text(item.Implementation));
        return writer.ToString();
    }

    /// <summary>The method that was written.</summary>
    /// <exception cref="FormatException">The text is none, or one of another version.</exception>
    public static Method ReadMethod(string payload) => Read(payload, reader => new Method(
        reader.Text(), reader.Text(), reader.Text(), reader.Bool(), reader.Texts(),
        reader.List(() => new Parameter(reader.Text(), reader.Type(), reader.Enum<PassingMode>())),
        reader.Type(), reader.Int(), (Call?)reader.OptionalExpression(), reader.Statement()));

    /// <summary>The type that was written.</summary>
    /// <exception cref="FormatException">The text is none, or one of another version.</exception>
    public static TypeDeclaration ReadType(string payload) => Read(payload, reader => new TypeDeclaration(
        reader.Text(), reader.Text(), reader.Texts(), reader.Enum<TypeKind>(), reader.OptionalType(), reader.List(reader.Type),
        reader.List(() => new Field(
            reader.Text(), reader.Text(), reader.Text(), reader.Type(), reader.Bool(), reader.Bool(), reader.OptionalExpression(), reader.Int())),
        reader.List(() => new Override(reader.Text(), reader.Text()))));

    static T Read<T>(string payload, Func<PayloadReader, T> read)
    {
        var reader = new PayloadReader(payload);
        if (reader.Token() != Version)
            throw new FormatException("The description was exported by another version of GraphGen; build its assembly anew.");
        var result = read(reader);
        return reader.IsAtEnd ? result : throw reader.Malformed("end");
    }
}
