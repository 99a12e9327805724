from goldenthread.reporting import blocks, cleaning
from tests.reporting import samples


def test_a_clean_report_is_given_back_as_it_is():
    report = samples.report()
    assert cleaning.writable(report) is report


def test_replaced_characters_are_counted_in_a_last_note():
    table = blocks.Table.of("T\x00", [blocks.Column("C")], [["a\x0b\ud800"]])
    cleaned = cleaning.writable(samples.report(blocks.sentence("b\x01"), table))
    assert cleaned.blocks[-1] == blocks.Note.of("4 characters that a document cannot hold were replaced by \ufffd.")
    assert cleaned.blocks[-2] == blocks.Table.of("T\ufffd", [blocks.Column("C")], [["a\ufffd\ufffd"]])


def test_one_replaced_character_is_said_in_the_singular():
    cleaned = cleaning.writable(samples.report(title="Report\x0b"))
    assert cleaned.title == "Report\ufffd"
    assert cleaned.blocks[-1] == blocks.Note.of("1 character that a document cannot hold was replaced by \ufffd.")
