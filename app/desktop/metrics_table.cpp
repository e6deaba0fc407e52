// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/metrics_table.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

namespace glmamba::app {

namespace {

void fillRow(QTableWidget& table, int row, const std::optional<imaging::Metrics>& metrics) {
  const QStringList texts =
      metrics ? QStringList{MetricsTable::tr("%1 dB").arg(metrics->psnr, 0, 'f', 2),
                            QString::number(metrics->ssim, 'f', 4), QString::number(metrics->nmse, 'f', 4)}
              : QStringList{"–", "–", "–"};
  for (int column = 0; column < texts.size(); ++column) {
    auto* item = new QTableWidgetItem(texts[column]);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table.setItem(row, column, item);
  }
}

}  // namespace

MetricsTable::MetricsTable(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_table(new QTableWidget(2, 3, this)), m_text(new QLabel(this)) {
  m_table->setObjectName("metrics");
  m_table->setHorizontalHeaderLabels({"PSNR", "SSIM", "NMSE"});
  m_table->setVerticalHeaderLabels({"SR", tr("Zero-fill")});
  m_table->verticalHeaderItem(1)->setToolTip(
      tr("Zero-filled k-space interpolation of LR: what the network started from"));
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setSelectionMode(QAbstractItemView::NoSelection);
  m_table->setFocusPolicy(Qt::NoFocus);
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Fixed);
  m_table->ensurePolished();
  const auto widthOf = [this](const char* number) { return m_table->fontMetrics().horizontalAdvance(number) + 16; };
  m_table->horizontalHeader()->resizeSection(0, widthOf("00.00 dB"));
  m_table->horizontalHeader()->setMinimumSectionSize(widthOf("0.0000"));
  m_table->setMinimumWidth(m_table->verticalHeader()->sizeHint().width() + widthOf("00.00 dB") + 2 * widthOf("0.0000") +
                           2 * m_table->frameWidth());
  m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                          2 * m_table->verticalHeader()->defaultSectionSize() + 2 * m_table->frameWidth());
  m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_text->setObjectName("metricsText");
  m_text->setWordWrap(true);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(m_table);
  layout->addWidget(m_text);
  connect(&session, &Session::resultStarted, this, &MetricsTable::showMetrics);
  connect(&session, &Session::resultChanged, this, &MetricsTable::showMetrics);
  connect(&session, &Session::imagesChanged, this, &MetricsTable::showMetrics);
  showMetrics();
}

void MetricsTable::showMetrics() {
  const Result* result = m_session.result();
  const bool measured = result && result->srMetrics;
  fillRow(*m_table, 0, measured ? result->srMetrics : std::nullopt);
  fillRow(*m_table, 1, measured ? result->interpolatedMetrics : std::nullopt);
  if (measured)
    m_text->setText(tr("Against the original target, %1 of %2 slices (those with 5 % or more of non-zero voxels).")
                        .arg(result->srMetrics->slices)
                        .arg(result->totalSlices()));
  else if (!m_session.images().truth)
    m_text->setText(m_session.images().target ? tr("No ground truth, so no quality is measured: use Try mode.")
                                              : QString());
  else if (result && result->complete)
    m_text->setText(tr("Measuring …"));
  else
    m_text->setText(tr("Measured over the whole volume when a run has ended."));
}

}  // namespace glmamba::app
