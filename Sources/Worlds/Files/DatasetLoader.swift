/// Makes a data set of a user's file or folder, whichever of the known formats it is in.
struct DatasetLoader {
  /// What the data set is to be called.
  var name: String
  /// Names of the classes, where they are known beforehand.
  var classNames: [String]?
  /// Origin and licence.
  var provenance: Provenance
  var limits = DataLimits()
  /// What a person says of a table.
  var options = TableOptions()
  /// The program that unpacks.
  var gzip = "gzip"

  /// Reads whatever is at the path.
  func load(_ path: String) throws(DataFailure) -> Dataset {
    if let folder = try Folder(path) {
      try refuseTableOptions(path)
      return try load(folder)
    }
    let format = try format(of: path)
    if format != .table { try refuseTableOptions(path) }
    switch format {
    case .idx:
      return try idx(training: try pair(path), test: nil)
    case .cifar:
      return try cifar(training: [path], test: nil)
    case .table:
      return try table(path)
    }
  }

  private func refuseTableOptions(_ path: String) throws(DataFailure) {
    guard let option = options.given else { return }
    throw DataFailure(path, "is no table", remedy: "leave \(option) out")
  }

  // MARK: Formats

  enum Format { case idx, cifar, table }

  /// Tells the format from the first bytes, and from the name where they say nothing.
  func format(of path: String) throws(DataFailure) -> Format {
    var stream = try ByteStream(path, limit: .max, gzip: gzip)
    if IDXHeader.recognises(try stream.peek(4)) { return .idx }
    let name = path.lowercased()
    if name.contains("ubyte") || name.contains(".idx") || name.contains("-idx") { return .idx }
    if name.hasSuffix(".bin") || name.hasSuffix(".bin.gz") { return .cifar }
    try stream.refuseForeignFormat(isTable: true)
    return .table
  }

  private func load(_ folder: Folder) throws(DataFailure) -> Dataset {
    let cifar = folder.names.filter { $0.hasSuffix(".bin") }
    if !cifar.isEmpty {
      let isTest = { (name: String) in name.hasPrefix("test") }
      return try self.cifar(
        training: cifar.filter { !isTest($0) }.map(folder.file),
        test: cifar.first(where: isTest).map(folder.file))
    }
    let images = folder.names.filter { $0.contains("images") && $0.contains("ubyte") }
    let isTest = { (name: String) in name.contains("t10k") || name.contains("test") }
    let training = try theOne(images.filter { !isTest($0) }, in: folder)
    let test = try theOne(images.filter(isTest), in: folder)
    guard let first = training ?? test else {
      throw DataFailure(
        folder.path, "is a folder without data in a known format",
        remedy: "it may hold train-images-idx3-ubyte and train-labels-idx1-ubyte (and t10k-...), "
          + "or CIFAR .bin batches; or give one file")
    }
    var held: Pair?
    if training != nil, let test { held = try pair(folder.file(test)) }
    return try idx(training: try pair(folder.file(first)), test: held)
  }

  /// The single images file of a kind; packed and unpacked forms of one file count once.
  private func theOne(_ names: [String], in folder: Folder) throws(DataFailure) -> String? {
    let distinct = names.filter { name in
      !name.hasSuffix(".gz") || !names.contains(String(name.dropLast(3)))
    }
    guard distinct.count < 2 else {
      throw DataFailure(
        folder.path, "holds both \(printable(distinct[0])) and \(printable(distinct[1]))",
        remedy: "give the path of the one you mean")
    }
    return distinct.first
  }

  // MARK: IDX

  private typealias Pair = (images: String, labels: String)

  /// Finds the labels beside the images.
  private func pair(_ images: String) throws(DataFailure) -> Pair {
    guard let (folder, name) = try Folder.holding(images) else {
      throw DataFailure(images, "is in no folder", remedy: "give the path of a file")
    }
    let names = IDXImages.labelNames(for: name)
    if let labels = names.first(where: folder.names.contains) {
      return (images, folder.file(labels))
    }
    let hint = names.first.map { "name them \(printable($0, limit: 100))" }
    throw DataFailure(
      images, "has no labels beside it",
      remedy: hint ?? "call it ...-images-idx3-ubyte, and its labels ...-labels-idx1-ubyte")
  }

