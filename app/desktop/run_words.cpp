// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/run_words.h"

#include <QLocale>
#include <cmath>

#include "app/desktop/device_text.h"
#include "app/desktop/language.h"
#include "app/desktop/layout_words.h"
#include "app/desktop/translated.h"
#include "core/registration.h"

namespace glmamba::app {

namespace {

QString row(const QString& name, const QString& value) {
  return value.isEmpty() ? QString()
                         : QString("<tr><td style=\"padding-right:14px\"><b>%1</b></td><td>%2</td></tr>")
                               .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
}

QString nameOf(const std::optional<core::Series>& series) {
  if (!series) return {};
  const QString contrast = QString::fromStdString(core::contrastName(series->contrast));
  const QString name = QString::fromStdString(series->description);
  return contrast.isEmpty() || name.startsWith(contrast + " ") ? name : contrast + "  " + name;
}

QString contrastOr(const core::Series& series, const QString& otherwise) {
  const std::string name = core::contrastName(series.contrast);
  return name.empty() ? otherwise : QString::fromStdString(name);
}

QString measureText(const imaging::Metrics& metrics) {
  return tr("%1 dB, SSIM %2, NMSE %3")
      .arg(metrics.psnr, 0, 'f', 2)
      .arg(metrics.ssim, 0, 'f', 4)
      .arg(metrics.nmse, 0, 'f', 4);
}

QString spacingText(double value) { return QString::number(std::round(value * 100) / 100); }

QString inPlane(const core::Geometry& geometry) {
  const core::Vector3& spacing = geometry.spacing();
  return QString("%1×%2×%3 mm").arg(spacingText(spacing[0]), spacingText(spacing[1]), spacingText(spacing[2]));
}

// Between the slices' normals, 0–90 degrees.
double degreesBetween(const core::Geometry& a, const core::Geometry& b) {
  const double cosine = std::abs(core::dot(a.direction(2), b.direction(2)));
  return std::acos(std::min(1.0, cosine)) * 180 / std::acos(-1.0);
}

}  // namespace

QString durationText(double seconds) {
  const int whole = static_cast<int>(std::ceil(seconds));
  if (whole < 60) return tr("%1 s").arg(whole);
  if (whole < 3600) return tr("%1 min %2 s").arg(whole / 60).arg(whole % 60, 2, 10, QChar('0'));
  return tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60, 2, 10, QChar('0'));
}

QString stateText(const Run& run) {
  const core::Progress& progress = run.progress;
  const QString slices = tr("Slice %1 of %2").arg(progress.done).arg(progress.total);
  switch (run.phase) {
    case RunPhase::waiting:
      return tr("Waiting");
    case RunPhase::loadingModel:
      return run.gate.isPaused() ? tr("Paused") : tr("Loading the model …");
    case RunPhase::running:
      if (run.gate.isPaused()) return tr("Paused") + " · " + slices;
      return progress.secondsLeft < 0 ? slices : slices + " · " + tr("%1 left").arg(durationText(progress.secondsLeft));
    case RunPhase::cancelling:
      return tr("Cancelling …");
    case RunPhase::stopped:
      return run.result ? tr("Stopped: %1 of %2 slices are done.")
                              .arg(run.result->finishedSlices)
                              .arg(run.result->totalSlices())
                        : tr("Stopped");
    case RunPhase::failed:
      return tr("Failed: %1").arg(run.failure);
    case RunPhase::complete:
      break;
  }
  if (!run.record) return run.task == RunTask::superResolve ? QString() : tr("Done");
  return tr("%1 slices in %2 on %3")
      .arg(run.record->slices)
      .arg(durationText(run.record->seconds), deviceText(run.record->provenance.device));
}

QString titleOf(const Run& run) {
  if (run.segment) return tr("Tumour in %1").arg(QString::fromStdString(run.segment->imageName));
  if (run.task == RunTask::referenceInfluence) return tr("Reference influence");
  if (run.task == RunTask::uncertainty) return tr("Uncertainty");
  QString title = QString("×%1").arg(run.settings.scaleFactor);
  const std::string model = run.record ? run.record->provenance.modelName : run.settings.model;
  if (!model.empty()) title += "  " + QString::fromStdString(model);
  if (run.record && run.record->srMetrics) title += "  " + tr("%1 dB").arg(run.record->srMetrics->psnr, 0, 'f', 2);
  return title;
}

