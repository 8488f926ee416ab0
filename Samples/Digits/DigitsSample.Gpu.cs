using GraphGen.Samples.Common;

namespace GraphGen.Samples.Digits;

static partial class DigitsSample
{
    static partial void BindOnDevice(DigitClassifier model, int batch, string device, ref NetworkPrograms<int>? programs) =>
        programs = Devices.Bind(device, card =>
        {
            var (loss, logits) = (model.BindLoss(batch, card), model.BindLogits(batch, card));
            return new NetworkPrograms<int>(loss, logits.Run, loss, logits);
        });
}
