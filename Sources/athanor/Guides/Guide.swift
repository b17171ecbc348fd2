import CWorldData

/// A guide that the program carries inside itself.
struct Guide: Sendable {
  /// The word that asks for it.
  let topic: String
  /// One line on what is in it.
  let help: String
  /// Its file in `Athanor.docc`.
  let file: String
  /// Its Markdown.
  let text: String

  private init(_ topic: String, _ file: String, _ embedded: EmbeddedFile, help: String) {
    (self.topic, self.file, self.help) = (topic, file, help)
    text = String(
      decoding: UnsafeBufferPointer(start: embedded.bytes, count: embedded.count), as: UTF8.self)
  }

  /// The words that screens use.
  static let glossary = Guide(
    "glossary", "Glossary.md", athanor_guide_glossary(),
    help: "the words that screens and guides use")

  /// Every guide, in the order help lists them.
  static var all: [Guide] {
    [
      Guide(
        "tour", "Tour.md", athanor_guide_tour(),
        help: "the dashboard, page by page, and every key"),
      Guide(
        "command-line", "CommandLine.md", athanor_guide_command_line(),
        help: "commands, options, JSON lines, exit codes, files, every setting"),
      Guide(
        "results", "Results.md", athanor_guide_results(),
        help: "published experiments: the papers' figures and ours, and what differs"),
      Guide(
        "add-a-system", "AddASystem.md", athanor_guide_add_a_system(),
        help: "a learner of your own, from the empty file to its tests"),
      Guide(
        "architecture", "Architecture.md", athanor_guide_architecture(),
        help: "the modules, three walks through the code, where to look for what"),
      glossary,
    ]
  }
}
