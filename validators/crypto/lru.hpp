// A bounded map that forgets what was used longest ago. Not thread-safe: its owner locks.
#pragma once

#include <cstddef>
#include <list>
#include <unordered_map>
#include <utility>

namespace baytrust::crypto {

// Hash and Equal are transparent: a look-up copies no key.
template <class Key, class Value, class Hash, class Equal>
class Lru {
 public:
  explicit Lru(std::size_t capacity) : capacity_(capacity) {}

  // The value, now the most recently used; null where there is none. Valid until the next insert.
  template <class Name>
  const Value* find(const Name& name) {
    const auto found = entries_.find(name);
    if (found == entries_.end()) return nullptr;
    order_.splice(order_.begin(), order_, found->second.place);
    return &found->second.value;
  }
  // Does nothing where key is already there, or capacity is 0.
  void insert(Key key, Value value) {
    if (capacity_ == 0) return;
    const auto [entry, added] = entries_.try_emplace(std::move(key));
    if (!added) return;
    entry->second.value = std::move(value);
    entry->second.place = order_.insert(order_.begin(), &entry->first);
    if (entries_.size() <= capacity_) return;
    entries_.erase(entries_.find(*order_.back()));
    order_.pop_back();
  }
  std::size_t size() const { return entries_.size(); }

 private:
  using Order = std::list<const Key*>;  // keys of entries_, whose nodes do not move
  struct Entry {
    Value value;
    typename Order::iterator place;
  };

  std::size_t capacity_;
  Order order_;
  std::unordered_map<Key, Entry, Hash, Equal> entries_;
};

}  // namespace baytrust::crypto
