import Compute
import Foundation
package import Learning

extension SessionModel {
  /// What a file of the model says of it besides its numbers: strings under the names that kept
  /// networks have them under.
  ///
  /// - Parameter record: What was asked of the session `name`.
  package func facts(
    of name: SessionName, _ record: SessionRecord, program: String
  ) throws(Failure) -> [String: String] {
    var facts = model.facts
    facts["athanor"] = program
    facts["system"] = record.request.system
    facts["session"] = name.text
    facts["seed"] = "\(record.request.seed)"
    facts["machine"] = "\(record.machine.host), \(record.machine.blas)"
    if let world = record.request.world { facts["data"] = world }
    if let data = record.data {
      facts["data"] = URL(fileURLWithPath: data.path).lastPathComponent
      facts["data-crc"] = data.digest
    }
    if let trial {
      facts["trial"] = "\(trial.id)"
      facts["candidate"] = trial.candidate
    }
    if !model.graph.classes.isEmpty { facts["classes"] = try Self.json(model.graph.classes) }
    if let network { facts.merge(try Self.facts(of: network)) { $1 } }
    return facts
  }

  private static func facts(
    of network: TrainedNetwork
  ) throws(Failure) -> [String: String] {
    var facts = [
      "classes": try json(network.classes), "epoch": "\(network.epoch)",
      "trained-on": network.trainedOn.rawValue,
    ]
    if let layers = network.network { facts["input"] = try json(layers.input.dimensions) }
    if let schema = network.schema {
      facts["features"] = try json(schema.inputNames)
      facts["columns"] = try json(schema)
    }
    if let map = network.normaliser { facts["normaliser"] = try json(map.hexadecimal) }
    return facts
  }

  private static func json(_ value: some Encodable) throws(Failure) -> String {
    do {
      return String(decoding: try Envelope.encode(value), as: UTF8.self)
    } catch {
      throw Failure(.computation, "a model's facts cannot be written: \(Failure.reason(error))")
    }
  }
}

extension ChannelMap {
  /// Its numbers exactly, in the hexadecimal form of C.
  fileprivate var hexadecimal: [String: [String]] {
    let written = { (values: [Float]) in values.map { String(format: "%a", Double($0)) } }
    return ["offsets": written(offsets), "scales": written(scales)]
  }
}
