# Sourced by ./test: what the tests need beside Java, from the system's own packages.

# install_packages <what to say> <log> <package>...: with apt, where this user may install packages.
install_packages() {
  local as_root='' saying=$1 log=$2
  shift 2
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || return 1
    as_root='sudo -n'
  fi
  say "$saying"
  mkdir -p "${log%/*}"
  { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1 || {
    tail -n 5 "$log" >&2
    return 1
  }
}
