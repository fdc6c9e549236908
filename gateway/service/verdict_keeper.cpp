#include "gateway/service/verdict_keeper.hpp"

#include <iterator>

#include "gateway/service/serving_codes.hpp"

namespace baytrust::service {
namespace {

// A transaction beyond this takes longer than the next caller should wait for it.
constexpr std::size_t kMostInBatch = 2000;

}  // namespace

VerdictKeeper::VerdictKeeper(std::unique_ptr<Store> store, std::size_t most_waiting)
    : store_(std::move(store)), most_waiting_(most_waiting), writer_([this] { work(); }) {}

VerdictKeeper::~VerdictKeeper() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  writer_.join();
}

Result<void> VerdictKeeper::keep(std::vector<NewVerdict> verdicts) {
  if (verdicts.empty()) return {};
  Waiting mine{.verdicts = std::move(verdicts)};
  return wait_for(mine);
}

Result<void> VerdictKeeper::keep(KeptAnswer answer) {
  Waiting mine{.answer = std::move(answer)};
  return wait_for(mine);
}

Result<void> VerdictKeeper::wait_for(Waiting& mine) {
  std::unique_lock lock(mutex_);
  if (counts_.waiting + mine.size() > most_waiting_) {
    return Error(kVerdictQueueFull, "verdict", {{"limit", std::to_string(most_waiting_)}});
  }
  counts_.waiting += mine.size();
  queue_.push_back(&mine);
  wake_.notify_one();
  kept_.wait(lock, [&] { return mine.done; });
  if (mine.failure) return *mine.failure;
  return {};
}

std::vector<VerdictKeeper::Waiting*> VerdictKeeper::take_batch() {
  std::vector<Waiting*> batch;
  std::size_t size = 0;
  while (!queue_.empty() && (batch.empty() || size < kMostInBatch)) {
    size += queue_.front()->size();
    batch.push_back(queue_.front());
    queue_.pop_front();
  }
  return batch;
}

// Without the lock: those who wait look at nothing before they are done.
void VerdictKeeper::write(const std::vector<Waiting*>& batch) {
  std::vector<NewVerdict> verdicts;
  std::vector<KeptAnswer> answers;
  for (Waiting* waiting : batch) {
    verdicts.insert(verdicts.end(), std::make_move_iterator(waiting->verdicts.begin()),
                    std::make_move_iterator(waiting->verdicts.end()));
    if (waiting->answer) answers.push_back(std::move(*waiting->answer));
  }
  const auto kept = verdicts.empty() ? Result<void>() : store_->verdicts().keep(verdicts);
  const auto answered = answers.empty() ? Result<void>() : store_->idempotency().keep_all(answers);
  for (Waiting* waiting : batch) {
    const auto& written = waiting->answer ? answered : kept;
    if (!written) waiting->failure = written.error();
  }
  const std::lock_guard lock(mutex_);
  if (!kept || verdicts.empty()) return;
  ++counts_.transactions;
  counts_.verdicts += verdicts.size();
}

void VerdictKeeper::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    const std::vector<Waiting*> batch = take_batch();
    lock.unlock();
    write(batch);
    lock.lock();
    for (Waiting* waiting : batch) {
      counts_.waiting -= waiting->size();
      waiting->done = true;
    }
    kept_.notify_all();
  }
}

VerdictKeeper::Counts VerdictKeeper::counts() const {
  const std::lock_guard lock(mutex_);
  return counts_;
}

}  // namespace baytrust::service
