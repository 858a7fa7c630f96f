"""The warm service: one per user, with rules, dictionary and tagger in memory.

`address` and `wire` are what both sides know: where the service listens, who proves what to whom, and how a call of
the command line travels; they import next to nothing, because the thin client (`frontends.quick`) lives on them.
`engine` keeps scanners and makes them anew when their files change, `calls` answers the thin client, `answers` the
JSON interface, `guard` lets in nobody else, `app` joins these, `serving` opens the socket and runs, `units` writes
what starts the service at login.
"""
