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

# Debian's and Ubuntu's own packages.
install_node() {
  install_packages "Installing Node.js and npm, which run the chain that escrow is tested on …" target/node.log nodejs npm &&
    has_node
}
