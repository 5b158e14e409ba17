# ./dev bench [NAME]: the tests with the label bench, as one table. They print rows with tests/support/Bench.h:
# "bench | name | value | unit | note". With FW_BENCH_PYTHON set to a Python that has diffusers, its rows stand below: those of
# the starter, and those of the networks that bench_engine left in a folder of its own (4 GB until the end of the run).
need build

# bench_peers WHAT [FOLDER]: the rows of tools/bench_diffusers.py
bench_peers() {
    "$FW_BENCH_PYTHON" tools/bench_diffusers.py "$@" >>build/dev/bench.txt 2>build/dev/bench-peers.log ||
        { tail -5 build/dev/bench-peers.log >&2; die "$FW_BENCH_PYTHON could not time diffusers"; }
}

dev_bench() {
    local select=() out=build/dev/bench.txt name=${1:-}
    [ $# -gt 0 ] && select=(-R "$1")
    dev_build dev
    if [ -n "${FW_BENCH_PYTHON:-}" ] && [[ render.bench_engine == *"$name"* ]]; then
        FW_BENCH_FOLDER=$(mktemp -d)
        export FW_BENCH_FOLDER
        trap 'rm -rf "$FW_BENCH_FOLDER"' EXIT
    fi
    ctest --test-dir build/dev -L '^bench$' "${select[@]}" --verbose --no-tests=error >"$out" 2>&1 ||
        { tail -40 "$out" >&2; die "a benchmark failed (whole output: $out)"; }
    if [ -n "${FW_BENCH_PYTHON:-}" ] && [[ render.bench_starter == *"$name"* || render.bench_engine == *"$name"* ]]; then
        bench_peers starter
        [ -z "${FW_BENCH_FOLDER:-}" ] || bench_peers engine "$FW_BENCH_FOLDER"
    fi
    say "$(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), $(nproc) cores"
    { echo 'benchmark | value | unit | note'; sed -nE 's/^([0-9]+: )?bench \| //p' "$out"; } | column -t -s '|'
}
