"""How much of everything a document may hold, so that none takes the time or the memory of others.

What is over a limit either fails with a typed error or is left out with a finding; nothing is left out silently. Limits
that a deployment may want to change are settings (MAX_BYTES, MAX_PAGES, MAX_PIXELS, READER_TIMEOUT …).
"""

from __future__ import annotations

CHARACTERS_PER_PAGE = 200_000
"""In a page's own text layer. A page of a newspaper has some 30,000. More: TooMuchText."""

ANNOTATIONS_PER_PAGE = 2_000
"""That are looked at for typed text without an appearance; a form has some hundred fields. More: left as they are."""

CHARACTERS_PER_ANNOTATION = 10_000
"""Of a typed text without an appearance. More: the rest is left out, for it would not fit on the page."""

WORDS_PER_PAGE = 20_000
"""As read by any reader. A dense page of a telephone directory has some 5,000. More: TooMuchText."""

WORDS_PER_DOCUMENT = 250_000
"""What extraction holds in memory at once; some 600 printed pages. More: TooMuchText."""

WORDS_TO_LEARN_FROM = 800_000
"""What training holds in memory at once, some 2 kB a word: 130 contracts of ten pages, 5,000 receipts. Older labels
are not learned from."""

XML_NODES = 200_000
"""Elements and attributes of an e-invoice. One with 2,000 line items has 120,000. More: its XML is not read, which
is a finding; a bare XML is refused."""

XML_BYTES = 50_000_000
"""Of an e-invoice with the files inside it, whose content is passed over. More: as XML_NODES."""

XML_CHARACTERS = 10_000_000
"""Of an e-invoice without those files. More: as XML_NODES."""

XML_DEPTH = 100
"""Elements inside each other; an e-invoice has about ten. More: as XML_NODES."""

PARTS = 60
"""Papers of one file, which are stored in one transaction. More: the file is to be split before it is uploaded."""

SHEETS_PER_PAGE = 20
"""Sheets of paper that are told apart on one picture, the largest first; a person lays out some six. More: left out,
and the words on them make the picture one that is asked about."""

CODES_PER_PAGE = 50
"""Bar codes and two-dimensional codes that are kept, payment codes first. More: as if codes could not be read."""

CODE_CHARACTERS = 8_000
"""Of one code; the fullest QR code has 7,089 digits. More: the code is not kept."""

SECONDS_TO_FIND_CODES = 4.0
"""On one page; a page of 300 dpi takes 0.3 s. More: that page and those after it have no codes, which is a finding."""

LONGEST_PAGE = 50.0
"""How many times as long as wide a page may be, or as wide as long; a till roll is up to ten. More: PageTooComplex."""

LONGEST_PAGE_FOR_NEURAL = 8.0
"""The same for the neural reader, which magnifies narrow pages: it takes 0.1 GB for each of these times. Another reader
reads what is longer."""

SECONDS_TO_UNDERSTAND = 20.0
"""From reading to decision, for a document of any length; a receipt takes 0.2 s. More: TookTooLong."""

SECONDS_TO_UNDERSTAND_A_PAGE = 1.0
"""The same for each of its pages, beside that."""

SECONDS_TO_STORE = 15.0
"""What a run keeps for storing the outcome."""

SECONDS_TO_READ_A_PAGE = 25.0
"""From rendering it to the end of all attempts but the first, which READER_TIMEOUT bounds: turned, or by another
reader."""
