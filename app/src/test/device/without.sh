#!/usr/bin/env bash
# Shows on a Linux without a GPU how far hub comes with the ONNX Runtime for CUDA: up to the driver. It brings that and CUDA
# by pip, about 2.5 GB, and lets hub see an empty /dev/nvidiactl in a mount namespace of its own, which takes root.
#
#   without.sh HUB FOLDER    HUB is the command, such as app/bin/hub; what is in FOLDER is not downloaded again
#
# Each run must end with exit status 4, and with the words that are looked for; auto must end with 0.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
model=$here/../models/pass-fixed-shape-v05
version=$(sed -n '/<artifactId>onnxruntime</{n;s/.*<version>\(.*\)<.*/\1/p}' "$here/../../../../pom.xml")

main() {
  if [[ $# -ne 2 ]]; then
    sed -n '2,/^$/s/^# \{0,1\}//p' "$0" >&2
    exit 2
  fi
  hub=$1
  mkdir -p "$2/dev"
  folder=$(cd "$2" && pwd)
  [[ -d $folder/onnxruntime ]] || onnx_runtime
  [[ -d $folder/cuda ]] || cuda
  export HUB_ONNXRUNTIME_LIB=$folder/onnxruntime/capi
  look 4 'libcudart.so.13, libcublasLt.so.13, .* of CUDA 13 are missing' --device cuda --python "$folder/none"
  look 4 'libcuda.so.1, the library of the NVIDIA driver, is missing' --device cuda --python "$folder/cuda"
  look 0 'on cpu (not the GPU: libcuda.so.1, ' --device auto --python "$folder/cuda"
  unset HUB_ONNXRUNTIME_LIB
  look 4 "needs the libraries of ONNX Runtime $version for CUDA" --device cuda --python "$folder/cuda"
  echo "hub comes as far as the driver"
}

# The wheel is for one version of Python, which is of no importance here.
onnx_runtime() {
  python3 -m pip download -q --no-deps --only-binary :all: --python-version 3.12 -d "$folder" "onnxruntime-gpu==$version"
  python3 -m zipfile -e "$folder"/onnxruntime_gpu-*.whl "$folder/wheel"
  mv "$folder/wheel/onnxruntime" "$folder"
}

# As the wheel's own extras cuda and cudnn ask for it.
cuda() {
  python3 -m venv "$folder/none"
  python3 -m venv "$folder/making"
  "$folder/making/bin/pip" install -q nvidia-cuda-nvrtc~=13.0 nvidia-cuda-runtime~=13.0 nvidia-cufft~=12.0 nvidia-curand~=10.0 \
    nvidia-cublas~=13.0 nvidia-cudnn-cu13~=9.0
  mv "$folder/making" "$folder/cuda"
}

look() {
  local status=0 said
  said=$(with_driver "$hub" test --weights onnx "${@:3}" "$model" 2>&1) || status=$?
  if [[ $status -ne $1 ]] || ! grep -q -- "$2" <<<"$said"; then
    printf '%s\n' "$said" "FAIL: exit status $status, not $1; or it does not say: $2" >&2
    exit 1
  fi
  printf 'PASS: %s\n' "$(grep -m 1 -- "$2" <<<"$said")"
}

with_driver() {
  # shellcheck disable=SC2016 # They are for the shell inside.
  unshare --mount bash -c '
    set -e
    true_dev=$1
    shift
    mount --rbind /dev "$true_dev"
    mount -t tmpfs none /dev
    for name in null zero full random urandom tty; do
      touch "/dev/$name"
      mount --bind "$true_dev/$name" "/dev/$name"
    done
    touch /dev/nvidiactl
    exec "$@"' _ "$folder/dev" "$@"
}

main "$@"
