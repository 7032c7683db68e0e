#!/bin/sh
# Start-up time and memory of the containers; see containers.md. POSIX sh, Linux.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
runs=3
idle=30
port=28200
kinds="server agent joined standalone"
assemblies=$here/../../karaf-assembly

usage() {
  cat <<'EOF'
usage: containers.sh [--runs N] [--idle SECONDS] [--port N] [--distributions DIR] [KIND ...]

Starts each container cold (a fresh home) and then warm (the same home again), measures the time until it
answers and its memory after SECONDS of idleness, and prints a table of medians in Markdown.

  KIND                 server, agent, standalone, or joined: an agent with a runner and a listener on the
                       virtual air, enrolled at a server (default: all)
  --runs N             cold and warm starts of each (default 3)
  --idle SECONDS       before memory is read (default 30)
  --port N             the first of four free ports (default 28200)
  --distributions DIR  holds server, agent, standalone (default: those built in karaf-assembly)

Environment: CHALLENGECTL_MAX_HEAP and EXTRA_JAVA_OPTS reach the containers. Needs curl.
EOF
}

die() { printf 'containers.sh: %s\n' "$*" >&2; exit "${status:-1}"; }

chosen=
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --runs | --idle | --port | --distributions)
      [ $# -gt 1 ] || { status=2; die "$1 needs a value"; }
      case $1=$2 in
        --distributions=*) ;;
        *=*[!0-9]* | *=) status=2; die "$1 needs a number" ;;
      esac
      case $1 in
        --runs) runs=$2 ;;
        --idle) idle=$2 ;;
        --port) port=$2 ;;
        --distributions) assemblies=$2 ;;
      esac
      shift
      ;;
    server | agent | joined | standalone) chosen="$chosen $1" ;;
    *) status=2; die "'$1' is not known; see --help" ;;
  esac
  shift
done
kinds=${chosen:-$kinds}
command -v curl >/dev/null || die "curl is missing"

container() { # KIND -> the container that it is
  case $1 in joined) echo agent ;; *) echo "$1" ;; esac
}

distribution() { # KIND -> its folder
  for folder in "$assemblies/$(container "$1")/target/assembly" "$assemblies/$(container "$1")"; do
    if [ -x "$folder/bin/challengectl" ]; then
      printf '%s\n' "$folder"
      return
    fi
  done
  die "there is no $(container "$1") distribution in $assemblies; run ./challengectl build"
}

work=$(mktemp -d)
running= # homes of containers to be stopped, by kind: "kind:home ..."

launch() { # KIND HOME HTTP_PORT : starts it
  running="$1:$2 $running"
  CHALLENGECTL_HTTP_PORT=$3 CHALLENGECTL_SSH_PORT=$(($3 + 1)) \
    "$(distribution "$1")/bin/challengectl" "$(container "$1")" start --home "$2" >"$work/launch.log" 2>&1 ||
    die "the $1 container did not start: $(cat "$work/launch.log")"
}

stop() { # KIND HOME
  "$(distribution "$1")/bin/challengectl" "$(container "$1")" stop --home "$2" >/dev/null 2>&1 || :
}

finish() {
  for one in $running; do
    stop "${one%%:*}" "${one#*:}"
  done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

ready() { # KIND HOME HTTP_PORT LOG_LINES_BEFORE : whether it answers
  case $1 in
    server | standalone) curl -fs -m 2 -o /dev/null "http://127.0.0.1:$3/api/health" ;;
    # Each start of an agent adds to the log; only what is new counts.
    agent) [ "$(new_log "$2" "$4" | grep -c "modulation '.*' is here")" -ge 4 ] ;;
    joined) [ "$(new_log "$2" "$4" | grep -c ' registered')" -ge 2 ] ;;
  esac
}

log_lines() { wc -l 2>/dev/null <"$1/data/log/karaf.log" || echo 0; }
new_log() { tail -n "+$(($2 + 1))" "$1/data/log/karaf.log" 2>/dev/null || :; }
now_ms() { echo $(($(date +%s%N) / 1000000)); }

resident_mib() { # PID FIELD
  awk -v field="$2:" '$1 == field { printf "%d\n", $2 / 1024 }' "/proc/$1/status"
}

