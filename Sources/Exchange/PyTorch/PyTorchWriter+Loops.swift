import Learning

extension PyTorchWriter {
  /// One step or several of long short-term memory, gates in ONNX's order: input, output, forget, cell.
  mutating func lstm(_ node: ModelGraph.Node) -> [String] {
    let x = value(node.inputs[0]), w = value(node.inputs[1]), r = value(node.inputs[2])
    let b = value(node.inputs[3]), h = value(node.inputs[5]), c = value(node.inputs[6])
    let outputs = node.outputs.map { $0.isEmpty ? "_" : names.name(of: $0) }
    return [
      "hidden, cell = \(h)[0], \(c)[0]",
      "first, second = \(b)[0].chunk(2)",
      "for step in \(x):",
      "    gates = step @ \(w)[0].T + first + hidden @ \(r)[0].T + second",
      "    i, o, f, g = gates.chunk(4, 1)",
      "    cell = torch.sigmoid(f) * cell + torch.sigmoid(i) * torch.tanh(g)",
      "    hidden = torch.sigmoid(o) * torch.tanh(cell)",
      "\(outputs[1]), \(outputs[2]) = hidden.unsqueeze(0), cell.unsqueeze(0)",
    ]
  }

  /// The same of gated recurrent units: update, reset, hidden.
  mutating func gru(_ node: ModelGraph.Node) -> [String] {
    let x = value(node.inputs[0]), w = value(node.inputs[1]), r = value(node.inputs[2])
    let b = value(node.inputs[3]), h = value(node.inputs[5])
    let output = names.name(of: node.outputs[1])
    return [
      "hidden = \(h)[0]",
      "first, second = \(b)[0].chunk(2)",
      "for step in \(x):",
      "    z, r, n = (step @ \(w)[0].T + first).chunk(3, 1)",
      "    zh, rh, nh = (hidden @ \(r)[0].T + second).chunk(3, 1)",
      "    z, r = torch.sigmoid(z + zh), torch.sigmoid(r + rh)",
      "    hidden = (1 - z) * torch.tanh(n + r * nh) + z * hidden",
      "\(output) = hidden.unsqueeze(0)",
    ]
  }

  /// A loop over the first axis of sequences.
  mutating func scan(
    _ node: ModelGraph.Node, _ body: ModelGraph, _ states: Int
  ) throws(ModelGraphError) -> [String] {
    let method = try method(forBody: body, of: node)
    let given = node.inputs.map { value($0) }
    let carried = (0..<states).map { "state\($0)" }
    let made = (states..<node.outputs.count).map { "made\($0)" }
    let sequences = given[states...]
    let elements = (0..<sequences.count).map { "element\($0)" }
    let steps =
      sequences.count == 1
      ? sequences.joined() : "zip(\(sequences.joined(separator: ", ")))"
    let results = carried + made.map { "\($0)_now" }
    var lines = zip(carried, given).map { "\($0) = \($1)" }
    lines += made.map { "\($0) = []" }
    lines.append("for \(elements.joined(separator: ", ")) in \(steps):")
    lines.append(
      "    \(results.joined(separator: ", ")) = self.\(method)("
        + "\((carried + elements).joined(separator: ", ")))")
    lines += made.map { "    \($0).append(\($0)_now)" }
    lines += zip(node.outputs, carried).map { "\(names.name(of: $0)) = \($1)" }
    lines += zip(node.outputs[states...], made).map {
      "\(names.name(of: $0)) = torch.stack(\($1))"
    }
    return lines
  }
}
