#!/bin/sh
# `baytrust demo --serve` as its user meets it: the line of README.md and its answer, the lines it
# prints itself, an edition from the office's hand into force, what is said of a taken port and a
# full directory, and that it ends cleanly and leaves nothing behind.
# usage: demo_serve.sh PROGRAM SOURCE. Exit code 77: no curl.
set -eu
command -v curl >/dev/null 2>&1 || { echo 'skipped: no curl'; exit 77; }
absolute() { echo "$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"; }
program=$(absolute "$1") source=$(cd "$2" && pwd)
place=$(mktemp -d)
daemon=
end() {
  [ -z "$daemon" ] || { kill "$daemon" 2>/dev/null && wait "$daemon" || :; }
  rm -rf "$place"
}
trap end EXIT
fail() { echo "FAILED: $*"; cat "$place"/*.out "$place"/*.err 2>/dev/null | tail -n 60 || :; exit 1; }
cd "$place"
unset BAYTRUST_STORE BAYTRUST_CONFIG || :
export LC_ALL=C.UTF-8

# begin OUT ARGUMENTS...: a demonstration that serves; its URL is in url.
begin() {
  out=$1; shift
  rm -f news; mkfifo news
  "$program" demo --serve --port 0 "$@" >news 2>"$out.err" &
  daemon=$!
  url=
  exec 3<news
  : >"$out"
  while [ -z "$url" ] && read -r line <&3; do
    printf '%s\n' "$line" >>"$out"
    url=$(printf '%s' "$line" | sed -n 's/^Listening on \(http[^ ]*\).*/\1/p; s/.*"subject":"\(http[^"]*\)".*/\1/p')
  done
  [ -n "$url" ] || fail 'it does not serve'
}
stop() {
  kill "-$1" "$daemon"
  cat <&3 >>"$out"
  code=0; wait "$daemon" || code=$?
  daemon=
  [ $code = 0 ] || fail "ended with $code after SIG$1"
}

# ----- README.md, word for word
begin text.out --dir demo
# The rest of what it prints comes right after the line with the URL.
while read -r line <&3; do
  printf '%s\n' "$line" >>"$out"
  case $line in 'baytrust serve --config'*) break ;; esac
done
awk '/^```/ { inside = !inside; next } inside && /^curl -sS .*one-account.token/ { taken = 1 }
     inside && taken { print } taken && !inside { exit }' "$source/README.md" >readme.sh
[ "$(wc -l <readme.sh)" -ge 1 ] || fail 'README.md has no line to try'
sed "s|http://127.0.0.1:8443|$url|" readme.sh >try.sh
sh -eu try.sh >answer.json || fail "README's line: $(cat answer.json)"
# Its answer: what is left of the dots is all there, in this order.
awk '/^```/ { inside = !inside; next } inside && /^\{"id":"d-/ { taken = 1 }
     inside && taken { sub(/^ /, ""); printf "%s", $0 } taken && !inside { exit }' \
  "$source/README.md" | sed 's/…/\
/g' >fragments
[ "$(wc -l <fragments)" -ge 4 ] || fail 'README.md shows no answer'
awk 'NR == FNR { answer = answer $0; next }
     { at = index(answer, $0); if (!at) { print "not answered: " $0; exit 1 }
       answer = substr(answer, at + length($0)) }' answer.json fragments || fail "$(cat answer.json)"

# ----- the health that a demonstration promises, and the description
curl -sS -o ready.json -w '%{http_code}' "$url/readyz" >ready.out
[ "$(cat ready.out)" = 200 ] || fail "not ready: $(cat ready.json)"
for tag in en zh-Hant zh-Hans pt; do
  curl -sS "$url/docs?lang=$tag" -o docs.html
  grep -q "<html lang=\"$tag\">" docs.html || fail "/docs in $tag"
done
curl -sS "$url/openapi.json" -o openapi.json
if python3 -c 'import openapi_spec_validator' 2>/dev/null; then
  python3 -m openapi_spec_validator openapi.json || fail 'openapi.json'
else
  echo 'left out: no openapi_spec_validator for /openapi.json'
fi

# ----- the lines it prints: a verdict, an edition handed in, approved twice, in force
happened() { # happened EVENT: waits for it on the event stream
  rm -f events; mkfifo events
  curl -sSN --max-time 60 -H "Authorization: Bearer $(cat demo/partners/auditor.token)" \
    "$url/v1/events?after=0" >events 2>/dev/null &
  stream=$!
  grep -q -m 1 "^event: $1" events || fail "no $1"
  kill $stream 2>/dev/null || :
  wait $stream || :
}
grep -n '^curl ' text.out | sed 's/^[0-9]*://' >lines
[ "$(wc -l <lines)" = 5 ] || fail "it prints $(wc -l <lines) lines to try"
try() { sed -n "$1p" lines >line.sh; sh -eu line.sh >line.json || fail "$(cat line.sh)"; }
try 1; grep -q '"accepted":"yes"' line.json || fail "$(cat line.json)"
try 2; grep -q '"state":"received"' line.json || fail "$(cat line.json)"
happened submission.staged
try 3; grep -q '"publisher":1' line.json || fail "$(cat line.json)"
try 4; grep -q '"publisher":0' line.json || fail "$(cat line.json)"
happened edition.active
try 5; grep -q '"state":"active"' line.json || fail "$(cat line.json)"

# ----- what goes wrong is said, and changes nothing
taken=${url##*:}
code=0; "$program" demo --serve --port "$taken" --dir other >wrong.out 2>wrong.err || code=$?
[ $code = 64 ] && grep -q "$taken .*: Address already in use\. .*--port" wrong.err ||
  fail "a taken port: $code"
[ ! -e other ] || fail 'a taken port left a directory'
cksum demo/pins/*.pem demo/baytrust.toml >before
code=0; "$program" demo --dir demo >wrong.out 2>wrong.err || code=$?
[ $code = 64 ] && grep -q 'cli.directory.not_empty' wrong.err || fail "a full directory: $code"
cksum demo/pins/*.pem demo/baytrust.toml | cmp -s - before || fail 'a full directory was changed'
[ "$(find demo/partners \( -name '*.token' -o -name '*.key' \) ! -perm 600)" = '' ] ||
  fail 'a secret is readable by others'
stop TERM
[ -f demo/store/baytrust.sqlite3 ] || fail 'the directory that was asked for went away'
"$program" fsck --store demo/store >wrong.out || fail 'the store it leaves does not hold'

# ----- without a directory nothing stays behind, told to stop late or early
mkdir tmp
TMPDIR=$place/tmp; export TMPDIR
begin json.out --json
grep -q '"event":"partners"' json.out || fail 'no partners for machines'
stop INT
[ -z "$(ls -A tmp)" ] || fail "left behind: $(ls tmp)"
"$program" demo >early.out 2>early.err & early=$!
kill "$early"; wait "$early" && fail 'stopped early, it says that all went well'
[ -z "$(ls -A tmp)" ] || fail "left behind, early: $(ls tmp)"
echo 'demo --serve: README, partners, ends'
