#if Service
  import HTTPTypes
  import Hummingbird

  /// Why a request is not answered as it was meant; each becomes a page or a problem document.
  enum ServiceFault: Error, Equatable {
    /// There is nothing at this address, or nothing that this visitor may know of.
    case notFound
    /// The address knows other methods only.
    case otherMethod(allowed: [String])
    /// A token or session is needed.
    case notSignedIn
    /// The role does not allow it.
    case notAllowed
    /// The form was not sent from this site's own page, or the page is out of date.
    case foreignForm
    /// The request can't be understood; what is wrong with it.
    case invalid(String)
    /// It contradicts what is stored.
    case conflict(String)
    /// Too many requests from one sender.
    case tooMany(retryAfter: Int)
    /// Nothing can be stored at the moment.
    case unavailable

    /// The HTTP status.
    var status: HTTPResponse.Status {
      switch self {
      case .notFound: .notFound
      case .otherMethod: .methodNotAllowed
      case .notSignedIn: .unauthorized
      case .notAllowed, .foreignForm: .forbidden
      case .invalid: .unprocessableContent
      case .conflict: .conflict
      case .tooMany: .tooManyRequests
      case .unavailable: .serviceUnavailable
      }
    }

    /// What a person is told.
    var message: String {
      switch self {
      case .notFound: "There is nothing at this address."
      case .otherMethod(let allowed): "This address knows \(allowed.joined(separator: ", ")) only."
      case .notSignedIn: "This needs a token; see 'vignette admin token'."
      case .notAllowed: "Your role does not allow this."
      case .foreignForm:
        "The form is out of date, or was not sent from this site. Go back, reload the page and send "
          + "it again."
      case .invalid(let reason), .conflict(let reason): reason
      case .tooMany: "Too many requests; wait a moment and try again."
      case .unavailable: "Nothing can be stored at the moment. Try again in a moment."
      }
    }

    /// The fault that an error of a lower layer is for the visitor; nil for faults of the program.
    init?(_ error: any Error) {
      switch error {
      case let fault as ServiceFault: self = fault
      case let error as StorageError: self.init(error)
      case let error as HTTPError where error.status == .notFound: self = .notFound
      default: return nil
      }
    }

    private init?(_ error: StorageError) {
      switch error {
      case .unknownStudy, .unknownRespondent: self = .notFound
      case .state, .completed, .changed, .notReady: self = .conflict(error.description)
      case .unknownCode: self = .invalid(error.description)
      case .unavailable: self = .unavailable
      case .cannotOpen, .notDurable, .newer, .damaged: return nil
      }
    }
  }
#endif
