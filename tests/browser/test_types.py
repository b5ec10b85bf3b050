"""Document types in the console: where annotators begin, what is told of a wrong one, and how one is changed."""

from __future__ import annotations

from playwright.sync_api import expect

from cdk.local.api import Person as Program
from cdk.local.stack import LocalStack
from tests.browser.accessibility import violations
from tests.browser.people import PHONE, People


def test_an_annotator_begins_here_and_what_is_wrong_in_a_type_is_told_at_its_place(labellers: People) -> None:
    # Given an annotator on a phone in the dark
    somebody = labellers.new(size=PHONE, color_scheme="dark")
    page = somebody.sign_in("annotator", "/")
    page.get_by_role("heading", name="Labelling", exact=True).wait_for()
    page.locator("[data-type=receipt] .type-card-figures").wait_for()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    # When a type has a field without a name
    page.get_by_role("link", name="New document type").click()
    page.get_by_label("Title", exact=True).fill("Note")
    page.get_by_role("button", name="Save the document type").click()

    # Then it is told there
    expect(page.get_by_label("Name of field 1")).to_have_attribute("aria-invalid", "true")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    # And what only the server knows is said, too, and nothing that was written is lost
    page.get_by_role("button", name="Edit the source").click()
    page.get_by_label("As JSON or YAML").fill("name: note\ntitle: [")
    somebody.watch.expect("400")
    page.get_by_role("button", name="Save the document type").click()
    expect(page.get_by_role("alert")).to_contain_text("line")
    expect(page.get_by_label("As JSON or YAML")).to_have_value("name: note\ntitle: [")

    # And what was begun is there when one comes back, until one starts over
    page.get_by_role("link", name="Documents").click()
    page.get_by_role("heading", name="Documents").wait_for()
    page.go_back()
    expect(page.get_by_label("As JSON or YAML")).to_have_value("name: note\ntitle: [")
    page.get_by_role("button", name="Start over").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value("")
    expect(page.get_by_role("button", name="Start over")).to_have_count(0)


def test_a_type_is_changed_and_keeps_what_the_form_does_not_show(labellers: People, stack: LocalStack) -> None:
    # Given a type with more to it than the form shows
    fields = "[{name: NUMBER, kind: identifier, not_labels: [customer]}, {name: TAX, kind: money}]"
    rules = "day_first: false, keywords: [consignment], checks: [sums], policy: {threshold: 0.9, required: [NUMBER]}"
    with Program(stack.state.url, "admin") as admin:
        admin.post("/document-types", {"yaml": f"{{name: consignment, title: Load, fields: {fields}, {rules}}}"})
        before = next(each for each in admin.get("/document-types")["items"] if each["name"] == "consignment")

    # When an administrator drops a field, adds one and gives the type another title
    page = labellers.new().sign_in("admin", "/labelling")
    page.locator("[data-type=consignment]").get_by_role("link", name="Edit the type").click()
    expect(page.get_by_role("heading", name="Edit Load")).to_be_visible()
    page.get_by_label("Title", exact=True).fill("Consignment")
    expect(page.get_by_label("Name", exact=True)).to_have_value("consignment")
    page.get_by_role("button", name="Remove field 2").click()
    page.get_by_role("button", name="Add a field").click()
    page.get_by_label("Title of field 2").fill("Pallets")
    page.get_by_label("Kind of field 2").select_option("number")
    page.get_by_label("Required of field 2").check()
    assert violations(page) == []
    page.get_by_role("button", name="Save the document type").click()
    expect(page.get_by_text("Consignment was changed.")).to_be_visible()

    # Then all else is as it was
    with Program(stack.state.url, "admin") as admin:
        after = next(each for each in admin.get("/document-types")["items"] if each["name"] == "consignment")
    pallets = before["fields"][1] | {
        "name": "PALLETS",
        "title": "Pallets",
        "kind": "number",
        "labels": ["Pallets"],
        "role": None,
    }
    assert (after["version"], after["by"]) == (2, before["by"])
    assert after == before | {
        "version": 2,
        "at": after["at"],
        "title": "Consignment",
        "fields": [before["fields"][0], pallets],
        "policy": before["policy"] | {"required": ["NUMBER", "PALLETS"]},
    }

    # And a type that is not there is said not to be
    page.goto(f"{stack.state.url}/console/labelling/new-type?edit=nothing")
    expect(page.get_by_role("heading", name="Document type not found")).to_be_visible()


def test_an_annotator_adds_to_a_type_and_is_told_who_may_do_more(labellers: People, stack: LocalStack) -> None:
    # Given a type with a field that its policy requires, and what comes with docloop
    fields = "[{name: NUMBER, kind: identifier}, {name: TAX, kind: money}]"
    with Program(stack.state.url, "admin") as admin:
        text = f"{{name: parcel, title: Parcel, fields: {fields}, policy: {{required: [NUMBER]}}}}"
        admin.post("/document-types", {"yaml": text})
    somebody = labellers.new()
    page = somebody.sign_in("annotator", "/labelling")
    expect(page.locator("[data-type=receipt]").get_by_role("link", name="Edit the type")).to_have_count(0)
    page.locator("[data-type=parcel]").get_by_role("link", name="Edit the type").click()
    expect(page.get_by_label("Required of field 1")).to_be_disabled()

    # When a field is taken away
    page.get_by_role("button", name="Remove field 2").click()
    somebody.watch.expect("403")
    page.get_by_role("button", name="Save the document type").click()

    # Then it is told what and who, and nothing that was written is lost
    expect(page.get_by_role("alert")).to_contain_text("fields.TAX")
    expect(page.get_by_role("alert")).to_contain_text("ask a senior")
    assert violations(page) == []

    # And adding goes through
    page.goto(f"{stack.state.url}/console/labelling/new-type?edit=parcel")
    page.get_by_role("button", name="Add a field").click()
    page.get_by_label("Title of field 3").fill("Pallets")
    page.get_by_role("button", name="Save the document type").click()
    expect(page.get_by_text("Parcel was changed.")).to_be_visible()
