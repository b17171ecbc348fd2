import Methods

/// The expected improvement by one process, or its mean over several.
struct Expectation {
  /// The processes, which believe their means where trials are pending.
  let processes: [GaussianProcess]
  /// The best mean of each at a trial with a result.
  let incumbents: [Double]

  /// Processes of what is known; `nil` where none can be computed.
  ///
  /// - Parameter pending: Where trials are without a result, `[trials, width]`.
  init?(
    _ data: Observations, _ parameters: [GaussianProcessParameters], believing pending: [Double]
  ) {
    let fit = data.fit
    let processes = parameters.compactMap { parameters in
      (try? fit.process(parameters)).flatMap { try? $0.believing(at: pending) }
    }
    guard !processes.isEmpty else { return nil }
    self.processes = processes
    incumbents = processes.map { $0.posterior(at: data.points).means.max() ?? 0 }
  }

  /// The expected improvement at points `[points, width]`, in standard deviations of the scores.
  func values(at points: [Double]) -> [Double] {
    var sums: [Double] = []
    for (process, incumbent) in zip(processes, incumbents) {
      let (means, deviations) = process.posterior(at: points)
      let values = zip(means, deviations).map {
        ExpectedImprovement.value(mean: $0, deviation: $1, over: incumbent)
      }
      sums = sums.isEmpty ? values : zip(sums, values).map { $0 + $1 }
    }
    return sums.map { $0 / Double(processes.count) }
  }

  /// The gradient at one point `[width]`.
  func gradient(at point: [Double]) -> [Double] {
    var sum = point.map { _ in 0.0 }
    for (process, incumbent) in zip(processes, incumbents) {
      let (mean, deviation, meanSlope, deviationSlope) = process.slopes(at: point)
      let slopes = ExpectedImprovement.slopes(mean: mean, deviation: deviation, over: incumbent)
      for place in sum.indices {
        sum[place] += slopes.mean * meanSlope[place] + slopes.deviation * deviationSlope[place]
      }
    }
    return sum.map { $0 / Double(processes.count) }
  }
}
