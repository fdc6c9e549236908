#include "gateway/fetch/curl_fetcher.hpp"

#include <algorithm>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "gateway/fetch/curl_handle.hpp"
#include "gateway/service/fetch_codes.hpp"

namespace baytrust::fetch {
namespace {

using service::FetchAnswer;
using service::FetchRequest;
using service::IpAddress;
using service::SourceUrl;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostValidator = 512;

// What libcurl's callbacks see of one hop.
struct Hop {
  const CurlFetcher::Settings& settings;
  const FetchRequest& request;
  Bytes body{};
  bool too_large = false;
  std::optional<IpAddress> refused{};
  std::string media_type{};
  std::string etag{};
  std::string last_modified{};
  bool redirecting = false;
};

std::optional<IpAddress> address_of(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    const auto* four = reinterpret_cast<const sockaddr_in*>(address);
    return service::address_of(
        {reinterpret_cast<const std::uint8_t*>(&four->sin_addr), sizeof four->sin_addr});
  }
  if (address->sa_family != AF_INET6) return std::nullopt;
  const auto* six = reinterpret_cast<const sockaddr_in6*>(address);
  return service::address_of(
      {reinterpret_cast<const std::uint8_t*>(&six->sin6_addr), sizeof six->sin6_addr});
}

// CURLOPT_OPENSOCKETFUNCTION: the address that would be connected to, whoever named it.
curl_socket_t open_socket(void* given, curlsocktype, curl_sockaddr* address) {
  Hop& hop = *static_cast<Hop*>(given);
  const auto to = address_of(&address->addr);
  // The proxy is the operator's own choice.
  const bool good =
      to && (!hop.settings.proxy.empty() || service::may_connect(*to, hop.settings.networks));
  if (!good) {
    hop.refused = to.value_or(IpAddress{});
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take(const char* data, std::size_t size, std::size_t count, void* given) {
  Hop& hop = *static_cast<Hop*>(given);
  const std::size_t octets = size * count;
  if (hop.redirecting) return octets;  // nobody reads what stands beside a Location
  if (octets > hop.settings.most - hop.body.size()) {
    hop.too_large = true;
    return 0;
  }
  hop.body.insert(hop.body.end(), data, data + octets);
  return octets;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// A value that goes back to the server as it came: nothing that could end its line.
std::string validator(std::string_view value) {
  const bool good = value.size() <= kMostValidator &&
                    std::ranges::all_of(value, [](char c) { return c >= 0x20 && c < 0x7f; });
  return good ? std::string(value) : std::string();
}

std::size_t take_header(const char* data, std::size_t size, std::size_t count, void* given) {
  Hop& hop = *static_cast<Hop*>(given);
  const std::string_view line(data, size * count);
  if (line.starts_with("HTTP/")) {
    const std::size_t space = line.find(' ');
    hop.redirecting = space != line.npos && line.substr(space + 1).starts_with('3');
    hop.media_type.clear();
    hop.etag.clear();
    hop.last_modified.clear();
    return line.size();
  }
  const std::size_t colon = line.find(':');
  if (colon == line.npos) return line.size();
  const std::string name = lower(line.substr(0, colon));
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (name == "content-type")
    hop.media_type = validator(lower(trimmed(value.substr(0, value.find(';')))));
  if (name == "etag") hop.etag = validator(value);
  if (name == "last-modified") hop.last_modified = validator(value);
  return line.size();
}

int stop_if_told(void* given, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Hop*>(given)->request.stop.stop_requested() ? 1 : 0;
}

bool set_safety(CURL* handle, const CurlFetcher::Settings& settings) {
  return set(handle, CURLOPT_PROTOCOLS_STR, "http,https") &&
         set(handle, CURLOPT_FOLLOWLOCATION, 0L) && set(handle, CURLOPT_SSL_VERIFYPEER, 1L) &&
         set(handle, CURLOPT_SSL_VERIFYHOST, 2L) &&
         set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2)) &&
         (settings.authorities.empty() ||
          set(handle, CURLOPT_CAINFO, settings.authorities.c_str())) &&
         // An empty proxy also outweighs http_proxy and its like.
         set(handle, CURLOPT_PROXY, settings.proxy.c_str()) &&
         set(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED)) &&
         set(handle, CURLOPT_HTTP09_ALLOWED, 0L) && set(handle, CURLOPT_NOSIGNAL, 1L) &&
         set(handle, CURLOPT_USERAGENT, "baytrust") &&
         set(handle, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(settings.most)) &&
         set(handle, CURLOPT_LOW_SPEED_LIMIT, settings.slow) &&
         set(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(settings.slow_after.count()));
}

bool set_callbacks(CURL* handle, Hop& hop) {
  void* given = &hop;
  return set(handle, CURLOPT_OPENSOCKETFUNCTION, &open_socket) &&
         set(handle, CURLOPT_OPENSOCKETDATA, given) && set(handle, CURLOPT_WRITEFUNCTION, &take) &&
         set(handle, CURLOPT_WRITEDATA, given) &&
         set(handle, CURLOPT_HEADERFUNCTION, &take_header) &&
         set(handle, CURLOPT_HEADERDATA, given) && set(handle, CURLOPT_NOPROGRESS, 0L) &&
         set(handle, CURLOPT_XFERINFOFUNCTION, &stop_if_told) &&
         set(handle, CURLOPT_XFERINFODATA, given);
}

bool set_request(CURL* handle, const FetchRequest& request, Lines& headers) {
  bool good = request.accept.empty() || add(headers, "Accept: " + request.accept);
  if (!request.etag.empty()) good = good && add(headers, "If-None-Match: " + request.etag);
  if (!request.last_modified.empty()) {
    good = good && add(headers, "If-Modified-Since: " + request.last_modified);
  }
  if (request.method == FetchRequest::Method::post) {
    good = good && add(headers, "Content-Type: " + request.content_type) &&
           add(headers, "Expect:") && set(handle, CURLOPT_POST, 1L) &&
           set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size())) &&
           set(handle, CURLOPT_POSTFIELDS, reinterpret_cast<const char*>(request.body.data()));
  }
  return good && (!headers || set(handle, CURLOPT_HTTPHEADER, headers.get()));
}

