"""Worker processes: documents are read and parsed apart from the program, with limits of time and memory."""
