"""German words and what they mean in a prompt, in the form of `words_en`. Umlauts may be written either way in prompts."""

THINGS = """
button: btn, button, knopf, schaltfläche, taste
link: link, verweis, verknüpfung
icon: bildchen, icon, symbol, piktogramm, zeichen
title: begrüßung, titelzeile, hauptüberschrift, titeltext, titel, überschrift, headline, kopfüberschrift
subtitle: untertitel, unterüberschrift, unterzeile
text: erklärtext, fließtext, lettern, textabschnitt, beschreibungstext, text, absatz, fließtext, textblock, satz
description: , beschreibung
label: label, beschriftung, feldname, bezeichnung
field: feld, textfeld, formularfeld
input: eingabefeld, eingabe, input, inputfeld
textarea: textbereich
checkbox: häkchenkasterl, häkchenkasten, checkbox, kontrollkästchen, häkchenfeld, kästchen
switch: schalter
select: auswahl, auswahlfeld
option: option
form: formular
header: oberer bereich, oberen bereich, oberer teil, header, kopf, kopfbereich, kopfzeile
footer: knopfleiste, fußstreifen, unterer bereich, unteren bereich, unterer teil, footer, fuß, fußbereich, fußzeile, fußteil
body: body, rumpf, inhaltsbereich, hauptteil
sidebar: seitenleiste, sidebar, randspalte, seitenspalte
nav: navigation, navi, navigationsleiste
menu: menü
bar: leiste, balken, kopfleiste
tab: tab, reiter
list: liste
item: eintrag, element der liste, menüpunkt, menüeintrag, listenpunkt, punkt der liste, navigationspunkt, item
row: zeile, tabellenzeile
column: spalte
cell: zelle
table: tabelle
card: karte, card
tile: kachel
panel: panel
section: abschnitt, sektion
container: container
box: kasten, box
dialog: dialog, fenster, modal, dialogfenster
page: seite
avatar: avatar, profilbild
picture: platzhalterbild, platzhalterfoto, platzhaltergrafik, gesicht, fotos, porträt, bild, foto, grafik
logo: signet, logo, markenzeichen
brand: firmenname, arbeitsbereichsname, marke, markenname
badge: pille, schild, schildchen, badge, plakette, abzeichen
tag: etikett
dot: pünktchen, kringel, onlinepunkt, status, online punkt, punkt, statuspunkt, statusanzeige
initials: buchstaben, zwei buchstaben, beiden buchstaben, initialen
name: name
price: betrag, preis
number: zahl, wert, ziffer
unit: prozentzeichen, einheit
chart: diagramm, graph, chart, kurve
line: linie
area: gefüllte fläche, getönte fläche, fläche darunter, fläche
divider: trenner, trennlinie, trennstrich
hint: hinweis, hilfetext, hinweistext
message: meldung, nachricht
error: fehler, fehlermeldung, fehlertext
warning: warndreieck, dreieck, ausrufezeichensymbol, warnsymbol, warnhinweis, warnung, warn
spinner: ladeanzeige, ladesymbol
tooltip: tooltip
placeholder: platzhalter, platzhaltertext, beispieltext
search: suche, such
search icon: vergrößerungsglas, lupe
bell: glocke, benachrichtigung
count: zähler, anzahl
close: kreuzchen, kreuzerl, schließkreuz, schließen, kreuz, x
cancel: abbrechen, abbruch
confirm: bestätigen, bestätigung
delete: löschen, lösch
submit: absenden, abschicken
login: anmelden, einloggen, login
logout: abmelden, ausloggen
signup: anmeldung, registrieren, registrierung
invite: einladen
invitation: einladung, einladungskarte
member: mitglied, mitglieder
project: projekt, projekte
export: exportieren, export
send: senden, schicken
save: speichern
email: e mail, email, mail
password: passwort, kennwort
forgot: passwort vergessen, vergessen
remember: angemeldet bleiben, merken
user: benutzer, nutzer
feature: aufzählungspunkt, aufzählungspunkte, aufzählung, listenpunkte, stichpunkt, merkmal, vorteil, leistung
check: häkchen, haken, haken, häkchen
arrow: pfeil
star: stern
action: aktion
group: gruppe
stat: kennzahl, statistik
tone: ton
date: datum
author: autor
content: inhalt
"""

NEW_THINGS = """
bildunterschrift, fußnote, sternebewertung, fußzeilentext, legende, trennlinie, trenner, pfeil, stern, ladeanzeige, zeichenzähler, zähler, kreuz
"""

