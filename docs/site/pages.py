"""Copies the documents of the repository, and their pictures, to where MkDocs reads them: pages.py ROOT PAGES SOURCE_ADDRESS.

A link to a folder leads to its README.md. A link to a file that is no document leads to SOURCE_ADDRESS. Needs git.
"""
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


for document in documents:
    with open(os.path.join(root, document), encoding='utf-8') as file:
        parts = CODE.split(file.read())
    for i in range(0, len(parts), 2):
        parts[i] = LINK.sub(lambda link: link[1] + rewritten(document, link[2]) + link[3], parts[i])
    copy = os.path.join(pages, document)
    os.makedirs(os.path.dirname(copy), exist_ok=True)
    with open(copy, 'w', encoding='utf-8') as file:
        file.write(''.join(parts))

for picture in pictures:
    copy = os.path.join(pages, picture)
    os.makedirs(os.path.dirname(copy), exist_ok=True)
    shutil.copyfile(os.path.join(root, picture), copy)
