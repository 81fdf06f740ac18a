#!/bin/sh
# Owns the process of one job and outlives the server: says who it is, runs the command exactly as written, and keeps its
# exit code. Standard output and error are the job's log already.
#   wrapper.sh FOLDER SHELL COMMAND
# A handler, unlike an ignored signal, is not inherited by the command; it keeps the wrapper alive to see the exit code.
trap : HUP INT TERM
folder=$1
printf '%s %s\n' "$$" "$(date +%s)" >"$folder/process.part" && mv -f "$folder/process.part" "$folder/process"
"$2" -c "$3"
code=$?
printf '%s\n' "$code" >"$folder/exit.part" && mv -f "$folder/exit.part" "$folder/exit"
exit "$code"
