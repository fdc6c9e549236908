// PathFiles: certificates, CRLs and OCSP responses of a batch, read and parsed once however many
// cases name them. Thread-safe; bounded: when full, files are still read, only no longer kept.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "gateway/service/path_batch.hpp"
#include "validators/x509/certificate.hpp"
#include "validators/x509/crl.hpp"
#include "validators/x509/ocsp_response.hpp"

namespace baytrust::service {

class PathFiles {
 public:
  explicit PathFiles(const FileReader& reader) : reader_(reader) {}

  // Empty: the file cannot be read. Else what it holds, or why that cannot be parsed.
  std::optional<Result<std::vector<x509::Certificate>>> certificates(const std::string& name);
  std::optional<Result<std::vector<x509::Crl>>> crls(const std::string& name);
  std::optional<Result<std::vector<x509::OcspResponse>>> ocsp(const std::string& name);

 private:
  template <class T>
  struct Kept {
    std::mutex mutex;
    std::map<std::string, Result<std::vector<T>>> by_name;
    std::size_t bytes = 0;
  };
  template <class T, class Parse>
  std::optional<Result<std::vector<T>>> get(Kept<T>& kept, const std::string& name, Parse parse);

  const FileReader& reader_;
  Kept<x509::Certificate> certificates_;
  Kept<x509::Crl> crls_;
  Kept<x509::OcspResponse> ocsp_;
};

}  // namespace baytrust::service