Error failed(const Code& code, const FetchRequest& request, const SourceUrl& url,
             std::string detail) {
  const std::string host = service::authority(url);
  return Error(code, host, {{"item", request.item}, {"host", host}, {"detail", std::move(detail)}});
}

// libcurl's own words would change with its version: the code's name, in few.
const Code& code_of(CURLcode code) {
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return service::kFetchTimeout;
    case CURLE_PARTIAL_FILE:
      return service::kFetchTruncated;
    case CURLE_FILESIZE_EXCEEDED:
      return service::kFetchTooLarge;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
      return service::kFetchTls;
    default:
      return service::kFetchUnreachable;
  }
}

std::string detail_of(CURLcode code, const CurlFetcher::Settings& settings) {
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return std::to_string(settings.whole.count()) + " ms";
    case CURLE_FILESIZE_EXCEEDED:
      return std::to_string(settings.most);
    case CURLE_PARTIAL_FILE:
      return "-";
    default:
      return curl_easy_strerror(code);
  }
}

// One hop: an answer, or where it leads.
struct HopResult {
  long status = 0;
  std::string location{};
};

Result<HopResult> go(const SourceUrl& url, Hop& hop, std::chrono::milliseconds left) {
  const FetchRequest& request = hop.request;
  const CurlFetcher::Settings& settings = hop.settings;
  if (settings.proxy.empty() && url.address &&
      !service::may_connect(*url.address, settings.networks)) {
    return failed(service::kFetchAddress, request, url, service::to_string(*url.address));
  }
  const Handle handle(begun() ? curl_easy_init() : nullptr);
  Lines headers;
  Lines resolve;
  bool ready = handle != nullptr;
  for (const std::string& line : settings.resolve) ready = ready && add(resolve, line);
  ready = ready && (!resolve || set(handle.get(), CURLOPT_RESOLVE, resolve.get())) &&
          set(handle.get(), CURLOPT_URL, service::to_string(url).c_str()) &&
          set_safety(handle.get(), settings) && set_callbacks(handle.get(), hop) &&
          set_request(handle.get(), request, headers) &&
          set(handle.get(), CURLOPT_CONNECTTIMEOUT_MS,
              static_cast<long>(std::min(left, settings.connect).count())) &&
          set(handle.get(), CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
  if (!ready) return failed(service::kFetchUnreachable, request, url, "libcurl");
  const CURLcode code = curl_easy_perform(handle.get());
  if (hop.too_large) {
    return failed(service::kFetchTooLarge, request, url, std::to_string(settings.most));
  }
  if (code != CURLE_OK) {
    if (hop.refused && (code == CURLE_COULDNT_CONNECT || code == CURLE_OPERATION_TIMEDOUT)) {
      return failed(service::kFetchAddress, request, url, service::to_string(*hop.refused));
    }
    return failed(code_of(code), request, url, detail_of(code, settings));
  }
  HopResult out;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &out.status);
  const char* location = nullptr;
  curl_easy_getinfo(handle.get(), CURLINFO_REDIRECT_URL, &location);
  if (location != nullptr) out.location = location;
  return out;
}

