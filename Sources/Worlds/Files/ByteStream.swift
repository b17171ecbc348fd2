import Foundation

/// The bytes of a file, unpacked if it is compressed, as a stream that holds little in memory.
struct ByteStream: ~Copyable {
  private enum Source: ~Copyable {
    case file(OpenFile)
    case gzip(GzipProcess)
    case nothing
  }

  /// The path, for messages.
  let file: String
  /// The most bytes that there can be: the size of a plain file; of a gzip file 1032 times its
  /// size, which the format cannot exceed.
  let sizeLimit: Int
  /// Whether `sizeLimit` is the true size.
  let isPlain: Bool
  /// How many bytes were taken from the stream.
  private(set) var offset = 0

  private let limit: Int
  private var source: Source
  private var buffer: [UInt8]
  private var start = 0
  private var end = 0

  /// Opens a file, compressed or not, of which at most `limit` bytes may be read.
  init(_ path: String, limit: Int, gzip: String = "gzip") throws(DataFailure) {
    let file = try OpenFile(path)
    let isPlain = file.prefix(2) != [0x1f, 0x8b]
    guard !isPlain || !path.hasSuffix(".gz") || file.size == 0 else {
      throw DataFailure(
        path, at: .byte(0), "is named .gz but is not compressed by gzip",
        remedy: "fetch it again, or rename it")
    }
    let size = file.size
    guard size <= limit else {
      throw DataFailure(path, tooLarge: readableSize(size), limit: limit)
    }
    source = isPlain ? .file(file) : .gzip(try GzipProcess(unpacking: file, program: gzip))
    (self.file, self.isPlain, self.limit) = (path, isPlain, limit)
    sizeLimit = isPlain ? size : size < Int.max / 1032 ? size * 1032 : .max
    buffer = [UInt8](repeating: 0, count: 1 << 17)
  }

  /// Streams bytes that are in memory already.
  init(_ bytes: [UInt8], name: String) {
    (file, isPlain, sizeLimit, limit) = (name, true, bytes.count, bytes.count)
    (buffer, end) = (bytes, bytes.count)
    source = .nothing
  }

  /// The next bytes, at most `count` of them, which stay in the stream.
  mutating func peek(_ count: Int) throws(DataFailure) -> ArraySlice<UInt8> {
    while end - start < count {
      guard try refill() else { break }
    }
    return buffer[start..<min(start + count, end)]
  }

  /// Takes bytes until the memory is full or the stream at its end; returns how many.
  mutating func read(
    into memory: UnsafeMutableRawBufferPointer
  ) throws(DataFailure) -> Int {
    var filled = 0
    while filled < memory.count {
      if start == end {
        guard try refill() else { break }
      }
      let count = min(memory.count - filled, end - start)
      UnsafeMutableRawBufferPointer(rebasing: memory[filled..<filled + count])
        .copyBytes(from: buffer[start..<start + count])
      take(count)
      filled += count
    }
    return filled
  }

  /// Takes everything that is left.
  mutating func readAll() throws(DataFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    while try !peek(1).isEmpty {
      bytes += buffer[start..<end]
      take(end - start)
    }
    return bytes
  }

  /// Takes a line without its line feed; `false` at the end of the stream.
  ///
  /// - Parameters:
  ///   - line: Becomes the line; its memory is used again.
  ///   - limit: More bytes than this are not kept: the line then has `limit + 1` bytes, and the
  ///     rest of it stays in the stream.
  mutating func readLine(into line: inout [UInt8], limit: Int) throws(DataFailure) -> Bool {
    line.removeAll(keepingCapacity: true)
    var isSomething = false
    while true {
      if start == end {
        guard try refill() else { return isSomething }
      }
      isSomething = true
      let chunk = buffer[start..<min(end, start + limit + 1 - line.count)]
      if let feed = chunk.firstIndex(of: UInt8(ascii: "\n")) {
        line += chunk[..<feed]
        take(feed + 1 - start)
        return true
      }
      line += chunk
      take(chunk.count)
      if line.count > limit { return true }
    }
  }

  private mutating func take(_ count: Int) {
    start += count
    offset += count
  }

  /// Gets more bytes; `false` at the end, which is the moment to hear what gzip has to say.
  private mutating func refill() throws(DataFailure) -> Bool {
    let (start, end) = (start, end)
    buffer.withUnsafeMutableBytes { $0.copyMemory(from: .init(rebasing: $0[start..<end])) }
    (self.start, self.end) = (0, end - start)
    let got = try Self.fetch(from: source, into: &buffer, at: self.end)
    self.end += got
    if got == 0 { try finish() }
    guard offset <= limit - self.end else {
      throw DataFailure(file, tooLarge: "more than \(readableSize(limit))", limit: limit)
    }
    return got > 0
  }

  private static func fetch(
    from source: borrowing Source, into buffer: inout [UInt8], at end: Int
  ) throws(DataFailure) -> Int {
    try buffer.withUnsafeMutableBufferPointer { bytes throws(DataFailure) in
      let free = UnsafeMutableRawBufferPointer(.init(rebasing: bytes[end...]))
      return switch source {
      case .file(let file):
        try file.descriptor.read(into: free, file: file.path)
      case .gzip(let process):
        try process.read(into: free)
      case .nothing:
        0
      }
    }
  }

  private mutating func finish() throws(DataFailure) {
    var ended = Source.nothing
    swap(&ended, &source)
    if case .gzip(var process) = consume ended { try process.finish() }
  }
}

extension DataFailure {
  fileprivate init(_ file: String, tooLarge size: String, limit: Int) {
    self.init(
      file, "is too large (\(size))",
      remedy: "at most \(readableSize(limit)) are read here; give a part of it")
  }
}
