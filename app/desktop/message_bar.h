// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>
#include <functional>

class QFrame;
class QVBoxLayout;

namespace glmamba::app {

/// Messages at the top of the window that stop nobody: a sentence each, with a button to dismiss it. The newest is on
/// top; the same sentence is shown once.
class MessageBar : public QWidget {
  Q_OBJECT

 public:
  explicit MessageBar(QWidget* parent = nullptr);

  void showProblem(const QString& sentence);
  void showNotice(const QString& sentence);
  /// A problem with a way out: a button that does `action` and takes the message away.
  void showChoice(const QString& sentence, const QString& button, const std::function<void()>& action);
  void clear();
  /// The sentences on show, newest first.
  QStringList sentences() const;

 private:
  QFrame* add(const QString& sentence, const char* kind);
  QVBoxLayout* m_rows;
};

}  // namespace glmamba::app
