#if Service
  import GRDB
  import VignetteKit

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// Everything that the service keeps. What a call returns is on the disk when it returns.
  final class ServiceStore: Sendable {
    let database: ServiceDatabase
    let cache: RespondentCache
    let published: Published
    private let commits: GroupCommit<LiveState>
    private let clock: @Sendable () -> Int
    /// Keys what must be recognised but not known: panel identifiers, forms' tokens.
    let key: Data

    /// Opens the database.
    ///
    /// - Parameter clock: seconds since 1970; times are kept, but no order depends on them.
    init(
      _ database: ServiceDatabase,
      clock: @escaping @Sendable () -> Int = { Int(Date().timeIntervalSince1970) }
    ) throws {
      self.database = database
      self.clock = clock
      let (cache, published) = (RespondentCache(), Published())
      (self.cache, self.published) = (cache, published)
      key = try database.pool.write { db in try Self.key(db) }
      commits = try GroupCommit(database.pool) { db in
        try LiveState(db, cache: cache, published: published)
      }
    }

    /// Carries out a write together with those of others.
    func write<Value: Sendable>(
      _ work: @escaping @Sendable (Database, inout LiveState, _ now: Int) throws -> Value
    ) async throws -> Value {
      let clock = clock
      return try await commits.write { db, state in try work(db, &state, clock()) }
    }

    /// Reads what is on the disk.
    func read<Value: Sendable>(
      _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
      try await database.pool.read(work)
    }

    /// The time, in seconds since 1970.
    var now: Int { clock() }

    private static func key(_ db: Database) throws -> Data {
      if let key = try Data.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'key'") {
        return key
      }
      let key = Data(Hexadecimal.bytes(Secret(bytes: 32).text) ?? [])
      try db.execute(sql: "INSERT INTO setting (name, value) VALUES ('key', ?)", arguments: [key])
      return key
    }
  }
#endif
