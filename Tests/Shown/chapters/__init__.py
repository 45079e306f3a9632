"""What is shown, by where it is shown; what takes longest comes first."""

from . import alarms, cases, ledgers, looks, mistakes, posting, weeks, words

CHAPTERS = {chapter.__name__.rsplit(".", 1)[1]: chapter.act
            for chapter in (weeks, posting, alarms, ledgers, cases, words, mistakes, looks)}
