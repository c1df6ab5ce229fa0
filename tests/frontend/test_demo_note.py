NOTE = "Det her er en demo."


def test_every_page_of_a_demo_says_so(client, db, settings):
    settings.DEMO = True
    assert NOTE in client.get("/arrangementer/").content.decode()


def test_a_site_in_real_use_says_nothing_of_a_demo(client, db, settings):
    settings.DEMO = False
    assert NOTE not in client.get("/i/").content.decode()
