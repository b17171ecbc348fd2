/// What counts beside the policy and the critic in mazes.
///
/// After Mirowski et al. 2017, section 3.
public struct NavigationWeights: Codable, Hashable, Sendable {
  /// The weight of the loss of depths.
  var depth = 0.0
  /// The weight of the loss of loop closures.
  var loop = 0.0

  /// The same, or `nil` where nothing counts.
  var orNone: NavigationWeights? { depth == 0 && loop == 0 ? nil : self }
}

extension RL2.Settings {
  /// The weight of a loss that asks memory for depths.
  public var depthLoss: Double {
    get { navigation?.depth ?? 0 }
    set { change { $0.depth = newValue } }
  }

  /// The weight of a loss that asks memory for loop closures.
  public var loopLoss: Double {
    get { navigation?.loop ?? 0 }
    set { change { $0.loop = newValue } }
  }

  private mutating func change(_ body: (inout NavigationWeights) -> Void) {
    var weights = navigation ?? NavigationWeights()
    body(&weights)
    navigation = weights.orNone
  }
}
