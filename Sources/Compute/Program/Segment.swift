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
  private static let longest = 128
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
      let meets =
        since >= longest
        || accesses.contains { access in touched.contains { $0.conflicts(with: access) } }
      if meets || own != rows {
        close(at: index)
        (needsMeeting, rows, width, fewest) = (meets, own, 0, 1)
      }
      if meets { (touched, since) = ([], 0) }
      touched += accesses
      since += 1
      fewest = max(fewest, instruction.fewestRows)
      width += accesses.reduce(0) { $0 + $1.width }
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

/// What an instruction reads or writes: from each of some rows a run of numbers.
struct Access {
  /// The first number of the first row.
  let place: Place
  /// Into how many rows it is divided among threads; 0 where any thread may touch any number.
  let rows: Int
  /// Numbers from the first to the last of a row; of all there is, where there are no rows.
  let length: Int
  /// From a row to the next.
  let stride: Int
  let isWrite: Bool

  /// `count` numbers side by side, as many in each row; any thread may touch any where they cannot
  /// be divided so.
  init(_ place: Place, count: Int, rows: Int = 0, isWrite: Bool) {
    let isDivided = rows > 0 && count % rows == 0
    let length = isDivided ? count / rows : count
    self.init(
      place, rows: isDivided ? rows : 0, length: length, stride: length, isWrite: isWrite)
  }

  /// Runs of `length` numbers, `stride` apart.
  init(_ place: Place, rows: Int, length: Int, stride: Int, isWrite: Bool) {
    (self.place, self.rows, self.length) = (place, rows, length)
    (self.stride, self.isWrite) = (stride, isWrite)
  }

  /// The sums that threads keep of their own pieces of some rows.
  init(_ place: Place, pieces count: Int, rows: Int) {
    self.init(place, rows: rows, length: count, stride: 0, isWrite: true)
  }

  /// Whether every thread touches only what belongs to its pieces.
  private var isInPieces: Bool { rows > 0 && stride == 0 }

  /// Numbers of a row; 0 where there are no rows.
  var width: Int { rows > 0 && !isInPieces ? length : 0 }

  /// Numbers from the first to the last.
  private var extent: Int { rows > 0 ? (rows - 1) * stride + length : length }

  /// Whether one thread might touch what another writes.
  func conflicts(with other: Access) -> Bool {
    let (start, otherStart) = (place.offset, other.place.offset)
    guard isWrite || other.isWrite, place.space == other.place.space,
      start < otherStart + other.extent, otherStart < start + extent
    else { return false }
    guard rows > 0, rows == other.rows, stride == other.stride else { return true }
    if isInPieces { return place != other.place || length != other.length }
    // The rows of both are the same rows of memory, where both lie between the same bounds.
    let end = max(start + length, otherStart + other.length)
    return end - min(start, otherStart) > stride
  }
}
