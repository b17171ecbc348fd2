/// Instructions that a thread can go through without waiting for the others, because each works on
/// rows of its own; in bands of rows, where that keeps what one instruction leaves to the next in
/// cache.
struct Segment: Sendable {
  let instructions: Range<Int>
  /// Whether all threads must be done with what came before.
  let needsMeeting: Bool
  /// Into how many bands the rows are divided, over all threads.
  let bands: Int

  /// Instructions that are looked back on at most; also bounds the work of dividing.
  private static let longest = 64
  /// Numbers that should stay in cache.
  private static let cache = 128 * 1024

  /// Divides a program.
  static func divided(
    _ instructions: [Instruction], _ passes: [PointwisePass], _ operands: [Operand]
  ) -> [Segment] {
    var segments: [Segment] = []
    var start = 0
    // What was touched since the last meeting, and by how many instructions.
    var touched: [Access] = []
    var (since, needsMeeting) = (0, false)
    var (rows, width, fewest) = (0, 0, 1)
    func close(at end: Int) {
      guard end > start else { return }
      let bands = rows > 0 ? bands(rows: rows, width: width, fewest) : 1
      segments.append(
        Segment(instructions: start..<end, needsMeeting: needsMeeting, bands: bands))
      start = end
    }
    for (index, instruction) in instructions.enumerated() {
      let accesses = instruction.accesses(passes, operands)
      let own = instruction.rows(passes)
      let meets = since >= longest
        || accesses.contains { access in touched.contains { $0.conflicts(with: access) } }
      if meets || own != rows {
        close(at: index)
        (needsMeeting, rows, width, fewest) = (meets, own, 0, 1)
      }
      if meets { (touched, since) = ([], 0) }
      touched += accesses
      since += 1
      fewest = max(fewest, instruction.fewestRows)
      width += accesses.reduce(0) { $0 + ($1.rows > 0 ? $1.count / $1.rows : 0) }
    }
    close(at: instructions.count)
    return segments
  }

  private static func bands(rows: Int, width: Int, _ fewest: Int) -> Int {
    let few = max(cache / max(width, 1), fewest)
    // A multiple of eight suits every small number of threads.
    return few >= rows / 2 ? 1 : min((rows / few + 7) / 8 * 8, rows)
  }
}

/// What an instruction reads or writes.
struct Access {
  let place: Place
  /// Numbers from the first to the last.
  let count: Int
  /// Into how many rows they are divided among threads; 0 where any thread may touch any.
  let rows: Int
  let isWrite: Bool

  /// Whether one thread might touch what another writes.
  func conflicts(with other: Access) -> Bool {
    guard isWrite || other.isWrite, place.space == other.place.space,
      place.offset < other.place.offset + other.count, other.place.offset < place.offset + count
    else { return false }
    return rows == 0 || rows != other.rows || place != other.place || count != other.count
  }
}
