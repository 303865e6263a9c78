"""What people upload is parsed by one parser, whatever other libraries bring along."""

import lxml.etree
from openpyxl import xml


def test_openpyxl_leaves_lxml_alone() -> None:
    assert lxml.etree.LXML_VERSION
    assert xml.LXML is False