  private func idx(training: Pair, test: Pair?) throws(DataFailure) -> Dataset {
    let pool = try read(training)
    let labels: ClassNumbers
    if let classNames {
      labels = ClassNumbers(named: classNames)
    } else {
      labels = ClassNumbers(closingGapsOf: pool.examples.labels)
    }
    let examples = try labels.number(pool.examples) { label in
      DataFailure(
        training.labels, "holds the label \(label)",
        remedy: "\(name) has the labels \(labels.known)")
    }
    var account = DataAccount()
    account.files = [training.images, training.labels]
    if let closed = labels.closedGaps { account.add(closed) }
    var held: Examples?
    if let test {
      let read = try read(test).examples
      try check(read, in: test, against: examples, of: training)
      held = try labels.number(read) { label in
        DataFailure(
          test.labels, "holds the label \(label)",
          remedy: "the labels for training are \(labels.known)")
      }
      account.files += [test.images, test.labels]
    }
    return Dataset(
      name: name, classNames: labels.names, provenance: provenance,
      valueRange: pool.isBytes ? 0...255 : nil, pool: examples, officialTest: held,
      account: account)
  }

  private func read(_ pair: Pair) throws(DataFailure) -> IDXImages {
    let limit = 8 * limits.values + 20
    var images = try ByteStream(pair.images, limit: limit, gzip: gzip)
    var labels = try ByteStream(pair.labels, limit: limit, gzip: gzip)
    return try IDXImages(images: &images, labels: &labels, limits: limits)
  }

  private func check(
    _ test: Examples, in files: Pair, against training: Examples, of others: Pair
  ) throws(DataFailure) {
    guard test.shape == training.shape else {
      throw DataFailure(
        files.images, at: .byte(8), "holds images of \(test.shape)",
        remedy: "those of \(printable(others.images, limit: 400)) are \(training.shape)")
    }
  }

  // MARK: CIFAR

  private func cifar(training: [String], test: String?) throws(DataFailure) -> Dataset {
    guard !training.isEmpty else {
      throw DataFailure(
        test ?? name, "is a test batch without training batches",
        remedy: "put data_batch_1.bin or train.bin beside it")
    }
    let (pool, kind) = try cifar(training)
    let held = try test.map { file throws(DataFailure) in
      let held = try cifar([file])
      guard held.kind == kind else {
        throw DataFailure(
          file, "is of another data set than the training batches",
          remedy: "give batches of CIFAR-10 or of CIFAR-100")
      }
      return held.examples
    }
    return Dataset(
      name: name, classNames: classNames ?? kind.classNames, provenance: provenance,
      valueRange: 0...255, pool: pool, officialTest: held,
      account: DataAccount(files: training + (test.map { [$0] } ?? [])))
  }

  private func cifar(
    _ files: [String]
  ) throws(DataFailure) -> (examples: Examples, kind: CIFARBatch.Kind) {
    var images = CIFARImages()
    for file in files {
      var stream = try ByteStream(file, limit: limits.values, gzip: gzip)
      try images.append(&stream, limits: limits)
    }
    return (images.examples, images.kind ?? .cifar10)
  }

  // MARK: Tables

  private func table(_ path: String) throws(DataFailure) -> Dataset {
    let stream = try ByteStream(path, limit: limits.tableBytes, gzip: gzip)
    let reader = try TableReader(stream, limits: limits, options: options)
    let table = try reader.read()
    let (pool, range) = SquareImages.recognised(in: table.examples)
    var account = table.account
    account.files = [path]
    return Dataset(
      name: name, classNames: table.classNames, provenance: provenance, valueRange: range,
      pool: pool, schema: table.schema, account: account)
  }
}

extension CIFARBatch.Kind {
  fileprivate var classNames: [String] {
    switch self {
    case .cifar10:
      [
        "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
      ]
    case .cifar100:
      (0..<100).map(String.init)
    }
  }
}
