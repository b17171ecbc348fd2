import Compute

/// The loss of proximal policy optimisation on a minibatch of whole trials.
///
/// As Schulman, Wolski, Dhariwal, Radford & Klimov 2017, equations 7 and 9, a mean over the steps
/// that were taken:
///
///     −min(ρ A, clip(ρ, 1 − ε, 1 + ε) A) + w (V − R)² / 2 − β H(π),   ρ = π(a) / π_old(a)
///
/// The gradient flows through all steps of a trial.
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
    let weights = known(.weight), advantages = known(.advantage)
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
    loss = criticLoss - gain - entropyWeight * entropy
    self.facts = facts
  }
}
