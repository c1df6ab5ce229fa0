import pytest

from taskforces.names import GreetingName, greeting_name, in_usual_letters, in_usual_order


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ole Hansen", "Ole"),
        ("Hansen, Ole", "Ole"),
        ("Hansen, Ole Bent", "Ole"),
        ("Dr. Anna Müller", "Anna"),
        ("fru Inger Kjær", "Inger"),
        ("Hr. Dir. Ole Holm", "Ole"),
        ("Adm. dir. Ole Holm", "Ole"),
        ("OLE STORMGAARD", "Ole"),
        ("ole stormgaard", "Ole"),
        ("JENS-OLE HOLM", "Jens-Ole"),
        ("ÅSE ØRUM", "Åse"),
        ('Dir. Ole "Bos" Holm', "Ole"),
        ("Ole (Bos) Holm", "Ole"),
        ("Ole Hansen, direktør", "Ole"),
        ("Ole Hansen, cand.jur.", "Ole"),
        ("Ole Hansen MBA", "Ole"),
        ("Att.: Ole Hansen", "Ole"),
        ("  Ole   Hansen ", "Ole"),
        ("Łucja Żak", "Łucja"),
        ("Seán O’Brien", "Seán"),
        ("Li Wei", "Li"),
        ("DiAnna Holm", "DiAnna"),
    ],
)
def test_a_name_that_can_be_read_is_greeted_by_its_first(written, name):
    assert greeting_name(written) == GreetingName(name)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Suharto", "Suharto"),
        ("محمد علي", "محمد"),
        ("Ída Þórsdóttir 🎉", "Ída"),
        ("王 小明", "王 小明"),
        ("fru Kjær", "fru Kjær"),
        ("Dr. Müller", "Müller"),
        ("O. Hansen", "O. Hansen"),
        ("J.P. Hansen", "J.P. Hansen"),
        ("Storm Hansen, Ole", "Ole"),
        ("Ole Hansen, Nordby", "Nordby"),
        ("Ole og Anna Hansen", "Ole og Anna Hansen"),
        ("Ole/Anna Hansen", "Ole/Anna Hansen"),
        ("Ole 2 Hansen", "Ole"),
        ("direktør", "direktør"),
        ("", ""),
    ],
)
def test_a_name_that_nobody_can_be_sure_of_is_doubtful(written, name):
    assert greeting_name(written) == GreetingName(name, doubtful=True)


@pytest.mark.parametrize(
    ("written", "turned"),
    [
        ("Hansen, Ole", "Ole Hansen"),
        ("HANSEN, OLE BENT", "OLE BENT HANSEN"),
        ("Ole Hansen", "Ole Hansen"),
        ("Ole Hansen, Nordby", "Ole Hansen, Nordby"),
        ("Ole, direktør", "Ole, direktør"),
        ("Hansen, Ole, Nordby", "Hansen, Ole, Nordby"),
        ("Hansen,", "Hansen,"),
    ],
)
def test_only_what_is_surely_turned_round_is_turned_back(written, turned):
    assert in_usual_order(written) == turned


@pytest.mark.parametrize(
    ("word", "usual"), [("OLE", "Ole"), ("ole", "Ole"), ("McCoy", "McCoy"), ("O", "O"), ("", "")]
)
def test_capitals_are_an_old_programs_and_mixed_letters_are_meant(word, usual):
    assert in_usual_letters(word) == usual
