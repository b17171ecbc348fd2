import Learning
import Running
import Text

extension Command {
  static let edit = Command(
    name: "edit", operands: "SESSION", help: "rename a session, write a note or tags on it",
    options: [
      Option("--rename", "NAME", help: "its new name"),
      Option("--note", "TEXT", help: "a line about it; an empty one takes the note away"),
      Option("--tag", "T", repeats: true, help: "a word to find it by; may be repeated"),
      Option("--untag", "T", repeats: true, help: "a tag to take away; may be repeated"),
      .sessions,
    ]
  ) { arguments, program throws(Failure) in
    let name = try SessionName(try arguments.operand("SESSION"))
    let store = try program.store(arguments)
    _ = try store.record(name)
    let other = try arguments.value("--rename").map { text throws(Failure) in
      try SessionName(text)
    }
    let before = store.label(name)
    let label = try edited(before, arguments)
    if label != before { try store.write(label, on: name) }
    if let other, other != name { try store.move(name, to: other) }
    let facts =
      [(other ?? name).text, printable(label.note, most: 400)] + label.tags.map { "#\($0)" }
    program.out.line(facts.filter { !$0.isEmpty }.joined(separator: "  "))
    return 0
  }

  private static func edited(
    _ label: SessionLabel, _ arguments: Arguments
  ) throws(Failure) -> SessionLabel {
    var label = label
    if let note = arguments.value("--note") { label.note = printable(note, most: 10_000) }
    for tag in arguments.values("--tag") { try label.add(tag: tag) }
    for tag in arguments.values("--untag") {
      guard label.remove(tag: tag) else {
        throw Failure(.input, "it has " + unknown("tag", tag, among: label.tags))
      }
    }
    return label
  }
}
