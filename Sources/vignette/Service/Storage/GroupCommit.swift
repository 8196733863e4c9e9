#if Service
  import Dispatch
  import GRDB
  import Synchronization

  /// What follows from the database and is kept beside it in memory.
  protocol GroupState: Sendable {
    /// A group's changes are on the disk, and its callers are about to be answered.
    mutating func groupIsStored()
  }

  /// Writes of many respondents share one transaction and so one wait for the disk.
  ///
  /// Whatever arrives while a group is being written makes up the next group. Each write stands in
  /// a savepoint of its own: one that fails takes nothing with it. A caller is answered only after
  /// the group's transaction is on the disk; where that fails, every caller of the group is told.
  ///
  /// State that follows from the database (counts, who got what) is changed by the writes
  /// themselves, on the one thread that writes. Where a group fails, or another process has
  /// written, `reload` makes it anew from the database.
  final class GroupCommit<State: GroupState>: Sendable {
    /// What a write does.
    typealias Work<Value> = @Sendable (Database, inout State) throws -> Value

    private let pool: DatabasePool
    private let queue = DispatchQueue(label: "vignette.writer", qos: .userInitiated)
    private let pending = Mutex<Pending>(Pending())
    private let writer: Writer
    /// The most writes that share a transaction, so that the first of them doesn't wait long.
    static var largestGroup: Int { 1024 }

    /// Creates the queue and loads the state.
    init(
      _ pool: DatabasePool, reload: @escaping @Sendable (Database) throws -> State
    ) throws {
      self.pool = pool
      writer = try Writer(pool, reload: reload)
    }

    /// Carries out a write; returns when it is on the disk.
    ///
    /// - Throws: what the work throws, or ``StorageError/unavailable(reason:)`` where the
    ///   transaction failed.
    func write<Value: Sendable>(_ work: @escaping Work<Value>) async throws -> Value {
      try await withCheckedThrowingContinuation { continuation in
        let isFirst = pending.withLock { pending in
          pending.writes.append(PendingWrite(work, continuation))
          defer { pending.isScheduled = true }
          return !pending.isScheduled
        }
        if isFirst { queue.async { self.drain() } }
      }
    }

    private func drain() {
      while true {
        let group = pending.withLock { pending -> [any Write<State>] in
          let group = Array(pending.writes.prefix(Self.largestGroup))
          pending.writes.removeFirst(group.count)
          pending.isScheduled = !group.isEmpty
          return group
        }
        guard !group.isEmpty else { return }
        writer.commit(group)
      }
    }

    private struct Pending: Sendable {
      var writes: [any Write<State>] = []
      var isScheduled = false
    }

    /// What only the writing thread touches.
    private final class Writer: @unchecked Sendable {
      private let pool: DatabasePool
      private let reload: @Sendable (Database) throws -> State
      private var state: State
      private var isStale = false
      private var dataVersion: Int

      init(_ pool: DatabasePool, reload: @escaping @Sendable (Database) throws -> State) throws {
        self.pool = pool
        self.reload = reload
        (state, dataVersion) = try pool.writeWithoutTransaction { db in
          (try reload(db), try Self.dataVersion(db))
        }
      }

      func commit(_ group: [any Write<State>]) {
        do {
          try pool.writeWithoutTransaction { db in
            try db.beginTransaction(.immediate)
            do {
              try refresh(db)
              for write in group { try perform(write, db) }
              try db.commit()
            } catch {
              isStale = true
              if db.isInsideTransaction { try? db.rollback() }
              throw error
            }
          }
        } catch {
          let reason = (error as? DatabaseError)?.message ?? "\(error)"
          for write in group { write.fail(StorageError.unavailable(reason: reason)) }
          return
        }
        state.groupIsStored()
        for write in group { write.acknowledge() }
      }

      private func refresh(_ db: Database) throws {
        let version = try Self.dataVersion(db)
        guard isStale || version != dataVersion else { return }
        state = try reload(db)
        dataVersion = version
        isStale = false
      }

      private func perform(_ write: any Write<State>, _ db: Database) throws {
        try db.cachedStatement(sql: "SAVEPOINT one").execute()
        do {
          try write.perform(db, &state)
          try db.cachedStatement(sql: "RELEASE one").execute()
        } catch let error as DatabaseError where Self.isOfTheDisk(error) {
          throw error
        } catch {
          write.remember(error)
          try db.cachedStatement(sql: "ROLLBACK TO one").execute()
          try db.cachedStatement(sql: "RELEASE one").execute()
          // The work may have changed the state before it failed.
          if !(error is StorageError) { state = try reload(db) }
        }
      }

      /// Whether the fault lies with the disk and so with the whole group.
      private static func isOfTheDisk(_ error: DatabaseError) -> Bool {
        [.SQLITE_FULL, .SQLITE_IOERR, .SQLITE_NOMEM, .SQLITE_CORRUPT, .SQLITE_READONLY]
          .contains(error.resultCode)
      }

      /// Changes when another connection has written.
      private static func dataVersion(_ db: Database) throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
      }
    }
  }

  /// A write that waits for its group.
  private protocol Write<State>: AnyObject, Sendable {
    associatedtype State: GroupState
    func perform(_ db: Database, _ state: inout State) throws
    func remember(_ error: any Error)
    func acknowledge()
    func fail(_ error: any Error)
  }

  /// Used by the thread that writes only, after it was handed over under a lock.
  private final class PendingWrite<State: GroupState, Value: Sendable>: Write, @unchecked Sendable {
    private let work: GroupCommit<State>.Work<Value>
    private let continuation: CheckedContinuation<Value, any Error>
    private var result: Result<Value, any Error>?

    init(
      _ work: @escaping GroupCommit<State>.Work<Value>,
      _ continuation: CheckedContinuation<Value, any Error>
    ) {
      self.work = work
      self.continuation = continuation
    }

    func perform(_ db: Database, _ state: inout State) throws {
      result = .success(try work(db, &state))
    }

    func remember(_ error: any Error) { result = .failure(error) }

    func acknowledge() {
      guard let result else {
        preconditionFailure("a write is performed before it is acknowledged")
      }
      continuation.resume(with: result)
    }

    func fail(_ error: any Error) { continuation.resume(throwing: error) }
  }
#endif
