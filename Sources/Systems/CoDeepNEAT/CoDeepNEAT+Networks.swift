import Compute
import Learning
import Methods
import Worlds

// What becomes of an assembly.
extension CoDeepNEAT.Settings {
  /// Its training, or why there is none.
  func job(
    for assembly: Assembly, purpose: TrialPurpose, in world: CoevolutionWorld, random: Random
  ) -> CoevolutionJob {
    let (isLong, isTest) = (purpose != .search, purpose == .test)
    switch world {
    case .images(let images):
      let data = images.data
      if let flaw = flaw(of: assembly, for: data.shape, classes: data.classes) {
        return CoevolutionJob(.instant(Outcome(failed: flaw)))
      }
      let plan = plan(for: assembly, classes: data.classes, isLong: isLong)
      return CoevolutionJob(
        .training(ChildTraining(plan, isTest: isTest, random: random)))
    case .text(let text):
      guard let reader = reader(of: assembly, symbols: text.characters.count) else {
        return CoevolutionJob(.instant(Outcome(failed: "its layers do not read text")))
      }
      if let flaw = flaw(of: assembly, as: reader) {
        return CoevolutionJob(.instant(Outcome(failed: flaw)))
      }
      var rules = languageRules(isLong: isLong)
      rules.rate = assembly.blueprint.rate
      return CoevolutionJob(LanguageTraining(reader, rules, isTest: isTest, random: random))
    }
  }

  /// How a network is trained; for longer where it is among the best.
  func plan(for assembly: Assembly, classes: Int, isLong: Bool = false) -> ChildPlan {
    var plan = childPlan(assembly.nodes(classes: classes), isLong: isLong)
    plan.optimiser = .sgd(momentum: Float(assembly.blueprint.momentum), nesterov: true)
    plan.rates = RateSchedule(constant: assembly.blueprint.rate)
    return plan
  }

  /// The language model that it is.
  func reader(of assembly: Assembly, symbols: Int) -> AssembledReader? {
    AssembledReader(assembly, symbols: symbols, bounds: rules.bounds)
  }

  /// How networks that read text are trained; for longer where they are among the best.
  func languageRules(isLong: Bool = false) -> LanguageTrainingRules {
    var rules = LanguageTrainingRules()
    (rules.steps, rules.batch, rules.length) = (isLong ? finalSteps : steps, batch, length)
    return rules
  }

  /// Why a network for images is not trained; `nil` where it is.
  func flaw(of assembly: Assembly, for shape: InputShape, classes: Int) -> String? {
    if let flaw = excess(of: assembly) { return flaw }
    let plan = plan(for: assembly, classes: classes)
    do {
      _ = try plan.network(for: shape)
    } catch {
      return error.message
    }
    return excess(ofMultiplications: plan.multiplications(for: shape), an: "an example")
  }

  /// Why a network for text is not trained; `nil` where it is.
  func flaw(of assembly: Assembly, as reader: AssembledReader) -> String? {
    excess(of: assembly) ?? excess(ofMultiplications: reader.multiplications, an: "a character")
  }

  private func excess(of assembly: Assembly) -> String? {
    assembly.layers <= layers ? nil : "\(assembly.layers) layers are more than \(layers)"
  }

  private func excess(ofMultiplications size: Int?, an example: String) -> String? {
    guard let size, size <= multiplications else {
      return "it takes more than \(multiplications) multiplications \(example)"
    }
    return nil
  }
}
