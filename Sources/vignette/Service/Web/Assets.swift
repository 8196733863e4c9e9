#if Service
  import Hummingbird

  /// A file that pages load: its address changes with its content, so that browsers keep it.
  struct Asset: Sendable, Equatable {
    /// The media type.
    let type: String
    /// The content.
    let text: String
    /// The address.
    let path: String

    /// Creates an asset named `name.ending`.
    init(_ name: String, ending: String, type: String, _ text: String) {
      self.type = type
      self.text = text
      let digest = FileDigest.sha256(Array(text.utf8)).prefix(12)
      path = "/assets/\(name).\(digest).\(ending)"
    }

    /// The route that answers with it.
    var route: ServiceRoute {
      ServiceRoute(.get, path, for: .everybody) { _, _ in
        Response(
          status: .ok,
          headers: [
            .contentType: type, .cacheControl: "public, max-age=31536000, immutable",
          ], body: .init(byteBuffer: ByteBuffer(string: text)))
      }
    }
  }

  /// Everything that pages load.
  enum Assets {
    /// The style of all pages.
    static let style = Asset(
      "vignette", ending: "css", type: "text/css; charset=utf-8", StyleSheet.text)

    /// A route for each.
    static var routes: [ServiceRoute] { [style.route] }
  }
#endif
