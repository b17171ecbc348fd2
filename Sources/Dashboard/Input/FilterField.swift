/// The filter of a list, in a line below it.
struct FilterField: Sendable {
  /// What is written.
  var field = TextField()
  /// Whether it is being written.
  var isTyping = false

  var text: String { field.text }
  var isEmpty: Bool { field.isEmpty }
  /// Whether its line is to be seen.
  var isShown: Bool { isTyping || !isEmpty }

  /// Shows everything again.
  mutating func clear() { field = TextField() }
}
