/// Reads portable pixmaps (Netpbm's binary P6 with up to 255 levels), several of which may follow one
/// another in a file; the first comment of a header names a picture.
enum PixmapReader {
  /// Reads all pictures of a file.
  static func pictures(_ bytes: [UInt8], file: String) throws(DataFailure) -> [Picture] {
    var scanner = PixmapScanner(bytes, file: file)
    var pictures: [Picture] = []
    repeat {
      pictures.append(try scanner.next(number: pictures.count + 1))
    } while !scanner.isAtEnd
    return pictures
  }
}

/// A place in the bytes of pixmaps.
private struct PixmapScanner {
  private let bytes: [UInt8]
  private let file: String
  private var place = 0

  /// Pixels of a picture; more are not read.
  private static let mostPixels = 1 << 24

  init(_ bytes: [UInt8], file: String) { (self.bytes, self.file) = (bytes, file) }

  /// Whether nothing but white space is left.
  var isAtEnd: Bool { bytes[place...].allSatisfy(Self.isSpace) }

  mutating func next(number: Int) throws(DataFailure) -> Picture {
    _ = skipSpace()
    guard bytes[place...].starts(with: [UInt8(ascii: "P"), UInt8(ascii: "6")]) else {
      throw DataFailure(
        file, "picture \(number) is no binary pixmap", remedy: "give PPM files of kind P6")
    }
    place += 2
    var (name, numbers): (String?, [Int]) = (nil, [])
    while numbers.count < 3 {
      let comment = skipSpace()
      name = name ?? comment
      guard let value = readNumber() else {
        throw DataFailure(
          file, "picture \(number) has no width, height and levels",
          remedy: "give PPM files of kind P6")
      }
      numbers.append(value)
    }
    // One white space ends the header.
    place = min(place + 1, bytes.count)
    return try pixels(
      (numbers[0], numbers[1]), levels: numbers[2], named: name ?? "picture \(number)")
  }

  private mutating func pixels(
    _ size: (width: Int, height: Int), levels: Int, named name: String
  ) throws(DataFailure) -> Picture {
    let (width, height) = size
    guard width > 0, height > 0, width <= Self.mostPixels, height <= Self.mostPixels / width,
      (1...255).contains(levels)
    else {
      throw DataFailure(
        file, "\(name) has \(width)x\(height) pixels of \(levels) levels",
        remedy: "give at most \(Self.mostPixels) pixels of at most 255 levels")
    }
    let count = width * height * 3
    guard bytes.count - place >= count else {
      throw DataFailure(
        file, "\(name) ends after \(bytes.count - place) of \(count) bytes",
        remedy: "give the whole file")
    }
    defer { place += count }
    let scale = 1 / Float(levels)
    return Picture(
      name: name, width: width, height: height,
      pixels: bytes[place..<place + count].map { min(Float($0) * scale, 1) })
  }

  /// Passes over white space and comments; returns the first comment.
  private mutating func skipSpace() -> String? {
    var comment: String?
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "#") {
        let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        let text = printable(bytes[place + 1..<end])
        comment = comment ?? text.split(separator: " ").joined(separator: " ")
        place = end
      } else if Self.isSpace(bytes[place]) {
        place += 1
      } else {
        break
      }
    }
    return comment
  }

  private mutating func readNumber() -> Int? {
    var (value, digits) = (0, 0)
    while place < bytes.count, (0x30...0x39).contains(bytes[place]), digits < 9 {
      value = value * 10 + Int(bytes[place] - 0x30)
      (place, digits) = (place + 1, digits + 1)
    }
    return digits > 0 ? value : nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0d).contains(byte)
  }
}
