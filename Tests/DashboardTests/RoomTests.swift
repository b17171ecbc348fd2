import Learning
import Screen
import Systems
import Testing

@testable import Dashboard
@testable import Running

/// Pages of a finished run, of whatever system, use the room that there is.
@Suite struct RoomTests {
  @Test(arguments: catalog.indices) func leavesLittleBlank(_ index: Int) throws {
    let system = catalog[index]
    let run = try FinishedRun(of: system, steps: 24)
    #expect(run.entry.phase == .finished)
    for (width, height) in [(180, 58), (120, 40)] {
      for (page, screen) in pages(of: run, system, width, height) {
        let share = screen.blankShare
        #expect(
          share <= 0.4, "\(system.card.id), \(page) at \(width)x\(height):\n\(screen.text)")
      }
    }
  }

  /// The pages of a run and of all that is inside it.
  private func pages(
    of run: FinishedRun, _ system: any System.Type, _ width: Int, _ height: Int
  ) -> [(name: String, screen: Screen)] {
    var robot = Robot(run, of: system, width: width, height: height)
    var pages: [(String, Screen)] = []
    let sides = run.loaded.trials.rows.isEmpty ? ["1", "7", "9"] : ["1", "T", "7", "9"]
    for key in sides {
      robot.press(key)
      pages.append(("page \(key)", robot.screen))
    }
    if !run.loaded.trials.rows.isEmpty {
      robot.press("T left left left left home enter")
      robot.tell(.pictures(run.entry.name, ofTrial: 0, run.pictures))
      pages.append(("its first trial", robot.screen))
    }
    robot.press("5")
    var seen: Set<Int> = []
    for _ in run.artefacts {
      let screen = robot.screen
      let tiles = robot.dashboard.tiles(of: run.artefacts, in: Frame(screen.area).body)
      if seen.insert(tiles.range.lowerBound).inserted {
        pages.append(("page 5 from view \(tiles.range.lowerBound + 1)", screen))
      }
      robot.press("tab")
    }
    return pages
  }
}

extension Robot {
  fileprivate var screen: Screen {
    dashboard.view(width: dashboard.size.width, height: dashboard.size.height)
  }
}
