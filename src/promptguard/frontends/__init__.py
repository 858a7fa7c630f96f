"""Ways in. No decisions are made here: a way in reads a draft, has it scanned and shows the report.

`reading` and `drafts` are shared by all of them; `cli` is the command line, `service` what waits for it, `clipboard`
guards what is copied, `page` is the page in the browser.
"""
