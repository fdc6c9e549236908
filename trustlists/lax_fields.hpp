// The child elements of one element of a list that somebody else wrote: like xml::Fields, but what
// departs from the schema's sequence is noted instead of refused. Elements out of order are put in
// order, unknown ones passed over, missing ones left empty. Refused remain: an element twice that
// may stand once (two readers would take two values), a missing one that nothing can stand for, and
// more than a bound. Internal to the readers of trustlists.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "trustlists/deviations.hpp"
#include "validators/base/instant.hpp"
#include "validators/xml/element.hpp"
#include "validators/xml/texts.hpp"

namespace baytrust::trustlists {

struct Slot {
  xml::Name name;
  bool many = false;
};

// Whether the schema lets the slots stand in any order (xsd:choice without bound).
enum class Mixture : std::uint8_t { noted, allowed };

class LaxFields {
 public:
  // `slots`: the children the schema has, in its order, at most 64; they must be asked for in that
  // order.
  LaxFields(const xml::Element& parent, std::span<const Slot> slots, Deviations& deviations,
            Mixture mixture = Mixture::noted);

  // A Read is called with an Element, and the Deviations if it takes them, and gives Result<T>.
  template <class Read>
  static constexpr bool kTakesDeviations =
      std::is_invocable_v<Read, const xml::Element&, Deviations&>;
  template <class Read, bool = kTakesDeviations<Read>>
  struct Value {
    using type = typename std::invoke_result_t<Read, const xml::Element&, Deviations&>::value_type;
  };
  template <class Read>
  struct Value<Read, false> {
    using type = typename std::invoke_result_t<Read, const xml::Element&>::value_type;
  };
  template <class Read>
  using ValueOf = typename Value<Read>::type;

  // Must be there: else xml.field.missing.
  template <class Read>
  ValueOf<Read> one(std::string_view local, Read read) {
    const xml::Element* element = next(local);
    if (element == nullptr) {
      require(local);
      return {};
    }
    return take(*element, read);
  }
  // Should be there: else noted, and an empty value.
  template <class Read>
  ValueOf<Read> expected(std::string_view local, Read read) {
    const xml::Element* element = next(local);
    if (element == nullptr) {
      note_missing(local);
      return {};
    }
    return take(*element, read);
  }
  template <class Read>
  std::optional<ValueOf<Read>> maybe(std::string_view local, Read read) {
    const xml::Element* element = next(local);
    if (element == nullptr) return std::nullopt;
    return take(*element, read);
  }
  // All there are; more than `max` is xml.field.too_many.
  template <class Read>
  std::vector<ValueOf<Read>> any(std::string_view local, std::size_t max, Read read) {
    std::vector<ValueOf<Read>> values;
    while (const xml::Element* element = next(local)) {
      if (values.size() == max) {
        too_many(local, max);
        return {};
      }
      values.push_back(take(*element, read));
    }
    return values;
  }
  // The same; none is noted as an empty container.
  template <class Read>
  std::vector<ValueOf<Read>> some(std::string_view local, std::size_t max, Read read) {
    auto values = any(local, max, read);
    if (values.empty()) note_empty(local);
    return values;
  }

  void fail(Error error) {
    if (!error_) error_ = std::move(error);
  }
  bool failed() const { return error_.has_value(); }
  const xml::Element& parent() const { return parent_; }
  template <class T>
  Result<T> done(T value) {
    if (error_) return *std::move(error_);
    return value;
  }

 private:
  const xml::Element* next(std::string_view local);
  void require(std::string_view local);
  void note_missing(std::string_view local);
  void note_empty(std::string_view local);
  void too_many(std::string_view local, std::size_t max);
  template <class Read>
  ValueOf<Read> take(const xml::Element& element, Read& read) {
    auto result = [&] {
      if constexpr (kTakesDeviations<Read>) {
        return read(element, deviations_);
      } else {
        return read(element);
      }
    }();
    if (result) return std::move(*result);
    fail(result.error());
    return {};
  }

  struct Child {
    std::uint8_t slot;
    xml::Element element;
  };
  xml::Element parent_;
  std::span<const Slot> slots_;
  Deviations& deviations_;
  std::vector<Child> children_;
  std::size_t slot_ = 0;   // the last one asked for
  std::size_t child_ = 0;  // the next one to give
  std::optional<Error> error_;
};

// Values, white space around them left out. Noted: emptiness (an empty value is returned), a
// missing or unusual language, white space inside a URI, a date of another form than the
// standard's. Errors: child elements, over-long text, a date that is none.
Result<std::string> lax_text(const xml::Element& element, Deviations& deviations);
Result<std::string> lax_uri(const xml::Element& element, Deviations& deviations);
Result<xml::LocalText> lax_local_text(const xml::Element& element, Deviations& deviations);
Result<xml::LocalText> lax_local_uri(const xml::Element& element, Deviations& deviations);
Result<Instant> lax_instant(const xml::Element& element, Deviations& deviations);
// Containers of TS 119 612 5.1.4; entries without text are left out.
Result<xml::Texts> lax_names(const xml::Element& element, Deviations& deviations);
Result<xml::Texts> lax_uris(const xml::Element& element, Deviations& deviations);

// xml:lang, which a list may have forgotten: then empty.
std::string lax_language(const xml::Element& element, Deviations& deviations);

inline constexpr std::size_t kMaxTexts = 1'000;  // of anything in one field

}  // namespace baytrust::trustlists
