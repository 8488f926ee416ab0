using static GraphGen.Ops;

namespace GraphGen.Runtime.Tests.Library;

/// <summary>The losses of classes with every option.</summary>
public class ClassLossTests
{
    static readonly Tensor X = Tensor.Of([-2.25, 2.5, 1.75, -1.5, -0.25, 1.5, 0.25, 0.5, -1, 1, 1.5, -2.75], 4, 3);
    static readonly Tensor T = Tensor.Of([0, 1, 0, 2]);
    static readonly Tensor U = Tensor.Of([0, -1, 1, 2]);
    static readonly Tensor W = Tensor.Of([0.5, 2, 1.25]);
    static readonly Tensor Q = Tensor.Of([0.2, 0.3, 0.5, 1, 0, 0, 0.1, 0.6, 0.3, 0.25, 0.25, 0.5], 4, 3);

    static readonly Published[] OfRows =
    [
        new("F.cross_entropy(x, t, reduction='mean')", x => CrossEntropy(x, T, Reduction.Mean),
            [3.19288105406014],
            [-0.248539569783301, 0.168802781699034, 0.0797367880842668, 0.0101725757618487,
            -0.214494221830384, 0.204321646068536, -0.152743800215854, 0.124879432453304,
            0.0278643677625507, 0.0935545055854281, 0.154245303328529, -0.247799808913957]),
        new("F.cross_entropy(x, t, reduction='mean', label_smoothing=0.1)",
            x => CrossEntropy(x, T, Reduction.Mean, 0.1),
            [3.05746438739347],
            [-0.231872903116634, 0.160469448365701, 0.0714034547509335, 0.00183924242851535,
            -0.197827555163718, 0.195988312735202, -0.136077133549188, 0.11654609911997, 0.0195310344292174,
            0.0852211722520947, 0.145911969995196, -0.231133142247291]),
        new("F.cross_entropy(x, u, ignore_index=-1, reduction='mean')", x => CrossEntropy(x, U, -1, Reduction.Mean),
            [3.52325291565204],
            [-0.331386093044401, 0.225070375598712, 0.106315717445689, 0, 0, 0, 0.129674933045527,
            -0.166827423395595, 0.0371524903500676, 0.124739340780571, 0.205660404438039, -0.33039974521861]),
        new("F.cross_entropy(x, u, ignore_index=-1, reduction='mean', label_smoothing=0.1)",
            x => CrossEntropy(x, U, -1, Reduction.Mean, 0.1),
            [3.35658624898538],
            [-0.309163870822179, 0.213959264487601, 0.095204606334578, 0, 0, 0, 0.118563821934416,
            -0.144605201173373, 0.0260413792389565, 0.11362822966946, 0.194549293326928, -0.308177522996388]),
        new("F.cross_entropy(x, t, w, reduction='mean')", x => CrossEntropy(x, T, W, reduction: Reduction.Mean),
            [3.0266112564777],
            [-0.116959797545083, 0.0794366031524867, 0.0375231943925962, 0.0191483779046564,
            -0.403753829327782, 0.384605451423126, -0.0718794353956962, 0.0587667917427312,
            0.013112643652965, 0.110064124218151, 0.181465062739446, -0.291529186957597]),
        new("F.cross_entropy(x, u, w, ignore_index=-1, reduction='mean', label_smoothing=0.1)",
            x => CrossEntropy(x, U, W, -1, Reduction.Mean, 0.1),
            [2.51916840168729],
            [-0.123548713911536, 0.0857545949976299, 0.0377941189139059, 0, 0, 0, 0.195254952445668,
            -0.241358676473661, 0.046103724027993, 0.120294896336126, 0.187882626660261, -0.308177522996388]),
        new("F.cross_entropy(x, q, reduction='mean')", x => CrossEntropy(x, Q, Reduction.Mean),
            [2.20538105406014],
            [-0.048539569783301, 0.0938027816990342, -0.0452632119157332, -0.239827424238151,
            0.0355057781696156, 0.204321646068536, 0.0722561997841455, -0.0251205675466963,
            -0.0471356322374493, 0.0310545055854281, 0.0917453033285292, -0.122799808913957]),
        new("F.cross_entropy(x, q, w, reduction='mean', label_smoothing=0.1)",
            x => CrossEntropy(x, Q, W, null, Reduction.Mean, 0.1),
            [2.00797559335748],
            [-0.0247425498561658, 0.0707309982218109, -0.0459884483656451, -0.110817435603604,
            0.0037491557808623, 0.107068279822741, 0.138977550490664, -0.088420567647047,
            -0.0505569828436174, 0.0846514653151184, 0.0636399624939949, -0.148291427809113]),
        new("F.nll_loss(x, t, reduction='mean')", x => NegativeLogLikelihood(x, T, Reduction.Mean),
            [1.25],
            [-0.25, 0, 0, 0, -0.25, 0, -0.25, 0, 0, 0, 0, -0.25]),
        new("F.nll_loss(x, u, w, ignore_index=-1, reduction='mean')",
            x => NegativeLogLikelihood(x, U, W, -1, Reduction.Mean),
            [0.95],
            [-0.133333333333333, 0, 0, 0, 0, 0, 0, -0.533333333333333, 0, 0, 0, -0.333333333333333]),
        new("F.cross_entropy(x, t, reduction='sum')", x => CrossEntropy(x, T, Reduction.Sum),
            [12.7715242162406],
            [-0.994158279133204, 0.675211126796137, 0.318947152337067, 0.0406903030473947,
            -0.857976887321538, 0.817286584274143, -0.610975200863418, 0.499517729813215, 0.111457471050203,
            0.374218022341712, 0.616981213314117, -0.991199235655829]),
        new("F.cross_entropy(x, t, reduction='sum', label_smoothing=0.1)",
            x => CrossEntropy(x, T, Reduction.Sum, 0.1),
            [12.2298575495739],
            [-0.927491612466538, 0.641877793462804, 0.285613819003734, 0.00735696971406141,
            -0.791310220654871, 0.783953250940809, -0.544308534196751, 0.466184396479882,
            0.0781241377168694, 0.340884689008379, 0.583647879980784, -0.924532568989163]),
        new("F.cross_entropy(x, u, ignore_index=-1, reduction='sum')", x => CrossEntropy(x, U, -1, Reduction.Sum),
            [10.5697587469561],
            [-0.994158279133204, 0.675211126796137, 0.318947152337067, 0, 0, 0, 0.389024799136582,
            -0.500482270186785, 0.111457471050203, 0.374218022341712, 0.616981213314117, -0.991199235655829]),
        new("F.cross_entropy(x, u, ignore_index=-1, reduction='sum', label_smoothing=0.1)",
            x => CrossEntropy(x, U, -1, Reduction.Sum, 0.1),
            [10.0697587469561],
            [-0.927491612466538, 0.641877793462804, 0.285613819003734, 0, 0, 0, 0.355691465803249,
            -0.433815603520118, 0.0781241377168694, 0.340884689008379, 0.583647879980784, -0.924532568989163]),
        new("F.cross_entropy(x, t, w, reduction='sum')", x => CrossEntropy(x, T, W, reduction: Reduction.Sum),
            [12.8630978400302],
            [-0.497079139566602, 0.337605563398068, 0.159473576168534, 0.0813806060947895, -1.71595377464308,
            1.63457316854829, -0.305487600431709, 0.249758864906607, 0.0557287355251014, 0.46777252792714,
            0.771226516642646, -1.23899904456979]),
        new("F.cross_entropy(x, u, w, ignore_index=-1, reduction='sum', label_smoothing=0.1)",
            x => CrossEntropy(x, U, W, -1, Reduction.Sum, 0.1),
            [9.44688150632732],
            [-0.463307677168259, 0.321579731241112, 0.141727945927147, 0, 0, 0, 0.732206071671254,
            -0.905095036776228, 0.172888965104974, 0.451105861260474, 0.70455984997598, -1.15566571123645]),
        new("F.cross_entropy(x, q, reduction='sum')", x => CrossEntropy(x, Q, Reduction.Sum),
            [8.82152421624056],
            [-0.194158279133204, 0.375211126796137, -0.181052847662933, -0.959309696952605,
            0.142023112678462, 0.817286584274143, 0.289024799136582, -0.100482270186785, -0.188542528949797,
            0.124218022341712, 0.366981213314117, -0.491199235655829]),
        new("F.cross_entropy(x, q, w, reduction='sum', label_smoothing=0.1)",
            x => CrossEntropy(x, Q, W, null, Reduction.Sum, 0.1),
            [8.03190237342994],
            [-0.0989701994246632, 0.282923992887244, -0.18395379346258, -0.443269742414415,
            0.0149966231234492, 0.428273119290965, 0.555910201962658, -0.353682270588188, -0.20222793137447,
            0.338605861260474, 0.254559849975979, -0.593165711236453]),
        new("F.nll_loss(x, t, reduction='sum')", x => NegativeLogLikelihood(x, T, Reduction.Sum),
            [5],
            [-1, 0, 0, 0, -1, 0, -1, 0, 0, 0, 0, -1]),
        new("F.nll_loss(x, u, w, ignore_index=-1, reduction='sum')",
            x => NegativeLogLikelihood(x, U, W, -1, Reduction.Sum),
            [3.5625],
            [-0.5, 0, 0, 0, 0, 0, 0, -2, 0, 0, 0, -1.25]),
        new("F.cross_entropy(x, t, reduction='none')", x => CrossEntropy(x, T, Reduction.None),
            [5.14272985657649, 1.95176546928443, 0.944112186401914, 4.73291670397772],
            [-0.994158279133204, 0.675211126796137, 0.318947152337067, 0.0406903030473947,
            -0.857976887321538, 0.817286584274143, -0.610975200863418, 0.499517729813215, 0.111457471050203,
            0.374218022341712, 0.616981213314117, -0.991199235655829]),
        new("F.cross_entropy(x, t, reduction='none', label_smoothing=0.1)",
            x => CrossEntropy(x, T, Reduction.None, 0.1),
            [4.85106318990982, 1.93509880261777, 0.977445519735248, 4.46625003731106],
            [-0.927491612466538, 0.641877793462804, 0.285613819003734, 0.00735696971406141,
            -0.791310220654871, 0.783953250940809, -0.544308534196751, 0.466184396479882,
            0.0781241377168694, 0.340884689008379, 0.583647879980784, -0.924532568989163]),
        new("F.cross_entropy(x, u, ignore_index=-1, reduction='none')", x => CrossEntropy(x, U, -1, Reduction.None),
            [5.14272985657649, 0, 0.694112186401914, 4.73291670397772],
            [-0.994158279133204, 0.675211126796137, 0.318947152337067, 0, 0, 0, 0.389024799136582,
            -0.500482270186785, 0.111457471050203, 0.374218022341712, 0.616981213314117, -0.991199235655829]),
        new("F.cross_entropy(x, u, ignore_index=-1, reduction='none', label_smoothing=0.1)",
            x => CrossEntropy(x, U, -1, Reduction.None, 0.1),
            [4.85106318990982, 0, 0.752445519735248, 4.46625003731106],
            [-0.927491612466538, 0.641877793462804, 0.285613819003734, 0, 0, 0, 0.355691465803249,
            -0.433815603520118, 0.0781241377168694, 0.340884689008379, 0.583647879980784, -0.924532568989163]),
        new("F.cross_entropy(x, t, w, reduction='none')", x => CrossEntropy(x, T, W, reduction: Reduction.None),
            [2.57136492828824, 3.90353093856887, 0.472056093200957, 5.91614587997216],
            [-0.497079139566602, 0.337605563398068, 0.159473576168534, 0.0813806060947895, -1.71595377464308,
            1.63457316854829, -0.305487600431709, 0.249758864906607, 0.0557287355251014, 0.46777252792714,
            0.771226516642646, -1.23899904456979]),
        new("F.cross_entropy(x, u, w, ignore_index=-1, reduction='none', label_smoothing=0.1)",
            x => CrossEntropy(x, U, W, -1, Reduction.None, 0.1),
            [2.47373633419815, 0, 1.40283262549035, 5.57031254663882],
            [-0.463307677168259, 0.321579731241112, 0.141727945927147, 0, 0, 0, 0.732206071671254,
            -0.905095036776228, 0.172888965104974, 0.451105861260474, 0.70455984997598, -1.15566571123645]),
        new("F.cross_entropy(x, q, reduction='none')", x => CrossEntropy(x, Q, Reduction.None),
            [1.71772985657649, 3.20176546928443, 1.16911218640191, 2.73291670397772],
            [-0.194158279133204, 0.375211126796137, -0.181052847662933, -0.959309696952605,
            0.142023112678462, 0.817286584274143, 0.289024799136582, -0.100482270186785, -0.188542528949797,
            0.124218022341712, 0.366981213314117, -0.491199235655829]),
        new("F.cross_entropy(x, q, w, reduction='none', label_smoothing=0.1)",
            x => CrossEntropy(x, Q, W, null, Reduction.None, 0.1),
            [1.47721325270619, 1.63268181150522, 1.68606976257971, 3.23593754663882],
            [-0.0989701994246632, 0.282923992887244, -0.18395379346258, -0.443269742414415,
            0.0149966231234492, 0.428273119290965, 0.555910201962658, -0.353682270588188, -0.20222793137447,
            0.338605861260474, 0.254559849975979, -0.593165711236453]),
        new("F.nll_loss(x, t, reduction='none')", x => NegativeLogLikelihood(x, T, Reduction.None),
            [2.25, 0.25, -0.25, 2.75],
            [-1, 0, 0, 0, -1, 0, -1, 0, 0, 0, 0, -1]),
        new("F.nll_loss(x, u, w, ignore_index=-1, reduction='none')",
            x => NegativeLogLikelihood(x, U, W, -1, Reduction.None),
            [1.125, 0, -1, 3.4375],
            [-0.5, 0, 0, 0, 0, 0, 0, -2, 0, 0, 0, -1.25]),
    ];

