"""The warm service: one per user, with rules, dictionary and tagger in memory.

`address` and `wire` are what both sides know: where the service listens, who proves what to whom, and how a call of
the command line travels; they and `asking`, the client's side, import next to nothing, because `frontends.quick`
lives on them. `engine` keeps scanners and makes them anew when their files change, `memory` keeps reports, `calls`
answers the command line. The JSON interface reads its `fields` and counts `offsets` in the caller's units: `answers`
checks, `masking` and `restoring` go there and back, `dismissing` records decisions, `decoding` reads files. `guard`
lets in nobody else, `app` joins these, `serving` opens the socket and runs, `login` writes what starts the service
with the desktop.
"""
