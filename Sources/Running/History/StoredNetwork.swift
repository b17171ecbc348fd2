/// What the log says of a network that is kept in a file of its own.
package struct StoredNetwork: Codable, Hashable, Sendable {
  /// The CRC-32 of all bytes of the file, eight hexadecimal digits.
  package var checksum: String
  /// The size of the file.
  package var bytes: Int
}