PROPERTIES = """
size: proportionen, seitenverhältnis, gesamtmaß, breiten, höhen, länge, durchmesser, gesamtbreite, gesamthöhe, schriftbreite, mindestgröße, umfang, maximalhöhe, icongrösse, bildgröße, buttongröße, größe, breite, höhe, maße, abmessung, maximalbreite, mindestbreite, volle breite, ganze breite, icongröße, mindesthöhe
color: helligkeit, tönung, kolorierung, grundton, farbwert, leuchtkraft, flächenfarbe, farben, linkfarbe, iconfarbe, hervorhebungsfarbe, kontrastfarbe, hintergründe, farbgebung, farbpalette, schattierung, einfärbung, hover-farbe, linienfarbe, grundfarbe, vordergrundfarbe, hoverzustand, hover-zustand, aktivfarbe, markenfarben, dunkelmodus, farbe, hintergrund, hintergrundfarbe, textfarbe, schriftfarbe, farbton, verlauf, farbverlauf, füllung, markenfarbe, hausfarbe, akzentfarbe, hoverfarbe, akzent, füllfarbe, sättigung, farbschema
spacing: rand innen, innenrand, innenränder, atemraum, steg, abstands, zeilenabstand außen, freiraum, leerraum, weißraum, polster, randabstand, luft drumherum, zwischenräume, einrückung, innenabstände, außenabstände, seitenabstand, spalt, puffer, abstand, abstände, innenabstand, außenabstand, zwischenraum, luft, platz, raum, rand außen, polsterung, padding, margin, gap, einzug, lücke, weißraum, abständen
typography: punktgröße, versalhöhe, tabellenziffern, mediävalziffern, sperrung, kursivierung, duktus, majuskeln, minuskeln, fettung, schriftgrad, ligaturen, schriften, schriftzug, textstil, schriftbild, textdarstellung, unterstreichung, schreibweise, großschreibung, kleinschreibung, kursivschrift, fettdruck, buchstabenabstände, absatzformat, typo, schriftfarbe stärke, textstärke, zeilenlänge, auslassungszeichen, silbentrennung, worttrennung, schrift, schriftart, schriftgröße, schriftgewicht, schriftstärke, textgröße, zeilenabstand, zeilenhöhe, laufweite, buchstabenabstand, großbuchstaben, kleinbuchstaben, versalien, kapitälchen, schriftschnitt, typografie, font, zeilenumbruch, schriftfamilie, zeichenabstand
border: krümmung, abschrägung, einfassung, linie drumherum, linie drumrum, linie darum, rahmenlinie, randstärke, linienstärke, linienbreite, außenlinie, umrisslinie, ecken radius, eckenrundung, rundungen, ränder, rahmens, konturen, strichbreite, strichdicke, unterkante, oberkante, linie drumherum, unterer rand, oberer rand, untere linie, randes, rahmen, rand, umrandung, ecke, ecken, eckenradius, radius, kontur, rundung, abrundung, rahmenfarbe, rahmenbreite, rahmenstärke, umriss, linie unten, linie oben, linie darunter, linie drunter, kante, strichstärke, strich, ring, haarlinie, randlinie, randfarbe, eckradius
effect: erhebung, mischmodus, überblendung, schatten unten, textschatten, leuchteffekt, glow, schimmer, blur, weichzeichnung, einblendung, ausblendung, hover-effekt, hoveranimation, ladeanimation, übergänge, animationen, drehung, spiegelung, 3d effekt, tiefenwirkung, tiefe, unschärfe-effekt, durchsichtigkeit, opazität, verblassung, schattens, milchglaseffekt, schatten, schlagschatten, schattenwurf, transparenz, deckkraft, animation, unschärfe, weichzeichner, leuchten, schein, glaseffekt, übergang, effekt, filter, hovereffekt, glanz, glas, bewegung, textschatten, verschwommenheit
layout: aufteilung, verteilung, flucht, satzspiegel, orientierung, reihenfolge im raster, spaltenlayout, raster-layout, vertikale ausrichtung, horizontale ausrichtung, stapelung, platzierung, position, positionierung, spaltenzahl, textausrichtung, ausrichtung, anordnung, layout, raster, reihe, position
content: wortlaut, formulierung, wörter, aufschrift
"""