bool is_redirect(long status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// Where a redirect may lead: an allowed host, never from https to http.
Result<SourceUrl> next_hop(const SourceUrl& from, const HopResult& hop,
                           const FetchRequest& request) {
  const auto refuse = [&](std::string detail) {
    return failed(service::kFetchRedirect, request, from, std::move(detail));
  };
  if (request.method == FetchRequest::Method::post) return refuse("POST");
  auto next = service::parse_source_url(hop.location);
  if (!next) return refuse(hop.location.empty() ? "-" : hop.location.substr(0, 200));
  if (from.scheme == SourceUrl::Scheme::https && next->scheme == SourceUrl::Scheme::http) {
    return refuse("http");
  }
  if (!request.may_go || !request.may_go(*next)) return refuse(service::authority(*next));
  return next;
}

}  // namespace

CurlFetcher::CurlFetcher(Settings settings) : settings_(std::move(settings)) { begun(); }

Result<FetchAnswer> CurlFetcher::fetch(const FetchRequest& request) {
  const auto until = Clock::now() + settings_.whole;
  SourceUrl url = request.url;
  for (std::size_t hops = 0;; ++hops) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
    if (left.count() <= 0) {
      return failed(service::kFetchTimeout, request, url,
                    std::to_string(settings_.whole.count()) + " ms");
    }
    Hop hop{.settings = settings_, .request = request};
    const auto gone = go(url, hop, left);
    if (!gone) return gone.error();
    const bool asked_for_changes = !request.etag.empty() || !request.last_modified.empty();
    if (gone->status == 304 && asked_for_changes) {
      return FetchAnswer{.kind = FetchAnswer::Kind::not_modified};
    }
    if (is_redirect(gone->status)) {
      if (hops == settings_.redirects) {
        return failed(service::kFetchRedirect, request, url,
                      "> " + std::to_string(settings_.redirects));
      }
      auto next = next_hop(url, *gone, request);
      if (!next) return next.error();
      url = std::move(*next);
      continue;
    }
    if (gone->status != 200) {
      return failed(service::kFetchStatus, request, url, std::to_string(gone->status));
    }
    return FetchAnswer{.kind = FetchAnswer::Kind::body,
                       .body = std::move(hop.body),
                       .media_type = std::move(hop.media_type),
                       .etag = std::move(hop.etag),
                       .last_modified = std::move(hop.last_modified)};
  }
}

CurlFetcher::Settings fetcher_settings(const service::FetchSettings& settings) {
  using std::chrono::seconds;
  CurlFetcher::Settings out;
  out.connect = seconds(settings.connect_seconds);
  out.whole = seconds(settings.whole_seconds);
  out.most = static_cast<std::size_t>(settings.most_octets);
  out.redirects = static_cast<std::size_t>(settings.redirects);
  out.networks = settings.networks;
  out.authorities = settings.authorities;
  out.proxy = settings.proxy;
  return out;
}

}  // namespace baytrust::fetch
