"""German phrases of the conversation itself, in the form of `phrases_en`."""

MANNERS = r"""
^(?:bitte|ok|okay|hallo|hey|danke|nein|nee|noe|ja|jetzt|und|aber|dann|also|doch|ach|hm|naja|ah|oh|mal|eher|nun|vielleicht|moment|stopp|stop|gut|so)\b
\b(?:bitte|danke|mal|mal bitte|jetzt)$
"""

WISHES = r"""
^(?:kannst|könntest|würdest) du(?: mir)?(?: bitte| mal| noch| auch)*
^(?:können|könnten|sollten|wollen) wir(?: bitte| mal| noch| auch| nicht)*
^(?:kann|könnte|dürfte) (?:man|ich)(?: bitte| mal| noch| auch)*
^(?:ist|wäre|wär) es möglich
^(?:wie wäre es|wie wär's|wie wärs|wie wäre's) (?:mit|wenn)?
^was hältst du (?:davon )?
^ich (?:hätte|möchte|will|würde|brauche|wünsche)(?: mir)?(?: gern| gerne)?
^geht (?:das|es|der|die) (?:auch )?
^(?:kann|könnte|könnten|können)(?= (?:der|die|das|den|dem|er|sie|es)\b)
^(?:lass|lasst) uns
"""

ANNOUNCING = r"""
^(?:(?:nur |noch |mal |ganz )*(?:eine? |ne )?(?:kurze |schnelle |kleine |blöde |dumme |andere |weitere )*frage(?: noch| dazu| an dich)?|(?:nur |rein )?(?:aus (?:neugier|interesse)|interessehalber)|sag(?: doch)? mal|moment(?: mal)?|weißt du|du|verstehe? ich nicht)(?=[^\w'%])
^(?:äh+m?|öh+m?|ehm|hä|hm+|ähm|ach ?ja|übrigens)(?=[^\w'%])
"""

ASKED_ABOUT = r"""
^(?:sag|sagen|erklär|erkläre|erklären|warum|wieso|was|welche|zeig(?:en)? (?:mir )?(?:den verlauf|die versionen|alle)|liste|beschreib)
^(?:wissen|verstehen|gern wissen|gerne wissen)\b
"""

HISTORY = r"""
^womit (?:habe?|hatten?|haben) (?:ich|wir)\b.*\b(?:angefangen|begonnen)\b
^hat (?:jemand|wer|einer)\b.*\b(?:geändert|angefasst|verändert|bearbeitet)\b
^was (?:war|waren|haben wir|hatten wir|hammer|hast du|habe ich)\b.*\b(?:alles|bisher|gemacht|geändert|probiert|versucht)\b
\b(?:was|welche)\b.*\b(?:geändert|verändert|gemacht|gefragt|gesagt|ausprobiert|probiert|bearbeitet|angepasst|gewünscht|geschrieben|versucht)\b
\b(?:was|welche|wie)\b.*\b(?:letzte|letzten|vorherige|erste) (?:anweisung|änderung|änderungen|prompt|eingabe|frage|anfrage|wunsch|schritt|schritte)\b
\b(?:zeig|zeige|zeigen|liste|gib|nenn|nenne|auflisten|öffne)\b.*\b(?:verlauf|versionen|änderungen|historie|history|chronik|prompts)\b
^(?:der |den )?(?:verlauf|historie|versionen|änderungsverlauf|änderungen)(?: (?:zeigen|anzeigen|öffnen|ansehen|bitte))?$
\bwie ?viele\b.*\b(?:versionen|änderungen|schritte|mal)\b
\bwann\b.*\b(?:geändert|gemacht|habe ich|haben wir|hast du)\b
\bwas (?:ist|war|steht|steckt) (?:in|an|bei) (?:der )?version\b
\bwelche (?:versionen|version|änderungen)\b
\b(?:unterschied|vergleich|vergleiche)\b.*\bversion
\b(?:fass|fasse|fassen)\b.*\bzusammen\b
\bhaben wir\b.*\b(?:schon|bereits|geändert)\b
\bwas (?:habe|hab) ich\b
\bwas (?:haben|hatten) wir\b
\bwas hast du\b.*\b(?:gemacht|geändert|getan|angepasst)\b
\bwas wurde\b
\bwas\b.*\bseit (?:dem|der|version)\b.*\bpassiert\b
\bwas ist (?:bisher|seither|seitdem) (?:alles )?passiert\b
^(?:in|bei|ab) welche[mnr] (?:schritt|version|änderung)\b
^wer hat\b.*\b(?:geändert|angefasst|gemacht)\b
\bbisherige[nr]? änderungen\b
\b(?:zusammenfassung|übersicht|überblick)\b.*\b(?:sitzung|änderungen|gespräch|verlauf|bisher|versionen)
^welche\b.*\b(?:zweige|fassungen|stände|versuche)\b
^was hatte ich\b
\b(?:was|alles|welche\w*)\b.* (?:kam|passierte|geschah|folgte|passiert ist|gekommen ist)(?: \w+){0,3} (?:nach|seit|vor)\b
\b(?:liste?|zeige?|nenne?)\b.*\bwas\b.*\b(?:nach|seit|vor)\b.*\b(?:kam|passierte|geschah|folgte|passiert ist|gekommen ist|war)$
\b(?:alle|die letzten|sämtliche) (?:\w+ )?schritte\b.*\b(?:auflisten|zeigen|anzeigen|aufzählen|nennen|ansehen)$
^(?:zeig|zeige|liste?|nenn|nenne)\b.* (?:alle|die letzten|sämtliche) (?:\w+ )?schritte\b
^wie sind wir (?:hier ?her|hier|dahin|dort ?hin) (?:gekommen|gelandet)\b
^seit wann (?:ist|sind|hat|haben)\b
"""

