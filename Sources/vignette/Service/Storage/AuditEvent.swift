#if Service
  import Crypto
  import VignetteKit

  #if canImport(FoundationEssentials)
    import FoundationEssentials
  #else
    import Foundation
  #endif

  /// Something that happened and that the log keeps for ever. It names respondents by their
  /// pseudonyms and answers by salted digests, so that nothing personal is left in it once the salt
  /// is deleted.
  enum AuditEvent: Sendable, Equatable {
    case studyAdded(study: String, digest: String)
    case studyChanged(study: String, digest: String, before: String)
    case studyOpened(study: String, digest: String, commitment: String)
    case studyClosed(study: String)
    case consented(study: String, respondent: String, entry: String)
    /// - chain: the chain value of the line in the study's log of assignments.
    case assigned(study: String, respondent: String, version: String, chain: String)
    case answered(study: String, respondent: String, step: String, revision: Int, digest: String)
    case completed(study: String, respondent: String)
    case deleted(study: String, respondent: String)
    case codesMade(study: String, count: Int)
    case exported(study: String, what: String, by: String)
    case tokenMade(name: String, role: String)
    case tokenRevoked(name: String)

    /// The name and the fields, in the order in which they are written.
    var fields: [(name: String, value: String)] {
      switch self {
      case .studyAdded(let study, let digest):
        [("event", "study.added"), ("study", study), ("digest", digest)]
      case .studyChanged(let study, let digest, let before):
        [("event", "study.changed"), ("study", study), ("digest", digest), ("before", before)]
      case .studyOpened(let study, let digest, let commitment):
        [
          ("event", "study.opened"), ("study", study), ("digest", digest),
          ("commitment", commitment),
        ]
      case .studyClosed(let study): [("event", "study.closed"), ("study", study)]
      case .consented(let study, let respondent, let entry):
        [
          ("event", "consented"), ("study", study), ("respondent", respondent), ("entry", entry),
        ]
      case .assigned(let study, let respondent, let version, let chain):
        [
          ("event", "assigned"), ("study", study), ("respondent", respondent),
          ("version", version), ("line", chain),
        ]
      case .answered(let study, let respondent, let step, let revision, let digest):
        [
          ("event", "answered"), ("study", study), ("respondent", respondent), ("step", step),
          ("revision", String(revision)), ("digest", digest),
        ]
      case .completed(let study, let respondent):
        [("event", "completed"), ("study", study), ("respondent", respondent)]
      case .deleted(let study, let respondent):
        [("event", "deleted"), ("study", study), ("respondent", respondent)]
      case .codesMade(let study, let count):
        [("event", "codes.made"), ("study", study), ("count", String(count))]
      case .exported(let study, let what, let by):
        [("event", "exported"), ("study", study), ("what", what), ("by", by)]
      case .tokenMade(let name, let role):
        [("event", "token.made"), ("name", name), ("role", role)]
      case .tokenRevoked(let name): [("event", "token.revoked"), ("name", name)]
      }
    }

    /// What stands for an answer in the log.
    ///
    /// ```
    /// hex(SHA-256(salt · respondent LF step LF revision LF value))
    /// ```
    /// The salt is 16 random bytes of the respondent's own; without it, the answer can't be found
    /// by trying the few that are possible.
    static func digest(
      of value: String, step: String, revision: Int, respondent: String, salt: Data
    ) -> String {
      var hash = SHA256()
      hash.update(data: salt)
      hash.update(data: Data("\(respondent)\n\(step)\n\(revision)\n\(value)".utf8))
      return Hexadecimal.text(hash.finalize())
    }
  }

  /// The end of the log, from which it goes on.
  ///
  /// A line is a JSON object; lines are linked as those of a log of assignments are:
  /// ```
  /// chain_k = hex(SHA-256(chain_{k−1} LF line_k up to ,"chain":))     chain_0 = 64 zeros
  /// ```
  struct AuditChain: Sendable, Equatable {
    /// The number of the last line.
    private(set) var number: Int
    /// Its chain value.
    private(set) var chain: String

    /// The beginning.
    static let start = AuditChain(number: 0, chain: String(repeating: "0", count: 64))

    /// Goes on after a line.
    init(number: Int, chain: String) {
      self.number = number
      self.chain = chain
    }

    /// The next line. Its time is the clock's; the order is the number's.
    mutating func line(_ event: AuditEvent, at time: Int) -> String {
      number += 1
      var body = "{\"n\":\(number),\"at\":\(time)"
      for field in event.fields { body += ",\"\(field.name)\":\(Self.quoted(field.value))" }
      chain = Self.value(after: chain, body: body)
      return "\(body),\"chain\":\"\(chain)\"}"
    }

    /// The chain value of a line, from the one before and the line up to its own.
    static func value(after chain: String, body: some StringProtocol) -> String {
      var hash = SHA256()
      hash.update(data: Data(chain.utf8))
      hash.update(data: [UInt8(ascii: "\n")])
      hash.update(data: Data(body.utf8))
      return Hexadecimal.text(hash.finalize())
    }

    /// The text up to the chain, and the chain; nil where the line doesn't end in one.
    static func parts(of line: String) -> (body: Substring, chain: Substring)? {
      let mark = ",\"chain\":\""
      let length = mark.utf8.count + 64 + 2
      guard line.utf8.count > length, line.hasSuffix("\"}"),
        let start = line.utf8.index(line.endIndex, offsetBy: -length, limitedBy: line.startIndex),
        line[start...].hasPrefix(mark)
      else { return nil }
      let chainStart = line.utf8.index(start, offsetBy: mark.utf8.count)
      return (line[..<start], line[chainStart...].prefix(64))
    }

    private static func quoted(_ text: String) -> String {
      var json = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": json += "\\\(scalar)"
        case "\u{0}"..."\u{1F}":
          let digits = String(scalar.value, radix: 16)
          json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: json.unicodeScalars.append(scalar)
        }
      }
      return json + "\""
    }
  }
#endif
