import Testing

@testable import Worlds

@Suite struct TableReaderTests {
  private func read(
    _ text: String, limits: DataLimits = DataLimits()
  ) throws(DataFailure) -> Table {
    try TableReader(ByteStream(Array(text.utf8), name: "x.csv"), limits: limits).read()
  }

  @Test(arguments: [
    "1,2,a\n3,4,b\n",
    "1,2,a\n3,4,b",
    "1;2;a\n3;4;b\n",
    "1\t2\ta\n3\t4\tb\n",
    "1 2 a\n3  4  b \n",
    " 1 , 2 ,a \r\n3,4,b\r\n",
    "\u{feff}1,2,a\n\n3,4,b\n\n",
    "length,width,kind\n1,2,a\n3,4,b\n",
    "\u{feff}\"length, cm\",\"width\",\"kind\"\r\n1,2,\"a\"\r\n\"3\",4,b\r\n",
    "+1.0,2e0,a\n3.,0.4e+1,b\n",
    "1\t2\ta\r\n3\t4\tb\r\n",
    "1|2|a\n3|4|b\n",
    "sep=;\n1;2;a\n3;4;b\n",
    "\"sep=,\"\r\nx,y,kind\r\n1,2,a\r\n3,4,b\r\n",
    "# by hand\nx,y,kind\n1,2,a\n# the rest\n3,4,b\n",
    "x,\"y\nmm\",kind\n1,2,a\n3,\"4\",b\n",
    "1,0;2,0;a\n3,0;4,0;b\n",
    "\u{a0}1,2\u{202f},a\n3,4,b\n",
    "kind,x,y\na,1,2\nb,3,4\n",
    ",x,y,kind\n0,1,2,a\n1,3,4,b\n",
    "\"x\",\"y\",\"kind\"\n\"1\",1,2,\"a\"\n\"2\",3,4,\"b\"\n",
    "x,y,kind,\n1,2,a,\n3,4,b,\n",
    "1,2,a,\n3,4,b,\n",
    "@relation x\n@attribute x numeric\n@ATTRIBUTE 'y 2' numeric\n@attribute kind {a,b}\n"
      + "% said so\n@data\n1,2,a\n% twice\n3,4,b\n",
  ])
  func understandsEveryWayOfWritingTheSameTable(text: String) throws {
    let table = try read(text)
    #expect(table.examples.inputs == [1, 2, 3, 4])
    #expect(table.examples.labels == [0, 1])
    #expect(table.classNames == ["a", "b"])
  }

  @Test(arguments: [
    ("7,10\n7,9\n7,10.0\n", ["9", "10"], [1, 0, 1]),
    ("1,zebra\n2,ant\n3,zebra\n", ["ant", "zebra"], [1, 0, 1]),
    ("1,2\n2,x\n", ["2", "x"], [0, 1]),
    ("1,\"say \"\"hi\"\"\"\n2,no\n", ["no", "say \"hi\""], [1, 0]),
    ("1,-1\n2,+1\n", ["-1", "1"], [0, 1]),
    ("1,2,label\n3,4,0\n5,6,1\n", ["0", "1"], [0, 1]),
  ])
  func numbersTheClasses(text: String, names: [String], labels: [Int32]) throws {
    let table = try read(text)
    #expect(table.classNames == names)
    #expect(table.examples.labels == labels)
  }

  @Test(arguments: [
    ("", ": is empty; give one row a line, the class last"),
    ("\u{feff}", ": holds nothing but blank lines; give one row a line, the class last"),
    ("\n \r\n\t\n", ": holds nothing but blank lines; give one row a line, the class last"),
    ("a,b,class\n", ", line 1: has a header and no rows; give one row a line below it"),
    ("1,2,x\n\n3,y\n", ", line 3: has 2 cells; line 1 has 3"),
    ("1,2,x\n3,4,5,y\n", ", line 2: has 4 cells; line 1 has 3"),
    ("1,2,x\n1,-Infinity,x\n", ", line 2, column 2: '-Infinity' is no finite number; \(range)"),
    ("1,1e400,x\n", ", line 1, column 2: '1e400' is no finite number; \(range)"),
    ("1,1e39,x\n", ", line 1, column 2: '1e39' is no finite number; \(range)"),
    ("1,0x10,x\n\(more)", ", line 1, column 2: '0x10' is no number; \(features)"),
    ("a,b,c\n1,two,x\n\(more)", ", line 2, column 2: 'two' is no number; \(features)"),
    ("1,\u{1b}]52;c,x\n\(more)", ", line 1, column 2: '\\u{1b}]52;c' is no number; \(features)"),
    ("1,\u{202e}1,x\n\(more)", ", line 1, column 2: '\\u{202e}1' is no number; \(features)"),
    (
      "1,2,\n",
      ", line 1, column 3: has no label; column 3 is the label (the last): fill it in, drop the "
        + "row, or name another column with --label"
    ),
    (
      "1,2,x\n3,4,NA\n",
      ", line 2, column 3: has no label: 'NA' stands for none; column 3 is the label (the last): "
        + "fill it in, drop the row, or name another column with --label"
    ),
    (
      "1,2,x,\n3,4,y,\n5,6,z,7\n",
      ": has no label in some rows: column 4 is empty there; fill it in, or name the column of the "
        + "label with --label"
    ),
    ("1,\0,x\n", ", line 1: has a NUL byte: this is no text; give plain UTF-8 text"),
    ("1,\"2,x\n", ", line 1: has a quoted cell that does not end; close it with a quote"),
    (
      "1,\"2\"3,x\n",
      ", line 1: has text behind a closing quote; double a quote within quotes: \"\""
    ),
    (
      "12\n13\n",
      ", line 1: has a single cell; give features and then the class, separated by commas, "
        + "tabs or spaces"
    ),
    (
      "1,2.5\n2,3.5\n",
      ": column 2, the label (the last), holds quantities such as 3.5, not classes; \(classes)"
    ),
    (
      "1,a\n2,a\n",
      ": has rows of one class only; column 2 is the label (the last); there are at least two "
        + "classes, or name another column with --label"
    ),
  ])
  func saysWhatIsWrongAndWhere(text: String, message: String) {
    let failure = #expect(throws: DataFailure.self) { try read(text) }
    #expect(failure?.description == "x.csv" + message)
  }

