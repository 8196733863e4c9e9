#if Service
  import GRDB

  /// The tables of the service's database, and the steps by which older files reach them.
  ///
  /// What must never change is kept by triggers, not by discipline: assignments, the log and
  /// answers are only added to. The one way out is a deletion record: where it names a respondent,
  /// the triggers let that person's answers, salt, sessions and codes go, and nothing else.
  enum DatabaseSchema {
    /// The steps, in order; a step that was once released is never edited.
    static var migrator: DatabaseMigrator {
      var migrator = DatabaseMigrator()
      migrator.registerMigration("1") { db in
        try db.execute(sql: tables)
        try db.execute(sql: triggers)
      }
      return migrator
    }

    private static let tables = """
      CREATE TABLE setting (
        name TEXT PRIMARY KEY NOT NULL,
        value BLOB NOT NULL
      ) STRICT;

      CREATE TABLE study (
        name TEXT PRIMARY KEY NOT NULL,
        file_name TEXT NOT NULL,
        document BLOB NOT NULL,
        digest TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
        seed TEXT NOT NULL,
        retention_days INTEGER,
        opened_at INTEGER,
        closed_at INTEGER,
        page_views INTEGER NOT NULL DEFAULT 0
      ) STRICT;

      CREATE TABLE respondent (
        number INTEGER PRIMARY KEY,
        study TEXT NOT NULL REFERENCES study (name),
        name TEXT NOT NULL,
        entry TEXT NOT NULL CHECK (entry IN ('open', 'code', 'panel', 'api')),
        language TEXT NOT NULL,
        consented_at INTEGER NOT NULL,
        completed_at INTEGER,
        UNIQUE (study, name)
      ) STRICT;

      CREATE TABLE salt (
        respondent INTEGER PRIMARY KEY REFERENCES respondent (number),
        value BLOB NOT NULL
      ) STRICT;

      -- How a respondent is recognised: a browser's session, a personal code, a panel's identifier.
      CREATE TABLE credential (
        study TEXT NOT NULL REFERENCES study (name),
        kind TEXT NOT NULL CHECK (kind IN ('session', 'code', 'panel')),
        digest BLOB NOT NULL,
        respondent INTEGER REFERENCES respondent (number),
        PRIMARY KEY (study, kind, digest)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX credential_respondent ON credential (respondent);

      -- What a panel passed along, such as its own identifier of the respondent.
      CREATE TABLE parameter (
        respondent INTEGER NOT NULL REFERENCES respondent (number),
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (respondent, name)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE assignment (
        respondent INTEGER PRIMARY KEY REFERENCES respondent (number),
        study TEXT NOT NULL REFERENCES study (name),
        version TEXT NOT NULL
      ) STRICT;

      -- The lines of each study's log of assignments, as the command 'assign' writes them.
      CREATE TABLE assignment_line (
        study TEXT NOT NULL REFERENCES study (name),
        number INTEGER NOT NULL,
        line TEXT NOT NULL,
        PRIMARY KEY (study, number)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE answer (
        respondent INTEGER NOT NULL REFERENCES respondent (number),
        step TEXT NOT NULL,
        revision INTEGER NOT NULL,
        value TEXT NOT NULL,
        key TEXT NOT NULL,
        answered_at INTEGER NOT NULL,
        PRIMARY KEY (respondent, step, revision)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX answer_key ON answer (respondent, key);

      CREATE TABLE audit (
        number INTEGER PRIMARY KEY,
        line TEXT NOT NULL
      ) STRICT;

      CREATE TABLE deletion (
        respondent INTEGER PRIMARY KEY REFERENCES respondent (number),
        deleted_at INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE token (
        digest BLOB PRIMARY KEY NOT NULL,
        name TEXT NOT NULL UNIQUE,
        role TEXT NOT NULL CHECK (role IN ('owner', 'analyst', 'viewer', 'collector')),
        created_at INTEGER NOT NULL,
        revoked_at INTEGER
      ) STRICT, WITHOUT ROWID;

      -- Sessions of researchers' browsers, and the links by which they are begun once.
      CREATE TABLE researcher_session (
        digest BLOB PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('link', 'session')),
        role TEXT NOT NULL CHECK (role IN ('owner', 'analyst', 'viewer', 'collector')),
        token BLOB REFERENCES token (digest),
        expires_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      """

    private static let triggers =
      kept("assignment", against: ["UPDATE", "DELETE"])
      + kept("assignment_line", against: ["UPDATE", "DELETE"])
      + kept("audit", against: ["UPDATE", "DELETE"])
      + kept("deletion", against: ["UPDATE", "DELETE"])
      + kept("answer", against: ["UPDATE"]) + kept("salt", against: ["UPDATE"])
      + kept("respondent", against: ["DELETE"]) + kept("study", against: ["DELETE"])
      + goneOnlyAfterDeletion("answer") + goneOnlyAfterDeletion("parameter")
      + goneOnlyAfterDeletion("salt")
        + """
        CREATE TRIGGER respondent_stays BEFORE UPDATE ON respondent
        WHEN NEW.number IS NOT OLD.number OR NEW.study IS NOT OLD.study
          OR NEW.name IS NOT OLD.name OR NEW.consented_at IS NOT OLD.consented_at
          OR (OLD.completed_at IS NOT NULL AND NEW.completed_at IS NOT OLD.completed_at)
        BEGIN SELECT RAISE(ABORT, 'a respondent is not renamed or moved'); END;

        CREATE TRIGGER answer_after_end BEFORE INSERT ON answer
        WHEN (SELECT completed_at FROM respondent WHERE number = NEW.respondent) IS NOT NULL
          OR EXISTS (SELECT 1 FROM deletion WHERE respondent = NEW.respondent)
        BEGIN SELECT RAISE(ABORT, 'no answer after the end'); END;

        CREATE TRIGGER study_seed BEFORE UPDATE ON study
        WHEN NEW.seed IS NOT OLD.seed AND OLD.state <> 'draft'
        BEGIN SELECT RAISE(ABORT, 'the seed of a study that was opened stays'); END;

        CREATE TRIGGER credential_stays BEFORE UPDATE ON credential
        WHEN OLD.respondent IS NOT NULL OR NEW.digest IS NOT OLD.digest
          OR NEW.study IS NOT OLD.study OR NEW.kind IS NOT OLD.kind
        BEGIN SELECT RAISE(ABORT, 'a code belongs to one respondent'); END;

        CREATE TRIGGER credential_goes BEFORE DELETE ON credential
        WHEN OLD.respondent IS NULL
          OR NOT EXISTS (SELECT 1 FROM deletion WHERE respondent = OLD.respondent)
        BEGIN SELECT RAISE(ABORT, 'only a deletion takes a code away'); END;

        """

    private static func kept(_ table: String, against changes: [String]) -> String {
      changes.map { change in
        """
        CREATE TRIGGER \(table)_no_\(change.lowercased()) BEFORE \(change) ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table) is only added to'); END;

        """
      }.joined()
    }

    private static func goneOnlyAfterDeletion(_ table: String) -> String {
      """
      CREATE TRIGGER \(table)_goes BEFORE DELETE ON \(table)
      WHEN NOT EXISTS (SELECT 1 FROM deletion WHERE respondent = OLD.respondent)
      BEGIN SELECT RAISE(ABORT, '\(table) goes only with a deletion record'); END;

      """
    }
  }
#endif
