"""promptguard: finds personal and confidential data in Japanese drafts before they reach a chat service.

The path of one draft is `promptguard.scan`; every folder's own docstring says what it is and how to add to it.
"""

__version__ = "0.1.0"
