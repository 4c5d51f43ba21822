"""One module per group of pages; each view reads, fills a template and answers. None writes."""
