#if Service
  import GRDB

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  #if canImport(Glibc)
    import Glibc
  #else
    import Darwin
  #endif

  /// The service's SQLite file, open, brought up to date, and proved to keep what it acknowledges.
  struct ServiceDatabase: Sendable {
    /// One writer and several readers in write-ahead mode.
    let pool: DatabasePool
    /// The file's path.
    let path: String

    /// Opens the file, or makes it, readable by its owner only.
    ///
    /// - Throws: ``StorageError``.
    init(at path: String) throws {
      self.path = path
      try Self.makePrivate(path)
      var configuration = Configuration()
      configuration.foreignKeysEnabled = true
      configuration.busyMode = .timeout(10)
      configuration.maximumReaderCount = 4
      configuration.prepareDatabase { db in
        try db.execute(sql: "PRAGMA trusted_schema = OFF")
        try db.execute(sql: "PRAGMA secure_delete = ON")
      }
      do {
        pool = try DatabasePool(path: path, configuration: configuration)
        // The pool sets NORMAL when it turns write-ahead mode on, so FULL comes after.
        try pool.writeWithoutTransaction { db in
          try db.execute(sql: "PRAGMA synchronous = FULL")
          try db.execute(sql: "PRAGMA fullfsync = ON")
          try Self.verifyDurability(of: db)
        }
        let migrator = DatabaseSchema.migrator
        let unknown = try pool.read { db in
          try migrator.appliedIdentifiers(db).subtracting(migrator.migrations)
        }
        if let migration = unknown.min() {
          throw StorageError.newer(path: path, migration: migration)
        }
        try migrator.migrate(pool)
      } catch let error as DatabaseError {
        throw StorageError.cannotOpen(path: path, reason: error.message ?? "\(error)")
      }
    }

    /// Opens a file that is there already.
    ///
    /// - Throws: ``StorageError``.
    init(existing path: String) throws {
      guard access(path, F_OK) == 0 else {
        throw StorageError.cannotOpen(path: path, reason: "there is no such file")
      }
      try self.init(at: path)
    }

    /// Asks SQLite what it will do, instead of trusting what it was told.
    static func verifyDurability(of db: Database) throws {
      for (setting, expected) in [("journal_mode", "wal"), ("synchronous", "2")] {
        let found = try String.fetchOne(db, sql: "PRAGMA \(setting)") ?? "nothing"
        guard found == expected else {
          throw StorageError.notDurable(setting: setting, found: found, expected: expected)
        }
      }
    }

    /// Copies the database while it is in use; the copy is whole and of one moment.
    ///
    /// - Throws: ``StorageError/cannotOpen(path:reason:)`` where a file is there already.
    func backUp(to target: String) throws {
      guard access(target, F_OK) != 0 else {
        throw StorageError.cannotOpen(path: target, reason: "a backup never overwrites a file")
      }
      try Self.makePrivate(target)
      let copy = try DatabaseQueue(path: target)
      try pool.backup(to: copy)
      try copy.write { db in
        let verdict = try String.fetchOne(db, sql: "PRAGMA integrity_check") ?? "nothing"
        guard verdict == "ok" else { throw StorageError.damaged(verdict) }
      }
      try copy.close()
    }

    private static func makePrivate(_ path: String) throws(StorageError) {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        throw .cannotOpen(path: path, reason: String(cString: strerror(errno)))
      }
      Glibc.close(descriptor)
    }
  }
#endif
