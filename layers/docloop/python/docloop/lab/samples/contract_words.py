"""Sentences of made contracts, in several habits of drafting. None of them is taken from a docset."""

from __future__ import annotations

PREAMBLES = (
    "This {title} (the “Contract”) is made {when} between {a} (hereinafter referred to as the “{role_a}”) of {town_a}, "
    "and {b}, having its registered office in {town_b} (the “{role_b}”).",
    "{title_caps} entered into {when} BY AND AMONG {a}, with its principal place of business at {town_a} "
    "(“{role_a}”); and {b}, located in {town_b} (“{role_b}”), each a “Party” and together the “Parties”.",
    "{a} ({role_a}) and {b} ({role_b}) have agreed {when} on the following {title}. {role_a} resides in {town_a}, "
    "{role_b} in {town_b}.",
    "The parties to this {title}, signed {when}, are: (1) {a}, a company of {town_a}, referred to below as {role_a}; "
    "and (2) {b}, of {town_b}, referred to below as {role_b}.",
)
WHEN = ("on {date}", "as of {date} (the “Commencement Date”)", "this {date}", "with effect from {date}")
TERMS = (
    "Unless ended earlier, this Contract remains in force for {term} from the Commencement Date.",
    "The engagement shall last {term}, counted from the day first written above.",
    "This Contract expires {term} after it was signed.",
    "Duration. The Parties are bound for a fixed period of {term}; thereafter all duties end by themselves.",
)
NOTICES = (
    "Either Party may end this Contract with {notice} notice in writing.",
    "Termination is possible at any time if {notice} have been given as a warning to the other side.",
    "Whoever wishes to leave shall tell the other Party {notice} in advance.",
)
LAWS = (
    "Applicable law. {law} law alone applies to this Contract, whatever its rules on conflicts may say.",
    "This Contract and all that follows from it is subject to the law of {law}.",
    "Any dispute shall be decided under the laws in force in {law}, and by its courts.",
    "The Parties choose the substantive law of {law}; the United Nations Convention on sales does not apply.",
)
RENEWALS = {
    "automatic": (
        "It is prolonged by the same period again and again unless somebody objects.",
        "Thereafter it shall automatically renew for further periods.",
    ),
    "none": ("There is no renewal.", "It ends without renewal and without a further declaration."),
}
FILLERS = (
    "The {role_a} shall pay invoices within {days} days of receipt; interest of {rate} per cent is due afterwards.",
    "The {role_b} keeps records for {years} years and shows them on request to auditors from {other_town}.",
    "An earlier letter of {other_date} between the {role_a} and {other} is replaced by this Contract.",
    "Goods are delivered to {other_town} free of charge; risk passes when the carrier takes them over.",
    "The {role_b} insures its staff with {other} and proves so once a year, for the first time on {other_date}.",
    "Nothing in this Contract makes one Party the agent, the partner or the employee of the other.",
    "Changes need the written form, and so does a waiver of that form; what was said before has no weight.",
    "If a clause proves void, the others stay in force, and the Parties replace it by one that comes close to it.",
    "Defects are reported within {days} days; a claim for defects lapses {years} years after delivery.",
    "Neither Party answers for what it could not prevent, such as strikes, floods, embargoes or orders of authorities.",
    "Names, drawings and samples that the {role_a} hands over stay its property and are returned on demand.",
    "The {role_b} may not assign its claims to third parties, {other} excepted, without consent of the {role_a}.",
)
TITLES = (
    "Service Agreement",
    "Supply Contract",
    "Lease",
    "Licence Agreement",
    "Maintenance Contract",
    "Consulting Agreement",
)
ROLES = (("Client", "Contractor"), ("Buyer", "Seller"), ("Tenant", "Landlord"), ("Licensee", "Licensor"))
FIRST = (
    *("Nordic", "Blue Harbor", "Atlas", "Meridian", "Silverline", "Old Mill", "Greystone", "Pacific Crest"),
    *("Larkfield", "Tamarack", "Quayside", "Ironbridge", "Sunfield", "Highmoor", "Castellan", "Redwing"),
)
SECOND = (
    "Timber",
    "Systems",
    "Foods",
    "Shipping",
    "Robotics",
    "Textiles",
    "Energy",
    "Analytics",
    "Instruments",
    "Farms",
)
FORMS = ("Inc.", "LLC", "Ltd.", "GmbH", "& Sons, Inc.", "PLC", "Corporation", "B.V.")
GIVEN = ("Anna", "Peter", "Louise", "Samir", "Grace", "Ivan", "Maria J.", "Thomas A.")
FAMILY = ("Keller", "Okafor", "Lindqvist", "Moreau", "Haddad", "Novak", "Whitfield", "Tanaka")
TOWNS = ("Leeds", "Rotterdam", "Turin", "Graz", "Austin", "Galway", "Lyon", "Basel", "Porto", "Aarhus")
LAW_PLACES = (
    "England",
    "Texas",
    "Switzerland",
    "Austria",
    "Ireland",
    "Ontario",
    "New South Wales",
    "Denmark",
    "Portugal",
)
