"""The deployment's parameters: their defaults and what they mean."""

from __future__ import annotations

from cdk.shapes import ParameterSpec

PARAMETERS: dict[str, ParameterSpec] = {
    "readers": ParameterSpec(
        "embedded,neural,tesseract",
        "readers in order of preference; embedded takes the XML inside e-invoices; add textract to send pages to AWS "
        "Textract",
    ),
    "second_reader": ParameterSpec("tesseract", "re-reads the lines that fields stand on; none: nothing is read twice"),
    "languages": ParameterSpec("eng,deu", "Tesseract languages"),
    "threshold": ParameterSpec("0.70", "confidence from which a field is accepted, unless a policy says otherwise"),
    "retrain_after": ParameterSpec("25", "so many new labels of a document type start a training; 0: none do"),
    "retention_days": ParameterSpec(
        "0",
        "so many days after a document was received, it is erased everywhere, decided or not; 0 keeps everything",
    ),
    "audit_lock_days": ParameterSpec("365", "nothing of the audit record can be deleted for so many days, 1 to 3650"),
    "log_retention_days": ParameterSpec("30", "days that logs are kept"),
    "alarm_mail": ParameterSpec("", "address that alarms are sent to; empty: nobody is told when something breaks"),
    "oldest_review_hours": ParameterSpec("24", "an alarm rings when a review is open for so many hours, 1 to 8760"),
    "architecture": ParameterSpec("arm64", "arm64 or x86_64"),
    "max_concurrency": ParameterSpec("10", "documents extracted at the same time, 2 to 1000"),
    "api_concurrency": ParameterSpec(
        "0",
        "concurrent requests reserved for the API, and its limit; 0: none. AWS refuses it where less than 100 would be "
        "left to others, and a new account has 10",
    ),
    "second_factor": ParameterSpec("optional", "code of an authenticator app at sign-in: off, optional or required"),
    "sweep_concurrency": ParameterSpec("0", "the same for the sweeper, 2 to 10; 0: none"),
    "origin": ParameterSpec("*", "origin of pages besides the console that may call the API; *: none"),
}
