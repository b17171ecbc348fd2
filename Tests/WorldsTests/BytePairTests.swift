import Testing

@testable import Worlds

/// Pieces of words, learned by merging.
@Suite struct BytePairTests {
  /// "ab" occurs five times, then "ab" with "c" three times; what occurs once is never merged.
  @Test func theMostFrequentPairsAreMergedFirst() {
    let encoding = BytePairEncoding(of: ["abc abc", "abc ab", "ab", "xy"], merges: 10)
    #expect(encoding.pieces.prefix(4) == ["<pad>", "<s>", "</s>", "<unk>"])
    #expect(encoding.pieces.dropFirst(4) == [" ", "a", "b", "c", "x", "y", "ab", "abc"])
    #expect(encoding.numbers("abc xyab") == [11, 4, 8, 9, 10])
    #expect(encoding.numbers("q") == [Vocabulary.unknown])
  }

  @Test func mergesEndWhereTheyWereTold() {
    let encoding = BytePairEncoding(of: ["aa aa aa"], merges: 1)
    #expect(encoding.pieces.dropFirst(4) == [" ", "a", "aa"])
    // From left to right: three of a kind are a pair and one.
    #expect(encoding.numbers("aaa") == [6, 5])
  }

  @Test func wordsKeepTheirSpaceAndApostrophesEndThem() {
    #expect(
      BytePairEncoding.words(of: "Qu'il dise: l\u{2019}\u{C9}ternel!  'x' 12,5")
        == [
          "Qu'", "il", " dise", ":", " l\u{2019}", "\u{C9}ternel", "!", " ", " '", "x'", " 12", ",",
          "5",
        ])
  }

  /// Nothing is lost: pieces joined are the text, of every verse in both languages.
  @Test func piecesJoinedAreTheText() {
    let verses = SentencePairs.englishFrench.pairs
    for side in [verses.map(\.source), verses.map(\.target)] {
      let encoding = BytePairEncoding(of: side, merges: 300)
      #expect(encoding.count == 304 + Set(side.joined().unicodeScalars).count)
      #expect(side.allSatisfy { encoding.sentence(encoding.numbers($0)) == $0 })
    }
  }

  @Test func rareCharactersAreUnknown() {
    let encoding = BytePairEncoding(of: ["aabbc"], merges: 0, characters: 2)
    #expect(encoding.pieces.dropFirst(4) == ["a", "b"])
    #expect(encoding.sentence(encoding.numbers("abc")) == "ab<unk>")
  }
}
