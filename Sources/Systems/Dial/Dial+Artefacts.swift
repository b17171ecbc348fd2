public import Learning
import Methods
import Worlds

extension Dial {
  /// How the team learns, what it says, and to whom gradients flow.
  public func artefacts(in world: DialWorld) -> [Artefact] {
    [scores] + pictures(of: world) + language + [gradients].compactMap { $0 }
  }

  private var scores: Artefact {
    let entries = evaluations.entries
    let x = entries.map { Double($0.lessons) }
    var lines = [Artefact.Line(settings.variant.rawValue, x: x, y: entries.map(\.score))]
    let silent = entries.compactMap(\.control)
    if silent.count == x.count, !x.isEmpty {
      lines.append(Artefact.Line(Variant.silent.rawValue, x: x, y: silent))
    }
    if let first = x.first, let last = x.last {
      lines.append(Artefact.Line("oracle", x: [first, last], y: [1, 1]))
    }
    return Artefact(
      "scores", title: "Reward against the oracle",
      .curves(.init(xLabel: "lessons", yLabel: "share of the oracle's reward", lines: lines)))
  }

  private func pictures(of world: DialWorld) -> [Artefact] {
    let scenes = evaluations.scenes
    let games = scenes.imprisonments.enumerated().map { place, game in
      Artefact(
        "prisoners-\(place + 1)", title: "Prisoners day by day, game \(place + 1)",
        .scene(game.scene))
    }
    guard !scenes.deals.isEmpty else { return games }
    guard case .colourDigits(let game) = world else { return games + [deals] }
    return games + [deals, cards(from: game.validation)]
  }

  /// What the two agents see in some games, as they see it: a game after the other.
  private func cards(from digits: Examples) -> Artefact {
    let pictures = evaluations.scenes.deals.flatMap { deal in
      deal.cards.enumerated().map { agent, card in
        let colour = card.colour == 0 ? "red" : "blue"
        let bit = deal.messages.isEmpty ? "" : ", says \(deal.messages[agent])"
        return card.row.map {
          Artefact.Image.Picture("\(agent + 1): \(colour)\(bit)", row: $0, of: digits)
        }
      }.compactMap(\.self)
    }
    return Artefact(
      "cards", title: "What agents 1 and 2 see in these games",
      .image(.init(pictures, caption: "A game after the other; who sees a digit says a bit.")))
  }

  private var deals: Artefact {
    let rows = evaluations.scenes.deals.map { deal in
      let hands = deal.cards.map { card in
        game == .multiStepDigitLabels
          ? "\(card.digit)" : "\(card.digit) in \(card.colour == 0 ? "red" : "blue")"
      }
      let messages = deal.messages.isEmpty ? ["-", "-"] : deal.messages
      return hands + messages + deal.actions.map { "\($0)" } + [decimals(deal.reward)]
    }
    return Artefact(
      "deals", title: "Some games",
      .table(
        .init(
          columns: [
            "agent 1 sees", "agent 2 sees", "1 sends", "2 sends", "1 plays", "2 plays", "reward",
          ], rows: rows)))
  }

  private var language: [Artefact] {
    var artefacts: [Artefact] = []
    if let tree = evaluations.decisions.tree {
      artefacts.append(
        Artefact("protocol", title: "The protocol, as a decision tree", .tree(tree.node())))
    }
    if !evaluations.scenes.bitsByCard.isEmpty { artefacts.append(code) }
    guard !evaluations.messages.rows.isEmpty else { return artefacts }
    return artefacts + [
      Artefact(
        "messages", title: "Messages before they become bits",
        .bars(evaluations.messages.last.occupied)),
      Artefact("humps", title: "Messages, exam by exam", .heatMap(evaluations.messages.map)),
    ]
  }

  /// What is said of each card.
  private var code: Artefact {
    let shares = evaluations.scenes.bitsByCard.map { $0.map { $0 < 0 ? .nan : $0 } }
    guard game == .multiStepDigitLabels else {
      return Artefact(
        "code", title: "The bit sent, by colour and digit",
        .heatMap(
          .init(
            yLabel: "colour", xLabel: "digit", rows: ["red", "blue"],
            columns: (0...9).map { "\($0)" }, values: shares)))
    }
    // Colours are not dealt, so every other row is empty.
    let turns = stride(from: 0, to: shares.count, by: 2).map { shares[$0] }
    return Artefact(
      "code", title: "The bits sent, by turn and digit",
      .heatMap(
        .init(
          yLabel: "turn", xLabel: "digit", rows: turns.indices.map { "turn \($0 + 1)" },
          columns: (0...9).map { "\($0)" },
          values: turns)))
  }

  private var gradients: Artefact? {
    guard !evaluations.flow.isEmpty else { return nil }
    let unit = if case .switchRiddle = game { "day" } else { "turn" }
    return Artefact(
      "gradients", title: "Gradient that reaches the senders",
      .bars(
        .init(
          labels: evaluations.flow.indices.map { "\(unit) \($0 + 1)" }, values: evaluations.flow,
          unit: "norm")))
  }
}
