#!/usr/bin/env python3
"""Writes the holiday files beside this script from the PyPI package "holidays".

  generate.py           write <country>.yaml for every country below
  generate.py --check   write nothing; exit 1 and name the files that differ from what would be written
  generate.py --list    write nothing; print what the package itself says: country, region, date, name, English name

The package's own default category decides what a holiday is: public holidays, with the days on which they are observed.
"""

import sys
from collections import defaultdict
from json import dumps
from pathlib import Path

import holidays

COUNTRIES = "AT AU BE CA CH DE DK ES FR GB IE IT LU NL NO PL PT SE US".split()
FIRST, LAST = 2025, 2035
YEARS = range(FIRST, LAST + 1)
ENGLISH_NAMES = {
    "AT": "Austria", "AU": "Australia", "BE": "Belgium", "CA": "Canada", "CH": "Switzerland", "DE": "Germany",
    "DK": "Denmark", "ES": "Spain", "FR": "France", "GB": "United Kingdom", "IE": "Ireland", "IT": "Italy",
    "LU": "Luxembourg", "NL": "Netherlands", "NO": "Norway", "PL": "Poland", "PT": "Portugal", "SE": "Sweden",
    "US": "United States",
}  # fmt: skip


def names(country, region, language):
    found = holidays.country_holidays(country, subdiv=region, years=YEARS, observed=True, language=language)
    return {day: found.get_list(day) for day in found if FIRST <= day.year <= LAST}


def days(country, region):
    """{date: [(own name, English name)]}, sorted by name; several holidays may share a day."""
    known = holidays.country_holidays(country)
    own = names(country, region, known.default_language)
    english = names(country, region, "en_US") if "en_US" in known.supported_languages else own
    result = {}
    for day in sorted(own):
        # Where a language joins or orders names differently, the own names stand for both.
        same = len(own[day]) == len(english.get(day, []))
        result[day] = sorted(zip(own[day], english[day] if same else own[day]))
    return result


def regions(country):
    """{code: name} of the regions, those without holidays of their own too: who names one is right."""
    known = holidays.country_holidays(country)
    found = {}
    for code in known.subdivisions:
        aliases = [alias for alias, of in known.subdivisions_aliases.items() if of == code]
        # The first one that is no abbreviation.
        found[code] = next((alias for alias in aliases if len(alias) > 3), max(aliases, key=len, default=code))
    return found


def entries(country, codes):
    """One line for each name, the regions it is for and its days."""
    having = defaultdict(set)
    for region in [None, *codes]:
        for day, list_of_names in days(country, region).items():
            for name in list_of_names:
                having[day, name].add(region)
    grouped = defaultdict(list)
    for (day, name), where in sorted(having.items()):
        if None in where:
            places = ("not_in", tuple(sorted(set(codes) - where)))
        else:
            places = ("in", tuple(sorted(where)))
        grouped[name, places].append(day)
    for (name, places), dates in sorted(grouped.items(), key=lambda one: (f"{one[1][0]:%m-%d}", one[0])):
        yield name, places, dates


def written(country):
    codes = regions(country)
    lines = [
        f"# {ENGLISH_NAMES[country]}: public holidays {FIRST} to {LAST}, with the days on which they are observed.",
        f'# Made by generate.py from the PyPI package "holidays" {holidays.__version__} (MIT); "make holidays" makes it anew.',
        f"country: {country}",
        f"name: {dumps(ENGLISH_NAMES[country])}",
        f"years: {FIRST}-{LAST}",
    ]
    if codes:
        lines += ["regions:"] + [f"  {dumps(code)}: {dumps(name, ensure_ascii=False)}" for code, name in codes.items()]
    lines.append("holidays:")
    for (own, english), (how, where), dates in entries(country, codes):
        parts = [f"name: {dumps(own, ensure_ascii=False)}"]
        if english != own:
            parts.append(f"english: {dumps(english, ensure_ascii=False)}")
        yearly = {f"{day:%m-%d}" for day in dates}
        if len(yearly) == 1 and len(dates) == len(YEARS):
            parts.append(f"on: {yearly.pop()}")
        else:
            parts.append(f"on: [{', '.join(map(str, dates))}]")
        if where:
            parts.append(f"{how}: [{', '.join(map(dumps, where))}]")
        lines.append("  - { " + ", ".join(parts) + " }")
    return "\n".join(lines) + "\n"


def main(arguments):
    folder = Path(__file__).resolve().parent
    if arguments == ["--list"]:
        for country in COUNTRIES:
            for region in [None, *regions(country)]:
                for day, found in days(country, region).items():
                    own, english = ("; ".join(names) for names in zip(*found))
                    print(country, region or "", day, own, english, sep="\t")
        return 0
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 64
    differing = 0
    for country in COUNTRIES:
        file = folder / f"{country.lower()}.yaml"
        text = written(country)
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        differing += 1
        if arguments:
            print(f'{file.name} is not what holidays {holidays.__version__} says; run "make holidays"')
        else:
            file.write_text(text, encoding="utf-8")
            print(f"wrote {file.name}")
    return 1 if arguments and differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
