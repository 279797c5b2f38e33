"""Copies the documents of the repository, and their pictures, to where MkDocs reads them: pages.py ROOT PAGES SOURCE_ADDRESS.

A link to a folder leads to its README.md. A link to a file that is no document leads to SOURCE_ADDRESS. If PAGES/api has Javadoc, the first time
that a page names one of its types in code, the name leads there. Needs git.
"""
import glob
import json
import os
import re
import shutil
import subprocess
import sys

root, pages, source = sys.argv[1:]
tracked = subprocess.run(['git', 'ls-files'], cwd=root, check=True, capture_output=True, text=True).stdout.splitlines()
documents = {file for file in tracked if file.endswith('.md') and not file.startswith('.github')}
pictures = {file for file in tracked if file.startswith('docs/') and file.endswith('.png')}
LINK = re.compile(r'(\]\()([^)\s]+)(\))')
CODE = re.compile(r'(```.*?```)', re.DOTALL)


def rewritten(document, link):
    path, mark, anchor = link.partition('#')
    if '://' in path or not path:
        return link
    target = os.path.normpath(os.path.join(os.path.dirname(document), path))
    if target in documents or target in pictures:
        return link
    if target + '/README.md' in documents:
        return path.rstrip('/') + '/README.md' + mark + anchor
    return source + target + mark + anchor


def javadoc():
    """The page of each type by its name, without the names that two types have."""
    found = {}
    for index in glob.glob(os.path.join(pages, 'api', '*', 'type-search-index.js')):
        folder = os.path.dirname(index)
        with open(index, encoding='utf-8') as file:
            types = json.loads(re.search(r'= ?(\[.*\]);', file.read(), re.DOTALL)[1])
        for entry in types:
            if 'p' in entry:
                page = os.path.join(folder, entry['p'].replace('.', '/'), entry['l'] + '.html')
                found.setdefault(entry['l'], set()).add(os.path.relpath(page, pages))
    return {name: paths.pop() for name, paths in found.items() if len(paths) == 1}


types = javadoc()
# A type, perhaps with a method; not in a heading, nor in the text of a link.
NAME = re.compile(r'^#.*$|\[[^\]]*\]\([^)]*\)|`([A-Z]\w*(?:\.[A-Z]\w*)*)(?:\.[a-z]\w*(?:\([^`]*\))?)?`', re.MULTILINE)


def with_javadoc(document, text, linked):
    def link(found):
        name = found[1]
        if name not in types or name in linked:
            return found[0]
        linked.add(name)
        return '[%s](%s)' % (found[0], os.path.relpath(types[name], os.path.dirname(document) or '.'))
    return NAME.sub(link, text)


for document in documents:
    linked = set()
    with open(os.path.join(root, document), encoding='utf-8') as file:
        parts = CODE.split(file.read())
    for i in range(0, len(parts), 2):
        parts[i] = LINK.sub(lambda link: link[1] + rewritten(document, link[2]) + link[3], parts[i])
        if document.startswith(('README', 'docs/guide/', 'docs/recipes', 'docs/constructs/')):
            parts[i] = with_javadoc(document, parts[i], linked)
    copy = os.path.join(pages, document)
    os.makedirs(os.path.dirname(copy), exist_ok=True)
    with open(copy, 'w', encoding='utf-8') as file:
        file.write(''.join(parts))

for picture in pictures:
    copy = os.path.join(pages, picture)
    os.makedirs(os.path.dirname(copy), exist_ok=True)
    shutil.copyfile(os.path.join(root, picture), copy)
