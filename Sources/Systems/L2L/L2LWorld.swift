import Compute
public import Learning
import Methods
import Text
public import Worlds

/// Where the problems come from that an optimizer is learned on.
public enum L2LWorld: UserDataWorld, Sendable {
  /// Random quadratic functions.
  case quadratics
  /// Small networks that classify these examples, pixels in 0...1.
  case examples(Examples, classes: Int, dataRead: DataRead? = nil)

  /// The worlds there are.
  static let descriptions = [
    WorldDescription(
      "quadratics", help: "Random quadratics in ten dimensions; generated, nothing to download."),
    WorldDescription(
      "optdigits",
      help: "Small networks on 8x8 digits (Alpaydin & Kaynak 1998, CC BY 4.0), or on your own "
        + "images or table.",
      acceptsData: true),
  ]

  /// Opens one of `descriptions`, or the user's own data.
  static func open(_ request: WorldRequest) throws(Failure) -> L2LWorld {
    let name = request.name ?? (request.dataPath == nil ? "quadratics" : "optdigits")
    guard descriptions.contains(where: { $0.id == name }) else {
      throw Failure(.input, unknown("world", name, among: descriptions.map(\.id)))
    }
    guard name == "optdigits" else {
      if request.dataPath == nil { return .quadratics }
      throw Failure(.input, "quadratics are generated and take no data: choose world optdigits")
    }
    let split = try Dataset.open(nil, request)
      .split(random: Random(seed: 0)).normalised(.unit)
    return .examples(
      split.training, classes: split.classes,
      dataRead: split.dataRead)
  }

  /// What was read of the user's data.
  public var dataRead: DataRead? {
    if case .examples(_, _, let dataRead) = self { dataRead } else { nil }
  }

  /// What minibatches are drawn from.
  var pool: Examples? {
    if case .examples(let examples, _, _) = self { examples } else { nil }
  }
}
