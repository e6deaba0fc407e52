#include "io/png_writer.h"

#include <itkPNGImageIO.h>

#include "core/atomic_file.h"
#include "core/error.h"

namespace glmamba::io {

void writePng(const RgbImage& image, const std::filesystem::path& file) {
  const std::string size = std::to_string(image.width) + "×" + std::to_string(image.height);
  if (image.width < 1 || image.height < 1 ||
      image.rgb.size() != static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3) {
    throw core::Error(core::ErrorCode::badValue, "'" + file.filename().string() + "' was not written: a picture of " +
                                                     size + " needs three bytes a pixel, and has " +
                                                     std::to_string(image.rgb.size()) + " in all.");
  }
  core::writeAtomically(file, [&](const std::filesystem::path& temporary) {
    try {
      const auto writer = itk::PNGImageIO::New();
      writer->SetFileName(temporary.string());
      writer->SetNumberOfDimensions(2);
      writer->SetDimensions(0, static_cast<unsigned>(image.width));
      writer->SetDimensions(1, static_cast<unsigned>(image.height));
      writer->SetPixelType(itk::IOPixelEnum::RGB);
      writer->SetComponentType(itk::IOComponentEnum::UCHAR);
      writer->SetNumberOfComponents(3);
      writer->UseCompressionOn();
      writer->Write(image.rgb.data());
    } catch (const itk::ExceptionObject&) {
      throw core::Error(core::ErrorCode::cannotWrite,
                        "'" + file.filename().string() +
                            "' could not be written as PNG: the disk is full, or the folder may not be written.");
    }
  });
}

}  // namespace glmamba::io
