#if Service
  import Hummingbird

  /// The pages of those who study.
  struct ResearcherPages: Sendable {
    let store: ServiceStore
    let gatekeeper: Gatekeeper

    /// The routes.
    var routes: [ServiceRoute] { [] }
  }
#endif
