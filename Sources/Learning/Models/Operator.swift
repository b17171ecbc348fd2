extension ModelGraph {
  /// What a node does, each in the sense of ai.onnx 17, trees in that of ai.onnx.ml 3
  /// (<https://onnx.ai/onnx/operators/>).
  ///
  /// Inputs stand in ONNX's order. Axes, sizes and bounds are part of an operator here, also where
  /// ONNX takes them as an input. Negative axes count from the last. Where it is not said otherwise
  /// all inputs have the same kind of elements, and so has the result; pointwise ones of unlike shapes
  /// are broadcast as in NumPy. Images are `[N, C, H, W]`.
  ///
  /// There is no `Resize`: it finds the nearest pixel by dividing by a scale of single precision, and
  /// the pixel at floor(i n / m) is another one for 117 of the 4,096 pairs of sizes up to 64, 14 to 2
  /// among them. A ``gather(axis:)`` along each axis says which pixels are meant.
  public enum Operator: Codable, Hashable, Sendable {
    // Images.

    /// `Conv` of `x [N, C, H, W]`, `weight [F, C, h, w]` and perhaps `bias [F]`: the cross-correlation,
    /// `[N, F, floor((H + top + bottom - h) / strides.height) + 1, ...]`, without groups or dilation.
    case conv(strides: Sides, pads: Pads)
    /// `MaxPool` of an image: the largest under a window, floor((H - h) / stride) + 1 of them.
    case maxPool(window: Sides, strides: Sides)
    /// `AveragePool` of an image: the mean under a window, floor((H - h) / stride) + 1 of them.
    case averagePool(window: Sides, strides: Sides)
    /// `GlobalAveragePool` of an image: the mean of each channel, `[N, C, 1, 1]`.
    case globalAveragePool

    // Products.

    /// `Gemm` of `a [n, k]`, `b [k, m]` (`[m, k]` where it transposes) and perhaps `c`, which is
    /// broadcast to the result: `a b + c`, `[n, m]`.
    case gemm(transposesRight: Bool)
    /// `MatMul` of `[..., n, k]` and `[..., k, m]`: `[..., n, m]`; leading axes are broadcast.
    case matMul

    // Pointwise.

    /// `Add` of two.
    case add
    /// `Sub`: the first less the second.
    case sub
    /// `Mul` of two.
    case mul
    /// `Div`: the first by the second; whole numbers are cut towards zero.
    case div
    /// `Sum` of one or more, from the first to the last.
    case sum
    /// `Max` of one or more.
    case max
    /// `Min` of one or more.
    case min
    /// `Less`: whether the first is below the second, as `bool`; false where one is not a number.
    case less
    /// `Equal`: whether both are the same, as `bool`.
    case equal
    /// `Where` of `bool` and two others: the second where it is so, else the third.
    case `where`
    /// `Identity`.
    case identity
    /// `Relu`: max(x, 0).
    case relu
    /// `Tanh`.
    case tanh
    /// `Sigmoid`: 1 / (1 + exp(-x)).
    case sigmoid
    /// `Elu` with alpha 1: x where x > 0, else exp(x) - 1.
    case elu
    /// `Exp`.
    case exp
    /// `Log`, the natural one.
    case log
    /// `Sqrt`.
    case sqrt
    /// `Reciprocal`: 1 / x.
    case reciprocal
    /// `Neg`: -x.
    case neg
    /// `Abs`.
    case abs
    /// `Sin` of radians.
    case sin
    /// `Cos` of radians.
    case cos
    /// `Clip`: min(max(x, lowest), highest).
    case clip(lowest: Float, highest: Float)
    /// `Cast` to other elements: yes becomes 1, and fractions are cut towards zero.
    case cast(to: Element)

    // Shapes.

    /// `Concat` of one or more along an axis.
    case concat(axis: Int)
    /// `Slice` along one axis, from the first index up to, but not with, the end.
    case slice(axis: Int, start: Int, end: Int)
    /// `Pad`: zeros before and after, a number for each axis.
    case pad(before: [Int], after: [Int])
    /// `Transpose`: axis i of the result is axis `axes[i]` of the input.
    case transpose(axes: [Int])
    /// `Reshape` in row-major order: 0 keeps the size at its place, one -1 is worked out.
    case reshape(to: [Int])
    /// `Flatten` at axis 1: `[N, ...]` to `[N, the product of the others]`.
    case flatten
    /// `Gather` of data and `int64` indices: along an axis of the data, whose place the axes of the
    /// indices take.
    case gather(axis: Int)
    /// `Squeeze`: drops axes of size 1.
    case squeeze(axes: [Int])
    /// `Unsqueeze`: new axes of size 1, counted in the result.
    case unsqueeze(axes: [Int])

    // Along an axis.

    /// `Softmax` along an axis: exp(x) by the sum of it.
    case softmax(axis: Int)
    /// `LogSoftmax` along an axis: the logarithm of the softmax.
    case logSoftmax(axis: Int)
    /// `ReduceSum` along axes, which vanish.
    case reduceSum(axes: [Int])
    /// `ArgMax` along an axis, which vanishes: the `int64` index of the first of the largest.
    case argMax(axis: Int)

    // Norms.

    /// `BatchNormalization` in inference of `x [N, C, ...]`, `scale`, `offset`, `mean` and `variance`,
    /// each `[C]`: (x - mean) / sqrt(variance + epsilon) * scale + offset.
    case batchNormalization(epsilon: Float)
    /// `LayerNormalization` along the last axis of `x [..., C]`, `scale [C]` and perhaps `offset [C]`:
    /// (x - its mean) / sqrt(its variance + epsilon) * scale + offset.
    case layerNormalization(epsilon: Float)

    /// Nothing in inference; in training this share of the numbers is zeroed.
    ///
    /// ONNX files are for inference and have none.
    case dropout(rate: Float)

    // Recurrent.

    /// `LSTM`, forward, gates in ONNX's order input, output, forget, cell.
    ///
    /// Of `x [T, N, d]`, `W [1, 4u, d]`, `R [1, 4u, u]`, perhaps `B [1, 8u]` (of the input, then of the
    /// state), an absent input for lengths, and perhaps `h` and `c`, both `[1, N, u]`: `y [T, 1, N, u]`,
    /// the last `h`, the last `c`. i, o, f are sigmoids and g is the tanh of `x W' + h R' + B`;
    /// c' = f c + i g, h' = o tanh(c').
    case lstm(units: Int)
    /// `GRU`, forward, `linear_before_reset` 1, gates in ONNX's order update, reset, hidden.
    ///
    /// Of `x [T, N, d]`, `W [1, 3u, d]`, `R [1, 3u, u]`, perhaps `B [1, 6u]` (of the input, then of the
    /// state), an absent input for lengths, and perhaps `h [1, N, u]`: `y [T, 1, N, u]` and the last `h`.
    /// z and r are sigmoids, n = tanh(x W' + b + r (h R' + b')); h' = (1 - z) n + z h.
    case gru(units: Int)
    /// `Scan`: a loop over the first axis of sequences, with states that go from step to step.
    ///
    /// Its inputs are the first states and then the sequences `[T, ...]`; those of the body are the
    /// states and then one element of each sequence. The body gives the next states and then elements;
    /// the node the last states and then the elements as sequences. A body reads nothing from outside,
    /// and its names are none of those outside.
    case scan(body: ModelGraph, states: Int)

    // Trees.

    /// `TreeEnsembleRegressor` of `x [N, F]`: `[N, targets]`, for each the sum of the leaves reached.
    case treeEnsembleRegressor(TreeEnsemble)
  }

  /// Sizes or steps along the height and the width of an image.
  public struct Sides: Codable, Hashable, Sendable {
    /// Along the height.
    public var height: Int
    /// Along the width.
    public var width: Int

    /// Both.
    public init(height: Int, width: Int) { (self.height, self.width) = (height, width) }

    /// The same along both.
    public init(_ side: Int) { self.init(height: side, width: side) }
  }

  /// Zeros around an image.
  public struct Pads: Codable, Hashable, Sendable {
    /// Rows above.
    public var top: Int
    /// Columns before.
    public var left: Int
    /// Rows below.
    public var bottom: Int
    /// Columns behind.
    public var right: Int

    /// This many on each side.
    public init(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) {
      (self.top, self.left, self.bottom, self.right) = (top, left, bottom, right)
    }
  }
}
