// The openssl command as a service of its own: an OCSP responder on a port that it chose itself,
// and a time-stamping authority that answers one query. Both are other people's code, which is the
// point. The responder listens on every address of the machine, as the command knows no other way.
#pragma once

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "tests/support/authority.hpp"
#include "tests/support/temporary_directory.hpp"

namespace baytrust::test {

inline bool has_openssl() { return std::system("openssl version >/dev/null 2>&1") == 0; }

inline std::string content_of_file(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
inline std::string kept_file(const TemporaryDirectory& directory, const std::string& name,
                             std::string_view content) {
  std::ofstream(directory / name, std::ios::binary) << content;
  return directory / name;
}

// A line of openssl-ca's database: V as it is, R revoked. Names of those that are V must differ.
inline std::string index_line(char status, const x509::Certificate& certificate) {
  std::string serial = to_hex(certificate->serial_number);
  for (char& c : serial) c = static_cast<char>(::toupper(c));
  const std::string revoked = status == 'R' ? "260101000000Z,keyCompromise" : "";
  return std::string(1, status) + "\t400101000000Z\t" + revoked + "\t" + serial +
         "\tunknown\t/CN=" + serial + "\n";
}

// `index`: lines of openssl-ca's database. What it says holds for so many minutes from now: its
// clock is the machine's.
class OcspResponder {
 public:
  OcspResponder(const Authority& ca, const std::string& index, int minutes = 3650 * 24 * 60) {
    const std::string holds = std::to_string(minutes);
    const std::string pem =
        kept_file(directory_, "ca.pem", x509::to_pem(ca.certificate()->der, "CERTIFICATE"));
    const std::string key = kept_file(directory_, "ca.key", ca.key().to_pem());
    const std::string database = kept_file(directory_, "index.txt", index);
    int out[2];
    if (::pipe2(out, O_CLOEXEC) != 0) std::abort();
    child_ = ::fork();
    if (child_ == 0) {
      const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
      ::dup2(nothing, STDIN_FILENO);
      ::dup2(out[1], STDOUT_FILENO);
      ::dup2(nothing, STDERR_FILENO);
      ::execlp("openssl", "openssl", "ocsp", "-index", database.c_str(), "-port", "0", "-rsigner",
               pem.c_str(), "-rkey", key.c_str(), "-CA", pem.c_str(), "-nmin", holds.c_str(),
               static_cast<char*>(nullptr));
      ::_exit(127);
    }
    ::close(out[1]);
    // "ACCEPT [::]:38627 PID=678"
    std::string line;
    for (char c; ::read(out[0], &c, 1) == 1 && c != '\n';) line += c;
    ::close(out[0]);
    const std::size_t end = line.find(" PID=");
    const std::size_t colon = line.rfind(':', end);
    EXPECT_TRUE(line.starts_with("ACCEPT ") && colon != line.npos) << line;
    if (colon != line.npos) port_ = line.substr(colon + 1, end - colon - 1);
  }
  ~OcspResponder() { stop(); }
  OcspResponder(const OcspResponder&) = delete;
  OcspResponder& operator=(const OcspResponder&) = delete;

  void stop() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    child_ = -1;
  }
  std::string url() const { return "http://127.0.0.1:" + port_; }

 private:
  TemporaryDirectory directory_;
  pid_t child_ = -1;
  std::string port_;
};

// Answers RFC 3161 queries; its own certificate has the purpose and nothing else.
class TimeStamper {
 public:
  explicit TimeStamper(const Authority& root) {
    CertificateRequest request{.subject = "CN=TSA"};
    request.key = fresh_key();
    request.extra = {
        {Oid::literal("2.5.29.37"), true,
         Bytes{0x30, 0x0a, 0x06, 0x08, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x08}}};
    const auto certificate = root.issue(request);
    kept_file(directory_, "tsa.pem", x509::to_pem(certificate->der, "CERTIFICATE"));
    kept_file(directory_, "tsa.key", request.key->to_pem());
    kept_file(directory_, "root.pem", x509::to_pem(root.certificate()->der, "CERTIFICATE"));
    kept_file(directory_, "serial", "01\n");
    kept_file(directory_, "tsa.cnf",
              "[tsa]\ndefault_tsa = one\n[one]\nserial = " + (directory_ / "serial") +
                  "\nsigner_cert = " + (directory_ / "tsa.pem") +
                  "\nsigner_key = " + (directory_ / "tsa.key") +
                  "\nsigner_digest = sha256\ndefault_policy = 2.999.1\ndigests = sha256\n");
  }
  // DER of a TimeStampReq over a text.
  std::string query(const std::string& text) const {
    kept_file(directory_, "text", text);
    run("openssl ts -query -sha256 -cert -data " + (directory_ / "text") + " -out " +
        (directory_ / "query.tsq"));
    return content_of_file(directory_ / "query.tsq");
  }
  std::string reply(std::string_view query) const {
    kept_file(directory_, "asked.tsq", query);
    run("openssl ts -reply -config " + (directory_ / "tsa.cnf") + " -queryfile " +
        (directory_ / "asked.tsq") + " -out " + (directory_ / "reply.tsr"));
    return content_of_file(directory_ / "reply.tsr");
  }
  bool verifies(std::string_view reply) const {
    return run("openssl ts -verify -queryfile " + (directory_ / "query.tsq") + " -in " +
               kept_file(directory_, "given.tsr", reply) + " -CAfile " +
               (directory_ / "root.pem")) == 0;
  }

 private:
  static int run(const std::string& command) {
    return std::system((command + " >/dev/null 2>&1").c_str());
  }
  TemporaryDirectory directory_;
};

}  // namespace baytrust::test
