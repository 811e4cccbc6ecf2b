# shellcheck shell=bash disable=SC2034,SC2154
# busybox:latest from Debian's busybox-static, as an archive for `docker load`. Its times are fixed, so that the image has
# the same id on every engine and in every lab.

make_image() { # make_image ARCHIVE
  local work applet layer_id config
  work=$(mktemp -d "$lab/image.XXXXXX")
  mkdir -p "$work"/root/{bin,dev,etc,home,proc,root,sys,tmp,usr/bin,var} "$work/image/layer"
  chmod 1777 "$work/root/tmp"
  cp /bin/busybox "$work/root/bin/busybox"
  for applet in $(/bin/busybox --list); do
    [[ $applet == busybox ]] || ln -s busybox "$work/root/bin/$applet"
  done
  ln -s /bin/env "$work/root/usr/bin/env"
  printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n' >"$work/root/etc/passwd"
  printf 'root:x:0:\nnogroup:x:65534:\n' >"$work/root/etc/group"

  archive "$work/root" "$work/image/layer/layer.tar"
  layer_id=$(sha256sum "$work/image/layer/layer.tar" | cut -d' ' -f1)
  config='{"architecture":"'$(dpkg --print-architecture)'","os":"linux","created":"2020-01-01T00:00:00Z",'
  config+='"config":{"Cmd":["sh"],"Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]},'
  config+='"rootfs":{"type":"layers","diff_ids":["sha256:'$layer_id'"]},'
  config+='"history":[{"created":"2020-01-01T00:00:00Z","comment":"busybox-static"}]}'
  echo "$config" >"$work/image/config.json"
  echo '[{"Config":"config.json","RepoTags":["busybox:latest"],"Layers":["layer/layer.tar"]}]' >"$work/image/manifest.json"
  archive "$work/image" "$1.part"
  mv "$1.part" "$1"
  rm -rf "$work"
}

archive() { # archive FOLDER TAR
  tar -C "$1" -cf "$2" --sort=name --owner=0 --group=0 --numeric-owner --mtime=@1577836800 .
}

load_image() { # load_image N ARCHIVE
  api "$1" /images/load -o /dev/null -X POST -H 'Content-Type: application/x-tar' -T "$2" || fail "engine $1 does not load $2"
}
