// A SQLite file system that kills its process (SIGKILL, as kill -9 does) at the n-th step that
// changes a file: a write is cut in half first, so that torn pages are tried as well. Registered as
// the default one in a forked child, it needs no hook in the product.
#pragma once

#include <cstdlib>
#include <cstring>
#include <functional>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

namespace baytrust::test {

namespace dying {

inline int steps_left = 0;
inline sqlite3_vfs* base = nullptr;

struct File {
  sqlite3_file head;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
inline sqlite3_file* real(sqlite3_file* f) { return reinterpret_cast<File*>(f)->real(); }

[[noreturn]] inline void die() {
  ::raise(SIGKILL);
  std::abort();
}
inline bool last_step() { return --steps_left == 0; }

inline int close(sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); }
inline int read(sqlite3_file* f, void* to, int n, sqlite3_int64 at) {
  return real(f)->pMethods->xRead(real(f), to, n, at);
}
inline int write(sqlite3_file* f, const void* from, int n, sqlite3_int64 at) {
  if (last_step()) {
    real(f)->pMethods->xWrite(real(f), from, n / 2, at);
    die();
  }
  return real(f)->pMethods->xWrite(real(f), from, n, at);
}
inline int truncate(sqlite3_file* f, sqlite3_int64 size) {
  if (last_step()) die();
  return real(f)->pMethods->xTruncate(real(f), size);
}
inline int sync(sqlite3_file* f, int flags) {
  if (last_step()) die();
  return real(f)->pMethods->xSync(real(f), flags);
}
inline int size(sqlite3_file* f, sqlite3_int64* n) {
  return real(f)->pMethods->xFileSize(real(f), n);
}
inline int lock(sqlite3_file* f, int l) { return real(f)->pMethods->xLock(real(f), l); }
inline int unlock(sqlite3_file* f, int l) { return real(f)->pMethods->xUnlock(real(f), l); }
inline int reserved(sqlite3_file* f, int* out) {
  return real(f)->pMethods->xCheckReservedLock(real(f), out);
}
inline int control(sqlite3_file* f, int op, void* arg) {
  return real(f)->pMethods->xFileControl(real(f), op, arg);
}
inline int sector(sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); }
inline int traits(sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }
inline int shm_map(sqlite3_file* f, int page, int n, int extend, void volatile** out) {
  return real(f)->pMethods->xShmMap(real(f), page, n, extend, out);
}
inline int shm_lock(sqlite3_file* f, int at, int n, int flags) {
  if (last_step()) die();
  return real(f)->pMethods->xShmLock(real(f), at, n, flags);
}
inline void shm_barrier(sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); }
inline int shm_unmap(sqlite3_file* f, int remove) {
  return real(f)->pMethods->xShmUnmap(real(f), remove);
}

inline const sqlite3_io_methods kMethods = {
    2,       close,  read,   write,   truncate, sync,        size,      lock,    unlock, reserved,
    control, sector, traits, shm_map, shm_lock, shm_barrier, shm_unmap, nullptr, nullptr};

inline int open(sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* out) {
  auto* file = reinterpret_cast<File*>(f);
  const int result = base->xOpen(base, name, file->real(), flags, out);
  file->head.pMethods = file->real()->pMethods != nullptr ? &kMethods : nullptr;
  return result;
}
inline int remove(sqlite3_vfs*, const char* name, int sync_directory) {
  if (last_step()) die();
  return base->xDelete(base, name, sync_directory);
}

inline void install(int step) {
  base = sqlite3_vfs_find(nullptr);
  static sqlite3_vfs vfs;
  vfs = *base;
  vfs.zName = "dying";
  vfs.szOsFile = static_cast<int>(sizeof(File)) + base->szOsFile;
  vfs.xOpen = open;
  vfs.xDelete = remove;
  steps_left = step;
  sqlite3_vfs_register(&vfs, 1);
}

}  // namespace dying

enum class End { finished, killed, failed };

// Runs `work` in a child process that dies at the given step of changing files. `work` says
// whether it did what it was to do.
inline End run_until(int step, const std::function<bool()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    dying::install(step);
    ::_exit(work() ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) return End::killed;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? End::finished : End::failed;
}

}  // namespace baytrust::test
