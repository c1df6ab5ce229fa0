from events.answers import urls as answers
from events.badges import urls as badges
from events.calendar import urls as calendar
from events.contact_cards import urls as contact_cards
from events.courses import urls as courses
from events.door import urls as door
from events.joint import urls as joint
from events.letters import urls as letters
from events.networking import urls as networking
from events.open_registration import urls as open_registration
from events.planning import urls as planning
from events.sessions import urls as sessions
from events.speakers import urls as speakers
from events.unit_attendance import urls as unit_attendance
from frontend.url_folders import in_folders

app_name = "events"

urlpatterns = in_folders(
    [
        *networking.patterns,
        *calendar.patterns,
        *open_registration.patterns,
        *answers.patterns,
        *contact_cards.patterns,
        *door.patterns,
        *planning.patterns,
        *letters.patterns,
        *joint.patterns,
        *sessions.patterns,
        *badges.patterns,
        *speakers.patterns,
        *unit_attendance.patterns,
        *courses.patterns,
    ]
)
