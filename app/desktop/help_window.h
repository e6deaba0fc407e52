// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <QTextBrowser>

class QLineEdit;
class QListWidget;

namespace glmamba::app {

/// Shows one of helpPages() at a time; links lead to headings and to other pages.
class HelpBrowser : public QTextBrowser {
  Q_OBJECT

 public:
  explicit HelpBrowser(QWidget* parent = nullptr);
  /// A page, at one of its headings where the name ends in `#heading`.
  void showPage(const QString& name);
  /// The name of the page on show.
  QString page() const;
  /// Marks the next place where the words stand, through all pages and round again; false when they stand nowhere.
  bool findNext(const QString& words);

 protected:
  QVariant loadResource(int type, const QUrl& name) override;

 private:
  void goTo(const QString& anchor);
};

/// The help pages beside the window: a list of them, back and forward, and search through all. No network.
class HelpWindow : public QDialog {
  Q_OBJECT

 public:
  explicit HelpWindow(QWidget* parent = nullptr);
  void showPage(const QString& name) { m_browser->showPage(name); }

 private:
  HelpBrowser* m_browser;
  QListWidget* m_pages;
  QLineEdit* m_words;
};

}  // namespace glmamba::app
