// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/window_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/desktop/compare_view.h"
#include "app/desktop/histogram_view.h"
#include "app/desktop/layout_words.h"
#include "app/desktop/panel_parts.h"
#include "app/desktop/saved_presets.h"
#include "viewer/visible_values.h"

namespace glmamba::app {

namespace {

constexpr double kVisibleTail = 0.005;  // of the visible values, darker or brighter than the window

}  // namespace

WindowPanel::WindowPanel(Session& session, DisplayState& display, CompareView& view, QWidget* parent)
    : QWidget(parent), m_session(session), m_display(display), m_view(view) {
  auto* outer = new QVBoxLayout(this);
  m_title = new QLabel(this);
  m_title->setObjectName("windowTitle");
  m_title->setWordWrap(true);
  outer->addWidget(m_title);
  m_controls = new QWidget(this);
  outer->addWidget(m_controls);
  auto* column = new QVBoxLayout(m_controls);
  column->setContentsMargins(0, 0, 0, 0);
  m_histogram = new HistogramView(this);
  column->addWidget(m_histogram);

  m_low = number("windowLow", tr("Low end of the window"));
  m_high = number("windowHigh", tr("High end of the window"));
  m_centre = number("windowCentre", tr("Centre of the window"));
  m_width = number("windowWidth", tr("Width of the window"));
  auto* numbers = new QGridLayout;
  const auto labelled = [&](const QString& text, QDoubleSpinBox* box, int row, int at) {
    auto* label = new QLabel(text, this);
    label->setBuddy(box);
    numbers->addWidget(label, row, 2 * at);
    numbers->addWidget(box, row, 2 * at + 1);
    numbers->setColumnStretch(2 * at + 1, 1);
  };
  labelled(tr("Lo&w"), m_low, 0, 0);
  labelled(tr("Hi&gh"), m_high, 0, 1);
  labelled(tr("Ce&ntre"), m_centre, 1, 0);
  labelled(tr("Wi&dth"), m_width, 1, 1);
  column->addLayout(numbers);

  auto* automatic = new QHBoxLayout;
  const auto button = [&](const char* name, const QString& text, const QString& hint, void (WindowPanel::*command)()) {
    auto* made = new QPushButton(text, this);
    made->setObjectName(name);
    made->setToolTip(hint);
    connect(made, &QPushButton::clicked, this, command);
    automatic->addWidget(made);
  };
  button("windowVisible", tr("Auto: &visible"), tr("From what the active pane shows"), &WindowPanel::setToVisible);
  button("windowWhole", tr("Auto: w&hole"), tr("From the whole volume"), &WindowPanel::setToWhole);
  column->addLayout(automatic);

  auto* presets = new QHBoxLayout;
  auto* label = new QLabel(tr("&Preset"), this);
  m_presets = new QComboBox(this);
  m_presets->setObjectName("windowPresets");
  label->setBuddy(m_presets);
  presets->addWidget(label);
  presets->addWidget(m_presets, 1);
  auto* save = new QToolButton(this);
  save->setObjectName("savePreset");
  save->setText(tr("Save…"));
  save->setToolTip(tr("Keep this window as a preset of your own"));
  connect(save, &QToolButton::clicked, this, &WindowPanel::savePresetAs);
  presets->addWidget(save);
  m_forget = new QToolButton(this);
  m_forget->setObjectName("forgetPreset");
  m_forget->setText("✕");
  m_forget->setAccessibleName(tr("Forget this preset"));
  m_forget->setToolTip(tr("Forget the chosen preset, one of your own"));
  connect(m_forget, &QToolButton::clicked, this, &WindowPanel::forgetChosenPreset);
  presets->addWidget(m_forget);
  column->addLayout(presets);

  m_inverted = new QCheckBox(tr("&Invert: low values bright"), this);
  m_inverted->setObjectName("windowInverted");
  m_linked = new QCheckBox(tr("&Same for all compared images"), this);
  m_linked->setObjectName("windowLinked");
  m_linked->setToolTip(tr("LR, SR, zero-fill and HR, which are in the same units"));
  column->addWidget(m_inverted);
  outer->addWidget(m_linked);
  outer->addStretch(1);
  setFocusProxy(m_histogram);

  connect(m_histogram, &HistogramView::windowChosen, this, &WindowPanel::set);
  connect(m_inverted, &QCheckBox::clicked, this, &WindowPanel::invert);
  connect(m_linked, &QCheckBox::clicked, this, [this](bool on) {
    Links links = m_display.links();
    links.window = on;
    m_display.setLinks(links);
  });
  connect(m_presets, QOverload<int>::of(&QComboBox::activated), this, [this](int index) {
    if (index > 0) setTo(m_listed[static_cast<std::size_t>(index - 1)]);
    showState();
  });
  connect(&display, &DisplayState::changed, this, &WindowPanel::showState);
  connect(&view, &CompareView::activeChanged, this, &WindowPanel::showState);
  connect(&session, &Session::imagesChanged, this, &WindowPanel::showState);
  connect(&session, &Session::resultChanged, this, &WindowPanel::showState);
  showPresets();
  showState();
}

QDoubleSpinBox* WindowPanel::number(const char* name, const QString& accessibleName) {
  QDoubleSpinBox* box = valueBox(name, accessibleName, this);
  const bool isEnd = QByteArray(name) == "windowLow" || QByteArray(name) == "windowHigh";
  connect(box, QOverload<double>::of(&QDoubleSpinBox::valueChanged), this,
          isEnd ? &WindowPanel::takeEnds : &WindowPanel::takeMiddle);
  return box;
}

Image WindowPanel::image() const {
  const PaneContent& content = m_view.activePane().content();
  return content.image;
}

void WindowPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  showState();
}

