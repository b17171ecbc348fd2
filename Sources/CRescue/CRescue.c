#define _GNU_SOURCE
#include "CRescue.h"

#include <errno.h>
#include <fcntl.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

// All state is written before the handlers that read it are installed.
static volatile sig_atomic_t armed = 0;
static int terminal = -1;
static int log_file = -1;
static struct termios terminal_before;
static char closing[255];
static size_t closing_count = 0;
static volatile sig_atomic_t wake_pipe = -1;

static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT};
// Signals that ask for an end, then those of terminals.
static const int ending[] = {SIGTERM, SIGHUP,  SIGINT,    SIGUSR1, SIGUSR2,
                             SIGXCPU, SIGALRM, SIGVTALRM, SIGPWR};
static const int others[] = {SIGTSTP, SIGCONT, SIGWINCH};
enum { fatal_count = sizeof fatal / sizeof *fatal };
enum { ending_count = sizeof ending / sizeof *ending };
enum { others_count = sizeof others / sizeof *others };
static struct sigaction fatal_before[fatal_count];
static struct sigaction ending_before[ending_count];
static struct sigaction others_before[others_count];

static void write_all(int descriptor, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

void rescue_restore(void) {
  if (!armed) return;
  write_all(terminal, closing, closing_count);
  tcsetattr(terminal, TCSANOW, &terminal_before);
}

void rescue_print_tail(int log, int target) {
  char buffer[2048];
  off_t end = lseek(log, 0, SEEK_END);
  if (end <= 0) return;
  off_t start = end > (off_t)sizeof buffer ? end - (off_t)sizeof buffer : 0;
  ssize_t count = pread(log, buffer, sizeof buffer, start);
  for (ssize_t i = 0; i < count; i++) {
    // What was logged came from anywhere; only text and line ends may reach a terminal.
    unsigned char byte = (unsigned char)buffer[i];
    if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f) buffer[i] = '?';
  }
  if (count > 0) write_all(target, buffer, (size_t)count);
}

static void die(int signal_number) {
  int saved = errno;
  if (armed) {
    rescue_restore();
    rescue_print_tail(log_file, terminal);
    armed = 0;
  }
  errno = saved;
  // SA_RESETHAND has put the default action back; it acts when this handler returns.
  raise(signal_number);
}

void rescue_arm(
    int descriptor, int log, const struct termios *before, const char *bytes, size_t count) {
  terminal = descriptor;
  log_file = log;
  terminal_before = *before;
  closing_count = count < sizeof closing ? count : sizeof closing;
  memcpy(closing, bytes, closing_count);
  if (!armed) {
    // A stack of its own, so that even a stack overflow of the main thread is survived this far.
    static char *stack = NULL;
    size_t size = 64 * 1024;
    if (!stack) {
      void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
      if (memory != MAP_FAILED) stack = memory;
    }
    if (stack) {
      stack_t alternate = {.ss_sp = stack, .ss_size = size};
      sigaltstack(&alternate, NULL);
    }
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = die;
    action.sa_flags = SA_ONSTACK | SA_RESETHAND;
    sigfillset(&action.sa_mask);
    for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &action, &fatal_before[i]);
  }
  armed = 1;
}

void rescue_disarm(void) {
  if (!armed) return;
  armed = 0;
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &fatal_before[i], NULL);
}

static void wake(int signal_number) {
  int saved = errno;
  char byte = (char)signal_number;
  if (wake_pipe >= 0) (void)!write(wake_pipe, &byte, 1);
  errno = saved;
}

static void wake_to_end(int signal_number) {
  // A terminal that takes no more bytes holds the program in a write; it must end all the same, so
  // from now on the alarm does what it does by default.
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  sigaction(SIGALRM, &action, NULL);
  alarm(5);
  wake(signal_number);
}

void rescue_watch(int pipe) {
  wake_pipe = pipe;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = wake_to_end;
  for (int i = 0; i < ending_count; i++) sigaction(ending[i], &action, &ending_before[i]);
  action.sa_handler = wake;
  action.sa_flags = SA_RESTART;
  for (int i = 0; i < others_count; i++) sigaction(others[i], &action, &others_before[i]);
}

void rescue_unwatch(void) {
  for (int i = 0; i < ending_count; i++) sigaction(ending[i], &ending_before[i], NULL);
  for (int i = 0; i < others_count; i++) sigaction(others[i], &others_before[i], NULL);
  wake_pipe = -1;
}

void rescue_stop(int group) {
  struct sigaction action, before;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  if (group) {
    // The others first, for afterwards this process cannot.
    action.sa_handler = SIG_IGN;
    sigaction(SIGTSTP, &action, &before);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &before, NULL);
  }
  action.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &action, &before);
  raise(SIGTSTP);  // to this thread, so that it has happened when raise returns
  sigaction(SIGTSTP, &before, NULL);
}

int rescue_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return 0;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 1;
}

int rescue_memory(void) { return memfd_create("athanor", MFD_CLOEXEC); }

int rescue_pipe(int ends[2]) { return pipe2(ends, O_NONBLOCK | O_CLOEXEC); }

void rescue_return_blocks(int size) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, size);
#else
  (void)size;
#endif
}
