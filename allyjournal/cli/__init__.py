"""The command line: arguments, commands, and the terminal. It works without Qt."""
