// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <QSize>

#include "app/desktop/picture_choices.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QDoubleSpinBox;

namespace glmamba::app {

/// Asks where the panes are to be written, as what, and how large: one picture, or a movie through slices. A file that
/// is there is asked about before it is replaced.
class PictureDialog : public QDialog {
  Q_OBJECT

 public:
  enum class Kind { picture, movie };

  /// `name` is a path without extension, `slices` what a movie may go through, `panes` their size on the screen.
  PictureDialog(Kind kind, const QString& name, int slices, const QSize& panes, QWidget* parent = nullptr);

  QString place() const;
  double scale() const;
  MovieChoice movie() const;

  void accept() override;

 private:
  void addFormats();
  void takeFormat();
  void choosePlace();
  void showSize();
  /// What the chosen format's names end in; empty for a folder.
  QString extension() const;

  Kind m_kind;
  QSize m_panes;
  QComboBox* m_format;
  QLineEdit* m_place;
  QSpinBox* m_scale;
  QLabel* m_size;
  QDoubleSpinBox* m_rate;
  QSpinBox* m_first;
  QSpinBox* m_last;
  QString m_confirmed;  ///< a file that was said to be replaced
};

}  // namespace glmamba::app
