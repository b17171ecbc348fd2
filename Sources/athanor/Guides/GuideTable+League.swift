import Learning
import Reproduction
import Text

extension GuideTable {
  /// A bar for each search method in each space of the league, longer where its finds are worse.
  static var leagueChart: [String] {
    let rankings = SearchLeague.rankings(of: (try? FigureRecord.recorded()) ?? [])
    return ["```"] + rankings.map(lines).joined(separator: [""]) + ["```"]
  }

  private static func lines(of ranking: SearchLeague.Ranking) -> [String] {
    let worst = ranking.methods.map(\.shortfall.mean).max() ?? 0
    let width = ranking.methods.map(\.name.count).max() ?? 0
    let bars = ranking.methods.map { name, shortfall in
      let label = name + String(repeating: " ", count: width - name.count)
      let length = worst > 0 ? Int((40 * shortfall.mean / worst).rounded()) : 0
      let interval = "\(Numeral.brief(shortfall.low)) to \(Numeral.brief(shortfall.high))"
      let bar = String(repeating: "█", count: length)
      return "\(label)  \(bar)▏ \(Numeral.brief(shortfall.mean)) (\(interval))"
    }
    return [ranking.title] + bars
  }
}
