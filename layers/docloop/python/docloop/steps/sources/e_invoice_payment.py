"""How an e-invoice is to be paid: to which account, until when, and which tax is part of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from xml.etree.ElementTree import Element

from docloop.steps.sources.e_invoice_elements import Found, elements, first, stated, text_of, texts
from docloop.steps.sources.e_invoice_paths import Syntax
from docloop.values.field_roles import FieldRole
from docloop.values.ibans import iban_holds, stated_iban
from docloop.values.money import money_text, stated_money
from docloop.values.normal_forms import unspaced

_DIRECT_DEBIT = frozenset({"49", "59"})
"""Codes of UNTDID 4461 for payments that the payee draws himself."""

_VAT = frozenset({"VA", "VAT"})
_ON_SALES = re.compile("[CIS]?GST|HST|QST|PST|SST|IVA|TVA|MVA|MOMS|ALV|BTW|MWST|UST|ABN|SAL|STT")
"""Schemes of the VAT by other names and of taxes like it. A number for other taxes is not looked up by customers."""
_MOST = 100
"""Accounts, terms and registrations that are looked at, each; invoices have one or two."""


@dataclass
class Heard:
    """`found` is what counts; `notes` are sentences on what was left out, `doubt` tells why a person should look.

    `not_theirs` are accounts of the customer.
    """

    found: Found | None = None
    notes: list[str] = field(default_factory=list)
    doubt: str | None = None
    not_theirs: tuple[str, ...] = ()


def account(root: Element, syntax: Syntax) -> Heard:
    """The payee's account. One that a direct debit is drawn from is the customer's, and never taken for it."""
    payers = tuple(dict.fromkeys(unspaced(each).upper() for each in texts(root, syntax.payer_account)[:_MOST]))
    heard = Heard(not_theirs=payers)
    known = list(stated(root, syntax.payee_account, stated_iban))
    ours = [each for each in known if each.value not in payers]
    heard.found = ours[0] if ours else None
    if len(ours) < len(known):
        heard.doubt = "The account of the payee is also named as the one that is debited."
    if payers:
        heard.notes.append(f"The amount is debited from the account {payers[0]}, which is not the supplier's.")
    codes = {text_of(each) for path in syntax.means for each, _ in elements(root, path)}
    if heard.found and not payers and codes and codes <= _DIRECT_DEBIT:
        heard.doubt = f"The payment is a direct debit: {heard.found.value} may be the account that is debited."
    payees = dict.fromkeys(unspaced(each).upper() for each in texts(root, syntax.payee_account)[:_MOST])
    for iban in payees:
        if _looks_like_iban(iban) and not iban_holds(iban):
            refused = f"The check digits of the account {iban[:34]} in the invoice data are wrong, so it was not taken."
            if heard.found or heard.doubt:
                heard.notes.append(refused)
            else:
                heard.doubt = refused
    if len(more := list(dict.fromkeys(each.value for each in ours))) > 1:
        heard.notes.append(f"{len(more)} accounts are named; the first was taken, not {', '.join(more[1:4])}.")
    return heard


def _looks_like_iban(text: str) -> bool:
    return text[:2].isalpha() and text[2:4].isdigit() and text.isalnum() and len(text) >= 15


def due(root: Element, syntax: Syntax) -> Heard:
    """The day until which all is to be paid: the last one of those that are not for a discount."""
    reads, paths = syntax.fields[FieldRole.DUE]
    discounted = {each.value for term in _discounted(root, syntax) for each in stated(term, syntax.due_of_term, reads)}
    for path in paths:
        known = list(stated(root, (path,), reads))
        net = [each for each in known if each.value not in discounted]
        if found := max(net or known, default=None):
            days = sorted({each.value for each in net or known})
            heard = Heard(found)
            if len(days) > 1:
                heard.doubt = f"Several due dates are named: {', '.join(days[:5])}."
            elif net and len({each.value for each in known}) > 1:
                early = ", ".join(sorted({each.value for each in known} - {found.value})[:5])
                heard.notes.append(f"Until {early} there is a discount; all is due on {found.value}.")
            return heard
    return Heard()


def _discounted(root: Element, syntax: Syntax) -> list[Element]:
    return [term for term, _ in elements(root, syntax.term)[:_MOST] if elements(term, syntax.discount)]


def tax(root: Element, syntax: Syntax, currency: str | None, net: str | None, gross: str | None) -> Found | None:
    """The sum of the taxes; of several totals in the invoice's currency all, where only that leads to the total."""
    reads, paths = syntax.fields[FieldRole.TAX]
    one = first(root, paths, reads, currency)
    if one is None or net is None or gross is None:
        return one
    expected = Decimal(gross) - Decimal(net)
    if Decimal(one.value) == expected:
        return one
    all_of_it = [
        Found(amount, where)
        for each, where in elements(root, paths[0])
        if currency is None or each.get("currencyID", currency) == currency
        if (amount := stated_money(text_of(each))) is not None
    ]
    if len(all_of_it) > 1 and sum((Decimal(each.value) for each in all_of_it), Decimal(0)) == expected:
        return Found(money_text(expected), all_of_it[0].path)
    return next((each for each in all_of_it if Decimal(each.value) == expected), one)


def tax_id(root: Element, syntax: Syntax) -> Found | None:
    """The number under which the supplier pays VAT, else one of another tax on sales, such as GST."""
    reads, paths = syntax.fields[FieldRole.SUPPLIER_TAX_ID]
    known: list[tuple[str, Found]] = []
    for registration, where in islice((each for path in paths for each in elements(root, path)), _MOST):
        for number, inside in elements(registration, syntax.tax_number):
            if (found := reads(text_of(number))) is not None:
                said = (text_of(each) for each, _ in elements(registration, syntax.tax_scheme))
                scheme = next(said, number.get("schemeID", "")).strip().upper()
                known.append((scheme, Found(found, f"{where}/{inside}")))
    vat = [found for scheme, found in known if scheme in _VAT]
    others = [found for scheme, found in known if _ON_SALES.fullmatch(scheme)]
    return next(iter([*vat, *others]), None)
