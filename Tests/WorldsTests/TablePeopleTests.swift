import Compute
import Testing

@testable import Worlds

/// Tables as people have them: which column is the label, what is missing, what is no number.
@Suite struct TablePeopleTests {
  private func read(
    _ text: String, _ options: TableOptions = TableOptions()
  ) throws(DataFailure) -> Table {
    try TableReader(
      ByteStream(Array(text.utf8), name: "x.csv"), limits: DataLimits(), options: options
    ).read()
  }

  private func message(_ text: String, _ options: TableOptions = TableOptions()) -> String? {
    let failure = #expect(throws: DataFailure.self) { try read(text, options) }
    return failure?.description
  }

  // MARK: Precision

  @Test func secondsSince1970StayApart() throws {
    let seconds = (0..<200).map { 1_700_000_000 + $0 }
    let text = "time,kind\n" + seconds.map { "\($0),\($0 % 2 == 0 ? "a" : "b")\n" }.joined()
    let table = try read(text)
    #expect(table.examples.inputs == seconds.map { Float($0 - seconds[0]) })
    #expect(table.account.lines.contains { $0.hasPrefix("shifted: column 1 'time'") })
  }

  @Test func numbersThatSinglePrecisionTellsApartStayAsTheyAre() throws {
    let seconds = (0..<200).map { 1_700_000_000 + 100_000 * $0 + 1 }
    let text = "time,kind\n" + seconds.map { "\($0),\($0 % 200_000 == 1 ? "a" : "b")\n" }.joined()
    let table = try read(text)
    #expect(table.examples.inputs == seconds.map { Float($0) })
    #expect(!table.account.lines.contains { $0.hasPrefix("shifted") })
  }

  @Test func aShiftedColumnMayHaveGapsAndNoHeader() throws {
    let text = "1700000003,1,a\n1700000001,2,b\n,3,a\n1700000002,4,b\n"
    let inputs = try read(text, TableOptions(hasHeader: false)).examples.inputs
    #expect(stride(from: 0, to: 8, by: 2).map { inputs[$0] }.filter { !$0.isNaN } == [2, 0, 1])
    #expect(inputs[4].isNaN)
  }

  // MARK: Label

  @Test(arguments: [
    ("label,p1,p2\n7,0,1\n9,1,0\n", "label: column 1 'label', by its name"),
    ("id,diagnosis,radius\n1,M,2\n2,B,3\n", "label: column 2 'diagnosis', by its name"),
    ("x,y,kind\n1,2,a\n3,4,b\n", "label: column 3 'kind', by its name"),
    ("x,y,colour\n1,2,a\n3,4,b\n", "label: column 3 'colour', the last"),
    ("y,a,b\n0,2,5\n1,4,6\n", "label: column 1 'y', by its name"),
    ("Class,Sex,Age,Survived\n1,m,3,0\n2,f,4,1\n", "label: column 4 'Survived', by its name"),
    ("label,x,y\n0,1,2\n1,3,4\n", "label: column 1 'label', by its name"),
    ("1,2,a\n3,4,b\n", "label: column 3, the last"),
  ])
  func theLabelIsTheColumnOfThatName(text: String, line: String) throws {
    #expect(try read(text).account.lines.first == line)
  }