LOOKS = """
size: massig, massiger, wuchtiger, wuchtig, mickrig, mickriger, klobig, klobiger, um ein viertel, um ein drittel, um die hälfte, viertel, drittel, den ganzen platz, den restlichen platz ausfüllen, platz ausfüllen, ausfüllen, begrenzt auf, wirkt klein, schlanker, massiver, winziger, mächtiger, gedrungener, doppelt so breit, doppelt so hoch, halb so breit, halb so hoch, gleich groß, gleich breit, gleich hoch, so breit wie, so hoch wie, so groß wie, formatfüllend, bildschirmfüllend, volle breite, über die ganze breite, vergrößert, verkleinert, größeren, kleineren, ordentlich groß, mindestens, höchstens, ausgedehnt, strecken, stauchen, schrumpfen, wachsen, zu groß, zu klein, zu breit, zu hoch, zu schmal, flacher, flach in der höhe, größer, kleiner, breiter, schmaler, schmäler, höher, niedriger, länger, kürzer, groß, klein, breit, schmal, hoch, vergrößern, verkleinern, vergrößere, verkleinere, winzig, riesig, doppelt so groß, halb so groß, verbreitern, flacher in der höhe, skalieren, gestreckt, schlanker
color: schrill, trist, fahl, kalt, düster, quietschig, matt, ausgewaschen, verwaschen, ausgeblichen, giftig, knallbunt, trüb, stumpf, gedeckt, bräunlich, gräulich, gelblich, aubergine, terrakotta, rostrot, ziegelrot, sandfarben, knallrot, knallgrün, farblich abheben, farblich abgesetzt, farblich, zu knallig, zu bunt, leuchtender, gesättigter, farbiger, farblich, weniger bunt, weniger hell, weniger dunkel, knallig, knalliger, dezent gefärbt, kontrastfarbe, umgekehrt, invertiert, invertieren, anthrazit, creme, mint, petrol, ocker, beere, weinrot, hellgrau, dunkelgrau, mittelgrau, hellrosa, orangefarben, zu dunkel, zu hell, zu grell, zu blass, verdunkeln, aufgehellt, abgedunkelt, eingefärbt, blass, grelle, ausgegraut, ausgrauen, grauer, blauer, roter, grüner, gelber, wärmere, kühlere, kräftiger in der farbe, kräftigere, kräftigeres, dunkler, heller, dunkel, hell, farbig, bunt, bunter, kräftiger, blasser, gedeckter, aufhellen, abdunkeln, färben, einfärben, umfärben, satter, matter, pastellig, wärmer, kühler, grell, weniger grell, grünlich, bläulich, rötlich, farbe wechseln, gefüllt
spacing: berühren sich, berühren sich fast, fast berühren, stoßen aneinander, überlappung, überlappen, überlappt, vollgestopft, dicht, zu dicht, beengt, zusammengequetscht, aneinandergeklebt, großzügiger, großzügig, gestaucht, gequetscht, kleben aneinander, klebt aneinander, kleben zusammen, klebt zusammen, dicht beieinander, zu dicht beieinander, zu nah beieinander, mehr luft, weniger luft, zu wenig abstand, zu viel abstand, zusammenrücken, auseinander ziehen, weiter weg voneinander, aufgelockert, gedrängter, eng, weit, enger, luftiger, weiter auseinander, näher zusammen, kompakter, gedrängt, geräumiger, dichter, lockerer, näher, zu nah, zu eng, zu weit, weiter weg, auseinander, auseinanderziehen, kompakt
typography: zu schwer, dürr, spindeldürr, nicht umbricht, zu fett, dünn geschrieben, in großbuchstaben, in versalien, in kapitälchen, zweizeilig, mehrzeilig, nicht umbrechen, umbruch, ohne umbruch, abkürzen mit punkten, mit auslassungspunkten, auslassungspunkte, magerer, leichtere schrift, dünnere schrift, dickere schrift, größere schrift, kleinere schrift, fette schrift, fetterer text, hochgestellt, tiefgestellt, serifenschrift, serifenlos, monospace, schreibschrift, normale stärke, nicht fett, weniger fett, feiner geschrieben, großer text, kleiner text, größerer text, kleinerer text, größeren text, lesefreundlicher, unterstreiche, unterstrichene, fett, fetter, kursiv, unterstreichen, unterstrichen, halbfett, durchgestrichen, mager, dünner geschrieben, großgeschrieben, großschreiben, fettgedruckt, fett gedruckt, schräg gestellt, in einer zeile, einzeilig, abgeschnitten, leichter geschrieben, extrafett, kleingeschrieben, gesperrt
border: spitz, zu scharf, pille, zu rund, zu eckig, zu spitz, zu dick, zu dünn, zu kantig, rundliche, rundlicher, weniger rund, weniger eckig, abgerundete ecken, runde ecken, scharfe ecken, spitze ecken, eckige, dickere, dünnere, feiner rahmen, feine linie, feinen rahmen, doppelte linie, ohne ecken, kapselförmig, kreisförmig, oval, ganz rund, runder, rund, abgerundet, eckig, eckiger, gestrichelt, gepunktet, dicker, dünner, dick, dünn, kantig, kantiger, kreisrund, umrandet, abrunden, spitzer, pillenförmig, oval, rahmenlos, weichere ecken
effect: entsättigen, entsättige, entsättigt, zu schnell, zu langsam, hektisch, hektischer, zappelig, ruckelig, ruckelt, ruckeln, sprunghaft, abrupt, träge, dreidimensional, plastisch, plastischer, eingeblendet, weich eingeblendet, einsinken, einsinkt, sinkt ein, eindrücken, sanfter, einblenden lassen, ausfaden, einfaden, hereinfahren, reinfliegen, aufploppen, hüpfen, hüpfend, springen, kippen, gekippt, neigen, geneigt, vergrößern beim hover, spiegeln, gespiegelt, vertieft, erhaben, eingedrückt, verblassen, verblasst, ausblassen, milchglas, mattglas, blinkt, pulsiert, dreh, drehe, sich drehen, rotieren, rotierend, schwebt, langsamer, schneller, weicher übergang, unsichtbar, halb durchsichtig, mit schatten, ohne schatten, flimmern, schimmern, glitzern, glänzen, glänzend, graustufen, in graustufen, schwarz weiss, durchsichtig, durchsichtiger, transparent, transparenter, leuchtend, verschwommen, unscharf, animieren, animiert, blinken, blinkend, pulsieren, pulsierend, einblenden, ausgeblendet werden, gläsern, milchig, schweben, schwebend, anheben, angehoben, drehen, gedreht, wackeln, halbtransparent, schwarzweiß, schwarz weiß, undurchsichtig, deckend, flach, sanft einblenden, aufleuchten, zittern, hereingleiten
layout: unausgerichtet, schräg, schief, verrutscht, nicht auf einer linie, nicht mittig, nicht bündig, aus der mitte, aus der reihe, in einer eigenen zeile, in eine eigene zeile, eigene zeile, eigenen zeile, neue zeile, nächste zeile, zu weit links, zu weit rechts, auf einer linie, auf eine linie, in eine zeile, nebeneinander stehen, gegenüber, oben ausgerichtet, unten ausgerichtet, mittig ausgerichtet, auf gleicher höhe, gleiche höhe ausrichten, in einer zeile anordnen, in spalten, in zeilen, zeilen, nebeneinander anordnen, untereinander anordnen, hintereinander, rechts ausgerichtet, links ausgerichtet, rechtsseitig, in die ecke, in der ecke, ecke oben, verteilt, gleichmäßig verteilt, vertikal zentriert, horizontal zentriert, eingerückt, versetzt, umgebrochen, vier spalten, mehrspaltig, responsiv, auf der grundlinie, grundlinie, zentriert, zentrieren, mittig, linksbündig, rechtsbündig, ausrichten, ausgerichtet, nebeneinander, untereinander, übereinander, stapeln, gestapelt, in die mitte, in der mitte, auf einer höhe, bündig, blocksatz, zweispaltig, dreispaltig, spalten, horizontal, vertikal, waagerecht, senkrecht, nach links ausrichten, umbrechen lassen, verteilen, gleichmäßig, in einer reihe, mitte, einspaltig, zwei spalten, drei spalten
notice: geht unter, untergehen, übersehen, wird übersehen, gut sichtbar, sichtbar, gut erkennbar, unwichtiger, wichtiger, ins auge fallen, ins auge stechen, betonter, weniger auffällig, abheben, abhebt, sich abheben, im vordergrund, im hintergrund, deutlich sichtbar, kenntlich machen, herausstechen, stärker betonen, unauffällig, zurückhaltender, auffälliger, deutlicher, hervorheben, betonen, hervorstechen, hervorgehoben, markanter, sichtbarer, auffallen, betont, unauffälliger
vague: ruhiger, lauter, minimalistischer, minimalistisch, hochwertiger, seriöser, verspielter, knackiger, aufgeräumter, übersichtlicher, freundlicher, einfacher, wertiger, zeitgemäßer, netter, aufpeppen, aufhübschen, verschönern, verbessern, verbessere, anders, einheitlicher, ausgewogener, luftiger wirken, schöner, hübscher, moderner, besser, eleganter, schicker, edler, frischer, cooler, peppiger, dezenter, prominenter, professioneller, schlichter, lebendiger
"""