  private static let range = "numbers lie between -3.4e38 and 3.4e38"
  private static let features = "most cells of the column are numbers, such as 1.5 or 2e-3"
  private static let more = "1,2,x\n3,4,y\n5,6,x\n"
  private static let classes =
    "name the column of classes with --label, or turn the values into a few classes; quantities "
    + "are not predicted"

  @Test(
    arguments: [
      ([49, 44, 0xff, 10], ", line 1, column 2: is no valid UTF-8; convert the file to UTF-8"),
      ([0xff, 0xfe, 49, 0], ", line 1: is UTF-16; convert the file to UTF-8"),
      (
        [49, 44, 0x9b, 44, 120],
        ", line 1, column 2: is no valid UTF-8; convert the file to UTF-8"
      ),
    ] as [([UInt8], String)])
  func bytesThatAreNoTextAreNamed(bytes: [UInt8], message: String) {
    let failure = #expect(throws: DataFailure.self) {
      try TableReader(ByteStream(bytes, name: "x.csv"), limits: DataLimits()).read()
    }
    #expect(failure?.description == "x.csv" + message)
  }

  @Test func holdsItsLimits() {
    let limits = DataLimits(values: 6, lineBytes: 20, idleLines: 3, columns: 4, classes: 2)
    let cases = [
      ("1,2,3,4,x\n", ", line 1: has more than 4 cells; give fewer features"),
      ("1,2,x\n1,2,3,4,5,6,x\n", ", line 2: has too many cells; line 1 has 3"),
      (
        "1,2,x\n3,4,y\n5,6,x\n7,8,y\n",
        ", line 4: is beyond what fits here; give at most 6 numbers in all"
      ),
      (
        "1,x\n2,y\n3,z\n4,w\n",
        ", line 4: has the label number 3 that no row had before; "
          + "give at most 2 classes in column 2"
      ),
      ("1,x\n\n\n\n2,y\n", ", line 4: comes after 3 lines without a row; remove blank lines"),
      ("1,x\n123456789012345678901,x\n", ", line 2: is longer than 20 bytes; break it into rows"),
    ]
    for (text, message) in cases {
      let failure = #expect(throws: DataFailure.self) { try read(text, limits: limits) }
      #expect(failure?.description == "x.csv" + message)
    }
  }

  @Test func aNameOfALabelIsShort() {
    let text = "1,a\n2," + String(repeating: "b", count: 257) + "\n"
    let failure = #expect(throws: DataFailure.self) { try read(text) }
    #expect(
      failure?.description
        == "x.csv, line 2: has a label of 257 bytes; a label is a number or a short name")
  }

  @Test func survivesTheRoundTripOfTheDigits() throws {
    let digits = Dataset.optdigits.pool
    var text = ""
    for row in 0..<200 {
      for pixel in digits.inputs[row * 64..<(row + 1) * 64] { text += "\(pixel)," }
      text += "\(digits.labels[row])\n"
    }
    let table = try read(text)
    #expect(table.classNames == Dataset.optdigits.classNames)
    let (images, range) = SquareImages.recognised(in: table.examples)
    #expect(images == digits.subset(Array(0..<200)))
    #expect(range == 0...16)
  }

  @Test func onlySquaresOfWholeNumbersAreImages() {
    func shape(_ features: Int, _ value: Float) -> InputShape {
      let table = Examples(
        shape: InputShape(features: features),
        inputs: [Float](repeating: value, count: features), labels: [0])
      return SquareImages.recognised(in: table).0.shape
    }
    #expect(shape(784, 255) == InputShape(height: 28, width: 28, channels: 1))
    #expect(shape(784, 0.5) == InputShape(features: 784))
    #expect(shape(784, 256) == InputShape(features: 784))
    #expect(shape(783, 9) == InputShape(features: 783))
    #expect(shape(49, 9) == InputShape(features: 49), "7x7 is too small to be told from a table")
  }
}
