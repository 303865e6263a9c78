"""Spreadsheets in, a versioned database out."""

import os

# openpyxl takes lxml where it finds it (the slides bring it): another parser of what people upload, with limits and
# errors of its own. One parser reads them, whatever is installed.
os.environ["OPENPYXL_LXML"] = "False"
