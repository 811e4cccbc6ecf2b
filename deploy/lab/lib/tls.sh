# shellcheck shell=bash disable=SC2034,SC2154
# A certificate authority with one server and one client certificate, valid for a week.

make_certificates() {
  local dir=$lab/tls who
  mkdir -p "$dir"
  chmod 700 "$dir"
  quietly openssl req -x509 -newkey rsa:2048 -nodes -days 7 -subj '/CN=libswarm lab CA' \
    -keyout "$dir/ca-key.pem" -out "$dir/ca.pem"
  printf 'subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth\n' >"$dir/server.ext"
  printf 'extendedKeyUsage=clientAuth\n' >"$dir/client.ext"
  for who in server client; do
    quietly openssl req -newkey rsa:2048 -nodes -subj "/CN=$who" -keyout "$dir/$who-key.pem" -out "$dir/$who.csr"
    quietly openssl x509 -req -in "$dir/$who.csr" -CA "$dir/ca.pem" -CAkey "$dir/ca-key.pem" -CAcreateserial -days 7 \
      -extfile "$dir/$who.ext" -out "$dir/$who-cert.pem"
  done
  # The names that Docker's clients look for in a DOCKER_CERT_PATH.
  mv "$dir/client-cert.pem" "$dir/cert.pem"
  mv "$dir/client-key.pem" "$dir/key.pem"
  rm -f "$dir"/*.csr "$dir"/*.ext "$dir"/*.srl
}

quietly() {
  local said
  said=$("$@" 2>&1) || fail "$1 $2: exit status $?: $said"
}
