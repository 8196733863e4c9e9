#if Service
  import Hummingbird

  /// The pages of those who take part.
  struct RespondentPages: Sendable {
    let store: ServiceStore
    let gatekeeper: Gatekeeper

    /// The routes.
    var routes: [ServiceRoute] { [] }
  }
#endif