    // Two examples of three classes at two places.
    static readonly Tensor Image = Tensor.Of([-2.25, 2.5, 1.75, -1.5, 0.5, 0.25, 0.25, 0.5, -1, 1, 1.5, -2.75], 2, 3, 2);
    static readonly Tensor ImageT = Tensor.Of([2, 0, 1, 1], 2, 2);
    static readonly Tensor ImageQ = Tensor.Of([0.2, 0.3, 0.5, 0.5, 0.3, 0.2, 0.1, 0.8, 0.7, 0.1, 0.2, 0.1], 2, 3, 2);

    static readonly Published[] OfImages =
    [
        new("F.cross_entropy(x, t, w, label_smoothing=0.2)", x => CrossEntropy(x, ImageT, W, labelSmoothing: 0.2),
            [1.53136006621543],
            [-0.00274560063054367, 0.0252356904388795, 0.143417893730274, -0.0213458889862133,
            -0.140672293099731, -0.00388980145266617, 0.0615567576189097, 0.113919985706736,
            -0.282152071652239, -0.104069167301943, 0.220595314033329, -0.00985081840479286]),
        new("F.cross_entropy(x, q, w, reduction='none')", x => CrossEntropy(x, ImageQ, W, reduction: Reduction.None),
            [1.26119651541556, 4.7257960547192, 4.09592746767334, 1.02299204050807],
            [-0.0792955669449054, 1.09586765338407, 0.130423742293244, -0.977181137957463,
            -0.0511281753483383, -0.118686515426609, 0.305883228319735, -0.130232104280205,
            -1.29803774796431, 0.24477206782524, 0.992154519644571, -0.114539963545034]),
        new("F.nll_loss(x, t, reduction='none')", x => NegativeLogLikelihood(x, ImageT, Reduction.None),
            [-0.5, -2.5, 1, -1],
            [0, -1, 0, 0, -1, 0, 0, 0, -1, -1, 0, 0]),
    ];

