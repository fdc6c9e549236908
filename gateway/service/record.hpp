// Record: a decision made fit for keeping and answering (formats.md 4): its id, the engine that
// made it, the caller's request id, the decision's canonical octets with their digest, texts in the
// languages asked for. Log entry and receipt are null until there is a log. What is equal for equal
// inputs is inside `decision`; nothing else here enters its digest.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gateway/decision/decision.hpp"
#include "gateway/messages/language.hpp"

namespace baytrust::service {

// "baytrust/0.1.0": the program and its version.
std::string_view engine();

struct RecordTexts {
  messages::Language language = messages::Language::en;
  std::string headline;
  std::vector<std::string> findings;  // one each, in the order of the decision's findings
};

struct Record {
  std::string id;  // of D: the same decision has the same id
  std::string engine;
  std::string request_id;  // empty: the caller gave none
  std::string decision;    // canonical JSON
  Digest digest;           // D
  std::vector<RecordTexts> texts;
};

Record make_record(const decision::Decision& decision, std::string request_id,
                   std::span<const messages::Language> languages);

// The record as one JSON object; `decision` stands in it octet for octet.
std::string to_json(const Record& record);

}  // namespace baytrust::service
