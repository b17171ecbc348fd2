/// A number or a word of a candidate.
package enum ParameterValue: Hashable, Sendable {
  case number(Double)
  case word(String)
}

extension ParameterText {
  /// The candidate's numbers and words by their names, in the order in which they are written.
  ///
  /// Members of objects have the name of the member. A list of names and values in turn, as a
  /// configuration is written, has those names. What has no name of its own, such as the genes of a
  /// genome, is left out.
  package var columns: [(name: String, value: ParameterValue)] {
    var found: [(name: String, value: ParameterValue)] = []
    var fields = JSONFields(Array(json.utf8))
    let isRead = fields.scalars(named: nil, depth: 0) { found.append(($0, $1)) }
    return isRead ? found : []
  }
}

extension JSONFields {
  /// How deep a candidate may be nested; deeper ones have no columns.
  private static let deepest = 32

  /// Takes any value and notes its numbers and words; `false` where it is none.
  fileprivate mutating func scalars(
    named name: String?, depth: Int, _ note: (String, ParameterValue) -> Void
  ) -> Bool {
    guard depth < Self.deepest else { return false }
    if take("{") { return members(depth: depth, note) }
    if take("[") { return elements(depth: depth, note) }
    guard let value = scalar() else { return false }
    if let name { note(name, value) }
    return true
  }

  private mutating func members(
    depth: Int, _ note: (String, ParameterValue) -> Void
  ) -> Bool {
    var isFirst = true
    while !take("}") {
      guard isFirst || take(","), let name = string(), take(":"),
        scalars(named: name, depth: depth + 1, note)
      else { return false }
      isFirst = false
    }
    return true
  }

  /// Takes the elements of a list; names and values in turn are noted as such.
  private mutating func elements(
    depth: Int, _ note: (String, ParameterValue) -> Void
  ) -> Bool {
    var values: [ParameterValue?] = []
    while !take("]") {
      guard values.isEmpty || take(",") else { return false }
      if let value = scalar() {
        values.append(value)
      } else {
        guard scalars(named: nil, depth: depth + 1, { _, _ in }) else { return false }
        values.append(nil)
      }
    }
    guard values.count.isMultiple(of: 2) else { return true }
    let pairs = stride(from: 0, to: values.count, by: 2).map { (values[$0], values[$0 + 1]) }
    guard pairs.allSatisfy({ if case .word? = $0 { $1 != nil } else { false } }) else {
      return true
    }
    for case (.word(let name)?, let value?) in pairs { note(name, value) }
    return true
  }

  /// Takes a number, a text or a flag; `nil`, with nothing taken, where something else stands.
  private mutating func scalar() -> ParameterValue? {
    if let text = string() { return .word(text) }
    if take("true") { return .word("yes") }
    if take("false") { return .word("no") }
    return number().map { .number($0) }
  }
}
