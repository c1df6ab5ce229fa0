from frontend.url_folders import in_folders
from pledges.aftercare import urls as aftercare
from pledges.candidate_talks import urls as candidate_talks
from pledges.candidates import urls as candidates
from pledges.counter_offers import urls as counter_offers
from pledges.desk import urls as desk
from pledges.figures import urls as figures
from pledges.fit import urls as fit
from pledges.followup import urls as followup
from pledges.handouts import urls as handouts
from pledges.job_brokers import urls as job_brokers
from pledges.job_orders import urls as job_orders
from pledges.job_profiles import urls as job_profiles
from pledges.mail_texts import urls as mail_texts
from pledges.management import urls as management
from pledges.matches import urls as matches
from pledges.openings import urls as openings
from pledges.placements import urls as placements
from pledges.programmes import urls as programmes
from pledges.questions import urls as questions
from pledges.receipts import urls as receipts
from pledges.reorganisation import urls as reorganisation
from pledges.sheets import urls as sheets
from pledges.steering import urls as steering
from pledges.support_days import urls as support_days
from pledges.target_group import urls as target_group
from pledges.units import urls as units
from pledges.visits import urls as visits
from pledges.wall import urls as wall

app_name = "pledges"

urlpatterns = in_folders(
    [
        *handouts.patterns,
        *sheets.patterns,
        *receipts.patterns,
        *questions.patterns,
        *counter_offers.patterns,
        *wall.patterns,
        *job_orders.patterns,
        *job_profiles.patterns,
        *candidates.patterns,
        *candidate_talks.patterns,
        *job_brokers.patterns,
        *openings.patterns,
        *support_days.patterns,
        *reorganisation.patterns,
        *fit.patterns,
        *desk.patterns,
        *followup.patterns,
        *visits.patterns,
        *mail_texts.patterns,
        *management.patterns,
        *placements.patterns,
        *aftercare.patterns,
        *matches.patterns,
        *units.patterns,
        *figures.patterns,
        *programmes.patterns,
        *steering.patterns,
        *target_group.patterns,
    ]
)
