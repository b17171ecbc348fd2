import Compute
package import Learning

extension ActorCritic {
  /// One step of the agent: `observation [N, inputs]` and `memory [N, memory]`, which is zero at the
  /// beginning of a trial, to `logits [N, actions]` of the policy, `value [N]`, the return expected,
  /// and `next_memory`.
  package func model() throws(ModelGraphError) -> ExportedModel {
    try ExportedModel(parameters, facts: ["memory": plan.account]) { rows in
      let graph = Graph()
      let net = ActorCriticNet(plan, graph: graph)
      let observation = graph.input([rows, plan.inputs])
      let memory = graph.input([rows, plan.memory])
      let (answer, next) = net.step(observation, memory)
      return ModelRecording(
        inputs: [.init("observation", observation), .init("memory", memory)],
        outputs: [("logits", answer.logits), ("value", answer.values), ("next_memory", next)])
    }
  }
}

extension ActorCriticPlan {
  /// What the memory is, for whoever uses the model.
  fileprivate var account: String {
    cell == .lstm
      ? "zeros before the first step; the layer's output, then its cell"
      : "zeros before the first step"
  }
}
