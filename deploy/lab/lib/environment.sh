# shellcheck shell=bash disable=SC2034,SC2154
# lab.env: where everything is, for tests and for people.

write_environment() {
  local n urls=() sockets=() pids=()
  for ((n = 1; n <= count; n++)); do
    urls+=("$(engine_url "$n")")
    sockets+=("unix://$(engine_socket "$n")")
    pids+=("$(engine_pid "$n")")
  done
  cat >"$lab/lab.env" <<END
LIBSWARM_ENGINES="${urls[*]}"
LIBSWARM_ENGINE_SOCKETS="${sockets[*]}"
LIBSWARM_ENGINE_PIDS="${pids[*]}"
LIBSWARM_VICTIM_ENGINE="$(engine_url "$victim")"
LIBSWARM_VICTIM_SOCKET="unix://$(engine_socket "$victim")"
LIBSWARM_VICTIM_INDEX="$victim"
LIBSWARM_TLS_ENGINE="$(engine_url "$secure")"
LIBSWARM_TLS_INDEX="$secure"
LIBSWARM_TLS_DIR="$lab/tls"
LIBSWARM_BUSYBOX_TAR="$lab/busybox.tar"
LIBSWARM_LAB_DIR="$lab"
LIBSWARM_LAB_PREFIX="$prefix"
LIBSWARM_LAB_SCRIPT="$here/engines"
END
}
