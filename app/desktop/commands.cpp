#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include "app/desktop/compare_view.h"
#include "app/desktop/export_dialog.h"
#include "app/desktop/key_list.h"
#include "app/desktop/main_window.h"
#include "app/desktop/message_bar.h"
#include "app/desktop/study_tree.h"
#include "app/desktop/text_page.h"
#include "app/desktop/versions.h"
#include "io/png_writer.h"

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

void MainWindow::chooseScreenshotFile() {
  const QString file =
      QFileDialog::getSaveFileName(this, tr("Save the panes as a picture"), proposedName() + ".png", "PNG (*.png)");
  if (!file.isEmpty()) saveScreenshot(file.endsWith(".png", Qt::CaseInsensitive) ? file : file + ".png");
}

void MainWindow::saveScreenshot(const QString& file) {
  // Reading pixels back needs the panes' GL contexts, so it is done here; compressing and writing is not.
  viewer::Snapshot picture = m_view->snapshot();
  const io::RgbImage image{picture.width, picture.height, std::move(picture.rgb)};
  m_session->jobs().start<std::filesystem::path>(
      Lane::background, {tr("Writing the screenshot"), {}},
      [image, path = std::filesystem::u8path(file.toStdString())](const JobContext&) {
        io::writePng(image, path);
        return path;
      },
      [this](core::Outcome<std::filesystem::path> outcome) {
        if (const auto* failure = std::get_if<core::Failure>(&outcome))
          m_messages->showProblem(QString::fromUtf8(failure->error.what()));
        else if (const auto* path = std::get_if<std::filesystem::path>(&outcome))
          m_messages->showNotice(tr("Written: %1").arg(QString::fromStdString(path->u8string())));
      });
}

void MainWindow::removeSelected() {
  const std::string study = m_tree->selectedStudy();
  const std::string series = m_tree->selectedSeries();
  if (!study.empty())
    m_session->removeStudy(study);
  else if (!series.empty())
    m_session->removeSeries(series);
}

void MainWindow::showKeys() { showTextPage(*this, tr("Keys and mouse"), keyListHtml(*this)); }

void MainWindow::showAbout() { showTextPage(*this, tr("About GLMamba Viewer"), versionsHtml()); }

}  // namespace glmamba::app
