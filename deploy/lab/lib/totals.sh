# shellcheck shell=bash disable=SC2034,SC2154
# Sums up the reports of Surefire and Failsafe.

clear_reports() { # clear_reports ROOT
  find "$1" -path '*/target/*-reports/TEST-*.xml' -delete
}

print_totals() { # print_totals ROOT: in the form that Surefire prints; fails when a test was skipped or none ran
  find "$1" -path '*/target/*-reports/TEST-*.xml' -exec grep -ohm1 '<testsuite [^>]*>' {} + | awk '
    function count(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH) + 0 : 0 }
    { tests += count("tests"); failures += count("failures"); errors += count("errors"); skipped += count("skipped") }
    END {
      if (skipped) print "A skipped test is a hole, and fails the build: " skipped " skipped"
      if (!tests) print "No test ran"
      printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", tests, failures, errors, skipped
      exit skipped || !tests
    }'
}
