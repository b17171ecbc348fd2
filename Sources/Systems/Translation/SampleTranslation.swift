import Compute
import Foundation
import Learning
import Methods
import Worlds

/// A sentence that a model translated, and how much its weights changed at each piece it wrote.
package struct SampleTranslation: Codable, Hashable, Sendable {
  let source: String
  let reference: String
  /// What was written, piece by piece.
  let pieces: [String]
  /// The change of W_h at each piece, a row for each gate; no rows where weights do not change.
  let changes: [[Double]]

  /// What was written.
  var translation: String { pieces.joined() }

  /// Sentences of a sample.
  private static let count = 6

  /// The first validation pairs, translated by a model as it is now.
  static func some(by model: inout TranslationModel, of data: TranslationData) -> [Self] {
    let pairs = Array(data.validation.prefix(count))
    let weights = model.parameters["decoder/main/state-weights"] ?? []
    return zip(pairs, model.translations(of: pairs)).map { pair, written in
      Self(
        source: pair.pair.source, reference: pair.pair.target,
        pieces: written.pieces.map { data.target.pieces[Int($0)] },
        changes: model.plan.cell.weightChanges(written.factors, of: weights))
    }
  }
}

extension SampleTranslation {
  private typealias Run = Artefact.Scene.Run

  /// Sources, translations with the changes of every gate's weights below, and references.
  static func scene(_ samples: [SampleTranslation]) -> Artefact.Scene {
    let gates = samples.first?.changes.count ?? 0
    let scale = (0..<gates).map { gate in
      samples.flatMap { $0.changes.indices.contains(gate) ? $0.changes[gate] : [] }
    }
    let blank = ShadedText.line("", .plain)
    let rows = samples.flatMap { sample in sample.rows(scale) + [blank] }
    return Artefact.Scene(
      rows: rows.dropLast(),
      caption: gates > 0
        ? "source; translation, below it the change of each gate's weights at a piece; reference"
        : "source; translation, by weights that are the same at every piece; reference")
  }

  private func rows(_ scale: [[Double]]) -> [[Run]] {
    // A piece has one change, which stands under all its characters.
    let written = pieces.map { Self.glyphs($0) }
    let spread = changes.map { row in
      zip(row, written).flatMap { change, glyphs in glyphs.map { _ in change } }
    }
    let translation = ShadedText(written.flatMap { $0 }, changes: spread, scale: scale).rows
    return Self.lines(source, .plain)
      + (translation.isEmpty ? [ShadedText.line("(nothing)", .dim)] : translation)
      + Self.lines(reference, .dim)
  }

  private static func lines(_ text: String, _ tone: Artefact.Scene.Tone) -> [[Run]] {
    let glyphs = glyphs(text)
    return stride(from: 0, to: glyphs.count, by: ShadedText.width).map { start in
      ShadedText.line(glyphs[start..<min(start + ShadedText.width, glyphs.count)], tone)
    }
  }

  /// Characters that take one cell of a screen each; others are dots.
  private static func glyphs(_ text: String) -> [Character] {
    text.precomposedStringWithCanonicalMapping.unicodeScalars.map { scalar in
      let isMark = scalar.properties.generalCategory == .nonspacingMark
      let isLetter = (0x20..<0x7f).contains(scalar.value) || (0xa1..<0x590).contains(scalar.value)
      let isQuote = (0x2010...0x2027).contains(scalar.value)
      return (isLetter || isQuote) && !isMark && scalar.value != 0xad ? Character(scalar) : "·"
    }
  }
}
