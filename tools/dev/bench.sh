# ./dev bench [NAME]: the tests with the label bench, as one table. They print rows with tests/support/Bench.h:
# "bench | name | value | unit | note". With FW_BENCH_PYTHON set to a Python that has diffusers, its rows stand below.
need build

dev_bench() {
    local select=() out=build/dev/bench.txt
    [ $# -gt 0 ] && select=(-R "$1")
    dev_build dev
    ctest --test-dir build/dev -L '^bench$' "${select[@]}" --verbose --no-tests=error >"$out" 2>&1 ||
        { tail -40 "$out" >&2; die "a benchmark failed (whole output: $out)"; }
    if [ -n "${FW_BENCH_PYTHON:-}" ] && [[ starter == *"${1:-}"* ]]; then
        "$FW_BENCH_PYTHON" tools/bench_diffusers.py >>"$out" 2>build/dev/bench-peers.log ||
            { tail -5 build/dev/bench-peers.log >&2; die "$FW_BENCH_PYTHON could not time diffusers"; }
    fi
    say "$(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), $(nproc) cores"
    { echo 'benchmark | value | unit | note'; sed -nE 's/^([0-9]+: )?bench \| //p' "$out"; } | column -t -s '|'
}
