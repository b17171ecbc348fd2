#!/usr/bin/env bash
# Puts the program through what a disk, a terminal and an administrator can do to it.
#
#   Tests/Faults/faults.sh [--short] [PROGRAM]
#
# Needs strace; mounts, and drops privileges, where it runs as root, and says what it skips. It
# prints "ok NAME", "FAILED NAME" or "skipped NAME" a check, and ends with 1 if one failed.
set -u
short=no
[ "${1:-}" = --short ] && { short=yes; shift; }
here=$(cd "$(dirname "$0")/../.." && pwd)
program=$(realpath "${1:-$here/.build/debug/athanor}")
[ -x "$program" ] || { echo "faults: no program at $program" >&2; exit 2; }

work=$(mktemp -d)
mounts=()
cleanup() {
  for mount in "${mounts[@]}"; do umount "$mount" 2>/dev/null; done
  rm -rf "$work"
}
trap cleanup EXIT
export HOME="$work" NO_COLOR=1
unset ATHANOR_SESSIONS XDG_STATE_HOME

passed=0
failed=0
ok() { passed=$((passed + 1)); echo "ok $1"; }
bad() { failed=$((failed + 1)); echo "FAILED $1: ${2:-}" | tr -d '\000-\010\013-\037'; }
skip() { echo "skipped $1: $2"; }
# check NAME CONDITION...: a check that a command decides.
check() { local name=$1; shift; if "$@"; then ok "$name"; else bad "$name" "$*"; fi; }

system=regularized-evolution
steps=$([ $short = yes ] && echo 12 || echo 60)
options=(--world nasbench201 --set trials=$steps --set population=5 --set sample=3 --checkpoint-interval 0 --json)
# begin FOLDER NAME: runs a small search to its end.
begin() { "$program" run $system "${options[@]}" --sessions "$1" --session "$2"; }
again() { "$program" resume "$2" --sessions "$1" --checkpoint-interval 0 --json; }
# goes_on FOLDER NAME: whether a session can be resumed, in silence.
goes_on() { again "$1" "$2" >"$work/out2" 2>"$work/err2"; }
# lists FOLDER NAME: whether a session is among those listed.
lists() { "$program" sessions --sessions "$1" --json 2>"$work/err2" | grep -q "\"name\":\"$2\""; }
# same FOLDER NAME: whether a session ended as the unbroken one did.
same() {
  cmp -s "$1/$2/events.jsonl" "$work/right/a/events.jsonl" \
    && cmp -s "$1/$2/checkpoint" "$work/right/a/checkpoint"
}
# one_line FILE: whether a message is one line without control characters.
one_line() { [ "$(grep -c . "$1")" -ge 1 ] && ! LC_ALL=C grep -q '[[:cntrl:]]' "$1"; }

begin "$work/right" a >"$work/right.out" || { echo "faults: no unbroken run" >&2; exit 2; }

# inject CALLS FAULT FOLDER: runs the small search with a fault, which strace makes.
inject() {
  # strace 6.1 counts no calls for a signal when it stops at the chosen calls only.
  local quickly=--seccomp-bpf
  case $2 in *signal=*) quickly= ;; esac
  { strace -f $quickly -qq -o "$work/trace" -e trace="$1" -e inject="$2" \
      "$program" run $system "${options[@]}" --sessions "$3" --session a \
      >"$work/out" 2>"$work/err"; } 2>/dev/null
}