void WindowPanel::showState() {
  if (!isVisible()) return;
  const Image shown = image();
  const core::Window& window = m_display.window(shown);
  const core::VolumePtr volume = m_view.volumeOf(shown);
  const bool isMap = shown == Image::error;
  const bool isShared = m_display.links().window && !isMap && !isReference(shown);
  m_title->setText(isShared ? tr("<b>%1</b> and all images in its units").arg(imageText(shown))
                            : tr("<b>%1</b>").arg(imageText(shown)));
  m_controls->setEnabled(volume != nullptr);
  m_inverted->setEnabled(!isMap);

  const QSignalBlocker quiet[] = {QSignalBlocker(m_low),    QSignalBlocker(m_high),     QSignalBlocker(m_centre),
                                  QSignalBlocker(m_width),  QSignalBlocker(m_inverted), QSignalBlocker(m_linked),
                                  QSignalBlocker(m_presets)};
  const int digits = decimalsFor(window.width);
  const std::pair<QDoubleSpinBox*, double> values[] = {
      {m_low, window.low()}, {m_high, window.high()}, {m_centre, window.centre}, {m_width, window.width}};
  for (const auto& [box, value] : values) {
    box->setDecimals(digits);
    box->setValue(value);
  }
  m_inverted->setChecked(window.isInverted);
  m_linked->setChecked(m_display.links().window);
  m_histogram->setWindow(window);
  const int chosen = m_presets->currentIndex() - 1;
  const int builtIn = static_cast<int>(core::builtInWindowPresets().size());
  m_forget->setEnabled(chosen >= builtIn);
  withHistogram(shown, {});
  const auto counted = m_counted.find(shown);
  const bool isCounted = counted != m_counted.end() && counted->second.volume.lock() == volume;
  m_histogram->setHistogram(volume && isCounted ? counted->second.histogram : nullptr);
}

void WindowPanel::withHistogram(Image image, const Use& use) {
  const core::VolumePtr volume = m_view.volumeOf(image);
  if (!volume) return;
  Counted& counted = m_counted[image];
  if (counted.volume.lock() != volume) counted = {volume, nullptr, false, {}};
  if (counted.histogram) {
    if (use) use(*counted.histogram);
    return;
  }
  if (use) counted.waiting.push_back(use);
  if (std::exchange(counted.isCounting, true)) return;
  m_session.jobs().start<HistogramPtr>(
      Lane::background, {tr("Counting values"), QString("histogram %1").arg(static_cast<int>(image))},
      [volume](const JobContext&) { return std::make_shared<const core::Histogram>(volume->voxels()); },
      [this, image, volume](core::Outcome<HistogramPtr> outcome) {
        Counted& answered = m_counted[image];
        if (answered.volume.lock() != volume) return;
        answered.isCounting = false;
        const std::vector<Use> waiting = std::exchange(answered.waiting, {});
        if (const auto* histogram = std::get_if<HistogramPtr>(&outcome)) {
          answered.histogram = *histogram;
          for (const Use& each : waiting) each(**histogram);
          showState();
        }
      });
}

