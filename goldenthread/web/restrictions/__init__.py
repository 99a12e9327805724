"""Children whose records nobody sees: restricting one, and showing it again with a second person."""
