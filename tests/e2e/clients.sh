#!/bin/sh
# The example clients against a daemon of the DEMO world: a verdict of each kind, a problem, being
# told to come back. What has no interpreter here is said and left out.
# usage: clients.sh PROGRAM EXAMPLES. Exit code 77: nothing could be run.
set -eu
absolute() { echo "$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"; }
program=$(absolute "$1") clients=$(absolute "$2")
place=$(mktemp -d)
daemon=
end() {
  [ -z "$daemon" ] || { kill "$daemon" 2>/dev/null && wait "$daemon" || :; }
  rm -rf "$place"
}
trap end EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
fail() { echo "FAILED: $*"; cat "$place"/*.err 2>/dev/null || :; exit 1; }

"$program" demo --dir "$place/demo" >"$place/demo.out" || fail "demo: $(tail -n 5 "$place/demo.out")"
cd "$place/demo"
cat certificates/hk-personal-2-17.pem cas/hk-2-17.pem >not-recognised.pem
then='2026-06-15T12:00:00+08:00'

token() {
  "$program" token create --account "$1" --role validator --store store --json |
    sed -n 's/.*"token":"\([^"]*\)".*/\1/p'
}
# A daemon; its URL is in BAYTRUST_URL.
serve() {
  { cat baytrust.toml; echo '[[service.listeners]]'; echo 'port = 0'; } >serve.toml
  rm -f "$place/news"
  mkfifo "$place/news"
  "$program" serve --config serve.toml --store store --json >"$place/news" 2>"$place/serve.err" &
  daemon=$!
  exec 3<"$place/news"
  read -r line <&3 || { wait "$daemon" || fail "serve said nothing and ended with $?"; daemon=; fail 'serve said nothing'; }
  BAYTRUST_URL=$(printf '%s' "$line" | sed -n 's/.*"subject":"\([^"]*\)".*/\1/p')
  [ -n "$BAYTRUST_URL" ] || fail "serve said: $line"
  export BAYTRUST_URL
}
# How it ended counts, also where it ended before it was told to: then there is nobody to tell.
stop() {
  told=yes
  kill "$daemon" 2>/dev/null || told=no
  status=0
  wait "$daemon" || status=$?
  daemon=
  [ "$status" = 0 ] || fail "serve ended with $status (128 and a signal's number: by that signal)"
  [ "$told" = yes ] || fail 'serve had ended before it was told to'
}

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
  python3 "$clients/types.py" openapi.json | cmp - "$clients/types.ts" ||
    fail 'types.ts is not what types.py makes of this interface'
fi
if has tsc; then
  tsc --noEmit --strict --noUncheckedIndexedAccess --target es2022 --module nodenext \
    --moduleResolution nodenext --allowImportingTsExtensions "$clients/types.ts" || fail 'types.ts'
fi

# Told to come back, they do when they are told to. A server that says it every other time: the
# gateway itself says it when it is under load, which no test can arrange to the second.
if has python3 && has curl; then
  cat >"$place/busy.py" <<'PY'
import http.server
import sys

record = open(sys.argv[1], "rb").read()
problem = (b'{"type":"/docs#http.rate.exceeded","title":"Too Many Requests","status":429,"detail":'
           b'"Too many.","code":"http.rate.exceeded","facts":{"seconds":"1"},"request_id":"r-1"}')


class Busy(http.server.BaseHTTPRequestHandler):
    asked = 0
    keys = []

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        Busy.asked += 1
        Busy.keys.append(self.headers["Idempotency-Key"])
        again = Busy.asked % 2 == 0
        if again and Busy.keys[-1] != Busy.keys[-2]:
            again = False  # another key: it would be done twice
        body = record if again else problem
        self.send_response(200 if again else 429)
        if not again:
            self.send_header("Retry-After", "1")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *what):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Busy)
print(server.server_port, flush=True)
server.serve_forever()
PY
  curl -sS -H "Authorization: Bearer $BAYTRUST_TOKEN" -H 'Content-Type: application/x-pem-file' \
    --data-binary @not-recognised.pem -o record.json "$BAYTRUST_URL/v1/certificates:validate?relying=MO"
  stop
  mkfifo "$place/port"
  python3 "$place/busy.py" record.json >"$place/port" 2>"$place/busy.err" &
  daemon=$!
  read -r port <"$place/port"
  BAYTRUST_URL=http://127.0.0.1:$port
  for client in $all; do
    ask "$client" no
    [ $code -le 2 ] || fail "$client, told to wait: exit code $code"
    grep -q '^waiting 1 s: http.rate.exceeded' "$place/client.err" || fail "$client did not wait"
    grep -q ' \[d-' out || fail "$client: $(cat out)"
  done
else
  stop
fi
echo "clients: $all"