void WindowPanel::showPresets() {
  m_listed = core::builtInWindowPresets();
  const std::vector<core::WindowPreset> saved = savedPresets();
  m_listed.insert(m_listed.end(), saved.begin(), saved.end());
  const QSignalBlocker quiet(m_presets);
  m_presets->clear();
  m_presets->addItem(tr("choose …"));
  for (const core::WindowPreset& preset : m_listed) m_presets->addItem(QString::fromStdString(preset.name));
}

void WindowPanel::set(core::Window window) {
  window.isInverted = m_display.window(image()).isInverted;
  m_display.setWindow(image(), window);
}

void WindowPanel::takeEnds() {
  if (m_high->value() > m_low->value())
    set(core::windowBetween(m_low->value(), m_high->value()));
  else
    showState();  // goes back: there is no such window
}

void WindowPanel::takeMiddle() {
  if (m_width->value() > 0)
    set({m_centre->value(), m_width->value()});
  else
    showState();
}

void WindowPanel::setToVisible() {
  const core::VolumePtr volume = m_view.volumeOf(image());
  if (!volume) return;
  const PaneWidget& pane = m_view.activePane();
  const core::Histogram visible(viewer::visibleValues(*volume, pane.sliceView(), pane.paneSize()));
  if (visible.count() > 0) set(core::windowBetween(visible.quantile(kVisibleTail), visible.quantile(1 - kVisibleTail)));
}

void WindowPanel::setToWhole() {
  const Image shown = image();
  withHistogram(shown, [this, shown](const core::Histogram& histogram) {
    core::Window window = core::windowBetween(std::min(0.0, histogram.lowest()), histogram.quantile(0.995));
    window.isInverted = m_display.window(shown).isInverted;
    m_display.setWindow(shown, window);
  });
}

void WindowPanel::invert() {
  core::Window window = m_display.window(image());
  window.isInverted = !window.isInverted;
  m_display.setWindow(image(), window);
}

void WindowPanel::setTo(const core::WindowPreset& preset) {
  const Image shown = image();
  withHistogram(shown, [this, shown, preset](const core::Histogram& histogram) {
    core::Window window = core::windowOf(preset, histogram);
    window.isInverted = m_display.window(shown).isInverted;
    m_display.setWindow(shown, window);
  });
}

void WindowPanel::nextPreset() {
  const int next = m_presets->currentIndex() % static_cast<int>(m_listed.size()) + 1;
  m_presets->setCurrentIndex(next);
  setTo(m_listed[static_cast<std::size_t>(next - 1)]);
}

void WindowPanel::savePresetAs() {
  const Image shown = image();
  if (!m_view.volumeOf(shown)) return;
  auto* dialog = new QInputDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setObjectName("presetName");
  dialog->setWindowTitle(tr("Keep this window as a preset"));
  dialog->setLabelText(tr("Name (it follows each image's own brightness):"));
  connect(dialog, &QInputDialog::textValueSelected, this, [this, shown](const QString& text) {
    const QString name = text.trimmed();
    if (name.isEmpty()) return;
    withHistogram(shown, [this, shown, name](const core::Histogram& histogram) {
      savePreset(
          core::presetOf(m_display.window(shown), histogram, core::WindowPreset::Scale::bright, name.toStdString()));
      showPresets();
      m_presets->setCurrentIndex(m_presets->findText(name));
      showState();
    });
  });
  dialog->open();
}

void WindowPanel::forgetChosenPreset() {
  forgetPreset(m_presets->currentText().toStdString());
  showPresets();
  showState();
}

}  // namespace glmamba::app
