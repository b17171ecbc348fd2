/// One line on a name that does not exist: the nearest one, or all of them.
public func unknown(_ kind: String, _ name: String, among known: [String]) -> String {
  let problem = "unknown \(kind) '\(printable(name))'"
  guard let near = known.min(by: { editDistance($0, name) < editDistance($1, name) }) else {
    return problem + ": there is none"
  }
  return editDistance(near, name) <= max(1, name.count / 3)
    ? problem + ": did you mean '\(near)'?"
    : problem + ": choose from " + known.joined(separator: ", ")
}

/// The number of insertions, deletions and replacements between two words (Levenshtein 1966).
func editDistance(_ source: String, _ target: String) -> Int {
  let target = Array(target.prefix(80))
  var row = Array(0...target.count)
  for (i, character) in source.prefix(80).enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, candidate) in target.enumerated() {
      let replaced = diagonal + (character == candidate ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[target.count]
}
