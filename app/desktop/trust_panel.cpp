// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/trust_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <cmath>

#include "app/desktop/panel_parts.h"
#include "app/desktop/trust_words.h"

namespace glmamba::app {

namespace {

template <typename Widget>
Widget* named(Widget* widget, const char* name, const QString& tip) {
  widget->setObjectName(name);
  widget->setToolTip(tip);
  return widget;
}

QLabel* words(const char* name, QWidget* parent) {
  auto* label = named(new QLabel(parent), name, {});
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  return label;
}

bool needsRuns(trust::Group group) { return group == trust::Group::reference || group == trust::Group::uncertainty; }

RunTask taskOf(trust::Group group) {
  return group == trust::Group::uncertainty ? RunTask::uncertainty : RunTask::referenceInfluence;
}

}  // namespace

TrustPanel::TrustPanel(Session& session, DisplayState& display, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_display(display),
      m_map(named(new QComboBox(this), "trustMap", tr("Drawn over SR, and by itself in the error pane"))),
      m_compute(named(new QPushButton(this), "computeMap", tr("Asks the network again, slice on the screen first"))),
      m_opacity(percentSlider("mapOpacity", tr("Opacity of the map over images"), this)),
      m_threshold(percentSlider("mapThreshold", tr("Values nearer to none than this are not drawn over images"), this)),
      m_thresholdText(named(new QLabel(this), "mapThresholdText", {})),
      m_onAll(named(new QCheckBox(tr("Over e&very image"), this), "mapOnAll", tr("Otherwise over SR alone"))),
      m_figures(words("mapFigures", this)),
      m_cannotSee(words("mapCannotSee", this)) {
  m_map->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_map->setMinimumContentsLength(12);
  m_map->setAccessibleName(tr("Trust map"));
  auto* form = new QFormLayout(this);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(tr("Ma&p"), m_map);
  form->addRow(m_compute);
  form->addRow(tr("&Opacity"), m_opacity);
  form->addRow(tr("T&hreshold"), m_threshold);
  form->addRow(QString(), m_thresholdText);
  form->addRow(m_onAll);
  form->addRow(m_figures);
  form->addRow(m_cannotSee);
  connect(m_map, QOverload<int>::of(&QComboBox::activated), this, &TrustPanel::takeLayers);
  connect(m_opacity, &QSlider::valueChanged, this, &TrustPanel::takeLayers);
  connect(m_threshold, &QSlider::valueChanged, this, &TrustPanel::takeLayers);
  connect(m_onAll, &QCheckBox::clicked, this, &TrustPanel::takeLayers);
  connect(m_compute, &QPushButton::clicked, this, &TrustPanel::compute);
  connect(&display, &DisplayState::changed, this, &TrustPanel::showState);
  for (const auto change :
       {&Session::imagesChanged, &Session::resultStarted, &Session::resultChanged, &Session::trustChanged})
    connect(&session, change, this, &TrustPanel::listMaps);
  connect(&session, &Session::runsChanged, this, &TrustPanel::showFigures);
  listMaps();
}

void TrustPanel::listMaps() {
  {
    const QSignalBlocker quiet(m_map);
    m_map->clear();
    m_map->addItem(tr("none"), QString());
    const Result* result = m_session.result();
    for (const MapChoice& choice : mapChoices()) {
      if (!isPossible(choice, m_session)) continue;
      const bool isThere = result && result->trust.find(choice.name);
      m_map->addItem(isThere ? choice.title : choice.title + " …", QString(choice.name));
    }
  }
  showState();
}

void TrustPanel::showState() {
  const QSignalBlocker quiet[] = {QSignalBlocker(m_map), QSignalBlocker(m_opacity), QSignalBlocker(m_threshold),
                                  QSignalBlocker(m_onAll)};
  const Layers& layers = m_display.layers();
  const MapChoice* choice = mapChoice(layers.map);
  m_map->setCurrentIndex(std::max(0, m_map->findData(QString::fromStdString(layers.map))));
  m_opacity->setValue(static_cast<int>(std::lround(100 * layers.mapOpacity)));
  m_threshold->setValue(static_cast<int>(std::lround(100 * layers.mapThreshold)));
  m_onAll->setChecked(layers.mapOnAll);
  m_map->setEnabled(m_session.images().lr != nullptr);
  for (QWidget* widget :
       {static_cast<QWidget*>(m_opacity), static_cast<QWidget*>(m_threshold), static_cast<QWidget*>(m_onAll)})
    widget->setEnabled(choice);
  m_thresholdText->setVisible(choice);
  if (choice) {
    const core::Window& scale = m_display.window(Image::error);
    const double greatest = std::max(std::abs(scale.low() - choice->none), std::abs(scale.high() - choice->none));
    const double from = layers.mapThreshold * greatest;
    const QString value = QString::number(choice->none > 0 ? choice->none - from : from, 'g', 3);
    m_thresholdText->setText(layers.mapThreshold <= 0 ? tr("all values")
                             : choice->none > 0       ? tr("only below %1 %2").arg(value, choice->unit)
                             : scale.low() < 0        ? tr("only beyond ±%1 %2").arg(value, choice->unit)
                                                      : tr("only above %1 %2").arg(value, choice->unit));
  }
  showFigures();
}

void TrustPanel::showFigures() {
  const MapChoice* choice = mapChoice(m_display.layers().map);
  m_figures->setVisible(choice);
  m_cannotSee->setVisible(choice);
  const Result* result = m_session.result();
  const bool isRerun = choice && needsRuns(choice->group);
  const bool isThere = choice && result && result->trust.find(choice->name);
  bool isOnItsWay = false;
  for (const auto& run : m_session.runs().runs())
    isOnItsWay = isOnItsWay || (isRerun && m_session.shownRun() && run->judged == m_session.shownRun()->id &&
                                run->task == taskOf(choice->group) && !run->isOver());
  m_compute->setVisible(isRerun);
  m_compute->setEnabled(isRerun && m_session.canAskAgain() && !isOnItsWay);
  if (!choice) return;
  const int passes = choice->group == trust::Group::uncertainty ? 12 : 3;
  m_compute->setText(isOnItsWay ? tr("Computing …")
                     : isThere  ? tr("Compute a&gain: %1 passes a slice").arg(passes)
                                : tr("&Compute: %1 passes a slice").arg(passes));
  QStringList lines{choice->howToRead};
  if (isThere)
    lines << mapFigures(*choice, result->trust);
  else if (result && choice->name == result->arrivingMap && !result->arriving.empty())
    lines << tr("Only %1 of %2 slices are there.").arg(result->arriving.size()).arg(result->totalSlices());
  else if (!isRerun)
    lines << (result && result->complete ? tr("Being made …") : tr("After a run."));
  m_figures->setText(lines.join("\n"));
  m_cannotSee->setText(choice->cannotSee);
}

void TrustPanel::takeLayers() {
  Layers layers = m_display.layers();
  layers.map = m_map->currentData().toString().toStdString();
  layers.mapOpacity = m_opacity->value() / 100.0;
  layers.mapThreshold = m_threshold->value() / 100.0;
  layers.mapOnAll = m_onAll->isChecked();
  m_display.setLayers(layers);
}

void TrustPanel::compute() {
  if (const MapChoice* choice = mapChoice(m_display.layers().map))
    m_session.askAgain(taskOf(choice->group), m_display.cursor());
}

}  // namespace glmamba::app
