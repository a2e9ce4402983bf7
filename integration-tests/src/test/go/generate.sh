#!/usr/bin/env bash
# Writes what the programs in this directory print under real Go: for each RULE.go a RULE.stdout and, where they say
# something, RULE.stderr and RULE.status. Usage: generate.sh [DIRECTORY]; by default into the tests' golden files.
set -euo pipefail
cd "$(dirname "$0")"

release=go1.26
golden=${1:-../resources/golden}
export GOTOOLCHAIN=local GOWORK=off

version=$(go env GOVERSION)
if [[ $version != "$release" && $version != "$release".* ]]; then
  echo "Go \"$version\": must be $release, whose rules the golden files hold." >&2
  exit 1
fi

binaries=$(mktemp -d)
trap 'rm -r "$binaries"' EXIT
mkdir -p "$golden"
rm -f "$golden"/*.stdout "$golden"/*.stderr "$golden"/*.status
echo "$version" >"$golden/go-version.txt"

for program in *.go; do
  rule=${program%.go}
  go build -o "$binaries/$rule" "$program"
  status=0
  "$binaries/$rule" >"$golden/$rule.stdout" 2>"$golden/$rule.stderr" </dev/null || status=$?
  [[ -s $golden/$rule.stderr ]] || rm "$golden/$rule.stderr"
  [[ $status == 0 ]] || echo "$status" >"$golden/$rule.status"
done
