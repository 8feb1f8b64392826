# Sourced by ./run: builds what is missing or older than its sources, shows how far it is, and costs milliseconds when there is nothing to do.

SERVICES="order-service payment-service shipping-adapter notification-service tracking-query-service"
LIBRARIES="contracts service-kit deploy/embedded deploy/gateway deploy/providers"
STAMP=$ORDERTRAIL_ROOT/target/built
CACHES=$ORDERTRAIL_ROOT/target/aot
# The same options fill the command line's start cache and use it.
CTL_JVM="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m"

# is_built [extra module]: everything that runs is there, of whatever age.
is_built() {
  local module
  for module in $SERVICES; do
    [ -f "$ORDERTRAIL_ROOT/$module/target/quarkus-app/quarkus-run.jar" ] || return 1
  done
  for module in deploy/orderctl "$@"; do
    [ -d "$ORDERTRAIL_ROOT/$module/target/lib" ] && [ -d "$ORDERTRAIL_ROOT/$module/target/classes" ] || return 1
  done
  [ -f "$STAMP" ]
}

# newer_source [extra module]: the first source that is newer than the last build (a removed file shows as its directory).
newer_source() {
  local module paths=pom.xml
  for module in $LIBRARIES $SERVICES deploy/orderctl "$@"; do
    paths="$paths $module/pom.xml $module/src/main"
  done
  # shellcheck disable=SC2086 # a list of words
  (cd "$ORDERTRAIL_ROOT" && find $paths -newer "$STAMP" 2>/dev/null | head -n 1)
}

ensure_built() {
  local newer=''
  case ${ORDERTRAIL_BUILD:-auto} in
    never) return ;;
    always) ;;
    *)
      if is_built "$@"; then
        newer=$(newer_source "$@")
        [ -n "$newer" ] || return 0
      fi
      ;;
  esac
  lock_build
  # Somebody else may have built it while this one waited.
  if [ "${ORDERTRAIL_BUILD:-auto}" = auto ] && is_built "$@" && [ -z "$(newer_source "$@")" ]; then
    unlock_build
    return 0
  fi
  build "$newer" "$@"
  unlock_build
}

# build <source that is newer, or nothing> [extra module]
build() {
  local newer=$1 log=$ORDERTRAIL_ROOT/target/build.log modules threads=1C started=$SECONDS status=0
  shift
  find_maven
  if [ -n "$newer" ]; then
    say "Building again: $newer is newer than the last build."
  else
    say "Building Ordertrail, without its tests (./test runs those)."
  fi
  if [ ! -d "$(maven_repository)/io/quarkus/quarkus-core" ]; then
    need_space 2500 "$(maven_repository)" "the first build"
    say "The first build fetches about 500 MB of libraries from Maven Central: some minutes, once."
    # Maven 3 may spoil a download that two threads ask for.
    threads=1
  fi
  need_space 700 "$ORDERTRAIL_ROOT" "the build"
  modules=$(printf '%s ' $SERVICES deploy/orderctl "$@" | sed 's/ $//; s/ /,/g')
  touch "$STAMP.new"
  (cd "$ORDERTRAIL_ROOT" && "$MVN" -B -T "$threads" -Dquick -Dstyle.color=never -pl "$modules" -am package </dev/null 2>&1) | tee "$log" | show_progress || status=$?
  if [ "$status" -ne 0 ]; then
    say ""
    explain_failure "$log"
    unlock_build
    die "The build did not succeed."
  fi
  mv "$STAMP.new" "$STAMP"
  rm -rf "$CACHES"
  say "Built in $((SECONDS - started)) s."
}

