import Testing
import Worlds

@Suite struct WorldFinderTests {
  @Test func listsWhatIsThereAndWhatToInstall() {
    let worlds = WorldFinder(installed: "/no/such/folder").list()
    #expect(
      worlds.map(\.name) == [
        "optdigits", "shifted-digits", "fashion-mnist", "shakespeare", "en-fr", "pictures",
        "nasbench201",
      ])
    #expect(worlds[0].availability == .embedded)
    #expect(
      worlds[2].availability == .missing(install: "apt-get install dataset-fashion-mnist"))
    #expect(worlds.allSatisfy { !$0.provenance.licence.isEmpty && !$0.provenance.origin.isEmpty })
  }

  @Test func opensByName() throws {
    let finder = WorldFinder(installed: "/no/such/folder")
    #expect(try finder.open().name == "optdigits")
    #expect(try finder.openText(name: "shakespeare").characters.count == 70)
    #expect(try finder.openPairs(name: "en-fr").count == 2148)
  }

  @Test func saysWhichNamesThereAre() {
    let finder = WorldFinder(installed: "/no/such/folder")
    let failure = #expect(throws: DataFailure.self) { try finder.open(name: "cifar10") }
    #expect(
      failure?.description == "cifar10: is no classification data set; "
        + "there is optdigits, shifted-digits, fashion-mnist; --data PATH opens your own")
    let missing = #expect(throws: DataFailure.self) { try finder.open(name: "fashion-mnist") }
    #expect(
      missing?.description == "fashion-mnist: is not installed; "
        + "apt-get install dataset-fashion-mnist, or give its folder with --data")
    #expect(throws: DataFailure.self) { try finder.openText(name: "optdigits") }
    #expect(throws: DataFailure.self) { try finder.openPairs(name: "shakespeare") }
  }

  @Test func findsAnInstalledDataSet() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("fashion-mnist")
    try folder.write("fashion-mnist/train-images-idx3-ubyte", Specimens.images)
    try folder.write("fashion-mnist/train-labels-idx1-ubyte", Specimens.labels)
    let finder = WorldFinder(installed: folder.path)
    #expect(finder.list()[2].availability == .installed(folder.path + "/fashion-mnist"))
    let dataset = try finder.open(name: "fashion-mnist")
    #expect(dataset.classNames.count == 10)
    #expect(dataset.provenance.licence == "MIT")

    try folder.write("fashion-mnist/train-labels-idx1-ubyte", Specimens.idx([3], [0, 10, 1]))
    let failure = #expect(throws: DataFailure.self) { try finder.open(name: "fashion-mnist") }
    #expect(
      failure?.description == "\(folder.path)/fashion-mnist/train-labels-idx1-ubyte: "
        + "holds the label 10; fashion-mnist has the labels 0 to 9")
  }

  @Test func opensAPathUnderTheFilesName() throws {
    let folder = try TemporaryFolder()
    let table = try folder.write(
      "irises.csv", String(repeating: "1,2,a\n3,4,b\n", count: 5))
    let text = try folder.write("novel.txt", "Once upon a time")
    let pairs = try folder.write("pairs.tsv", "a\tb\n")
    let finder = WorldFinder()
    #expect(try finder.open(dataPath: table).name == "irises")
    #expect(try finder.open(name: "flowers", dataPath: table).name == "flowers")
    #expect(try finder.open(dataPath: table).provenance.origin == "your file \(table)")
    #expect(try finder.openText(dataPath: text).name == "novel")
    #expect(try finder.openPairs(dataPath: pairs).count == 1)
  }

  @Test func threeExamplesAreTooFew() throws {
    let folder = try TemporaryFolder()
    let table = try folder.write("few.csv", "1,a\n2,a\n3,b\n")
    let failure = #expect(throws: DataFailure.self) { try WorldFinder().open(dataPath: table) }
    #expect(
      failure?.description == "\(table): has too few examples (3) to train, choose and test on; "
        + "give several of every class")
  }
}
