"""Words that addresses and shops' names are made of, without accents: streets, states, larger towns, trades."""

from __future__ import annotations

_STREETS = """
    jalan lorong taman laman halaman kampung bandar bandaraya persiaran lebuh lebuhraya seksyen kawasan
    perindustrian perniagaan pusat bukit desa batu baru besar utama indah jaya kompleks bangunan menara wisma pekan
    simpang sungai medan plaza mall street road avenue lane drive square court place park garden gardens building
    tower centre center house block floor ground level first second third suite unit north south east west utara
    selatan timur barat tengah upper lower highway industrial estate shopping strasse platz allee gasse ring haus
    hof ufer postfach boulevard place avenue cedex batiment etage
"""
_REGIONS = """
    malaysia johor kedah kelantan melaka malacca negeri sembilan pahang penang pinang pulau perak perlis sabah
    sarawak selangor terengganu wilayah persekutuan darul ehsan takzim singapore germany deutschland austria
    oesterreich switzerland schweiz france belgium netherlands england scotland wales ireland united kingdom states
    america canada australia zealand
"""
_TOWNS = """
    kuala lumpur shah alam petaling bahru ipoh klang kajang ampang cheras puchong subang seremban kuantan kuching
    kinabalu georgetown butterworth alor setar kota bharu miri sandakan taiping muar batang pahat skudai masai
    rawang sepang putrajaya cyberjaya kembangan seri damansara setapak balakong semenyih bangi gombak selayang kulai
    segamat berlin hamburg muenchen munchen koeln koln frankfurt stuttgart duesseldorf dusseldorf leipzig dortmund
    essen bremen dresden hannover nuernberg nurnberg wien graz linz salzburg zurich basel bern paris lyon marseille
    toulouse nice nantes strasbourg bordeaux lille london birmingham manchester leeds liverpool glasgow edinburgh
    bristol york chicago houston boston dallas angeles francisco sydney melbourne brisbane perth auckland toronto
    montreal vancouver
"""
_TRADES = """
    mini market mart minimarket supermarket hypermarket pasar pasaraya restoran restaurant kedai runcit syarikat
    trading enterprise stationery stationers books hardware electrical electronics machinery bakery bakeries
    confectionery cafe coffee kitchen food foods seafood beverage catering pharmacy clinic medical optical motor
    motors auto service services petrol station fashion furniture jewellery cosmetics sports toys flowers garden
    photo printing computer telecommunication marketing distribution distributor industries international holdings
    group company corporation limited berhad gesellschaft handel handels vertrieb apotheke baeckerei metzgerei
    gaststaette getraenke moebel boulangerie patisserie pharmacie boucherie librairie superette
"""
COMMON_WORDS = frozenset(f"{_STREETS} {_REGIONS} {_TOWNS} {_TRADES}".split())
