#pragma once

#include <QWidget>
#include <map>
#include <string>
#include <vector>

#include "app/model/session.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace glmamba::app {

/// Model, scale, device and precision of the next run, try mode, Run and Cancel, progress with the time left.
class RunPanel : public QWidget {
  Q_OBJECT

 public:
  explicit RunPanel(Session& session, QWidget* parent = nullptr);

  /// Reads the installed models' cards (JSON only).
  void readModels();

 signals:
  void runAsked();
  void modelProblem(const QString& sentence);

 private:
  void listModels();
  void showSettings();
  void showRun();
  void describeModel();
  void takeSettings();

  Session& m_session;
  std::vector<engine::ModelCard> m_cards;
  std::map<int, std::string> m_newest;  ///< name of the default model of each scale
  QComboBox* m_model;
  QComboBox* m_scale;
  QComboBox* m_tryMode;
  QComboBox* m_device;
  QComboBox* m_precision;
  QLabel* m_modelText;
  QPushButton* m_run;
  QPushButton* m_cancel;
  QProgressBar* m_progress;
  QLabel* m_progressText;
};

}  // namespace glmamba::app
