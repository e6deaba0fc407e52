// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/status_line.h"

#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <cmath>

#include "app/desktop/device_text.h"
#include "app/desktop/trust_words.h"
#include "core/platform.h"

namespace glmamba::app {

namespace {

constexpr int kMachineIntervalMs = 2000;

QString value(float number) {
  if (!std::isfinite(number)) return "–";
  return QString::number(number, 'f', std::abs(number) >= 100 ? 0 : std::abs(number) >= 1 ? 1 : 3);
}

QString sampled(const core::VolumePtr& volume, const core::Vector3& point) {
  return volume ? value(core::sampleLinear(*volume, point)) : "–";
}

// A minus sign and a fixed width keep the line from jumping about.
QString millimetres(double number) { return QString::number(number, 'f', 1).replace('-', "−"); }

}  // namespace

StatusLine::StatusLine(Session& session, DisplayState& display, CompareView& view, QWidget* parent)
    : QStatusBar(parent),
      m_session(session),
      m_display(display),
      m_view(view),
      m_place(new QLabel(this)),
      m_slice(new QLabel(this)),
      m_job(new QLabel(this)),
      m_busy(new QProgressBar(this)),
      m_machine(new QLabel(this)) {
  m_place->setObjectName("place");
  m_slice->setObjectName("slice");
  m_busy->setRange(0, 0);
  m_busy->setMaximumWidth(80);
  m_busy->setTextVisible(false);
  addWidget(m_place, 1);
  addPermanentWidget(m_job);
  addPermanentWidget(m_busy);
  addPermanentWidget(m_slice);
  addPermanentWidget(m_machine);
  connect(&display, &DisplayState::changed, this, &StatusLine::showPlace);
  connect(&session, &Session::imagesChanged, this, &StatusLine::showPlace);
  connect(&session, &Session::sliceDone, this, &StatusLine::showPlace);
  connect(&session, &Session::resultChanged, this, &StatusLine::showPlace);
  connect(&session, &Session::trustChanged, this, &StatusLine::showPlace);
  connect(&session.jobs(), &JobRunner::started, this, [this](JobId id, const QString& title) {
    m_jobs[id] = title;
    showJobs();
  });
  connect(&session.jobs(), &JobRunner::progressed, this, [this](JobId id, const core::Progress& progress) {
    if (m_jobs.count(id) == 0 || progress.total <= 0) return;
    m_busy->setRange(0, progress.total);
    m_busy->setValue(progress.done);
  });
  connect(&session.jobs(), &JobRunner::ended, this, [this](JobId id) {
    m_jobs.erase(id);
    showJobs();
  });
  auto* timer = new QTimer(this);
  connect(timer, &QTimer::timeout, this, &StatusLine::showMachine);
  timer->start(kMachineIntervalMs);
  showPlace();
  showJobs();
  showMachine();
}

void StatusLine::showPlace() {
  const PairImages& images = m_session.images();
  if (!images.lr) {
    m_place->setText(tr("Open files, drop them here, or take the demo study in the Help menu. Research use only."));
    m_slice->clear();
    return;
  }
  const core::Vector3& at = m_display.cursor();
  QStringList parts{tr("LPS %1 %2 %3 mm").arg(millimetres(at[0]), millimetres(at[1]), millimetres(at[2])),
                    tr("LR %1").arg(sampled(images.lr, at)), tr("Ref %1").arg(sampled(images.referenceVolume, at))};
  const Result* result = m_session.result();
  const float sr = result ? result->srAt(at) : std::nanf("");
  if (result) parts << tr("SR %1").arg(value(sr));
  if (result && result->interpolated) parts << tr("ZF %1").arg(sampled(result->interpolated, at));
  if (images.truth) {
    const float hr = core::sampleLinear(*images.truth, at);
    parts << tr("HR %1").arg(value(hr));
    if (result) parts << tr("|err| %1").arg(value(std::abs(sr - hr)));
  }
  if (const MapChoice* choice = mapChoice(m_display.layers().map); choice && result)
    if (const core::TrustMap* map = result->trust.find(choice->name))
      parts << QString("%1 %2 %3").arg(choice->barText, sampled(map->volume, at), choice->unit);
  m_place->setText(parts.join("   "));
  const auto [number, count] = m_view.slicePosition();
  m_slice->setText(number >= 1 && number <= count ? tr("slice %1/%2").arg(number).arg(count)
                                                  : tr("outside the target (%1 slices)").arg(count));
}

void StatusLine::showMachine() {
  const Result* result = m_session.result();
  const QString device = result ? deviceText(result->start.device) : QString();
  const std::uint64_t bytes = core::residentMemory();
  const QString memory = bytes > 0 ? QString("%1 GB").arg(static_cast<double>(bytes) / 1e9, 0, 'f', 1) : QString();
  m_machine->setText(device.isEmpty() ? memory : device + "  " + memory);
}

void StatusLine::showJobs() {
  m_busy->setVisible(!m_jobs.empty());
  m_busy->setRange(0, 0);
  m_job->setText(m_jobs.empty() ? QString() : m_jobs.rbegin()->second + " …");
  showMachine();
}

}  // namespace glmamba::app
