"""The program's languages, and how one is put in place while it runs."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ui.paths import TRANSLATIONS

LANGUAGES = {"en": "English", "zh_CN": "简体中文", "zh_TW": "繁體中文"}
"""Language code → its own name."""

log = logging.getLogger(__name__)


class Language:
    """Installs the translators of one language, which belong to the application, and takes the last one's out."""

    def __init__(self) -> None:
        self.code = "en"

    def install(self, code: str) -> None:
        """Speak `code` from now on; every widget gets a LanguageChange event.

        Raises ValueError for a language there is none of.
        """
        if code not in LANGUAGES:
            raise ValueError(f"no language {code!r}; there are {', '.join(LANGUAGES)}")
        app = QCoreApplication.instance()
        assert app is not None
        for translator in app.findChildren(QTranslator):
            app.removeTranslator(translator)
            translator.deleteLater()
        if code != "en":
            qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            for file in (qt_folder / f"qtbase_{code}.qm", TRANSLATIONS / f"lstm_sim_{code}.qm"):
                translator = QTranslator(app)
                if translator.load(str(file)):
                    app.installTranslator(translator)
                else:
                    log.warning("no translation in %s", file)
        self.code = code


def system_language() -> str:
    """The program's language that comes nearest to the system's."""
    locale = QLocale.system()
    if locale.language() is not QLocale.Language.Chinese:
        return "en"
    traditional = locale.script() is QLocale.Script.TraditionalHanScript or locale.territory() in (
        QLocale.Country.Taiwan,
        QLocale.Country.HongKong,
        QLocale.Country.Macao,
    )
    return "zh_TW" if traditional else "zh_CN"
