import Testing

@testable import Running

/// What a candidate's exact form says, number by number and word by word.
@Suite struct ParameterColumnTests {
  private func columns(_ json: String) -> [String] {
    ParameterText(json: json).columns.map { column in
      switch column.value {
      case .number(let number): "\(column.name)=\(number)"
      case .word(let word): "\(column.name)=\(word)"
      }
    }
  }

  @Test func namesAndValuesInTurnAreAConfiguration() {
    #expect(
      columns(#"{"design":["hidden",236,"rate",0.005487350557199937,"activation","relu"]}"#)
        == ["hidden=236.0", "rate=0.005487350557199937", "activation=relu"])
  }

  @Test func membersHaveTheirNames() {
    #expect(
      columns(#"{"arm":"lstm","design":{"cell":{"lstm":{}},"update":3},"tied":true,"purpose":{}}"#)
        == ["arm=lstm", "update=3.0", "tied=yes"])
  }

  @Test(arguments: [
    #"{"genes":[1,2,3]}"#, #"{"genes":[{"a":1},{"a":2}]}"#, #"{"genes":["a",1,"b"]}"#,
    #"{"genes":["a",["b"],"c",2]}"#, "[]", "{}", "7", #""word""#,
  ])
  func whatHasNoNameIsLeftOut(_ json: String) {
    #expect(columns(json).isEmpty)
  }

  @Test(arguments: ["{", #"{"a":}"#, #"{"a":1"#, "[1,", "", #"{"a":1,,}"#, "nonsense"])
  func whatIsNoJSONHasNoColumns(_ json: String) {
    #expect(columns(json).isEmpty)
  }

  @Test func depthIsBounded() {
    let depth = 100_000
    let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(columns(deep).isEmpty)
  }
}
