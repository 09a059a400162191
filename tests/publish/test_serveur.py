"""The snippets for web servers say the same as the pages."""

from mediation_map.publish.serveur import render_serveur
from mediation_map.render.rendu import build_politique
from tests.publish.territoire import make_config


def test_both_servers_get_the_policy_of_the_pages() -> None:
    politique = build_politique(make_config(), tuiles=True)
    fichiers = {nom: contenu.decode() for nom, contenu in render_serveur(politique)}
    assert set(fichiers) == {"apache.conf", "nginx.conf"}
    for texte in fichiers.values():
        assert texte.count(politique) == 2
        assert "unsafe" not in texte
        assert "frame-ancestors 'none'" in texte
        assert "noindex" in texte


def test_the_professional_folder_asks_for_a_password() -> None:
    fichiers = {nom: contenu.decode() for nom, contenu in render_serveur("default-src 'none'")}
    assert "Require valid-user" in fichiers["apache.conf"]
    assert "auth_basic_user_file" in fichiers["nginx.conf"]
    assert fichiers["nginx.conf"].count("{") == fichiers["nginx.conf"].count("}")
