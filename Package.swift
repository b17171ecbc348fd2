// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is held to the same strictness.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Numbers are crunched by optimised code in debug builds too, so that tests stay fast.
let numeric = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "athanor",
  products: [.executable(name: "athanor", targets: ["athanor"])],
  targets: [
    .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-dev"])]),
    .systemLibrary(name: "CNCurses", providers: [.apt(["libncurses-dev"])]),
    .target(name: "CRescue"),
    .target(name: "CWorldData"),

    .target(name: "Compute", dependencies: ["COpenBLAS"], swiftSettings: numeric),
    .target(name: "Worlds", dependencies: ["Compute", "CWorldData"], swiftSettings: numeric),
    .target(name: "Learning", dependencies: ["Compute"], swiftSettings: strict),
    .target(
      name: "Systems", dependencies: ["Learning", "Worlds", "Compute"], swiftSettings: numeric),
    .target(name: "Running", dependencies: ["Learning", "Compute"], swiftSettings: strict),
    .target(name: "Screen", swiftSettings: numeric),
    .target(
      name: "Dashboard", dependencies: ["Screen", "Running", "Learning"], swiftSettings: strict),
    .executableTarget(
      name: "athanor",
      dependencies: [
        "Compute", "Worlds", "Learning", "Systems", "Running", "Screen", "Dashboard",
        "CNCurses", "CRescue",
      ],
      swiftSettings: strict),

    .testTarget(name: "ComputeTests", dependencies: ["Compute"], swiftSettings: strict),
    .testTarget(name: "WorldsTests", dependencies: ["Worlds", "Compute"], swiftSettings: strict),
    .testTarget(
      name: "LearningTests", dependencies: ["Learning", "Compute"], swiftSettings: strict),
    .testTarget(
      name: "SystemsTests", dependencies: ["Systems", "Learning", "Worlds", "Compute"],
      swiftSettings: strict),
    .testTarget(
      name: "RunningTests", dependencies: ["Running", "Learning", "Compute"],
      swiftSettings: strict),
    .testTarget(name: "ScreenTests", dependencies: ["Screen"], swiftSettings: strict),
    .testTarget(
      name: "DashboardTests", dependencies: ["Dashboard", "Screen", "Running", "Learning"],
      swiftSettings: strict),
    .testTarget(name: "ProgramTests", dependencies: ["athanor"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
