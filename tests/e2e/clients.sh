#!/bin/sh
# The example clients against a daemon of the DEMO world: a verdict of each kind, a problem, being
# told to come back. What has no interpreter here is said and left out.
# usage: clients.sh PROGRAM EXAMPLES SCHEMAS. Exit code 77: nothing could be run.
set -eu
absolute() { echo "$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"; }
program=$(absolute "$1") clients=$(absolute "$2") schemas=$(absolute "$3")
place=$(mktemp -d)
daemon=
end() {
  [ -z "$daemon" ] || { kill "$daemon" 2>/dev/null && wait "$daemon" || :; }
  rm -rf "$place"
}
trap end EXIT
fail() { echo "FAILED: $*"; cat "$place"/*.err 2>/dev/null || :; exit 1; }

"$program" demo --dir "$place/demo" >"$place/demo.out" || fail "demo: $(tail -n 5 "$place/demo.out")"
cd "$place/demo"
cat certificates/hk-personal-2-17.pem cas/hk-2-17.pem >not-recognised.pem
then='2026-06-15T12:00:00+08:00'

token() {
  "$program" token create --account "$1" --role validator --store store --json |
    sed -n 's/.*"token":"\([^"]*\)".*/\1/p'
}
# serve LINES...: a daemon with these settings of [service] more; its URL is in BAYTRUST_URL.
serve() {
  { cat baytrust.toml; echo '[[service.listeners]]'; echo 'port = 0'; printf '%s\n' "$@"; } >serve.toml
  rm -f "$place/news"
  mkfifo "$place/news"
  "$program" serve --config serve.toml --store store --json >"$place/news" 2>"$place/serve.err" &
  daemon=$!
  exec 3<"$place/news"
  read -r line <&3 || fail 'serve said nothing'
  BAYTRUST_URL=$(printf '%s' "$line" | sed -n 's/.*"subject":"\([^"]*\)".*/\1/p')
  [ -n "$BAYTRUST_URL" ] || fail "serve said: $line"
  export BAYTRUST_URL
}
stop() { kill "$daemon"; wait "$daemon" || fail "serve ended with $?"; daemon=; }

has() { command -v "$1" >/dev/null 2>&1; }
# Node 22.6 and later leave the types out by themselves; before that a compiler has to.
typescript=
if has node && node --experimental-strip-types -e 0 2>/dev/null; then
  typescript="node --experimental-strip-types $clients/validate.mts"
elif has node && has tsc; then
  tsc --target es2022 --module nodenext --moduleResolution nodenext --outDir "$place/js" \
    "$clients/validate.mts" >/dev/null || :
  typescript="node $place/js/validate.mjs"
fi
all=
# --url-query came with curl 7.87.
if has curl && curl --help all | grep -q url-query; then all=sh; else echo 'skipped: no curl 7.87'; fi
if has python3; then all="$all py"; else echo 'skipped: no python3'; fi
if [ -n "$typescript" ]; then all="$all mts"; else echo 'skipped: no node 22.6, nor node and tsc'; fi
[ -n "$all" ] || exit 77

# ask CLIENT CASE: the answer is in out, what was said aside in err, the exit code in code.
ask() {
  case $2 in
    yes) certificate=hk-personal chain=hk-2-15 profile='DEMO One Account' ;;
    no) certificate=hk-personal-2-17 chain=hk-2-17 profile='DEMO One Account' ;;
    unknown) certificate=hk-no-crl chain=hk-2-15 profile='DEMO One Account' ;;
    problem) certificate=hk-personal chain=hk-2-15 profile='nobody has this one' ;;
  esac
  set -- "$1" "at=$then" "known_at=$then"
  code=0
  case $1 in
    sh)
      cat certificates/$certificate.pem cas/$chain.pem >both.pem
      sh "$clients/validate.sh" both.pem MO "profile=$profile" "$2" "$3" >out 2>"$place/client.err" ;;
    py)
      python3 "$clients/validate.py" certificates/$certificate.pem "$profile" "$2" "$3" \
        chain=cas/$chain.pem >out 2>"$place/client.err" ;;
    mts)
      $typescript certificates/$certificate.pem "$profile" "$2" "$3" chain=cas/$chain.pem \
        >out 2>"$place/client.err" ;;
  esac || code=$?
}
# expect CLIENT CASE CODE PATTERN
expect() {
  ask "$1" "$2"
  [ $code = "$3" ] || fail "$1, $2: exit code $code, not $3"
  grep -q "$4" out "$place/client.err" || fail "$1, $2: no '$4' in: $(cat out)"
}

BAYTRUST_TOKEN=$(token clients)
export BAYTRUST_TOKEN
serve
for client in $all; do
  expect "$client" yes 0 '^ACCEPTED: valid and recognised \[d-'
  expect "$client" no 1 'NOT ACCEPTED: valid, not recognised \[d-'
  head -n 1 out >"no.$client"
  expect "$client" unknown 2 'CANNOT TELL: indeterminate \[d-'
  expect "$client" problem 3 'config.profile.unknown: There is no profile "nobody'
  cmp -s "no.$client" "no.${all%% *}" || fail "$client and ${all%% *} are told different decisions"
done
if has python3 && has curl; then
  curl -sS "$BAYTRUST_URL/openapi.json" -o openapi.json
  python3 "$clients/types.py" openapi.json "$schemas" | cmp - "$clients/types.ts" ||
    fail 'types.ts is not what types.py makes of this interface'
fi
if has tsc; then
  tsc --noEmit --strict --noUncheckedIndexedAccess --target es2022 --module nodenext \
    --moduleResolution nodenext --allowImportingTsExtensions "$clients/types.ts" || fail 'types.ts'
fi
stop

# One request at once, and the next one seconds later: the clients wait as they are told.
serve '[service.limits]' 'rate_burst = 1' 'rate_per_minute = 20'
for client in $all; do
  BAYTRUST_TOKEN=$(token "clients-$client")
  for attempt in 1 2 3; do  # a machine that is slow enough needs not wait
    ask "$client" no
    ask "$client" no
    [ $code = 1 ] || fail "$client, told to wait: exit code $code"
    ! grep -q '^waiting [1-9] s: http.rate.exceeded' "$place/client.err" || break
    [ $attempt -lt 3 ] || fail "$client was never told to wait"
  done
done
stop
echo "clients: $all"
