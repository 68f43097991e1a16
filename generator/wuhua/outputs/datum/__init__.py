"""One datum: whatever is written is read back by another reader and compared, figure by figure, with what the sheet says.

The reader knows neither templates nor writers. A difference is a fault of theirs: MachineFault, and the old site stands.
"""

from wuhua.outputs.datum.comparing import check_board, check_page, check_words, check_written
from wuhua.outputs.datum.saying import Said, said_by

__all__ = ["Said", "check_board", "check_page", "check_words", "check_written", "said_by"]
