#!/bin/sh
# A partner's machine and a gateway, two processes: certificates made and registered as
# docs/operations.md says, an edition pushed over mutual TLS, what is refused, what is not answered.
# usage: submit.sh PROGRAM. Exit code 77: there is no openssl to make certificates with.
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
command -v openssl >/dev/null 2>&1 || { echo 'skipped: no openssl'; exit 77; }
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
fail() { echo "FAILED: $*"; cat "$place"/*.err "$place"/out 2>/dev/null || :; exit 1; }

cd "$place"
"$program" demo --dir demo >demo.out || fail "demo: $(tail -n 5 demo.out)"
for use in connection content; do
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 \
    -subj "/CN=HK office $use" -keyout hk-$use.key -out hk-$use.pem 2>/dev/null
done
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 \
  -subj '/CN=Gateway root' -keyout ca.key -out gateway-ca.pem 2>/dev/null
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=gateway' \
  -keyout gateway.key -out gateway.csr 2>/dev/null
printf 'subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth\n' >san
openssl x509 -req -in gateway.csr -CA gateway-ca.pem -CAkey ca.key -days 20 -set_serial 7 \
  -extfile san -out gateway.pem 2>/dev/null

"$program" init --store store --pin HK=demo/pins/HK.pem --pin MO=demo/pins/MO.pem >/dev/null
"$program" token create --account hk-office --role publisher:HK --store store >/dev/null
for pair in tls:connection content:content; do
  "$program" token certificate --account hk-office --kind "${pair%:*}" \
    --file "hk-${pair#*:}.pem" --store store >/dev/null
done
cat >gateway.toml <<TOML
[service]
audience = "gateway.example"
[[service.listeners]]
address = "127.0.0.1"
port = 0
tls.certificate = "$place/gateway.pem"
tls.key = "$place/gateway.key"
TOML
mkfifo news
"$program" serve --config gateway.toml --store store --json >news 2>serve.err &
daemon=$!
exec 3<news
read -r line <&3 || fail 'serve said nothing'
port=$(printf '%s' "$line" | sed -n 's/.*"subject":"https:[^"]*:\([0-9]*\)".*/\1/p')
[ -n "$port" ] || fail "serve said: $line"

ca=gateway-ca.pem audience=gateway.example
# expect CODE PATTERN OPTIONS...
expect() {
  code=0 wanted=$1 pattern=$2
  shift 2
  "$program" submit demo/lists/HK.xml --to "https://localhost:$port" --audience "$audience" \
    --ca "$ca" --key hk-content.key --cert hk-content.pem \
    --tls-key hk-connection.key --tls-cert hk-connection.pem "$@" >out 2>submit.err || code=$?
  [ $code = "$wanted" ] || fail "submit $*: exit code $code, not $wanted"
  grep -q "$pattern" out submit.err || fail "submit $*: no '$pattern'"
}
expect 0 'received it\.' --id hk-2026-000000000001
expect 0 '"outcome":"received"' --json
expect 1 'submission.replayed' --id hk-2026-000000000001
expect 1 'submission.order' --after "$(printf 'a%.0s' $(seq 64))"
audience=another
expect 1 'submission.envelope.audience'
audience=gateway.example ca=hk-content.pem
expect 2 'remote.tls.untrusted'
ca=gateway-ca.pem
"$program" account end --account hk-office --store store >/dev/null
expect 1 'account.ended'

kill "$daemon"
wait "$daemon" || fail "serve ended with $?"
daemon=
expect 2 'remote.unreachable' --after none
echo 'submit: pushed, refused, unanswered'
