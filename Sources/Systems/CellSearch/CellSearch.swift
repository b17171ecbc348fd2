public import Compute
public import Learning
public import Methods
public import Worlds

/// Search for recurrent cells by policy gradient: a controller writes the tree of a cell's steps
/// down and is rewarded by the perplexity of its language model (Zoph & Le 2017, section 3.4).
public struct CellSearch: Searcher {
  /// What is set.
  public var settings: Settings
  /// The controller, what it wrote, and its control.
  private(set) var search: Search

  typealias Search = ControllerSearch<CellDecisions>

  /// A controller that has learned nothing.
  public init(_ settings: Settings, world: TextCorpus, random: Random) throws(Failure) {
    try settings.training.check(world)
    self.settings = settings
    search = Search(
      settings, in: settings.space, arms: settings.arms,
      finals: FinalsPlan(count: settings.finalists, epochs: 1), random: random)
  }

  /// How many cells are out at once.
  public var window: Int { settings.window }

  /// All samples of both searches, the LSTM, and the finals.
  public var plannedSteps: Int? {
    let cells =
      settings.cell == 0 ? search.plannedSteps(settings) : 1 + study.plannedFinals
    return cells + (settings.hasLSTM ? 1 : 0)
  }

  /// The cells and their probabilities of characters.
  var study: Study<CellSample> { search.study }

  /// The LSTM, then the given cell, or the next of the controller, of the control, or of the finals.
  public mutating func ask(random: Random) -> SearchCandidate<CellSample>? {
    if settings.hasLSTM, study.asked.isEmpty {
      return search.propose(
        CellSample(cell: .lstm, known: nil, update: 0), arms: [study.arms.count - 1])
    }
    guard let given = settings.givenCell else { return search.ask(settings, random: random) }
    guard search.count(ofArm: Search.controlled) == 0 else { return search.proposeFinal() }
    return search.propose(
      CellSample(cell: .tree(given), known: nil, update: 0), arms: [Search.controlled])
  }

  /// Starts to train a cell, where its perplexity is not known.
  public static func begin(
    _ trial: Trial<SearchCandidate<CellSample>>, _ settings: Settings, in world: TextCorpus
  ) throws(Failure) -> Evaluation<CellJob> {
    let (sample, purpose) = (trial.candidate.design, trial.candidate.trialPurpose)
    if purpose == .search, let known = sample.known {
      return .job(.instant(Outcome(score: known, cost: 0)))
    }
    if case .tree(let tree) = sample.cell, !tree.isSound {
      throw Failure(.damage, "trial \(trial.id) is no cell: \(tree)")
    }
    return .job(
      .training(
        settings.training(
          of: sample.cell, symbols: world.characters.count, purpose: purpose,
          random: trial.random)))
  }

  /// Why a candidate is trained.
  public static func purpose(of candidate: SearchCandidate<CellSample>) -> TrialPurpose {
    candidate.trialPurpose
  }

  /// Learns what came of a cell.
  public mutating func tell(
    _ trial: Trial<SearchCandidate<CellSample>>, _ outcome: Outcome, in world: TextCorpus,
    report: inout Report
  ) {
    let candidate = trial.candidate
    search.tell(candidate, outcome, in: world, report: &report)
    guard candidate.purpose == .search else { return }
    if candidate.arm == "lstm", let score = outcome.score {
      return report.note("an LSTM of as many weights has a perplexity of \(brief(1 / score))")
    }
    guard candidate.arm == nil else { return }
    if let score = outcome.score { report.value("perplexity", 1 / score) }
    guard settings.cell == 0 else { return }
    search.reward(
      candidate.design, by: settings.reward(outcome.score ?? 0), settings, report: &report)
  }

  /// The controller's weights.
  public var tensors: [NamedTensor] { search.controller.tensors }
}

/// A cell that was written down, and its score where it was trained before.
///
/// Equal samples are equal cells.
public struct CellSample: WrittenDesign {
  let cell: SearchedCell
  /// The score of the same cell, trained before: it costs nothing again.
  package let known: Double?
  /// Updates that the controller had made.
  package let update: Int

  /// Whether both are the same cell.
  public static func == (left: Self, right: Self) -> Bool { left.cell == right.cell }

  /// Hashes the cell.
  public func hash(into hasher: inout Hasher) { hasher.combine(cell) }

  /// The cell in a line.
  public var description: String { cell.description }
}

/// The evaluation of a cell: known, or by training it.
public struct CellJob: TrialJob {
  private enum Work: Codable, Sendable {
    case instant(Outcome)
    case training(LanguageTraining<SearchedCellPlan>)
  }

  private var work: Work

  /// A cell whose score is known.
  static func instant(_ outcome: Outcome) -> CellJob { CellJob(work: .instant(outcome)) }

  /// A cell that is to be trained.
  static func training(_ training: LanguageTraining<SearchedCellPlan>) -> CellJob {
    CellJob(work: .training(training))
  }

  private init(work: Work) { self.work = work }

  /// Reads what is being done.
  public init(from decoder: any Decoder) throws { work = try Work(from: decoder) }

  /// Writes what is being done.
  public func encode(to encoder: any Encoder) throws { try work.encode(to: encoder) }

  /// How far it is.
  public var progress: String? {
    if case .training(let training) = work { training.progress } else { nil }
  }

  /// The language model of a trained cell.
  public var network: TrainedNetwork? {
    if case .training(let training) = work { training.network } else { nil }
  }

  /// Works for a moment; returns the result at the end.
  public mutating func advance(in context: TrialContext<TextCorpus>) throws(Failure) -> Outcome? {
    switch work {
    case .instant(let outcome): return outcome
    case .training(var training):
      // The training must not be held twice while it works, or its memory would be copied.
      work = .instant(Outcome(failed: "the cell got lost"))
      defer { work = .training(training) }
      return try training.advance(on: context.world)
    }
  }
}

extension TextCorpus: StudiedWorld {
  /// What scores measure.
  public var objective: Objective { Objective("probability of a character (1 / perplexity)") }
  /// Perplexities are not counted on examples.
  public var exampleCounts: (validation: Int, test: Int)? { nil }
}

extension CellSearch.Settings {
  /// The searches that are compared.
  fileprivate var arms: [StudyArm] {
    let isGiven = cell > 0
    return [
      StudyArm(
        isGiven ? "cell" : "controller", title: isGiven ? "the cell" : "the controller",
        score: "probability", best: "best", test: "test")
    ] + (hasControl && !isGiven ? [.control] : [])
      + (hasLSTM
        ? [StudyArm("lstm", title: "the LSTM", score: "lstm", best: "lstm-best", test: "lstm-test")]
        : [])
  }
}
