# shellcheck shell=bash disable=SC2034,SC2154
# What one lab is called and where it lives. A slot (0..89) gives a lab its ports, bridges and subnets, so that labs
# with different slots and directories run side by side.

lab=${LIBSWARM_LAB_DIR:-/tmp/libswarm-lab}
last_slot=89

fail() {
  echo "engines: $*" >&2
  exit 1
}

use_slot() {
  slot=$1
  prefix=lslab$slot                      # of bridges, control groups, and the network namespaces that tests make
  first_port=$((23750 + 20 * slot))      # engine N listens on first_port + N
  net=10.$((160 + slot))                 # engine N's own bridge is NET.N.1/24, its other networks NET.(16*N).0/20
}

# The slot of the lab that is up, otherwise the one that was asked for.
if [[ -r $lab/slot ]]; then
  use_slot "$(<"$lab/slot")"
elif [[ ${LIBSWARM_LAB_SLOT:=0} != auto ]]; then
  [[ $LIBSWARM_LAB_SLOT =~ ^[1-8]?[0-9]$ ]] ||
    fail "LIBSWARM_LAB_SLOT: $LIBSWARM_LAB_SLOT (expected: auto, or 0..$last_slot)"
  use_slot "$LIBSWARM_LAB_SLOT"
fi
