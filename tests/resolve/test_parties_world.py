"""Phrases from many conflicts and the side that each means on the day of a report."""

from __future__ import annotations

from datetime import date

import pytest

from contested.resolve import Resolver
from contested.resolve.context import Context


def about(day: str, groups: str = "", **countries: float) -> Context:
    """A report of a day on countries, the heaviest first, that names groups."""
    return Context(countries, dict.fromkeys(groups.split(), 3.0), day=date.fromisoformat(day))


REPORTS: dict[str, tuple[Context, list[tuple[str, str]]]] = {
    "Syria 2016": (about("2016-09-20", "nusra islamic-state", SY=6, RU=2, US=1), [
        ("Syrian government forces", "Syrian government"),
        ("the Syrian army", "Syrian government"),
        ("the interim government", "Syrian government"),
        ("pro-government militia", "Syrian government"),
        ("Jabhat Fateh al-Sham", "Jabhat Fateh al-Sham"),
        ("the Nusra Front", "Jabhat Fateh al-Sham"),
        ("opposition factions", "Syrian rebels"),
        ("Islamist rebels", "Syrian rebels"),
        ("Nour al-Din al-Zenki fighters", "Nour al-Din al-Zenki Movement"),
        ("the Observatory", ""),
        ("the SDF", "SDF"),
        ("the coalition", "US-led coalition"),
        ("the Republican Guard", "Syrian government"),
        ("Liwa al-Quds", "Syrian government"),
    ]),
    "Syria 2014": (about("2014-05-02", SY=6), [
        ("Jabhat al-Nusra", "Nusra Front"),
        ("ISIS", "Islamic State"),
        ("Syrian government forces", "Syrian government"),
    ]),
    "Syria 2018": (about("2018-04-10", SY=6, TR=3), [
        ("HTS", "Hayat Tahrir al-Sham"),
        ("the SNA", "Syrian National Army"),
        ("Turkish-backed rebels", "Syrian National Army"),
        ("Jaish al-Islam", "Jaish al-Islam"),
        ("the YPG", "Kurdish forces"),
    ]),
    "Syria 2025": (about("2025-07-16", SY=6, IL=2), [
        ("Syrian government forces", "Syrian transitional government"),
        ("the Syrian defence ministry", "Syrian transitional government"),
        ("Damascus", "Syrian transitional government"),
        ("government troops", "Syrian transitional government"),
        ("the interim government", "Syrian transitional government"),
        ("General Security forces", "Syrian transitional government"),
        ("President Ahmed al-Sharaa", "Syrian transitional government"),
        ("the Assad regime", "Syrian government"),
        ("remnants of the Assad regime", "Assad loyalists"),
        ("Druze fighters", "Druze fighters"),
    ]),
    "Afghanistan, July 2021": (about("2021-07-20", "taliban", AF=6, US=2), [
        ("the Afghan army", "Afghan government"),
        ("the interior ministry", "Afghan government"),
        ("insurgents", "Taliban"),
        ("Kabul", "Afghan government"),
        ("the governor's office", "Afghan government"),
        ("ANDSF", "Afghan government"),
        ("pro-government militia", "Afghan government"),
        ("resistance forces", "Afghan government"),
    ]),
    "Afghanistan 2022": (about("2022-05-20", "nrf-afghanistan", AF=6), [
        ("the Afghan army", "Taliban"),
        ("the interior ministry", "Taliban"),
        ("the Afghan government", "Taliban"),
        ("Afghan officials", "Taliban"),
        ("the interim government", "Taliban"),
        ("Kabul", "Taliban"),
        ("resistance fighters", "National Resistance Front"),
        ("the NRF", "National Resistance Front"),
        ("ISKP", "Islamic State Khorasan"),
        ("the Ghani government", "Afghan government"),
    ]),
    "Afghanistan 1998": (about("1998-08-10", AF=6), [
        ("the Northern Alliance", "Northern Alliance"),
        ("General Abdul Rashid Dostum", "Northern Alliance"),
        ("the Kabul government", "Taliban"),
    ]),
    "Iraq 2014": (about("2014-06-20", "islamic-state", IQ=6), [
        ("the Iraqi army", "Iraqi government"),
        ("Peshmerga fighters", "Kurdistan Regional Government"),
        ("Asaib Ahl al-Haq", "Asaib Ahl al-Haq"),
        ("the Golden Division", "Iraqi government"),
        ("Kurdish security forces", "Kurdistan Regional Government"),
        ("jihadists", "Islamic State"),
    ]),
    "Iraq, March 2003": (about("2003-03-25", IQ=6, US=4), [
        ("the Iraqi army", "Saddam Hussein's government"),
        ("Iraqi government", "Saddam Hussein's government"),
        ("coalition forces", "US-led coalition"),
        ("the Pentagon", "United States"),
    ]),
    "Yemen 2018": (about("2018-06-13", "houthis", YE=6, SA=2), [
        ("the coalition", "Saudi-led coalition"),
        ("rebels", "Houthis"),
        ("the internationally recognised government", "Yemeni government"),
        ("government forces", "Yemeni government"),
        ("southern separatists", "Southern Transitional Council"),
        ("the STC", "Southern Transitional Council"),
        ("AQAP", "al-Qaeda in the Arabian Peninsula"),
        ("President Hadi", "Yemeni government"),
    ]),
    "Gaza 2024": (about("2024-02-10", "hamas", PS=6, IL=5), [
        ("Gaza's health ministry", "Hamas"),
        ("the Israeli military", "Israel"),
        ("IDF troops", "Israel"),
        ("Saraya al-Quds", "Palestinian Islamic Jihad"),
        ("Israeli settlers", "Israeli settlers"),
        ("the Palestinian Authority", "Palestinian Authority"),
        ("Shin Bet", "Israel"),
        ("UNRWA", "United Nations"),
    ]),
    "Lebanon 2024": (about("2024-10-02", "hezbollah", LB=6, IL=5), [
        ("the Lebanese army", "Lebanese government"),
        ("Hizbullah", "Hezbollah"),
        ("the Radwan Force", "Hezbollah"),
        ("UNIFIL", "United Nations"),
        ("the state news agency NNA", "Lebanese government"),
    ]),
    "Ukraine 2015": (about("2015-01-24", "donbas-separatists", UA=6, RU=3), [
        ("separatists", "Russian-backed separatists"),
        ("the self-proclaimed Donetsk People's Republic", "Russian-backed separatists"),
        ("DPR forces", "Russian-backed separatists"),
        ("the Azov Battalion", "Ukraine"),
        ("Kiev", "Ukraine"),
        ("the SBU", "Ukraine"),
        ("Donetsk News Agency", "Russian-backed separatists"),
    ]),
    "Ukraine 2024": (about("2024-02-17", UA=6, RU=3), [
        ("the General Staff", "Ukraine"),
        ("Kyiv", "Ukraine"),
        ("the Kremlin spokesman", "Russia"),
        ("the FSB", "Russia"),
        ("Wagner fighters", "Russia"),
        ("the Russian-installed governor of Kherson", "Russia"),
        ("Vladimir Saldo", "Russia"),
        ("the occupiers", "Russia"),
        ("the Freedom of Russia Legion", "Russian Volunteer Corps"),
        ("Akhmat fighters", "Russia"),
        ("TASS", "Russia"),
        ("Ukrainska Pravda", ""),
        ("DeepState", ""),
    ]),
    "Sudan 2023": (about("2023-11-20", "rsf", SD=6), [
        ("the SAF", "Sudanese government"),
        ("the army", "Sudanese government"),
        ("the paramilitary group", "Rapid Support Forces"),
        ("Hemedti", "Rapid Support Forces"),
        ("SLM-Minnawi", "Sudan Liberation Movement (Minnawi)"),
        ("the Joint Force", "Darfur Joint Forces"),
        ("JEM", "Justice and Equality Movement"),
        ("SPLM-N", "SPLM-N"),
        ("General Burhan", "Sudanese government"),
        ("Janjaweed", "Janjaweed"),
        ("Radio Dabanga", ""),
    ]),
    "South Sudan 2016": (about("2016-07-11", SS=6), [
        ("rebels", "SPLM-IO"),
        ("Riek Machar", "SPLM-IO"),
        ("government troops", "South Sudanese government"),
        ("UNMISS", "United Nations"),
        ("the White Army", "White Army"),
    ]),
    "Ethiopia 2021": (about("2021-11-02", "tplf", ET=6, ER=1), [
        ("TDF", "Tigray forces"),
        ("federal forces", "Ethiopian government"),
        ("Amhara special forces", "Amhara forces"),
        ("Fano", "Fano"),
        ("the OLA", "Oromo Liberation Army"),
        ("Eritrean troops", "Eritrea"),
        ("ENDF", "Ethiopian government"),
    ]),
    "Somalia 2023": (about("2023-02-10", "al-shabaab", SO=6), [
        ("the SNA", "Somali government"),
        ("Danab", "Somali government"),
        ("militants", "al-Shabaab"),
        ("ATMIS", "African Union Transition Mission in Somalia"),
        ("AU troops", "African Union Transition Mission in Somalia"),
        ("Somaliland forces", "Somaliland"),
        ("Ma'awisley", "Macawisley"),
        ("SSC-Khatumo", "SSC-Khatumo"),
    ]),
    "Mozambique 2021": (about("2021-03-28", MZ=6), [
        ("insurgents", "Islamic State Mozambique"),
        ("Al Shabaab", "Islamic State Mozambique"),
        ("the ASWJ", "Islamic State Mozambique"),
        ("FADM", "Mozambican government"),
        ("Rwandan troops", "Rwanda"),
    ]),
    "Congo 2025": (about("2025-01-27", "m23", CD=6, RW=3), [
        ("the AFC/M23", "M23"),
        ("FARDC", "Congolese government"),
        ("Wazalendo", "Wazalendo"),
        ("MONUSCO", "United Nations"),
        ("SADC troops", "SADC mission in Congo"),
        ("SAMIDRC", "SADC mission in Congo"),
        ("Kinshasa", "Congolese government"),
        ("the RDF", "Rwanda"),
        ("ADF rebels", "ADF"),
        ("Corneille Nangaa", "M23"),
        ("CODECO militiamen", "CODECO"),
    ]),
    "Mali 2012": (about("2012-04-02", ML=6), [
        ("the MNLA", "National Movement for the Liberation of Azawad"),
        ("Ansar Dine", "Ansar Dine"),
        ("Tuareg rebels", "National Movement for the Liberation of Azawad"),
    ]),
    "Mali 2023": (about("2023-11-14", ML=6, RU=1), [
        ("the CSP", "Permanent Strategic Framework"),
        ("Tuareg rebels", "Permanent Strategic Framework"),
        ("FAMa", "Malian government"),
        ("Wagner mercenaries", "Russia"),
        ("the junta", "Malian government"),
        ("Katiba Macina", "JNIM"),
    ]),
    "Mali 2025": (about("2025-07-01", ML=6), [
        ("the FLA", "Azawad Liberation Front"),
        ("Africa Corps", "Russia"),
        ("ISSP", "Islamic State Sahel"),
    ]),
    "Burkina Faso 2023": (about("2023-06-01", BF=6), [
        ("VDP fighters", "Burkinabe government"),
        ("the junta", "Burkinabe government"),
        ("Captain Ibrahim Traore", "Burkinabe government"),
    ]),
    "Nigeria 2021": (about("2021-06-08", NG=6), [
        ("ISWAP", "ISWAP"),
        ("Boko Haram", "Boko Haram"),
        ("the CJTF", "Nigerian government"),
        ("the Nigerian Army", "Nigerian government"),
        ("Ansaru", "Ansaru"),
    ]),
    "Central African Republic 2021": (about("2021-01-14", CF=6), [
        ("the CPC", "Coalition of Patriots for Change"),
        ("the UPC", "Union for Peace in the Central African Republic"),
        ("FACA", "Central African government"),
        ("MINUSCA", "United Nations"),
    ]),
    "Libya, March 2011": (about("2011-03-20", LY=6), [
        ("the Libyan army", "Gaddafi government"),
        ("government forces", "Gaddafi government"),
        ("Gaddafi loyalists", "Gaddafi government"),
        ("the National Transitional Council", "Libyan rebels"),
    ]),
    "Libya 2019": (about("2019-04-15", LY=6), [
        ("Tripoli", "Government of National Accord"),
        ("GNA forces", "Government of National Accord"),
        ("the UN-recognised government", "Government of National Accord"),
        ("Haftar's forces", "Libyan National Army"),
        ("the LNA", "Libyan National Army"),
    ]),
    "Libya 2023": (about("2023-08-15", LY=6), [
        ("the Libyan government", "Government of National Unity"),
        ("the 444th Brigade", "Government of National Unity"),
        ("the Special Deterrence Force", "Special Deterrence Force"),
    ]),
    "Myanmar 2017": (about("2017-09-05", MM=6), [
        ("the Tatmadaw", "Myanmar government"),
        ("the Myanmar military", "Myanmar government"),
        ("ARSA", "ARSA"),
        ("government troops", "Myanmar government"),
    ]),
    "Myanmar 2023": (about("2023-11-15", "mndaa", MM=6), [
        ("the Tatmadaw", "Myanmar junta"),
        ("junta troops", "Myanmar junta"),
        ("the SAC", "Myanmar junta"),
        ("the AA", "Arakan Army"),
        ("the KIA", "Kachin Independence Army"),
        ("the PDF", "Myanmar resistance"),
        ("resistance forces", "Myanmar resistance"),
        ("the NUG", "Myanmar resistance"),
        ("the BGF", "Karen Border Guard Force"),
        ("KNLA", "Karen National Union"),
        ("the Brotherhood Alliance", "Three Brotherhood Alliance"),
        ("TNLA fighters", "TNLA"),
        ("the military council", "Myanmar junta"),
        ("The Irrawaddy", ""),
    ]),
    "Philippines 2017": (about("2017-06-01", PH=6), [
        ("the Maute group", "Maute group"),
        ("Abu Sayyaf gunmen", "Abu Sayyaf"),
        ("communist rebels", "New People's Army"),
        ("the Armed Forces of the Philippines", "Philippine government"),
        ("MILF", "Moro Islamic Liberation Front"),
    ]),
    "Sri Lanka 2009": (about("2009-04-20", "ltte", LK=6), [
        ("rebels", "Tamil Tigers"),
        ("the LTTE", "Tamil Tigers"),
        ("the Sri Lankan army", "Sri Lankan government"),
        ("the SLA", "Sri Lankan government"),
    ]),
    "Pakistan and Kashmir": (about("2025-03-12", PK=6, IN=2), [
        ("the BLA", "Baloch Liberation Army"),
        ("the ISPR", "Pakistan"),
        ("the ISI", "Pakistan"),
        ("TTP militants", "Pakistani Taliban"),
        ("Jaish-e-Mohammed", "Jaish-e-Mohammed"),
        ("JeM", "Jaish-e-Mohammed"),
        ("the Frontier Corps", "Pakistan"),
    ]),
    "Turkey": (about("2016-02-10", "pkk", TR=6), [
        ("PKK militants", "PKK"),
        ("Turkish security forces", "Turkey"),
        ("Ankara", "Turkey"),
    ]),
    "Colombia 2023": (about("2023-09-10", CO=6), [
        ("the EMC", "FARC dissidents"),
        ("Segunda Marquetalia", "FARC dissidents"),
        ("the National Liberation Army", "ELN"),
        ("the Clan del Golfo", "Gulf Clan"),
        ("the Colombian army", "Colombian government"),
    ]),
    "Colombia 2000": (about("2000-05-10", CO=6), [
        ("FARC guerrillas", "FARC"),
        ("the AUC", "United Self-Defense Forces of Colombia"),
    ]),
    "Mexico": (about("2024-10-20", MX=6), [
        ("the CJNG", "Jalisco New Generation Cartel"),
        ("Los Chapitos", "Los Chapitos"),
        ("the National Guard", "Mexican government"),
    ]),
    "Haiti 2021": (about("2021-06-10", HT=6), [("the G9", "G9 Family and Allies")]),
    "Haiti 2024": (about("2024-03-10", HT=6), [
        ("Jimmy Cherizier", "Viv Ansanm"),
        ("gangs", "Viv Ansanm"),
        ("the police", "Haitian government"),
        ("the Kenyan-led mission", "Multinational Security Support Mission"),
    ]),
    "Nagorno-Karabakh 2020": (about("2020-10-15", AZ=6, AM=5), [
        ("the Artsakh Defence Army", "Nagorno-Karabakh"),
        ("the Azerbaijani defence ministry", "Azerbaijan"),
        ("Yerevan", "Armenia"),
        ("Baku", "Azerbaijan"),
        ("ethnic Armenian forces", "Nagorno-Karabakh"),
    ]),
    "Georgia 2008": (about("2008-08-09", GE=6, RU=4), [
        ("South Ossetian forces", "South Ossetia"),
        ("Tbilisi", "Georgia"),
        ("the Georgian army", "Georgia"),
        ("Russian troops", "Russia"),
        ("Abkhaz separatists", "Abkhazia"),
    ]),
    "Bosnia 1995": (about("1995-07-12", BA=6, RS=1), [
        ("Bosnian Serb forces", "Bosnian Serb forces"),
        ("the VRS", "Bosnian Serb forces"),
        ("Ratko Mladic", "Bosnian Serb forces"),
        ("the HVO", "Bosnian Croat forces"),
        ("UNPROFOR", "United Nations"),
        ("the Bosnian army", "Bosnian government"),
    ]),
    "Kosovo 1999": (about("1999-04-10", XK=5, RS=4), [
        ("the KLA", "Kosovo Liberation Army"),
        ("Yugoslav forces", "Serbia"),
        ("Nato", "NATO"),
    ]),
    "Chechnya 1999": (about("1999-12-20", RU=6), [
        ("Chechen rebels", "Chechen separatists"),
        ("Shamil Basayev", "Chechen separatists"),
        ("federal troops", "Russia"),
    ]),
    "Rwanda 1994": (about("1994-05-10", RW=6), [
        ("the RPF", "Rwandan Patriotic Front"),
        ("Interahamwe militia", "Interahamwe"),
        ("UNAMIR", "United Nations"),
    ]),
    "Angola 1999": (about("1999-01-10", AO=6), [("rebels", "UNITA"), ("Unita", "UNITA")]),
    "Nepal 2003": (about("2003-01-10", NP=6), [
        ("Maoist rebels", "Nepali Maoists"), ("the Royal Nepal Army", "Nepalese government"),
    ]),
    "India": (about("2010-04-06", IN=6), [("Maoist rebels", "Maoist rebels"), ("the CRPF", "India")]),
}  # fmt: skip
CASES = [
    pytest.param(context, phrase, side, id=f"{report}: {phrase}")
    for report, (context, cases) in REPORTS.items()
    for phrase, side in cases
]


