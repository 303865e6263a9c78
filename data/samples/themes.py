"""What the fictitious projects are about."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the barometer: its labels as people write them, projects and deliverables of that kind."""

    labels: tuple[str, ...]
    projects: tuple[str, ...]
    deliverables: tuple[str, ...]

    def label(self, draw: Random) -> str:
        """The official label most of the time, or another one in use."""
        return self.labels[0] if draw.random() < 0.8 else draw.choice(self.labels)


THEMES = (
    Theme(
        ("services en ligne", "Services en ligne", "téléservices"),
        (
            "Portail famille",
            "Guichet unique des démarches en ligne",
            "Prise de rendez-vous en ligne en mairie",
            "Paiement en ligne de la cantine et du périscolaire",
            "Inscription en ligne aux crèches",
            "Portail des associations",
        ),
        ("Portail des démarches", "Module de paiement en ligne", "Prise de rendez-vous", "Compte usager"),
    ),
    Theme(
        ("démarches de dématérialisation", "dématérialisation"),
        (
            "Dématérialisation des autorisations d’urbanisme",
            "Dématérialisation des actes et des délibérations",
            "Parapheur et signature électroniques",
            "Gestion électronique des courriers",
            "Dématérialisation des demandes d’aide sociale",
        ),
        ("Guichet numérique d’urbanisme", "Parapheur électronique", "Circuit courrier dématérialisé"),
    ),
    Theme(
        ("cybersécurité", "cyber", "Cybersécurité"),
        (
            "Audit et plan de cybersécurité",
            "Sauvegarde externalisée et plan de reprise",
            "Sécurisation des accès et des postes",
            "Sensibilisation des agents au risque cyber",
        ),
        ("Plan de reprise d’activité", "Sauvegarde externalisée", "Parcours de sensibilisation cyber"),
    ),
    Theme(
        ("inclusion numérique", "Inclusion numérique"),
        (
            "Espace numérique mutualisé",
            "Ateliers numériques itinérants",
            "Parcours d’accompagnement des usagers éloignés du numérique",
            "Mallettes numériques en médiathèque",
        ),
        ("Espace d’accompagnement", "Calendrier des ateliers", "Cartographie des lieux d’accueil"),
    ),
    Theme(
        ("communication avec les administrés", "communication"),
        (
            "Application mobile de proximité",
            "Signalement citoyen sur la voirie",
            "Refonte du site internet accessible",
            "Plateforme de participation citoyenne",
            "Alerte des habitants par SMS",
        ),
        ("Application mobile", "Module de signalement", "Site internet accessible", "Service d’alerte"),
    ),
    Theme(
        ("outils internes", "outils agents"),
        (
            "Mutualisation du logiciel de gestion financière",
            "Équipement des agents pour le télétravail",
            "Gestion du temps et des congés",
            "Intranet et espace collaboratif des agents",
            "Gestion des interventions techniques",
        ),
        ("Espace collaboratif", "Logiciel mutualisé", "Application des services techniques"),
    ),
    Theme(
        ("service public local de la donnée", "data", "données"),
        (
            "Portail de données ouvertes",
            "Base adresse locale",
            "Observatoire territorial de la donnée",
            "Tableau de bord des consommations énergétiques",
        ),
        ("Jeu de données ouvert", "Base adresse locale publiée", "Tableau de bord"),
    ),
    Theme(
        ("infrastructures", "Infrastructures"),
        ("Réseau de capteurs pour la gestion de l’eau", "Wifi public territorial", "Hébergement mutualisé"),
        ("Réseau en service", "Hébergement mutualisé en service"),
    ),
    Theme(
        ("stratégie numérique", "stratégie"),
        (
            "Schéma directeur des systèmes d’information",
            "Feuille de route numérique du territoire",
            "Diagnostic de maturité numérique",
        ),
        ("Feuille de route adoptée", "Diagnostic publié"),
    ),
)
_WEIGHTS = (26, 18, 12, 8, 14, 9, 6, 3, 4)


def theme(draw: Random) -> Theme:
    """A theme, the frequent ones more often."""
    return draw.choices(THEMES, _WEIGHTS)[0]
