// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/session_log.h"

#include "app/desktop/log_file.h"

namespace glmamba::app {

namespace {

QString sizeOf(const core::VolumePtr& volume) {
  if (!volume) return "none";
  const core::Size3 size = volume->geometry().size();
  return QString("%1x%2x%3").arg(size[0]).arg(size[1]).arg(size[2]);
}

QString factsOf(const Run& run) {
  QString facts = QString("run %1 %2: x%3, target %4, reference %5")
                      .arg(run.id)
                      .arg(phaseName(run.phase))
                      .arg(run.settings.scaleFactor)
                      .arg(sizeOf(run.images.lr), sizeOf(run.images.referenceVolume));
  if (run.record)
    facts += QString(", %1 on %2, %3, %4 slices in %5 s")
                 .arg(QString::fromStdString(run.record->provenance.model()),
                      QString::fromStdString(run.record->provenance.device),
                      QString::fromStdString(run.record->provenance.precision))
                 .arg(run.record->slices)
                 .arg(run.record->seconds, 0, 'f', 1);
  return facts;
}

}  // namespace

SessionLog::SessionLog(Session& session, QObject* parent) : QObject(parent), m_session(session) {
  connect(&session, &Session::runsChanged, this, &SessionLog::logRuns);
  connect(&session, &Session::imagesChanged, this, &SessionLog::logImages);
  connect(&session, &Session::problem, this, [] { logProblem("a problem was shown"); });
  connect(&session, &Session::pairRefused, this, [] { logEvent("a pair was refused"); });
  connect(&session, &Session::exported, this, [] { logEvent("a result was exported"); });
}

void SessionLog::logRuns() {
  for (const auto& run : m_session.runs().runs()) {
    const auto told = m_told.constFind(run->id);
    if (told != m_told.constEnd() && *told == run->phase) continue;
    m_told.insert(run->id, run->phase);
    run->phase == RunPhase::failed ? logProblem(factsOf(*run)) : logEvent(factsOf(*run));
  }
}

void SessionLog::logImages() {
  const PairImages& images = m_session.images();
  logEvent(QString("images on show: low resolution %1").arg(sizeOf(images.lr)) +
           (images.tryFactor > 0 ? QString(", degraded x%1").arg(images.tryFactor) : QString()));
}

}  // namespace glmamba::app
