#!/bin/sh
# 1,000 agents at the pace of the field, and 50 in a closed loop beside bare SQL; see load.md. POSIX sh, Linux.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
distribution=$root/karaf-assembly/server/target/assembly
jar=$root/bundles/benchmarks/target/benchmarks.jar
port=28210
agents=1000
seconds=120
rounds=5
page=$here/load.md

usage() {
  cat <<'EOT'
usage: load.sh [--agents N] [--seconds N] [--rounds N] [--port N] [--print]

Starts a server from karaf-assembly/server/target with a home of its own in a temporary folder, enrols the
agents, measures, stops the server, and writes the tables between the markers of docs/benchmarks/load.md.
Speaks to 127.0.0.1 only. Server and generator share two cores.

  --agents N    at the pace of the field, 0-2000 (default 1000)
  --seconds N   of that (default 120)
  --rounds N    of bare SQL and HTTP by turns (default 5)
  --port N      the first of two free ports (default 28210)
  --print       print the tables and leave load.md alone

The temporary folder is made in $TMPDIR: it must be on a disk, or syncs cost nothing and mean nothing.
EOT
}

die() { printf 'load.sh: %s\n' "$*" >&2; exit "${status:-1}"; }

while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --print) page=; shift ;;
    --agents | --seconds | --rounds | --port)
      [ $# -gt 1 ] || { status=2; die "$1 needs a number"; }
      case $2 in *[!0-9]* | '') status=2; die "$1 needs a number" ;; esac
      case $1 in
        --agents) agents=$2 ;;
        --seconds) seconds=$2 ;;
        --rounds) rounds=$2 ;;
        --port) port=$2 ;;
      esac
      shift 2
      ;;
    *) status=2; die "'$1' is not known; see --help" ;;
  esac
done
[ -x "$distribution/bin/challengectl" ] || die "there is no server distribution; run ./challengectl build"
[ -f "$jar" ] || die "there is no $jar; run mvn -B -DskipTests -P benchmarks package -pl bundles/benchmarks -am"
command -v curl >/dev/null || die "curl is missing"

two=
if [ "$(nproc)" -gt 2 ] && command -v taskset >/dev/null; then
  two="taskset -c 0,1"
fi
work=$(mktemp -d)
home=$work/home

finish() {
  "$distribution/bin/challengectl" server stop --home "$home" >/dev/null 2>&1 || :
  rm -rf "$work"
}
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

$two java -Xmx256m -cp "$jar" org.challengectl.benchmarks.load.FieldMain \
  --url "http://127.0.0.1:$port" \
  --operator-key "$home/data/challengectl/operator.key" \
  --database "$home/data/challengectl/challengectl.db" \
  --pid "$(cat "$home/data/container.pid")" \
  --agents "$agents" --seconds "$seconds" --rounds "$rounds" |
  tee "$work/tables"
grep -q '^| \*\*median\*\*' "$work/tables" || die "the measurement did not come to its end"

if [ -n "$page" ]; then
  awk -v tables="$work/tables" '
    /^<!-- end of what load.sh writes -->/ { inside = 0 }
    !inside
    /^<!-- load.sh writes from here -->/ {
      inside = 1
      print ""
      while ((getline line < tables) > 0) print line
      print ""
    }' "$page" >"$work/page"
  cp "$work/page" "$page"
fi
