// The openssl command as an SM2 signer: its key, its certificate, its signatures (its cms command
// does not know SM2), for documents of GM/T 0010 that no code of ours signed.
#pragma once

#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <sys/wait.h>

#include "tests/support/corpus.hpp"
#include "tests/support/temporary_directory.hpp"
#include "validators/x509/certificate.hpp"

namespace baytrust::test {

class OpensslSm2 {
 public:
  static bool installed() { return run("openssl version") == 0; }

  // A key and a self-signed certificate of it; none where the command cannot make them.
  std::optional<x509::Certificate> certificate(const std::string& name) const {
    const std::string id = "distid:1234567812345678";
    if (run("openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:SM2 -out " +
            path("key.pem")) != 0 ||
        run("openssl req -x509 -new -sm3 -days 3650 -sigopt " + id + " -subj /CN=" + name +
            " -key " + path("key.pem") + " -outform DER -out " + path("certificate.der")) != 0) {
      return std::nullopt;
    }
    const auto parsed = x509::Certificate::parse(read_file(directory_ / "certificate.der"));
    return parsed ? std::optional(*parsed) : std::nullopt;
  }
  // SM2 over SM3 of Z and the message, by the key of the last certificate. id: empty for the
  // command's own default, which is no id at all.
  Bytes sign(ByteView message, std::string_view id = "1234567812345678") const {
    std::ofstream(directory_ / "message", std::ios::binary) << as_text(message);
    const std::string option = id.empty() ? "" : " -pkeyopt distid:" + std::string(id);
    if (run("openssl pkeyutl -sign -rawin -digest sm3 -inkey " + path("key.pem") + " -in " +
            path("message") + " -out " + path("signature") + option) != 0) {
      return {};
    }
    return read_file(directory_ / "signature");
  }

 private:
  static int run(const std::string& command) {
    const int status = std::system((command + " >/dev/null 2>&1").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  std::string path(const std::string& name) const { return directory_ / name; }
  TemporaryDirectory directory_;
};

}  // namespace baytrust::test