measure() { # KIND HOME TEMPERATURE : adds a line to the results
  before=0
  [ ! -f "$2/data/log/karaf.log" ] || before=$(log_lines "$2")
  began=$(now_ms)
  launch "$1" "$2" "$port"
  until ready "$1" "$2" "$port" "$before"; do
    [ $(($(now_ms) - began)) -lt 120000 ] || die "$1 was not ready after 120 s; see its log: $(tail -n 5 "$2/data/log/karaf.log")"
    sleep 0.1
  done
  took=$(($(now_ms) - began))
  sleep "$idle"
  pid=$(cat "$2/data/container.pid")
  rss=$(resident_mib "$pid" VmRSS)
  peak=$(resident_mib "$pid" VmHWM)
  printf '%s %s %s %s %s\n' "$1" "$3" "$took" "$rss" "$peak" >>"$work/results"
  printf '%s, %s: ready after %s ms, resident %s MiB, at most %s MiB; load %s\n' \
    "$1" "$3" "$took" "$rss" "$peak" "$(cut -d ' ' -f 1 /proc/loadavg)" >&2
  stop "$1" "$2"
}

token() { # AGENT -> its token and key, as two words
  curl -fsS -H "Authorization: Bearer $(cat "$work/host/data/challengectl/operator.key")" \
    -H 'Content-Type: application/json' -d "{\"runner_name\":\"$1\"}" \
    "http://127.0.0.1:$((port + 2))/api/enrollment/token" |
    sed 's/.*"token":"\([^"]*\)".*"api_key":"\([^"]*\)".*/\1 \2/'
}

agent_file() { # ROLE ID_FIELD DEVICE ID
  # shellcheck disable=SC2046 # two words
  set -- "$@" $(token "$4")
  cat <<EOF
$1:
  $2: $4
  server_url: "http://127.0.0.1:$((port + 2))"
  enrollment_token: "$5"
  api_key: "$6"
radios:
  models:
    - model: virtual
      rf_samplerate: 500000
  devices:
    - name: $3
      model: virtual
EOF
}

join() { # HOME RUN : gives an agent's home its two files
  cp -R "$(distribution agent)/etc" "$1/etc"
  mkdir -p "$1/etc/agents"
  agent_file runner runner_id tx0 "runner-$2" >"$1/etc/agents/runner.yml"
  agent_file listener agent_id rx0 "listener-$2" >"$1/etc/agents/listener.yml"
}

median() { # of numbers on lines
  sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : int((v[NR / 2] + v[NR / 2 + 1]) / 2) }'
}

: >"$work/results"
for kind in $kinds; do
  distribution "$kind" >/dev/null
  [ "$kind" != joined ] || distribution server >/dev/null
done
for kind in $kinds; do
  if [ "$kind" = joined ]; then
    launch server "$work/host" $((port + 2))
    until ready server "$work/host" $((port + 2)) 0; do sleep 0.5; done
  fi
  n=0
  while [ $n -lt "$runs" ]; do
    n=$((n + 1))
    home=$work/$kind-$n
    mkdir -p "$home"
    [ "$kind" != joined ] || join "$home" "$n"
    measure "$kind" "$home" cold
    measure "$kind" "$home" warm
  done
  [ "$kind" != joined ] || stop server "$work/host"
done

printf '\n| container | start | ready after, s (median; all) | resident when idle, MiB (median; all) | peak, MiB |\n|---|---|---|---|---|\n'
for kind in $kinds; do
  for start in cold warm; do
    mine=$(awk -v k="$kind" -v s="$start" '$1 == k && $2 == s' "$work/results")
    printf '| %s | %s | %s; %s | %s; %s | %s |\n' "$kind" "$start" \
      "$(printf '%s\n' "$mine" | awk '{ print $3 }' | median | awk '{ printf "%.1f", $1 / 1000 }')" \
      "$(printf '%s\n' "$mine" | awk '{ printf "%s%.1f", sep, $3 / 1000; sep = ", " }')" \
      "$(printf '%s\n' "$mine" | awk '{ print $4 }' | median)" \
      "$(printf '%s\n' "$mine" | awk '{ printf "%s%s", sep, $4; sep = ", " }')" \
      "$(printf '%s\n' "$mine" | awk '{ print $5 }' | sort -n | tail -n 1)"
  done
done
