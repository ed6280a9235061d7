"""A summary as a tagged PDF that says nothing about its making but its title."""

import io
import unicodedata
from typing import Final, NamedTuple

import msgspec

from allyjournal import assets
from allyjournal.domain.errors import InputRefused
from allyjournal.exchange.summary.document import Document

# Title, language and format, and that it is PDF/UA; not the program, the ids, the counts.
_KEPT_METADATA: Final = (
    "{http://purl.org/dc/elements/1.1/}",
    "{http://www.aiim.org/pdfua/ns/id/}",
)
_NOT_UNIVERSAL: Final = (
    "Some characters have no font here, so the PDF is tagged but not PDF/UA, and they may be"
    " missing in it. As HTML or Markdown the summary has them all."
)

_LONGEST_PASSWORD: Final = 127  # bytes


class RenderedPdf(NamedTuple):
    """The file's bytes, and sentences for the writer about it."""

    data: bytes
    notes: tuple[str, ...] = ()


def render(document: Document) -> RenderedPdf:
    """``document`` as PDF/UA-1, or as tagged PDF 1.7 where no font has all of its characters.

    The same document gives the same bytes on one machine. Nothing is written to the disk.
    """
    data, universal = typeset("templates/summary.typ", document)
    return RenderedPdf(data, () if universal else (_NOT_UNIVERSAL,))


def locked(data: bytes, password: str) -> bytes:
    """The PDF ``data``, encrypted with AES-256: it opens with ``password`` alone, and then does
    all that an unlocked one does. Raises InputRefused where no reader could take the password.

    PDF 2.0 takes at most 127 bytes of UTF-8, of which the rest would not count (ISO 32000-2,
    7.6.4.3.3).
    """
    import pikepdf

    password = unicodedata.normalize("NFKC", password)
    if not 0 < len(password.encode("utf-8", "replace")) <= _LONGEST_PASSWORD:
        raise InputRefused("The password of a PDF has from 1 to 127 bytes.", "Choose another one.")
    result = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(result, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
    return result.getvalue()


def typeset(template: str, document: msgspec.Struct) -> tuple[bytes, bool]:
    """``document`` set by a typst ``template`` of the resources, and whether it is PDF/UA-1."""
    import typst  # imported here: most sessions make no summary

    compiler = typst.Compiler(
        assets.path(template),
        sys_inputs={"document": msgspec.json.encode(document).decode()},
    )
    try:
        return _stripped(compiler.compile(pdf_standards=["ua-1"])), True
    except typst.TypstError:
        return _stripped(compiler.compile(pdf_standards=["1.7"])), False


def _stripped(data: object) -> bytes:
    """``data`` without what typst says about itself, and with an id made of the content alone."""
    import pikepdf

    assert isinstance(data, bytes)  # noqa: S101 (typst gives pages only for pictures)
    result = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            for name in [name for name in metadata if not name.startswith(_KEPT_METADATA)]:
                del metadata[name]
        for name in [str(name) for name in pdf.docinfo if name != "/Title"]:
            del pdf.docinfo[name]
        pdf.save(result, deterministic_id=True)
    return result.getvalue()
