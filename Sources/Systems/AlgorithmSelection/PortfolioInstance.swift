/// A problem with what is known of it, and what each algorithm of the portfolio spends on it.
package struct PortfolioInstance: Codable, Hashable, Sendable {
  /// The number of the group it is from: instances of a group are much alike, so that none may be
  /// trained on where others of it are tested.
  package let group: Int
  /// Features, in the portfolio's order; the free ones first.
  package let features: [Double]
  /// What it costs to know those that are not free.
  package let price: Double
  /// What each algorithm costs.
  package let costs: [Double]

  /// The algorithm that costs least, the first of equals.
  var best: Int { costs.indices.min { costs[$0] < costs[$1] } ?? 0 }
}
