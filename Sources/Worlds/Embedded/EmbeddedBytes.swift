import CWorldData

extension EmbeddedFile {
  /// The contents, which live as long as the program.
  var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: count) }
}
