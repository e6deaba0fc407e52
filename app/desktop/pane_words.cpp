// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/pane_words.h"

#include "app/desktop/translated.h"
#include "app/desktop/trust_words.h"

namespace glmamba::app {

namespace {

QString contrastOf(const std::optional<core::Series>& series) {
  if (!series) return {};
  const std::string name = core::contrastName(series->contrast);
  return QString::fromStdString(name.empty() ? series->description : name);
}

PaneWords lrWords(const Session& session) {
  const PairImages& images = session.images();
  PaneWords words;
  words.title = tr("LR  %1").arg(contrastOf(images.target)).toStdString();
  if (images.tryFactor > 1) words.notice = tr("Try mode: degraded ×%1 here").arg(images.tryFactor).toStdString();
  if (!images.target) {
    words.title = tr("LR").toStdString();
    words.message = tr("Open or drop a study").toStdString();
  }
  return words;
}

PaneWords referenceWords(const Session& session) {
  const PairImages& images = session.images();
  if (images.reference) return {tr("Reference  %1").arg(contrastOf(images.reference)).toStdString(), {}, {}};
  return {
      tr("Reference").toStdString(), {}, images.target ? tr("Choose a reference series").toStdString() : std::string()};
}

PaneWords srWords(const Session& session) {
  const Result* result = session.result();
  if (!result) {
    const QString title = tr("SR ×%1").arg(session.settings().scaleFactor);
    QString message;
    if (session.isRunning())
      message = tr("Working on the first slice …");
    else if (session.canRun())
      message = tr("Super-resolve it with Run");
    return {title.toStdString(), {}, message.toStdString()};
  }
  QString notice = tr("AI, research use");
  if (const auto& slices = result->settings.slices)
    notice += " · " + tr("slices %1 to %2").arg(slices->first + 1).arg(slices->last);
  if (!result->complete) {
    const QString slices = tr("%1 of %2 slices").arg(result->finishedSlices).arg(result->totalSlices());
    notice += " · " + (session.isRunning() ? slices : tr("partial: %1").arg(slices));
  }
  const QString title = tr("SR ×%1  %2").arg(result->settings.scaleFactor).arg(contrastOf(session.images().target));
  return {title.toStdString(), notice.toStdString(), {}};
}

PaneWords interpolatedWords(const Session& session) {
  const Result* result = session.result();
  const int factor = result ? result->settings.scaleFactor : session.settings().scaleFactor;
  PaneWords words{
      tr("LR ×%1 zero-filled  %2").arg(factor).arg(contrastOf(session.images().target)).toStdString(), {}, {}};
  if (!result || !result->interpolated) words.message = tr("After a run").toStdString();
  return words;
}

PaneWords truthWords(const Session& session) {
  const PairImages& images = session.images();
  PaneWords words{tr("HR  %1").arg(contrastOf(images.target)).toStdString(), {}, {}};
  if (!images.truth) words.message = tr("No ground truth: use Try mode").toStdString();
  return words;
}

PaneWords unregisteredWords(const Session& session) {
  const PairImages& images = session.images();
  PaneWords words{tr("Before registration  %1").arg(contrastOf(images.reference)).toStdString(), {}, {}};
  if (!images.registration)
    words.message = images.reference ? tr("The reference was not registered").toStdString() : "";
  return words;
}

PaneWords errorWords(const Session& session) {
  const PairImages& images = session.images();
  const Result* result = session.result();
  if (images.truth || (result && result->againstTruth)) {
    return {
        tr("Error  |SR − HR|").toStdString(), {}, result ? std::string() : tr("Error map: after a run").toStdString()};
  }
  if (!result) {
    return {tr("Error").toStdString(),
            {},
            images.target ? tr("No ground truth: use Try mode").toStdString() : std::string()};
  }
  return {tr("Difference  |SR − zero-fill|").toStdString(), tr("No ground truth: not an error").toStdString(), {}};
}

}  // namespace

PaneWords paneWords(Image image, const Session& session) {
  switch (image) {
    case Image::lr:
      return lrWords(session);
    case Image::reference:
      return referenceWords(session);
    case Image::sr:
      return srWords(session);
    case Image::error:
      return errorWords(session);
    case Image::interpolated:
      return interpolatedWords(session);
    case Image::unregistered:
      return unregisteredWords(session);
    case Image::truth:
      break;
  }
  return truthWords(session);
}

PaneWords mapWords(const MapChoice& choice, const Session& session) {
  const Result* result = session.result();
  // Its quantity stands over the colour bar.
  PaneWords words{choice.title.section("  ", 0, 0).toStdString(), {}, {}};
  if (result && result->trust.find(choice.name)) return words;
  const bool isRerun = choice.group == trust::Group::reference || choice.group == trust::Group::uncertainty;
  if (result && result->arrivingMap == choice.name)
    words.notice = tr("%1 of %2 slices").arg(result->arriving.size()).arg(result->totalSlices()).toStdString();
  words.message = (!result || !result->complete ? tr("After a run")
                   : isRerun                    ? tr("Compute it in the panel Trust")
                                                : tr("Being made …"))
                      .toStdString();
  return words;
}

std::string conventionWord(Convention convention) {
  return (convention == Convention::neurological ? tr("neurological") : tr("radiological")).toStdString();
}

}  // namespace glmamba::app
