// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/study_tree.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTreeWidgetItemIterator>
#include <algorithm>
#include <cmath>

#include "app/desktop/language.h"
#include "app/desktop/run_words.h"

namespace glmamba::app {

namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kIsStudyRole = Qt::UserRole + 1;
constexpr int kRunRole = Qt::UserRole + 2;
constexpr int kFilterRole = Qt::UserRole + 3;

QString millimetres(double value) { return QString::number(std::round(value * 100) / 100); }

QString gridText(const core::Geometry& geometry) {
  const auto& size = geometry.size();
  QStringList spacing;
  for (const double value : geometry.spacing()) spacing << millimetres(value);
  spacing.removeDuplicates();
  // "1 mm" for the same spacing along all axes, "0.5×0.5×3 mm" otherwise.
  if (spacing.size() > 1) {
    spacing.clear();
    for (const double value : geometry.spacing()) spacing << millimetres(value);
  }
  return QString("%1×%2×%3 · %4 mm").arg(size[0]).arg(size[1]).arg(size[2]).arg(spacing.join("×"));
}

QString nameText(const core::Series& series) {
  const QString name = QString::fromStdString(series.description);
  const QString contrast = QString::fromStdString(core::contrastName(series.contrast));
  return contrast.isEmpty() || name.startsWith(contrast + " ") ? name : contrast + "  " + name;
}

QString studyText(const core::Study& study) {
  QStringList parts;
  if (!study.patientName.empty()) parts << QString::fromStdString(study.patientName).replace('^', ' ').trimmed();
  if (!study.description.empty()) parts << QString::fromStdString(study.description);
  if (study.date.size() == 8)
    parts << QString::fromStdString(study.date.substr(0, 4) + "-" + study.date.substr(4, 2) + "-" +
                                    study.date.substr(6, 2));
  parts.removeDuplicates();
  return parts.isEmpty() ? StudyTree::tr("Study") : parts.join(" · ");
}

}  // namespace

StudyTree::StudyTree(Session& session, QWidget* parent)
    : QTreeWidget(parent), m_session(session), m_thumbnails(session, this) {
  setObjectName("studyTree");
  setHeaderHidden(true);
  setColumnCount(1);
  setUniformRowHeights(false);
  setTextElideMode(Qt::ElideRight);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setAccessibleName(tr("Studies"));
  setIconSize({Thumbnails::kSide, Thumbnails::kSide});
  setIndentation(fontMetrics().height() * 2 / 3);
  setDragEnabled(true);
  setDragDropMode(QAbstractItemView::DragOnly);
  connect(&session, &Session::studiesChanged, this, &StudyTree::rebuild);
  connect(&session, &Session::studiesFound, this, [this](const std::vector<core::Study>& studies) {
    m_found = studies;
    rebuild();
  });
  connect(&session, &Session::imagesChanged, this, &StudyTree::rebuild);
  connect(&session, &Session::labelsChanged, this, &StudyTree::rebuild);
  connect(&session, &Session::runsChanged, this, &StudyTree::rebuild);
  connect(&session, &Session::runChanged, this, &StudyTree::showProgress);
  connect(&m_thumbnails, &Thumbnails::ready, this, [this](const QString& id, const QPixmap& picture) {
    for (QTreeWidgetItemIterator item(this); *item; ++item)
      if ((*item)->data(0, kIdRole).toString() == id && !(*item)->data(0, kIsStudyRole).toBool() &&
          (*item)->data(0, kRunRole).isNull())
        (*item)->setIcon(0, picture);
  });
  connect(&session, &Session::resultChanged, this, &StudyTree::rebuild);
  connect(this, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
    if (!item->data(0, kRunRole).isNull()) return m_session.showRun(item->data(0, kRunRole).toULongLong());
    const std::string id = item->data(0, kIdRole).toString().toStdString();
    const core::Series* series = m_session.studies().findSeries(id);
    if (!series || item->data(0, kIsStudyRole).toBool()) return;
    if (series->kind == core::SeriesKind::labelMap)
      m_session.loadLabels(id);
    else
      m_session.useAsTarget(id);
  });
  setContextMenuPolicy(Qt::CustomContextMenu);
  connect(this, &QWidget::customContextMenuRequested, this, [this](const QPoint& position) {
    if (itemAt(position)) emit contextMenuAsked(viewport()->mapToGlobal(position));
  });
}

QString StudyTree::roleOf(const core::Series& series) const {
  const PairImages& images = m_session.images();
  if (images.target && images.target->id == series.id)
    return images.tryFactor > 1 ? tr("target (degraded ×%1)").arg(images.tryFactor) : tr("target");
  if (images.reference && images.reference->id == series.id) return tr("reference");
  if (m_session.labels() && m_session.labels()->series.id == series.id) return tr("overlay");
  return series.kind == core::SeriesKind::labelMap ? tr("label map") : QString();
}

