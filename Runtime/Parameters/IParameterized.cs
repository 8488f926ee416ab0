namespace GraphGen;

/// <summary>A model or layer that holds parameters, buffers or other layers. The generator implements it for partial
/// classes.</summary>
public interface IParameterized
{
    /// <summary>Reports every parameter and buffer, in the order in which the fields are declared.</summary>
    /// <param name="prefix">The path of this object, empty for the model itself.</param>
    /// <param name="collector">Takes the fields' values.</param>
    void Collect(string prefix, ParameterCollector collector);
}
