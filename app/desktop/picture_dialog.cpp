// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/picture_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

#include "app/model/movie.h"

namespace glmamba::app {

namespace {

// What a folder of pictures holds is told from the same format as one picture by this.
constexpr int kFolderRole = Qt::UserRole + 1;

}  // namespace

PictureDialog::PictureDialog(Kind kind, const QString& name, int slices, const QSize& panes, QWidget* parent)
    : QDialog(parent),
      m_kind(kind),
      m_panes(panes * (parent ? parent->devicePixelRatioF() : 1.0)),
      m_format(new QComboBox(this)),
      m_place(new QLineEdit(name, this)),
      m_scale(new QSpinBox(this)),
      m_size(new QLabel(this)),
      m_rate(new QDoubleSpinBox(this)),
      m_first(new QSpinBox(this)),
      m_last(new QSpinBox(this)) {
  const bool isMovie = kind == Kind::movie;
  setObjectName(isMovie ? "movieDialog" : "pictureDialog");
  setWindowTitle(isMovie ? tr("Save a movie through the slices") : tr("Save the panes as a picture"));
  m_format->setObjectName("pictureFormat");
  m_place->setObjectName("picturePlace");
  m_scale->setObjectName("pictureScale");
  m_first->setObjectName("movieFirst");
  m_last->setObjectName("movieLast");
  m_place->setMinimumWidth(420);
  m_scale->setRange(static_cast<int>(kLeastPictureScale), static_cast<int>(kMostPictureScale));
  m_scale->setPrefix("×");
  m_rate->setRange(kLeastMovieRate, kMostMovieRate);
  m_rate->setDecimals(1);
  m_rate->setValue(MovieChoice{}.framesPerSecond);
  for (QSpinBox* slice : {m_first, m_last}) slice->setRange(1, std::max(1, slices));
  m_last->setValue(slices);

  auto* button = new QToolButton(this);
  button->setText("…");
  button->setAccessibleName(tr("Choose"));
  connect(button, &QToolButton::clicked, this, &PictureDialog::choosePlace);
  auto* place = new QHBoxLayout;
  place->addWidget(m_place, 1);
  place->addWidget(button);
  auto* size = new QHBoxLayout;
  size->addWidget(m_scale);
  size->addWidget(m_size, 1);
  auto* form = new QFormLayout(this);
  form->addRow(tr("&Format"), m_format);
  form->addRow(isMovie ? tr("&Where") : tr("F&ile"), place);
  form->addRow(tr("&Scale"), size);
  if (isMovie) {
    auto* range = new QHBoxLayout;
    range->addWidget(m_first);
    range->addWidget(new QLabel(tr("to")));
    range->addWidget(m_last);
    range->addStretch(1);
    form->addRow(tr("S&lices"), range);
    form->addRow(tr("Slices a s&econd"), m_rate);
  } else {
    for (QWidget* unused : std::initializer_list<QWidget*>{m_rate, m_first, m_last}) unused->hide();
  }
  addFormats();
  if (isMovie && ffmpegProgram().isEmpty()) {
    auto* note = new QLabel(tr("For MP4 and GIF, install ffmpeg: none was found on this computer."), this);
    note->setWordWrap(true);
    form->addRow(note);
  }
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
  connect(buttons, &QDialogButtonBox::accepted, this, &PictureDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  const auto check = [this, buttons] {
    buttons->button(QDialogButtonBox::Save)
        ->setEnabled(!m_place->text().trimmed().isEmpty() && m_first->value() <= m_last->value());
  };
  connect(m_place, &QLineEdit::textChanged, this, check);
  for (QSpinBox* slice : {m_first, m_last}) connect(slice, QOverload<int>::of(&QSpinBox::valueChanged), this, check);
  connect(m_scale, QOverload<int>::of(&QSpinBox::valueChanged), this, &PictureDialog::showSize);
  connect(m_format, QOverload<int>::of(&QComboBox::currentIndexChanged), this, &PictureDialog::takeFormat);
  form->addRow(buttons);
  takeFormat();
  showSize();
}

void PictureDialog::addFormats() {
  const auto add = [this](const QString& name, const char* extension, bool isFolder) {
    m_format->addItem(name, extension);
    m_format->setItemData(m_format->count() - 1, isFolder, kFolderRole);
  };
  if (m_kind == Kind::picture) {
    add(tr("PNG"), ".png", false);
    add(tr("TIFF"), ".tif", false);
    return;
  }
  if (!ffmpegProgram().isEmpty()) {
    add(tr("MP4 movie"), ".mp4", false);
    add(tr("GIF movie"), ".gif", false);
  }
  add(tr("Folder of PNG pictures"), ".png", true);
  add(tr("Folder of TIFF pictures"), ".tif", true);
}

QString PictureDialog::extension() const {
  return m_format->currentData(kFolderRole).toBool() ? QString() : m_format->currentData().toString();
}

void PictureDialog::takeFormat() {
  QString place = m_place->text().trimmed();
  for (const char* known : {".png", ".tif", ".mp4", ".gif", "_slices"})
    if (place.endsWith(known)) place.chop(static_cast<int>(qstrlen(known)));
  m_place->setText(place + (extension().isEmpty() ? "_slices" : extension()));
}

void PictureDialog::choosePlace() {
  const QString chosen = QFileDialog::getSaveFileName(
      this, windowTitle(), m_place->text(),
      extension().isEmpty() ? QString() : QString("%1 (*%2)").arg(m_format->currentText(), extension()));
  if (chosen.isEmpty()) return;
  m_place->setText(chosen);
  m_confirmed = place();
}

void PictureDialog::showSize() {
  const QSize size = m_panes * m_scale->value();
  m_size->setText(tr("%1 × %2 pixels").arg(size.width()).arg(size.height()));
}

QString PictureDialog::place() const {
  const QString place = m_place->text().trimmed();
  const bool isNamed = place.endsWith(extension(), Qt::CaseInsensitive) ||
                       (extension() == ".tif" && place.endsWith(".tiff", Qt::CaseInsensitive));
  return isNamed ? place : place + extension();
}

double PictureDialog::scale() const { return m_scale->value(); }

MovieChoice PictureDialog::movie() const {
  return {place(),
          scale(),
          m_rate->value(),
          m_first->value() - 1,
          m_last->value() - 1,
          m_format->currentData().toString() == ".tif"};
}

void PictureDialog::accept() {
  const QString chosen = place();
  if (!extension().isEmpty() && chosen != m_confirmed && QFileInfo::exists(chosen) &&
      QMessageBox::question(this, windowTitle(), tr("%1 exists. Replace it?").arg(chosen)) != QMessageBox::Yes)
    return;
  QDialog::accept();
}

}  // namespace glmamba::app
