import Compute

/// The loss of proximal policy optimisation on a minibatch of whole trials.
///
/// As Schulman, Wolski, Dhariwal, Radford & Klimov 2017, equations 7 and 9, a mean over the steps
/// that were taken:
///
///     −min(ρ A, clip(ρ, 1 − ε, 1 + ε) A) + w (V − R)² / 2 − β H(π),   ρ = π(a) / π_old(a)
///
/// The gradient flows through all steps of a trial. The mean cross-entropy of each auxiliary task is
/// added with its weight.
struct PolicyLoss {
  /// What is known of each step: rows of `facts`.
  enum Fact: Int, CaseIterable {
    /// The action that was taken.
    case action
    /// log π_old of it.
    case logProbability
    /// A.
    case advantage
    /// R, what the critic should have said.
    case aim
    /// The step's weight in the mean; 0 where a trial was over.
    case weight
  }

  let graph = Graph()
  /// What was seen, `[steps * rows, inputs]`, step after step.
  let observations: Tensor
  /// `[facts, steps * rows]`.
  let facts: Tensor
  /// β, a single number.
  let entropyWeight: Tensor
  /// The classes that auxiliary tasks ask for, `[steps * rows, targets]`; `nil` where none does.
  let targets: Tensor?
  /// What is added for auxiliary tasks.
  let auxiliary: Tensor?
  /// What is made small.
  let loss: Tensor
  /// H(π) in nats.
  let entropy: Tensor
  /// An estimate of the divergence of the policy from what it was, in nats.
  let divergence: Tensor

  init(_ plan: ActorCriticPlan, steps: Int, rows: Int) {
    let net = ActorCriticNet(plan, graph: graph)
    observations = graph.input([steps * rows, plan.inputs])
    let facts = graph.input([Fact.allCases.count, steps * rows])
    entropyWeight = graph.input([])
    let known = { (fact: Fact) in
      facts.slice(axis: 0, fact.rawValue..<fact.rawValue + 1).reshape([steps * rows])
    }
    let answer = net.unroll(observations, steps: steps)
    let weights = known(.weight)
    let advantages = known(.advantage)
    let logarithms = answer.logits.logSoftmax()
    let change = logarithms.pick(known(.action)) - known(.logProbability)
    let ratio = change.exp()
    let clipped = ratio.clip(1 - plan.clip, 1 + plan.clip)
    let gain = ((ratio * advantages).minimum(clipped * advantages) * weights).sum()
    let error = (answer.values - known(.aim)) / plan.returnUnit
    let criticLoss = (error.square() * weights).sum() * (0.5 * plan.criticWeight)
    let disorder = -(logarithms.exp() * logarithms).sum(over: 1...1)
    entropy = (disorder * weights).sum()
    divergence = -(change * weights).sum()
    let loss = criticLoss - gain - entropyWeight * entropy
    self.facts = facts
    targets = plan.targets > 0 ? graph.input([steps * rows, plan.targets]) : nil
    auxiliary = targets.flatMap {
      Self.auxiliaryLoss(plan.auxiliaryTasks, answer.auxiliary, $0, weights)
    }
    self.loss = auxiliary.map { loss + $0 } ?? loss
  }

  private static func auxiliaryLoss(
    _ tasks: [AuxiliaryTask], _ answers: [Tensor], _ targets: Tensor, _ weights: Tensor
  ) -> Tensor? {
    let rows = targets.shape[0]
    var start = 0
    var sum: Tensor?
    for (task, answer) in zip(tasks, answers) {
      let classes = targets.slice(axis: 1, start..<start + task.targets)
        .reshape([rows * task.targets])
      let logarithms = answer.reshape([rows * task.targets, task.classes]).logSoftmax()
      let mean = logarithms.pick(classes).reshape([rows, task.targets]).mean(over: 1...1)
      let loss = -(mean * weights).sum() * task.weight
      sum = sum.map { $0 + loss } ?? loss
      start += task.targets
    }
    return sum
  }
}
