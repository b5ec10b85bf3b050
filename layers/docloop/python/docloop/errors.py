"""Every error docloop raises on purpose.

    DocloopError
    ├── DocumentError            this file cannot be processed as it is; the document ends `failed`, never retried
    │   ├── EmptyFile            zero bytes
    │   ├── UnsupportedFormat    not a format that docloop reads, whatever its name says
    │   ├── DamagedFile          starts like a known format and cannot be decoded
    │   ├── EncryptedFile        needs a password
    │   ├── FileTooLarge         over the byte budget
    │   ├── TooManyPages         over the page budget
    │   ├── PageTooLarge         over the pixel budget of a page
    │   ├── PageTooComplex       opening or rendering it takes more time or memory than a page may
    │   ├── TooMuchText          more words than a page or a document may have
    │   ├── TookTooLong          what was read could not be understood in time
    │   ├── SourceMissing        the object left the bucket before it was read
    │   ├── ReadingTimedOut      a page took longer than a reader may
    │   ├── UnknownDocumentType  the folder names a type that does not exist
    │   └── ProcessingFailed     a defect met while processing; kept for a person to look at
    ├── ResultLost               a committed result is no longer where it was staged
    ├── UnreadableMessage        a queue message that docloop never sends; set aside, never retried
    ├── RequestError             the caller can put it right
    │   ├── InvalidRequest       a value is not what the contract asks for
    │   │   ├── BodyTooLarge
    │   │   ├── WrongContentType
    │   │   │   └── FileInBody   a file was sent where the form for its upload is asked for
    │   │   ├── WrongPassword    of somebody who has signed in
    │   │   ├── WrongCode        of an authenticator app, or mailed for a forgotten password
    │   │   └── AnswerTooLarge
    │   ├── NotFound
    │   ├── MethodNotAllowed     there is such a path, but it cannot be used like this
    │   ├── Forbidden            known, but not allowed to do this
    │   ├── Unauthenticated      not known
    │   │   └── SignInExpired    the steps of signing in took too long
    │   ├── TooManyAttempts      a password or a code was tried too often
    │   └── ConflictError        what is stored is not what the caller thinks
    │       ├── VersionConflict  somebody wrote first
    │       ├── ClaimConflict    the claim is lapsed or somebody else's
    │       ├── IllegalTransition
    │       ├── SecondFactorConflict  the second factor is not in the state that this needs
    │       ├── TrainingUnderWay  one training of a document type at a time
    │       └── KeyReused        an Idempotency-Key came back with another request
    ├── DependencyError          retryable: a service or a reader did not do its part
    │   ├── ServiceUnavailable
    │   ├── DocumentBusy         another invocation is working on it
    │   ├── TrainingBusy         another invocation is training it
    │   ├── ModelUnavailable     a stored model is missing or not what its name says
    │   ├── StoredContentDamaged  a stored prediction or result is not what its digest says
    │   └── ReaderFailed
    └── ConfigurationError       a setting is missing or wrong; found at cold start

An error carries facts (ids, names, numbers, codes), says what helps (`remedy`) and whether trying again can help
(`retryable`). Its text never holds a value read from a document, a file name or an object key.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

Fact = str | int | float | bool | None


class DocloopError(Exception):
    """The root. `code` is stable and machine-readable; `facts` hold no personal data."""

    code: ClassVar[str] = "docloop_error"
    retryable: ClassVar[bool] = False
    remedy: ClassVar[str] = "Check the function's log and include it when you report the problem."

    def __init__(self, message: str = "", **facts: Fact) -> None:
        self.facts: dict[str, Fact] = facts
        self.message = message or (self.__doc__ or self.code).splitlines()[0]
        super().__init__(self.message)


class DocumentError(DocloopError):
    """The file cannot be processed as it is."""

    code = "document_error"
    remedy = "Open the file in a viewer, save it again and upload the new file."


class EmptyFile(DocumentError):
    """The file has no content."""

    code = "empty_file"
    remedy = "Upload the file again; the transfer may have been cut off."


class UnsupportedFormat(DocumentError):
    """The content is not a format that docloop reads."""

    code = "unsupported_format"
    remedy = "Convert it to PDF, PNG, JPEG, TIFF, WEBP or HEIC; XML is read when it is an e-invoice."


class DamagedFile(DocumentError):
    """The file cannot be decoded."""

    code = "damaged_file"
    remedy = "Open it in a viewer and save it again, or scan it again."


class EncryptedFile(DocumentError):
    """The file needs a password."""

    code = "encrypted_file"
    remedy = "Save it without a password and upload the new file."


class FileTooLarge(DocumentError):
    """The file is too large."""

    code = "file_too_large"
    remedy = "Split the file, or ask your administrator to raise the size limit (MAX_BYTES)."


class TooManyPages(DocumentError):
    """The file has too many pages."""

    code = "too_many_pages"
    remedy = "Split the file, or ask your administrator to raise the page limit (MAX_PAGES)."


class PageTooLarge(DocumentError):
    """A page has too many pixels."""

    code = "page_too_large"
    remedy = "Scan it at a lower resolution, or ask your administrator to raise the pixel limit (MAX_PIXELS)."


class PageTooComplex(DocumentError):
    """Opening the file or rendering a page takes more time or memory than allowed."""

    code = "page_too_complex"
    remedy = "Print it to a new PDF, or save its pages as images, and upload the result."


class TooMuchText(DocumentError):
    """A page or the whole document has more text than can be processed at once."""

    code = "too_much_text"
    remedy = "Split the file and upload the parts, or upload only the pages that matter."


class TookTooLong(DocumentError):
    """The document could not be processed in the time allowed."""

    code = "took_too_long"
    remedy = "Split the file and upload the parts, or upload a simpler copy."


class SourceMissing(DocumentError):
    """The file was deleted from the bucket before it was read."""

    code = "source_missing"
    remedy = "Upload the file again."


class ReadingTimedOut(DocumentError):
    """Reading a page took longer than allowed."""

    code = "reading_timed_out"
    remedy = "Scan it at a lower resolution, or ask your administrator to raise the time limit (READER_TIMEOUT)."


class UnknownDocumentType(DocumentError):
    """The folder names a document type that does not exist."""

    code = "unknown_document_type"
    remedy = "Use a folder named after an existing document type, or describe the type first."


class ProcessingFailed(DocumentError):
    """An unexpected error occurred during processing."""

    code = "processing_failed"
    remedy = "Try again. If it fails again, ask your administrator to check the log for this document ID."


class ResultLost(DocloopError):
    """The stored result is missing."""

    code = "result_lost"
    remedy = "Restore the staged object from an earlier version, or reopen the document."


class UnreadableMessage(DocloopError):
    """A queue message that docloop never sends."""

    code = "unreadable_message"
    remedy = "Find out who writes to the queue; the message is kept in the dead-letter queue."


class RequestError(DocloopError):
    """The caller can put this right."""

    code = "request_error"
    remedy = "Check the request and try again; the API description lists what it takes."


class InvalidRequest(RequestError):
    """A value is not valid. `field` names it."""

    code = "invalid_request"
    remedy = "Correct the value and try again."


class BodyTooLarge(InvalidRequest):
    """The body of the request is too large."""

    code = "body_too_large"
    remedy = "Send less at once. Files are uploaded through the upload form, not in the request itself."


class WrongContentType(InvalidRequest):
    """The content type of the body is not supported."""

    code = "wrong_content_type"
    remedy = "Send JSON as application/json."


class FileInBody(WrongContentType):
    """Files are not sent to the API itself; the body of this request is or holds one."""

    code = "file_in_body"
    remedy = (
        'Send JSON such as {"file_name": "invoice.pdf"} to POST /documents. Then send a form (multipart/form-data) to '
        "the `url` of the answer: all of its `fields`, and the file last as `file`."
    )


class AnswerTooLarge(InvalidRequest):
    """The response is too large to send."""

    code = "answer_too_large"
    remedy = "Ask for fewer items at once, or accept compressed responses (`Accept-Encoding: gzip`)."


class WrongPassword(InvalidRequest):
    """The password is wrong."""

    code = "wrong_password"
    remedy = "Enter your current password."

    def __init__(self, message: str = "", **facts: Fact) -> None:
        super().__init__(message, **{"field": "password", **facts})


class WrongCode(InvalidRequest):
    """The code is wrong or has expired."""

    code = "wrong_code"
    remedy = "Enter the latest code."

    def __init__(self, message: str = "", **facts: Fact) -> None:
        super().__init__(message, **{"field": "code", **facts})


class NotFound(RequestError):
    """Not found."""

    code = "not_found"
    remedy = "Check the address and the ID in it. Erased documents cannot be restored."


class MethodNotAllowed(RequestError):
    """This path does not take this method."""

    code = "method_not_allowed"
    remedy = "Use one of the methods listed in the `Allow` header."


class Forbidden(RequestError):
    """Your role does not allow this."""

    code = "forbidden"
    remedy = "Ask someone whose role allows it, or ask an administrator for the role."


class Unauthenticated(RequestError):
    """Sign in first."""

    code = "unauthenticated"
    remedy = "Sign in and try again."


class SignInExpired(Unauthenticated):
    """This sign-in has expired or has been completed already."""

    code = "sign_in_expired"
    remedy = "Start signing in again."


class TooManyAttempts(RequestError):
    """There were too many attempts; the next one has to wait."""

    code = "too_many_attempts"
    retryable = True
    remedy = "Wait a moment, then try again."

    def __init__(self, message: str = "", *, retry_after: int = 1, **facts: Fact) -> None:
        """`retry_after`: seconds, at least 1."""
        super().__init__(message, retry_after=retry_after, **facts)
        self.retry_after = retry_after


class ConflictError(RequestError):
    """The stored data does not match the request."""

    code = "conflict"
    remedy = "Reload to see the current state."


class VersionConflict(ConflictError):
    """Someone else has changed this in the meantime."""

    code = "version_conflict"
    remedy = "Reload and repeat the change."


class ClaimConflict(ConflictError):
    """The review is claimed by someone else, or your claim has expired.

    `holder` is the user id of who holds it now and `until` when that claim ends; both None when nobody does.
    """

    code = "claim_conflict"
    remedy = "If the review is still open, claim it again; your draft is kept."

    def __init__(
        self, message: str = "", *, holder: str | None = None, until: datetime | None = None, **facts: Fact
    ) -> None:
        super().__init__(message, holder=holder, until=until.isoformat() if until else None, **facts)
        self.holder = holder
        self.until = until


class IllegalTransition(ConflictError):
    """This is not possible in the current state."""

    code = "illegal_transition"
    remedy = "Reload to see the current state."


class SecondFactorConflict(ConflictError):
    """The second factor does not allow this. `state`: `off`, `required`, `active` or `missing`."""

    code = "second_factor_conflict"
    remedy = "Check your account page to see what is set up and what is required."


class TrainingUnderWay(ConflictError):
    """A model is already being trained for this document type."""

    code = "training_under_way"
    remedy = "Wait until it has finished."


class KeyReused(ConflictError):
    """This Idempotency-Key was already used for a different request."""

    code = "key_reused"
    remedy = "Use a new key for each new request."


class DependencyError(DocloopError):
    """A service is temporarily unavailable; trying again may help."""

    code = "dependency_error"
    retryable = True
    remedy = "Try again in a moment. If the problem persists, ask your administrator to check the logs."


class ServiceUnavailable(DependencyError):
    """A service did not respond, or asked to be called later."""

    code = "service_unavailable"


class DocumentBusy(DependencyError):
    """Another invocation is working on this document."""

    code = "document_busy"


class TrainingBusy(DependencyError):
    """Another invocation is running this training."""

    code = "training_busy"


class ModelUnavailable(DependencyError):
    """A stored model is missing, or is not what its name says."""

    code = "model_unavailable"
    remedy = "Ask your administrator to promote another model for this document type; waiting documents then continue."


class StoredContentDamaged(DependencyError):
    """A stored object does not have the content that was committed."""

    code = "stored_content_damaged"
    remedy = "Ask your administrator to restore an earlier version of the object. Nothing was published from it."


class ReaderFailed(DependencyError):
    """A reader stopped without an answer."""

    code = "reader_failed"


class ConfigurationError(DocloopError):
    """A setting is missing or wrong."""

    code = "configuration_error"
    remedy = "Correct the setting, then deploy or start again. The documentation lists every setting."
