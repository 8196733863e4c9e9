/// How a study is carried out in the browser: who asks, what respondents are told beforehand, how
/// they come in, and how long their answers are kept.
public struct Fieldwork: Sendable, Equatable {
  /// A way for respondents to come in.
  public enum Entry: String, Sendable, CaseIterable {
    /// Everybody who has the address.
    case open
    /// Everybody who has a personal code, each of which gives one assignment.
    case codes
    /// Members of a panel, whom the panel sends with its own identifier.
    case panel
  }

  /// Who asks, as respondents know them.
  public var organisation: LocalizedText
  /// Where respondents can turn with questions: a mail address, a telephone number or an address
  /// of the web.
  public var contact: String
  /// What the answers are for, in the researchers' own words; nil where the summary will do.
  public var purpose: LocalizedText?
  /// For how many days after the study is closed answers are kept; nil where nobody decided yet.
  public var retentionDays: Int?
  /// How respondents come in; at least one way.
  public var entries: [Entry]
  /// Where a panel's members come from and go back to; nil where there is none.
  public var panel: PanelPlan?
  /// Who needs less time for the whole questionnaire counts as too fast; nil where nobody does.
  public var minimumSeconds: Double?
  /// Questions with a right answer, which show whether the respondent reads.
  public var attentionChecks: [AttentionCheck]
  /// How many respondents each version needs before versions are compared while the study runs.
  public var minimumPerVersion: Int
  /// Whether researchers see no outcome by version before the study is closed.
  public var isBlinded: Bool

  /// How many respondents each version needs where the study doesn't say.
  public static let defaultMinimumPerVersion = 100

  /// Creates a plan of fieldwork.
  public init(
    organisation: LocalizedText, contact: String, purpose: LocalizedText? = nil,
    retentionDays: Int? = nil, entries: [Entry] = [.open], panel: PanelPlan? = nil,
    minimumSeconds: Double? = nil, attentionChecks: [AttentionCheck] = [],
    minimumPerVersion: Int = defaultMinimumPerVersion, isBlinded: Bool = false
  ) {
    self.organisation = organisation
    self.contact = contact
    self.purpose = purpose
    self.retentionDays = retentionDays
    self.entries = entries
    self.panel = panel
    self.minimumSeconds = minimumSeconds
    self.attentionChecks = attentionChecks
    self.minimumPerVersion = minimumPerVersion
    self.isBlinded = isBlinded
  }
}

/// What a panel's addresses look like.
public struct PanelPlan: Sendable, Equatable {
  /// The parameter with the panel's identifier of the respondent, such as `PROLIFIC_PID`.
  public var identifier: String
  /// Further parameters that are kept; all others are ignored.
  public var parameters: [String]
  /// The hosts that respondents may be sent back to.
  public var hosts: [String]
  /// Where somebody goes who answered to the end; nil: nowhere.
  public var completed: String?
  /// Where somebody goes who did not consent; nil: nowhere.
  public var refused: String?

  /// Creates a plan.
  public init(
    identifier: String, parameters: [String] = [], hosts: [String] = [],
    completed: String? = nil, refused: String? = nil
  ) {
    self.identifier = identifier
    self.parameters = parameters
    self.hosts = hosts
    self.completed = completed
    self.refused = refused
  }

  /// The host of a plain `https` address, or nil for anything else: other schemes, ports, names and
  /// passwords before the host, spaces and control characters.
  static func host(of address: String) -> String? {
    let scheme = "https://"
    guard address.hasPrefix(scheme), address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return nil
    }
    let host = address.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    return isHost(host) ? String(host) : nil
  }

  /// Whether a text is the name of a host in lower case, with a point and without a port.
  static func isHost(_ text: some StringProtocol) -> Bool {
    let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count > 1 && text.utf8.count <= 253 && labels.allSatisfy(isHostLabel)
  }

  private static func isHostLabel(_ label: some Collection<UInt8>) -> Bool {
    let bytes = Array(label)
    let hyphen = UInt8(ascii: "-")
    return (1...63).contains(bytes.count) && bytes.first != hyphen && bytes.last != hyphen
      && bytes.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == hyphen
      }
  }
}
