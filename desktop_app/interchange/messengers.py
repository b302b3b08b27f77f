"""Where people write instant messages, as address cards name it."""

MESSENGERS = {
    "X-AIM": "AIM", "X-ICQ": "ICQ", "X-MSN": "MSN", "X-YAHOO": "Yahoo", "X-JABBER": "Jabber", "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype name", "X-GADUGADU": "Gadu-Gadu", "X-GOOGLE-TALK": "Google Talk", "X-QQ": "QQ",
    "X-SIP": "SIP", "X-TWITTER": "Twitter",
}  # fmt: skip
"""Where one writes instant messages, by the name that cards have for it."""
