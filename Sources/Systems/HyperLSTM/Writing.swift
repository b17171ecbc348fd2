import Compute
import Foundation
import Learning
import Methods
import Worlds

/// A text that a model wrote, and how much its weights changed at each character.
///
/// Row r of W_h is multiplied by d_r, so the change of the generated matrix between two characters is
/// exactly ‖ΔW‖² = Σ_r (d_r,t - d_r,t-1)² ‖W_r‖² (Ha et al. 2017, figure 4, shows it for each gate).
package struct Writing: Codable, Hashable, Sendable {
  /// The characters.
  let text: String
  /// The change at each character, a row for each gate; empty where weights do not change.
  let changes: [[Double]]

  /// Lets a model write.
  ///
  /// - Parameters:
  ///   - temperature: Divides the logits before a character is drawn.
  init(
    by model: HyperLSTM.Model, in corpus: TextCorpus, count: Int, temperature: Double,
    random: Random
  ) {
    let newLine = corpus.characters.firstIndex(of: "\n") ?? 0
    let written = model.write(
      count, after: Int32(newLine), temperature: temperature, random: random)
    text = corpus.text(written.characters[...])
    changes = Self.changes(written.observed.map { $0.first ?? [] }, model)
  }

  /// The first character changes nothing.
  private static func changes(_ factors: [[Float]], _ model: HyperLSTM.Model) -> [[Double]] {
    guard model.plan.variant.isHyper, let weights = model.parameters["main/state-weights"] else {
      return []
    }
    let (gates, units) = (model.plan.gates, model.plan.units)
    var squares = [Float](repeating: 0, count: gates * units)
    for (place, weight) in weights.enumerated() {
      squares[place % (gates * units)] += weight * weight
    }
    return (0..<gates).map { gate in
      factors.indices.map { time in
        guard time > 0 else { return 0 }
        let sum = (gate * units..<(gate + 1) * units).reduce(Float(0)) { sum, row in
          let change = factors[time][row] - factors[time - 1][row]
          return sum + change * change * squares[row]
        }
        return Double(sum).squareRoot()
      }
    }
  }

  /// How the first characters of words compare with the others: the ratio of mean changes, over all
  /// gates; `nil` without both.
  package var boundaryRatio: Double? {
    guard let first = changes.first, !first.isEmpty else { return nil }
    let isLetter = text.unicodeScalars.map(\.properties.isAlphabetic)
    var (starts, others): ([Double], [Double]) = ([], [])
    for time in 1..<first.count where isLetter[time] {
      let change = changes.reduce(0) { $0 + $1[time] }
      if isLetter[time - 1] { others.append(change) } else { starts.append(change) }
    }
    guard !starts.isEmpty, !others.isEmpty, mean(others) > 0 else { return nil }
    return mean(starts) / mean(others)
  }
}

extension Writing {
  private typealias Run = Artefact.Scene.Run
  private static let width = 72

  /// The text line by line, and under each line the changes of every gate as shades.
  var scene: Artefact.Scene {
    let shades = Array(" ░▒▓█")
    let names = changes.count == 4 ? ["i ", "f ", "g ", "o "] : ["h "]
    let tones: [Artefact.Scene.Tone] = [.first, .second, .third, .good]
    // The first characters change much; shades are for the others.
    let largest = changes.map { quantile(0.95, ofSorted: $0.sorted()) }
    let characters = text.unicodeScalars.map(glyph)
    let rows = stride(from: 0, to: characters.count, by: Self.width).flatMap { start -> [[Run]] in
      let range = start..<min(start + Self.width, characters.count)
      let margin = String(repeating: " ", count: Self.width - range.count)
      let line = [Run("  "), Run(String(characters[range]) + margin, .bright)]
      let marks = changes.indices.map { gate in
        let cells = changes[gate][range].map { change -> Character in
          let share = largest[gate] > 0 ? min(change / largest[gate], 1) : 0
          return shades[min(Int(share * Double(shades.count)), shades.count - 1)]
        }
        return [Run(names[gate], .dim), Run(String(cells) + margin, tones[gate])]
      }
      return [line] + marks
    }
    return Artefact.Scene(
      rows: rows,
      caption: changes.isEmpty
        ? "its weights are the same at every character"
        : "below each character: how much the weights of a gate changed there")
  }

  private func glyph(_ scalar: Unicode.Scalar) -> Character {
    if scalar == "\n" { return "¶" }
    return (32..<127).contains(scalar.value) ? Character(scalar) : "·"
  }
}
