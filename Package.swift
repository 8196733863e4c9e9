// swift-tools-version: 6.1
import PackageDescription

/// What only the service needs: built with the trait `Service`.
let service: [Target.Dependency] = [
  ("GRDB", "GRDB.swift"), ("Hummingbird", "hummingbird"), ("HummingbirdCore", "hummingbird"),
  ("Mustache", "swift-mustache"),
  ("Logging", "swift-log"), ("Metrics", "swift-metrics"),
  ("ServiceLifecycle", "swift-service-lifecycle"),
].map { .product(name: $0.0, package: $0.1, condition: .when(traits: ["Service"])) }

let package = Package(
  name: "vignette",
  platforms: [.macOS(.v15)],
  products: [
    // Only the libraries: a package that uses them resolves no other package.
    .library(name: "VignetteKit", targets: ["VignetteKit"]),
    .library(name: "VersionDiff", targets: ["VersionDiff"]),
  ],
  traits: [
    .trait(
      name: "Service",
      description: "`vignette serve`: needs SQLite's headers (Debian: libsqlite3-dev).")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .target(name: "VignetteKit"),
    .target(name: "VersionDiff", dependencies: ["VignetteKit"]),
    .executableTarget(
      name: "vignette",
      dependencies: [
        "VersionDiff",
        "VignetteKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ] + service),
    .target(
      name: "TestSupport", dependencies: ["VersionDiff", "VignetteKit"], path: "Tests/TestSupport"),
    .testTarget(
      name: "VignetteKitTests", dependencies: ["TestSupport", "VignetteKit"]),
    .testTarget(
      name: "VersionDiffTests", dependencies: ["TestSupport", "VersionDiff"]),
    .testTarget(
      name: "VignetteServiceTests",
      dependencies: ["TestSupport", "vignette"] + service),
    .testTarget(
      name: "VignetteCommandTests", dependencies: ["TestSupport", "vignette"],
      exclude: ["Snapshots"]),
  ],
  swiftLanguageModes: [.v6]
)
