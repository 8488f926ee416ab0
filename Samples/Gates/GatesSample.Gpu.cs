using GraphGen.Samples.Common;

namespace GraphGen.Samples.Gates;

static partial class GatesSample
{
    static partial void BindOnDevice(GateNetwork network, string device, ref NetworkPrograms<float>? programs) =>
        programs = Devices.Bind(device, card =>
        {
            var (loss, answer) = (network.BindLoss(batch: 4, card), network.BindAnswer(batch: 4, card));
            return new NetworkPrograms<float>(loss, answer.Run, loss, answer);
        });
}
