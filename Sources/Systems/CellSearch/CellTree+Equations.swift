extension CellTree {
  /// What the cell computes at a step, a line each.
  var equations: [String] {
    var lines: [String] = []
    for node in nodes.indices {
      lines.append("s\(node) = \(operands(of: node))")
      let output = "a\(node) = " + Self.apply(nodes[node].activation, to: "s\(node)")
      lines.append(output)
      if node == injected {
        let sign = inject.combination == .add ? "+" : "⊙"
        lines.append(
          "a\(node) ← " + Self.apply(inject.activation, to: "a\(node) \(sign) c_{t-1}"))
      }
    }
    return lines + ["h_t = a\(nodes.count - 1)", "c_t = s\(memory)"]
  }

  private func operands(of node: Int) -> String {
    let sign = nodes[node].combination == .add ? "+" : "⊙"
    guard node >= base else {
      return "W\(2 * node + 1) x_t \(sign) W\(2 * node + 2) h_{t-1}"
    }
    let (left, right) = children(of: node)
    return "a\(left) \(sign) a\(right)"
  }

  private static func apply(_ activation: CellActivation, to operand: String) -> String {
    activation == .identity ? operand : "\(activation)(\(operand))"
  }
}
