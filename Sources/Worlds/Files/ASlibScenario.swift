import Foundation

/// A scenario of the algorithm selection library (Bischl and others 2016): what algorithms of a
/// portfolio took on instances, what is known of these, and what it took to know it.
///
/// It is a folder with `description.txt`, `algorithm_runs.arff`, `feature_values.arff`, and, where
/// there are any, `feature_costs.arff` and `cv.arff`.
public struct ASlibScenario: Sendable {
  /// An instance that was given to every algorithm.
  public struct Instance: Hashable, Sendable {
    /// The fold it belongs to, from 0.
    public let fold: Int
    /// The values of its features; what is missing is the mean of those that are not.
    public let features: [Double]
    /// What it took to know them.
    public let price: Double
    /// What each algorithm took; ten times the limit where it found no answer.
    public let costs: [Double]
  }

  /// The algorithms, in the order they first come in.
  public let algorithms: [String]
  /// The features.
  public let features: [String]
  /// The instances, by name.
  public let instances: [Instance]
  /// How many folds there are.
  public let folds: Int
  /// The files that were read.
  public let files: [String]
  /// What was found, for people.
  public let account: [String]

  /// The least that anything takes: logarithms are taken of it.
  private static let least = 1e-3

  /// Reads the folder.
  public init(at path: String) throws(DataFailure) {
    guard let folder = try Folder(path) else {
      throw DataFailure(
        path, "is no folder", remedy: "give the folder of an ASlib scenario")
    }
    let runs = try Self.table("algorithm_runs.arff", in: folder)
    let values = try Self.table("feature_values.arff", in: folder)
    let costs = try Self.optional("feature_costs.arff", in: folder)
    let parts = try Self.optional("cv.arff", in: folder)
    let limit = try Self.limit(in: folder)
    let spent = try Self.costs(runs, limit: limit)
    algorithms = spent.algorithms
    features = values.columns.filter { !["instance_id", "repetition"].contains($0) }
    let known = try Self.features(features, of: values)
    let prices = try Self.prices(costs)
    let numbers = try Self.folds(parts, known.keys.sorted())
    folds = (numbers.values.max() ?? 0) + 1
    instances = known.keys.sorted().compactMap { name in
      guard let costs = spent.byInstance[name], let features = known[name] else { return nil }
      return Instance(
        fold: numbers[name] ?? 0, features: features, price: prices[name] ?? 0, costs: costs)
    }
    files = [
      "description.txt", runs.name, values.name, costs?.name, parts?.name,
    ].compactMap { $0 }.map(folder.file)
    guard !instances.isEmpty, algorithms.count > 1 else {
      throw DataFailure(
        path, "has \(instances.count) instances of \(algorithms.count) algorithms",
        remedy: "give a scenario of two algorithms or more")
    }
    account = [
      "\(instances.count) instances, \(algorithms.count) algorithms, \(features.count) features",
      "no answer within \(limit) counts ten times as much",
      prices.isEmpty ? "features cost nothing" : "features have their costs",
      parts == nil ? "10 folds by the order of names" : "\(folds) folds of cv.arff",
    ]
  }

  /// A table with its columns in lower case.
  private struct Table {
    let name: String
    let file: String
    let columns: [String]
    let rows: [[String]]

    /// Where a column stands.
    func place(of column: String) throws(DataFailure) -> Int {
      guard let place = columns.firstIndex(of: column) else {
        throw DataFailure(
          file, "has no column \(column)", remedy: "give the file as ASlib describes it")
      }
      return place
    }
  }

  private static func table(_ name: String, in folder: Folder) throws(DataFailure) -> Table {
    guard folder.names.contains(name) else {
      throw DataFailure(
        folder.file(name), "does not exist", remedy: "give the folder of an ASlib scenario")
    }
    let file = folder.file(name)
    let limits = DataLimits()
    var records = TableRecords(try ByteStream(file, limit: limits.tableBytes), limits: limits)
    var rows: [[String]] = []
    while try records.next() {
      rows.append(records.row.cells.indices.map { records.row.text($0) ?? "" })
    }
    let columns = records.attributes.map { $0.lowercased() }
    if let place = rows.firstIndex(where: { $0.count != columns.count }) {
      throw DataFailure(
        file,
        "has \(rows[place].count) cells in data row \(place + 1), but declares "
          + "\(columns.count) attributes", remedy: "give an ARFF file as ASlib has them")
    }
    return Table(name: name, file: file, columns: columns, rows: rows)
  }

  private static func optional(_ name: String, in folder: Folder) throws(DataFailure) -> Table? {
    folder.names.contains(name) ? try table(name, in: folder) : nil
  }

