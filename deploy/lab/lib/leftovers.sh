# shellcheck shell=bash disable=SC2034,SC2154
# What is still on the machine, one line per thing. Processes are found by a mark in the environment that they were
# started with, which their children inherit; who asks must not have exported it.

marked_processes() { # marked_processes NAME=VALUE
  grep -lzsxF -e "$1" /proc/[0-9]*/environ | cut -d/ -f3 || true
}

# An engine's process 1 goes last, when all in its namespace are gone: so are its containers, which bear no mark.
end_marked() { # end_marked NAME=VALUE
  local pids
  for ((i = 0; i < 200; i++)); do
    pids=$(marked_processes "$1")
    [[ -n $pids ]] || return 0
    # shellcheck disable=SC2086 # process ids
    kill -9 $pids 2>/dev/null || true
    sleep 0.05
  done
  return 1
}

describe_processes() { # describe_processes ID...
  local pid
  for pid in "$@"; do
    echo "process $pid: $(tr '\0\n' '  ' <"/proc/$pid/cmdline" 2>/dev/null | cut -c1-120)"
  done
}

leftovers_of_lab() {
  local thing
  # shellcheck disable=SC2046 # process ids
  describe_processes $(marked_processes "LIBSWARM_LAB_ENGINE=$lab")
  for thing in /sys/class/net/"$prefix"n* /run/netns/"$prefix"* /sys/fs/cgroup/"$prefix" /sys/fs/cgroup/*/"$prefix" "$lab"; do
    [[ ! -e $thing ]] || echo "$thing"
  done
  ip -o -4 addr show | awk -v net="$net." 'index($4, net) == 1 { print "link " $2 " with " $4 }'
  grep -F " $lab/" /proc/self/mounts | sed 's/^/mount /' || true
}
