/// A regular expression that never takes long: it is matched by following all its ways at once
/// (K. Thompson 1968, "Regular expression search algorithm"), so its time grows with the text and
/// not with the number of ways.
///
/// It knows `.`, `[a-z]`, `[^a-z]`, `\d`, `\w`, `\s`, `^`, `$`, `(a|b)`, `*`, `+` and `?`. It looks
/// at bytes, and capitals of ASCII equal small letters.
struct Pattern {
  private enum Instruction {
    case byte(Set256)
    case split(Int, Int)
    case jump(Int)
    case start, end, match
  }

  private var program: [Instruction] = []

  /// A pattern; `nil` for a text that is none.
  init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    guard rest.count <= 200, let parsed = Self.alternatives(&rest), rest.isEmpty else { return nil }
    emit(parsed)
    program.append(.match)
  }

  /// Whether any part of a text matches.
  func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var current: [Int] = []
      var next: [Int] = []
      var marks = Array(repeating: -1, count: program.count)
      for position in 0...bytes.count {
        let isEnd = position == bytes.count
        if add(0, &current, &marks, position, isEnd) { return true }
        guard !isEnd else { break }
        let byte = TextMatch.folded(bytes[position])
        next.removeAll(keepingCapacity: true)
        for state in current {
          guard case .byte(let set) = program[state], set.contains(byte) else { continue }
          if add(state + 1, &next, &marks, position + 1, position + 1 == bytes.count) {
            return true
          }
        }
        swap(&current, &next)
      }
      return false
    }
  }

  /// Adds a state and all that lead on from it without a byte; `true` when one of them is the end.
  private func add(
    _ state: Int, _ states: inout [Int], _ marks: inout [Int], _ position: Int, _ isEnd: Bool
  ) -> Bool {
    var open = [state]
    while let state = open.popLast() {
      guard marks[state] != position else { continue }
      marks[state] = position
      switch program[state] {
      case .match: return true
      case .byte: states.append(state)
      case .jump(let target): open.append(target)
      case .split(let one, let other): open += [other, one]
      case .start: if position == 0 { open.append(state + 1) }
      case .end: if isEnd { open.append(state + 1) }
      }
    }
    return false
  }
}

// MARK: - Reading

extension Pattern {
  private indirect enum Node {
    case byte(Set256)
    case start, end
    case sequence([Node])
    case either(Node, Node)
    case many(Node, atLeastOne: Bool)
    case maybe(Node)
  }

  private static func alternatives(_ rest: inout ArraySlice<UInt8>) -> Node? {
    guard var node = sequence(&rest) else { return nil }
    while rest.first == UInt8(ascii: "|") {
      rest.removeFirst()
      guard let other = sequence(&rest) else { return nil }
      node = .either(node, other)
    }
    return node
  }

  private static func sequence(_ rest: inout ArraySlice<UInt8>) -> Node? {
    var nodes: [Node] = []
    while let byte = rest.first, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      guard let node = piece(&rest) else { return nil }
      nodes.append(node)
    }
    return .sequence(nodes)
  }

  private static func piece(_ rest: inout ArraySlice<UInt8>) -> Node? {
    guard var node = atom(&rest) else { return nil }
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "*"): node = .many(node, atLeastOne: false)
      case UInt8(ascii: "+"): node = .many(node, atLeastOne: true)
      case UInt8(ascii: "?"): node = .maybe(node)
      default: return node
      }
      rest.removeFirst()
    }
    return node
  }

  private static func atom(_ rest: inout ArraySlice<UInt8>) -> Node? {
    let byte = rest.removeFirst()
    switch byte {
    case UInt8(ascii: "("):
      guard let node = alternatives(&rest), rest.popFirst() == UInt8(ascii: ")") else { return nil }
      return node
    case UInt8(ascii: "["): return Set256(class: &rest).map { .byte($0) }
    case UInt8(ascii: "."): return .byte(Set256().inverted)
    case UInt8(ascii: "^"): return .start
    case UInt8(ascii: "$"): return .end
    case UInt8(ascii: "\\"): return rest.popFirst().map { .byte(Set256(escaped: $0)) }
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): return nil
    default: return .byte(Set256(byte))
    }
  }

  private mutating func emit(_ node: Node) {
    switch node {
    case .byte(let set): program.append(.byte(set))
    case .start: program.append(.start)
    case .end: program.append(.end)
    case .sequence(let nodes): for node in nodes { emit(node) }
    case .maybe(let node):
      let split = reserve()
      emit(node)
      program[split] = .split(split + 1, program.count)
    case .many(let node, let atLeastOne):
      if atLeastOne { emit(node) }
      let split = reserve()
      emit(node)
      program.append(.jump(split))
      program[split] = .split(split + 1, program.count)
    case .either(let one, let other):
      let split = reserve()
      emit(one)
      let jump = reserve()
      program[split] = .split(split + 1, program.count)
      emit(other)
      program[jump] = .jump(program.count)
    }
  }

  private mutating func reserve() -> Int {
    program.append(.match)
    return program.count - 1
  }
}

/// A set of bytes, with capitals of ASCII taken for small letters.
struct Set256 {
  private var low = (UInt64(0), UInt64(0))
  private var high = (UInt64(0), UInt64(0))

  /// No byte.
  init() {}

  /// One byte.
  init(_ byte: UInt8) { insert(byte) }

  /// What `\d`, `\w` and `\s` stand for; other bytes stand for themselves.
  init(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "d"): insert(UInt8(ascii: "0")...UInt8(ascii: "9"))
    case UInt8(ascii: "w"):
      insert(UInt8(ascii: "0")...UInt8(ascii: "9"))
      insert(UInt8(ascii: "a")...UInt8(ascii: "z"))
      insert(UInt8(ascii: "_"))
    case UInt8(ascii: "s"): for byte in [9, 10, 13, 32] as [UInt8] { insert(byte) }
    default: insert(byte)
    }
  }

  /// What stands behind `[`, up to `]`; `nil` where that is missing.
  init?(class rest: inout ArraySlice<UInt8>) {
    let isInverted = rest.first == UInt8(ascii: "^")
    if isInverted { rest.removeFirst() }
    while true {
      guard let byte = rest.popFirst() else { return nil }
      if byte == UInt8(ascii: "]") { break }
      let isRange = rest.first == UInt8(ascii: "-") && rest.dropFirst().first != UInt8(ascii: "]")
      if isRange, let end = rest.dropFirst().first, end >= byte {
        rest.removeFirst(2)
        insert(byte...end)
      } else {
        insert(byte)
      }
    }
    if isInverted { self = inverted }
  }

  func contains(_ byte: UInt8) -> Bool {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: return low.0 & bit != 0
    case 1: return low.1 & bit != 0
    case 2: return high.0 & bit != 0
    default: return high.1 & bit != 0
    }
  }

  /// All bytes that are not in it.
  var inverted: Set256 {
    var set = self
    (set.low, set.high) = ((~low.0, ~low.1), (~high.0, ~high.1))
    return set
  }

  private mutating func insert(_ bytes: ClosedRange<UInt8>) { for byte in bytes { insert(byte) } }

  private mutating func insert(_ byte: UInt8) {
    let byte = TextMatch.folded(byte)
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: low.0 |= bit
    case 1: low.1 |= bit
    case 2: high.0 |= bit
    default: high.1 |= bit
    }
  }
}
