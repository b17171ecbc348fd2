import Compute
package import Learning
import Worlds

extension CharacterModel {
  /// Makes sure that a decoded model is what one that has not learned became in some steps.
  package func check(against fresh: CharacterModel, after steps: Int) throws(StateFlaw) {
    try StateFlaw.unless(plan == fresh.plan, "plan")
    try StateFlaw.unless(streams == fresh.streams, "streams")
    try StateFlaw.unless(parameters.hasLayout(of: fresh.parameters), "parameters")
    try StateFlaw.unless(
      optimiser.hasRule(of: fresh.optimiser) && optimiser.steps == steps, "optimiser")
    let sizes = steps == 0 ? [] : plan.memoryWidths.map { $0 * streams.batch }
    try StateFlaw.unless(memory.map(\.count) == sizes, "memory")
  }
}
