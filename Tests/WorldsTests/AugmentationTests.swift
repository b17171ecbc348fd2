import Compute
import Testing
import Worlds

@Suite struct AugmentationTests {
  /// Two images of 2x3 pixels whose values tell where they came from, and which image they are of.
  private let examples = Examples(
    shape: InputShape(height: 2, width: 3, channels: 1),
    inputs: [1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16], labels: [0, 1])

  private func changed(_ augmentation: Augmentation, seed: UInt64, rows: [Int] = [1]) -> [Float] {
    var images = [Float](repeating: -1, count: rows.count * 6)
    images.withUnsafeMutableBufferPointer {
      augmentation.gatherInputs(rows[...], of: examples, random: Random(seed: seed), into: $0)
    }
    return images
  }

  private func all(_ augmentation: Augmentation) -> Set<[Float]> {
    Set((UInt64(0)..<400).map { changed(augmentation, seed: $0) })
  }

  @Test func nothingToDoChangesNothing() {
    #expect(all(Augmentation(shift: 0, isMirroring: false)) == [[11, 12, 13, 14, 15, 16]])
  }

  @Test func halfOfTheImagesAreMirrored() {
    let mirrored: [Float] = [13, 12, 11, 16, 15, 14]
    let augmentation = Augmentation(shift: 0, isMirroring: true)
    #expect(all(augmentation) == [[11, 12, 13, 14, 15, 16], mirrored])
    let count = (UInt64(0)..<400).count { changed(augmentation, seed: $0) == mirrored }
    #expect((160...240).contains(count))
  }

  /// Padding by one and cropping leaves nine places, zeros where the padding is seen.
  @Test func imagesMoveByAPixelInEveryDirection() {
    let moved = all(Augmentation(shift: 1, isMirroring: false))
    #expect(moved.count == 9)
    #expect(moved.contains([0, 0, 0, 0, 11, 12]))
    #expect(moved.contains([15, 16, 0, 0, 0, 0]))
    #expect(moved.contains([12, 13, 0, 15, 16, 0]))
  }

  @Test func everyImageOfABatchIsChangedInItsOwnWay() {
    let augmentation = Augmentation(shift: 1, isMirroring: true)
    let differs = (UInt64(0)..<50).contains { seed in
      let images = changed(augmentation, seed: seed, rows: [1, 1])
      return images[..<6] != images[6...]
    }
    #expect(differs)
  }

  @Test func whatIsDrawnDependsOnTheStreamAlone() {
    let augmentation = Augmentation(shift: 1, isMirroring: true)
    #expect(
      changed(augmentation, seed: 3, rows: [0, 1]) == changed(augmentation, seed: 3, rows: [0, 1]))
  }
}