# Every call that changes the disk fails, or the program is killed at it, one after another.
# sweep NAME CALL FAULT: until the fault does not come any more.
sweep() {
  local name=$1 call=$2 fault=$3 n=0 wrong="" most code step
  most=$([ $short = yes ] && echo 5 || echo 100000)
  while n=$((n + 1)) && [ $n -le "$most" ]; do
    local folder="$work/sweep" when=$n
    # In short form the calls are tried in growing strides: 1, 2, 5, 10, 17.
    [ $short = yes ] && when=$((n * (n - 2) + 2))
    rm -rf "$folder"
    inject "$call" "$call:$fault:when=$when" "$folder"
    code=$?
    case $fault in
      signal=KILL) [ $code -eq 137 ] || break ;;
      *) grep -q INJECTED "$work/trace" || break ;;
    esac
    case $fault in
      signal=KILL) ;;
      # A fault of the courtesies (the summary, a file's removal) may go by unnoticed.
      *) if [ $code -ne 0 ]; then
           one_line "$work/err" || [ "$(wc -l <"$work/err")" -eq 2 ] || wrong="call $when: $(cat "$work/err")"
           case $code in 1 | 2) ;; *) wrong="call $when: exit $code" ;; esac
         fi ;;
    esac
    step=$(sed -n 's/.*"event":"checkpoint","step":\([0-9]*\).*/\1/p' "$work/out" | tail -1)
    if [ -f "$folder/a/session.json" ]; then
      again "$folder" a >"$work/out2" 2>"$work/err2" || wrong="call $when: $(cat "$work/err2")"
    else
      [ -z "$step" ] || wrong="call $when: step $step was announced, but there is no session"
      begin "$folder" a >"$work/out2" 2>"$work/err2" || wrong="call $when: $(cat "$work/err2")"
    fi
    same "$folder" a || wrong="call $when: another end"
    [ -z "$(find "$folder/a" -name '*.new')" ] || wrong="call $when: a file being written stays"
    [ -z "$wrong" ] || break
  done
  # A sweep in which no fault came proves nothing.
  [ $n -gt 3 ] || wrong=${wrong:-"only $((n - 1)) faults came"}
  if [ -n "$wrong" ]; then bad "$name" "$wrong"; else ok "$name ($((n - 1)) times)"; fi
}

if ! command -v strace >/dev/null; then
  skip faults-of-calls "strace is not installed"
elif ! strace -qq -o /dev/null true 2>/dev/null; then
  skip faults-of-calls "strace may not trace here"
else
  for call in fsync rename,renameat,renameat2 unlink,unlinkat pwrite64; do
    sweep "kill-at-every-${call%%,*}" "$call" signal=KILL
  done
  sweep eio-on-fsync fsync error=EIO
  sweep enospc-on-write pwrite64 error=ENOSPC
  sweep enospc-on-rename rename,renameat,renameat2 error=ENOSPC

  # A file whose fsync failed is not trusted again: it is opened anew and written again.
  inject fsync fsync:error=EIO:when=6 "$work/eio"
  code=$?
  check eio-ends-with-1 test $code -eq 1
  check eio-names-the-file grep -q "cannot write to disk $work/eio/a" "$work/err"
  check eio-keeps-the-session goes_on "$work/eio" a
  check eio-then-the-right-end same "$work/eio" a
fi

# A full disk, and then a disk with space again.
mkdir "$work/full" "$work/fixed"
if ! mount -t tmpfs -o size=2m,mode=700 none "$work/full" 2>/dev/null; then
  skip full-disk "mounting is not permitted"
else
  mounts+=("$work/full")
  head -c 2020k /dev/zero >"$work/full/ballast"
  begin "$work/full" a >"$work/out" 2>"$work/err"
  code=$?
  check full-disk-ends-with-1 test $code -eq 1
  check full-disk-is-said grep -q "No space left on device; free some space" "$work/err"
  check full-disk-leaves-no-file-half-written test -z "$(find "$work/full" -name '*.new')"
  head -c 2m /dev/zero >>"$work/full/ballast" 2>/dev/null
  begin "$work/full" b >"$work/out" 2>"$work/err"
  code=$?
  check full-disk-starts-nothing test $code -eq 2 -a ! -e "$work/full/b"
  check full-disk-lists-sessions lists "$work/full" a
  rm "$work/full/ballast"
  check freed-disk-goes-on goes_on "$work/full" a
  check freed-disk-has-the-right-end same "$work/full" a
fi

