"""The library of measures, entering one figure or a file of them, and what is due to be entered."""

from django.urls import path

from goldenthread.web.entries import due, enter, files, library

urlpatterns = [
    path("measures/", library.library, name="measure-list"),
    path("measures/<slug:slug>/enter/", enter.enter, name="measure-enter"),
    path("entries/due/", due.due_list, name="entry-due"),
    path("entries/<int:entry_id>/take-back/", enter.take_back, name="entry-take-back"),
    path("entries/files/", files.file_list, name="entry-file-list"),
    path("entries/files/new/", files.new_file, name="entry-file-new"),
    path("entries/files/<int:file_id>/", files.file, name="entry-file"),
    path("entries/files/<int:file_id>/agree/", files.agree, name="entry-file-agree"),
    path("entries/files/<int:file_id>/withdraw/", files.withdraw, name="entry-file-withdraw"),
]