QTreeWidgetItem* StudyTree::addSeries(QTreeWidgetItem& study, const core::Series& series) {
  const QString role = roleOf(series);
  QString name = nameText(series);
  if (role.startsWith(tr("target")))
    name = "▶ " + name;
  else if (role == tr("reference"))
    name = "◆ " + name;
  QString second = gridText(series.geometry);
  if (!role.isEmpty()) second += "\n" + role;
  auto* item = new QTreeWidgetItem(&study, {name + "\n" + second});
  item->setData(0, kIdRole, QString::fromStdString(series.id));
  item->setData(0, kFilterRole, study.text(0) + " " + name + " " + second);
  QStringList tip{name, second};
  for (const std::string& warning : series.warnings) tip << told(warning);
  item->setToolTip(0, tip.join("\n"));
  if (!role.isEmpty() && role != tr("label map")) {
    QFont bold = item->font(0);
    bold.setBold(true);
    item->setFont(0, bold);
  }
  QPixmap picture = m_thumbnails.picture(series);
  if (picture.isNull()) {
    picture = QPixmap(Thumbnails::kSide, Thumbnails::kSide);
    picture.fill(Qt::black);
  }
  item->setIcon(0, picture);
  return item;
}

void StudyTree::addRuns(QTreeWidgetItem& item, const std::string& seriesId) {
  const Run* shown = m_session.shownRun();
  for (const auto& run : m_session.runs().runs()) {
    if (run->task != RunTask::superResolve) continue;
    if (!run->images.target || run->images.target->id != seriesId) continue;
    auto* made = new QTreeWidgetItem(&item, {runText(*run)});
    made->setData(0, kRunRole, run->id);
    made->setToolTip(0, tr("AI, research use. Double-click shows it."));
    if (shown && shown->id == run->id) {
      QFont bold = made->font(0);
      bold.setBold(true);
      made->setFont(0, bold);
    }
  }
}

QString StudyTree::runText(const Run& run) { return "SR " + titleOf(run) + "\n" + stateText(run); }

void StudyTree::showProgress() {
  const Run* active = m_session.runs().active();
  if (!active) return;
  for (QTreeWidgetItemIterator item(this); *item; ++item)
    if ((*item)->data(0, kRunRole).toULongLong() == active->id) (*item)->setText(0, runText(*active));
}

void StudyTree::setFilter(const QString& words) {
  m_filter = words;
  applyFilter();
}

void StudyTree::applyFilter() {
  const QStringList words = m_filter.split(' ', Qt::SkipEmptyParts);
  for (int study = 0; study < topLevelItemCount(); ++study) {
    QTreeWidgetItem* top = topLevelItem(study);
    bool anyShown = false;
    for (int n = 0; n < top->childCount(); ++n) {
      const QString text = top->child(n)->data(0, kFilterRole).toString();
      const bool isShown = std::all_of(words.begin(), words.end(),
                                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
      top->child(n)->setHidden(!isShown);
      anyShown = anyShown || isShown;
    }
    top->setHidden(!anyShown);
  }
}

QMimeData* StudyTree::mimeData(DraggedItems items) const {
  if (items.isEmpty() || items.front()->data(0, kIsStudyRole).toBool()) return nullptr;
  auto* data = new QMimeData;
  data->setData(kMimeType, items.front()->data(0, kIdRole).toString().toUtf8());
  return data;
}

void StudyTree::rebuild() {
  const std::string selected = selectedSeries();
  const QSignalBlocker quiet(this);
  const int scrolled = verticalScrollBar()->value();
  clear();
  for (const core::Study& study : m_session.studies().studies()) {
    auto* top = new QTreeWidgetItem(this, {studyText(study)});
    top->setData(0, kIdRole, QString::fromStdString(study.id));
    top->setData(0, kIsStudyRole, true);
    top->setToolTip(0, studyText(study));
    top->setFlags(top->flags() & ~Qt::ItemIsDragEnabled);
    for (const core::Series& series : study.series) {
      QTreeWidgetItem* item = addSeries(*top, series);
      if (series.id == selected) setCurrentItem(item);
      addRuns(*item, series.id);
    }
  }
  addFound();
  expandAll();
  applyFilter();
  verticalScrollBar()->setValue(scrolled);
}

void StudyTree::addFound() {
  for (const core::Study& study : m_found) {
    QTreeWidgetItem* top = nullptr;
    for (const core::Series& series : study.series) {
      if (m_session.studies().findSeries(series.id)) continue;
      if (!top) {
        top = new QTreeWidgetItem(this, {studyText(study) + "\n" + tr("being read …")});
        top->setData(0, kIsStudyRole, true);
        top->setFlags(Qt::NoItemFlags);
      }
      auto* item = new QTreeWidgetItem(top, {nameText(series) + "\n" + gridText(series.geometry)});
      item->setData(0, kFilterRole, studyText(study) + " " + item->text(0));
      item->setFlags(Qt::NoItemFlags);
    }
  }
}

std::string StudyTree::selectedSeries() const {
  const QTreeWidgetItem* item = currentItem();
  if (!item || item->data(0, kIsStudyRole).toBool()) return {};
  if (!item->data(0, kRunRole).isNull()) item = item->parent();
  return item->data(0, kIdRole).toString().toStdString();
}

std::string StudyTree::selectedStudy() const {
  const QTreeWidgetItem* item = currentItem();
  return item && item->data(0, kIsStudyRole).toBool() ? item->data(0, kIdRole).toString().toStdString() : std::string();
}

}  // namespace glmamba::app
