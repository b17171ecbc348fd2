package import Compute
package import Learning

extension CellPlan {
  /// The network on texts of any length: `characters [T, N]`, numbers of symbols, and what is carried
  /// from step to step, `memory1 [N, width]` and so on, zero before a text, to the logits
  /// `[T, N, symbols]` of each next symbol, and what is carried on.
  ///
  /// - Parameter symbols: What the symbols are called.
  package func model(
    _ parameters: Parameters, symbols names: [String]
  ) throws(ModelGraphError) -> ExportedModel {
    let step = try ExportedModel(parameters) { record(rows: $0) }
    var graph = step.graph.scanned(over: memoryWidths, symbols: symbols)
    graph.classes = names
    var model = ExportedModel(
      graph, golden: try golden(parameters),
      facts: ["memory": "zeros before a text", "symbols": "characters are numbers of classes"])
    model.languageModel = CellLanguageModel(
      self, try record(rows: 1).parameters(parameters), symbols: names)
    return model
  }

  /// One step: what is carried comes first, as a loop has it.
  private func record(rows: Int) -> ModelRecording {
    let graph = Graph()
    let character = graph.input([rows])
    let memory = memoryWidths.map { graph.input([rows, $0]) }
    let (cell, head) = declaration(in: graph)
    let next = cell(cell.projected(character), memory)
    return ModelRecording(
      inputs: memory.enumerated().map { .init("before\($0 + 1)", $1) }
        + [.init("character", character, below: symbols)],
      outputs: next.memory.enumerated().map { ("after\($0 + 1)", $1) }
        + [("scores", head(next.hidden))])
  }

  /// Five steps of texts, one after the other.
  private func golden(_ parameters: Parameters) throws(ModelGraphError) -> [NamedTensor] {
    let (rows, steps) = (ExportedModel.goldenRows, 5)
    let recording = record(rows: rows)
    var random = ExportedModel.goldenRandom, own = try recording.parameters(parameters)
    let first = memoryWidths.map { width in
      (0..<rows * width).map { _ in Float(random.uniform(in: -1...1)) }
    }
    let text = (0..<steps * rows).map { _ in random.below(symbols) }
    var memory = first, logits: [Float] = []
    for step in 0..<steps {
      let characters = text[step * rows..<(step + 1) * rows].map { Float($0) }
      let results = recording.run(memory + [characters], &own)
      memory = Array(results.dropLast())
      logits += results[results.count - 1]
    }
    let named = { (name: String, values: [[Float]]) in
      zip(memoryWidths, values).enumerated().map {
        NamedTensor("\(name)\($0 + 1)", shape: [rows, $1.0], values: $1.1)
      }
    }
    return [NamedTensor("characters", shape: [steps, rows], .integer(text.map { Int64($0) }))]
      + named("memory", first) + named("next_memory", memory)
      + [NamedTensor("logits", shape: [steps, rows, symbols], values: logits)]
  }
}

extension ModelGraph {
  /// This step in a loop over characters.
  fileprivate func scanned(over widths: [Int], symbols: Int) -> ModelGraph {
    let numbers = widths.indices.map { "\($0 + 1)" }
    let memory = zip(numbers, widths).map {
      Value("memory\($0)", .init(.float, ["N", .size($1)]))
    }
    var model = ModelGraph(
      inputs: [.init("characters", .init(.int64, ["T", "N"]))] + memory)
    model.nodes.append(
      .init(
        "text", .scan(body: self, states: widths.count), memory.map(\.name) + ["characters"],
        outputs: numbers.map { "next_memory\($0)" } + ["logits"]))
    model.outputs =
      [.init("logits", .init(.float, ["T", "N", .size(symbols)]))]
      + zip(numbers, widths).map {
        Value("next_memory\($0)", .init(.float, ["N", .size($1)]))
      }
    return model
  }
}
