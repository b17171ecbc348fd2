extension HyperCellPlan {
  /// How much the generated W_h changes at each step, a row for each gate; no rows where weights are
  /// not generated.
  ///
  /// Row r of W_h is multiplied by d_r, so the change of the matrix between two steps is exactly
  /// ‖ΔW‖² = Σ_r (d_r,t - d_r,t-1)² ‖W_r‖² (Ha et al. 2017, figure 4, shows it for each gate). The
  /// first step changes nothing.
  ///
  /// - Parameters:
  ///   - factors: d at every step, `[gates * units]` each.
  ///   - weights: W_h, `[units, gates * units]`.
  package func weightChanges(_ factors: [[Float]], of weights: [Float]) -> [[Double]] {
    guard variant.isHyper else { return [] }
    var squares = [Float](repeating: 0, count: gates * units)
    for (place, weight) in weights.enumerated() {
      squares[place % (gates * units)] += weight * weight
    }
    return (0..<gates).map { gate in
      factors.indices.map { time in
        guard time > 0 else { return 0 }
        let sum = (gate * units..<(gate + 1) * units).reduce(Float(0)) { sum, row in
          let change = factors[time][row] - factors[time - 1][row]
          return sum + change * change * squares[row]
        }
        return Double(sum).squareRoot()
      }
    }
  }

  /// What the gates are called, in order.
  package var gateNames: [String] {
    gates == 4 ? ["input", "forget", "candidate", "output"] : ["state"]
  }
}
