#include "gateway/fetch/curl_settings.hpp"

#include "gateway/fetch/curl_poster.hpp"

namespace baytrust::fetch {

bool set_where(CURL* handle, const std::string& url) {
  const bool plain = is_loopback_http(url);
  return set(handle, CURLOPT_URL, url.c_str()) &&
         set(handle, CURLOPT_PROTOCOLS_STR, plain ? "http" : "https") &&
         // A proxy of the environment is for the world outside.
         (!plain || set(handle, CURLOPT_NOPROXY, "*"));
}

bool set_safety(CURL* handle, const Patience& patience) {
  return set(handle, CURLOPT_FOLLOWLOCATION, 0L) && set(handle, CURLOPT_SSL_VERIFYPEER, 1L) &&
         set(handle, CURLOPT_SSL_VERIFYHOST, 2L) &&
         set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2)) &&
         set(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED)) &&
         set(handle, CURLOPT_NOSIGNAL, 1L) && set(handle, CURLOPT_USERAGENT, "baytrust") &&
         set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(patience.connect.count())) &&
         set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(patience.whole.count()));
}

}  // namespace baytrust::fetch
