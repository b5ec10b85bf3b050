"""Labels and predictions as tasks of Label Studio, and what people did to such tasks as drafts.

https://labelstud.io/guide/task_format and /guide/predictions. A value with a place on a page is a rectangle with the
field's name and a text of the same id; pages are counted from 0 there, and places are percent of a page. What has no
place is about the whole task: a value is a text named like its field, line items are rows of JSON, and choices say
which fields are absent and of which type the document is. `config_of` gives the interface that shows all this.
"""

from __future__ import annotations

from docloop.formats.label_studio.shape import AnnotatedTask, Task, config_of
from docloop.formats.label_studio.task_answers import draft_of
from docloop.formats.label_studio.writing import task_of

__all__ = ["AnnotatedTask", "Task", "config_of", "draft_of", "task_of"]
