#include "gateway/fetch/directory_cache.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>
#include <sys/stat.h>

#include "gateway/service/fetch_codes.hpp"
#include "validators/crypto/digest.hpp"

namespace baytrust::fetch {
namespace {

namespace fs = std::filesystem;
using service::CachedSource;
using service::SourceKind;

constexpr std::string_view kSuffix = ".source";
constexpr std::string_view kFirst = "baytrust source 1";
constexpr std::uintmax_t kMostFile = 128 << 20;
constexpr std::size_t kMostLine = 1 << 20;

std::string number(Instant at) { return std::to_string(at.seconds); }

// "name value" lines, an empty one, the body. `seal`: SHA-256 of everything else.
std::string head_of(const CachedSource& source) {
  std::string out(kFirst);
  const auto line = [&](std::string_view name, std::string_view value) {
    // A value cannot end its line: what could holds no line ends, or is dropped.
    if (value.empty() || value.find_first_of("\r\n") != value.npos) return;
    out.append("\n").append(name).append(" ").append(value);
  };
  line("kind", to_string(source.kind));
  line("key", to_hex(source.key));
  line("issuer", to_hex(source.issuer));
  line("url", source.url);
  line("item", source.item);
  for (const Bytes& signer : source.signers) line("signer", crypto::base64_encode(signer));
  line("digest", to_hex(source.digest));
  line("etag", source.etag);
  line("last-modified", source.last_modified);
  line("checked", number(source.checked));
  line("used", number(source.used));
  line("due", number(source.due));
  if (source.this_update) line("this-update", number(*source.this_update));
  if (source.next_update) line("next-update", number(*source.next_update));
  return out;
}

Digest seal_of(std::string_view head, ByteView body) {
  const Digest of_body = crypto::sha256(body);
  return crypto::sha256(as_bytes(std::string(head) + to_hex(of_body)));
}

using Values = std::multimap<std::string, std::string, std::less<>>;

std::string value_of(const Values& values, std::string_view name) {
  const auto found = values.find(name);
  return found == values.end() ? std::string() : found->second;
}

std::optional<Instant> instant_of(const Values& values, std::string_view name) {
  const std::string text = value_of(values, name);
  Instant out;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out.seconds);
  if (failed != std::errc() || end != text.data() + text.size() || text.empty()) {
    return std::nullopt;
  }
  return out;
}

std::optional<SourceKind> kind_of(std::string_view text) {
  for (const auto kind : {SourceKind::crl, SourceKind::issuer, SourceKind::ocsp}) {
    if (to_string(kind) == text) return kind;
  }
  return std::nullopt;
}

std::optional<CachedSource> source_of(const Values& values, Bytes body) {
  CachedSource out;
  const auto kind = kind_of(value_of(values, "kind"));
  const auto key = parse_digest(value_of(values, "key"));
  const auto issuer = parse_digest(value_of(values, "issuer"));
  const auto digest = parse_digest(value_of(values, "digest"));
  const auto checked = instant_of(values, "checked");
  const auto used = instant_of(values, "used");
  const auto due = instant_of(values, "due");
  if (!kind || !key || !issuer || !digest || !checked || !used || !due) return std::nullopt;
  const auto [first, last] = values.equal_range("signer");
  for (auto it = first; it != last; ++it) {
    auto signer = crypto::base64_decode(it->second);
    if (!signer) return std::nullopt;
    out.signers.push_back(std::move(*signer));
  }
  out.kind = *kind;
  out.key = *key;
  out.issuer = *issuer;
  out.digest = *digest;
  out.url = value_of(values, "url");
  out.item = value_of(values, "item");
  out.etag = value_of(values, "etag");
  out.last_modified = value_of(values, "last-modified");
  out.checked = *checked;
  out.used = *used;
  out.due = *due;
  out.this_update = instant_of(values, "this-update");
  out.next_update = instant_of(values, "next-update");
  out.body = std::move(body);
  return out;
}

std::optional<CachedSource> read(const fs::path& file) {
  std::error_code failed;
  if (fs::file_size(file, failed) > kMostFile || failed) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  Values values;
  std::string head;
  std::string line;
  while (std::getline(in, line) && !line.empty()) {
    if (line.size() > kMostLine) return std::nullopt;
    const std::size_t space = line.find(' ');
    if (space == line.npos) return std::nullopt;
    if (line.starts_with("seal ")) {
      values.emplace("seal", line.substr(space + 1));
      continue;
    }
    if (head.empty() && line != kFirst) return std::nullopt;
    head.append(head.empty() ? "" : "\n").append(line);
    values.emplace(line.substr(0, space), line.substr(space + 1));
  }
  Bytes body((std::istreambuf_iterator<char>(in)), {});
  if (value_of(values, "seal") != to_hex(seal_of(head, body))) return std::nullopt;
  return source_of(values, std::move(body));
}

// The cache's files; of a directory that cannot be read, none.
std::vector<fs::path> files_of(const fs::path& directory) {
  std::vector<fs::path> out;
  std::error_code failed;
  fs::directory_iterator file(directory, failed);
  while (!failed && file != fs::directory_iterator()) {
    if (file->path().extension() == kSuffix) out.push_back(file->path());
    file.increment(failed);
  }
  return out;
}

Error unusable(const fs::path& file) {
  return Error(service::kFetchCache, file.string(),
               {{"item", "cache"}, {"host", "-"}, {"detail", file.string()}});
}

}  // namespace

