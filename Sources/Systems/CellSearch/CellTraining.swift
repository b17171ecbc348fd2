import Compute
import Foundation
public import Learning
import Methods
public import Worlds

/// A cell on its way from random weights to its perplexity.
public struct CellTraining: TrialJob {
  private let plan: SearchedCellPlan
  private let rules: CellTrainingRules
  private let isTest: Bool
  private let random: Random
  private var model: CharacterModel<SearchedCellPlan>?
  /// The characters of the text, once the model is known to fit it: not part of the state.
  private var characters: [String]?
  /// 1 / perplexity before learning.
  private var untrained: Double?

  private enum CodingKeys: CodingKey { case plan, rules, isTest, random, model, untrained }

  init(_ plan: SearchedCellPlan, _ rules: CellTrainingRules, isTest: Bool, random: Random) {
    (self.plan, self.rules, self.isTest, self.random) = (plan, rules, isTest, random)
  }

  /// Learns from some characters, or evaluates; returns the result at the end.
  ///
  /// - Throws: `Failure` when a saved training does not fit this text.
  public mutating func advance(in context: TrialContext<TextCorpus>) throws(Failure) -> Outcome? {
    let text = context.world
    let fits =
      characters != nil || (model.map { $0.isModel(of: plan, on: text.training, rules) } ?? true)
    guard plan.symbols == text.characters.count, fits else {
      throw Failure(.damage, "a saved training holds values that make no sense for this text")
    }
    if characters == nil { characters = text.characters.map(String.init) }
    // The model must not be held twice while it learns, or its memory would be copied.
    var model = self.model.take() ?? start(on: text)
    defer { self.model = model }
    guard untrained != nil else {
      untrained = probability(&model, on: text.validation)
      return nil
    }
    guard model.steps < rules.steps else { return outcome(&model, text) }
    let loss = model.learn(
      from: text.training, rate: rules.rate, random: random.stream("step").stream(model.steps))
    return loss.isFinite
      ? nil : Outcome(score: .nan, cost: Double(model.steps * rules.batch * rules.length))
  }

  /// The language model, once it has learned.
  public var network: TrainedNetwork? {
    guard let model, let characters, model.steps == rules.steps else { return nil }
    return TrainedNetwork(
      .cell(plan.words), model.parameters, classes: characters, epoch: 1,
      trainedOn: .training)
  }

  private func start(on text: TextCorpus) -> CharacterModel<SearchedCellPlan> {
    let streams = TextStreams(
      of: text.training.count, batch: rules.batch, length: rules.length)
    return CharacterModel(plan, streams: streams, random: random.stream("model"))
  }

  private func outcome(
    _ model: inout CharacterModel<SearchedCellPlan>, _ text: TextCorpus
  ) -> Outcome {
    let judged = isTest ? text.test.openAtTheEnd() : text.validation
    let probability = probability(&model, on: judged)
    return Outcome(
      score: probability,
      measures: [
        .init("parameters", Double(plan.parameterCount)), .init("perplexity", 1 / probability),
        .init("untrained", untrained ?? .nan),
      ], cost: Double(model.steps * rules.batch * rules.length))
  }

  /// The geometric mean of the probabilities of a text's characters: 1 / perplexity.
  private func probability(
    _ model: inout CharacterModel<SearchedCellPlan>, on text: ArraySlice<Int32>
  ) -> Double {
    let bits = TextEvaluation(of: text, isWhole: isTest).evaluate(&model)
    return exp2(-bits.reduce(0, +) / Double(max(bits.count, 1)))
  }
}

extension CharacterModel<SearchedCellPlan> {
  /// Whether a saved model is one of this cell, learning from this text.
  fileprivate func isModel(
    of plan: SearchedCellPlan, on text: ArraySlice<Int32>, _ rules: CellTrainingRules
  ) -> Bool {
    let streams = TextStreams(of: text.count, batch: rules.batch, length: rules.length)
    let fresh = CharacterModel(plan, streams: streams, random: Random(seed: 0))
    do {
      try check(against: fresh, after: steps)
      return true
    } catch {
      return false
    }
  }
}

/// How cells are trained.
struct CellTrainingRules: Codable, Hashable, Sendable {
  var steps = 150
  var batch = 32
  var length = 32
  var rate = 5e-3
}
