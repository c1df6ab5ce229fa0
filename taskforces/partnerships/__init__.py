"""With whom a network works: partners asked and agreed with, and what units keep afterwards."""
