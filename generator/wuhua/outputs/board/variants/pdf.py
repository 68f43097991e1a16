"""What every variant asks of pikepdf: the same bytes each time."""

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

#: PDF points in a millimetre.
POINTS = 72 / 25.4


def saved(pdf: "pikepdf.Pdf") -> bytes:
    """Give a PDF's bytes, the same for the same content; what nothing shows is left out."""
    import pikepdf

    pdf.remove_unreferenced_resources()
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