  /// `algorithm_cutoff_time` of the description.
  private static func limit(in folder: Folder) throws(DataFailure) -> Double {
    let file = folder.file("description.txt")
    guard folder.names.contains("description.txt"),
      let text = try? String(contentsOfFile: file, encoding: .utf8)
    else {
      throw DataFailure(file, "cannot be read", remedy: "give the folder of an ASlib scenario")
    }
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: ":", maxSplits: 1)
      guard words.count == 2, words[0] == "algorithm_cutoff_time" else { continue }
      let value = words[1].trimmingCharacters(in: .whitespaces)
      guard let limit = Double(value), limit > 0, limit < 1e12 else { break }
      return limit
    }
    throw DataFailure(
      file, "has no algorithm_cutoff_time", remedy: "give a scenario of run times with a limit")
  }

  /// The mean over repetitions of what each algorithm took, or ten limits where it did not end well.
  private static func costs(
    _ runs: Table, limit: Double
  ) throws(DataFailure) -> (algorithms: [String], byInstance: [String: [Double]]) {
    let (instance, algorithm) = (try runs.place(of: "instance_id"), try runs.place(of: "algorithm"))
    let status = try runs.place(of: "runstatus")
    let measures = runs.columns.indices.filter {
      !["instance_id", "algorithm", "runstatus", "repetition"].contains(runs.columns[$0])
    }
    guard let measure = measures.first else {
      throw DataFailure(runs.file, "has no measure", remedy: "give a column such as runtime")
    }
    var algorithms: [String] = []
    var sums: [String: [String: (sum: Double, count: Double)]] = [:]
    for (number, row) in runs.rows.enumerated() {
      if !algorithms.contains(row[algorithm]) { algorithms.append(row[algorithm]) }
      let isSolved = row[status].lowercased() == "ok"
      let value = isSolved ? Double(row[measure]) : 10 * limit
      guard let value, value >= 0, value <= 1e15 else {
        throw DataFailure(
          runs.file, "has no usable \(runs.columns[measure]) in data row \(number + 1)",
          remedy: "give a number that is not negative")
      }
      let old = sums[row[instance], default: [:]][row[algorithm]] ?? (0, 0)
      sums[row[instance], default: [:]][row[algorithm]] = (old.sum + value, old.count + 1)
    }
    let means = sums.compactMapValues { own -> [Double]? in
      let costs = algorithms.compactMap { name in
        own[name].map { max($0.sum / $0.count, least) }
      }
      return costs.count == algorithms.count ? costs : nil
    }
    return (algorithms, means)
  }

  private static func features(
    _ names: [String], of table: Table
  ) throws(DataFailure) -> [String: [Double]] {
    let instance = try table.place(of: "instance_id")
    var places: [Int] = []
    for name in names { places.append(try table.place(of: name)) }
    let means = places.map { place in
      let known = table.rows.compactMap { usable($0[place]) }
      return known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
    }
    var result: [String: [Double]] = [:]
    for row in table.rows where result[row[instance]] == nil {
      result[row[instance]] = zip(places, means).map { usable(row[$0]) ?? $1 }
    }
    return result
  }

  private static func usable(_ cell: String) -> Double? {
    Double(cell).flatMap { abs($0) < 1e30 ? $0 : nil }
  }

  /// The sum of what all feature groups of an instance took.
  private static func prices(_ table: Table?) throws(DataFailure) -> [String: Double] {
    guard let table else { return [:] }
    let instance = try table.place(of: "instance_id")
    var result: [String: Double] = [:]
    for row in table.rows where result[row[instance]] == nil {
      result[row[instance]] = row.indices
        .filter { !["instance_id", "repetition"].contains(table.columns[$0]) }
        .reduce(0) { $0 + min(max(usable(row[$1]) ?? 0, 0), 1e15) }
    }
    return result
  }

  /// The folds of `cv.arff`, else ten by the order of names.
  private static func folds(
    _ table: Table?, _ names: [String]
  ) throws(DataFailure) -> [String: Int] {
    guard let table else {
      return Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0 % 10) })
    }
    let (instance, fold) = (try table.place(of: "instance_id"), try table.place(of: "fold"))
    var result: [String: Int] = [:]
    for row in table.rows where result[row[instance]] == nil {
      guard let number = Int(row[fold]), (1...1000).contains(number) else {
        throw DataFailure(
          table.file, "names a fold '\(row[fold])'", remedy: "number folds from 1")
      }
      result[row[instance]] = number - 1
    }
    return result
  }
}
