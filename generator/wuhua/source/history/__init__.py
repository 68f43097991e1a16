"""What git remembers of the village's folder.  In: the folder.  Out: each record's versions, and what was said last.

Who wrote a commit and what they called it stay in git: a message may hold anything, and nobody asked its author.
"""

from wuhua.source.history.repository import Repository, history_stamp, open_repository
from wuhua.source.history.trails import History, Step, Trail, read_history

__all__ = ["History", "Repository", "Step", "Trail", "history_stamp", "open_repository", "read_history"]
