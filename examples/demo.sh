#!/bin/sh
# Reads the example reports into a ledger that is thrown away, and asks it: `make demo`.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
CONTESTED_LEDGER="$folder/demo.ledger"
export CONTESTED_LEDGER

ask() {
    printf '\n$ contested'
    for word in "$@"; do
        case $word in *\ *) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac
    done
    printf '\n'
    contested "$@"
}

ask read examples/reports
ask who "Spin Boldak" --on 2021-07-14 --known 2021-07-14
ask who Sheberghan --on 2021-08-07 --known 2021-08-08
ask who Kunduz --on 2021-08-08 --known 2021-08-08
ask timeline "Spin Boldak"
ask disputes
ask figures
