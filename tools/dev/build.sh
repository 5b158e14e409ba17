# ./dev build [PRESET] [TARGET...]
need setup

dev_build() {
    local preset=${1:-dev}
    [ $# -gt 0 ] && shift
    dev_setup
    build_preset "$preset" "$@"
}

configure_preset() {
    local log=build/$1/configure.log
    mkdir -p "build/$1"
    cmake --preset "$1" -DFW_TORCH_ROOT="$(torch_root)" -DFW_C2PA_DIR="$(c2pa_dir)" >"$log" 2>&1 ||
        { cat "$log" >&2; die "CMake could not configure build/$1"; }
}

# build_preset PRESET [TARGET...]: without looking for missing packages again.
build_preset() {
    local preset=$1
    shift
    configure_preset "$preset"
    cmake --build "build/$preset" --parallel "$jobs" ${@:+--target "$@"}
}
