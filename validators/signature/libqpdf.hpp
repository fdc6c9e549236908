// libqpdf's headers, as every compiler of this project takes them. Under C++20 clang 14 looks into
// the destructor of a vector of JSON while JSON.hh is still declaring JSON; nothing here makes such
// a vector, so one that is empty stands for it. Included before any other header of libqpdf.
#pragma once

#include <vector>

#if defined(__clang__) && __clang_major__ < 16
class JSON;
template <>
class std::vector<JSON> {};
#endif

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFXRefEntry.hh>
