import Compute
public import Learning
import Methods
import Worlds

extension Dial {
  /// Makes sure that both teams are those of the settings and have learned as often, and that what
  /// was seen of them can be drawn.
  public func check(
    against fresh: Dial, in world: DialWorld, after steps: Int
  ) throws(StateFlaw) {
    try StateFlaw.unless(game == fresh.game, "game")
    try StateFlaw.within("team") { () throws(StateFlaw) in
      try team.check(against: fresh.team, after: steps)
    }
    try StateFlaw.unless((control == nil) == (fresh.control == nil), "control")
    if let control, let fresh = fresh.control {
      try StateFlaw.within("control") { () throws(StateFlaw) in
        try control.check(against: fresh, after: steps)
      }
    }
    try StateFlaw.within("evaluations") { () throws(StateFlaw) in
      try evaluations.check(of: team, after: steps)
      try evaluations.scenes.check(in: game)
      try evaluations.decisions.check(in: game)
    }
  }
}

extension Team {
  fileprivate func check(against fresh: Team, after steps: Int) throws(StateFlaw) {
    try StateFlaw.unless(plan == fresh.plan, "plan")
    try StateFlaw.unless(batch == fresh.batch, "batch")
    try StateFlaw.unless(parameters.hasLayout(of: fresh.parameters), "parameters")
    try StateFlaw.unless(
      optimiser.hasRule(of: fresh.optimiser) && optimiser.steps == steps, "optimiser")
  }

  /// How many gradients between agents a lesson tells of.
  fileprivate var flowCount: Int { LessonRecording(plan, batch: 1).flow.count }
}

extension RiddleEvaluations {
  fileprivate func check(of team: Team, after steps: Int) throws(StateFlaw) {
    try StateFlaw.within("log") { () throws(StateFlaw) in
      try log.check { (0...steps).contains($0.lessons) && $0.control?.isFinite ?? true }
    }
    try StateFlaw.unlessFinite(untrained, "untrained")
    try StateFlaw.unless(final?.isFinite ?? true, "final")
    let sizes = [0, team.flowCount]
    try StateFlaw.unless(
      sizes.contains(flow.count) && flow.allSatisfy(\.isFinite), "flow")
    try StateFlaw.unless(
      sizes.contains(lessons.flow.count) && lessons.count.isFinite
        && (lessons.flow.isEmpty || lessons.count > 0), "lessons")
    for (place, row) in messages.rows.enumerated() {
      try StateFlaw.unless(
        row.shares.count == 2 * MessageHistory.reach && row.shares.allSatisfy(\.isFinite)
          && (0...steps).contains(row.lessons), "messages.rows.\(place)")
    }
  }
}

extension Scenes {
  fileprivate func check(in game: Game) throws(StateFlaw) {
    for (place, scene) in imprisonments.enumerated() {
      try StateFlaw.unless(
        scene.prisoners == game.agents && scene.days == game.turns
          && scene.visitors.count <= scene.days && scene.isOn.count <= scene.days
          && scene.visitors.allSatisfy((0..<game.agents).contains)
          && (-1...1).contains(scene.reward), "scenes.imprisonments.\(place)")
    }
    for (place, deal) in deals.enumerated() {
      try StateFlaw.unless(
        deal.cards.count == game.agents && deal.actions.count == game.agents
          && [0, game.agents].contains(deal.messages.count)
          && deal.cards.allSatisfy { $0.row ?? 0 >= 0 && $0.colour >= 0 && $0.digit >= 0 },
        "scenes.deals.\(place)")
    }
    try StateFlaw.unless(
      bitsByCard.isEmpty
        || bitsByCard.count == 2 * (game.turns - 1)
          && bitsByCard.allSatisfy { $0.count == 10 && $0.allSatisfy(\.isFinite) },
      "scenes.bitsByCard")
  }
}

extension DecisionTable {
  /// The tree is what its table says, so it need not be looked at by itself.
  fileprivate func check(in game: Game) throws(StateFlaw) {
    for (place, situation) in situations.enumerated() {
      try StateFlaw.unless(
        (1...game.turns).contains(situation.day) && (0..<game.turns).contains(situation.visits)
          && situation.counts.count == Deed.allCases.count
          && situation.counts.allSatisfy((0...1 << 40).contains),
        "decisions.situations.\(place)")
    }
    try StateFlaw.unless(
      tree == ProtocolTree(situations, depth: game.agents), "decisions.tree")
  }
}
