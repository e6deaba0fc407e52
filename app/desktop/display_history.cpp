// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/display_history.h"

#include <QUndoCommand>

#include "app/model/display_json.h"

namespace glmamba::app {

namespace {

// Shorter pauses are within one drag or one turn of a wheel.
constexpr int kSettledMs = 400;
constexpr int kMostSteps = 200;

}  // namespace

class DisplayHistory::LookCommand : public QUndoCommand {
 public:
  LookCommand(DisplayHistory& history, QJsonObject before, QJsonObject after)
      : QUndoCommand(DisplayHistory::tr("change of the display")),
        m_history(history),
        m_before(std::move(before)),
        m_after(std::move(after)) {}
  void undo() override { m_history.setLook(m_before); }
  void redo() override { m_history.setLook(m_after); }

 private:
  DisplayHistory& m_history;
  QJsonObject m_before, m_after;
};

class DisplayHistory::PairCommand : public QUndoCommand {
 public:
  PairCommand(DisplayHistory& history, ShownPair before, ShownPair after)
      : QUndoCommand(DisplayHistory::tr("choice of the pair")),
        m_history(history),
        m_before(std::move(before)),
        m_after(std::move(after)) {}
  void undo() override { m_history.setPair(m_before); }
  void redo() override {
    // Pushing calls this as well, when the pair is there already.
    m_history.setPair(m_after);
  }

 private:
  DisplayHistory& m_history;
  ShownPair m_before, m_after;
};

DisplayHistory::DisplayHistory(Session& session, DisplayState& display, QObject* parent)
    : QObject(parent), m_session(session), m_display(display), m_look(lookJson(display)) {
  m_stack.setUndoLimit(kMostSteps);
  m_settled.setSingleShot(true);
  m_settled.setInterval(kSettledMs);
  connect(&m_settled, &QTimer::timeout, this, &DisplayHistory::takeLook);
  connect(&display, &DisplayState::changed, this, [this] {
    if (!m_isReplaying) m_settled.start();
  });
  connect(&session, &Session::imagesChanged, this, &DisplayHistory::takePair);
  connect(&session, &Session::studiesChanged, this, [this] {
    // A pair that is closed can't be shown again.
    if (m_session.studies().isEmpty()) restart();
  });
}

void DisplayHistory::restart() {
  m_settled.stop();
  m_stack.clear();
  m_look = lookJson(m_display);
  m_pair = m_session.shownPair();
}

void DisplayHistory::takeLook() {
  const QJsonObject look = lookJson(m_display);
  if (look == m_look) return;
  const QJsonObject before = m_look;
  m_look = look;
  m_stack.push(new LookCommand(*this, before, look));
}

void DisplayHistory::takePair() {
  // New images come with windows of their own, which are no step of the user's.
  m_settled.stop();
  m_look = lookJson(m_display);
  const ShownPair pair = m_session.shownPair();
  if (pair == m_pair) return;
  const ShownPair before = m_pair;
  m_pair = pair;
  if (before.target.empty() || pair.target.empty()) return restart();
  if (!m_isReplaying) m_stack.push(new PairCommand(*this, before, pair));
}

void DisplayHistory::setLook(const QJsonObject& look) {
  if (look == lookJson(m_display)) return;
  m_isReplaying = true;
  restoreLook(m_display, look);
  m_look = lookJson(m_display);
  m_isReplaying = false;
}

void DisplayHistory::setPair(const ShownPair& pair) {
  if (pair == m_pair) return;
  m_pair = pair;  // its images come later, and are then no step of the user's
  m_session.showPair(pair);
}

}  // namespace glmamba::app
