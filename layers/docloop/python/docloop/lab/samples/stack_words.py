"""The words on the papers of a stack, by language, as people there write them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StackWords:
    """`counts` take {n} and {m}. `places` are towns. `cover` is what a cover sheet says."""

    invoice: tuple[str, ...]
    number: str
    day: str
    customer_number: str
    columns: tuple[str, str, str]
    net: str
    tax: str
    total: str
    account: str
    vat: str
    carried: str
    counts: tuple[str, ...]
    delivery_note: str
    delivery_number: str
    refers: str
    terms_title: str
    terms: tuple[str, ...]
    cover: tuple[str, ...]
    thanks: str
    goods: tuple[str, ...]
    names: tuple[str, ...]
    places: tuple[str, ...]
    country: str


WORDS = {
    "de": StackWords(
        ("Rechnung", "RECHNUNG", "Ausgangsrechnung"),
        "Rechnungs-Nr.",
        "Rechnungsdatum",
        "Kunden-Nr.",
        ("Bezeichnung", "Menge", "Betrag"),
        "Nettosumme",
        "MwSt. 19 %",
        "Rechnungsbetrag",
        "IBAN",
        "USt-IdNr.",
        "Übertrag",
        ("Seite {n} von {m}", "Seite {n}/{m}", "Blatt {n}", "- {n} -"),
        "Lieferschein",
        "Lieferschein-Nr.",
        "zur Rechnung",
        "Allgemeine Geschäftsbedingungen",
        (
            "Für alle Lieferungen gelten ausschließlich die folgenden Bedingungen, soweit nichts vereinbart ist.",
            "Die gelieferte Ware bleibt bis zur vollständigen Bezahlung aller Forderungen unser Eigentum.",
            "Erfüllungsort und ausschließlicher Gerichtsstand für alle Streitigkeiten ist der Sitz des Verkäufers.",
            "Mängel sind unverzüglich nach Empfang der Ware schriftlich bei uns anzuzeigen.",
        ),
        ("Deckblatt", "Eingangspost der Woche", "Bitte einzeln verbuchen"),
        "Wir danken für Ihren Auftrag.",
        ("Wartung Heizkessel", "Schrauben M8 verzinkt", "Beratung vor Ort", "Kupferrohr 22 mm", "Dichtungssatz"),
        ("Kessler Haustechnik GmbH", "Brandt & Söhne KG", "Möbelhaus Wittig e.K.", "Elbtal Logistik GmbH"),
        ("04109 Leipzig", "20095 Hamburg", "80331 München", "50667 Köln"),
        "DE",
    ),
    "en": StackWords(
        ("Invoice", "INVOICE", "Tax Invoice"),
        "Invoice No.",
        "Invoice date",
        "Account",
        ("Description", "Qty", "Amount"),
        "Subtotal",
        "VAT 20%",
        "Invoice total",
        "IBAN",
        "VAT Reg. No.",
        "Carried forward",
        ("Page {n} of {m}", "Page {n}", "{n} / {m}", "{n}"),
        "Delivery note",
        "Delivery note no.",
        "for invoice",
        "Terms and conditions of sale",
        (
            "These terms apply to every order that the customer places with us, to the exclusion of any other terms.",
            "Title to the goods passes to the customer only after we have received payment in full.",
            "The customer shall inspect the goods upon delivery and notify us of any defect within seven days.",
            "This agreement is governed by the laws of England and Wales and the courts there have jurisdiction.",
        ),
        ("Scan cover sheet", "Accounts payable", "Batch for the week"),
        "Thank you for your business.",
        ("Site survey", "Galvanised bolts M8", "Copper pipe 22 mm", "Maintenance visit", "Gasket kit"),
        ("Harlow Supplies Ltd", "Pennine Office Services Ltd", "Whitby Marine plc", "Calder Print Works Ltd"),
        ("Leeds LS1 4DY", "Bristol BS1 5TR", "York YO1 7HH", "London EC1A 1BB"),
        "GB",
    ),
    "fr": StackWords(
        ("Facture", "FACTURE"),
        "Facture n°",
        "Date de facturation",
        "Code client",
        ("Désignation", "Qté", "Montant"),
        "Total HT",
        "TVA 20 %",
        "Total TTC",
        "IBAN",
        "N° TVA",
        "Report",
        ("Page {n} sur {m}", "Page {n}/{m}", "Feuillet {n}", "{n}/{m}"),
        "Bon de livraison",
        "BL n°",
        "pour la facture",
        "Conditions générales de vente",
        (
            "Les présentes conditions s'appliquent à toutes les ventes conclues par notre société avec ses clients.",
            "Les marchandises demeurent notre propriété jusqu'au paiement intégral du prix par l'acheteur.",
            "Tout retard de paiement entraîne de plein droit des pénalités et une indemnité de frais de recouvrement.",
            "En cas de litige le tribunal de commerce de notre siège social est seul compétent.",
        ),
        ("Bordereau d'envoi", "Courrier du jour", "À traiter séparément"),
        "Merci de votre confiance.",
        ("Visite d'entretien", "Vis M8 zinguées", "Tube cuivre 22 mm", "Conseil sur site", "Jeu de joints"),
        ("Boulanger Frères SARL", "Atelier du Midi SAS", "Transports Lemoine SA", "Imprimerie Garnier SARL"),
        ("69002 Lyon", "33000 Bordeaux", "44000 Nantes", "31000 Toulouse"),
        "FR",
    ),
    "es": StackWords(
        ("Factura", "FACTURA"),
        "Factura n.º",
        "Fecha de factura",
        "N.º cliente",
        ("Concepto", "Cant.", "Importe"),
        "Base imponible",
        "IVA 21 %",
        "Total factura",
        "IBAN",
        "NIF",
        "Suma y sigue",
        ("Página {n} de {m}", "Pág. {n} de {m}", "Hoja {n}", "{n} de {m}"),
        "Albarán",
        "Albarán n.º",
        "de la factura",
        "Condiciones generales de venta",
        (
            "Las presentes condiciones se aplican a todas las ventas que nuestra empresa realiza a sus clientes.",
            "La mercancía entregada sigue siendo propiedad del vendedor hasta que se haya pagado todo el precio.",
            "El comprador debe comunicar por escrito los defectos dentro de los siete días desde la entrega.",
            "Para cualquier litigio las partes se someten a los juzgados del domicilio del vendedor.",
        ),
        ("Portada", "Correo de la semana", "Registrar por separado"),
        "Gracias por su confianza.",
        ("Visita de mantenimiento", "Tornillos M8", "Tubo de cobre 22 mm", "Asesoría técnica", "Juego de juntas"),
        ("Talleres Navarro S.L.", "Papelería Ebro S.A.", "Transportes Duero S.L.", "Suministros Costa S.L."),
        ("28013 Madrid", "46002 Valencia", "41004 Sevilla", "50001 Zaragoza"),
        "ES",
    ),
    "it": StackWords(
        ("Fattura", "FATTURA"),
        "Fattura n.",
        "Data fattura",
        "Codice cliente",
        ("Descrizione", "Q.tà", "Importo"),
        "Imponibile",
        "IVA 22 %",
        "Totale fattura",
        "IBAN",
        "P. IVA",
        "Riporto",
        ("Pagina {n} di {m}", "Pag. {n}/{m}", "Foglio {n}", "{n}/{m}"),
        "Documento di trasporto",
        "DDT n.",
        "riferito alla fattura",
        "Condizioni generali di vendita",
        (
            "Le presenti condizioni si applicano a tutte le vendite concluse dalla nostra società con i clienti.",
            "La merce resta di nostra proprietà fino al pagamento completo del prezzo da parte del compratore.",
            "I difetti vanno denunciati per iscritto entro otto giorni dal ricevimento della merce.",
            "Per ogni controversia è competente in via esclusiva il foro della nostra sede legale.",
        ),
        ("Copertina", "Posta della settimana", "Registrare separatamente"),
        "Grazie per la fiducia.",
        ("Visita di manutenzione", "Viti M8 zincate", "Tubo di rame 22 mm", "Consulenza in loco", "Serie guarnizioni"),
        ("Officine Bellini S.r.l.", "Cartoleria Rossi S.n.c.", "Trasporti Adda S.p.A.", "Forniture Ligure S.r.l."),
        ("20121 Milano", "10121 Torino", "40121 Bologna", "16121 Genova"),
        "IT",
    ),
}
