"""A summary as a tagged PDF that says nothing about its making but its title."""

import io
from typing import Final, NamedTuple

import msgspec

from allyjournal import assets
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


def typeset(template: str, document: Document) -> tuple[bytes, bool]:
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