QString provenanceHtml(const Run& run) {
  const PairImages& images = run.images;
  QString rows = row(tr("Target"), nameOf(images.target)) + row(tr("Reference"), nameOf(images.reference));
  if (images.tryFactor > 1) rows += row(tr("Try mode"), tr("target degraded ×%1 in k-space").arg(images.tryFactor));
  if (images.pairing.acceptRefused) rows += row(tr("Pair"), tr("accepted by hand after its check refused it"));
  rows += row(tr("Asked for"), QLocale().toString(run.asked, QLocale::ShortFormat));
  if (const auto& slices = run.settings.slices)
    rows += row(tr("Slices"), tr("%1 to %2").arg(slices->first + 1).arg(slices->last));
  if (run.record) {
    const core::Provenance& made = run.record->provenance;
    rows += row(tr("Model"), QString::fromStdString(made.model()));
    rows += row(tr("Weights"), "SHA-256 " + QString::fromStdString(made.weightsSha256));
    rows += row(tr("Computed on"), deviceText(made.device) + ", " + QString::fromStdString(made.precision));
    rows += row(tr("Started from"), told(made.upsampling));
    rows += row(tr("Registration"), made.registration ? told(core::describe(*made.registration))
                                                      : tr("none: the reference is where its header puts it"));
    if (made.ensemble) rows += row(tr("Ensemble"), tr("mean over eight flips and turns"));
    if (made.dataConsistency) rows += row(tr("Data consistency"), tr("measured band of k-space put back"));
    rows += row(tr("Time"), durationText(run.record->seconds));
    if (run.record->srMetrics) rows += row("SR", measureText(*run.record->srMetrics));
    if (run.record->interpolatedMetrics) rows += row(tr("Zero-fill"), measureText(*run.record->interpolatedMetrics));
    rows += row(tr("Program"), "GLMamba Viewer " + QString::fromStdString(made.programVersion));
  }
  if (!run.file.empty()) rows += row(tr("Written to"), QString::fromStdString(run.file.u8string()));
  rows += row(tr("State"), stateText(run));
  return "<table>" + rows + "</table><p>" + tr("AI, research use only: a result is not acquired data.") + "</p>";
}

QString cardHtml(const engine::ModelCard& card) {
  QStringList references, subjects;
  for (const std::string& contrast : card.referenceContrasts) references << QString::fromStdString(contrast);
  for (const std::string& subject : card.trainingSubjects) subjects << QString::fromStdString(subject);
  QString page =
      "<h3>" + QString::fromStdString(card.nameAndVersion()).toHtmlEscaped() + "</h3><p>" +
      QString::fromStdString(card.description).toHtmlEscaped() + "</p><table>" +
      row(tr("For"), tr("%1 guided by %2, ×%3 in plane")
                         .arg(QString::fromStdString(card.targetContrast), references.join(", "))
                         .arg(card.scaleFactor)) +
      row(tr("Network"), tr("%1, %L2 parameters").arg(QString::fromStdString(card.network)).arg(card.parameters)) +
      row(tr("Trained on"), tr("%1 subjects").arg(subjects.size())) +
      row(tr("Training"), QString::fromStdString(card.training)) +
      row(tr("Weights"), "SHA-256 " + QString::fromStdString(card.weightsSha256)) + "</table>";
  if (card.accuracy.empty()) return page + "<p>" + tr("No accuracy was measured.") + "</p>";
  page += "<p><b>" + tr("Measured") + "</b></p><table>";
  for (const engine::MeasuredAccuracy& measured : card.accuracy)
    page += row(QString::fromStdString(measured.subject + "  " + measured.method),
                tr("%1 dB, SSIM %2").arg(measured.psnr, 0, 'f', 2).arg(measured.ssim, 0, 'f', 4));
  return page + "</table>";
}

QStringList differences(const PairImages& images) {
  QStringList lines;
  if (!images.target || !images.reference) return lines;
  const core::Geometry& target = images.lr ? images.lr->geometry() : images.target->geometry;
  const core::Geometry& reference =
      images.referenceVolume ? images.referenceVolume->geometry() : images.reference->geometry;
  for (const core::PairingFinding& finding : images.findings)
    if (finding.severity != core::Severity::note) lines << "⚠ " + told(finding.message);
  lines << tr("Contrast: %1 guided by %2")
               .arg(contrastOr(*images.target, tr("unknown")), contrastOr(*images.reference, tr("unknown")));
  const double finer = core::spacingInPlanesOf(target, target) / core::spacingInPlanesOf(target, reference);
  lines << tr("Resolution: %1, reference %2 (%3 in the target's planes)")
               .arg(inPlane(target), inPlane(reference),
                    std::abs(finer - 1) < 0.05 ? tr("as fine")
                    : finer > 1                ? tr("%1 times finer").arg(finer, 0, 'f', 1)
                                               : tr("%1 times coarser").arg(1 / finer, 0, 'f', 1));
  lines << tr("Coverage: %1 % of the target").arg(std::round(100 * core::overlapFraction(target, reference)));
  const double turned = degreesBetween(target, reference);
  lines << (turned < 1 ? tr("Orientation: the same planes")
                       : tr("Orientation: planes turned by %1°").arg(turned, 0, 'f', 0));
  if (images.registration)
    lines << tr("Registered: %1; “%2” shows where it lay")
                 .arg(told(core::describe(*images.registration)), imageText(Image::unregistered));
  else if (!target.frameOfReferenceUid().empty() && target.frameOfReferenceUid() == reference.frameOfReferenceUid())
    lines << tr("Place: one frame of reference, not moved");
  else
    lines << tr("Place: as the headers say, not registered");
  return lines;
}

}  // namespace glmamba::app
