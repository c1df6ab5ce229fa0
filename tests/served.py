"""Files that the site serves, asked for as a browser does."""


def fetch(client, url):
    """The answer, read to its end: only then does the test client close the file behind it."""
    answer = client.get(url)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer
