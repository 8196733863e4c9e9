import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Work on several threads whose result doesn't depend on how many there are.
package enum Parallel {
  /// How many processors this machine lets the program use.
  package static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// The results of calls 0, 1, ..., count - 1, in that order, whoever made them.
  package static func results<Result: Sendable>(
    count: Int, of body: @Sendable (Int) -> Result
  ) -> [Result] {
    if count <= 1 { return (0..<count).map(body) }
    let results = Mutex<[Int: Result]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = body(index)
      results.withLock { $0[index] = result }
    }
    return results.withLock { results in (0..<count).compactMap { results[$0] } }
  }
}
