/// A regular expression that never takes long: it is matched by following all its ways at once
/// (K. Thompson 1968, "Regular expression search algorithm"), so its time grows with the text and
/// not with the number of ways.
///
/// It knows `.`, `[a-z]`, `[^a-z]`, `\d`, `\w`, `\s`, `^`, `$`, `(a|b)`, `*`, `+` and `?`. It looks
/// at bytes, and capitals of ASCII equal small letters.
struct Pattern {
  private enum Instruction {
    case byte(ByteSet)
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
    case byte(ByteSet)
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
    case UInt8(ascii: "["): return ByteSet(class: &rest).map { .byte($0) }
    case UInt8(ascii: "."): return .byte(ByteSet().inverted)
    case UInt8(ascii: "^"): return .start
    case UInt8(ascii: "$"): return .end
    case UInt8(ascii: "\\"): return rest.popFirst().map { .byte(ByteSet(escaped: $0)) }
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): return nil
    default: return .byte(ByteSet(byte))
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
