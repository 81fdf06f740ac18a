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
printf '%s\n' "$code" >"$folder/exit.part" && mv -f "$folder/exit.part" "$folder/exit"
exit "$code"
