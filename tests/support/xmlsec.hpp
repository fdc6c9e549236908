// The xmlsec1 command as a second opinion on XML signatures, where it is installed: it verifies
// what we sign with a public key alone, and signs templates for us to verify.
#pragma once

#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <sys/wait.h>

#include "tests/support/corpus.hpp"
#include "tests/support/temporary_directory.hpp"
#include "validators/base/bytes.hpp"

namespace baytrust::test {

class Xmlsec {
 public:
  static bool installed() { return run("xmlsec1 --version") == 0; }

  // Elements of these names ("namespace:local") have an attribute Id that references may name.
  explicit Xmlsec(const std::vector<std::string>& with_ids) {
    for (const auto& name : with_ids) ids_ += " --id-attr:Id '" + name + "'";
    ids_ += " --id-attr:Id 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties' ";
  }

  bool verifies(const std::string& document, ByteView spki) const {
    const auto key = file("key.der", as_text(spki));
    const auto input = file("document.xml", document);
    return run("xmlsec1 --verify --enabled-key-data key-name" + ids_ + "--pubkey-der " + key + " " +
               input) == 0;
  }
  // Empty where it does not sign.
  std::string sign(const std::string& unsigned_document, const std::string& key_pem) const {
    const auto key = file("key.pem", key_pem);
    const auto input = file("template.xml", unsigned_document);
    const std::string output = directory_ / "signed.xml";
    if (run("xmlsec1 --sign" + ids_ + "--privkey-pem " + key + " --output " + output + " " +
            input) != 0) {
      return {};
    }
    return std::string(as_text(read_file(output)));
  }

  // A signed document with its digests and signature value emptied, for sign() to fill in.
  static std::string as_template(std::string document) {
    const auto properties_at = document.find("<xades:SignedProperties");
    for (const std::string tag : {"ds:DigestValue", "ds:SignatureValue"}) {
      std::size_t at = 0;
      while ((at = document.find("<" + tag + ">", at)) != std::string::npos && at < properties_at) {
        const auto begin = at + tag.size() + 2;
        document.erase(begin, document.find("</" + tag, begin) - begin);
        at = begin;
      }
    }
    const auto info = document.find("<ds:KeyInfo>");
    const auto end = document.find("</ds:KeyInfo>", info);
    return document.replace(info + 12, end - info - 12, "");
  }

 private:
  static int run(const std::string& command) {
    const int status = std::system((command + " >/dev/null 2>&1").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  std::string file(const std::string& name, std::string_view content) const {
    const std::string path = directory_ / name;
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }

  TemporaryDirectory directory_;
  std::string ids_;
};

}  // namespace baytrust::test
