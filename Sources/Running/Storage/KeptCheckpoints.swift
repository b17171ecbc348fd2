import Foundation
import Learning

/// The earlier checkpoints of a session that forks can go on from: few, small in all, and spread
/// over the run.
///
/// None is ever written: the checkpoint before the newest one, which is about to be replaced, is
/// given another name instead.
struct KeptCheckpoints {
  /// The steps they were written at, ascending.
  private(set) var steps: [Int]
  /// How many bytes they may have together.
  private let mostBytes: Int

  /// How many are kept at most.
  static let most = 8
  private static let stem = "checkpoint.at-"

  /// Those that a folder holds.
  init(in folder: Folder, mostBytes: Int = 1 << 26) {
    steps = ((try? folder.names()) ?? []).compactMap(Self.step).sorted()
    self.mostBytes = mostBytes
  }

  /// The name of the one of a step.
  static func name(of step: Int) -> String { "\(stem)\(step)" }

  /// The step of a file with such a name; `nil` for any other name.
  private static func step(of name: String) -> Int? {
    guard name.hasPrefix(stem), let step = Int(name.dropFirst(stem.count)),
      step >= 0, self.name(of: step) == name
    else { return nil }
    return step
  }

  /// Keeps the checkpoint before the newest one, which was written at this step, and drops those
  /// that are too many.
  ///
  /// Without a newest one, the one before is all there is, and stays what it is.
  mutating func keepPrevious(of step: Int, in folder: Folder) throws(Failure) {
    guard folder.holds(CheckpointFile.name), folder.holds(CheckpointFile.previousName) else {
      return
    }
    try folder.move(CheckpointFile.previousName, to: Self.name(of: step))
    if !steps.contains(step) {
      steps.append(step)
      steps.sort()
    }
    while !steps.isEmpty, steps.count > Self.most || bytes(in: folder) > mostBytes {
      let dropped = steps.remove(at: Self.leastMissed(among: steps))
      unlink(folder.path(of: Self.name(of: dropped)))
    }
  }

  private func bytes(in folder: Folder) -> Int {
    steps.reduce(0) { $0 + folder.size(of: Self.name(of: $1)) }
  }

  /// The index of the step without which the largest gap that comes about is smallest; the first
  /// and the last stay as long as there are others.
  static func leastMissed(among steps: [Int]) -> Int {
    let inner = steps.indices.dropFirst().dropLast()
    return inner.min { steps[$0 + 1] - steps[$0 - 1] < steps[$1 + 1] - steps[$1 - 1] } ?? 0
  }
}
