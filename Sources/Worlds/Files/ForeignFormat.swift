/// Formats that are known by their first bytes and not read here, each with a way out.
struct ForeignFormat {
  /// What it is called, with an article.
  let name: String
  /// How to make a readable file of it.
  let remedy: String

  /// The format of a file that begins like this; `nil` where it is none of them.
  ///
  /// - Parameters:
  ///   - start: The first bytes, some 300 of them, unpacked.
  ///   - isTable: Whether a table is wanted, for which a page or a JSON text is foreign too.
  static func recognised(
    _ start: some Collection<UInt8>, path: String, isTable: Bool
  ) -> ForeignFormat? {
    let bytes = Array(start)
    if bytes.starts(with: [0x50, 0x4b, 0x03, 0x04]) { return archive(path) }
    if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) {
      return ForeignFormat(name: "a tar archive", remedy: "unpack it with tar -xf and give a file")
    }
    let known = signatures.first { bytes.starts(with: $0.bytes) }
    if let known { return ForeignFormat(name: known.name, remedy: known.remedy) }
    if bytes.count > 1, bytes[0] == 0x80, (2...5).contains(bytes[1]) {
      return ForeignFormat(
        name: "a Python pickle",
        remedy: "load it in Python and write text: frame.to_csv('data.csv', index=False)")
    }
    return isTable ? text(bytes) : nil
  }

  /// What a zip archive is, which its name tells best.
  private static func archive(_ path: String) -> ForeignFormat {
    let ending = path.split(separator: ".").last?.lowercased() ?? ""
    switch ending {
    case "xlsx", "xlsm", "ods":
      return ForeignFormat(
        name: "a spreadsheet (.\(ending))",
        remedy: "save the sheet as CSV, or: soffice --headless --convert-to csv FILE")
    case "npz":
      return ForeignFormat(name: "a NumPy archive (.npz)", remedy: numpy)
    default:
      return ForeignFormat(name: "a zip archive", remedy: "unpack it with unzip and give a file")
    }
  }

  /// Texts that are no tables.
  private static func text(_ bytes: [UInt8]) -> ForeignFormat? {
    let text = String(decoding: bytes, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{feff}" }
      .lowercased()
    if ["<!doctype html", "<html"].contains(where: text.hasPrefix) {
      return ForeignFormat(
        name: "a web page (HTML)",
        remedy: "fetch the data themselves, by their raw or download link")
    }
    if text.hasPrefix("version https://git-lfs") {
      return ForeignFormat(name: "a Git LFS pointer", remedy: "fetch the data with git lfs pull")
    }
    if text.hasPrefix("<?xml") {
      return ForeignFormat(name: "an XML file", remedy: "convert it to CSV")
    }
    if ["{\"", "[{", "[["].contains(where: text.filter { !$0.isWhitespace }.hasPrefix) {
      return ForeignFormat(
        name: "a JSON file",
        remedy: "convert it to CSV: pandas.read_json('FILE').to_csv('data.csv', index=False)")
    }
    return nil
  }

  private static let numpy =
    "write it as text: numpy.savetxt('data.csv', array, delimiter=',')"

  private static func pandas(_ reader: String) -> String {
    "convert it to CSV: pandas.\(reader)('FILE').to_csv('data.csv', index=False)"
  }

  private static let signatures: [(bytes: [UInt8], name: String, remedy: String)] = [
    ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], "compressed by xz", "unpack it with xz -dk"),
    (Array("BZh".utf8), "compressed by bzip2", "unpack it with bzip2 -dk"),
    ([0x28, 0xb5, 0x2f, 0xfd], "compressed by zstd", "unpack it with zstd -d"),
    ([0x04, 0x22, 0x4d, 0x18], "compressed by lz4", "unpack it with lz4 -d"),
    ([0x1f, 0x9d], "compressed by compress", "unpack it with gzip -d"),
    ([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "a 7z archive", "unpack it with 7z x"),
    (Array("Rar!".utf8), "a RAR archive", "unpack it with unrar x"),
    ([0x93] + Array("NUMPY".utf8), "a NumPy array (.npy)", numpy),
    (Array("PAR1".utf8), "a Parquet file", pandas("read_parquet")),
    (Array("ARROW1".utf8), "an Arrow file", pandas("read_feather")),
    (Array("FEA1".utf8), "a Feather file", pandas("read_feather")),
    ([0x89] + Array("HDF\r\n".utf8), "an HDF5 file", pandas("read_hdf")),
    (
      [0xd0, 0xcf, 0x11, 0xe0], "an old office file (.xls, .doc)",
      "save the sheet as CSV, or: soffice --headless --convert-to csv FILE"
    ),
    (Array("SQLite format 3".utf8), "an SQLite database", "write it with sqlite3 -header -csv"),
    (Array("MATLAB 5.0".utf8), "a MATLAB file", "write it as text in MATLAB: writematrix"),
    (Array("RDX".utf8), "an R data file", "write it as text in R: write.csv"),
    (Array("%PDF-".utf8), "a PDF document", "give the data as CSV"),
    ([0x89] + Array("PNG".utf8), "a PNG picture", pictures),
    ([0xff, 0xd8, 0xff], "a JPEG picture", pictures),
    (Array("GIF8".utf8), "a GIF picture", pictures),
    ([0x7f] + Array("ELF".utf8), "a program", "give a file with data in it"),
  ]

  private static let pictures = "give all pictures with their labels, as IDX files or as a table"
}

extension ByteStream {
  /// Throws if the file is in a format that is known and not read here.
  mutating func refuseForeignFormat(isTable: Bool) throws(DataFailure) {
    let start = try peek(512)
    if let format = ForeignFormat.recognised(start, path: file, isTable: isTable) {
      throw DataFailure(file, "is \(format.name)", remedy: format.remedy)
    }
  }
}
