import Testing

@testable import Text

@Suite struct PrefixTests {
  @Test(arguments: 0..<20)
  func whatFulfilsAConditionFirstIsCounted(count: Int) {
    for limit in 0...count {
      #expect((0..<count).prefixCount { $0 < limit } == limit)
      #expect(Array(0..<count + 3)[3...].prefixCount { $0 < limit + 3 } == limit)
    }
  }

  @Test func aLongListIsAskedSeldom() {
    var calls = 0
    let count = (0..<1_000_000).prefixCount {
      calls += 1
      return $0 < 777_777
    }
    #expect(count == 777_777)
    #expect(calls <= 20)
  }
}