DECISIVE = """
accessibility: als h1, als h2, als h3, als h4, tippfläche, touchfläche, trefferfläche, klickbereich, farbe allein, allein durch farbe, allein die farbe, nur durch farbe, unleserlich, schlecht zu lesen, schlecht lesen, kaum lesen, nicht lesen, schwer lesen, nicht zu lesen, kaum zu lesen, kontrastarm, kaum entziffern, nicht entziffern, kaum zu entziffern, leichter lesbar, leichter zu lesen, besser zu lesen, gut lesbar, fokus kaum, fokus nicht, kaum sichtbarer fokus, fokus besser, fokus erkennbar, titel-attribut, barrierearm, bildschirmleser, vorleser, alt-text, bildbeschreibung, tastaturnutzer, mit der tastatur, per tastatur, tab-reihenfolge, fokusanzeige, fokussiert sichtbar, fokussierter zustand, fokussierte, fokus-ring, fokus-zustand, kontrastverhältnis, farbkontrast, zu wenig kontrast, schlecht zu erkennen, schlecht erkennbar, kaum lesbar, besser erkennbar, schwer lesbar, schwer zu lesen, nicht lesbar, überschriftenebene, semantisch, für blinde, sehbehinderte, reduzierte bewegung, klickfläche, bedienbar, aria-label, aria label, beschriftung für screenreader, vorgelesen werden, farbenblinde, touch-fläche, erreichbar per, barrierefrei, barrierefreiheit, kontrast, screenreader, vorleseprogramm, vorlesen, vorgelesen, alternativtext, alt text, tastatur, fokusring, fokus sichtbar, sichtbarer fokus, lesbar, lesbarer, schlecht lesbar, besser lesbar, unlesbar, aria, ansagen, angesagt, rolle, kontrastreicher, mehr kontrast, fokusrahmen, fokusreihenfolge, tabreihenfolge, fokuszustand, bedienhilfe, sehbehindert, farbenblind, barrierefreier, blinde, fokussierbar, vorlesbar, tastaturbedienung
behavior: editierbar, schließbar, wegklickbar, klickverhalten, verlinkung, bestätigungsabfrage, erst wenn, erst sobald, sich schließen, schließt sich, daneben klicken, klick daneben, nur für, nur sichtbar, sichtbar für, nur wenn, feedback, rückmeldung, eingeloggt, angemeldet ist, auslösen, auslöst, nur zahlen erlauben, erlauben, erlaubt, zulassen, nicht erlaubt, oben kleben, kleben bleiben, stehen bleiben beim, oben fixiert, nur auf, cursor, mauszeiger, zeiger, schreibgeschützt, nur lesen, höchstens zeichen, maximal zeichen, zeichen maximal, zeichen begrenzen, begrenzen, wenn leer, ist leer, leer ist, herunterladen, download, hochladen, teilen, kopiert, drucken, beim öffnen, beim schließen, beim absenden, beim tippen, beim verlassen, beim start, mit enter, mit escape, per escape, escape, esc, erscheinen, erscheint, auftauchen, verschwindet beim, ladekreis, ladebalken, spinner, laden, aktualisieren, aktualisiert, anklicken, klickt, angeklickt, tippt, führt zu, führen zu, springt, springen zu, gelangt, verweist, externe seite, ausgeklappt, eingeklappt, akkordeon, karussell, wischen, suchen lassen, vorschläge, autovervollständigung, zurücksetzen beim, speichert, merken, gemerkt, entsperren, sperrt, deaktivieren wenn, deaktivieren, deaktiviere, aktivieren, bestätigen lassen, rückfrage, warnen wenn, warnung wenn, benachrichtigen, anzeigen können, passwort anzeigen, passwort sichtbar, sichtbar machen, nur wenn, erst wenn, solange nicht, bis alle, automatisch speichern, nach 3 sekunden, autoplay, abspielen, stummschalten, in neuem fenster, neues fenster, popup öffnen, dialog öffnen, validierung, ungültig, gültig, eingabe prüfen, pflichtfeld, pflichtangabe, optional anzeigen, fokus setzen, fokus auf, scrollleiste, festgepinnt, angeheftet, mitlaufen, nach oben scrollen, per drag, drag and drop, umsortieren lassen, fokus, fokussieren, klick, klicken, anklickbar, klickbar, geklickt, beim klick, bei klick, beim klicken, öffnen, öffnet, neuen tab, neuem tab, einklappen, einklappbar, ausklappen, aufklappen, zuklappen, aufklappbar, tooltip, validieren, prüfen, sortieren, sortierbar, filtern, ziehen, ziehbar, fixiert, fixieren, mitscrollen, beim scrollen, scrollen, scrollt, scrollbar, während des ladens, beim laden, ladezustand, automatisch, bestätigung verlangen, nachfragen, nachfrage, dropdown, hamburger, hamburgermenü, autofokus, nur zahlen, nur ziffern, pflichtfeld, verlinken, verlinkt, weiterleiten, absenden per, per enter, umschalten, umschaltbar, kleben, sticky, esc schließt, schließt, schließen bei, erst aktiv wenn, aktivieren wenn, deaktivieren solange, kopieren, zwischenablage, solange geladen wird, speichern wenn, aufgehen, zugehen, wegklicken, bearbeitbar, auswählbar, antippen, sperren, gesperrt bis, tastenkürzel, maximal erlaubt, nachladen, sekunden
variant: wie ein link aussehen, wie ein button aussehen, version für, fassung für, darstellung für, variante in, umwandeln in, umwandeln, verwandeln, varianten, neue variante für, variante für, variante mit, als text link, als textlink, als sekundär, als primär, als ghost, als ghost button, größe xl, größe xs, dritte größe, eigene variante, farbvariante, parameter, option für, optional, konfigurierbar, standardwert, voreinstellung, voreingestellt, nur icon, nur mit icon, ausgegraut darstellen, umrandete variante, gefüllte variante, kompakte variante, version ohne, version mit icon, zustand „deaktiviert“, ausgewählt, angehakt sein, schon angehakt, ton für, als button darstellen, in einen link, in einen button, variante, prop, props, größenvariante, als variante, version für, ghost button, ghost, sekundär, primär, deaktiviert darstellen, deaktiviert anzeigen, deaktiviert, standardmäßig, neuer ton, noch ein ton, weiterer ton, neue größe, weitere größe, zusätzliche größe, primärbutton, sekundärbutton, outline variante, eigenschaft, aussehen wie ein, aussehen wie eine, als link darstellen, neue variante, kleine variante, große variante, dunkle variante, vorausgewählt, angehakt, sekundäre variante
content: kürzer fassen, knapper fassen, knapper formulieren, anderes logo, anderer wortlaut, kürzen, kürze, gekürzt, neuer text, anderer text, anderen text, anderes bild, anderes foto, ein anderes icon, ein anderes symbol, anderes zeichen, austauschen gegen, ersetzen durch, ersetze durch, text ersetzen, beschriftung ändern, titel ändern, text soll lauten, soll heißen, soll lauten, überschrift soll, ins englische übersetzen, übersetzt, kürzerer text, text kürzer, datumsformat, zahlenformat, mit komma, nachkommastellen, euro, euro-zeichen, ausrufezeichen, fragezeichen, punkt am ende, großgeschrieben am anfang, mehrzahl, einzahl, siezen, duzen, wording, textänderung, heißen, heißt, lauten, lautet, umbenennen, benenne, übersetzen, übersetze, auf deutsch, auf englisch, umformulieren, platzhalter, text ändern, schreib, schreibe, statt dessen steht, soll stehen, da steht, steht drauf, anderes icon, anderes symbol, anderes bild, text kürzen, kürzer formulieren, tippfehler, rechtschreibung, stattdessen schreiben, ins deutsche, ins englische
"""

