// Writes a file anew again and again, and says each time that it is written: the proof that a
// sweep of kills can tell a replacement from an overwriting.
//
//   Overwriter FOLDER FIRST [--naive]
//
// Generation n is a megabyte of the byte n.
import Foundation
import Running

/// Overwrites the file in its place, as programs do that think of no kill.
func overwrite(_ path: String, with bytes: [UInt8]) {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  var rest = bytes[...]
  while !rest.isEmpty {
    let done = rest.prefix(4096).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard done > 0 else { exit(1) }
    rest = rest.dropFirst(done)
  }
  fsync(descriptor)
  close(descriptor)
}

let words = CommandLine.arguments
guard words.count >= 3, let first = Int(words[2]) else { exit(2) }
let folder = Folder(path: words[1])
for generation in first... {
  let bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: generation), count: 1 << 20)
  if words.contains("--naive") {
    overwrite(folder.path(of: "generation"), with: bytes)
  } else {
    try folder.replace("generation", with: bytes, keeping: "generation.previous")
  }
  let line = Array("\(generation)\n".utf8)
  guard write(1, line, line.count) == line.count else { exit(1) }
}
