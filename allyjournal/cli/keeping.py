"""The commands about the journal itself: make, check, back up, restore, and its secrets."""

import shlex
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Final

from allyjournal.cli import terminal
from allyjournal.cli.answer import Answer, copied, refuse_place, with_journal
from allyjournal.cli.border import trouble
from allyjournal.domain.errors import (
    InputRefused,
    JournalDamaged,
    JournalError,
    KeysDamaged,
    NothingToRead,
)
from allyjournal.exchange import recovery_kit
from allyjournal.exchange.summary import wording
from allyjournal.exchange.synced import synced_folder
from allyjournal.store.damage import is_all_there
from allyjournal.store.journal import Journal
from allyjournal.store.salvage import Missing, free_name, salvage
from allyjournal.vault import integrity, kept, keys_back, vault
from allyjournal.vault import rekey as replacing
from allyjournal.vault import restore as restoring
from allyjournal.vault.strength import Strength, strength

_DAMAGED: Final = JournalDamaged.exit_code
_OPEN_KIT: Final = (
    "The kit is not encrypted: print it, or write it to a stick itself, away from here."
)
_OPENS_COPIES: Final = "Copies and backups from before still open with the old one."
_KIT_LATER: Final = "Once there is a place for it, 'allyjournal kit' writes it."
_REPAIR: Final = "'allyjournal check --repair' saves what can be read into a new journal beside it."
_KEYS_BACK: Final = (
    "'allyjournal check --repair' takes keys.json out of the backup of {moment}, once it is given"
    " the passphrase of that time; all that was written since stays."
)
_ALL_THERE: Final = (
    "All that was written can be read: only what is made of it is damaged, such as the search."
)
_NOT_ALL_THERE: Final = "Not all that was written can be read."
_BACK_UP: Final = "A backup under the new key may be missing: 'allyjournal backup' makes it."
_TABLES: Final = {
    "record": "Records",
    "trash": "Records in the trash",
    "agreement_version": "Versions of agreements",
    "revision": "Former states",
    "share_copy": "Files that were shared",
    "setting": "Settings",
}


def create(given: Namespace) -> Answer:
    """A new journal; its recovery code is the answer."""
    if given.kit:
        refuse_place(given.path, given.kit)
    passphrase = terminal.new_secret("Passphrase for the new journal: ", given.passphrase_file)
    weakness = _weakness(passphrase)
    code = Journal.make(given.path, passphrase)
    messages = (
        "This is the recovery code. It opens the journal when the passphrase is forgotten;",
        "keep it where nobody else finds it. It is not shown here again.",
    )
    return _with_kit(given, code, (*weakness, *messages), is_weak=bool(weakness))


def kit(given: Namespace) -> Answer:
    """The recovery kit, for somebody with the passphrase."""
    refuse_place(given.path, given.out, given.force)
    passphrase = terminal.secret("Passphrase: ", given.passphrase_file)
    told = _write_kit(given.out, vault.recovery_code(given.path, passphrase))
    return Answer({"written": True, "encrypted": False}, messages=told)


def _with_kit(given: Namespace, code: str, messages: tuple[str, ...], *, is_weak: bool) -> Answer:
    """A new recovery code as the answer, whether or not its kit can be written."""
    exit_code = 0
    if given.kit:
        try:
            messages += _write_kit(given.kit, code)
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 (the code is in force)
            (why, *more), exit_code = trouble(error)
            messages += (f"The kit is not written: {why}", *more, _KIT_LATER)
    data = {"recovery_code": code, "weak_passphrase": is_weak}
    return Answer(data, (code,), messages, exit_code)


def _write_kit(out: Path, code: str) -> tuple[str, ...]:
    """Write the kit; returns what is to be said about it."""
    today = date.today()
    made_on = f"{today.day} {wording.month(today)}"
    recovery_kit.write(recovery_kit.recovery_kit(code, made_on), out)
    return (_OPEN_KIT, *copied(synced_folder(out)))


@with_journal
def backup(journal: Journal, given: Namespace) -> Answer:
    """A backup at OUT, or one in every folder of backups."""
    if given.out:
        refuse_place(given.path, given.out, given.force)
        journal.back_up_to(given.out)
        made = [str(given.out)]
    else:
        made = [str(journal.back_up(folder)) for folder in journal.backup_folders()]
    told = "Opened and checked. It opens with the passphrase and the recovery code of today."
    return Answer({"written": made}, made, (told,))


