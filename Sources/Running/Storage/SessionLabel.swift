package import Learning
import Text

/// What a person wrote on a session: nothing that it does depends on it.
package struct SessionLabel: Codable, Hashable, Sendable {
  /// A line about it; empty for none.
  package var note = ""
  /// Words by which it is found, sorted.
  package private(set) var tags: [String] = []

  static let fileName = "label.json"

  /// The longest note, in characters.
  static let longestNote = 400

  /// A label without anything on it.
  package init() {}

  /// Adds a tag.
  ///
  /// - Throws: `Failure` of kind input when it is no word of letters, digits and `. _ -`.
  package mutating func add(tag: String) throws(Failure) {
    guard tag.isPlain, (1...32).contains(tag.utf8.count) else {
      throw Failure(
        .input,
        "'\(printable(tag, most: 40))' is no tag: it must be 1 to 32 letters, digits, . _ or -")
    }
    if !tags.contains(tag) { tags = (tags + [tag]).sorted() }
  }

  /// Takes a tag away; `false` where it was not there.
  package mutating func remove(tag: String) -> Bool {
    defer { tags.removeAll { $0 == tag } }
    return tags.contains(tag)
  }
}

extension SessionStore {
  /// What is written on a session; nothing where that cannot be read.
  package func label(_ name: SessionName) -> SessionLabel {
    let session = folder.session(name)
    guard session.holds(SessionLabel.fileName),
      let label = try? SealedJSON.read(
        SessionLabel.fileName, in: session, as: SessionLabel.self)
    else { return SessionLabel() }
    return label
  }

  /// Writes on a session, whoever has it at work.
  ///
  /// - Throws: `Failure` of kind input when there is none of this name, or the note is too long.
  package func write(_ label: SessionLabel, on name: SessionName) throws(Failure) {
    let session = folder.session(name)
    guard session.holds(SessionRecord.name) else { throw noSession(name) }
    try session.checkOwn()
    guard label.note.count <= SessionLabel.longestNote else {
      throw Failure(
        .input,
        "the note has \(label.note.count) characters, but may have \(SessionLabel.longestNote)")
    }
    try session.replace(SessionLabel.fileName, with: SealedJSON.bytes(of: label))
  }

  /// Gives a session another name; forks still know it by its id.
  ///
  /// - Throws: `Failure` when a process has the session, or the name is taken.
  package func move(_ name: SessionName, to other: SessionName) throws(Failure) {
    guard folder.session(name).holds(SessionRecord.name) else { throw noSession(name) }
    let held = try SessionFolder(name, in: folder)
    guard !folder.holds(other.text) else {
      throw Failure(.input, "there is a session '\(other)' already")
    }
    try folder.move(held.name.text, to: other.text)
    try folder.synchronize()
  }
}
