"""One spelling for every word and abbreviation that names of SOP Classes are written with.

Reviewed by hand against PS3.3 section C.7.3.1.1.1 (Modality) and PS3.6 Table A-1. Left out are abbreviations that are
words of other trades or have several meanings: OT, ES, GM, XC, OP, OPT, SM, AR, VA.
"""

import re
from collections.abc import Iterable


def _table(text: str) -> dict[str, str]:
    rows = (line.split(": ") for line in text.strip().splitlines())
    return {phrase: short for short, phrases in rows for phrase in phrases.split(", ")}


_BASIC = _table("""
xray: x ray
multiframe: multi frame, mf
sr: structured report, structured reporting, sr document, structured report document
mr: magnetic resonance, mri
ct: computed tomography, cat
us: ultrasound, ultrasonic, sonography
""")

_PHRASES = _table("""
cr: computed radiography
pet: positron emission tomography, pt
nm: nuclear medicine
sc: secondary capture
dx: digital xray, digital radiography
mg: digital mammography xray, digital mammography, mammography, mammo
io: digital intra oral xray, intra oral xray, intraoral xray, intra oral, intraoral
xa: xray angiographic, xray angiography, angiographic xray
rf: xray radiofluoroscopic, xray radiofluoroscopy, radiofluoroscopic, radiofluoroscopy, xrf
rtimage: rt image
rtdose: rt dose
rtstruct: rt structure set, rt struct, rt structure, rtss, rt ss, rt structureset
rtplan: rt plan
ion rtplan: rt ion plan
kos: key object selection document, key object selection, key objects, key object, ko
gsps: grayscale softcopy presentation state, greyscale softcopy presentation state, grayscale presentation state
csps: color softcopy presentation state
pcsps: pseudo color softcopy presentation state, pseudocolor softcopy presentation state
bsps: blending softcopy presentation state
ps: presentation state
seg: segmentation, segmentations
labelmap: label map
wsi: vl whole slide microscopy, whole slide microscopy, whole slide imaging, whole slide
tomo: breast tomosynthesis, digital breast tomosynthesis, tomosynthesis, dbt
rdsr: xray radiation dose sr, radiation dose sr, xray dose sr, dose sr
pdf: encapsulated pdf
cda: encapsulated cda
stl: encapsulated stl
obj: encapsulated obj
mtl: encapsulated mtl
rwvm: real world value mapping, real world mapping, rwv, rwm
reg: spatial registration
deformable reg: deformable spatial registration, deformable registration
fid: spatial fiducials
raw: raw data
mrs: mr spectroscopy
ecg: ecg waveform
12: twelve
eeg: electroencephalogram
emg: electromyogram
eog: electrooculogram
paramap: parametric map
""")

MODALITIES = frozenset("ct mr us cr dx mg io nm pet xa rf rtimage rtdose rtstruct rtplan".split())
"""Kinds of images: each device also makes secondary captures, reports and so on, which contradict none of these."""

TYPES = frozenset(
    "sc seg kos gsps csps pcsps bsps pdf cda stl obj mtl rdsr reg rwvm wsi tomo ecg eeg emg eog raw mrs fid paramap"
    " sr labelmap".split()
)
"""Kinds of objects that one class, or a few, hold and no other."""

FAMILIES = {
    **{word: ["projection"] for word in ("cr", "dx", "io", "mg")},
    **{word: ["mg", "projection"] for word in ("tomo", "breast")},
    **{word: ["nuclear"] for word in ("nm", "pet")},
    **{word: ["xa", "fluoroscopy"] for word in ("xa", "angiographic")},
    **{word: ["sr"] for word in ("rdsr", "report", "log")},
    "rf": ["fluoroscopy"],
    "mrs": ["mr"],
}
"""More kinds that a word makes a class one of; modalities whose devices make objects of each other share a kind."""

IN_SMALL_LETTERS = frozenset(
    "ct mr mri pet ultrasound mammography mammo rtdose rtstruct rtplan rtimage rdsr gsps csps kos wsi pdf seg"
    " segmentation tomo tomosynthesis dbt rwvm ecg eeg rtss".split()
)
"""Those that are no other words in small letters, as "us", "io" or "raw" are."""


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(phrases, key=len, reverse=True))})\b")


_SPELLINGS = _BASIC | _PHRASES
_PASSES = (_pattern(_BASIC), _pattern(_PHRASES))


def canonical(words: list[str]) -> list[str]:
    """Return the words of a name in one spelling.

    >>> canonical(["x", "ray", "radiation", "dose", "structured", "report", "storage"])
    ['rdsr', 'storage']
    """
    text = " ".join(words)
    for pattern in _PASSES:
        text = pattern.sub(lambda match: _SPELLINGS[match[0]], text)
    return text.split()
