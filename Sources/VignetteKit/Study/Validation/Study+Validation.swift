extension Study {
  /// Everything that does not fit together: references to nothing, slots without a level, circles
  /// in the routing, figures that can't be.
  ///
  /// A study read from a file has none: reading it would have failed. A study built in code has no
  /// lines and columns; its mistakes name the path of keys instead.
  public func mistakes() -> [StudyMistake] {
    let nowhere = DocumentNode(.mapping([]), at: SourcePosition(line: 1, column: 1))
    return findings(excusing: []).map { finding in
      var mistake = finding.mistake(in: nowhere)
      mistake.found += " at '\((finding.paths.first ?? []).joined(separator: "."))'"
      return mistake
    }
  }

  /// The findings, without those about names that could not be read anyway.
  func findings(excusing unreadNames: Set<String>) -> [StudyFinding] {
    var validator = StudyValidator(self, excusing: unreadNames)
    validator.validate()
    return validator.findings
  }
}
