/// What a person says of a table that the reader would otherwise find out for itself.
public struct TableOptions: Hashable, Sendable {
  /// The label column: a name of the header, or a number from 1; found by the reader where `nil`.
  public var label: String?
  /// Whether the first row is a header; found by the reader where `nil`.
  public var hasHeader: Bool?
  /// Whether a missing value is an error.
  public var refusesMissing: Bool

  /// Leaves to the reader what is not given.
  public init(label: String? = nil, hasHeader: Bool? = nil, refusesMissing: Bool = false) {
    (self.label, self.hasHeader, self.refusesMissing) = (label, hasHeader, refusesMissing)
  }

  /// The first option that is not as usual, as the command line calls it.
  var given: String? {
    if label != nil { return "--label" }
    if hasHeader != nil { return "--header" }
    return refusesMissing ? "--missing" : nil
  }
}