@pytest.mark.parametrize(("context", "phrase", "side"), CASES)
def test_the_side_on_the_day(resolver: Resolver, context: Context, phrase: str, side: str) -> None:
    ref = resolver.parties.party(phrase, context)
    assert ref is not None
    assert (ref.side, ref.known) == (side, True)


def test_the_table_is_wide() -> None:
    assert len(CASES) >= 200
    assert len(REPORTS) >= 40


NOT_THERE = [
    ("the Observatory", about("2024-01-01", UA=5)),
    ("settlers", about("2019-01-01", ZW=5)),
    ("the AA", about("2024-01-01", DE=5)),
    ("Joint Forces", about("2024-01-01", KR=5)),
    ("Barbecue", about("2024-01-01", US=5)),
    ("Fact", about("2024-01-01", TD=5)),
    ("Let", about("2024-01-01", PK=5)),
    ("Memorial", about("2024-01-01", US=5)),
    ("al-Sadr", about("2024-01-01", MX=5)),
    ("Petro", about("2024-01-01", UA=5)),
]


@pytest.mark.parametrize(("phrase", "context"), NOT_THERE)
def test_a_name_that_means_a_party_elsewhere_is_nobody_here(
    resolver: Resolver, phrase: str, context: Context
) -> None:
    ref = resolver.parties.party(phrase, context)
    assert ref is None or not ref.known or not ref.side
