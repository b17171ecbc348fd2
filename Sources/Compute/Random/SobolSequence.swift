/// Points that fill the unit cube evenly, in base 2 (Sobol 1967).
///
/// The first 2^k points have exactly one in each of 2^k equal intervals of every axis. Direction
/// numbers are those of Joe & Kuo (2008, "Constructing Sobol sequences with better two-dimensional
/// projections", file new-joe-kuo-6). All points are moved by a random digital shift, an exclusive
/// or with the same bits, which keeps that property. Axes beyond the table get plain random numbers.
public struct SobolSequence: Sendable {
  /// How many coordinates a point has.
  public let dimensions: Int
  /// Thirty-two direction numbers for each axis of the table.
  private let directions: [[UInt32]]
  private let shift: [UInt32]
  private let random: Random

  /// The points that the shift of a stream gives.
  public init(dimensions: Int, random: Random) {
    precondition(dimensions > 0, "points of \(dimensions) coordinates")
    self.dimensions = dimensions
    self.random = random.stream("beyond")
    directions = Self.table.prefix(dimensions).map(Self.directions(of:))
    var random = random.stream("shift")
    shift = directions.map { _ in UInt32(truncatingIfNeeded: random.bits() >> 32) }
  }

  /// The point of this number, `[dimensions]`, each coordinate in [0, 1).
  public func point(_ number: Int) -> [Double] {
    precondition(number >= 0 && number <= UInt32.max, "there is no point \(number)")
    var point = directions.indices.map { axis in
      var (bits, rest, place) = (shift[axis], UInt32(number), 0)
      while rest != 0 {
        if rest & 1 == 1 { bits ^= directions[axis][place] }
        rest >>= 1
        place += 1
      }
      return Double(bits) * 0x1p-32
    }
    var random = random.stream(number)
    while point.count < dimensions { point.append(random.uniform()) }
    return point
  }

  /// The numbers v of an axis, from a primitive polynomial, its coefficients as bits, and the first m.
  private static func directions(of row: [UInt32]) -> [UInt32] {
    let degree = row.count - 1
    var m = Array(row.dropFirst())
    for place in degree..<32 {
      guard degree > 0 else {
        m.append(1)
        continue
      }
      var next = m[place - degree] ^ (m[place - degree] << UInt32(degree))
      for term in 1..<max(degree, 1) where (row[0] >> UInt32(degree - term)) & 1 == 1 {
        next ^= m[place - term] << UInt32(term)
      }
      m.append(next)
    }
    return m.enumerated().map { place, value in value << UInt32(31 - place) }
  }

  /// The polynomial of each axis and its first direction numbers.
  private static let table: [[UInt32]] = [
    [1], [3, 1], [7, 1, 3], [11, 1, 3, 1], [13, 1, 1, 1], [19, 1, 1, 3, 3], [25, 1, 3, 5, 13],
    [37, 1, 1, 5, 5, 17], [41, 1, 1, 5, 5, 5], [47, 1, 1, 7, 11, 19], [55, 1, 1, 5, 1, 1],
    [59, 1, 1, 1, 3, 11], [61, 1, 3, 5, 5, 31], [67, 1, 3, 3, 9, 7, 49],
    [91, 1, 1, 1, 15, 21, 21], [97, 1, 3, 1, 13, 27, 49], [103, 1, 1, 1, 15, 7, 5],
    [109, 1, 3, 1, 15, 13, 25], [115, 1, 1, 5, 5, 19, 61], [131, 1, 3, 7, 11, 23, 15, 103],
    [137, 1, 3, 7, 13, 13, 15, 69], [143, 1, 1, 3, 13, 7, 35, 63], [145, 1, 3, 5, 9, 1, 25, 53],
    [157, 1, 3, 1, 13, 9, 35, 107], [167, 1, 3, 1, 5, 27, 61, 31],
    [171, 1, 1, 5, 11, 19, 41, 61], [185, 1, 3, 5, 3, 3, 13, 69], [191, 1, 1, 7, 13, 1, 19, 1],
    [193, 1, 3, 7, 5, 13, 19, 59], [203, 1, 1, 3, 9, 25, 29, 41], [211, 1, 3, 5, 13, 23, 1, 55],
    [213, 1, 3, 7, 3, 13, 59, 17], [229, 1, 3, 1, 3, 5, 53, 69], [239, 1, 1, 5, 5, 23, 33, 13],
    [241, 1, 1, 7, 7, 1, 61, 123], [247, 1, 1, 7, 9, 13, 61, 49], [253, 1, 3, 3, 5, 3, 55, 33],
    [285, 1, 3, 1, 15, 31, 13, 49, 245], [299, 1, 3, 5, 15, 31, 59, 63, 97],
    [301, 1, 3, 1, 11, 11, 11, 77, 249],
  ]
}
