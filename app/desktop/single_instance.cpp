// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>

namespace glmamba::app {

namespace {

constexpr int kWaitMs = 2000;
constexpr qint64 kMostBytes = 1 << 20;  // longer than any command line
constexpr const char* kTaken = "taken\n";

QStringList stringsOf(const QJsonArray& array) {
  QStringList strings;
  for (const QJsonValue value : array) strings << value.toString();
  return strings;
}

}  // namespace

SingleInstance::SingleInstance(const QString& name, QObject* parent)
    : QObject(parent), m_name(name), m_server(new QLocalServer(this)) {
  m_server->setSocketOptions(QLocalServer::UserAccessOption);
  connect(m_server, &QLocalServer::newConnection, this, [this] {
    QLocalSocket* socket = m_server->nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
      if (socket->bytesAvailable() > kMostBytes) return socket->abort();
      if (!socket->canReadLine()) return;
      const QJsonObject message = QJsonDocument::fromJson(socket->readLine()).object();
      if (!message["arguments"].isArray()) return socket->abort();
      socket->write(kTaken);
      socket->flush();
      emit received(stringsOf(message["arguments"].toArray()), message["folder"].toString());
    });
  });
}

QString SingleInstance::userName() {
  // The home folder tells users apart everywhere, and a hash of it is a good name for a socket.
  const QByteArray hash = QCryptographicHash::hash(QDir::homePath().toUtf8(), QCryptographicHash::Sha256);
  return "glmamba-viewer-" + QString::fromLatin1(hash.toHex().left(16));
}

bool SingleInstance::handOver(const QStringList& arguments, const QString& folder) {
  QLocalSocket socket;
  socket.connectToServer(m_name);
  if (!socket.waitForConnected(kWaitMs)) return false;
  const QJsonObject message{{"arguments", QJsonArray::fromStringList(arguments)}, {"folder", folder}};
  socket.write(QJsonDocument(message).toJson(QJsonDocument::Compact) + "\n");
  if (!socket.waitForBytesWritten(kWaitMs)) return false;
  return socket.waitForReadyRead(kWaitMs) && socket.readLine() == kTaken;
}

bool SingleInstance::listen() {
  if (m_server->listen(m_name)) return true;
  // A program that was killed left its socket.
  QLocalServer::removeServer(m_name);
  return m_server->listen(m_name);
}

}  // namespace glmamba::app
