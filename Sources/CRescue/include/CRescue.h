#pragma once
#include <stddef.h>
#include <termios.h>

// What a signal handler may touch, kept where no language runtime is needed: the terminal as it
// was, the bytes that make it usable again, and the pipe that wakes the program. Besides, what the C
// library offers by macros alone.

/// Remembers how to restore the terminal on `descriptor`, and restores it from now on when the
/// program dies of SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE or SIGQUIT; the last of what
/// `log` holds is then printed, and the signal takes its course. At most 255 bytes are kept.
void rescue_arm(
    int descriptor, int log, const struct termios *before, const char *bytes, size_t count);

/// Forgets it: the program's end no longer touches the terminal.
void rescue_disarm(void);

/// Restores the terminal now. Safe in a signal handler; does nothing when not armed.
void rescue_restore(void);

/// Prints the last of what is in a file of its own, such as a log that stood in for standard error.
void rescue_print_tail(int log, int target);

/// From now on writes the number of these signals, a byte each, to `pipe`: those that ask for an end
/// (SIGTERM, SIGHUP, SIGINT, SIGUSR1, SIGUSR2, SIGXCPU, SIGALRM, SIGVTALRM, SIGPWR), and SIGTSTP,
/// SIGCONT, SIGWINCH. The pipe must not block. The former also interrupt what blocks, and
/// end the process by SIGALRM if it has not ended by itself five seconds later.
void rescue_watch(int pipe);

/// Lets those signals do again what they did before.
void rescue_unwatch(void);

/// Stops the process (or with `group` all of its job) as if nobody had caught SIGTSTP; returns when
/// it goes on.
void rescue_stop(int group);

/// The size of the terminal on `descriptor`; 0 when it is gone.
int rescue_size(int descriptor, int *columns, int *rows);

/// From now on a block of memory of this size or larger is given back to the machine when it is freed
/// or moved. By itself the GNU C library ceases to do so after the first such block, and a history
/// that grows leaves its former places behind. Does nothing with other libraries.
void rescue_return_blocks(int size);

/// A file in memory that has no name and goes away with its descriptor; -1 when there can be none.
int rescue_memory(void);

/// A pipe whose ends neither block nor pass to other programs; 0 when there is one.
int rescue_pipe(int ends[2]);
