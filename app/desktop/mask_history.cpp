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

MaskHistory::MaskHistory(Session& session, QUndoStack& stack, QObject* parent) : QObject(parent) {
  connect(&session, &Session::editDone, this,
          [&session, &stack](const std::shared_ptr<const MaskStep>& step) { stack.push(new Step(session, step)); });
}

}  // namespace glmamba::app
