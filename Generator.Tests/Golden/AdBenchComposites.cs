using static GraphGen.Ops;

namespace GraphGen.Generator.Tests.Golden;

/// <summary>The objectives of ADBench (Šrajer, Kukelova and Fitzgibbon, "A benchmark of selected algorithmic differentiation tools
/// on some problems in computer vision and machine learning", 2018), as a user's own helper methods would be.</summary>
static class AdBenchComposites
{
    /// <summary>The log-likelihood of a mixture of normal distributions, with a Wishart prior but for its constant.</summary>
    public static Tensor GaussianMixture(Tensor alphas, Tensor means, Tensor icf, Tensor x, double gamma, int m)
    {
        int d = means.Shape[1], n = x.Shape[0];
        var logDiagonal = Slice(icf, 1, 0, d);
        var lower = Slice(icf, 1, d, icf.Shape[1]);
        var centered = Unsqueeze(x, 0) - Unsqueeze(means, 1);
        var distance = Square(Exp(Slice(logDiagonal, 1, 0, 1)) * Column(centered, 0));
        for (var row = 1; row < d; row++)
        {
            var sum = Exp(Slice(logDiagonal, 1, row, row + 1)) * Column(centered, row);
            for (var column = 0; column < row; column++)
            {
                var place = column * (2 * d - column - 1) / 2 + row - column - 1;
                sum += Slice(lower, 1, place, place + 1) * Column(centered, column);
            }

            distance += Square(sum);
        }

        var exponents = Unsqueeze(alphas + Sum(logDiagonal, 1), 1) - 0.5 * distance;
        return Sum(LogSumExp(exponents, 0)) - n * LogSumExp(alphas) - n * d * 0.5 * Math.Log(2 * Math.PI)
            + gamma * gamma / 2 * (Sum(Square(Exp(logDiagonal))) + Sum(Square(lower))) - m * Sum(logDiagonal);
    }

    /// <summary>How far the projections of points lie from where they were seen, an observation a row.</summary>
    public static Tensor Reprojection(Tensor camera, Tensor point, Tensor weight, Tensor seen)
    {
        var r = Columns(camera, 0, 3);
        var v = Columns(point - Slice(camera, 1, 3, 6), 0, 3);
        var angle = Sqrt(Square(r[0]) + Square(r[1]) + Square(r[2]));
        Tensor[] n = [r[0] / angle, r[1] / angle, r[2] / angle];
        var along = (n[0] * v[0] + n[1] * v[1] + n[2] * v[2]) * (1 - Cos(angle));
        var y = new Tensor[3];
        for (var i = 0; i < 3; i++)
        {
            int j = (i + 1) % 3, k = (i + 2) % 3;
            y[i] = v[i] * Cos(angle) + (n[j] * v[k] - n[k] * v[j]) * Sin(angle) + n[i] * along;
        }

        var (px, py) = (y[0] / y[2], y[1] / y[2]);
        var s = Square(px) + Square(py);
        var intrinsics = Columns(camera, 6, 5);
        var scale = (1 + intrinsics[3] * s + intrinsics[4] * Square(s)) * intrinsics[0];
        return Unsqueeze(weight, 1) * (Stack([px * scale + intrinsics[1], py * scale + intrinsics[2]], 1) - seen);
    }

    /// <summary>The loss of a network of elementwise gates that reads a sequence of bits.</summary>
    public static Tensor ElementwiseLstm(Tensor main, Tensor extra, Tensor state, Tensor sequence, int layers, int bits)
    {
        var (hidden, cell) = (new Tensor[layers], new Tensor[layers]);
        for (var i = 0; i < layers; i++) (hidden[i], cell[i]) = (state[2 * i], state[2 * i + 1]);
        Tensor total = 0;
        for (var t = 0; t + 1 < sequence.Shape[0]; t++)
        {
            var z = sequence[t] * extra[0];
            for (var i = 0; i < layers; i++)
            {
                var forget = Sigmoid(Gate(z, main, i, 0, bits));
                var enter = Sigmoid(Gate(hidden[i], main, i, 1, bits));
                var leave = Sigmoid(Gate(z, main, i, 2, bits));
                var change = Tanh(Gate(hidden[i], main, i, 3, bits));
                cell[i] = cell[i] * forget + enter * change;
                hidden[i] = leave * Tanh(cell[i]);
                z = hidden[i];
            }

            var y = z * extra[1] + extra[2];
            total += Sum(sequence[t + 1] * (y - Log(2 + Sum(Exp(y)))));
        }

        return -total / (bits * (sequence.Shape[0] - 1));
    }

