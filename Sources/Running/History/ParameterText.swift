import Foundation
import Learning

/// A candidate as JSON, exactly: what reads back as the same candidate.
package struct ParameterText: Hashable, Sendable {
  /// The JSON text, on one line, with sorted keys.
  package let json: String

  /// Writes a candidate down.
  ///
  /// - Throws: `Failure` when it cannot be written, which is a fault of the system.
  init(of candidate: some Encodable) throws(Failure) {
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      json = escaped(String(decoding: try encoder.encode(candidate), as: UTF8.self))
    } catch {
      throw Failure(.computation, "a candidate cannot be written: \(Failure.reason(error))")
    }
  }

  /// The candidate.
  ///
  /// - Throws: `Failure` of kind damage when it is not what was written.
  func value<Candidate: Decodable>(as type: Candidate.Type) throws(Failure) -> Candidate {
    do {
      return try JSONDecoder().decode(type, from: Data(json.utf8))
    } catch {
      throw Failure(
        .damage, "the log holds a candidate that cannot be read: \(Failure.reason(error))")
    }
  }

  /// A text that is JSON already.
  init(json: String) {
    self.json = json
  }
}
