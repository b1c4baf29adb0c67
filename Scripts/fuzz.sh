#!/usr/bin/env bash
# Fuzzes what reads bytes from outside: see docs/FUZZING.md.
#
#   Scripts/fuzz.sh build                 makes .build/fuzz/NAME for each target, where a source is newer
#   Scripts/fuzz.sh run SECONDS NAME…     fuzzes each so long, two at a time
#   Scripts/fuzz.sh corpus                runs every file of Tests/Fuzz/corpus once
#   Scripts/fuzz.sh list                  prints the targets
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=.build/fuzz
# What follows a crash takes time, and says no more than the sanitizer.
export SWIFT_BACKTRACE=enable=no

targets() { find Tests/Fuzz/corpus -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort; }

# $1: name of the module, $2: its folder, the rest: objects of those that it imports; an object and a
# module of it, where anything that makes it is newer.
module() {
  local sources
  mapfile -t sources < <(find "$2" -name '*.swift' | sort)
  is_stale "$folder/$1.o" Scripts/fuzz.sh "${sources[@]}" "${@:3}" || return 0
  quietly swiftc "${flags[@]}" -parse-as-library -c -module-name "$1" \
    -emit-module-path "$folder/$1.swiftmodule" -o "$folder/$1.o" "${sources[@]}"
  # The compiler leaves an object as it is where nothing of it would change.
  touch "$folder/$1.o"
}

is_stale() {
  local made=$1
  shift
  [ -e "$made" ] || return 0
  [ -n "$(find "$@" -newer "$made" -print -quit)" ]
}

# Says what a command says only where it fails: the linker warns of each symbol of the sanitizer.
quietly() { "$@" >"$folder/log" 2>&1 || { cat "$folder/log" >&2 && exit 1; }; }

flags=(-O -wmo -swift-version 6 -enable-upcoming-feature InternalImportsByDefault -package-name broadsheet -sanitize=fuzzer,address -I "$folder")

build() {
  local name sources objects=()
  mkdir -p "$folder"
  for name in DigestCore TerminalGrid; do module "$name" "Sources/$name"; done
  module Marks Sources/Marks "$folder/DigestCore.o"
  module Themes Themes
  for name in DigestCore TerminalGrid Marks Themes; do objects+=("$folder/$name.o"); done
  mapfile -t sources < <(find Tests/Fuzz -name '*.swift' | sort)
  # A terminal of ours, that plays what frames say.
  sources+=(Tests/CursesTerminalTests/PlayedScreen.swift)
  if is_stale "$folder/fuzz" Scripts/fuzz.sh "${sources[@]}" "${objects[@]}"; then
    quietly swiftc "${flags[@]}" -parse-as-library -module-name Fuzz -o "$folder/fuzz" \
      "${sources[@]}" "${objects[@]}"
  fi
  # The program's name says what it fuzzes.
  for name in $(targets); do ln -sf fuzz "$folder/$name"; done
}

# $1: seconds, $2: target. What is found goes to `found` and is kept from run to run.
fuzz_one() {
  local log="$folder/$2.log" seeds=("Tests/Fuzz/corpus/$2") longest=1024
  if [ "$2" = digest ]; then
    seeds+=(Sources/SampleDigests/Digests Tests/Fixtures)
    longest=4096
  fi
  mkdir -p "$folder/found/$2" "$folder/failures"
  if ! "$folder/$2" -max_total_time="$1" -max_len="$longest" -timeout=10 -rss_limit_mb=2048 -detect_leaks=0 \
    -print_final_stats=1 -artifact_prefix="$folder/failures/$2-" \
    "$folder/found/$2" "${seeds[@]}" </dev/null >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    printf '%s: the input that fails is in %s/failures (%s/%s FILE runs it)\n' "$2" "$folder" "$folder" "$2" >&2
    return 1
  fi
  printf '%s: %s executions, %s MB at most\n' "$2" \
    "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")" \
    "$(sed -n 's/^stat::peak_rss_mb: *//p' "$log")"
}

case ${1-} in
  build) build ;;
  run)
    build
    export folder
    export -f fuzz_one
    printf '%s\n' "${@:3}" | xargs -P 2 -I NAME bash -c 'fuzz_one "$1" NAME' fuzz "$2"
    ;;
  corpus)
    build
    for name in $(targets); do
      quietly "$folder/$name" -runs=0 -timeout=10 -detect_leaks=0 "Tests/Fuzz/corpus/$name"
    done
    ;;
  list) targets ;;
  *)
    sed -n 's/^#   //p' "$0" >&2
    exit 2
    ;;
esac
