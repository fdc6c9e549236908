// Asking a person at the terminal for a passphrase or a PIN: what is typed is not shown. The
// terminal itself is opened, so that standard input may be something else.
#pragma once

#include <optional>
#include <string>

namespace baytrust::cli {

// Empty: there is no terminal, or nothing was typed. At most 1,024 octets.
std::optional<std::string> ask_secret_at_terminal(const std::string& prompt);

}  // namespace baytrust::cli
