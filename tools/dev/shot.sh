# ./dev shot NAME: the real window, in the state that `framewright --shot NAME` scripts, as docs/shots/NAME.png.
# Contract: framewright --shot NAME --out FILE sets the state up (sample storyboard, FakeRenderer or the starter model,
# fixed size 1600x1000), waits until it is drawn, writes FILE and exits 0; an unknown NAME lists the known ones, exit 2.
need build

dev_shot() {
    [ $# -gt 0 ] || die "say which state: ./dev shot main" 2
    dev_build dev framewright
    mkdir -p docs/shots
    local name
    for name in "$@"; do
        QT_QPA_PLATFORM=xcb xvfb-run -a -s '-screen 0 1600x1000x24 -dpi 96' \
            build/dev/bin/framewright --shot "$name" --out "docs/shots/$name.png"
        say "docs/shots/$name.png"
    done
}
