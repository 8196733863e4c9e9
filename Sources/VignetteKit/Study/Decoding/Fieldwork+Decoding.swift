extension Fieldwork {
  enum Key: String, FieldKey {
    case organisation, contact, purpose, entry, panel, blinded
    case retentionDays = "retention-days"
    case minimumSeconds = "minimum-seconds"
    case attentionChecks = "attention-checks"
    case minimumPerVersion = "minimum-per-version"
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let organisation = fields.required(.organisation, LocalizedText.init)
    let contact = fields.required(.contact) { $0.name() }
    let purpose = fields.optional(.purpose, LocalizedText.init)
    let retentionDays = fields.optional(.retentionDays) { $0.count() }
    let entries = fields.optional(.entry) { $0.list { $0.choice(of: Entry.self) } }
    let panel = fields.optional(.panel, PanelPlan.init)
    if panel == nil, fields.cursor(at: .panel) != nil { cursor.log.markUnread(Key.panel.rawValue) }
    let minimumSeconds = fields.optional(.minimumSeconds) { $0.number() }
    let attentionChecks = fields.list(.attentionChecks, AttentionCheck.init)
    let minimumPerVersion = fields.optional(.minimumPerVersion) { $0.count() }
    let isBlinded = fields.optional(.blinded) { $0.truth() }
    guard let organisation, let contact else { return nil }
    self.init(
      organisation: organisation, contact: contact, purpose: purpose,
      retentionDays: retentionDays, entries: entries ?? [.open], panel: panel,
      minimumSeconds: minimumSeconds, attentionChecks: attentionChecks,
      minimumPerVersion: minimumPerVersion ?? Self.defaultMinimumPerVersion,
      isBlinded: isBlinded ?? false)
  }
}

extension PanelPlan {
  enum Key: String, FieldKey {
    case identifier, parameters, hosts, completed, refused
  }

  init?(_ cursor: Cursor) {
    guard let fields = cursor.fields(Key.self) else { return nil }
    let parameters = fields.names(.parameters)
    let hosts = fields.names(.hosts)
    let completed = fields.optional(.completed) { $0.name() }
    let refused = fields.optional(.refused) { $0.name() }
    guard let identifier = fields.required(.identifier, { $0.name() }) else { return nil }
    self.init(
      identifier: identifier, parameters: parameters, hosts: hosts, completed: completed,
      refused: refused)
  }
}
