# shellcheck shell=bash disable=SC2034,SC2154
# One engine: a dockerd in process, mount and host-name namespaces of its own. Process 1 there is an init that reaps what
# containers leave, and ends with dockerd: so a kill -9 of dockerd takes its containers with it, like a dying machine.
# All state of engine N is under $lab/engine-N.

engine_dir() { echo "$lab/engine-$1"; }
engine_port() { echo $((first_port + $1)); }
engine_url() { echo "tcp://127.0.0.1:$(engine_port "$1")"; }
engine_socket() { echo "$(engine_dir "$1")/docker.sock"; }
engine_bridge() { echo "${prefix}n$1"; }
engine_log() { echo "$(engine_dir "$1")/dockerd.log"; }

api() { # api N PATH [curl arguments]
  local engine=$1 path=$2
  shift 2
  curl -fsS --max-time 60 --unix-socket "$(engine_socket "$engine")" "http://engine$path" "$@"
}

# A process is known by its id and its start time, so that a recycled id is never taken for ours.
born() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" && $1 != "X" { print $20 }'; }

# Prints the id of engine N's dockerd, as seen from here; fails when it does not run.
engine_pid() {
  local pid birth
  read -r pid birth 2>/dev/null <"$(engine_dir "$1")/process" || return 1
  [[ $(born "$pid") == "$birth" ]] && echo "$pid"
}

launch_engine() {
  local n=$1 dir listen
  dir=$(engine_dir "$n")
  rm -rf "$dir/exec" "$dir/docker.pid" "$dir/docker.sock"
  mkdir -p "$dir"/{etc,data,exec} /etc/docker
  listen=(-H "unix://$dir/docker.sock" -H "$(engine_url "$n")")
  [[ ! -e $dir/tls ]] || listen+=(--tlsverify --tlscacert "$lab/tls/ca.pem" --tlscert "$lab/tls/server-cert.pem"
    --tlskey "$lab/tls/server-key.pem")
  # shellcheck disable=SC2016 # expanded by the inner shell
  LIBSWARM_LAB_ENGINE=$lab setsid unshare --uts --mount --pid --fork --kill-child --mount-proc sh -c '
    hostname "lab-$1" && mount -n -t tmpfs lab /run && mount -n -t tmpfs lab /opt && mount -n --bind "$2/etc" /etc/docker || exit
    shift 2
    exec docker-init -- dockerd "$@"' sh "$n" "$dir" \
    "${listen[@]}" --data-root "$dir/data" --exec-root "$dir/exec" -p "$dir/docker.pid" \
    --bridge "$(engine_bridge "$n")" --iptables=false --storage-driver overlay2 \
    --default-address-pool "base=$net.$((16 * n)).0/20,size=26" \
    --exec-opt native.cgroupdriver=cgroupfs --cgroup-parent "/$prefix/$n" \
    --label "rack=$n" --shutdown-timeout 5 \
    </dev/null >>"$dir/dockerd.log" 2>&1 {lock}>&- &
  await_process "$n" $!
}

# Notes dockerd's process: the grandchild of unshare.
await_process() {
  local n=$1 parent=$2 init='' pid=''
  for ((i = 0; i < 200; i++)); do
    [[ -n $(born "$parent") ]] || break
    read -r init _ 2>/dev/null <"/proc/$parent/task/$parent/children" || true
    [[ -z $init ]] || read -r pid _ 2>/dev/null <"/proc/$init/task/$init/children" || true
    if [[ -n $pid && $(<"/proc/$pid/comm") == dockerd ]]; then
      echo "$pid $(born "$pid")" >"$(engine_dir "$n")/process"
      return
    fi
    sleep 0.05
  done 2>/dev/null
  engine_failed "$n" "ended at once"
}

await_engine() {
  local n=$1
  for ((i = 0; i < 300; i++)); do
    [[ $(api "$n" /_ping 2>/dev/null) == OK ]] && return
    engine_pid "$n" >/dev/null || engine_failed "$n" "ended while starting"
    sleep 0.2
  done
  engine_failed "$n" "did not answer within 60 s"
}

engine_failed() {
  echo "engines: engine $1 ($(engine_url "$1")) $2; the end of its log:" >&2
  tail -n 25 "$(engine_log "$1")" >&2 || true
  exit 1
}

# Ends engine N and everything in it at once, as if its machine had lost power.
kill_engine() {
  local pid
  pid=$(engine_pid "$1") || return 0
  kill -9 "$pid" 2>/dev/null || true
  for ((i = 0; i < 200; i++)); do
    engine_pid "$1" >/dev/null || return 0
    sleep 0.05
  done
  fail "engine $1 (process $pid) does not end"
}

engine_state() {
  local pid
  pid=$(engine_pid "$1") || { echo down; return; }
  case $(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null) in
    T* | t*) echo frozen ;;
    *) echo up ;;
  esac
}
