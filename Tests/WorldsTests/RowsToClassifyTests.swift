import Compute
import Foundation
import Testing

@testable import Worlds

/// What people bring to be classified, and what is said where it does not fit.
@Suite struct RowsToClassifyTests {
  private let schema: TableSchema = {
    var schema = TableSchema(
      columns: ["width", "colour", "petal width"], columnCount: 3, label: "kind", labelPlace: 3,
      inputs: [
        .init(column: 0), .init(column: 1, word: "blue"), .init(column: 1, word: "red"),
        .init(column: 2, offset: 100),
      ])
    schema.replaceMissing(by: [1.5, 0, 0, 7])
    return schema
  }()

  private func rows(
    _ text: String, labels: Bool = false, schema: TableSchema? = nil
  ) throws -> RowsToClassify {
    let path = NSTemporaryDirectory() + "rows-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let purpose = RowsToClassify.Purpose(
      network: "the network of s", shape: [4], classes: ["a", "b", "7"],
      schema: schema ?? self.schema, needsLabels: labels)
    do {
      return try RowsToClassify(at: path, for: purpose)
    } catch {
      throw Refusal(line: error.description.replacing(path, with: "FILE"))
    }
  }

  private struct Refusal: Error, Equatable { let line: String }

  private func refusal(_ text: String, labels: Bool = false) -> String {
    do {
      _ = try rows(text, labels: labels)
      return "nothing"
    } catch let refusal as Refusal {
      return refusal.line
    } catch {
      return "\(error)"
    }
  }

  private let expected: [Float] = [1, 0, 1, 2, 1.5, 1, 0, 7, 3, 0, 0, 0.5]

  @Test func columnsAreMatchedByTheirNames() throws {
    let found = try rows(
      "petal width,junk,colour,width\n102,x,red,1\n?,x,blue,\n100.5,x,green,3\n")
    #expect(found.inputs == expected && found.labels == nil)
    #expect(found.remarks == ["words that training did not have count as none: 'green'"])
  }

  @Test func withoutNamesTheyStandAsInTraining() throws {
    #expect(try rows("1,red,102\n,blue,?\n3,green,100.5\n").inputs == expected)
    #expect(try rows("1,red,102,a\n,blue,?,b\n3,green,100.5,a\n").inputs == expected)
    let labelled = try rows("1,red,102,a\n,blue,?,7.0\n3,green,100.5,b\n", labels: true)
    #expect(labelled.inputs == expected && labelled.labels == [0, 2, 1])
  }

  @Test func aLabelIsFoundByItsName() throws {
    let found = try rows("kind,petal width,colour,width\nb,102,red,1\n", labels: true)
    #expect(found.labels == [1] && found.inputs == [1, 0, 1, 2])
  }

  @Test func whatDoesNotFitIsToldExactly() {
    #expect(
      refusal("1,red,102\n1,red,102\n1,red\n")
        == "FILE line 3 has 2 features; the network of s takes 3")
    #expect(refusal("1,red\n") == "FILE line 1 has 2 features; the network of s takes 3")
    #expect(refusal("width,colour\n1,red\n") == "FILE has no column 'petal width'")
    #expect(
      refusal("1,red,102,a\n1,red,102,x\n", labels: true)
        == "FILE line 2 has the label 'x', which is none of the 3 classes: a, b, 7")
    #expect(
      refusal("1,red,wide\n")
        == "FILE line 1 has 'wide' in column 'petal width', which takes numbers")
    #expect(
      refusal("colour,width,colour,petal width\nred,1,red,2\n")
        == "FILE has 2 columns called 'colour'")
    #expect(refusal("1,red,102\n", labels: true).contains("has no labels"))
    #expect(refusal("").contains("holds no rows"))
    #expect(refusal("width,colour,petal width\n").contains("a header without rows"))
  }

  @Test func aGapThatTrainingDidNotKnowIsRefused() {
    let plain = TableSchema(
      columns: [], columnCount: 2, label: "", labelPlace: 2,
      inputs: [.init(column: 0), .init(column: 1)])
    #expect(
      throws: Refusal(line: "FILE line 2 has no value in column 2; in training none was missing")
    ) {
      try rows("1,2\n3,\n", schema: plain)
    }
  }

  @Test func imagesOfAnotherSizeAreRefused() throws {
    let path = NSTemporaryDirectory() + "images-\(UUID().uuidString)-idx3-ubyte"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let head: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 2]
    try Data(head + [UInt8](repeating: 9, count: 12)).write(to: URL(fileURLWithPath: path))
    func purpose(_ shape: [Int]) -> RowsToClassify.Purpose {
      .init(
        network: "the network of metaqnn-1", shape: shape, classes: ["0", "1"], schema: nil,
        needsLabels: false)
    }
    let read = try RowsToClassify(at: path, for: purpose([3, 2, 1]))
    #expect(read.inputs == Array(repeating: 9, count: 12) && read.labels == nil)
    do {
      _ = try RowsToClassify(at: path, for: purpose([8, 8, 1]))
      Issue.record("images of 3x2 were taken")
    } catch {
      #expect(error.description == "\(path) has 3x2x1; the network of metaqnn-1 takes 8x8x1")
    }
  }

  /// What training makes of a table is what is made of the same table to be classified.
  @Test func aTableIsEncodedAsItWasForTraining() throws {
    let text = (0..<90).map { row in
      "\(1_700_000_000 + row * 3),\(row % 7 == 0 ? "" : "\(Double(row % 13) / 4)"),"
        + "\(["red", "blue", "3"][row % 3]),\(row % 2 == 0 ? "yes" : "no")\n"
    }.joined()
    let path = NSTemporaryDirectory() + "table-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(("time,size,colour,kind\n" + text).utf8).write(to: URL(fileURLWithPath: path))
    let dataset = try WorldFinder().open(dataPath: path).completed()
    let schema = try #require(dataset.schema)
    #expect(schema.inputNames == ["time", "size", "colour=3", "colour=blue", "colour=red"])
    let again = try RowsToClassify(
      at: path,
      for: .init(
        network: "n", shape: [5], classes: dataset.classNames, schema: schema, needsLabels: true))
    #expect(again.inputs == dataset.pool.inputs)
    #expect(again.labels == dataset.pool.labels.map { Int($0) })
    #expect(again.remarks.isEmpty)
  }
}
