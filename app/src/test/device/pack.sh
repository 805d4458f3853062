#!/usr/bin/env bash
# Packs what check.sh needs on a machine with an NVIDIA GPU, Linux x86-64 and Python with torch, but without Java and
# without network. README.md beside it says how to use both.
#
#   pack.sh WHEEL ARCHITECTURE FOLDER
#
#   WHEEL         of onnxruntime-gpu, in the version of hub's own ONNX Runtime
#   ARCHITECTURE  of the card: 90 where nvidia-smi --query-gpu=compute_cap --format=csv says 9.0
#   FOLDER        takes the pieces: java.tar.xz, cuda.tar.xz, libraries.tar.xz, hub.tar.xz. Only the last is made again
#                 where they lie there already; remove one to have it made again as well
#
# It needs hub's build (app/target/lib), its JDK (JAVA_HOME, else the one on the path), python3, unzip and xz.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
app=$here/../../..

main() {
  if [[ $# -ne 3 ]]; then
    sed -n '2,/^$/s/^# \{0,1\}//p' "$0" >&2
    exit 2
  fi
  wheel=$(realpath "$1")
  architecture=$2
  mkdir -p "$3"
  pieces=$(cd "$3" && pwd)
  lib=${HUB_LIB:-$app/target/lib}
  jdk=${JAVA_HOME:+$JAVA_HOME/bin/}
  if [[ ! -f $lib/hub.jar ]]; then
    echo "there is no $lib/hub.jar; build hub first: mvn package -DskipTests" >&2
    exit 1
  fi
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT

  [[ -f $pieces/java.tar.xz ]] || java_runtime
  [[ -f $pieces/cuda.tar.xz ]] || onnx_runtime
  python3 "$here/lean_jars.py" "$lib" "$work/hub/lib"
  [[ -f $pieces/libraries.tar.xz ]] || libraries
  hub
  ls -l "$pieces"
}

# A Java with the modules that hub uses, and those that it is not seen to use in its classes: file systems in zips.
java_runtime() {
  local modules
  modules=$("${jdk}jdeps" --ignore-missing-deps --multi-release 21 --print-module-deps \
    --class-path "$lib/*" "$lib/hub.jar")
  "${jdk}jlink" --add-modules "$modules,jdk.zipfs" --strip-debug --no-header-files --no-man-pages \
    --output "$work/java"
  pack java -C "$work" java
}

# As pip would install it, but for Python's own part and TensorRT.
onnx_runtime() {
  mkdir "$work/cuda"
  unzip -q "$wheel" 'onnxruntime/__init__.py' 'onnxruntime/capi/libonnxruntime*' '*.dist-info/METADATA' \
    -x '*tensorrt*' -d "$work/cuda"
  local provider=$work/cuda/onnxruntime/capi/libonnxruntime_providers_cuda.so
  python3 "$here/one_architecture.py" "$provider" "$architecture" "$work/provider.so"
  mv "$work/provider.so" "$provider"
  pack cuda -C "$work" cuda
}

libraries() {
  pack libraries --exclude='hub/lib/hub*' -C "$work" hub/lib
}

hub() {
  local kit=$work/hub
  find "$kit/lib" -type f ! -name 'hub*.jar' -delete
  mkdir -p "$kit/bin" "$kit/resources"
  cp "$app/bin/hub" "$kit/bin"
  cp -r "$app/examples/nuclei-unet" "$kit"
  cp -r "$app/src/test/models" "$kit"
  cp -r "$app/src/test/resources/keras" "$app/src/test/resources/savedmodel" "$kit/resources"
  cp "$here"/*.py "$kit"
  pack hub -C "$work" hub
}

# Packs what follows into the piece $1.
pack() {
  local piece=$pieces/$1.tar.xz
  shift
  tar --sort=name --owner=0 --group=0 --numeric-owner -c "$@" | xz -6 -T2 >"$piece.new"
  mv "$piece.new" "$piece"
}

main "$@"
