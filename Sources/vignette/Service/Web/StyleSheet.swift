#if Service
  /// The style of all pages.
  enum StyleSheet {
    static let text = """
      :root { color-scheme: light; }
      body { font: 1.0625rem/1.6 system-ui, sans-serif; margin: 0 auto; max-width: 44rem; padding: 1rem; }

      """
  }
#endif
