from home.models.colleague_accesses import ColleagueAccess
from home.models.content_pages import ContentPage
from home.models.correction_requests import CorrectionRequest
from home.models.home_pages import HomePage
from home.models.leader_calendars import LeaderCalendar
from home.models.leader_links import LeaderLink
from home.models.member_cards import IntroductionRequest, MemberCard

__all__ = [
    "ColleagueAccess",
    "ContentPage",
    "CorrectionRequest",
    "HomePage",
    "IntroductionRequest",
    "LeaderCalendar",
    "LeaderLink",
    "MemberCard",
]