QUESTION = r"""
^(?:aus|von|mit|auf|in|bei|für|an|nach|seit|zu) (?:welche[mnrs]?|was|wem|wo)\b
^(?:wie kommt|woran liegt|warum ist) (?:es|das)\b
^(?:warum|wieso|weshalb|weswegen|wozu)\b
^was\b(?! wenn\b)
^(?:welche|welcher|welches|welchen|welchem)\b
^wer\b
^(?:wofür|womit|wodurch|inwiefern|worin|wohin|woher)\b
^wo\b(?! es\b)
^wann\b
^wie (?:viel|viele|groß|breit|hoch|dick|dunkel|ist|sind|wird|kann|macht|mache|sieht|heißt|funktioniert|geht|bekomme|lang|weit|gut|barrierefrei|stark|rund|komme|könnte)\b
^(?:ist|sind|hat|haben|gibt|passt|reicht|funktioniert|war|stimmt|wird|werden|darf|sieht) (?:das|der|die|es|den|dem|dieser|diese|dieses|hier|wir|ich|man|ein|eine|unser|unsere|sich|nutzer|screenreader)\b
^(?:gibts|gibt's|gibt es|gibt)\b
^wie ?viel
^wie (?:fett|schwer|alt|dünn|schmal|eng|hell|rund|klein|kräftig)\b
^(?:schließt|öffnet|springt|bricht|funktioniert|hält|schafft|kann|könnte|klappt|geht) (?:das|der|die|es|man|sich|da)\b.*\b(?:wenn|auch|noch|schon|eigentlich|überhaupt|aa|aaa|so)\b
^(?:erklär|erkläre|erklären|sag mir|weißt du|erzähl|beschreibe? (?:was|wie|warum)|gibt es)\b
^(?:soll|sollte|sollten|muss|müssen) (?:ich|wir|man|das|der|die)\b.*\?$
^ich (?:wüsste|wüßte) gerne?\b
^(?:zeig|zeige|sag) mir (?:mal |bitte )*(?:welche|was|wie|ob|woher|warum)\b
^auf wie ?viel
^(?:wissen|verstehen|gern wissen|gerne wissen) (?:was|welche|ob|wie|warum|woher|wo|wer)\b
"""

