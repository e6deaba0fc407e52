#include "app/desktop/run_panel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <cmath>

#include "app/desktop/device_text.h"

namespace glmamba::app {

namespace {

QString duration(double seconds) {
  const int whole = static_cast<int>(std::ceil(seconds));
  if (whole < 60) return RunPanel::tr("%1 s").arg(whole);
  return RunPanel::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60, 2, 10, QChar('0'));
}

QString cardText(const engine::ModelCard& card) {
  QStringList lines{
      QString::fromStdString(card.nameAndVersion()), QString::fromStdString(card.description),
      RunPanel::tr("%L1 parameters; trained on %2 subjects").arg(card.parameters).arg(card.trainingSubjects.size()),
      QString::fromStdString(card.training)};
  for (const engine::MeasuredAccuracy& measured : card.accuracy)
    lines << QString("%1, %2: %3 dB, SSIM %4")
                 .arg(QString::fromStdString(measured.subject), QString::fromStdString(measured.method))
                 .arg(measured.psnr, 0, 'f', 2)
                 .arg(measured.ssim, 0, 'f', 4);
  lines.removeAll(QString());
  return lines.join("\n");
}

QComboBox* combo(const char* name, QWidget* parent) {
  auto* box = new QComboBox(parent);
  box->setObjectName(name);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(8);
  return box;
}

}  // namespace

RunPanel::RunPanel(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_model(combo("model", this)),
      m_scale(combo("scale", this)),
      m_tryMode(combo("tryMode", this)),
      m_device(combo("device", this)),
      m_precision(combo("precision", this)),
      m_modelText(new QLabel(this)),
      m_run(new QPushButton(tr("&Run"), this)),
      m_cancel(new QPushButton(tr("&Cancel"), this)),
      m_progress(new QProgressBar(this)),
      m_progressText(new QLabel(this)) {
  m_scale->addItem("×2", 2);
  m_scale->addItem("×4", 4);
  m_tryMode->addItem(tr("off"), 0);
  m_tryMode->addItem(tr("degrade ×2"), 2);
  m_tryMode->addItem(tr("degrade ×4"), 4);
  m_tryMode->setToolTip(tr("Crops the target's k-space, so that the result can be compared with the original"));
  m_device->addItem(tr("automatic"), static_cast<int>(engine::Device::automatic));
  m_device->addItem("CPU", static_cast<int>(engine::Device::cpu));
  m_device->addItem("GPU (CUDA)", static_cast<int>(engine::Device::cuda));
  m_precision->addItem(tr("automatic"), static_cast<int>(engine::Precision::automatic));
  m_precision->addItem("float32", static_cast<int>(engine::Precision::fp32));
  m_precision->addItem("bfloat16", static_cast<int>(engine::Precision::bf16));
  m_modelText->setWordWrap(true);
  m_modelText->setObjectName("modelText");
  m_run->setObjectName("run");
  m_cancel->setObjectName("cancel");
  m_progress->setObjectName("progress");
  m_progressText->setObjectName("progressText");
  m_progressText->setWordWrap(true);
  m_run->setToolTip(tr("F5"));
  m_cancel->setToolTip(tr("Esc"));

  auto* form = new QFormLayout(this);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(tr("&Model"), m_model);
  form->addRow(m_modelText);
  form->addRow(tr("&Scale"), m_scale);
  form->addRow(tr("&Try mode"), m_tryMode);
  form->addRow(tr("&Device"), m_device);
  form->addRow(tr("&Precision"), m_precision);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_run);
  buttons->addWidget(m_cancel);
  form->addRow(buttons);
  form->addRow(m_progress);
  form->addRow(m_progressText);

  const auto chosen = QOverload<int>::of(&QComboBox::activated);
  for (QComboBox* box : {m_model, m_scale, m_device, m_precision}) connect(box, chosen, this, &RunPanel::takeSettings);
  connect(m_tryMode, chosen, this, [this] { m_session.setTryFactor(m_tryMode->currentData().toInt()); });
  connect(m_run, &QPushButton::clicked, this, &RunPanel::runAsked);
  connect(m_cancel, &QPushButton::clicked, &session, &Session::cancelRun);
  connect(&session, &Session::settingsChanged, this, &RunPanel::showSettings);
  connect(&session, &Session::imagesChanged, this, &RunPanel::showSettings);
  connect(&session, &Session::runChanged, this, &RunPanel::showRun);
  connect(&session, &Session::resultChanged, this, &RunPanel::showRun);
  showSettings();
  showRun();
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
  for (const engine::ModelCard& card : m_cards) {
    if (card.scaleFactor != m_session.settings().scaleFactor) continue;
    m_model->addItem(QString::fromStdString(card.nameAndVersion()), QString::fromStdString(card.name));
    m_model->setItemData(m_model->count() - 1, cardText(card), Qt::ToolTipRole);
  }
  m_model->setCurrentIndex(std::max(0, m_model->findData(QString::fromStdString(m_session.settings().model))));
  describeModel();
}

