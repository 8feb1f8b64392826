# Sourced by ./run and ./test: finds JDK 25 and Maven, and says what to do when one is missing.
# Written for the bash 3.2 that macOS ships.

JDK_NEEDED=25

say() { printf '%s\n' "$*" >&2; }

die() {
  say ""
  say "ordertrail: $1"
  shift
  for line in "$@"; do say "  $line"; done
  exit 1
}

# The feature version of the JDK in $1, or nothing. Reads its release file: starting a JVM to ask takes 100 times as long.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\{0,1\}\(1\.\)\{0,1\}\([0-9][0-9]*\).*/\2/p' "$1/release" | head -n 1
}

# Follows links to the real directory of the java on the PATH (readlink -f is missing from older macOS).
jdk_of_path() {
  local file link
  file=$(command -v java 2>/dev/null) || return 0
  while link=$(readlink "$file"); do
    case $link in /*) file=$link ;; *) file=$(dirname "$file")/$link ;; esac
  done
  (cd "$(dirname "$file")/.." 2>/dev/null && pwd -P) || true
}

jdk_candidates() {
  jdk_of_path
  [ -x /usr/libexec/java_home ] && /usr/libexec/java_home -v "$JDK_NEEDED" 2>/dev/null
  local dir
  for dir in "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.jdks/* "$HOME"/.jbang/cache/jdks/* "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/*; do
    [ -d "$dir" ] && printf '%s\n' "$dir"
  done
  return 0
}

# Sets and exports JAVA_HOME: the one given if it is new enough, else exactly the version needed, else the newest found.
find_jdk() {
  local version best='' best_version=0 dir
  if [ -n "${JAVA_HOME:-}" ]; then
    version=$(jdk_version "$JAVA_HOME")
    if [ "${version:-0}" -ge "$JDK_NEEDED" ]; then
      export JAVA_HOME
      return
    fi
  fi
  while IFS= read -r dir; do
    version=$(jdk_version "$dir")
    [ "${version:-0}" -ge "$JDK_NEEDED" ] || continue
    if [ "$best_version" -ne "$JDK_NEEDED" ] && { [ "$version" -eq "$JDK_NEEDED" ] || [ "$version" -gt "$best_version" ]; }; then
      best=$dir best_version=$version
    fi
  done <<EOF
$(jdk_candidates)
EOF
  [ -n "$best" ] || die "JDK $JDK_NEEDED is needed, and none was found (a JRE is not enough)." \
    "Looked at JAVA_HOME (${JAVA_HOME:-not set}), the java on the PATH, and the usual places of Linux, macOS, SDKMAN, Homebrew, mise and asdf." \
    "Get it with one of:" \
    "  sdk install java 25-tem                 (SDKMAN, any system; https://sdkman.io)" \
    "  brew install openjdk@25                 (macOS)" \
    "  apt install openjdk-25-jdk              (Debian, Ubuntu, where packaged; else https://adoptium.net)" \
    "If it is somewhere else: JAVA_HOME=/path/to/jdk-25 $0"
  export JAVA_HOME=$best
}

# Sets MVN, and quiets what Maven's own libraries make a new JDK say.
find_maven() {
  MVN=${MVN:-$(command -v mvn || true)}
  if [ -z "$MVN" ]; then
    local dir
    for dir in "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/maven/current /opt/homebrew/opt/maven /usr/local/opt/maven /opt/*maven* /usr/share/maven; do
      [ -x "$dir/bin/mvn" ] && MVN=$dir/bin/mvn && break
    done
  fi
  [ -n "$MVN" ] && [ -x "$MVN" ] || die "Maven 3.8.6 or newer is needed for building, and no mvn was found." \
    "Get it with one of:  sdk install maven  ·  brew install maven  ·  apt install maven" \
    "If it is somewhere else: MVN=/path/to/bin/mvn $0"
  export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx1500m ${MAVEN_OPTS:-}"
}

# Free space, in MiB, of the file system that holds $1 (or its nearest existing parent).
free_mib() {
  local dir=$1
  while [ ! -d "$dir" ]; do dir=$(dirname "$dir"); done
  df -Pk "$dir" | awk 'NR == 2 { print int($4 / 1024) }'
}

# The directory into which Maven downloads.
maven_repository() {
  printf '%s\n' "$HOME/.m2/repository"
}

# need_space <MiB> <dir> <what for>
need_space() {
  local free
  free=$(free_mib "$2")
  [ "${free:-0}" -ge "$1" ] || die "Only $free MiB are free where $2 is, and $3 needs about $1 MiB." \
    "Free some space and start again: what was already done is kept."
}

# explain_failure <Maven's log>: the most likely reason in words, then the first errors.
explain_failure() {
  if grep -q 'No space left on device' "$1"; then
    say "The disk is full: free some space and start again, what was already built or fetched is kept."
  elif grep -qE 'Could not transfer artifact|Unknown host|Connection (refused|timed out|reset)|PKIX path' "$1"; then
    say "A download failed. The first build fetches libraries from Maven Central: it needs a connection, or a mirror or proxy in ~/.m2/settings.xml."
    say "Start again when it is back: what was already fetched is kept."
  elif grep -q 'Could not find artifact' "$1"; then
    say "A library could not be found by Maven: see below which one and where it looked (mirrors are set in ~/.m2/settings.xml)."
  fi
  sed -n 's/ -> \[Help [0-9]*\]$//; /^\[ERROR\]/p' "$1" |
    grep -vE '^\[ERROR\] *(\[Help [0-9]|$)|[Rr]e-run Maven|full stack trace|For more information|After correcting|mvn <args>' |
    awk '!seen[$0]++' | head -n 15 >&2 || true
  say "The whole log: $1"
}
