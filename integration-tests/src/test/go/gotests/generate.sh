#!/usr/bin/env bash
# Writes what the cases in this directory print under real Go: cases.txt, a section for each case, and crashes.txt, a
# section for each program that ends the process: status, stdout and stderr, of which the first goroutine's functions
# by name alone. Usage: generate.sh [DIRECTORY]; by default into the tests' golden files.
set -euo pipefail
cd "$(dirname "$0")"

release=go1.26
golden=${1:-../../resources/gotests}
export GOTOOLCHAIN=local GOWORK=off

version=$(go env GOVERSION)
if [[ $version != "$release" && $version != "$release".* ]]; then
  echo "Go \"$version\": must be $release, whose rules the golden files hold." >&2
  exit 1
fi

scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
mkdir -p "$golden"
program=$scratch/gotests
go build -o "$program" ./*.go

# The panics, the header, and the names of the functions, of which closures have none.
normalised() {
  awk '
    /^goroutine / {
      if (++goroutines > 1) exit
      fatal = / gp=/
      sub(/ gp=.* \[/, " [")
      if ($2 != 1) $2 = "N"
      print
      next
    }
    goroutines == 0 { print; next }
    fatal || /^\t/ || /^$/ { next }
    /^created by / { sub(/main\..*func[0-9.]+/, "closure"); print; next }
    /^exit status/ { next }
    {
      sub(/\([^()]*\)$/, "")
      if (/func[0-9.]+$/) $0 = "closure"
      sub(/^main\./, "")
      sub(/^runtime\.Goexit$/, "exit")
      print
    }'
}

"$program" >"$golden/cases.txt"
"$program" crashes | sort >"$scratch/names"
while read -r name; do
  # A panic that races with main's return: on a busy machine it may come late. Go's own test tries again, too.
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    status=0
    "$program" "$name" >"$scratch/stdout" 2>"$scratch/stderr" </dev/null || status=$?
    if [[ $name != PanicRace || $status != 0 ]]; then break; fi
  done
  echo "== $name"
  echo "-- status $status"
  cat "$scratch/stdout"
  echo "-- stderr"
  normalised <"$scratch/stderr"
done <"$scratch/names" >"$golden/crashes.txt"
