import Exchange
import Foundation
import Learning
import Running
import Text

/// A file to be written, and which of several it is.
struct ExportedFile {
  /// Behind the path that was asked for, without its ending: `.golden.safetensors`; empty for the
  /// file that was asked for itself.
  var suffix = ""
  let bytes: [UInt8]
}

extension Exporter {
  /// The model of the network that is meant.
  ///
  /// - Throws: `Failure` that says what the session has instead, or how to come by one.
  var sessionModel: SessionModel {
    get throws(Failure) {
      guard let model = try runner.model(network, of: name) else {
        throw Failure(.input, try runner.accountOfNoNetwork(name))
      }
      return model
    }
  }

  /// An ONNX file, and golden tensors to check a reader with.
  func onnx() throws(Failure) -> [ExportedFile] {
    let record = try runner.store.record(name), session = try sessionModel
    let facts = try session.facts(of: name, record, program: Program.version)
    let bytes = try ONNX.bytes(
      session.model.graph, name: record.request.system, producer: ("athanor", Program.version),
      metadata: facts)
    return [
      ExportedFile(bytes: bytes),
      ExportedFile(suffix: ".golden.safetensors", bytes: try Self.golden(session.model)),
    ]
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
