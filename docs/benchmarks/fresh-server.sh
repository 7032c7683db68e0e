# Sourced by the scripts that measure a server of their own: $here is their folder, $port the first of two ports,
# $page the page that takes the tables, or empty. POSIX sh, Linux.
root=$here/../..
distribution=$root/karaf-assembly/server/target/assembly
jar=$root/bundles/benchmarks/target/benchmarks.jar

die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit "${status:-1}"; }

# number OPTION VALUE...
number() {
  [ $# -gt 1 ] || { status=2; die "$1 needs a number"; }
  case $2 in *[!0-9]* | '') status=2; die "$1 needs a number" ;; esac
}

finish() {
  "$distribution/bin/challengectl" server stop --home "$home" >/dev/null 2>&1 || :
  rm -rf "$work"
}

# Starts a server with the home $home in the temporary folder $work; $two runs a program on two cores.
start_server() {
  [ -x "$distribution/bin/challengectl" ] || die "there is no server distribution; run ./challengectl build"
  [ -f "$jar" ] || die "there is no $jar; run mvn -B -DskipTests -P benchmarks package -pl bundles/benchmarks -am"
  command -v curl >/dev/null || die "curl is missing"
  two=
  if [ "$(nproc)" -gt 2 ] && command -v taskset >/dev/null; then
    two="taskset -c 0,1"
  fi
  work=$(mktemp -d)
  home=$work/home
  trap finish EXIT
  trap 'exit 130' INT TERM
  if [ "$(stat -f -c %T "$work")" = tmpfs ]; then
    die "$work is in memory; set TMPDIR to a folder on a disk"
  fi

  # One agent in a closed loop would run into the limit of requests that each has.
  mkdir -p "$home"
  cp -R "$distribution/etc" "$home/etc"
  printf 'agent_requests_per_second = 0\n' >"$home/etc/org.challengectl.rest.cfg"
  CHALLENGECTL_HTTP_ADDRESS=127.0.0.1 CHALLENGECTL_HTTP_PORT=$port CHALLENGECTL_SSH_PORT=$((port + 1)) \
    $two "$distribution/bin/challengectl" server start --home "$home" >"$work/launch.log" 2>&1 ||
    die "the server did not start: $(cat "$work/launch.log")"
  tries=0
  until curl -fs -m 2 -o /dev/null "http://127.0.0.1:$port/api/health"; do
    tries=$((tries + 1))
    [ $tries -lt 240 ] || die "the server does not answer: $(tail -n 5 "$home/data/log/karaf.log")"
    sleep 0.5
  done
}

# Puts $work/tables between the markers of the page.
keep_tables() {
  grep -q '^| \*\*median\*\*' "$work/tables" || die "the measurement did not come to its end"

  if [ -n "$page" ]; then
    awk -v tables="$work/tables" -v script="${0##*/}" '
      $0 == "<!-- end of what " script " writes -->" { inside = 0 }
      !inside
      $0 == "<!-- " script " writes from here -->" {
        inside = 1
        print ""
        while ((getline line < tables) > 0) print line
        print ""
      }' "$page" >"$work/page"
    cp "$work/page" "$page"
  fi
}
