#include "app/desktop/layers_panel.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <cmath>

#include "app/desktop/compare_view.h"

namespace glmamba::app {

namespace {

QSlider* percentSlider(const char* name, QWidget* parent) {
  auto* slider = new QSlider(Qt::Horizontal, parent);
  slider->setObjectName(name);
  slider->setRange(0, 100);
  slider->setPageStep(10);
  return slider;
}

QString legendOf(const viewer::LabelTable& labels) {
  QStringList entries;
  for (const viewer::Label& label : labels) {
    const QString colour = QString("#%1%2%3")
                               .arg(label.colour.red, 2, 16, QChar('0'))
                               .arg(label.colour.green, 2, 16, QChar('0'))
                               .arg(label.colour.blue, 2, 16, QChar('0'));
    entries << QString("<span style=\"color:%1\">■</span> %2")
                   .arg(colour, QString::fromStdString(label.name).toHtmlEscaped());
    if (entries.size() == 8) break;
  }
  return entries.join("<br>");
}

}  // namespace

LayersPanel::LayersPanel(Session& session, DisplayState& display, const CompareView& view, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_display(display),
      m_labelsVisible(new QCheckBox(tr("&Label map"), this)),
      m_labelOpacity(percentSlider("labelOpacity", this)),
      m_legend(new QLabel(this)) {
  m_labelsVisible->setObjectName("labelsVisible");
  m_legend->setTextFormat(Qt::RichText);
  m_legend->setWordWrap(true);
  m_labelOpacity->setToolTip(tr("Opacity of the label map"));
  auto* form = new QFormLayout(this);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(m_labelsVisible, m_labelOpacity);
  form->addRow(m_legend);
  connect(m_labelsVisible, &QCheckBox::toggled, this, &LayersPanel::takeLayers);
  connect(m_labelOpacity, &QSlider::valueChanged, this, &LayersPanel::takeLayers);
  connect(&display, &DisplayState::changed, this, &LayersPanel::showState);
  connect(&session, &Session::labelsChanged, this, [this, &view] {
    m_legend->setText(legendOf(view.labelTable()));
    showState();
  });
  showState();
}

void LayersPanel::takeLayers() {
  Layers layers = m_display.layers();
  layers.labelsVisible = m_labelsVisible->isChecked();
  layers.labelOpacity = m_labelOpacity->value() / 100.0;
  m_display.setLayers(layers);
}

void LayersPanel::showState() {
  const QSignalBlocker quiet[] = {QSignalBlocker(m_labelsVisible), QSignalBlocker(m_labelOpacity)};
  const Layers& layers = m_display.layers();
  m_labelsVisible->setChecked(layers.labelsVisible);
  m_labelOpacity->setValue(static_cast<int>(std::lround(100 * layers.labelOpacity)));
  const bool hasLabels = m_session.labels().has_value();
  m_labelsVisible->setEnabled(hasLabels);
  m_labelOpacity->setEnabled(hasLabels && layers.labelsVisible);
  m_legend->setVisible(hasLabels);
}

}  // namespace glmamba::app
