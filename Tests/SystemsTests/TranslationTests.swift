import Compute
import Foundation
import Learning
import Testing
import Worlds

@testable import Methods
@testable import Systems

@Suite struct TranslationTests {
  private func plan(
    _ variant: CellVariant, units: Int = 4, dropout: Float = 0
  ) -> TranslationPlan {
    TranslationPlan(
      cell: HyperCellPlan(
        variant: variant, symbols: 3, units: units, hyperUnits: 2, embedding: 2, isLagged: false,
        dropout: 0), sourcePieces: 9, targetPieces: 8, dropout: dropout)
  }

  private func pair(_ source: [Int32], _ target: [Int32]) -> EncodedPair {
    EncodedPair(pair: SentencePair(source: "s", target: "ab"), source: source, target: target)
  }

  /// Vectors of 9 and 8 pieces, two LSTMs of 4 gates with [3 + 4, 4] weights and 4 biases, and
  /// [4, 8] weights and 8 biases to the logits.
  @Test func countsParameters() {
    let expected = 3 * (9 + 8) + 2 * 4 * (3 + 4 + 1) * 4 + 4 * 8 + 8
    #expect(plan(.lstm).parameterCount == expected)
    // Gains and offsets of four gates and of the memory.
    #expect(plan(.normalisedLSTM).parameterCount == expected + 2 * 2 * (4 * 4 + 4))
  }

  @Test(arguments: [CellVariant.lstm, .normalisedLSTM])
  func controlsAreAsLarge(variant: CellVariant) {
    let large = TranslationPlan(
      cell: HyperCellPlan(
        variant: .normalisedHyperLSTM, symbols: 16, units: 40, hyperUnits: 10, embedding: 4,
        isLagged: false, dropout: 0), sourcePieces: 90, targetPieces: 80, dropout: 0)
    let control = large.matched(variant)
    #expect(control.cell.variant == variant)
    let difference = abs(control.parameterCount - large.parameterCount)
    #expect(Double(difference) < 0.02 * Double(large.parameterCount))
  }

  /// Sources end together and are read backwards; targets begin together.
  @Test func laysPairsOutStepByStep() {
    let pairs = [pair([5, 6, 7], [4]), pair([8], [5, 6])]
    let size = PairBatch.Size(rows: 3, for: pairs)
    #expect(size == PairBatch.Size(rows: 3, source: 3, target: 3))
    let batch = PairBatch(pairs, size: size)
    #expect(batch.sources == [7, 0, 0, 6, 0, 0, 5, 8, 0])
    #expect(batch.isThere == [1, 0, 0, 1, 0, 0, 1, 1, 0])
    #expect(batch.before == [1, 1, 0, 4, 5, 0, 0, 6, 0])
    #expect(batch.successors == [4, 5, 0, 2, 6, 0, 0, 2, 0])
    #expect(batch.weights == [0.2, 0.2, 0, 0.2, 0.2, 0, 0, 0.2, 0])
    let misled = PairBatch(pairs, size: size, sourcesOf: [pairs[1], pairs[0]])
    #expect(misled.sources == [0, 7, 0, 0, 6, 0, 8, 5, 0] && misled.before == batch.before)
  }

  /// What fills rows and steps up has no say.
  @Test(arguments: [CellVariant.lstm, .normalisedHyperLSTM])
  func aPairIsReadTheSameBesideLongerOnes(variant: CellVariant) {
    let short = pair([5, 6], [4, 7])
    let others = [pair([8, 4, 5, 6, 7], [6, 5, 4, 7, 7, 7]), short, pair([4], [])]
    var (alone, beside) = (
      TranslationModel(plan(variant), random: Random(seed: 1)),
      TranslationModel(plan(variant), random: Random(seed: 1))
    )
    let (one, three) = (alone.scores(of: [short]), beside.scores(of: others))
    #expect(abs(one[0].nats - three[1].nats) < 1e-5 && one[0].pieces == 3)
    #expect(three.map(\.pieces) == [7, 3, 1] && three.allSatisfy { $0.nats > 0 })
    let misled = beside.scores(of: others, isMisled: true)
    #expect(abs(misled[1].nats - three[1].nats) > 1e-3)
  }

  /// The loss is a mean over pieces, so a gradient is a difference quotient of it.
  @Test func gradientIsTheDifferenceQuotient() {
    let plan = plan(.normalisedHyperLSTM)
    let pairs = [pair([5, 6, 7], [4, 6]), pair([8], [5, 6])]
    let size = PairBatch.Size(rows: 2, for: pairs)
    let batch = PairBatch(pairs, size: size)
    var program = ForcedProgram(plan, size: size, isLearning: true)
    var start = plan.initialParameters(random: Random(seed: 3))
    var noise = Random(seed: 5)
    // Away from the start, where the small networks have no say yet.
    for index in start.values.indices { start.values[index] += Float(0.3 * noise.normal()) }
    func loss(_ parameters: Parameters) -> Float {
      var parameters = parameters
      program.run(&parameters, batch)
      return program.loss
    }
    _ = loss(start)
    let gradients = program.machine.gradients
    for entry in start.entries {
      let index = entry.range.max { abs(gradients[$0]) < abs(gradients[$1]) } ?? entry.offset
      let slopes = [Float(0.005), -0.005].map { shift -> Float in
        var moved = start
        moved.values[index] += shift
        return loss(moved)
      }
      let slope = (slopes[0] - slopes[1]) / 0.01
      let tolerance = 0.03 * abs(gradients[index]) + 2e-3
      #expect(abs(slope - gradients[index]) < tolerance, "\(entry.name)")
    }
  }

