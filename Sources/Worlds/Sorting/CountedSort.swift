/// A sorting algorithm whose work is counted, so that its cost is exact and the same on every machine.
///
/// A comparison of keys, a move of a key, a digit read and an entry of a table touched count one each;
/// an exchange is three moves.
public enum CountedSort: String, Codable, CaseIterable, Sendable {
  /// Each key is moved down to its place among those before it.
  case insertion
  /// Halves are sorted and merged, top down; the left one is copied out.
  case merge
  /// Runs that are there already are merged, pass after pass; descending ones are reversed first.
  case naturalMerge = "natural merge"
  /// Three-way partition around the first key (Dijkstra 1976), the smaller part first.
  case quick
  /// Digits of eight bits from the lowest on, as many as the largest key has.
  case radix

  /// Sorts keys, ascending; returns what it cost.
  public func sort(_ keys: inout [UInt64]) -> Int {
    var work = SortingWork(keys: keys)
    switch self {
    case .insertion: work.insertionSort()
    case .merge: work.mergeSort(0, keys.count)
    case .naturalMerge: work.naturalMergeSort()
    case .quick: work.quickSort(0, keys.count)
    case .radix: work.radixSort()
    }
    keys = work.keys
    return work.cost
  }
}

/// Keys being sorted, and what was spent on it.
private struct SortingWork {
  var keys: [UInt64]
  var cost = 0

  init(keys: [UInt64]) { self.keys = keys }

  /// Compares two keys.
  private mutating func isLess(_ left: UInt64, _ right: UInt64) -> Bool {
    cost += 1
    return left < right
  }

  private mutating func exchange(_ left: Int, _ right: Int) {
    cost += 3
    keys.swapAt(left, right)
  }

  mutating func insertionSort() {
    for index in keys.indices.dropFirst() {
      let key = keys[index]
      var place = index
      while place > 0, isLess(key, keys[place - 1]) {
        keys[place] = keys[place - 1]
        place -= 1
        cost += 1
      }
      keys[place] = key
      cost += 2
    }
  }

  mutating func mergeSort(_ start: Int, _ end: Int) {
    guard end - start > 1 else { return }
    let middle = (start + end) / 2
    mergeSort(start, middle)
    mergeSort(middle, end)
    merge(start, middle, end)
  }

  /// Merges two neighbouring runs; of equal keys the left one comes first.
  private mutating func merge(_ start: Int, _ middle: Int, _ end: Int) {
    let left = Array(keys[start..<middle])
    cost += left.count
    var (first, second, place) = (0, middle, start)
    while first < left.count {
      if second < end, isLess(keys[second], left[first]) {
        keys[place] = keys[second]
        second += 1
      } else {
        keys[place] = left[first]
        first += 1
      }
      cost += 1
      place += 1
    }
  }

  mutating func naturalMergeSort() {
    var bounds = runs()
    while bounds.count > 2 {
      var next = [0]
      for place in stride(from: 0, to: bounds.count - 1, by: 2) {
        if place + 2 < bounds.count {
          merge(bounds[place], bounds[place + 1], bounds[place + 2])
        }
        next.append(bounds[min(place + 2, bounds.count - 1)])
      }
      bounds = next
    }
  }

  /// Where maximal runs begin and end: those that do not fall, and those that do all the way, turned
  /// round.
  private mutating func runs() -> [Int] {
    var bounds = [0]
    var start = 0
    while start < keys.count {
      var end = start + 1
      let isFalling = end < keys.count && isLess(keys[end], keys[start])
      while end < keys.count, end == start + 1 || isLess(keys[end], keys[end - 1]) == isFalling {
        end += 1
      }
      if isFalling { reverse(start, end) }
      bounds.append(end)
      start = end
    }
    return bounds
  }

  private mutating func reverse(_ start: Int, _ end: Int) {
    var (low, high) = (start, end - 1)
    while low < high {
      exchange(low, high)
      (low, high) = (low + 1, high - 1)
    }
  }

  mutating func quickSort(_ start: Int, _ end: Int) {
    var (start, end) = (start, end)
    while end - start > 1 {
      let (low, high) = partition(start, end)
      // The larger part goes on in this loop, so that calls nest no deeper than log n.
      if low - start < end - high {
        quickSort(start, low)
        start = high
      } else {
        quickSort(high, end)
        end = low
      }
    }
  }

  /// Sorts into smaller, equal and larger than the first key; returns where the equal ones stand.
  private mutating func partition(_ start: Int, _ end: Int) -> (low: Int, high: Int) {
    let pivot = keys[start]
    cost += 1
    var (low, place, high) = (start, start + 1, end)
    while place < high {
      if isLess(keys[place], pivot) {
        exchange(low, place)
        (low, place) = (low + 1, place + 1)
      } else if isLess(pivot, keys[place]) {
        high -= 1
        exchange(place, high)
      } else {
        place += 1
      }
    }
    return (low, high)
  }

  mutating func radixSort() {
    let largest = keys.max() ?? 0
    cost += keys.count
    let passes = max((64 - largest.leadingZeroBitCount + 7) / 8, 1)
    var other = keys
    for pass in 0..<passes {
      distribute(byDigit: pass, into: &other)
      swap(&keys, &other)
      cost += 3 * keys.count + 256
    }
    // The keys end where they began.
    if !passes.isMultiple(of: 2) { cost += keys.count }
  }

  private func distribute(byDigit pass: Int, into other: inout [UInt64]) {
    var starts = [Int](repeating: 0, count: 257)
    for key in keys { starts[Int(key >> UInt64(8 * pass) & 255) + 1] += 1 }
    for digit in 1...256 { starts[digit] += starts[digit - 1] }
    for key in keys {
      let digit = Int(key >> UInt64(8 * pass) & 255)
      other[starts[digit]] = key
      starts[digit] += 1
    }
  }
}
