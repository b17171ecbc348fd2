import Testing

/// Names say what the field says: words that were replaced do not come back.
@Suite struct NameTests {
  /// Words that no name may have in it, and the modules in which they mean something else.
  private static let replaced: [(word: String, modules: Set<String>)] = [
    ("diary", []), ("exam", []), ("exams", []), ("sit", []), ("sits", []), ("enrol", []),
    ("enrols", []), ("course", []), ("playground", []), ("odds", []), ("sight", []), ("luck", []),
    ("contestant", []), ("contestants", []), ("rival", []), ("rivals", []), ("paragon", []),
    ("crew", []), ("pace", []), ("standing", []), ("shelf", []), ("errand", []), ("errands", []),
    ("drive", []), ("nursery", []), ("workbench", []), ("portrait", []), ("standpoint", []),
    // The papers that a card cites.
    ("papers", ["Learning"]),
    // The command and what it measures.
    ("bench", ["athanor"]),
    // Elements of a vector; lines of descent and of a graph.
    ("lane", ["Compute", "Screen", "Dashboard"]),
    ("lanes", ["Compute", "Screen", "Dashboard", "Systems", "Methods", "Worlds"]),
  ]

  /// Names that no type may have, and the modules in which they mean something else.
  private static let types: [(name: String, modules: Set<String>)] = [
    ("Tuple", []), ("Moment", []), ("LessonNotes", []), ("Past", []), ("Archive", []),
    ("Opening", []), ("Choice", []), ("Contestants", []),
    // The axis of a chart.
    ("Axis", ["Screen"]),
    // A point of a scatter.
    ("Point", ["Screen", "Learning"]),
    // A field of a form and of a theme file; of a filtered list.
    ("Field", ["Screen", "Dashboard"]),
    // Which memory a number is in.
    ("Space", ["Compute"]),
  ]

  @Test func oldWordsDoNotComeBack() {
    for file in Tree.sources {
      for (name, line, isType) in file.source.declaredNames {
        let found = Set(words(of: name))
        let isOld =
          Self.replaced.contains { found.contains($0.word) && !$0.modules.contains(file.module) }
          || isType && Self.types.contains { $0.name == name && !$0.modules.contains(file.module) }
        #expect(!isOld, "\(file.path):\(line): \(name)")
      }
    }
  }

  @Test func namesAreCutIntoWords() {
    #expect(words(of: "bestRival") == ["best", "rival"])
    #expect(words(of: "JSONLine") == ["jsonline"])
    #expect(words(of: "TrainerPart") == ["trainer", "part"])
  }
}
