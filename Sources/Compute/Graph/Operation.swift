/// What a node of a graph computes from its inputs.
package enum Operation: Hashable, Sendable {
  // Leaves
  /// Written by the caller before a run; the number tells inputs apart.
  case input(Int)
  /// An entry of the graph's parameters.
  case parameter(Int)
  case literal([Float])

  /// Element by element; all inputs have the node's shape.
  case pointwise(Pointwise)

  // The same numbers, seen or arranged otherwise
  case reshape
  /// The input, through which no gradient flows.
  case stopGradient
  /// The first input; its gradient goes to the others by a rule of its own.
  case custom(CustomGradient)
  case broadcast(Axes)
  /// From `start` along the middle axis of the input, seen as these axes.
  case slice(Axes, start: Int)
  /// Inputs joined along the middle axis; the axes are those of the result.
  case concatenate(Axes)
  /// `[rows, columns]` to `[columns, rows]`.
  case transpose

  // Fewer numbers than went in
  case sum(Axes)
  case maximum(Axes)
  /// Mean, then 1 / sqrt(variance + epsilon), each of `outer * inner` numbers.
  case moments(Axes, epsilon: Float)
  /// Of g, x and moments: the sums of g and of g times the standardised x.
  case momentSums(Axes)

  // Recurrent cells, which have several outputs
  case cell(RecordedCell, hasState: Bool)
  case cellGradient(CellGradient)
  /// An output of the input beyond the first; its number.
  case output(Int)

  // Products
  /// With `isPacked`, the second input is the right factor as panels.
  case product(transposesLeft: Bool, transposesRight: Bool, isPacked: Bool = false)
  /// The panels of a right factor.
  case panels(isTransposed: Bool)
  case convolution(Window)
  /// Of the gradient of the output and the weights: the gradient of the image.
  case convolutionImageGradient(Window)
  /// Of the image and the gradient of the output: the gradient of the weights.
  case convolutionWeightGradient(Window)

  // Pools
  case maximumPool(Window)
  /// Of the image, the output and the gradient of the output.
  case maximumPoolGradient(Window)
  case averagePool(Window)
  case averagePoolGradient(Window)

  // Classes and look-ups; indices are whole numbers held as floats
  case logSoftmax
  /// Of logits `[rows, classes]` and labels `[rows]`: the loss of each row.
  case crossEntropy
  /// Of logits, labels and the gradient of each row's loss.
  case crossEntropyGradient
  /// Of a table `[entries, width]` and indices: rows of the table.
  case gather
  /// Of indices and rows: a table with each row added at its index.
  case scatterAdd
  case oneHot
  /// The index of the first largest number of each row.
  case argmax
}

/// A gradient rule that is better than what the recorded operations would give.
package enum CustomGradient: Hashable, Sendable {
  /// Inputs: result, x, scale, offset, moments; scale and offset go with the last axis.
  case batchNorm(Axes)
  /// Inputs: result, x, moments.
  case standardise(Axes)
}
