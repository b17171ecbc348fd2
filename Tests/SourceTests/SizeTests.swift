import Testing

/// Files and functions stay short enough to be read at once.
@Suite struct SizeTests {
  @Test func filesAreShort() {
    #expect(Tree.sources.count > 300)
    for file in Tree.sources {
      #expect(file.source.lineCount <= 400, "\(file.path) has \(file.source.lineCount) lines")
    }
  }

  @Test func functionsAreShort() {
    var counts: [Int] = []
    for file in Tree.sources {
      for function in file.source.functions {
        counts.append(function.lineCount)
        #expect(
          function.lineCount <= 60,
          "\(file.path): \(function.name) has \(function.lineCount) lines")
      }
    }
    counts.sort()
    #expect(counts.count > 2000)
    #expect(counts[counts.count / 2] <= 8)
  }

  /// Braces in remarks and in quotes do not count; nor do requirements and calls.
  @Test func functionsAreFound() {
    let source = SwiftSource(
      #"""
      protocol P {
        func none(_ x: Int)
        init(y: Int)
      }
      struct S {
        // func remark() {
        init(y: Int) { self.init() }
        func long(_ body: () -> Void = {}) -> String {
          /* } */
          "}\(map { "{" })"
        }
      }
      """#)
    #expect(source.functions.map(\.name) == ["init", "long"])
    #expect(source.functions.map(\.lineCount) == [1, 4])
    #expect(source.declaredNames.map(\.name) == ["P", "none", "S", "long"])
  }
}
