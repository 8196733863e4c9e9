// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that a plain `swift build` of the other one doesn't build it.
let libraries: [Target.Dependency] = [
  .product(name: "VersionDiff", package: "vignette"),
  .product(name: "VignetteKit", package: "vignette"),
]

let package = Package(
  name: "library",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "vignette", path: "../..")],
  targets: [
    .executableTarget(name: "fits", dependencies: libraries),
    .executableTarget(name: "assignments", dependencies: libraries),
  ],
  swiftLanguageModes: [.v6]
)
