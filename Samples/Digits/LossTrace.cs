namespace GraphGen.Samples.Digits;

/// <summary>Records the first steps of a training so that another framework can repeat them from the same weights with the
/// same batches.</summary>
static class LossTrace
{
    const int Steps = 100;

    /// <summary>Trains for 100 steps and writes the first weights (<c>initial.hidden.weight</c>, …), the batches
    /// (<c>step3.images</c>, <c>step3.digits</c>) and the losses to one safetensors file.</summary>
    public static void Write(string path, ParameterSet parameters, Trainer trainer, Batches<float, int> batches)
    {
        var writer = new SafetensorsWriter();
        foreach (var name in parameters.Names) writer.Add("initial." + name, parameters[name].ToTensor());
        var losses = new List<float>();
        foreach (var (images, digits) in batches)
        {
            writer.Add($"step{losses.Count}.images", Tensor.Of(images.ToArray(), digits.Length, 784));
            writer.Add($"step{losses.Count}.digits", Tensor.Of(digits.ToArray()));
            losses.Add((float)trainer.Step(images, digits));
            if (losses.Count == Steps) break;
        }

        writer.Add("losses", Tensor.Of([.. losses]));
        writer.Save(path);
        Console.WriteLine($"wrote {losses.Count} steps to {path}");
    }
}