  /// By hand: 5 of 6 words, 3 of 5 pairs, 1 of 4 threes and none of four; so 0, and with a longer
  /// common run the geometric mean, which a shorter candidate's brevity lowers.
  @Test func comparesRunsOfWords() {
    func score(_ candidate: String, _ reference: String) -> Double {
      var common = CorpusBLEU()
      common.add(
        candidate.split(separator: " ").map(String.init),
        reference: reference.split(separator: " ").map(String.init))
      return common.score
    }
    #expect(score("the cat sat on a mat", "the cat is on a mat") == 0)
    #expect(abs(score("a b c d e", "a b c d e") - 100) < 1e-9)
    // 4 of 5, 3 of 4, 2 of 3, 1 of 2.
    let expected = 100 * pow(0.8 * 0.75 * (2.0 / 3) * 0.5, 0.25)
    #expect(abs(score("a b c d x", "a b c d e") - expected) < 1e-9)
    #expect(abs(score("a b c d", "a b c d e") - 100 * exp(-0.25)) < 1e-9)
    // A word counts as often as it is in the reference: 1 of 4.
    #expect(score("a a a a", "a b c d") == 0)
  }

  /// Words for digits, in the opposite order: what is written depends on the source alone.
  private static func digits() -> SentencePairs {
    let english = ["one", "two", "six", "ten"], french = ["un", "deux", "cinq", "dix"]
    let pairs = (0..<96).map { place in
      let number = place * 37 % 256
      let digits = [number / 64, number / 16 % 4, number / 4 % 4, number % 4]
      return SentencePair(
        source: digits.map { english[$0] }.joined(separator: " "),
        target: digits.reversed().map { french[$0] }.joined(separator: " "))
    }
    return SentencePairs(
      name: "digits", provenance: Provenance(origin: "here", licence: "public domain"),
      pairs: pairs)
  }

  @Test func anEpochHasEveryPairAtMostOnce() throws {
    var settings = Translation.Settings()
    (settings.batch, settings.heldOut, settings.merges) = (8, 8, 20)
    let data = try TranslationData(Self.digits(), settings, random: Random(seed: 1))
    #expect(data.validation.count == 8 && data.testPairs().count == 8 && data.tooLong == 0)
    func batches(_ epoch: Int) -> [PairBatch] {
      (0..<data.batches).map { data.batch(ofStep: epoch * data.batches + $0) }
    }
    // A row of a batch as a whole.
    func rows(_ batches: [PairBatch]) -> Set<[Float]> {
      Set(
        batches.flatMap { batch in
          (0..<8).map { row in
            let steps = stride(from: row, to: batch.successors.count, by: 8)
            return steps.map { batch.successors[$0] }.filter { $0 > 0 }
          }
        })
    }
    #expect(data.trainingCount == 80 && (7...10).contains(data.batches))
    #expect(rows(batches(0)).count == 8 * data.batches)
    #expect(batches(0)[0].successors != batches(1)[0].successors)
    settings.longest = 2
    #expect(throws: Failure.self) {
      try TranslationData(Self.digits(), settings, random: Random(seed: 1))
    }
  }

  @Test func translatesDigitsAndHeedsTheSource() throws {
    var settings = Translation.Settings()
    (settings.units, settings.hyper, settings.width, settings.merges) = (16, 4, 8, 40)
    (settings.batch, settings.heldOut, settings.dropout, settings.rate) = (16, 8, 0, 2e-2)
    (settings.steps, settings.interval, settings.control) = (150, 50, false)
    let world = Self.digits()
    var run = try LearnerRun<Translation>(settings, world: world, seed: 1)
    while try run.step(in: world) != nil {}
    let evaluations = run.learner.evaluations
    #expect(evaluations.entries.map(\.steps) == [50, 100, 150])
    let result = try #require(run.learner.results.first)
    #expect(result.logPerplexity < 0.3 && result.wrongSourceCost > 1 && result.bleu > 30)
    let sample = try #require(evaluations.samples.first)
    #expect(sample.pieces.count > 2 && sample.changes.count == 4)
    #expect(sample.changes.allSatisfy { $0.count == sample.pieces.count && $0[0] == 0 })
    #expect(sample.changes[0].contains { $0 > 0 })
    #expect(run.learner.tensors.contains { $0.name == "decoder/generator/factors" })
  }
}