ACTS = """
add: eine kopie von, eine kopie vom, kopie von, hinzugefügt, eingefügt, hinzufügen, füg, füge noch, einfügt, hätte gern einen, hätte gern eine, hätte gern ein, noch etwas, noch mehr, fehlt, fehlt noch, fehlt ein, fehlt eine, ein weiteres, eine weitere, einen weiteren, setz noch, pack noch, mach noch, mit rein, dazu noch, und noch ein, und noch eine, baue, bau, bringe, ergänz, erweitern um, erweitere, zusätzlicher, zusätzliche, zusätzliches, zusätzlichen, ebenfalls ein, darstellen als, hinzufügen, füge, einfügen, ergänzen, ergänze, dazu, hinzu, noch ein, noch eine, noch einen, neuer, neue, neues, neuen, einbauen, anhängen, zeig, zeige, zeigen, anzeigen, zusätzlich, braucht, bräuchte, weiterer, weitere, einblenden lassen, dazusetzen
remove: abschaffen, muss nicht sein, müssen nicht sein, muss da nicht stehen, sollte nicht da sein, soll nicht da sein, soll nicht sichtbar sein, sollen nicht sichtbar sein, ist im weg, hat ausgedient, fallen lassen, heraus, herausnehmen, rauslöschen, nicht einblenden, nutzlos, redundant, streich, streiche, hat da nichts verloren, hat hier nichts verloren, hat dort nichts verloren, eliminiere, beseitige, beseitigen, verbanne, verbannen, kick, rauskicken, wegschmeißen, wegwerfen, entsorgen, entfernt, gelöscht, gestrichen, weglass, kann weg, kann raus, muss weg, soll weg, soll verschwinden, nicht nötig, unnötig, überflüssig, brauchen wir nicht, brauche ich nicht, wird nicht gebraucht, verzichten, verzichte, wegfallen lassen, entfällt, ausgeblendet, ausblend, blende aus, unsichtbar machen, rausschmeißen, schmeiß, wirf, nimm raus, nimm weg, raus damit, weg damit, fort, tilgen, kille, verstecke, versteckt, nicht mehr, entfernen, entferne, weg, löschen, lösch, lösche, weglassen, raus, ausblenden, verstecken, verstecke, ohne, kein, keine, keinen, rausnehmen, wegnehmen, weglassen, streichen, verschwinden, wegmachen, nicht mehr anzeigen, nicht anzeigen, wegfallen, rauswerfen
move: rüber, hinüber, platziert, stehen, verschoben, versetzen, umsetzen, platziere, positioniere, positionieren, rücke nach, schiebe, hoch schieben, runter schieben, nach vorn, an den schluss, wandern, wandert, soll stehen, sitzen, sitzt, soll sitzen, hinsetzen, einordnen, ordne, anordnen, legen, leg, lege, häng, hänge, gehört nach, verschieben, verschiebe, bewegen, schieben, schieb, setzen, setze, setz, stellen, stell, stelle, platzieren, rücken, rück, rücke, packen, pack, hole, gehört, kommt, kommen, soll hin, verlegen, zieh
swap: verkehrt herum, falsch herum, plätze tauschen, tauschen die plätze, den platz tauschen, reihenfolge ändern, reihenfolge umdrehen, umdrehen, reihenfolge, andersherum, andersrum, umgekehrte reihenfolge, tauscht, getauscht, vertauscht, wechseln, die plätze, tauschen, tausche, vertauschen, vertausche, austauschen, plätze tauschen, umtauschen
wrap: zusammen in, zusammenpacken, umhüllen, einrahmen mit div, in einen container, in ein div, in einem div, bündeln, kombinieren, zusammenlegen, umschließen, einpacken, gruppieren, gruppiere, einfassen, verpacken, zusammenfassen
set: mach, mache, machen, soll, sollen, sollte, ändern, ändere, setz, gib, geben, nimm, nehmen, verwende, nutze, bekommen, bekommt, werden, wird, haben, sein, probier, probiere, versuch, mehr, weniger, erhöhen, erhöhe, verringern, verringere, reduzieren, reduziere, stell, lassen, darstellen
keep: sonst nichts, alles andere, der rest bleibt, rest so lassen, ansonsten, nicht anfassen, so lassen wie, aber nicht höher, aber nicht breiter, nicht verändern, soll bleiben, sollen bleiben, soll so bleiben, behalten, behalte, so lassen, belassen, nicht ändern, unverändert, bleiben, bleibt, lass, beibehalten, so bleiben
"""

