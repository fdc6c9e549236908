// libcurl's handles as owners, and options that say whether they were taken. Internal to this
// folder.
#pragma once

#include <curl/curl.h>
#include <memory>
#include <string>

namespace baytrust::fetch {

struct EndsHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct EndsList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, EndsHandle>;
using Lines = std::unique_ptr<curl_slist, EndsList>;

// libcurl: once a process, before the first handle.
inline bool begun() {
  static const bool good = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return good;
}

inline bool add(Lines& lines, const std::string& line) {
  curl_slist* longer = curl_slist_append(lines.get(), line.c_str());
  if (longer == nullptr) return false;
  (void)lines.release();
  lines.reset(longer);
  return true;
}

template <class Value>
bool set(CURL* handle, CURLoption option, Value value) {
  return curl_easy_setopt(handle, option, value) == CURLE_OK;
}

}  // namespace baytrust::fetch
