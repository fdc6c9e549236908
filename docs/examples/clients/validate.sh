#!/bin/sh
# May a service in RELYING rely on this certificate? With curl (7.87 or later) alone.
# usage: validate.sh CERTIFICATES.pem RELYING [NAME=VALUE...]    (profile, purpose, at, known_at ...)
# The first certificate of the file is the one asked about, the others are its chain.
# From the environment: BAYTRUST_URL, BAYTRUST_TOKEN.
# Exit codes: 0 accepted, 1 not, 2 unknown, 3 no answer. Nothing but 0 lets anybody in.
set -eu
[ -n "${BAYTRUST_URL:-}" ] && [ -n "${BAYTRUST_TOKEN:-}" ] && [ $# -ge 2 ] || exit 3
certificates=$1 relying=$2
shift 2
answer=$(mktemp -d)
trap 'rm -rf "$answer"' EXIT
key="validate-$$-$(date +%s)"   # asked again under this key, the gateway does the work once

# A text of the answer by its name, with \" as " again.
member() {
  sed -nE 's/.*"'"$1"'":"(([^"\\]|\\.)*)".*/\1/p' "$answer/body" | sed 's/\\"/"/g'
}

{
  # By a file that is ours alone: arguments are seen by every user of the machine.
  printf 'header = "Authorization: Bearer %s"\n' "$BAYTRUST_TOKEN"
  # curl escapes what must be escaped in a query.
  printf 'url-query = "%s"\n' "relying=$relying" "$@"
} > "$answer/request"

attempt=1
while :; do
  status=$(curl -sS -K "$answer/request" -o "$answer/body" -D "$answer/head" -w '%{http_code}' \
    -H 'Content-Type: application/x-pem-file' -H "Idempotency-Key: $key" \
    --data-binary "@$certificates" "$BAYTRUST_URL/v1/certificates:validate") || exit 3
  [ "$status" != 200 ] || break
  wait=$(tr -d '\r' < "$answer/head" | sed -n 's/^Retry-After: *//p')
  if [ -n "$wait" ] && [ $attempt -lt 5 ]; then  # 429 and 503 say when to come again
    echo "waiting $wait s: $(member code)" >&2
    sleep "$wait"
    attempt=$((attempt + 1))
    continue
  fi
  # RFC 9457: the code is for programs, the detail for people, the id for whoever reads the log.
  echo "$(member code): $(member detail) (request $(member request_id))" >&2
  exit 3
done

# A record begins with its id, and the decision, being canonical (RFC 8785), with `accepted`.
id=$(sed -n 's/^{"id":"\([^"]*\)".*/\1/p' "$answer/body")
accepted=$(sed -n 's/.*"decision":{"accepted":"\([a-z]*\)".*/\1/p' "$answer/body")
echo "$(member headline) [$id]"
case $accepted in yes) exit 0 ;; no) exit 1 ;; *) exit 2 ;; esac
