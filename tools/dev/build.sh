# ./dev build [PRESET] [TARGET...]
need setup

dev_build() {
    local preset=${1:-dev}
    [ $# -gt 0 ] && shift
    dev_setup
    build_preset "$preset" "$@"
}

# build_preset PRESET [TARGET...]: without looking for missing packages again.
build_preset() {
    local preset=$1 log
    shift
    log=build/$preset/configure.log
    mkdir -p "build/$preset"
    cmake --preset "$preset" -DFW_TORCH_ROOT="$(torch_root)" -DFW_C2PA_DIR="$(c2pa_dir)" >"$log" 2>&1 ||
        { cat "$log" >&2; die "CMake could not configure build/$preset"; }
    cmake --build "build/$preset" --parallel "$jobs" ${@:+--target "$@"}
}
