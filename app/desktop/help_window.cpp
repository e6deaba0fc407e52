// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/help_window.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QSplitter>
#include <QStyle>
#include <QTextBlock>
#include <QTextTable>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/help_pages.h"

namespace glmamba::app {

namespace {

constexpr int kPictureWidth = 660;  // of the pictures in the pages: as wide as their lines are in a window of 1000

// Markdown tables come without lines, headings without space above them.
void layOut(QTextDocument& document) {
  for (QTextFrame* frame : document.rootFrame()->childFrames()) {
    auto* table = qobject_cast<QTextTable*>(frame);
    if (!table) continue;
    QTextTableFormat format = table->format();
    format.setBorder(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(QApplication::palette().brush(QPalette::Mid));
    format.setBorderCollapse(true);
    format.setCellPadding(4);
    format.setCellSpacing(0);
    format.setTopMargin(6);
    format.setBottomMargin(8);
    table->setFormat(format);
  }
  for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
    if (block.blockFormat().headingLevel() == 0) continue;
    QTextBlockFormat format = block.blockFormat();
    format.setTopMargin(18);
    format.setBottomMargin(6);
    QTextCursor(block).setBlockFormat(format);
  }
}

}  // namespace

HelpBrowser::HelpBrowser(QWidget* parent) : QTextBrowser(parent) {
  connect(this, &QTextBrowser::sourceChanged, this, [this] { layOut(*document()); });
}

void HelpBrowser::showPage(const QString& name) {
  setSource(QUrl("qrc" + helpPath(name)));
  goTo(source().fragment());
}

QString HelpBrowser::page() const { return source().fileName(); }

QVariant HelpBrowser::loadResource(int type, const QUrl& name) {
  const QString path = name.path().section("/help/", -1);
  if (type != QTextDocument::ImageResource) return helpText(path);
  const qreal ratio = devicePixelRatioF();
  QImage image = QImage(helpPath(path)).scaledToWidth(qRound(kPictureWidth * ratio), Qt::SmoothTransformation);
  image.setDevicePixelRatio(ratio);
  return image;
}

void HelpBrowser::goTo(const QString& anchor) {
  if (anchor.isEmpty()) return;
  for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
    if (block.blockFormat().headingLevel() == 0 || headingAnchor(block.text()) != anchor) continue;
    setTextCursor(QTextCursor(block));
    // The heading at the top, and not just somewhere to be seen.
    verticalScrollBar()->setValue(verticalScrollBar()->value() + cursorRect().top());
    return;
  }
}

bool HelpBrowser::findNext(const QString& words) {
  if (words.isEmpty()) return false;
  if (find(words)) return true;
  const QString first = page();
  const QStringList& pages = helpPages();
  const int start = std::max<int>(0, pages.indexOf(first));
  for (int n = 1; n <= pages.size(); ++n) {
    const QString& next = pages[(start + n) % pages.size()];
    if (!helpText(next).contains(words, Qt::CaseInsensitive)) continue;
    showPage(next);
    moveCursor(QTextCursor::Start);
    if (find(words)) return true;
  }
  if (page() != first) showPage(first);
  return false;
}

HelpWindow::HelpWindow(QWidget* parent)
    : QDialog(parent), m_browser(new HelpBrowser(this)), m_pages(new QListWidget(this)), m_words(new QLineEdit(this)) {
  setObjectName("help");
  setWindowTitle(tr("Help – GLMamba Viewer"));
  setWindowFlag(Qt::WindowMaximizeButtonHint);
  for (const QString& page : helpPages()) {
    auto* item = new QListWidgetItem(helpTitle(page), m_pages);
    item->setData(Qt::UserRole, page);
  }
  m_pages->setWordWrap(true);
  m_pages->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_pages->setAccessibleName(tr("Pages"));
  m_browser->setAccessibleName(tr("The page on show"));
  m_browser->setOpenLinks(false);
  m_browser->document()->setDocumentMargin(16);
  m_words->setPlaceholderText(tr("Find in all pages (Return: the next place)"));
  m_words->setClearButtonEnabled(true);
  const auto button = [this](QStyle::StandardPixmap icon, const QString& name, QKeySequence::StandardKey key,
                             void (QTextBrowser::*does)()) {
    auto* made = new QToolButton(this);
    made->setIcon(style()->standardIcon(icon));
    made->setToolTip(name);
    made->setAccessibleName(name);
    made->setShortcut(key);
    made->setAutoRaise(true);
    made->setEnabled(false);
    connect(made, &QToolButton::clicked, m_browser, does);
    return made;
  };
  QToolButton* back = button(QStyle::SP_ArrowBack, tr("Back"), QKeySequence::Back, &QTextBrowser::backward);
  QToolButton* forward = button(QStyle::SP_ArrowForward, tr("Forward"), QKeySequence::Forward, &QTextBrowser::forward);
  connect(m_browser, &QTextBrowser::backwardAvailable, back, &QWidget::setEnabled);
  connect(m_browser, &QTextBrowser::forwardAvailable, forward, &QWidget::setEnabled);

  auto* bar = new QHBoxLayout;
  bar->addWidget(back);
  bar->addWidget(forward);
  bar->addWidget(m_words, 1);
  auto* split = new QSplitter(this);
  split->addWidget(m_pages);
  split->addWidget(m_browser);
  split->setStretchFactor(1, 1);
  split->setSizes({250, 750});
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(bar);
  layout->addWidget(split, 1);
  resize(1000, 700);

  auto* find = new QAction(this);
  find->setShortcut(QKeySequence::Find);
  connect(find, &QAction::triggered, m_words, [this] { m_words->setFocus(); });
  addAction(find);
  connect(m_words, &QLineEdit::returnPressed, this, [this] {
    const bool isFound = m_browser->findNext(m_words->text());
    QPalette colours = palette();
    if (!isFound) colours.setColor(QPalette::Text, QColor(230, 120, 90));
    m_words->setPalette(colours);
  });
  connect(m_browser, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
    const QUrl target = m_browser->source().resolved(link);
    showPage(target.fileName() + (target.hasFragment() ? "#" + target.fragment() : QString()));
  });
  connect(m_pages, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
    const QString page = item->data(Qt::UserRole).toString();
    if (page != m_browser->page() && m_pages->hasFocus()) showPage(page);
  });
  connect(m_browser, &QTextBrowser::sourceChanged, this,
          [this](const QUrl& shown) { m_pages->setCurrentRow(helpPages().indexOf(shown.fileName())); });
  showPage(helpPages().front());
  m_browser->setFocus();
}

}  // namespace glmamba::app
