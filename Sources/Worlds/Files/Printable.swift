/// Text from outside, made fit to print on one line of a terminal.
///
/// Control and formatting characters (escape sequences, changes of writing direction) are shown
/// by their numbers, bytes that are no UTF-8 as U+FFFD, and what is longer than `limit` is cut.
func printable(_ text: String, limit: Int = 40) -> String {
  var result = ""
  var count = 0
  for scalar in text.unicodeScalars {
    if count == limit { return result + "..." }
    count += 1
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      result += "\\u{" + String(scalar.value, radix: 16) + "}"
    default:
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Bytes from outside, made fit to print on one line of a terminal.
func printable(_ bytes: some Collection<UInt8>, limit: Int = 40) -> String {
  // A character has at most four bytes: more need not be decoded to fill the limit.
  printable(String(decoding: bytes.prefix(4 * limit + 4), as: UTF8.self), limit: limit)
}
