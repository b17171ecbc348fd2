package import Compute
import Foundation

extension CharacterModel {
  /// What a model wrote.
  package struct Written {
    /// The characters, without the one that it began with.
    package internal(set) var characters: [Int32] = []
    /// What could be looked at when each was drawn, such as generated weights.
    package internal(set) var observed: [[[Float]]] = []
  }

  /// Lets it write: each character is drawn given all before it.
  ///
  /// - Parameters:
  ///   - start: The character before the first.
  ///   - temperature: Divides the logits before a character is drawn.
  package func write(
    _ count: Int, after start: Int32, temperature: Double, random: Random
  ) -> Written {
    var random = random
    var (program, parameters) = (TextProgram(plan, rows: 1, length: 1), parameters)
    var (state, last, written) = (program.blank, start, Written())
    for _ in 0..<count {
      program.run(&parameters, [last], successors: [0], from: &state)
      written.observed.append(program.observed)
      last = Self.draw(program.logits, temperature: temperature, random: &random)
      written.characters.append(last)
    }
    return written
  }

  private static func draw(
    _ logits: [Float], temperature: Double, random: inout Random
  ) -> Int32 {
    let top = Double(logits.max() ?? 0)
    let weights = logits.map { exp((Double($0) - top) / temperature) }
    var left = random.uniform() * weights.reduce(0, +)
    for (id, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return Int32(id) }
    }
    return Int32(logits.count - 1)
  }
}
