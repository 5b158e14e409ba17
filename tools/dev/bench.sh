# ./dev bench [NAME]: the tests with the label bench, as one table. They print rows with tests/support/Bench.h:
# "bench | name | value | unit | note".
need build

dev_bench() {
    local select=() out=build/dev/bench.txt
    [ $# -gt 0 ] && select=(-R "$1")
    dev_build dev
    ctest --test-dir build/dev -L '^bench$' "${select[@]}" --verbose --no-tests=error >"$out" 2>&1 ||
        { tail -40 "$out" >&2; die "a benchmark failed (whole output: $out)"; }
    say "$(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), $(nproc) cores"
    { echo 'benchmark | value | unit | note'; sed -nE 's/^[0-9]+: bench \| //p' "$out"; } | column -t -s '|'
}
