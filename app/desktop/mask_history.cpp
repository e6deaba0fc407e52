// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/mask_history.h"

#include <QUndoStack>
#include <utility>

#include "app/model/session.h"

namespace glmamba::app {

class MaskHistory::Step : public QUndoCommand {
 public:
  Step(Session& session, std::shared_ptr<const MaskStep> step)
      : QUndoCommand(MaskHistory::tr("stroke on a mask")), m_session(session), m_step(std::move(step)) {}
  void undo() override { m_session.replay(*m_step, false); }
  void redo() override {
    // Pushing calls this when all is drawn already.
    if (!std::exchange(m_isNew, false)) m_session.replay(*m_step, true);
  }

 private:
  Session& m_session;
  std::shared_ptr<const MaskStep> m_step;
  bool m_isNew = true;
};

class MaskHistory::LabelStep : public QUndoCommand {
 public:
  LabelStep(Session& session, std::string seriesId, io::LabelEntries before, io::LabelEntries after)
      : QUndoCommand(MaskHistory::tr("names and colours of labels")),
        m_session(session),
        m_seriesId(std::move(seriesId)),
        m_before(std::move(before)),
        m_after(std::move(after)) {}
  void undo() override { m_session.restoreLabelEntries(m_seriesId, m_before); }
  void redo() override {
    if (!std::exchange(m_isNew, false)) m_session.restoreLabelEntries(m_seriesId, m_after);
  }

 private:
  Session& m_session;
  std::string m_seriesId;
  io::LabelEntries m_before, m_after;
  bool m_isNew = true;
};

MaskHistory::MaskHistory(Session& session, QUndoStack& stack, QObject* parent) : QObject(parent) {
  connect(&session, &Session::editDone, this,
          [&session, &stack](const std::shared_ptr<const MaskStep>& step) { stack.push(new Step(session, step)); });
  connect(
      &session, &Session::labelEntriesSet, this,
      [&session, &stack](const std::string& seriesId, const io::LabelEntries& before, const io::LabelEntries& after) {
        stack.push(new LabelStep(session, seriesId, before, after));
      });
}

}  // namespace glmamba::app
