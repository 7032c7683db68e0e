#!/bin/sh
# 1,000 agents at the pace of the field, and 50 in a closed loop beside bare SQL; see load.md. POSIX sh, Linux.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/fresh-server.sh"
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

while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --print) page=; shift ;;
    --agents | --seconds | --rounds | --port)
      number "$@"
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

start_server
$two java -Xmx256m -cp "$jar" org.challengectl.benchmarks.load.FieldMain \
  --url "http://127.0.0.1:$port" \
  --operator-key "$home/data/challengectl/operator.key" \
  --database "$home/data/challengectl/challengectl.db" \
  --pid "$(cat "$home/data/container.pid")" \
  --agents "$agents" --seconds "$seconds" --rounds "$rounds" |
  tee "$work/tables"
keep_tables