PLACES = """
side: ganz nach oben, ganz nach unten, ganz nach vorne, ganz nach hinten, zuletzt, links, rechts, oben, unten, nach links, nach rechts, nach oben, nach unten, oben rechts, oben links, unten rechts, unten links, linke seite, rechte seite, auf die linke seite, auf die rechte seite, ans ende, an den anfang, zuerst, nach vorne, nach hinten, ganz oben, ganz unten, ganz links, ganz rechts, drunter, darunter, drüber, darüber, daneben, davor, dahinter, drumherum, außen, innen, darum, rundherum, drumrum
anchor: überm, unterm, hinterm, vorm, übers, unters, hinters, vors, nach, vor, über, unter, unterhalb, oberhalb, hinter, neben, zwischen, rechts von, links von, rechts neben, links neben, oben auf, um, rechts vom, links vom, nach rechts von, nach links von, ans ende von
within: in, im, ins, innerhalb, von, vom, am, an, auf, aus, für, beim, bei, zum, zur, in der, auf der, auf dem
toward: zu
like: wie, genau wie, so wie, gleich wie, passend zu, passend zum, als
against: statt, anstatt, anstelle, und nicht, aber nicht, statt der, statt des, anstelle von
with: mit, samt, plus
"""

POINTERS = """
it: es, ihn, ihm, das, dies, dieses, diese, diesen, diesem, dieser, das hier, hier, da, dort, den, die, der, dem, den hier, die hier, das da, das ding, element, sie, ihr, davon, daran, darin, das ganze hier, seine, seinen, sein, das element
them: beides, beide, beiden, die beiden, sie alle, alle davon, die zwei, diesen beiden
other: den anderen, die andere, das andere, der andere, andere, anderen, anderer, anderes, die anderen, übrigen, restlichen
whole: ganze, ganzen, ganzer, gesamte, gesamten, alles, komponente, insgesamt, überall, komplette, komplett, das ganze, selbst
all: alle, allen, jede, jeden, jedes, sämtliche
both: beide, beiden, zwei
same: gleiche, gleichen, dasselbe, das gleiche, dieselbe, denselben, derselben, genauso, ebenso, gleich, ebenfalls, identisch, gleiches, gleicher, selben, selbe, das selbe
too: auch, ebenfalls, ebenso, genauso
again: nochmal, noch einmal, nochmals, erneut, versuch es noch einmal, versuch es nochmal, nochmal versuchen, wiederholen, wiederhole, noch mehr, weiter so
instead: stattdessen, dafür, lieber, sondern
not: nicht, nie, nicht so
old: wie am anfang, wie zu beginn, wie ursprünglich, alte, alten, altes, alter, vorherige, vorherigen, ursprüngliche, ursprünglichen, frühere, früheren, wie vorher, wie zuvor, wieder wie vorher, wie es war, wie früher, vorher
back: zurück
pick: aktive, aktiven, aktiver, aktuelle, aktuellen, ausgewählte, ausgewählten
ordinal 1: erste, ersten, erster, erstes, 1., linke, linken, linker, obere, oberen
ordinal 2: zweite, zweiten, zweiter, zweites, 2.
ordinal 3: dritte, dritten, dritter, drittes, 3.
ordinal 4: vierte, vierten, vierter, viertes, 4.
ordinal 5: fünfte, fünften, fünfter
ordinal -2: vorletzte, vorletzten, vorletzter, vorletztes
ordinal -1: letzte, letzten, letzter, letztes, rechte, rechten, rechter, untere, unteren
when: auf großen bildschirmen, auf kleinen displays, auf dem desktop, auf tablets, auf dem tablet, auf großen displays, in der mobilen ansicht, mobile ansicht, bei einem fehler, im fehlerfall, bei fehlern, wenn, falls, bis, sobald, solange, beim hover, bei hover, beim hovern, hover, auf dem handy, mobil, auf handys, auf kleinen bildschirmen, auf mobilgeräten, im hover, beim drüberfahren, beim fokus, bei fokus, auf dem smartphone, während
so: damit, weil, sodass, so dass, da sonst, denn
"""