    public static TheoryData<string> RowCalls => Published.Calls(OfRows);

    [Theory, MemberData(nameof(RowCalls))]
    public void RowAsPublished(string call) => Published.Check(OfRows, call, X);

    public static TheoryData<string> ImageCalls => Published.Calls(OfImages);

    [Theory, MemberData(nameof(ImageCalls))]
    public void ImageAsPublished(string call) => Published.Check(OfImages, call, Image);

    [Fact]
    public void TheMeanOfNothingIsNotANumber()
    {
        var none = Cast(Full(-1, 4), DType.Int32);
        Expect.Close(CrossEntropy(X, none, ignoreIndex: -1), [], 0, double.NaN);
        Expect.Close(CrossEntropy(X, none, W, ignoreIndex: -1), [], 0, double.NaN);
        Expect.Close(CrossEntropy(X, none, -1, Reduction.Sum, 0.1), [], 0, 0);
        Expect.Close(NegativeLogLikelihood(X, none, null, -1), [], 0, double.NaN);
        Tensor empty = Tensor.Zeros(0, 3), labels = Cast(Tensor.Zeros(0), DType.Int32);
        Expect.Close(CrossEntropy(empty, labels), [], 0, double.NaN);
        Expect.Close(CrossEntropy(empty, empty, Reduction.Sum), [], 0, 0);
        Expect.Equal(CrossEntropy(empty, labels, Reduction.None), [0]);
    }

