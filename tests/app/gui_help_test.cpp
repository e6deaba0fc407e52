// SPDX-License-Identifier: Apache-2.0
#include <QFileInfo>
#include <QListWidget>
#include <QRegularExpression>
#include <QTextBlock>

#include "app/desktop/help_pages.h"
#include "app/desktop/help_window.h"
#include "shown_window.h"

using namespace glmamba::app;

namespace {

QStringList matches(const QString& text, const char* pattern) {
  QStringList all;
  auto found = QRegularExpression(pattern, QRegularExpression::MultilineOption).globalMatch(text);
  while (found.hasNext()) all << found.next().captured(1);
  return all;
}

QString topLine(const HelpBrowser& browser) { return browser.cursorForPosition({20, 12}).block().text(); }

}  // namespace

TEST_CASE("Every link of the help pages leads to a page, a heading in it, or a picture", "[gui]") {
  for (const QString& page : helpPages()) {
    CAPTURE(page.toStdString());
    const QString text = helpText(page);
    REQUIRE(text.startsWith("# "));
    for (const QString& link : matches(text, R"(\]\(([^)]+)\))")) {
      CAPTURE(link.toStdString());
      const QString target = link.section('#', 0, 0), anchor = link.section('#', 1);
      if (!target.isEmpty()) CHECK(QFileInfo(helpPath(target)).isFile());
      if (anchor.isEmpty()) continue;
      QStringList anchors;
      for (const QString& heading : matches(target.isEmpty() ? text : helpText(target), "^#+ (.+)$"))
        anchors << headingAnchor(heading);
      CHECK(anchors.contains(anchor));
    }
  }
  CHECK(helpText("no such page.md").isEmpty());
}

TEST_CASE("F1 opens the user guide, whose links, list and search lead through the pages", "[gui]") {
  ShownWindow shown;
  QTest::keyClick(shown.window.get(), Qt::Key_F1);
  letPass(100);
  auto* help = shown.window->findChild<HelpWindow*>();
  REQUIRE(help);
  REQUIRE(help->isVisible());
  auto* browser = help->findChild<HelpBrowser*>();
  CHECK(browser->page() == "guide.md");
  CHECK(browser->document()->blockCount() > 40);

  emit browser->anchorClicked(QUrl("looking.md#measuring"));
  letPass(50);
  CHECK(browser->page() == "looking.md");
  CHECK(topLine(*browser) == "Measuring");
  auto* pages = help->findChild<QListWidget*>();
  CHECK(pages->currentItem()->text() == helpTitle("looking.md"));
  CHECK_FALSE(browser->document()
                  ->resource(QTextDocument::ImageResource, QUrl("images/layout_curtain_dark.png"))
                  .value<QImage>()
                  .isNull());

  pages->setFocus();
  pages->setCurrentRow(helpPages().indexOf("trust.md"));
  CHECK(browser->page() == "trust.md");
  browser->backward();
  CHECK(browser->page() == "looking.md");

  CHECK(browser->findNext("acquisition matrix"));
  CHECK(browser->page() == "glossary.md");
  CHECK(browser->textCursor().selectedText() == "acquisition matrix");
  CHECK_FALSE(browser->findNext("words that stand on no page"));
  CHECK(browser->page() == "glossary.md");

  QApplication::setActiveWindow(shown.window.get());
  QTest::keyClick(shown.window.get(), Qt::Key_F1);
  letPass(50);
  CHECK(shown.window->findChildren<HelpWindow*>().size() == 1);  // the same window again
  CHECK(browser->page() == "guide.md");
}
