// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that a plain `swift build` of the other one doesn't build it.
let package = Package(
  name: "fits",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "vignette", path: "../..")],
  targets: [
    .executableTarget(
      name: "fits",
      dependencies: [
        .product(name: "VersionDiff", package: "vignette"),
        .product(name: "VignetteKit", package: "vignette"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
