#include "gateway/fetch/remote_asker.hpp"

#include <algorithm>
#include <array>

#include "gateway/fetch/curl_poster.hpp"
#include "gateway/fetch/curl_settings.hpp"
#include "gateway/service/remote_codes.hpp"

namespace baytrust::fetch {
namespace {

using service::RemoteAnswer;
using service::RemoteCall;

struct EndsUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct EndsText {
  void operator()(char* text) const { curl_free(text); }
};

std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK || text == nullptr) return {};
  const std::unique_ptr<char, EndsText> held(text);
  return text;
}

// https://host..., or http:// and literally this machine; nobody's name or password in it.
bool is_askable(const std::string& text) {
  const std::unique_ptr<CURLU, EndsUrl> url(curl_url());
  if (!url || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) return false;
  if (!part_of(url.get(), CURLUPART_USER).empty() ||
      !part_of(url.get(), CURLUPART_PASSWORD).empty() ||
      !part_of(url.get(), CURLUPART_FRAGMENT).empty()) {
    return false;
  }
  return part_of(url.get(), CURLUPART_SCHEME) == "https" || is_loopback_http(text);
}

// What goes into a header line must not end it.
bool is_field_text(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f; });
}

struct Received {
  std::string body{};
  std::size_t limit = 0;
  bool too_large = false;
};

// Anything but the given size makes libcurl stop.
std::size_t take(const char* bytes, std::size_t size, std::size_t count, void* to) {
  auto& received = *static_cast<Received*>(to);
  const std::size_t length = size * count;
  if (length > received.limit - received.body.size()) {
    received.too_large = true;
    return 0;
  }
  received.body.append(bytes, length);
  return length;
}

// libcurl's blobs are copied by it.
bool set_blob(CURL* handle, CURLoption option, const std::string& text) {
  std::string copy = text;
  curl_blob blob{.data = copy.data(), .len = copy.size(), .flags = CURL_BLOB_COPY};
  return set(handle, option, &blob);
}

bool set_identity(CURL* handle, const RemoteCall& call) {
  // Authorities that are given count alone: the system's files are left out.
  const bool own = call.authorities_pem.empty() ||
                   (set(handle, CURLOPT_CAPATH, static_cast<const char*>(nullptr)) &&
                    set_blob(handle, CURLOPT_CAINFO_BLOB, call.authorities_pem));
  if (!own || call.certificate_pem.empty()) return own;
  // A passphrase that is set, even an empty one, keeps OpenSSL from asking at the terminal.
  return set_blob(handle, CURLOPT_SSLCERT_BLOB, call.certificate_pem) &&
         set_blob(handle, CURLOPT_SSLKEY_BLOB, call.key_pem) && set(handle, CURLOPT_KEYPASSWD, "");
}

bool set_body(CURL* handle, const RemoteCall& call) {
  return call.method != "POST" ||
         (set(handle, CURLOPT_POST, 1L) &&
          set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(call.body.size())) &&
          set(handle, CURLOPT_POSTFIELDS, call.body.c_str()));
}

bool add_fields(Lines& lines, const RemoteCall& call) {
  bool good = add(lines, "Accept: application/json") && add(lines, "Expect:");
  const auto field = [&](const std::string& name, const std::string& value) {
    if (!value.empty()) good = good && is_field_text(value) && add(lines, name + ": " + value);
  };
  field("Content-Type", call.media_type);
  field("Idempotency-Key", call.idempotency_key);
  field("Accept-Language", call.language);
  if (!call.token.empty()) field("Authorization", "Bearer " + call.token);
  return good;
}

struct Meaning {
  CURLcode code;
  const Code& meaning;
};
constexpr std::array kMeanings{
    Meaning{CURLE_URL_MALFORMAT, service::kRemoteAddress},
    Meaning{CURLE_COULDNT_RESOLVE_HOST, service::kRemoteUnreachable},
    Meaning{CURLE_COULDNT_RESOLVE_PROXY, service::kRemoteUnreachable},
    Meaning{CURLE_COULDNT_CONNECT, service::kRemoteUnreachable},
    Meaning{CURLE_OPERATION_TIMEDOUT, service::kRemoteTimeout},
    Meaning{CURLE_PEER_FAILED_VERIFICATION, service::kRemoteUntrusted},
    Meaning{CURLE_SSL_CONNECT_ERROR, service::kRemoteTls},
    Meaning{CURLE_SSL_CERTPROBLEM, service::kRemoteMaterial},
    Meaning{CURLE_SSL_CACERT_BADFILE, service::kRemoteMaterial},
};

Error error_of(CURLcode code, const RemoteCall& call, const AskSettings& settings,
               const std::string& message) {
  const auto known = std::ranges::find(kMeanings, code, &Meaning::code);
  const Code& meaning = known == kMeanings.end() ? service::kRemoteBroken : known->meaning;
  if (meaning == service::kRemoteTimeout) {
    return Error(meaning, call.url, {{"seconds", std::to_string(settings.whole.count() / 1000)}});
  }
  return Error(meaning, call.url, {{"message", message}});
}

std::string media_type_of(CURL* handle) {
  const char* field = nullptr;
  curl_easy_getinfo(handle, CURLINFO_CONTENT_TYPE, &field);
  std::string type = field == nullptr ? "" : field;
  type.resize(std::min(type.find_first_of("; \t"), type.size()));
  for (char& c : type) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return type;
}

RemoteAnswer answer_of(CURL* handle, std::string body) {
  long status = 0;
  curl_off_t retry = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(handle, CURLINFO_RETRY_AFTER, &retry);
  return {.status = static_cast<int>(status),
          .media_type = media_type_of(handle),
          .retry_after = static_cast<std::int64_t>(retry),
          .body = std::move(body)};
}

}  // namespace

Result<RemoteAnswer> ask_remote(const RemoteCall& call, const AskSettings& settings) {
  if (!is_askable(call.url)) return Error(service::kRemoteAddress, call.url);
  const Handle handle(begun() ? curl_easy_init() : nullptr);
  Lines lines;
  Received received{.limit = settings.answer};
  std::array<char, CURL_ERROR_SIZE> said{};
  CURL* const curl = handle.get();
  if (!handle || !add_fields(lines, call) || !set_where(curl, call.url) ||
      !set_safety(curl, {.connect = settings.connect, .whole = settings.whole}) ||
      !set(curl, CURLOPT_ERRORBUFFER, said.data()) || !set(curl, CURLOPT_HTTPHEADER, lines.get()) ||
      !set(curl, CURLOPT_WRITEFUNCTION, &take) ||
      !set(curl, CURLOPT_WRITEDATA, static_cast<void*>(&received)) || !set_body(curl, call)) {
    return Error(service::kRemoteBroken, call.url, {{"message", "libcurl"}});
  }
  if (!set_identity(curl, call)) {
    return Error(service::kRemoteMaterial, call.url, {{"message", "libcurl"}});
  }
  const CURLcode code = curl_easy_perform(curl);
  if (received.too_large) {
    return Error(service::kRemoteTooLarge, call.url, {{"limit", std::to_string(settings.answer)}});
  }
  if (code != CURLE_OK) {
    const std::string message = said[0] != '\0' ? said.data() : curl_easy_strerror(code);
    return error_of(code, call, settings, message);
  }
  return answer_of(curl, std::move(received.body));
}

}  // namespace baytrust::fetch
