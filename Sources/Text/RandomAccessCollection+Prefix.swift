extension RandomAccessCollection {
  /// How many elements fulfil a condition that first all do and then none.
  ///
  /// - Complexity: O(log n) calls of `holds`.
  @inlinable
  package func prefixCount(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      let isHeld = holds(self[index(startIndex, offsetBy: middle)])
      if isHeld { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
