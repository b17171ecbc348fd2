import Compute
import Dispatch
import Learning
import Methods
import Synchronization
import Systems

extension Benchmark {
  static let children = Benchmark(
    "children", "whole networks of MetaQNN's small preset, trained a worker a network",
    unit: .childrenPerMinute, itemsPerStep: Double(ChildrenWorkload.family)
  ) { ChildrenWorkload(workers: $0.count) }
}

/// Networks that MetaQNN draws at random, trained whole on 8x8 digits, side by side.
private final class ChildrenWorkload: Workload, Sendable {
  /// Children of a step; an even number, so that two workers can share them.
  static let family = 8
  private let workers: Int
  private let world: ImageWorld
  private let plans: [ChildPlan]
  /// The children, those with the most to compute first: a long one at the end would keep one
  /// worker busy while the others have nothing left.
  private let order: [Int]

  init(workers: Int) {
    self.workers = workers
    let settings = MetaQNN.Settings()
    do throws(Failure) {
      world = try ImageWorld.open(WorldRequest(name: "optdigits"))
    } catch {
      preconditionFailure("the built-in digits cannot be read: \(error.message)")
    }
    let space = settings.stateSpace(imageSize: world.data.side, classes: world.data.classes)
    let learner = QLearner(
      space: space, rate: settings.rate, replays: 0, initialValue: settings.initialValue)
    do throws(Failure) {
      plans = try (0..<Self.family).map { child throws(Failure) in
        var random = Random(seed: 4).stream(child)
        return try settings.plan(for: learner.walk(epsilon: 1, random: &random))
      }
      let shape = world.data.shape
      let flops = try plans.map { plan throws(Failure) in
        try plan.network(for: shape).flops
      }
      order = flops.indices.sorted { flops[$0] > flops[$1] }
    } catch {
      preconditionFailure("a child that was drawn cannot be built: \(error.message)")
    }
  }

  /// Trains the family and returns the sum of its accuracies.
  func step() -> Double {
    let next = Atomic(0)
    let scores = Mutex([Double](repeating: 0, count: plans.count))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < order.count else { return }
        let child = order[place]
        let score = train(child)
        scores.withLock { $0[child] = score }
      }
    }
    return scores.withLock { $0.reduce(0, +) }
  }

  private func train(_ child: Int) -> Double {
    var training = ChildTraining(plans[child], random: Random(seed: 5).stream(child))
    do {
      while true {
        if let outcome = try training.advance(on: world.data) { return outcome.score ?? 0 }
      }
    } catch {
      preconditionFailure("a child that was drawn cannot be trained: \(error.message)")
    }
  }
}
