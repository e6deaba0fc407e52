#include "app/desktop/report_writer.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>
#include <filesystem>

#include "core/atomic_file.h"
#include "core/error.h"

namespace glmamba::app {

namespace {

constexpr int kDotsPerInch = 120;  // three of the page's pictures, 240 pixels wide, fit beside each other
constexpr double kMarginMm = 15;
constexpr double kMillimetresPerInch = 25.4;

QByteArray pdfOf(const std::string& html) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&buffer);
    writer.setTitle("Report of a super-resolved MR image");
    writer.setCreator("GLMamba Viewer " GLMAMBA_VERSION);
    writer.setResolution(kDotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    QTextDocument document;
    document.documentLayout()->setPaintDevice(&writer);
    document.setDocumentMargin(kMarginMm / kMillimetresPerInch * kDotsPerInch);
    document.setHtml(QString::fromStdString(html));
    document.setPageSize(QSizeF(writer.width(), writer.height()));
    document.print(&writer);
  }
  return bytes;
}

}  // namespace

void writeReport(const std::string& html, const QString& file) {
  const std::filesystem::path path = std::filesystem::u8path(file.toStdString());
  if (file.endsWith(".html", Qt::CaseInsensitive)) return core::writeFileAtomically(path, html);
  if (!file.endsWith(".pdf", Qt::CaseInsensitive))
    throw core::Error(core::ErrorCode::badValue,
                      path.filename().u8string() + " is no name of a report: end it in .html or .pdf.");
  const QByteArray pdf = pdfOf(html);
  core::writeFileAtomically(path, std::string_view(pdf.constData(), static_cast<std::size_t>(pdf.size())));
}

}  // namespace glmamba::app
