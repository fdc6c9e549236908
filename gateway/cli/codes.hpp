// Codes of the command line: what was typed, and files that cannot be read. Subject: the command.
#pragma once

#include <array>

#include "validators/base/code.hpp"

namespace baytrust::cli {

// facts: known
inline constexpr Code kCommandMissing{"cli.command.missing", "", Effect::invalid};
// facts: command, known
inline constexpr Code kCommandUnknown{"cli.command.unknown", "", Effect::invalid};
// facts: argument
inline constexpr Code kArgumentUnknown{"cli.argument.unknown", "", Effect::invalid};
// facts: argument
inline constexpr Code kArgumentMissing{"cli.argument.missing", "", Effect::invalid};
// An option without its value, or given more often than it may. facts: option
inline constexpr Code kOptionValue{"cli.option.value_count", "", Effect::invalid};
// facts: option, value, expected
inline constexpr Code kValueBad{"cli.value.bad", "", Effect::invalid};
// facts: option, other
inline constexpr Code kOptionAlone{"cli.option.alone", "", Effect::invalid};
// Two options that exclude each other. facts: option, other
inline constexpr Code kOptionsExclude{"cli.option.excludes", "", Effect::invalid};
// Neither a store nor documents to judge by. No facts.
inline constexpr Code kSourceMissing{"cli.source.missing", "", Effect::invalid};

// facts: file, message
inline constexpr Code kFileUnreadable{"cli.file.unreadable", "", Effect::invalid};
// facts: file, limit
inline constexpr Code kFileTooLarge{"cli.file.too_large", "", Effect::invalid};
// A file or directory that cannot be made. facts: file, message
inline constexpr Code kFileUnwritable{"cli.file.unwritable", "", Effect::invalid};

// Something is in the directory that was to be made or to be empty. facts: directory
inline constexpr Code kDirectoryNotEmpty{"cli.directory.not_empty", "", Effect::invalid};
// A port that cannot be listened at. facts: port, message
inline constexpr Code kPortUnusable{"cli.port.unusable", "", Effect::invalid};

inline constexpr std::array kCodes{
    kCommandMissing, kCommandUnknown, kArgumentUnknown,   kArgumentMissing, kOptionValue,
    kValueBad,       kOptionAlone,    kOptionsExclude,    kSourceMissing,   kFileUnreadable,
    kFileTooLarge,   kFileUnwritable, kDirectoryNotEmpty, kPortUnusable};

}  // namespace baytrust::cli
