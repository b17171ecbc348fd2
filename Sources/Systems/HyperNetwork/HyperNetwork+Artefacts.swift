public import Learning
public import Worlds

extension HyperNetwork {
  /// Accuracy with generated kernels and with own ones, the filters, and the sizes.
  public func artefacts(in world: Split) -> [Artefact] {
    [accuracy, sizes] + filters
  }

  private var accuracy: Artefact {
    let entries = evaluations.entries
    let x = entries.map { Double($0.steps) }
    var lines = [Artefact.Line("generated", x: x, y: entries.map(\.accuracy))]
    let own = entries.compactMap(\.control)
    if own.count == x.count { lines.append(Artefact.Line("own kernels", x: x, y: own)) }
    return Artefact(
      "accuracy", title: "Validation accuracy",
      .curves(.init(xLabel: "steps", yLabel: "share right", lines: lines)))
  }

  private var sizes: Artefact {
    let models = [("generated", Optional(model)), ("own kernels", control)]
    let rows = models.compactMap { name, model in
      model.map {
        [
          name, "\($0.plan.kernelCount)", "\($0.plan.generatorCount)",
          "\($0.plan.parameterCount)",
        ]
      }
    }
    return Artefact(
      "sizes", title: "Weights, and the numbers that they come from",
      .table(
        .init(
          columns: ["network", "weights of kernels", "learned for them", "learned in all"],
          rows: rows)))
  }

  /// The first kernel, generated and own: some filters side by side, one row of them for each of
  /// some input channels.
  private var filters: [Artefact] {
    let models = [
      ("filters", "Filters that were generated", Optional(model)),
      ("own", "Filters of its own", control),
    ]
    return models.compactMap { id, title, model in
      guard let model, let kernel = model.plan.kernels.first, let values = model.kernels.first
      else { return nil }
      return Artefact(
        id, title: title,
        .heatMap(
          .init(
            yLabel: "input channel", xLabel: "filter", values: Self.mosaic(kernel, values))))
    }
  }

  private static func mosaic(_ kernel: ImageNetPlan.Kernel, _ values: [Float]) -> [[Double]] {
    let (inputs, outputs) = (min(kernel.inputs, 3), min(kernel.outputs, 8))
    let gap = Double.nan
    return (0..<inputs).flatMap { input in
      let rows = (0..<kernel.size).map { y in
        (0..<outputs).flatMap { output in
          (0..<kernel.size).map { x in
            let place = ((y * kernel.size + x) * kernel.inputs + input) * kernel.outputs + output
            return Double(values[place])
          } + [gap]
        }
      }
      return rows + [Array(repeating: gap, count: outputs * (kernel.size + 1))]
    }
  }
}
