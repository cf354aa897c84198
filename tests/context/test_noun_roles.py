import pytest

from tests.context.sample import spoken


@pytest.mark.parametrize(
    ("prompt", "roles"),
    [
        ("the title bold", [("title", "object")]),
        ("put the price below the title", [("price", "object"), ("title", "anchor")]),
        ("text in the footer", [("text", "object"), ("footer", "within")]),
        ("the footer in the same colour as the title", [("footer", "object"), ("title", "like")]),
        ("red for the price", [("price", "within")]),
        ("der Titel des Fußes", [("title", "object"), ("footer", "within")]),
        ("the title should come before the price", [("title", "object"), ("price", "anchor")]),
        ("match the title to the price", [("title", "object"), ("price", "toward")]),
        ("the button instead of the link", [("button", "object"), ("link", "against")]),
        ("the button bold, like in the footer", [("button", "object"), ("footer", "like")]),
        ("der Titel fett, wie bei den Links", [("title", "object"), ("link", "like")]),
        ("der Titel rot, so wie im Fuß der Preis", [("title", "object"), ("footer", "like"), ("price", "object")]),
        ("the button as wide as the price", [("button", "object"), ("price", "like")]),
        ("der Titel so hoch wie der Preis", [("title", "object"), ("price", "like")]),
        ("so breit wie möglich, der Titel", [("title", "object")]),
        ("stay when the title of the footer scrolls", [("title", "when"), ("footer", "when")]),
        ("stay when the title in the footer scrolls", [("title", "when"), ("footer", "within")]),
        (
            "the title of the footer when the price is red",
            [("title", "object"), ("footer", "within"), ("price", "when")],
        ),
    ],
)
def test_how_nouns_stand(prompt: str, roles: list[tuple[str, str]]) -> None:
    """By the preposition before them."""
    assert [(noun.names[-1], noun.role) for noun in spoken(prompt)] == roles
