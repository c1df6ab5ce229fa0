"""A step of one's own is done."""

from accounts.versioned import VersionedForm


class StepDoneForm(VersionedForm):
    """A button alone: nothing is next until somebody writes it. `of` is an opening or a candidate."""

    prefix = "done"

    def filled(self):
        return {"next_step": "", "next_step_on": None}
