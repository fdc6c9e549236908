// The comparison behind pdf_changes.hpp: a queue of pairs of values, each with the place that says
// which differences are allowed there. Internal to validators/signature.
#pragma once

#include <deque>
#include <set>
#include <string>
#include <tuple>

#include "validators/signature/pdf_changes.hpp"

namespace baytrust::signature {

class RevisionComparison {
 public:
  RevisionComparison(PdfRevision& before, PdfRevision& after, ComparisonScope& scope);
  PdfComparison run();

 private:
  enum class Place : std::uint8_t {
    strict,  // no difference
    free,    // any; it is what `meaning` says
    catalog,
    pages,  // a page or a node of the page tree, or the array of its kids
    annotations,
    annotation,
    form,
    fields,
    field,
    additions,        // a dictionary of resources: entries may be added
    additions_below,  // one of its kinds
    information,
  };
  enum class Meaning : std::uint8_t {
    silent,
    immaterial,
    evidence,
    annotation,
    value,
    appearance,
    stamp_appearance,
  };
  struct Pair {
    QPDFObjectHandle before;
    QPDFObjectHandle after;
    Place place = Place::strict;
    const Code* code = nullptr;  // of a difference where none is allowed
    std::string_view name{};     // of the field it belongs to; before_ holds it
    Meaning meaning = Meaning::silent;
    QPDFObjGen holder{};  // the object that the value is in
    bool same = false;    // the same octets on both sides
  };

  // What is compared: pdf_comparison.cpp.
  bool take(std::size_t values);
  bool take_octets(QPDFObjectHandle stream);
  void push(Pair pair);
  void find_changed();
  bool is_other_generation(const QPDFObjGen& id) const;
  bool is_changed(const QPDFObjGen& id) const { return changed_.contains(id); }
  bool same_octets(const QPDFXRefEntry& before, const QPDFXRefEntry& after);
  bool container_is_plain(int number);
  bool reads_alike(const QPDFObjGen& id, QPDFObjectHandle before, QPDFObjectHandle after);
  void compare_trailers();
  void visit(Pair pair);
  bool resolve(Pair& pair);
  Place place_of(const Pair& pair);
  void compare(const Pair& pair);
  void compare_arrays(const Pair& pair);
  void compare_streams(const Pair& pair);
  void compare_dictionaries(const Pair& pair);
  void difference(const Pair& pair);
  void conclude_fields();
  void look_for_odd_tables();
  void note(const PdfDifference& difference) { result_.add(difference); }
  void note_content(const Code& code, std::string place);

  // Which differences a place allows: pdf_change_rules.cpp.
  Pair rule(const Pair& pair, const std::string& key);
  void catalog_rule(Pair& child, const std::string& key) const;
  void page_rule(Pair& child, const std::string& key) const;
  void form_rule(Pair& child, const std::string& key);
  void annotation_rule(Pair& child, const Pair& pair, const std::string& key) const;
  void field_rule(Pair& child, const Pair& pair, const std::string& key);
  void fillable_field_rule(Pair& child, const Pair& pair, const PdfField& field,
                           const std::string& key) const;
  void signature_field_rule(Pair& child, const Pair& pair, const std::string& key);
  void note_signed(const PdfField& field);
  void match_arrays(const Pair& pair);
  void take_new(const Pair& pair, QPDFObjectHandle one);
  void take_removed(const Pair& pair, QPDFObjectHandle one);
  void new_field(QPDFObjectHandle one);
  void new_annotation(QPDFObjectHandle one);

  PdfRevision& before_;
  PdfRevision& after_;
  ComparisonScope& scope_;
  bool exhausted_ = false;
  PdfComparison result_;
  std::set<QPDFObjGen> changed_;  // other octets, or on one side only
  std::set<QPDFObjGen> reached_;
  std::set<std::tuple<QPDFObjGen, QPDFObjGen, Place, Meaning, std::string_view>> seen_;
  std::deque<Pair> queue_;
  std::map<QPDFObjGen, bool> alike_;
  std::map<int, bool> plain_containers_;
  std::set<std::string_view> filled_;  // fields by name: another value, another appearance
  std::set<std::string_view> redrawn_;
};

}  // namespace baytrust::signature
