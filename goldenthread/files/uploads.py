"""Uploads stay in memory: Django's own handler would spill a large one, in the clear, into a temporary folder."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

# The largest file any page takes; a full-size Annex A workbook is 2 to 6 MB.
LARGEST = 50 * 1024 * 1024


class InMemory(FileUploadHandler):
    """Keeps the whole file in memory and stops reading when it is larger than any page would take."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.content = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > LARGEST:
            raise StopUpload(connection_reset=False)
        self.content.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.content.seek(0)
        return InMemoryUploadedFile(
            file=self.content, field_name=self.field_name, name=self.file_name, content_type=self.content_type,
            size=file_size, charset=self.charset, content_type_extra=self.content_type_extra,
        )  # fmt: skip
