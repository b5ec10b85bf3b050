"""What is sold: name, lowest and highest price, and whether the reduced tax rate holds ("r"), the full one ("f").

"w" marks goods sold by weight, at the reduced rate.
"""

from __future__ import annotations

Good = tuple[str, str, str, str]


def _goods(text: str) -> tuple[Good, ...]:
    rows = [line.strip().split("|") for line in text.strip().splitlines()]
    return tuple((name, low, high, kind) for name, low, high, kind in rows)


GOODS: dict[str, tuple[Good, ...]] = {
    "us_restaurant": _goods("""
        Caesar Salad|9.50|13.00|f
        Chicken Wings|10.00|14.95|f
        Ribeye Steak|24.00|36.00|f
        Fish Tacos|12.50|16.50|f
        Veggie Burger|11.00|15.00|f
        Iced Tea|2.75|3.95|f
        Draft Beer|5.50|8.00|f
        House Red Glass|8.00|12.00|f
        Key Lime Pie|6.50|8.95|f
        French Fries|4.00|6.50|f
        Clam Chowder|6.75|9.25|f
        Espresso|2.95|3.75|f"""),
    "us_store": _goods("""
        WOOD SCREW 3IN 50CT|6.97|9.97|f
        PAINT ROLLER 9IN|4.48|8.98|f
        LED BULB 60W 4PK|7.99|13.99|f
        DUCT TAPE 2IN|5.28|8.48|f
        GARDEN HOSE 50FT|24.97|39.97|f
        BATTERY AA 8PK|8.49|12.99|f
        TRASH BAGS 40CT|9.79|14.59|f
        WORK GLOVES L|7.97|15.97|f
        EXT CORD 25FT|12.97|19.97|f
        SANDPAPER 120G|3.98|6.48|f
        POTTING SOIL 1CF|6.97|10.97|f"""),
    "my_gst": _goods("""
        PHOTOCOPY PAPER A4|9.90|13.50|f
        BALL PEN 0.5 BLUE|1.50|3.90|f
        NASI LEMAK AYAM|7.50|11.90|f
        TEH TARIK|1.80|2.80|f
        KOPI O AIS|2.00|2.90|f
        ARCH FILE 3INCH|4.50|7.90|f
        MEE GORENG|6.50|8.90|f
        LED TUBE 18W|12.00|19.90|f
        CABLE TIE 100PCS|3.20|5.80|f
        ROTI CANAI|1.20|2.00|f
        PVC TAPE BLACK|1.00|2.50|f
        MINERAL WATER 1.5L|1.90|2.80|f"""),
    "de_supermarkt": _goods("""
        Vollmilch 3,5% 1L|0.99|1.39|r
        Bio Eier 10er|2.99|3.79|r
        Bananen|1.19|1.99|w
        Rispentomaten|2.49|3.99|w
        Roggenbrot 750g|1.89|2.99|r
        Gouda jung 400g|2.79|3.99|r
        Mineralwasser 6x1,5|2.34|3.54|f
        Spülmittel 500ml|0.95|1.95|f
        Küchenrolle 4er|1.95|3.25|f
        Kaffee gemahlen 500g|4.99|7.49|r
        Äpfel Elstar|1.79|2.99|w
        Waschmittel flüssig|4.95|9.95|f
        Pils 0,5L|0.79|1.19|f
        Nudeln Spirelli|0.79|1.49|r
        Zahncreme Minze|0.85|2.45|f
        Schokolade Nuss|0.99|1.79|r"""),
    "uk_shop": _goods("""
        SEMI SKIMMED 2PT|1.20|1.45|r
        WHOLEMEAL BREAD|1.10|1.85|r
        CHEDDAR 350G|2.75|4.25|r
        CRISPS MULTIPACK|1.75|2.50|f
        SPARKLING WATER 2L|0.65|1.10|f
        LOOSE CARROTS|0.45|0.95|r
        TEA BAGS 80S|2.20|3.65|r
        CHOC DIGESTIVES|1.30|2.10|f
        COMPOST 40L|4.99|7.99|f
        WASHING UP LIQUID|0.95|1.65|f
        FREE RANGE EGGS 12|2.65|3.35|r
        PALE ALE 500ML|1.80|2.60|f"""),
    "fr_ticket": _goods("""
        Baguette tradition|1.10|1.45|r
        Croissant beurre|1.15|1.60|r
        Café expresso|1.60|2.60|f
        Comté 12 mois 250g|4.90|7.20|r
        Vin rouge 75cl|5.50|12.90|f
        Pâté de campagne|3.40|5.80|r
        Eau minérale 1,5L|0.65|1.20|r
        Tarte citron|3.80|5.50|r
        Huile d'olive 50cl|6.90|10.50|r
        Savon Marseille|2.50|4.90|f
        Piles LR6 x4|4.50|7.90|f
        Pommes Gala|2.10|3.40|w"""),
    "de_tankstelle": _goods("""
        Super E10|1.599|1.899|f
        Super E5|1.659|1.959|f
        Diesel|1.519|1.829|f"""),
    "de_tankshop": _goods("""
        Kaffee to go groß|2.49|3.49|f
        Scheibenreiniger 2L|4.99|7.99|f
        Butterbrezel|1.29|1.99|r
        Energydrink 0,25L|1.59|2.29|f"""),
    "de_invoice": _goods("""
        Laserdrucker LP 240|189.00|349.00|f
        Tonerkartusche schwarz|49.90|89.90|f
        Wartungspauschale Monat|75.00|240.00|f
        Montagestunde Techniker|58.00|96.00|f
        Schrauben M8x40, 100 Stück|6.40|14.80|f
        Kabelkanal 60x40 mm, 2 m|4.95|9.80|f
        Fachbuch Arbeitssicherheit|24.90|49.00|r
        Anfahrtspauschale|35.00|65.00|f
        Schaltschrank 800x600|420.00|980.00|f
        Netzwerkkabel Cat 7, 25 m|18.90|32.50|f
        Druck Broschüre A5, 32 Seiten|1.85|3.20|r
        Schmierfett Kartusche 400 g|7.90|12.40|f
        Bürostuhl Ergo 3|219.00|459.00|f
        Softwarelizenz Jahr|120.00|890.00|f"""),
    "fr_invoice": _goods("""
        Ramette papier A4 80 g|4.20|6.90|f
        Cartouche d'encre noire|29.90|59.90|f
        Prestation de conseil (jour)|480.00|850.00|f
        Fauteuil de bureau|149.00|320.00|f
        Ouvrage technique|25.00|55.00|r
        Maintenance mensuelle|90.00|210.00|f
        Câble réseau 10 m|8.50|15.90|f
        Déplacement technicien|45.00|75.00|f
        Armoire métallique|210.00|420.00|f
        Impression affiches A2|3.10|5.80|f"""),
    "en_invoice": _goods("""
        Steel bracket, galvanised|4.20|12.80|f
        Consulting, senior (day)|620.00|1150.00|f
        Toner cartridge, black|44.00|92.00|f
        Site visit and inspection|120.00|260.00|f
        Technical handbook|18.00|45.00|r
        Hydraulic hose 3/8 in|14.90|36.50|f
        Annual software licence|240.00|960.00|f
        FileReader, height adjustable|319.00|589.00|f
        Safety helmet, white|9.80|19.90|f
        Printing of leaflets, 1,000|58.00|110.00|f
        Bearing 6204-2RS|3.90|8.70|f
        Freight and packing|15.00|60.00|f
        Network switch, 24 port|139.00|310.00|f"""),
}
