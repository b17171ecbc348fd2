import Compute
import Testing
import Worlds

@Suite struct DatasetTests {
  /// 60 rows of class 0, 30 of class 1, 10 of class 2; input 0 is the row number.
  private let uneven = Dataset(
    name: "uneven", classNames: ["a", "b", "c"],
    provenance: Provenance(origin: "here", licence: "none"),
    pool: Examples(
      shape: InputShape(features: 2),
      inputs: (0..<100).flatMap { [Float($0), 7] },
      labels: (0..<100).map { $0 < 60 ? 0 : $0 < 90 ? 1 : 2 }))

  @Test func splitsEveryClassInProportion() {
    let split = uneven.split(validation: 0.2, test: 0.1, random: Random(seed: 1))
    #expect(split.training.classCounts(3) == [42, 21, 7])
    #expect(split.validation.classCounts(3) == [12, 6, 2])
    #expect(split.test.openAtTheEnd().classCounts(3) == [6, 3, 1])
  }

  @Test func everyRowIsInExactlyOnePart() {
    let split = uneven.split(validation: 0.23, test: 0.31, random: Random(seed: 2))
    let parts = [split.training, split.validation, split.test.openAtTheEnd()]
    let rows = parts.flatMap { part in (0..<part.count).map { part.inputs[2 * $0] } }
    #expect(rows.sorted() == (0..<100).map(Float.init))
    #expect(parts[1].count == 23 && parts[2].count == 31)
    #expect(rows != rows.sorted(), "rows are in random order")
  }

  @Test func aSplitDependsOnItsSeedAlone() {
    var used = Random(seed: 5)
    _ = used.uniform()
    let one = uneven.split(random: Random(seed: 5))
    #expect(uneven.split(random: used).training == one.training)
    #expect(uneven.split(random: Random(seed: 6)).training != one.training)
  }

  @Test func trainingKeepsAnExampleOfTheRarestClass() {
    let rare = Dataset(
      name: "rare", classNames: ["often", "once"],
      provenance: Provenance(origin: "here", licence: "none"),
      pool: Examples(
        shape: InputShape(features: 1), inputs: [1, 2, 3, 4, 5, 6], labels: [0, 0, 0, 0, 0, 1]))
    for seed in UInt64(0)..<20 {
      let split = rare.split(validation: 0.4, test: 0.4, random: Random(seed: seed))
      #expect(split.training.classCounts(2)[1] == 1)
    }
  }

  @Test func anOfficialTestPartStaysWhole() {
    let digits = Dataset.optdigits.split(validation: 0.2, random: Random(seed: 1))
    #expect(digits.test.count == 1797)
    #expect(digits.training.count + digits.validation.count == 3823)
    #expect(digits.validation.count == 765)
  }

  @Test func standardisingUsesTheTrainingPartAlone() {
    let raw = uneven.split(random: Random(seed: 1))
    let split = raw.normalised(.standard)
    let column = (0..<split.training.count).map { Double(split.training.inputs[2 * $0]) }
    let mean = column.reduce(0, +) / Double(column.count)
    let variance = column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(column.count)
    #expect(abs(mean) < 1e-5)
    #expect(abs(variance - 1) < 1e-5)
    #expect(split.training.inputs[1] == 0, "a feature that never varies becomes 0")

    // The same map, worked out by hand from two training rows, must hold on the other parts.
    let (a, b) = (raw.training.inputs[0], raw.training.inputs[2])
    let slope = (split.training.inputs[2] - split.training.inputs[0]) / (b - a)
    let expected = split.training.inputs[0] + slope * (raw.validation.inputs[0] - a)
    #expect(abs(split.validation.inputs[0] - expected) < 1e-4)
  }

  @Test func unitScalingUsesTheRangeOfTheFormat() {
    let digits = Dataset.optdigits.split(random: Random(seed: 1))
    let unit = digits.normalised(.unit)
    let sixteenths = digits.training.inputs.map { $0 / 16 }
    #expect(unit.training.inputs == sixteenths)
    #expect(unit.training.inputs.max() == 1)
    let column = uneven.split(random: Random(seed: 1)).normalised(.unit).training.inputs
    #expect(column.min() == 0 && column.max() == 1)
  }
}