void RunPanel::describeModel() {
  const engine::ModelCard* shown = nullptr;
  const int scale = m_session.settings().scaleFactor;
  std::string name = m_session.settings().model;
  if (name.empty() && m_newest.count(scale) != 0) name = m_newest.at(scale);
  for (const engine::ModelCard& card : m_cards)
    if (card.scaleFactor == scale && card.name == name) shown = &card;
  if (!shown) {
    m_modelText->setText(tr("No model for ×%1 is installed.").arg(scale));
    m_modelText->setToolTip({});
    return;
  }
  QStringList references;
  for (const std::string& contrast : shown->referenceContrasts) references << QString::fromStdString(contrast);
  QString text = tr("For %1 guided by %2.").arg(QString::fromStdString(shown->targetContrast), references.join(", "));
  const PairImages& images = m_session.images();
  const auto differs = [](const std::optional<core::Series>& series, const QStringList& trained) {
    return series && series->contrast != core::Contrast::unknown &&
           !trained.contains(QString::fromStdString(core::contrastName(series->contrast)));
  };
  if (differs(images.target, {QString::fromStdString(shown->targetContrast)}) || differs(images.reference, references))
    text += " " + tr("Not trained on this pair of contrasts: judge the result with care.");
  m_modelText->setText(text);
  m_modelText->setToolTip(cardText(*shown));
  m_model->setToolTip(cardText(*shown));
}

void RunPanel::takeSettings() {
  RunSettings settings = m_session.settings();
  settings.scaleFactor = m_scale->currentData().toInt();
  settings.model = settings.scaleFactor == m_session.settings().scaleFactor
                       ? m_model->currentData().toString().toStdString()
                       : std::string();
  settings.device = static_cast<engine::Device>(m_device->currentData().toInt());
  settings.precision = static_cast<engine::Precision>(m_precision->currentData().toInt());
  m_session.setSettings(settings);
}

void RunPanel::showSettings() {
  const RunSettings& settings = m_session.settings();
  m_scale->setCurrentIndex(m_scale->findData(settings.scaleFactor));
  m_tryMode->setCurrentIndex(m_tryMode->findData(m_session.images().tryFactor));
  m_device->setCurrentIndex(m_device->findData(static_cast<int>(settings.device)));
  m_precision->setCurrentIndex(m_precision->findData(static_cast<int>(settings.precision)));
  listModels();
  showRun();
}

void RunPanel::showRun() {
  const RunPhase phase = m_session.runPhase();
  const core::Progress& progress = m_session.runProgress();
  const Result* result = m_session.result();
  m_run->setEnabled(m_session.canRun());
  m_cancel->setEnabled(phase != RunPhase::idle && phase != RunPhase::cancelling);
  const bool counted = phase != RunPhase::idle && progress.total > 0;
  m_progress->setRange(0, phase == RunPhase::idle ? 1 : counted ? progress.total : 0);
  m_progress->setValue(phase == RunPhase::idle ? (result && result->complete ? 1 : 0) : progress.done);
  m_progress->setTextVisible(counted);
  QString text;
  switch (phase) {
    case RunPhase::loadingModel:
      text = tr("Loading the model …");
      break;
    case RunPhase::cancelling:
      text = tr("Cancelling …");
      break;
    case RunPhase::running:
      text = tr("Slice %1 of %2").arg(progress.done).arg(progress.total);
      if (progress.secondsLeft >= 0) text += " · " + tr("%1 left").arg(duration(progress.secondsLeft));
      break;
    case RunPhase::idle:
      if (result && result->complete)
        text = tr("%1 slices in %2 on %3")
                   .arg(result->totalSlices())
                   .arg(duration(result->seconds), deviceText(result->start.device));
      else if (result)
        text = tr("Stopped: %1 of %2 slices are done.").arg(result->finishedSlices).arg(result->totalSlices());
      break;
  }
  m_progressText->setText(text);
}

}  // namespace glmamba::app
