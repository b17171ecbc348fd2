import Testing

@testable import Dashboard

@Suite struct KeyTableTests {
  @Test func noKeyMeansTwoThingsInOnePlace() {
    #expect(KeyTable.standard.conflicts == [])
  }

  @Test func everyKeyHasANameThatReadsBack() {
    for binding in KeyTable.standard.bindings {
      for key in binding.keys { #expect(Key(key.description) == key) }
    }
  }

  @Test func everyActionHasAKey() {
    let bound = Set(KeyTable.standard.bindings.map(\.action))
    #expect(Action.allCases.filter { !bound.contains($0) } == [])
  }

  @Test func conflictsAreReported() {
    var table = KeyTable.standard
    table.bindings.append(Binding("q", .redraw, in: .home, "Not this one"))
    #expect(table.conflicts == ["q means both leave and redraw"])
  }
}
