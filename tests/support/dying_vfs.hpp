// A SQLite file system in which trouble comes at the n-th step that changes a file. Death: the
// process is killed (SIGKILL, as kill -9 does); a write is cut in half first, so that torn pages
// are tried as well. Full: from then on half of a write is done and then there is no room, until
// healed. Unsynced: from then on fsync fails, until healed. Read-only: files of databases can only
// be read. Registered as the default one in a forked child, it needs no hook in the product.
// Taking a lock is no step: dying there leaves the files as dying at the write before.
// Nothing is really synced here: what a process wrote outlives it, and a disk under load is slow.
// Power failure is not tried.
#pragma once

#include <cstdlib>
#include <cstring>
#include <functional>
#include <limits>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

namespace baytrust::test {

enum class Trouble { none, death, full, unsynced, read_only };

namespace dying {

inline Trouble trouble = Trouble::none;
inline int steps_left = 0;
inline bool come = false;  // it has, and stays
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
// A step at which trouble of this kind could come: has it?
inline bool comes(Trouble kind) {
  if (trouble != kind) return false;
  if (!come) come = --steps_left == 0;
  return come;
}

inline int close(sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); }
inline int read(sqlite3_file* f, void* to, int n, sqlite3_int64 at) {
  return real(f)->pMethods->xRead(real(f), to, n, at);
}
inline int write(sqlite3_file* f, const void* from, int n, sqlite3_int64 at) {
  const bool dies = comes(Trouble::death);
  if (!dies && !comes(Trouble::full)) return real(f)->pMethods->xWrite(real(f), from, n, at);
  real(f)->pMethods->xWrite(real(f), from, n / 2, at);
  if (dies) die();
  return SQLITE_FULL;
}
inline int truncate(sqlite3_file* f, sqlite3_int64 size) {
  if (comes(Trouble::death)) die();
  return real(f)->pMethods->xTruncate(real(f), size);
}
inline int sync(sqlite3_file*, int) {
  if (comes(Trouble::death)) die();
  return comes(Trouble::unsynced) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
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
  if (trouble == Trouble::read_only && (flags & SQLITE_OPEN_MAIN_DB) != 0) {
    flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  }
  const int result = base->xOpen(base, name, file->real(), flags, out);
  file->head.pMethods = file->real()->pMethods != nullptr ? &kMethods : nullptr;
  return result;
}
inline int remove(sqlite3_vfs*, const char* name, int) {
  if (comes(Trouble::death)) die();
  return base->xDelete(base, name, 0);
}

inline sqlite3_vfs* registered() {
  static sqlite3_vfs vfs;
  if (base == nullptr) {
    base = sqlite3_vfs_find(nullptr);
    vfs = *base;
    vfs.zName = "dying";
    vfs.szOsFile = static_cast<int>(sizeof(File)) + base->szOsFile;
    vfs.xOpen = open;
    vfs.xDelete = remove;
  }
  return &vfs;
}

inline void install(Trouble kind, int step) {
  trouble = kind;
  steps_left = step;
  come = false;
  sqlite3_vfs_register(registered(), 1);
}

}  // namespace dying

// For a test that opens many stores: no trouble, but nothing waits for the disk.
class Unsynced {
 public:
  Unsynced() { dying::install(Trouble::none, 0); }
  ~Unsynced() { sqlite3_vfs_register(dying::base, 1); }
  Unsynced(const Unsynced&) = delete;
  Unsynced& operator=(const Unsynced&) = delete;
};

inline void heal() { dying::trouble = Trouble::none; }
inline bool has_come() { return dying::come; }

enum class End { finished, killed, failed };

// Runs `work` in a child process that meets the trouble at the given step. `work` says whether it
// did what it was to do.
inline End run_with(Trouble trouble, int step, const std::function<bool()>& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    dying::install(trouble, step);
    ::_exit(work() ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) return End::killed;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? End::finished : End::failed;
}

// The same with death as the trouble.
inline End run_until(int step, const std::function<bool()>& work) {
  return run_with(Trouble::death, step, work);
}

}  // namespace baytrust::test
