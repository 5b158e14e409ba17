# ./dev bench [NAME]: every test with the label bench (they print `name | value | unit | note` lines), as one table.
need build

dev_bench() {
    local select=() out=build/dev/bench.txt
    [ $# -gt 0 ] && select=(-R "$1")
    dev_build dev
    ctest --test-dir build/dev -L '^bench$' "${select[@]}" --verbose --no-tests=error >"$out" 2>&1 ||
        { tail -40 "$out" >&2; die "a benchmark failed (whole output: $out)"; }
    say "$(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), $(nproc) cores"
    # ctest puts "12: " and Qt Test "QDEBUG : Class::test() " before each line.
    sed -nE 's/^[0-9]+: //; s/^QDEBUG : [^ ]+ "?//; /^[^|]+\|[^|]+\|[^|]+\|/ s/"$//p' "$out" |
        { echo 'benchmark | value | unit | note'; cat; } | column -t -s '|'
}
