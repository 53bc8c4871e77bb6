"""DMS001: a hard-coded SOP Class UID."""

from .conftest import found, places


def test_a_literal_has_a_constant():
    (one,) = found("a.py", 'uid = "1.2.840.10008.5.1.4.1.1.2"', "DMS001")
    assert (one.line, one.column, one.uid, one.suggestion) == (1, 7, "1.2.840.10008.5.1.4.1.1.2", "uids.CTImageStorage")


def test_other_languages_get_the_keyword():
    (one,) = found("a.c", '#define CT "1.2.840.10008.5.1.4.1.1.2"', "DMS001")
    assert (one.column, one.suggestion) == (12, "CTImageStorage")


def test_what_no_constant_can_replace_is_passed_over():
    source = '''
"""1.2.840.10008.5.1.4.1.1.2"""
__all__ = ["1.2.840.10008.5.1.4.1.1.2"]
a = b"1.2.840.10008.5.1.4.1.1.2"
b = f"1.2.840.10008.5.1.4.1.1.2"
c: Literal["1.2.840.10008.5.1.4.1.1.2"]
d = "1.2.840.10008.5.1.4.1.1.2" + x
e = "see 1.2.840.10008.5.1.4.1.1.2"  # 1.2.840.10008.5.1.4.1.1.2
f = uid.startswith("1.2.840.10008.5.1.4.1.1.2.")
g = "1.2.840.10008.1.2"
'''
    assert found("a.py", source, "DMS001") == []


def test_it_is_off_by_default(tmp_path, run):
    (tmp_path / "a.py").write_text('uid = "1.2.840.10008.5.1.4.1.1.2"')
    assert run(tmp_path).exit_code == 0
    assert places("a.py", 'uid = "1.2.840.10008.5.1.4.1.1.2"') == []