# Jars only and in a fixed order: what a start cache was made for is what it is used for.
ctl_classpath() {
  local jar
  for jar in "$ORDERTRAIL_ROOT"/deploy/orderctl/target/orderctl-*.jar "$ORDERTRAIL_ROOT"/deploy/orderctl/target/lib/*.jar; do
    printf '%s:' "$jar"
  done
}

# What the caches were made for, beside the jars: the JVM refuses them for another JDK or another place.
cache_key() {
  printf '%s\n' "$ORDERTRAIL_ROOT" "$JAVA_HOME"
  cat "$JAVA_HOME/release"
}

is_warm() {
  local module jars=''
  [ -f "$CACHES/made-for" ] && [ "$(cat "$CACHES/made-for")" = "$(cache_key)" ] || return 1
  for module in $SERVICES; do jars="$jars $module/target/quarkus-app"; done
  # shellcheck disable=SC2086 # a list of words
  [ -z "$(cd "$ORDERTRAIL_ROOT" && find $jars deploy/orderctl/target/lib deploy/orderctl/target/*.jar -name '*.jar' -newer "$CACHES/made-for" 2>/dev/null | head -n 1)" ]
}

# Start caches: what the JVM otherwise works out anew at each start. Nothing depends on them but the time a start takes,
# so that a failure is told once, and tried again after the next build.
ensure_warm() {
  [ "${ORDERTRAIL_BUILD:-auto}" != never ] || return 0
  ! is_warm || return 0
  lock_build
  is_warm || warm
  unlock_build
}

warm() {
  local log=$ORDERTRAIL_ROOT/target/warm.log new=$CACHES.new started=$SECONDS status=0
  rm -rf "$CACHES" "$new"
  mkdir -p "$new"
  cache_key >"$new/made-for"
  if [ "$(free_mib "$ORDERTRAIL_ROOT")" -lt 2000 ]; then
    say "Start caches are left out, since less than 2 GB are free: every start takes twice as long."
    rm -rf "$new"
    return
  fi
  say "Warming up start caches, which make every later start twice as fast (a minute or two, once after a build) …"
  # An empty environment: nothing of the user's system is touched.
  # shellcheck disable=SC2086 # a list of words
  env -i PATH="$PATH" HOME="$HOME" ${TMPDIR:+TMPDIR="$TMPDIR"} JAVA_HOME="$JAVA_HOME" ORDERTRAIL_ROOT="$ORDERTRAIL_ROOT" \
    "$JAVA_HOME/bin/java" $CTL_JVM -XX:AOTCacheOutput="$new/orderctl.aot" -cp "$(ctl_classpath)" dev.ordertrail.orderctl.OrderCtl warm "$new" \
    </dev/null 2>&1 | tee "$log" | { grep --line-buffered '^  \[' >&2 || true; } || status=$?
  mv "$new" "$CACHES"
  if [ "$status" -eq 0 ]; then
    say "Start caches made in $((SECONDS - started)) s."
  else
    say "Some start caches could not be made (see $log): everything works without them, only its start takes longer."
  fi
}

# Maven's log as one line for each module; on a terminal also how much was fetched.
show_progress() {
  local tty=0
  [ -t 2 ] && tty=1
  awk -v tty="$tty" '
    function status(text) { if (tty) printf "\r\033[K%s", text > "/dev/stderr" }
    /^(\[INFO\] )?Downloaded from/ { fetched++; if (fetched % 10 == 0) status("  … " fetched " files fetched" (module ? " · " module : "")) }
    /^\[INFO\] Building Ordertrail/ {
      match($0, /\[[0-9]+\/[0-9]+\]/)
      module = substr($0, RSTART, RLENGTH) " " $0
      sub(/ \[INFO\] Building Ordertrail:? ?/, " ", module); sub(/ 0\.1\.0.*/, "", module)
      if (module ~ /[a-z]/) { if (tty) status("  " module); else printf "  %s\n", module > "/dev/stderr" }
    }
    END { status("") }'
}

# One build at a time in a checkout: a second ./run waits for the first, and ends the wait of one that was killed.
lock_build() {
  local lock=$ORDERTRAIL_ROOT/target/build.lock holder told=0
  mkdir -p "$ORDERTRAIL_ROOT/target" 2>/dev/null || die "Cannot write to $ORDERTRAIL_ROOT/target." "Check who owns it, and whether the disk is full."
  while ! (set -C; echo $$ >"$lock") 2>/dev/null; do
    holder=$(cat "$lock" 2>/dev/null || true)
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
      rm -f "$lock"
      continue
    fi
    if [ "$told" -eq 0 ]; then
      [ -e "$lock" ] || [ -w "$ORDERTRAIL_ROOT/target" ] || die "Cannot write to $ORDERTRAIL_ROOT/target."
      say "Waiting for the build of another ./run (process ${holder:-?}) …"
      told=1
    fi
    sleep 1
  done
  trap unlock_build EXIT
}

unlock_build() {
  rm -f "$ORDERTRAIL_ROOT/target/build.lock" "$STAMP.new"
  trap - EXIT
}