  @Test func theLabelMayBeNamed() throws {
    let text = "shade,size,x\nlight,1,3\ndark,2,4\nlight,2,4\n"
    for label in ["shade", "Shade", "1"] {
      let table = try read(text, TableOptions(label: label))
      #expect(table.classNames == ["dark", "light"])
      #expect(table.examples.inputs == [1, 3, 2, 4, 2, 4])
      #expect(table.account.lines == ["label: column 1 'shade', named by --label"])
    }
    #expect(
      message(text, TableOptions(label: "tone"))
        == "x.csv: has no column called 'tone'; there are shade, size, x")
    #expect(
      message("1,2,a\n3,4,b\n", TableOptions(label: "tone"))
        == "x.csv: has no column called 'tone'; it has no header: --label takes a number from 1 to "
        + "3, or say --header yes")
    #expect(
      message("x,x,kind\n1,2,a\n3,4,b\n", TableOptions(label: "x"))
        == "x.csv: has 2 columns called 'x'; give --label the number of one: 1, 2")
  }

  @Test func quantitiesAndNamesAreNoClasses() {
    let prices = (0..<2000).map { "\($0 % 7),\(Double($0) + 0.5)\n" }.joined()
    #expect(
      message("rooms,price\n" + prices)?.hasPrefix(
        "x.csv: column 2 'price', the label (the last), holds quantities such as 0.5, not classes; "
          + "name the column of classes with --label") == true)
    let names = (0..<40).map { "\($0 % 7),n\($0)\n" }.joined()
    #expect(
      message(names)?.hasPrefix(
        "x.csv: column 2, the label (the last), holds 40 different values in 40 rows") == true)
  }

  // MARK: Header

  @Test func aRowWhoseLabelIsNoClassOfTheOthersIsAHeader() throws {
    let rows = "1,2,3,yes\n4,5,6,no\n7,8,9,yes\n3,2,1,no\n"
    let table = try read("2019,2020,2021,result\n" + rows)
    #expect(table.examples.count == 4)
    #expect(table.classNames == ["no", "yes"])
    #expect(
      table.account.lines.contains(
        "header: line 1, since its label is no class of the other rows (--header no takes it as a "
          + "row)"))
    let all = try read("2019,2020,2021,result\n" + rows, TableOptions(hasHeader: false))
    #expect(all.examples.count == 5)
    #expect(try read(rows).examples.count == 4)
    #expect(try read(rows, TableOptions(hasHeader: true)).examples.count == 3)
  }

  @Test func numbersThatRiseAboveNumbersAreAHeader() throws {
    let rows = "5,9,0\n6,8,1\n4,7,0\n3,9,1\n"
    #expect(try read("0,1,2\n" + rows).examples.count == 4)
    #expect(try read("5,1,2\n" + rows).examples.count == 5, "a class with one example")
  }

  @Test func wordsInEveryCellAreRowsLikeTheOthers() throws {
    let rows = "red,small,no\nblue,large,yes\nred,large,no\nblue,small,yes\n"
    #expect(try read(rows).examples.count == 4)
    #expect(try read("colour,size,class\n" + rows).examples.count == 4)
    #expect(try read("colour,size,good?\n" + rows).examples.count == 4)
  }

  // MARK: Columns

  @Test func aColumnThatOnlyCountsIsDropped() throws {
    let text = "Id,x,y\n1,5,a\n2,3,b\n3,9,a\n"
    let table = try read(text)
    #expect(table.examples.inputs == [5, 3, 9])
    #expect(table.account.lines.contains("dropped: column 1 'Id', which counts the rows"))
    #expect(try read("#,x,y\n0,5,a\n1,3,b\n2,9,a\n").examples.inputs == [5, 3, 9])
    #expect(try read("Id,x,y\n1,5,a\n2,3,b\n4,9,a\n").examples.shape.count == 2)
    #expect(try read("id,y\n0,a\n1,b\n2,a\n").examples.shape.count == 1, "the only feature")
    #expect(try read("0,5,a\n1,3,b\n2,9,a\n").examples.shape.count == 2, "no header")
  }

  @Test func wordsBecomeColumns() throws {
    let table = try read("x,colour,y\n1,red,a\n2,blue,b\n3,,a\n4,red,b\n")
    #expect(table.examples.inputs == [1, 0, 1, 2, 1, 0, 3, 0, 0, 4, 0, 1])
    #expect(
      table.account.lines.contains(
        "one-hot: column 2 'colour' into 2 columns (blue, red), all 0 in 1 rows without a value"))
    let mixed = try read("C1,1,a\n7,2,b\nC1,3,a\n")
    #expect(mixed.examples.inputs == [0, 1, 1, 1, 0, 2, 0, 1, 3])
    let names = (0..<60).map { "n\($0),1,\($0 % 2)\n" }.joined()
    #expect(
      message(names)
        == "x.csv, line 1, column 1: 'n0' is no number, and column 1 has more than 50 different "
        + "words; leave the column out, give numbers, or name it with --label if it is the class")
  }

  @Test(arguments: ["", "?", "NA", "N/A", "n/a", "nan", "NaN", "-nan", "null", "NULL", "#N/A"])
  func missingValuesAreMissing(sign: String) throws {
    let text = "a,b,y\n1,5,0\n2,\(sign),1\n3,7,0\n4,6,1\n"
    let table = try read(text)
    #expect(table.examples.inputs[3].isNaN)
    #expect(
      table.account.lines.last
        == "missing: 1 values (column 2 'b' 1), each taking the median of its training examples")
    #expect(
      message(text, TableOptions(refusesMissing: true))
        == "x.csv, line 3, column 2: has no value; fill it in, or say --missing impute to take the "
        + "median of its column")
  }

  @Test func missingValuesTakeTheMedianOfTraining() throws {
    let rows = (0..<40).map { "\($0 % 5 == 0 ? "NA" : "\($0)"),\($0),\($0 % 2)\n" }.joined()
    let table = try read("a,b,y\n" + rows)
    let dataset = Dataset(
      name: "x", classNames: table.classNames, provenance: .broughtByUser("x"),
      pool: table.examples, account: table.account)
    let split = dataset.split(random: .init(seed: 0))
    let filled = split.training.inputs.enumerated().filter { place, _ in
      place % 2 == 0 && Int(split.training.inputs[place + 1]) % 5 == 0
    }.map(\.element)
    let present = stride(from: 0, to: split.training.inputs.count, by: 2)
      .filter { Int(split.training.inputs[$0 + 1]) % 5 != 0 }
      .map { split.training.inputs[$0] }.sorted()
    let middle = present.count / 2
    let median =
      present.count % 2 == 1 ? present[middle] : (present[middle - 1] + present[middle]) / 2
    #expect(!filled.isEmpty && filled.allSatisfy { $0 == median })
    let rest = split.validation.inputs + split.test.openAtTheEnd().inputs
    #expect(rest.allSatisfy { $0.isFinite })
    #expect(dataset.completed().pool.inputs.allSatisfy { $0.isFinite })
  }

  @Test func aColumnBeyondSinglePrecisionIsNamed() {
    let rows = (0..<9).map { "\($0)e-41,\($0),\($0 % 2)\n" }.joined()
    #expect(
      message(rows)?.hasPrefix("x.csv: column 1 lies between 0.0 and ") == true)
    let far = (0..<9).map { "\($0 % 2 == 0 ? "-3e38" : "3e38"),\($0),\($0 % 2)\n" }.joined()
    #expect(message(far)?.hasPrefix("x.csv: column 1 lies between -3e+38 and 3e+38") == true)
  }

  @Test func aConstantColumnIsAColumn() throws {
    #expect(try read("1,2,a\n1,3,b\n1,2,a\n").examples.shape.count == 2)
  }

  // MARK: Numbers

  @Test(arguments: [
    ("1,5;2;a\n0,25;3;b\n", [1.5, 2, 0.25, 3]),
    ("1.234,5;2;a\n0,25;3;b\n", [1234.5, 2, 0.25, 3]),
    ("1.234.567;2;a\n0,25;3;b\n", [1_234_567, 2, 0.25, 3]),
    ("1,234;2;a\n0,25;3;b\n", [1.234, 2, 0.25, 3]),
    ("\"1,234.5\",2,a\n1,3,b\n", [1234.5, 2, 1, 3]),
    ("\"1,234\",2,a\n1,3,b\n", [1234, 2, 1, 3]),
    ("\"1,5\",2,a\n1,3,b\n", [1.5, 2, 1, 3]),
    ("1 234,2,a\n1\u{a0}234.5,3,b\n", [1234, 2, 1234.5, 3]),
    ("1'234,2,a\n\u{2212}5,3,b\n", [1234, 2, -5, 3]),
    ("1,5\t2\ta\n2,5e1\t3\tb\n", [1.5, 2, 25, 3]),
  ])
  func numbersAreReadAsTheyAreWritten(text: String, values: [Double]) throws {
    #expect(try read(text).examples.inputs == values.map { Float($0) })
  }

  @Test(arguments: [
    ("1.234;2;a\n0,5;3;b\n", ", line 1, column 1: '1.234' may be a thousand times as much"),
    ("\"1,234\",2,a\n\"1,5\",3,b\n", ", line 1, column 1: '1,234' may be a thousand times as much"),
    ("1,234;2;a\n1,234.5;3;b\n", ", line 1, column 1: '1,234' may be a thousand times as much"),
    (
      "1,234.5;2;a\n1,5;3;b\n",
      ", line 1, column 1: '1,234.5' has a comma for thousands, others one for decimals"
    ),
  ])
  func noFactorOfAThousandIsGuessed(text: String, problem: String) {
    #expect(
      message(text)
        == "x.csv\(problem); write all numbers one way, without separators of thousands")
  }

  @Test func aCommentMayNameTheColumns() throws {
    let table = try read("# class,x,y\n0,1.5,2\n1,2.5,3\n0,1.5,4\n")
    #expect(table.account.lines.first == "label: column 1 'class', by its name")
    #expect(table.examples.inputs == [1.5, 2, 2.5, 3, 1.5, 4])
  }

  @Test func anUnclosedQuoteIsNamedWhereItOpens() {
    let text = "1,2,a\n3,\"4,b\n" + String(repeating: "5,6,a\n", count: 5000)
    #expect(
      message(text) == "x.csv, line 2: has a quoted cell that does not end; close it with a quote")
  }
}
