from frontend.url_folders import in_folders
from taskforces.advice import urls as advice
from taskforces.contacts import urls as contacts
from taskforces.imports import urls as imports
from taskforces.knowledge import urls as knowledge
from taskforces.lists import urls as lists
from taskforces.members import urls as members
from taskforces.networks import urls as networks
from taskforces.partnerships import urls as partnerships
from taskforces.plans import urls as plans
from taskforces.prizes import urls as prizes
from taskforces.programmes import urls as programmes
from taskforces.signers import urls as signers
from taskforces.spreading import urls as spreading
from taskforces.stories import urls as stories

app_name = "taskforces"

urlpatterns = in_folders(
    [
        *advice.patterns,
        *contacts.patterns,
        *lists.patterns,
        *imports.patterns,
        *signers.patterns,
        *prizes.patterns,
        *stories.patterns,
        *members.patterns,
        *plans.patterns,
        *spreading.patterns,
        *programmes.patterns,
        *networks.patterns,
        *knowledge.patterns,
        *partnerships.patterns,
    ]
)
