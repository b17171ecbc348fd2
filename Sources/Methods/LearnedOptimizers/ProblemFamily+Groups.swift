import Compute

extension ProblemFamily {
  /// Parameters that share a learned optimizer, as convolutions do and all others (section 3.3).
  struct Group: Hashable, Sendable {
    let name: String
    /// Where they stand in the row of a problem.
    let range: Range<Int>
  }

  /// The groups, in the order in which they stand.
  var groups: [Group] {
    guard case .classifier(let classifier) = self, !classifier.filters.isEmpty else {
      return [Group(name: "rule", range: 0..<width)]
    }
    let kernels = classifier.parts.filter(\.isKernel).reduce(0) { $0 + $1.shape.count }
    return [Group(name: "conv", range: 0..<kernels), Group(name: "fc", range: kernels..<width)]
  }

  /// Problems whose parameters are some thousands together: as many are optimised side by side; of
  /// pictures one.
  package var problemsAtOnce: Int {
    if case .painting = self { return 1 }
    return min(max(2000 / width, 1), 64)
  }
}
