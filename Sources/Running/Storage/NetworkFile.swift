import Compute
import Exchange
import Foundation
import Learning
import Text

/// The bytes of a kept network: its parameters as safetensors under their own names and layout, and
/// all else that is needed to use it as metadata.
enum NetworkFile {
  /// The bytes of a file.
  ///
  /// - Parameter facts: What else the file is to say.
  static func bytes(
    of network: TrainedNetwork, _ facts: [String: String]
  ) throws(Failure) -> [UInt8] {
    let parameters = network.parameters
    let tensors = parameters.entries.map { entry in
      NamedTensor(
        entry.name, shape: entry.shape.dimensions, values: Array(parameters.values[entry.range]))
    }
    var metadata = facts
    switch network.form {
    case .layers(let layers):
      metadata["network"] = try json(layers)
      metadata["input"] = try json(layers.input.dimensions)
    case .cell(let words):
      metadata["cell"] = words
      metadata["layout"] = try json(parameters.entries)
    }
    metadata["classes"] = try json(network.classes)
    metadata["epoch"] = "\(network.epoch)"
    metadata["trained-on"] = network.trainedOn.rawValue
    metadata["trainable"] = "\(parameters.trainableCount)"
    if let schema = network.schema {
      metadata["features"] = try json(schema.inputNames)
      metadata["columns"] = try json(schema)
    }
    if let map = network.normaliser {
      metadata["normaliser"] = try json(["scales": map.scales, "offsets": map.offsets])
    }
    return try Safetensors.bytes(tensors, metadata: metadata)
  }

  /// Reads a file back.
  ///
  /// - Throws: `Failure` of kind damage where it is not what `bytes` writes.
  static func read(
    _ bytes: [UInt8], path: String
  ) throws(Failure) -> (network: TrainedNetwork, metadata: [String: String]) {
    let (tensors, metadata) = try Safetensors.read(bytes)
    do {
      let (form, entries) = try form(metadata)
      guard let parameters = parameters(entries, tensors) else {
        throw Envelope.damaged(path, "its tensors are not those of its network")
      }
      guard let epoch = metadata["epoch"].flatMap({ Int($0) }),
        let parts = metadata["trained-on"].flatMap(TrainedNetwork.Parts.init(rawValue:))
      else { throw Envelope.damaged(path, "it lacks a part of what a kept network has") }
      let trained = TrainedNetwork(
        form, parameters, normaliser: try normaliser(metadata),
        classes: try value("classes", metadata),
        schema: try schema(metadata, inputs: form.inputs),
        epoch: epoch, trainedOn: parts)
      return (trained, metadata)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Envelope.damaged(path, Failure.reason(error))
    }
  }

  /// What a network is, and which parameters it has.
  private static func form(
    _ metadata: [String: String]
  ) throws -> (form: TrainedNetwork.Form, entries: [Parameters.Entry]) {
    if let words = metadata["cell"] { return (.cell(words), try value("layout", metadata)) }
    let network: Network = try value("network", metadata)
    return (.layers(network), network.emptyParameters.entries)
  }

  /// The numbers of the tensors in the order of the entries; `nil` where they are not the same.
  private static func parameters(
    _ entries: [Parameters.Entry], _ tensors: [NamedTensor]
  ) -> Parameters? {
    guard entries.count == tensors.count else { return nil }
    var values: [Float] = []
    for entry in entries {
      guard let tensor = tensors.first(where: { $0.name == entry.name }),
        tensor.shape == entry.shape.dimensions, case .float(let numbers) = tensor.numbers
      else { return nil }
      values += numbers
    }
    return Parameters(entries, filledWith: values)
  }

  private static func schema(
    _ metadata: [String: String], inputs: Int?
  ) throws -> TableSchema? {
    guard metadata["columns"] != nil else { return nil }
    let schema: TableSchema = try value("columns", metadata)
    guard schema.isSound, inputs == nil || schema.inputs.count == inputs else {
      throw Failure(.damage, "its columns are not those of its network")
    }
    return schema
  }

  private static func normaliser(_ metadata: [String: String]) throws -> ChannelMap? {
    guard metadata["normaliser"] != nil else { return nil }
    let parts: [String: [Float]] = try value("normaliser", metadata)
    return ChannelMap(scales: parts["scales"] ?? [], offsets: parts["offsets"] ?? [])
  }

  private static func json(_ value: some Encodable) throws(Failure) -> String {
    do {
      return String(decoding: try Envelope.encode(value), as: UTF8.self)
    } catch {
      throw Failure(.computation, "a network cannot be written: \(Failure.reason(error))")
    }
  }

  private static func value<Value: Decodable>(
    _ key: String, _ metadata: [String: String]
  ) throws -> Value {
    try Envelope.decode(Value.self, from: Data((metadata[key] ?? "").utf8))
  }
}

extension TrainedNetwork.Form {
  /// Numbers of an input; `nil` of a cell over symbols.
  fileprivate var inputs: Int? {
    if case .layers(let network) = self { network.input.count } else { nil }
  }
}
