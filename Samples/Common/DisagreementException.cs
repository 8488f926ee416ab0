namespace GraphGen.Samples.Common;

/// <summary>A sample's result is not what the sample says it must be; the message gives both.</summary>
sealed class DisagreementException(string message) : Exception(message);
