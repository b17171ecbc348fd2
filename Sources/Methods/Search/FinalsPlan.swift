/// How a study ends: the best designs of each arm are looked at more closely.
public struct FinalsPlan: Codable, Hashable, Sendable {
  /// How many of the best of each arm take part; 0 for no finals.
  public var count: Int
  /// How long finalists are trained before one of each arm is chosen and tested; `nil` where each
  /// of them is tested as it is.
  public var epochs: Int?
  /// How many of the first arm's finalists, trained for longer, are also tested together; `nil` for
  /// none.
  public let ensemble: Int?

  /// Finals of so many; an ensemble is one of at least two, after longer training.
  public init(count: Int, epochs: Int? = nil, ensemble: Int? = nil) {
    precondition(
      ensemble.map { $0 > 1 && epochs != nil } ?? true,
      "an ensemble of \(ensemble ?? 0) after \(epochs ?? 0) epochs")
    (self.count, self.epochs, self.ensemble) = (count, epochs, ensemble)
  }
}
