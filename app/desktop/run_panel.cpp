// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/run_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <cmath>

#include "app/desktop/run_words.h"
#include "app/desktop/text_page.h"

namespace glmamba::app {

namespace {

constexpr double kBytesPerGb = 1e9;

template <typename Widget>
Widget* named(Widget* widget, const char* name, const QString& tip = {}) {
  widget->setObjectName(name);
  widget->setToolTip(tip);
  return widget;
}

QComboBox* combo(const char* name, QWidget* parent) {
  auto* box = named(new QComboBox(parent), name);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(8);
  return box;
}

}  // namespace

RunPanel::RunPanel(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_model(combo("model", this)),
      m_card(named(new QToolButton(this), "modelCard", tr("The model's card: training and measured accuracy"))),
      m_scale(combo("scale", this)),
      m_tryMode(combo("tryMode", this)),
      m_register(combo("register", this)),
      m_more(named(new QToolButton(this), "moreSettings")),
      m_details(named(new QWidget(this), "runDetails")),
      m_device(combo("device", m_details)),
      m_precision(combo("precision", m_details)),
      m_memory(named(new QDoubleSpinBox(m_details), "memory",
                     tr("Most memory that the network may take, of what it runs on"))),
      m_someSlices(named(new QCheckBox(tr("S&lices"), m_details), "someSlices",
                         tr("Only these slices of the target, counted from 1"))),
      m_firstSlice(named(new QSpinBox(m_details), "firstSlice")),
      m_lastSlice(named(new QSpinBox(m_details), "lastSlice")),
      m_ensemble(named(new QCheckBox(tr("Mean over &flips and turns"), m_details), "ensemble",
                       tr("Eight times the work for a little accuracy"))),
      m_dataConsistency(named(new QCheckBox(tr("Keep the measured &band"), m_details), "dataConsistency",
                              tr("After the network the measured part of k-space is put back as it was"))),
      m_modelText(named(new QLabel(this), "modelText")),
      m_run(named(new QPushButton(tr("&Run"), this), "run")),
      m_queue(named(new QPushButton(tr("&Queue"), this), "queue",
                    tr("Run this when all before it is done, whatever is opened meanwhile"))),
      m_pause(named(new QPushButton(this), "pause", tr("Holds the run after the slice it is at"))),
      m_cancel(named(new QPushButton(tr("&Cancel"), this), "cancel")),
      m_progress(named(new QProgressBar(this), "progress")),
      m_progressText(named(new QLabel(this), "progressText")) {
  createChoices();
  m_modelText->setWordWrap(true);
  m_progressText->setWordWrap(true);
  auto* form = new QFormLayout(this);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  auto* model = new QHBoxLayout;
  model->addWidget(m_model, 1);
  model->addWidget(m_card);
  form->addRow(tr("&Model"), model);
  form->addRow(m_modelText);
  form->addRow(tr("&Scale"), m_scale);
  form->addRow(tr("&Try mode"), m_tryMode);
  form->addRow(tr("Re&gister"), m_register);
  createDetails(*form);
  createButtons(*form);
  if (auto* label = qobject_cast<QLabel*>(form->labelForField(model))) label->setBuddy(m_model);

  const auto chosen = QOverload<int>::of(&QComboBox::activated);
  for (QComboBox* box : {m_model, m_scale, m_device, m_precision}) connect(box, chosen, this, &RunPanel::takeSettings);
  for (QCheckBox* box : {m_someSlices, m_ensemble, m_dataConsistency})
    connect(box, &QCheckBox::clicked, this, &RunPanel::takeSettings);
  for (QSpinBox* box : {m_firstSlice, m_lastSlice})
    connect(box, QOverload<int>::of(&QSpinBox::valueChanged), this, &RunPanel::takeSettings);
  connect(m_memory, QOverload<double>::of(&QDoubleSpinBox::valueChanged), this, &RunPanel::takeSettings);
  connect(m_tryMode, chosen, this, [this] { m_session.setTryFactor(m_tryMode->currentData().toInt()); });
  connect(m_register, chosen, this, [this] {
    m_session.setRegistration(static_cast<core::RegistrationChoice>(m_register->currentData().toInt()));
  });
  connect(m_card, &QToolButton::clicked, this, &RunPanel::showCard);
  connect(m_more, &QToolButton::toggled, this, [this](bool on) {
    m_details->setVisible(on);
    m_more->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
  });
  connect(m_run, &QPushButton::clicked, this, &RunPanel::runAsked);
  connect(m_queue, &QPushButton::clicked, this, &RunPanel::queueAsked);
  connect(m_pause, &QPushButton::clicked, this, [this] { m_session.setPaused(!m_session.runs().isPaused()); });
  connect(m_cancel, &QPushButton::clicked, this, [this] { m_session.cancelRun(); });
  connect(&session, &Session::settingsChanged, this, &RunPanel::showSettings);
  connect(&session, &Session::imagesChanged, this, &RunPanel::showSettings);
  connect(&session, &Session::runChanged, this, &RunPanel::showRun);
  connect(&session, &Session::resultChanged, this, &RunPanel::showRun);
  showSettings();
}

void RunPanel::createChoices() {
  m_card->setText("i");
  m_card->setAccessibleName(tr("Model card"));
  m_scale->addItem("×2", 2);
  m_scale->addItem("×4", 4);
  m_tryMode->addItem(tr("off"), 0);
  m_tryMode->addItem(tr("degrade ×2"), 2);
  m_tryMode->addItem(tr("degrade ×4"), 4);
  m_tryMode->setToolTip(tr("Crops the target's k-space, so that the result can be compared with the original"));
  m_register->addItem(tr("where frames differ"), static_cast<int>(core::RegistrationChoice::automatic));
  m_register->addItem(tr("yes"), static_cast<int>(core::RegistrationChoice::yes));
  m_register->addItem(tr("no"), static_cast<int>(core::RegistrationChoice::no));
  m_register->setToolTip(tr("Moves the reference onto the target: rigidly, by mutual information"));
  m_device->addItem(tr("automatic"), static_cast<int>(engine::Device::automatic));
  m_device->addItem("CPU", static_cast<int>(engine::Device::cpu));
  m_device->addItem("GPU (CUDA)", static_cast<int>(engine::Device::cuda));
  m_precision->addItem(tr("automatic"), static_cast<int>(engine::Precision::automatic));
  m_precision->addItem("float32", static_cast<int>(engine::Precision::fp32));
  m_precision->addItem("bfloat16", static_cast<int>(engine::Precision::bf16));
  m_memory->setRange(0, 1024);
  m_memory->setSingleStep(0.5);
  m_memory->setDecimals(1);
  m_memory->setSuffix(tr(" GB"));
  m_memory->setSpecialValueText(tr("what is free"));
  for (QSpinBox* box : {m_firstSlice, m_lastSlice}) box->setKeyboardTracking(false);
  m_memory->setKeyboardTracking(false);
  m_firstSlice->setAccessibleName(tr("First slice"));
  m_lastSlice->setAccessibleName(tr("Last slice"));
}

void RunPanel::createDetails(QFormLayout& form) {
  m_more->setText(tr("More"));
  m_more->setCheckable(true);
  m_more->setAutoRaise(true);
  m_more->setArrowType(Qt::RightArrow);
  m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  auto* details = new QFormLayout(m_details);
  details->setContentsMargins(0, 0, 0, 0);
  details->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  details->addRow(tr("&Device"), m_device);
  details->addRow(tr("&Precision"), m_precision);
  details->addRow(tr("Memor&y"), m_memory);
  auto* range = new QHBoxLayout;
  range->addWidget(m_firstSlice, 1);
  range->addWidget(new QLabel("–", m_details));
  range->addWidget(m_lastSlice, 1);
  details->addRow(m_someSlices, range);
  details->addRow(m_ensemble);
  details->addRow(m_dataConsistency);
  m_details->hide();
  form.addRow(m_more);
  form.addRow(m_details);
}

void RunPanel::createButtons(QFormLayout& form) {
  auto* start = new QHBoxLayout;
  start->addWidget(m_run);
  start->addWidget(m_queue);
  auto* stop = new QHBoxLayout;
  stop->addWidget(m_pause);
  stop->addWidget(m_cancel);
  form.addRow(start);
  form.addRow(stop);
  form.addRow(m_progress);
  form.addRow(m_progressText);
}

void RunPanel::readModels() {
  std::vector<std::string> problems;
  try {
    m_cards = engine::installedModels(&problems);
  } catch (const core::Error& error) {
    problems.push_back(error.what());
  }
  m_newest.clear();
  for (const engine::ModelCard& card : m_cards)
    if (m_newest.count(card.scaleFactor) == 0) m_newest[card.scaleFactor] = engine::defaultModel(card.scaleFactor).name;
  for (const std::string& problem : problems) emit modelProblem(QString::fromStdString(problem));
  listModels();
}

void RunPanel::listModels() {
  const QSignalBlocker quiet(m_model);
  m_model->clear();
  m_model->addItem(tr("newest for this scale"), QString());
  for (const engine::ModelCard& card : m_cards)
    if (card.scaleFactor == m_session.settings().scaleFactor)
      m_model->addItem(QString::fromStdString(card.nameAndVersion()), QString::fromStdString(card.name));
  m_model->setCurrentIndex(std::max(0, m_model->findData(QString::fromStdString(m_session.settings().model))));
  describeModel();
}

const engine::ModelCard* RunPanel::chosenCard() const {
  const int scale = m_session.settings().scaleFactor;
  std::string name = m_session.settings().model;
  if (name.empty() && m_newest.count(scale) != 0) name = m_newest.at(scale);
  for (const engine::ModelCard& card : m_cards)
    if (card.scaleFactor == scale && card.name == name) return &card;
  return nullptr;
}

void RunPanel::describeModel() {
  const engine::ModelCard* card = chosenCard();
  m_card->setEnabled(card != nullptr);
  if (!card) {
    m_modelText->setText(tr("No model for ×%1 is installed.").arg(m_session.settings().scaleFactor));
    return;
  }
  QStringList references;
  for (const std::string& contrast : card->referenceContrasts) references << QString::fromStdString(contrast);
  QString text = tr("For %1 guided by %2.").arg(QString::fromStdString(card->targetContrast), references.join(", "));
  const PairImages& images = m_session.images();
  const auto differs = [](const std::optional<core::Series>& series, const QStringList& trained) {
    return series && series->contrast != core::Contrast::unknown &&
           !trained.contains(QString::fromStdString(core::contrastName(series->contrast)));
  };
  if (differs(images.target, {QString::fromStdString(card->targetContrast)}) || differs(images.reference, references))
    text += " " + tr("Not trained on this pair of contrasts: judge the result with care.");
  m_modelText->setText(text);
}

void RunPanel::showCard() {
  if (const engine::ModelCard* card = chosenCard()) showTextPage(*this, tr("Model"), cardHtml(*card));
}

void RunPanel::takeSettings() {
  RunSettings settings = m_session.settings();
  settings.scaleFactor = m_scale->currentData().toInt();
  settings.model = settings.scaleFactor == m_session.settings().scaleFactor
                       ? m_model->currentData().toString().toStdString()
                       : std::string();
  settings.device = static_cast<engine::Device>(m_device->currentData().toInt());
  settings.precision = static_cast<engine::Precision>(m_precision->currentData().toInt());
  settings.memoryLimit = static_cast<std::uint64_t>(std::llround(kBytesPerGb * m_memory->value()));
  settings.ensemble = m_ensemble->isChecked();
  settings.dataConsistency = m_dataConsistency->isChecked();
  settings.slices.reset();
  if (m_someSlices->isChecked())
    settings.slices =
        engine::SliceRange{m_firstSlice->value() - 1, std::max(m_firstSlice->value(), m_lastSlice->value())};
  m_session.setSettings(settings);
}

void RunPanel::showSlices() {
  const QSignalBlocker quiet[] = {QSignalBlocker(m_firstSlice), QSignalBlocker(m_lastSlice),
                                  QSignalBlocker(m_someSlices)};
  const core::VolumePtr& lr = m_session.images().lr;
  const int count = lr ? lr->sliceCount() : 1;
  const auto& slices = m_session.settings().slices;
  for (QSpinBox* box : {m_firstSlice, m_lastSlice}) {
    box->setRange(1, count);
    box->setEnabled(slices.has_value());
  }
  m_someSlices->setEnabled(lr != nullptr);
  m_someSlices->setChecked(slices.has_value());
  m_firstSlice->setValue(slices ? slices->first + 1 : 1);
  m_lastSlice->setValue(slices ? slices->last : count);
}

void RunPanel::showSettings() {
  const RunSettings& settings = m_session.settings();
  const QSignalBlocker quiet(m_memory);
  m_scale->setCurrentIndex(m_scale->findData(settings.scaleFactor));
  m_tryMode->setCurrentIndex(m_tryMode->findData(m_session.images().tryFactor));
  m_register->setCurrentIndex(m_register->findData(static_cast<int>(m_session.images().pairing.registration)));
  m_device->setCurrentIndex(m_device->findData(static_cast<int>(settings.device)));
  m_precision->setCurrentIndex(m_precision->findData(static_cast<int>(settings.precision)));
  m_memory->setValue(static_cast<double>(settings.memoryLimit) / kBytesPerGb);
  m_ensemble->setChecked(settings.ensemble);
  m_dataConsistency->setChecked(settings.dataConsistency);
  showSlices();
  listModels();
  showRun();
}

void RunPanel::showRun() {
  const RunQueue& runs = m_session.runs();
  const Run* active = runs.active();
  const Run* shown = active ? active : m_session.shownRun();
  const int waiting = runs.waitingCount();
  m_run->setEnabled(m_session.canRun());
  m_queue->setEnabled(m_session.canRun());
  m_pause->setText(runs.isPaused() ? tr("Res&ume") : tr("&Pause"));
  m_pause->setEnabled((active && active->phase != RunPhase::cancelling) || runs.isPaused());
  m_cancel->setEnabled(active && active->phase != RunPhase::cancelling);
  const bool isCounted = active && active->progress.total > 0;
  m_progress->setRange(0, !active ? 1 : isCounted ? active->progress.total : 0);
  m_progress->setValue(active ? active->progress.done : shown && shown->phase == RunPhase::complete ? 1 : 0);
  m_progress->setTextVisible(isCounted);
  QString text = shown ? stateText(*shown) : QString();
  if (waiting > 0) text += (text.isEmpty() ? "" : "\n") + tr("%n more wait(s)", nullptr, waiting);
  m_progressText->setText(text);
}

}  // namespace glmamba::app
