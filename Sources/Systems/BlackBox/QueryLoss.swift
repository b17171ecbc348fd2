import Compute

/// What training makes small.
///
/// A function is asked T times, y_t = f(x_t), and m_t is the least of the first t values (Chen and
/// others 2017, section 2.2).
public enum QueryLoss: String, Codable, CaseIterable, Sendable {
  /// L_OI = Σ min(y_t − m_{t−1}, 0): observed improvement.
  ///
  /// The sum telescopes to m_T − y_1, so only the best value at the end counts.
  case observedImprovement = "observed-improvement"
  /// L_EI = −Σ EI(x_t | y_1, …, y_{t−1}): the improvement that the function's prior expects.
  ///
  /// Its mean over the prior is that of L_OI, since it is the mean of each improvement given the
  /// values before; to hold the past fast in it would leave every query to seek its own improvement.
  case expectedImprovement = "expected-improvement"
  /// L_sum = Σ y_t.
  case sum
  /// The mean of m_t: good whenever it is stopped.
  case anytime

  /// The loss, a single number, of queries `[rows, width]` and their values `[rows, 1]`, in order;
  /// a mean over the rows.
  func record(_ queries: [Tensor], _ values: [Tensor], of functions: SampleTensors) -> Tensor {
    switch self {
    case .observedImprovement: Self.observed(values)
    case .expectedImprovement: Self.expected(queries, values, functions)
    case .sum: values.dropFirst().reduce(values[0], +).mean()
    case .anytime: Self.meanBest(values)
    }
  }

  private static func observed(_ values: [Tensor]) -> Tensor {
    let zero = values[0].graph.constant(0)
    var (best, total) = (values[0], values[0].graph.constant(0, values[0].shape))
    for value in values.dropFirst() {
      total = total + (value - best).minimum(zero)
      best = best.minimum(value)
    }
    return total.mean()
  }

  private static func meanBest(_ values: [Tensor]) -> Tensor {
    var (best, total) = (values[0], values[0])
    for value in values.dropFirst() {
      best = best.minimum(value)
      total = total + best
    }
    return total.mean() / Float(values.count)
  }

  private static func expected(
    _ queries: [Tensor], _ values: [Tensor], _ functions: SampleTensors
  ) -> Tensor {
    guard let scales = functions.scales else {
      preconditionFailure("no lengths of the functions for the expected improvement")
    }
    var posterior = PosteriorTensors(scales: scales)
    var (best, total): (Tensor?, Tensor) = (nil, values[0].graph.constant(0, values[0].shape))
    for (query, value) in zip(queries, values) {
      let prediction = posterior.prediction(at: query)
      if let best {
        total =
          total
          - Tensor.expectedImprovement(
            mean: prediction.mean, variance: prediction.variance, below: best)
      }
      posterior.learn(query, value, prediction)
      best = best?.minimum(value) ?? value
    }
    return total.mean()
  }

  /// What an optimizer is kept for: the loss of queries that were made, or what stands for it where
  /// that would take a process.
  func judged(_ paths: [QueryPath]) -> Double {
    let losses = paths.map { path in
      switch self {
      case .observedImprovement, .expectedImprovement: path.least
      case .sum: path.values.reduce(0, +)
      case .anytime: path.bests.reduce(0, +) / Double(path.values.count)
      }
    }
    return losses.reduce(0, +) / Double(losses.count)
  }
}
