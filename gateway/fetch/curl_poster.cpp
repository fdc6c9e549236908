#include "gateway/fetch/curl_poster.hpp"

#include "gateway/fetch/curl_settings.hpp"

namespace baytrust::fetch {
namespace {

// Takes so much and no more; anything but the given size makes libcurl stop.
std::size_t take(const char*, std::size_t size, std::size_t count, void* seen) {
  auto& so_far = *static_cast<std::size_t*>(seen);
  so_far += size * count;
  return so_far > kMostOfAnswer ? 0 : size * count;
}

// Authorities that are given count alone: the directory of the system's is left out as well.
bool set_authorities(CURL* handle, const std::string& file) {
  return file.empty() || (set(handle, CURLOPT_CAINFO, file.c_str()) &&
                          set(handle, CURLOPT_CAPATH, static_cast<const char*>(nullptr)));
}

}  // namespace

bool is_loopback_http(std::string_view url) {
  constexpr std::string_view kHttp = "http://";
  if (!url.starts_with(kHttp)) return false;
  url.remove_prefix(kHttp.size());
  const std::string_view authority = url.substr(0, url.find_first_of("/?#\\"));
  if (authority.find('@') != authority.npos) return false;
  if (authority.starts_with("[::1]")) return authority.size() == 5 || authority[5] == ':';
  const std::string_view host = authority.substr(0, authority.find(':'));
  if (host == "localhost") return true;
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == host.npos;
}

CurlPoster::CurlPoster(Settings settings) : settings_(std::move(settings)) { begun(); }

service::WebhookPoster::Answer CurlPoster::post(const std::string& url,
                                                const service::SignedMessage& message) {
  const Handle handle(begun() ? curl_easy_init() : nullptr);
  Lines headers;
  std::size_t seen = 0;
  const bool ready =
      handle && add(headers, "Content-Type: application/json") && add(headers, "Expect:") &&
      add(headers, "webhook-id: " + message.id) &&
      add(headers, "webhook-timestamp: " + message.timestamp) &&
      add(headers, "webhook-signature: " + message.signature) && set_where(handle.get(), url) &&
      set_safety(handle.get(), {.connect = settings_.connect, .whole = settings_.whole}) &&
      set_authorities(handle.get(), settings_.authorities) &&
      set(handle.get(), CURLOPT_HTTPHEADER, headers.get()) && set(handle.get(), CURLOPT_POST, 1L) &&
      set(handle.get(), CURLOPT_POSTFIELDSIZE_LARGE,
          static_cast<curl_off_t>(message.body.size())) &&
      set(handle.get(), CURLOPT_POSTFIELDS, message.body.c_str()) &&
      set(handle.get(), CURLOPT_WRITEFUNCTION, &take) &&
      set(handle.get(), CURLOPT_WRITEDATA, static_cast<void*>(&seen));
  if (!ready) return {.status = 0, .trouble = "libcurl"};
  const CURLcode code = curl_easy_perform(handle.get());
  const bool cut = code == CURLE_WRITE_ERROR && seen > kMostOfAnswer;
  if (code != CURLE_OK && !cut) return {.status = 0, .trouble = curl_easy_strerror(code)};
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  return {.status = static_cast<int>(status), .trouble = ""};
}

}  // namespace baytrust::fetch
