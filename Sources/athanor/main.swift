import Foundation

Output.occupyStandardStreams()
// A reader that goes away is noticed where something is written.
signal(SIGPIPE, SIG_IGN)
// So is a file that grows beyond what `ulimit -f` allows.
signal(SIGXFSZ, SIG_IGN)
let code = Program().main(Array(CommandLine.arguments.dropFirst()))
fflush(nil)
// What libraries would do at the end may never end: threads of OpenBLAS that find no memory try again
// for ever, and would be waited for.
_exit(code)
