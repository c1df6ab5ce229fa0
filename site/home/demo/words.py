"""Invented names. Nobody and nothing here exists; CVR numbers lie in a range that is not handed out."""

from itertools import islice

from taskforces.identifiers import valid_cvr_from

FIRST_NAMES = [
    "Åse",
    "Bodil",
    "Søren",
    "Jørgen",
    "Mette",
    "Lærke",
    "Torben",
    "Øjvind",
    "Karin",
    "Hassan",
    "Birthe",
    "Pernille",
    "Aage",
    "Ingelise",
    "Mikkel",
    "Rikke",
    "Svend",
    "Ulla",
    "Fatima",
    "Anders",
    "Gitte",
    "Preben",
    "Sanne",
    "Jesper",
    "Kirsten",
    "Omar",
    "Lone",
    "Henning",
    "Tine",
    "Bjørn",
]
LAST_NAMES = [
    "Ågård",
    "Kjærulf",
    "Brøndholt",
    "Østervang",
    "Skovlund",
    "Mosekær",
    "Lindhøj",
    "Ravnsbæk",
    "Hedelund",
    "Tværmose",
    "Engdal",
    "Fuglsø",
    "Bækmark",
    "Strandholt",
    "Åkjær",
    "Højvang",
    "Lyngbo",
    "Ellekær",
    "Rugager",
    "Svanemose",
]

# (name's last part, industry, DB25 code, employees)
TRADES = (
    ("Tømrer & Snedker", "Tømrer- og bygningssnedkervirksomhed", "433200", "10-49"),
    ("Gartneri", "Planteformering", "013000", "1-9"),
    ("Køkken & Kantine", "Kantiner", "562200", "10-49"),
    ("Rengøring", "Almindelig rengøring af bygninger", "812100", "50-249"),
    ("Lager & Logistik", "Oplagring", "521000", "50-249"),
    ("Maskinfabrik", "Maskinforarbejdning", "255300", "50-249"),
    ("Brugs", "Dagligvarer", "471100", "10-49"),
    ("Autoværksted", "Reparation af motorkøretøjer", "953110", "1-9"),
    ("Plejehjem", "Plejehjem", "871000", "50-249"),
    ("Bogføring", "Bogføring", "692000", "1-9"),
    ("Hotel", "Hoteller", "551000", "10-49"),
    ("Møbler", "Møbelproduktion", "310000", "250+"),
)
PLACES = (
    "Åvang",
    "Skovlyst",
    "Østerkær",
    "Fjordhøj",
    "Møllebæk",
    "Hedegård",
    "Strandlund",
    "Bøgeris",
    "Lærkevang",
    "Nørremark",
)
STREETS = ("Industrivej", "Havnegade", "Østergade", "Søndervænget", "Åbrinken", "Møllevej")


def people(count: int) -> list[str]:
    """`count` different full names, the same each time."""
    pairs = ((first, last) for last in LAST_NAMES for first in FIRST_NAMES)
    spread = sorted(islice(pairs, 600), key=lambda pair: sum(map(ord, "".join(pair))) * 7919 % 601)
    return [" ".join(pair) for pair in spread[:count]]


def cvr_numbers(count: int) -> list[str]:
    """Valid check digits, serial numbers from 9,900,001: far above the range in use."""
    valid = (number for serial in range(9_900_001, 9_999_999) if (number := valid_cvr_from(serial)))
    return list(islice(valid, count))
