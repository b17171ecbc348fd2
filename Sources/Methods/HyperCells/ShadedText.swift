package import Learning

/// A text line by line, and under each line the changes of every gate's weights as shades.
package struct ShadedText {
  package typealias Run = Artefact.Scene.Run

  /// Characters of a line.
  package static let width = 72
  private let characters: [Character]
  private let changes: [[Double]]
  /// What is drawn darkest for each gate.
  private let largest: [Double]

  /// A text, and the changes at each of its characters, a row for each gate or none at all.
  ///
  /// - Parameter scale: The changes that the shades are made for; these, if not given.
  package init(_ characters: [Character], changes: [[Double]], scale: [[Double]]? = nil) {
    (self.characters, self.changes) = (characters, changes)
    // A few steps change much; shades are for the others.
    largest = (scale ?? changes).map { quantile(0.95, ofSorted: $0.sorted()) }
  }

  /// Lines of a width of two more than the text's.
  package var rows: [[Run]] {
    stride(from: 0, to: characters.count, by: Self.width).flatMap { start -> [[Run]] in
      let range = start..<min(start + Self.width, characters.count)
      return [Self.line(characters[range], .bright)] + changes.indices.map { row($0, range) }
    }
  }

  /// A line of text as wide as the others.
  package static func line(_ characters: some Collection<Character>, _ tone: Artefact.Scene.Tone)
    -> [Run]
  {
    [Run("  "), Run(String(characters) + margin(beside: characters.count), tone)]
  }

  private func row(_ gate: Int, _ range: Range<Int>) -> [Run] {
    let shades = Array(" ░▒▓█")
    let tones: [Artefact.Scene.Tone] = [.first, .second, .third, .good]
    let names = changes.count == 4 ? ["i ", "f ", "g ", "o "] : ["h "]
    let cells = changes[gate][range].map { change -> Character in
      let share = largest[gate] > 0 ? min(change / largest[gate], 1) : 0
      return shades[min(Int(share * Double(shades.count)), shades.count - 1)]
    }
    return [
      Run(names[gate], .dim), Run(String(cells) + Self.margin(beside: cells.count), tones[gate]),
    ]
  }

  private static func margin(beside count: Int) -> String {
    String(repeating: " ", count: max(width - count, 0))
  }
}
