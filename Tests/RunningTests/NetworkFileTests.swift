import Compute
import Foundation
import Learning
import Testing

@testable import Running

@Suite struct NetworkFileTests {
  private func network() throws -> TrainedNetwork {
    let network = try Network(
      input: [4, 4, 2],
      layers: [
        .convolution(filters: 3, kernel: 3), .batchNorm, .activation(.relu), .dense(units: 2),
      ])
    var parameters = network.emptyParameters
    for place in parameters.values.indices { parameters.values[place] = Float(place) / 7 }
    var schema = TableSchema(
      columns: (0..<31).map { "a,\"\($0)" }, columnCount: 31, label: "b", labelPlace: 3,
      inputs: (0..<32).map { .init(column: min($0, 30), word: $0 > 29 ? "w\($0)" : nil) })
    schema.replaceMissing(by: (0..<32).map { Float($0) / 3 })
    return TrainedNetwork(
      network, parameters, normaliser: ChannelMap(scales: [0.1, 3], offsets: [-1, 1e-20]),
      classes: ["\"", "back\\slash", "\t", "ü"], schema: schema, epoch: 3,
      trainedOn: .training)
  }

  @Test func aNetworkReadsBackAsItWasWritten() throws {
    let bytes = try NetworkFile.bytes(of: network(), ["trial": "7"])
    let (read, metadata) = try NetworkFile.read(bytes, path: "x")
    #expect(try read == network())
    #expect(metadata["trial"] == "7")
    #expect(try NetworkFile.bytes(of: read, ["trial": "7"]) == bytes)
  }

  /// A drawing of a trial's network is given the weights on disk; without them it stays as it is.
  @Test func aDrawingShowsTheWeightsThatWereKept() throws {
    let path = Scratch.path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let files = NetworkFiles(in: Folder(path: path))
    let network = try network()
    try files.write(files.bytes(of: network, ofTrial: 4), ofTrial: 4)
    let name = try #require(network.network?.nodes.first?.name)
    let blocks: [Artefact.Layers.Block] = [
      .init("input", side: 4, channels: 2),
      .init("conv", side: 4, channels: 3, inputs: [0], node: name),
    ]
    func shown(_ trial: Int?) -> Artefact.Image? {
      let drawing = Artefact("net", title: "net", .layers(.init(blocks, trial: trial)))
      guard case .layers(let layers) = files.showingWeights(of: drawing).content else { return nil }
      return layers.blocks[1].weights
    }
    #expect(shown(4)?.caption.hasPrefix("3 filters across, 2 inputs down") == true)
    #expect(shown(5) == nil && shown(nil) == nil)
  }

  private func cell() throws -> TrainedNetwork {
    let graph = Graph()
    _ = graph.parameter("cell/b", [2, 3], .glorotUniform)
    _ = graph.parameter("cell/a", [3], .ones)
    return TrainedNetwork(
      .cell("a cell"), graph.initialParameters(random: Random(seed: 1)), classes: ["a", "\n"],
      epoch: 1, trainedOn: .training)
  }

  /// The order of the parameters is that of the network, whatever that of the tensors is.
  @Test func aCellReadsBackAsItWasWritten() throws {
    let bytes = try NetworkFile.bytes(of: cell(), [:])
    let (read, metadata) = try NetworkFile.read(bytes, path: "x")
    #expect(try read == cell())
    #expect(metadata["cell"] == "a cell" && metadata["network"] == nil)
    #expect(read.parameters.entries.map(\.name) == ["cell/b", "cell/a"])
  }

  @Test(arguments: [false, true]) func noDamageTraps(isCell: Bool) throws {
    let bytes = try NetworkFile.bytes(of: isCell ? cell() : network(), [:])
    for place in stride(from: 0, to: bytes.count, by: 3) {
      var damaged = bytes
      damaged[place] ^= 0x11
      _ = try? NetworkFile.read(damaged, path: "x")
      _ = try? NetworkFile.read(Array(bytes[..<place]), path: "x")
    }
    #expect(throws: Failure.self) { try NetworkFile.read(Array(bytes.dropLast()), path: "x") }
  }

  private func record(
    _ id: Int, _ score: Double, _ purpose: TrialPurpose = .search, bytes: Int = 100
  ) -> TrialRecord {
    TrialRecord(
      id: id, candidate: "c", purpose: purpose, outcome: Outcome(score: score, cost: 1),
      network: StoredNetwork(checksum: "00000000", bytes: bytes))
  }

  @Test func theTestedAndTheBestEightAreKept() {
    var kept = KeptNetworks(toldBy: [])
    for id in 0..<20 { kept.add(record(id, id % 2 == 0 ? Double(id) : 1)) }
    kept.add(record(20, 0.1, .test))
    kept.add(record(21, 99, .finalist))
    #expect(kept.trials == [4, 6, 8, 10, 12, 14, 16, 18, 20])
  }

  @Test func equalScoresKeepTheEarlier() {
    var kept = KeptNetworks(toldBy: [])
    for id in 0..<12 { kept.add(record(id, 0.5)) }
    #expect(kept.trials == Set(0..<8))
  }

  @Test func overTheBudgetTheLowestOfTheSearchGoFirst() {
    var kept = KeptNetworks(toldBy: [])
    let third = KeptNetworks.budget / 3
    for id in 0..<5 { kept.add(record(id, Double(id), bytes: third)) }
    #expect(kept.trials == [2, 3, 4])
    kept.add(record(5, 0, .test, bytes: third))
    #expect(kept.trials == [3, 4, 5])
    kept.add(record(6, 100, bytes: NetworkFiles.most + 1))
    #expect(kept.trials == [3, 4, 5])
  }
}

