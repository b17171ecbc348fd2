/// Where keys go.
///
/// At any moment there is exactly one place; a binding names all it holds in.
package struct Context: OptionSet, Hashable, Sendable {
  /// The set as bits.
  package let rawValue: UInt32

  /// The set with these bits.
  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The list of sessions.
  package static let home = Context(rawValue: 1 << 0)
  /// The list of systems to start.
  package static let systems = Context(rawValue: 1 << 1)
  /// The settings of a run to start.
  package static let form = Context(rawValue: 1 << 2)
  /// The charts of a session.
  package static let run = Context(rawValue: 1 << 3)
  /// What is inside a session.
  package static let inside = Context(rawValue: 1 << 4)
  /// The log of a session.
  package static let log = Context(rawValue: 1 << 5)
  /// The card of a session's system.
  package static let card = Context(rawValue: 1 << 6)
  /// The help over a screen.
  package static let help = Context(rawValue: 1 << 7)
  /// The theme picker.
  package static let themes = Context(rawValue: 1 << 8)
  /// A question that waits for an answer.
  package static let question = Context(rawValue: 1 << 9)

  /// A filter being typed.
  package static let filter = Context(rawValue: 1 << 10)
  /// A terminal too small for a page: a single line with the most important state.
  package static let line = Context(rawValue: 1 << 11)

  /// Sessions side by side.
  package static let compare = Context(rawValue: 1 << 12)

  /// The commands to choose from.
  package static let palette = Context(rawValue: 1 << 13)

  /// The choice of how to export what is shown.
  package static let export = Context(rawValue: 1 << 14)
  /// What the machine does.
  package static let machine = Context(rawValue: 1 << 15)

  /// What a run asks somebody to choose from.
  package static let choose = Context(rawValue: 1 << 16)

  /// The trials of a session.
  package static let trials = Context(rawValue: 1 << 17)

  /// The screens that show one session.
  package static let session: Context = [.run, .trials, .inside, .log, .card, .choose]
  /// The screens where a letter is a command; in a form it is text.
  package static let screens: Context = [.home, .systems, .compare, .machine, .session]
  /// The places with a list or a text to move in.
  package static let scrolling: Context = [.screens, .form, .help, .themes, .filter, .palette]
  /// Everywhere.
  package static let anywhere: Context = [.scrolling, .question, .export, .line]

  /// How many places it holds.
  var count: Int { rawValue.nonzeroBitCount }

  /// The places there are, with their names for help.
  package static let all: [(context: Context, name: String)] = [
    (.home, "Sessions"), (.systems, "New run"), (.form, "Settings"), (.run, "Run"),
    (.trials, "Trials"), (.compare, "Compare"),
    (.inside, "Inside"), (.log, "Log"), (.card, "Card"), (.choose, "Choose"), (.help, "Help"),
    (.themes, "Themes"),
    (.palette, "Commands"), (.machine, "Machine"), (.export, "Export"),
    (.question, "Question"), (.filter, "Filter"),
    (.line, "Small terminal"),
  ]
}
