"""The pages: search, item, mails, sources, method. Server-rendered, usable without scripts, for people of a watch desk.

The only room of HTTP, templates and static files. It reads the index and the state database and writes nothing; what it
needs from outside (the open index, the clock, folders) comes through `search.web.ports`, filled by the roof.
"""
