package import Running

/// A session file that is ready to be started.
package struct ReadySession: Sendable {
  /// The file's name without its ending.
  package let name: String
  /// What it asks for.
  package let request: RunRequest

  /// A session file.
  package init(name: String, request: RunRequest) {
    self.name = name
    self.request = request
  }
}
