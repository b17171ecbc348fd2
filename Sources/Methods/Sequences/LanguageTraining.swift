package import Compute
import Foundation
package import Learning
package import Worlds

/// A language model on its way from random weights to its perplexity.
///
/// Systems that train such models in trials wrap it in a job of their own.
package struct LanguageTraining<Plan: CellPlan>: Codable, Sendable {
  private let plan: Plan
  private let rules: LanguageTrainingRules
  private let isTest: Bool
  private let random: Random
  private var model: CharacterModel<Plan>?
  /// The characters of the text, once the model is known to fit it: not part of the state.
  private var characters: [String]?
  /// 1 / perplexity before learning.
  private var untrained: Double?

  private enum CodingKeys: CodingKey { case plan, rules, isTest, random, model, untrained }

  /// A model that has not learned.
  ///
  /// - Parameter isTest: Whether it is judged by the whole test part instead of a share of the
  ///   validation part.
  package init(_ plan: Plan, _ rules: LanguageTrainingRules, isTest: Bool, random: Random) {
    (self.plan, self.rules, self.isTest, self.random) = (plan, rules, isTest, random)
  }

  /// Learns from some characters, or evaluates; returns the result at the end.
  ///
  /// - Throws: `Failure` when a saved training does not fit this text.
  package mutating func advance(on text: TextCorpus) throws(Failure) -> Outcome? {
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

  /// How far it is.
  package var progress: String { "step \(model?.steps ?? 0) of \(rules.steps)" }

  /// The language model, once it has learned.
  package var network: TrainedNetwork? {
    guard let model, let characters, model.steps == rules.steps else { return nil }
    return TrainedNetwork(
      .cell(plan.words), model.parameters, classes: characters, epoch: 1,
      trainedOn: .training)
  }

  private func start(on text: TextCorpus) -> CharacterModel<Plan> {
    let streams = TextStreams(
      of: text.training.count, batch: rules.batch, length: rules.length)
    return CharacterModel(plan, streams: streams, random: random.stream("model"))
  }

  private func outcome(
    _ model: inout CharacterModel<Plan>, _ text: TextCorpus
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
    _ model: inout CharacterModel<Plan>, on text: ArraySlice<Int32>
  ) -> Double {
    let bits = TextEvaluation(of: text, isWhole: isTest).evaluate(&model)
    return exp2(-bits.reduce(0, +) / Double(max(bits.count, 1)))
  }
}

extension CharacterModel {
  /// Whether a saved model is one of this plan, learning from this text.
  fileprivate func isModel(
    of plan: Plan, on text: ArraySlice<Int32>, _ rules: LanguageTrainingRules
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

/// How language models are trained.
package struct LanguageTrainingRules: Codable, Hashable, Sendable {
  /// Gradient steps.
  package var steps = 150
  /// Texts side by side.
  package var batch = 32
  /// Characters of a step.
  package var length = 32
  /// The optimiser's rate.
  package var rate = 5e-3

  /// The defaults.
  package init() {}

  /// Makes sure that a text is long enough to train, choose and test by.
  package func check(_ text: TextCorpus) throws(Failure) {
    let needed = batch * length
    guard text.training.count > needed else {
      throw Failure(
        .input,
        "\(text.name) has \(text.training.count) characters to train on, but settings batch and "
          + "length want more than \(needed)")
    }
    guard text.validation.count > TextEvaluation.length,
      text.test.count > TextEvaluation.length
    else {
      throw Failure(
        .input,
        "\(text.name) has too few characters to validate and test on: each part takes more than "
          + "\(TextEvaluation.length)")
    }
  }
}
