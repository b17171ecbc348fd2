import Foundation

/// Takes all memory that the process could still get: from now on, any allocation ends it.
///
/// Only for a process of its own.
func exhaustMemory() {
  // The address space may not grow any more.
  var limit = rlimit(rlim_cur: 0, rlim_max: 0)
  setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
  // What the allocator still holds is taken in pieces, down to the smallest. They are chained, or the
  // compiler would leave the calls out.
  var last: UnsafeMutableRawPointer?
  for power in stride(from: 26, through: 4, by: -1) {
    while let piece = malloc(1 << power) {
      piece.storeBytes(of: last, as: UnsafeMutableRawPointer?.self)
      last = piece
    }
  }
}
