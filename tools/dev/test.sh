# ./dev test [LABEL]: build, then ctest. The everyday run leaves out what is slow or needs other hardware.
need build

dev_test() {
    local select=(-LE '^(bench|gpu|slow)$')
    [ $# -gt 0 ] && select=(-L "^$1\$")
    dev_build dev
    # LSan and the golden images need nothing of the desktop; two at a time keeps torch's own threads honest.
    ctest --test-dir build/dev "${select[@]}" --parallel 2 --output-on-failure --no-tests=error
}
