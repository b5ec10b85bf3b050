"""What could hardly be read goes to a person with that reason."""

from __future__ import annotations

import pytest
from docloop.model.finding import Severity
from docloop.model.geometry import Box
from docloop.model.reading import Line, PageReading, Reading, Word
from docloop.steps.legibility import illegible

PRINT = "Invoice 2024-117 from Corner Cafe Ltd, payable within thirty days of receipt"
THAI = "ใบเสร็จรับเงิน บริษัท ซีพี แอ็กซ์ตร้า จำกัด สำนักงานใหญ่ เลขประจำตัวผู้เสียภาษี"


def reading(*lines: tuple[str, float | None]) -> Reading:
    made = [
        Line(
            words=(
                Word(text=text, box=Box(left=0.1, top=row / 50, right=0.6, bottom=row / 50 + 0.01), confidence=sure),
            )
        )
        for row, (text, sure) in enumerate(lines)
    ]
    return Reading(pages=(PageReading(number=1, width=100, height=140, reader="fake", lines=tuple(made)),))


@pytest.mark.parametrize(
    "lines",
    [
        [(PRINT, 0.97)],
        [(PRINT, None)],
        [(PRINT, 0.97), (PRINT, 0.95), (PRINT, 0.93), (PRINT, 0.92), (PRINT[:60], 0.5)],
        [("Total 12.50", 0.3)],
        [("Счёт на оплату № 117 от 12 марта 2024 г., поставщик ООО Ромашка", 0.96)],
        [("Τιμολόγιο πώλησης αριθμός 117, ημερομηνία έκδοσης δώδεκα Μαρτίου", 0.96)],
        [
            (
                "增值税电子普通发票开票日期购买方名称纳税人识别号地址电话开户行及账号货物或应税劳务服务名称规格型号单位数量",
                0.9,
            )
        ],
        [("請求書の日付と支払期限をご確認のうえお振込みくださいますようよろしくお願いいたします株式会社やまだ", 0.9)],
        [("ｾｲｷｭｳｼｮ ｶﾌﾞｼｷｶﾞｲｼｬ ﾔﾏﾀﾞ ＴＯＴＡＬ ＡＭＯＵＮＴ ＰＡＩＤ ｱﾘｶﾞﾄｳｺﾞｻﾞｲﾏｼﾀ", 0.9)],
        [(PRINT, 0.97), (PRINT, 0.97), (THAI[:30], 0.97)],
    ],
    ids=[
        "print",
        "own text",
        "a stamp",
        "too little",
        "cyrillic",
        "greek",
        "chinese",
        "japanese",
        "japanese of half width",
        "a thai name",
    ],
)
def test_what_was_read_well_is_not_asked_about(lines: list[tuple[str, float | None]]) -> None:
    assert illegible(reading(*lines)) == ()


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (THAI, "Thai"),
        (
            "कर बीजक संख्या ११७ दिनांक १२ मार्च २०२४ आपूर्तिकर्ता का नाम और पता कुल राशि देय",
            "Devanagari",
        ),
        ("فاتورة ضريبية رقم التسجيل الضريبي اسم المورد تاريخ الإصدار المبلغ الإجمالي المستحق", "Arabic"),
        ("חשבונית מס מספר עוסק מורשה תאריך הנפקה סכום כולל לתשלום שם הלקוח כתובת", "Hebrew"),
        (
            "세금계산서 공급자 등록번호 상호 성명 사업장 주소 업태 종목",
            "Hangul",
        ),
    ],
)
def test_a_script_without_words_is_named(text: str, script: str) -> None:
    [finding] = illegible(reading((text, None), (text, None), ("Total 12.50", None)))

    assert finding.code == "legibility.script"
    assert f"in {script} script" in finding.message
    assert (finding.severity, finding.fields) == (Severity.CONTRADICTS, ())


def test_much_that_is_doubtful_is_told_with_its_share() -> None:
    [finding] = illegible(reading((PRINT, 0.97), (PRINT, 0.97), (PRINT, 0.6)))

    assert finding.code == "legibility.doubtful"
    assert finding.message.startswith("33% of what was read is doubtful")
