// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include "app/model/path_of.h"

namespace glmamba::app {

namespace {

QHBoxLayout* withButton(QLineEdit* line, const std::function<void()>& choose) {
  auto* button = new QToolButton;
  button->setText("…");
  button->setAccessibleName(ExportDialog::tr("Choose"));
  QObject::connect(button, &QToolButton::clicked, line, choose);
  auto* row = new QHBoxLayout;
  row->addWidget(line, 1);
  row->addWidget(button);
  return row;
}

}  // namespace

ExportDialog::ExportDialog(const QString& folder, QWidget* parent)
    : QDialog(parent),
      m_folder(new QLineEdit(folder, this)),
      m_deidentify(new QGroupBox(tr("Take the patient's &identity out"), this)),
      m_dates(new QComboBox(m_deidentify)),
      m_characteristics(new QCheckBox(tr("&Keep sex, age, size and weight"), m_deidentify)),
      m_key(new QLineEdit(m_deidentify)) {
  setWindowTitle(tr("Export the SR image as a DICOM series"));
  setObjectName("exportDialog");
  m_folder->setObjectName("exportFolder");
  m_folder->setMinimumWidth(420);
  m_deidentify->setObjectName("deidentify");
  m_deidentify->setCheckable(true);
  m_deidentify->setChecked(false);
  m_dates->addItem(tr("remove"), static_cast<int>(io::DateTreatment::remove));
  m_dates->addItem(tr("shift by 1 to 365 days, by the secret"), static_cast<int>(io::DateTreatment::shift));
  m_dates->addItem(tr("keep"), static_cast<int>(io::DateTreatment::keep));
  m_key->setPlaceholderText(tr("none: new pseudonyms in each export"));
  m_key->setToolTip(tr("A file that pseudonyms and new UIDs follow from, the same in each export; made if not there"));

  auto* choices = new QFormLayout(m_deidentify);
  choices->addRow(tr("&Dates"), m_dates);
  choices->addRow(tr("&Secret"), withButton(m_key, [this] {
                    const QString file = QFileDialog::getSaveFileName(this, tr("File of the secret"), m_key->text(), {},
                                                                      nullptr, QFileDialog::DontConfirmOverwrite);
                    if (!file.isEmpty()) m_key->setText(file);
                  }));
  choices->addRow(m_characteristics);
  auto* note =
      new QLabel(tr("By the basic profile of DICOM PS3.15. The pixels are not changed: a face can be "
                    "recognised in a rendering of a head."));
  note->setWordWrap(true);
  choices->addRow(note);

  auto* form = new QFormLayout(this);
  form->addRow(tr("New &folder"), withButton(m_folder, [this] {
                 const QString chosen = QFileDialog::getSaveFileName(this, tr("New folder"), m_folder->text());
                 if (!chosen.isEmpty()) m_folder->setText(chosen);
               }));
  form->addRow(m_deidentify);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(m_folder, &QLineEdit::textChanged, this, [buttons](const QString& text) {
    buttons->button(QDialogButtonBox::Save)->setEnabled(!text.trimmed().isEmpty());
  });
  form->addRow(buttons);
}

QString ExportDialog::folder() const { return m_folder->text().trimmed(); }

std::optional<DeidentifyChoice> ExportDialog::deidentify() const {
  if (!m_deidentify->isChecked()) return {};
  return DeidentifyChoice{pathOf(m_key->text().trimmed()),
                          static_cast<io::DateTreatment>(m_dates->currentData().toInt()),
                          m_characteristics->isChecked()};
}

}  // namespace glmamba::app
