import Crypto
import Synchronization
import VersionDiff
import VignetteKit

/// Respondents' answers as a command reads them, with what it must report about them.
struct RespondentData {
  /// The wanted columns.
  let table: ResponseTable
  /// The file, with its digest where that is shown.
  let input: Provenance.Input

  /// What the file says of itself where its answers are made up; nil for respondents' answers.
  let statementOnSynthesis: String?

  /// Reads a file and names on standard error what was read, and how.
  init(
    _ path: String, with reader: CSVReader, digest isDigestShown: Bool
  ) throws(ResponseError) {
    let hasher = Mutex(SHA256())
    var observer: ByteObserver?
    if isDigestShown {
      observer = { bytes in hasher.withLock { $0.update(bufferPointer: bytes) } }
    }
    let contents = try reader.contents(ofFileAt: path, observer: observer)
    table = contents.table
    statementOnSynthesis = contents.header.first { $0.hasPrefix(PublishedSimulation.mark) }
    input = Provenance.Input(
      path: path,
      sha256: isDigestShown ? FileDigest.hexadecimal(hasher.withLock { $0.finalize() }) : "")
    OutputWriter.report(
      "vignette: '\(path)': \(contents.table.rowCount) rows; of \(contents.header.count) columns "
        + "read \(contents.table.columns.count); separator \(contents.separator), decimal mark "
        + "'\(reader.decimalMark.rawValue)'")
  }
}
