import Compute
import Foundation
import Learning
import Running
import Text

extension ModelFiles {
  /// A page in Markdown that goes with a network: what it is, how it was chosen, how good it is.
  func card() throws(Failure) -> String {
    let record = try runner.store.record(name), session = try sessionModel
    let facts = try session.facts(of: name, record, program: Program.version)
    let system = try runner.system(record.request.system)
    return ModelCard(
      name: name, record: record, session: session, facts: facts, title: system.card.title,
      trials: try runner.trials(of: name), notes: try milestones
    ).text
  }

  private var milestones: [String] {
    get throws(Failure) {
      try runner.store.events(name).compactMap { event in
        if case .note(.milestone, let text) = event.body { text } else { nil }
      }
    }
  }
}

/// The text of a card.
private struct ModelCard {
  let name: SessionName
  let record: SessionRecord
  let session: SessionModel
  let facts: [String: String]
  /// What the system is called.
  let title: String
  let trials: [TrialRecord]
  /// What the log tells of importance.
  let notes: [String]

  var text: String {
    ([head, "# \(printable(name.text)): \(what)"] + sections.flatMap { ["## \($0.0)", $0.1] })
      .joined(separator: "\n\n") + "\n"
  }

  private var head: String {
    let data = printable(facts["data"] ?? record.request.system)
    return """
      ---
      library_name: athanor
      tags: [\(record.request.system), neural-architecture, onnx]
      datasets: [\(PredictionSheet.quoted(data))]
      metrics: [accuracy]
      ---
      """
  }

  private var what: String {
    session.trial.map { "the network of trial \($0.id)" } ?? session.model.kind
  }

  private var sections: [(String, String)] {
    [("What it is", origin), ("The network", network), ("What goes in", input)]
      + (session.trial.map { [("How it was chosen", choice($0))] } ?? [])
      + [("What is known of it", results), ("Limits", limits), ("To check a copy", check)]
  }

  private var origin: String {
    let request = record.request
    let settings = request.settings.sorted { $0.key < $1.key }
      .map { "--set \($0.key)=\($0.value)" }
    let data = request.data.map { ["--data \($0)"] } ?? []
    let world = request.world.map { ["--world \($0)"] } ?? []
    let command =
      ["athanor run \(request.system) --seed \(request.seed)"] + (data.isEmpty ? world : data)
      + settings
    return """
      Made by athanor \(facts["athanor"] ?? "") with \(title), session \(name), seed \
      \(request.seed), on \(facts["machine"] ?? ""). The same comes of

      ```sh
      \(command.joined(separator: " \\\n  "))
      ```
      """
  }

  private var network: String {
    guard let layers = session.network?.network else {
      let graph = session.model.graph
      let values = { (values: [ModelGraph.Value]) in
        values.map { "- `\($0.name)` \($0.type)" }.joined(separator: "\n")
      }
      return "Inputs:\n\n\(values(graph.inputs))\n\nOutputs:\n\n\(values(graph.outputs))"
    }
    let rows = layers.summaries.map {
      "| \($0.name) | \($0.output) | \($0.parameterCount) |"
    }
    return (["| layer | output | parameters |", "|---|---|---|"] + rows).joined(separator: "\n")
  }

  private var input: String {
    var lines: [String] = []
    if let classifier = session.model.classifier {
      let sizes = classifier.inputShape.map(String.init).joined(separator: "x")
      lines.append("Raw values, \(sizes) of each example, as they stand in the data.")
      if let range = classifier.trainingRange {
        lines.append(
          "In training they lay in \(Numeral.brief(Double(range.lowerBound)))..."
            + "\(Numeral.brief(Double(range.upperBound))).")
      }
      lines.append("Classes: \(classifier.classes.map { printable($0) }.joined(separator: ", ")).")
      if let schema = classifier.schema {
        lines.append(
          "Features: \(schema.inputNames.map { printable($0) }.joined(separator: ", ")).")
      }
    }
    if facts["normaliser"] != nil {
      lines.append("The normaliser, fitted to the training part alone, is part of the network.")
    }
    let rest = session.model.facts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)." }
    return (lines + rest).joined(separator: "\n")
  }

  private func choice(_ trial: TrialRecord) -> String {
    let searched = trials.filter { $0.purpose == .search }.count
    let finalists = trials.filter { $0.purpose == .finalist }.count
    let tested = trials.filter { $0.purpose == .test }.count
    let parts = facts["trained-on"] ?? ""
    return """
      `\(printable(trial.candidate, most: 400))`

      \(counted(searched, "candidate")) of the search were compared by the validation part, and \
      \(counted(finalists, "finalist")) once more. The test part was looked at after the choice, by \
      \(counted(tested, "network")). These are the weights of epoch \(facts["epoch"] ?? "?"), \
      trained on \(parts).
      """
  }

  private var results: String {
    var lines: [String] = []
    if let trial = session.trial, let score = trial.outcome.score {
      let part = trial.purpose == .test ? "test" : "validation"
      lines.append("Score on the \(part) part: \(score).")
    }
    lines += notes.suffix(6).map { "- \(printable($0, most: 400))" }
    return lines.isEmpty ? "Nothing was measured yet." : lines.joined(separator: "\n")
  }

  private var limits: String {
    let crc = facts["data-crc"].map { " (CRC-32 \($0))" } ?? ""
    return """
      It knows \(printable(facts["data"] ?? "its world"))\(crc) and nothing else. Probabilities are \
      not calibrated. The score of the best of many candidates on the part that chose it is too high; \
      that of the test part is not.
      """
  }

  private var check: String {
    """
    ```python
    import onnxruntime, safetensors.numpy
    golden = safetensors.numpy.load_file("NAME.golden.safetensors")
    network = onnxruntime.InferenceSession("NAME.onnx")
    names = [value.name for value in network.get_outputs()]
    found = network.run(None, {value.name: golden[value.name] for value in network.get_inputs()})
    print([abs(found[names.index(name)] - golden[name]).max() for name in names if name in golden])
    ```

    No number should be above 0.00001 of the largest golden one.
    """
  }
}
