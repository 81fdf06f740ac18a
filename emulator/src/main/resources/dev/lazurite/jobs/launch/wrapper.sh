#!/bin/sh
# Owns the process of one job and outlives the server: says who it is, runs the command exactly as given, and keeps its exit
# code. Standard output and error are the job's log already.
#   wrapper.sh FOLDER WORD...
# A handler, unlike an ignored signal, is not inherited by the command; it keeps the wrapper alive to see the exit code.
trap : HUP INT TERM
folder=$1
shift
printf '%s %s\n' "$$" "$(date +%s)" >"$folder/process.part" && mv -f "$folder/process.part" "$folder/process"
"$@"
code=$?
# Where the job has a control group of its own: whether the kernel killed a process because the group had too much memory.
if read -r groups <"$folder/groups"; then
  while IFS=: read -r hierarchy _ group; do
    [ "$hierarchy" = 0 ] || continue
    while read -r event count; do
      [ "$event" = oom_kill ] && [ "$count" -gt 0 ] && : >"$folder/out-of-memory"
    done <"$groups$group/memory.events"
  done </proc/self/cgroup
fi 2>/dev/null
printf '%s\n' "$code" >"$folder/exit.part" && mv -f "$folder/exit.part" "$folder/exit"
exit "$code"
