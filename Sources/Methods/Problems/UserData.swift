import Compute
public import Learning
public import Worlds

extension Dataset {
  /// Opens labelled data by name, or the user's own as a request asks.
  ///
  /// - Throws: `Failure` when they cannot be found or read.
  package static func open(_ name: String?, _ request: WorldRequest) throws(Failure) -> Dataset {
    let reading = request.reading
    let options = TableOptions(
      label: reading.label, hasHeader: reading.header.map { $0 == .yes },
      refusesMissing: reading.missing == .refuse)
    do {
      return try WorldFinder().open(name: name, dataPath: request.dataPath, options: options)
    } catch {
      throw Failure(.input, error.description)
    }
  }

  /// What was read of the user's data; `nil` where it is none of theirs.
  package var dataRead: DataRead? {
    account.files.isEmpty ? nil : DataRead(files: account.files, lines: summary)
  }
}

extension Split: UserDataWorld {
  /// What was read of the user's data.
  public var dataRead: DataRead? {
    files.isEmpty ? nil : DataRead(files: files, lines: summary, testPart: testRows)
  }
}

extension TextCorpus: UserDataWorld {
  /// What was read of the user's data.
  public var dataRead: DataRead? {
    file.map { DataRead(files: [$0], lines: summary, testPart: Array(testPlaces)) }
  }
}

extension SentencePairs: UserDataWorld {
  /// What was read of the user's data.
  public var dataRead: DataRead? { file.map { DataRead(files: [$0], lines: summary) } }
}
