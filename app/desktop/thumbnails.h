// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPixmap>
#include <deque>
#include <map>
#include <set>
#include <string>

#include "app/model/session.h"

namespace glmamba::app {

/// Small pictures of series, made one after the other while nothing else is read; kept by series id as long as these
/// are in the list. What can't be read has none.
class Thumbnails : public QObject {
  Q_OBJECT

 public:
  static constexpr int kSide = 44;

  explicit Thumbnails(Session& session, QObject* parent = nullptr);

  /// Null while there is none; ready() says when there is.
  QPixmap picture(const core::Series& series);
  /// How many are kept.
  std::size_t count() const { return m_pictures.size(); }

 signals:
  void ready(const QString& seriesId, const QPixmap& picture);

 private:
  void next();
  void forgetGone();

  Session& m_session;
  std::map<std::string, QPixmap> m_pictures;
  std::deque<core::Series> m_wanted;
  std::set<std::string> m_asked;
  bool m_isBusy = false;
  JobRunner m_jobs;  // of its own: nobody waits for a thumbnail
};

}  // namespace glmamba::app
