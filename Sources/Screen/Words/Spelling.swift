/// Guesses what was meant.
enum Spelling {
  /// The word closest to one that is unknown, if it is close enough to have been meant.
  static func nearest(to word: String, among words: [String]) -> String? {
    let limit = max(1, word.unicodeScalars.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in words {
      let distance = distance(word, candidate)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// `; did you mean "blue"?`, or nothing.
  static func hint(for word: String, among words: [String]) -> String {
    nearest(to: word, among: words).map { "; did you mean \"\($0)\"?" } ?? ""
  }

  /// How many letters must be put in, left out or changed (V. I. Levenshtein 1966).
  static func distance(_ one: String, _ two: String) -> Int {
    let (one, two) = (Array(one.unicodeScalars), Array(two.unicodeScalars))
    var row = Array(0...two.count)
    for (i, a) in one.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in two.enumerated() {
        let changed = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[two.count]
  }
}
