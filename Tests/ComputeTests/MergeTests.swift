import Testing

@testable import Compute

/// Merges worked by hand: of an image 3x3 of one channel, 1 to 9, and one of 2x2 pixels (1, 10),
/// (2, 20), (3, 30), (4, 40).
@Suite struct MergeTests {
  private struct Input {
    let shape: Shape
    let values: [Float]
  }

  private let single = Input(shape: [3, 3, 1], values: (1...9).map(Float.init))
  private let double = Input(shape: [2, 2, 2], values: [1, 10, 2, 20, 3, 30, 4, 40])

  /// What inputs become where they meet; a second example of twice the numbers shows that examples
  /// stay apart.
  private func met(_ merge: Network.Merge, _ inputs: [Input]) -> (Shape, [Float]) {
    var check = Check()
    let tensors = inputs.map { input in
      check.input(
        input.values + input.values.map { 2 * $0 }, Shape([2] + input.shape.dimensions))
    }
    let result = merge(tensors)
    let values = check.run([result]).outputs[0]
    let count = values.count / 2
    #expect(values[count...].elementsEqual(values[..<count].map { 2 * $0 }))
    return (Shape(Array(result.shape.dimensions.dropFirst())), Array(values[..<count]))
  }

  @Test func concatenatesSmallerImagesPaddedBelowAndRight() {
    let (shape, values) = met(.concatenate(), [single, double])
    #expect(shape == [3, 3, 3])
    #expect(
      values == [
        1, 1, 10, 2, 2, 20, 3, 0, 0, 4, 3, 30, 5, 4, 40, 6, 0, 0, 7, 0, 0, 8, 0, 0, 9, 0, 0,
      ])
  }

  @Test func concatenatesLargerImagesPooledDown() {
    let (shape, values) = met(.concatenate(resize: .poolDown), [single, double])
    #expect(shape == [2, 2, 3])
    #expect(values == [5, 1, 10, 6, 2, 20, 8, 3, 30, 9, 4, 40])
  }

  @Test func concatenatesAtTheSizeOfTheFirst() {
    let large = met(.concatenate(resize: .nearestToFirst), [single, double])
    #expect(large.0 == [3, 3, 3])
    #expect(
      large.1 == [
        1, 1, 10, 2, 1, 10, 3, 2, 20, 4, 1, 10, 5, 1, 10, 6, 2, 20, 7, 3, 30, 8, 3, 30, 9, 4, 40,
      ])
    let small = met(.concatenate(resize: .nearestToFirst), [double, single])
    #expect(small.0 == [2, 2, 3])
    #expect(small.1 == [1, 10, 1, 2, 20, 2, 3, 30, 4, 4, 40, 5])
  }

  @Test func sumsWithMissingChannelsAsZeros() {
    let (shape, values) = met(.sum(), [single, double])
    #expect(shape == [3, 3, 2])
    #expect(values == [2, 10, 4, 20, 3, 0, 7, 30, 9, 40, 6, 0, 7, 0, 8, 0, 9, 0])
  }

  @Test func sumsWithoutChannelsThatOthersLack() {
    let (shape, values) = met(.sum(channels: .truncate), [single, double])
    #expect(shape == [3, 3, 1])
    #expect(values == [2, 4, 3, 7, 9, 6, 7, 8, 9])
  }

  @Test func sumsWithTheChannelsOfTheFirst() {
    let padded = met(.sum(resize: .poolDown, channels: .toFirst), [double, single])
    #expect(padded.0 == [2, 2, 2])
    #expect(padded.1 == [6, 10, 8, 20, 11, 30, 13, 40])
    let cut = met(.sum(resize: .nearestToFirst, channels: .toFirst), [single, double])
    #expect(cut.0 == [3, 3, 1])
    #expect(cut.1 == [2, 3, 5, 5, 6, 8, 10, 11, 13])
  }

  @Test func featuresMeetAsChannelsDo() {
    let long = Input(shape: [3], values: [1, 2, 3]), short = Input(shape: [2], values: [10, 20])
    for resize in [Network.Resize.zeroPad(.topLeft), .poolDown, .nearestToFirst] {
      #expect(met(.sum(resize: resize), [short, long]).1 == [11, 22, 3])
      #expect(met(.sum(resize: resize, channels: .truncate), [long, short]).1 == [11, 22])
      #expect(met(.sum(resize: resize, channels: .toFirst), [long, short]).1 == [11, 22, 3])
      #expect(met(.sum(resize: resize, channels: .toFirst), [short, long]).1 == [11, 22])
      #expect(met(.concatenate(resize: resize), [long, short]).1 == [1, 2, 3, 10, 20])
    }
  }

  @Test func oneInputMayComeTwice() {
    #expect(met(.sum(), [double, double]).1 == double.values.map { 2 * $0 })
    var check = Check()
    let x = check.input([1, 2, 3, 4], [1, 2, 2, 1])
    let joined = Network.Merge.concatenate()([x.tanh(), x.tanh(), x])
    check.expectAgreement([joined])
  }

  /// Of 4x3 the rows alone, of 4x6 with two strides, of 5x4 with one stride and two windows.
  @Test(arguments: [
    ([4, 3], [2, 3], [4, 5, 6, 10, 11, 12]), ([4, 6], [2, 2], [9, 12, 21, 24]),
    ([5, 4], [2, 2], [10, 12, 18, 20]), ([3, 3], [3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9]),
  ])
  func poolsDownToAnySize(from: [Int], to: [Int], expected: [Float]) {
    let count = from[0] * from[1]
    let large = Input(shape: Shape(from + [1]), values: (1...count).map(Float.init))
    let small = Input(
      shape: Shape(to + [1]), values: Array(repeating: 0, count: to[0] * to[1]))
    #expect(met(.sum(resize: .poolDown), [small, large]).1 == expected)
  }
}
