import Testing

@testable import Dashboard

@Suite struct RadixSortTests {
  private func sorted(_ values: [Double], descending: Bool = false) -> [Int32] {
    RadixSort.sorted(Array(0..<Int32(values.count)), by: values, isDescending: descending)
  }

  @Test func numbersOfEverySignAndSizeAreSorted() {
    let values = [3, -1, .infinity, 1e-300, -.infinity, 0, -1e300, 2]
    #expect(sorted(values) == [4, 6, 1, 5, 3, 7, 0, 2])
    #expect(sorted(values, descending: true) == [2, 0, 7, 3, 5, 1, 6, 4])
  }

  @Test(arguments: [false, true]) func equalOnesStayAndThoseWithoutAValueComeLast(descending: Bool)
  {
    let values = [0, .nan, -0.0, 0, .nan]
    #expect(sorted(values, descending: descending) == [0, 2, 3, 1, 4])
  }

  @Test func onlyTheRowsAskedForAreSorted() {
    #expect(RadixSort.sorted([4, 0, 2], by: [5, 9, 1, 9, 3], isDescending: false) == [2, 4, 0])
    #expect(RadixSort.sorted([], by: [1], isDescending: true) == [])
  }

  /// Against the library's own sort.
  @Test func manyNumbersAreSortedAsByComparison() {
    var state: UInt64 = 1
    let values = (0..<5000).map { _ -> Double in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: state)
      return number.isFinite ? number : Double(state % 7)
    }
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    #expect(sorted(values) == order.map(Int32.init))
  }
}
