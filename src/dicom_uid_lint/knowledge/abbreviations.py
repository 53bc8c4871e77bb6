"""One spelling for every word and abbreviation that names of SOP Classes are written with.

Reviewed by hand against PS3.3 section C.7.3.1.1.1 (Modality) and PS3.6 Table A-1. Left out are abbreviations that are
words of other trades or have several meanings: OT, ES, GM, XC, OP, OPT, SM, AR, VA.
"""

_BASIC = """
xray: x ray
multiframe: multi frame, mf
sr: structured report, structured reporting, sr document, structured report document
mr: magnetic resonance, mri
ct: computed tomography, cat
us: ultrasound, ultrasonic, sonography
"""

_PHRASES = """
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
"""

MODALITIES = frozenset("ct mr us cr dx mg io nm pet xa rf rtimage rtdose rtstruct rtplan".split())
"""Kinds of images: each device also makes secondary captures, reports and so on, which contradict none of these."""

TYPES = frozenset(
    (
        "sc seg kos gsps csps pcsps bsps pdf cda stl obj mtl rdsr reg rwvm wsi tomo ecg eeg emg eog raw mrs fid"
        " paramap sr labelmap"
    ).split()
)
"""Kinds of objects that one class, or a few, hold and no other."""

FAMILIES = {
    "mg": frozenset({"mg", "tomo", "breast"}),
    "xa": frozenset({"xa", "angiographic"}),
    "mr": frozenset({"mr", "mrs"}),
    "sr": frozenset({"sr", "rdsr", "report", "log"}),
}
"""What more than its own token makes a class one of a kind."""

RELATED = (frozenset({"cr", "dx", "io", "mg"}), frozenset({"nm", "pet"}), frozenset({"xa", "rf"}))
"""Modalities whose devices also make objects of each other's classes."""

IN_SMALL_LETTERS = frozenset(
    (
        "ct mr mri pet ultrasound mammography mammo rtdose rtstruct rtplan rtimage rdsr gsps csps kos wsi pdf seg"
        " segmentation tomo tomosynthesis tomosyn dbt rwvm ecg eeg rtss"
    ).split()
)
"""Those that are no other words in small letters, as "us", "io" or "raw" are."""


def _table(text: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    rows = (line.split(": ") for line in text.strip().splitlines())
    return {tuple(phrase.split()): tuple(short.split()) for short, phrases in rows for phrase in phrases.split(", ")}


_PASSES = (_table(_BASIC), _table(_PHRASES))
_LONGEST = max(len(phrase) for table in _PASSES for phrase in table)


def canonical(words: list[str]) -> list[str]:
    """Return the words of a name in one spelling.

    >>> canonical(["x", "ray", "radiation", "dose", "structured", "report", "storage"])
    ['rdsr', 'storage']
    """
    for table in _PASSES:
        words = _replaced(words, table)
    return words


def _replaced(words: list[str], table: dict[tuple[str, ...], tuple[str, ...]]) -> list[str]:
    result: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            short = table.get(tuple(words[at : at + length]))
            if short is not None:
                result += short
                at += length
                break
        else:
            result.append(words[at])
            at += 1
    return result
