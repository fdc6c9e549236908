#include "gateway/http/stop_signals.hpp"

#include <initializer_list>

namespace baytrust::http {

StopSignals::StopSignals() {
  ::sigemptyset(&set_);
  for (const int one : {SIGTERM, SIGINT, SIGHUP}) ::sigaddset(&set_, one);
  ::pthread_sigmask(SIG_BLOCK, &set_, &before_);
}

StopSignals::~StopSignals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

int StopSignals::wait() const {
  int received = 0;
  while (::sigwait(&set_, &received) != 0) {
  }
  return received;
}

bool StopSignals::told_to_stop() const {
  sigset_t pending{};
  return ::sigpending(&pending) == 0 &&
         (::sigismember(&pending, SIGTERM) == 1 || ::sigismember(&pending, SIGINT) == 1);
}

}  // namespace baytrust::http
