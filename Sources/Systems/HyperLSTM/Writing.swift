import Compute
import Foundation
import Learning
import Methods
import Worlds

/// A text that a model wrote, and how much its weights changed at each character.
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
    changes = model.plan.weightChanges(
      written.observed.map { $0.first ?? [] }, of: model.parameters["main/state-weights"] ?? [])
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
  /// The text line by line, and under each line the changes of every gate as shades.
  var scene: Artefact.Scene {
    Artefact.Scene(
      rows: ShadedText(text.unicodeScalars.map(glyph), changes: changes).rows,
      caption: changes.isEmpty
        ? "its weights are the same at every character"
        : "below each character: how much the weights of a gate changed there")
  }

  private func glyph(_ scalar: Unicode.Scalar) -> Character {
    if scalar == "\n" { return "¶" }
    return (32..<127).contains(scalar.value) ? Character(scalar) : "·"
  }
}
