"""Word parts that invented names, places and goods are put together from."""

from __future__ import annotations

STEMS_START = [
    "Al",
    "Bre",
    "Cor",
    "Dal",
    "Els",
    "Fen",
    "Gor",
    "Hal",
    "Ist",
    "Jor",
    "Kel",
    "Lun",
    "Mar",
    "Nor",
    "Ost",
    "Per",
    "Quil",
    "Rav",
    "Sel",
    "Tan",
    "Ul",
    "Vel",
    "Wen",
    "Yar",
    "Zim",
]
STEMS_END = [
    "ban",
    "dric",
    "fora",
    "gand",
    "hild",
    "kova",
    "lind",
    "mora",
    "nell",
    "rath",
    "sted",
    "tova",
    "veda",
    "wick",
    "zari",
]

GIVEN_NAMES = [
    "Ada",
    "Ben",
    "Clara",
    "Daniel",
    "Elif",
    "Frida",
    "Hanno",
    "Ines",
    "Jonas",
    "Karim",
    "Lea",
    "Mats",
    "Nora",
    "Oskar",
    "Pia",
    "Ruben",
    "Sara",
    "Tomas",
]

TRADES = {
    "us_restaurant": ("Grill", "Diner", "Kitchen", "Taproom", "Smokehouse", "Bistro"),
    "us_store": ("Hardware", "Market", "Home Supply", "Pharmacy", "Outdoor Co."),
    "my_gst": ("Trading Sdn Bhd", "Restaurant Sdn Bhd", "Stationery (M) Sdn Bhd", "Enterprise", "Mart Sdn Bhd"),
    "de_supermarkt": ("Frischemarkt", "Supermarkt", "Kaufhalle", "Markt", "Biomarkt"),
    "uk_shop": ("Stores", "Food Hall", "Garden Centre", "Newsagents", "Provisions Ltd"),
    "fr_ticket": ("Epicerie", "Boulangerie", "Brasserie", "Primeurs", "Maison"),
    "de_tankstelle": ("Tankstelle", "Tank & Rast", "Station", "Tankcenter"),
    "DE": (
        "Maschinenbau GmbH",
        "Bürotechnik GmbH & Co. KG",
        "Elektro AG",
        "Software GmbH",
        "Druckerei e.K.",
        "Logistik GmbH",
        "Gebäudereinigung GmbH",
        "Werkzeuge KG",
    ),
    "FR": ("Fournitures SARL", "Conseil SAS", "Équipements SA", "Services SARL", "Imprimerie SAS"),
    "GB": ("Engineering Ltd", "Supplies Ltd", "Consulting LLP", "Office Systems Ltd", "Print & Design Ltd"),
    "US": ("Industries Inc.", "Solutions LLC", "Supply Co.", "Systems Inc.", "Services LLC"),
    "MY": ("Trading Sdn Bhd",),
}

STREETS = {
    "DE": (
        ("Linden", "Ahorn", "Mühlen", "Bahnhof", "Garten", "Kirch", "Berg", "Wiesen"),
        ("straße", "weg", "allee", "gasse"),
    ),
    "FR": (
        ("rue", "avenue", "boulevard", "place"),
        ("des Tilleuls", "du Moulin", "de la Gare", "des Érables", "du Lac", "Haute"),
    ),
    "GB": (("Orchard", "Mill", "Station", "Church", "Bramble", "Harbour"), ("Road", "Lane", "Street", "Close")),
    "US": (("Oak", "Cedar", "Maple", "Willow", "Juniper", "2nd", "9th"), ("St", "Ave", "Blvd", "Dr", "Rd")),
    "MY": (("Jalan", "Lorong", "Jalan Taman"), ("Melati", "Kenanga", "Cempaka", "Mawar", "Orkid", "Teratai")),
}

PLACES = {
    "DE": (
        ("Alten", "Neu", "Ober", "Unter", "Grün", "Königs", "Süd"),
        ("felden", "hausen", "brück", "münden", "stetten"),
    ),
    "FR": (("Saint-Ver", "Mont", "Belle", "Ville", "Château"), ("neuil", "rive", "court", "mont-sur-Aire", "bois")),
    "GB": (("Ash", "Wester", "North", "Elm", "Thorn"), ("combe", "bridge", "hampton", "wold", "stead")),
    "US": (("Spring", "Cedar", "Lake", "Fair", "Ridge"), (" Hollow", " Bend", "mont", " Falls", "dale")),
    "MY": (("Taman ", "Bandar ", "Kampung "), ("Seri Melur", "Indah Jaya", "Damai Utama", "Mutiara")),
}

US_STATES = ["CA", "TX", "OH", "WA", "CO", "NY", "OR", "MN"]

BANKS = {
    "DE": "Volkskasse",
    "FR": "Banque du Val",
    "GB": "Meridian Bank",
    "US": "First Prairie Bank",
    "MY": "Bank Seri",
}

THANKS = {
    "en": ("THANK YOU", "Thank you for shopping with us!", "PLEASE COME AGAIN", "Have a nice day"),
    "de": ("Vielen Dank für Ihren Einkauf", "Auf Wiedersehen", "Danke und bis bald!"),
    "fr": ("Merci de votre visite", "A bientôt", "Merci et à très bientôt"),
}

LEGAL_NOTES = {
    "de": (
        "Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum.",
        "Es gelten unsere Allgemeinen Geschäftsbedingungen.",
        "Bitte geben Sie bei Zahlung die Rechnungsnummer an.",
    ),
    "fr": (
        "Pas d'escompte pour règlement anticipé.",
        "En cas de retard, indemnité forfaitaire de recouvrement : 40,00 €.",
        "Merci d'indiquer le numéro de facture lors du règlement.",
    ),
    "en": (
        "Goods remain our property until paid in full.",
        "Please quote the invoice number with your payment.",
        "Late payments are charged 1.5% interest per month.",
    ),
}
