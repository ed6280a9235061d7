"""The password of a locked PDF."""

from importlib import resources

from allyjournal.exchange.password import new_password


def test_it_is_six_words_of_the_long_list() -> None:
    shipped = resources.files("xkcdpass") / "static" / "eff-long"
    words = set(shipped.read_text(encoding="utf-8").split())
    assert len(words) == 7776
    chosen = [new_password() for _ in range(200)]
    assert all(len(password.split(" ")) == 6 for password in chosen)
    assert {word for password in chosen for word in password.split(" ")} <= words


def test_no_two_are_the_same() -> None:
    assert len({new_password() for _ in range(200)}) == 200
