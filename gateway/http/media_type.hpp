// Media types (RFC 9110 8.3) and what a client asks for: Accept (12.5.1) and Accept-Language
// (12.5.4). Parameters other than q are not compared.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/messages/language.hpp"

namespace baytrust::http {

// "type/subtype" in lower case, without parameters; empty where the field holds no such thing.
std::string media_type_of(std::string_view content_type);

// The offered one the client likes best; among equals the first offered. Without Accept: the first.
// Nothing: the client excludes all of them.
std::optional<std::string> choose_media_type(std::string_view accept,
                                             std::span<const std::string> offered);

// By the client's order; Traditional Chinese for zh-Hant and for zh of Hong Kong, Macao and Taiwan,
// Simplified for other zh. English where none of the four is asked for.
messages::Language choose_language(std::string_view accept_language);

}  // namespace baytrust::http
