// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/stall_watch.h"

#include <QEvent>
#include <QMetaEnum>
#include <QMetaObject>
#include <QThread>
#include <cstdio>

namespace glmamba::app {

namespace {

#ifdef NDEBUG
constexpr bool kIsDebugBuild = false;
#else
constexpr bool kIsDebugBuild = true;
#endif

}  // namespace

StallWatch::StallWatch(int& argc, char** argv)
    : QApplication(argc, argv), m_isWatching(kIsDebugBuild || qEnvironmentVariableIsSet("GLMAMBA_LOG_STALLS")) {}

bool StallWatch::notify(QObject* receiver, QEvent* event) {
  // Events of other threads come here as well: they keep no window waiting, and what is counted belongs to this one.
  if (QThread::currentThread() != thread() || !m_isWatching) return QApplication::notify(receiver, event);
  // The receiver may be gone afterwards.
  const QByteArray name = receiver->metaObject()->className() + QByteArray(" ") + receiver->objectName().toUtf8();
  const int type = event->type();
  m_inner.push_back(0);
  QElapsedTimer timer;
  timer.start();
  const bool isHandled = QApplication::notify(receiver, event);
  const qint64 all = timer.elapsed();
  const qint64 own = all - m_inner.back();
  m_inner.pop_back();
  if (!m_inner.empty()) m_inner.back() += all;
  if (own > kLongestMs) {
    ++m_stallCount;
    const char* kind = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    std::fprintf(stderr, "glmamba-viewer: the window did not answer for %lld ms: %s of %s\n",
                 static_cast<long long>(own), kind ? kind : "an event", name.trimmed().constData());
  }
  return isHandled;
}

}  // namespace glmamba::app
