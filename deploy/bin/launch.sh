# shellcheck shell=sh disable=SC2154
# What swarmd and swarmctl share: where the jars are, which JVM runs them, and with which flags. Sourced, with $bin set.
# The same files serve in a checkout, where the jars are built when sources are newer, and in the unpacked archive.

fail() {
  echo "$(basename "$0"): $*" >&2
  exit 1
}

# Sets $lib.
find_jars() {
  if [ ! -e "$bin/../distribution/pom.xml" ]; then
    lib=$(cd "$bin/../lib" && pwd)
    return
  fi
  root=$(cd "$bin/../.." && pwd)
  lib=$root/deploy/distribution/target/lib
  for built in "$root"/deploy/distribution/target/libswarm-*.tar.gz; do :; done
  if is_stale; then
    build
  fi
}

# Whether there is something newer than what was built last, of which the archive is the last piece.
is_stale() {
  [ ! -d "$lib" ] || [ ! -e "$built" ] || [ -n "$(find "$root/pom.xml" "$root/protocol" "$root/runtime" "$root/backends" \
    "$root/deploy" \( -name target -o -name test \) -prune -o \
    \( -name pom.xml -o -path '*/src/main/*' -type f \) -newer "$built" -print -quit)" ]
}

# One build at a time: whoever waited finds it done.
build() {
  command -v mvn >/dev/null || fail "the jars are not built, and there is no mvn on the PATH (expected: Maven 3.8 or newer)"
  (
    flock 9
    is_stale || exit 0
    echo "Building libswarm: sources are newer than the jars" >&2
    rm -rf "$lib" "$root"/deploy/distribution/target/libswarm-*.tar.gz
    mvn -B -q -f "$root/pom.xml" -Dfast -Dmaven.test.skip=true -pl deploy/distribution -am package >&2
  ) 9<"$root/deploy/bin/launch.sh" || fail "the build failed; see above"
}

# Sets $java and $java_version (a whole number), without starting a JVM where that can be helped.
find_java() {
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  found=$(command -v "$java") || fail "no java (expected: a JDK or JRE 17 or newer on the PATH, or JAVA_HOME)"
  release=$(dirname "$(dirname "$(readlink -f "$found")")")/release
  if [ -r "$release" ]; then
    java_version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release")
  else
    java_version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
  fi
  [ "${java_version:-0}" -ge 17 ] || fail "$found is Java ${java_version:-of unknown version} (expected: 17 or newer)"
}

# The jars, that of the program itself first.
class_path() {
  set -- "$lib/$1"-*.jar "$lib"/*.jar
  (IFS=: && echo "$*")
}

# What newer JVMs want to be told about Netty, Akka and LMDB.
newer_jvm_flags() {
  if [ "$java_version" -ge 24 ]; then
    echo --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED
  fi
}
