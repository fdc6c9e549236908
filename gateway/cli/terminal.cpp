#include "gateway/cli/terminal.hpp"

#include <fcntl.h>
#include <string_view>
#include <termios.h>
#include <unistd.h>

namespace baytrust::cli {
namespace {

constexpr std::size_t kMaxSecret = 1024;

class Terminal {
 public:
  Terminal() : descriptor_(::open("/dev/tty", O_RDWR | O_CLOEXEC)) {}
  ~Terminal() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  bool there() const { return descriptor_ >= 0; }
  void say(std::string_view text) const {
    // A prompt that cannot be shown changes nothing.
    [[maybe_unused]] const auto shown = ::write(descriptor_, text.data(), text.size());
  }
  std::string line() const {
    std::string out;
    char c = 0;
    while (out.size() < kMaxSecret && ::read(descriptor_, &c, 1) == 1 && c != '\n') out += c;
    return out;
  }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

// No echo while it lives.
class Unseen {
 public:
  explicit Unseen(int descriptor) : descriptor_(descriptor) {
    good_ = ::tcgetattr(descriptor_, &before_) == 0;
    if (!good_) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    good_ = ::tcsetattr(descriptor_, TCSAFLUSH, &quiet) == 0;
  }
  ~Unseen() {
    if (good_) ::tcsetattr(descriptor_, TCSAFLUSH, &before_);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;
  bool good() const { return good_; }

 private:
  int descriptor_;
  termios before_{};
  bool good_ = false;
};

}  // namespace

std::optional<std::string> ask_secret_at_terminal(const std::string& prompt) {
  const Terminal terminal;
  if (!terminal.there()) return std::nullopt;
  const Unseen unseen(terminal.descriptor());
  if (!unseen.good()) return std::nullopt;
  terminal.say(prompt);
  std::string typed = terminal.line();
  terminal.say("\n");
  if (typed.empty()) return std::nullopt;
  return typed;
}

}  // namespace baytrust::cli
