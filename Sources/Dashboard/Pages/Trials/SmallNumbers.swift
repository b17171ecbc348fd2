/// Whole numbers from 0 on, each in as many bytes as the greatest needs: most tables hold a few
/// different words only.
struct SmallNumbers: Sendable {
  /// The bytes of all numbers, the lowest first; a plane is as long as the first.
  private var planes: [[UInt8]] = []

  /// How many there are.
  var count: Int { planes.first?.count ?? 0 }
  /// Whether there is none.
  var isEmpty: Bool { count == 0 }

  subscript(index: Int) -> Int {
    get {
      var number = 0
      for plane in planes.reversed() { number = number << 8 | Int(plane[index]) }
      return number
    }
    set {
      precondition(newValue >= 0, "\(newValue) is below 0")
      while planes.count < 8, newValue >> (8 * planes.count) > 0 {
        planes.append(Array(repeating: 0, count: count))
      }
      for place in planes.indices {
        planes[place][index] = UInt8(truncatingIfNeeded: newValue >> (8 * place))
      }
    }
  }

  /// Makes them as many as this: zeros follow.
  mutating func pad(to length: Int) {
    if planes.isEmpty { planes = [[]] }
    for place in planes.indices where planes[place].count < length {
      planes[place] += repeatElement(0, count: length - planes[place].count)
    }
  }

  mutating func removeFirst(_ dropped: Int) {
    for place in planes.indices { planes[place].removeFirst(dropped) }
  }
}
