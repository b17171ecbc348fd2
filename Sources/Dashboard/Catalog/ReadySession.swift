public import Running

/// A session file that is ready to be started.
public struct ReadySession: Sendable {
  /// The file's name without its ending.
  public let name: String
  /// What it asks for.
  public let request: RunRequest

  /// A session file.
  public init(name: String, request: RunRequest) {
    self.name = name
    self.request = request
  }
}
