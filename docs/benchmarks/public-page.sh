#!/bin/sh
# 1,000 viewers of the public page while challenges come on the air; see public-page.md. POSIX sh, Linux.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/fresh-server.sh"
port=28220
viewers=1000
challenges=50
seconds=30
rounds=5
page=$here/public-page.md

usage() {
  cat <<'EOT'
usage: public-page.sh [--viewers N] [--challenges N] [--seconds N] [--rounds N] [--port N] [--print]

Starts a server from karaf-assembly/server/target with a home of its own in a temporary folder, connects the
viewers, measures, stops the server, and writes the table between the markers of docs/benchmarks/public-page.md.
Speaks to 127.0.0.1 only. Server and generator share two cores.

  --viewers N     connections to /ws/public, 1-2000 (default 1000)
  --challenges N  on the board, 1-1000 (default 50)
  --seconds N     of a round (default 30)
  --rounds N      (default 5)
  --port N        the first of two free ports (default 28220)
  --print         print the table and leave public-page.md alone
EOT
}

while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --print) page=; shift ;;
    --viewers | --challenges | --seconds | --rounds | --port)
      number "$@"
      case $1 in
        --viewers) viewers=$2 ;;
        --challenges) challenges=$2 ;;
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
$two java -Xmx256m -cp "$jar" org.challengectl.benchmarks.load.PublicMain \
  --url "http://127.0.0.1:$port" \
  --operator-key "$home/data/challengectl/operator.key" \
  --pid "$(cat "$home/data/container.pid")" \
  --viewers "$viewers" --challenges "$challenges" --seconds "$seconds" --rounds "$rounds" |
  tee "$work/tables"
keep_tables
