// SPDX-License-Identifier: Apache-2.0
// Commands about what a result is worth: segmentation, maps, masks and the report.
#include <QAction>
#include <QActionGroup>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>

#include "app/desktop/compare_view.h"
#include "app/desktop/label_words.h"
#include "app/desktop/language.h"
#include "app/desktop/layout_words.h"
#include "app/desktop/main_window.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/report_writer.h"
#include "app/model/report_job.h"
#include "inference/engine/segmentation_model.h"

namespace glmamba::app {

namespace {

constexpr std::pair<Image, const char*> kSegmented[] = {{Image::lr, "segmentLr"},
                                                        {Image::sr, "segmentSr"},
                                                        {Image::truth, "segmentTruth"},
                                                        {Image::reference, "segmentReference"},
                                                        {Image::interpolated, "segmentInterpolated"}};

}  // namespace

void MainWindow::createSegmentMenu() {
  QMenu* menu = menuBar()->addMenu(tr("Se&gment"));
  int key = 1;
  for (const auto& [image, name] : kSegmented)
    addCommand(menu, name, tr("Find a tumour in %1 (AI)").arg(imageText(image)),
               QKeySequence(QString("Alt+Shift+%1").arg(key++)),
               [this, image = image] { m_session->segment(image, imageText(image), segmentationModel()); });
  createSegmentModelMenu(menu);
  menu->addSeparator();
  createEditMaskMenu(menu);
  addCommand(menu, "compareLabels", tr("&Compare the mask with the selected one"), QKeySequence("Ctrl+Shift+K"),
             [this] { m_session->compareLabels(selectedSeries()); });
  addLayerSwitch(menu, "labelsFilled", tr("&Fill masks"), QKeySequence("Shift+F"), &Layers::labelsFilled);
  addLayerSwitch(menu, "ownMasks", tr("Each image its &own mask"), QKeySequence("Shift+O"), &Layers::ownMasks);
}

void MainWindow::createSegmentModelMenu(QMenu* menu) {
  QMenu* models = menu->addMenu(tr("&Model"));
  m_segmentModel = new QActionGroup(models);
  const auto add = [this, models](const QString& text, const QString& tip, const QString& name) {
    QAction* action = models->addAction(text);
    action->setToolTip(tip);
    action->setData(name);
    action->setCheckable(true);
    m_segmentModel->addAction(action);
    return action;
  };
  models->setToolTipsVisible(true);
  add(tr("&Default"), tr("The newest that takes the image by itself, so that masks of several images compare"), {})
      ->setChecked(true);
  for (const engine::SegmentationCard& card : engine::installedSegmentationModels())
    add(QString::fromStdString(card.nameAndVersion()), QString::fromStdString(card.description),
        QString::fromStdString(card.name));
}

std::string MainWindow::segmentationModel() const {
  return m_segmentModel->checkedAction()->data().toString().toStdString();
}

void MainWindow::addResultExports(QMenu* file) {
  const auto folder = [this](const QString& title, const QString& ending) {
    return QFileDialog::getSaveFileName(this, title, proposedName() + ending);
  };
  addCommand(file, "exportMaps", tr("Export trust &maps as NIfTI…"), QKeySequence("Ctrl+Alt+M"), [this, folder] {
    const QString name = folder(tr("Export trust maps into a new folder"), "_trust");
    if (!name.isEmpty()) m_session->exportMaps(name, false);
  });
  addCommand(file, "exportMapsDicom", tr("Export trust maps as DICOM &parametric maps…"),
             QKeySequence("Ctrl+Alt+Shift+M"), [this, folder] {
               const QString name = folder(tr("Export parametric maps into a new folder"), "_parametric");
               if (!name.isEmpty()) m_session->exportMaps(name, true);
             });
  addCommand(file, "exportMask", tr("Export mas&k as NIfTI…"), QKeySequence("Ctrl+Alt+K"), [this] {
    QString name = QFileDialog::getSaveFileName(this, tr("Export the mask"), proposedName() + "_mask.nii.gz",
                                                tr("NIfTI (*.nii.gz *.nii)"));
    if (name.isEmpty()) return;
    if (!name.endsWith(".nii") && !name.endsWith(".nii.gz")) name += ".nii.gz";
    m_session->exportMask(name, false);
  });
  addCommand(file, "exportMaskDicom", tr("Export mask as DICOM se&gmentation…"), QKeySequence("Ctrl+Alt+Shift+K"),
             [this, folder] {
               const QString name = folder(tr("Export a segmentation into a new folder"), "_seg");
               if (!name.isEmpty()) m_session->exportMask(name, true);
             });
  addCommand(file, "report", tr("Repor&t…"), QKeySequence("Ctrl+R"), [this] { chooseReportFile(false); });
  addCommand(file, "reportDeidentified", tr("Report without the patient's identit&y…"), QKeySequence("Ctrl+Shift+R"),
             [this] { chooseReportFile(true); });
}

void MainWindow::chooseReportFile(bool deidentified) {
  QString file = QFileDialog::getSaveFileName(this, tr("Write the report"), proposedName() + "_report.pdf",
                                              tr("PDF (*.pdf);;HTML (*.html)"));
  if (file.isEmpty()) return;
  if (!file.endsWith(".pdf", Qt::CaseInsensitive) && !file.endsWith(".html", Qt::CaseInsensitive)) file += ".pdf";
  writeReportTo(file, deidentified);
}

void MainWindow::writeReportTo(const QString& file, bool deidentified) {
  const Run* run = m_session->shownRun();
  if (!run || !m_session->canExport()) {
    m_messages->showProblem(tr("There is no complete result to report on: run super-resolution to the end first."));
    return;
  }
  const double slice = run->result->start.grid.indexFromLps(m_display.cursor())[2];
  ReportRequest request = reportRequest(*run, static_cast<int>(std::lround(slice)), deidentified);
  request.words = engineWords();
  if (const auto& labels = m_session->labels()) {
    request.labels = labels->volume;
    for (const viewer::Label& label : labelTableOf(*labels, m_session->labelEntries(labels->series.id)))
      request.input.labelNames[label.value] = label.name;
    if (const auto& comparison = m_session->comparison()) request.otherLabels = comparison->volume;
  }
  m_session->jobs().start<bool>(
      Lane::background, {tr("Writing the report"), "report"},
      [request, file](const JobContext& context) {
        writeReport(reportHtml(request, context), file);
        return true;
      },
      [this, file](core::Outcome<bool> outcome) {
        if (const auto* failure = std::get_if<core::Failure>(&outcome))
          m_messages->showProblem(QString::fromUtf8(failure->error.what()));
        else if (std::holds_alternative<bool>(outcome))
          m_messages->showNotice(tr("Written: %1").arg(file));
      });
}

void MainWindow::reportAtEnd() {
  if (m_reportTo.isEmpty() || !m_session->canExport() || !m_session->result()->areMapsMade) return;
  const QString file = m_reportTo;
  m_reportTo.clear();
  writeReportTo(file, false);
}

void MainWindow::updateResultActions() {
  const auto enable = [this](const char* name, bool enabled) { findChild<QAction*>(name)->setEnabled(enabled); };
  for (const auto& [image, name] : kSegmented) enable(name, m_session->volumeToSegment(image) != nullptr);
  const auto isDicom = [](const std::optional<core::Series>& series) {
    return series && series->format == core::FileFormat::dicom;
  };
  const bool hasMaps = m_session->canExport() && !m_session->result()->trust.maps.empty();
  enable("exportMaps", hasMaps);
  enable("exportMapsDicom", hasMaps && isDicom(m_session->images().target));
  enable("exportMask", m_session->labels().has_value());
  enable("exportMaskDicom", m_session->labels() && isDicom(m_session->images().target));
  const core::Series* selected = m_session->studies().findSeries(selectedSeries());
  enable("compareLabels", selected && selected->kind == core::SeriesKind::labelMap && m_session->labels());
  for (const char* name : {"brushTool", "eraseTool", "fillTool", "newLabel", "newMask"})
    enable(name, m_session->images().lr != nullptr);
  enable("report", m_session->canExport());
  enable("reportDeidentified", m_session->canExport());
}

}  // namespace glmamba::app
