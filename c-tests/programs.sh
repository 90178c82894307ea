# shellcheck shell=bash
# How the programs of same/ and ours/ are built, run and judged: for c-tests/cross, which says
#
#   CC                          the compiler, with its options
#   THEIRS                      options that find the original's headers and libraries; empty where they are installed
#   ORIGINAL, BUILD             the folders with the original's libraries (empty where they are installed) and with ours
#   WORK, MESSAGES              the folder for programs and what they print, the folder of messages
#   run LIBRARIES PROGRAM...    a function that runs a program on the libraries in a folder
#
# and exports it to the shells that run the functions here.

names() { for file in c-tests/"$1"/*.c; do basename "$file" .c; done; }

# Leaves out the lines of a program's output that may differ.
strip() { # strip PROGRAM
  local labels
  labels=$(awk -F '\t' -v program="$1" '$1 == program { print $2 }' c-tests/known-differences)
  if [ -n "$labels" ]; then grep -avF "$labels"; else cat; fi
}

build_same() { # build_same PROGRAM NAME: builds same/NAME.c against the original
  # shellcheck disable=SC2086
  $CC -g -O1 -Wall -Wextra -Werror $THEIRS -Ic-tests -o "$1" "c-tests/same/$2.c" -losip2 -losipparser2 -lpthread
}

build_ours() { # build_ours PROGRAM FILE: builds it against our headers
  $CC -g -O1 -Wall -Wextra -Werror -Iinclude -Ic-tests -o "$1" "$2" -L"$BUILD" -losip2 -losipparser2 -lpthread
}

printed() { # printed SIDE NAME LIBRARIES PROGRAM: what a program prints, and how it ends
  run "$3" "$4" "$MESSAGES" > "$WORK/$2.$1" 2> /dev/null
  echo "exit $?" >> "$WORK/$2.$1"
}

# A program that fails on the original, or prints nothing there, shows nothing.
equal() { # equal NAME
  [ "$(wc -l < "$WORK/$1.original")" -gt 1 ] || { echo "$1 prints nothing on the original" && return 1; }
  [ "$(tail -n 1 "$WORK/$1.original")" = "exit 0" ] || { echo "$1 fails on the original: $(tail -n 1 "$WORK/$1.original")" && return 1; }
  diff -a <(strip "$1" < "$WORK/$1.original") <(strip "$1" < "$WORK/$1.ours") | head -20
  return "${PIPESTATUS[0]}"
}

same() { # same NAME: one program, on both libraries
  build_same "$WORK/$1" "$1" || return 1
  printed original "$1" "$ORIGINAL" "$WORK/$1"
  printed ours "$1" "$BUILD" "$WORK/$1"
  equal "$1"
}

ours() { # ours NAME
  build_ours "$WORK/$1" "c-tests/ours/$1.c" && run "$BUILD" "$WORK/$1" "$MESSAGES"
}
