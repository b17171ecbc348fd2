import Exchange
import Foundation
import Learning
import Running
import Text

/// A file to be written, and which of several it is.
struct ExportedFile {
  /// Where it goes.
  enum Place {
    /// The path that was asked for.
    case path
    /// Beside it, with another ending: `.golden.safetensors`.
    case beside(String)
    /// In the folder that was asked for, under this name.
    case inside(String)
  }

  var place = Place.path
  let bytes: [UInt8]

  /// The path of the file, where another was asked for.
  func path(for asked: String) -> String {
    switch place {
    case .path: return asked
    case .beside(let ending):
      let own = URL(fileURLWithPath: asked).pathExtension
      return (own.isEmpty ? asked : String(asked.dropLast(own.count + 1))) + ending
    case .inside(let name): return asked.hasSuffix("/") ? asked + name : asked + "/" + name
    }
  }
}

/// The files in which a session's network leaves.
struct ModelFiles {
  let runner: Runner
  let name: SessionName
  /// Which network is meant, and whether it is trained again.
  let network: NetworkChoice
  let retrains: Bool

  /// The formats there are.
  static let formats: Set = ["safetensors", "onnx", "pytorch", "card", "genome", "arch"]

  /// The files of one of them, that which was asked for first.
  func files(_ format: String) throws(Failure) -> [ExportedFile] {
    switch format {
    case "onnx": try onnx()
    case "pytorch": try pytorch()
    case "genome": [ExportedFile(bytes: try genome())]
    case "arch": [ExportedFile(bytes: try architecture())]
    case "card": [ExportedFile(bytes: Array(try card().utf8))]
    default: [ExportedFile(bytes: try safetensors())]
    }
  }

  /// The model of the network that is meant.
  ///
  /// - Throws: `Failure` that says what the session has instead, or how to come by one.
  var sessionModel: SessionModel {
    get throws(Failure) {
      if retrains {
        guard case .trial(let id) = network else {
          throw Failure(.input, "--retrain trains one trial again: say --network trial-N, too")
        }
        return try runner.retrainedModel(ofTrial: id, of: name)
      }
      return try runner.exportable(network, of: name)
    }
  }

  /// An ONNX file, and golden tensors to check a reader with.
  private func onnx() throws(Failure) -> [ExportedFile] {
    let record = try runner.store.record(name), session = try sessionModel
    let facts = try session.facts(of: name, record, program: Program.version)
    let bytes = try ONNX.bytes(
      session.model.graph, name: record.request.system, producer: ("athanor", Program.version),
      metadata: facts)
    return [
      ExportedFile(bytes: bytes),
      ExportedFile(place: .beside(".golden.safetensors"), bytes: try Self.golden(session.model)),
    ]
  }

  /// A file of Python, its numbers, golden tensors to check it with, and a card.
  private func pytorch() throws(Failure) -> [ExportedFile] {
    let record = try runner.store.record(name), session = try sessionModel
    let facts = try session.facts(of: name, record, program: Program.version)
    let files = try PyTorch.files(
      session.model.graph, title: "\(record.request.system), session \(name)")
    return [
      ExportedFile(place: .inside("network.py"), bytes: Array(files.source.utf8)),
      ExportedFile(
        place: .inside("network.safetensors"),
        bytes: try Safetensors.bytes(files.tensors, metadata: facts)),
      ExportedFile(
        place: .inside("golden.safetensors"), bytes: try Self.golden(session.model)),
      ExportedFile(place: .inside("README.md"), bytes: Array(try card().utf8)),
    ]
  }

  /// The genome, as neat-python reads it.
  private func genome() throws(Failure) -> [UInt8] {
    guard let genome = try runner.genome(name) else {
      throw Failure(.input, "session '\(name)' has no genome of single nodes: try --format onnx")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(genome)) + [UInt8(ascii: "\n")]
    } catch {
      throw Failure(.computation, "a genome cannot be written: \(error)")
    }
  }

  /// The architecture in a line.
  private func architecture() throws(Failure) -> [UInt8] {
    guard let found = try runner.architecture(network, of: name) else {
      throw Failure(.input, "session '\(name)' has evaluated no architecture")
    }
    return Array((found.text + "\n").utf8)
  }

  /// The weights alone.
  private func safetensors() throws(Failure) -> [UInt8] {
    if let kept = try runner.network(network, of: name) { return kept.file }
    let record = try runner.store.record(name), tensors = try runner.tensors(name)
    guard !tensors.isEmpty else {
      throw Failure(.input, "session '\(name)' keeps no weights to export")
    }
    var facts = [
      "athanor": Program.version, "session": name.text, "system": record.request.system,
      "seed": "\(record.request.seed)",
    ]
    if let session = try runner.model(network, of: name) {
      facts.merge(try session.facts(of: name, record, program: Program.version)) { $1 }
    }
    return try Safetensors.bytes(tensors, metadata: facts)
  }

  private static func golden(_ model: ExportedModel) throws(Failure) -> [UInt8] {
    try Safetensors.bytes(
      model.golden,
      metadata: [
        "inputs": model.graph.inputs.map(\.name).joined(separator: " "),
        "note": "inputs, and what athanor itself computes of them",
      ])
  }
}
