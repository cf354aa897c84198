"""What was done or undone, spoken of by name: “lose the glow again”, “the outline after all”, “it was better with the coral”. Pure.

The phrases are regular expressions over folded text, whole clauses; `…` is what is spoken of. A phrase alone decides nothing: what it
speaks of must be what just that version did, all of it, so that “lose the badge again” stays an edit where the badge was made coral.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from sidecar.context.commanding import spelled
from sidecar.context.commands import plain
from sidecar.context.intent import Intent
from sidecar.context.lexicon import folded
from sidecar.context.situation import Situation
from sidecar.context.spoken import Word
from sidecar.context.taking_back import changed_by_name, is_last_change
from sidecar.context.versions import Described

_OFF: Final = r"""
(?:lose|kill|get rid of|drop|ditch|scrap|remove|delete|strip|bin|scratch) … (?:again|after all)
(?:take|get|pull) … (?:out|away|off|down) again
… (?:off|out|away|gone) again
… (?:can|has to|have to|must|should|may|needs to|need to) go again
(?:better |rather )*(?:no|not|without) … after all
(?:on second thoughts?|changed my mind) (?:better |rather )*(?:no|not|without) …
… (?:was|were) (?:really |probably |clearly )*(?:a|an|my) (?:mistake|bad idea|bad call|error|accident)(?: (?:lose|drop|scrap|kill|remove) it)?
(?:take back|scratch|scrap|forget|forget about|never ?mind|reverse|undo|revert|bin) …(?: again| please)?
(?:i )?changed my mind (?:about|on) …(?: (?:undo|remove|drop|lose|revert) (?:it|that|them))?
… (?:back )?(?:off|out) again
cancel (?=the |that )…
(?:i )?take … back
i (?:don't|do not) (?:like|want|need) … (?:after all|anymore|any more)
back to (?:no|without|not having) …
… (?:didn't|doesn't) (?:help|work|fit) (?:take|get) (?:it|them) (?:off|out|away)(?: again)?
(?:doch|lieber|nochmal|wieder|eher|nee|nein) (?:(?:doch|lieber|nochmal|wieder|eher) )*(?:nicht|keine?n?|ohne) …
(?:das mit )?… war (?:doch |leider |wohl )*(?:ein fehler|keine gute idee|ein irrtum|nichts|nix)
das mit … (?:lassen wir|lass|vergiss) (?:doch|lieber|mal|wieder)(?: sein| bleiben)?
(?:nimm|mach|tu) … (?:doch )?wieder (?:raus|weg|ab)
… (?:bitte |doch )*wieder (?:weg|raus|ab|entfernen|löschen|rausnehmen|wegnehmen|wegmachen)
… (?:kann|muss|soll|darf) (?:doch )?wieder (?:weg|raus)
… doch (?:lieber |besser |eher )*nicht
(?:nimm|nehme?) … (?:doch |wieder )*zurück
vergiss …
ich (?:will|möchte|mag|brauche) … doch nicht(?: mehr)?
… gefällt mir doch nicht(?: mehr)?
"""
_ON: Final = r"""
(?:bring|get|put|give me|have|take|turn|switch|fetch) … back(?: on| in| again)*
(?:bring|get|put|give me|fetch) back …
(?:(?:can|could) (?:i|we|you) (?:have|get) |i(?:'d| would)? (?:want|like|need) )?… back(?: on| in| again)*
i changed my mind … back
(?:reinstate|restore|redo|reapply|re add) …
(?:no wait )?… (?:was|were) (?:good|nice|fine|right|better|great|nicer|lovely)(?: actually| after all)?(?: bring (?:it|that|them) back)?
(?:again with|back to|go back to|back to with) …
(?:with )?… (?:after all|again)
(?:i(?:'d| would)? (?:want|like|need)|let's have|let's keep|have|keep|use|do) … (?:after all|again)
i (?:(?:really|actually|kind of|sort of|quite) )*(?:liked|loved|miss|missed|prefer|preferred) …
i (?:did|do) (?:\w+ )?(?:like|love|want) …
… (?:should|can|may|must) come back
let … come back
i (?:shouldn't|should not) have (?:removed|dropped|undone|lost|taken out) …
(?:hole?|bring|gib mir|nimm) … (?:doch |wieder )*(?:zurück|her|rein)
… (?:bitte |doch |nochmal |noch mal )*(?:zurück|wieder|nochmal|noch mal|noch einmal|wieder her|wieder rein|wieder zurück|wieder einsetzen|wieder einfügen|wieder einbauen|wieder dazu)
(?:doch|lieber|nochmal|wieder|eher) (?:(?:doch|lieber|nochmal|wieder|eher) )*mit …
… war (?:doch |eigentlich )*(?:gut|besser|schöner|schön|richtig)(?: hol (?:das|es|ihn|sie) zurück)?
ich (?:will|möchte|hätte)(?: gerne?)? … (?:doch|zurück|wieder haben|doch behalten|doch wieder)
… (?:doch )?(?:behalten|wiederherstellen)
stelle? … wieder her
… soll (?:wieder|doch) (?:da sein|zurück|her|rein|zurückkommen)
… fehlt (?:mir )?(?:doch|jetzt)
(?:mach|tu) … (?:doch )?wieder (?:rein|dran|hin)
zurück zu …
"""
_WITH: Final = r"""
(?:i (?:liked|preferred|loved) it|it (?:was|looked|felt))(?: (?:much|way|a lot))?(?: (?:better|nicer|more|best))? (?:with|when it (?:was|had)) …
i (?:liked|preferred) it better …
i (?:liked|preferred) … one(?: better| more)?
(?:like|as|how|the way) it (?:was|looked) (?:with|when it (?:was|had)(?: still)?) …
when it (?:was|had) … it (?:was|looked) (?:better|nicer)
(?:back to |the one |the version |to )*(?:where|when) it (?:still )?(?:was|had)(?: still)? …
(?:let's )?(?:go|stick) (?:back )?(?:with|to) … (?:one|version)
(?:take )?… (?:one|version) (?:again|after all)
the earlier … (?:one|version)
(?:the|that) … (?:one|version|attempt|state|look) (?:was|looked|felt) (?:\w+ )?(?:nicer|better|best|the best|prettier|cooler|good|great|lovely|nice|right)(?: \w+){0,8}
(?:(?:can|could|may) (?:i|we) )?(?:have|get|see|give me|show me|bring me|i want|i'd like|i need) (?:the|that) … (?:one|version|attempt|state|look)(?: back| again| up)+
(?:the|that) … (?:one|version|attempt|state|look) (?:i (?:want|need|would like|'d like) (?:it|that) )?(?:back|again)
(?:go |return |get |jump |skip |revert |roll )(?:back )?to (?:the|that) … (?:one|version|attempt|state|look)(?: again)?
(?:show|give)(?: me)? the one with … again
(?:the|that) (?:one|version|state|attempt) with …
(?:undo|revert|roll back|take back|lose|drop|remove|discard) (?:everything|all|anything|all of it|all changes)(?: (?:we|i) did)? (?:since|after|that came (?:after|since)) …
alles(?: was)? (?:seit|nach) …(?: (?:kam|wieder|bitte|zurück|weg|raus|rückgängig|zurücknehmen|verwerfen|machen))+
mit … (?:hat|war|sah|gefiel) (?:es |mir )*(?:besser|schöner)(?: aus| gefallen)?
mit … (?:wars|war's) (?:besser|schöner)
(?:so )?wie es (?:aussah )?mit …(?: war| aussah)?
(?:als|wo) es (?:noch )?… (?:hatte|war)
(?:nimm |lieber |doch |nochmal |wechsle? zu |wechsel zu |zurück zu )*(?:die|der) (?:frühere |alte )?mit …(?: von vorhin| nochmal| zurück)?
der versuch mit … war (?:besser|schöner)
"""
_WITHOUT: Final = r"""
(?:i (?:liked|preferred|loved) it|it (?:was|looked|felt))(?: (?:much|way|a lot))?(?: (?:better|nicer|more|best))? (?:without|before) …
(?:back to )?when there was no …
(?:back to )?(?:the|that) (?:one|version|state) (?:without|before) …
(?:es )?(?:war|sah) (?:es )?ohne … (?:besser|schöner)(?: aus)?
ohne … (?:hat|war|sah|gefiel) (?:es |mir )*(?:besser|schöner)(?: aus| gefallen)?
ohne … (?:wars|war's) (?:besser|schöner)
bevor … (?:dazukam|kam|da war)
"""
_BEFORE: Final = r"""
(?:LEAD )*(?:before|prior to|pre) …(?: again| please| came(?: in| along)?| happened| was (?:there|added|done)| got (?:in|added)| went in)*
(?:LEAD )*(?:where|when|in which) (?:there (?:was|were)|it had|we had|i had) (?:still )?no …(?: yet)?
(?:undo|revert|roll back|take back|lose|drop|remove|discard) (?:everything|all|anything) from … (?:on|onwards?)
(?:LEAD )*(?:vor|vorm|(?:die|der|zurück|stand|zustand|version|fassung) ohne) …(?: (?:wieder|zurück|her|haben|nochmal|bitte|gerne?|hätte ich|war|aussah|hatte|an))*
alles ab …(?: (?:wieder|bitte|zurück|weg|raus|rückgängig|zurücknehmen|verwerfen|machen))+
"""
_LEAD: Final = r"""
can|could|may|i|we|have|see|get|show|give|want|need|would|like|'d|i'd|we'd|me|us|it|this|that|go|come|take|bring|jump|roll|rewind|return|restore|revert|undo|switch|
back|to|from|of|as|how|the|way|state|version|one|look|design|moment|point|time|step|stage|what|where|just|right|was|were|looked|had|did|again|please|all|everything|until|up|
kann|koennen|koennte|ich|wir|haben|sehen|zeig|zeige|gib|will|moechte|haette|gerne?|bitte|mir|uns|geh|gehe|nimm|hole?|stelle?|spring|wechsle?|lade|es|das|den|die|der|dem|
zurueck|auf|zu|zum|zur|bis|an|stand|zustand|version|fassung|zeitpunkt|moment|punkt|stelle|so|wie|war|sah|aus|aussah|nochmal|wieder|ganz|direkt|kurz|genau|noch|einmal|mal
"""
_SPOKEN_OF: Final = r"(?P<it>\w+(?: \w+){0,4}?)"
_THOUGH: Final = re.compile(
    r"\b(?:but|though this|this time|only|aber|diesmal|nur)\b", re.IGNORECASE
)  # “shadow again but subtler”
_EARLIER: Final = re.compile(r"(?:before|vor)\b")  # “back to turquoise, before the rounding” tells more of one version
_LONGEST: Final = 90  # letters; who says more says something besides
_JUST_NOW: Final = re.compile(
    r" (?:von|from) (?:eben|vorhin|gerade|grade|vorher|just now|earlier|a moment ago|before)(?= |$)|\b(?:eben|gerade|vorhin|soeben|just) (?:noch )?(?:entfernten?|verworfenen?|weggenommenen?|removed|undone|dropped) "
)  # “den Schatten von eben nochmal”
_PLEASE: Final = re.compile(r" (?:please|pls|bitte|thanks|danke)$")
_BY_DEGREES: Final = re.compile(
    r"\b(?:bit|little|touch|notch|slightly|quite|so|as|too|ganz|etwas|bisschen|wenig|tick|leicht)\b"
)


@cache
def _frames(phrases: str) -> Sequence[re.Pattern[str]]:
    lines = folded(phrases).strip().splitlines()
    lead = f"(?:{''.join(folded(_LEAD).split())})"
    return [re.compile(line.strip().replace("…", _SPOKEN_OF).replace("lead", lead)) for line in lines]


def retracted(
    clause: Sequence[Word], said: Sequence[Word], situation: Situation, described: Described
) -> Intent | None:
    """Undo, redo or restore, where a clause, or the whole prompt, speaks so of what a version did; None for any other."""
    if len(situation.versions) < 2:  # noqa: PLR2004  nothing was done yet
        return None
    whole = spelled(said)
    if _THOUGH.search(whole):
        return None
    for text in (whole, spelled(clause)) if len(said) > len(clause) else (whole,):
        if len(text) > _LONGEST or (text != whole and _EARLIER.match(plain(text))):
            continue
        if (found := _before(text, situation, described) or _retracted(text, situation, described)) is not None:
            return found
    return None


def _before(text: str, situation: Situation, described: Described) -> Intent | None:
    """“Can I see it from before the shadow”: the version that the one with it was made from."""
    everywhere = [each.version_id for each in situation.versions]
    for it in _said(text, _BEFORE):
        if made := _latest(it, situation.path(), described) or _latest(it, everywhere, described):
            named = None if changed_by_name(it) else described.version(f"before {it}")
            return Intent("restore", version_id=named or situation.parent(made), confidence=0.8, text=text)
    return None


def _retracted(text: str, situation: Situation, described: Described) -> Intent | None:
    now, undone = situation.current_version_id, situation.redo_version_id
    path = situation.path()
    if any(described.did(it, now) or is_last_change(it, situation) for it in _said(text, _OFF)):
        return Intent("undo", confidence=0.8, text=text)
    for it in _said(text, _WITHOUT):
        if described.did(it, now):
            return Intent("undo", confidence=0.8, text=text)
        if made := _latest(it, path, described):
            return Intent("restore", version_id=situation.parent(made), confidence=0.7, text=text)
    if undone is not None and any(described.did(it, undone) for it in _said(text, _ON)):
        return Intent("redo", confidence=0.85, text=text)
    for it in _said(text, _WITH):
        others = [each.version_id for each in situation.versions if each.version_id != now]
        if described.did(it, now) or not (made := _latest(it, others, described)):
            continue
        likes = made == undone and " one " not in f" {text} " and " version " not in f" {text} "
        return Intent("redo" if likes else "restore", version_id=None if likes else made, confidence=0.75, text=text)
    return None


def _latest(it: str, versions: Sequence[int], described: Described) -> int | None:
    return next((each for each in reversed(versions) if described.did(it, each)), None)


def _said(text: str, phrases: str) -> Sequence[str]:
    """What the phrases speak of that a text is; with and without manners, as “doch” and “no” can be either."""
    whole = " ".join(re.findall(r"[\w'%#]+", folded(text)))
    forms = {whole, _PLEASE.sub("", whole), plain(text)}
    forms |= {_JUST_NOW.sub("", form) for form in forms}
    matches = (frame.fullmatch(form) for form in forms for frame in _frames(phrases))
    return [found["it"] for found in matches if found and not _BY_DEGREES.search(found["it"])]
