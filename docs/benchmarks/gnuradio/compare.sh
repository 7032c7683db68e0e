#!/bin/sh
# Measures all modulations with JMH and, by turns, the same work done by GNU Radio, each on one core, and writes the
# tables into ../modulations.md. Takes 12 to 15 minutes.
#
#   compare.sh [--core N] [--rounds N] [--only NAME,NAME]
#
# Needs bundles/benchmarks/target/benchmarks.jar (mvn -B -DskipTests -P benchmarks package -pl bundles/benchmarks -am),
# GNU Radio 3.10 for /usr/bin/python3 (Debian: gnuradio) and taskset.
set -eu

core=1
rounds=2
only=
while [ $# -gt 0 ]; do
  case "$1" in
    --core) core=$2; shift 2 ;;
    --rounds) rounds=$2; shift 2 ;;
    --only) only=$2; shift 2 ;;
    *) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 2 ;;
  esac
done

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
jar=$root/bundles/benchmarks/target/benchmarks.jar
python=/usr/bin/python3
[ -f "$jar" ] || { echo "compare.sh: $jar is not there; see the head of this script" >&2; exit 1; }
"$python" -c 'from gnuradio import gr' 2>/dev/null ||
  { echo "compare.sh: GNU Radio is not there (Debian: apt install gnuradio)" >&2; exit 1; }

# What was measured stays there until the next run; tables.py makes the tables of it again.
work=$root/bundles/benchmarks/target/compare
rm -rf "$work"
mkdir -p "$work"

# names, what to measure, further options of JMH
jmh() {
  taskset -c "$core" java -jar "$jar" "ModulationBenchmark.($2)" -p "modulation=$1" -f 1 -wi 2 -w 500ms -i 3 -r 300ms \
    -prof gc -rf json -rff "$work/jmh.$(date +%s.%N).json" $3 >"$work/log" 2>&1 || cat "$work/log" >&2
}

gnuradio() {
  for rate in 2000000 20000000; do
    taskset -c "$core" "$python" "$here/bench.py" "$1" "$rate" --seconds 0.8 >"$work/log" 2>&1 || cat "$work/log" >&2
    grep "^$1 $rate " "$work/log" >>"$work/gnuradio" || true
  done
}

all=$("$python" "$here/tables.py" names "$jar")
if [ -n "$only" ]; then
  all=$(echo "$only" | tr ',' ' ')
fi

cut -d ' ' -f 1-3 /proc/loadavg >"$work/load"
round=1
while [ "$round" -le "$rounds" ]; do
  for name in $all; do
    echo "round $round: $name" >&2
    jmh "$name" int8 ""
    gnuradio "$name"
  done
  round=$((round + 1))
done
for name in $all; do
  echo "formats: $name" >&2
  jmh "$name" 'floats|int16' "-p rateHz=2000000"
done
cut -d ' ' -f 1-3 /proc/loadavg >>"$work/load"

"$python" "$here/tables.py" write "$work" "$here/../modulations.md"
