#!/bin/sh
# Plays the published runner contract against a server, with nothing but curl and what POSIX has.
# Prints a protocol; ends with 1 at the first deviation. See README.md.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
server=http://127.0.0.1:8080
operator_key=
flag=$here/../../etc/demo/voice.wav

usage() {
  cat <<'EOT'
usage: runner.sh --operator-key FILE [--server URL] [--flag FILE]

Imports one challenge, enrols two runners, and has them register, poll, download, report and sign out as
the published contract says. Removes challenge and runners again. The server must have no other enabled
challenge: this client radiates nothing and would report somebody's challenge as sent.

  --operator-key FILE  the operator's key: data/challengectl/operator.key in the server's home
  --server URL         default http://127.0.0.1:8080
  --flag FILE          a sound that the challenge sends (default etc/demo/voice.wav)

For a server with a certificate of its own set CURL_CA_BUNDLE to it. Exit codes: 0 all as the contract
says, 1 a deviation, 2 called wrongly.
EOT
}

wrong() { printf 'runner.sh: %s\n' "$*" >&2; exit 2; }

while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --server | --operator-key | --flag)
      [ $# -gt 1 ] || wrong "$1 needs a value"
      case $1 in
        --server) server=${2%/} ;;
        --operator-key) operator_key=$2 ;;
        --flag) flag=$2 ;;
      esac
      shift 2
      ;;
    *) wrong "'$1' is not known; see --help" ;;
  esac
done
[ -n "$operator_key" ] || wrong "--operator-key is missing; see --help"
[ -r "$operator_key" ] || wrong "cannot read $operator_key"
[ -r "$flag" ] || wrong "cannot read $flag"
command -v curl >/dev/null || wrong "curl is missing"

work=$(mktemp -d)
run=$$-$(date +%s)
first=foreign-sh-$run-1
second=foreign-sh-$run-2
challenge=

