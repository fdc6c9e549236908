// Poppler's pdfsig and its NSS store as another signer and judge of PDFs, where they are installed.
#pragma once

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <sys/wait.h>

#include "tests/support/corpus.hpp"
#include "tests/support/temporary_directory.hpp"
#include "validators/crypto/signer.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::test {

class Poppler {
 public:
  static bool installed() {
    return run("pdfsig -v") == 0 && run("command -v certutil") == 0 &&
           run("command -v pk12util") == 0;
  }

  // A store that trusts the root.
  explicit Poppler(const x509::Certificate& root) {
    run("certutil -N -d sql:" + directory_.path().string() + " --empty-password");
    run("certutil -A -d sql:" + directory_.path().string() + " -n root -t CT,CT,CT -a -i " +
        file("root.pem", x509::to_pem(root->der, "CERTIFICATE")));
  }

  // A key and its certificate, by a name.
  bool add(const std::string& nick, const x509::Certificate& certificate,
           const crypto::PrivateKey& key) const {
    const std::string pem =
        file("key.pem", key.to_pem() + x509::to_pem(certificate->der, "CERTIFICATE"));
    const std::string p12 = directory_ / "key.p12";
    return run("openssl pkcs12 -export -passout pass: -name " + nick + " -in " + pem + " -out " +
               p12) == 0 &&
           run("pk12util -i " + p12 + " -W '' -d sql:" + directory_.path().string()) == 0;
  }

  // options: after -nick. Empty where it does not sign.
  Bytes sign(ByteView pdf, const std::string& nick, const std::string& options) const {
    const std::string out = directory_ / "out.pdf";
    std::remove(out.c_str());
    const std::string in = file("in.pdf", as_text(pdf));
    if (run("pdfsig -nssdir sql:" + directory_.path().string() + " -nick " + nick + " " + options +
            " " + in + " " + out) != 0) {
      return {};
    }
    return read_file(out);
  }

  // What it says of a file.
  std::string verify(ByteView pdf) const {
    const std::string report = directory_ / "report";
    run("pdfsig -nssdir sql:" + directory_.path().string() + " -no-ocsp " +
            file("in.pdf", as_text(pdf)) + " >" + report + " 2>&1",
        "");
    const auto octets = read_file(report);
    return std::string(as_text(octets));
  }

  std::string file(const std::string& name, std::string_view content) const {
    const std::string path = directory_ / name;
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }

 private:
  static int run(const std::string& command, const std::string& to = " >/dev/null 2>&1") {
    const int status = std::system((command + to).c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  TemporaryDirectory directory_;
};

}  // namespace baytrust::test
