using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;

namespace GraphGen.Generator.Tests.Hosting;

/// <summary>An assembly made by a test, loaded into a context of its own. It stays for the process: threads and
/// finalizers of programs may still run its code.</summary>
sealed class LoadedAssembly : IDisposable
{
    readonly MemoryLoadContext context;
    readonly Assembly assembly;

    /// <summary>Loads <paramref name="name"/>, with the other images at hand for what it refers to.</summary>
    public LoadedAssembly(string name, IReadOnlyDictionary<string, byte[]> images)
    {
        context = new MemoryLoadContext(images);
        assembly = context.LoadFromAssemblyName(new AssemblyName(name));
    }

    /// <summary>All types.</summary>
    public IEnumerable<Type> Types => assembly.GetTypes();

    /// <summary>A type by its full name.</summary>
    public Type Type(string name) => assembly.GetType(name, throwOnError: true)!;

    /// <summary>Creates an object of a type with a public constructor.</summary>
    public object Create(string type, params object?[] arguments) => Activator.CreateInstance(Type(type), arguments)!;

    /// <summary>Calls a static method, and rethrows what it throws as it was thrown.</summary>
    public T Invoke<T>(string type, string method, params object?[] arguments)
    {
        try
        {
            return (T)Method(type, method).Invoke(null, arguments)!;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    /// <summary>A static method as a delegate, for calls that count allocations or run on several threads.</summary>
    public T CreateDelegate<T>(string type, string method) where T : Delegate => Method(type, method).CreateDelegate<T>();

    /// <inheritdoc/>
    public void Dispose() => GC.KeepAlive(context);

    MethodInfo Method(string type, string method) =>
        Type(type).GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        ?? throw new MissingMethodException(type, method);

    sealed class MemoryLoadContext(IReadOnlyDictionary<string, byte[]> images) : AssemblyLoadContext
    {
        protected override Assembly? Load(AssemblyName name) =>
            images.TryGetValue(name.Name!, out var image) ? LoadFromStream(new MemoryStream(image)) : null;
    }
}
