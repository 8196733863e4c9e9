/// Something that the texts vary on purpose, such as whether an order can be carried out legally.
public struct Factor: Sendable, Equatable {
  /// The name that slots and tables use.
  public var id: String
  /// What a reader sees.
  public var label: LocalizedText
  /// What it can be, at least two; the first is the reference.
  public var levels: [Level]

  /// Creates a factor.
  public init(id: String, label: LocalizedText, levels: [Level]) {
    self.id = id
    self.label = label
    self.levels = levels
  }

  /// The level with this name, or nil.
  public func level(_ id: String) -> Level? {
    levels.first { $0.id == id }
  }
}

/// One of the things that a factor can be.
public struct Level: Sendable, Equatable {
  /// The name within its factor.
  public var id: String
  /// What a reader of tables sees.
  public var label: LocalizedText
  /// What fills the factor's slot in a text; may be empty; nil where the factor fills no slot.
  public var text: LocalizedText?
  /// Other words for it that texts need, each under a name that slots use: `{client.his}`.
  public var forms: [LevelForm]

  /// Creates a level.
  public init(
    id: String, label: LocalizedText, text: LocalizedText? = nil, forms: [LevelForm] = []
  ) {
    self.id = id
    self.label = label
    self.text = text
    self.forms = forms
  }

  /// The form with this name, or nil.
  public func form(_ id: String) -> LevelForm? {
    forms.first { $0.id == id }
  }
}

/// Words for a level in one grammatical form, such as a pronoun or a Dutch article.
public struct LevelForm: Sendable, Equatable {
  /// The name that slots use, after the factor's and a point.
  public var id: String
  /// The words, in the languages that need this form.
  public var text: LocalizedText

  /// Creates a form.
  public init(id: String, text: LocalizedText) {
    self.id = id
    self.text = text
  }
}
