public import Learning
import Methods
import Text
public import Worlds
import Compute

/// Labelled examples, their features sorted once for all rounds.
public struct BoostingWorld: UserDataWorld, Sendable {
  /// A feature with its examples in rising order.
  struct Column: Sendable {
    /// Numbers of the examples.
    var rows: [Int32]
    /// Their values.
    var values: [Float]
  }

  /// The names of the classes.
  public let classNames: [String]
  /// The shape of an example.
  let shape: InputShape
  /// The examples that training sets are drawn from: `[examples, features]`.
  let features: [Float]
  /// The class of each of them.
  let labels: [Int]
  /// Their features in rising order.
  let columns: [Column]
  /// What was read of the user's data.
  public let dataRead: DataRead?
  /// How columns of a table became features; `nil` where there was none.
  let schema: TableSchema?
  /// The examples that learning is judged by; where there are none, those that are not drawn.
  let heldOut: Examples?

  /// Sorts the features of a data set.
  ///
  /// The test part is opened at once: boosting chooses nothing by it, and its curve over the
  /// rounds is what is to be seen.
  public init(_ dataset: Dataset) {
    (dataRead, schema) = (dataset.dataRead, dataset.schema)
    classNames = dataset.classNames
    shape = dataset.shape
    features = dataset.pool.inputs
    labels = dataset.pool.labels.map(Int.init)
    heldOut = dataset.officialTest?.openAtTheEnd()
    let (pool, count) = (dataset.pool, dataset.shape.count)
    columns = (0..<count).map { feature in
      let order = (0..<pool.count).sorted {
        (pool.inputs[$0 * count + feature], $0) < (pool.inputs[$1 * count + feature], $1)
      }
      return Column(
        rows: order.map(Int32.init), values: order.map { pool.inputs[$0 * count + feature] })
    }
  }

  /// How many features an example has.
  public var featureCount: Int { columns.count }

  /// How many examples training sets are drawn from.
  public var poolCount: Int { labels.count }

  /// The examples of the pool with these numbers.
  func examples(_ rows: [Int]) -> Examples {
    Examples(
      shape: InputShape(features: featureCount),
      inputs: rows.flatMap { features[$0 * featureCount..<($0 + 1) * featureCount] },
      labels: rows.map { Int32(labels[$0]) })
  }
}

extension BoostingWorld {
  /// The most numbers a data set may have, lest sorting takes minutes.
  private static let limit = 20_000_000

  /// What boosting can be tried on.
  static let descriptions = [
    WorldDescription(
      "gaussians",
      help: "Ten normal features; is the point far from the origin? Generated (Hastie et al.)."),
    WorldDescription(
      "rings", help: "Three nested rings in the plane, with boundaries to look at; generated."),
    WorldDescription(
      "optdigits", help: "Handwritten digits of 8x8 pixels (UCI, CC BY 4.0), or your own examples.",
      acceptsData: true),
  ]

  /// Opens a world by name, or the user's own data.
  static func open(_ request: WorldRequest) throws(Failure) -> BoostingWorld {
    let name = request.dataPath == nil ? request.name ?? "gaussians" : "optdigits"
    guard descriptions.contains(where: { $0.id == request.name ?? name }) else {
      throw Failure(.input, unknown("world", request.name ?? name, among: descriptions.map(\.id)))
    }
    let random = Random(seed: 0)
    switch name {
    case "gaussians": return BoostingWorld(.gaussianShell(training: 20_000, random: random))
    case "rings": return BoostingWorld(.rings(training: 4000, test: 2000, random: random))
    default: return try BoostingWorld(data(request))
    }
  }

  private static func data(_ request: WorldRequest) throws(Failure) -> Dataset {
    let dataset = try Dataset.open(nil, request).completed()
    guard dataset.pool.inputs.count <= limit else {
      throw Failure(
        .input,
        "\(dataset.name) has \(dataset.pool.inputs.count) numbers; boosting takes up to \(limit)")
    }
    return dataset
  }
}
