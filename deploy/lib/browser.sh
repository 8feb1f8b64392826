# Sourced by ./test: the pages are tested in a real Chromium, which Playwright is to take from the system.

find_browser() {
  local file
  export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
  for file in "${ORDERTRAIL_BROWSER:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    [ -n "$file" ] || continue
    if file=$(command -v "$file"); then
      export ORDERTRAIL_BROWSER=$file
      return
    fi
  done
  install_browser || die "A Chromium or Chrome is needed: the pages are tested in it." \
    "apt install chromium  ·  dnf install chromium  ·  brew install --cask chromium" \
    "If it is somewhere else: ORDERTRAIL_BROWSER=/path/to/chromium $0"
}

# Debian's own package (Ubuntu's package of that name is not a browser but a snap).
install_browser() {
  grep -qs '^ID=debian' /etc/os-release || return 1
  install_packages "Installing Debian's chromium, in which the pages are tested …" target/browser.log chromium || return 1
  ORDERTRAIL_BROWSER=$(command -v chromium) && export ORDERTRAIL_BROWSER
}
