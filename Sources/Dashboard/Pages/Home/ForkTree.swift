import Running

/// Sessions in the order of a list in which forks stand below what they were forked from.
struct ForkTree {
  /// A session's place: its number among the sessions given, and the lines that lead to it.
  struct Row: Hashable {
    var index: Int
    /// Such as `│ └─ `; empty for what was not forked from any of them.
    var lines: String
  }

  private(set) var rows: [Row] = []
  private var children: [Int: [Int]] = [:]

  /// Orders sessions; those without a parent among them keep their order, and so do siblings.
  init(_ sessions: [Session]) {
    var numbers: [SessionName: Int] = [:]
    var ids: [String: Int] = [:]
    for (index, session) in sessions.enumerated() {
      numbers[session.name] = index
      if let id = session.record?.id { ids[id] = index }
    }
    var roots: [Int] = []
    for (index, session) in sessions.enumerated() {
      // By its id, for it may have another name now.
      let known = session.parent?.id.flatMap { ids[$0] }
      let parent = known ?? session.parentName.flatMap { numbers[$0] }
      if let parent, parent != index {
        children[parent, default: []].append(index)
      } else {
        roots.append(index)
      }
    }
    guard !children.isEmpty else {
      rows = roots.map { Row(index: $0, lines: "") }
      return
    }
    var seen = Array(repeating: false, count: sessions.count)
    for root in roots { add(root, "", "", &seen) }
    // Records that name each other as parents can only be forged; they are shown all the same.
    for index in sessions.indices where !seen[index] { add(index, "", "", &seen) }
  }

  private mutating func add(
    _ index: Int, _ lines: String, _ stem: String, _ seen: inout [Bool]
  ) {
    guard !seen[index] else { return }
    seen[index] = true
    rows.append(Row(index: index, lines: lines))
    let forks = children[index] ?? []
    for (number, fork) in forks.enumerated() {
      let isLast = number == forks.count - 1
      add(fork, stem + (isLast ? "└─" : "├─"), stem + (isLast ? "  " : "│ "), &seen)
    }
  }
}
