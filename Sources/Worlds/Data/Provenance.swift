/// Where data come from and what one may do with them.
public struct Provenance: Hashable, Codable, Sendable {
  /// Who made the data, when, and where they were published.
  public let origin: String
  /// The licence, by its usual short name.
  public let licence: String

  /// Names an origin and a licence.
  public init(origin: String, licence: String) {
    (self.origin, self.licence) = (origin, licence)
  }

  /// Data that a user brought along; nobody but the user knows their licence.
  public static func broughtByUser(_ file: String) -> Provenance {
    Provenance(origin: "your file \(file)", licence: "as its owner says")
  }
}
