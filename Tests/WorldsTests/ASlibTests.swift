import Foundation
import Testing

@testable import Worlds

@Suite struct ASlibTests {
  private let runs = """
    @RELATION runs
    @ATTRIBUTE instance_id STRING
    @ATTRIBUTE repetition NUMERIC
    @ATTRIBUTE algorithm STRING
    @ATTRIBUTE runtime NUMERIC
    @ATTRIBUTE runstatus {ok, timeout, memout}
    @DATA
    one,1,fast,1.5,ok
    one,1,slow,20,ok
    two,1,fast,100,timeout
    two,1,slow,30,ok

    """
  private let values = """
    @RELATION features
    @ATTRIBUTE instance_id STRING
    @ATTRIBUTE repetition NUMERIC
    @ATTRIBUTE size NUMERIC
    @ATTRIBUTE ratio NUMERIC
    @DATA
    one,1,10,?
    two,1,30,0.25

    """
  private let costs = """
    @RELATION costs
    @ATTRIBUTE instance_id STRING
    @ATTRIBUTE repetition NUMERIC
    @ATTRIBUTE basic NUMERIC
    @ATTRIBUTE probing NUMERIC
    @DATA
    one,1,0.5,0.25
    two,1,?,1

    """
  private let folds = """
    @RELATION cv
    @ATTRIBUTE instance_id STRING
    @ATTRIBUTE repetition NUMERIC
    @ATTRIBUTE fold NUMERIC
    @DATA
    one,1,2
    two,1,1

    """

  private func scenario(
    _ change: (inout [String: String]) -> Void = { _ in }
  ) throws -> ASlibScenario {
    let folder = try TemporaryFolder()
    var files = [
      "algorithm_runs.arff": runs, "feature_values.arff": values, "feature_costs.arff": costs,
      "cv.arff": folds, "description.txt": "scenario_id: TOY\nalgorithm_cutoff_time: 100\n",
    ]
    change(&files)
    for (name, text) in files { _ = try folder.write(name, text) }
    return try ASlibScenario(at: folder.path)
  }

  @Test func aScenarioIsReadAsItStands() throws {
    let scenario = try scenario()
    #expect(scenario.algorithms == ["fast", "slow"])
    #expect(scenario.features == ["size", "ratio"])
    #expect(scenario.folds == 2)
    let expected = [
      ASlibScenario.Instance(fold: 1, features: [10, 0.25], price: 0.75, costs: [1.5, 20]),
      // A timeout counts ten limits; a missing cost nothing.
      ASlibScenario.Instance(fold: 0, features: [30, 0.25], price: 1, costs: [1000, 30]),
    ]
    #expect(scenario.instances == expected)
    #expect(scenario.files.count == 5)
  }

  @Test func costsAndFoldsMayBeMissing() throws {
    let scenario = try scenario {
      $0["cv.arff"] = nil
      $0["feature_costs.arff"] = nil
    }
    #expect(scenario.instances.map(\.price) == [0, 0])
    #expect(scenario.instances.map(\.fold) == [0, 1])
  }

  @Test func whatIsMissingIsNamed() throws {
    func problem(_ change: (inout [String: String]) -> Void) -> String {
      do {
        _ = try scenario(change)
        return "none"
      } catch let failure as DataFailure {
        return failure.description
      } catch {
        return "\(error)"
      }
    }
    #expect(problem { $0["algorithm_runs.arff"] = nil }.contains("algorithm_runs.arff"))
    #expect(problem { $0["description.txt"] = "a: b" }.contains("algorithm_cutoff_time"))
    let nameless = values.replacing("instance_id", with: "name")
    #expect(problem { $0["feature_values.arff"] = nameless }.contains("instance_id"))
    #expect(problem { $0["cv.arff"] = folds.replacing(",2", with: ",zwei") }.contains("zwei"))
    let negative = runs.replacing("1.5", with: "-1.5")
    #expect(problem { $0["algorithm_runs.arff"] = negative }.contains("data row 1"))
  }
}
