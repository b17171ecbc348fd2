/// How a study ends: the best designs of each arm are looked at more closely.
public struct FinalsPlan: Codable, Hashable, Sendable {
  /// How many of the best of each arm take part; 0 for no finals.
  public var count: Int
  /// How long finalists are trained before one of each arm is chosen and tested; `nil` where each
  /// of them is tested as it is.
  public var epochs: Int?

  /// Finals of so many.
  public init(count: Int, epochs: Int? = nil) {
    (self.count, self.epochs) = (count, epochs)
  }
}
