#if Service
  import Foundation
  import Testing

  @testable import vignette

  @Suite("Settings of the service")
  struct ServiceSettingsTests {
    @Test("A file sets what it names and leaves the rest")
    func file() throws {
      let settings = try settings(
        "port: 9000\ntrust-proxy: true\npublic-address: https://survey.example.org/\n")
      var expected = ServiceSettings()
      expected.port = 9_000
      expected.trustsProxy = true
      expected.publicAddress = "https://survey.example.org"
      #expect(settings == expected)
      #expect(try self.settings("") == ServiceSettings())
      #expect(try self.settings("# port: 9000\n\n") == ServiceSettings())
    }

    @Test(
      "What can't be meant is refused with its place",
      arguments: [
        ("prot: 9000\n", "1:1: there is no setting 'prot'; did you mean port?"),
        ("host: localhost\nport: many\n", "2:1: 'port' is 'many', expected a whole number."),
        ("trust-proxy: yes\n", "1:1: 'trust-proxy' is 'yes', expected true or false."),
        ("port: [1]\n", "1:1: 'port' is a list of 1 item, expected one value."),
      ])
    func refused(text: String, message: String) throws {
      let error = #expect(throws: InputError.self) { try settings(text) }
      #expect(error?.description.hasSuffix(message) == true, "\(error?.description ?? "")")
    }

    @Test("Numbers outside their range are refused")
    func ranges() {
      var settings = ServiceSettings()
      settings.port = 70_000
      #expect(
        throws: InputError("'port' is 70000; it must lie between 0 and 65535.")
      ) { try settings.check() }
    }

    private func settings(_ text: String) throws -> ServiceSettings {
      let path = NSTemporaryDirectory() + "settings-\(UUID().uuidString).yaml"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      defer { try? FileManager.default.removeItem(atPath: path) }
      return try ServiceSettings(readingFile: path)
    }
  }
#endif
