import CWorldData

extension TextCorpus {
  /// Six tragedies and histories of Shakespeare, inside the program; parsed on first use.
  public static let shakespeare = TextCorpus(
    name: "shakespeare", provenance: .shakespeare,
    text: String(decoding: athanor_shakespeare().buffer, as: UTF8.self))
}

extension SentencePairs {
  /// Short Bible verses in English and French, inside the program; parsed on first use.
  public static let englishFrench = SentencePairs(
    name: "en-fr", provenance: .englishFrench,
    pairs: String(decoding: athanor_english_french().buffer, as: UTF8.self)
      .split(separator: "\n").compactMap { line in
        let sides = line.split(separator: "\t")
        guard sides.count == 2 else { return nil }
        return SentencePair(source: String(sides[0]), target: String(sides[1]))
      })
}

extension Provenance {
  /// Of the Shakespeare text.
  static let shakespeare = Provenance(
    origin: "W. Shakespeare, six tragedies and histories, Project Gutenberg texts",
    licence: "public domain")
  /// Of the English and French verses.
  static let englishFrench = Provenance(
    origin: "King James Version and Louis Segond 1910, verses of at most 12 words",
    licence: "public domain (the King James Version outside the United Kingdom)")
}
