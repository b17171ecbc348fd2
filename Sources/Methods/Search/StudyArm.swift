/// One of the searches that a study compares, such as a method and its control.
public struct StudyArm: Codable, Hashable, Sendable {
  /// Its name in candidates and tables.
  public let id: String
  /// Its name in sentences.
  public let title: String
  /// The series of its scores, of its best score so far and of its test score.
  public let score: String, best: String, test: String

  /// An arm that reports in these series.
  public init(_ id: String, title: String, score: String, best: String, test: String) {
    (self.id, self.title) = (id, title)
    (self.score, self.best, self.test) = (score, best, test)
  }

  /// The method itself.
  public static let search = StudyArm(
    "search", title: "the search", score: "score", best: "best", test: "test")

  /// A control at the same price.
  public static let control = StudyArm(
    "control", title: "random search", score: "control", best: "control-best",
    test: "control-test")
}
