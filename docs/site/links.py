"""Checks the links of each page of a site, Javadoc included: links.py HTML SOURCE_ADDRESS, from the root of the repository.

Prints each link to a page, an anchor or a file that does not exist, to a file under SOURCE_ADDRESS that the repository does not have, from the root
of a server, and whatever a page loads from a network. Ends with 1 if there is one.
"""
import html.parser
import os
import sys
from urllib.parse import unquote, urlsplit

site, source = os.path.abspath(sys.argv[1]), sys.argv[2]


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.links, self.anchors = [], set()
        with open(path, encoding='utf-8') as file:
            self.feed(file.read())

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in ('href', 'src') and value is not None:
                self.links.append((tag, value))
            elif name == 'id' or name == 'name' and tag == 'a':
                self.anchors.add(value)


def fault(path, tag, link):
    """What is wrong with a link on the page of that path, or None."""
    url = urlsplit(link)
    if url.netloc:
        if tag != 'a':
            return 'loads from a network'
        is_missing = link.startswith(source) and not os.path.exists(unquote(url._replace(fragment='').geturl()[len(source):]) or '.')
        return 'the repository has no such file' if is_missing else None
    if url.scheme:
        return None
    if link.startswith('/'):
        return 'starts at the root of a server'
    target = os.path.normpath(os.path.join(os.path.dirname(path), unquote(url.path))) if url.path else path
    if not target.startswith(site + os.sep):
        return None  # the site of another version
    if not os.path.isfile(target):
        return 'no such file'
    is_missing = url.fragment and target in pages and not {url.fragment, unquote(url.fragment)} & pages[target].anchors
    return 'no such anchor' if is_missing else None


pages = {}
for folder, _, files in os.walk(site):
    for file in files:
        if file.endswith('.html'):
            path = os.path.join(folder, file)
            pages[path] = Page(path)

broken = 0
for path, page in sorted(pages.items()):
    for tag, link in page.links:
        wrong = fault(path, tag, link)
        if wrong:
            broken += 1
            print('%s: %s: %s' % (os.path.relpath(path, site), link, wrong), file=sys.stderr)
print('%d pages, %d links, %d broken' % (len(pages), sum(len(page.links) for page in pages.values()), broken))
sys.exit(1 if broken else 0)
