/// Gain samples as they come, sorted into examinations, of which the first and the newest are kept.
///
/// The samples of one step are an examination: each held-out task is in it once. Where a step takes
/// a single sample, as a search does of each child, an examination is the latest
/// `Delta.window` of them, back to where a task comes again.
public struct Examinations: Sendable {
  /// The first examination.
  public private(set) var first: [GainSample] = []
  private var isFirstOver = false
  private var recent: [GainSample] = []
  private var step: Int?
  /// How many of the recent samples are of the last step.
  private var stepCount = 0

  /// Nothing was examined yet.
  public init() {}

  /// Adds a sample; steps ascend.
  public mutating func append(_ sample: GainSample, at step: Int) {
    let isNewStep = step != self.step
    if isNewStep, stepCount > 1 {
      recent.removeAll()
      isFirstOver = true
    }
    stepCount = isNewStep ? 1 : stepCount + 1
    self.step = step
    recent.append(sample)
    if stepCount == 1, recent.count > Delta.window { recent.removeFirst() }
    addToFirst(sample)
  }

  private mutating func addToFirst(_ sample: GainSample) {
    let isAgain = sample.task != nil && first.contains { $0.task == sample.task }
    let isFull = stepCount == 1 && first.count >= Delta.window
    if isAgain || isFull { isFirstOver = true }
    if !isFirstOver { first.append(sample) }
  }

  /// The newest examination.
  public var newest: [GainSample] {
    guard stepCount == 1 else { return recent.suffix(stepCount) }
    var (samples, tasks): ([GainSample], Set<Int>) = ([], [])
    for sample in recent.reversed() {
      if let task = sample.task, !tasks.insert(task).inserted { break }
      samples.append(sample)
    }
    return samples.reversed()
  }

  /// δ of the meta-parameter as it is now.
  public var delta: Delta? { Delta(newest) }

  /// What the meta-algorithm has added to δ since the first examination; `nil` before there is
  /// another one.
  public var addition: Addition? { isFirstOver ? Addition(from: first, to: newest) : nil }
}
