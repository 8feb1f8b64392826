# Sourced by ./test: reads the XML reports of Surefire and Failsafe into `passed` and `failed`.

report_files() {
  find . -path ./.git -prune -o \( -path '*/target/surefire-reports/TEST-*.xml' -o -path '*/target/failsafe-reports/TEST-*.xml' \) -print
}

clear_reports() {
  report_files | while IFS= read -r file; do rm -f "$file"; done
}

# Adds to passed and failed. Names the skipped ones: a skipped test has shown nothing, so it counts as failed.
count_reports() {
  local counts
  counts=$(report_files | while IFS= read -r file; do tr '\n' ' ' <"$file" | grep -o '<testsuite [^>]*>'; done | awk '
    function of(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
    { bad = of("errors") + of("failures") + of("skipped"); failed += bad; passed += of("tests") - bad }
    END { print passed + 0, failed + 0 }')
  passed=$((passed + ${counts% *}))
  failed=$((failed + ${counts#* }))
  report_files | while IFS= read -r file; do
    awk '/<testcase /{ test = $0 } /<skipped/{ match(test, / name="[^"]*"/); n = substr(test, RSTART + 7, RLENGTH - 8)
         match(test, /classname="[^"]*"/); print "skipped, which counts as failed: " substr(test, RSTART + 11, RLENGTH - 12) "." n }' "$file"
  done
}

# Classes with tests that no plugin would pick up.
never_run_tests() {
  find . -path ./.git -prune -o -path '*/target' -prune -o -path '*/src/test/java/*.java' ! -name '*Test.java' ! -name '*IT.java' -print |
    while IFS= read -r file; do
      if grep -qE '^ *@(Test|ParameterizedTest|RepeatedTest|TestFactory|ArchTest)\b' "$file" && ! grep -qE '(abstract class|interface) ' "$file"; then
        printf '%s\n' "  $file"
      fi
    done
}

# A comma list of the modules that hold a test tagged `long`.
modules_with_long_tests() {
  { grep -rl --include='*.java' '@Tag("long")' ./*/src/test ./deploy/*/src/test 2>/dev/null || true; } | sed 's,^\./,,; s,/src/test/.*,,' | sort -u | paste -s -d , -
}
