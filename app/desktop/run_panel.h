// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>
#include <map>
#include <string>
#include <vector>

#include "app/model/session.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace glmamba::app {

/// What the next run does: model, scale, try mode, registration, device, precision, memory, slices; and the run that is
/// going on: run, queue, pause, cancel, progress with the time left.
class RunPanel : public QWidget {
  Q_OBJECT

 public:
  explicit RunPanel(Session& session, QWidget* parent = nullptr);

  /// Reads the installed models' cards (JSON only).
  void readModels();

 signals:
  void runAsked();
  void queueAsked();
  void modelProblem(const QString& sentence);

 private:
  void createChoices();
  void createDetails(QFormLayout& form);
  void createButtons(QFormLayout& form);
  void listModels();
  void showSettings();
  void showSlices();
  void showRun();
  void describeModel();
  void showCard();
  const engine::ModelCard* chosenCard() const;
  void takeSettings();

  Session& m_session;
  std::vector<engine::ModelCard> m_cards;
  std::map<int, std::string> m_newest;  ///< name of the default model of each scale
  QComboBox* m_model;
  QToolButton* m_card;
  QComboBox* m_scale;
  QComboBox* m_tryMode;
  QComboBox* m_register;
  QToolButton* m_more;
  QWidget* m_details;
  QComboBox* m_device;
  QComboBox* m_precision;
  QDoubleSpinBox* m_memory;
  QCheckBox* m_someSlices;
  QSpinBox* m_firstSlice;
  QSpinBox* m_lastSlice;
  QCheckBox* m_ensemble;
  QCheckBox* m_dataConsistency;
  QLabel* m_modelText;
  QPushButton* m_run;
  QPushButton* m_queue;
  QPushButton* m_pause;
  QPushButton* m_cancel;
  QProgressBar* m_progress;
  QLabel* m_progressText;
};

}  // namespace glmamba::app
