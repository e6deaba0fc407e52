#include "app/desktop/study_tree.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QSignalBlocker>
#include <cmath>

#include "app/desktop/device_text.h"

namespace glmamba::app {

namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kIsStudyRole = Qt::UserRole + 1;

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

StudyTree::StudyTree(Session& session, QWidget* parent) : QTreeWidget(parent), m_session(session) {
  setObjectName("studyTree");
  setHeaderHidden(true);
  setColumnCount(1);
  setUniformRowHeights(false);
  setTextElideMode(Qt::ElideRight);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setAccessibleName(tr("Studies"));
  connect(&session, &Session::studiesChanged, this, &StudyTree::rebuild);
  connect(&session, &Session::imagesChanged, this, &StudyTree::rebuild);
  connect(&session, &Session::labelsChanged, this, &StudyTree::rebuild);
  connect(&session, &Session::resultStarted, this, &StudyTree::rebuild);
  connect(&session, &Session::resultChanged, this, &StudyTree::rebuild);
  connect(this, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
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

void StudyTree::rebuild() {
  const std::string selected = selectedSeries();
  const QSignalBlocker quiet(this);
  clear();
  for (const core::Study& study : m_session.studies().studies()) {
    auto* top = new QTreeWidgetItem(this, {studyText(study)});
    top->setData(0, kIdRole, QString::fromStdString(study.id));
    top->setData(0, kIsStudyRole, true);
    top->setToolTip(0, studyText(study));
    for (const core::Series& series : study.series) {
      const QString role = roleOf(series);
      QString name = QString::fromStdString(series.description);
      const QString contrast = QString::fromStdString(core::contrastName(series.contrast));
      if (!contrast.isEmpty() && !name.startsWith(contrast + " ")) name = contrast + "  " + name;
      if (role.startsWith(tr("target")))
        name = "▶ " + name;
      else if (role == tr("reference"))
        name = "◆ " + name;
      QString second = gridText(series.geometry);
      if (!role.isEmpty()) second += "\n" + role;
      auto* item = new QTreeWidgetItem(top, {name + "\n" + second});
      item->setData(0, kIdRole, QString::fromStdString(series.id));
      QStringList tip{name, second};
      for (const std::string& warning : series.warnings) tip << QString::fromStdString(warning);
      item->setToolTip(0, tip.join("\n"));
      if (!role.isEmpty() && role != tr("label map")) {
        QFont bold = item->font(0);
        bold.setBold(true);
        item->setFont(0, bold);
      }
      if (series.id == selected) setCurrentItem(item);
      const Result* result = m_session.result();
      if (result && m_session.images().target && m_session.images().target->id == series.id) {
        const QString state = result->complete        ? tr("complete")
                              : m_session.isRunning() ? tr("running")
                                                      : tr("partial, %1 slices").arg(result->finishedSlices);
        auto* made = new QTreeWidgetItem(item, {tr("SR ×%1  AI, research use\n%2\n%3")
                                                    .arg(result->settings.scaleFactor)
                                                    .arg(gridText(result->start.grid), state)});
        made->setToolTip(0, tr("Made by %1 on %2")
                                .arg(QString::fromStdString(result->start.model.nameAndVersion()),
                                     deviceText(result->start.device)));
      }
    }
  }
  expandAll();
}

std::string StudyTree::selectedSeries() const {
  const QTreeWidgetItem* item = currentItem();
  if (!item || item->data(0, kIsStudyRole).toBool()) return {};
  return item->data(0, kIdRole).toString().toStdString();
}

std::string StudyTree::selectedStudy() const {
  const QTreeWidgetItem* item = currentItem();
  return item && item->data(0, kIsStudyRole).toBool() ? item->data(0, kIdRole).toString().toStdString() : std::string();
}

}  // namespace glmamba::app
