import Compute
public import Learning
import Methods
public import Worlds

extension HyperLSTM {
  /// What it writes, how its weights change meanwhile, and what it learned.
  public func artefacts(in world: TextCorpus) -> [Artefact] {
    [bits] + writing + [sizes].compactMap { $0 } + matrices
  }

  private var bits: Artefact {
    let entries = evaluations.entries
    let x = entries.map { Double($0.steps) }
    var lines = [Artefact.Line(settings.variant.rawValue, x: x, y: entries.map(\.bits))]
    let plain = entries.compactMap(\.control)
    if let control, plain.count == x.count {
      lines.append(Artefact.Line("\(control.plan.variant.rawValue), as large", x: x, y: plain))
    }
    return Artefact(
      "bits", title: "Validation text, bits per character",
      .curves(.init(xLabel: "steps", yLabel: "bits per character", lines: lines)))
  }

  private var writing: [Artefact] {
    guard let writing = evaluations.writing else { return [] }
    let scene = Artefact(
      "writing", title: "What it writes, and how its weights change", .scene(writing.scene))
    guard let model, !writing.changes.isEmpty else { return [scene] }
    let lines = zip(model.plan.gateNames, writing.changes).map { name, changes in
      Artefact.Line(name, x: changes.indices.map(Double.init), y: changes)
    }
    return [
      scene,
      Artefact(
        "changes", title: "Change of W_h at each character written",
        .curves(.init(xLabel: "character", yLabel: "norm of the change", lines: lines))),
    ]
  }

  private var sizes: Artefact? {
    guard let model else { return nil }
    let rows = [model, control].compactMap { $0 }.map { model in
      [
        model.plan.variant.rawValue, "\(model.plan.units)",
        model.plan.variant.isHyper ? "\(model.plan.hyperUnits)" : "",
        "\(model.parameters.trainableCount)",
      ]
    }
    return Artefact(
      "sizes", title: "The model and its control",
      .table(
        .init(columns: ["variant", "units", "generating units", "parameters"], rows: rows)))
  }

  /// The tables that make factors from embeddings, where there are any: rows are numbers of z, gate
  /// by gate.
  private var matrices: [Artefact] {
    guard let model, let table = model.parameters["generator/factors"] else { return [] }
    let (plan, shown) = (model.plan, min(model.plan.units, 64))
    let rows = (0..<plan.gates * plan.embedding).map { row in
      (0..<shown).map { Double(table[row * plan.units + $0]) }
    }
    return [
      Artefact(
        "generator", title: "From embeddings to factors of W_h, first \(shown) units",
        .heatMap(.init(yLabel: "gate and embedding", xLabel: "unit", values: rows)))
    ]
  }
}
