# ./dev golden: runs the golden tests with permission to replace their expected images.
need build

dev_golden() {
    dev_build dev
    FW_WRITE_GOLDEN=1 ctest --test-dir build/dev -L '^golden$' --output-on-failure --no-tests=error
    git --no-pager diff --stat -- tests
    say "Look at every changed picture before you commit it"
}
