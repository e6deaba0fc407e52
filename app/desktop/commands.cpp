// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include "app/desktop/compare_view.h"
#include "app/desktop/export_dialog.h"
#include "app/desktop/help_window.h"
#include "app/desktop/key_list.h"
#include "app/desktop/main_window.h"
#include "app/desktop/study_tree.h"
#include "app/desktop/text_page.h"
#include "app/desktop/versions.h"

namespace glmamba::app {

namespace {

QString niftiFilter() { return MainWindow::tr("NIfTI (*.nii.gz *.nii)"); }

QString folderToWrite(const core::Series& target) {
  const QFileInfo beside =
      target.files.empty() ? QFileInfo() : QFileInfo(QString::fromStdString(target.files.front().u8string()));
  const QFileInfo folder(beside.absolutePath());
  if (!target.files.empty() && folder.isWritable()) return folder.absoluteFilePath();
  return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

}  // namespace

void MainWindow::chooseFiles() {
  const QStringList files = QFileDialog::getOpenFileNames(this, tr("Open files"), {},
                                                          tr("MR images (*.nii *.nii.gz *.dcm *.ima);;All files (*)"));
  if (!files.isEmpty()) open(files);
}

void MainWindow::chooseFolder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a folder of DICOM or NIfTI files"));
  if (!folder.isEmpty()) open({folder});
}

void MainWindow::chooseLabelMap() {
  const QString file =
      QFileDialog::getOpenFileName(this, tr("Open a label map"), {}, niftiFilter() + tr(";;All files (*)"));
  if (!file.isEmpty()) m_session->openLabelFile(file);
}

QString MainWindow::proposedName() const {
  const PairImages& images = m_session->images();
  QString name = QString::fromStdString(images.target->description);
  name.remove(".nii.gz").remove(".nii");
  for (QChar& letter : name)
    if (!letter.isLetterOrNumber() && letter != '-' && letter != '_' && letter != '.') letter = '_';
  return QString("%1/%2_SRx%3").arg(folderToWrite(*images.target), name).arg(m_session->settings().scaleFactor);
}

void MainWindow::chooseNiftiFile() {
  QString file =
      QFileDialog::getSaveFileName(this, tr("Export the SR image as NIfTI"), proposedName() + ".nii.gz", niftiFilter());
  if (file.isEmpty()) return;
  if (!file.endsWith(".nii") && !file.endsWith(".nii.gz")) file += ".nii.gz";
  m_session->exportNifti(file);
}

void MainWindow::chooseDicomFolder() {
  auto* dialog = new ExportDialog(proposedName() + "_dicom", this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this,
          [this, dialog] { m_session->exportDicom(dialog->folder(), dialog->deidentify()); });
  dialog->open();
}

std::string MainWindow::selectedSeries() const { return m_tree->selectedSeries(); }

void MainWindow::removeSelected() {
  const std::string study = m_tree->selectedStudy();
  const std::string series = m_tree->selectedSeries();
  if (!study.empty()) {
    if (mayLoseEdits(study)) m_session->removeStudy(study);
  } else if (!series.empty() && mayLoseEdits(series)) {
    m_session->removeSeries(series);
  }
}

void MainWindow::showHelp(const QString& page) {
  auto* help = findChild<HelpWindow*>();
  if (!help) {
    help = new HelpWindow(this);
    help->setAttribute(Qt::WA_DeleteOnClose);
  }
  help->showPage(page);
  help->show();
  help->raise();
  help->activateWindow();
}

void MainWindow::showKeys() { showTextPage(*this, tr("Keys and mouse"), keyListHtml(*this)); }

void MainWindow::showAbout() { showTextPage(*this, tr("About GLMamba Viewer"), versionsHtml()); }

}  // namespace glmamba::app
