"""The only place that joins ports to adapters: what each function works with, made from its settings.

    stores       the tables, buckets and queues that every function shares
    api          the review API
    sweeping     the sweeper
    extraction   the extract function; the only one that needs the OCR layers, so nothing here imports it
    learning     the learn function; the only one that needs what trains

Import the part that is needed: a function's package holds no more than that.
"""

from docloop.bootstrap.api import review_context, sign_in_context
from docloop.bootstrap.stores import SystemClock

__all__ = ["SystemClock", "review_context", "sign_in_context"]
