#include "gateway/http/object_reader.hpp"

#include "gateway/http/codes.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::http {
namespace {

namespace json = boost::json;

}  // namespace

ObjectReader::ObjectReader(const JsonDocument& document)
    : ObjectReader(document, document.value, {}) {}

ObjectReader::ObjectReader(const JsonDocument& document, const json::value& value, JsonPath path)
    : document_(document), object_(value.if_object()), path_(std::move(path)) {
  if (object_ == nullptr) wrong_type(path_, "object");
}

JsonPath ObjectReader::path_to(std::string_view name) const {
  JsonPath path = path_;
  path.emplace_back(std::string(name));
  return path;
}

bool ObjectReader::has(std::string_view name) const {
  if (object_ == nullptr) return false;
  const auto* value = object_->if_contains(name);
  return value != nullptr && !value->is_null();
}

const json::value* ObjectReader::find(std::string_view name) {
  asked_.emplace(name);
  return has(name) ? object_->if_contains(name) : nullptr;
}

void ObjectReader::complain(const Code& code, const JsonPath& path, Facts more) {
  if (complaint_) return;
  const TextPlace place = place_of(as_text(*document_.text), path);
  Facts facts{{"line", std::to_string(place.line)},
              {"column", std::to_string(place.column)},
              {"member", path.empty() ? "." : to_string(path)}};
  facts.insert(facts.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
  complaint_ = Error(code, "body", std::move(facts));
}

void ObjectReader::wrong_type(const JsonPath& path, std::string expected) {
  complain(kJsonMemberType, path, {{"expected", std::move(expected)}});
}

void ObjectReader::bad_value(std::string_view name, std::string expected) {
  complain(kJsonMemberValue, path_to(name), {{"expected", std::move(expected)}});
}

void ObjectReader::require(std::string_view name) {
  if (object_ != nullptr && !has(name)) complain(kJsonMissingMember, path_to(name), {});
}

std::optional<std::string> ObjectReader::text(std::string_view name) {
  const auto* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (const auto* string = value->if_string()) return std::string(string->data(), string->size());
  wrong_type(path_to(name), "string");
  return std::nullopt;
}

std::string ObjectReader::required_text(std::string_view name) {
  require(name);
  return text(name).value_or("");
}

std::optional<std::int64_t> ObjectReader::integer(std::string_view name, std::int64_t least,
                                                  std::int64_t most) {
  const auto* value = find(name);
  if (value == nullptr) return std::nullopt;
  const auto* number = value->if_int64();
  if (number == nullptr && !value->is_uint64()) {
    wrong_type(path_to(name), "integer");
    return std::nullopt;
  }
  if (number == nullptr || *number < least || *number > most) {
    bad_value(name, std::to_string(least) + "–" + std::to_string(most));
    return std::nullopt;
  }
  return *number;
}

std::optional<bool> ObjectReader::boolean(std::string_view name) {
  const auto* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (const bool* yes = value->if_bool()) return *yes;
  wrong_type(path_to(name), "boolean");
  return std::nullopt;
}

std::vector<std::string> ObjectReader::texts(std::string_view name) {
  std::vector<std::string> out;
  const auto* value = find(name);
  if (value == nullptr) return out;
  const auto* array = value->if_array();
  if (array == nullptr) {
    wrong_type(path_to(name), "array");
    return out;
  }
  for (std::size_t i = 0; i < array->size(); ++i) {
    if (const auto* string = (*array)[i].if_string()) {
      out.emplace_back(string->data(), string->size());
      continue;
    }
    JsonPath path = path_to(name);
    path.emplace_back(i);
    wrong_type(path, "string");
  }
  return out;
}

std::optional<Bytes> ObjectReader::octets(std::string_view name) {
  const auto encoded = text(name);
  if (!encoded) return std::nullopt;
  auto decoded = crypto::base64_decode(*encoded);
  if (!decoded) bad_value(name, "base64");
  return decoded;
}

std::optional<Instant> ObjectReader::instant(std::string_view name) {
  const auto written = text(name);
  if (!written) return std::nullopt;
  const auto t = parse_rfc3339(*written);
  if (!t) bad_value(name, "2026-01-31T23:59:59+08:00");
  return t;
}

void ObjectReader::read_nested(const json::value& value, JsonPath path,
                               const std::function<void(ObjectReader&)>& read) {
  ObjectReader nested(document_, value, std::move(path));
  if (nested.object_ != nullptr) read(nested);
  const auto finished = nested.finish();
  if (!finished && !complaint_) complaint_ = finished.error();
}

void ObjectReader::object(std::string_view name, const std::function<void(ObjectReader&)>& read) {
  if (const auto* value = find(name)) read_nested(*value, path_to(name), read);
}

void ObjectReader::objects(std::string_view name, const std::function<void(ObjectReader&)>& read) {
  const auto* value = find(name);
  if (value == nullptr) return;
  const auto* array = value->if_array();
  if (array == nullptr) return wrong_type(path_to(name), "array");
  for (std::size_t i = 0; i < array->size(); ++i) {
    JsonPath path = path_to(name);
    path.emplace_back(i);
    read_nested((*array)[i], std::move(path), read);
  }
}

Result<void> ObjectReader::finish() {
  if (!complaint_ && object_ != nullptr) {
    for (const auto& member : *object_) {
      const std::string_view name(member.key().data(), member.key().size());
      if (!asked_.contains(name)) complain(kJsonUnknownMember, path_to(name), {});
    }
  }
  if (complaint_) return *complaint_;
  return {};
}

}  // namespace baytrust::http
