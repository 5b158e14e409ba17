# ./dev check [PART...]: everything that is too slow or too strict for ./dev test. Parts:
#   format  clang-format         lint   the lint tests alone          tidy  clang-tidy outside the torch folders
#   asan    unit and media tests under address and undefined behaviour sanitizer
#   tsan    story, jobs and base tests under thread sanitizer
#   fuzz    every fuzz target for FW_FUZZ_SECONDS (60)                slow  kill loops and soak (label slow)
need build
need format

check_lint() { ctest --test-dir build/dev -R '^lint\.' --output-on-failure --no-tests=error; }

# clang-tidy sees the engine without torch and the command line; moc and torch headers are not ours to judge. It reads
# what is compiled as one at once: headers of others are most of its work, too.
check_tidy() {
    configure_preset tidy
    sed -nE 's/^ *"file": "(.*)",?$/\1/p' build/tidy/compile_commands.json | grep -E '/(engine|app)/' |
        xargs -P "$jobs" -n 1 clang-tidy-14 --quiet -p build/tidy >build/tidy/tidy.log 2>&1 ||
        { grep -vE '^[0-9]+ warnings? generated|^Suppressed' build/tidy/tidy.log | head -40 >&2; return 1; }
}

check_asan() {
    build_preset asan
    ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1 \
        LSAN_OPTIONS="suppressions=$repo/tools/dev/lsan.supp:print_suppressions=0" \
        ctest --test-dir build/asan -L '^(unit|media)$' -E '^lint\.' --parallel "$jobs" --output-on-failure --no-tests=error
}

check_tsan() {
    build_preset tsan tests_base tests_story tests_jobs
    # Clang 14's thread sanitizer cannot map its shadow under the address randomisation of newer kernels.
    local fixed=()
    setarch -R true 2>/dev/null && fixed=(setarch -R)
    # story.kill starts processes: QProcess forks in a way that clang 14's thread sanitizer gives up on.
    TSAN_OPTIONS="halt_on_error=1 suppressions=$repo/tools/dev/tsan.supp" "${fixed[@]}" \
        ctest --test-dir build/tsan -R '^(base|story|jobs)\.' -E '^story\.kill$' -LE '^(slow|bench)$' --parallel "$jobs" --output-on-failure --no-tests=error
}

# fuzz_target PROGRAM SECONDS: what it finds stays in the build folder; the seeds are only read.
fuzz_target() {
    local name=${1##*/fuzz_} corpus log
    corpus=build/asan/corpus/$name log=build/asan/fuzz-$name.log
    mkdir -p "$corpus"
    "$1" -max_total_time="$2" -rss_limit_mb=2048 -timeout=5 -artifact_prefix="build/asan/crash-$name-" \
        "$corpus" "tests/fuzz/seeds/$name" >"$log" 2>&1 && { echo "$name: $2 s, nothing found"; return 0; }
    tail -30 "$log" >&2
    echo "fuzz_$name found something ($log; the input is build/asan/crash-$name-*)" >&2
    return 1
}

check_fuzz() {
    build_preset asan fuzz
    export -f fuzz_target
    printf '%s\n' build/asan/fuzz/fuzz_* |
        xargs -P "$jobs" -I{} bash -c 'fuzz_target {} "$1"' - "${FW_FUZZ_SECONDS:-60}"
}

check_slow() { ctest --test-dir build/dev -L '^slow$' --output-on-failure; }

dev_check() {
    local all=(format lint tidy asan tsan fuzz slow) parts part failed=()
    parts=("${@:-${all[@]}}")
    for part in "${parts[@]}"; do
        [[ " ${all[*]} " == *" $part "* ]] || die "'$part' is not a part of check: ${all[*]}" 2
    done
    dev_setup --check
    [[ "${parts[*]}" == format ]] || stage build build_preset dev
    # Every part runs, so that one round shows everything that is wrong; the end says it once more, for a log of
    # which only the end is kept.
    mkdir -p build
    set +e
    for part in "${parts[@]}"; do
        stage "$part" "check_$part" 2>&1 | tee "build/check-$part.log" >&2
        [ "${PIPESTATUS[0]}" = 0 ] || failed+=("$part")
    done
    set -e
    for part in "${failed[@]}"; do
        say "== $part, from its end"
        tail -25 "build/check-$part.log" >&2
    done
    [ ${#failed[@]} = 0 ] || die "check failed: ${failed[*]}"
    say "check: ${parts[*]} passed"
}
