// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/text_page.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QWindow>

namespace glmamba::app {

namespace {

// Longer lines are broken: about as wide as a page of text reads well.
constexpr int kWidestText = 900;

}  // namespace

void showTextPage(QWidget& window, const QString& title, const QString& html) {
  auto* dialog = new QDialog(window.window());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(title);
  auto* text = new QLabel(html);
  text->setTextFormat(Qt::RichText);
  text->setMargin(16);
  text->setTextInteractionFlags(Qt::TextSelectableByMouse);
  if (text->sizeHint().width() > kWidestText) {
    text->setWordWrap(true);
    text->setFixedWidth(kWidestText);
  }
  auto* scroll = new QScrollArea;
  scroll->setWidget(text);
  scroll->setFrameShape(QFrame::NoFrame);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
  auto* layout = new QVBoxLayout(dialog);
  layout->addWidget(scroll);
  layout->addWidget(buttons);
  text->adjustSize();
  const QSize wanted = text->size() + QSize(48, 80);
  dialog->resize(wanted.boundedTo(window.window()->screen()->availableSize() * 0.9));
  dialog->show();
}

}  // namespace glmamba::app
