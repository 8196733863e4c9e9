#if Service
  import HTTPTypes
  import NIOCore
  import NIOHTTPTypes

  /// Closes a connection whose request does not arrive in time, however slowly it drips.
  ///
  /// An idle timeout does not see this: every byte begins it anew.
  final class RequestDeadline: ChannelInboundHandler, RemovableChannelHandler, @unchecked Sendable {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let seconds: Int64
    private var deadline: Scheduled<Void>?

    /// Creates the handler of one connection; used on its event loop only.
    init(seconds: Int) {
      self.seconds = Int64(seconds)
    }

    func channelActive(context: ChannelHandlerContext) {
      start(context)
      context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head: if deadline == nil { start(context) }
      case .body: break
      case .end: stop()
      }
      context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
      stop()
      context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
      stop()
    }

    private func start(_ context: ChannelHandlerContext) {
      let channel = context.channel
      deadline = context.eventLoop.scheduleTask(in: .seconds(seconds)) {
        channel.close(promise: nil)
      }
    }

    private func stop() {
      deadline?.cancel()
      deadline = nil
    }
  }
#endif
