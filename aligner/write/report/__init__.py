"""The report: a page of HTML that shows two texts side by side and where they differ."""
