#!/bin/sh
# The lines of docs/signed-files.md that check a file of the demonstration, run as they stand there:
# each is accepted, or not where its comment says so. usage: signed_files.sh PROGRAM DOCUMENT
set -eu
program=$1 document=$2
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir "$place/bin"
ln -s "$(cd "$(dirname "$program")" && pwd)/$(basename "$program")" "$place/bin/baytrust"
grep '^baytrust check demo/files/' "$document" > "$place/lines"
[ "$(wc -l < "$place/lines")" -ge 4 ] || { echo "no examples in $document"; exit 1; }
cd "$place"
PATH="$place/bin:$PATH" LC_ALL=C.UTF-8
export PATH LC_ALL
baytrust demo --dir demo > /dev/null
export BAYTRUST_CONFIG=demo/baytrust.toml BAYTRUST_STORE=demo/store
while read -r line; do
  expected=0
  case $line in
    *'# not'* | *'not accepted'*) expected=1 ;;
    *'# cannot tell'*) expected=2 ;;
  esac
  got=0
  echo "$line" | sh > out 2>&1 || got=$?
  if [ "$got" != "$expected" ]; then
    echo "exit code $got, expected $expected: $line"
    cat out
    exit 1
  fi
done < lines
echo "$(wc -l < lines) examples came out as the document says"