NOISE = """
wie wäre es mit, wie wär es mit, wie wärs mit, wie wär's mit,
anderer ansatz, neuer ansatz, neue idee, andere idee, kleine sache, kleine änderung, kleiner wunsch,
erst,
locker, reichen, reicht, genuegen, genuegt,
ein klein wenig, ein kleines bisschen, ein kleines stueck, so etwas wie,
tick, tacken, zacken, nen, ne, nem, bissl, bisserl, bissel, bisschen, ruhig, halt, eh, gern, gerne, ordentlich, deutlich, minimal, hauch, spur,
einen ton, eine nuance, nuance, einen hauch, eine stufe, stufe, nummer, eine nummer,
wirkt, wirken, mir zu, mir, ihnen, denn, wohl, sonst, bisschen mehr als, lieber noch, jeweils, jeweilige, selbe,
ordentlich, spur, eine spur, tick, einen tick, ticken, stück, ein stück, stückchen, quäntchen, hauch, ein hauch, minimal, leicht, bisserl, kleines bisschen, ziemlich, echt, richtig, recht, relativ, super, mega, voll, total, wirklich, unbedingt, gerne auch, eigentlich, irgendwie, quasi, sozusagen, einfach, direkt, sofort, gleich mal, erstmal, zuerst mal, schnell, kurz, bitte auch, ich finde, ich glaube, ich denke, finde, glaube, denke, meine, meiner meinung, für mich, für uns, meinetwegen, von mir aus, lass uns, wollen, will, muss, müsste, müssen, dürfte, sollten, könntest, würdest, magst, mag, wünsche, hätten, haette, ginge, geht, gehen, gibt, gibt es, macht, gemacht, wirkt, wirken, scheint, viel zu, fast, knapp, rund um, insgesamt, zusammen, dabei, daher, deshalb, trotzdem, allerdings, jedoch, außerdem, weiterhin, vielen dank, merci, tschüss, servus, moin, leider, so ein, solch, welcher, irgendein, grad, grade, eh,
ein, eine, einen, einem, einer, eines, bitte, mal, doch, jetzt, nun, etwas, ein bisschen, bisschen, ein wenig, wenig, leicht, viel, deutlich, sehr, ganz, zu, so, noch, schon, eher, wieder, nur, eben, halt, vielleicht, kannst, kannst du, könntest, könntest du, könnten wir, können wir, können, kann, könnte, möchte, ich, wir, du, uns, mir, mich, dir, man,
ist, sind, war, hat, habe, hätte, hätte gern, gern, gerne, würde, wäre, ja, nein, ok, okay, danke, hallo, super, gut, schön, prima, toll, sieht gut aus, passt, perfekt, ungefähr, circa, ca, etwa, dem, des, den, drauf, dran, rein, hin, her, aussehen, sieht, aus, dezent, dezenten, weich, weichen, weicher, sanft, starker, starken, stärker, stärkeren, kräftigen, aber, oder, also, dann, allem, bisher, gerade, reichen, reicht, bildschirm, pixel, prozent
"""

SLOPPY = """
bissl=bisschen, n=ein, ne=eine, nen=einen, nich=nicht, ned=nicht, wech=weg, grösser=größer, groeser=größer, größser=größer, hintergund=hintergrund, abgerundeter=runder
"""

COMMON = """
lange, leise, lang, sagen, sehen, wissen, reden, billig,
gefällt, gefallen, gefiel, finde, findet, wort, worte, arbeit, leben, sicher, bald, später, fall, fälle, heim, firma, kunde, kunden, bestellung, korb, laden, datei, dateien, ordner, klasse, daten, werte, information, details, notiz, geschichte, entwurf, hand, kopfzeilen, tag, tage, woche, wochen, monat, jahr, jahre, morgen, mensch, menschen, person, leute,
kind, kinder, welt, webseite, plan, pläne, start, starten, kostenlos, kaufen, kauf, angebot, zahlung, rechnung, konto, einstellungen, auswahl, zusammen, außerhalb, immer, grund, gründe, teil, teile, art, weise, stelle, stellen, frage, antwort, beispiel, möglich, fertig, wichtig, richtig, falsch, genau, ungefähr, wirklich, überhaupt, irgendwie, insgesamt,
"""
