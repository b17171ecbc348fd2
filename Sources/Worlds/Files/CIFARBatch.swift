/// The binary batches of CIFAR-10 and CIFAR-100 (Krizhevsky 2009): records of one or two label
/// bytes and 3072 pixels, which are 32x32 red, then green, then blue.
enum CIFARBatch {
  /// Which of the two data sets a batch is from.
  enum Kind: Int {
    case cifar10 = 1
    case cifar100 = 2

    /// Labels a record; the last one is the class.
    var labelBytes: Int { rawValue }
    /// Bytes a record.
    var recordBytes: Int { labelBytes + 3072 }
    /// How many classes there are.
    var classes: Int { self == .cifar10 ? 10 : 100 }
  }

  /// The shape that images have once they are read: channels last, as everywhere here.
  static let shape = InputShape(height: 32, width: 32, channels: 3)

  /// Tells the data set from the size of a batch; the name decides where both would fit.
  static func kind(of file: String, size: Int) -> Kind? {
    let fits = [Kind.cifar10, .cifar100].filter { size > 0 && size % $0.recordBytes == 0 }
    if fits.count < 2 { return fits.first }
    return file.contains("batch") ? .cifar10 : .cifar100
  }

  /// Tells the data set of a stream.
  fileprivate static func kind(of stream: inout ByteStream) throws(DataFailure) -> Kind {
    guard try !stream.peek(1).isEmpty else {
      throw DataFailure(stream.file, "is empty", remedy: "give a file with data in it")
    }
    guard stream.isPlain else {
      return stream.file.contains("batch") ? .cifar10 : .cifar100
    }
    let size = stream.sizeLimit
    guard let kind = kind(of: stream.file, size: size) else {
      throw DataFailure(
        stream.file, at: .byte(size - size % Kind.cifar10.recordBytes),
        "has \(size) bytes, which is no whole number of images",
        remedy: "CIFAR-10 has 3073 bytes an image, CIFAR-100 has 3074")
    }
    return kind
  }
}

/// Images gathered from one batch after the other.
struct CIFARImages {
  private(set) var kind: CIFARBatch.Kind?
  private var inputs: [Float] = []
  private var labels: [Int32] = []

  /// All images so far.
  var examples: Examples { Examples(shape: CIFARBatch.shape, inputs: inputs, labels: labels) }

  /// Adds the images of a batch, which must be of the same data set as those before.
  mutating func append(_ stream: inout ByteStream, limits: DataLimits) throws(DataFailure) {
    let kind = try CIFARBatch.kind(of: &stream)
    guard self.kind == nil || self.kind == kind else {
      throw DataFailure(
        stream.file, "is of another data set than the batches before it",
        remedy: "give batches of CIFAR-10 or of CIFAR-100")
    }
    self.kind = kind
    if stream.isPlain { inputs.reserveCapacity(inputs.count + stream.sizeLimit) }
    while try !stream.peek(1).isEmpty {
      guard inputs.count + 3072 <= limits.values else {
        throw DataFailure(
          stream.file, at: .byte(stream.offset), "holds too many images",
          remedy: "at most \(limits.values / 3072) fit here; give fewer batches")
      }
      try appendImage(of: kind, from: &stream)
    }
  }

  private mutating func appendImage(
    of kind: CIFARBatch.Kind, from stream: inout ByteStream
  ) throws(DataFailure) {
    let start = stream.offset
    let record = try stream.take(kind.recordBytes, of: "an image")
    let label = record[kind.labelBytes - 1]
    guard label < kind.classes else {
      throw DataFailure(
        stream.file, at: .byte(start + kind.labelBytes - 1), "holds the label \(label)",
        remedy: "labels are 0 to \(kind.classes - 1)")
    }
    labels.append(Int32(label))
    for pixel in 0..<1024 {
      for channel in 0..<3 {
        inputs.append(Float(record[kind.labelBytes + channel * 1024 + pixel]))
      }
    }
  }
}
