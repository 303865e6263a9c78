"""The tests; ``etl`` first, which settles how openpyxl reads, before any of them imports it."""

import etl as etl
