import Testing

@testable import Dashboard
@testable import Running

/// A column of numbers, words or both.
@Suite struct TrialColumnTests {
  @Test func aColumnHoldsNumbersAndWords() {
    var column = TrialColumn(name: "rate", isMeasure: false)
    column.pad(to: 1)
    column.set(.number(0.5), row: 1)
    #expect(!column.hasWords && column.word(1) == nil)
    column.set(.word("none"), row: 3)
    column.pad(to: 5)
    #expect((0..<5).map(column.exact) == ["", "0.5", "", "none", ""])
    #expect(column.numbers.map(\.isNaN) == [true, false, true, true, true])
    let keys = column.keys
    #expect(keys[1] == 0.5 && keys[3] > 1e300 && keys[0].isNaN)
    column.removeFirst(2)
    #expect((0..<3).map(column.brief) == ["", "none", ""])
  }

  @Test func aColumnOfWordsHasNoNumbers() {
    var column = TrialColumn(name: "act", isMeasure: false)
    for (row, word) in ["relu", "tanh", "relu"].enumerated() { column.set(.word(word), row: row) }
    #expect(column.numbers.allSatisfy { $0.isNaN } && column.vocabulary == ["relu", "tanh"])
    #expect(column.keys[0] == column.keys[2] && column.keys[0] < column.keys[1])
  }
}