def restore(given: Namespace) -> Answer:
    """The journal of a backup in the place of the present one, which moves aside."""
    backup = kept.about(given.backup, given.path)
    by_code = keys_back.are_lost(given.path)
    aside = restoring.restore(given.backup, given.path, datetime.now())
    when = _on_the_clock(backup)
    made = f"whose file was last changed {when}" if backup.renamed else f"of {when}"
    told = [
        f"The journal is as it was in the backup {made}. It opens with the passphrase and the"
        " recovery code of that time."
    ]
    if backup.of_another:
        told.append("This backup is of another journal than the one that was here.")
    if aside:
        told.append(f"What was there is kept as it was, and is now called {aside.name}.")
        if by_code:
            told.append("Its keys.json is lost or damaged: it opens only with the recovery code.")
        told.append("Its second folder for backups is taken over when the journal is next opened.")
    else:
        told.append("If a second folder for backups was chosen since, choose it once more.")
    data = {"put_aside": str(aside) if aside else None, "of_another_journal": backup.of_another}
    return Answer({"restored": True} | data, messages=told)


def check(given: Namespace) -> Answer:
    """Whether every byte is as it was written; with ``repair``, what can be done where it is not.

    A damaged database is left as it is: what can be read goes to a new journal beside it.
    """
    passphrase = terminal.secret("Passphrase: ", given.passphrase_file)
    brought = _keys_brought_back(given.path, passphrase) if given.repair else ()
    error = JournalDamaged()
    try:
        damage, notes = integrity.examine(given.path, passphrase)
    except JournalDamaged as met:  # it cannot even be opened
        damage, notes, error = (met.sentence,), (), met
    if given.repair and damage == (integrity.SEARCH_DAMAGED,):
        with closing(Journal.open(given.path, passphrase)) as journal:
            journal.rebuild_search()
        damage, _notes = integrity.examine(given.path, passphrase)
        notes = (*notes, "The search would have missed some of the records; it was made anew.")
    notes = (*brought, *notes)
    data = {"sound": not damage, "damage": damage, "notes": notes}
    if not damage:
        sound = "Every page, every row and the search index are as they were written."
        return Answer(data, messages=(*notes, sound))
    if given.repair:
        return _salvaged(given.path, passphrase, Answer(data, messages=(*notes, *damage)))
    how = _how_to_repair(given.path, error)
    told = (*_all_there(given.path, passphrase), *notes, *damage, error.advice, how)
    return Answer(data, messages=told, exit_code=_DAMAGED)


def _how_to_repair(folder: Path, damage: JournalDamaged) -> str:
    """What --repair can do against it; empty where that is nothing."""
    if isinstance(damage, KeysDamaged):
        source = kept.with_its_keys(folder)
        return _KEYS_BACK.format(moment=_on_the_clock(source)) if source else ""
    return "" if isinstance(damage, NothingToRead) else _REPAIR


def _keys_brought_back(folder: Path, passphrase: str) -> tuple[str, ...]:
    """Take a keys.json that is lost or damaged out of the newest backup that has it; what is said
    about that. Raises WrongPassphrase for that of the backup."""
    if not keys_back.are_lost(folder) or not (source := kept.with_its_keys(folder)):
        return ()
    keys_back.bring_back(folder, source.path, passphrase)
    return (
        f"keys.json was lost or damaged; it is now that of the backup of {_on_the_clock(source)},"
        " whose passphrases open the journal again.",
    )


def _on_the_clock(source: kept.Kept) -> str:
    return f"{source.moment.astimezone():%Y-%m-%d %H:%M}"


def _all_there(folder: Path, passphrase: str) -> Iterator[str]:
    """Whether all that was written can be read; nothing of a journal that cannot be opened.
    It is not brought up to date: nothing is written where there is damage."""
    with (
        suppress(JournalError),
        closing(vault.open_with_passphrase(folder, passphrase, vault.as_it_is)) as connection,
    ):
        yield _ALL_THERE if is_all_there(connection) else _NOT_ALL_THERE


