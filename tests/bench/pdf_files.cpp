#include "tests/bench/pdf_files.hpp"

#include <array>
#include <cstdio>
#include <string>

#include "tests/support/noise.hpp"
#include "validators/signature/pdf_octets.hpp"
#include "validators/signature/pdf_update.hpp"

namespace baytrust::bench {

Bytes large_pdf(std::size_t size) {
  const Bytes page = signature::make_pdf({"DEMO"}).value();
  auto update = signature::PdfUpdate::of(page).value();
  auto root = update.root();
  const Bytes noise = test::noise(size);
  root.replaceKey(
      "/Large", update.add_stream(std::string(as_text(noise)), QPDFObjectHandle::newDictionary()));
  update.change(root);
  return update.write().value().octets;
}

SignedRange first_range(ByteView pdf) {
  const std::string_view text = as_text(pdf);
  std::array<std::size_t, 4> range{};
  std::sscanf(text.data() + text.find("/ByteRange"), "/ByteRange [ %zu %zu %zu %zu", &range[0],
              &range[1], &range[2], &range[3]);
  SignedRange out;
  out.content = to_bytes(pdf.subspan(0, range[1]));
  const ByteView second = pdf.subspan(range[2], range[3]);
  out.content.insert(out.content.end(), second.begin(), second.end());
  // Zeros after the CMS are no part of it; d2i reads as much as there is.
  out.cms = signature::read_hex_string(pdf.subspan(range[1], range[2] - range[1])).value();
  return out;
}

}  // namespace baytrust::bench
