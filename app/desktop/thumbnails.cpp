// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/thumbnails.h"

#include <QImage>
#include <algorithm>
#include <iterator>

#include "app/model/thumbnail.h"

namespace glmamba::app {

namespace {

QPixmap pixmapOf(const Thumbnail& thumbnail) {
  const QImage picture(thumbnail.grey.data(), thumbnail.width, thumbnail.height, thumbnail.width,
                       QImage::Format_Grayscale8);
  QImage square(Thumbnails::kSide, Thumbnails::kSide, QImage::Format_RGB32);
  square.fill(Qt::black);
  for (int y = 0; y < picture.height(); ++y)
    for (int x = 0; x < picture.width(); ++x)
      square.setPixel(x + (square.width() - picture.width()) / 2, y + (square.height() - picture.height()) / 2,
                      picture.pixel(x, y));
  return QPixmap::fromImage(square);
}

}  // namespace

Thumbnails::Thumbnails(Session& session, QObject* parent) : QObject(parent), m_session(session) {
  connect(&session, &Session::busyChanged, this, &Thumbnails::next);
  connect(&session, &Session::studiesChanged, this, &Thumbnails::forgetGone);
}

void Thumbnails::forgetGone() {
  const auto isGone = [this](const std::string& id) { return !m_session.studies().findSeries(id); };
  for (auto asked = m_asked.begin(); asked != m_asked.end();) {
    if (isGone(*asked)) m_pictures.erase(*asked);
    asked = isGone(*asked) ? m_asked.erase(asked) : std::next(asked);
  }
  m_wanted.erase(
      std::remove_if(m_wanted.begin(), m_wanted.end(), [&](const core::Series& series) { return isGone(series.id); }),
      m_wanted.end());
}

QPixmap Thumbnails::picture(const core::Series& series) {
  const auto known = m_pictures.find(series.id);
  if (known != m_pictures.end()) return known->second;
  if (m_asked.insert(series.id).second) {
    m_wanted.push_back(series);
    next();
  }
  return {};
}

void Thumbnails::next() {
  if (m_isBusy || m_wanted.empty() || m_session.isBusy()) return;
  const core::Series series = m_wanted.front();
  m_wanted.pop_front();
  core::VolumePtr loaded = m_session.volumeInMemory(series.id);
  if (!loaded && series.files.empty()) return next();
  m_isBusy = true;
  m_jobs.start<Thumbnail>(
      Lane::background, {series.id.c_str(), {}},
      [series, loaded](const JobContext& context) { return thumbnailOf(series, loaded, kSide, context); },
      [this, id = series.id](core::Outcome<Thumbnail> outcome) {
        m_isBusy = false;
        const auto* made = std::get_if<Thumbnail>(&outcome);
        if (made && m_asked.count(id) > 0) {
          const QPixmap picture = pixmapOf(*made);
          m_pictures[id] = picture;
          emit ready(QString::fromStdString(id), picture);
        }
        next();
      });
}

}  // namespace glmamba::app
