import VignetteKit

/// The digests by which a registration can be checked later.
struct PreregistrationDigests: Equatable {
  /// Of the study file's bytes.
  let study: String
  /// Of the plan's lines (``VignetteKit/Study/planText``).
  let plan: String

  init(_ file: StudyFile) {
    study = FileDigest.sha256(file.bytes)
    plan = FileDigest.sha256(Array(file.study.planText.utf8))
  }
}
