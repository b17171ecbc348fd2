import Compute
import Testing

@Suite struct SobolTests {
  /// Every power of two of points has one in each of as many equal intervals, on all axes of the
  /// table; a digital shift keeps that.
  @Test(arguments: [1, 5, 40]) func intervalsAreFilledEvenly(dimensions: Int) {
    let sequence = SobolSequence(dimensions: dimensions, random: Random(seed: 8))
    let points = (0..<256).map { sequence.point($0) }
    for axis in 0..<dimensions {
      for count in [2, 16, 256] {
        let bins = Set(points.prefix(count).map { Int($0[axis] * Double(count)) })
        #expect(bins.count == count, "axis \(axis)")
      }
    }
  }

  /// The first two axes together are a (0, 2)-sequence: of 256 points one in each of 16 x 16 squares,
  /// and as many in strips.
  @Test func squaresOfTheFirstTwoAxesAreFilledEvenly() {
    let sequence = SobolSequence(dimensions: 2, random: Random(seed: 9))
    for (across, up) in [(16, 16), (64, 4), (2, 128)] {
      let cells = Set(
        (0..<256).map { number in
          let point = sequence.point(number)
          return Int(point[0] * Double(across)) * 1000 + Int(point[1] * Double(up))
        })
      #expect(cells.count == 256)
    }
  }

  /// The first eight points of scipy's sequence, all moved by the same bits.
  @Test func pointsAreThoseOfTheTable() {
    let published: [[Double]] = [
      [0, 0, 0, 0, 0, 0], [0.5, 0.5, 0.5, 0.5, 0.5, 0.5], [0.75, 0.25, 0.25, 0.25, 0.75, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25, 0.25], [0.375, 0.375, 0.625, 0.875, 0.375, 0.125],
      [0.875, 0.875, 0.125, 0.375, 0.875, 0.625], [0.625, 0.125, 0.875, 0.625, 0.625, 0.875],
      [0.125, 0.625, 0.375, 0.125, 0.125, 0.375],
    ]
    let sequence = SobolSequence(dimensions: 6, random: Random(seed: 10))
    let zero = sequence.point(0).map { UInt32($0 * 0x1p32) }
    let points = (0..<8).map { number in
      zip(sequence.point(number), zero).map { Double(UInt32($0 * 0x1p32) ^ $1) * 0x1p-32 }
    }
    // The published order is that of a Gray code.
    #expect(Set(points) == Set(published))
  }

  @Test func axesBeyondTheTableAreRandom() {
    let sequence = SobolSequence(dimensions: 45, random: Random(seed: 11))
    let means = (40..<45).map { axis in
      (0..<2000).reduce(0.0) { $0 + sequence.point($1)[axis] } / 2000
    }
    #expect(means.allSatisfy { abs($0 - 0.5) < 0.03 })
    #expect(sequence.point(3) == sequence.point(3))
  }
}

@Suite struct NormalDistributionTests {
  @Test func probabilitiesAreThoseOfTables() {
    #expect(abs(NormalDistribution.below(1.959963984540054) - 0.975) < 1e-12)
    #expect(abs(NormalDistribution.density(0) - 0.3989422804014327) < 1e-12)
    #expect(abs(NormalDistribution.between(-1, 1) - 0.6826894921370859) < 1e-12)
  }

  /// Far above the mean the difference of two numbers near 1 would be lost.
  @Test func tailsKeepTheirDigits() {
    let (above, below) = (NormalDistribution.between(10, 11), NormalDistribution.between(-11, -10))
    #expect(above == below && above > 7e-24 && above < 8e-24)
  }
}