    [Fact]
    public void TheBatchMeanIsTheSumOverTheFirstAxis()
    {
        var sum = CrossEntropy(Image, ImageT, Reduction.Sum).Item<double>();
        Expect.Close(CrossEntropy(Image, ImageT, Reduction.BatchMean), [], 1e-15, sum / 2);
        Expect.Throws<ArgumentException>(() => CrossEntropy(X[0], T[0], Reduction.BatchMean), "single", "batch");
    }

    [Fact]
    public void OneExampleNeedsNoBatch()
    {
        var rows = CrossEntropy(X, T, W, reduction: Reduction.None).ToArray<double>();
        Expect.Close(CrossEntropy(X[1], T[1], W, reduction: Reduction.Sum), [], 1e-15, rows[1]);
        Expect.Close(CrossEntropy(X[1], Q[1]), [], 1e-15, CrossEntropy(X, Q, Reduction.None)[1].Item<double>());
    }

    [Fact]
    public void FloatScoresMeetDoubleWeights() =>
        Assert.Equal(DType.Float64, CrossEntropy(Cast(X, DType.Float32), T, W).Type);

    [Fact]
    public void WrongTargetsAreErrors()
    {
        Expect.Throws<ArgumentException>(() => CrossEntropy(X, Cast(Q, DType.Int32)), "[4, 3]", "Int32", "cast");
        Expect.Throws<ArgumentException>(() => CrossEntropy(X, Q[..2]), "[4, 3]", "[2, 3]");
        Expect.Throws<ArgumentException>(() => CrossEntropy(X, Q, ignoreIndex: -1), "[4, 3]", "-1");
        Expect.Throws<ArgumentException>(() => CrossEntropy(X, T[0]), "[]", "[4, 3]");
        Expect.Throws<ArgumentException>(() => CrossEntropy(X, T, Tensor.Ones(4)), "[4]", "[3]");
        Expect.Throws<ArgumentException>(() => CrossEntropy(X, Q, Tensor.Ones(3, 1)), "[3, 1]", "[3]");
        Expect.Throws<ArgumentException>(() => CrossEntropy(X, T, labelSmoothing: 1.5), "1.5");
        Expect.Throws<ArgumentException>(() => CrossEntropy(X, T, labelSmoothing: double.NaN), "NaN");
        Expect.Throws<ArgumentException>(() => NegativeLogLikelihood(X, Q), "negative log likelihood", "[4, 3]");
        Expect.Throws<ArgumentOutOfRangeException>(() => NegativeLogLikelihood(X, U), "position 1", "0 to 2");
    }
}
