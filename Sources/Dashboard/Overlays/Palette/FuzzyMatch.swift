/// How well a text fits a few letters that all stand in it in this order, whatever lies between.
struct FuzzyMatch {
  /// How well it fits; the greater the better.
  let score: Int
  /// The places of the letters, in scalars from 0.
  let places: [Int]

  /// Looks for letters in a text; `nil` where they are not all there.
  ///
  /// Capitals do not matter, and spaces among the letters are left out.
  ///
  /// Letters that begin a word and letters in a row count more, those far from each other less, so
  /// that `nr` finds "new run" before "general" and `thme` finds "theme" before "the marked".
  init?(_ letters: String, in text: String) {
    let wanted = Array(letters.lowercased().unicodeScalars.filter { $0 != " " })
    let scalars = Array(text.lowercased().unicodeScalars)
    var best: (score: Int, places: [Int])?
    guard let first = wanted.first else {
      (score, places) = (0, [])
      return
    }
    for start in scalars.indices where scalars[start] == first {
      guard let found = Self.places(of: wanted, in: scalars, from: start) else { break }
      let score = Self.score(found, scalars)
      if score > best?.score ?? .min { best = (score, found) }
    }
    guard let best else { return nil }
    (score, places) = best
  }

  private static func places(
    of wanted: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int
  ) -> [Int]? {
    var places: [Int] = []
    var next = start
    for letter in wanted {
      guard let place = text[next...].firstIndex(of: letter) else { return nil }
      places.append(place)
      next = place + 1
    }
    return places
  }

  /// Letters farther apart than this fit no worse.
  private static let mostGap = 6

  private static func score(_ places: [Int], _ text: [Unicode.Scalar]) -> Int {
    var score = -(places.last ?? 0) / 4
    for (number, place) in places.enumerated() {
      if place == 0 || !text[place - 1].properties.isAlphabetic { score += 8 }
      guard number > 0 else { continue }
      let gap = place - places[number - 1] - 1
      score += gap == 0 ? 5 : -min(gap, mostGap)
    }
    return score
  }
}
