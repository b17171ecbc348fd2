import Compute
public import Learning
import Methods
public import Worlds

extension Translation {
  /// What it translates, how its weights change meanwhile, and what it learned.
  public func artefacts(in world: SentencePairs) -> [Artefact] {
    [translations, losses, wrongSource, tests, sizes, generator].compactMap { $0 }
  }

  private var translations: Artefact? {
    guard !evaluations.samples.isEmpty else { return nil }
    return Artefact(
      "translations", title: "What it translates, and how its weights change",
      .scene(SampleTranslation.scene(evaluations.samples)))
  }

  private var losses: Artefact {
    let entries = evaluations.entries
    let x = entries.map { Double($0.steps) }
    let lines = models.enumerated().map { place, model in
      Artefact.Line(
        model.plan.cell.variant.rawValue + (place > 0 ? ", as large" : ""), x: x,
        y: entries.map { place == 0 ? $0.loss : $0.controls[place - 1] })
    }
    return Artefact(
      "losses", title: "Validation pairs, nats per piece",
      .curves(.init(xLabel: "steps", yLabel: "nats per piece", lines: lines)))
  }

  /// Whether it heeds the source at all.
  private var wrongSource: Artefact {
    let entries = evaluations.entries
    let x = entries.map { Double($0.steps) }
    return Artefact(
      "wrong-source", title: "The same with the sources of other pairs",
      .curves(
        .init(
          xLabel: "steps", yLabel: "nats per piece",
          lines: [
            Artefact.Line("its own source", x: x, y: entries.map(\.loss)),
            Artefact.Line("another pair's", x: x, y: entries.map(\.misled)),
          ])))
  }

  private var tests: Artefact? {
    guard !results.isEmpty else { return nil }
    let rows = results.map { result in
      [
        result.variant.rawValue, decimals(result.logPerplexity),
        decimals(result.bitsPerCharacter), decimals(result.bleu), decimals(result.misled),
      ]
    }
    return Artefact(
      "test", title: "Test pairs, each model as it was best on validation pairs",
      .table(
        .init(
          columns: ["variant", "nats per piece", "bits per character", "BLEU", "wrong source"],
          rows: rows)))
  }

  private var sizes: Artefact? {
    guard !models.isEmpty else { return nil }
    let rows = models.map { model in
      let cell = model.plan.cell
      return [
        cell.variant.rawValue, "\(cell.units)", cell.variant.isHyper ? "\(cell.hyperUnits)" : "",
        "\(model.plan.sourcePieces)", "\(model.plan.targetPieces)",
        grouped(model.parameters.trainableCount),
      ]
    }
    return Artefact(
      "sizes", title: "The model and its controls",
      .table(
        .init(
          columns: [
            "variant", "units", "generating units", "source pieces", "target pieces", "parameters",
          ], rows: rows)))
  }

  /// The decoder's tables that make factors from embeddings, where there are any: rows are numbers of
  /// z, gate by gate.
  private var generator: Artefact? {
    guard let model = models.first, let table = model.parameters["decoder/generator/factors"]
    else { return nil }
    let (cell, shown) = (model.plan.cell, min(model.plan.cell.units, 64))
    let rows = (0..<cell.gates * cell.embedding).map { row in
      (0..<shown).map { Double(table[row * cell.units + $0]) }
    }
    return Artefact(
      "generator", title: "From embeddings to factors of W_h, first \(shown) units",
      .heatMap(.init(yLabel: "gate and embedding", xLabel: "unit", values: rows)))
  }
}
