import Foundation
import Learning
import Testing

@testable import Reproduction

/// Recorded results are of held-out seeds, of today's figures, and whole.
@Suite struct RecordTests {
  @Test func recordsAreOfHeldOutSeedsAndTodaysFigures() throws {
    let records = try FigureRecord.recorded()
    for record in records {
      #expect(record.firstSeed >= FigureRecord.firstHeldOutSeed)
      #expect(record.values.count == Int(record.lastSeed - record.firstSeed) + 1)
      #expect(record.commit != nil, "\(record.experiment) does not say what it was built from")
    }
    for id in Set(records.map(\.experiment)) {
      let experiment = try #require(experiments.first { $0.id == id })
      #expect(experiment.results(of: records) != nil, "\(id) was recorded with other figures")
    }
  }

  @Test func everyFileIsCarried() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/CWorldData/results")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    var lines: [FigureRecord] = []
    for file in files {
      lines += try FigureRecord.records(of: Data(contentsOf: folder.appendingPathComponent(file)))
    }
    #expect(try Set(FigureRecord.recorded()) == Set(lines))
  }

  @Test func valuesAreOfTheirFiguresScale() throws {
    let records = try FigureRecord.recorded()
    for experiment in experiments {
      for result in experiment.results(of: records) ?? [] {
        guard let range = result.figure.scale?.range else { continue }
        for value in result.values.compactMap(\.self) {
          #expect(range.contains(value), "\(experiment.id): \(result.figure.name)")
        }
      }
    }
  }

  @Test func aSureBarAsksForSeedsEnough() {
    for experiment in experiments {
      for figure in experiment.figures {
        switch figure.bar {
        case .surelyAtLeast, .surelyAtMost, .above: #expect(experiment.seeds >= Estimate.fewest)
        default: break
        }
      }
    }
  }

  @Test func everyControlIsAFigure() {
    for experiment in experiments {
      let names = experiment.figures.map(\.name)
      #expect(Set(names).count == names.count)
      for figure in experiment.figures {
        if let control = figure.control { #expect(names.contains(control), "\(control)") }
      }
    }
  }
}
