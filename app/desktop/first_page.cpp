// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/first_page.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/desktop/recent_files.h"

namespace glmamba::app {

namespace {

constexpr int kWidth = 460;

QLabel* text(const QString& words, double size = 1, bool isBold = false) {
  auto* label = new QLabel(words);
  QFont font = label->font();
  font.setPointSizeF(font.pointSizeF() * size);
  font.setBold(isBold);
  label->setFont(font);
  label->setWordWrap(true);
  return label;
}

}  // namespace

FirstPage::FirstPage(QWidget* under) : QWidget(under->parentWidget()), m_recent(new QVBoxLayout) {
  setObjectName("firstPage");
  setAutoFillBackground(true);
  setBackgroundRole(QPalette::Base);
  setAcceptDrops(false);
  auto* column = new QWidget(this);
  column->setFixedWidth(kWidth);
  auto* rows = new QVBoxLayout(column);
  rows->addWidget(text("GLMamba Viewer", 1.8, true));
  rows->addWidget(
      text(tr("Super-resolves an MR image guided by another contrast, and shows how far the result can be "
              "trusted. Research use only.")));
  rows->addSpacing(12);
  auto* buttons = new QGridLayout;
  const auto button = [&](const char* name, const QString& words, int row, int columnNumber,
                          void (FirstPage::*asked)()) {
    auto* one = new QPushButton(words, column);
    one->setObjectName(name);
    one->setMinimumHeight(2 * fontMetrics().height());
    connect(one, &QPushButton::clicked, this, asked);
    buttons->addWidget(one, row, columnNumber);
  };
  button("firstOpenFiles", tr("Open &files…"), 0, 0, &FirstPage::openFilesAsked);
  button("firstOpenFolder", tr("Open a f&older…"), 0, 1, &FirstPage::openFolderAsked);
  button("firstOpenSession", tr("Open a sess&ion…"), 1, 0, &FirstPage::openSessionAsked);
  button("firstDemo", tr("&Demo study"), 1, 1, &FirstPage::openDemoAsked);
  rows->addLayout(buttons);
  rows->addWidget(text(tr("Or drop files, folders or a ZIP archive here: DICOM or NIfTI.")));
  rows->addSpacing(12);
  rows->addLayout(m_recent);
  auto* layout = new QGridLayout(this);
  layout->setRowStretch(0, 1);
  layout->addWidget(column, 1, 0, Qt::AlignHCenter);
  layout->setRowStretch(2, 2);
  under->installEventFilter(this);
  setGeometry(under->geometry());
  showRecent();
}

void FirstPage::showRecent() {
  while (QLayoutItem* item = m_recent->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  const QStringList recent = recentFiles();
  if (recent.isEmpty()) return;
  m_recent->addWidget(text(tr("Opened lately"), 1, true));
  for (const QString& path : recent) {
    const QFileInfo info(path);
    auto* entry = new QPushButton(info.fileName() + "   " + QDir::toNativeSeparators(info.absolutePath()));
    entry->setFlat(true);
    entry->setStyleSheet("text-align: left; padding: 3px;");
    entry->setToolTip(QDir::toNativeSeparators(path));
    entry->setEnabled(info.exists());
    entry->setText(entry->fontMetrics().elidedText(entry->text(), Qt::ElideRight, kWidth - 40));
    connect(entry, &QPushButton::clicked, this, [this, path] { emit openAsked(path); });
    m_recent->addWidget(entry);
  }
}

bool FirstPage::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
    setGeometry(static_cast<QWidget*>(watched)->geometry());
  return QWidget::eventFilter(watched, event);
}

}  // namespace glmamba::app
