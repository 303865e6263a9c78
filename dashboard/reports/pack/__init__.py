"""The pack of a meeting: pages of parts, worked out once, then written as slides, PDF, workbook or HTML."""