QUESTION_IF_MARKED = r"""
^(?:ist|sind|hat|haben|gibt|passt|reicht|funktioniert|war|stimmt|wird|werden|sollte|sollten|soll|muss|müssen|darf|dürfen)\b
^(?:wirkt|wirken|sieht|sehen|klingt|liest|stört|fällt|genügt|erkennt|versteht|findest|findet) (?:der|die|das|es|er|man|du|ihr|den|dem|unser\w*|diese\w*)\b
\b(?:ok|okay|genug|ausreichend|richtig|korrekt|barrierefrei|sinnvoll|erlaubt|lesbar genug)\b
"""

ABOUT_THE_PAST = r"""
\b(?:bisher|zuletzt|version \d+|versionen|habe ich gesagt|hatten wir)\b
"""

REDO = r"""
^(?:(?:nochmal |noch einmal |alles |das |es |bitte )*wiederherstellen|wieder herstellen|wiederholen|wieder her damit|wieder her|hol (?:das|es|ihn|sie) (?:wieder )?zurück|wieder hinzu)$
\b(?:hol|hole|bring|bringe) (?:das|es|ihn|sie|die änderung) (?:wieder |doch )*zurück\b
\brückgängig(?:machen)? (?:rückgängig|zurücknehmen|widerrufen)\b
\b(?:nicht|nie|gar nicht|doch nicht) (?:rückgängig|zurück ?nehmen|zurück ?setzen)(?: machen| gemacht)? (?:wollen|sollen|dürfen|machen sollen)\b
\b(?:wollte|sollte|hätte|wollt)\b(?: \w+){0,4} nicht (?:rückgängig|zurück(?:nehmen|setzen|genommen))\b
\b(?:eben|gerade|grade|zuletzt|vorhin)?(?: eben| gerade)? ?rückgängig gemachte[nrs]?\b
\b(?:stell|stelle) (?:das|es|sie) (?:wieder )?(?:wieder )?her\b
\b(?:vor|vorwärts|einen schritt vor|eins vor)$
\bdoch wieder (?:so|wie eben|rein|her)$
\bstrg (?:umschalt |shift )?y\b
\bstrg (?:umschalt|shift) z\b
\brückgängig\b(?! (?:button|knopf|icon)).*\b(?:versehen|fehler|voreilig)\b
"""

ORIGINAL = r"""
\b(?:zurück|wieder|geh|gehe|auf|zum|setz|setze)\b.*\b(?:original|anfang|ursprung|ausgangszustand|ursprungszustand|ursprünglichen zustand|ursprüngliche version|ersten version|erste version|originalzustand|startzustand|ausgangsversion|urzustand|ausgangspunkt|originalversion|ursprünglichen version)\b
\b(?:stell|stelle|stellen|bring|hol|nimm|zeig)\b.*\b(?:ursprünglichen?|ersten?|anfänglichen?) (?:zustand|stand|version|fassung)\b
\b(?:alles|alle änderungen|sämtliche änderungen|das alles) (?:wieder )?(?:rückgängig|zurück|zurücknehmen|zurücksetzen|verwerfen|auf anfang)
\b(?:mach|mache|nimm) (?:alles|alle änderungen) (?:wieder )?(?:rückgängig|zurück)\b
^(?:zur|die|wieder zur|wieder die) (?:ersten?|ursprünglichen?|allerersten?) (?:version|fassung)
\bvon vorne?(?: anfangen| beginnen)?$
^(?:das )?original$
\b(?:die |das )?(?:erste|ursprüngliche|allererste) (?:version|fassung|variante|design)\b.*\b(?:besser|am besten|schöner|zurück|wieder|lieber)
^(?:zurücksetzen|alles auf anfang|von vorne|nochmal von vorne|komplett zurück|ganz zurück|ganz an den anfang)$
^(?:(?:ich (?:will|möchte|hätte)|wir (?:wollen|möchten)|zeig(?:e)?|gib|stell(?:e)?|nimm|hole?|kann ich|können wir) )?(?:gerne? |bitte |mir |uns |nochmal |wieder )*(?:das|den|die|der) (?:original|ausgangszustand|urzustand|ursprungszustand|originalzustand|startzustand|(?:ursprünglichen?|(?:aller)?ersten?|ursprünglicher|anfänglichen?) (?:zustand|stand|version|fassung))(?: (?:gerne?|bitte|nochmal|wieder|zurück|her|haben|an))*$
^(?:(?:alles|wieder|komplett|zurück|ganz|setz|setze|stell|stelle|nochmal|bitte) )+auf (?:null|anfang|start)$
^(?:(?:mach|mache|stell|stelle|setz|setze|alles|es|das|wieder|doch|bitte|so|lieber|einfach) )*wie (?:es |alles )?(?:(?:ganz|janz) )?(?:am|zu|im) (?:anfang|beginn|original)(?: (?:war|aussah|hatten))?$
\b(?:wo|als|bevor) (?:noch )?(?:gar )?nichts (?:geändert|verändert|gemacht|angefasst|angerührt|bearbeitet)(?: worden)? (?:war|wurde|ist)\b
^(?:lass uns |wir )?fang(?:en)? (?:wir )?(?:nochmal |noch mal |wieder )?(?:ganz )?von vorne? an$
^alles,? was (?:wir|ich|du) (?:gemacht|geändert|angestellt) (?:haben|habe|hast) (?:bitte |doch )*(?:wieder )?(?:weg|zurück|raus)$
^wirf alles (?:wieder )?weg$
^(?:die )?(?:ursprungsfassung|urfassung|originalfassung|ausgangsfassung|urversion|ursprungsversion)$
"""

