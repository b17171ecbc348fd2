import Glibc

/// Pages of two megabytes, which a large arena is read and written faster in: the processor keeps
/// few addresses of pages at hand.
enum LargePages {
  private static let size = 2 << 20

  /// Asks the system to give a buffer such pages where they fit into it, before it is touched; a
  /// system that has none, or refuses, gives the usual ones.
  static func ask(for buffer: UnsafeMutableBufferPointer<Float>) {
    guard let base = UnsafeMutableRawPointer(buffer.baseAddress) else { return }
    let first = (UInt(bitPattern: base) + UInt(size) - 1) / UInt(size) * UInt(size)
    let end = UInt(bitPattern: base) + UInt(buffer.count * MemoryLayout<Float>.stride)
    guard end > first, let start = UnsafeMutableRawPointer(bitPattern: first) else { return }
    madvise(start, Int(end - first) / size * size, MADV_HUGEPAGE)
  }
}
