"""PDF files as a manuscript: words and lines of a page, cells between lines, tables that go on over pages."""
