// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QStringList>

class QLocalServer;

namespace glmamba::app {

/// Lets a second start of the program hand its arguments to the first of the same user.
class SingleInstance : public QObject {
  Q_OBJECT

 public:
  /// `name` tells this program's users from each other; userName() unless a test takes another.
  explicit SingleInstance(const QString& name, QObject* parent = nullptr);
  static QString userName();

  /// Whether a program that runs already has taken the arguments. `folder` is what relative paths start from.
  bool handOver(const QStringList& arguments, const QString& folder);
  /// Takes arguments from now on; false, and nothing is taken, where the system has no local sockets.
  bool listen();

 signals:
  void received(const QStringList& arguments, const QString& folder);

 private:
  QString m_name;
  QLocalServer* m_server;
};

}  // namespace glmamba::app
