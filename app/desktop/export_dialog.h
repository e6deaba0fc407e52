// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <optional>

#include "app/model/session.h"

class QCheckBox;
class QComboBox;
class QGroupBox;
class QLineEdit;

namespace glmamba::app {

/// Asks where a DICOM series is to be written, and whether without the patient's identity.
class ExportDialog : public QDialog {
  Q_OBJECT

 public:
  explicit ExportDialog(const QString& folder, QWidget* parent = nullptr);

  QString folder() const;
  /// Nothing when the identity stays.
  std::optional<DeidentifyChoice> deidentify() const;

 private:
  QLineEdit* m_folder;
  QGroupBox* m_deidentify;
  QComboBox* m_dates;
  QCheckBox* m_characteristics;
  QLineEdit* m_key;
};

}  // namespace glmamba::app
