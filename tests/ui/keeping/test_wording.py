"""A moment is told as people say it."""

from datetime import UTC, datetime, timedelta

from allyjournal.ui.keeping.wording import moment_words


def test_today_and_yesterday_have_names_and_other_days_their_date() -> None:
    now = datetime.now().astimezone().replace(hour=20, minute=15)
    words = moment_words(now.astimezone(UTC))
    assert words.startswith("today, ")
    assert ":15" in words
    assert moment_words(now - timedelta(days=1)).startswith("yesterday, ")
    assert "2019" in moment_words(datetime(2019, 10, 14, 12, tzinfo=UTC))
