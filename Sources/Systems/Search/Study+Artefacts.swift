import Learning

extension Study {
  /// What can be looked at.
  func artefacts(in world: SearchWorld) -> [Artefact] {
    [table]
  }

  /// The ten best.
  private var table: Artefact {
    let rows = ranking.prefix(10).enumerated().map { place, index in
      let record = records[index]
      return [
        "\(place + 1)", record.score.map(brief) ?? "failed", "\(index)", record.point.description,
      ]
    }
    return Artefact(
      "top", title: "The ten best",
      .table(.init(columns: ["rank", "score", "trial", "point"], rows: rows)))
  }
}