finish() {
  for path in "runners/$first" "runners/$second" ${challenge:+"challenges/$challenge"}; do
    curl -s -m 10 -o /dev/null -X DELETE -H "@$work/operator" "$server/api/$path" || :
  done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

# Keys go through files, so that no list of processes shows them.
umask 077
printf 'Authorization: Bearer %s\n' "$(cat "$operator_key")" >"$work/operator"
: >"$work/nobody"

step=0
status=
body=

# call WHO METHOD PATH [CURL'S ARGUMENTS] : sets status and body
call() {
  who=$1 method=$2 path=$3
  shift 3
  status=$(curl -sS -m 60 -o "$work/body" -w '%{http_code}' -X "$method" -H "@$work/$who" "$@" "$server/api/$path") ||
    deviation "no answer to $method /api/$path"
  body=$(tr -d '\n\000' <"$work/body")
}

post() { # WHO PATH JSON
  printf '%s' "$3" >"$work/request"
  call "$1" POST "$2" -H 'Content-Type: application/json' --data-binary "@$work/request"
}

deviation() {
  printf 'DEVIATION after step %d: %s\n' "$step" "$*" >&2
  exit 1
}

# is STATUS... : the last answer has one of these; says so with $what
is() {
  for one in "$@"; do
    if [ "$status" = "$one" ]; then
      step=$((step + 1))
      printf '%2d  ok  %s  %s\n' "$step" "$status" "$what"
      return
    fi
  done
  deviation "$what: expected $*, was $status: $body"
}

member() { # NAME : the text or number of the first member of that name; other members don't matter
  printf '%s' "$body" | grep -o "\"$1\" *: *\(\"[^\"]*\"\|[0-9.]*\)" | head -n 1 |
    sed 's/^"[^"]*" *: *//; s/^"//; s/"$//'
}

needs() { # NAME... : members that the last answer must have
  for name in "$@"; do
    [ -n "$(member "$name")" ] || deviation "$what: '$name' is missing in $body"
  done
}

same() { # WHAT ONE OTHER
  [ "$2" = "$3" ] || deviation "$what: $1 was '$2' and is '$3'"
}

nothing_to_do() {
  printf '%s' "$body" | grep -q '"task" *: *null' || deviation "$what: expected no task, was $body"
}

has_code() {
  needs error code
}

enrol() { # RUNNER NUMBER : token, identity and enrolment
  what="the operator makes a token for runner $2"
  post operator enrollment/token "{\"runner_name\":\"$1\",\"expires_hours\":1}"
  is 201
  needs token api_key expires_at
  token=$(member token)
  key=$(member api_key)
  mac=02:00:00:00:00:0$2
  machine=$(printf '%031d%d' 0 "$2")
  printf '%s\n' "Authorization: Bearer $key" "X-Runner-MAC: $mac" "X-Runner-Machine-ID: $machine" >"$work/runner$2"
  printf '%s\n' "X-API-Key: $key" "X-Runner-MAC: $mac" "X-Runner-Machine-ID: $machine" >"$work/runner$2-x"
  devices='[{"device_id":0,"model":"hackrf","name":"0","frequency_limits":["144000000-148000000"]}]'
  application="{\"enrollment_token\":\"$token\",\"api_key\":\"$key\",\"runner_id\":\"$1\",\"hostname\":\"foreign-$2\",\"mac_address\":\"$mac\",\"machine_id\":\"$machine\",\"devices\":$devices}"
  what="runner $2 enrols"
  post nobody enrollment/enroll "$application"
  is 201
  what="the same token a second time is refused"
  post nobody enrollment/enroll "$application"
  is 401 409
  has_code
  what="runner $2 registers"
  post "runner$2" runners/register "{\"hostname\":\"foreign-$2\",\"devices\":$devices}"
  is 200
}

what="the server is there"
call nobody GET health
is 200
needs status timestamp

what="the server has no other enabled challenge"
call operator GET challenges
is 200
if printf '%s' "$body" | grep -q '"enabled" *: *true'; then
  wrong "the server has enabled challenges; disable them, or use another server"
fi

what="the operator imports an event with a file"
call operator POST challenges/import -F "file=@$here/event.yml;type=application/x-yaml" -F "files=@$flag;filename=voice.wav"
is 200 201
challenge=foreign-client-check

enrol "$first" 1
enrol "$second" 2

what="a wrong key is refused"
sed '1 { s/a$/b/; t; s/.$/a/; }' "$work/runner1" >"$work/wrong"
post wrong "runners/$first/heartbeat" '{}'
is 401
has_code
what="no key at all is refused"
post nobody "runners/$first/heartbeat" '{}'
is 401
what="a key for another runner's path is refused"
post runner1 "runners/$second/heartbeat" '{}'
is 403
has_code

what="heartbeat with Authorization: Bearer"
post runner1 "runners/$first/heartbeat" '{}'
is 200
what="heartbeat with X-API-Key"
post runner1-x "runners/$first/heartbeat" '{}'
is 200
post runner2 "runners/$second/heartbeat" '{}'
what="heartbeat of the second runner"
is 200

what="a poll whose answer is lost"
call runner1 GET "runners/$first/task"
is 200
what="the next poll brings the task"
call runner1 GET "runners/$first/task"
is 200
needs challenge_id name modulation frequency flag
challenge=$(member challenge_id)
frequency=$(member frequency)
file=$(member flag)
lease=$(member lease)
same "the frequency" 144500000 "$frequency"
what="the poll after that brings the same task"
call runner1-x GET "runners/$first/task"
is 200
same "the challenge" "$challenge" "$(member challenge_id)"
same "the frequency" "$frequency" "$(member frequency)"
same "the flag" "$file" "$(member flag)"
same "the lease" "$lease" "$(member lease)"
what="the second runner gets nothing meanwhile"
call runner2 GET "runners/$second/task"
is 200
nothing_to_do

what="the flag is downloaded and has its hash"
hash=${file#sha256:}
same "the flag's kind" "sha256:$hash" "$file"
status=$(curl -sS -m 60 -o "$work/flag" -w '%{http_code}' -H "@$work/runner1" "$server/api/files/$hash") ||
  deviation "no answer to the download"
is 200
same "the hash" "$hash" "$(sha256sum "$work/flag" | cut -d ' ' -f 1)"
cmp -s "$work/flag" "$flag" || deviation "$what: not the bytes that were imported"
what="a file that is not there"
call runner1 GET "files/0000000000000000000000000000000000000000000000000000000000000000"
is 404
has_code

report="{\"challenge_id\":\"$challenge\",\"success\":true,\"device_id\":\"0\",\"frequency\":$frequency}"
what="another runner cannot complete it"
post runner2 "runners/$second/complete" "$report"
is 404 409
has_code
what="the runner logs"
post runner1 "runners/$first/log" "{\"log\":{\"level\":\"INFO\",\"message\":\"sent $challenge\",\"timestamp\":\"$(date -u +%Y-%m-%dT%H:%M:%SZ)\"}}"
is 200
what="the runner completes"
post runner1 "runners/$first/complete" "$report"
is 200
what="the same completion once more changes nothing"
post runner1 "runners/$first/complete" "$report"
is 200 409
what="it is counted once"
call operator GET "transmissions?challenge_id=$challenge&limit=100"
is 200
same "the number of transmissions by $first" 1 "$(printf '%s' "$body" | grep -o "\"runner_id\" *: *\"$first\"" | wc -l | tr -d ' ')"
what="the challenge rests"
call runner1 GET "runners/$first/task"
is 200
nothing_to_do

what="the first runner signs out"
post runner1 "runners/$first/signout" '{}'
is 200
what="the second runner signs out"
post runner2 "runners/$second/signout" '{}'
is 200
what="the operator deletes the first runner"
call operator DELETE "runners/$first"
is 200 204
what="its key has ended"
post runner1 "runners/$first/heartbeat" '{}'
is 401

printf 'All %d steps as the contract says.\n' "$step"
