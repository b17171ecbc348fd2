extension ModelGraph {
  /// Adds what classifiers give: `label [N]`, the first of the largest scores, `probabilities [N, K]`,
  /// their softmax, and the scores themselves, and makes them the outputs, in this order.
  ///
  /// - Parameters:
  ///   - scores: The value `[N, K]` that is read.
  ///   - name: What scores are called as an output; `logits` where they have a softmax.
  ///   - hasProbabilities: Whether scores are logits.
  package mutating func classify(
    by scores: String, named name: String = "logits", _ classes: [String],
    hasProbabilities: Bool = true
  ) {
    let count = Dimension.size(classes.count)
    self.classes = classes
    if scores != name { add(name, .identity, [scores]) }
    outputs = [.init("label", .init(.int64, ["N"]))]
    if hasProbabilities {
      add("probabilities", .softmax(axis: -1), [name])
      outputs.append(.init("probabilities", .init(.float, ["N", count])))
    }
    add("label", .argMax(axis: -1), [name])
    outputs.append(.init(name, .init(.float, ["N", count])))
  }
}

extension ExportedModel {
  /// The same as a classifier by its only output, `logits`.
  package func classifying(_ classes: [String]) -> ExportedModel {
    var result = self
    result.graph.classify(by: "logits", classes)
    return result
  }
}
