#if Service
  import Hummingbird

  /// The fields of a form, in the order in which they were sent; a name may stand several times.
  struct FormFields: Sendable, Equatable {
    private let fields: [(name: String, value: String)]

    /// No fields.
    init() {
      fields = []
    }

    /// Reads `application/x-www-form-urlencoded`.
    ///
    /// - Throws: ``ServiceFault/invalid(_:)`` where it is no such text, or has over 1,000 fields.
    init(parsing body: String) throws(ServiceFault) {
      var fields: [(name: String, value: String)] = []
      for field in body.split(separator: "&") {
        let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard fields.count < 1_000, let name = Self.decoded(parts[0]),
          let value = Self.decoded(parts.count > 1 ? parts[1] : "")
        else { throw .invalid("The form can't be read; send it again from its page.") }
        fields.append((name, value))
      }
      self.fields = fields
    }

    /// The first value of a field, or nil.
    subscript(name: String) -> String? {
      fields.first { $0.name == name }?.value
    }

    /// All values of a field.
    func all(_ name: String) -> [String] {
      fields.filter { $0.name == name }.map(\.value)
    }

    /// Whether the field was sent.
    func has(_ name: String) -> Bool {
      fields.contains { $0.name == name }
    }

    static func == (a: FormFields, b: FormFields) -> Bool {
      a.fields.elementsEqual(b.fields) { $0.name == $1.name && $0.value == $1.value }
    }

    private static func decoded(_ text: Substring) -> String? {
      var bytes: [UInt8] = []
      var rest = text.utf8.makeIterator()
      while let byte = rest.next() {
        switch byte {
        case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
        case UInt8(ascii: "%"):
          guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else {
            return nil
          }
          bytes.append(high << 4 | low)
        default: bytes.append(byte)
        }
      }
      return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
      Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
    }
  }
#endif
