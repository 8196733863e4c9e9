#if Service
  import VignetteKit

  /// What somebody brings along who is about to take part: in the address at first, in the form
  /// afterwards. Parameters that the study doesn't name are dropped.
  struct ArrivalFields: Sendable {
    /// The personal code as it was typed; nil where the study takes none or none was given.
    let code: String?
    /// The panel's identifier, or nil.
    let identifier: String?
    /// What else the panel sent of what the study keeps.
    let parameters: [(name: String, value: String)]
    /// The form's key, which a form that is sent twice has twice.
    let key: String?

    /// The longest value that is taken from an address.
    private static let longest = 200
    private static let prefix = "panel."
    private let panel: PanelPlan?

    /// - Parameter prefix: what stands before the names of the panel's parameters: nothing in the
    ///   address, `panel.` in forms, where they could be taken for fields of the form.
    init(_ fields: FormFields, _ study: Study, prefix: String = "") {
      let fieldwork = study.fieldwork
      let entries = fieldwork?.entries ?? [.open]
      func value(_ name: String) -> String? {
        guard let value = fields[name]?.trimmed, !value.isEmpty, value.utf8.count <= Self.longest,
          value.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else { return nil }
        return value
      }
      code = entries.contains(.codes) ? value("code") : nil
      panel = entries.contains(.panel) ? fieldwork?.panel : nil
      identifier = panel.flatMap { value(prefix + $0.identifier) }
      parameters = (panel?.parameters ?? []).compactMap { name in
        value(prefix + name).map { (name: name, value: $0) }
      }
      key = fields["key"]
    }

    /// What a form of the page sent.
    init(form: FormFields, _ study: Study) {
      self.init(form, study, prefix: Self.prefix)
    }

    /// The way in.
    ///
    /// - Throws: ``ArrivalProblem`` where none of the study's ways is open.
    func entry(into study: Study) throws(ArrivalProblem) -> EntryKind {
      let entries = study.fieldwork?.entries ?? [.open]
      if identifier != nil { return .panel }
      if let code {
        guard Secret(presented: code) != nil else { throw .unknownCode }
        return .code
      }
      if entries.contains(.open) { return .open }
      throw entries.contains(.codes) ? .codeNeeded : .panelNeeded
    }

    /// The panel's parameters, as they stood in the address.
    var panelParameters: [(String, String)] {
      let own = panel.flatMap { panel in identifier.map { (panel.identifier, $0) } }
      return (own.map { [$0] } ?? []) + parameters.map { ($0.name, $0.value) }
    }

    /// The fields that carry all of it to the next page, without the code, for which the consent
    /// page has a field.
    var carried: [HiddenField] {
      panelParameters.map { HiddenField(Self.prefix + $0.0, $0.1) }
        + [HiddenField("key", key ?? Secret().text)]
    }

    /// The fields that carry all of it past the consent page.
    var hiddenFields: [HiddenField] {
      carried + (code.map { [HiddenField("code", $0)] } ?? [])
    }
  }

  /// Why somebody can't take part this way.
  enum ArrivalProblem: Error {
    case codeNeeded, unknownCode, panelNeeded

    /// What is said about it.
    var phrase: RespondentPhrase {
      switch self {
      case .codeNeeded: .needsCode
      case .unknownCode: .wrongCode
      case .panelNeeded: .noPanel
      }
    }
  }
#endif
