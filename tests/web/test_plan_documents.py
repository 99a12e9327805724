"""Bringing a plan document in, page by page: what is shown, what is done, and what is refused in words."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext

from goldenthread.accounts.models import Person
from goldenthread.plans import operations
from goldenthread.plans.models import Action, Plan, PlanDocument
from goldenthread.web.plan_documents import words
from goldenthread.work.models import Job
from tests.bad_input import documents
from tests.plans.handed_in import QUESTIONS, content, handed_in
from tests.plans.reading import in_formats, made_up
from tests.shared import shared
from tests.web.signing import signed_in
from tests.world import World

TODAY = date(2026, 11, 20)
State = PlanDocument.State
RECOMMENDED = made_up.Plan("Response", "Northmoor Council", "Immediately").table(
    ("Recommendation", "Activity", "Outcome measure", "Cost", "Lead agency"),
    ("1. See every child within a day.", "Add a duty worker", "Seen", "£4,000 per month", "Social care"),
)


@pytest.fixture
def lead(world: World) -> Person:
    return world.person("PL", name="Programme lead")


@pytest.fixture
def document(world: World, lead: Person) -> PlanDocument:
    return handed_in(lead, world.authority)


@pytest.fixture
def client(lead: Person) -> Client:
    return signed_in(lead)


def address(document: PlanDocument, *parts: str) -> str:
    return "/".join([f"/plans/documents/{document.pk}", *parts, ""])


def answer(client: Client, document: PlanDocument, question: str, do: str, **fields: object) -> object:
    given = {"version": document.version, "do": do, **fields}
    reply = client.post(address(document, "questions", question), given)
    document.refresh_from_db()
    return reply


def word_file(data: bytes = b"", name: str = "plan.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data or content(QUESTIONS))


def test_the_list_says_what_is_missing_while_it_is_empty(client: Client) -> None:
    page = client.get("/plans/documents/").text
    assert "Nobody has brought one in yet" in page and 'href="/plans/documents/add/"' in page


def test_the_list_shows_each_document_with_what_it_waits_for(client: Client, document: PlanDocument) -> None:
    page = client.get("/plans/documents/").text
    assert "1 document waits" in page
    assert f'href="{address(document)}"' in page and "0 of 2 questions answered" in page


def test_pages_are_not_for_those_who_write_no_plans(world: World, document: PlanDocument) -> None:
    manager = signed_in(world.person("TM", world.north))
    for place in (
        "/plans/documents/",
        "/plans/documents/add/",
        address(document),
        address(document, "questions", "q1"),
    ):
        assert manager.get(place).status_code == 403


def test_a_document_of_another_branch_is_not_there(world: World, lead: Person) -> None:
    of_care = handed_in(lead, world.care)
    head = signed_in(world.person("HOS", world.safeguarding))
    assert head.get(address(of_care)).status_code == 404
    assert head.get("/plans/documents/").text.count("Getting it right") == 0


def test_a_document_of_the_whole_authority_can_be_looked_at_but_not_answered(
    world: World, document: PlanDocument
) -> None:
    head = signed_in(world.person("HOS", world.safeguarding))
    page = head.get(address(document)).text
    assert "whose plans you do not write" in page
    assert "Accept the proposal" not in page and "Import the plan" not in page
    assert answer(head, document, "q1", "accept").status_code == 403
    assert document.answers == {}


def test_uploading_reads_the_document_as_a_job_that_leads_to_it(client: Client, world: World) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        reply = client.post(
            "/plans/documents/add/", {"file": word_file(), "plan_name": "Ours", "unit": world.authority.pk}
        )
    job, document = Job.objects.get(), PlanDocument.objects.get()
    assert reply["Location"] == f"/jobs/{job.pk}/"
    assert f'href="{address(document)}"' in client.get(reply["Location"]).text
    assert (document.state, document.plan_name) == (State.ASKING, "Ours")


def test_a_pasted_table_is_read_as_a_document_is(client: Client, world: World) -> None:
    table = "Area\tActions\tTarget date\r\nHomes\tPaint\tJul-26\r\n"
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post("/plans/documents/add/", {"pasted": table, "plan_name": "Ours", "unit": world.authority.pk})
    document = PlanDocument.objects.get()
    assert (document.state, document.file.name) == (State.READY, "Pasted text.txt")
    assert [each["text"] for each in document.reading["actions"]] == ["Paint"]


def test_a_first_cell_that_is_empty_is_not_lost_from_what_was_pasted(client: Client, world: World) -> None:
    table = "\tMeasure\tBaseline\tActual\tTarget\nHomes\tBeds\t4\t5\t6"
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post("/plans/documents/add/", {"pasted": table, "plan_name": "Ours", "unit": world.authority.pk})
    (measure,) = PlanDocument.objects.get().reading["measures"]
    assert (measure["area"], measure["text"]) == ("Homes", "Beds")


def test_neither_the_file_nor_the_table_is_called_optional(client: Client) -> None:
    assert "(optional)" not in client.get("/plans/documents/add/").text


def test_a_file_and_a_pasted_table_at_once_are_refused_and_the_text_is_kept(client: Client, world: World) -> None:
    given = {"file": word_file(), "pasted": "Area\tActions", "plan_name": "Ours", "unit": world.authority.pk}
    reply = client.post("/plans/documents/add/", given)
    assert reply.status_code == 422
    assert '<a href="#id_pasted">Choose a document or paste a table, not both' in reply.text
    assert "Area\tActions</textarea>" in reply.text


def test_pasted_text_that_holds_no_text_is_refused_beside_its_field(client: Client, world: World) -> None:
    given = {"pasted": "<html><table><tr><td>1", "plan_name": "Ours", "unit": world.authority.pk}
    reply = client.post("/plans/documents/add/", given)
    assert reply.status_code == 422 and '<a href="#id_pasted">' in reply.text


@pytest.mark.parametrize("kind", ["xlsx", "pptx", "pdf"])
def test_a_plan_in_another_format_is_taken(client: Client, world: World, kind: str) -> None:
    file = word_file(in_formats.WRITERS[kind](documents.PLAN), name=f"plan.{kind}")
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post("/plans/documents/add/", {"file": file, "plan_name": "Ours", "unit": world.authority.pk})
    found = PlanDocument.objects.get()
    assert (found.state, found.file.kind) == (State.READY, kind)
    assert "Paint" in client.get(address(found)).text


def test_a_plan_of_recommendations_without_areas_is_shown_and_imported(
    client: Client, world: World, lead: Person
) -> None:
    found = handed_in(lead, world.authority, plan=RECOMMENDED)
    page = client.get(address(found)).text
    assert "Add a duty worker" in page and "Answers: See every child within a day." in page
    assert "Cost: £4,000 per month" in page and "(Immediately)" in page
    client.post(address(found, "import"), {"version": found.version})
    action = Action.objects.get()
    assert (action.cost_amount, action.cost_period) == (4000, "month")
    (answered,) = action.recommendations.all()
    assert (answered.reference, answered.timeframe) == ("1", "Immediately")
    assert [each.raw for each in action.leads.all()] == ["Social care"]


def test_a_file_that_is_no_document_is_refused_beside_its_field_and_the_name_is_kept(
    client: Client, world: World
) -> None:
    reply = client.post(
        "/plans/documents/add/",
        {"file": word_file(b"Improve everything."), "plan_name": "Our <plan>", "unit": world.authority.pk},
    )
    assert reply.status_code == 422
    assert '<a href="#id_file">“plan.docx”' in reply.text
    assert 'value="Our &lt;plan&gt;"' in reply.text


def test_nothing_chosen_is_refused_in_words(client: Client) -> None:
    page = client.post("/plans/documents/add/", {}).text
    assert "Choose the document" in page and "Enter a name for the plan" in page


def test_the_same_file_again_leads_to_the_earlier_one_and_can_be_meant(
    client: Client, world: World, document: PlanDocument
) -> None:
    sent = {"plan_name": "Ours", "unit": world.authority.pk}
    reply = client.post("/plans/documents/add/", sent | {"file": word_file()})
    kept = PlanDocument.objects.count()
    assert (reply.status_code, kept) == (422, 1)
    assert f'href="{address(document)}"' in reply.text and 'name="again"' in reply.text
    client.post("/plans/documents/add/", sent | {"file": word_file(), "again": "on"})
    assert PlanDocument.objects.count() == 2


def test_the_page_answers_first_and_shows_the_row_beside_what_was_read(client: Client, document: PlanDocument) -> None:
    page = client.get(address(document)).text
    assert "5 actions, 2 to confirm, 1 date not understood as a day or month." in page
    assert "0 of 2 questions answered" in page
    for words_of_row in ("table 1, row 2", "4 dates", "3 actions", "“Jun-26”", "Jun 2026", "Accept the proposal"):
        assert words_of_row in page
    assert page.count('<button type="submit" class="govuk-button" data-module="govuk-button" data-prevent') == 1
    assert "disabled" in page and "2 questions have to be answered first." in page


def test_only_the_questions_can_be_shown(client: Client, lead: Person, world: World) -> None:
    plan = made_up.one_area(["* See them", "* Hear them"], ["Jun-26", "Jul-26"], partners=["* Police", "* Health"])
    plan.table(made_up.PRIORITIES, ("", ["Outcome: Homes", "* Build"], ["when Mercury rises"], "", ""))
    document = handed_in(lead, world.authority, plan=plan)
    assert "Hear them" in client.get(address(document)).text
    page = client.get(address(document) + "?show=questions").text
    assert "Hear them" not in page and "What date is “when Mercury rises”?" in page


def test_accepting_goes_on_to_the_next_question(client: Client, document: PlanDocument) -> None:
    reply = answer(client, document, "q1", "accept", show="questions")
    assert reply["Location"] == f"{address(document)}?show=questions#q2"
    assert document.answers == {"q1": "accept"}
    page = client.get(address(document)).text
    assert "As proposed." in page and "1 of 2 questions answered" in page


def test_a_date_is_given_and_a_wrong_one_is_kept_in_its_field(client: Client, document: PlanDocument) -> None:
    reply = answer(client, document, "q2", "save", answer="sooner")
    assert reply.status_code == 422
    assert 'value="sooner"' in reply.text and "Give a date such as" in reply.text
    assert "Enter a date or month" in answer(client, document, "q2", "save", answer=" ").text
    answer(client, document, "q2", "save", answer="Aug 2027")
    assert document.answers == {"q2": "Aug 2027"}
    assert "Read as Aug 2027." in client.get(address(document)).text


def test_an_area_without_a_name_is_given_one(client: Client, lead: Person, world: World) -> None:
    plan = made_up.one_area(["* See them"], ["Jun-26"])
    other = ["Responsible officers:", "* Placements Service Manager", "Linked plans:", "* Placements"]
    plan.table(made_up.PRIORITIES, (other, ["Outcome: Homes", "* Build"], ["Jul-26"], "", ""))
    document = handed_in(lead, world.authority, plan=plan)
    assert 'value="Placements"' in client.get(address(document)).text
    answer(client, document, "q1", "save", answer="Homes for children")
    page = client.get(address(document)).text
    assert "Called “Homes for children”." in page and 'tabindex="-1">Homes for children</h2>' in page


def test_a_table_that_was_left_out_is_shown_and_agreed(client: Client, lead: Person, world: World) -> None:
    plan = made_up.one_area(["* See them"], ["Jun-26"]).say("Something else")
    document = handed_in(lead, world.authority, plan=plan.table(("Ward", "Councillor"), ("Mill", "Somebody")))
    assert "This table was left out" in client.get(address(document)).text
    assert "Leave it out" in client.get(address(document, "questions", "q1")).text
    answer(client, document, "q1", "accept")
    assert document.state == State.READY


def test_the_page_of_a_question_shows_the_row_it_is_about_as_the_page_of_the_document_does(
    client: Client, document: PlanDocument
) -> None:
    whole, alone = (client.get(one).text for one in (address(document), address(document, "questions", "q2")))
    row = alone[alone.index('<div class="gt-row__stands">') : alone.index("</section>", alone.index('id="row"'))]
    stands = row[: row.index('<div class="gt-row__read">')]
    assert stands in whole and "<li>" in stands
    assert "What was read" in row and "<form" not in row


def test_the_row_stands_once_where_the_pairs_show_its_lists(client: Client, document: PlanDocument) -> None:
    assert client.get(address(document, "questions", "q1")).text.count('<div class="gt-row__stands">') == 1


def test_a_question_about_no_row_shows_what_it_rests_on(client: Client, lead: Person, world: World) -> None:
    plan = made_up.one_area(["* See them"], ["Jun-26"]).say("Something else")
    document = handed_in(lead, world.authority, plan=plan.table(("Ward", "Councillor"), ("Mill", "Somebody")))
    page = client.get(address(document, "questions", "q1")).text
    assert "Its first row" in page and "Councillor" in page and "The row it is about" not in page


def test_the_question_page_shows_the_list_and_a_box_for_each_line_proposed(
    client: Client, document: PlanDocument
) -> None:
    page = client.get(address(document, "questions", "q1")).text
    assert page.count('name="dates-a2"') == 3
    assert '<option value="3" selected>3. Sep-26</option>' in page
    assert "Another date for action 2" in page


def test_pairs_by_hand_are_saved_and_shown_again(client: Client, document: PlanDocument) -> None:
    boxes = {"dates-a1": ["1", "2", "0"], "dates-a2": ["3", ""], "measures-a3": "4", "partners-a1": ["2", "1", "2"]}
    answer(client, document, "q1", "save", **boxes)
    first, second, third, left = document.answers["q1"]
    assert (first["dates"], first["partners"]) == (["Jun-26", "Jul-26"], ["Health", "Police"])
    assert (second["dates"], third["dates"], third["measures"]) == (["Sep-26"], [], ["Audit grades"])
    assert (left["action"], left["dates"]) == (None, ["Oct-26"])
    page = client.get(address(document)).text
    assert "Paired by hand." in page and "<strong>Dates with no action:</strong> Oct-26" in page
    assert '<option value="2" selected>2. Jul-26</option>' in client.get(address(document, "questions", "q1")).text


def test_more_boxes_keep_what_was_chosen_and_save_nothing(client: Client, document: PlanDocument) -> None:
    reply = answer(client, document, "q1", "more", **{"dates-a1": ["1", "4"]})
    assert reply.status_code == 200 and reply.text.count('name="dates-a1"') == 3
    assert document.answers == {}


@pytest.mark.parametrize("sent", ["9", "-1", "x", "²"])
def test_a_line_that_the_row_does_not_have_is_refused(client: Client, document: PlanDocument, sent: str) -> None:
    reply = answer(client, document, "q1", "save", **{"dates-a1": [sent]})
    assert reply.status_code == 422 and "This is not a line of this row" in reply.text
    assert document.answers == {}


def test_somebody_elses_answer_is_told_and_mine_is_kept_in_its_boxes(
    client: Client, document: PlanDocument, lead: Person
) -> None:
    seen = document.version
    answer(client, document, "q1", "accept")
    reply = client.post(
        address(document, "questions", "q1"), {"version": seen, "do": "save", "dates-a1": ["4"], "dates-a2": ["1"]}
    )
    assert reply.status_code == 409
    assert "now answered: As proposed." in reply.text
    assert f'name="version" value="{document.version}"' in reply.text
    assert '<option value="4" selected>4. Oct-26</option>' in reply.text


def test_an_answer_is_undone(client: Client, document: PlanDocument) -> None:
    answer(client, document, "q1", "accept")
    reply = client.post(address(document, "undo"), {"version": document.version, "questions": "q1"})
    document.refresh_from_db()
    assert (reply["Location"], document.answers) == (f"{address(document)}#q1", {})
    stale = client.post(address(document, "undo"), {"version": 1, "questions": "q1"})
    assert stale.status_code == 409 and "Somebody else changed this meanwhile" in stale.text


def test_an_answer_to_an_open_question_offers_to_take_it_back(client: Client, document: PlanDocument) -> None:
    answer(client, document, "q1", "accept")
    page = client.get(address(document)).text
    assert "Question 1 is answered." in page and address(document, "undo") in page
    answer(client, document, "q1", "accept")  # answered otherwise than before: its page is where that changes
    assert "Question 1 is answered." not in client.get(address(document)).text


def test_all_proposals_are_accepted_at_once_and_undone_at_once(client: Client, document: PlanDocument) -> None:
    reply = client.post(address(document, "accept"), {"version": document.version}, follow=True)
    document.refresh_from_db()
    assert (document.state, document.answers) == (State.READY, {"q1": "accept", "q2": "accept"})
    assert 'name="questions" value="q1,q2"' in reply.text and "Undo" in reply.text
    client.post(address(document, "undo"), {"version": document.version, "questions": "q1,q2"})
    document.refresh_from_db()
    assert document.questions_open == 2


def test_a_stale_step_shows_how_it_stands_now(client: Client, document: PlanDocument) -> None:
    seen = document.version
    answer(client, document, "q1", "accept")
    reply = client.post(address(document, "accept"), {"version": seen})
    assert reply.status_code == 409 and "Somebody else changed this meanwhile" in reply.text
    assert "1 of 2 questions answered" in reply.text


def test_importing_waits_for_every_answer(client: Client, document: PlanDocument) -> None:
    reply = client.post(address(document, "import"), {"version": document.version})
    assert reply.status_code == 422 and "2 questions are still open" in reply.text
    assert not Plan.objects.exists()


def test_importing_makes_the_plan_and_leads_to_it(client: Client, document: PlanDocument) -> None:
    client.post(address(document, "accept"), {"version": document.version})
    document.refresh_from_db()
    assert "Import the plan" in client.get(address(document)).text
    reply = client.post(address(document, "import"), {"version": document.version})
    plan = Plan.objects.get()
    assert reply["Location"] == f"/plans/{plan.pk}/"
    assert Action.objects.count() == 5
    page = client.get(address(document)).text
    assert f'href="/plans/{plan.pk}/"' in page and "Import the plan" not in page and "Undo" not in page


def test_withdrawing_can_be_undone(client: Client, document: PlanDocument) -> None:
    reply = client.post(address(document, "withdraw"), {"version": document.version}, follow=True)
    assert "is withdrawn." in reply.text and address(document, "restore") in reply.text
    document.refresh_from_db()
    assert "Take it up again" in client.get(address(document)).text
    client.post(address(document, "restore"), {"version": document.version})
    document.refresh_from_db()
    assert document.state == State.ASKING


def test_a_document_that_can_not_be_read_says_why(client: Client, world: World) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(
            "/plans/documents/add/",
            {
                "file": word_file(made_up.Plan("Dear all").bytes(), "letter.docx"), "plan_name": "Ours",
                "unit": world.authority.pk,
            },
        )  # fmt: skip
    page = client.get(address(PlanDocument.objects.get())).text
    assert "The document could not be read." in page and "letter.docx has no tables" in page


def test_a_reading_that_stopped_is_started_again(client: Client, world: World, lead: Person) -> None:
    document = operations.keep_document(
        data=content(QUESTIONS), file_name="plan.docx", plan_name="Ours", unit=world.authority, by=lead, on=TODAY
    )
    assert "Read it again" in client.get(address(document)).text
    assert client.get(address(document, "questions", "q1")).status_code == 404
    with TestCase.captureOnCommitCallbacks(execute=True):
        reply = client.post(address(document, "read"), {"version": document.version})
    document.refresh_from_db()
    assert (reply["Location"], document.state) == (f"/jobs/{document.job_id}/", State.ASKING)


def test_a_document_being_read_says_so(client: Client, world: World, lead: Person) -> None:
    document = operations.upload_document(
        data=content(QUESTIONS), file_name="plan.docx", plan_name="Ours", unit=world.authority, by=lead, on=TODAY
    )
    page = client.get(address(document)).text
    assert "The document is being read." in page and f'href="/jobs/{document.job_id}/"' in page


def test_a_question_that_the_document_does_not_ask_is_not_there(client: Client, document: PlanDocument) -> None:
    assert client.get(address(document, "questions", "q9")).status_code == 404


def test_home_reminds_of_documents_that_wait(client: Client, document: PlanDocument) -> None:
    page = client.get("/").text
    assert "Plan documents that wait for you" in page and "0 of 2 questions answered" in page


def test_home_tells_what_others_did_to_a_document(world: World, document: PlanDocument, client: Client) -> None:
    answer(client, document, "q1", "accept")
    assert f'href="{address(document)}"' in signed_in(world.person("PL")).get("/").text
    assert address(document) not in signed_in(world.person("TM", world.north)).get("/").text


def test_the_list_of_plans_leads_here(client: Client) -> None:
    assert 'href="/plans/documents/add/"' in client.get("/plans/").text


def test_words_of_the_document_are_never_mark_up(client: Client, lead: Person, world: World) -> None:
    plan = made_up.one_area(["* <b>See</b> them", "* <script>x</script>"], ["<i>Jun-26</i>"])
    document = handed_in(lead, world.authority, plan=plan)
    for place in (address(document), address(document, "questions", "q1")):
        page = client.get(place).text
        assert "&lt;script&gt;x" in page and "<script>x" not in page and "<b>See" not in page


def test_the_whole_shared_plan_is_shown_in_as_many_queries_as_a_small_one(
    client: Client, lead: Person, world: World, document: PlanDocument
) -> None:
    whole = operations.keep_document(
        data=shared("plans/000_southampton_improvement_plan.docx").read_bytes(), file_name="plan.docx",
        plan_name="Whole", unit=world.authority, by=lead, on=TODAY,
    )  # fmt: skip
    operations.read_document(document=whole, by=lead, on=TODAY)
    counts = []
    for each in (document, whole):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = client.get(address(each)).text
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20
    assert "202 actions, 13 to confirm, 1 date not understood" in page


@pytest.mark.parametrize(
    ("iso", "said"), [("2020-07", "Jul 2020"), ("2020-07-14", "Tue 14 Jul 2020"), (None, ""), ("", "")]
)  # fmt: skip
def test_dates_are_said_as_people_write_them(iso: str | None, said: str) -> None:
    assert words.date_words(iso) == said