# A folder that may not be written to.
# refused NAME COMMAND...: ends with 2 within a second, in one line, without claims.
refused() {
  local name=$1 code start end; shift
  start=$(date +%s%N)
  "$@" >"$work/out" 2>"$work/err"
  code=$?
  end=$(date +%s%N)
  [ $code -eq 2 ] || { bad "$name" "exit $code: $(cat "$work/err")"; return; }
  [ $((end - start)) -lt 1000000000 ] || { bad "$name" "took $((end - start)) ns"; return; }
  grep -q checkpoint "$work/out" && { bad "$name" "claims to have saved"; return; }
  one_line "$work/err" && ok "$name" || bad "$name" "$(cat "$work/err")"
}
if mount -t tmpfs -o size=4m,mode=755 none "$work/fixed" 2>/dev/null; then
  mounts+=("$work/fixed")
  cp -r "$work/right/a" "$work/fixed/a"
  mount -o remount,ro "$work/fixed"
  refused read-only-disk begin "$work/fixed" b
  refused read-only-disk-resume again "$work/fixed" a
  check read-only-disk-lists lists "$work/fixed" a
else
  skip read-only-disk "mounting is not permitted"
fi
if [ "$(id -u)" -ne 0 ]; then
  skip forbidden-folder "only root can become nobody"
elif ! setpriv --reuid=65534 --regid=65534 --clear-groups "$program" --version >/dev/null 2>&1; then
  skip forbidden-folder "nobody may not run $program"
else
  chmod 755 "$work"
  nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  mkdir -m 755 "$work/forbidden"
  refused forbidden-folder "${nobody[@]}" "$program" run $system --sessions "$work/forbidden" --json
  refused forbidden-session "${nobody[@]}" "$program" resume a --sessions "$work/right" --json
fi

# Locales: equal bytes, whatever the language.
for locale in C POSIX C.utf8 de_DE.UTF-8 xx_YY; do
  env LC_ALL=$locale "$program" run $system "${options[@]}" --sessions "$work/locales" \
    --session $locale >"$work/out" 2>"$work/err"
  code=$?
  check "locale-$locale" test $code -eq 0 -a ! -s "$work/err"
  check "locale-$locale-same-bytes" same "$work/locales" "$locale"
done

# Limits of the process.
(ulimit -n 12; begin "$work/limits" files) >"$work/out" 2>"$work/err"
code=$?
check few-files-end-well test $code -le 2
[ $code -eq 0 ] || check few-files-are-said test -s "$work/err"
(ulimit -f 8; begin "$work/limits" size) >"$work/out" 2>"$work/err"
code=$?
check small-files-end-with-1 test $code -eq 1
check small-files-are-said grep -q "File too large" "$work/err"
check small-files-go-on goes_on "$work/limits" size
check small-files-then-the-right-end same "$work/limits" size

# Standard output that is closed, full, or not read.
begin "$work/streams" closed >&- 2>"$work/err"
check closed-output test $? -eq 0
check closed-output-right-end same "$work/streams" closed
begin "$work/streams" all-closed <&- >&- 2>&-
check closed-streams test $? -eq 0
check closed-streams-right-end same "$work/streams" all-closed
begin "$work/streams" full >/dev/full 2>"$work/err"
check full-output-ends-with-1 test $? -eq 1
check full-output-is-said grep -q "cannot write to standard output: No space left" "$work/err"
again "$work/streams" full >/dev/null 2>&1
check full-output-right-end same "$work/streams" full
begin "$work/streams" unread 2>/dev/null | head -1 >/dev/null
check unread-output-ends-with-141 test "${PIPESTATUS[0]}" -eq 141
again "$work/streams" unread >/dev/null 2>&1
check unread-output-right-end same "$work/streams" unread
for command in list doctor "describe $system"; do
  # shellcheck disable=SC2086
  "$program" $command >/dev/full 2>/dev/null
  check "full-output-of-${command%% *}" test $? -eq 1
done

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
