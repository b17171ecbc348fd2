/// One line on a name that does not exist: the nearest one, or all of them.
package func unknown(_ kind: String, _ name: String, among known: [String]) -> String {
  let problem = "unknown \(kind) '\(printable(name))'"
  if known.isEmpty { return problem + ": there is none" }
  return problem
    + (Spelling.nearest(to: name, among: known).map { ": did you mean '\($0)'?" }
      ?? ": choose from " + known.joined(separator: ", "))
}

/// Guesses what was meant.
package enum Spelling {
  /// The word closest to one that is unknown, if it is close enough to have been meant.
  package static func nearest(to word: String, among words: [String]) -> String? {
    let limit = max(1, word.prefix(80).count / 3)
    var best: (word: String, distance: Int)?
    for candidate in words {
      let distance = distance(word, candidate)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// `; did you mean "blue"?`, or nothing.
  package static func hint(for word: String, among words: [String]) -> String {
    nearest(to: word, among: words).map { "; did you mean \"\($0)\"?" } ?? ""
  }

  /// How many letters must be put in, left out, changed or swapped with their neighbours, among the
  /// first 80 of each: names from outside may be of any length.
  ///
  /// F. J. Damerau 1964, "A technique for computer detection and correction of spelling errors",
  /// where no letter is edited twice.
  package static func distance(_ one: String, _ two: String) -> Int {
    let (one, two) = (Array(one.prefix(80)), Array(two.prefix(80)))
    var before: [Int] = []
    var last = Array(0...two.count)
    for i in one.indices {
      var row = [i + 1]
      for j in two.indices {
        var least = min(last[j] + (one[i] == two[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, one[i] == two[j - 1], one[i - 1] == two[j] {
          least = min(least, before[j - 1] + 1)
        }
        row.append(least)
      }
      (before, last) = (last, row)
    }
    return last[two.count]
  }
}
