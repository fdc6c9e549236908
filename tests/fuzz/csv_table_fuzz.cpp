// Law: any text either is refused with a code of a table and its file, or has records of one width,
// in ascending lines, whose cells are valid under the limits; whatever a draft makes of it, there
// are errors or a draft, never both and never neither.
#include <cstdlib>

#include "gateway/authoring/csv.hpp"
#include "gateway/authoring/draft_list.hpp"
#include "gateway/authoring/draft_register.hpp"
#include "gateway/service/config.hpp"

using namespace baytrust;

namespace {

constexpr std::string_view kScheme = R"(
sequence = 1
issued = "2026-03-01"
next_update = "2026-06-01"
operator = { en = "O" }
publisher = { en = "O" }
name = { en = "N" }
information_uri = { en = "https://x.invalid" }
status_determination = "https://x.invalid"
electronic = ["mailto:a@x.invalid"]
address = [ { lang = "en", street = "S", locality = "L", country = "HK" } ]
assurance_levels = [ { id = "level", name = { en = "L" } } ]
)";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const service::Config config = service::built_in_config();
  static crypto::Verifier verifier;
  const std::string_view text = as_text(ByteView(data, size));
  const auto records = authoring::parse_csv(text, "t.csv");
  if (records) {
    std::size_t line = 0;
    for (const auto& record : *records) {
      if (record.line <= line || record.fields.size() != records->front().fields.size()) {
        std::abort();
      }
      line = record.line;
    }
  } else if (!records.error().code().id.starts_with("author.table.")) {
    std::abort();
  }
  const service::NamedFile table{"t.csv", share(to_bytes(as_bytes(text)))};
  const service::NamedFile scheme{"s.toml", share(to_bytes(as_bytes(kScheme)))};
  const authoring::DraftInputs inputs{.table = table,
                                      .scheme = scheme,
                                      .certificates = {},
                                      .directory = "ca",
                                      .jurisdiction = *config.jurisdiction("HK"),
                                      .next_signer = {},
                                      .now = {1772539200}};
  for (auto* draft : {&authoring::draft_list, &authoring::draft_register}) {
    const auto drafted = draft(inputs, verifier);
    if (drafted.errors.empty() != drafted.draft.has_value()) std::abort();
  }
  return 0;
}
