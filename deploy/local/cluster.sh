# shellcheck shell=bash disable=SC2034
# What deploy/up, down and status share: where they keep what they know of the members of this checkout, and how a member that
# runs is told from a stranger that has got its process id.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
swarmd=$root/deploy/bin/swarmd
swarmctl=$root/deploy/bin/swarmctl
run=${LIBSWARM_RUN_DIR:-$root/.run}
members=$run/members   # a folder each: pid, out, log, door
own_data=$run/data     # of clusters that were not told where to keep it: removed with them

# The start time of a process, in clock ticks since boot; nothing when there is no such process.
started_at() {
  local stat
  { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 0
  # The command's name, in brackets, may hold anything: fields are counted behind it.
  stat=${stat##*) }
  # shellcheck disable=SC2086 # fields
  set -- $stat
  [[ $1 == Z ]] || echo "${20}"
}

# remember FOLDER PID
remember() {
  echo "$2 $(started_at "$2")" >"$1/pid"
}

# The process id of a member that was started from here and still runs.
pid_of() {
  local pid time
  { read -r pid time <"$1/pid"; } 2>/dev/null || return 0
  [[ -z $time || $(started_at "$pid") != "$time" ]] || echo "$pid"
}

# The names of all members that were started and not taken down, in their order.
known() {
  local folder
  for folder in "$members"/*/; do
    [[ -d $folder ]] && basename "$folder"
  done | sort -V
}

# The doors of those that run, as swarmctl wants them.
doors() {
  local name
  for name in $(known); do
    [[ -n $(pid_of "$members/$name") && -s $members/$name/door ]] && cat "$members/$name/door"
  done
  return 0
}

# Ends all of them together, gracefully at first, and forgets them.
end_members() {
  local name pid waited=0 pids=()
  for name in $(known); do
    pid=$(pid_of "$members/$name")
    [[ -n $pid ]] && pids+=("$pid") && kill -TERM "$pid" 2>/dev/null
  done
  while ((${#pids[@]})); do
    pids=()
    for name in $(known); do
      pid=$(pid_of "$members/$name")
      [[ -n $pid ]] && pids+=("$pid")
    done
    ((${#pids[@]})) || break
    ((++waited <= 300)) || { kill -KILL "${pids[@]}" 2>/dev/null; waited=0; }
    sleep 0.1
  done
  rm -rf "$members" "$own_data"
  rmdir "$run" 2>/dev/null || true
}
