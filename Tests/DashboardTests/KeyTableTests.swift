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

  @Test func keysCanBeChangedEverywhereOrInOnePlace() {
    let (keys, problems) = KeyTable.standard.rebound(
      by: """
        # My keys.
        pause = P f9   # both
        run.zoom = Z
        """)
    #expect(problems == [])
    #expect(keys.action(for: Key(.function(9)), in: .home) == .pause)
    #expect(keys.action(for: Key(.character("p")), in: .home) == nil)
    #expect(keys.action(for: Key(.character("Z")), in: .run) == .zoom)
    #expect(keys.action(for: Key(.character("m")), in: .compare) == .smoother)
  }

  @Test(arguments: [
    ("paus = x", "line 1: unknown action 'paus': did you mean 'pause'?"),
    ("\npause = nokey", "line 2: there is no key 'nokey'"),
    ("pause", "line 1: an action and its keys are wanted: pause = space"),
    ("log.zoom = x", "line 1: 'zoom' does nothing there"),
    ("run.zoom = m", "m means both zoom and smoother"),
  ])
  func wishesThatCannotBeMetAreReported(_ text: String, _ problem: String) {
    #expect(KeyTable.standard.rebound(by: text).problems == [problem])
  }

  @Test func conflictsAreReported() {
    var table = KeyTable.standard
    table.bindings.append(Binding("q", .redraw, in: .home, "Not this one"))
    #expect(table.conflicts == ["q means both leave and redraw"])
  }
}
