"""Foreign places whose English name is established and is not what the letters would give.

States, and the cities of Europe that CLDR names (its time zones), as CLDR has them in both languages; the few that
it does not name stand here. What the letters give anyway (Лондон → london, Словения → slovenia) is not listed.
"""

import re

from babel import Locale

from facts.countries import CODES

# Names that people write beside CLDR's, and capitals that give no European time zone its name.
OTHERS = {
    "Англия": "England",
    "Великобритания": "United Kingdom",
    "Йерусалим": "Jerusalem",
    "Кайро": "Cairo",
    "Никозия": "Nicosia",
    "Пекин": "Beijing",
    "Токио": "Tokyo",
    "Холандия": "Netherlands",
    "Хонконг": "Hong Kong",
    "Хага": "Hague",
    "Шотландия": "Scotland",
    "Уелс": "Wales",
    "Босна": "Bosnia",
    "Конго": "Congo",
    "Макао": "Macao",
    "Тирана": "Tirana",
    "Ватикан": "Vatican",
}
# Names of people and saints too.
LEFT_OUT = {"Доминика", "Света Елена"}
CITIES = "Europe/"


def established():
    """{Bulgarian name in small letters: English name} of states and cities, whatever the letters give."""
    bulgarian, english = Locale.parse("bg"), Locale.parse("en")
    found = {bulgarian.territories[code]: english.territories[code] for code in CODES}
    for zone, names in bulgarian.time_zones.items():
        if zone.startswith(CITIES) and "city" in names:
            # English gives a city only where it is not the zone's own name.
            own = zone.removeprefix(CITIES).replace("_", " ")
            found[names["city"]] = english.time_zones.get(zone, {}).get("city", own)
    named = {_plain(name): _plain(in_english) for name, in_english in (found | OTHERS).items()}
    return {name.lower(): english for name, english in named.items() if name not in LEFT_OUT}


def _plain(name):
    """Without what CLDR adds to tell two apart: „Мианмар (Бирма)“ is „Мианмар“."""
    return re.sub(r"\s*(\([^)]*\)|,.*)$", "", name)
