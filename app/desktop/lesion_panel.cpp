// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/lesion_panel.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTimer>
#include <QTreeWidget>
#include <cmath>

namespace glmamba::app {

namespace {

constexpr int kPlaceRole = Qt::UserRole;
constexpr int kMostRows = 50;
constexpr double kDefaultLimit = 20;  // %

QString percent(double share) { return QString::number(std::round(100 * share)) + " %"; }
QString signedPercent(double share) { return (share < 0 ? "−" : "+") + percent(std::abs(share)); }
QString millilitres(double value) { return QString::number(value, 'f', value < 10 ? 2 : 1); }

trust::LesionInput inputOf(const Session& session, double limit) {
  const PairImages& images = session.images();
  const Result* result = session.result();
  trust::LesionInput input;
  input.labels = session.labels()->volume;
  if (session.comparison()) input.other = session.comparison()->volume;
  const auto add = [&](const char* name, const core::VolumePtr& volume, bool isCompared) {
    if (volume) input.images.push_back({name, volume, isCompared});
  };
  add("LR", images.lr, true);
  // A result of some slices is nothing in the others, and would look like a change of the lesion.
  add("SR", result && !result->settings.slices ? result->sr : nullptr, true);
  add("HR", images.truth, true);
  add("Ref", images.referenceVolume, false);
  input.limit = limit;
  return input;
}

}  // namespace

LesionPanel::LesionPanel(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_limit(new QDoubleSpinBox(this)),
      m_rows(new QTreeWidget(this)),
      m_text(new QLabel(this)) {
  m_limit->setObjectName("lesionLimit");
  m_limit->setRange(1, 200);
  m_limit->setDecimals(0);
  m_limit->setSuffix(" %");
  m_limit->setValue(kDefaultLimit);
  m_limit->setToolTip(tr("A lesion whose contrast differs by more between LR, SR and HR is marked"));
  m_rows->setObjectName("lesions");
  m_rows->setAccessibleName(tr("Lesions"));
  m_rows->setRootIsDecorated(false);
  m_rows->setHeaderLabels({QString(), tr("ml")});
  m_rows->setMinimumHeight(6 * fontMetrics().height());
  m_rows->setToolTip(tr("Contrast of each piece to the 5 mm around it. A click goes there."));
  m_text->setObjectName("lesionText");
  m_text->setWordWrap(true);
  auto* form = new QFormLayout(this);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(m_rows);
  form->addRow(m_text);
  form->addRow(tr("&Mark differences over"), m_limit);
  connect(m_limit, QOverload<double>::of(&QDoubleSpinBox::valueChanged), this, &LesionPanel::measure);
  connect(&session, &Session::labelsChanged, this, &LesionPanel::measure);
  connect(&session, &Session::imagesChanged, this, &LesionPanel::measure);
  connect(&session, &Session::resultChanged, this, &LesionPanel::measure);
  const auto go = [this](const QTreeWidgetItem* item) {
    const QVariantList at = item->data(0, kPlaceRole).toList();
    emit placeAsked({at[0].toDouble(), at[1].toDouble(), at[2].toDouble()});
  };
  connect(m_rows, &QTreeWidget::itemClicked, this, go);
  connect(m_rows, &QTreeWidget::itemActivated, this, go);
  measure();
}

void LesionPanel::paintEvent(QPaintEvent* event) {
  QWidget::paintEvent(event);
  // A tab behind another one counts as visible; only what is seen is painted.
  if (m_isOld) QTimer::singleShot(0, this, &LesionPanel::measure);
}

void LesionPanel::measure() {
  m_isOld = !isVisible() || visibleRegion().isEmpty();
  if (m_isOld) {
    m_session.jobs().abandonSlot("lesions");
    return;
  }
  if (!m_session.labels() || !m_session.images().lr) {
    m_session.jobs().abandonSlot("lesions");
    m_rows->clear();
    m_text->setText(tr("Open a label map, or find a tumour (menu Segment)."));
    return;
  }
  m_session.jobs().start<trust::LesionTable>(
      Lane::background, {tr("Measuring lesions"), "lesions"},
      [input = inputOf(m_session, m_limit->value() / 100)](const JobContext& context) {
        return trust::lesionTable(input, context.cancel);
      },
      [this](core::Outcome<trust::LesionTable> outcome) {
        if (const auto* table = std::get_if<trust::LesionTable>(&outcome)) return show(*table);
        m_rows->clear();
        if (const auto* failure = std::get_if<core::Failure>(&outcome))
          m_text->setText(QString::fromUtf8(failure->error.what()));
      });
}

void LesionPanel::show(const trust::LesionTable& table) {
  m_rows->clear();
  QStringList header{"", tr("ml")};
  if (table.overlap) header << tr("in other");
  for (const std::string& image : table.images) header << QString::fromStdString(image);
  m_rows->setColumnCount(header.size());
  m_rows->setHeaderLabels(header);
  int flagged = 0;
  for (const trust::LesionRow& row : table.rows) {
    const bool isFlagged = row.isContrastFlagged || row.isMissingInOther;
    flagged += isFlagged;
    if (m_rows->topLevelItemCount() == kMostRows) continue;
    const imaging::Component& piece = row.lesion.component;
    QStringList cells{isFlagged ? "⚠" : QString(), millilitres(piece.millilitres)};
    if (table.overlap) cells << (row.inOther ? percent(*row.inOther) : QString());
    for (const imaging::RingContrast& contrast : row.lesion.contrasts) cells << signedPercent(contrast.contrast);
    auto* item = new QTreeWidgetItem(m_rows, cells);
    item->setData(0, kPlaceRole, QVariantList{piece.centre[0], piece.centre[1], piece.centre[2]});
    QStringList tip;
    if (row.isContrastFlagged) tip << tr("Its contrast differs by more than %1 between images.").arg(m_limit->text());
    if (row.isMissingInOther) tip << tr("No voxel of it is in the other mask.");
    for (int column = 0; column < cells.size(); ++column) {
      item->setToolTip(column, tip.join("\n"));
      if (column > 0) item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
  }
  m_rows->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
  QStringList lines{
      tr("%n piece(s), %1 ml.", nullptr, static_cast<int>(table.rows.size())).arg(millilitres(table.millilitres))};
  if (table.overlap)
    lines << tr("Against the other mask: Dice %1, 95 % of the boundaries within %2 mm, %3 ml in the other.")
                 .arg(table.overlap->dice, 0, 'f', 3)
                 .arg(std::isfinite(table.overlap->distance95) ? QString::number(table.overlap->distance95, 'f', 1)
                                                               : QString("–"),
                      millilitres(table.overlap->truthMillilitres));
  if (flagged > 0) lines << tr("%n marked.", nullptr, flagged);
  m_text->setText(lines.join("\n"));
}

}  // namespace glmamba::app
