// The openssl command as a time-stamping authority and as a second opinion on time-stamps, where it
// is installed. Everything lives in a directory of its own and goes with it.
#pragma once

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

class OpensslTs {
 public:
  static bool installed() { return run("openssl version") == 0; }

  struct Tsa {
    x509::Certificate certificate;
    crypto::PrivateKey key;
  };
  // settings: further lines of the [tsa] section ("accuracy = secs:1").
  OpensslTs(const x509::Certificate& root, const Tsa& tsa, const std::string& settings = {}) {
    file("root.pem", x509::to_pem(root->der, "CERTIFICATE"));
    file("tsa.pem", x509::to_pem(tsa.certificate->der, "CERTIFICATE"));
    file("tsa.key", tsa.key.to_pem());
    file("serial", "01\n");
    file("tsa.cnf", "[tsa]\ndefault_tsa = one\n[one]\nserial = " + path("serial") +
                        "\ndefault_policy = 2.999.1.1\nother_policies = 2.999.1.2\n"
                        "digests = sha1, sha224, sha256, sha384, sha512, sm3\n"
                        "signer_digest = sha256\ncrypto_device = builtin\n" +
                        settings + "\n");
  }

  // A query of its own over content; options: "-sha256 -cert -no_nonce -tspolicy 2.999.1.2".
  Bytes query(std::string_view content, const std::string& options) const {
    return made("ts -query -data " + file("data", content) + " " + options, "query.tsq");
  }
  // The response of this authority.
  Bytes reply(ByteView query) const {
    return made("ts -reply -config " + path("tsa.cnf") + " -section one -queryfile " +
                    file("given.tsq", as_text(query)) + " -signer " + path("tsa.pem") + " -inkey " +
                    path("tsa.key"),
                "reply.tsr");
  }
  bool reads_query(ByteView query) const {
    return run("openssl ts -query -text -in " + file("read.tsq", as_text(query))) == 0;
  }

  enum class Form { token, response };
  // against: "-data FILE" of the content, or what else ts -verify takes.
  bool verifies(ByteView octets, Form form, std::string_view content) const {
    return run("openssl ts -verify -data " + file("data", content) + given(octets, form)) == 0;
  }
  // A response against its own query, nonce and policy too.
  bool answers(ByteView response, ByteView query) const {
    return run("openssl ts -verify -queryfile " + file("given.tsq", as_text(query)) +
               given(response, Form::response)) == 0;
  }

 private:
  std::string given(ByteView octets, Form form) const {
    return " -in " + file("given", as_text(octets)) + (form == Form::token ? " -token_in" : "") +
           " -CAfile " + path("root.pem") + " -untrusted " + path("tsa.pem");
  }
  Bytes made(const std::string& command, const std::string& name) const {
    if (run("openssl " + command + " -out " + path(name)) != 0) return {};
    return read_file(directory_ / name);
  }
  std::string path(const std::string& name) const { return directory_ / name; }
  std::string file(const std::string& name, std::string_view content) const {
    std::ofstream(directory_ / name, std::ios::binary) << content;
    return path(name);
  }
  static int run(const std::string& command) {
    const int status = std::system((command + " >/dev/null 2>&1").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  TemporaryDirectory directory_;
};

}  // namespace baytrust::test
