import Foundation
import TestSupport
import Testing
import VersionDiff

@Suite struct RootFindingTests {
  @Test func findsRoots() throws {
    let cosine = try #require(RootFinding.root(of: { cos($0) - $0 }, in: 0...1))
    expectClose(cosine.value, 0.739085133215160641655, relative: 1e-14)
    let cubic = try #require(RootFinding.root(of: { $0 * $0 * $0 - 2 }, in: -10...10))
    expectClose(cubic.value, cbrt(2), relative: 1e-14)
    #expect(cosine.converged && cubic.converged && cosine.iterations < 20)
  }

  @Test func steepAndFlat() throws {
    let steep = try #require(RootFinding.root(of: { atan(1e6 * ($0 - 0.3)) }, in: 0...1))
    expectClose(steep.value, 0.3, relative: 1e-13)
    let flat = try #require(RootFinding.root(of: { pow($0 - 0.5, 9) }, in: 0...1.2))
    // Within 1e-2 of the root the ninth power is under 1e-18.
    #expect(abs(flat.value - 0.5) < 1e-2)
  }

  @Test func endsThatAreRoots() {
    #expect(RootFinding.root(of: { $0 }, in: 0...1)?.value == 0)
    #expect(RootFinding.root(of: { $0 - 1 }, in: 0...1)?.value == 1)
  }

  @Test func noSignChangeIsNoRoot() {
    #expect(RootFinding.root(of: { $0 * $0 + 1 }, in: -1...1) == nil)
    #expect(RootFinding.root(of: { _ in .nan }, in: -1...1) == nil)
  }
}
