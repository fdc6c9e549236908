#include "gateway/decision/edition.hpp"

namespace baytrust::decision {

std::string_view to_string(DocumentKind kind) {
  return kind == DocumentKind::trust_list ? "list" : "register";
}

Subject subject_of(const EditionHeader& header) {
  return Subject(header.kind == DocumentKind::trust_list ? Subject::Kind::list
                                                         : Subject::Kind::mapping_register,
                 header.territory);
}

}  // namespace baytrust::decision
