"""The command line: options to a function call, a result to a writer."""
