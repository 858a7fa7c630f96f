"""The local page: a draft is tried, masked and its answer restored in the browser, on this computer alone.

`site/` holds what the browser gets, as it is: no build step, no framework, nothing from elsewhere. Its sentences are
in `words.yaml`. `files` offers both, `entering` lets a browser in, `serving` runs them with the JSON interface of
`frontends.service`.
To add a module of the page: a file in `site/`; the folder is the registry.
"""
