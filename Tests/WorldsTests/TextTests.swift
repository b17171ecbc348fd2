import Compute
import Testing

@testable import Worlds

@Suite struct TextTests {
  private let nowhere = Provenance(origin: "here", licence: "none")

  @Test func shakespeareIsWhole() {
    let play = TextCorpus.shakespeare
    let ids = Array(play.training) + play.validation + play.test.openAtTheEnd()
    #expect(ids.count == 875_696)
    #expect(play.characters.count == 70)
    #expect(play.characters == play.characters.sorted())
    #expect(checksum(ids.map { UInt8($0) }) == 0x148a_f638_3dab_e5bb)
    #expect(play.training.count == 875_696 - 2 * 43_784)
    #expect(play.validation.count == 43_784 && play.test.count == 43_784)
    #expect(play.text(play.test.openAtTheEnd().suffix(10)) == "[Exeunt.]\n")
  }

  @Test func charactersAreNumberedInTheOrderOfUnicode() {
    let corpus = TextCorpus(name: "x", provenance: nowhere, text: "naïve né 漢n")
    #expect(corpus.characters == [" ", "a", "e", "n", "v", "é", "ï", "漢"])
    #expect(Array(corpus.training) == [3, 1, 6, 4, 2, 0, 3, 5, 0, 7, 3])
    #expect(corpus.text(corpus.training) == "naïve né 漢n")
    #expect(corpus.validation.isEmpty && corpus.test.count == 0)
  }

  @Test func streamsCarryOnFromStepToStep() {
    let text = Array<Int32>(0..<23)[1...]  // 22 characters: 1 to 22
    let streams = TextStreams(of: 22, batch: 2, length: 3)
    #expect(streams.rowLength == 10)
    #expect(streams.stepsPerEpoch == 3)
    var inputs = [Int32](repeating: 0, count: 6)
    var targets = inputs
    streams.fill(0, from: text, inputs: &inputs, targets: &targets)
    #expect(inputs == [1, 11, 2, 12, 3, 13])
    #expect(targets == [2, 12, 3, 13, 4, 14])
    streams.fill(5, from: text, inputs: &inputs, targets: &targets)
    #expect(inputs == [7, 17, 8, 18, 9, 19])
    #expect(targets == [8, 18, 9, 19, 10, 20])
    #expect((0..<5).map(streams.startsAfresh) == [true, false, false, true, false])
  }

  @Test func theVersesAreWhole() {
    let verses = SentencePairs.englishFrench
    #expect(verses.count == 2148)
    let file = verses.pairs.map { "\($0.source)\t\($0.target)\n" }.joined()
    #expect(checksum(file.utf8) == 0x656f_22c6_0955_62a6)
  }

  @Test func everySentenceIsInExactlyOnePart() {
    let verses = SentencePairs.englishFrench
    let split = verses.split(heldOut: 200, random: Random(seed: 1))
    let (validation, test) = (split.validation, split.test.openAtTheEnd())
    #expect(validation.count == 200 && test.count == 200)
    let sources = [split.training, validation, test].map { Set($0.map(\.source)) }
    #expect(sources.map(\.count) == [1578, 200, 200])
    #expect(sources[0].union(sources[1]).union(sources[2]).count == 1978)
    // A sentence for training is there with all its translations.
    let trained = verses.pairs.filter { sources[0].contains($0.source) }
    #expect(split.training.count == trained.count)
    #expect(verses.split(heldOut: 200, random: Random(seed: 1)).validation == validation)
    #expect(verses.split(heldOut: 200, random: Random(seed: 2)).validation != validation)
  }

  @Test func fewPairsAreSplitIntoThirds() {
    let few = SentencePairs(
      name: "few", provenance: Provenance(origin: "here", licence: "public domain"),
      pairs: (0..<4).map { SentencePair(source: "a\($0)", target: "b") })
    let split = few.split(heldOut: 200, random: Random(seed: 1))
    #expect(split.training.count == 2 && split.validation.count == 1 && split.test.count == 1)
  }

  @Test func wordsAreNumberedByFrequency() {
    let vocabulary = Vocabulary(of: ["L'homme, l'Éternel.", "l'homme"])
    #expect(
      vocabulary.words == ["<pad>", "<s>", "</s>", "<unk>", "l'", "homme", ",", ".", "éternel"])
    #expect(vocabulary.numbers("L\u{2019}homme rit.") == [4, 5, 3, 7])
    #expect(vocabulary.sentence([1, 4, 5, 3, 2, 0]) == "l' homme <unk>")
    #expect(Vocabulary(of: ["a a b"], minimum: 2).words.count == 5)
    #expect(Vocabulary(of: ["a b c"], limit: 2).words.count == 6)
  }

  // MARK: Files

  private func text(_ bytes: [UInt8]) throws(DataFailure) -> String {
    var stream = ByteStream(bytes, name: "x.txt")
    return try TextReader.text(&stream)
  }

  private func pairs(
    _ bytes: [UInt8], limits: DataLimits = DataLimits()
  ) throws(DataFailure) -> [SentencePair] {
    var stream = ByteStream(bytes, name: "x.tsv")
    return try TextReader.pairs(&stream, limits: limits)
  }

  @Test(arguments: ["a", "two\nlines\n", "crlf\r\nkept\r\n", "naïve 漢字"])
  func textSurvivesTheRoundTrip(text: String) throws {
    #expect(try self.text(Array(text.utf8)) == text)
    #expect(try self.text([0xef, 0xbb, 0xbf] + Array(text.utf8)) == text)
  }

  @Test(
    arguments: [
      ([], "x.txt: is empty; give a text of some length"),
      ([97, 10, 98, 0], "x.txt, line 2: has a NUL byte: this is no text; give plain UTF-8 text"),
      ([97, 10, 0xc3, 10], "x.txt, line 2: is no valid UTF-8; convert the file to UTF-8"),
      ([0xfe, 0xff, 0, 97], "x.txt, line 1: is UTF-16; convert the file to UTF-8"),
    ] as [([UInt8], String)])
  func saysWhatIsWrongWithAText(bytes: [UInt8], message: String) {
    let failure = #expect(throws: DataFailure.self) { try text(bytes) }
    #expect(failure?.description == message)
  }

  @Test func pairsAreTrimmed() throws {
    let file = "\u{feff}a cat\tun chat\r\n\n dog \t chien \n"
    let expected = [
      SentencePair(source: "a cat", target: "un chat"),
      SentencePair(source: "dog", target: "chien"),
    ]
    #expect(try pairs(Array(file.utf8)) == expected)
  }

  @Test(arguments: [
    ("", ": is empty; give one pair a line: a sentence, a tab, its translation"),
    ("\n \n", ": is empty; give one pair a line: a sentence, a tab, its translation"),
    ("a\tb\nc\n", ", line 2: has 1 parts; a line is a sentence, a tab, and its translation"),
    ("a\tb\tc\n", ", line 1: has 3 parts; a line is a sentence, a tab, and its translation"),
    ("a\t \n", ", line 1: has an empty side; a line is a sentence, a tab, and its translation"),
    ("a\tb\0\n", ", line 1: has a NUL byte: this is no text; give plain UTF-8 text"),
    ("a\tbcdefghijkl\n", ", line 1: is longer than 10 bytes; give one pair a line"),
  ])
  func saysWhatIsWrongWithPairs(text: String, message: String) {
    let failure = #expect(throws: DataFailure.self) {
      try pairs(Array(text.utf8), limits: DataLimits(lineBytes: 10))
    }
    #expect(failure?.description == "x.tsv" + message)
  }
}
