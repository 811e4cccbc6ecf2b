# shellcheck shell=bash disable=SC2034,SC2154
# Bridges. An engine's own is named after the slot; the networks that tests create on an engine become br-<network id>,
# and outlive an engine that is killed.

add_bridge() { # add_bridge N
  ip link add "$(engine_bridge "$1")" type bridge 2>/dev/null || return 1
  ip addr add "$net.$1.1/24" dev "$(engine_bridge "$1")" &&
    ip link set "$(engine_bridge "$1")" up
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Takes a slot by creating the bridge of its first engine, which only one lab can.
claim_slot() {
  local candidate n
  if [[ -n ${slot:-} ]]; then
    add_bridge 1 || fail "slot $slot: bridge $(engine_bridge 1) exists (expected: a free slot; LIBSWARM_LAB_SLOT=auto finds one)"
    return
  fi
  for ((candidate = 1; candidate <= last_slot; candidate++)); do
    use_slot "$candidate"
    for ((n = 1; n <= total; n++)); do
      ! port_is_taken "$(engine_port "$n")" || continue 2
    done
    ! add_bridge 1 || return 0
  done
  fail "LIBSWARM_LAB_SLOT: no free slot in 1..$last_slot"
}

bridges_of_lab() {
  local link
  for link in /sys/class/net/"${prefix}"n* /sys/class/net/br-*; do
    link=${link##*/}
    case $link in
      *'*') ;;
      br-*) ! grep -aqsF "${link#br-}" "$lab"/engine-*/data/network/files/local-kv.db || echo "$link" ;;
      *) echo "$link" ;;
    esac
  done
}

remove_bridges() {
  local link
  for link in $(bridges_of_lab); do
    ip link del "$link" 2>/dev/null || true
  done
}

# Engines switch forwarding on for the whole machine. The lab that found it off switches it off again, unless another is up.
note_forwarding() { cp /proc/sys/net/ipv4/ip_forward "$lab/ip_forward"; }

restore_forwarding() {
  [[ $(cat "$lab/ip_forward" 2>/dev/null) == 0 ]] || return 0
  compgen -G '/sys/class/net/lslab*' >/dev/null || echo 0 >/proc/sys/net/ipv4/ip_forward
}

remove_cgroups() {
  local group
  for group in /sys/fs/cgroup/"$prefix" /sys/fs/cgroup/*/"$prefix"; do
    [[ ! -d $group ]] || find "$group" -depth -type d -exec rmdir {} \; 2>/dev/null || true
  done
}
