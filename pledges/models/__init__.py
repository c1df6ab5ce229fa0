from pledges.models.followup import FollowUpEntry, Handover
from pledges.models.sheets import Campaign, PledgeLine, Sheet, SheetLink

__all__ = ["Campaign", "FollowUpEntry", "Handover", "PledgeLine", "Sheet", "SheetLink"]
