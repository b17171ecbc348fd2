import Foundation

/// What is known about a data set before it is opened.
public struct KnownWorld: Hashable, Sendable {
  /// What is in a data set, and so which call opens it.
  public enum Kind: String, Codable, Sendable {
    /// Labelled images or table rows: `WorldFinder.open`.
    case classification
    /// Running text: `WorldFinder.openText`.
    case text
    /// Sentences and translations: `WorldFinder.openPairs`.
    case pairs
    /// Measured accuracies of architectures: `NASBench201`.
    case architectures
    /// Photographs and textures: `PictureGallery`.
    case pictures
  }

  /// Where the data are.
  public enum Availability: Hashable, Sendable {
    /// Inside the program.
    case embedded
    /// Installed, in this folder.
    case installed(String)
    /// Not here; this command would install them.
    case missing(install: String)
  }

  /// The name to open it by.
  public let name: String
  /// What is in it.
  public let kind: Kind
  /// In a few words, how much of what.
  public let summary: String
  /// Where it is.
  public let availability: Availability
  /// Origin and licence.
  public let provenance: Provenance
}

/// Finds data sets: those inside the program, those installed on the machine, and those that a
/// user brings along with `--data PATH`.
public struct WorldFinder: Sendable {
  private let installed: String

  /// Looks for installed data sets in a folder; the usual one is where Debian puts them.
  public init(installed: String = "/usr/share/datasets") {
    self.installed = installed
  }

  /// Every data set that has a name, whether it is there or not; opens none of them.
  public func list() -> [KnownWorld] {
    [
      KnownWorld(
        name: "optdigits", kind: .classification, summary: "3823 + 1797 digits of 8x8 pixels",
        availability: .embedded, provenance: .optdigits),
      KnownWorld(
        name: "shifted-digits", kind: .classification,
        summary: "the same digits, each somewhere on 12x12 pixels", availability: .embedded,
        provenance: .optdigits),
      KnownWorld(
        name: "fashion-mnist", kind: .classification,
        summary: "60,000 + 10,000 garments of 28x28 pixels",
        availability: FileManager.default.fileExists(atPath: fashionFolder)
          ? .installed(fashionFolder)
          : .missing(install: "apt-get install dataset-fashion-mnist"),
        provenance: .fashionMNIST),
      KnownWorld(
        name: "shakespeare", kind: .text, summary: "875,696 characters",
        availability: .embedded, provenance: .shakespeare),
      KnownWorld(
        name: "en-fr", kind: .pairs, summary: "2148 verses in English and French",
        availability: .embedded, provenance: .englishFrench),
      KnownWorld(
        name: "pictures", kind: .pictures, summary: "8 photographs and 3 textures",
        availability: .embedded, provenance: .pictures),
      KnownWorld(
        name: "nasbench201", kind: .architectures, summary: "15,625 cells on 3 image sets",
        availability: .embedded, provenance: NASBench201.provenance),
    ]
  }

  /// Opens labelled data by name, or those at a path, which may then have any name.
  ///
  /// - Parameters:
  ///   - name: `optdigits`, `shifted-digits` or `fashion-mnist`; with a path, what to call the data: by default
  ///     as the file is called.
  ///   - dataPath: IDX images (their labels beside them), a CIFAR batch, a CSV table, each of them
  ///     gzip-compressed or not; or a folder of IDX files or CIFAR batches.
  ///   - options: What is said of a table beforehand.
  public func open(
    name: String? = nil, dataPath: String? = nil, options: TableOptions = TableOptions()
  ) throws(DataFailure) -> Dataset {
    if let dataPath {
      let dataset = try DatasetLoader(
        name: name ?? title(of: dataPath), provenance: .broughtByUser(dataPath), options: options
      ).load(dataPath)
      guard dataset.leavesSomethingToChooseAndTestOn else {
        throw DataFailure(
          dataPath, "has too few examples (\(dataset.pool.count)) to train, choose and test on",
          remedy: "give several of every class")
      }
      return dataset
    }
    switch name ?? "optdigits" {
    case "optdigits": return .optdigits
    case "shifted-digits": return .shiftedDigits
    case "fashion-mnist": return try openFashion()
    default: throw unknown(name, kind: .classification)
    }
  }

  /// Opens a text by name (`shakespeare`), or the UTF-8 text at a path.
  public func openText(
    name: String? = nil, dataPath: String? = nil
  ) throws(DataFailure) -> TextCorpus {
    if let dataPath {
      var stream = try ByteStream(dataPath, limit: DataLimits().textBytes)
      try stream.refuseForeignFormat(isTable: false)
      let text = try TextReader.text(&stream)
      return TextCorpus(
        name: name ?? title(of: dataPath), provenance: .broughtByUser(dataPath),
        text: text, file: dataPath)
    }
    guard name == nil || name == "shakespeare" else { throw unknown(name, kind: .text) }
    return .shakespeare
  }

  /// Opens sentence pairs by name (`en-fr`), or the tab-separated pairs at a path.
  public func openPairs(
    name: String? = nil, dataPath: String? = nil
  ) throws(DataFailure) -> SentencePairs {
    if let dataPath {
      let limits = DataLimits()
      var stream = try ByteStream(dataPath, limit: limits.textBytes)
      try stream.refuseForeignFormat(isTable: false)
      return SentencePairs(
        name: name ?? title(of: dataPath), provenance: .broughtByUser(dataPath),
        pairs: try TextReader.pairs(&stream, limits: limits), file: dataPath)
    }
    guard name == nil || name == "en-fr" else { throw unknown(name, kind: .pairs) }
    return .englishFrench
  }

  /// Opens the pictures of a file of binary portable pixmaps (PPM).
  public func openPictures(dataPath: String) throws(DataFailure) -> [Picture] {
    var stream = try ByteStream(dataPath, limit: DataLimits().textBytes)
    return try PixmapReader.pictures(stream.readAll(), file: dataPath)
  }

  private var fashionFolder: String { installed + "/fashion-mnist" }

  private func openFashion() throws(DataFailure) -> Dataset {
    guard FileManager.default.fileExists(atPath: fashionFolder) else {
      throw DataFailure(
        "fashion-mnist", "is not installed",
        remedy: "apt-get install dataset-fashion-mnist, or give its folder with --data")
    }
    return try DatasetLoader(
      name: "fashion-mnist",
      classNames: [
        "T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag",
        "ankle boot",
      ],
      provenance: .fashionMNIST
    ).load(fashionFolder)
  }

  private func unknown(_ name: String?, kind: KnownWorld.Kind) -> DataFailure {
    let names = list().filter { $0.kind == kind }.map(\.name).joined(separator: ", ")
    return DataFailure(
      name ?? "", "is no \(kind.rawValue) data set",
      remedy: "there is \(names); --data PATH opens your own")
  }

  /// A file's name without folders and endings: what its data are called.
  private func title(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.split(separator: ".", omittingEmptySubsequences: true).first.map(String.init)
    return printable(stem ?? name)
  }
}

extension Provenance {
  fileprivate static let fashionMNIST = Provenance(
    origin: "Fashion-MNIST, H. Xiao, K. Rasul and R. Vollgraf (2017), Zalando Research",
    licence: "MIT")
}
