import Foundation

/// A file descriptor with one owner; closed when the owner lets go of it.
struct Descriptor: ~Copyable {
  let number: Int32

  /// Takes over an open descriptor.
  init(_ number: Int32) {
    self.number = number
  }

  deinit { close(number) }

  /// One `read`, repeated while a signal interrupts it; 0 at the end.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, file: String
  ) throws(DataFailure) -> Int {
    while true {
      let got = Foundation.read(number, buffer.baseAddress, buffer.count)
      if got >= 0 { return got }
      guard errno == EINTR else {
        throw DataFailure(file, "cannot be read: \(errorText(errno))", remedy: "check the disk")
      }
    }
  }
}

/// What the system says about an error number.
func errorText(_ error: Int32) -> String {
  String(cString: strerror(error))
}