GOES = r"""
\b(?:zurück|geh|gehe|gehen|wechsel|wechsle|wechseln|wiederherstellen|stell|stelle|lade|laden|nimm|nehmen|hol|hole|spring|springe|auf|zu|zur|nimm|lieber|gefiel|besser|zeig|zeige|zeigen|zeigt)\b
\b(?:gib|gibt)\b
"""

ONLY_A_VERSION = r"""
(?:die )?(?:version|stand) ?\d+(?: (?:bitte|war besser|wieder|nochmal|gefiel mir besser))*
"""

STATE = r"""
\b(?:spring|zurück|dahin)\b.*\b(?:stand|zustand|version|fassung) (?:wo|als|in dem|in der|bevor)\b
\bdahin zurück,? wo\b
\b(?:zurück|wieder) (?:zu|zur|zum|auf|in)(?: (?:der|die|dem|den))? (?:version|stand|zustand|variante|fassung)(?: (?:mit|vor|bei|von|als|ohne|in))\b
\bzurück zu (?:der |dem |den )?(?!version|einem|beginn)
\b(?:nimm|lade|hol|stell|stelle) (?:wieder )?(?:die|den) (?:version|stand|variante|fassung) (?:mit|vor|bei|ohne)\b
\b(?:version|stand) (?:mit dem|mit der|vor dem|vor der|mit den|ohne|bevor)\b
\bso wie (?:es )?(?:vor|bevor|als)\b
\bwie (?:es )?vor (?:dem|der|den)\b
^vor (?:dem|der|den) .*\b(?:war|sah|gefiel)\b
\b(?:die|den|das) (?:version|variante|stand|fassung) (?:mit|ohne|vor|von)\b
\bvon vorhin\b
\b(?:das|die|den) (?:\w+ ){1,2}von (?:vorhin|vorher|davor|zuvor)\b
\bspring (?:zurück )?zu\b
^(?:der |den )?(?:stand|zustand) (?:vor|bevor|als)\b
^bevor (?:ich|wir|du|es|die|der|das)\b.*\b(?:sind|ist|waren?|wurden?|hab|habe|haben|hast|kamen?|gingen?|hatten?)$
"""

