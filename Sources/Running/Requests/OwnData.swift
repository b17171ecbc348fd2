package import Learning

/// What a file has to do with a session that learned from it.
package struct OwnData: Hashable, Sendable {
  /// The rows or characters that the session did not learn from, numbered from 0 and rising; `nil`
  /// where that is not known.
  package let testPart: [Int]?
}

extension Runner {
  /// What a file has to do with a session; `nil` where it is not what the session learned from.
  ///
  /// Bytes are compared, so that a file under another name is known, too.
  package func ownData(at path: String, of name: SessionName) throws(Failure) -> OwnData? {
    let record = try store.record(name)
    guard let data = record.data, let found = DataIdentity(of: path, files: data.files),
      found.bytes == data.bytes, found.digest == data.digest
    else { return nil }
    var request = record.request
    request.data = path
    let read = try system(request.system).runFactory.dataRead(request.worldRequest)
    return OwnData(testPart: read?.testPart)
  }
}
