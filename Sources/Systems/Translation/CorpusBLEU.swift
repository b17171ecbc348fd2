import Foundation

/// How much translations have in common with references: BLEU of a whole corpus, with runs of up to
/// four words and one reference each, unsmoothed (Papineni, Roukos, Ward & Zhu 2002, section 2.3).
struct CorpusBLEU {
  /// Longest runs of words that are compared.
  private static let longest = 4
  private var found = [Int](repeating: 0, count: longest)
  private var written = [Int](repeating: 0, count: longest)
  private var length = (candidates: 0, references: 0)

  /// Compares the words of a translation with those of its reference.
  mutating func add(_ candidate: [String], reference: [String]) {
    length.candidates += candidate.count
    length.references += reference.count
    for size in 1...Self.longest {
      let (own, right) = (Self.counts(candidate, size), Self.counts(reference, size))
      written[size - 1] += max(candidate.count - size + 1, 0)
      // Sums of whole numbers do not depend on the order.
      found[size - 1] += own.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
    }
  }

  /// 100 where all translations are their references.
  var score: Double {
    guard !found.contains(0) else { return 0 }
    let precision = zip(found, written).reduce(0) { $0 + log(Double($1.0) / Double($1.1)) }
    let brevity = min(0, 1 - Double(length.references) / Double(length.candidates))
    return 100 * exp(precision / Double(Self.longest) + brevity)
  }

  private static func counts(_ words: [String], _ size: Int) -> [ArraySlice<String>: Int] {
    var counts: [ArraySlice<String>: Int] = [:]
    for start in 0..<max(words.count - size + 1, 0) {
      counts[words[start..<start + size], default: 0] += 1
    }
    return counts
  }
}
