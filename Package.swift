// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "vignette",
  platforms: [.macOS(.v15)],
  products: [
    // Only the libraries: a package that uses them resolves no other package.
    .library(name: "VignetteKit", targets: ["VignetteKit"]),
    .library(name: "VersionDiff", targets: ["VersionDiff"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
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
      ]),
    .target(
      name: "TestSupport", dependencies: ["VersionDiff", "VignetteKit"], path: "Tests/TestSupport"),
    .testTarget(
      name: "VignetteKitTests", dependencies: ["TestSupport", "VignetteKit"]),
    .testTarget(
      name: "VersionDiffTests", dependencies: ["TestSupport", "VersionDiff"]),
    .testTarget(
      name: "VignetteCommandTests", dependencies: ["TestSupport", "vignette"],
      exclude: ["Snapshots"]),
  ],
  swiftLanguageModes: [.v6]
)
