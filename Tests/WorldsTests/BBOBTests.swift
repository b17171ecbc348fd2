import Foundation
import Testing

@testable import Worlds

@Suite struct BBOBTests {
  /// A line of the table.
  private struct Row {
    let instance: BBOBInstance
    let leastValue: Double
    let values: [Double]

    init?(_ line: Substring) {
      let numbers = line.split(separator: " ").compactMap { Double($0) }
      guard numbers.count == 7, let function = BBOBFunction(rawValue: Int(numbers[0])) else {
        return nil
      }
      instance = BBOBInstance(
        function, dimensions: Int(numbers[1]), instance: Int(numbers[2]))
      (leastValue, values) = (numbers[3], Array(numbers[4...]))
    }
  }

  private static let rows = BBOBValues.table.split(separator: "\n").compactMap { Row($0) }

  private func rows(of function: BBOBFunction) -> [Row] {
    Self.rows.filter { $0.instance.function == function }
  }

  @Test(arguments: BBOBFunction.allCases) func valuesAreThoseOfCOCO(function: BBOBFunction) {
    let rows = rows(of: function)
    #expect(rows.map(\.instance.dimensions) == [2, 2, 3, 3, 5, 5])
    for row in rows {
      for (point, value) in zip(BBOBValues.points, row.values) {
        let own = row.instance.value(at: Array(point.prefix(row.instance.dimensions)))
        #expect(abs(own - value) <= 1e-11 * abs(value), "\(row.instance.dimensions) variables")
      }
    }
  }

  @Test(arguments: BBOBFunction.allCases) func leastValuesAreReached(function: BBOBFunction) {
    for row in rows(of: function) {
      let instance = row.instance
      #expect(instance.leastValue == row.leastValue)
      #expect(instance.optimum.allSatisfy { (-5...5).contains($0) })
      #expect(abs(instance.value(at: instance.optimum) - row.leastValue) < 1e-12)
      for point in BBOBValues.points {
        #expect(instance.value(at: Array(point.prefix(instance.dimensions))) > row.leastValue)
      }
    }
  }

  /// The first numbers that COCO draws from these seeds show in these optima, printed by it.
  @Test func optimaAreThoseOfCOCO() {
    let optima: [(BBOBFunction, [Double])] = [
      (.sphere, [0.2528, -1.1568, -0.724]),
      (.rotatedRosenbrock, [0.4005241663805442, 0.7531237209729782, 0.14961635289294456]),
      (.schwefel, [-2.10484373165, 2.10484373165, 2.10484373165]),
      (.gallagher101Peaks, [-2.5148765065310883, -1.7874765609332717, 3.8924455046152904]),
    ]
    for (function, optimum) in optima {
      let own = BBOBInstance(function, dimensions: 3).optimum
      #expect(zip(own, optimum).allSatisfy { abs($0 - $1) < 1e-9 })
    }
  }

  @Test func groupsAreThoseOfTheSuite() {
    let sizes = BBOBFunction.Group.allCases.map { group in
      BBOBFunction.allCases.count { $0.group == group }
    }
    #expect(sizes == [5, 4, 5, 5, 5])
  }
}
