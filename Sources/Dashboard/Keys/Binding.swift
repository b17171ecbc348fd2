/// What some keys do, and where.
///
/// Dispatch, help and footers are made from these.
package struct Binding: Hashable, Sendable {
  /// The keys, the one to show first.
  package var keys: [Key]
  /// What they do.
  package var action: Action
  /// Where they do it.
  package var context: Context
  /// A word for footers; empty to stay out of them.
  package var hint: String
  /// A sentence for help.
  package var help: String

  /// Binds keys.
  ///
  /// - Parameter keys: names separated by spaces.
  init(_ keys: String, _ action: Action, in context: Context, hint: String = "", _ help: String) {
    let names = keys.split(separator: " ")
    self.keys = names.compactMap { Key(String($0)) }
    precondition(self.keys.count == names.count, "'\(keys)' names a key that does not exist")
    self.action = action
    self.context = context
    self.hint = hint
    self.help = help
  }

  /// The keys as help shows them: `q ctrl+c`.
  package var keyNames: String { keys.map(\.description).joined(separator: " ") }
}
