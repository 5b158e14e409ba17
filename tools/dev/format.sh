# ./dev format [FILE...]: clang-format 14 in place (other versions format differently).
need setup

# sources: every C++ file of ours that git knows or would know.
sources() { git ls-files -co --exclude-standard -- '*.cpp' '*.h' '*.cu' '*.cuh' | while read -r f; do [ -f "$f" ] && echo "$f"; done; }

dev_format() {
    dev_setup --check
    if [ $# = 0 ]; then
        mapfile -t files < <(comm -12 <(sources | sort) <({ git diff --name-only HEAD; git ls-files -o --exclude-standard; } | sort -u))
    else
        files=("$@")
    fi
    [ ${#files[@]} = 0 ] || clang-format-14 -i "${files[@]}"
}

check_format() { sources | xargs -P "$jobs" -n 40 clang-format-14 --dry-run -Werror; }
