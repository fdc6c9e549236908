#include "gateway/service/source_hosts.hpp"

#include "gateway/decision/list_in_force.hpp"

namespace baytrust::service {
namespace {

bool has_port(std::string_view host) {
  const std::size_t bracket = host.find(']');
  if (bracket != host.npos) return host.find(':', bracket) != host.npos;
  return host.find(':') != host.npos;
}

Result<SourceUrl> as_url(std::string_view scheme, std::string_view host) {
  return parse_source_url(std::string(scheme) + std::string(host) + "/");
}

}  // namespace

bool is_host_name(std::string_view text) {
  return text.find_first_of("/?#@") == text.npos && as_url("http://", text).has_value();
}

SourceHosts::SourceHosts(const decision::TrustSnapshot& snapshot, Instant known_at,
                         const std::vector<std::string>& named) {
  for (const std::string& host : named) {
    if (!is_host_name(host)) continue;
    hosts_.insert(authority(*as_url("http://", host)));
    if (!has_port(host)) hosts_.insert(authority(*as_url("https://", host)));
  }
  for (const auto* list : snapshot.lists(known_at)) {
    for (const auto& provider : list->list().providers) {
      for (const auto& service : provider.services) {
        for (const auto& point : service.supply_points) {
          if (point.kind != trustlists::SupplyPoint::Kind::cps) add_url(point.uri);
        }
      }
    }
    for (const auto& certificate : list->ca_certificates()) add_certificate(certificate);
  }
}

void SourceHosts::add_url(std::string_view url) {
  if (const auto read = parse_source_url(url)) hosts_.insert(authority(*read));
}

void SourceHosts::add_certificate(const x509::Certificate& certificate) {
  const x509::Extensions& extensions = certificate->extensions;
  const auto add = [&](const x509::GeneralName& name) {
    if (name.kind == x509::GeneralName::Kind::uri) add_url(name.text());
  };
  if (extensions.crl_distribution_points) {
    for (const auto& point : *extensions.crl_distribution_points) {
      for (const auto& name : point.full_name) add(name);
    }
  }
  for (const auto& access : extensions.authority_info_access) add(access.location);
}

}  // namespace baytrust::service
