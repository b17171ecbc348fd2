/// Reads what is to be classified, in whichever of the known formats it is.
struct RowsLoader {
  let path: String
  let purpose: RowsToClassify.Purpose
  let options: TableOptions
  var limits = DataLimits()

  func load() throws(DataFailure) -> RowsToClassify {
    guard try Folder(path) == nil else {
      throw DataFailure(path, "is a folder", remedy: "give one file")
    }
    let loader = DatasetLoader(
      name: path, provenance: .broughtByUser(path), limits: limits, options: options)
    switch try loader.format(of: path) {
    case .idx: return try idx()
    case .cifar: return try cifar()
    case .table:
      let stream = try ByteStream(path, limit: limits.tableBytes)
      let reader = try RowsReader(stream, purpose: purpose, options: options, limits: limits)
      return try reader.read()
    }
  }

  private func idx() throws(DataFailure) -> RowsToClassify {
    var images = try ByteStream(path, limit: 8 * limits.values + 20)
    let pixels = try IDXArray(from: &images, limits: limits)
    let shape = try IDXImages.shape(pixels.dimensions, file: path)
    var rows = RowsToClassify()
    rows.inputs = pixels.values
    try check(shape)
    if purpose.needsLabels {
      let labels = try idxLabels(of: pixels.dimensions[0])
      rows.labels = try numbers(of: labels)
    }
    return rows
  }

  private func idxLabels(of count: Int) throws(DataFailure) -> [Int32] {
    guard let (folder, name) = try Folder.holding(path),
      let found = IDXImages.labelNames(for: name).first(where: folder.names.contains)
    else {
      throw DataFailure(
        path, "has no labels beside it", remedy: "evaluate compares with them; predict does not")
    }
    var stream = try ByteStream(folder.file(found), limit: 8 * limits.values + 20)
    return try IDXImages.labels(from: &stream, count: count, of: path, limits: limits)
  }

  private func cifar() throws(DataFailure) -> RowsToClassify {
    var stream = try ByteStream(path, limit: limits.values)
    var images = CIFARImages()
    try images.append(&stream, limits: limits)
    let examples = images.examples
    try check(examples.shape)
    var rows = RowsToClassify()
    rows.inputs = examples.inputs
    if purpose.needsLabels { rows.labels = try numbers(of: examples.labels) }
    return rows
  }

  private func check(_ shape: InputShape) throws(DataFailure) {
    let sizes = shape.isImage ? [shape.height, shape.width, shape.channels] : [shape.channels]
    guard sizes != purpose.shape else { return }
    let takes =
      purpose.shape.count == 1
      ? "\(purpose.shape[0]) features" : purpose.shape.map(String.init).joined(separator: "x")
    throw DataFailure(
      line: "\(printable(path, limit: 400)) has \(shape); \(purpose.network) takes \(takes)")
  }

  /// Classes of labels; a label is the name of a class, or its number where classes have other names.
  private func numbers(of labels: [Int32]) throws(DataFailure) -> [Int] {
    let areNamed = purpose.classes.contains { Int($0) == nil }
    var numbers: [Int] = []
    for (place, label) in labels.enumerated() {
      let number =
        areNamed && purpose.classes.indices.contains(Int(label))
        ? Int(label) : purpose.number(of: "\(label)")
      guard let number else {
        throw purpose.stranger("\(label)", at: "\(printable(path, limit: 400)) image \(place)")
      }
      numbers.append(number)
    }
    return numbers
  }
}
