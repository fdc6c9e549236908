#!/bin/sh
# Follows a tutorial as a reader would: runs its ```sh blocks in their order, in a directory of its
# own. usage: tutorial.sh PROGRAM TUTORIAL CERTIFICATES. Exit code 77: there are no certificates.
set -eu
program=$1 tutorial=$2 CERTS=$3
if [ ! -d "$CERTS" ]; then
  echo "skipped: no certificates at $CERTS"
  exit 77
fi
CERTS=$(cd "$CERTS" && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir "$place/bin"
ln -s "$(cd "$(dirname "$program")" && pwd)/$(basename "$program")" "$place/bin/baytrust"
{
  echo 'set -eux'
  awk '/^```sh$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$tutorial"
} > "$place/steps.sh"
[ "$(wc -l < "$place/steps.sh")" -gt 20 ] || { echo "no steps in $tutorial"; exit 1; }
export CERTS
cd "$place"
PATH="$place/bin:$PATH" LC_ALL=C.UTF-8 sh steps.sh
