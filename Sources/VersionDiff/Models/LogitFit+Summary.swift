extension LogitFit {
  /// What is said of the model as a whole.
  var summary: FitSummary {
    var summary = FitSummary()
    summary.clusterCount = frame.clusters?.count
    summary.deviance = deviance
    summary.nullDeviance = nullDeviance
    summary.residualDegreesOfFreedom = Double(residualDegreesOfFreedom)
    return summary
  }
}
