// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layers_panel.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "app/desktop/label_list.h"
#include "app/desktop/panel_parts.h"
#include "viewer/label_table.h"

namespace glmamba::app {

namespace {

QString idOf(const std::optional<LabelImage>& labels) {
  return labels ? QString::fromStdString(labels->series.id) : QString();
}

}  // namespace

LayersPanel::LayersPanel(Session& session, DisplayState& display, CompareView& view, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_display(display),
      m_labelsVisible(new QCheckBox(tr("&Masks"), this)),
      m_labelOpacity(percentSlider("labelOpacity", tr("Opacity of the mask"), this)),
      m_filled(new QCheckBox(tr("F&illed"), this)),
      m_ownMasks(new QCheckBox(tr("&Each image its own"), this)),
      m_mask(narrowCombo("mask", tr("The mask on show"), this)),
      m_comparison(narrowCombo("comparison", tr("Another mask, drawn as a white outline and compared with"), this)),
      m_outlines(new QToolButton(this)),
      m_labels(new LabelList(session, view, this)) {
  m_labelsVisible->setObjectName("labelsVisible");
  m_filled->setObjectName("labelsFilledBox");
  m_filled->setToolTip(tr("Otherwise its outline alone"));
  m_ownMasks->setObjectName("ownMasks");
  m_ownMasks->setToolTip(tr("Over an image in which a tumour was found, that mask; over the others, the one on show"));
  auto* form = new QFormLayout(this);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(m_labelsVisible, m_labelOpacity);
  form->addRow(tr("S&how"), m_mask);
  form->addRow(tr("&Against"), m_comparison);
  m_outlines->setObjectName("outlines");
  m_outlines->setToolTip(tr("Further masks, drawn as outlines in colours of their own"));
  m_outlines->setPopupMode(QToolButton::InstantPopup);
  m_outlines->setToolButtonStyle(Qt::ToolButtonTextOnly);
  m_outlines->setMenu(new QMenu(this));
  form->addRow(tr("Als&o"), m_outlines);
  form->addRow(m_filled, m_ownMasks);
  form->addRow(m_labels);
  connect(m_outlines->menu(), &QMenu::aboutToShow, this, &LayersPanel::listOutlines);
  connect(m_labelsVisible, &QCheckBox::toggled, this, &LayersPanel::takeLayers);
  connect(m_filled, &QCheckBox::toggled, this, &LayersPanel::takeLayers);
  connect(m_ownMasks, &QCheckBox::toggled, this, &LayersPanel::takeLayers);
  connect(m_labelOpacity, &QSlider::valueChanged, this, &LayersPanel::takeLayers);
  const auto chosen = QOverload<int>::of(&QComboBox::activated);
  connect(m_mask, chosen, this, [this] {
    const QString id = m_mask->currentData().toString();
    id.isEmpty() ? m_session.clearLabels() : m_session.loadLabels(id.toStdString());
  });
  connect(m_comparison, chosen, this,
          [this] { m_session.compareLabels(m_comparison->currentData().toString().toStdString()); });
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

void LayersPanel::listOutlines() {
  QMenu& menu = *m_outlines->menu();
  menu.clear();
  const std::vector<LabelImage>& outlines = m_session.outlines();
  for (const core::Series& series : m_session.studies().allSeries()) {
    const QString id = QString::fromStdString(series.id);
    const auto place = std::find_if(outlines.begin(), outlines.end(),
                                    [&](const LabelImage& outline) { return outline.series.id == series.id; });
    const bool isOutlined = place != outlines.end();
    // One that was put on show since can still be taken off.
    const bool isShown = id == idOf(m_session.labels()) || id == idOf(m_session.comparison());
    if (series.kind != core::SeriesKind::labelMap || (isShown && !isOutlined)) continue;
    QAction* action = menu.addAction(QString::fromStdString(series.description));
    action->setCheckable(true);
    action->setChecked(isOutlined);
    if (isOutlined) {
      const auto n = static_cast<std::size_t>(place - outlines.begin());
      action->setIcon(swatch(viewer::kContourColours[n + 1], fontMetrics().height()));
    }
    connect(action, &QAction::triggered, this,
            [this, id](bool isOn) { m_session.outlineLabels(id.toStdString(), isOn); });
  }
  if (menu.isEmpty()) menu.addAction(tr("No further mask in the study list"))->setEnabled(false);
}

void LayersPanel::showLabels() {
  const auto count = static_cast<int>(m_session.outlines().size());
  m_outlines->setText(count == 0 ? tr("none") : tr("%n mask(s)", "", count));
  listMasks();
  showState();
}

void LayersPanel::takeLayers() {
  Layers layers = m_display.layers();
  layers.labelsVisible = m_labelsVisible->isChecked();
  layers.labelOpacity = m_labelOpacity->value() / 100.0;
  layers.labelsFilled = m_filled->isChecked();
  layers.ownMasks = m_ownMasks->isChecked();
  m_display.setLayers(layers);
}

void LayersPanel::showState() {
  const QSignalBlocker quiet[] = {QSignalBlocker(m_labelsVisible), QSignalBlocker(m_labelOpacity),
                                  QSignalBlocker(m_filled), QSignalBlocker(m_ownMasks)};
  const Layers& layers = m_display.layers();
  m_labelsVisible->setChecked(layers.labelsVisible);
  m_labelOpacity->setValue(static_cast<int>(std::lround(100 * layers.labelOpacity)));
  m_filled->setChecked(layers.labelsFilled);
  m_ownMasks->setChecked(layers.ownMasks);
  const bool hasLabels = m_session.labels().has_value();
  m_labelsVisible->setEnabled(hasLabels || m_session.comparison() || !m_session.outlines().empty());
  m_labelOpacity->setEnabled(hasLabels && layers.labelsVisible);
  m_filled->setEnabled(hasLabels && layers.labelsVisible);
  m_ownMasks->setEnabled(!m_session.ownMasks().empty() && layers.labelsVisible);
  m_labels->setVisible(hasLabels);
}

}  // namespace glmamba::app
