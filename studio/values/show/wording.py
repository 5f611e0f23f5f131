"""The words on the screen of a show, language by language; a show may bring its own."""

from __future__ import annotations

from typing import Annotated

import msgspec

Line = Annotated[str, msgspec.Meta(max_length=120)]
LanguageCode = Annotated[str, msgspec.Meta(pattern="^[a-z]{2}(-[A-Za-z]{2,4})?$")]


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """All that a visitor reads. `generated` stands before the model's name.

    `yours`, `save` and `carries` stand on the page that a telephone opens.
    """

    language: Line = "English"
    invitation: Line = "Touch to wander"
    hint: Line = "There is no photograph behind this. A model draws it as you move."
    new_place: Line = "New place"
    blend: Line = "Blend with another"
    take_home: Line = "Take it home"
    stay: Line = "Still there?"
    leaving: Line = "Your picture goes in {seconds} s. Touch to keep it here."
    preparing: Line = "Drawing your picture …"
    scan: Line = "Scan to take it home"
    join: Line = "Join this network first"
    gone: Line = "This could not be made; try once more."
    back: Line = "Back"
    generated: Line = "AI-generated"
    breed: Line = "Three like this"
    choose: Line = "Touch the one to go on with"
    words: Line = "Your words"
    lay: Line = "Touch words, and it is drawn"
    done: Line = "Done"
    pass_on: Line = "Leave it for the next"
    passed_on: Line = "Left for whoever comes next"
    blend_left: Line = "Blend with the last visitor’s"
    on_paper: Line = "Print it"
    printing: Line = "Your picture is being printed"
    yours: Line = "Your picture"
    save: Line = "Save"
    carries: Line = "Made by a model. It carries how it was made."
    to_left: Line = "See the last visitor’s"


ENGLISH = Phrases()
GERMAN = Phrases(
    "Deutsch", "Berühren und wandern",
    "Dahinter steht kein Foto. Ein Modell zeichnet es, während Sie sich bewegen.",
    "Neuer Ort", "Mit einem anderen mischen", "Mitnehmen", "Noch da?",
    "Ihr Bild geht in {seconds} s. Berühren, um es zu behalten.", "Ihr Bild wird gezeichnet …",
    "Scannen und mitnehmen", "Zuerst mit diesem Netz verbinden",
    "Das ging nicht; bitte noch einmal versuchen.", "Zurück", "KI-generiert",
    "Drei ähnliche", "Berühren, womit es weitergeht", "Eigene Worte",
    "Worte berühren, und es wird gezeichnet", "Fertig", "Für die Nächsten dalassen",
    "Bleibt da für die Nächsten", "Mit dem Bild von eben mischen", "Drucken",
    "Ihr Bild wird gedruckt", "Ihr Bild", "Sichern",
    "Von einem Modell gemacht. Es trägt bei sich, wie.", "Zum Bild von eben",
)  # fmt: skip
FRENCH = Phrases(
    "Français", "Touchez pour explorer",
    "Il n’y a pas de photo derrière. Un modèle dessine pendant que vous bougez.",
    "Autre lieu", "Mêler à un autre", "Emporter", "Toujours là ?",
    "Votre image part dans {seconds} s. Touchez pour la garder.", "Votre image se dessine …",
    "Scannez pour l’emporter", "Rejoignez d’abord ce réseau",
    "Cela n’a pas marché ; essayez encore.", "Retour", "Image générée par IA",
    "Trois semblables", "Touchez celle qui vous plaît", "Vos mots",
    "Touchez des mots, l’image se dessine", "Terminé", "Laisser au suivant",
    "Laissée à la personne suivante", "Mêler à l’image d’avant", "Imprimer",
    "Votre image s’imprime", "Votre image", "Enregistrer",
    "Faite par un modèle. Elle porte la façon dont elle fut faite.", "Voir l’image d’avant",
)  # fmt: skip
USUAL: dict[str, Phrases] = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH}
"""In the order in which they are shown."""
