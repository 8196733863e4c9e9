// Tests follow, one file per source file.
