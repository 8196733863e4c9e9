#if Service
  import CoreMetrics
  import Synchronization

  /// Counts and durations of the service, shown in the text format that Prometheus reads. They hold
  /// routes, methods and statuses, and nothing of who asked for what.
  final class ServiceMetrics: MetricsFactory {
    private struct Name: Hashable, Comparable {
      let label: String
      let dimensions: String

      static func < (a: Name, b: Name) -> Bool {
        (a.label, a.dimensions) < (b.label, b.dimensions)
      }
    }

    private let counts = Mutex<[Name: Tally]>([:])
    private let levels = Mutex<[Name: Tally]>([:])
    private let durations = Mutex<[Name: Histogram]>([:])

    /// All figures.
    var text: String {
      var text = ""
      for (name, count) in sorted(counts) {
        text += "\(name.label)_total\(Self.braced(name.dimensions)) \(count.value)\n"
      }
      for (name, level) in sorted(levels) {
        text += "\(name.label)\(Self.braced(name.dimensions)) \(level.value)\n"
      }
      for (name, histogram) in sorted(durations) {
        text += histogram.text(name.label, name.dimensions)
      }
      return text
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
      made(label, dimensions, in: counts) { Tally() }
    }

    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
      made(label, dimensions, in: levels) { Tally() }
    }

    func makeRecorder(
      label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
      made(label, dimensions, in: durations) { Histogram() }
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
      made(label + "_seconds", dimensions, in: durations) { Histogram() }
    }

    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    private func made<Handler>(
      _ label: String, _ dimensions: [(String, String)],
      in handlers: borrowing Mutex<[Name: Handler]>,
      _ make: () -> Handler
    ) -> Handler where Handler: Sendable {
      let name = Name(
        label: Self.word(label),
        dimensions: dimensions.map { "\(Self.word($0.0))=\(JSONFormat.literal($0.1))" }
          .joined(separator: ","))
      return handlers.withLock { handlers in
        if let known = handlers[name] { return known }
        let handler = make()
        handlers[name] = handler
        return handler
      }
    }

    private func sorted<Handler: Sendable>(
      _ handlers: borrowing Mutex<[Name: Handler]>
    ) -> [(key: Name, value: Handler)] {
      handlers.withLock { $0 }.sorted { $0.key < $1.key }
    }

    private static func word(_ text: String) -> String {
      String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }

    private static func braced(_ dimensions: String) -> String {
      dimensions.isEmpty ? "" : "{\(dimensions)}"
    }

    /// A number that goes up, or up and down.
    final class Tally: CounterHandler, MeterHandler {
      private let number = Mutex(0.0)

      /// The number now.
      var value: Double { number.withLock { $0 } }

      func increment(by amount: Int64) { number.withLock { $0 += Double(amount) } }
      func reset() { number.withLock { $0 = 0 } }
      func set(_ value: Int64) { number.withLock { $0 = Double(value) } }
      func set(_ value: Double) { number.withLock { $0 = value } }
      func increment(by amount: Double) { number.withLock { $0 += amount } }
      func decrement(by amount: Double) { number.withLock { $0 -= amount } }
    }

    /// How many values lie under each of some limits.
    final class Histogram: TimerHandler, RecorderHandler {
      private struct Content {
        var counts = [Int](repeating: 0, count: Histogram.limits.count + 1)
        var sum = 0.0
      }

      /// In seconds.
      private static let limits = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5]
      private let content = Mutex(Content())

      func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }
      func record(_ value: Int64) { record(Double(value)) }

      func record(_ value: Double) {
        let place = Self.limits.firstIndex { value <= $0 } ?? Self.limits.count
        content.withLock { content in
          content.counts[place] += 1
          content.sum += value
        }
      }

      fileprivate func text(_ label: String, _ dimensions: String) -> String {
        let content = content.withLock { $0 }
        let separator = dimensions.isEmpty ? "" : ","
        var (text, sum) = ("", 0)
        for (limit, count) in zip(Self.limits.map { "\($0)" } + ["+Inf"], content.counts) {
          sum += count
          text += "\(label)_bucket{\(dimensions)\(separator)le=\"\(limit)\"} \(sum)\n"
        }
        return text + "\(label)_sum\(ServiceMetrics.braced(dimensions)) \(content.sum)\n"
          + "\(label)_count\(ServiceMetrics.braced(dimensions)) \(sum)\n"
      }
    }
  }
#endif
