// SPDX-License-Identifier: Apache-2.0
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>
#include <map>

#include "app/desktop/key_list.h"
#include "app/desktop/language.h"
#include "core/series_pair.h"
#include "shown_window.h"
#include "viewer/words_font.h"

using namespace glmamba::app;

namespace {

/// The tests that follow are in English again.
struct InLanguage {
  explicit InLanguage(const QString& code) { REQUIRE(applyLanguage(code)); }
  ~InLanguage() { applyLanguage("en"); }
};

void checkMenu(const QList<QAction*>& actions) {
  std::map<QChar, QString> marked;
  for (const QAction* action : actions) {
    const QString text = QString(action->text()).replace("&&", "");
    const int mark = text.indexOf('&');
    if (mark >= 0 && mark + 1 < text.size()) {
      const QChar key = text[mark + 1].toLower();
      CAPTURE(text.toStdString(), marked[key].toStdString());
      CHECK(marked[key].isEmpty());
      marked[key] = text;
    }
    if (action->menu()) checkMenu(action->menu()->actions());
  }
}

/// Texts that have less room than they need, of what is seen now.
QStringList cutOff(const QWidget& window) {
  QStringList texts;
  for (const auto* label : window.findChildren<QLabel*>())
    if (label->isVisible() && !label->wordWrap() && label->width() < label->sizeHint().width()) texts << label->text();
  for (const auto* button : window.findChildren<QAbstractButton*>())
    if (button->isVisible() && !button->text().isEmpty() && button->width() < button->sizeHint().width())
      texts << button->text();
  for (const auto* bar : window.findChildren<QTabBar*>())
    for (int tab = 0; bar->isVisible() && tab < bar->count(); ++tab)
      if (bar->tabRect(tab).width() < bar->fontMetrics().horizontalAdvance(bar->tabText(tab)) +
                                          bar->style()->pixelMetric(QStyle::PM_TabBarTabHSpace, nullptr, bar) ||
          bar->tabRect(tab).right() > bar->width())
        texts << bar->tabText(tab);
  return texts;
}

}  // namespace

TEST_CASE("In each language the marks of a menu differ, and nothing is cut off in the smallest window", "[gui]") {
  for (const char* code : kLanguages) {
    CAPTURE(code);
    const InLanguage language(code);
    ShownWindow shown;
    shown.window->resize(1280, 720);
    checkMenu(shown.window->menuBar()->actions());
    CHECK(cutOff(*shown.window).join(" | ").toStdString() == "");
    shown.openDemo();
    for (const char* panel : {"panels", "windowLevel", "measure", "edit", "trust"}) {
      CAPTURE(panel);
      shown.window->findChild<QDockWidget*>(panel)->raise();
      letPass(50);
      CHECK(cutOff(*shown.window).join(" | ").toStdString() == "");
    }
    CHECK(shown.window->width() == 1280);
    CHECK(shown.window->height() == 720);
    // It would be seen.
    auto* label = new QLabel("too long", shown.window.get());
    label->setGeometry(0, 0, 10, 10);
    label->show();
    CHECK(cutOff(*shown.window).contains("too long"));
  }
}

TEST_CASE("Menus, panels, panes and lists speak the chosen language, and English after it", "[gui]") {
  const std::map<QString, QString> fileMenus{{"en", "File"}, {"de", "Datei"}, {"fr", "Fichier"}, {"zh", "文件(F)"}};
  for (const char* code : kLanguages) {
    CAPTURE(code);
    const InLanguage language(code);
    ShownWindow shown;
    CHECK(shown.window->menuBar()->actions().front()->text().remove('&') == fileMenus.at(code));
    CHECK(shown.window->findChild<QPushButton*>("cancel")->text().remove('&').startsWith(
        QString(code) == "de"   ? "Abbrechen"
        : QString(code) == "fr" ? "Annuler"
        : QString(code) == "zh" ? "取消"
                                : "Cancel"));
    // A text of no class, and one with a number in it.
    CHECK(keyListHtml(*shown.window)
              .contains(QString(code) == "en"   ? "wheel"
                        : QString(code) == "de" ? "Mausrad"
                        : QString(code) == "fr" ? "molette"
                                                : "滚轮"));
  }
  ShownWindow shown;
  CHECK(shown.window->menuBar()->actions().front()->text() == "&File");
  CHECK_FALSE(applyLanguage("xx"));
  CHECK(glmamba::viewer::wordsFont().empty());
}

TEST_CASE("The language is the one that is asked for, or one of the system's", "[gui]") {
  CHECK(languageOf({"glmamba-viewer", "--demo", "--language", "fr"}) == "fr");
  CHECK(languageOf({"glmamba-viewer", "--language=zh", "--demo"}) == "zh");
  CHECK(languageOf({"glmamba-viewer", "--language", "xx"}) == "xx");  // refused with the options
  CHECK(languageOf({"glmamba-viewer"}, {"it-IT", "de-AT", "fr"}) == "de");
  CHECK(languageOf({"glmamba-viewer"}, {"zh-Hans-CN", "en"}) == "zh");
  CHECK(languageOf({"glmamba-viewer"}, {"it", "es"}) == "en");
}

TEST_CASE("Reports and what the engine says are in the window's language", "[gui]") {
  const std::string finding = glmamba::core::partialOverlapSentence(0.5);
  CHECK(told(finding).toStdString() == finding);
  const InLanguage german("de");
  CHECK(told(finding).startsWith("Die Referenz deckt nur 50 %"));
  ShownWindow shown;
  shown.openDemo();
  shown.runToTheEnd();
  QTemporaryDir folder;
  const QString html = folder.filePath("bericht.html");
  shown.window->writeReportTo(html, false);
  REQUIRE(shown.waitIdle());
  QFile file(html);
  REQUIRE(file.open(QIODevice::ReadOnly));
  const QByteArray page = file.readAll();
  CHECK(page.contains("<html lang=\"de\">"));
  CHECK(page.contains("Bericht zu einem MR-Bild"));
  CHECK(page.contains("Läsionen"));
}
