// libqpdf's headers, as every compiler of this project takes them. Under C++20 clang 14 looks into
// the destructor of a vector of JSON while JSON.hh is still declaring JSON; nothing here makes such
// a vector, so one that is empty stands for it. The only header that names libqpdf's.
#pragma once

#include <vector>

#if defined(__clang__) && __clang_major__ < 16
class JSON;
template <>
class std::vector<JSON> {};
#endif

#include <qpdf/Buffer.hh>
#include <qpdf/BufferInputSource.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFLogger.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFStreamFilter.hh>
#include <qpdf/QPDFWriter.hh>
#include <qpdf/QPDFXRefEntry.hh>
#include <qpdf/QUtil.hh>
