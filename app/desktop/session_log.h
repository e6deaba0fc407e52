// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QObject>

#include "app/model/session.h"

namespace glmamba::app {

/// Writes what happens in a session into the log: how runs go, and that something failed. By numbers, sizes, models and
/// times; the sentences that the user sees name files, and stay out.
class SessionLog : public QObject {
  Q_OBJECT

 public:
  explicit SessionLog(Session& session, QObject* parent = nullptr);

 private:
  void logRuns();
  void logImages();

  Session& m_session;
  QHash<RunId, RunPhase> m_told;
};

}  // namespace glmamba::app
