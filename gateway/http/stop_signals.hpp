// Being told to stop (SIGINT, SIGTERM) and to read again (SIGHUP): held back from the moment this
// exists, so that they are taken where the program is ready for them and never in between. To be
// made while the process has one thread; threads made later leave the signals to it.
#pragma once

#include <csignal>

namespace baytrust::http {

class StopSignals {
 public:
  StopSignals();
  ~StopSignals();  // what is held back by then is delivered, unless it was held back before
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  int wait() const;  // the signal
  // Told to stop, without taking it: wait() gives it at once.
  bool told_to_stop() const;

 private:
  sigset_t set_{};
  sigset_t before_{};
};

}  // namespace baytrust::http
