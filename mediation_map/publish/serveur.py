"""Snippets for the web server: the same policy as the pages', and a locked professional folder."""

from __future__ import annotations

from collections.abc import Iterator

_ENTETES = {
    "Content-Security-Policy": "{politique}; frame-ancestors {cadres}",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
}
_APACHE = """\
# Apache : à inclure dans la configuration du site (mod_headers, mod_expires).
<Directory "/chemin/vers/public">
    Options -Indexes
    DirectoryIndex index.html
    AddDefaultCharset utf-8
    AddType application/geo+json .geojson
    AddType text/calendar .ics
    AddType application/manifest+json .webmanifest
{public}
    <FilesMatch "\\.(html|js|json|ics|csv|geojson|webmanifest)$">
        Header set Cache-Control "no-cache"
    </FilesMatch>
</Directory>
# L'adresse du dossier public remplace ici la barre seule si le site est dans un sous-dossier.
ErrorDocument 404 /404.html

# Édition professionnelle : mot de passe, jamais indexée.
# Créer le fichier : htpasswd -c /chemin/hors/du/site/professionnels un-identifiant
<Directory "/chemin/vers/pro">
    Options -Indexes
    DirectoryIndex index.html
    AuthType Basic
    AuthName "Réservé aux professionnels"
    AuthUserFile "/chemin/hors/du/site/professionnels"
    Require valid-user
{pro}
    Header set X-Robots-Tag "noindex, nofollow"
    Header set Cache-Control "private, no-store"
</Directory>
"""
_NGINX = """\
# nginx : à inclure dans le bloc « server » du site.
charset utf-8;
location / {{
    root /chemin/vers/public;
    index index.html;
    error_page 404 /404.html;
{public}
    add_header Cache-Control "no-cache";
}}

# Édition professionnelle : mot de passe, jamais indexée.
# Créer le fichier : htpasswd -c /chemin/hors/du/site/professionnels un-identifiant
location /pro/ {{
    alias /chemin/vers/pro/;
    index index.html;
    auth_basic "Réservé aux professionnels";
    auth_basic_user_file /chemin/hors/du/site/professionnels;
{pro}
    add_header X-Robots-Tag "noindex, nofollow";
    add_header Cache-Control "private, no-store";
}}
"""


def render_serveur(politique: str) -> Iterator[tuple[str, bytes]]:
    """Yield ``apache.conf`` and ``nginx.conf`` for a Content-Security-Policy of the pages.

    Only the public edition may be framed by other sites: its map is meant to be.
    """
    for nom, modele, forme in (
        ("apache.conf", _APACHE, '    Header set {nom} "{valeur}"'),
        ("nginx.conf", _NGINX, '    add_header {nom} "{valeur}";'),
    ):
        public = _headers(forme, politique, "*")
        pro = _headers(forme, politique, "'none'")
        yield nom, modele.format(public=public, pro=pro).encode()


def _headers(forme: str, politique: str, cadres: str) -> str:
    return "\n".join(
        forme.format(nom=nom, valeur=valeur.format(politique=politique, cadres=cadres))
        for nom, valeur in _ENTETES.items()
    )
