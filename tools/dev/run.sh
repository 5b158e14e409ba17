# ./dev run: the sample storyboard in the window; without a display it is rendered and exported.
need build

dev_run() {
    dev_build dev
    local bin=build/dev/bin
    if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        exec "$bin/framewright" --sample "$@"
    fi
    local project=run/Sample.framewright clip=run/sample.mp4
    say "No display: rendering and exporting the sample storyboard instead of opening it"
    mkdir -p run
    rm -rf "$project" "$clip"
    "$bin/framewright-cli" project new "$project" --sample
    "$bin/framewright-cli" project render "$project"
    "$bin/framewright-cli" project export "$project" --out "$clip"
    "$bin/framewright-cli" verify "$clip"
    say "The clip is $repo/$clip, the project $repo/$project"
}
