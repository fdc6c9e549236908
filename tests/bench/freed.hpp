// For std::unique_ptr over what a C library gives out: Freed<X509_free>.
#pragma once

namespace baytrust::bench {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};

}  // namespace baytrust::bench
