/// How much of a user's data is read before the reader says no.
///
/// A file is untrusted: its header may promise more than there is memory, and a small gzip file
/// may unpack to a thousand times its size. Every reader holds these bounds while it reads.
struct DataLimits {
  /// Numbers in all inputs together: 1 GiB of `Float`.
  var values = 1 << 28
  /// Bytes of a table, unpacked.
  var tableBytes = 1 << 30
  /// Bytes of a text or of sentence pairs, unpacked.
  var textBytes = 128 << 20
  /// Bytes of one line.
  var lineBytes = 16 << 20
  /// Lines without a row, one after the other.
  var idleLines = 100_000
  /// Cells of one line.
  var columns = 100_000
  /// Different labels.
  var classes = 1000
}

/// A number of bytes as a person reads it, such as "1.5 GiB".
func readableSize(_ bytes: Int) -> String {
  let units = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
  guard bytes >= 1024 else { return "\(bytes) bytes" }
  var (tenths, unit) = (bytes / 1024 * 10 + bytes % 1024 * 10 / 1024, 0)
  while tenths >= 10_240 && unit < units.count - 1 { (tenths, unit) = (tenths / 1024, unit + 1) }
  let (whole, tenth) = tenths.quotientAndRemainder(dividingBy: 10)
  return tenth == 0 ? "\(whole) \(units[unit])" : "\(whole).\(tenth) \(units[unit])"
}