    /// <summary>The vertices of a hand, a column each, posed by angles.</summary>
    public static Tensor HandVertices(Tensor theta, Tensor relative, Tensor inverse, Tensor positions, Tensor weights, int[] parents)
    {
        var homogeneous = Concat([positions, Full(1, [1, positions.Shape[1]], theta.Type)], 0);
        var absolute = new Tensor[parents.Length];
        var vertices = Full(0, [3, positions.Shape[1]], theta.Type);
        for (var bone = 0; bone < parents.Length; bone++)
        {
            var angles = 6 + 3 * bone;
            var rotation = MatMul(MatMul(Turn(theta[angles + 1], 2), Turn(theta[angles + 2], 1)), Turn(theta[angles], 0));
            var local = MatMul(relative[bone], Pad(rotation, [0, 0], [1, 1]) + Pad(Full(1, [1, 1], theta.Type), [3, 3], [0, 0]));
            absolute[bone] = parents[bone] < 0 ? local : MatMul(absolute[parents[bone]], local);
            vertices += weights[bone] * Slice(MatMul(MatMul(absolute[bone], inverse[bone]), homogeneous), 0, 0, 3);
        }

        return MatMul(AxisAngle(theta[0], theta[1], theta[2]), vertices) + Unsqueeze(theta[3..6], 1);
    }

    /// <summary>Points less the vertices that belong to them, point by point.</summary>
    public static Tensor HandResiduals(Tensor points, Tensor vertices, int[] vertexOfPoint)
    {
        var columns = new Tensor[vertexOfPoint.Length];
        for (var i = 0; i < columns.Length; i++) columns[i] = Slice(vertices, 1, vertexOfPoint[i], vertexOfPoint[i] + 1);
        return Reshape(Transpose(points - Concat(columns, 1)), -1);
    }

    /// <summary>Points less the places within triangles that belong to them, point by point.</summary>
    public static Tensor HandResiduals(Tensor points, Tensor vertices, Tensor us, int[] corners)
    {
        var columns = new Tensor[corners.Length / 3];
        for (var i = 0; i < columns.Length; i++)
        {
            var (a, b, c) = (corners[3 * i], corners[3 * i + 1], corners[3 * i + 2]);
            var (u, v) = (us[i][0], us[i][1]);
            columns[i] = u * Slice(vertices, 1, a, a + 1) + v * Slice(vertices, 1, b, b + 1) + (1 - u - v) * Slice(vertices, 1, c, c + 1);
        }

        return Reshape(Transpose(points - Concat(columns, 1)), -1);
    }

    static Tensor Gate(Tensor input, Tensor main, int layer, int gate, int bits) =>
        input * Slice(main[2 * layer], 0, gate * bits, (gate + 1) * bits) + Slice(main[2 * layer + 1], 0, gate * bits, (gate + 1) * bits);

    static Tensor Column(Tensor x, int index) => Squeeze(Slice(x, -1, index, index + 1), -1);

    static Tensor[] Columns(Tensor x, int first, int count)
    {
        var columns = new Tensor[count];
        for (var i = 0; i < count; i++) columns[i] = Column(x, first + i);
        return columns;
    }

    /// <summary>The rotation about one of the axes x, y and z.</summary>
    static Tensor Turn(Tensor angle, int axis)
    {
        Tensor zero = Full(0, new int[0], angle.Type), one = Full(1, new int[0], angle.Type);
        var (cosine, sine) = (Cos(angle), Sin(angle));
        return Reshape(
            axis switch
            {
                0 => Stack([one, zero, zero, zero, cosine, -sine, zero, sine, cosine]),
                1 => Stack([cosine, zero, sine, zero, one, zero, -sine, zero, cosine]),
                _ => Stack([cosine, -sine, zero, sine, cosine, zero, zero, zero, one]),
            },
            3, 3);
    }

    /// <summary>The rotation about a vector by its length.</summary>
    static Tensor AxisAngle(Tensor x, Tensor y, Tensor z)
    {
        var angle = Sqrt(Square(x) + Square(y) + Square(z));
        Tensor[] n = [x / angle, y / angle, z / angle];
        var (cosine, sine) = (Cos(angle), Sin(angle));
        var rest = 1 - cosine;
        return Reshape(
            Stack([
                cosine + n[0] * n[0] * rest, n[0] * n[1] * rest - n[2] * sine, n[0] * n[2] * rest + n[1] * sine,
                n[1] * n[0] * rest + n[2] * sine, cosine + n[1] * n[1] * rest, n[1] * n[2] * rest - n[0] * sine,
                n[2] * n[0] * rest - n[1] * sine, n[2] * n[1] * rest + n[0] * sine, cosine + n[2] * n[2] * rest,
            ]),
            3, 3);
    }
}
