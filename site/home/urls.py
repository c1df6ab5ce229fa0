from frontend.url_folders import in_folders
from home.companies import urls as companies
from home.contacts import urls as contacts
from home.figures import urls as figures
from home.lists import urls as lists
from home.media import urls as media
from home.mine import urls as mine
from home.new_network import urls as new_network
from home.privacy import urls as privacy
from home.search import urls as search
from home.service import urls as service
from home.workspace import urls as workspace

app_name = "home"

urlpatterns = in_folders(
    [
        *workspace.patterns,
        *companies.patterns,
        *contacts.patterns,
        *new_network.patterns,
        *figures.patterns,
        *lists.patterns,
        *media.patterns,
        *mine.patterns,
        *privacy.patterns,
        *search.patterns,
        *service.patterns,
    ]
)
