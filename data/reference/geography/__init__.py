"""How the reference geography is rebuilt from public archives; `data.reference.build` is the command."""
