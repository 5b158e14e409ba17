# ./dev setup: Debian packages, then wheels. Says nothing and takes well under two seconds when nothing is missing.

# packages_missing KIND...: packages of these kinds (tools/packages.txt) that are not installed.
packages_missing() {
    local kinds wanted
    kinds=$(IFS='|'; echo "$*")
    wanted=$(awk -v kinds="^($kinds)$" '$1 ~ kinds { for (i = 2; i <= NF; i++) print $i }' tools/packages.txt)
    # dpkg-query complains about names it does not know: those are exactly the missing ones.
    comm -23 <(sort -u <<<"$wanted") \
        <(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null | awk '$2 == "installed" { print $1 }' | sort -u)
}

install_packages() {
    local missing as_root=()
    missing=$(packages_missing "$@" | tr '\n' ' ')
    [ -z "$missing" ] && return 0
    if [ "$(id -u)" != 0 ]; then
        if ! sudo -n true 2>/dev/null; then
            echo "Some Debian packages are missing. Install them with this line, then run the command again:" >&2
            echo "sudo apt-get install --no-install-recommends $missing" >&2
            exit 1
        fi
        as_root=(sudo)
    fi
    say "Installing Debian packages: $missing"
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
    "${apt[@]}" update || die "apt-get update failed; check the network and /etc/apt, then run ./dev setup again"
    "${apt[@]}" install --no-install-recommends $missing >"$cache/apt.log" 2>&1 </dev/null ||
        { tail -20 "$cache/apt.log" >&2; die "installing packages failed (whole log: $cache/apt.log)"; }
}

# fetch_wheel SPEC FILE SHA256: FILE in $cache/wheels, downloaded unless it is there, with the right checksum.
fetch_wheel() {
    local spec=$1 file=$2 sha=$3 wheels=$cache/wheels platforms=() p
    mkdir -p "$wheels"
    if [ ! -f "$wheels/$file" ]; then
        say "Downloading $file"
        for p in manylinux_2_{28,27,25,18,17,12}_x86_64 manylinux{2014,2010,1}_x86_64; do platforms+=(--platform "$p"); done
        python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: --no-cache-dir \
            --implementation cp --python-version 3.11 --abi cp311 --abi none "${platforms[@]}" -d "$wheels" "$spec" ||
            die "$file could not be downloaded ($spec). Nothing was changed; check the network and run ./dev setup again"
    fi
    [ -f "$wheels/$file" ] || die "pip fetched another file than $file for $spec"
    if ! sha256sum --status -c <<<"$sha  $wheels/$file"; then
        rm -f "$wheels/$file"
        die "$file does not have the pinned SHA-256 $sha; it was removed. Run ./dev setup again"
    fi
}

# install_bundle NAME: all wheels of a bundle (tools/deps.txt) into $deps/NAME, which appears when it is complete.
install_bundle() {
    local bundle=$1 temp name spec file sha members
    [ -d "$deps/$bundle" ] && return 0
    mkdir -p "$deps"
    find "$deps" -maxdepth 1 -name '.new-*' -mmin +120 -exec rm -rf {} + # left by a setup that was stopped
    temp=$(mktemp -d "$deps/.new-$bundle.XXXXXX")
    trap "rm -rf '$temp'" EXIT
    while read -r name spec file sha members; do
        [ "$name" = "$bundle" ] || continue
        fetch_wheel "$spec" "$file" "$sha"
        # set -f: the members are unzip's patterns, not the shell's.
        (set -f; unzip -q -o "$cache/wheels/$file" $members -d "$temp") ||
            die "$file could not be unpacked into $deps (is the disk full?). Nothing was changed"
        unzip -q -o -C "$cache/wheels/$file" '*.dist-info/*license*' -d "$temp" 2>/dev/null || true # not every wheel has one
    done <tools/deps.txt
    if [[ $bundle = mtcnn-* ]]; then # the program never reads a .pt
        python3 tools/mtcnn/convert.py "$temp/facenet_pytorch/data" "$temp/mtcnn.safetensors" ||
            die "the face finder's weights could not be converted. Nothing was changed"
        rm -rf "$temp/facenet_pytorch"
    fi
    chmod -R a+rX "$temp"
    mv -T "$temp" "$deps/$bundle" 2>/dev/null || [ -d "$deps/$bundle" ] || die "$deps/$bundle could not be written"
    trap - EXIT
    awk -v bundle="$bundle" '$1 == bundle { print $3 }' tools/deps.txt | while read -r file; do rm -f "$cache/wheels/$file"; done
    say "Installed $bundle"
}

dev_setup() {
    local cuda=0 kinds=(build) option
    has_gpu && cuda=1
    for option in "$@"; do
        case $option in
            --cuda) cuda=1 ;;
            --check) kinds+=(check) ;;
            *) die "setup knows --cuda and --check, not '$option'" 2 ;;
        esac
    done
    mkdir -p "$cache" || die "the cache folder $cache cannot be written; set FRAMEWRIGHT_CACHE to one that can"
    install_packages "${kinds[@]}"
    if [ -z "${FW_TORCH_ROOT:-}" ]; then install_bundle "torch-2.11.0$([ $cuda = 1 ] && echo -cuda || true)"; fi
    if [ -z "${FW_C2PA_DIR:-}" ]; then install_bundle c2pa-0.38.1; fi
    # Everything else works without eyes.
    (install_bundle mtcnn-2.6.0) || say "The face finder is not installed: pictures of people are not judged (docs/cameo.md)"
    if [ -z "${FW_OTIO_DIR:-}" ]; then install_bundle otio-0.18.1; fi
}
