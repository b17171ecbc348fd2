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
    metadata["network"] = try json(network.network)
    metadata["input"] = try json(network.network.input.dimensions)
    metadata["classes"] = try json(network.classes)
    metadata["epoch"] = "\(network.epoch)"
    metadata["trained-on"] = network.trainedOn.rawValue
    metadata["trainable"] = "\(parameters.trainableCount)"
    if let features = network.features { metadata["features"] = try json(features) }
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
      let network: Network = try value("network", metadata)
      var parameters = network.emptyParameters
      for tensor in tensors {
        guard case .float(let values) = tensor.numbers,
          let entry = parameters.entries.first(where: { $0.name == tensor.name }),
          entry.shape.dimensions == tensor.shape
        else { throw Envelope.damaged(path, "it holds a tensor that its network has not") }
        parameters[entry.name] = values
      }
      guard tensors.count == parameters.entries.count,
        let epoch = metadata["epoch"].flatMap({ Int($0) }),
        let parts = metadata["trained-on"].flatMap(TrainedNetwork.Parts.init(rawValue:))
      else { throw Envelope.damaged(path, "it lacks a part of what a kept network has") }
      let trained = TrainedNetwork(
        network, parameters, normaliser: try normaliser(metadata),
        classes: try value("classes", metadata),
        features: metadata["features"] == nil ? nil : try value("features", metadata),
        epoch: epoch, trainedOn: parts)
      return (trained, metadata)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Envelope.damaged(path, Failure.reason(error))
    }
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
