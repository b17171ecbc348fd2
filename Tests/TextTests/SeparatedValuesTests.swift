import Testing
import Text

@Suite struct SeparatedValuesTests {
  @Test func cellsAreReadAsTheyWereWritten() {
    let text = "\u{FEFF}a, b ,\"c, \"\"d\"\"\"\r\n1,,\" x\ny \"\n\n2,3,4"
    #expect(
      SeparatedValues.rows(of: text) == [
        ["a", "b", "c, \"d\""], ["1", "", " x\ny "], ["2", "3", "4"],
      ])
    #expect(SeparatedValues.rows(of: "") == [] && SeparatedValues.rows(of: "\n\n") == [])
    #expect(SeparatedValues.rows(of: "a\n\"b") == [["a"], ["b"]])
  }
}