def _salvaged(folder: Path, passphrase: str, found: Answer) -> Answer:
    """Save what can be read into a new journal; ``found`` and what became of it."""
    new = free_name(folder)
    report = salvage(folder, passphrase, new)
    told = [f"What can be read is now in {new.name}; the damaged journal is as it was."]
    for table, count in report.saved.items():
        if count or report.lost[table]:
            told.append(f"{_TABLES[table]}: {count} saved, {report.lost[table]} lost.")
    told += [f"{_TABLES[table]}: more may be lost than is known." for table in report.unsure]
    if newest := kept.newest_good(folder):
        told.append(f"The newest good backup: {newest.path}")
    told += map(_lost, report.missing)
    told.append(
        "It opens with this passphrase and the same recovery code; other passphrases are to be"
        " added again. To open it:"
    )
    told.append(f"allyjournal {shlex.quote(str(new))}")
    told.append("To have it in the place of the damaged one, rename both, while neither is open.")
    missing = [it._asdict() | {"day": it.day and str(it.day)} for it in report.missing]
    salvaged = {"path": str(new), **report._asdict(), "missing": missing}
    data = found.data | {"salvaged": salvaged}
    return Answer(data, messages=(*found.messages, *told), exit_code=_DAMAGED)


def _lost(missing: Missing) -> str:
    day = missing.day or "on no day that is known"
    trashed = "  (in the trash)" if missing.trashed else ""
    return f"Lost: {day}  {missing.kind:<10}  {missing.title}".rstrip() + trashed


def passphrase(given: Namespace) -> Answer:
    """A new passphrase instead of the present one, or beside it; or one less."""
    if given.remove:
        gone = terminal.secret("Passphrase that is to go: ", given.passphrase_file)
        vault.remove_passphrase(given.path, gone)
        told = "That passphrase opens the journal no longer."
        return Answer({"changed": True}, messages=(told, _OPENS_COPIES))
    present = terminal.secret("Present passphrase: ", given.passphrase_file)
    vault.key_of(given.path, present)  # before a new one is thought of
    new = terminal.new_secret("New passphrase: ", given.new_passphrase_file)
    change = vault.add_passphrase if given.add else vault.change_passphrase
    change(given.path, present, new)
    return _changed(new, "The one from before does, too." if given.add else _OPENS_COPIES)


def recover(given: Namespace) -> Answer:
    """A new passphrase in the place of all others, by the recovery code."""
    code = terminal.secret("Recovery code: ", given.recovery_file)
    vault.key_of_code(given.path, code)  # before a new passphrase is thought of
    new = terminal.new_secret("New passphrase: ", given.new_passphrase_file)
    vault.recover(given.path, code, new)
    return _changed(new, "No other passphrase does any more; they can be added again.")


def _changed(passphrase: str, *also: str) -> Answer:
    weakness = _weakness(passphrase)
    data = {"changed": True, "weak_passphrase": bool(weakness)}
    return Answer(data, messages=("The new passphrase opens the journal.", *also, *weakness))


def _weakness(passphrase: str) -> tuple[str, ...]:
    """What is said about a passphrase that somebody could guess; nothing refuses it."""
    if not passphrase or not (found := strength(passphrase)).is_weak:
        return ()
    time = "a day" if found is Strength.HOURS else "a year"
    return (
        f"Whoever has a copy of the journal could guess this passphrase within {time}; four or"
        " five words that have nothing to do with each other are stronger.",
    )


def rekey(given: Namespace) -> Answer:
    """A new key; its recovery code is the answer."""
    if given.kit:
        refuse_place(given.path, given.kit)
    others = vault.passphrases(given.path) - 1
    if others and not given.force:
        raise InputRefused(
            f"Other passphrases that open this journal and would open it no longer: {others}.",
            "Say --force if they may go; they can be added again afterwards.",
        )
    opened_by = terminal.secret("Passphrase: ", given.passphrase_file)
    weakness = _weakness(opened_by)
    code = replacing.rekey(given.path, opened_by)
    messages = (
        "This is the new recovery code; the old one opens this journal no longer.",
        "Backups from before still open with the passphrase and the recovery code of their time.",
    )
    answer = _with_kit(given, code, (*weakness, *messages), is_weak=bool(weakness))
    return _backed_up(given.path, opened_by, answer)


def _backed_up(folder: Path, passphrase: str, answer: Answer) -> Answer:
    """``answer``, with the backups under the new key, whose kit nobody has kept yet; what keeps
    them from being made is told, as the code is in force."""
    made: list[str] = []
    why: Sequence[str] = ()
    exit_code = answer.exit_code
    try:
        with closing(Journal.open(folder, passphrase)) as journal:
            journal.forget_kept_kit()
            for place in journal.backup_folders():
                made.append(str(journal.back_up(place)))
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 (told all the same)
        told, exit_code = trouble(error)
        why = (*told, _BACK_UP)
    there = [f"A backup under the new key: {path}" for path in made]
    messages = (*why, *answer.messages, *there)
    return Answer(answer.data | {"backups": made}, answer.lines, messages, exit_code)
