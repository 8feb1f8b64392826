# Sourced by ./test: escrow is tested on a real chain, whose node npm fetches and Node.js runs.

NODE_NEEDED=18

find_node() {
  has_node || install_node || die "Node.js $NODE_NEEDED or newer with npm is needed: escrow is tested on a real chain, whose node it runs." \
    "apt install nodejs npm  ·  dnf install nodejs npm  ·  brew install node" \
    "If it is somewhere else: PATH=/path/to/node/bin:\$PATH $0"
}

has_node() {
  local version
  command -v npm >/dev/null || return 1
  version=$(node --version 2>/dev/null | sed -n 's/^v\([0-9][0-9]*\).*/\1/p')
  [ "${version:-0}" -ge "$NODE_NEEDED" ]
}

# Debian's and Ubuntu's own packages, where this user may install packages.
install_node() {
  local as_root='' log=target/node.log
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || return 1
    as_root='sudo -n'
  fi
  say "Installing Node.js and npm, which run the chain that escrow is tested on …"
  mkdir -p target
  { $as_root apt-get update && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends nodejs npm; } >"$log" 2>&1 || {
    tail -n 5 "$log" >&2
    return 1
  }
  has_node
}
