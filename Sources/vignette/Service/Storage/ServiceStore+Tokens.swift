#if Service
  import GRDB

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// A token in use, without its secret.
  struct AccessToken: Sendable, Equatable {
    /// The name by which it is revoked.
    let name: String
    /// What its holder may do.
    let role: Role

    /// The tokens in use, by digest.
    static func all(in db: Database) throws -> [Data: AccessToken] {
      var tokens: [Data: AccessToken] = [:]
      for row in try Row.fetchAll(
        db, sql: "SELECT digest, name, role FROM token WHERE revoked_at IS NULL")
      {
        let role: String = row["role"]
        guard let role = Role(rawValue: role) else { continue }
        tokens[row["digest"]] = AccessToken(name: row["name"], role: role)
      }
      return tokens
    }
  }

  extension ServiceStore {
    /// How long a researcher's browser stays signed in, in seconds.
    static let sessionSeconds = 12 * 3_600
    /// How long a link that signs in once can be used, in seconds.
    static let linkSeconds = 24 * 3_600

    /// A new token for a program or a researcher. It is told once, here.
    ///
    /// - Throws: ``InputError`` where the name is taken.
    func makeToken(named name: String, role: Role) async throws -> Secret {
      let token = Secret()
      try await write { db, state, now in
        let isTaken = try Bool.fetchOne(
          db, sql: "SELECT EXISTS (SELECT 1 FROM token WHERE name = ?)", arguments: [name])
        if isTaken == true {
          throw InputError("There is a token named '\(name)' already; give this one another name.")
        }
        try db.execute(
          sql: "INSERT INTO token (digest, name, role, created_at) VALUES (?, ?, ?, ?)",
          arguments: [token.digest, name, role.rawValue, now])
        state.tokens[token.digest] = AccessToken(name: name, role: role)
        try state.log(.tokenMade(name: name, role: role.rawValue), at: now, in: db)
      }
      return token
    }

    /// Makes a token useless, and ends the sessions that were begun with it.
    func revokeToken(named name: String) async throws {
      try await write { db, state, now in
        try db.execute(
          sql: "UPDATE token SET revoked_at = ? WHERE name = ? AND revoked_at IS NULL",
          arguments: [now, name])
        guard db.changesCount == 1 else {
          throw InputError("There is no token named '\(name)' in use.")
        }
        try db.execute(
          sql: """
            DELETE FROM researcher_session
            WHERE token = (SELECT digest FROM token WHERE name = ?)
            """, arguments: [name])
        state.tokens = try AccessToken.all(in: db)
        try state.log(.tokenRevoked(name: name), at: now, in: db)
      }
    }

    /// The tokens in use, by name.
    func tokens() async throws -> [AccessToken] {
      try await read { db in
        try AccessToken.all(in: db).values.sorted { $0.name < $1.name }
      }
    }

    /// The token that somebody presents, or nil. One that another process has just made is found in
    /// the database; one that it revoked is refused within a second.
    func token(_ presented: Secret) async throws -> AccessToken? {
      if let known = published.token(presented) { return known }
      return try await read { db in try AccessToken.all(in: db)[presented.digest] }
    }

    /// A link that signs a researcher's browser in once.
    func makeSignInLink(role: Role) async throws -> Secret {
      let link = Secret()
      try await addSession(link, kind: "link", role: role, token: nil, seconds: Self.linkSeconds)
      return link
    }

    /// Begins a session by a link's secret or by a token; nil where it is neither.
    func signIn(with secret: Secret) async throws -> (session: Secret, role: Role)? {
      let known = try await token(secret)
      let session = Secret()
      if let known {
        try await addSession(
          session, kind: "session", role: known.role, token: secret, seconds: Self.sessionSeconds)
        return (session, known.role)
      }
      return try await write { db, _, now in
        let row = try Row.fetchOne(
          db,
          sql: """
            SELECT role FROM researcher_session WHERE digest = ? AND kind = 'link' AND expires_at > ?
            """, arguments: [secret.digest, now])
        guard let row, let role = Role(rawValue: row["role"]) else { return nil }
        try db.execute(
          sql: "DELETE FROM researcher_session WHERE digest = ? OR expires_at <= ?",
          arguments: [secret.digest, now])
        try db.execute(
          sql: """
            INSERT INTO researcher_session (digest, kind, role, expires_at) VALUES (?, 'session', ?, ?)
            """, arguments: [session.digest, role.rawValue, now + Self.sessionSeconds])
        return (session, role)
      }
    }

    /// The role of a researcher's browser, or nil where its session is unknown or over.
    func role(ofResearcher session: Secret) async throws -> Role? {
      let now = now
      return try await read { db in
        try String.fetchOne(
          db,
          sql: """
            SELECT role FROM researcher_session
            WHERE digest = ? AND kind = 'session' AND expires_at > ?
            """, arguments: [session.digest, now]
        ).flatMap { Role(rawValue: $0) }
      }
    }

    /// Ends a researcher's session.
    func signOut(_ session: Secret) async throws {
      try await write { db, _, _ in
        try db.execute(
          sql: "DELETE FROM researcher_session WHERE digest = ?", arguments: [session.digest])
      }
    }

    private func addSession(
      _ secret: Secret, kind: String, role: Role, token: Secret?, seconds: Int
    ) async throws {
      try await write { db, _, now in
        try db.execute(
          sql: """
            INSERT INTO researcher_session (digest, kind, role, token, expires_at)
            VALUES (?, ?, ?, ?, ?)
            """, arguments: [secret.digest, kind, role.rawValue, token?.digest, now + seconds])
      }
    }
  }
#endif