@Suite struct RetrainingTests {
  /// Deletes or damages every network that the state holds while the session rests.
  private func disturbed(_ change: (Folder, String) throws -> Void) throws {
    let whole = Bench(workers: 1)
    defer { whole.clean() }
    let request = RunRequest(system: "grower", settings: ["length": .count(30)])
    let unbroken = try whole.finish(request, name: "a")

    let bench = Bench(workers: 1)
    defer { bench.clean() }
    let run = try bench.runner.start(request, name: SessionName("a"))
    run.obey(.resume)
    while try bench.networkFiles("a").count < 4, bench.crank(1) == 1 {}
    run.obey(.pause)
    bench.crank()
    let killed = try bench.killed()
    defer { killed.clean() }
    let folder = Folder(path: "\(killed.path)/a/networks")
    let names = try killed.networkFiles("a")
    #expect(names.count >= 4)
    for name in names { try change(folder, name) }
    let resumed = try killed.runner.resume(SessionName("a"))
    resumed.obey(.resume)
    killed.crank()
    #expect(try killed.files("a") == unbroken)
  }

  @Test func aMissingNetworkIsTrainedAgainFromItsTrialWithItsAncestors() throws {
    try disturbed { folder, name in
      #expect(unlink(folder.path(of: name)) == 0)
    }
  }

  @Test func aDamagedNetworkIsTrainedAgain() throws {
    try disturbed { folder, name in
      var bytes = try folder.read(name)
      bytes[bytes.count - 1] ^= 1
      try folder.replace(name, with: bytes)
    }
  }
}

@Suite struct DamagedNetworkTests {
  /// Whatever byte of a kept network is another, it is named and not handed over.
  @Test func everyFlippedByteIsFound() throws {
    let bench = Bench(workers: 1)
    defer { bench.clean() }
    try bench.finish(
      RunRequest(system: "grower", settings: ["length": .count(30)]), name: "a")
    let folder = Folder(path: "\(bench.path)/a/networks"), name = try SessionName("a")
    let file = try #require(try bench.networkFiles("a").sorted().first)
    let kept = try #require(try bench.runner.network(.best, of: name))
    let path = "trial-\(kept.record.id).safetensors", bytes = try folder.read(path)
    #expect(folder.holds(file) && bytes == kept.file)
    var random = Random(seed: 11)
    for _ in 0..<200 {
      var damaged = bytes
      damaged[random.below(bytes.count)] ^= UInt8(1 << random.below(8))
      try folder.replace(path, with: damaged)
      #expect {
        try bench.runner.network(.best, of: name)
      } throws: { error in
        guard let failure = error as? Failure else { return false }
        return failure.kind == .damage && failure.message.contains(path)
      }
    }
  }
}

@Suite struct OversizeTests {
  private func result(_ id: Int, units: Int) throws -> (TrialRecord, FinishedTrial) {
    let network = try Network(input: [4096], layers: [.dense(units: units)])
    let trained = TrainedNetwork(
      network, network.emptyParameters, classes: [], epoch: 1, trainedOn: .training)
    let outcome = Outcome(score: Double(id), cost: 1)
    return (
      TrialRecord(id: id, candidate: "c", outcome: outcome),
      FinishedTrial(outcome, network: trained)
    )
  }

  /// Of 200 children with a million weights each, twelve of them tested, all tested ones stay.
  @Test func theBudgetHoldsOnDisk() throws {
    let path = Scratch.path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let files = NetworkFiles(in: Folder(path: path))
    var keeper = NetworkKeeper(files, log: [])
    for id in 0..<200 {
      var (record, finished) = try result(id, units: 245)
      record.outcome = Outcome(score: 1 - Double(id) / 200, cost: 1)
      record.purpose = id < 188 ? .search : .test
      let stored = keeper.keep(record, finished, held: []).stored
      #expect(stored != nil || id < 188)
      try keeper.flush()
      keeper.dropUnneeded()
    }
    let sizes = try files.trials.map { try files.file(ofTrial: $0).count }
    #expect(sizes.allSatisfy { $0 > 4_000_000 } && sizes.reduce(0, +) <= KeptNetworks.budget)
    #expect(files.trials == Array(0..<4) + Array(188..<200))
  }

  @Test func theLogSaysOnceThatANetworkIsTooLarge() throws {
    let path = Scratch.path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let files = NetworkFiles(in: Folder(path: path))
    var keeper = NetworkKeeper(files, log: [])
    var remarks: [String] = []
    for (id, units) in [(0, 2), (1, 4200), (2, 4300)] {
      let (record, finished) = try result(id, units: units)
      let kept = keeper.keep(record, finished, held: [])
      #expect((kept.stored != nil) == (id == 0))
      if let remark = kept.remark { remarks.append(remark.text) }
    }
    #expect(
      remarks == [
        "the network of trial 1 would take 68.8 MB, more than the 67.1 MB that a file may have: "
          + "neither it nor any other of that size is kept"
      ])
    #expect(OversizeRemark(.note(.warning, remarks[0]), trial: 1)?.text == remarks[0])
    #expect(OversizeRemark(.note(.warning, remarks[0]), trial: 2) == nil)
  }
}
