import Testing

@testable import Dashboard

@Suite struct TextStoreTests {
  @Test func textsComeBackAsTheyWere() {
    var store = TextStore()
    for text in ["one", "", "zwölf", "x=1"] { store.append(text) }
    #expect((0..<store.count).map { store[$0] } == ["one", "", "zwölf", "x=1"])
    #expect(store.withUTF8(of: 2) { $0.count } == 6)
    store.removeFirst(2)
    store.append("more")
    #expect((0..<store.count).map { store[$0] } == ["zwölf", "x=1", "more"])
    store.removeFirst(3)
    #expect(store.count == 0)
  }

  @Test func wordsThatComeAgainAreHeldOnceAndReadAsTheyWere() {
    var store = TextStore()
    let texts = (0..<10_000).map { "0→1=conv\($0 % 7)  rate=\($0) größe=a " }
    for text in texts { store.append(text) }
    #expect((0..<store.count).map { store[$0] } == texts)
    store.removeFirst(5000)
    #expect(store[0] == texts[5000] && store[4999] == texts[9999])
  }

  @Test func whatIsWantedOfWordsIsFoundAsInTheWholeText() {
    var store = TextStore()
    let many = (0..<3000).map { "conv\($0 % 7) rate=\($0) of a größe=\($0 % 3)" }
    let texts = many + ["", "of", "b "]
    for text in texts { store.append(text) }
    for wanted in ["conv3", "=29", "CONV", "f", "größe=1", "2999", "nowhere", "a"] {
      let match = TextMatch(wanted)
      #expect(match.isOfWords)
      let isFound = store.test(match)
      #expect(texts.indices.map(isFound) == texts.map { match.matches($0) }, "\(wanted)")
    }
    #expect(!TextMatch("of a").isOfWords && !TextMatch("").isOfWords)
  }
}
