import Learning
import Testing

@testable import Dashboard

@Suite struct LineageTests {
  /// A lineage in which each individual has these parents.
  private func lineage(
    _ parents: [[Int]], alive: Set<Int> = [], scores: [Double] = []
  ) -> Artefact.Lineage {
    Artefact.Lineage(
      unit: "trial",
      individuals: parents.enumerated().map { number, parents in
        .init(
          "n\(number)", birth: number, parents: parents,
          score: scores.indices.contains(number) ? scores[number] : nil,
          alive: alive.contains(number))
      })
  }

  private func picture(_ parents: [[Int]]) -> [String] {
    let shown = parents.map { _ in true }
    return LineageLanes(lineage(parents), showing: shown).rows.map { row in
      String(String.UnicodeScalarView(row.cells)).trimmingSuffix(" ") + " \(row.individual)"
    }
  }

  @Test func aLineOfDescentIsALine() {
    #expect(picture([[], [0], [1]]) == ["○ 2", "○ 1", "○ 0"])
  }

  @Test func brothersMeetAtTheirParent() {
    #expect(picture([[], [0], [0], [0]]) == ["○ 3", "│ ○ 2", "│ │ ○ 1", "○─┴─╯ 0"])
  }

  @Test func aChildOfTwoBranches() {
    #expect(picture([[], [0], [0], [1, 2]]) == ["○─╮ 3", "│ ○ 2", "○ │ 1", "○─╯ 0"])
  }

  @Test func parentsBornLaterArePassedOver() {
    #expect(picture([[1], [5], [2]]) == ["○ 2", "○ 1", "○ 0"])
  }

  @Test func scopesKeepAncestors() {
    let family = lineage([[], [0], [0], [2], [1]], alive: [4], scores: [1, 2, 3, 9, 4])
    #expect(family.best == 3)
    #expect(family.shown(in: .best) == [true, false, true, true, false])
    #expect(family.shown(in: .living) == [true, true, false, false, true])
    #expect(family.shown(in: .all) == [true, true, true, true, true])
  }

  @Test func anyLineageCanBeLaidOut() {
    var state: UInt64 = 5
    func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
    for _ in 0..<200 {
      let count = 1 + roll(30)
      let parents = (0..<count).map { _ in (0..<roll(4)).map { _ in roll(count + 2) - 1 } }
      let family = lineage(parents)
      let rows = LineageLanes(family, showing: family.shown(in: .all)).rows
      #expect(rows.map(\.individual) == (0..<count).reversed())
      #expect(rows.allSatisfy { $0.cells[$0.lane * 2] == "○" })
    }
  }

  @Test func frontHoldsWhatNoneSurpasses() {
    let points: [(Double, Double)] = [(3, 5), (1, 1), (2, 5), (2, 4), (4, 6), (5, 2), (1, 0)]
    let scatter = Artefact.Scatter(
      xLabel: "size", yLabel: "score", points: points.map { .init(x: $0.0, y: $0.1) },
      hasFront: true)
    #expect(scatter.front == [1, 2, 4])
    for index in points.indices {
      let (x, y) = points[index]
      let isSurpassed = points.contains { ($0.0 <= x && $0.1 > y) || ($0.0 < x && $0.1 >= y) }
      #expect(scatter.front.contains(index) == !isSurpassed)
    }
  }

  @Test func treesAreComparedNodeByNode() {
    let old = Artefact.TreeNode("net", children: [.init("conv"), .init("pool"), .init("dense 10")])
    let new = Artefact.TreeNode(
      "net", children: [.init("conv"), .init("conv 3x3"), .init("norm"), .init("dense 10")])
    let difference = TreeDifference(from: old, to: new)
    #expect(difference.root.children.map(\.mark) == [.kept, .changed, .added, .kept])
    #expect(difference.counts == (added: 1, removed: 0, changed: 1))
    let back = TreeDifference(from: new, to: old)
    #expect(back.counts == (added: 0, removed: 1, changed: 1))
    #expect(TreeDifference(from: old, to: old).counts == (0, 0, 0))
  }

  @Test func keysLeadToKinds() throws {
    var robot = try Robot.watching("4")
    #expect(robot.shows("Genealogy"))
    robot.press("z o")
    #expect(robot.shows("ancestors of the living"))
    robot.press("esc 3")
    #expect(robot.shows("Population"))
    robot.press("right right")
    #expect(robot.shows("◉"))
    robot.press("6 tab")
    #expect(!robot.shows("shows no"))
    robot.press("5 home")
    robot.tell(.artefacts(try Fixture.name("climb-1"), [Fixture.artefacts[2]]))
    robot.press("4")
    #expect(robot.shows("This system shows no genealogy"))
  }

  @Test func treeIsComparedWithItsParent() throws {
    var robot = try Robot.watching("5 d")
    #expect(robot.shows("since Its parent: +"))
    robot.press("d")
    #expect(!robot.shows("since Its parent"))
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: Character) -> String {
    var text = self
    while text.last == suffix { text.removeLast() }
    return text
  }
}
