#!/bin/sh
# Runs a command once for each rank, each with the variables of its own file and into its own log. Ends when all workers have,
# or when the first rank fails: with the exit code of that one, whose number is then in the file "failed".
#   ranks.sh FOLDER RANKS WORKERS fork|mpi WORD...     starts all
#   ranks.sh FOLDER rank WORD...                       is one of those that mpirun started
folder=$1

# The variables are in this function's subshell alone; a command that is told to end by a signal ends by itself.
as_rank() {
  rank=$1
  shift
  (
    . "$folder/$rank.sh"
    exec "$@" >>"$log" 2>&1
  )
}

keep_failed() {
  mkdir "$folder/first" 2>/dev/null && printf '%s\n' "$1" >"$folder/failed"
}

trap : HUP INT TERM

if [ "$2" = rank ]; then
  shift 2
  number=${OMPI_COMM_WORLD_RANK:-${PMI_RANK:-${PMIX_RANK:-0}}}
  as_rank "$number" "$@"
  code=$?
  [ "$code" -eq 0 ] || keep_failed "$number"
  exit "$code"
fi

ranks=$2
workers=$3
how=$4
shift 4

if [ "$how" = mpi ] && command -v mpirun >/dev/null 2>&1; then
  # Open MPI refuses root and more processes than processors unless it is told otherwise; MPICH does not read these
  OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1 \
    PRTE_MCA_rmaps_default_mapping_policy=:oversubscribe \
    mpirun -n "$ranks" /bin/sh "$0" "$folder" rank "$@"
  exit $?
fi

# Each rank says in this pipe how it ended; open for reading and writing, it never ends by itself.
mkfifo "$folder/ended" || exit 1
exec 3<>"$folder/ended"
number=0
while [ "$number" -lt "$ranks" ]; do
  (
    as_rank "$number" "$@" 3>&-
    code=$?
    . "$folder/$number.sh"
    { [ "$waited" = no ] && [ "$code" -eq 0 ]; } || printf '%s %s\n' "$number" "$code" >&3
  ) &
  number=$((number + 1))
done
while [ "$workers" -gt 0 ]; do
  # a signal interrupts the reading
  read -r number code <&3 || continue
  if [ "$code" -ne 0 ]; then
    keep_failed "$number"
    exit "$code"
  fi
  workers=$((workers - 1))
done
