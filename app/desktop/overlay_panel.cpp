// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/overlay_panel.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <algorithm>
#include <cmath>

#include "app/desktop/compare_view.h"
#include "app/desktop/layout_words.h"
#include "app/desktop/panel_parts.h"

namespace glmamba::app {

namespace {

constexpr int kEverywhere = -1;
/// What of its window an image has below this share is taken for background until the user says otherwise.
constexpr double kBackgroundShare = 0.1;

QIcon bar(viewer::ColourMap map) {
  QImage picture(256, 1, QImage::Format_RGB32);
  const auto& table = viewer::colourTable(map);
  for (int n = 0; n < 256; ++n) {
    const viewer::Colour& colour = table[static_cast<std::size_t>(n)];
    picture.setPixel(n, 0, qRgb(colour.red, colour.green, colour.blue));
  }
  return QIcon(QPixmap::fromImage(picture.scaled(48, 12, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)));
}

QWidget* pair(QWidget* first, QWidget* second, QWidget* parent) {
  auto* both = new QWidget(parent);
  auto* row = new QHBoxLayout(both);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(first);
  row->addWidget(second);
  return both;
}

/// What fits an image that was just chosen.
OverlayLook lookOf(const OverlayImage& image, OverlayLook look) {
  look.window = image.window;
  look.isClipped = true;
  look.least = image.window.low() + kBackgroundShare * image.window.width;
  look.most = image.highest;
  return look;
}

}  // namespace

OverlayPanel::OverlayPanel(Session& session, DisplayState& display, CompareView& view, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_display(display),
      m_view(view),
      m_image(narrowCombo("overlayImage", tr("Drawn over every image but the error; a trust map goes before"), this)),
      m_details(new QWidget(this)),
      m_colours(narrowCombo("overlayColours", tr("Its colours"), this)),
      m_low(valueBox("overlayLow", tr("Low end of the colours"), this)),
      m_high(valueBox("overlayHigh", tr("High end of the colours"), this)),
      m_isClipped(new QCheckBox(tr("On&ly from, to"), this)),
      m_least(valueBox("overlayLeast", tr("The lowest value that is drawn"), this)),
      m_most(valueBox("overlayMost", tr("The highest value that is drawn"), this)),
      m_opacity(percentSlider("overlayOpacity", tr("Opacity of the image in colour"), this)),
      m_alpha(
          narrowCombo("overlayAlpha", tr("Where this image is dark in its window, the colours are not seen"), this)) {
  m_colours->setIconSize({48, 12});
  for (const viewer::ColourMap map : viewer::kColourMaps)
    m_colours->addItem(bar(map), QString::fromStdString(viewer::colourMapName(map)));
  m_isClipped->setObjectName("overlayClipped");
  m_isClipped->setToolTip(tr("Values outside are not drawn; the colours stay as they are"));
  auto* form = new QFormLayout(this);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(tr("I&mage"), m_image);
  form->addRow(m_details);
  auto* details = new QFormLayout(m_details);
  details->setContentsMargins(0, 0, 0, 0);
  details->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  details->addRow(tr("&Colours"), m_colours);
  details->addRow(tr("Range"), pair(m_low, m_high, this));
  details->addRow(m_isClipped, pair(m_least, m_most, this));
  details->addRow(tr("Opacity"), m_opacity);
  details->addRow(tr("As opa&que as"), m_alpha);

  const auto chosen = QOverload<int>::of(&QComboBox::activated);
  connect(m_image, chosen, this, [this] { choose(m_image->currentData().toString().toStdString()); });
  connect(m_colours, chosen, this, &OverlayPanel::takeLook);
  connect(m_alpha, chosen, this, &OverlayPanel::takeLook);
  connect(m_isClipped, &QCheckBox::clicked, this, &OverlayPanel::takeLook);
  for (QDoubleSpinBox* box : {m_low, m_high, m_least, m_most})
    connect(box, QOverload<double>::of(&QDoubleSpinBox::valueChanged), this, &OverlayPanel::takeLook);
  connect(m_opacity, &QSlider::valueChanged, this, &OverlayPanel::takeLook);
  connect(&display, &DisplayState::changed, this, &OverlayPanel::showState);
  connect(&session, &Session::studiesChanged, this, &OverlayPanel::listImages);
  connect(&session, &Session::overlayChanged, this, &OverlayPanel::showOverlay);
  for (const auto change : {&Session::imagesChanged, &Session::resultChanged})
    connect(&session, change, this, &OverlayPanel::listAlphas);
  listImages();
  listAlphas();
}

void OverlayPanel::choose(const std::string& seriesId) {
  m_isChosen = !seriesId.empty();
  m_session.showOverlay(seriesId);
}

void OverlayPanel::listImages() {
  const QSignalBlocker quiet(m_image);
  const auto& overlay = m_session.overlay();
  m_image->clear();
  m_image->addItem(tr("none"), QString());
  for (const core::Series& series : m_session.studies().allSeries())
    if (series.kind == core::SeriesKind::image)
      m_image->addItem(QString::fromStdString(series.description), QString::fromStdString(series.id));
  m_image->setCurrentIndex(overlay ? std::max(0, m_image->findData(QString::fromStdString(overlay->series.id))) : 0);
  m_image->setEnabled(m_image->count() > 1);
  showState();
}

void OverlayPanel::listAlphas() {
  {
    const QSignalBlocker quiet(m_alpha);
    m_alpha->clear();
    m_alpha->addItem(tr("everywhere alike"), kEverywhere);
    for (const Image image : kImages)
      if (m_view.volumeOf(image)) m_alpha->addItem(imageText(image), static_cast<int>(image));
  }
  showState();
}

void OverlayPanel::showOverlay() {
  const auto& overlay = m_session.overlay();
  if (std::exchange(m_isChosen, false) && overlay) {
    Layers layers = m_display.layers();
    layers.overlay = lookOf(*overlay, layers.overlay);
    m_display.setLayers(layers);
  }
  listImages();
}

void OverlayPanel::takeLook() {
  Layers layers = m_display.layers();
  OverlayLook& look = layers.overlay;
  look.colours = m_colours->currentText().toStdString();
  look.window = core::windowBetween(m_low->value(), std::max(m_low->value(), m_high->value()));
  look.isClipped = m_isClipped->isChecked();
  look.least = m_least->value();
  look.most = m_most->value();
  look.opacity = m_opacity->value() / 100.0;
  const int alpha = m_alpha->currentData().toInt();
  look.alpha = alpha == kEverywhere ? std::nullopt : std::optional<Image>(static_cast<Image>(alpha));
  m_display.setLayers(layers);
}

void OverlayPanel::showState() {
  const QSignalBlocker quiet[] = {QSignalBlocker(m_colours),   QSignalBlocker(m_low),   QSignalBlocker(m_high),
                                  QSignalBlocker(m_isClipped), QSignalBlocker(m_least), QSignalBlocker(m_most),
                                  QSignalBlocker(m_opacity),   QSignalBlocker(m_alpha)};
  const OverlayLook& look = m_display.layers().overlay;
  m_details->setVisible(m_session.overlay().has_value());
  m_colours->setCurrentIndex(std::max(0, m_colours->findText(QString::fromStdString(look.colours))));
  const std::pair<QDoubleSpinBox*, double> values[] = {
      {m_low, look.window.low()}, {m_high, look.window.high()}, {m_least, look.least}, {m_most, look.most}};
  for (const auto& [box, value] : values) {
    box->setDecimals(decimalsFor(look.window.width));
    box->setValue(value);
  }
  m_isClipped->setChecked(look.isClipped);
  m_least->setEnabled(look.isClipped);
  m_most->setEnabled(look.isClipped);
  m_opacity->setValue(static_cast<int>(std::lround(100 * look.opacity)));
  m_alpha->setCurrentIndex(std::max(0, m_alpha->findData(look.alpha ? static_cast<int>(*look.alpha) : kEverywhere)));
}

}  // namespace glmamba::app
