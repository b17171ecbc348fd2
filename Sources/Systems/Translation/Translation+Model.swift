import Compute
import Foundation
public import Learning
import Methods
public import Worlds

extension Translation {
  /// The network as it was best on validation pairs; `nil` before the first step.
  ///
  /// `source [S, N]`, numbers of pieces from the last to the first, and `before [T, N]`, the piece
  /// before each that is asked for, to `logits [T, N, pieces]`. The sources of a batch have equally
  /// many pieces.
  public func model(in world: SentencePairs) throws(ModelGraphError) -> ExportedModel? {
    guard let model = models.first else { return nil }
    let plan = model.plan
    let encoder = try ExportedModel(model.kept) { plan.recordReading(rows: $0) }
    let decoder = try ExportedModel(model.kept) { plan.recordWriting(rows: $0) }
    return ExportedModel(
      plan.joined(encoder.graph, decoder.graph), golden: try plan.golden(model.kept),
      facts: [
        "source": "pieces of source_pieces from the last to the first, as many for every row",
        "before": "1 (start), then the pieces of target_pieces that were written; 2 ends",
        "memory": "zeros",
        "pieces": "characters of a word, its space first, then merged pair by pair, the first of "
          + "source_merges first",
      ].merging(vocabularies(in: world)) { fact, _ in fact })
  }

  /// What the numbers of pieces stand for, and how words are cut into them, as JSON.
  private func vocabularies(in world: SentencePairs) -> [String: String] {
    guard let data = try? takeData(in: world) else { return [:] }
    return [
      "source_pieces": json(data.source.pieces), "source_merges": json(data.source.mergedPairs),
      "target_pieces": json(data.target.pieces), "target_merges": json(data.target.mergedPairs),
    ]
  }

  private func json(_ value: some Encodable) -> String {
    String(decoding: (try? JSONEncoder().encode(value)) ?? Data(), as: UTF8.self)
  }
}

extension TranslationPlan {
  private var memoryNames: [String] { cell.memoryWidths.indices.map { "memory\($0 + 1)" } }

  /// One step of the network that reads; what is carried comes first, as a loop has it.
  fileprivate func recordReading(rows: Int) -> ModelRecording {
    let recording = TranslationRecording(self, rows: rows)
    let memory = memory(in: recording), piece = recording.graph.input([rows])
    let after = recording.encoded(piece, from: memory)
    return ModelRecording(
      inputs: inputs(memory) + [.init("piece", piece, below: sourcePieces)],
      outputs: outputs(after))
  }

  /// One step of the network that writes.
  fileprivate func recordWriting(rows: Int) -> ModelRecording {
    let recording = TranslationRecording(self, rows: rows)
    let memory = memory(in: recording), piece = recording.graph.input([rows])
    let steps = recording.decoded(piece, from: memory)
    return ModelRecording(
      inputs: inputs(memory) + [.init("piece", piece, below: targetPieces)],
      outputs: outputs(steps[0].memory) + [("scores", recording.logits(steps))])
  }

  private func memory(in recording: TranslationRecording) -> [Tensor] {
    cell.memoryWidths.map { recording.graph.input([recording.rows, $0]) }
  }

  private func inputs(_ memory: [Tensor]) -> [ModelRecording.Input] {
    memory.enumerated().map { .init("carried\($0 + 1)", $1) }
  }

  private func outputs(_ memory: [Tensor]) -> [(name: String, tensor: Tensor)] {
    memory.enumerated().map { ("after\($0 + 1)", $1) }
  }

  /// Both steps in loops, the second from where the first ends.
  fileprivate func joined(_ encoder: ModelGraph, _ decoder: ModelGraph) -> ModelGraph {
    let widths = cell.memoryWidths, names = memoryNames
    let states = names.map { "source_\($0)" }, carried = names.map { "next_\($0)" }
    let pieces = [("source", "S"), ("before", "T")].map { name, steps in
      ModelGraph.Value(name, .init(.int64, [.symbol(steps), "N"]))
    }
    let memory = { (names: [String]) in
      zip(names, widths).map { ModelGraph.Value($0, .init(.float, ["N", .size($1)])) }
    }
    var model = ModelGraph(inputs: pieces + memory(names))
    model.nodes = [
      .init(
        "reading", .scan(body: encoder.named(under: "encoder."), states: names.count),
        names + ["source"],
        outputs: states),
      .init(
        "writing", .scan(body: decoder.named(under: "decoder."), states: names.count),
        states + ["before"],
        outputs: carried + ["logits"]),
    ]
    model.outputs =
      [.init("logits", .init(.float, ["T", "N", .size(targetPieces)]))] + memory(carried)
    return model
  }

  /// Pairs of four and five pieces, in one recording as a test reads them.
  fileprivate func golden(_ parameters: Parameters) throws(ModelGraphError) -> [NamedTensor] {
    let (rows, source, target) = (ExportedModel.goldenRows, 4, 5)
    var random = ExportedModel.goldenRandom
    let read = (0..<source * rows).map { _ in random.below(sourcePieces) }
    let before = (0..<target * rows).map { _ in random.below(targetPieces) }
    let recording = TranslationRecording(self, rows: rows)
    let inputs = [
      recording.graph.input([source * rows]), recording.graph.input([source * rows, 1]),
      recording.graph.input([target * rows]),
    ]
    let steps = recording.decoded(
      inputs[2], from: recording.encoded(inputs[0], isThere: inputs[1]))
    let whole = ModelRecording(
      inputs: inputs.enumerated().map { .init("\($0)", $1) },
      outputs: [("logits", recording.logits(steps))])
    var own = try whole.parameters(parameters)
    let there = [Float](repeating: 1, count: source * rows)
    let results = whole.run([read.map { Float($0) }, there, before.map { Float($0) }], &own)
    return [
      NamedTensor("source", shape: [source, rows], .integer(read.map { Int64($0) })),
      NamedTensor("before", shape: [target, rows], .integer(before.map { Int64($0) })),
      NamedTensor("logits", shape: [target, rows, targetPieces], values: results[0]),
    ]
      + zip(memoryNames, cell.memoryWidths).map {
        NamedTensor($0, shape: [rows, $1], values: Array(repeating: 0, count: rows * $1))
      }
  }
}