fs::path DirectoryCache::file_of(const Digest& key) const {
  return directory_ / (to_hex(key) + std::string(kSuffix));
}

std::optional<CachedSource> DirectoryCache::find(const Digest& key) {
  const std::lock_guard lock(mutex_);
  auto source = read(file_of(key));
  if (!source || source->key != key) return std::nullopt;
  return source;
}

Result<void> DirectoryCache::put(const CachedSource& source) {
  const std::lock_guard lock(mutex_);
  std::error_code failed;
  if (!fs::is_directory(directory_, failed)) {
    if (::mkdir(directory_.c_str(), 0700) != 0) return unusable(directory_);
  }
  const fs::path file = file_of(source.key);
  const auto before = read(file);
  if (before && before->key == source.key && before->checked > source.checked) return {};
  make_room();
  fs::path beside = file;
  beside += ".new";
  const std::string head = head_of(source);
  {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out << head << "\nseal " << to_hex(seal_of(head, source.body)) << "\n\n"
        << as_text(source.body);
    out.close();
    if (!out) {
      fs::remove(beside, failed);
      return unusable(beside);
    }
  }
  fs::rename(beside, file, failed);
  if (failed) return unusable(file);
  return {};
}

void DirectoryCache::drop(const Digest& key) {
  const std::lock_guard lock(mutex_);
  std::error_code ignored;
  fs::remove(file_of(key), ignored);
}

// The oldest tenth goes, by the file's own time, when there are too many.
void DirectoryCache::make_room() {
  std::vector<std::pair<fs::file_time_type, fs::path>> all;
  std::error_code failed;
  for (const fs::path& file : files_of(directory_)) {
    all.emplace_back(fs::last_write_time(file, failed), file);
  }
  if (all.size() < most_) return;
  std::ranges::sort(all);
  for (std::size_t i = 0; i <= all.size() / 10; ++i) fs::remove(all[i].second, failed);
}

std::vector<CachedSource> DirectoryCache::entries() {
  const std::lock_guard lock(mutex_);
  std::vector<CachedSource> out;
  for (const fs::path& file : files_of(directory_)) {
    auto source = read(file);
    if (!source || file != file_of(source->key)) continue;
    source->body.clear();
    out.push_back(std::move(*source));
  }
  std::ranges::sort(out, {}, [](const CachedSource& one) { return std::pair(one.due, one.key); });
  return out;
}

}  // namespace baytrust::fetch
