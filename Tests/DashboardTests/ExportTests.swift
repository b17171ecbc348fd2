import Learning
import Screen
import Testing

@testable import Dashboard
@testable import Running

@Suite struct ExportTests {
  private func exported(_ side: String, _ kind: String) throws -> ExportFile {
    var robot = try Robot.watching(side)
    _ = robot.takeEffects()
    robot.press("e \(kind)")
    guard case .write(let file)? = robot.takeEffects().last else {
      throw Failure(.computation, "nothing was exported")
    }
    return file
  }

  @Test func paneIsWrittenAsItIsShown() throws {
    let robot = try Robot.watching("7")
    let file = try exported("7", "t")
    #expect(file.stem == "climb-1-log" && file.ending == "txt")
    let shown = robot.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(file.text.split(separator: "\n").count == 38)
    #expect(file.text.hasPrefix(String(shown[1])))
  }

  @Test func picturesAndColoursAreWritten() throws {
    #expect(try exported("", "s").text.hasPrefix("<svg"))
    #expect(try exported("", "a").text.contains("\u{1B}["))
  }

  @Test func numbersBehindChartsAreWritten() throws {
    let rows = try exported("", "c").text.split(separator: "\n")
    #expect(rows.count == 121)
    #expect(rows[0] == "step,height,loss")
    #expect(rows[50].hasPrefix("50,,0."))
  }

  @Test(arguments: Fixture.artefacts.indices)
  func everyArtefactHasRows(_ number: Int) throws {
    let sheet = Sheet(Fixture.artefacts[number].content)
    #expect(!sheet.rows.isEmpty)
    #expect(sheet.rows.allSatisfy { $0.count == sheet.columns.count })
  }

  @Test func cellsThatNeedQuotesGetThem() {
    #expect(Sheet(["a", "b"], [["1,2", "say \"x\""]]).csv == "a,b\n\"1,2\",\"say \"\"x\"\"\"\n")
  }

  @Test func whatIsShownCanBeCopied() throws {
    var robot = try Robot.watching("9")
    _ = robot.takeEffects()
    robot.press("w")
    guard case .copy(let text)? = robot.takeEffects().last else {
      Issue.record("nothing was copied")
      return
    }
    #expect(text.contains("Toy climber") && !text.contains("5 Inside"))
    #expect(robot.shows("Copied 3"))
  }

  @Test func insideTmuxACopyNamesItsSetting() {
    var dashboard = Dashboard(catalog: Fixture.catalog, isInsideTmux: true)
    _ = dashboard.handle(.resize(width: 120, height: 40), at: 0)
    _ = dashboard.handle(.key(Key(.character("w"))), at: 0)
    #expect(dashboard.view(width: 120, height: 40).text.contains("set -g set-clipboard on"))
  }

  @Test func networksAreHandedOver() throws {
    for (key, format) in [
      ("o", HandoverFormat.onnx), ("y", .pytorch), ("w", .safetensors), ("k", .card),
    ] {
      var robot = try Robot.watching()
      _ = robot.takeEffects()
      robot.press("e")
      #expect(robot.shows("Or the network of climb-1"))
      robot.press(key)
      #expect(robot.takeEffects() == [.handOver(try SessionName("climb-1"), format)])
      #expect(robot.shows("Writing \(format.title) of climb-1"))
      robot.tell(.wrote("climb-1.onnx"))
      #expect(robot.shows("Wrote climb-1.onnx"))
    }
  }

  @Test func aFinishedSearchOffersItsBest() throws {
    var robot = try Robot.watching()
    #expect(!robot.shows("hand over the best"))
    var news = Fixture.news(.finished)
    let record = TrialRecord(id: 0, candidate: "c", outcome: Outcome(score: 1, cost: 1))
    news.events.append(Event(step: 1000, .trial(record)))
    robot.tell(.news(try Fixture.name("climb-1"), news))
    #expect(robot.shows("e hand over the best"))
  }

  @Test func leavingTheChoiceWritesNothing() throws {
    var robot = try Robot.watching()
    _ = robot.takeEffects()
    robot.press("e")
    #expect(robot.shows("Export what is shown"))
    robot.press("esc")
    #expect(!robot.shows("Export what is shown"))
    #expect(robot.takeEffects() == [])
  }
}
