// The openssl command as a second opinion on CMS, where it is installed: it signs for us to verify
// and verifies what we sign.
#pragma once

#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <vector>

#include "tests/support/corpus.hpp"
#include "tests/support/temporary_directory.hpp"
#include "validators/crypto/signer.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::test {

class OpensslCms {
 public:
  static bool installed() { return run("openssl version") == 0; }

  explicit OpensslCms(const x509::Certificate& root) {
    file("root.pem", x509::to_pem(root->der, "CERTIFICATE"));
  }

  struct Signer {
    x509::Certificate certificate;
    crypto::PrivateKey key;
    std::string options{};  // after its -signer and -inkey: "-md sha384", "-keyopt ..."
  };
  // `openssl cms -sign` with these options and signers; empty where it does not sign.
  Bytes sign(std::string_view content, const std::vector<Signer>& signers,
             const std::string& options) const {
    std::string command = "openssl cms -sign -binary -outform DER -in " + file("content", content) +
                          " -out " + (directory_ / "signed.der") + " " + options;
    for (std::size_t i = 0; i < signers.size(); ++i) {
      const auto n = std::to_string(i);
      command += " -signer " +
                 file("s" + n + ".pem", x509::to_pem(signers[i].certificate->der, "CERTIFICATE")) +
                 " -inkey " + file("k" + n + ".pem", signers[i].key.to_pem()) + " " +
                 signers[i].options;
    }
    if (run(command) != 0) return {};
    return read_file(directory_ / "signed.der");
  }

  // detached: the content, else empty. purpose any: the certificates are not for mail.
  bool verifies(ByteView cms, std::string_view detached = {}) const {
    std::string command = "openssl cms -verify -binary -purpose any -inform DER -in " +
                          file("given.der", as_text(cms)) + " -CAfile " +
                          (directory_ / "root.pem") + " -out " + (directory_ / "out");
    if (!detached.empty()) command += " -content " + file("content", detached);
    return run(command) == 0;
  }

  // A signature over a message, by `openssl pkeyutl`.
  bool verifies_raw(ByteView spki, ByteView message, ByteView signature,
                    const std::string& options) const {
    return run("openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey " +
               file("key.der", as_text(spki)) + " -in " + file("message", as_text(message)) +
               " -sigfile " + file("signature", as_text(signature)) + " " + options) == 0;
  }

  std::string file(const std::string& name, std::string_view content) const {
    const std::string path = directory_ / name;
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }

 private:
  static int run(const std::string& command) {
    const int status = std::system((command + " >/dev/null 2>&1").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  TemporaryDirectory directory_;
};

}  // namespace baytrust::test
