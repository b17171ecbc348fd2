// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// Every Swift target is held to the same strictness.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The instructions of this machine, where they are known to have fused multiply-add; else the
/// compiler's cautious choice.
let host: [SwiftSetting] = {
  let processor = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
  guard processor.contains(" fma "), processor.contains(" avx2 ") else { return [] }
  return [.unsafeFlags(["-Xcc", "-march=native"]), .define("FUSED_MULTIPLY_ADD")]
}()

/// Numbers and bytes are crunched by optimised code in debug builds too, so that tests stay fast.
let optimised =
  strict + [
    .unsafeFlags(
      ["-O", "-wmo", "-num-threads", "2", "-disable-batch-mode"], .when(configuration: .debug))
  ]
let numeric = optimised + host

let package = Package(
  name: "athanor",
  products: [.executable(name: "athanor", targets: ["athanor"])],
  targets: [
    .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CNCurses", providers: [.apt(["libncurses-dev"])]),
    .target(name: "CRescue"),
    .target(name: "CWorldData"),

    .target(name: "Text", swiftSettings: optimised),
    .target(name: "Compute", dependencies: ["COpenBLAS"], swiftSettings: numeric),
    .target(name: "Worlds", dependencies: ["Compute", "CWorldData"], swiftSettings: numeric),
    .target(name: "Learning", dependencies: ["Compute", "Text"], swiftSettings: optimised),
    .target(
      name: "Methods", dependencies: ["Learning", "Worlds", "Compute", "Text"],
      swiftSettings: numeric),
    .target(
      name: "Systems", dependencies: ["Methods", "Learning", "Worlds", "Compute", "Text"],
      swiftSettings: numeric),
    .target(
      name: "Reproduction",
      dependencies: [
        "Systems", "Methods", "Learning", "Worlds", "Compute", "Text", "CWorldData",
      ],
      swiftSettings: numeric),
    .target(
      name: "Exchange", dependencies: ["Learning", "Compute", "Text"], swiftSettings: optimised),
    .target(
      name: "Running", dependencies: ["Learning", "Compute", "Exchange", "Text"],
      swiftSettings: optimised),
    .target(name: "Screen", dependencies: ["Text"], swiftSettings: numeric),
    .target(
      name: "Dashboard", dependencies: ["Screen", "Running", "Learning", "Text"],
      swiftSettings: strict),
    .executableTarget(
      name: "athanor",
      dependencies: [
        "Compute", "Worlds", "Learning", "Methods", "Systems", "Reproduction", "Exchange",
        "Running", "Screen", "Dashboard", "Text", "CNCurses", "CRescue", "CWorldData",
      ],
      swiftSettings: strict),

    .testTarget(name: "TextTests", dependencies: ["Text"], swiftSettings: strict),
    .testTarget(name: "ComputeTests", dependencies: ["Compute"], swiftSettings: optimised),
    .testTarget(name: "WorldsTests", dependencies: ["Worlds", "Compute"], swiftSettings: strict),
    .testTarget(
      name: "LearningTests", dependencies: ["Learning", "Compute"], swiftSettings: strict),
    .testTarget(
      name: "MethodsTests", dependencies: ["Methods", "Learning", "Worlds", "Compute"],
      swiftSettings: strict),
    .testTarget(
      name: "SystemsTests",
      dependencies: ["Systems", "Methods", "Learning", "Worlds", "Compute", "BriefSizes"],
      swiftSettings: strict),
    .testTarget(
      name: "ReproductionTests",
      dependencies: ["Reproduction", "Systems", "Learning", "Worlds", "Compute"],
      swiftSettings: strict),
    .testTarget(
      name: "ExchangeTests", dependencies: ["Exchange", "Learning"], swiftSettings: strict),
    .testTarget(
      name: "RunningTests", dependencies: ["Running", "Learning", "Compute"],
      swiftSettings: strict),
    .testTarget(name: "ScreenTests", dependencies: ["Screen"], swiftSettings: strict),
    .testTarget(
      name: "DashboardTests",
      dependencies: [
        "Dashboard", "Screen", "Running", "Learning", "Compute", "Systems", "BriefSizes",
      ],
      exclude: ["Goldens"], swiftSettings: strict),
    .target(name: "BriefSizes", path: "Tests/BriefSizes", swiftSettings: strict),
    .executableTarget(
      name: "Overwriter", dependencies: ["Running"], path: "Tests/Overwriter",
      swiftSettings: strict),
    .executableTarget(
      name: "Mutator",
      dependencies: ["Compute", "Learning", "Systems", "Running", "Screen", "Dashboard"],
      path: "Tests/Mutator", swiftSettings: strict),
    .testTarget(
      name: "ProgramTests",
      dependencies: [
        "athanor", "Overwriter", "Mutator", "Running", "Systems", "Reproduction", "Learning",
      ],
      exclude: ["Sessions"], swiftSettings: strict),
    .testTarget(name: "SourceTests", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
