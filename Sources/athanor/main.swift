import Foundation

Output.occupyStandardStreams()
// A reader that goes away is noticed where something is written.
signal(SIGPIPE, SIG_IGN)
// So is a file that grows beyond what `ulimit -f` allows.
signal(SIGXFSZ, SIG_IGN)
exit(Program().main(Array(CommandLine.arguments.dropFirst())))
