"""What comes in: the files of a folder, and the copies of what was taken in, kept by content."""
