"""Numbers written as words, 0 to 199, in English, German, French, Spanish, Italian and Dutch."""

from __future__ import annotations

from collections.abc import Iterator

from docloop.values.normal_forms import fold

_SMALL = {
    "en": """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen
    """,
    "de": """
        null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn
        fünfzehn sechzehn siebzehn achtzehn neunzehn
    """,
    "fr": """
        zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze
        seize dix-sept dix-huit dix-neuf
    """,
    "es": """
        cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
        dieciséis diecisiete dieciocho diecinueve
    """,
    "it": """
        zero un due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici
        quindici sedici diciassette diciotto diciannove
    """,
    "nl": """
        nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien
        zestien zeventien achttien negentien
    """,
}
"""0 to 19."""

_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
}
"""20 to 90."""

_EN, _DE, _FR, _ES, _IT, _NL = (words.split() for words in _SMALL.values())
_EN_TENS, _DE_TENS, _FR_TENS, _ES_TENS, _IT_TENS, _NL_TENS = (words.split() for words in _TENS.values())
_OTHER_FORMS = {
    "eine": 1, "einen": 1, "einem": 1, "einer": 1, "eines": 1, "eins": 1, "une": 1, "uno": 1, "una": 1, "één": 1,
    "fuenf": 5, "zwoelf": 12, "fuenfzehn": 15, "dreissig": 30, "fuenfzig": 50,
}  # fmt: skip
_HUNDREDS = (
    ("one hundred", ("", " ", " and ")), ("a hundred", ("", " ", " and ")), ("hundert", ("", "und")),
    ("einhundert", ("", "und")), ("cent", ("", " ", "-")), ("cien", ("",)), ("ciento", (" ",)), ("cento", ("", " ")),
    ("honderd", ("", "en", " ")), ("éénhonderd", ("",)),
)  # fmt: skip


def _below_hundred() -> Iterator[tuple[str, int]]:
    for words in (_EN, _DE, _FR, _ES, _IT, _NL):
        yield from ((word, number) for number, word in enumerate(words))
    for place in range(8):
        tens = 10 * (place + 2)
        for names in (_EN_TENS, _DE_TENS, _ES_TENS, _IT_TENS, _NL_TENS):
            yield names[place], tens
        yield from _french(place, tens)
        for unit in range(1, 10):
            yield f"{_EN_TENS[place]}-{_EN[unit]}", tens + unit
            yield f"{_DE[unit]}und{_DE_TENS[place]}", tens + unit
            yield f"veinti{_ES[unit]}" if tens == 20 else f"{_ES_TENS[place]} y {_ES[unit]}", tens + unit
            yield (_IT_TENS[place][:-1] if unit in {1, 8} else _IT_TENS[place]) + _IT[unit], tens + unit
            yield f"{_NL[unit]}en{_NL_TENS[place]}", tens + unit

        yield from ((word, tens + 1) for word in _ending_in_one(place))


def _ending_in_one(place: int) -> tuple[str, str]:
    """Spanish and Italian have a short form before nouns and a long one: ventun giorni, ventuno."""
    return ("veintiuno" if place == 0 else f"{_ES_TENS[place]} y uno", f"{_IT_TENS[place][:-1]}uno")


def _french(place: int, tens: int) -> Iterator[tuple[str, int]]:
    """Those of seventy and ninety go on with ten to nineteen; eighty alone has an s."""
    name = _FR_TENS[place]
    teens = tens in {70, 90}
    if not teens:
        yield name + ("s" if tens == 80 else ""), tens
    for unit in range(0 if teens else 1, 10):
        joined = "et" if unit == 1 and tens < 80 else ""
        rest = _FR[10 + unit] if teens else _FR[unit]
        yield f"{name}-{joined}-{rest}" if joined else f"{name}-{rest}", tens + unit


def _all() -> Iterator[tuple[str, int]]:
    small = [*_below_hundred(), *_OTHER_FORMS.items()]
    yield from small
    for hundred, joints in _HUNDREDS:
        yield hundred, 100
        yield from ((f"{hundred}{joint}{word}", 100 + number) for joint in joints for word, number in small if number)


def _spelling_of(word: str) -> str:
    """What spellings of one number share: neither case nor accents, and spaces for hyphens."""
    return " ".join(fold(word).replace("-", " ").split())


NUMBERS: dict[str, int] = {_spelling_of(word): number for word, number in _all()}
"""By the key of a word."""

LONGEST = max(len(word.split()) for word in NUMBERS)


def number_in_words(text: str) -> int | None:
    """Return the number that a text writes out; None when it writes none."""
    return NUMBERS.get(_spelling_of(text))
