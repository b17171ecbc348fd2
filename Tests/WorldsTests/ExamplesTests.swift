import Compute
import Testing
import Worlds

@Suite struct ExamplesTests {
  private let pairs = Examples(
    shape: InputShape(features: 2), inputs: [0, 1, 10, 11, 20, 21], labels: [0, 1, 0])

  @Test func gathersRowsIntoTheCallersBuffers() {
    var inputs = [Float](repeating: -1, count: 5)
    var labels = [Int32](repeating: -1, count: 3)
    pairs.gather([2, 0], inputs: &inputs, labels: &labels)
    #expect(inputs == [20, 21, 0, 1, -1])
    #expect(labels == [0, 0, -1])
  }

  @Test func subsetsKeepInputsAndLabelsTogether() {
    let subset = pairs.subset([1, 1, 2])
    #expect(subset.inputs == [10, 11, 10, 11, 20, 21])
    #expect(subset.labels == [1, 1, 0])
    #expect(pairs.subset([]).count == 0)
    #expect(pairs.classCounts(3) == [2, 1, 0])
  }

  @Test func threeNeighboursOutvoteTheNearest() {
    let training = Examples(
      shape: InputShape(features: 1), inputs: [0, 1, 1.1, 9], labels: [0, 1, 1, 0])
    let asked = Examples(
      shape: InputShape(features: 1), inputs: [0.4, 9], labels: [1, 0])
    #expect(NearestNeighbours(training, k: 3).accuracy(on: asked) == 0.5)
    #expect(NearestNeighbours(training, k: 1).accuracy(on: asked) == 0.5)
    #expect(NearestNeighbours(training, k: 3).accuracy(on: asked.subset([0])) == 1)
    #expect(NearestNeighbours(training, k: 1).accuracy(on: asked.subset([1])) == 1)
  }

  @Test(arguments: [(10, 3), (10, 5), (4, 9), (1, 1)])
  func minibatchesCoverAnEpochWithoutRepeating(count: Int, size: Int) {
    var batches = Minibatches(of: count, size: size, random: Random(seed: 1))
    var seen: [Int] = []
    for step in 0..<batches.stepsPerEpoch { seen += batches.rows(ofStep: step) }
    #expect(seen.count == batches.stepsPerEpoch * min(size, count))
    #expect(Set(seen).count == seen.count)
    #expect(seen.allSatisfy((0..<count).contains))
  }

  @Test func minibatchesDependOnTheStepAlone() {
    var forwards = Minibatches(of: 50, size: 8, random: Random(seed: 3))
    var random = Random(seed: 3)
    _ = random.bits()
    var jumping = Minibatches(of: 50, size: 8, random: random)
    let sequence = (0..<20).map { Array(forwards.rows(ofStep: $0)) }
    for step in [19, 3, 7, 0, 12] {
      #expect(Array(jumping.rows(ofStep: step)) == sequence[step])
    }
    #expect(sequence[0] != sequence[6], "each epoch has an order of its own")
    var otherSeed = Minibatches(of: 50, size: 8, random: Random(seed: 4))
    #expect(Array(otherSeed.rows(ofStep: 0)) != sequence[0])
  }
}
