// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layers_panel.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QPixmap>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <cmath>

#include "app/desktop/compare_view.h"
#include "app/desktop/label_words.h"
#include "app/desktop/panel_parts.h"

namespace glmamba::app {

namespace {

constexpr int kValueRole = Qt::UserRole;
constexpr int kRowsVisible = 4;

QPixmap swatch(const viewer::Colour& colour, int side) {
  QPixmap picture(side, side);
  picture.fill(QColor(colour.red, colour.green, colour.blue));
  return picture;
}

QString idOf(const std::optional<LabelImage>& labels) {
  return labels ? QString::fromStdString(labels->series.id) : QString();
}

}  // namespace

LayersPanel::LayersPanel(Session& session, DisplayState& display, CompareView& view, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_display(display),
      m_view(view),
      m_labelsVisible(new QCheckBox(tr("&Masks"), this)),
      m_labelOpacity(percentSlider("labelOpacity", tr("Opacity of the mask"), this)),
      m_filled(new QCheckBox(tr("F&illed"), this)),
      m_mask(narrowCombo("mask", tr("The mask on show"), this)),
      m_comparison(narrowCombo("comparison", tr("Another mask, drawn as a white outline and compared with"), this)),
      m_labels(new QTreeWidget(this)) {
  m_labelsVisible->setObjectName("labelsVisible");
  m_filled->setObjectName("labelsFilledBox");
  m_filled->setToolTip(tr("Otherwise its outline alone"));
  m_labels->setObjectName("labelTable");
  m_labels->setAccessibleName(tr("Labels"));
  m_labels->setHeaderLabels({tr("Label"), tr("ml")});
  m_labels->setRootIsDecorated(false);
  m_labels->setSelectionMode(QAbstractItemView::NoSelection);
  m_labels->setMaximumHeight((kRowsVisible + 2) * 3 * fontMetrics().height() / 2);
  auto* form = new QFormLayout(this);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(m_labelsVisible, m_labelOpacity);
  form->addRow(tr("S&how"), m_mask);
  form->addRow(tr("&Against"), m_comparison);
  form->addRow(m_filled);
  form->addRow(m_labels);
  connect(m_labelsVisible, &QCheckBox::toggled, this, &LayersPanel::takeLayers);
  connect(m_filled, &QCheckBox::toggled, this, &LayersPanel::takeLayers);
  connect(m_labelOpacity, &QSlider::valueChanged, this, &LayersPanel::takeLayers);
  const auto chosen = QOverload<int>::of(&QComboBox::activated);
  connect(m_mask, chosen, this, [this] {
    const QString id = m_mask->currentData().toString();
    id.isEmpty() ? m_session.clearLabels() : m_session.loadLabels(id.toStdString());
  });
  connect(m_comparison, chosen, this,
          [this] { m_session.compareLabels(m_comparison->currentData().toString().toStdString()); });
  connect(m_labels, &QTreeWidget::itemChanged, this, [this](const QTreeWidgetItem* item) {
    m_view.setLabelVisible(item->data(0, kValueRole).toInt(), item->checkState(0) == Qt::Checked);
  });
  connect(&display, &DisplayState::changed, this, &LayersPanel::showState);
  connect(&session, &Session::studiesChanged, this, &LayersPanel::listMasks);
  connect(&session, &Session::labelsChanged, this, &LayersPanel::showLabels);
  showLabels();
}

void LayersPanel::listMasks() {
  for (QComboBox* box : {m_mask, m_comparison}) {
    const QSignalBlocker quiet(box);
    box->clear();
    box->addItem(tr("none"), QString());
    for (const core::Series& series : m_session.studies().allSeries())
      if (series.kind == core::SeriesKind::labelMap)
        box->addItem(QString::fromStdString(series.description), QString::fromStdString(series.id));
    box->setCurrentIndex(std::max(0, box->findData(idOf(box == m_mask ? m_session.labels() : m_session.comparison()))));
    box->setEnabled(box->count() > 1);
  }
}

void LayersPanel::showLabels() {
  {
    const QSignalBlocker quiet(m_labels);
    m_labels->clear();
    if (const auto& labels = m_session.labels()) {
      const std::map<int, double> millilitres = millilitresByLabel(*labels->volume);
      for (const viewer::Label& label : m_view.labelTable()) {
        const auto found = millilitres.find(label.value);
        const double volume = found == millilitres.end() ? 0 : found->second;
        auto* item = new QTreeWidgetItem(
            m_labels, {QString::fromStdString(label.name), QString::number(volume, 'f', volume < 10 ? 2 : 1)});
        item->setData(0, kValueRole, label.value);
        item->setIcon(0, swatch(label.colour, fontMetrics().height()));
        item->setCheckState(0, label.visible ? Qt::Checked : Qt::Unchecked);
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
      }
    }
    m_labels->header()->setStretchLastSection(false);
    m_labels->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_labels->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  }
  listMasks();
  showState();
}

void LayersPanel::takeLayers() {
  Layers layers = m_display.layers();
  layers.labelsVisible = m_labelsVisible->isChecked();
  layers.labelOpacity = m_labelOpacity->value() / 100.0;
  layers.labelsFilled = m_filled->isChecked();
  m_display.setLayers(layers);
}

void LayersPanel::showState() {
  const QSignalBlocker quiet[] = {QSignalBlocker(m_labelsVisible), QSignalBlocker(m_labelOpacity),
                                  QSignalBlocker(m_filled)};
  const Layers& layers = m_display.layers();
  m_labelsVisible->setChecked(layers.labelsVisible);
  m_labelOpacity->setValue(static_cast<int>(std::lround(100 * layers.labelOpacity)));
  m_filled->setChecked(layers.labelsFilled);
  const bool hasLabels = m_session.labels().has_value();
  m_labelsVisible->setEnabled(hasLabels || m_session.comparison());
  m_labelOpacity->setEnabled(hasLabels && layers.labelsVisible);
  m_filled->setEnabled(hasLabels && layers.labelsVisible);
  m_labels->setVisible(hasLabels);
}

}  // namespace glmamba::app