UNDO = r"""
^(?:geh |gehe |noch |wieder )*(?:ein|einen|zwei|drei|\d) schritte? rückwärts$
\brückgängig\b
\b\d ?x zurück\b
\b(?:zwei|drei|vier|\d) schritte? zuruck\b
\b(?:meine|letzte) (?:handänderung|eigene änderung|manuelle änderung)\w* (?:weg|raus|zurück|verwerfen)\b
\bletzten (?:beiden|zwei|drei|vier|fünf|\d)(?: \w+)? (?:wieder )?(?:weg|raus|zurück)$
\b(?:widerrufen|zurückrollen)\b
(?<!\w etwas )(?<!\w leicht )(?<!ein wenig )(?<!ein bisschen )(?<!ein tick )\bzurücknehmen\b
\b(?:änderung|änderungen|das|es|alles)\b(?: (?!etwas |leicht |bisschen |tick )\w+)* zurücknehmen\b
\b(?:nimm|nehm|nehme|nehmen) (?:das|es|die|den|dies|die letzte|den letzten|die letzten|diese|beide)\b(?!.*\b(?:etwas|bisschen|wenig|tick|leicht|auf|hinter) ).*\bzurück\b
\b(?:mach|mache|setz|setze|stell|stelle|dreh) (?:das|es|die letzte \w+|den letzten \w+|dies)(?: mal| bitte| wieder| doch)* (?:zurück|rückgängig|ungeschehen)\b
\b(?:letzte|letzten|vorige|vorherige) (?:änderung|änderungen|schritt|schritte|anpassung) (?:wieder )?(?:weg|entfernen|löschen|verwerfen|zurück|raus|rückgängig)
\b(?:verwirf|verwerfen|vergiss) (?:das(?! (?!wieder|doch|mal|bitte|alles|ganze|letzte|eben|gerade)\w)|es|die änderung|die letzte änderung|den letzten schritt)
\b(?:ein|eins|einen|eine|zwei|drei|vier|\d) (?:schritt|schritte|version|versionen|mal)? ?(?:wieder )?zurück\b(?! (?:button|knopf|icon|link|pfeil|schalter))
\b(?:war|sah|gefiel)\b.*\b(?:vorher|davor|zuvor)\b.*\b(?:besser|schöner|schoener)\b
\b(?:vorher|davor|zuvor) (?:war|sah|gefiel)\b.*\b(?:besser|schöner)
\bzur (?:vorherigen|letzten|vorigen) (?:version|fassung)\b
\b(?:gefällt mir (?:so )?nicht|so nicht|das war (?:ein fehler|nichts|falsch))$
\bstrg z\b
\b(?:zwei|drei|vier|fünf|sechs|\d) (?:schritte?|versionen|änderungen) (?:wieder )?(?:zurück|retour|rückwärts)\b
\bletzten? (?:beiden |zwei |drei |vier |fünf |\d )?(?:schritte|änderungen) (?:wieder )?(?:streichen|weg|raus|zurück|löschen|verwerfen)$
"""

UNDO_ALONE = r"""
(?:(?:geh|gehe|einmal|wieder|eins|nochmal|noch|einen schritt|ein schritt|einen|ein) )*zurück(?: bitte)?
(?:(?:wieder|so|mach es|mach das|mach|machen|bitte|es|das|lieber|doch) )*(?:so )?wie (?:es )?(?:vorher|zuvor|davor|eben|früher|vorhin|war|gerade eben|vorher war|zuvor war)(?: machen)?
(?:doch )?nicht(?: so| mehr)?
(?:(?:doch|mach|mach es|mach das) )*wieder normal
so wie es war
(?:die |zur )?(?:vorherige|vorige|letzte|alte)[nr]? (?:version|fassung|stand)(?: bitte| wieder)*
zurück (?:zum vorherigen|zum letzten stand|zu vorher)
"""

ASKING = r"""
^(?:was|welche[rsnm]?|wer|wessen|wo|woher|wohin|wann|warum|wieso|weshalb|wie|wieviele?|wozu|woran|gibt|hat|haben|hatten|erkläre?|erklären|zeig|zeige|zeigen|liste?|fass|fasse|fassen|verlauf|historie|versionen|bisherige|änderungen|weißt|rausfinden|herausfinden)\b
"""
