/// Breaks text into lines.
enum Wrapping {
  /// The lines of a text at a width, as ranges of its scalars without the spaces at the breaks.
  ///
  /// Breaks at line ends and at spaces; a word longer than a line is broken where the line is full.
  static func lines(of scalars: [Unicode.Scalar], width: Int) -> [Range<Int>] {
    guard width > 0 else { return [] }
    var lines: [Range<Int>] = []
    var start = 0
    while start <= scalars.count {
      let end = scalars[start...].firstIndex(of: "\n") ?? scalars.count
      wrap(scalars, start..<end, width, into: &lines)
      start = end + 1
    }
    return lines
  }

  /// Breaks one paragraph; an empty one is one empty line.
  private static func wrap(
    _ scalars: [Unicode.Scalar], _ paragraph: Range<Int>, _ width: Int,
    into lines: inout [Range<Int>]
  ) {
    var start = paragraph.lowerBound
    while paragraph.upperBound - start > width {
      let full = start + width
      let gap = scalars[start...full].lastIndex(of: " ").flatMap { $0 > start ? $0 : nil }
      // A character of two columns is not cut in half, where there is room for a whole one.
      let end = width > 1 && scalars[full] == TerminalText.tail ? full - 1 : full
      lines.append(start..<(gap ?? end))
      start = gap.map { $0 + 1 } ?? end
    }
    lines.append(start..<paragraph.upperBound)
  }
}

extension TerminalText {
  /// The lines of a text at a width, without the spaces at the breaks.
  package static func wrapped(_ text: String, width: Int) -> [String] {
    let scalars = Array(composed(text).unicodeScalars)
    return Wrapping.lines(of: scalars, width: width).map { range in
      var line = String.UnicodeScalarView()
      line.append(contentsOf: scalars[range].filter { $0 != tail })
      return String(line)
    }
  }
}
