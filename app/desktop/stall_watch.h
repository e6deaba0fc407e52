// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <vector>

namespace glmamba::app {

/// An application that says on the standard error output which event kept the window from answering for longer than 50
/// ms: in debug builds, and where the environment has GLMAMBA_LOG_STALLS. Time in events within an event counts for
/// those; events of other threads do not count.
class StallWatch : public QApplication {
 public:
  static constexpr int kLongestMs = 50;

  StallWatch(int& argc, char** argv);
  bool notify(QObject* receiver, QEvent* event) override;
  /// How many were said.
  int stallCount() const { return m_stallCount; }
  void setWatching(bool watching) { m_isWatching = watching; }

 private:
  bool m_isWatching;
  int m_stallCount = 0;
  std::vector<qint64> m_inner;  ///< for each event that is being handled: milliseconds of those within it
};

}  // namespace glmamba::app
