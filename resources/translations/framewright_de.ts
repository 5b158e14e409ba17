<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>New project...</source>
        <translation>Neues Projekt...</translation>
    </message>
    <message>
        <source>Open project...</source>
        <translation>Projekt öffnen...</translation>
    </message>
    <message>
        <source>Open the sample board</source>
        <translation>Beispiel-Storyboard öffnen</translation>
    </message>
    <message>
        <source>Open a packed project...</source>
        <translation>Gepacktes Projekt öffnen...</translation>
    </message>
    <message>
        <source>Save now</source>
        <translation>Jetzt speichern</translation>
    </message>
    <message>
        <source>Save a copy...</source>
        <translation>Kopie speichern...</translation>
    </message>
    <message>
        <source>Pack everything...</source>
        <translation>Alles packen...</translation>
    </message>
    <message>
        <source>Earlier versions...</source>
        <translation>Frühere Fassungen...</translation>
    </message>
    <message>
        <source>Project format...</source>
        <translation>Projektformat...</translation>
    </message>
    <message>
        <source>Costs and budget...</source>
        <translation>Kosten und Budget...</translation>
    </message>
    <message>
        <source>Export film...</source>
        <translation>Film exportieren...</translation>
    </message>
    <message>
        <source>Export an animatic...</source>
        <translation>Animatic exportieren...</translation>
    </message>
    <message>
        <source>Export the cut...</source>
        <translation>Schnitt exportieren...</translation>
    </message>
    <message>
        <source>Export storyboard pages...</source>
        <translation>Storyboard-Seiten exportieren...</translation>
    </message>
    <message>
        <source>Close project</source>
        <translation>Projekt schließen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>New shot after</source>
        <translation>Neue Einstellung danach</translation>
    </message>
    <message>
        <source>New shot before</source>
        <translation>Neue Einstellung davor</translation>
    </message>
    <message>
        <source>Edit prompt</source>
        <translation>Prompt bearbeiten</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generieren</translation>
    </message>
    <message>
        <source>Generate all stale and empty</source>
        <translation>Alle veralteten und leeren generieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Add a person to the shot</source>
        <translation>Person zur Einstellung hinzufügen</translation>
    </message>
    <message>
        <source>Extend into a new shot</source>
        <translation>In neuer Einstellung fortsetzen</translation>
    </message>
    <message>
        <source>Move shot left</source>
        <translation>Einstellung nach links</translation>
    </message>
    <message>
        <source>Move shot right</source>
        <translation>Einstellung nach rechts</translation>
    </message>
    <message>
        <source>Next take</source>
        <translation>Nächster Take</translation>
    </message>
    <message>
        <source>Split at the playhead</source>
        <translation>Am Abspielkopf teilen</translation>
    </message>
    <message>
        <source>Trim head to the playhead</source>
        <translation>Anfang bis zum Abspielkopf trimmen</translation>
    </message>
    <message>
        <source>Trim tail to the playhead</source>
        <translation>Ende bis zum Abspielkopf trimmen</translation>
    </message>
    <message>
        <source>Dissolve into the next shot</source>
        <translation>In die nächste Einstellung überblenden</translation>
    </message>
    <message>
        <source>Add title</source>
        <translation>Titel hinzufügen</translation>
    </message>
    <message>
        <source>Subtitles from dialogue</source>
        <translation>Untertitel aus dem Dialog</translation>
    </message>
    <message>
        <source>Add sound...</source>
        <translation>Ton hinzufügen...</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>Rückwärts abspielen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Play forwards</source>
        <translation>Vorwärts abspielen</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Ein Bild vor</translation>
    </message>
    <message>
        <source>One second back</source>
        <translation>Eine Sekunde zurück</translation>
    </message>
    <message>
        <source>One second on</source>
        <translation>Eine Sekunde vor</translation>
    </message>
    <message>
        <source>Previous cut</source>
        <translation>Voriger Schnitt</translation>
    </message>
    <message>
        <source>Next cut</source>
        <translation>Nächster Schnitt</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>Zum Ende</translation>
    </message>
    <message>
        <source>Mark in</source>
        <translation>In-Punkt setzen</translation>
    </message>
    <message>
        <source>Mark out</source>
        <translation>Out-Punkt setzen</translation>
    </message>
    <message>
        <source>Clear in and out</source>
        <translation>In- und Out-Punkt löschen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Fit the film</source>
        <translation>Film einpassen</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>Einrasten</translation>
    </message>
    <message>
        <source>Safe areas</source>
        <translation>Sichere Ränder</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Board as a grid</source>
        <translation>Storyboard als Raster</translation>
    </message>
    <message>
        <source>Find shots...</source>
        <translation>Einstellungen suchen...</translation>
    </message>
    <message>
        <source>Arrows between continued shots</source>
        <translation>Pfeile zwischen fortgesetzten Einstellungen</translation>
    </message>
    <message>
        <source>Switch between board and timeline</source>
        <translation>Zwischen Storyboard und Zeitleiste wechseln</translation>
    </message>
    <message>
        <source>Add person...</source>
        <translation>Person hinzufügen...</translation>
    </message>
    <message>
        <source>Add headshots...</source>
        <translation>Porträts hinzufügen...</translation>
    </message>
    <message>
        <source>Renew consent...</source>
        <translation>Einwilligung erneuern...</translation>
    </message>
    <message>
        <source>Withdraw consent...</source>
        <translation>Einwilligung widerrufen...</translation>
    </message>
    <message>
        <source>Review inbox...</source>
        <translation>Prüfeingang...</translation>
    </message>
    <message>
        <source>Audit log...</source>
        <translation>Revisionsprotokoll...</translation>
    </message>
    <message>
        <source>What is protected, and what is not</source>
        <translation>Was geschützt ist und was nicht</translation>
    </message>
    <message>
        <source>Who made this?...</source>
        <translation>Wer hat das gemacht?...</translation>
    </message>
    <message>
        <source>Search commands...</source>
        <translation>Befehle suchen...</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>About Framewright</source>
        <translation>Über Framewright</translation>
    </message>
    <message>
        <source>Add marker</source>
        <translation>Marke setzen</translation>
    </message>
    <message>
        <source>Previous marker</source>
        <translation>Vorige Marke</translation>
    </message>
    <message>
        <source>Next marker</source>
        <translation>Nächste Marke</translation>
    </message>
    <message>
        <source>Preferences...</source>
        <translation>Programmeinstellungen...</translation>
    </message>
    <message>
        <source>Cut shots</source>
        <translation>Einstellungen ausschneiden</translation>
    </message>
    <message>
        <source>Copy shots</source>
        <translation>Einstellungen kopieren</translation>
    </message>
    <message>
        <source>Paste shots</source>
        <translation>Einstellungen einfügen</translation>
    </message>
    <message>
        <source>Next panel</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Previous panel</source>
        <translation>Voriger Bereich</translation>
    </message>
    <message>
        <source>Import footage...</source>
        <translation>Filmmaterial importieren...</translation>
    </message>
    <message>
        <source>Files and disk use...</source>
        <translation>Dateien und Speicherplatz...</translation>
    </message>
    <message>
        <source>Models...</source>
        <translation>Modelle...</translation>
    </message>
    <message>
        <source>Import script or cut...</source>
        <translation>Drehbuch oder Schnitt importieren...</translation>
    </message>
    <message>
        <source>Paste a script...</source>
        <translation>Drehbuch einfügen...</translation>
    </message>
    <message>
        <source>Earlier prompts...</source>
        <translation>Frühere Prompts...</translation>
    </message>
    <message>
        <source>Group into a new scene</source>
        <translation>In einer neuen Szene gruppieren</translation>
    </message>
    <message>
        <source>Rename scene...</source>
        <translation>Szene umbenennen...</translation>
    </message>
    <message>
        <source>Duplicate scene</source>
        <translation>Szene duplizieren</translation>
    </message>
    <message>
        <source>Move scene left</source>
        <translation>Szene nach links</translation>
    </message>
    <message>
        <source>Move scene right</source>
        <translation>Szene nach rechts</translation>
    </message>
    <message>
        <source>Remove scene</source>
        <translation>Szene entfernen</translation>
    </message>
    <message>
        <source>Compare takes</source>
        <translation>Takes vergleichen</translation>
    </message>
    <message>
        <source>Use the seed of this take</source>
        <translation>Seed dieses Takes übernehmen</translation>
    </message>
    <message>
        <source>Use the settings of this take</source>
        <translation>Angaben dieses Takes übernehmen</translation>
    </message>
    <message>
        <source>Make part of this take anew...</source>
        <translation>Teil dieses Takes neu generieren …</translation>
    </message>
    <message>
        <source>Begin from this take</source>
        <translation>Mit diesem Take beginnen</translation>
    </message>
    <message>
        <source>About this take...</source>
        <translation>Über diesen Take...</translation>
    </message>
    <message>
        <source>Export this take...</source>
        <translation>Diesen Take exportieren...</translation>
    </message>
    <message>
        <source>Delete this take...</source>
        <translation>Diesen Take löschen...</translation>
    </message>
    <message>
        <source>Restore the deleted take</source>
        <translation>Gelöschten Take wiederherstellen</translation>
    </message>
    <message>
        <source>Seam with the shot before</source>
        <translation>Naht zur Einstellung davor</translation>
    </message>
    <message>
        <source>Larger cards</source>
        <translation>Größere Karten</translation>
    </message>
    <message>
        <source>Smaller cards</source>
        <translation>Kleinere Karten</translation>
    </message>
    <message>
        <source>New shot that leads up to this one</source>
        <translation>Neue Einstellung, die zu dieser hinführt</translation>
    </message>
    <message>
        <source>Bridge to the next shot</source>
        <translation>Brücke zur nächsten Einstellung</translation>
    </message>
    <message>
        <source>Open the sample of a chain</source>
        <translation>Beispiel einer Kette öffnen</translation>
    </message>
</context>
<context>
    <name>CastLook</name>
    <message>
        <source>No consent</source>
        <translation>Keine Einwilligung</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Not for this project</source>
        <translation>Nicht für dieses Projekt</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Tampered</source>
        <translation>Manipuliert</translation>
    </message>
    <message>
        <source>Valid until %1</source>
        <translation>Gültig bis %1</translation>
    </message>
    <message>
        <source>Expired %1</source>
        <translation>Abgelaufen %1</translation>
    </message>
    <message>
        <source>Withdrawn %1</source>
        <translation>Widerrufen %1</translation>
    </message>
    <message>
        <source>Yourself</source>
        <translation>Sie selbst</translation>
    </message>
    <message>
        <source>Another adult</source>
        <translation>Erwachsene Person</translation>
    </message>
    <message>
        <source>Invented person</source>
        <translation>Erfundene Person</translation>
    </message>
</context>
<context>
    <name>DayFormat</name>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>The preset changed from {0} to {1}.</source>
        <translation>Die Vorgabe wurde von {0} zu {1} geändert.</translation>
    </message>
    <message>
        <source>The take is a {0}; the shot asks for {1} quality.</source>
        <translation>Qualität des Takes: {0}; die Einstellung verlangt: {1}.</translation>
    </message>
    <message>
        <source>The seed changed.</source>
        <translation>Der Seed wurde geändert.</translation>
    </message>
    <message>
        <source>The prompt or a setting changed since this take was made.</source>
        <translation>Der Prompt oder ein Parameter wurde geändert, seit dieser Take entstand.</translation>
    </message>
    <message>
        <source>Shot {0} changed.</source>
        <translation>Einstellung {0} wurde geändert.</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>final</source>
        <translation>Endfassung</translation>
    </message>
    <message>
        <source>{0}, about {1} Wh, {2}</source>
        <translation>{0}, etwa {1} Wh, {2}</translation>
    </message>
    <message>
        <source>{0}, about {1} Wh</source>
        <translation>{0}, etwa {1} Wh</translation>
    </message>
    <message>
        <source>{0}, under 0.01 Wh, {1}</source>
        <translation>{0}, unter 0,01 Wh, {1}</translation>
    </message>
    <message>
        <source>{0}, under 0.01 Wh</source>
        <translation>{0}, unter 0,01 Wh</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>under 0.01 {0}</source>
        <translation>unter 0,01 {0}</translation>
    </message>
    <message>
        <source>{0} of {1} minutes, {2} more for what is asked now</source>
        <translation>{0} von {1} Minuten, {2} weitere für das jetzt Verlangte</translation>
    </message>
    <message>
        <source>{0} of {1} Wh (estimated), {2} more for what is asked now</source>
        <translation>{0} von {1} Wh (geschätzt), {2} weitere für das jetzt Verlangte</translation>
    </message>
    <message>
        <source>{0} of {1} {2}, {3} more for what is asked now</source>
        <translation>{0} von {1} {2}, {3} weitere für das jetzt Verlangte</translation>
    </message>
    <message>
        <source>{0} of {1} minutes</source>
        <translation>{0} von {1} Minuten</translation>
    </message>
    <message>
        <source>{0} of {1} Wh (estimated)</source>
        <translation>{0} von {1} Wh (geschätzt)</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>dialogue</source>
        <translation>Dialog</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Animated WebP</source>
        <translation>Animiertes WebP</translation>
    </message>
    <message>
        <source>animated WebP</source>
        <translation>animiertes WebP</translation>
    </message>
    <message>
        <source>PNG pictures</source>
        <translation>PNG-Bilder</translation>
    </message>
    <message>
        <source>{0} of {1} frames</source>
        <translation>{0} von {1} Bildern</translation>
    </message>
    <message>
        <source>{0} of {1} samples of its sound</source>
        <translation>{0} von {1} Samples des Tons</translation>
    </message>
    <message>
        <source>it is {0} instead of {1}</source>
        <translation>es hat {0} statt {1}</translation>
    </message>
    <message>
        <source>it has another size</source>
        <translation>es hat ein anderes Format</translation>
    </message>
    <message>
        <source>the visible mark was not found</source>
        <translation>die sichtbare Kennzeichnung wurde nicht gefunden</translation>
    </message>
    <message>
        <source>its credentials are {0}</source>
        <translation>die Nachweise sind {0}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>ungültig</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>Trusted</source>
        <translation>gültig und vertrauenswürdig</translation>
    </message>
    <message>
        <source>bytes were added or taken away</source>
        <translation>Bytes wurden hinzugefügt oder weggenommen</translation>
    </message>
    <message>
        <source>a program that does not name itself</source>
        <translation>ein Programm, das sich nicht nennt</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} bis {1}</translation>
    </message>
    <message>
        <source>width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>guidance</source>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>second guidance</source>
        <translation>Zweite Guidance</translation>
    </message>
    <message>
        <source>shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>film&apos;s frame rate</source>
        <translation>Bildrate des Films</translation>
    </message>
    <message>
        <source>number of steps</source>
        <translation>Schrittzahl</translation>
    </message>
    <message>
        <source>LoRA weight</source>
        <translation>LoRA-Gewicht</translation>
    </message>
    <message>
        <source>even numbers from 16 to 8192</source>
        <translation>gerade Zahlen von 16 bis 8192</translation>
    </message>
    <message>
        <source>unipc, euler, dpmpp or few-step</source>
        <translation>unipc, euler, dpmpp oder few-step</translation>
    </message>
    <message>
        <source>reference pictures</source>
        <translation>Referenzbildern</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is missing or is not an object</source>
        <translation>fehlt oder ist kein Objekt</translation>
    </message>
    <message>
        <source>is missing or is not a list</source>
        <translation>fehlt oder ist keine Liste</translation>
    </message>
    <message>
        <source>has the wrong type</source>
        <translation>hat den falschen Typ</translation>
    </message>
    <message>
        <source>is not known here</source>
        <translation>ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>is not one of the known words</source>
        <translation>ist keines der bekannten Wörter</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>muss eine Liste sein</translation>
    </message>
    <message>
        <source>must be text</source>
        <translation>muss Text sein</translation>
    </message>
    <message>
        <source>must be at least 1</source>
        <translation>muss mindestens 1 sein</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>is out of range</source>
        <translation>ist außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>the key &quot;{0}&quot; appears twice</source>
        <translation>der Schlüssel „{0}“ kommt zweimal vor</translation>
    </message>
    <message>
        <source>unexpected text at byte {0}</source>
        <translation>unerwarteter Text bei Byte {0}</translation>
    </message>
    <message>
        <source>it is nested more than {0} levels deep</source>
        <translation>es ist mehr als {0} Ebenen tief verschachtelt</translation>
    </message>
    <message>
        <source>it is larger than {0} bytes</source>
        <translation>es ist größer als {0} Bytes</translation>
    </message>
    <message>
        <source>it ends too early</source>
        <translation>es endet zu früh</translation>
    </message>
    <message>
        <source>it holds {0} files</source>
        <translation>es enthält {0} Dateien</translation>
    </message>
    <message>
        <source>its list of files is damaged</source>
        <translation>seine Dateiliste ist beschädigt</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; leads out of the project</source>
        <translation>„{0}“ führt aus dem Projekt hinaus</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is damaged</source>
        <translation>„{0}“ ist beschädigt</translation>
    </message>
    <message>
        <source>it needs more room than the disk has</source>
        <translation>es braucht mehr Platz, als das Laufwerk hat</translation>
    </message>
    <message>
        <source>it holds no project.json</source>
        <translation>es enthält keine project.json</translation>
    </message>
    <message>
        <source>the disk did not take it</source>
        <translation>das Laufwerk nahm es nicht an</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>einem anderen Programm</translation>
    </message>
    <message>
        <source>a program (process {0})</source>
        <translation>einem Programm (Prozess {0})</translation>
    </message>
    <message>
        <source>{0} (process {1})</source>
        <translation>{0} (Prozess {1})</translation>
    </message>
    <message>
        <source>host memory</source>
        <translation>Arbeitsspeicher</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Platz mehr auf dem Laufwerk</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>das Laufwerk ist schreibgeschützt</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>ist ein Ordner</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>die Datei gibt es schon</translation>
    </message>
    <message>
        <source>Line {0}: the transition &quot;{1}&quot; was left out.</source>
        <translation>Zeile {0}: Der Übergang „{1}“ wurde weggelassen.</translation>
    </message>
    <message>
        <source>The column &quot;{0}&quot; is not known and is kept in the notes.</source>
        <translation>Die Spalte „{0}“ ist nicht bekannt und steht in den Notizen.</translation>
    </message>
    <message>
        <source>tracks are 1 to 8</source>
        <translation>Spuren sind 1 bis 8</translation>
    </message>
    <message>
        <source>it begins at frame 0 or later and lasts at least one frame</source>
        <translation>er beginnt bei Bild 0 oder später und dauert mindestens ein Bild</translation>
    </message>
    <message>
        <source>it begins at second 0 of its file or later</source>
        <translation>er beginnt bei Sekunde 0 seiner Datei oder später</translation>
    </message>
    <message>
        <source>loudness changes by -60 to +12 dB</source>
        <translation>die Lautstärke ändert sich um -60 bis +12 dB</translation>
    </message>
    <message>
        <source>its fades fit into its length</source>
        <translation>seine Blenden passen in seine Länge</translation>
    </message>
    <message>
        <source>no project</source>
        <translation>kein Projekt</translation>
    </message>
    <message>
        <source>render</source>
        <translation>Rendern</translation>
    </message>
    <message>
        <source>export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Der Name</translation>
    </message>
    <message>
        <source>typed name</source>
        <translation>Der getippte Name</translation>
    </message>
    <message>
        <source>must be one line of at most 200 bytes</source>
        <translation>muss eine Zeile von höchstens 200 Bytes sein</translation>
    </message>
    <message>
        <source>must name at least one of render, export and train</source>
        <translation>muss mindestens eines von Rendern, Exportieren und Trainieren nennen</translation>
    </message>
    <message>
        <source>must name a project folder, or any</source>
        <translation>muss einen Projektordner nennen, oder alle</translation>
    </message>
    <message>
        <source>may name at most 1000 folders</source>
        <translation>darf höchstens 1000 Ordner nennen</translation>
    </message>
    <message>
        <source>must be absolute folders</source>
        <translation>müssen absolute Ordner sein</translation>
    </message>
    <message>
        <source>must be 1 to 12 months away</source>
        <translation>muss 1 bis 12 Monate entfernt sein</translation>
    </message>
    <message>
        <source>is not a PNG</source>
        <translation>ist kein PNG</translation>
    </message>
    <message>
        <source>is cut short</source>
        <translation>ist abgeschnitten</translation>
    </message>
    <message>
        <source>carries data beside the picture</source>
        <translation>trägt Daten neben dem Bild</translation>
    </message>
    <message>
        <source>goes on after its end</source>
        <translation>geht nach seinem Ende weiter</translation>
    </message>
    <message>
        <source>its key belongs to another vault or was changed</source>
        <translation>sein Schlüssel gehört zu einem anderen Tresor oder wurde verändert</translation>
    </message>
    <message>
        <source>it was changed, cut short, or is another one</source>
        <translation>es wurde verändert, abgeschnitten oder ist ein anderes</translation>
    </message>
    <message>
        <source>its key has a wrong length</source>
        <translation>sein Schlüssel hat eine falsche Länge</translation>
    </message>
    <message>
        <source>the note of its newest entry cannot be read</source>
        <translation>der Vermerk seines neuesten Eintrags ist nicht lesbar</translation>
    </message>
    <message>
        <source>the file is gone, but its newest entry is number {0}</source>
        <translation>die Datei ist weg, aber ihr neuester Eintrag ist Nummer {0}</translation>
    </message>
    <message>
        <source>the file is gone</source>
        <translation>die Datei ist weg</translation>
    </message>
    <message>
        <source>entry {0} is missing</source>
        <translation>Eintrag {0} fehlt</translation>
    </message>
    <message>
        <source>entry {0} was changed</source>
        <translation>Eintrag {0} wurde verändert</translation>
    </message>
    <message>
        <source>entry {0} is older than the one before it</source>
        <translation>Eintrag {0} ist älter als der davor</translation>
    </message>
    <message>
        <source>entry {0} is not the one that was written</source>
        <translation>Eintrag {0} ist nicht der, der geschrieben wurde</translation>
    </message>
    <message>
        <source>entries after number {0} are gone</source>
        <translation>Einträge nach Nummer {0} fehlen</translation>
    </message>
    <message>
        <source>the note of its newest entry is older than the log</source>
        <translation>der Vermerk seines neuesten Eintrags ist älter als das Protokoll</translation>
    </message>
    <message>
        <source>its end is not the one that was noted</source>
        <translation>sein Ende ist nicht das vermerkte</translation>
    </message>
    <message>
        <source>it gives no pictures</source>
        <translation>sie liefert keine Bilder</translation>
    </message>
    <message>
        <source>its pictures cannot be read</source>
        <translation>ihre Bilder sind nicht lesbar</translation>
    </message>
    <message>
        <source>a text encoder</source>
        <translation>ein Textencoder</translation>
    </message>
    <message>
        <source>a picture encoder</source>
        <translation>ein Bildencoder</translation>
    </message>
    <message>
        <source>VACE blocks without their base model</source>
        <translation>VACE-Blöcke ohne ihr Basismodell</translation>
    </message>
    <message>
        <source>weights of another kind</source>
        <translation>Gewichte anderer Art</translation>
    </message>
    <message>
        <source>no tensors</source>
        <translation>keine Tensoren</translation>
    </message>
    <message>
        <source>other tensors</source>
        <translation>andere Tensoren</translation>
    </message>
    <message>
        <source>the clip is shorter than the overlap</source>
        <translation>der Clip ist kürzer als die Überlappung</translation>
    </message>
    <message>
        <source>there is no tensor called latents</source>
        <translation>es gibt keinen Tensor namens latents</translation>
    </message>
    <message>
        <source>the shape differs</source>
        <translation>die Form weicht ab</translation>
    </message>
    <message>
        <source>some numbers are not finite</source>
        <translation>einige Zahlen sind nicht endlich</translation>
    </message>
    <message>
        <source>unknown reason</source>
        <translation>Grund unbekannt</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>ohne Angabe von Gründen</translation>
    </message>
    <message>
        <source>{0} does not exist. Check the path.</source>
        <translation>{0} gibt es nicht. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>{0} could not be read: {1}. Check its permissions.</source>
        <translation>{0} konnte nicht gelesen werden: {1}. Prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}. Nothing was changed; free space or choose another folder.</source>
        <translation>{0} konnte nicht geschrieben werden: {1}. Nichts wurde geändert; schaffen Sie Platz oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The folder {0} could not be made: {1}. Choose another place.</source>
        <translation>Der Ordner {0} konnte nicht angelegt werden: {1}. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{0} is a folder, but a file was expected.</source>
        <translation>{0} ist ein Ordner, erwartet wurde eine Datei.</translation>
    </message>
    <message>
        <source>{0} has {1} bytes, more than the {2} that are allowed here.</source>
        <translation>{0} hat {1} Bytes, mehr als die {2}, die hier erlaubt sind.</translation>
    </message>
    <message>
        <source>{0} is not valid JSON: {1}. Repair the file or restore a backup.</source>
        <translation>{0} ist kein gültiges JSON: {1}. Reparieren Sie die Datei oder spielen Sie eine Sicherung zurück.</translation>
    </message>
    <message>
        <source>{0}: the field &quot;{1}&quot; {2}. Correct it and try again.</source>
        <translation>{0}: Das Feld „{1}“ {2}. Berichtigen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
    <message>
        <source>Something went wrong inside Framewright: {0}. Please report it.</source>
        <translation>In Framewright ist etwas schiefgegangen: {0}. Bitte melden Sie es.</translation>
    </message>
    <message>
        <source>There was not enough memory ({0}). Close other programs or choose a smaller size.</source>
        <translation>Der Speicher reichte nicht ({0}). Schließen Sie andere Programme oder wählen Sie ein kleineres Format.</translation>
    </message>
    <message>
        <source>{0} was refused: {1}. Download it again or choose another file.</source>
        <translation>{0} wurde abgelehnt: {1}. Laden Sie die Datei neu herunter oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>{0} holds weights of the GGUF type {1}, which this version cannot read. Choose a file in Q8_0, Q6_K, Q5_K, Q4_K or Q4_0.</source>
        <translation>{0} enthält Gewichte des GGUF-Typs {1}, den diese Version nicht lesen kann. Wählen Sie eine Datei in Q8_0, Q6_K, Q5_K, Q4_K oder Q4_0.</translation>
    </message>
    <message>
        <source>{0} is a Python pickle, which could run code when opened. Convert it to safetensors first.</source>
        <translation>{0} ist ein Python-Pickle, das beim Öffnen Code ausführen könnte. Wandeln Sie die Datei zuerst in safetensors um.</translation>
    </message>
    <message>
        <source>The face finder&apos;s weights are not installed ({0}), so no faces can be looked for. Run ./dev setup, or put mtcnn.safetensors there.</source>
        <translation>Die Gewichte der Gesichtssuche sind nicht installiert ({0}), darum können keine Gesichter gesucht werden. Führen Sie ./dev setup aus, oder legen Sie mtcnn.safetensors dorthin.</translation>
    </message>
    <message>
        <source>The installed face finder cannot compare people. Install a backend that gives embeddings, or go on without.</source>
        <translation>Die installierte Gesichtssuche kann Personen nicht vergleichen. Installieren Sie ein Backend mit Embeddings, oder arbeiten Sie ohne weiter.</translation>
    </message>
    <message>
        <source>There is no face to be seen. Look into the camera, with the whole face in the picture.</source>
        <translation>Es ist kein Gesicht zu sehen. Blicken Sie in die Kamera, mit dem ganzen Gesicht im Bild.</translation>
    </message>
    <message>
        <source>There are {0} faces in the picture. Only one person may be in it.</source>
        <translation>Im Bild sind {0} Gesichter. Es darf nur eine Person zu sehen sein.</translation>
    </message>
    <message>
        <source>The face reaches out of the picture. Move back or to the middle.</source>
        <translation>Das Gesicht reicht über den Bildrand. Gehen Sie zurück oder in die Mitte.</translation>
    </message>
    <message>
        <source>The face is {0} pixels wide, and {1} are needed. Move closer or use a larger picture.</source>
        <translation>Das Gesicht ist {0} Pixel breit, nötig sind {1}. Kommen Sie näher oder nehmen Sie ein größeres Bild.</translation>
    </message>
    <message>
        <source>The head is turned by {0} degrees, which is not what this picture needs. Follow the outline.</source>
        <translation>Der Kopf ist um {0} Grad gedreht; dieses Bild braucht eine andere Haltung. Folgen Sie dem Umriss.</translation>
    </message>
    <message>
        <source>The head is tilted by {0} degrees. Hold it upright.</source>
        <translation>Der Kopf ist um {0} Grad geneigt. Halten Sie ihn gerade.</translation>
    </message>
    <message>
        <source>The face is not sharp (detail {0}). Hold still, and clean or focus the camera.</source>
        <translation>Das Gesicht ist nicht scharf (Detail {0}). Halten Sie still und reinigen oder fokussieren Sie die Kamera.</translation>
    </message>
    <message>
        <source>The face is too dark ({0} of 100). Turn to the light.</source>
        <translation>Das Gesicht ist zu dunkel ({0} von 100). Drehen Sie sich zum Licht.</translation>
    </message>
    <message>
        <source>The face is overexposed ({0} of 100). Use softer light.</source>
        <translation>Das Gesicht ist überbelichtet ({0} von 100). Nehmen Sie weicheres Licht.</translation>
    </message>
    <message>
        <source>About {0} percent of the face is hidden or in hard shadow. Take away what covers it, and use even light.</source>
        <translation>Etwa {0} Prozent des Gesichts sind verdeckt oder in hartem Schatten. Nehmen Sie weg, was es verdeckt, und leuchten Sie gleichmäßig.</translation>
    </message>
    <message>
        <source>That is not a smile yet: the mouth is as wide as in the front picture. Smile wider.</source>
        <translation>Das ist noch kein Lächeln: Der Mund ist so breit wie auf dem Bild von vorn. Lächeln Sie breiter.</translation>
    </message>
    <message>
        <source>The light colours the skin. White light gives a better likeness; this picture can still be used.</source>
        <translation>Das Licht färbt die Haut. Weißes Licht ergibt mehr Ähnlichkeit; dieses Bild ist trotzdem brauchbar.</translation>
    </message>
    <message>
        <source>The person cannot be told from the background of this picture. Use a picture with a plain, different background.</source>
        <translation>Die Person lässt sich in diesem Bild nicht vom Hintergrund trennen. Nehmen Sie ein Bild mit schlichtem, andersfarbigem Hintergrund.</translation>
    </message>
    <message>
        <source>The five points of this picture are not those of a face. Set up the puppet again.</source>
        <translation>Die fünf Punkte dieses Bildes sind nicht die eines Gesichts. Richten Sie die Puppe neu ein.</translation>
    </message>
    <message>
        <source>Cameras need FFmpeg&apos;s device library ({0}), which is not on this machine. Install the Debian package ffmpeg, or import a picture.</source>
        <translation>Kameras brauchen die Gerätebibliothek von FFmpeg ({0}), die auf diesem Computer fehlt. Installieren Sie das Debian-Paket ffmpeg, oder importieren Sie ein Bild.</translation>
    </message>
    <message>
        <source>The camera {0} cannot be used: {1}. Close other programs that use it, or import a picture.</source>
        <translation>Die Kamera {0} ist nicht benutzbar: {1}. Schließen Sie andere Programme, die sie verwenden, oder importieren Sie ein Bild.</translation>
    </message>
    <message>
        <source>The camera {0} stopped giving pictures: {1}. Plug it in again, or import a picture.</source>
        <translation>Die Kamera {0} liefert keine Bilder mehr: {1}. Stecken Sie sie neu ein, oder importieren Sie ein Bild.</translation>
    </message>
    <message>
        <source>The headshot &quot;{0}&quot; of {1} is not the one that this shot was set up with. Set up the puppet again.</source>
        <translation>Das Porträt „{0}“ von {1} ist nicht das, mit dem diese Einstellung eingerichtet wurde. Richten Sie die Puppe neu ein.</translation>
    </message>
    <message>
        <source>Likeness of puppet {0} in this take: {1} of 100 (places of the features {2}, look of the face {3}). This compares pictures, it does not prove who it is.</source>
        <translation>Ähnlichkeit der Puppe {0} in diesem Take: {1} von 100 (Lage der Merkmale {2}, Aussehen des Gesichts {3}). Das vergleicht Bilder, es beweist nicht, wer es ist.</translation>
    </message>
    <message>
        <source>Likeness of puppet {0} in this take: only {1} of 100 (places of the features {2}, look of the face {3}). Add more headshots, or a larger and more evenly lit one.</source>
        <translation>Ähnlichkeit der Puppe {0} in diesem Take: nur {1} von 100 (Lage der Merkmale {2}, Aussehen des Gesichts {3}). Fügen Sie weitere Porträts hinzu, oder ein größeres und gleichmäßiger beleuchtetes.</translation>
    </message>
    <message>
        <source>The likeness of puppet {0} was not measured: {1}</source>
        <translation>Die Ähnlichkeit der Puppe {0} wurde nicht gemessen: {1}</translation>
    </message>
    <message>
        <source>No face was found where puppet {0} should be, so the take may not look like a person at all.</source>
        <translation>Wo die Puppe {0} sein sollte, wurde kein Gesicht gefunden; der Take zeigt vielleicht gar keine Person.</translation>
    </message>
    <message>
        <source>There is no valid consent for the cast member {0}. Remove the person from the shot, or record a consent first.</source>
        <translation>Für {0} gibt es keine gültige Einwilligung. Nehmen Sie die Person aus der Einstellung, oder halten Sie zuerst eine Einwilligung fest.</translation>
    </message>
    <message>
        <source>The consent of {0} ended on {1}. Ask the person again and record a new consent.</source>
        <translation>Die Einwilligung von {0} endete am {1}. Fragen Sie die Person erneut und halten Sie eine neue Einwilligung fest.</translation>
    </message>
    <message>
        <source>{0} withdrew the consent on {1}. Remove the person from the shot; this cannot be undone.</source>
        <translation>{0} hat die Einwilligung am {1} widerrufen. Nehmen Sie die Person aus der Einstellung; das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>The consent of {0} does not cover this use ({1}, {2}). Ask the person and record a consent that does.</source>
        <translation>Die Einwilligung von {0} deckt diese Verwendung nicht ab ({1}, {2}). Fragen Sie die Person und halten Sie eine Einwilligung fest, die es tut.</translation>
    </message>
    <message>
        <source>Nobody may be shown, because the consent ledger does not verify: {0}</source>
        <translation>Niemand darf gezeigt werden, denn das Einwilligungsregister ist nicht überprüfbar: {0}</translation>
    </message>
    <message>
        <source>The picture &quot;{0}&quot; was never recorded for {1}. Take or import it again.</source>
        <translation>Das Bild „{0}“ wurde für {1} nie erfasst. Nehmen Sie es neu auf oder importieren Sie es erneut.</translation>
    </message>
    <message>
        <source>{0} was changed outside Framewright or is damaged: {1}. Put back the file and its keys from one backup, or move the folder away and record everything anew.</source>
        <translation>{0} wurde außerhalb von Framewright verändert oder ist beschädigt: {1}. Spielen Sie Datei und Schlüssel aus derselben Sicherung zurück, oder legen Sie den Ordner beiseite und erfassen Sie alles neu.</translation>
    </message>
    <message>
        <source>Another program has held {0} for several seconds. Try again.</source>
        <translation>Ein anderes Programm hält {0} seit mehreren Sekunden fest. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Minors cannot be cast members. Framewright takes adults who state that they are 18 or older, and invented people.</source>
        <translation>Minderjährige können nicht zur Besetzung gehören. Framewright nimmt Erwachsene, die erklären, mindestens 18 Jahre alt zu sein, und erfundene Personen.</translation>
    </message>
    <message>
        <source>The consent was not recorded: its {0} {1}. Correct it and try again.</source>
        <translation>Die Einwilligung wurde nicht festgehalten: {0} {1}. Berichtigen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>{0} is another cast member, or one whose consent was withdrawn. Leave the id out to record a new one.</source>
        <translation>{0} ist eine andere Person der Besetzung oder eine, deren Einwilligung widerrufen wurde. Lassen Sie die Kennung weg, um eine neue zu erfassen.</translation>
    </message>
    <message>
        <source>There is no cast member {0}. See the ids with: framewright-cli cast list.</source>
        <translation>Es gibt in der Besetzung keine Person {0}. Die Kennungen zeigt: framewright-cli cast list.</translation>
    </message>
    <message>
        <source>The consent of {0} was withdrawn on {1} already. Nothing was changed.</source>
        <translation>Die Einwilligung von {0} wurde schon am {1} widerrufen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The key file {0} can be read by others or is not yours, and was refused. Set its mode to 0600 if you trust it.</source>
        <translation>Die Schlüsseldatei {0} ist für andere lesbar oder gehört Ihnen nicht und wurde abgelehnt. Setzen Sie ihren Modus auf 0600, wenn Sie ihr vertrauen.</translation>
    </message>
    <message>
        <source>The desktop keyring holds the key of the cast vault and does not answer or is locked. Unlock it and try again.</source>
        <translation>Der Schlüsselbund des Desktops hält den Schlüssel des Besetzungstresors und antwortet nicht oder ist gesperrt. Entsperren Sie ihn und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The picture &quot;{0}&quot; of {1} cannot be opened: {2}. Take or import it again.</source>
        <translation>Das Bild „{0}“ von {1} lässt sich nicht öffnen: {2}. Nehmen Sie es neu auf oder importieren Sie es erneut.</translation>
    </message>
    <message>
        <source>The picture &quot;{0}&quot; was not put into the vault: it {1}. Import it again.</source>
        <translation>Das Bild „{0}“ wurde nicht in den Tresor gelegt: Es {1}. Importieren Sie es erneut.</translation>
    </message>
    <message>
        <source>The consent was not recorded, because nobody agreed to the statement. Read it and add --agree.</source>
        <translation>Die Einwilligung wurde nicht festgehalten, weil niemand der Erklärung zugestimmt hat. Lesen Sie sie und fügen Sie --agree hinzu.</translation>
    </message>
    <message>
        <source>I am the person shown, I am 18 or older, and I agree that Framewright makes pictures of me for the projects and uses named here until the date named here. I can withdraw this at any time.</source>
        <translation>Ich bin die gezeigte Person, ich bin mindestens 18 Jahre alt, und ich willige ein, dass Framewright für die hier genannten Projekte und Zwecke bis zum hier genannten Tag Bilder von mir herstellt. Ich kann das jederzeit widerrufen.</translation>
    </message>
    <message>
        <source>The person shown is 18 or older and has agreed, freely and knowing what for, that I make pictures of them for the projects and uses named here until the date named here. I have their release and will withdraw this when they ask.</source>
        <translation>Die gezeigte Person ist mindestens 18 Jahre alt und hat freiwillig und in Kenntnis des Zwecks eingewilligt, dass ich für die hier genannten Projekte und Zwecke bis zum hier genannten Tag Bilder von ihr herstelle. Ich habe ihre schriftliche Freigabe und widerrufe dies, wenn sie es verlangt.</translation>
    </message>
    <message>
        <source>The face shown is invented. It is not the face of a real person and was not made from pictures of one.</source>
        <translation>Das gezeigte Gesicht ist erfunden. Es ist nicht das Gesicht eines echten Menschen und wurde nicht aus Bildern eines solchen gemacht.</translation>
    </message>
    <message>
        <source>The key of the cast vault in {0} is not on this machine, so its pictures cannot be opened. Take or import them again.</source>
        <translation>Der Schlüssel des Besetzungstresors in {0} ist nicht auf diesem Computer, darum lassen sich seine Bilder nicht öffnen. Nehmen Sie sie neu auf oder importieren Sie sie erneut.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; does not say which picture it is. Write it as NAME=FILE, for example front=me.png.</source>
        <translation>„{0}“ sagt nicht, welches Bild es ist. Schreiben Sie NAME=DATEI, zum Beispiel front=ich.png.</translation>
    </message>
    <message>
        <source>There is no sampler called &quot;{0}&quot;. Use unipc, euler, dpmpp or few-step.</source>
        <translation>Es gibt keinen Sampler namens „{0}“. Verwenden Sie unipc, euler, dpmpp oder few-step.</translation>
    </message>
    <message>
        <source>The picture broke at step {0}: the model gave numbers that are not finite. Render again with fp32.</source>
        <translation>Das Bild zerfiel bei Schritt {0}: Das Modell lieferte Zahlen, die nicht endlich sind. Rendern Sie erneut mit fp32.</translation>
    </message>
    <message>
        <source>{0} was not written: there are no frames. Add a shot first.</source>
        <translation>{0} wurde nicht geschrieben: Es gibt keine Bilder. Fügen Sie zuerst eine Einstellung hinzu.</translation>
    </message>
    <message>
        <source>Shot {0} has no take yet. Render it, then export again, or export an animatic.</source>
        <translation>Einstellung {0} hat noch keinen Take. Rendern Sie sie und exportieren Sie dann erneut, oder exportieren Sie ein Animatic.</translation>
    </message>
    <message>
        <source>The shots {0} have no take yet. Render them, then export again, or export an animatic.</source>
        <translation>Die Einstellungen {0} haben noch keinen Take. Rendern Sie sie und exportieren Sie dann erneut, oder exportieren Sie ein Animatic.</translation>
    </message>
    <message>
        <source>The playback clip of {0} is gone or has lost its content credentials. Render that shot again, then export.</source>
        <translation>Der Abspielclip von {0} ist verschwunden oder hat seine Inhaltsnachweise verloren. Rendern Sie die Einstellung erneut, dann exportieren Sie.</translation>
    </message>
    <message>
        <source>{0} cannot carry content credentials. Choose a name that ends in .mp4, .mov, .webm, .gif or .webp, or a folder for PNG pictures.</source>
        <translation>{0} kann keine Inhaltsnachweise tragen. Wählen Sie einen Namen, der auf .mp4, .mov, .webm, .gif oder .webp endet, oder einen Ordner für PNG-Bilder.</translation>
    </message>
    <message>
        <source>{0} cannot be written: the folder {1} does not exist. Make it first.</source>
        <translation>{0} kann nicht geschrieben werden: Den Ordner {1} gibt es nicht. Legen Sie ihn zuerst an.</translation>
    </message>
    <message>
        <source>{0} is already there. Choose another name or allow it to be replaced.</source>
        <translation>{0} gibt es schon. Wählen Sie einen anderen Namen oder erlauben Sie das Ersetzen.</translation>
    </message>
    <message>
        <source>{0} was not written: reading it back, {1}. The previous file is untouched; please report this.</source>
        <translation>{0} wurde nicht geschrieben; beim Zurücklesen: {1}. Die vorige Datei ist unberührt; bitte melden Sie es.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not an export format. Choose {1}.</source>
        <translation>„{0}“ ist kein Exportformat. Wählen Sie {1}.</translation>
    </message>
    <message>
        <source>{0} does not fit {1}. Choose a name that ends in {2}.</source>
        <translation>{0} passt nicht zu {1}. Wählen Sie einen Namen, der auf {2} endet.</translation>
    </message>
    <message>
        <source>{0} does not fit {1}: they go into a folder. Choose a name without an ending.</source>
        <translation>{0} passt nicht zu {1}: Sie kommen in einen Ordner. Wählen Sie einen Namen ohne Endung.</translation>
    </message>
    <message>
        <source>{0} does not fit: one file a shot goes into a folder. Choose a name without an ending.</source>
        <translation>{0} passt nicht: Eine Datei je Einstellung kommt in einen Ordner. Wählen Sie einen Namen ohne Endung.</translation>
    </message>
    <message>
        <source>This computer&apos;s FFmpeg cannot write {0}. Choose {1} instead, or install a full FFmpeg.</source>
        <translation>Das FFmpeg dieses Computers kann {0} nicht schreiben. Wählen Sie stattdessen {1}, oder installieren Sie ein vollständiges FFmpeg.</translation>
    </message>
    <message>
        <source>The frames {0} to {1} are not in the film, which has {2}. Choose a range within it.</source>
        <translation>Die Bilder {0} bis {1} gibt es im Film nicht, der {2} hat. Wählen Sie einen Bereich darin.</translation>
    </message>
    <message>
        <source>{0} holds other files than exported pictures and was left as it is. Choose another folder.</source>
        <translation>{0} enthält andere Dateien als exportierte Bilder und blieb, wie es war. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>A GIF cannot show {0} frames a second. Choose at most 50.</source>
        <translation>Ein GIF kann keine {0} Bilder je Sekunde zeigen. Wählen Sie höchstens 50.</translation>
    </message>
    <message>
        <source>One file a shot has no film that subtitles could lie beside. Show the subtitles in the picture, or export the whole film.</source>
        <translation>Bei einer Datei je Einstellung gibt es keinen Film, neben dem Untertitel liegen könnten. Zeigen Sie die Untertitel im Bild, oder exportieren Sie den ganzen Film.</translation>
    </message>
    <message>
        <source>There is nothing to hand over: the storyboard has no shots.</source>
        <translation>Es gibt nichts zu übergeben: Das Storyboard hat keine Einstellungen.</translation>
    </message>
    <message>
        <source>There are no subtitles to write: no shot has dialogue or subtitles.</source>
        <translation>Es gibt keine Untertitel zu schreiben: Keine Einstellung hat Dialog oder Untertitel.</translation>
    </message>
    <message>
        <source>{0} was written by a newer Framewright. Update the program to read this take.</source>
        <translation>{0} wurde von einem neueren Framewright geschrieben. Aktualisieren Sie das Programm, um diesen Take zu lesen.</translation>
    </message>
    <message>
        <source>{0} was written by a newer Framewright. Update the program to continue its jobs.</source>
        <translation>{0} wurde von einem neueren Framewright geschrieben. Aktualisieren Sie das Programm, um seine Aufträge fortzusetzen.</translation>
    </message>
    <message>
        <source>{0} is not the file that was rendered: its checksum differs. Restore it from a backup or render the shot again.</source>
        <translation>{0} ist nicht die gerenderte Datei: Die Prüfsumme weicht ab. Holen Sie sie aus einer Sicherung oder rendern Sie die Einstellung erneut.</translation>
    </message>
    <message>
        <source>Framewright ended before this job was done. Release it to continue.</source>
        <translation>Framewright wurde beendet, bevor dieser Auftrag fertig war. Lassen Sie ihn laufen, um fortzufahren.</translation>
    </message>
    <message>
        <source>This queue has no video engine. Open the project in Framewright to render.</source>
        <translation>Diese Warteschlange hat keine Video-Engine. Öffnen Sie das Projekt in Framewright, um zu rendern.</translation>
    </message>
    <message>
        <source>The costs in {0} cannot be used. Choose watts and prices from 0 to 1000000.</source>
        <translation>Die Kosten in {0} sind nicht brauchbar. Wählen Sie Watt und Preise von 0 bis 1000000.</translation>
    </message>
    <message>
        <source>{0} is missing. Download the model again, or copy the file there.</source>
        <translation>{0} fehlt. Laden Sie das Modell neu herunter, oder kopieren Sie die Datei dorthin.</translation>
    </message>
    <message>
        <source>{0} lacks the tensor {1} that its index promises. Download the file again.</source>
        <translation>In {0} fehlt der Tensor {1}, den der Index verspricht. Laden Sie die Datei neu herunter.</translation>
    </message>
    <message>
        <source>{0} holds a {1}, which this build cannot run. Choose a Wan 2.x checkpoint.</source>
        <translation>{0} enthält ein {1}, das diese Version nicht ausführen kann. Wählen Sie einen Wan-2.x-Checkpoint.</translation>
    </message>
    <message>
        <source>{0}: its VAE makes latents of {1} channels, its transformer expects {2}. Use the VAE that belongs to it (16 channels for Wan 2.1 and A14B, 48 for Wan 2.2 5B).</source>
        <translation>{0}: Der VAE erzeugt Latents mit {1} Kanälen, der Transformer erwartet {2}. Nehmen Sie den VAE, der dazugehört (16 Kanäle bei Wan 2.1 und A14B, 48 bei Wan 2.2 5B).</translation>
    </message>
    <message>
        <source>The model folder {0} does not exist. Check the path.</source>
        <translation>Den Modellordner {0} gibt es nicht. Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <source>{0} has no model_index.json and no weights of a Wan transformer. Choose a checkpoint folder, or the transformer&apos;s .safetensors or .gguf file.</source>
        <translation>{0} hat keine model_index.json und keine Gewichte eines Wan-Transformers. Wählen Sie einen Checkpoint-Ordner oder die .safetensors- oder .gguf-Datei des Transformers.</translation>
    </message>
    <message>
        <source>{0} is no weight file. Choose a checkpoint folder, or the transformer&apos;s .safetensors or .gguf file.</source>
        <translation>{0} ist keine Gewichtsdatei. Wählen Sie einen Checkpoint-Ordner oder die .safetensors- oder .gguf-Datei des Transformers.</translation>
    </message>
    <message>
        <source>{0} is no Wan transformer: it holds {1}. Choose a Wan 2.x checkpoint.</source>
        <translation>{0} ist kein Wan-Transformer: Die Datei enthält {1}. Wählen Sie einen Wan-2.x-Checkpoint.</translation>
    </message>
    <message>
        <source>{0} holds {1}, not a video model. Choose the transformer&apos;s file; {1} is found beside it by itself.</source>
        <translation>{0} enthält {1}, kein Videomodell. Wählen Sie die Datei des Transformers; {1} wird daneben von selbst gefunden.</translation>
    </message>
    <message>
        <source>{0} lacks the tensor {1}. Download the file again.</source>
        <translation>In {0} fehlt der Tensor {1}. Laden Sie die Datei neu herunter.</translation>
    </message>
    <message>
        <source>{0}: a width of {1} gives no whole number of attention heads. Put the model&apos;s config.json beside it.</source>
        <translation>{0}: Eine Breite von {1} ergibt keine ganze Zahl von Attention-Heads. Legen Sie die config.json des Modells daneben.</translation>
    </message>
    <message>
        <source>{0} holds several models: {1}. Choose one of these files.</source>
        <translation>{0} enthält mehrere Modelle: {1}. Wählen Sie eine dieser Dateien.</translation>
    </message>
    <message>
        <source>{0} is one of two experts, and {1} is not there. Put the other expert beside it.</source>
        <translation>{0} ist einer von zwei Experten, und {1} fehlt. Legen Sie den anderen Experten daneben.</translation>
    </message>
    <message>
        <source>{0} needs a VAE of {1} channels, and none was found. Put {2} into {3}.</source>
        <translation>{0} braucht einen VAE mit {1} Kanälen, und es wurde keiner gefunden. Legen Sie {2} nach {3}.</translation>
    </message>
    <message>
        <source>{0} makes latents of {1} channels, but {2} works on {3}. Put {4} into {5}.</source>
        <translation>{0} erzeugt Latents mit {1} Kanälen, aber {2} arbeitet mit {3}. Legen Sie {4} nach {5}.</translation>
    </message>
    <message>
        <source>{0} needs a text encoder of width {1} (UMT5-XXL), and none was found. Put umt5_xxl_fp16.safetensors or umt5_xxl_fp8_e4m3fn_scaled.safetensors into {2}.</source>
        <translation>{0} braucht einen Textencoder der Breite {1} (UMT5-XXL), und es wurde keiner gefunden. Legen Sie umt5_xxl_fp16.safetensors oder umt5_xxl_fp8_e4m3fn_scaled.safetensors nach {2}.</translation>
    </message>
    <message>
        <source>{0} writes text of width {1}, but {2} reads {3}. Put umt5_xxl_fp16.safetensors or umt5_xxl_fp8_e4m3fn_scaled.safetensors into {4}.</source>
        <translation>{0} schreibt Text der Breite {1}, aber {2} liest {3}. Legen Sie umt5_xxl_fp16.safetensors oder umt5_xxl_fp8_e4m3fn_scaled.safetensors nach {4}.</translation>
    </message>
    <message>
        <source>{0} holds no tokenizer. Put Wan&apos;s spiece.model beside it, or use Comfy-Org&apos;s file of the text encoder, which has it inside.</source>
        <translation>{0} enthält keinen Tokenizer. Legen Sie Wans spiece.model daneben, oder nehmen Sie die Textencoder-Datei von Comfy-Org, die ihn enthält.</translation>
    </message>
    <message>
        <source>The model &quot;{0}&quot; is not on this machine. Put its folder at {1}, or choose another preset.</source>
        <translation>Das Modell „{0}“ ist nicht auf diesem Computer. Legen Sie seinen Ordner nach {1}, oder wählen Sie eine andere Vorgabe.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no web address. Give one that begins with http:// or https://.</source>
        <translation>„{0}“ ist keine Webadresse. Geben Sie eine an, die mit http:// oder https:// beginnt.</translation>
    </message>
    <message>
        <source>{0} could not be fetched: {1}. What has arrived is kept; try again later.</source>
        <translation>{0} konnte nicht geholt werden: {1}. Was angekommen ist, bleibt; versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>What {0} sent is not the file that the catalogue describes: its checksum differs, and it was thrown away. Correct the catalogue or choose another source.</source>
        <translation>Was {0} geschickt hat, ist nicht die Datei, die der Katalog beschreibt: Die Prüfsumme weicht ab, die Daten wurden verworfen. Berichtigen Sie den Katalog oder wählen Sie eine andere Quelle.</translation>
    </message>
    <message>
        <source>There is no model &quot;{0}&quot; in the catalogue {1}, which lists {2}. Add it to that file, or choose another.</source>
        <translation>Im Katalog {1} gibt es kein Modell „{0}“; er nennt {2}. Fügen Sie es dort hinzu, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>{0} needs {1} MiB more and the disk has {2} MiB left. Make room, or move the models folder to another disk.</source>
        <translation>{0} braucht noch {1} MiB, und auf dem Laufwerk sind {2} MiB frei. Schaffen Sie Platz, oder verlegen Sie den Modellordner auf ein anderes Laufwerk.</translation>
    </message>
    <message>
        <source>{0} is not the file that the catalogue describes: its checksum differs. Remove it and fetch it again.</source>
        <translation>{0} ist nicht die Datei, die der Katalog beschreibt: Die Prüfsumme weicht ab. Entfernen Sie sie und holen Sie sie erneut.</translation>
    </message>
    <message>
        <source>{0} holds no VACE blocks of its own to graft on. Choose a file of VACE blocks alone, or leave it out.</source>
        <translation>{0} enthält keine eigenen VACE-Blöcke zum Aufsetzen. Wählen Sie eine Datei allein mit VACE-Blöcken, oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>{0} holds VACE blocks of width {1}, but {2} is {3} wide. Choose the module that was made for this base.</source>
        <translation>{0} enthält VACE-Blöcke der Breite {1}, aber {2} ist {3} breit. Wählen Sie das Modul, das für diese Basis gemacht wurde.</translation>
    </message>
    <message>
        <source>{0} looks at pictures through a CLIP encoder that is not there. Put clip_vision_h.safetensors into {1}.</source>
        <translation>{0} betrachtet Bilder durch einen CLIP-Encoder, der fehlt. Legen Sie clip_vision_h.safetensors nach {1}.</translation>
    </message>
    <message>
        <source>{0} is not a clip that Framewright can read. Use an MP4, MOV, MKV or WebM file.</source>
        <translation>{0} ist kein Clip, den Framewright lesen kann. Nehmen Sie eine MP4-, MOV-, MKV- oder WebM-Datei.</translation>
    </message>
    <message>
        <source>{0} holds no pictures. Choose a clip with a video track.</source>
        <translation>{0} enthält keine Bilder. Wählen Sie einen Clip mit Bildspur.</translation>
    </message>
    <message>
        <source>{0} does not say when its frames are shown. Convert it to MP4 and try again.</source>
        <translation>{0} sagt nicht, wann seine Bilder gezeigt werden. Wandeln Sie die Datei in MP4 um und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>{0} is cut off: {1} of {2} frames are there. Copy or render it again.</source>
        <translation>{0} ist abgeschnitten: {1} von {2} Bildern sind da. Kopieren oder rendern Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>{0} has more than {1} frames. Cut it into shorter clips first.</source>
        <translation>{0} hat mehr als {1} Bilder. Schneiden Sie den Clip zuerst in kürzere.</translation>
    </message>
    <message>
        <source>{0} is {1}x{2} pixels, more than Framewright reads. Scale it down first.</source>
        <translation>{0} hat {1}x{2} Pixel, mehr als Framewright liest. Verkleinern Sie das Bild zuerst.</translation>
    </message>
    <message>
        <source>{0} uses the video format {1}, which cannot be read here. Convert it to H.264 first.</source>
        <translation>{0} verwendet das Videoformat {1}, das hier nicht lesbar ist. Wandeln Sie die Datei zuerst in H.264 um.</translation>
    </message>
    <message>
        <source>{0} is damaged at frame {1}. Copy or render it again.</source>
        <translation>{0} ist bei Bild {1} beschädigt. Kopieren oder rendern Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>{0} has no frame {1}: it has {2} frames, counted from 0.</source>
        <translation>{0} hat kein Bild {1}: Es sind {2} Bilder, gezählt ab 0.</translation>
    </message>
    <message>
        <source>The colours of {0} are stored in a way that cannot be read here. Convert it first.</source>
        <translation>Die Farben von {0} sind auf eine Weise gespeichert, die hier nicht lesbar ist. Wandeln Sie die Datei zuerst um.</translation>
    </message>
    <message>
        <source>{0} was not written: {1}x{2} is not a picture size. Choose 2 to 16384 pixels a side.</source>
        <translation>{0} wurde nicht geschrieben: {1}x{2} ist kein Bildformat. Wählen Sie 2 bis 16384 Pixel je Seite.</translation>
    </message>
    <message>
        <source>{0} was not written: its frame rate is not a positive number. Set the frame rate.</source>
        <translation>{0} wurde nicht geschrieben: Die Bildrate ist keine positive Zahl. Stellen Sie die Bildrate ein.</translation>
    </message>
    <message>
        <source>{0} was not written: the quality (crf) {1} is outside 0 to {2}.</source>
        <translation>{0} wurde nicht geschrieben: Die Qualität (crf) {1} liegt außerhalb von 0 bis {2}.</translation>
    </message>
    <message>
        <source>{0} was not written: for this format the file name must end in {1}.</source>
        <translation>{0} wurde nicht geschrieben: Bei diesem Format muss der Dateiname auf {1} enden.</translation>
    </message>
    <message>
        <source>{0} was not written: frame {1} is {2}, another size than the clip. Fit the frames first.</source>
        <translation>{0} wurde nicht geschrieben: Bild {1} hat {2}, ein anderes Format als der Clip. Passen Sie die Bilder zuerst ein.</translation>
    </message>
    <message>
        <source>{0} was not written: there are no frames. Render at least one.</source>
        <translation>{0} wurde nicht geschrieben: Es gibt keine Bilder. Rendern Sie mindestens eines.</translation>
    </message>
    <message>
        <source>This computer&apos;s FFmpeg cannot write {0}. Install a full FFmpeg.</source>
        <translation>Das FFmpeg dieses Computers kann {0} nicht schreiben. Installieren Sie ein vollständiges FFmpeg.</translation>
    </message>
    <message>
        <source>{0} was not written: the encoder refused these settings ({1}). Choose others.</source>
        <translation>{0} wurde nicht geschrieben: Der Encoder hat diese Einstellungen abgelehnt ({1}). Wählen Sie andere.</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}. Nothing is left of it; free space or choose another folder.</source>
        <translation>{0} konnte nicht geschrieben werden: {1}. Davon ist nichts übrig; schaffen Sie Platz oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{0} is not a picture that Framewright can read. Use a PNG, JPEG or WebP file.</source>
        <translation>{0} ist kein Bild, das Framewright lesen kann. Nehmen Sie eine PNG-, JPEG- oder WebP-Datei.</translation>
    </message>
    <message>
        <source>{0} is damaged or cut off. Copy it again, or choose another picture.</source>
        <translation>{0} ist beschädigt oder abgeschnitten. Kopieren Sie die Datei erneut, oder wählen Sie ein anderes Bild.</translation>
    </message>
    <message>
        <source>There is no picture to write. Render or choose one first.</source>
        <translation>Es gibt kein Bild zu schreiben. Rendern oder wählen Sie zuerst eines.</translation>
    </message>
    <message>
        <source>{0} holds no sound that can be read. Use WAV, FLAC, MP3, Ogg or a clip with sound.</source>
        <translation>{0} enthält keinen lesbaren Ton. Nehmen Sie WAV, FLAC, MP3, Ogg oder einen Clip mit Ton.</translation>
    </message>
    <message>
        <source>{0} is longer than a day. Cut it into shorter files first.</source>
        <translation>{0} ist länger als ein Tag. Schneiden Sie die Datei zuerst in kürzere.</translation>
    </message>
    <message>
        <source>{0}: only the patch size 1x2x2 of Wan is known. Choose a Wan model.</source>
        <translation>{0}: Nur die Patch-Größe 1x2x2 von Wan ist bekannt. Wählen Sie ein Wan-Modell.</translation>
    </message>
    <message>
        <source>{0}: only qk_norm rms_norm_across_heads is known. Choose a Wan model.</source>
        <translation>{0}: Nur qk_norm rms_norm_across_heads ist bekannt. Wählen Sie ein Wan-Modell.</translation>
    </message>
    <message>
        <source>{0}: a video autoencoder with attn_scales is not known. Choose a Wan model.</source>
        <translation>{0}: Ein Video-Autoencoder mit attn_scales ist nicht bekannt. Wählen Sie ein Wan-Modell.</translation>
    </message>
    <message>
        <source>{0}: the feed-forward form {1} is not known. Choose the text encoder of Wan (UMT5).</source>
        <translation>{0}: Die Feed-Forward-Form {1} ist nicht bekannt. Wählen Sie den Textencoder von Wan (UMT5).</translation>
    </message>
    <message>
        <source>{0} must hold &quot;matrix&quot; (one [r, g, b] per latent channel) and &quot;bias&quot; ([r, g, b]).</source>
        <translation>{0} muss „matrix“ (ein [r, g, b] je Latent-Kanal) und „bias“ ([r, g, b]) enthalten.</translation>
    </message>
    <message>
        <source>{0}: nothing is known about a VAE of {1} latent channels. Use a folder whose config.json gives latents_mean and latents_std, or the VAE of Wan 2.1 (16) or 2.2 (48).</source>
        <translation>{0}: Über einen VAE mit {1} Latent-Kanälen ist nichts bekannt. Nehmen Sie einen Ordner, dessen config.json latents_mean und latents_std nennt, oder den VAE von Wan 2.1 (16) oder 2.2 (48).</translation>
    </message>
    <message>
        <source>{0} is not an upscaler of the compact form (SRVGGNetCompact): {1}. Use a x2 or x4 file of that form.</source>
        <translation>{0} ist kein Upscaler der kompakten Form (SRVGGNetCompact): {1}. Nehmen Sie eine x2- oder x4-Datei dieser Form.</translation>
    </message>
    <message>
        <source>{0} is no tiny video decoder of the TAEHV form. Use taew2_1.safetensors for Wan 2.1 or taew2_2.safetensors for Wan 2.2 5B.</source>
        <translation>{0} ist kein kleiner Videodecoder der TAEHV-Form. Nehmen Sie taew2_1.safetensors für Wan 2.1 oder taew2_2.safetensors für Wan 2.2 5B.</translation>
    </message>
    <message>
        <source>{0} was written for a newer Framewright. Update the program to use these rules.</source>
        <translation>{0} wurde für ein neueres Framewright geschrieben. Aktualisieren Sie das Programm, um diese Regeln zu verwenden.</translation>
    </message>
    <message>
        <source>There is no held request {0}. See the ids with: framewright-cli review list.</source>
        <translation>Es gibt keine zurückgehaltene Anfrage {0}. Die Kennungen zeigt: framewright-cli review list.</translation>
    </message>
    <message>
        <source>{0} is not a reviewer. Sign in as one (on the command line: --as NAME).</source>
        <translation>{0} darf nicht prüfen. Melden Sie sich als prüfende Person an (Befehlszeile: --as NAME).</translation>
    </message>
    <message>
        <source>{0} may not appeal here. Sign in as a creator (on the command line: --as NAME).</source>
        <translation>{0} darf hier keinen Einspruch erheben. Melden Sie sich als Urheber an (Befehlszeile: --as NAME).</translation>
    </message>
    <message>
        <source>{0} asked for this, and here another person decides. Sign in as another reviewer.</source>
        <translation>{0} hat dies angefragt, und hier entscheidet eine andere Person. Melden Sie sich mit einem anderen prüfenden Konto an.</translation>
    </message>
    <message>
        <source>The request {0} is {1} already. Only waiting requests can be decided, and only rejected ones appealed.</source>
        <translation>Die Anfrage {0} ist bereits {1}. Nur wartende Anfragen lassen sich entscheiden, nur gegen abgelehnte ist Einspruch möglich.</translation>
    </message>
    <message>
        <source>A reason is missing. Say why: it is shown to the maker and kept in the log.</source>
        <translation>Es fehlt eine Begründung. Sagen Sie, warum: Sie wird der anfragenden Person gezeigt und protokolliert.</translation>
    </message>
    <message>
        <source>The text of the request {0} is gone or was changed, so it cannot be approved. Ask for the shot again.</source>
        <translation>Der Text der Anfrage {0} ist verschwunden oder wurde verändert, darum kann er nicht freigegeben werden. Fordern Sie die Einstellung erneut an.</translation>
    </message>
    <message>
        <source>{0} could not sign in: there is no such account, or the passphrase is wrong.</source>
        <translation>{0} konnte sich nicht anmelden: Das Konto gibt es nicht, oder die Passphrase ist falsch.</translation>
    </message>
    <message>
        <source>{0} holds no tensor called {1}. Choose the file that belongs to this model.</source>
        <translation>{0} enthält keinen Tensor namens {1}. Wählen Sie die Datei, die zu diesem Modell gehört.</translation>
    </message>
    <message>
        <source>{0} holds {1} safetensors files and no index; one file or one index is expected. Download the model again.</source>
        <translation>{0} enthält {1} safetensors-Dateien und keinen Index; erwartet wird eine Datei oder ein Index. Laden Sie das Modell neu herunter.</translation>
    </message>
    <message>
        <source>{0} holds the tensor {1} twice. Download the model again.</source>
        <translation>{0} enthält den Tensor {1} zweimal. Laden Sie das Modell neu herunter.</translation>
    </message>
    <message>
        <source>{0}: the scale {1} does not fit the tensor {2}; one number, or one for each of its rows, is expected. Download the file again.</source>
        <translation>{0}: Die Skalierung {1} passt nicht zum Tensor {2}; erwartet wird eine Zahl, oder eine je Zeile. Laden Sie die Datei neu herunter.</translation>
    </message>
    <message>
        <source>{0} does not fit this model: {1}. Choose the weights that belong to it.</source>
        <translation>{0} passt nicht zu diesem Modell: {1}. Wählen Sie die Gewichte, die dazugehören.</translation>
    </message>
    <message>
        <source>{0} holds no LoRA. Choose a LoRA that was made for Wan.</source>
        <translation>{0} enthält keine LoRA. Wählen Sie eine LoRA, die für Wan gemacht wurde.</translation>
    </message>
    <message>
        <source>{0} holds {1}, which belongs to no known kind of LoRA. Choose a LoRA that was made for Wan.</source>
        <translation>{0} enthält {1}, was zu keiner bekannten Art von LoRA gehört. Wählen Sie eine LoRA, die für Wan gemacht wurde.</translation>
    </message>
    <message>
        <source>{0} is of a kind that this version cannot apply ({1}). Use a plain LoRA.</source>
        <translation>{0} ist von einer Art, die diese Version nicht anwenden kann ({1}). Nehmen Sie eine einfache LoRA.</translation>
    </message>
    <message>
        <source>{0} holds {1} without its other half. Download the file again.</source>
        <translation>{0} enthält {1} ohne die andere Hälfte. Laden Sie die Datei neu herunter.</translation>
    </message>
    <message>
        <source>{0} was made for a model of another size: {1} does not fit. Choose the LoRA that belongs to this model, or the model it was made for.</source>
        <translation>{0} wurde für ein Modell anderer Größe gemacht: {1} passt nicht. Wählen Sie die LoRA, die zu diesem Modell gehört, oder das Modell, für das sie gemacht wurde.</translation>
    </message>
    <message>
        <source>{0} was made for another model: it changes {1}, which this one does not have. Choose the LoRA that belongs to this model, or the model it was made for.</source>
        <translation>{0} wurde für ein anderes Modell gemacht: Sie ändert {1}, was dieses nicht hat. Wählen Sie die LoRA, die zu diesem Modell gehört, oder das Modell, für das sie gemacht wurde.</translation>
    </message>
    <message>
        <source>{0} was not written: tensor {1} has the type {2}, which safetensors files do not have.</source>
        <translation>{0} wurde nicht geschrieben: Der Tensor {1} hat den Typ {2}, den es in safetensors-Dateien nicht gibt.</translation>
    </message>
    <message>
        <source>There is no device called &quot;{0}&quot;. Use auto, cpu, cuda or cuda:N.</source>
        <translation>Es gibt kein Gerät namens „{0}“. Verwenden Sie auto, cpu, cuda oder cuda:N.</translation>
    </message>
    <message>
        <source>There is no number type called &quot;{0}&quot;. Use auto, fp32 or bf16.</source>
        <translation>Es gibt keinen Zahlentyp namens „{0}“. Verwenden Sie auto, fp32 oder bf16.</translation>
    </message>
    <message>
        <source>The device {0} is not there: {1} usable GPUs were found. Use auto or cpu.</source>
        <translation>Das Gerät {0} gibt es nicht: {1} brauchbare GPUs wurden gefunden. Verwenden Sie auto oder cpu.</translation>
    </message>
    <message>
        <source>The {0} {1} does not divide by {2} or is out of range. Use {3}, for example.</source>
        <translation>{0} {1} ist nicht durch {2} teilbar oder außerhalb des Bereichs. Verwenden Sie zum Beispiel {3}.</translation>
    </message>
    <message>
        <source>{0} frames cannot be rendered; the count must be 4n+1. Use {1} or {2}.</source>
        <translation>{0} Bilder lassen sich nicht rendern; die Anzahl muss 4n+1 sein. Verwenden Sie {1} oder {2}.</translation>
    </message>
    <message>
        <source>The {0} {1} is out of range. Choose {2}.</source>
        <translation>{0} {1} ist außerhalb des Bereichs. Wählen Sie {2}.</translation>
    </message>
    <message>
        <source>The sampler &quot;{0}&quot; is not known. Choose unipc, euler, dpmpp or few-step.</source>
        <translation>Der Sampler „{0}“ ist nicht bekannt. Wählen Sie unipc, euler, dpmpp oder few-step.</translation>
    </message>
    <message>
        <source>The noise levels must fall from step to step and lie above 0 and at most at 1, such as 1,0.75,0.5,0.25. Correct the list.</source>
        <translation>Die Rauschpegel müssen von Schritt zu Schritt fallen und über 0 und höchstens bei 1 liegen, etwa 1,0.75,0.5,0.25. Berichtigen Sie die Liste.</translation>
    </message>
    <message>
        <source>There are {0} noise levels for {1} steps. Give one level a step, or leave out the number of steps.</source>
        <translation>Es gibt {0} Rauschpegel für {1} Schritte. Geben Sie einen Pegel je Schritt an, oder lassen Sie die Schrittzahl weg.</translation>
    </message>
    <message>
        <source>The guidance interval must lie between the noise levels 0 and 1 and grow, such as 0.2,0.9. Correct it.</source>
        <translation>Das Guidance-Intervall muss zwischen den Rauschpegeln 0 und 1 liegen und wachsen, etwa 0.2,0.9. Berichtigen Sie es.</translation>
    </message>
    <message>
        <source>A clip of {1} frames cannot share {0} with its neighbour. Choose 1, 5, 9, 13 or 17, together below the clip&apos;s length.</source>
        <translation>Ein Clip mit {1} Bildern kann nicht {0} mit seinem Nachbarn teilen. Wählen Sie 1, 5, 9, 13 oder 17, zusammen weniger als die Cliplänge.</translation>
    </message>
    <message>
        <source>The memory mode &quot;{0}&quot; is not known. Choose auto, resident, encoder-freed, tiled or swapped.</source>
        <translation>Der Speichermodus „{0}“ ist nicht bekannt. Wählen Sie auto, resident, encoder-freed, tiled oder swapped.</translation>
    </message>
    <message>
        <source>There is no frame {0} to put a picture at. Choose 0 to {1}.</source>
        <translation>Es gibt kein Bild {0}, an das ein Bild gesetzt werden könnte. Wählen Sie 0 bis {1}.</translation>
    </message>
    <message>
        <source>Frames {0} to {1} cannot be made anew in a clip of {2}. Give the first frame and the one behind the last, such as 0:8.</source>
        <translation>Die Bilder {0} bis {1} lassen sich in einem Clip von {2} nicht neu machen. Geben Sie das erste Bild und das hinter dem letzten an, etwa 0:8.</translation>
    </message>
    <message>
        <source>The region does not lie inside the picture. Give left, top, width and height as shares from 0 to 1.</source>
        <translation>Der Bereich liegt nicht im Bild. Geben Sie links, oben, Breite und Höhe als Anteile von 0 bis 1 an.</translation>
    </message>
    <message>
        <source>A retake keeps the rest of its own clip, so it cannot also begin from another one. Leave out the video or the retake.</source>
        <translation>Ein Retake behält den Rest seines eigenen Clips und kann nicht zugleich mit einem anderen beginnen. Lassen Sie das Video oder den Retake weg.</translation>
    </message>
    <message>
        <source>Shot {0} has no prompt. Write what it shows.</source>
        <translation>Einstellung {0} hat keinen Prompt. Schreiben Sie, was sie zeigt.</translation>
    </message>
    <message>
        <source>Shot {0} continues a shot that was removed. Choose another start for it.</source>
        <translation>Einstellung {0} setzt eine Einstellung fort, die entfernt wurde. Wählen Sie einen anderen Beginn.</translation>
    </message>
    <message>
        <source>Shot {0} uses the preset &quot;{1}&quot;, which is not on this machine. Choose another preset or install it.</source>
        <translation>Einstellung {0} verwendet die Vorgabe „{1}“, die nicht auf diesem Computer ist. Wählen Sie eine andere Vorgabe oder installieren Sie sie.</translation>
    </message>
    <message>
        <source>Shot {0}: its take {1} is gone. Render the shot again or choose another take.</source>
        <translation>Einstellung {0}: Ihr Take {1} ist verschwunden. Rendern Sie die Einstellung erneut oder wählen Sie einen anderen Take.</translation>
    </message>
    <message>
        <source>Shot {0}: its take could not be shown. {1}</source>
        <translation>Einstellung {0}: Ihr Take konnte nicht gezeigt werden. {1}</translation>
    </message>
    <message>
        <source>Frame {0} is outside the film, which has {1} frames.</source>
        <translation>Bild {0} liegt außerhalb des Films, der {1} Bilder hat.</translation>
    </message>
    <message>
        <source>The file of the sound {0} is gone from the project. Remove the sound, or add it again.</source>
        <translation>Die Datei des Tons {0} fehlt im Projekt. Entfernen Sie den Ton, oder fügen Sie ihn erneut hinzu.</translation>
    </message>
    <message>
        <source>The file of the sound {0} cannot be read. Remove the sound, or add it again.</source>
        <translation>Die Datei des Tons {0} ist nicht lesbar. Entfernen Sie den Ton, oder fügen Sie ihn erneut hinzu.</translation>
    </message>
    <message>
        <source>{0} was written for a newer Framewright (format {1}). Update Framewright or remove the file.</source>
        <translation>{0} wurde für ein neueres Framewright geschrieben (Format {1}). Aktualisieren Sie Framewright oder entfernen Sie die Datei.</translation>
    </message>
    <message>
        <source>libc2pa_c.so is not installed, so clips cannot be signed or checked. Run ./dev setup.</source>
        <translation>libc2pa_c.so ist nicht installiert, darum können Clips weder signiert noch geprüft werden. Führen Sie ./dev setup aus.</translation>
    </message>
    <message>
        <source>libc2pa_c.so could not be opened: {0}. Run ./dev setup.</source>
        <translation>libc2pa_c.so ließ sich nicht öffnen: {0}. Führen Sie ./dev setup aus.</translation>
    </message>
    <message>
        <source>{0} has no function {1}. Run ./dev setup to get the version that fits.</source>
        <translation>{0} hat keine Funktion {1}. Führen Sie ./dev setup aus, um die passende Version zu erhalten.</translation>
    </message>
    <message>
        <source>libc2pa refused its settings: {0}. Please report it.</source>
        <translation>libc2pa hat seine Einstellungen abgelehnt: {0}. Bitte melden Sie es.</translation>
    </message>
    <message>
        <source>The content credentials were not written: {0}. Please report it.</source>
        <translation>Die Inhaltsnachweise wurden nicht geschrieben: {0}. Bitte melden Sie es.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a neutral title for content credentials. Use a word such as &quot;shot 1&quot;.</source>
        <translation>„{0}“ ist kein neutraler Titel für Inhaltsnachweise. Nehmen Sie ein Wort wie „Einstellung 1“.</translation>
    </message>
    <message>
        <source>The part &quot;{0}&quot; ({1}) cannot be named in content credentials. Give it an id of its own and a known relationship.</source>
        <translation>Der Teil „{0}“ ({1}) kann in Inhaltsnachweisen nicht genannt werden. Geben Sie ihm eine eigene Kennung und eine bekannte Beziehung.</translation>
    </message>
    <message>
        <source>The credentials of &quot;{0}&quot; could not be read: {1}. Render that shot again.</source>
        <translation>Die Nachweise von „{0}“ waren nicht lesbar: {1}. Rendern Sie die Einstellung erneut.</translation>
    </message>
    <message>
        <source>The clip could not be signed: {0}. It was not written.</source>
        <translation>Der Clip ließ sich nicht signieren: {0}. Er wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>{0} cannot carry content credentials. Choose .mp4 or .mov.</source>
        <translation>{0} kann keine Inhaltsnachweise tragen. Wählen Sie .mp4 oder .mov.</translation>
    </message>
    <message>
        <source>The signing key of this installation is damaged. Remove the folder &quot;signing&quot; in Framewright&apos;s data folder; a new one is made.</source>
        <translation>Der Signaturschlüssel dieser Installation ist beschädigt. Entfernen Sie den Ordner „signing“ im Datenordner von Framewright; ein neuer wird angelegt.</translation>
    </message>
    <message>
        <source>{0} holds no usable signing key. Remove it; a new one is made.</source>
        <translation>{0} enthält keinen brauchbaren Signaturschlüssel. Entfernen Sie die Datei; eine neue wird angelegt.</translation>
    </message>
    <message>
        <source>OpenSSL failed while {0}: {1}. Please report it.</source>
        <translation>OpenSSL scheiterte bei: {0}: {1}. Bitte melden Sie es.</translation>
    </message>
    <message>
        <source>The content credentials of {0} could not be read: {1}.</source>
        <translation>Die Inhaltsnachweise von {0} waren nicht lesbar: {1}.</translation>
    </message>
    <message>
        <source>The key of the invisible mark in {0} is damaged. Put its copy back; without it earlier marks cannot be found. Remove it, and a new one is made.</source>
        <translation>Der Schlüssel der unsichtbaren Kennzeichnung in {0} ist beschädigt. Spielen Sie seine Kopie zurück; ohne ihn sind frühere Kennzeichnungen nicht zu finden. Entfernen Sie ihn, wird ein neuer angelegt.</translation>
    </message>
    <message>
        <source>{0} is not there: this build has no video engine. Install the full package, or build with FW_TORCH=ON.</source>
        <translation>{0} fehlt: Diese Fassung hat keine Video-Engine. Installieren Sie das vollständige Paket, oder bauen Sie mit FW_TORCH=ON.</translation>
    </message>
    <message>
        <source>{0} could not be opened: {1}. Install it again.</source>
        <translation>{0} ließ sich nicht öffnen: {1}. Installieren Sie es neu.</translation>
    </message>
    <message>
        <source>{0} is from another version of Framewright. Install it again.</source>
        <translation>{0} stammt aus einer anderen Version von Framewright. Installieren Sie es neu.</translation>
    </message>
    <message>
        <source>{0} could not make a renderer. See the log for the reason.</source>
        <translation>{0} konnte keinen Renderer anlegen. Den Grund nennt das Protokoll.</translation>
    </message>
    <message>
        <source>The fake engine failed at step {0}, as its script says. Try again.</source>
        <translation>Die Ersatz-Engine scheiterte bei Schritt {0}, wie ihr Skript es vorsieht. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The model folder {0} is not there. Choose another model or put the folder back.</source>
        <translation>Den Modellordner {0} gibt es nicht. Wählen Sie ein anderes Modell oder legen Sie den Ordner zurück.</translation>
    </message>
    <message>
        <source>The parts of the model in {0} do not belong together: {1}. Download the model again.</source>
        <translation>Die Teile des Modells in {0} gehören nicht zusammen: {1}. Laden Sie das Modell neu herunter.</translation>
    </message>
    <message>
        <source>{0} begins from a picture. Give it a first frame.</source>
        <translation>{0} beginnt mit einem Bild. Geben Sie ein erstes Bild an.</translation>
    </message>
    <message>
        <source>{0} goes from one picture to another. Give it a first and a last frame.</source>
        <translation>{0} geht von einem Bild zum anderen. Geben Sie ein erstes und ein letztes Bild an.</translation>
    </message>
    <message>
        <source>{0} has {1} frames at the model&apos;s rate, fewer than the {2} that are needed. Choose a smaller overlap or a shorter clip.</source>
        <translation>{0} hat bei der Rate des Modells {1} Bilder, weniger als die nötigen {2}. Wählen Sie eine kleinere Überlappung oder einen längeren Clip.</translation>
    </message>
    <message>
        <source>{0} does not hold latents for this clip: {1}. Use the file that the same model saved.</source>
        <translation>{0} enthält keine Latents für diesen Clip: {1}. Nehmen Sie die Datei, die dasselbe Modell gespeichert hat.</translation>
    </message>
    <message>
        <source>An overlap of {0} frames does not fit a clip of {1}: it must be a multiple of {2} plus 1 and shorter than the clip.</source>
        <translation>Eine Überlappung von {0} Bildern passt nicht zu einem Clip von {1}: Sie muss ein Vielfaches von {2} plus 1 und kürzer als der Clip sein.</translation>
    </message>
    <message>
        <source>This model cannot work with {0}: it has no VACE blocks. Choose a VACE model.</source>
        <translation>Dieses Modell kann nicht mit {0} arbeiten: Es hat keine VACE-Blöcke. Wählen Sie ein VACE-Modell.</translation>
    </message>
    <message>
        <source>A cast member is drawn from the headshot only. Turn on Cameo for everybody in the cast, or remove them from the shot.</source>
        <translation>Eine Person der Besetzung wird nur aus dem Porträt gezeichnet. Schalten Sie Cameo für alle in der Besetzung ein, oder nehmen Sie sie aus der Einstellung.</translation>
    </message>
    <message>
        <source>The model {0} does not say that it was made for few-step sampling, which leaves an ordinary one soft and blurred. Choose the sampler unipc, or a distilled model or LoRA.</source>
        <translation>Das Modell {0} sagt nicht, dass es für wenige Schritte gemacht ist; ein gewöhnliches bleibt dabei weich und unscharf. Wählen Sie den Sampler unipc, oder ein destilliertes Modell oder eine solche LoRA.</translation>
    </message>
    <message>
        <source>The numbers of {0} went beyond what bf16 holds and the picture broke, so it was rendered again in fp32. Choose the type fp32 for this model.</source>
        <translation>Die Zahlen von {0} überschritten, was bf16 fasst, und das Bild zerfiel; es wurde in fp32 neu gerendert. Wählen Sie für dieses Modell den Typ fp32.</translation>
    </message>
    <message>
        <source>The decoded picture holds numbers that are not finite. Render again with fp32.</source>
        <translation>Das dekodierte Bild enthält Zahlen, die nicht endlich sind. Rendern Sie erneut mit fp32.</translation>
    </message>
    <message>
        <source>{0} needed more memory than there was, so the rendering went on with less of the model in memory at once. It is slower so.</source>
        <translation>{0} brauchte mehr Speicher, als da war; das Rendern ging mit weniger vom Modell im Speicher weiter. So dauert es länger.</translation>
    </message>
    <message>
        <source>{0} needs more memory for this clip than there is. {1}x{2} with {3} frames would fit.</source>
        <translation>{0} braucht für diesen Clip mehr Speicher, als da ist. {1}x{2} mit {3} Bildern würde passen.</translation>
    </message>
    <message>
        <source>{0} is no kind of script that can be read here. Choose a file that ends in .fountain, .txt, .md or .csv.</source>
        <translation>{0} ist keine Art von Drehbuch, die hier lesbar ist. Wählen Sie eine Datei, die auf .fountain, .txt, .md oder .csv endet.</translation>
    </message>
    <message>
        <source>{0} is larger than the {1} MB that a script may have. Split it into several files.</source>
        <translation>{0} ist größer als die {1} MB, die ein Drehbuch haben darf. Teilen Sie es in mehrere Dateien.</translation>
    </message>
    <message>
        <source>{0} holds no shots: it has neither action nor dialogue. Nothing was imported.</source>
        <translation>{0} enthält keine Einstellungen: weder Handlung noch Dialog. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>{0} holds {1} shots; at most {2} can be imported at once. Split it into several files.</source>
        <translation>{0} enthält {1} Einstellungen; höchstens {2} lassen sich auf einmal importieren. Teilen Sie die Datei.</translation>
    </message>
    <message>
        <source>{0} was not imported: it is not UTF-8 text. Save it as UTF-8 in the program that wrote it.</source>
        <translation>{0} wurde nicht importiert: Es ist kein UTF-8-Text. Speichern Sie die Datei in dem Programm, aus dem sie stammt, als UTF-8.</translation>
    </message>
    <message>
        <source>{0} was not imported. {1}</source>
        <translation>{0} wurde nicht importiert. {1}</translation>
    </message>
    <message>
        <source>{0} was not imported: the quote that opens in line {1} is never closed.</source>
        <translation>{0} wurde nicht importiert: Das Anführungszeichen in Zeile {1} wird nie geschlossen.</translation>
    </message>
    <message>
        <source>{0} was not imported: in line {1}, &quot;{2}&quot; is no length in seconds.</source>
        <translation>{0} wurde nicht importiert: In Zeile {1} ist „{2}“ keine Länge in Sekunden.</translation>
    </message>
    <message>
        <source>{0} was not imported: line {1} has no prompt.</source>
        <translation>{0} wurde nicht importiert: Zeile {1} hat keinen Prompt.</translation>
    </message>
    <message>
        <source>{0} was not imported: its first row names no column Prompt, Description or Action.</source>
        <translation>{0} wurde nicht importiert: Die erste Zeile nennt keine Spalte Prompt, Description oder Action.</translation>
    </message>
    <message>
        <source>{0} was not imported: line {1} has more cells than the {2} columns of the first row.</source>
        <translation>{0} wurde nicht importiert: Zeile {1} hat mehr Zellen als die {2} Spalten der ersten Zeile.</translation>
    </message>
    <message>
        <source>There is no shot {0} in this storyboard. It may have been removed.</source>
        <translation>Es gibt in diesem Storyboard keine Einstellung {0}. Sie wurde vielleicht entfernt.</translation>
    </message>
    <message>
        <source>There is no scene {0} in this storyboard. It may have been removed.</source>
        <translation>Es gibt in diesem Storyboard keine Szene {0}. Sie wurde vielleicht entfernt.</translation>
    </message>
    <message>
        <source>There is no such place in the storyboard. Choose a place between existing shots.</source>
        <translation>Diese Stelle gibt es im Storyboard nicht. Wählen Sie eine Stelle zwischen vorhandenen Einstellungen.</translation>
    </message>
    <message>
        <source>A shot of {0} frames is not possible. Choose a length from 1 to {1} frames.</source>
        <translation>Eine Einstellung von {0} Bildern ist nicht möglich. Wählen Sie eine Länge von 1 bis {1} Bildern.</translation>
    </message>
    <message>
        <source>A take cannot be trimmed by {0} frames. Choose a number from 0.</source>
        <translation>Ein Take lässt sich nicht um {0} Bilder trimmen. Wählen Sie eine Zahl ab 0.</translation>
    </message>
    <message>
        <source>A shot of {1} frames cannot be split at frame {0}. Choose a frame inside the shot.</source>
        <translation>Eine Einstellung von {1} Bildern lässt sich nicht bei Bild {0} teilen. Wählen Sie ein Bild in der Einstellung.</translation>
    </message>
    <message>
        <source>A transition of {0} frames does not fit; there is room for {1}. Shorten it or lengthen the shots.</source>
        <translation>Ein Übergang von {0} Bildern passt nicht; Platz ist für {1}. Kürzen Sie ihn oder verlängern Sie die Einstellungen.</translation>
    </message>
    <message>
        <source>A picture of {0}x{1} is not possible. Choose even numbers from 16 to 8192.</source>
        <translation>Ein Bild von {0}x{1} ist nicht möglich. Wählen Sie gerade Zahlen von 16 bis 8192.</translation>
    </message>
    <message>
        <source>{0}/{1} frames per second is not possible. Choose a rate from 1 to 240.</source>
        <translation>{0}/{1} Bilder je Sekunde sind nicht möglich. Wählen Sie eine Rate von 1 bis 240.</translation>
    </message>
    <message>
        <source>An extension cannot share {0} frames. Choose 1, 5, 9, 13 or 17.</source>
        <translation>Eine Fortsetzung kann nicht {0} Bilder teilen. Wählen Sie 1, 5, 9, 13 oder 17.</translation>
    </message>
    <message>
        <source>The setting &quot;{0}&quot; is out of range. Choose {1}.</source>
        <translation>Der Parameter „{0}“ ist außerhalb des Bereichs. Wählen Sie {1}.</translation>
    </message>
    <message>
        <source>The picture {0} is not inside the project. Add it to the project&apos;s assets first.</source>
        <translation>Das Bild {0} ist nicht im Projekt. Fügen Sie es zuerst den Dateien des Projekts hinzu.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; cannot be an id. Use letters, digits, dots, dashes and underscores.</source>
        <translation>„{0}“ kann keine Kennung sein. Verwenden Sie Buchstaben, Ziffern, Punkte, Binde- und Unterstriche.</translation>
    </message>
    <message>
        <source>The take {0} has a size, rate or length that is not possible.</source>
        <translation>Der Take {0} hat ein Format, eine Rate oder eine Länge, die nicht möglich ist.</translation>
    </message>
    <message>
        <source>The text is not valid UTF-8. Paste it again as plain text.</source>
        <translation>Der Text ist kein gültiges UTF-8. Fügen Sie ihn erneut als reinen Text ein.</translation>
    </message>
    <message>
        <source>The text has {0} bytes, more than the {1} that fit. Shorten it.</source>
        <translation>Der Text hat {0} Bytes, mehr als die {1}, die passen. Kürzen Sie ihn.</translation>
    </message>
    <message>
        <source>The id {0} is already in this storyboard. Give the new one another id.</source>
        <translation>Die Kennung {0} gibt es in diesem Storyboard schon. Geben Sie der neuen eine andere.</translation>
    </message>
    <message>
        <source>Shots {0} and {1} are not two halves of one shot. Only a split can be joined again.</source>
        <translation>Die Einstellungen {0} und {1} sind nicht zwei Hälften einer Einstellung. Nur Geteiltes lässt sich wieder verbinden.</translation>
    </message>
    <message>
        <source>Shot {1} has no take {0}. It may have been deleted.</source>
        <translation>Einstellung {1} hat keinen Take {0}. Er wurde vielleicht gelöscht.</translation>
    </message>
    <message>
        <source>{0} was written by a newer Framewright (format {1}, this one reads up to {2}). Update Framewright; the file was left as it is.</source>
        <translation>{0} wurde von einem neueren Framewright geschrieben (Format {1}, dieses liest bis {2}). Aktualisieren Sie Framewright; die Datei blieb, wie sie war.</translation>
    </message>
    <message>
        <source>{0} cannot be used: {1}</source>
        <translation>{0} ist nicht brauchbar: {1}</translation>
    </message>
    <message>
        <source>{0} is not a Framewright project: it has no project.json. Choose a folder that ends in .framewright.</source>
        <translation>{0} ist kein Framewright-Projekt: Es fehlt project.json. Wählen Sie einen Ordner, der auf .framewright endet.</translation>
    </message>
    <message>
        <source>{0} could not be read, so the backup {1} was taken instead. Check the newest shots.</source>
        <translation>{0} war nicht lesbar, darum wurde die Sicherung {1} genommen. Prüfen Sie die neuesten Einstellungen.</translation>
    </message>
    <message>
        <source>{0} is damaged: edits behind the damage are lost, everything before it is here. Check the newest shots.</source>
        <translation>{0} ist beschädigt: Änderungen hinter dem Schaden sind verloren, alles davor ist da. Prüfen Sie die neuesten Einstellungen.</translation>
    </message>
    <message>
        <source>{0} is a link that leads out of the project and was refused. Move the folder into the project.</source>
        <translation>{0} ist eine Verknüpfung, die aus dem Projekt hinausführt, und wurde abgelehnt. Verschieben Sie den Ordner ins Projekt.</translation>
    </message>
    <message>
        <source>{0} already exists. Choose another name or open it.</source>
        <translation>{0} gibt es schon. Wählen Sie einen anderen Namen oder öffnen Sie es.</translation>
    </message>
    <message>
        <source>{0} is not a packed project that can be opened: {1}.</source>
        <translation>{0} ist kein gepacktes Projekt, das sich öffnen lässt: {1}.</translation>
    </message>
    <message>
        <source>{0} is open in {1}. Close it there first.</source>
        <translation>{0} ist in {1} geöffnet. Schließen Sie es dort zuerst.</translation>
    </message>
    <message>
        <source>{0} leads out of the project folder {1} and was refused. Use a path inside the project.</source>
        <translation>{0} führt aus dem Projektordner {1} hinaus und wurde abgelehnt. Verwenden Sie einen Pfad im Projekt.</translation>
    </message>
    <message>
        <source>The puppet of {0} cannot be used: it needs five points inside its headshot, and a path whose times grow from 0 to 1. Set it up again.</source>
        <translation>Die Puppe von {0} ist nicht brauchbar: Sie braucht fünf Punkte in ihrem Porträt und einen Weg, dessen Zeiten von 0 bis 1 wachsen. Richten Sie sie neu ein.</translation>
    </message>
    <message>
        <source>The title &quot;{0}&quot; has a start, size, colour or fade that is not possible. Choose a start from 0, a size from 0.5 to 3 and a colour such as #f4f5f7.</source>
        <translation>Der Titel „{0}“ hat einen Beginn, eine Größe, Farbe oder Blende, die nicht möglich ist. Wählen Sie einen Beginn ab 0, eine Größe von 0,5 bis 3 und eine Farbe wie #f4f5f7.</translation>
    </message>
    <message>
        <source>The marker &quot;{0}&quot; stands at a frame that is not possible. Choose one from 0.</source>
        <translation>Die Marke „{0}“ steht auf einem Bild, das nicht möglich ist. Wählen Sie eines ab 0.</translation>
    </message>
    <message>
        <source>A shot cannot hold {0} markers; {1} are the most. Remove some of them.</source>
        <translation>Eine Einstellung fasst keine {0} Marken; {1} sind das Höchste. Entfernen Sie einige davon.</translation>
    </message>
    <message>
        <source>A shot cannot hold {0} titles; {1} are the most. Put some of them into another shot.</source>
        <translation>Eine Einstellung fasst keine {0} Titel; {1} sind das Höchste. Setzen Sie einige davon in eine andere Einstellung.</translation>
    </message>
    <message>
        <source>There is no title {0}; the film has {1}. List them with `project title list`.</source>
        <translation>Es gibt keinen Titel {0}; der Film hat {1}. Eine Liste gibt `project title list`.</translation>
    </message>
    <message>
        <source>There is no sound {0} in this storyboard. It may have been removed.</source>
        <translation>Es gibt in diesem Storyboard keinen Ton {0}. Er wurde vielleicht entfernt.</translation>
    </message>
    <message>
        <source>The sound {0} cannot be like this: {1}.</source>
        <translation>Der Ton {0} ist so nicht möglich: {1}.</translation>
    </message>
    <message>
        <source>The sound file {0} is not inside the project. Add the sound again.</source>
        <translation>Die Tondatei {0} ist nicht im Projekt. Fügen Sie den Ton erneut hinzu.</translation>
    </message>
    <message>
        <source>The sound {0} would overlap {1} on track {2}. Choose another track or another place.</source>
        <translation>Der Ton {0} würde {1} auf Spur {2} überlappen. Wählen Sie eine andere Spur oder Stelle.</translation>
    </message>
    <message>
        <source>There is no room for the sound {0}: all eight tracks are taken there. Move or remove another sound first.</source>
        <translation>Für den Ton {0} ist kein Platz: Dort sind alle acht Spuren belegt. Verschieben oder entfernen Sie zuerst einen anderen Ton.</translation>
    </message>
    <message>
        <source>A budget is a number from 0.01. Write how many minutes, watt-hours or how much money rendering may take.</source>
        <translation>Ein Budget ist eine Zahl ab 0,01. Schreiben Sie, wie viele Minuten, Wattstunden oder wie viel Geld das Rendern brauchen darf.</translation>
    </message>
    <message>
        <source>{0} is not a usable tokenizer: {1}. Download the file again.</source>
        <translation>{0} ist kein brauchbarer Tokenizer: {1}. Laden Sie die Datei neu herunter.</translation>
    </message>
    <message>
        <source>{0} is a word or character tokenizer, and only unigram and BPE ones can be read. Use the model&apos;s own spiece.model.</source>
        <translation>{0} ist ein Wort- oder Zeichen-Tokenizer; lesbar sind nur Unigram und BPE. Nehmen Sie die spiece.model des Modells.</translation>
    </message>
    <message>
        <source>{0} is not the state of this training, or is damaged. Delete it to train from the start.</source>
        <translation>{0} ist nicht der Stand dieses Trainings oder ist beschädigt. Löschen Sie die Datei, um von vorn zu trainieren.</translation>
    </message>
    <message>
        <source>{0} was made with another value of &quot;{1}&quot;. Use the same values to go on, or delete it to train from the start.</source>
        <translation>{0} entstand mit einem anderen Wert von „{1}“. Verwenden Sie dieselben Werte, um fortzufahren, oder löschen Sie die Datei, um von vorn zu trainieren.</translation>
    </message>
    <message>
        <source>The training left the numbers that can be computed with at step {0}. Train again from the start at a lower rate.</source>
        <translation>Das Training verließ bei Schritt {0} den Bereich berechenbarer Zahlen. Trainieren Sie von vorn mit kleinerer Rate.</translation>
    </message>
    <message>
        <source>The folder {0} is not there. Choose a folder of pictures or clips.</source>
        <translation>Den Ordner {0} gibt es nicht. Wählen Sie einen Ordner mit Bildern oder Clips.</translation>
    </message>
    <message>
        <source>{0} cannot be trained on as it is; nothing was changed. In the way:{1}</source>
        <translation>Mit {0} lässt sich so nicht trainieren; nichts wurde geändert. Im Weg steht:{1}</translation>
    </message>
    <message>
        <source>{0} holds {1} pictures and clips that can be used; at least {2} are needed. Add more.</source>
        <translation>{0} enthält {1} brauchbare Bilder und Clips; nötig sind mindestens {2}. Fügen Sie weitere hinzu.</translation>
    </message>
    <message>
        <source>{0} holds {1} pictures and clips, more than {2}. Choose a smaller folder.</source>
        <translation>{0} enthält {1} Bilder und Clips, mehr als {2}. Wählen Sie einen kleineren Ordner.</translation>
    </message>
    <message>
        <source>{0} is only {1}. Use a picture of at least {2}.</source>
        <translation>{0} ist nur {1}. Nehmen Sie ein Bild von mindestens {2}.</translation>
    </message>
    <message>
        <source>{0} has {1} frames at the model&apos;s rate; at least {2} are needed. Use a longer clip, or a still of it.</source>
        <translation>{0} hat bei der Rate des Modells {1} Bilder; nötig sind mindestens {2}. Nehmen Sie einen längeren Clip, oder ein Standbild daraus.</translation>
    </message>
    <message>
        <source>{0} has no caption. Write what it shows into {1} beside it, or give one caption for all.</source>
        <translation>{0} hat keine Beschreibung. Schreiben Sie in {1} daneben, was zu sehen ist, oder geben Sie eine Beschreibung für alle an.</translation>
    </message>
    <message>
        <source>{0} is not UTF-8 text. Save it as UTF-8.</source>
        <translation>{0} ist kein UTF-8-Text. Speichern Sie die Datei als UTF-8.</translation>
    </message>
    <message>
        <source>{0} was left out: it is not a PNG, JPEG or WebP picture, nor an MP4, MOV, MKV or WebM clip.</source>
        <translation>{0} wurde ausgelassen: Es ist weder ein PNG-, JPEG- oder WebP-Bild noch ein MP4-, MOV-, MKV- oder WebM-Clip.</translation>
    </message>
    <message>
        <source>{0} was left out: there is no picture or clip of that name.</source>
        <translation>{0} wurde ausgelassen: Es gibt kein Bild und keinen Clip dieses Namens.</translation>
    </message>
    <message>
        <source>{0} was left out: it is the same as {1}.</source>
        <translation>{0} wurde ausgelassen: Es ist dasselbe wie {1}.</translation>
    </message>
    <message>
        <source>{0} holds the state of an unfinished training. Go on with --resume, or delete the folder to train from the start.</source>
        <translation>{0} enthält den Stand eines unfertigen Trainings. Fahren Sie mit --resume fort, oder löschen Sie den Ordner, um von vorn zu trainieren.</translation>
    </message>
    <message>
        <source>{0} cannot be taught a LoRA by this version: {1}. Choose a text-to-video model of one transformer.</source>
        <translation>{0} kann von dieser Version keine LoRA lernen: {1}. Wählen Sie ein Text-zu-Video-Modell mit einem Transformer.</translation>
    </message>
    <message>
        <source>{0} is not the name of a LoRA. Choose one that ends in .safetensors.</source>
        <translation>{0} ist kein Name einer LoRA. Wählen Sie einen, der auf .safetensors endet.</translation>
    </message>
    <message>
        <source>No project is open. Make a new one or open one first.</source>
        <translation>Es ist kein Projekt geöffnet. Legen Sie eines an oder öffnen Sie eines.</translation>
    </message>
    <message>
        <source>{0} names no kind of page that Framewright writes. Choose a name that ends in .pdf or .png.</source>
        <translation>{0} nennt keine Art von Seite, die Framewright schreibt. Wählen Sie einen Namen, der auf .pdf oder .png endet.</translation>
    </message>
    <message>
        <source>The consent was not recorded, because nobody agreed to the statement. Read it and tick the box below it.</source>
        <translation>Die Einwilligung wurde nicht festgehalten, weil niemand der Erklärung zugestimmt hat. Lesen Sie sie und setzen Sie das Häkchen darunter.</translation>
    </message>
    <message>
        <source>{3} The {1} says &quot;{2}&quot; (rule {0}). Confirm this rule to continue.</source>
        <translation>{3} Gefunden im {1}: „{2}“ (Regel {0}). Bestätigen Sie diese Regel, um fortzufahren.</translation>
    </message>
    <message>
        <source>{3} The {1} says &quot;{2}&quot; (rule {0}). Change the words, or ask a reviewer.</source>
        <translation>{3} Gefunden im {1}: „{2}“ (Regel {0}). Ändern Sie die Wörter, oder bitten Sie um eine Prüfung.</translation>
    </message>
    <message>
        <source>{3} The {1} says &quot;{2}&quot; (rule {0}). Change the words, or ask a reviewer. It waits in the review inbox as {4}.</source>
        <translation>{3} Gefunden im {1}: „{2}“ (Regel {0}). Ändern Sie die Wörter, oder bitten Sie um eine Prüfung. Die Anfrage wartet im Prüfeingang als {4}.</translation>
    </message>
    <message>
        <source>{3} The {1} says &quot;{2}&quot; (rule {0}). Change the words.</source>
        <translation>{3} Gefunden im {1}: „{2}“ (Regel {0}). Ändern Sie die Wörter.</translation>
    </message>
    <message>
        <source>Shot {0} cannot be exported: {3} Its {4} says &quot;{2}&quot; (rule {1}). Change or remove the shot.</source>
        <translation>Einstellung {0} kann nicht exportiert werden: {3} Gefunden im {4}: „{2}“ (Regel {1}). Ändern oder entfernen Sie die Einstellung.</translation>
    </message>
    <message>
        <source>Shot {0} cannot be exported yet: {3} Its {4} says &quot;{2}&quot; (rule {1}). Change the words, or ask a reviewer: it waits in the review inbox as {5}.</source>
        <translation>Einstellung {0} kann noch nicht exportiert werden: {3} Gefunden im {4}: „{2}“ (Regel {1}). Ändern Sie die Wörter, oder bitten Sie um eine Prüfung: Die Anfrage wartet im Prüfeingang als {5}.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a size. Write it as width x height in pixels, like 640x384.</source>
        <translation>„{0}“ ist kein Format. Schreiben Sie es als Breite x Höhe in Pixeln, etwa 640x384.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a frame rate. Write it like 24, 23.976 or 24000/1001.</source>
        <translation>„{0}“ ist keine Bildrate. Schreiben Sie sie wie 24, 23.976 oder 24000/1001.</translation>
    </message>
    <message>
        <source>There is no shot {0}: the project has {1}. Look them up with project info.</source>
        <translation>Es gibt keine Einstellung {0}: Das Projekt hat {1}. Eine Liste gibt project info.</translation>
    </message>
    <message>
        <source>There is no preset &quot;{0}&quot;. Choose one of {1}, or give a preset file.</source>
        <translation>Es gibt keine Vorgabe „{0}“. Wählen Sie eine von {1}, oder geben Sie eine Vorgabendatei an.</translation>
    </message>
    <message>
        <source>{0} was made for other weights than those of {1} on this machine. Install the same checkpoint.</source>
        <translation>{0} wurde für andere Gewichte gemacht als die von {1} auf diesem Computer. Installieren Sie denselben Checkpoint.</translation>
    </message>
    <message>
        <source>{0} is not the file that {1} was made with: its checksum differs. Put the original back, or make the job again.</source>
        <translation>{0} ist nicht die Datei, mit der {1} gemacht wurde: Die Prüfsumme weicht ab. Legen Sie das Original zurück, oder machen Sie den Auftrag neu.</translation>
    </message>
    <message>
        <source>An overlap belongs to a neighbour, and there is none here. Give --extend-from or --prepend-to too, or leave out --overlap.</source>
        <translation>Eine Überlappung gehört zu einem Nachbarn, und hier gibt es keinen. Geben Sie auch --extend-from oder --prepend-to an, oder lassen Sie --overlap weg.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a frame and its picture. Give them as 24:picture.png.</source>
        <translation>„{0}“ ist kein Bildzeitpunkt mit Bild. Schreiben Sie 24:bild.png.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a range of frames. Give the first frame and the one behind the last, such as 0:8.</source>
        <translation>„{0}“ ist kein Bildbereich. Geben Sie das erste Bild und das hinter dem letzten an, etwa 0:8.</translation>
    </message>
    <message>
        <source>A strength belongs to a clip to begin from, and there is none here. Give --video too, or leave out --strength.</source>
        <translation>Eine Stärke gehört zu einem Ausgangsclip, und hier gibt es keinen. Geben Sie auch --video an, oder lassen Sie --strength weg.</translation>
    </message>
    <message>
        <source>A range or a region belongs to a clip to make anew, and there is none here. Give --retake too, or leave them out.</source>
        <translation>Ein Bereich oder eine Region gehört zu einem Clip, der neu gemacht wird, und hier gibt es keinen. Geben Sie auch --retake an, oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>{0} has one network and takes no second guidance. Leave out --guidance-2.</source>
        <translation>{0} hat ein Netz und nimmt keine zweite Guidance. Lassen Sie --guidance-2 weg.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; has no number behind the colon. Write FILE:WEIGHT, like style.safetensors:0.8.</source>
        <translation>„{0}“ hat keine Zahl hinter dem Doppelpunkt. Schreiben Sie DATEI:GEWICHT, etwa stil.safetensors:0.8.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not the id of a take. Give one as project info prints it, like tk-0123456789abcdef.</source>
        <translation>„{0}“ ist keine Kennung eines Takes. Geben Sie eine an, wie project info sie ausgibt, etwa tk-0123456789abcdef.</translation>
    </message>
    <message>
        <source>{0} holds no take. Give a take&apos;s folder, or a project and the id of one of its takes.</source>
        <translation>{0} enthält keinen Take. Geben Sie den Ordner eines Takes an, oder ein Projekt und die Kennung eines seiner Takes.</translation>
    </message>
    <message>
        <source>{0} is not on this machine.</source>
        <translation>{0} ist nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>{0} is not the weight file that the take was made with.</source>
        <translation>{0} ist nicht die Gewichtsdatei, mit der der Take gemacht wurde.</translation>
    </message>
    <message>
        <source>{0} is not the LoRA that the take was made with.</source>
        <translation>{0} ist nicht die LoRA, mit der der Take gemacht wurde.</translation>
    </message>
    <message>
        <source>{0}, which the take starts from, was changed since.</source>
        <translation>{0}, womit der Take beginnt, wurde seither geändert.</translation>
    </message>
    <message>
        <source>The take was made by Framewright {0}; this is {1}.</source>
        <translation>Der Take wurde mit Framewright {0} gemacht; dies ist {1}.</translation>
    </message>
    <message>
        <source>The take was made with {0} {1}; here it is {2}.</source>
        <translation>Der Take wurde mit {0} {1} gemacht; hier ist es {2}.</translation>
    </message>
    <message>
        <source>The take was made on {0}; this was {1}.</source>
        <translation>Der Take wurde auf {0} gemacht; dieser auf {1}.</translation>
    </message>
    <message>
        <source>The take was computed in {0}; now in {1}.</source>
        <translation>Der Take wurde in {0} gerechnet; jetzt in {1}.</translation>
    </message>
    <message>
        <source>The take was made in the memory mode &quot;{0}&quot;; now it was &quot;{1}&quot;.</source>
        <translation>Der Take wurde im Speichermodus „{0}“ gemacht; jetzt war es „{1}“.</translation>
    </message>
    <message>
        <source>The take was enlarged by {0}; now by {1}.</source>
        <translation>Der Take wurde von {0} vergrößert; jetzt von {1}.</translation>
    </message>
    <message>
        <source>Made here: this is the very file, signed on {0}.</source>
        <translation>Hier gemacht: Es ist genau diese Datei, signiert am {0}.</translation>
    </message>
    <message>
        <source>Made here and signed on {0}, but the file was changed afterwards: {1}.</source>
        <translation>Hier gemacht und am {0} signiert, aber die Datei wurde danach verändert: {1}.</translation>
    </message>
    <message>
        <source>A re-encoded copy: its credentials were removed. The invisible mark says what it was: signed here on {0}.</source>
        <translation>Eine neu kodierte Kopie: Ihre Inhaltsnachweise wurden entfernt. Die unsichtbare Kennzeichnung sagt, was es war: hier signiert am {0}.</translation>
    </message>
    <message>
        <source>Made with {0}. It contains what was signed here on {1}.</source>
        <translation>Mit {0} gemacht. Enthält, was hier am {1} signiert wurde.</translation>
    </message>
    <message>
        <source>Made by Framewright, but not by this installation: on another machine or by another person.</source>
        <translation>Von Framewright gemacht, aber nicht von dieser Installation: auf einem anderen Computer oder von einer anderen Person.</translation>
    </message>
    <message>
        <source>Signed by this installation, but the registry has no entry about it: it was made before there was one, or the registry was put aside.</source>
        <translation>Von dieser Installation signiert, aber das Verzeichnis hat keinen Eintrag dazu: Es entstand, bevor es eines gab, oder das Verzeichnis wurde beiseitegelegt.</translation>
    </message>
    <message>
        <source>Credentials removed: a re-encoded copy of something that Framewright marked. Nothing in it says of what.</source>
        <translation>Inhaltsnachweise entfernt: eine neu kodierte Kopie von etwas, das Framewright gekennzeichnet hat. Nichts darin sagt, wovon.</translation>
    </message>
    <message>
        <source>Credentials removed: a re-encoded copy. Its invisible mark {0} is not one of this installation&apos;s.</source>
        <translation>Inhaltsnachweise entfernt: eine neu kodierte Kopie. Ihre unsichtbare Kennzeichnung {0} ist keine dieser Installation.</translation>
    </message>
    <message>
        <source>Made with {0}, which is not Framewright.</source>
        <translation>Mit {0} gemacht, also nicht mit Framewright.</translation>
    </message>
    <message>
        <source>The credentials are not valid ({0}). They name {1} as what made the file, and cannot be relied on.</source>
        <translation>Die Inhaltsnachweise sind ungültig ({0}). Sie nennen {1} als Hersteller der Datei, darauf ist kein Verlass.</translation>
    </message>
    <message>
        <source>Neither credentials nor a mark: nothing says who made this.</source>
        <translation>Weder Inhaltsnachweise noch Kennzeichnung: Nichts sagt, wer dies gemacht hat.</translation>
    </message>
    <message>
        <source>{0} could not be deleted: {1}. Delete it by hand.</source>
        <translation>{0} konnte nicht gelöscht werden: {1}. Löschen Sie es von Hand.</translation>
    </message>
    <message>
        <source>Nothing was deleted. Look through the list, then run the command again with --yes.</source>
        <translation>Nichts wurde gelöscht. Sehen Sie die Liste durch und führen Sie den Befehl dann mit --yes erneut aus.</translation>
    </message>
    <message>
        <source>{0} is neither a table nor JSON. Use a name that ends in .csv or .json.</source>
        <translation>{0} ist weder eine Tabelle noch JSON. Nehmen Sie einen Namen, der auf .csv oder .json endet.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a day. Write it like 2026-11-27.</source>
        <translation>„{0}“ ist kein Tag. Schreiben Sie ihn wie 2026-11-27.</translation>
    </message>
    <message>
        <source>There is no prompt. Say with --prompt what the shot shows.</source>
        <translation>Es gibt keinen Prompt. Sagen Sie mit --prompt, was die Einstellung zeigt.</translation>
    </message>
    <message>
        <source>There is nothing to write. Give --out, --save-latents or --save-frames.</source>
        <translation>Es gibt nichts zu schreiben. Geben Sie --out, --save-latents oder --save-frames an.</translation>
    </message>
    <message>
        <source>{0} is neither a clip nor a folder. Use a name that ends in .mp4 or .mov, or one without an ending.</source>
        <translation>{0} ist weder ein Clip noch ein Ordner. Nehmen Sie einen Namen, der auf .mp4 oder .mov endet, oder einen ohne Endung.</translation>
    </message>
    <message>
        <source>{0} exists and is not an empty folder. Choose another name.</source>
        <translation>{0} gibt es, und es ist kein leerer Ordner. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is a face in {0}, and nobody has said whose it is, so the shot is held. Say whether it is a cast member, an invented person or no person at all.</source>
        <translation>In {0} ist ein Gesicht, und niemand hat gesagt, wessen; darum wird die Einstellung zurückgehalten. Sagen Sie, ob es eine Person der Besetzung, eine erfundene oder gar keine Person ist.</translation>
    </message>
    <message>
        <source>The start picture is said to show a cast member, but nobody is in the shot&apos;s cast. Add the person, whose consent then counts.</source>
        <translation>Das Startbild soll eine Person der Besetzung zeigen, aber die Besetzung der Einstellung ist leer. Fügen Sie die Person hinzu; dann gilt ihre Einwilligung.</translation>
    </message>
    <message>
        <source>The start picture was not looked at for faces. {0}</source>
        <translation>Das Startbild wurde nicht auf Gesichter untersucht. {0}</translation>
    </message>
    <message>
        <source>{0} has no headshots. Add one first: from the camera or from a file.</source>
        <translation>{0} hat keine Porträts. Fügen Sie zuerst eines hinzu: mit der Kamera oder aus einer Datei.</translation>
    </message>
    <message>
        <source>No face was found in the picture &quot;{0}&quot; of {1}. Add a front picture with a larger, evenly lit face.</source>
        <translation>Im Bild „{0}“ von {1} wurde kein Gesicht gefunden. Fügen Sie ein Bild von vorn mit einem größeren, gleichmäßig beleuchteten Gesicht hinzu.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a range of frames. Write it as in 12-48, 12- or -48; the first frame is 1.</source>
        <translation>„{0}“ ist kein Bildbereich. Schreiben Sie 12-48, 12- oder -48; das erste Bild ist 1.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a moment of the film. Write a frame, counted from 1, or a timecode like 00:00:05:12.</source>
        <translation>„{0}“ ist kein Zeitpunkt des Films. Schreiben Sie ein Bild, gezählt ab 1, oder einen Timecode wie 00:00:05:12.</translation>
    </message>
    <message>
        <source>Add shot</source>
        <translation>Einstellung hinzufügen</translation>
    </message>
    <message>
        <source>Remove shot</source>
        <translation>Einstellung entfernen</translation>
    </message>
    <message>
        <source>Move shot</source>
        <translation>Einstellung verschieben</translation>
    </message>
    <message>
        <source>Duplicate shot</source>
        <translation>Einstellung duplizieren</translation>
    </message>
    <message>
        <source>Split shot</source>
        <translation>Einstellung teilen</translation>
    </message>
    <message>
        <source>Join shots</source>
        <translation>Einstellungen verbinden</translation>
    </message>
    <message>
        <source>Change prompt</source>
        <translation>Prompt ändern</translation>
    </message>
    <message>
        <source>Change negative prompt</source>
        <translation>Negativen Prompt ändern</translation>
    </message>
    <message>
        <source>Change preset</source>
        <translation>Vorgabe ändern</translation>
    </message>
    <message>
        <source>Change length</source>
        <translation>Länge ändern</translation>
    </message>
    <message>
        <source>Trim start</source>
        <translation>Anfang trimmen</translation>
    </message>
    <message>
        <source>Change seed</source>
        <translation>Seed ändern</translation>
    </message>
    <message>
        <source>Change transition</source>
        <translation>Übergang ändern</translation>
    </message>
    <message>
        <source>Change start</source>
        <translation>Beginn ändern</translation>
    </message>
    <message>
        <source>Change quality</source>
        <translation>Qualität ändern</translation>
    </message>
    <message>
        <source>Change settings</source>
        <translation>Parameter ändern</translation>
    </message>
    <message>
        <source>Change notes</source>
        <translation>Notizen ändern</translation>
    </message>
    <message>
        <source>Change cast</source>
        <translation>Besetzung ändern</translation>
    </message>
    <message>
        <source>Change puppets</source>
        <translation>Puppen ändern</translation>
    </message>
    <message>
        <source>Change titles</source>
        <translation>Titel ändern</translation>
    </message>
    <message>
        <source>Change markers</source>
        <translation>Marken ändern</translation>
    </message>
    <message>
        <source>Choose take</source>
        <translation>Take wählen</translation>
    </message>
    <message>
        <source>Keep take</source>
        <translation>Take behalten</translation>
    </message>
    <message>
        <source>Add scene</source>
        <translation>Szene hinzufügen</translation>
    </message>
    <message>
        <source>Remove scene</source>
        <translation>Szene entfernen</translation>
    </message>
    <message>
        <source>Move scene</source>
        <translation>Szene verschieben</translation>
    </message>
    <message>
        <source>Rename scene</source>
        <translation>Szene umbenennen</translation>
    </message>
    <message>
        <source>Change format</source>
        <translation>Format ändern</translation>
    </message>
    <message>
        <source>Rename project</source>
        <translation>Projekt umbenennen</translation>
    </message>
    <message>
        <source>Add sound</source>
        <translation>Ton hinzufügen</translation>
    </message>
    <message>
        <source>Remove sound</source>
        <translation>Ton entfernen</translation>
    </message>
    <message>
        <source>Change sound</source>
        <translation>Ton ändern</translation>
    </message>
    <message>
        <source>Change budget</source>
        <translation>Budget ändern</translation>
    </message>
    <message>
        <source>Several changes</source>
        <translation>Mehrere Änderungen</translation>
    </message>
    <message>
        <source>Restore earlier version</source>
        <translation>Frühere Fassung wiederherstellen</translation>
    </message>
    <message>
        <source>Shot from an image</source>
        <translation>Einstellung aus einem Bild</translation>
    </message>
    <message>
        <source>Set preset</source>
        <translation>Vorgabe setzen</translation>
    </message>
    <message>
        <source>Move shots</source>
        <translation>Einstellungen verschieben</translation>
    </message>
    <message>
        <source>Duplicate shots</source>
        <translation>Einstellungen duplizieren</translation>
    </message>
    <message>
        <source>Remove shots</source>
        <translation>Einstellungen entfernen</translation>
    </message>
    <message>
        <source>Add title</source>
        <translation>Titel hinzufügen</translation>
    </message>
    <message>
        <source>Remove title</source>
        <translation>Titel entfernen</translation>
    </message>
    <message>
        <source>Move title</source>
        <translation>Titel verschieben</translation>
    </message>
    <message>
        <source>Subtitles from dialogue</source>
        <translation>Untertitel aus dem Dialog</translation>
    </message>
    <message>
        <source>Roll cut</source>
        <translation>Schnitt verschieben</translation>
    </message>
    <message>
        <source>Slip shot</source>
        <translation>Inhalt verschieben</translation>
    </message>
    <message>
        <source>Trim shot</source>
        <translation>Einstellung trimmen</translation>
    </message>
    <message>
        <source>Trim title</source>
        <translation>Titel trimmen</translation>
    </message>
    <message>
        <source>Nothing sexual may show or hint at a minor.</source>
        <translation>Nichts Sexuelles darf Minderjährige zeigen oder andeuten.</translation>
    </message>
    <message>
        <source>Instructions for weapons that can harm many people are not made here.</source>
        <translation>Anleitungen für Waffen, die vielen Menschen schaden können, werden hier nicht gemacht.</translation>
    </message>
    <message>
        <source>A real person is not shown in a sexual scene without their consent.</source>
        <translation>Eine echte Person wird ohne ihre Einwilligung nicht in einer sexuellen Szene gezeigt.</translation>
    </message>
    <message>
        <source>A real person in a sexual or degrading scene needs a reviewer&apos;s approval.</source>
        <translation>Eine echte Person in einer sexuellen oder entwürdigenden Szene braucht eine Freigabe nach Prüfung.</translation>
    </message>
    <message>
        <source>A fake of a real person needs a reviewer&apos;s approval.</source>
        <translation>Eine Fälschung einer echten Person braucht eine Freigabe nach Prüfung.</translation>
    </message>
    <message>
        <source>A real person is named. Without their consent in the cast this needs a reviewer&apos;s approval.</source>
        <translation>Eine echte Person wird genannt. Ohne ihre Einwilligung in der Besetzung braucht das eine Freigabe nach Prüfung.</translation>
    </message>
    <message>
        <source>Graphic sexual content needs a reviewer&apos;s approval.</source>
        <translation>Explizite sexuelle Inhalte brauchen eine Freigabe nach Prüfung.</translation>
    </message>
    <message>
        <source>Sexual violence needs a reviewer&apos;s approval.</source>
        <translation>Sexuelle Gewalt braucht eine Freigabe nach Prüfung.</translation>
    </message>
    <message>
        <source>Symbols and praise of extremist groups need a reviewer&apos;s approval.</source>
        <translation>Zeichen und Verherrlichung extremistischer Gruppen brauchen eine Freigabe nach Prüfung.</translation>
    </message>
    <message>
        <source>Showing a group of people as less than human needs a reviewer&apos;s approval.</source>
        <translation>Eine Gruppe von Menschen als minderwertig zu zeigen, braucht eine Freigabe nach Prüfung.</translation>
    </message>
    <message>
        <source>How to harm oneself needs a reviewer&apos;s approval.</source>
        <translation>Wie man sich selbst verletzt, braucht eine Freigabe nach Prüfung.</translation>
    </message>
    <message>
        <source>Cruelty to animals needs a reviewer&apos;s approval.</source>
        <translation>Tierquälerei braucht eine Freigabe nach Prüfung.</translation>
    </message>
    <message>
        <source>This asks for nudity. Continue only where the film may show it.</source>
        <translation>Das verlangt Nacktheit. Fahren Sie nur fort, wenn der Film sie zeigen darf.</translation>
    </message>
    <message>
        <source>This asks for graphic violence. Continue only where the film may show it.</source>
        <translation>Das verlangt drastische Gewalt. Fahren Sie nur fort, wenn der Film sie zeigen darf.</translation>
    </message>
    <message>
        <source>This asks for an attack on people. Continue only where the film may show it.</source>
        <translation>Das verlangt einen Angriff auf Menschen. Fahren Sie nur fort, wenn der Film ihn zeigen darf.</translation>
    </message>
    <message>
        <source>This asks for self-harm. Continue only where the film may show it.</source>
        <translation>Das verlangt Selbstverletzung. Fahren Sie nur fort, wenn der Film sie zeigen darf.</translation>
    </message>
    <message>
        <source>This shows hard drugs being used. Continue only where the film may show it.</source>
        <translation>Das zeigt den Gebrauch harter Drogen. Fahren Sie nur fort, wenn der Film ihn zeigen darf.</translation>
    </message>
    <message>
        <source>This names a brand or a character that belongs to somebody. Continue only with the right to use it.</source>
        <translation>Das nennt eine Marke oder Figur, die jemandem gehört. Fahren Sie nur fort, wenn Sie das Recht dazu haben.</translation>
    </message>
    <message>
        <source>Cartoon</source>
        <translation>Cartoon</translation>
    </message>
    <message>
        <source>Flat drawing with strong colours and dark outlines.</source>
        <translation>Flächige Zeichnung, kräftige Farben, dunkle Umrisse.</translation>
    </message>
    <message>
        <source>Cinematic</source>
        <translation>Kinolook</translation>
    </message>
    <message>
        <source>Film look: warm lights, cool shadows, darker corners.</source>
        <translation>Filmlook: warme Lichter, kühle Schatten, dunklere Ecken.</translation>
    </message>
    <message>
        <source>Documentary</source>
        <translation>Dokumentarisch</translation>
    </message>
    <message>
        <source>Muted colours and a hand-held camera.</source>
        <translation>Gedeckte Farben und eine Handkamera.</translation>
    </message>
    <message>
        <source>{0} is damaged: {1} of its pictures cannot be read. Copy it again, or convert it.</source>
        <translation>{0} ist beschädigt: {1} der Bilder sind nicht lesbar. Kopieren Sie die Datei erneut, oder wandeln Sie sie um.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; asks for the device &quot;{1}&quot;. Choose auto, cpu, cuda or cuda:1, in the preferences or in the file.</source>
        <translation>„{0}“ verlangt das Gerät „{1}“. Wählen Sie auto, cpu, cuda oder cuda:1, in den Programmeinstellungen oder in der Datei.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; asks for the memory mode &quot;{1}&quot;. Choose auto, resident, encoder-freed, tiled or swapped, in the preferences or in the file.</source>
        <translation>„{0}“ verlangt den Speichermodus „{1}“. Wählen Sie auto, resident, encoder-freed, tiled oder swapped, in den Programmeinstellungen oder in der Datei.</translation>
    </message>
    <message>
        <source>Add marker</source>
        <translation>Marke setzen</translation>
    </message>
    <message>
        <source>Remove marker</source>
        <translation>Marke entfernen</translation>
    </message>
    <message>
        <source>Move marker</source>
        <translation>Marke verschieben</translation>
    </message>
    <message>
        <source>The clipboard holds no shots. Copy some on the board first.</source>
        <translation>Die Zwischenablage enthält keine Einstellungen. Kopieren Sie zuerst welche im Storyboard.</translation>
    </message>
    <message>
        <source>{0} is gone: the shots cannot be pasted without it. Copy them again where it still is.</source>
        <translation>{0} gibt es nicht mehr: Ohne diese Datei lassen sich die Einstellungen nicht einfügen. Kopieren Sie sie dort erneut, wo es sie noch gibt.</translation>
    </message>
    <message>
        <source>Paste shots</source>
        <translation>Einstellungen einfügen</translation>
    </message>
    <message>
        <source>Shot {0} cannot be exported: there is a face in its footage, and nobody has said whose it is. Select the shot and say it below its start picture.</source>
        <translation>Einstellung {0} kann nicht exportiert werden: In ihrem Material ist ein Gesicht, und niemand hat gesagt, wessen. Wählen Sie die Einstellung und sagen Sie es unter ihrem Startbild.</translation>
    </message>
    <message>
        <source>Shot {0} cannot be exported: its footage is said to show a cast member, but nobody is in the shot&apos;s cast. Add the person, whose consent then counts.</source>
        <translation>Einstellung {0} kann nicht exportiert werden: Ihr Material soll eine Person der Besetzung zeigen, aber die Besetzung der Einstellung ist leer. Fügen Sie die Person hinzu; dann gilt ihre Einwilligung.</translation>
    </message>
    <message>
        <source>The take came in with {0}: it was filmed, and nothing can be rendered again.</source>
        <translation>Der Take kam mit {0} herein: Er wurde gefilmt, und nichts kann erneut gerendert werden.</translation>
    </message>
    <message>
        <source>No shot is chosen, so nothing was imported. Tick at least one.</source>
        <translation>Es ist keine Einstellung gewählt, darum wurde nichts importiert. Kreuzen Sie mindestens eine an.</translation>
    </message>
    <message>
        <source>{0} names no format that other programs read. Choose a name that ends in .otio, .otioz, .edl, .fcpxml, .srt or .csv.</source>
        <translation>{0} nennt kein Format, das andere Programme lesen. Wählen Sie einen Namen, der auf .otio, .edl, .fcpxml, .srt oder .csv endet.</translation>
    </message>
    <message>
        <source>The bundle needs the file of {0}, and {1} is not there. Render the shot again or remove the sound; or hand over an .otio, which only names its files.</source>
        <translation>Das Paket braucht die Datei von {0}, und {1} fehlt. Rendern Sie die Einstellung erneut oder entfernen Sie den Ton; oder übergeben Sie ein .otio, das seine Dateien nur nennt.</translation>
    </message>
    <message>
        <source>The playback clip of shot {0} does not carry valid credentials ({1}), so it stays here. Render the shot again, or hand over an .otio, which only names its files.</source>
        <translation>Der Abspielclip von Einstellung {0} trägt keine gültigen Inhaltsnachweise ({1}), darum bleibt er hier. Rendern Sie die Einstellung erneut, oder übergeben Sie ein .otio, das seine Dateien nur nennt.</translation>
    </message>
    <message>
        <source>{0} has other bytes than when it was read before, though its size and date are the same. Fetch or copy the file again, and look after the disk.</source>
        <translation>{0} hat andere Bytes als beim letzten Lesen, obwohl Größe und Datum gleich sind. Holen oder kopieren Sie die Datei erneut, und prüfen Sie das Laufwerk.</translation>
    </message>
    <message>
        <source>{0} can be used by its path, but no folder of models shows it. Put it into a folder of its own, or into one named diffusion_models.</source>
        <translation>{0} ist über den Pfad benutzbar, aber kein Modellordner zeigt es. Legen Sie es in einen eigenen Ordner, oder in einen namens diffusion_models.</translation>
    </message>
    <message>
        <source>The LoRA {0} is not there. Put the file at that place, or choose another preset.</source>
        <translation>Die LoRA {0} fehlt. Legen Sie die Datei an diese Stelle, oder wählen Sie eine andere Vorgabe.</translation>
    </message>
    <message>
        <source>{0} could not be read: {1}.</source>
        <translation>{0} war nicht lesbar: {1}.</translation>
    </message>
    <message>
        <source>{0} was not imported: it holds no OpenTimelineIO timeline.</source>
        <translation>{0} wurde nicht importiert: Die Datei enthält keine OpenTimelineIO-Zeitleiste.</translation>
    </message>
    <message>
        <source>{0} was not imported: its timeline has no clips.</source>
        <translation>{0} wurde nicht importiert: Die Zeitleiste hat keine Clips.</translation>
    </message>
    <message>
        <source>{0} is larger than the {1} MB that a cut may have.</source>
        <translation>{0} ist größer als die {1} MB, die ein Schnitt haben darf.</translation>
    </message>
    <message>
        <source>{0} is not used, because {1} has the same name. Rename one of the two.</source>
        <translation>{0} wird nicht verwendet, weil {1} denselben Namen hat. Benennen Sie eines der beiden um.</translation>
    </message>
    <message>
        <source>text to video</source>
        <translation>Text zu Video</translation>
    </message>
    <message>
        <source>extending</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>first and last frame</source>
        <translation>erstes und letztes Bild</translation>
    </message>
    <message>
        <source>first frame</source>
        <translation>erstes Bild</translation>
    </message>
    <message>
        <source>last frame</source>
        <translation>letztes Bild</translation>
    </message>
    <message>
        <source>{0} (two experts)</source>
        <translation>{0} (zwei Experten)</translation>
    </message>
    <message>
        <source>it holds no {0}</source>
        <translation>{0} fehlt darin</translation>
    </message>
    <message>
        <source>{0} in it is damaged</source>
        <translation>{0} darin ist beschädigt</translation>
    </message>
    <message>
        <source>{0} in it is larger than {1} MB</source>
        <translation>{0} darin ist größer als {1} MB</translation>
    </message>
    <message>
        <source>It holds several timelines; the first was read. Left out: {0}.</source>
        <translation>Die Datei enthält mehrere Zeitleisten; die erste wurde gelesen. Weggelassen: {0}.</translation>
    </message>
    <message>
        <source>Only rows of clips are read; left out: {0}.</source>
        <translation>Nur Reihen von Clips werden gelesen; weggelassen: {0}.</translation>
    </message>
    <message>
        <source>A film here has one row of pictures; left out: {0}.</source>
        <translation>Ein Film hat hier eine Bildspur; weggelassen: {0}.</translation>
    </message>
    <message>
        <source>What it is was not understood; left out: {0}.</source>
        <translation>Nicht verstanden und weggelassen: {0}.</translation>
    </message>
    <message>
        <source>Clips that say no length were left out: {0}.</source>
        <translation>Clips ohne Längenangabe wurden weggelassen: {0}.</translation>
    </message>
    <message>
        <source>Clips shorter than a frame were left out: {0}.</source>
        <translation>Clips, die kürzer als ein Bild sind, wurden weggelassen: {0}.</translation>
    </message>
    <message>
        <source>Clips that are switched off there became empty shots: {0}.</source>
        <translation>Dort abgeschaltete Clips wurden zu leeren Einstellungen: {0}.</translation>
    </message>
    <message>
        <source>Clips that hold a cut of their own became one empty shot each: {0}.</source>
        <translation>Clips mit eigenem Schnitt wurden zu je einer leeren Einstellung: {0}.</translation>
    </message>
    <message>
        <source>Changes of speed were left out: {0}.</source>
        <translation>Geschwindigkeitsänderungen wurden weggelassen: {0}.</translation>
    </message>
    <message>
        <source>Effects were left out: {0}.</source>
        <translation>Effekte wurden weggelassen: {0}.</translation>
    </message>
    <message>
        <source>Transitions from or to nothing were left out: {0}.</source>
        <translation>Übergänge von nichts oder ins Nichts wurden weggelassen: {0}.</translation>
    </message>
    <message>
        <source>Transitions that are not known here became the nearest that is: {0}.</source>
        <translation>Hier unbekannte Übergänge wurden zum nächstliegenden bekannten: {0}.</translation>
    </message>
    <message>
        <source>Transitions were shortened to fit, behind: {0}.</source>
        <translation>Übergänge wurden passend gekürzt, hinter: {0}.</translation>
    </message>
    <message>
        <source>Gaps became empty shots, so that everything keeps its time: {0}.</source>
        <translation>Lücken wurden zu leeren Einstellungen, damit alles seine Zeit behält: {0}.</translation>
    </message>
    <message>
        <source>Markers beyond 200 of a shot were left out: {0}.</source>
        <translation>Marken über 200 je Einstellung wurden weggelassen: {0}.</translation>
    </message>
    <message>
        <source>Sounds were left out; add them with Add sound: {0}.</source>
        <translation>Töne wurden weggelassen; fügen Sie sie mit „Ton hinzufügen“ hinzu: {0}.</translation>
    </message>
    <message>
        <source>references</source>
        <translation>Referenzen</translation>
    </message>
    <message>
        <source>Make part of a take anew</source>
        <translation>Teil eines Takes neu generieren</translation>
    </message>
    <message>
        <source>Change what is made anew</source>
        <translation>Neu zu generierenden Teil ändern</translation>
    </message>
    <message>
        <source>Make the whole take anew</source>
        <translation>Den ganzen Take neu generieren</translation>
    </message>
    <message>
        <source>Add pictures on the way</source>
        <translation>Bilder unterwegs hinzufügen</translation>
    </message>
    <message>
        <source>Move a picture on the way</source>
        <translation>Bild unterwegs verschieben</translation>
    </message>
    <message>
        <source>Remove a picture on the way</source>
        <translation>Bild unterwegs entfernen</translation>
    </message>
    <message>
        <source>Begin from a clip</source>
        <translation>Mit einem Clip beginnen</translation>
    </message>
    <message>
        <source>Lead up to another shot</source>
        <translation>Zu anderer Einstellung hinführen</translation>
    </message>
    <message>
        <source>Part of this take is to be made anew.</source>
        <translation>Ein Teil dieses Takes soll neu generiert werden.</translation>
    </message>
    <message>
        <source>{0}, {1} Wh measured, {2}</source>
        <translation>{0}, {1} Wh gemessen, {2}</translation>
    </message>
    <message>
        <source>{0}, {1} Wh measured</source>
        <translation>{0}, {1} Wh gemessen</translation>
    </message>
    <message>
        <source>{0}, about {1} Wh, partly measured, {2}</source>
        <translation>{0}, etwa {1} Wh, teils gemessen, {2}</translation>
    </message>
    <message>
        <source>{0}, about {1} Wh, partly measured</source>
        <translation>{0}, etwa {1} Wh, teils gemessen</translation>
    </message>
    <message>
        <source>{0} of {1} Wh (measured), {2} more for what is asked now</source>
        <translation>{0} von {1} Wh (gemessen), {2} weitere für das jetzt Verlangte</translation>
    </message>
    <message>
        <source>{0} of {1} Wh (measured)</source>
        <translation>{0} von {1} Wh (gemessen)</translation>
    </message>
    <message>
        <source>Likeness of person {0} of the cast in this take: {1} of 100 (places of the features {2}, look of the face {3}). This compares pictures, it does not prove who it is.</source>
        <translation>Ähnlichkeit von Person {0} der Besetzung in diesem Take: {1} von 100 (Lage der Merkmale {2}, Aussehen des Gesichts {3}). Das vergleicht Bilder und beweist nicht, wer es ist.</translation>
    </message>
    <message>
        <source>Likeness of person {0} of the cast in this take: only {1} of 100 (places of the features {2}, look of the face {3}). Add more headshots, or animate the headshot (Cameo).</source>
        <translation>Ähnlichkeit von Person {0} der Besetzung in diesem Take: nur {1} von 100 (Lage der Merkmale {2}, Aussehen des Gesichts {3}). Fügen Sie weitere Porträts hinzu, oder animieren Sie das Porträt (Cameo).</translation>
    </message>
    <message>
        <source>The likeness of person {0} of the cast was not measured: {1}</source>
        <translation>Die Ähnlichkeit von Person {0} der Besetzung wurde nicht gemessen: {1}</translation>
    </message>
    <message>
        <source>No face was found in this take that could be person {0} of the cast.</source>
        <translation>In diesem Take wurde kein Gesicht gefunden, das Person {0} der Besetzung sein könnte.</translation>
    </message>
    <message>
        <source>The shot that this one continues or leads up to has no take with its present settings. Render that shot first.</source>
        <translation>Die Einstellung, die diese fortsetzt oder zu der sie hinführt, hat keinen Take mit ihren jetzigen Einstellungen. Rendern Sie zuerst jene.</translation>
    </message>
    <message>
        <source>This take shares frames with another shot, and its latents are gone or of another size. Make the whole take anew, or choose the quality that it was made in.</source>
        <translation>Dieser Take teilt Bilder mit einer anderen Einstellung, und seine Latents fehlen oder haben eine andere Größe. Generieren Sie den ganzen Take neu, oder wählen Sie die Qualität, in der er entstand.</translation>
    </message>
    <message>
        <source>The shot that this one continues or leads up to was not rendered. Render it, or release this job when it has a take.</source>
        <translation>Die Einstellung, die diese fortsetzt oder zu der sie hinführt, wurde nicht gerendert. Rendern Sie sie, oder geben Sie diesen Auftrag frei, wenn sie einen Take hat.</translation>
    </message>
    <message>
        <source>{0} was not opened: framewright-reader, which decodes files from outside, is missing. Install Framewright again.</source>
        <translation>{0} wurde nicht geöffnet: framewright-reader, das Dateien von außen liest, fehlt. Installieren Sie Framewright neu.</translation>
    </message>
    <message>
        <source>{0} was not opened: framewright-reader could not be started ({1}). Close other programs and try again.</source>
        <translation>{0} wurde nicht geöffnet: framewright-reader ließ sich nicht starten ({1}). Schließen Sie andere Programme und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{0} could not be read: the reader stopped at it. The file is probably damaged; convert it or choose another.</source>
        <translation>{0} ließ sich nicht lesen: das Leseprogramm ist daran gescheitert. Die Datei ist wahrscheinlich beschädigt; wandeln Sie sie um oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>{0} could not be read: the reader was ended after {1} seconds. The file is probably damaged; convert it or choose another.</source>
        <translation>{0} ließ sich nicht lesen: das Leseprogramm wurde nach {1} Sekunden beendet. Die Datei ist wahrscheinlich beschädigt; wandeln Sie sie um oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>{0} could not be read: it needs more memory than one file may take. Scale it down or convert it first.</source>
        <translation>{0} ließ sich nicht lesen: dafür ist mehr Speicher nötig, als eine Datei belegen darf. Verkleinern Sie sie oder wandeln Sie sie vorher um.</translation>
    </message>
    <message>
        <source>{0} is longer than {1} hours. Cut it into shorter files first.</source>
        <translation>{0} ist länger als {1} Stunden. Teilen Sie es vorher in kürzere Dateien.</translation>
    </message>
    <message>
        <source>Shot {0} leads up to a shot that was removed. Choose another end for it.</source>
        <translation>Einstellung {0} führt zu einer entfernten Einstellung hin. Wählen Sie ein anderes Ende für sie.</translation>
    </message>
    <message>
        <source>Shot {0} is made from a take that was deleted. Choose another source for it.</source>
        <translation>Einstellung {0} entsteht aus einem gelöschten Take. Wählen Sie eine andere Quelle für sie.</translation>
    </message>
    <message>
        <source>A shot cannot hold {0} pictures on its way; {1} are the most. Remove some of them.</source>
        <translation>Eine Einstellung kann unterwegs nicht {0} Bilder haben; höchstens sind es {1}. Entfernen Sie einige.</translation>
    </message>
    <message>
        <source>A picture cannot stand at frame {0}. Choose one from 0.</source>
        <translation>Bei Bild {0} kann kein Bild stehen. Wählen Sie eine Zahl ab 0.</translation>
    </message>
    <message>
        <source>There is no clip to begin from. Choose a video file or a take.</source>
        <translation>Es gibt keinen Clip, mit dem begonnen werden kann. Wählen Sie eine Videodatei oder einen Take.</translation>
    </message>
    <message>
        <source>The strength of a clip to begin from must be 0.01 to 1. Choose another.</source>
        <translation>Die Stärke eines Clips, mit dem begonnen wird, muss 0.01 bis 1 sein. Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>Frames {0} to {1} cannot be made anew. Choose a first frame from 0 and an end behind it.</source>
        <translation>Die Bilder {0} bis {1} können nicht neu generiert werden. Wählen Sie ein erstes Bild ab 0 und ein Ende dahinter.</translation>
    </message>
    <message>
        <source>The region does not lie inside the picture. Draw it again.</source>
        <translation>Der Ausschnitt liegt nicht im Bild. Zeichnen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>A shot cannot be made from itself, not even through other shots. Choose another shot to start from or to lead up to.</source>
        <translation>Eine Einstellung kann nicht aus sich selbst entstehen, auch nicht über andere Einstellungen. Wählen Sie eine andere, mit der sie beginnt oder zu der sie hinführt.</translation>
    </message>
    <message>
        <source>{0} is not a model folder in diffusers layout. Choose one, such as the starter.</source>
        <translation>{0} ist kein Modellordner im Diffusers-Format. Wählen Sie einen solchen, etwa das Startermodell.</translation>
    </message>
    <message>
        <source>{0} is too large to be trained whole by this program, which teaches small models like the starter. Teach it a LoRA instead.</source>
        <translation>{0} ist zu groß, um von diesem Programm als Ganzes trainiert zu werden; es trainiert kleine Modelle wie das Startermodell. Trainieren Sie stattdessen ein LoRA.</translation>
    </message>
    <message>
        <source>{0} is there already. Choose a name that is not.</source>
        <translation>{0} ist schon da. Wählen Sie einen Namen, den es noch nicht gibt.</translation>
    </message>
    <message>
        <source>Clips for training cannot be drawn at {0}. They are 160x96, or that larger or smaller in both directions alike, and must fit the model&apos;s cells: 80x48, 160x96, 320x192.</source>
        <translation>Clips für das Training können nicht in {0} gezeichnet werden. Sie sind 160x96 oder in beiden Richtungen gleich viel größer oder kleiner und müssen zu den Zellen des Modells passen: 80x48, 160x96, 320x192.</translation>
    </message>
    <message>
        <source>Clips of {0} frames cannot be drawn for training. Choose 5, 9, 13 or 17.</source>
        <translation>Clips mit {0} Bildern können für das Training nicht gezeichnet werden. Wählen Sie 5, 9, 13 oder 17.</translation>
    </message>
    <message>
        <source>{0} has no trained VACE blocks to go on with. Choose a model that has them, and train it without --fresh.</source>
        <translation>{0} hat keine VACE-Blöcke, mit denen weitertrainiert werden könnte. Wählen Sie ein Modell, das sie hat, und trainieren Sie es ohne --fresh.</translation>
    </message>
    <message>
        <source>Group shots</source>
        <translation>Einstellungen gruppieren</translation>
    </message>
    <message>
        <source>Duplicate scene</source>
        <translation>Szene duplizieren</translation>
    </message>
    <message>
        <source>Settings of a take</source>
        <translation>Angaben eines Takes übernehmen</translation>
    </message>
    <message>
        <source>Take {0} was filmed: its clip cannot be made again, so it stays.</source>
        <translation>Take {0} wurde gefilmt: Sein Clip kann nicht noch einmal gemacht werden, deshalb bleibt er.</translation>
    </message>
    <message>
        <source>The clip of take {0} holds more than its latents: people drawn into it, or parts of an earlier take. It stays.</source>
        <translation>Der Clip von Take {0} enthält mehr als seine Latents: hineingezeichnete Personen oder Teile eines früheren Takes. Er bleibt.</translation>
    </message>
    <message>
        <source>{0} is not there, so the clip of this take stays as it is.</source>
        <translation>{0} ist nicht da, deshalb bleibt der Clip dieses Takes, wie er ist.</translation>
    </message>
    <message>
        <source>The latents of take {0} give another clip than was rendered. Nothing was changed; render the shot again.</source>
        <translation>Die Latents von Take {0} ergeben einen anderen Clip als den gerenderten. Nichts wurde geändert; rendern Sie die Einstellung noch einmal.</translation>
    </message>
    <message>
        <source>The model {0} is not here, or not as it was, so the clip of take {1} cannot be made from its latents. Put the model back into a model folder.</source>
        <translation>Das Modell {0} ist nicht hier oder nicht mehr, wie es war, deshalb kann der Clip von Take {1} nicht aus seinen Latents gemacht werden. Legen Sie das Modell wieder in einen Modellordner.</translation>
    </message>
    <message>
        <source>{0} needs more memory than there is, even for its smallest clip. Choose a smaller model, or close other programs.</source>
        <translation>{0} braucht selbst für seinen kleinsten Clip mehr Speicher, als da ist. Wählen Sie ein kleineres Modell, oder schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>{0} is set up for {1}, which is not known here, so its frames are not those of other programs. Choose sampler and shift yourself.</source>
        <translation>{0} ist auf {1} eingestellt, das hier nicht bekannt ist; die Bilder gleichen darum nicht denen anderer Programme. Wählen Sie Sampler und Verschiebung selbst.</translation>
    </message>
    <message>
        <source>{0} works in a way that is not known here ({1}). Put the model&apos;s own spiece.model beside it.</source>
        <translation>{0} arbeitet auf eine Weise, die hier nicht bekannt ist ({1}). Legen Sie die spiece.model des Modells daneben.</translation>
    </message>
    <message>
        <source>The queue is paused, so no clip is made again. Resume it first.</source>
        <translation>Die Warteschlange ist angehalten, deshalb wird kein Clip neu gemacht. Setzen Sie sie zuerst fort.</translation>
    </message>
    <message>
        <source>Only the latents of these shots are kept, and their clips must be made again first: {0}. Choose Make the clips again in Files and disk use, or project disk with --make-clips.</source>
        <translation>Von diesen Einstellungen sind nur die Latents da, ihre Clips müssen zuerst neu gemacht werden: {0}. Wählen Sie Clips neu machen unter Dateien und Speicherplatz, oder project disk mit --make-clips.</translation>
    </message>
    <message>
        <source>Only the latents of take {0} are kept, so there is no clip to compare with. Make it again first: project disk with --make-clips.</source>
        <translation>Von Take {0} sind nur die Latents da, also gibt es keinen Clip zum Vergleichen. Machen Sie ihn zuerst neu: project disk mit --make-clips.</translation>
    </message>
    <message>
        <source>The consent was not recorded, because this clip or its words stood for another consent already. Take the new words, and record a new clip.</source>
        <translation>Die Einwilligung wurde nicht aufgezeichnet, denn dieser Clip oder seine Worte standen schon für eine andere. Nehmen Sie die neuen Worte und machen Sie einen neuen Clip.</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>Scene %1</source>
        <translation>Szene %1</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 Kopie</translation>
    </message>
</context>
<context>
    <name>ModelLook</name>
    <message>
        <source>%1 %2, %3, %4</source>
        <translation>%1 %2, %3, %4</translation>
    </message>
    <message>
        <source>%1 of %2 are here</source>
        <translation>%1 von %2 sind da</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>At the next start</source>
        <translation>Ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Same name twice</source>
        <translation>Name doppelt</translation>
    </message>
    <message>
        <source>Fetched in part</source>
        <translation>Teilweise geholt</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Nicht brauchbar</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>Nicht hier</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Everything stays loaded</source>
        <translation>Alles bleibt geladen</translation>
    </message>
    <message>
        <source>The text encoder goes after the prompt</source>
        <translation>Der Textencoder geht nach dem Prompt</translation>
    </message>
    <message>
        <source>Pictures are decoded in tiles</source>
        <translation>Bilder werden in Kacheln dekodiert</translation>
    </message>
    <message>
        <source>One block at a time (least memory, slowest)</source>
        <translation>Ein Block nach dem anderen (am sparsamsten, am langsamsten)</translation>
    </message>
    <message numerus="yes">
        <source>%1 x %2, %n frames</source>
        <translation>
            <numerusform>%1 x %2, %n Bild</numerusform>
            <numerusform>%1 x %2, %n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Quantised weights stay small until used</source>
        <translation>Quantisierte Gewichte bleiben klein bis zum Gebrauch</translation>
    </message>
</context>
<context>
    <name>ProjectFiles</name>
    <message>
        <source>Scene %1</source>
        <translation>Szene %1</translation>
    </message>
</context>
<context>
    <name>Protection</name>
    <message>
        <source>Nobody is rendered or exported without a consent that is good that day: the engine asks the signed ledger before, during and after each rendering.</source>
        <translation>Niemand wird ohne eine an diesem Tag gültige Einwilligung gerendert oder exportiert: Das signierte Einwilligungsregister wird vor, während und nach jedem Rendern gefragt.</translation>
    </message>
    <message>
        <source>Headshots are encrypted under a key per person, and never lie in a project. Withdrawing a consent destroys that key.</source>
        <translation>Porträts sind mit einem eigenen Schlüssel je Person verschlüsselt und liegen nie in einem Projekt. Ein Widerruf der Einwilligung vernichtet diesen Schlüssel.</translation>
    </message>
    <message>
        <source>Ledger, audit log and review log are signed chains: a change, a missing entry or an older copy shows.</source>
        <translation>Einwilligungsregister, Revisions- und Prüfprotokoll sind signierte Ketten: Eine Änderung, ein fehlender Eintrag oder eine ältere Kopie fällt auf.</translation>
    </message>
    <message>
        <source>Every film that leaves carries a visible mark and signed credentials that say it was made with AI.</source>
        <translation>Jeder Film, der das Programm verlässt, trägt eine sichtbare Kennzeichnung und signierte Inhaltsnachweise, dass er mit KI gemacht wurde.</translation>
    </message>
    <message>
        <source>You, with all the keys: whoever runs as your account can read them, change this program, or go back to a whole backup of that day.</source>
        <translation>Sie selbst, mit allen Schlüsseln: Wer unter Ihrem Konto arbeitet, kann sie lesen, dieses Programm ändern oder eine vollständige Sicherung eines früheren Tages zurückspielen.</translation>
    </message>
    <message>
        <source>Whether a statement is true. The ledger keeps who stated what, and when; it cannot know who typed the name.</source>
        <translation>Ob eine Erklärung wahr ist. Das Register hält fest, wer wann was erklärt hat; es kann nicht wissen, wer den Namen eingetippt hat.</translation>
    </message>
    <message>
        <source>Names and words that no rule knows. The rules help people who mean well; they are not a wall.</source>
        <translation>Namen und Wörter, die keine Regel kennt. Die Regeln helfen Menschen, die es gut meinen; eine Mauer sind sie nicht.</translation>
    </message>
    <message>
        <source>Photos of real people that were used as ordinary pictures and never declared.</source>
        <translation>Fotos echter Menschen, die als gewöhnliche Bilder verwendet und nie angegeben wurden.</translation>
    </message>
    <message>
        <source>What was exported is out. Marks can be cut away, and a missing mark proves nothing.</source>
        <translation>Was exportiert wurde, ist draußen. Kennzeichnungen lassen sich wegschneiden, und eine fehlende Kennzeichnung beweist nichts.</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>What does this shot show?</source>
        <translation>Was zeigt diese Einstellung?</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Shot</source>
        <translation>&amp;Einstellung</translation>
    </message>
    <message>
        <source>&amp;Cast</source>
        <translation>Be&amp;setzung</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What is protected, and what is not</source>
        <translation>Was geschützt ist und was nicht</translation>
    </message>
    <message>
        <source>Protected</source>
        <translation>Geschützt</translation>
    </message>
    <message>
        <source>Not protected</source>
        <translation>Nicht geschützt</translation>
    </message>
    <message>
        <source>The whole list is in docs/security.md.</source>
        <translation>Die ganze Liste steht in docs/security.md.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Empty title</source>
        <translation>Leerer Titel</translation>
    </message>
    <message>
        <source>The board is as it was on %1. Undo brings the other one back.</source>
        <translation>Das Storyboard ist wieder wie am %1. „Rückgängig“ holt das andere zurück.</translation>
    </message>
    <message>
        <source>Review inbox (%1)...</source>
        <translation>Prüfeingang (%1)...</translation>
    </message>
    <message>
        <source>Review inbox...</source>
        <translation>Prüfeingang...</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>%1 generates the shot, %2 plays, %3 adds a shot, %4 shows all keys</source>
        <translation>%1 generiert die Einstellung, %2 spielt ab, %3 fügt eine Einstellung hinzu, %4 zeigt alle Tasten</translation>
    </message>
    <message>
        <source>The film is exported</source>
        <translation>Der Film ist exportiert</translation>
    </message>
    <message>
        <source>The export did not succeed</source>
        <translation>Der Export ist nicht gelungen</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Szene</translation>
    </message>
    <message>
        <source>There is no take yet. Generate the shot first.</source>
        <translation>Es gibt noch keinen Take. Generieren Sie die Einstellung zuerst.</translation>
    </message>
    <message>
        <source>There is no shot after this one to lead up to.</source>
        <translation>Nach dieser Einstellung kommt keine, zu der hingeführt werden kann.</translation>
    </message>
</context>
<context>
    <name>ShotLook</name>
    <message>
        <source>Consent expired</source>
        <translation>Einwilligung endete</translation>
    </message>
    <message>
        <source>Queued (%1)</source>
        <translation>Wartet (%1)</translation>
    </message>
    <message>
        <source>Held in the queue</source>
        <translation>In der Warteschlange zurückgehalten</translation>
    </message>
    <message>
        <source>Held: whose face?</source>
        <translation>Zurückgehalten: Wessen Gesicht?</translation>
    </message>
    <message>
        <source>Stopped before the take was done</source>
        <translation>Gestoppt, bevor der Take fertig war</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Liest</translation>
    </message>
    <message>
        <source>Forming</source>
        <translation>Entsteht</translation>
    </message>
    <message>
        <source>Decoding</source>
        <translation>Dekodiert</translation>
    </message>
    <message>
        <source>Upscaling</source>
        <translation>Vergrößert</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreibt</translation>
    </message>
    <message>
        <source>%L1 s</source>
        <translation>%L1 s</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
</context>
<context>
    <name>ShotState</name>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Forming</source>
        <translation>Entsteht</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
</context>
<context>
    <name>SpokenItem</name>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Selects it alone</source>
        <translation>Wählt nur dieses Element aus</translation>
    </message>
    <message>
        <source>Goes to where its words or settings are</source>
        <translation>Springt zu seinen Wörtern oder Einstellungen</translation>
    </message>
    <message>
        <source>Adds it to the selection, or takes it out</source>
        <translation>Fügt es der Auswahl hinzu oder nimmt es heraus</translation>
    </message>
</context>
<context>
    <name>SpokenShot</name>
    <message>
        <source>not written yet</source>
        <translation>noch nicht geschrieben</translation>
    </message>
    <message>
        <source>Shot %1: %2. %3</source>
        <translation>Einstellung %1: %2. %3</translation>
    </message>
    <message>
        <source>Continues shot %1</source>
        <translation>Setzt Einstellung %1 fort</translation>
    </message>
    <message>
        <source>With %1</source>
        <translation>Mit %1</translation>
    </message>
    <message>
        <source>Leads up to shot %1</source>
        <translation>Führt zu Einstellung %1 hin</translation>
    </message>
    <message>
        <source>Part of a take is made anew</source>
        <translation>Ein Teil eines Takes wird neu generiert</translation>
    </message>
</context>
<context>
    <name>StoryboardPages</name>
    <message>
        <source>Not rendered yet</source>
        <translation>Noch nicht gerendert</translation>
    </message>
    <message>
        <source>Picture missing</source>
        <translation>Bild fehlt</translation>
    </message>
    <message>
        <source>%L1 s</source>
        <translation>%L1 s</translation>
    </message>
    <message>
        <source>continues</source>
        <translation>Fortsetzung</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s), %1</source>
        <translation>
            <numerusform>%n Einstellung, %1</numerusform>
            <numerusform>%n Einstellungen, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Storyboard made with Framewright; its pictures are generated by AI</source>
        <translation>Storyboard erstellt mit Framewright; die Bilder sind von KI erzeugt</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
</context>
<context>
    <name>WordBook</name>
    <message>
        <source>Whole prompts</source>
        <translation>Ganze Prompts</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Motive</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Motions</source>
        <translation>Bewegungen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Weitere</translation>
    </message>
    <message>
        <source>Small starter model: it knows %1 words for subjects, %2 for places and %3 for motions.</source>
        <translation>Kleines Einstiegsmodell: Es kennt %1 Wörter für Motive, %2 für Orte und %3 für Bewegungen.</translation>
    </message>
</context>
<context>
    <name>fw::ui::AboutDialog</name>
    <message>
        <source>About Framewright</source>
        <translation>Über Framewright</translation>
    </message>
    <message>
        <source>Framewright %1</source>
        <translation>Framewright %1</translation>
    </message>
    <message>
        <source>A storyboard editor that renders its shots on this computer. Free software, GPL-3.0-or-later.</source>
        <translation>Ein Storyboard-Editor, der seine Einstellungen auf diesem Computer rendert. Freie Software, GPL-3.0-or-later.</translation>
    </message>
    <message>
        <source>Software and material of others</source>
        <translation>Software und Material anderer</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
</context>
<context>
    <name>fw::ui::Arrangement</name>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Shot</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Storyboard</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Cast</source>
        <translation>Besetzung</translation>
    </message>
    <message>
        <source>Workspace: cutting</source>
        <translation>Arbeitsbereich: Schnitt</translation>
    </message>
    <message>
        <source>Workspace: storyboard</source>
        <translation>Arbeitsbereich: Storyboard</translation>
    </message>
    <message>
        <source>Workspace: rendering</source>
        <translation>Arbeitsbereich: Rendern</translation>
    </message>
    <message>
        <source>Default arrangement</source>
        <translation>Standardanordnung</translation>
    </message>
</context>
<context>
    <name>fw::ui::AuditDialog</name>
    <message>
        <source>Audit log</source>
        <translation>Revisionsprotokoll</translation>
    </message>
    <message>
        <source>The chosen entry in full</source>
        <translation>Der gewählte Eintrag im Wortlaut</translation>
    </message>
    <message>
        <source>Choose an entry to read it in full.</source>
        <translation>Wählen Sie einen Eintrag, um ihn ganz zu lesen.</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <translation>Art des Eintrags</translation>
    </message>
    <message>
        <source>Person or account</source>
        <translation>Person oder Konto</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Jederzeit</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Between...</source>
        <translation>Zeitraum...</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>From this day</source>
        <translation>Ab diesem Tag</translation>
    </message>
    <message>
        <source>Up to this day</source>
        <translation>Bis zu diesem Tag</translation>
    </message>
    <message>
        <source>Find words, ids, checksums</source>
        <translation>Wort, Kennung, Prüfsumme</translation>
    </message>
    <message>
        <source>Entries, newest first</source>
        <translation>Einträge, neueste zuerst</translation>
    </message>
    <message>
        <source>Checking every entry...</source>
        <translation>Jeder Eintrag wird geprüft...</translation>
    </message>
    <message>
        <source>State of the logs</source>
        <translation>Zustand der Protokolle</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Export...</source>
        <translation>Exportieren...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>An earlier log was damaged and put aside: %1.</source>
        <translation>Ein früheres Protokoll war beschädigt und wurde beiseitegelegt: %1.</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Export the entries that are shown</source>
        <translation>Die angezeigten Einträge exportieren</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Nach %1 geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>Audit log, consent ledger, review log and registry are whole: %n entries, each genuine and in its place.</source>
        <translation>
            <numerusform>Revisionsprotokoll, Einwilligungsregister, Prüfprotokoll und Verzeichnis sind unversehrt: %n Eintrag, echt und an seinem Platz.</numerusform>
            <numerusform>Revisionsprotokoll, Einwilligungsregister, Prüfprotokoll und Verzeichnis sind unversehrt: %n Einträge, jeder echt und an seinem Platz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n entries</source>
        <translation>
            <numerusform>%1 von %n Eintrag</numerusform>
            <numerusform>%1 von %n Einträgen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::AuditModel</name>
    <message>
        <source>%1, about %2</source>
        <translation>%1, betrifft %2</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>Generierung</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Failure</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Refusal</source>
        <translation>Verweigerung</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Headshot</source>
        <translation>Porträt</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>Widerruf</translation>
    </message>
    <message>
        <source>Deletion</source>
        <translation>Löschung</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Rules changed</source>
        <translation>Regeln geändert</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Log begun anew</source>
        <translation>Protokoll neu begonnen</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Statement about oneself</source>
        <translation>Erklärung über sich selbst</translation>
    </message>
    <message>
        <source>Statement about another adult</source>
        <translation>Erklärung über eine andere erwachsene Person</translation>
    </message>
    <message>
        <source>Statement about an invented person</source>
        <translation>Erklärung über eine erfundene Person</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Appealed</source>
        <translation>Einspruch erhoben</translation>
    </message>
    <message>
        <source>no consent</source>
        <translation>keine Einwilligung</translation>
    </message>
    <message>
        <source>the consent had expired</source>
        <translation>die Einwilligung war abgelaufen</translation>
    </message>
    <message>
        <source>the consent was withdrawn</source>
        <translation>die Einwilligung war widerrufen</translation>
    </message>
    <message>
        <source>outside of what was agreed to</source>
        <translation>außerhalb dessen, wozu eingewilligt wurde</translation>
    </message>
    <message>
        <source>the consent ledger does not verify</source>
        <translation>das Einwilligungsregister ist nicht überprüfbar</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>nicht bestätigt</translation>
    </message>
    <message>
        <source>held for review</source>
        <translation>zur Prüfung angehalten</translation>
    </message>
    <message>
        <source>against the rules</source>
        <translation>gegen die Regeln</translation>
    </message>
    <message>
        <source>no such account or wrong passphrase</source>
        <translation>kein solches Konto oder falsche Passphrase</translation>
    </message>
    <message>
        <source>Shot %1, take %2</source>
        <translation>Einstellung %1, Take %2</translation>
    </message>
    <message>
        <source>Shot %1</source>
        <translation>Einstellung %1</translation>
    </message>
    <message>
        <source>Shots %1</source>
        <translation>Einstellungen %1</translation>
    </message>
    <message numerus="yes">
        <source>%n shots that are not here any more</source>
        <translation>
            <numerusform>%n Einstellung, die nicht mehr da ist</numerusform>
            <numerusform>%n Einstellungen, die nicht mehr da sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n takes that are not here any more</source>
        <translation>
            <numerusform>%n Take, der nicht mehr da ist</numerusform>
            <numerusform>%n Takes, die nicht mehr da sind</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 aus %2</translation>
    </message>
    <message>
        <source>A picture of the person</source>
        <translation>Ein Bild der Person</translation>
    </message>
    <message>
        <source>Consent withdrawn</source>
        <translation>Einwilligung widerrufen</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>rule %1</source>
        <translation>Regel %1</translation>
    </message>
</context>
<context>
    <name>fw::ui::BoardAccessible</name>
    <message>
        <source>Scene %1</source>
        <translation>Szene %1</translation>
    </message>
    <message numerus="yes">
        <source>%n shots</source>
        <translation>
            <numerusform>%n Einstellung</numerusform>
            <numerusform>%n Einstellungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::BoardView</name>
    <message>
        <source>Board</source>
        <translation>Storyboard</translation>
    </message>
    <message>
        <source>A board is a row of shots. Each one starts as a sentence.</source>
        <translation>Ein Storyboard ist eine Reihe von Einstellungen. Jede beginnt als Satz.</translation>
    </message>
    <message>
        <source>Start with one shot</source>
        <translation>Mit einer Einstellung beginnen</translation>
    </message>
    <message>
        <source>Open the sample board</source>
        <translation>Beispiel-Storyboard öffnen</translation>
    </message>
    <message>
        <source>Paste a script</source>
        <translation>Drehbuch einfügen</translation>
    </message>
    <message>
        <source>Drag to reorder, Alt+drag to duplicate, double-click the words to write on the card, drop an image to start from it</source>
        <translation>Ziehen ordnet um, Alt+Ziehen verdoppelt, Doppelklick auf die Worte schreibt auf der Karte, ein Bild darauf ablegen macht es zum Startbild</translation>
    </message>
</context>
<context>
    <name>fw::ui::CanvasAccessible</name>
    <message>
        <source>playing</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>Canvas, nothing to play yet</source>
        <translation>Bildfläche, noch nichts abzuspielen</translation>
    </message>
    <message>
        <source>Canvas, %1, shot %2 of %3, %4</source>
        <translation>Bildfläche, %1, Einstellung %2 von %3, %4</translation>
    </message>
</context>
<context>
    <name>fw::ui::CanvasPicture</name>
    <message>
        <source>Forming: %1</source>
        <translation>Entsteht: %1</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>Take %1</translation>
    </message>
    <message>
        <source>Line between %1 and %2</source>
        <translation>Linie zwischen %1 und %2</translation>
    </message>
</context>
<context>
    <name>fw::ui::CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation>Bildfläche</translation>
    </message>
    <message>
        <source>Nothing to play yet. Write a shot and watch it form here.</source>
        <translation>Noch nichts abzuspielen. Schreiben Sie eine Einstellung und sehen Sie hier zu, wie sie entsteht.</translation>
    </message>
    <message>
        <source>Start with one shot</source>
        <translation>Mit einer Einstellung beginnen</translation>
    </message>
    <message>
        <source>Open the sample board</source>
        <translation>Beispiel-Storyboard öffnen</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>To the start (Home)</source>
        <translation>Zum Anfang (Pos1)</translation>
    </message>
    <message>
        <source>Previous frame (Left)</source>
        <translation>Voriges Bild (Links)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Next frame (Right)</source>
        <translation>Nächstes Bild (Rechts)</translation>
    </message>
    <message>
        <source>To the end (End)</source>
        <translation>Zum Ende (Ende)</translation>
    </message>
    <message>
        <source>Playhead</source>
        <translation>Abspielkopf</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>Paste a script</source>
        <translation>Drehbuch einfügen</translation>
    </message>
    <message>
        <source>There is nothing to compare: the shot needs two takes. Generate another one.</source>
        <translation>Es gibt nichts zu vergleichen: Die Einstellung braucht zwei Takes. Generieren Sie noch einen.</translation>
    </message>
</context>
<context>
    <name>fw::ui::CaptureDialog</name>
    <message>
        <source>Take headshots of %1</source>
        <translation>Porträts von %1 aufnehmen</translation>
    </message>
    <message>
        <source>There is no camera that you may use. Pick a picture or a film of the person instead.</source>
        <translation>Es gibt keine Kamera, die Sie benutzen dürfen. Wählen Sie stattdessen ein Bild oder einen Film der Person.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Picture or film...</source>
        <translation>Bild oder Film...</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>Keine Kamera</translation>
    </message>
    <message>
        <source>Picture or film of the person</source>
        <translation>Bild oder Film der Person</translation>
    </message>
    <message>
        <source>Pictures and films (*.png *.jpg *.jpeg *.webp *.mp4 *.mov *.mkv *.webm)</source>
        <translation>Bilder und Filme (*.png *.jpg *.jpeg *.webp *.mp4 *.mov *.mkv *.webm)</translation>
    </message>
    <message>
        <source>Take picture</source>
        <translation>Bild aufnehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Put into the vault</source>
        <translation>In den Tresor legen</translation>
    </message>
    <message>
        <source>Pictures are not checked. %1</source>
        <translation>Die Bilder werden nicht geprüft. %1</translation>
    </message>
    <message>
        <source>Good. Take the picture.</source>
        <translation>Gut so. Nehmen Sie das Bild auf.</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>Look straight into the camera.</source>
        <translation>Sehen Sie gerade in die Kamera.</translation>
    </message>
    <message>
        <source>Half left</source>
        <translation>Halb links</translation>
    </message>
    <message>
        <source>Turn the head so that the nose points to the left of the picture.</source>
        <translation>Drehen Sie den Kopf, bis die Nase zum linken Bildrand zeigt.</translation>
    </message>
    <message>
        <source>Half right</source>
        <translation>Halb rechts</translation>
    </message>
    <message>
        <source>Turn the head so that the nose points to the right of the picture.</source>
        <translation>Drehen Sie den Kopf, bis die Nase zum rechten Bildrand zeigt.</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>Lächeln</translation>
    </message>
    <message>
        <source>Look straight ahead and smile.</source>
        <translation>Sehen Sie geradeaus und lächeln Sie.</translation>
    </message>
</context>
<context>
    <name>fw::ui::CaptureView</name>
    <message>
        <source>Camera picture</source>
        <translation>Kamerabild</translation>
    </message>
</context>
<context>
    <name>fw::ui::CardPromptEdit</name>
    <message>
        <source>Prompt on the card</source>
        <translation>Prompt auf der Karte</translation>
    </message>
    <message>
        <source>What the shot shows</source>
        <translation>Was die Einstellung zeigt</translation>
    </message>
</context>
<context>
    <name>fw::ui::CastChip</name>
    <message>
        <source>Cast member %1. %2</source>
        <translation>Person der Besetzung: %1. %2</translation>
    </message>
</context>
<context>
    <name>fw::ui::CastChips</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Cast</source>
        <translation>Besetzung</translation>
    </message>
    <message>
        <source>Add a person to the shot</source>
        <translation>Person zur Einstellung hinzufügen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>New person...</source>
        <translation>Neue Person...</translation>
    </message>
    <message>
        <source>Name earlier</source>
        <translation>Früher nennen</translation>
    </message>
    <message>
        <source>Name later</source>
        <translation>Später nennen</translation>
    </message>
    <message>
        <source>Take out of the shot</source>
        <translation>Aus der Einstellung nehmen</translation>
    </message>
</context>
<context>
    <name>fw::ui::CastListModel</name>
    <message>
        <source>no pictures</source>
        <translation>keine Bilder</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::CastPanel</name>
    <message>
        <source>Cast</source>
        <translation>Besetzung</translation>
    </message>
    <message>
        <source>Nobody is in the cast yet. A person comes in with a consent: who it is, for what, and until when.</source>
        <translation>Noch ist niemand in der Besetzung. Eine Person kommt mit einer Einwilligung hinein: wer sie ist, wofür und bis wann.</translation>
    </message>
    <message>
        <source>Add person...</source>
        <translation>Person hinzufügen...</translation>
    </message>
    <message>
        <source>What is protected</source>
        <translation>Was geschützt ist</translation>
    </message>
    <message>
        <source>Add...</source>
        <translation>Neu...</translation>
    </message>
    <message>
        <source>Add headshots</source>
        <translation>Porträts hinzufügen</translation>
    </message>
    <message>
        <source>Take headshots with a camera</source>
        <translation>Porträts mit der Kamera aufnehmen</translation>
    </message>
    <message>
        <source>Renew the consent</source>
        <translation>Einwilligung erneuern</translation>
    </message>
    <message>
        <source>Withdraw the consent</source>
        <translation>Einwilligung widerrufen</translation>
    </message>
    <message>
        <source>What is protected, and what is not</source>
        <translation>Was geschützt ist und was nicht</translation>
    </message>
    <message>
        <source>Put into the shot</source>
        <translation>In die Einstellung setzen</translation>
    </message>
    <message>
        <source>Add headshots...</source>
        <translation>Porträts hinzufügen...</translation>
    </message>
    <message>
        <source>Take headshots...</source>
        <translation>Porträts aufnehmen...</translation>
    </message>
    <message>
        <source>Renew consent...</source>
        <translation>Einwilligung erneuern...</translation>
    </message>
    <message>
        <source>Withdraw consent...</source>
        <translation>Einwilligung widerrufen...</translation>
    </message>
</context>
<context>
    <name>fw::ui::ClipLine</name>
    <message>
        <source>Take %1</source>
        <translation>Take %1</translation>
    </message>
    <message>
        <source>Shot %1, take %2</source>
        <translation>Einstellung %1, Take %2</translation>
    </message>
    <message>
        <source>Clip to begin from</source>
        <translation>Clip, mit dem begonnen wird</translation>
    </message>
    <message>
        <source>Change </source>
        <translation>Ändern </translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>How far the clip is changed</source>
        <translation>Wie weit der Clip verändert wird</translation>
    </message>
    <message>
        <source>How far the clip is changed: 10 % hardly, 100 % keeps nothing of it</source>
        <translation>Wie weit der Clip verändert wird: 10 % kaum, bei 100 % bleibt nichts von ihm</translation>
    </message>
    <message>
        <source>Video file</source>
        <translation>Videodatei</translation>
    </message>
    <message>
        <source>A take that was deleted</source>
        <translation>Ein gelöschter Take</translation>
    </message>
    <message>
        <source>Pick a file...</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>The clip lasts %L1 s: behind it the last picture holds.</source>
        <translation>Der Clip dauert %L1 s: danach bleibt das letzte Bild stehen.</translation>
    </message>
</context>
<context>
    <name>fw::ui::CommandSearch</name>
    <message>
        <source>Search commands</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>fw::ui::CompareBar</name>
    <message>
        <source>Take on the left</source>
        <translation>Take links</translation>
    </message>
    <message>
        <source>Take on the right</source>
        <translation>Take rechts</translation>
    </message>
    <message>
        <source>Compared takes</source>
        <translation>Verglichene Takes</translation>
    </message>
    <message>
        <source>Change sides</source>
        <translation>Seiten tauschen</translation>
    </message>
    <message>
        <source>End the comparison (Esc)</source>
        <translation>Vergleich beenden (Esc)</translation>
    </message>
    <message>
        <source>A</source>
        <comment>left take</comment>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <comment>right take</comment>
        <translation>B</translation>
    </message>
    <message>
        <source>Choose the left take for the film</source>
        <translation>Den linken Take für den Film wählen</translation>
    </message>
    <message>
        <source>Choose the right take for the film</source>
        <translation>Den rechten Take für den Film wählen</translation>
    </message>
</context>
<context>
    <name>fw::ui::CostDialog</name>
    <message>
        <source> W</source>
        <translation> W</translation>
    </message>
    <message>
        <source>Costs and budget</source>
        <translation>Kosten und Budget</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>This project</source>
        <translation>Dieses Projekt</translation>
    </message>
    <message>
        <source>What an hour of the machine costs: rent, or what it loses in worth</source>
        <translation>Was eine Stunde der Maschine kostet: Miete oder Wertverlust</translation>
    </message>
    <message>
        <source>Power while rendering</source>
        <translation>Leistung beim Rendern</translation>
    </message>
    <message>
        <source>Electricity, a kWh</source>
        <translation>Strom je kWh</translation>
    </message>
    <message>
        <source>Machine, an hour</source>
        <translation>Maschine je Stunde</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>No budget</source>
        <translation>Kein Budget</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>Watt-hours</source>
        <translation>Wattstunden</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Geld</translation>
    </message>
    <message>
        <source>What the budget counts</source>
        <translation>Was das Budget zählt</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>The takes that are here took %1.</source>
        <translation>Die vorhandenen Takes haben gebraucht: %1.</translation>
    </message>
    <message>
        <source>A budget of money needs a price above.</source>
        <translation>Ein Budget in Geld braucht oben einen Preis.</translation>
    </message>
    <message>
        <source>What it draws from the wall while it renders: a figure of yours, for takes that nothing measured</source>
        <translation>Was er beim Rendern aus der Steckdose zieht: Ihre Angabe, für Takes, bei denen nichts gemessen wurde</translation>
    </message>
</context>
<context>
    <name>fw::ui::CutDialog</name>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>Import cut</source>
        <translation>Schnitt importieren</translation>
    </message>
    <message>
        <source>Scenes and shots of the cut</source>
        <translation>Szenen und Einstellungen des Schnitts</translation>
    </message>
    <message>
        <source>Scene and shot</source>
        <translation>Szene und Einstellung</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Preset of new shots</source>
        <translation>Vorgabe neuer Einstellungen</translation>
    </message>
    <message>
        <source>Remove the shots that the cut does not have</source>
        <translation>Einstellungen entfernen, die der Schnitt nicht hat</translation>
    </message>
    <message>
        <source>... and %1 more.</source>
        <translation>... und %1 weitere.</translation>
    </message>
    <message>
        <source>The project is this cut already: there is nothing to import.</source>
        <translation>Das Projekt ist schon dieser Schnitt: Es gibt nichts zu importieren.</translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) come as scenes of their own behind those that are there. They are empty: write their prompts and render them.</source>
        <translation>
            <numerusform>%n Einstellung kommt in einer eigenen Szene hinter die vorhandenen. Sie ist leer: Schreiben Sie ihren Prompt und rendern Sie sie.</numerusform>
            <numerusform>%n Einstellungen kommen in eigenen Szenen hinter die vorhandenen. Sie sind leer: Schreiben Sie ihre Prompts und rendern Sie sie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) change.</source>
        <translation>
            <numerusform>%n Einstellung ändert sich.</numerusform>
            <numerusform>%n Einstellungen ändern sich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) come anew.</source>
        <translation>
            <numerusform>%n Einstellung kommt neu hinzu.</numerusform>
            <numerusform>%n Einstellungen kommen neu hinzu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) stay as they are.</source>
        <translation>
            <numerusform>%n Einstellung bleibt, wie sie ist.</numerusform>
            <numerusform>%n Einstellungen bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>stays as it is</source>
        <translation>bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>new, empty</source>
        <translation>neu, leer</translation>
    </message>
    <message>
        <source>second piece</source>
        <translation>zweites Stück</translation>
    </message>
    <message>
        <source>gap, an empty shot</source>
        <translation>Lücke, eine leere Einstellung</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>not in the cut, moves behind it</source>
        <translation>nicht im Schnitt, rückt dahinter</translation>
    </message>
    <message>
        <source>another place</source>
        <translation>anderer Platz</translation>
    </message>
    <message>
        <source>shorter</source>
        <translation>kürzer</translation>
    </message>
    <message>
        <source>longer</source>
        <translation>länger</translation>
    </message>
    <message>
        <source>begins elsewhere</source>
        <translation>beginnt anderswo</translation>
    </message>
    <message>
        <source>another transition</source>
        <translation>anderer Übergang</translation>
    </message>
    <message>
        <source>another note or marker</source>
        <translation>andere Notiz oder Marke</translation>
    </message>
    <message>
        <source>%1 instead of %2</source>
        <translation>%1 statt %2</translation>
    </message>
    <message>
        <source>Shot %1</source>
        <translation>Einstellung %1</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Lücke</translation>
    </message>
</context>
<context>
    <name>fw::ui::DeleteDialog</name>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>What shows this person</source>
        <translation>Was diese Person zeigt</translation>
    </message>
    <message>
        <source>Delete what shows %1?</source>
        <translation>Löschen, was %1 zeigt?</translation>
    </message>
    <message>
        <source>All of this is blocked already: it cannot be rendered again or exported. Deleting removes the files from this computer, latents and trash included. Copies that left it cannot be called back.</source>
        <translation>Alles davon ist bereits gesperrt: Es kann nicht noch einmal gerendert oder exportiert werden. Löschen entfernt die Dateien von diesem Computer, auch Latents und Papierkorb. Kopien, die ihn verlassen haben, lassen sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Takes and films that show this person</source>
        <translation>Takes und Filme, die diese Person zeigen</translation>
    </message>
    <message>
        <source>Keep them, blocked</source>
        <translation>Gesperrt behalten</translation>
    </message>
    <message>
        <source>%1, exported on %2: %3</source>
        <translation>%1, exportiert am %2: %3</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>A take that is not on the board (%1)</source>
        <translation>Ein Take, der nicht im Storyboard ist (%1)</translation>
    </message>
    <message>
        <source>Shot %1, take %2</source>
        <translation>Einstellung %1, Take %2</translation>
    </message>
    <message>
        <source>Deleted: %1 and %2.</source>
        <translation>Gelöscht: %1 und %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n take(s)</source>
        <translation>
            <numerusform>%n Take</numerusform>
            <numerusform>%n Takes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exported file(s)</source>
        <translation>
            <numerusform>%n exportierte Datei</numerusform>
            <numerusform>%n exportierte Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::Dock</name>
    <message>
        <source>Put %1 in a window of its own</source>
        <translation>%1 in ein eigenes Fenster setzen</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
    <message>
        <source>Panels in one place</source>
        <translation>Bereiche an einem Ort</translation>
    </message>
</context>
<context>
    <name>fw::ui::DoneWatch</name>
    <message numerus="yes">
        <source>%n shot(s) are ready</source>
        <translation>
            <numerusform>%n Einstellung ist fertig</numerusform>
            <numerusform>%n Einstellungen sind fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) failed</source>
        <translation>
            <numerusform>%n Einstellung ist fehlgeschlagen</numerusform>
            <numerusform>%n Einstellungen sind fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 failed</source>
        <translation>%1, %2 fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>fw::ui::EndPicker</name>
    <message>
        <source>End on</source>
        <translation>Enden auf</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Picture...</source>
        <translation>Bild...</translation>
    </message>
    <message>
        <source>What the shot leads up to: another shot&apos;s first picture, or a picture of its own</source>
        <translation>Worauf die Einstellung hinführt: das erste Bild einer anderen Einstellung oder ein eigenes Bild</translation>
    </message>
    <message>
        <source>Beginning of shot %1</source>
        <translation>Anfang von Einstellung %1</translation>
    </message>
    <message>
        <source>This preset&apos;s model cannot lead up to a clip.</source>
        <translation>Das Modell dieser Vorgabe kann nicht zu einem Clip hinführen.</translation>
    </message>
    <message>
        <source>Picture (pick another...)</source>
        <translation>Bild (anderes wählen …)</translation>
    </message>
</context>
<context>
    <name>fw::ui::EngineIndicator</name>
    <message>
        <source>Shot %1: %2</source>
        <translation>Einstellung %1: %2</translation>
    </message>
    <message>
        <source>Engine idle</source>
        <translation>Engine im Leerlauf</translation>
    </message>
    <message>
        <source>Queue %1</source>
        <translation>Warteschlange %1</translation>
    </message>
</context>
<context>
    <name>fw::ui::EnginePage</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Render on</source>
        <translation>Rendern auf</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Folders of models</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <source>Add a folder...</source>
        <translation>Ordner hinzufügen...</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Folder of models</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <source>Besides these, models are looked for in %1.</source>
        <translation>Außer in diesen werden Modelle in %1 gesucht.</translation>
    </message>
    <message>
        <source>What is set here counts from the next rendering on, and on the command line. Costs and budget have their own window in the File menu.</source>
        <translation>Was hier eingestellt ist, gilt ab dem nächsten Rendern und auf der Kommandozeile. Kosten und Budget haben ihr eigenes Fenster im Menü Datei.</translation>
    </message>
</context>
<context>
    <name>fw::ui::ExportDialog</name>
    <message>
        <source>Content credentials: valid, signer on the C2PA list</source>
        <translation>Inhaltsnachweise: gültig, Unterzeichner auf der C2PA-Liste</translation>
    </message>
    <message>
        <source>Content credentials: valid, signer not on the C2PA list</source>
        <translation>Inhaltsnachweise: gültig, Unterzeichner nicht auf der C2PA-Liste</translation>
    </message>
    <message>
        <source>Content credentials: invalid</source>
        <translation>Inhaltsnachweise: ungültig</translation>
    </message>
    <message>
        <source>Content credentials: none</source>
        <translation>Inhaltsnachweise: keine</translation>
    </message>
    <message>
        <source>Measuring the sound</source>
        <translation>Ton wird gemessen</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>Wird signiert</translation>
    </message>
    <message>
        <source>Reading back and verifying</source>
        <translation>Wird zurückgelesen und geprüft</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Wird kodiert</translation>
    </message>
    <message>
        <source>too quiet or too short to measure</source>
        <translation>zu leise oder zu kurz zum Messen</translation>
    </message>
    <message>
        <source>Loudness: %1</source>
        <translation>Lautheit: %1</translation>
    </message>
    <message>
        <source>Loudness: %1, before it was %2</source>
        <translation>Lautheit: %1, vorher %2</translation>
    </message>
    <message>
        <source>Export film</source>
        <translation>Film exportieren</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Durchsuchen</translation>
    </message>
    <message>
        <source>Animatic: shots without a take show their card</source>
        <translation>Animatic: Einstellungen ohne Take zeigen ihre Karte</translation>
    </message>
    <message>
        <source>Generate missing takes</source>
        <translation>Fehlende Takes generieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Play it</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The film carries a visible and an invisible mark and signed content credentials. Its cards show the prompts and what is said; names are not written into it.</source>
        <translation>Der Film trägt eine sichtbare und eine unsichtbare Kennzeichnung und signierte Inhaltsnachweise. Seine Karten zeigen Prompts und Dialog; Namen werden nicht hineingeschrieben.</translation>
    </message>
    <message>
        <source>The film carries a visible and an invisible mark and signed content credentials that say it was made with AI. Prompts and names are not written into it.</source>
        <translation>Der Film trägt eine sichtbare und eine unsichtbare Kennzeichnung und signierte Inhaltsnachweise, dass er mit KI gemacht wurde. Prompts und Namen werden nicht hineingeschrieben.</translation>
    </message>
    <message>
        <source>The film has no shots yet.</source>
        <translation>Der Film hat noch keine Einstellungen.</translation>
    </message>
    <message>
        <source>Without a take: shot %1. Generate it, or export an animatic.</source>
        <translation>Ohne Take: Einstellung %1. Generieren Sie sie, oder exportieren Sie ein Animatic.</translation>
    </message>
    <message>
        <source>As a card: shot %1.</source>
        <translation>Als Karte: Einstellung %1.</translation>
    </message>
    <message>
        <source>Out of date: shot %1. It is exported as it is.</source>
        <translation>Veraltet: Einstellung %1. Sie wird exportiert, wie sie ist.</translation>
    </message>
    <message>
        <source>Folders (*)</source>
        <translation>Ordner (*)</translation>
    </message>
    <message>
        <source>Clips (%1)</source>
        <translation>Clips (%1)</translation>
    </message>
    <message>
        <source>%1 is there already. Replace it?</source>
        <translation>%1 gibt es schon. Ersetzen?</translation>
    </message>
    <message>
        <source>%1, frame %2 of %3</source>
        <translation>%1, Bild %2 von %3</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 ist fertig</translation>
    </message>
    <message>
        <source>Subtitles: %1</source>
        <translation>Untertitel: %1</translation>
    </message>
    <message>
        <source>They lie beside the film, in a file ending in .c2pa.</source>
        <translation>Sie liegen neben dem Film in einer Datei mit der Endung .c2pa.</translation>
    </message>
    <message>
        <source>Visible and invisible mark: read back</source>
        <translation>Sichtbare und unsichtbare Kennzeichnung: zurückgelesen</translation>
    </message>
    <message>
        <source>Visible mark: read back. The invisible one did not hold: the pictures are too plain or too small for it.</source>
        <translation>Sichtbare Kennzeichnung: zurückgelesen. Die unsichtbare hat nicht gehalten: Die Bilder sind dafür zu einfarbig oder zu klein.</translation>
    </message>
    <message>
        <source>Sound: none, this format holds none</source>
        <translation>Ton: keiner, dieses Format fasst keinen</translation>
    </message>
    <message>
        <source>Out of date: shot %1</source>
        <translation>Veraltet: Einstellung %1</translation>
    </message>
    <message>
        <source>As a card: shot %1</source>
        <translation>Als Karte: Einstellung %1</translation>
    </message>
    <message>
        <source>%L1 LUFS</source>
        <translation>%L1 LUFS</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s), %L1 MB</source>
        <translation>
            <numerusform>%n Bild, %L1 MB</numerusform>
            <numerusform>%n Bilder, %L1 MB</numerusform>
        </translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Making sure that every clip is there</source>
        <translation>Es wird gesorgt, dass jeder Clip da ist</translation>
    </message>
</context>
<context>
    <name>fw::ui::ExportOptions</name>
    <message>
        <source>%1, one a frame</source>
        <translation>%1, eines je Bild</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Only frames</source>
        <translation>Nur Bilder</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>One file for every shot</source>
        <translation>Eine Datei je Einstellung</translation>
    </message>
    <message>
        <source>Bring the sound to -14 LUFS, peaks below -1 dB</source>
        <translation>Ton auf -14 LUFS bringen, Spitzen unter -1 dB</translation>
    </message>
    <message>
        <source>High (large file)</source>
        <translation>Hoch (große Datei)</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Small file</source>
        <translation>Kleine Datei</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Erstes Bild</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Letztes Bild</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>In the picture</source>
        <translation>Im Bild</translation>
    </message>
    <message>
        <source>In an SRT file beside the film</source>
        <translation>In einer SRT-Datei neben dem Film</translation>
    </message>
    <message>
        <source>In the picture and in an SRT file</source>
        <translation>Im Bild und in einer SRT-Datei</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>As the film: %1</source>
        <translation>Wie der Film: %1</translation>
    </message>
    <message>
        <source>This format holds no sound: the film&apos;s is left out.</source>
        <translation>Dieses Format fasst keinen Ton: Der des Films wird weggelassen.</translation>
    </message>
    <message>
        <source>This format cannot hold content credentials: they are written beside it, into a file ending in .c2pa. Pass both files on together.</source>
        <translation>Dieses Format fasst keine Inhaltsnachweise: Sie werden daneben in eine Datei mit der Endung .c2pa geschrieben. Geben Sie beide Dateien zusammen weiter.</translation>
    </message>
</context>
<context>
    <name>fw::ui::FaceQuestion</name>
    <message>
        <source>A cast member</source>
        <translation>Person der Besetzung</translation>
    </message>
    <message>
        <source>Somebody of this shot&apos;s cast, whose consent counts</source>
        <translation>Jemand aus der Besetzung dieser Einstellung; es gilt die Einwilligung der Person</translation>
    </message>
    <message>
        <source>Invented</source>
        <translation>Erfunden</translation>
    </message>
    <message>
        <source>A face that belongs to no real person</source>
        <translation>Ein Gesicht, das zu keinem echten Menschen gehört</translation>
    </message>
    <message>
        <source>No person</source>
        <translation>Keine Person</translation>
    </message>
    <message>
        <source>A doll, an animal, a pattern: not a face</source>
        <translation>Eine Puppe, ein Tier, ein Muster: kein Gesicht</translation>
    </message>
    <message>
        <source>This shot&apos;s picture is said to show a cast member, but nobody is in the cast of this shot. Add the person above.</source>
        <translation>Das Bild dieser Einstellung soll eine Person der Besetzung zeigen, aber ihre Besetzung ist leer. Fügen Sie die Person oben hinzu.</translation>
    </message>
    <message>
        <source>There is a face in this shot&apos;s picture. Whose is it? The shot is held until you say.</source>
        <translation>Im Bild dieser Einstellung ist ein Gesicht. Wessen? Die Einstellung wird zurückgehalten, bis Sie es sagen.</translation>
    </message>
</context>
<context>
    <name>fw::ui::FetchDialog</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Get a model</source>
        <translation>Modell holen</translation>
    </message>
    <message>
        <source>To fetch</source>
        <translation>Zu holen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>The catalogue does not say</source>
        <translation>Der Katalog nennt keine</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Kommt nach</translation>
    </message>
    <message>
        <source>Free there</source>
        <translation>Dort frei</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>It can be stopped and goes on another time. Every file is compared with the checksum of your catalogue.</source>
        <translation>Es lässt sich stoppen und später fortsetzen. Jede Datei wird mit der Prüfsumme Ihres Katalogs verglichen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Get</source>
        <translation>Holen</translation>
    </message>
</context>
<context>
    <name>fw::ui::FilesDialog</name>
    <message>
        <source>Sound: %1</source>
        <translation>Ton: %1</translation>
    </message>
    <message>
        <source>Take of shot %1 (%2)</source>
        <translation>Take von Einstellung %1 (%2)</translation>
    </message>
    <message>
        <source>Picture or clip of shot %1 (%2)</source>
        <translation>Bild oder Clip von Einstellung %1 (%2)</translation>
    </message>
    <message>
        <source>To the trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Look for them in a folder...</source>
        <translation>In einem Ordner suchen...</translation>
    </message>
    <message>
        <source>Files and disk use</source>
        <translation>Dateien und Speicherplatz</translation>
    </message>
    <message>
        <source>Takes that play</source>
        <translation>Takes, die laufen</translation>
    </message>
    <message>
        <source>Other takes</source>
        <translation>Andere Takes</translation>
    </message>
    <message>
        <source>Pictures, clips and sounds</source>
        <translation>Bilder, Clips und Töne</translation>
    </message>
    <message>
        <source>Document and earlier versions</source>
        <translation>Dokument und frühere Fassungen</translation>
    </message>
    <message>
        <source>Renderings that can go on</source>
        <translation>Renderings, die weitergehen können</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Takes that do not play; they can be restored from the trash</source>
        <translation>Takes, die nicht laufen; aus dem Papierkorb lassen sie sich wiederherstellen</translation>
    </message>
    <message>
        <source>Takes in the trash</source>
        <translation>Takes im Papierkorb</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>at most %1 GB</source>
        <translation>höchstens %1 GB</translation>
    </message>
    <message>
        <source>The trash keeps</source>
        <translation>Der Papierkorb behält</translation>
    </message>
    <message>
        <source>Missing files</source>
        <translation>Fehlende Dateien</translation>
    </message>
    <message>
        <source>Look for the missing files in</source>
        <translation>Die fehlenden Dateien suchen in</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>%1 in this project</source>
        <translation>%1 in diesem Projekt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Unknown take</source>
        <translation>Unbekannter Take</translation>
    </message>
    <message numerus="yes">
        <source>%n take(s) are in the trash now.</source>
        <translation>
            <numerusform>%n Take ist jetzt im Papierkorb.</numerusform>
            <numerusform>%n Takes sind jetzt im Papierkorb.</numerusform>
        </translation>
    </message>
    <message>
        <source>The take is back with its shot.</source>
        <translation>Der Take ist wieder bei seiner Einstellung.</translation>
    </message>
    <message>
        <source>Looking...</source>
        <translation>Wird gesucht...</translation>
    </message>
    <message>
        <source>%1 of %2 are back.</source>
        <translation>%1 von %2 sind wieder da.</translation>
    </message>
    <message>
        <source>Keep latents only...</source>
        <translation>Nur Latents behalten...</translation>
    </message>
    <message>
        <source>Make the clips again</source>
        <translation>Clips neu machen</translation>
    </message>
    <message>
        <source>From their latents, without rendering; each needs the model that made it</source>
        <translation>Aus ihren Latents, ohne Rendern; jeder braucht das Modell, das ihn gemacht hat</translation>
    </message>
    <message>
        <source>No clip is left that could go</source>
        <translation>Kein Clip ist mehr da, der gehen könnte</translation>
    </message>
    <message>
        <source>Frees %1: the lossless clips of takes that do not play can be made again</source>
        <translation>Macht %1 frei: Die verlustfreien Clips von Takes, die nicht spielen, lassen sich neu machen</translation>
    </message>
    <message numerus="yes">
        <source>Delete the lossless clips of %n take(s) that do not play? That frees %1.</source>
        <translation>
            <numerusform>Den verlustfreien Clip von %n Take löschen, der nicht spielt? Das macht %1 frei.</numerusform>
            <numerusform>Die verlustfreien Clips von %n Takes löschen, die nicht spielen? Das macht %1 frei.</numerusform>
        </translation>
    </message>
    <message>
        <source>Latents, posters and marked playback copies stay. A clip is made again from its latents when its take is chosen or you ask for it here: with the model that made it, without rendering.</source>
        <translation>Latents, Vorschaubilder und markierte Abspielkopien bleiben. Ein Clip wird aus seinen Latents neu gemacht, wenn sein Take gewählt wird oder Sie es hier verlangen: mit dem Modell, das ihn gemacht hat, ohne Rendern.</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s) stay. %1</source>
        <translation>
            <numerusform>%n Clip bleibt. %1</numerusform>
            <numerusform>%n Clips bleiben. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep latents only</source>
        <translation>Nur Latents behalten</translation>
    </message>
    <message>
        <source>Delete the clips</source>
        <translation>Clips löschen</translation>
    </message>
    <message>
        <source>%1 are free now.</source>
        <translation>%1 sind jetzt frei.</translation>
    </message>
    <message>
        <source>Making the clips again...</source>
        <translation>Die Clips werden neu gemacht...</translation>
    </message>
    <message>
        <source>Every clip is there again.</source>
        <translation>Jeder Clip ist wieder da.</translation>
    </message>
    <message>
        <source>Keep latents only, %1 less...</source>
        <translation>Nur Latents behalten, %1 weniger...</translation>
    </message>
    <message>
        <source>Takes kept as latents</source>
        <translation>Takes als Latents</translation>
    </message>
</context>
<context>
    <name>fw::ui::FilterBar</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Find in prompts, dialogue and notes</source>
        <translation>In Prompts, Dialog, Notizen</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Jeder Zustand</translation>
    </message>
    <message>
        <source>Show all shots</source>
        <translation>Alle Einstellungen zeigen</translation>
    </message>
    <message>
        <source>Show all shots (Esc)</source>
        <translation>Alle Einstellungen zeigen (Esc)</translation>
    </message>
    <message>
        <source>%1 of %2 shots</source>
        <translation>%1 von %2 Einstellungen</translation>
    </message>
    <message>
        <source>No shot matches</source>
        <translation>Keine Einstellung passt</translation>
    </message>
    <message>
        <source>Any preset</source>
        <translation>Jede Vorgabe</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>Alle Personen</translation>
    </message>
</context>
<context>
    <name>fw::ui::FootageDialog</name>
    <message>
        <source>Import footage</source>
        <translation>Filmmaterial importieren</translation>
    </message>
    <message>
        <source>Looking for shots...</source>
        <translation>Einstellungen werden gesucht...</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>How readily a change counts as a cut</source>
        <translation>Wie leicht ein Wechsel als Schnitt zählt</translation>
    </message>
    <message>
        <source>To the left fewer and plainer cuts, to the right more</source>
        <translation>Links weniger und deutlichere Schnitte, rechts mehr</translation>
    </message>
    <message>
        <source>Only the strongest, in all</source>
        <translation>Nur die stärksten, zusammen</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Length of the summary</source>
        <translation>Länge der Zusammenfassung</translation>
    </message>
    <message>
        <source>Preset of the shots</source>
        <translation>Vorgabe der Einstellungen</translation>
    </message>
    <message>
        <source>With the footage as takes</source>
        <translation>Mit dem Material als Takes</translation>
    </message>
    <message>
        <source>What was filmed plays in the cut until you render a shot anew. Without it only the key frames come in, as start pictures.</source>
        <translation>Das Gefilmte läuft im Schnitt, bis Sie eine Einstellung neu rendern. Sonst kommen nur die Schlüsselbilder herein, als Startbilder.</translation>
    </message>
    <message>
        <source>Cuts: few</source>
        <translation>Schnitte: wenige</translation>
    </message>
    <message>
        <source>many</source>
        <translation>viele</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Shots of the video</source>
        <translation>Einstellungen des Videos</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alle ankreuzen</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Keine ankreuzen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Shot %1 from %2, %3</source>
        <translation>Einstellung %1 ab %2, %3</translation>
    </message>
    <message>
        <source>Begins with a dissolve</source>
        <translation>Beginnt mit einer Überblendung</translation>
    </message>
    <message>
        <source>Begins with a fade</source>
        <translation>Beginnt mit einer Blende</translation>
    </message>
    <message>
        <source>%1 of %2, %3 in all</source>
        <translation>%1 von %2, zusammen %3</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Copying %1 into the project...</source>
        <translation>%1 wird ins Projekt kopiert...</translation>
    </message>
    <message>
        <source>%L1 s</source>
        <translation>%L1 s</translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s)</source>
        <translation>
            <numerusform>%n Einstellung</numerusform>
            <numerusform>%n Einstellungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 × %2, %L3 frames a second, %4</source>
        <translation>%1 × %2, %L3 Bilder je Sekunde, %4</translation>
    </message>
    <message numerus="yes">
        <source>; %n damaged frame(s) passed over</source>
        <translation>
            <numerusform>; %n beschädigtes Bild übergangen</numerusform>
            <numerusform>; %n beschädigte Bilder übergangen</numerusform>
        </translation>
    </message>
    <message>
        <source>and its sound under them</source>
        <translation>und seinem Ton darunter</translation>
    </message>
    <message>
        <source>Proxies</source>
        <translation>Proxys</translation>
    </message>
    <message>
        <source>The video is larger than the project&apos;s frame: it plays from smaller copies, and films are made from what was filmed.</source>
        <translation>Das Video ist größer als das Bild des Projekts: Es wird aus kleineren Kopien abgespielt, Filme entstehen aus dem Original.</translation>
    </message>
    <message>
        <source>Proxies as large as the project</source>
        <translation>Proxys so groß wie das Projekt</translation>
    </message>
    <message>
        <source>Proxies of 540 lines</source>
        <translation>Proxys mit 540 Zeilen</translation>
    </message>
    <message>
        <source>Proxies of 540 lines, quick to scrub</source>
        <translation>Proxys mit 540 Zeilen, schnell beim Spulen</translation>
    </message>
    <message>
        <source>No proxies: kept as large as the project</source>
        <translation>Keine Proxys: nur so groß wie das Projekt behalten</translation>
    </message>
</context>
<context>
    <name>fw::ui::FormatDialog</name>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Project format</source>
        <translation>Projektformat</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>%1 frames a second</source>
        <translation>%1 Bilder je Sekunde</translation>
    </message>
    <message>
        <source>Aspect</source>
        <translation>Seitenverhältnis</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Fit: the whole picture, with bars</source>
        <translation>Einpassen: das ganze Bild, mit Balken</translation>
    </message>
    <message>
        <source>Fill: no bars, edges are cut</source>
        <translation>Füllen: keine Balken, Ränder fallen weg</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Publish how it was made: seed, settings, checksums</source>
        <translation>Entstehung mitveröffentlichen: Seed, Parameter, Prüfsummen</translation>
    </message>
    <message>
        <source>Takes made from now on carry a short form of their receipt in their content credentials. No prompt, no names, no paths.</source>
        <translation>Takes tragen von nun an eine Kurzform ihres Herstellungsbelegs in ihren Inhaltsnachweisen. Kein Prompt, keine Namen, keine Pfade.</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Shots keep their seconds when the rate changes. Takes are fitted, never stretched.</source>
        <translation>Einstellungen behalten ihre Sekunden, wenn sich die Bildrate ändert. Takes werden eingepasst, nie verzerrt.</translation>
    </message>
    <message>
        <source>Use this format</source>
        <translation>Dieses Format verwenden</translation>
    </message>
    <message>
        <source>16:9 wide</source>
        <translation>16:9 breit</translation>
    </message>
    <message>
        <source>9:16 upright</source>
        <translation>9:16 hochkant</translation>
    </message>
    <message>
        <source>1:1 square</source>
        <translation>1:1 quadratisch</translation>
    </message>
    <message>
        <source>4:3 classic</source>
        <translation>4:3 klassisch</translation>
    </message>
    <message>
        <source>2.39:1 scope</source>
        <translation>2,39:1 Scope</translation>
    </message>
</context>
<context>
    <name>fw::ui::GeneralPage</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>Verringert</translation>
    </message>
    <message>
        <source>Choose another folder</source>
        <translation>Anderen Ordner wählen</translation>
    </message>
    <message>
        <source>New projects go to</source>
        <translation>Neue Projekte kommen nach</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Größe von allem</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Language and size change when Framewright starts again.</source>
        <translation>Sprache und Größe ändern sich beim nächsten Start von Framewright.</translation>
    </message>
    <message>
        <source>Notification and sound</source>
        <translation>Hinweis und Ton</translation>
    </message>
    <message>
        <source>Notification</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>When all is rendered</source>
        <translation>Wenn alles gerendert ist</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
</context>
<context>
    <name>fw::ui::GenerateFlow</name>
    <message>
        <source>Shot %1</source>
        <translation>Einstellung %1</translation>
    </message>
    <message>
        <source>Rule %1, words: %2</source>
        <translation>Regel %1, Wörter: %2</translation>
    </message>
    <message>
        <source>Generate it</source>
        <translation>Generieren</translation>
    </message>
    <message>
        <source>Change the prompt</source>
        <translation>Prompt ändern</translation>
    </message>
    <message>
        <source>This passes the project&apos;s budget: %1.</source>
        <translation>Das überschreitet das Budget des Projekts: %1.</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Every shot with a prompt has a take that is up to date.</source>
        <translation>Jede Einstellung mit einem Prompt hat einen aktuellen Take.</translation>
    </message>
    <message>
        <source>The checkpoint is read, this once, to know it by its checksum; then the rendering starts.</source>
        <translation>Der Checkpoint wird dieses eine Mal gelesen, um ihn an seiner Prüfsumme zu erkennen; dann beginnt das Rendern.</translation>
    </message>
</context>
<context>
    <name>fw::ui::HandOver</name>
    <message>
        <source>Export the cut for other programs</source>
        <translation>Schnitt für andere Programme exportieren</translation>
    </message>
    <message>
        <source>OpenTimelineIO: Resolve, Premiere, Kdenlive (*.otio)</source>
        <translation>OpenTimelineIO: Resolve, Premiere, Kdenlive (*.otio)</translation>
    </message>
    <message>
        <source>Edit decision list, CMX3600 (*.edl)</source>
        <translation>Schnittliste, CMX3600 (*.edl)</translation>
    </message>
    <message>
        <source>Final Cut Pro XML (*.fcpxml)</source>
        <translation>Final Cut Pro XML (*.fcpxml)</translation>
    </message>
    <message>
        <source>Subtitles from dialogue (*.srt)</source>
        <translation>Untertitel aus dem Dialog (*.srt)</translation>
    </message>
    <message>
        <source>Shot list (*.csv)</source>
        <translation>Einstellungsliste (*.csv)</translation>
    </message>
    <message>
        <source>Export the storyboard as pages</source>
        <translation>Storyboard als Seiten exportieren</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-Dokument (*.pdf)</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Save a copy of the project</source>
        <translation>Kopie des Projekts speichern</translation>
    </message>
    <message>
        <source>%1 copy</source>
        <translation>%1 Kopie</translation>
    </message>
    <message>
        <source>Projects (*.framewright)</source>
        <translation>Projekte (*.framewright)</translation>
    </message>
    <message>
        <source>Pack the whole project into one file</source>
        <translation>Das ganze Projekt in eine Datei packen</translation>
    </message>
    <message>
        <source>Packed projects (*.zip)</source>
        <translation>Gepackte Projekte (*.zip)</translation>
    </message>
    <message>
        <source>Open a packed project</source>
        <translation>Gepacktes Projekt öffnen</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>%1 wurde geschrieben.</translation>
    </message>
    <message>
        <source>%1 and the other pages, %2 in all, were written.</source>
        <translation>%1 und die übrigen Seiten, insgesamt %2, wurden geschrieben.</translation>
    </message>
    <message>
        <source>OpenTimelineIO with its clips in one file (*.otioz)</source>
        <translation>OpenTimelineIO mit seinen Clips in einer Datei (*.otioz)</translation>
    </message>
</context>
<context>
    <name>fw::ui::HeadshotsDialog</name>
    <message>
        <source>Put into the vault</source>
        <translation>In den Tresor legen</translation>
    </message>
    <message>
        <source>Headshots of %1</source>
        <translation>Porträts von %1</translation>
    </message>
    <message>
        <source>Camera...</source>
        <translation>Kamera...</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>fw::ui::KeyField</name>
    <message>
        <source>Click here and press a key</source>
        <translation>Hier klicken und eine Taste drücken</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
</context>
<context>
    <name>fw::ui::KeysPage</name>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>As in the preset</source>
        <translation>Wie in der Vorgabe</translation>
    </message>
    <message>
        <source>All as in the preset</source>
        <translation>Alle wie in der Vorgabe</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Befehl oder Taste suchen</translation>
    </message>
    <message>
        <source>Keys as in</source>
        <translation>Tasten wie in</translation>
    </message>
    <message>
        <source>The key was taken from: %1</source>
        <translation>Die Taste wurde weggenommen von: %1</translation>
    </message>
</context>
<context>
    <name>fw::ui::MainWindow</name>
    <message>
        <source>%1 - Framewright</source>
        <translation>%1 - Framewright</translation>
    </message>
    <message>
        <source>Take %1 of shot %2</source>
        <translation>Take %1 von Einstellung %2</translation>
    </message>
</context>
<context>
    <name>fw::ui::MarkerRow</name>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Edit marker...</source>
        <translation>Marke bearbeiten...</translation>
    </message>
    <message>
        <source>Remove marker</source>
        <translation>Marke entfernen</translation>
    </message>
</context>
<context>
    <name>fw::ui::MarkerSettings</name>
    <message>
        <source>Marker</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Remove marker</source>
        <translation>Marke entfernen</translation>
    </message>
</context>
<context>
    <name>fw::ui::ModelDetails</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Not all of it is here yet. Fetching goes on where it stopped.</source>
        <translation>Es ist noch nicht vollständig da. Das Holen geht weiter, wo es aufhörte.</translation>
    </message>
    <message>
        <source>Get...</source>
        <translation>Holen...</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Memory for one clip</source>
        <translation>Speicher für einen Clip</translation>
    </message>
    <message>
        <source>Reads all of its files again and compares their checksums</source>
        <translation>Liest alle Dateien erneut und vergleicht ihre Prüfsummen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Can do</source>
        <translation>Kann</translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>Liegt in</translation>
    </message>
    <message>
        <source>Would lie in</source>
        <translation>Läge in</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>None uses it</source>
        <translation>Keine verwendet es</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Known as</source>
        <translation>Bekannt als</translation>
    </message>
    <message>
        <source>A clip of %1.</source>
        <translation>Ein Clip von %1.</translation>
    </message>
    <message>
        <source>A clip of %1. Of main memory %2 are free now.</source>
        <translation>Ein Clip von %1. Vom Arbeitsspeicher sind jetzt %2 frei.</translation>
    </message>
    <message>
        <source>A clip of %1. On the graphics card %2 are free now.</source>
        <translation>Ein Clip von %1. Auf der Grafikkarte sind jetzt %2 frei.</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>chosen, does not fit</source>
        <translation>gewählt, passt nicht</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>passt</translation>
    </message>
    <message>
        <source>does not fit</source>
        <translation>passt nicht</translation>
    </message>
    <message>
        <source>Go on fetching...</source>
        <translation>Weiter holen...</translation>
    </message>
    <message>
        <source>Presets need it, and your catalogue has it.</source>
        <translation>Vorgaben brauchen es, und Ihr Katalog hat es.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>It is here. Presets see it in a moment.</source>
        <translation>Es ist da. Vorgaben sehen es gleich.</translation>
    </message>
</context>
<context>
    <name>fw::ui::ModelListModel</name>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>In your catalogue</source>
        <translation>In Ihrem Katalog</translation>
    </message>
    <message>
        <source>Needed by presets</source>
        <translation>Von Vorgaben gebraucht</translation>
    </message>
    <message>
        <source>%1, %2. %3. %4</source>
        <translation>%1, %2. %3. %4</translation>
    </message>
</context>
<context>
    <name>fw::ui::ModelsDialog</name>
    <message numerus="yes">
        <source>%n file(s) are as the catalogue says.</source>
        <translation>
            <numerusform>%n Datei ist, wie der Katalog sagt.</numerusform>
            <numerusform>%n Dateien sind, wie der Katalog sagt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are as they were when last read.</source>
        <translation>
            <numerusform>%n Datei ist wie beim letzten Lesen.</numerusform>
            <numerusform>%n Dateien sind wie beim letzten Lesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were read for the first time; their checksums are kept to compare with.</source>
        <translation>
            <numerusform>%n Datei wurde zum ersten Mal gelesen; ihre Prüfsumme wird zum Vergleich behalten.</numerusform>
            <numerusform>%n Dateien wurden zum ersten Mal gelesen; ihre Prüfsummen werden zum Vergleich behalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: stopped. What has arrived is kept.</source>
        <translation>%1: gestoppt. Was angekommen ist, bleibt.</translation>
    </message>
    <message>
        <source>%1: the check was stopped.</source>
        <translation>%1: Die Prüfung wurde gestoppt.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Looking through the folders of models...</source>
        <translation>Die Modellordner werden durchsucht...</translation>
    </message>
    <message>
        <source>No model was found. Drop one here, or add the folder where yours lie.</source>
        <translation>Es wurde kein Modell gefunden. Legen Sie eines hier ab, oder fügen Sie den Ordner hinzu, in dem Ihre liegen.</translation>
    </message>
    <message>
        <source>Add a folder...</source>
        <translation>Ordner hinzufügen...</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>Add this folder</source>
        <translation>Diesen Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Room on the disk</source>
        <translation>Platz auf dem Laufwerk</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The folders of models take %1; %2 are free.</source>
        <translation>Die Modellordner belegen %1; %2 sind frei.</translation>
    </message>
    <message>
        <source>The folders of models take %1.</source>
        <translation>Die Modellordner belegen %1.</translation>
    </message>
    <message>
        <source>Fetching %1: %2 of %3</source>
        <translation>%1 wird geholt: %2 von %3</translation>
    </message>
    <message>
        <source>Checking %1: %2 of %3</source>
        <translation>%1 wird geprüft: %2 von %3</translation>
    </message>
    <message>
        <source>Looking at %1...</source>
        <translation>%1 wird untersucht...</translation>
    </message>
    <message>
        <source>%1 (%2 %3)</source>
        <translation>%1 (%2 %3)</translation>
    </message>
    <message>
        <source>%1 is in the list already.</source>
        <translation>%1 ist schon in der Liste.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 can be used. Should models be looked for in %2 from now on?</source>
        <translation>%1 ist brauchbar. Sollen Modelle von nun an in %2 gesucht werden?</translation>
    </message>
    <message>
        <source>Folder of models</source>
        <translation>Modellordner</translation>
    </message>
    <message>
        <source>%1 is here. Presets see it in a moment.</source>
        <translation>%1 ist da. Vorgaben sehen es gleich.</translation>
    </message>
    <message>
        <source>The folder was added. Presets see what lies there in a moment.</source>
        <translation>Der Ordner wurde hinzugefügt. Vorgaben sehen gleich, was darin liegt.</translation>
    </message>
</context>
<context>
    <name>fw::ui::ModelsFlow</name>
    <message>
        <source>A model has arrived: %1.</source>
        <translation>Ein Modell ist dazugekommen: %1.</translation>
    </message>
    <message>
        <source>A model is not here any more: %1.</source>
        <translation>Ein Modell ist nicht mehr da: %1.</translation>
    </message>
</context>
<context>
    <name>fw::ui::ModerationLine</name>
    <message>
        <source>Asks first</source>
        <translation>Fragt nach</translation>
    </message>
    <message>
        <source>Will be held</source>
        <translation>Wird zurückgehalten</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Yes, I mean it</source>
        <translation>Ja, das ist so gemeint</translation>
    </message>
    <message>
        <source>Rule %1</source>
        <translation>Regel %1</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
</context>
<context>
    <name>fw::ui::MonitorPanel</name>
    <message>
        <source>%1 °C</source>
        <translation>%1 °C</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 % busy</source>
        <translation>%1 % ausgelastet</translation>
    </message>
    <message>
        <source>%1 W</source>
        <translation>%1 W</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Graphics</source>
        <translation>Grafik</translation>
    </message>
    <message>
        <source>Log of the engine</source>
        <translation>Protokoll der Engine</translation>
    </message>
    <message>
        <source>What the engine notes appears here.</source>
        <translation>Hier erscheint, was die Engine notiert.</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Leerlauf</translation>
    </message>
    <message>
        <source>Shot %1: %2</source>
        <translation>Einstellung %1: %2</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 Schritte/s</translation>
    </message>
    <message>
        <source>None loaded</source>
        <translation>Keines geladen</translation>
    </message>
    <message>
        <source>Known after the first rendering</source>
        <translation>Bekannt nach dem ersten Rendern</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>%1 by Framewright, %2 of %3 free</source>
        <translation>%1 von Framewright, %2 von %3 frei</translation>
    </message>
    <message>
        <source>%1 cores busy</source>
        <translation>%1 Kerne ausgelastet</translation>
    </message>
    <message>
        <source>None with an NVIDIA driver</source>
        <translation>Keine mit NVIDIA-Treiber</translation>
    </message>
</context>
<context>
    <name>fw::ui::NotesFold</name>
    <message>
        <source>Dialogue and notes</source>
        <translation>Dialog und Notizen</translation>
    </message>
    <message>
        <source>What is said: becomes the subtitles</source>
        <translation>Was gesagt wird: daraus werden die Untertitel</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Dialog</translation>
    </message>
    <message>
        <source>Notes for yourself and others</source>
        <translation>Notizen für Sie und andere</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Dialogue and notes (written)</source>
        <translation>Dialog und Notizen (vorhanden)</translation>
    </message>
</context>
<context>
    <name>fw::ui::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>fw::ui::OriginDialog</name>
    <message>
        <source>%1, not signed here</source>
        <translation>%1, nicht hier signiert</translation>
    </message>
    <message>
        <source>Shot %1, take %2</source>
        <translation>Einstellung %1, Take %2</translation>
    </message>
    <message>
        <source>Shot %1, a take that is gone</source>
        <translation>Einstellung %1, ein Take, den es nicht mehr gibt</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No content credentials</source>
        <translation>Keine Inhaltsnachweise</translation>
    </message>
    <message>
        <source>Content credentials: %1, by %2</source>
        <translation>Inhaltsnachweise: %1, von %2</translation>
    </message>
    <message>
        <source>visible and invisible mark found</source>
        <translation>sichtbare und unsichtbare Kennzeichnung gefunden</translation>
    </message>
    <message>
        <source>visible mark found</source>
        <translation>sichtbare Kennzeichnung gefunden</translation>
    </message>
    <message>
        <source>invisible mark found</source>
        <translation>unsichtbare Kennzeichnung gefunden</translation>
    </message>
    <message>
        <source>no mark found</source>
        <translation>keine Kennzeichnung gefunden</translation>
    </message>
    <message>
        <source>%1; %2.</source>
        <translation>%1; %2.</translation>
    </message>
    <message>
        <source>Recipe: model %1, seed %2, %3, %4 steps, on %5</source>
        <translation>Rezept: Modell %1, Seed %2, %3, %4 Schritte, auf %5</translation>
    </message>
    <message>
        <source>Recipe: not there any more; the take&apos;s files were deleted or moved.</source>
        <translation>Rezept: nicht mehr vorhanden; die Dateien des Takes wurden gelöscht oder verschoben.</translation>
    </message>
    <message>
        <source>Project: %1</source>
        <translation>Projekt: %1</translation>
    </message>
    <message>
        <source>Take: %1</source>
        <translation>Take: %1</translation>
    </message>
    <message>
        <source>Credentials: %1</source>
        <translation>Nachweise: %1</translation>
    </message>
    <message>
        <source>File: SHA-256 %1...</source>
        <translation>Datei: SHA-256 %1...</translation>
    </message>
    <message>
        <source>Who made this?</source>
        <translation>Wer hat das gemacht?</translation>
    </message>
    <message>
        <source>About the chosen line</source>
        <translation>Zur gewählten Zeile</translation>
    </message>
    <message>
        <source>This looks only in the records of this computer. Marks and credentials can be removed.</source>
        <translation>Gesucht wird nur in den Aufzeichnungen dieses Computers. Kennzeichnungen und Nachweise lassen sich entfernen.</translation>
    </message>
    <message>
        <source>Show the shot</source>
        <translation>Einstellung zeigen</translation>
    </message>
    <message>
        <source>Another file...</source>
        <translation>Andere Datei...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Drop a clip or a picture here, or choose one.</source>
        <translation>Legen Sie einen Clip oder ein Bild hier ab, oder wählen Sie eines.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Besteht aus</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signiert</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>Storyboard</translation>
    </message>
    <message>
        <source>What the file was made of</source>
        <translation>Woraus die Datei gemacht wurde</translation>
    </message>
    <message>
        <source>Clips and pictures (*.mp4 *.mov *.webm *.mkv *.png *.jpg *.jpeg *.webp *.gif *.c2pa);;All files (*)</source>
        <translation>Clips und Bilder (*.mp4 *.mov *.webm *.mkv *.png *.jpg *.jpeg *.webp *.gif *.c2pa);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Looking at the file...</source>
        <translation>Die Datei wird untersucht...</translation>
    </message>
</context>
<context>
    <name>fw::ui::OverridesFold</name>
    <message>
        <source>Steps and guidance</source>
        <translation>Schritte und Guidance</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
    <message>
        <source>Steps and guidance (changed)</source>
        <translation>Schritte und Guidance (geändert)</translation>
    </message>
    <message>
        <source>Preset: %L1</source>
        <translation>Vorgabe: %L1</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Endfassung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>All as the preset says</source>
        <translation>Alles wie in der Vorgabe</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>From the preset %1, %2.</source>
        <translation>Aus der Vorgabe %1, %2.</translation>
    </message>
    <message>
        <source>From the preset %1.</source>
        <translation>Aus der Vorgabe %1.</translation>
    </message>
    <message>
        <source>Set for this shot; the preset says %1.</source>
        <translation>Für diese Einstellung gesetzt; in der Vorgabe steht %1.</translation>
    </message>
    <message>
        <source>%L1</source>
        <translation>%L1</translation>
    </message>
    <message>
        <source>The size that %1 was made for.</source>
        <translation>Die Größe, für die %1 gemacht ist.</translation>
    </message>
    <message>
        <source>Fitted into the film&apos;s %1.</source>
        <translation>In %1 des Films eingepasst.</translation>
    </message>
</context>
<context>
    <name>fw::ui::PathHandles</name>
    <message>
        <source>Drag a point of the path. Double click: the head is there at the playhead&apos;s moment. Arrow keys move, + and - change the head&apos;s height, Alt with arrows its moment, Delete removes a point, Page up and down choose one, Escape ends.</source>
        <translation>Einen Punkt der Bahn ziehen. Doppelklick: Der Kopf ist zu diesem Zeitpunkt hier. Pfeiltasten verschieben, + und - ändern die Höhe des Kopfes, Alt mit Pfeilen den Zeitpunkt, Entf entfernt einen Punkt, Bild auf und ab wählen einen, Esc beendet.</translation>
    </message>
    <message>
        <source>Path of %1</source>
        <translation>Bahn von %1</translation>
    </message>
    <message>
        <source>Point %1 of %2 at %3 % of the clip: %4 % across, %5 % down, head %6 % high</source>
        <translation>Punkt %1 von %2 bei %3 % des Clips: %4 % von links, %5 % von oben, Kopf %6 % hoch</translation>
    </message>
    <message>
        <source>Path of a head</source>
        <translation>Pfad eines Kopfes</translation>
    </message>
</context>
<context>
    <name>fw::ui::PicturePicker</name>
    <message>
        <source>More</source>
        <translation>Weitere</translation>
    </message>
    <message>
        <source>A front view comes first; then half left, half right and a smile. Drop files here, or pick them.</source>
        <translation>Zuerst eine Ansicht von vorn, dann halb links, halb rechts und ein Lächeln. Legen Sie Dateien hier ab, oder wählen Sie welche.</translation>
    </message>
    <message>
        <source>Headshots</source>
        <translation>Porträts</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Pictures are not checked. %1</source>
        <translation>Die Bilder werden nicht geprüft. %1</translation>
    </message>
    <message>
        <source>Front</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>Half left</source>
        <translation>Halb links</translation>
    </message>
    <message>
        <source>Half right</source>
        <translation>Halb rechts</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>Lächeln</translation>
    </message>
    <message>
        <source>Pick pictures...</source>
        <translation>Bilder wählen...</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
</context>
<context>
    <name>fw::ui::PicturesFold</name>
    <message>
        <source>Pictures on the way</source>
        <translation>Bilder unterwegs</translation>
    </message>
    <message>
        <source>The shot comes past these pictures at their moments. New ones stand at the playhead; files can be dropped here.</source>
        <translation>Die Einstellung kommt zu ihrer Zeit an diesen Bildern vorbei. Neue stehen am Abspielkopf; Dateien können hier abgelegt werden.</translation>
    </message>
    <message>
        <source>Add pictures...</source>
        <translation>Bilder hinzufügen …</translation>
    </message>
    <message>
        <source>Pictures on the way (%1)</source>
        <translation>Bilder unterwegs (%1)</translation>
    </message>
    <message>
        <source>Moment of picture %1</source>
        <translation>Zeitpunkt von Bild %1</translation>
    </message>
    <message>
        <source>Picture %1 to the playhead</source>
        <translation>Bild %1 an den Abspielkopf</translation>
    </message>
    <message>
        <source>Remove picture %1</source>
        <translation>Bild %1 entfernen</translation>
    </message>
    <message>
        <source>Before the shot: not shown</source>
        <translation>Vor der Einstellung: nicht zu sehen</translation>
    </message>
    <message>
        <source>Behind the shot: not used</source>
        <translation>Hinter der Einstellung: ohne Wirkung</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
</context>
<context>
    <name>fw::ui::Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>Programmeinstellungen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>Rendern</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>fw::ui::Preflight</name>
    <message>
        <source>Write what the shot shows.</source>
        <translation>Schreiben Sie, was die Einstellung zeigt.</translation>
    </message>
    <message>
        <source>Needs about %1 of memory</source>
        <translation>Braucht etwa %1 Speicher</translation>
    </message>
    <message>
        <source>Needs about %1, %2 free</source>
        <translation>Braucht etwa %1, frei sind %2</translation>
    </message>
    <message>
        <source>; takes %1</source>
        <translation>; dauert %1</translation>
    </message>
    <message>
        <source>. Passes the budget: %1</source>
        <translation>. Überschreitet das Budget: %1</translation>
    </message>
    <message>
        <source>. Draft quality or a smaller size fits.</source>
        <translation>. Entwurfsqualität oder ein kleineres Format passt.</translation>
    </message>
    <message>
        <source>Reading the checkpoint, this once, to know it by its checksum...</source>
        <translation>Der Checkpoint wird dieses eine Mal gelesen, um ihn an seiner Prüfsumme zu erkennen ...</translation>
    </message>
</context>
<context>
    <name>fw::ui::PresetCard</name>
    <message>
        <source>%1, runs here</source>
        <translation>%1, läuft hier</translation>
    </message>
    <message>
        <source>Needs %1</source>
        <translation>Braucht %1</translation>
    </message>
    <message>
        <source>Preset %1. %2</source>
        <translation>Vorgabe %1. %2</translation>
    </message>
    <message>
        <source>Show %1 among the models</source>
        <translation>%1 unter den Modellen zeigen</translation>
    </message>
</context>
<context>
    <name>fw::ui::PresetsPanel</name>
    <message>
        <source>No preset was found.</source>
        <translation>Es wurde keine Vorgabe gefunden.</translation>
    </message>
</context>
<context>
    <name>fw::ui::ProjectFiles</name>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Projects (*.framewright)</source>
        <translation>Projekte (*.framewright)</translation>
    </message>
    <message>
        <source>Open a project folder</source>
        <translation>Projektordner öffnen</translation>
    </message>
    <message>
        <source>%1 x %2, %3 fps, %4</source>
        <translation>%1 x %2, %3 B/s, %4</translation>
    </message>
    <message>
        <source>The project file could not be read; the backup %1 is open instead.</source>
        <translation>Die Projektdatei war nicht lesbar; stattdessen ist die Sicherung %1 geöffnet.</translation>
    </message>
    <message>
        <source>Some of the last edits could not be read; everything before them is here.</source>
        <translation>Einige der letzten Änderungen waren nicht lesbar; alles davor ist da.</translation>
    </message>
    <message numerus="yes">
        <source>Framewright was not closed last time; %n edit(s) were restored.</source>
        <translation>
            <numerusform>Framewright wurde zuletzt nicht beendet; %n Änderung wurde wiederhergestellt.</numerusform>
            <numerusform>Framewright wurde zuletzt nicht beendet; %n Änderungen wurden wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Import footage</source>
        <translation>Filmmaterial importieren</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mov *.m4v *.mkv *.webm)</source>
        <translation>Videos (*.mp4 *.mov *.m4v *.mkv *.webm)</translation>
    </message>
    <message>
        <source>Import a script or a cut</source>
        <translation>Drehbuch oder Schnitt importieren</translation>
    </message>
    <message>
        <source>Scripts and cuts (*.fountain *.spmd *.txt *.md *.csv *.otio *.otioz)</source>
        <translation>Drehbücher und Schnitte (*.fountain *.spmd *.txt *.md *.csv *.otio *.otioz)</translation>
    </message>
    <message>
        <source>The project&apos;s folder was moved. It goes on in %1.</source>
        <translation>Der Ordner des Projekts wurde verschoben. Es geht in %1 weiter.</translation>
    </message>
    <message>
        <source>The project&apos;s folder is not there any more. Put it back, or save a copy: what is on the board is still here.</source>
        <translation>Der Ordner des Projekts ist nicht mehr da. Legen Sie ihn zurück oder speichern Sie eine Kopie: Das Storyboard ist noch hier.</translation>
    </message>
    <message>
        <source>%1 cannot be written to, so nothing could be kept in it. Make a copy in %2 and open that?</source>
        <translation>In %1 kann nicht geschrieben werden, also ließe sich darin nichts aufheben. Eine Kopie in %2 anlegen und diese öffnen?</translation>
    </message>
    <message>
        <source>Copying %1...</source>
        <translation>%1 wird kopiert...</translation>
    </message>
    <message>
        <source>This is the copy in %1.</source>
        <translation>Das ist die Kopie in %1.</translation>
    </message>
</context>
<context>
    <name>fw::ui::PromptHistory</name>
    <message>
        <source>Earlier prompts</source>
        <translation>Frühere Prompts</translation>
    </message>
    <message>
        <source>Type words of the prompt</source>
        <translation>Wörter des Prompts eingeben</translation>
    </message>
    <message>
        <source>Words of the prompt</source>
        <translation>Wörter des Prompts</translation>
    </message>
    <message>
        <source>Use this prompt</source>
        <translation>Diesen Prompt verwenden</translation>
    </message>
    <message>
        <source>This shot</source>
        <translation>Diese Einstellung</translation>
    </message>
    <message>
        <source>Other shots of the project</source>
        <translation>Andere Einstellungen des Projekts</translation>
    </message>
    <message>
        <source>Shot %1</source>
        <translation>Einstellung %1</translation>
    </message>
    <message>
        <source>Enter gives the shot this prompt. Nothing is stored for this list: it is read from takes and dated copies.</source>
        <translation>Enter gibt der Einstellung diesen Prompt. Für diese Liste wird nichts gespeichert: Sie wird aus Takes und datierten Kopien gelesen.</translation>
    </message>
    <message>
        <source>Reading...</source>
        <translation>Wird gelesen...</translation>
    </message>
    <message>
        <source>No other prompt yet: what a shot was told before appears here.</source>
        <translation>Noch kein anderer Prompt: Was eine Einstellung früher zeigen sollte, erscheint hier.</translation>
    </message>
    <message>
        <source>No earlier prompt has these words.</source>
        <translation>Kein früherer Prompt hat diese Wörter.</translation>
    </message>
</context>
<context>
    <name>fw::ui::PuppetFold</name>
    <message>
        <source>Cameo</source>
        <translation>Cameo</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Animate the headshot in this shot</source>
        <translation>Porträt in dieser Einstellung animieren</translation>
    </message>
    <message>
        <source>What the person says: the mouth follows</source>
        <translation>Was die Person sagt: der Mund folgt</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Voice file...</source>
        <translation>Stimmdatei...</translation>
    </message>
    <message>
        <source>A sound file whose loudness moves the mouth instead of the line. It is not played.</source>
        <translation>Eine Tondatei, deren Lautstärke den Mund statt des Textes bewegt. Sie wird nicht abgespielt.</translation>
    </message>
    <message>
        <source>Liveliness</source>
        <translation>Lebhaftigkeit</translation>
    </message>
    <message>
        <source>Lively </source>
        <translation>Lebhaft </translation>
    </message>
    <message>
        <source>Across</source>
        <translation>Waagerecht</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Senkrecht</translation>
    </message>
    <message>
        <source>Head&apos;s height</source>
        <translation>Kopfhöhe</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>%1: across</source>
        <translation>%1: waagerecht</translation>
    </message>
    <message>
        <source>%1: down</source>
        <translation>%1: senkrecht</translation>
    </message>
    <message>
        <source>%1: height of the head</source>
        <translation>%1: Höhe des Kopfes</translation>
    </message>
    <message>
        <source>With this model a real person&apos;s cameo is the animated headshot: it cannot draw a likeness by itself. A Wan checkpoint can, from reference pictures.</source>
        <translation>Mit diesem Modell ist das Cameo einer echten Person das animierte Porträt: Es kann selbst keine Ähnlichkeit zeichnen. Ein Wan-Checkpoint kann es, aus Referenzbildern.</translation>
    </message>
    <message>
        <source>Cameo (animated)</source>
        <translation>Cameo (animiert)</translation>
    </message>
    <message>
        <source>Animate the headshot of %1</source>
        <translation>Porträt von %1 animieren</translation>
    </message>
    <message>
        <source>Leave out the voice</source>
        <translation>Stimme weglassen</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Sound (*.wav *.flac *.mp3 *.ogg *.opus *.m4a *.mp4)</source>
        <translation>Ton (*.wav *.flac *.mp3 *.ogg *.opus *.m4a *.mp4)</translation>
    </message>
    <message>
        <source>Path on the canvas</source>
        <translation>Bahn im Bild</translation>
    </message>
    <message>
        <source>Shows the way of the head over the picture, to drag its points and to add more</source>
        <translation>Zeigt den Weg des Kopfes über dem Bild; Punkte lassen sich ziehen und hinzufügen</translation>
    </message>
    <message>
        <source>This model draws the person by itself, from the headshots (up to four, opened in memory alone). Or one headshot is animated over its pictures.</source>
        <translation>Dieses Modell zeichnet die Person selbst, nach den Porträts (bis zu vier, nur im Arbeitsspeicher geöffnet). Oder ein Porträt wird über seinen Bildern animiert.</translation>
    </message>
</context>
<context>
    <name>fw::ui::QueueDelegate</name>
    <message>
        <source>Shot %1</source>
        <translation>Einstellung %1</translation>
    </message>
    <message>
        <source>Removed shot</source>
        <translation>Entfernte Einstellung</translation>
    </message>
</context>
<context>
    <name>fw::ui::QueueModel</name>
    <message>
        <source>Queued</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Starts when shot %1 is done</source>
        <translation>Beginnt, wenn Einstellung %1 fertig ist</translation>
    </message>
    <message>
        <source>Shot %1, %2</source>
        <translation>Einstellung %1, %2</translation>
    </message>
</context>
<context>
    <name>fw::ui::QueuePanel</name>
    <message>
        <source>Nothing is rendering. Ctrl+Enter renders the selected shot.</source>
        <translation>Nichts wird gerendert. Strg+Return rendert die gewählte Einstellung.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>Warteschlange anhalten</translation>
    </message>
    <message>
        <source>Hold this job</source>
        <translation>Diesen Auftrag zurückhalten</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Stop this job</source>
        <translation>Diesen Auftrag stoppen</translation>
    </message>
    <message>
        <source>Resume the queue</source>
        <translation>Warteschlange fortsetzen</translation>
    </message>
    <message numerus="yes">
        <source>Paused, %n waiting</source>
        <translation>
            <numerusform>Angehalten, %n wartet</numerusform>
            <numerusform>Angehalten, %n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Alles fertig</translation>
    </message>
    <message numerus="yes">
        <source>%n to render</source>
        <translation>
            <numerusform>%n zu rendern</numerusform>
            <numerusform>%n zu rendern</numerusform>
        </translation>
    </message>
    <message>
        <source>Let this job run</source>
        <translation>Diesen Auftrag laufen lassen</translation>
    </message>
    <message>
        <source>The whole queue</source>
        <translation>Die ganze Warteschlange</translation>
    </message>
    <message>
        <source>Group by model: %1 loads instead of %2</source>
        <translation>Nach Modell ordnen: %1-mal laden statt %2-mal</translation>
    </message>
    <message>
        <source>Group by model</source>
        <translation>Nach Modell ordnen</translation>
    </message>
    <message>
        <source>Hold all that wait</source>
        <translation>Alle wartenden zurückhalten</translation>
    </message>
    <message>
        <source>Let all run</source>
        <translation>Alle laufen lassen</translation>
    </message>
    <message>
        <source>Stop all that wait</source>
        <translation>Alle wartenden stoppen</translation>
    </message>
    <message>
        <source>Stop everything</source>
        <translation>Alles stoppen</translation>
    </message>
</context>
<context>
    <name>fw::ui::RegionBand</name>
    <message>
        <source>Region to make anew</source>
        <translation>Neu zu generierender Ausschnitt</translation>
    </message>
    <message>
        <source>Drag over what is to be made anew. Arrow keys move the region, Alt with arrows changes its size, Delete takes the whole picture, Escape ends.</source>
        <translation>Ziehen Sie über das, was neu generiert werden soll. Pfeiltasten verschieben den Ausschnitt, Alt mit Pfeiltasten ändert seine Größe, Entf nimmt das ganze Bild, Esc beendet.</translation>
    </message>
    <message>
        <source>From %1 % left and %2 % top, %3 % wide, %4 % high</source>
        <translation>Ab %1 % von links und %2 % von oben, %3 % breit, %4 % hoch</translation>
    </message>
</context>
<context>
    <name>fw::ui::RetakeBox</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Make the whole take anew</source>
        <translation>Den ganzen Take neu generieren</translation>
    </message>
    <message>
        <source>All else stays as it is in that take.</source>
        <translation>Alles andere bleibt, wie es in diesem Take ist.</translation>
    </message>
    <message>
        <source>First frame to make anew</source>
        <translation>Erstes neu zu generierendes Bild</translation>
    </message>
    <message>
        <source>Last frame to make anew</source>
        <translation>Letztes neu zu generierendes Bild</translation>
    </message>
    <message>
        <source>From the in to the out point</source>
        <translation>Vom In- bis zum Out-Punkt</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Region on the canvas</source>
        <translation>Ausschnitt zeichnen</translation>
    </message>
    <message>
        <source>Draw on the picture which part of it is made anew</source>
        <translation>Im Bild einzeichnen, welcher Teil davon neu generiert wird</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>No region: the whole picture is made anew</source>
        <translation>Kein Ausschnitt: das ganze Bild wird neu generiert</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Region: %1</source>
        <translation>Ausschnitt: %1</translation>
    </message>
    <message>
        <source>Part of a take that was deleted is made anew</source>
        <translation>Ein Teil eines gelöschten Takes wird neu generiert</translation>
    </message>
    <message>
        <source>Part of take %1 is made anew</source>
        <translation>Ein Teil von Take %1 wird neu generiert</translation>
    </message>
    <message>
        <source>Restore the take, or make the whole one anew.</source>
        <translation>Stellen Sie den Take wieder her, oder generieren Sie ihn ganz neu.</translation>
    </message>
</context>
<context>
    <name>fw::ui::ReviewDialog</name>
    <message>
        <source>Review inbox</source>
        <translation>Prüfeingang</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartende</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Which requests</source>
        <translation>Welche Anfragen</translation>
    </message>
    <message>
        <source>Find words, rule or name</source>
        <translation>Wort, Regel oder Name</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>What was asked for</source>
        <translation>Was verlangt wurde</translation>
    </message>
    <message>
        <source>The shot as it is now, made before this was asked for</source>
        <translation>Die Einstellung, wie sie jetzt ist, entstanden vor dieser Anfrage</translation>
    </message>
    <message>
        <source>Who decides</source>
        <translation>Wer entscheidet</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Decide as</source>
        <translation>Entscheiden als</translation>
    </message>
    <message>
        <source>Why; the maker reads it, and the log keeps it</source>
        <translation>Warum; wird der anfragenden Person gezeigt und protokolliert</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Ask for another look</source>
        <translation>Erneut prüfen lassen</translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>Nichts passt.</translation>
    </message>
    <message>
        <source>Nothing waits. What a rule holds comes here, for a person to look at.</source>
        <translation>Nichts wartet. Was eine Regel zurückhält, kommt hierher, damit ein Mensch es ansieht.</translation>
    </message>
    <message>
        <source>The text was deleted, so it can only be rejected.</source>
        <translation>Der Text wurde gelöscht, darum lässt es sich nur ablehnen.</translation>
    </message>
    <message>
        <source>Rule %1, because of &quot;%2&quot; in the %3. Asked by %4 on %5.</source>
        <translation>Regel %1, wegen „%2“ im %3. Angefragt von %4 am %5.</translation>
    </message>
    <message>
        <source>It is shot %1 of the open project.</source>
        <translation>Es ist Einstellung %1 des geöffneten Projekts.</translation>
    </message>
    <message>
        <source>%1 by %2 on %3: %4</source>
        <translation>%1 von %2 am %3: %4</translation>
    </message>
    <message>
        <source>It was decided by the person who asked.</source>
        <translation>Entschieden hat die Person, die angefragt hatte.</translation>
    </message>
    <message>
        <source>Appeal: %1</source>
        <translation>Einspruch: %1</translation>
    </message>
</context>
<context>
    <name>fw::ui::ReviewListModel</name>
    <message>
        <source>%1, %2 by %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
    <message>
        <source>(the text was deleted)</source>
        <translation>(der Text wurde gelöscht)</translation>
    </message>
    <message>
        <source>%1. %2. %3</source>
        <translation>%1. %2. %3</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Appealed</source>
        <translation>Einspruch erhoben</translation>
    </message>
</context>
<context>
    <name>fw::ui::SceneTitleEdit</name>
    <message>
        <source>Name of the scene</source>
        <translation>Name der Szene</translation>
    </message>
</context>
<context>
    <name>fw::ui::ScriptDialog</name>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>Scenes and shots of the script</source>
        <translation>Szenen und Einstellungen des Drehbuchs</translation>
    </message>
    <message>
        <source>Scene and prompt</source>
        <translation>Szene und Prompt</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Dialog</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Preset of the shots</source>
        <translation>Vorgabe der Einstellungen</translation>
    </message>
    <message>
        <source>Length of the shots</source>
        <translation>Länge der Einstellungen</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Length of a shot</source>
        <translation>Länge einer Einstellung</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>... and %1 more.</source>
        <translation>... und %1 weitere.</translation>
    </message>
    <message numerus="yes">
        <source>Import %n shot(s)</source>
        <translation>
            <numerusform>%n Einstellung importieren</numerusform>
            <numerusform>%n Einstellungen importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Paste a script</source>
        <translation>Drehbuch einfügen</translation>
    </message>
    <message>
        <source>Paste or write it here. Each paragraph becomes a shot, a line that starts with # or INT. a scene.</source>
        <translation>Hier einfügen oder schreiben. Jeder Absatz wird eine Einstellung, eine Zeile, die mit # oder INT. beginnt, eine Szene.</translation>
    </message>
    <message>
        <source>Kind of the script</source>
        <translation>Art des Drehbuchs</translation>
    </message>
    <message>
        <source>As it looks</source>
        <translation>Wie es aussieht</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Reiner Text</translation>
    </message>
    <message>
        <source>Screenplay (Fountain)</source>
        <translation>Drehbuch (Fountain)</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Drehbuch</translation>
    </message>
    <message>
        <source>The pasted text</source>
        <translation>Der eingefügte Text</translation>
    </message>
</context>
<context>
    <name>fw::ui::SeamLine</name>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Extend anew</source>
        <translation>Neu fortsetzen</translation>
    </message>
    <message>
        <source>Dissolve</source>
        <translation>Überblenden</translation>
    </message>
    <message>
        <source>Accept the take as it is, although what it continues has changed</source>
        <translation>Den Take nehmen, wie er ist, obwohl sich geändert hat, was er fortsetzt</translation>
    </message>
    <message>
        <source>Render the shot again from the end of the shot it continues</source>
        <translation>Die Einstellung ab dem Ende derjenigen, die sie fortsetzt, neu rendern</translation>
    </message>
    <message>
        <source>Lay a dissolve of half a second over the seam</source>
        <translation>Eine Überblendung von einer halben Sekunde über die Naht legen</translation>
    </message>
    <message>
        <source>The seam is being measured.</source>
        <translation>Die Naht wird gemessen.</translation>
    </message>
    <message>
        <source>Seam %1: the cut will be seen.</source>
        <translation>Naht %1: Der Schnitt wird zu sehen sein.</translation>
    </message>
    <message>
        <source>Seam %1: goes on smoothly.</source>
        <translation>Naht %1: Geht glatt weiter.</translation>
    </message>
</context>
<context>
    <name>fw::ui::SeamView</name>
    <message>
        <source>Last frames of shot %1 over the first frames of shot %2</source>
        <translation>Letzte Bilder von Einstellung %1 über den ersten Bildern von Einstellung %2</translation>
    </message>
    <message>
        <source>No seam: the film has one shot</source>
        <translation>Keine Naht: Der Film hat nur eine Einstellung</translation>
    </message>
    <message>
        <source>A seam needs two shots.</source>
        <translation>Eine Naht braucht zwei Einstellungen.</translation>
    </message>
    <message>
        <source>Shot %1: its last frames</source>
        <translation>Einstellung %1: ihre letzten Bilder</translation>
    </message>
    <message>
        <source>Shot %1: its first frames</source>
        <translation>Einstellung %1: ihre ersten Bilder</translation>
    </message>
    <message>
        <source>This shot has no take yet.</source>
        <translation>Diese Einstellung hat noch keinen Take.</translation>
    </message>
</context>
<context>
    <name>fw::ui::SeedPicker</name>
    <message>
        <source>Draw another seed</source>
        <translation>Neuen Seed ziehen</translation>
    </message>
    <message>
        <source>Random, new each time</source>
        <translation>Zufällig, jedes Mal neu</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Fest</translation>
    </message>
    <message>
        <source>Count up</source>
        <translation>Hochzählen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Seed number</source>
        <translation>Seed-Zahl</translation>
    </message>
    <message>
        <source>Copy the seed</source>
        <translation>Seed kopieren</translation>
    </message>
</context>
<context>
    <name>fw::ui::ShotClipboard</name>
    <message numerus="yes">
        <source>%n shot(s) continued a shot that is not in this project and start from text now.</source>
        <translation>
            <numerusform>%n Einstellung setzte eine fort, die nicht in diesem Projekt ist, und beginnt nun mit Text.</numerusform>
            <numerusform>%n Einstellungen setzten eine fort, die nicht in diesem Projekt ist, und beginnen nun mit Text.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::ShotCommands</name>
    <message>
        <source>No shot has dialogue without subtitles. Write it under &quot;Dialogue and notes&quot;.</source>
        <translation>Keine Einstellung hat Dialog ohne Untertitel. Schreiben Sie ihn unter „Dialog und Notizen“.</translation>
    </message>
    <message>
        <source>Select the shots of the new scene first.</source>
        <translation>Wählen Sie zuerst die Einstellungen der neuen Szene aus.</translation>
    </message>
    <message>
        <source>These shots are a scene of their own already.</source>
        <translation>Diese Einstellungen sind schon eine eigene Szene.</translation>
    </message>
</context>
<context>
    <name>fw::ui::ShotPanel</name>
    <message>
        <source>Select a shot to see what it is made of.</source>
        <translation>Wählen Sie eine Einstellung, um zu sehen, woraus sie besteht.</translation>
    </message>
    <message>
        <source>Preset, length, seed, quality, steps and guidance go to all of them.</source>
        <translation>Vorgabe, Länge, Seed, Qualität, Schritte und Guidance gelten für alle.</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>What the shot shows</source>
        <translation>Was die Einstellung zeigt</translation>
    </message>
    <message>
        <source>What it must not show</source>
        <translation>Was sie nicht zeigen darf</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Endfassung</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Ohne</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Cast</source>
        <translation>Besetzung</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>End on</source>
        <translation>Enden auf</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Its words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Words that the model knows</source>
        <translation>Wörter, die das Modell kennt</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generieren</translation>
    </message>
    <message>
        <source>Render a take of this shot (Ctrl+Enter)</source>
        <translation>Einen Take dieser Einstellung rendern (Strg+Return)</translation>
    </message>
    <message>
        <source>Takes to render</source>
        <translation>Zu rendernde Takes</translation>
    </message>
    <message>
        <source>How many takes to render, each from a seed of its own</source>
        <translation>Wie viele Takes gerendert werden, jeder mit eigenem Seed</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stop this shot&apos;s rendering (Esc)</source>
        <translation>Rendern dieser Einstellung stoppen (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>Shot %1 and %n more</source>
        <translation>
            <numerusform>Einstellung %1 und %n weitere</numerusform>
            <numerusform>Einstellung %1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Shot %1</source>
        <translation>Einstellung %1</translation>
    </message>
    <message>
        <source>New take</source>
        <translation>Neuer Take</translation>
    </message>
    <message>
        <source>Earlier prompts (Ctrl+H)</source>
        <translation>Frühere Prompts (Strg+H)</translation>
    </message>
    <message>
        <source>Make part anew</source>
        <translation>Teil neu generieren</translation>
    </message>
</context>
<context>
    <name>fw::ui::SoundRows</name>
    <message>
        <source>Sound %1</source>
        <translation>Ton %1</translation>
    </message>
    <message>
        <source>Drag to trim the sound</source>
        <translation>Ziehen trimmt den Ton</translation>
    </message>
    <message>
        <source>Drag sideways to set the length of the fade</source>
        <translation>Seitlich ziehen stellt die Länge der Blende ein</translation>
    </message>
    <message>
        <source>Drag to move the sound, also to another track; double-click for loudness and fades</source>
        <translation>Ziehen verschiebt den Ton, auch auf eine andere Spur; Doppelklick für Lautstärke und Blenden</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Loudness and fades...</source>
        <translation>Lautstärke und Blenden...</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>fw::ui::SoundSettings</name>
    <message>
        <source>Muted</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source> dB</source>
        <translation> dB</translation>
    </message>
    <message>
        <source>Fade in</source>
        <translation>Einblenden</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Fade out</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>fw::ui::StartPage</name>
    <message>
        <source>Make a film shot by shot</source>
        <translation>Ein Film, Einstellung für Einstellung</translation>
    </message>
    <message>
        <source>Write what a shot shows, watch it form, keep the take you like. Everything stays on this computer.</source>
        <translation>Schreiben Sie, was eine Einstellung zeigt, sehen Sie ihr beim Entstehen zu, behalten Sie den Take, der gefällt. Alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Start with one shot</source>
        <translation>Mit einer Einstellung beginnen</translation>
    </message>
    <message>
        <source>Open the sample board</source>
        <translation>Beispiel-Storyboard öffnen</translation>
    </message>
    <message>
        <source>Open...</source>
        <translation>Öffnen...</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Letzte Projekte</translation>
    </message>
    <message>
        <source>Paste a script</source>
        <translation>Drehbuch einfügen</translation>
    </message>
    <message>
        <source>What runs on this computer</source>
        <translation>Was auf diesem Rechner läuft</translation>
    </message>
    <message numerus="yes">
        <source>%n more, and all models...</source>
        <translation>
            <numerusform>%n weiteres und alle Modelle...</numerusform>
            <numerusform>%n weitere und alle Modelle...</numerusform>
        </translation>
    </message>
    <message>
        <source>All models...</source>
        <translation>Alle Modelle...</translation>
    </message>
    <message>
        <source>Ready: the model %1 is here, %2</source>
        <translation>Bereit: Das Modell %1 ist hier, %2</translation>
    </message>
    <message>
        <source>What it needs...</source>
        <translation>Was es braucht...</translation>
    </message>
    <message>
        <source>File, size and licence of %1, and how to get it</source>
        <translation>Datei, Größe und Lizenz von %1, und woher es kommt</translation>
    </message>
</context>
<context>
    <name>fw::ui::StartPicker</name>
    <message>
        <source>Start from</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>Text alone</source>
        <translation>Nur Text</translation>
    </message>
    <message>
        <source>End of shot %1</source>
        <translation>Ende von Einstellung %1</translation>
    </message>
    <message>
        <source>This preset&apos;s model cannot continue a clip.</source>
        <translation>Das Modell dieser Vorgabe kann keinen Clip fortsetzen.</translation>
    </message>
    <message>
        <source>Picture (pick another...)</source>
        <translation>Bild (anderes wählen...)</translation>
    </message>
    <message>
        <source>Picture...</source>
        <translation>Bild...</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Clip...</source>
        <translation>Clip …</translation>
    </message>
</context>
<context>
    <name>fw::ui::StartSection</name>
    <message>
        <source>This preset&apos;s model cannot continue a clip. Choose another start or another preset.</source>
        <translation>Das Modell dieser Vorgabe kann keinen Clip fortsetzen. Wählen Sie einen anderen Anfang oder eine andere Vorgabe.</translation>
    </message>
    <message>
        <source>This preset&apos;s model cannot lead up to a clip. Choose another end or another preset.</source>
        <translation>Das Modell dieser Vorgabe kann nicht zu einem Clip hinführen. Wählen Sie ein anderes Ende oder eine andere Vorgabe.</translation>
    </message>
    <message>
        <source>This preset&apos;s model starts from a picture. Choose one, or another preset.</source>
        <translation>Das Modell dieser Vorgabe beginnt mit einem Bild. Wählen Sie eines oder eine andere Vorgabe.</translation>
    </message>
    <message>
        <source>Start from a picture</source>
        <translation>Mit einem Bild beginnen</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.webp)</translation>
    </message>
    <message>
        <source>End on a picture</source>
        <translation>Auf einem Bild enden</translation>
    </message>
    <message>
        <source>Begin from a clip</source>
        <translation>Mit einem Clip beginnen</translation>
    </message>
    <message>
        <source>Clips (*.mp4 *.mov *.m4v *.mkv *.webm *.gif)</source>
        <translation>Clips (*.mp4 *.mov *.m4v *.mkv *.webm *.gif)</translation>
    </message>
</context>
<context>
    <name>fw::ui::StatementDialog</name>
    <message>
        <source>Add person</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <source>Renew the consent of %1</source>
        <translation>Einwilligung von %1 erneuern</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>Wer ist es?</translation>
    </message>
    <message>
        <source>Name in the cast list</source>
        <translation>Name in der Besetzungsliste</translation>
    </message>
    <message>
        <source>What you call this person here</source>
        <translation>Wie die Person hier heißt</translation>
    </message>
    <message>
        <source>The statement</source>
        <translation>Die Erklärung</translation>
    </message>
    <message>
        <source>Wording %1; the ledger keeps its checksum, your name and the time.</source>
        <translation>Wortlaut %1; das Register speichert seine Prüfsumme, Ihren Namen und die Zeit.</translation>
    </message>
    <message>
        <source>I have read the statement and agree to it</source>
        <translation>Ich habe die Erklärung gelesen und stimme ihr zu</translation>
    </message>
    <message>
        <source>This project, %1</source>
        <translation>Dieses Projekt, %1</translation>
    </message>
    <message>
        <source>Every project</source>
        <translation>Jedes Projekt</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Pictures in shots</source>
        <translation>Bilder in Einstellungen</translation>
    </message>
    <message>
        <source>Films that are exported</source>
        <translation>Exportierte Filme</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source> months</source>
        <translation> Monate</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>Gilt</translation>
    </message>
    <message>
        <source>Pick a PDF...</source>
        <translation>PDF wählen...</translation>
    </message>
    <message>
        <source>optional; its checksum is kept, the file stays yours</source>
        <translation>freiwillig; nur die Prüfsumme wird behalten</translation>
    </message>
    <message>
        <source>Signed release</source>
        <translation>Unterschriebene Freigabe</translation>
    </message>
    <message>
        <source>Your full name, typed as a signature</source>
        <translation>Ihr voller Name, getippt als Unterschrift</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Unterschrift</translation>
    </message>
    <message>
        <source>Headshots</source>
        <translation>Porträts</translation>
    </message>
    <message>
        <source>Each picture is written anew without place, time or camera data, encrypted under a key of its own, and kept on this computer outside of projects. You can add them later too.</source>
        <translation>Jedes Bild wird ohne Orts-, Zeit- und Kameradaten neu geschrieben, mit eigenem Schlüssel verschlüsselt und auf diesem Computer außerhalb der Projekte aufbewahrt. Sie können Bilder auch später hinzufügen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Record the consent</source>
        <translation>Einwilligung festhalten</translation>
    </message>
    <message>
        <source>I am 18 or older</source>
        <translation>Ich bin mindestens 18 Jahre alt</translation>
    </message>
    <message>
        <source>The person is 18 or older</source>
        <translation>Die Person ist mindestens 18 Jahre alt</translation>
    </message>
    <message>
        <source>until %1; then the person is asked anew</source>
        <translation>bis %1; dann wird neu gefragt</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Myself</source>
        <translation>Ich selbst</translation>
    </message>
    <message>
        <source>I am the person in the pictures.</source>
        <translation>Ich bin die Person auf den Bildern.</translation>
    </message>
    <message>
        <source>Another adult</source>
        <translation>Eine andere erwachsene Person</translation>
    </message>
    <message>
        <source>Somebody who agreed, and knows what for.</source>
        <translation>Jemand, der eingewilligt hat und weiß, wofür.</translation>
    </message>
    <message>
        <source>An invented person</source>
        <translation>Eine erfundene Person</translation>
    </message>
    <message>
        <source>A face that belongs to nobody.</source>
        <translation>Ein Gesicht, das niemandem gehört.</translation>
    </message>
    <message>
        <source>Somebody under 18</source>
        <translation>Jemand unter 18</translation>
    </message>
    <message>
        <source>%1

The wording that is signed: %2</source>
        <translation>%1

Unterzeichnet wird der englische Wortlaut: %2</translation>
    </message>
    <message>
        <source>Pick a clip...</source>
        <translation>Clip wählen...</translation>
    </message>
    <message>
        <source>or a clip in which the person says: %1</source>
        <translation>oder ein Clip, in dem die Person sagt: %1</translation>
    </message>
    <message>
        <source>Spoken words</source>
        <translation>Gesprochene Worte</translation>
    </message>
    <message>
        <source>Clip with the spoken words</source>
        <translation>Clip mit den gesprochenen Worten</translation>
    </message>
    <message>
        <source>Film or sound (*.mp4 *.mov *.mkv *.webm *.wav *.mp3 *.m4a *.ogg *.flac)</source>
        <translation>Film oder Ton (*.mp4 *.mov *.mkv *.webm *.wav *.mp3 *.m4a *.ogg *.flac)</translation>
    </message>
    <message>
        <source>%1, with the words: %2</source>
        <translation>%1, mit den Worten: %2</translation>
    </message>
</context>
<context>
    <name>fw::ui::TakeDialog</name>
    <message>
        <source>Take %1 of shot %2</source>
        <translation>Take %1 von Einstellung %2</translation>
    </message>
    <message>
        <source>What is known of the take</source>
        <translation>Was über den Take bekannt ist</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>On disk</source>
        <translation>Auf der Platte</translation>
    </message>
    <message>
        <source>%1, with latents to continue from</source>
        <translation>%1, mit Latents zum Fortsetzen</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Entstanden</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Rendered in</source>
        <translation>Gerendert in</translation>
    </message>
    <message>
        <source>From the video</source>
        <translation>Aus dem Video</translation>
    </message>
    <message>
        <source>Seconds of it</source>
        <translation>Sekunden davon</translation>
    </message>
    <message>
        <source>%L1 to %L2</source>
        <translation>%L1 bis %L2</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>As the model got it</source>
        <translation>Wie das Modell ihn bekam</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Ohne</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>LoRAs</source>
        <translation>LoRAs</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Guidance</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Memory mode</source>
        <translation>Speichermodus</translation>
    </message>
    <message>
        <source>Most memory</source>
        <translation>Höchster Speicherbedarf</translation>
    </message>
    <message>
        <source>Model loaded in</source>
        <translation>Modell geladen in</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
</context>
<context>
    <name>fw::ui::TakeListModel</name>
    <message>
        <source>Take %1</source>
        <translation>Take %1</translation>
    </message>
    <message>
        <source>Take %1, seed %2, %3</source>
        <translation>Take %1, Seed %2, %3</translation>
    </message>
    <message>
        <source>Take %1, footage</source>
        <translation>Take %1, Filmmaterial</translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <translation>%1, gewählt</translation>
    </message>
    <message>
        <source>%1, shown</source>
        <translation>%1, gezeigt</translation>
    </message>
</context>
<context>
    <name>fw::ui::TakesPanel</name>
    <message>
        <source>Takes of this shot appear here.</source>
        <translation>Hier erscheinen die Takes dieser Einstellung.</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Choose this take</source>
        <translation>Diesen Take wählen</translation>
    </message>
    <message>
        <source>Use this seed for the shot</source>
        <translation>Diesen Seed für die Einstellung verwenden</translation>
    </message>
    <message>
        <source>Delete this take</source>
        <translation>Diesen Take löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Accept this take as it is; it counts as up to date from now on</source>
        <translation>Diesen Take nehmen, wie er ist; er gilt von nun an als aktuell</translation>
    </message>
    <message>
        <source>Seed %1, %2, %3</source>
        <translation>Seed %1, %2, %3</translation>
    </message>
    <message>
        <source>Out of date: %1</source>
        <translation>Veraltet: %1</translation>
    </message>
    <message>
        <source>Delete take</source>
        <translation>Take löschen</translation>
    </message>
    <message>
        <source>Delete take %1? Its files go to the project&apos;s trash.</source>
        <translation>Take %1 löschen? Seine Dateien kommen in den Papierkorb des Projekts.</translation>
    </message>
    <message>
        <source>Footage, %1 × %2, %L3 frames a second</source>
        <translation>Filmmaterial, %1 × %2, %L3 Bilder je Sekunde</translation>
    </message>
    <message>
        <source>Compare with the shown take</source>
        <translation>Mit dem gezeigten Take vergleichen</translation>
    </message>
    <message>
        <source>More about this take</source>
        <translation>Mehr zu diesem Take</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Take %1 is in the trash.</source>
        <translation>Take %1 ist im Papierkorb.</translation>
    </message>
    <message>
        <source>This take was filmed: it has no settings to render with.</source>
        <translation>Dieser Take wurde gefilmt: Er hat keine Angaben zum Rendern.</translation>
    </message>
    <message>
        <source>The shot has the settings of this take already.</source>
        <translation>Die Einstellung hat die Angaben dieses Takes schon.</translation>
    </message>
    <message>
        <source>No take was deleted since the project was opened. Older ones are under &quot;Files and disk use&quot;.</source>
        <translation>Seit dem Öffnen des Projekts wurde kein Take gelöscht. Ältere sind unter „Dateien und Speicherplatz“.</translation>
    </message>
</context>
<context>
    <name>fw::ui::TimecodeBox</name>
    <message>
        <source>%1: type a timecode such as 1:04 or 104</source>
        <translation>%1: Zeitcode eingeben, etwa 1:04 oder 104</translation>
    </message>
</context>
<context>
    <name>fw::ui::TimecodeEdit</name>
    <message>
        <source>Click and type where to go: 1:02:03:04, 304, +12</source>
        <translation>Klicken und das Ziel eingeben: 1:02:03:04, 304, +12</translation>
    </message>
</context>
<context>
    <name>fw::ui::TimelineAccessible</name>
    <message>
        <source>Playhead at %1</source>
        <translation>Abspielkopf bei %1</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Sound %1</source>
        <translation>Ton %1</translation>
    </message>
    <message>
        <source>%1, muted, %2</source>
        <translation>%1, stumm, %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Empty title</source>
        <translation>Leerer Titel</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <translation>%1, bei %2</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Marke</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n frames of transition into the next</source>
        <translation>
            <numerusform>%1, %n Bild Übergang in die nächste</numerusform>
            <numerusform>%1, %n Bilder Übergang in die nächste</numerusform>
        </translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
</context>
<context>
    <name>fw::ui::TimelineView</name>
    <message>
        <source>Drag to move the title, its ends to trim it; Del removes it</source>
        <translation>Ziehen verschiebt den Titel, an den Enden trimmt es ihn; Entf entfernt ihn</translation>
    </message>
    <message>
        <source>Drag sideways to set the length of the transition</source>
        <translation>Seitlich ziehen stellt die Länge des Übergangs ein</translation>
    </message>
    <message>
        <source>Drag to trim; the shots behind it follow. Shift+drag moves the cut and keeps the film&apos;s length</source>
        <translation>Ziehen trimmt, die Einstellungen dahinter rücken nach. Umschalt+Ziehen verschiebt den Schnitt, die Filmlänge bleibt</translation>
    </message>
    <message>
        <source>Sound %1 on track %2, from %3 to %4%5</source>
        <translation>Ton %1 auf Spur %2, von %3 bis %4%5</translation>
    </message>
    <message>
        <source>, muted</source>
        <translation>, stumm</translation>
    </message>
    <message>
        <source>Add sound</source>
        <translation>Ton hinzufügen</translation>
    </message>
    <message>
        <source>Sounds and clips with sound (%1)</source>
        <translation>Töne und Clips mit Ton (%1)</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Titles</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Empty title</source>
        <translation>Leerer Titel</translation>
    </message>
    <message>
        <source>Click to go to the marker, drag to move it, double-click to write; Del removes it</source>
        <translation>Klicken springt zur Marke, Ziehen verschiebt sie, Doppelklick zum Schreiben; Entf entfernt sie</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Drag to reorder, Alt+drag to duplicate, Shift+drag to slip the picture, Ctrl+wheel zooms</source>
        <translation>Ziehen ordnet um, Alt+Ziehen dupliziert, Umschalt+Ziehen verschiebt den Inhalt, Strg+Mausrad zoomt</translation>
    </message>
</context>
<context>
    <name>fw::ui::TitlesFold</name>
    <message>
        <source>Titles</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Add a title at the playhead (Shift+T)</source>
        <translation>Titel am Abspielkopf hinzufügen (Umschalt+T)</translation>
    </message>
    <message>
        <source>Remove this title</source>
        <translation>Diesen Titel entfernen</translation>
    </message>
    <message>
        <source>What is read</source>
        <translation>Was zu lesen ist</translation>
    </message>
    <message>
        <source>Text of the title</source>
        <translation>Text des Titels</translation>
    </message>
    <message>
        <source>Style of the title</source>
        <translation>Stil des Titels</translation>
    </message>
    <message>
        <source>Subtitle</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>Lower third</source>
        <translation>Bauchbinde</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>Überschrift</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Abspann</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Size of the title</source>
        <translation>Größe des Titels</translation>
    </message>
    <message>
        <source>Colour of the title</source>
        <translation>Farbe des Titels</translation>
    </message>
    <message>
        <source>Colour of the letters</source>
        <translation>Schriftfarbe</translation>
    </message>
    <message>
        <source>Start of the title</source>
        <translation>Beginn des Titels</translation>
    </message>
    <message>
        <source>Length of the title</source>
        <translation>Länge des Titels</translation>
    </message>
    <message>
        <source>Fade of the title</source>
        <translation>Blende des Titels</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>Blende</translation>
    </message>
    <message>
        <source>Seconds from the beginning of the shot</source>
        <translation>Sekunden ab Beginn der Einstellung</translation>
    </message>
    <message>
        <source>Seconds in which the title comes, and in which it goes</source>
        <translation>Sekunden, in denen der Titel kommt und in denen er geht</translation>
    </message>
    <message>
        <source>Titles (%1)</source>
        <translation>Titel (%1)</translation>
    </message>
    <message>
        <source>No titles yet</source>
        <translation>Noch keine Titel</translation>
    </message>
</context>
<context>
    <name>fw::ui::TrustFlow</name>
    <message>
        <source>Select a person in the Cast panel first.</source>
        <translation>Wählen Sie zuerst eine Person im Bereich „Besetzung“.</translation>
    </message>
    <message>
        <source>The consent of %1 is withdrawn and the headshots are destroyed.</source>
        <translation>Die Einwilligung von %1 ist widerrufen, und die Porträts sind vernichtet.</translation>
    </message>
    <message>
        <source>The consent of %1 is withdrawn: %2. Shots that show this person are blocked.</source>
        <translation>Die Einwilligung von %1 ist widerrufen: %2. Einstellungen, die diese Person zeigen, sind gesperrt.</translation>
    </message>
    <message>
        <source>Open the project %1 to see this shot.</source>
        <translation>Öffnen Sie das Projekt %1, um diese Einstellung zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) were stopped</source>
        <translation>
            <numerusform>%n Auftrag wurde gestoppt</numerusform>
            <numerusform>%n Aufträge wurden gestoppt</numerusform>
        </translation>
    </message>
    <message>
        <source>Add headshots...</source>
        <translation>Porträts hinzufügen...</translation>
    </message>
</context>
<context>
    <name>fw::ui::VersionsDialog</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The same shots as now.</source>
        <translation>Dieselben Einstellungen wie jetzt.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Earlier versions</source>
        <translation>Frühere Fassungen</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Fassungen</translation>
    </message>
    <message>
        <source>Restoring is one step that Undo takes back. Takes are never lost by it.</source>
        <translation>Das Wiederherstellen ist ein Schritt, den „Rückgängig“ zurücknimmt. Takes gehen dabei nie verloren.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looking...</source>
        <translation>Wird gesucht...</translation>
    </message>
    <message>
        <source>There are no earlier versions yet. One is kept when the project is saved and something has changed.</source>
        <translation>Es gibt noch keine früheren Fassungen. Eine entsteht, wenn das Projekt gespeichert wird und sich etwas geändert hat.</translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s)</source>
        <translation>
            <numerusform>%n Einstellung</numerusform>
            <numerusform>%n Einstellungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) would come back.</source>
        <translation>
            <numerusform>%n Einstellung käme zurück.</numerusform>
            <numerusform>%n Einstellungen kämen zurück.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) made since would be left out.</source>
        <translation>
            <numerusform>%n seither entstandene Einstellung fiele weg.</numerusform>
            <numerusform>%n seither entstandene Einstellungen fielen weg.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s) would be as before.</source>
        <translation>
            <numerusform>%n Einstellung wäre wie zuvor.</numerusform>
            <numerusform>%n Einstellungen wären wie zuvor.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>fw::ui::WipeHandle</name>
    <message>
        <source>Drag to see more of one take or of the other</source>
        <translation>Ziehen, um mehr vom einen oder vom anderen Take zu sehen</translation>
    </message>
    <message>
        <source>Line between two takes</source>
        <translation>Linie zwischen zwei Takes</translation>
    </message>
</context>
<context>
    <name>fw::ui::WithdrawDialog</name>
    <message>
        <source>Shot %1 shows this person and will be blocked.</source>
        <translation>Einstellung %1 zeigt diese Person und wird gesperrt.</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>Shots %1 and %2 show this person and will be blocked.</source>
        <translation>Die Einstellungen %1 und %2 zeigen diese Person und werden gesperrt.</translation>
    </message>
    <message>
        <source>Withdraw for good</source>
        <translation>Endgültig widerrufen</translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation>Einwilligung widerrufen</translation>
    </message>
    <message>
        <source>Withdraw the consent of %1?</source>
        <translation>Einwilligung von %1 widerrufen?</translation>
    </message>
    <message>
        <source>This is for good. The headshots are destroyed with their key, jobs of this person stop, and nothing that shows the person can be rendered or exported any more.</source>
        <translation>Das ist endgültig. Die Porträts werden mit ihrem Schlüssel vernichtet, Aufträge mit dieser Person gestoppt, und nichts, was die Person zeigt, kann mehr gerendert oder exportiert werden.</translation>
    </message>
    <message>
        <source>Why (optional, kept in the ledger)</source>
        <translation>Warum (freiwillig, steht dann im Register)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Keep the consent</source>
        <translation>Einwilligung behalten</translation>
    </message>
    <message>
        <source>What shows this person in this project</source>
        <translation>Was diese Person in diesem Projekt zeigt</translation>
    </message>
    <message>
        <source>Looking through this project...</source>
        <translation>Das Projekt wird durchsucht...</translation>
    </message>
    <message>
        <source>Nothing in this project shows this person.</source>
        <translation>Nichts in diesem Projekt zeigt diese Person.</translation>
    </message>
    <message numerus="yes">
        <source>%n take(s) show this person and cannot be exported.</source>
        <translation>
            <numerusform>%n Take zeigt diese Person und kann nicht exportiert werden.</numerusform>
            <numerusform>%n Takes zeigen diese Person und können nicht exportiert werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) will be stopped.</source>
        <translation>
            <numerusform>%n Auftrag wird gestoppt.</numerusform>
            <numerusform>%n Aufträge werden gestoppt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n film(s) were exported, last on %1. Films that left cannot be called back.</source>
        <translation>
            <numerusform>%n Film wurde exportiert, zuletzt am %1. Was hinausging, lässt sich nicht zurückholen.</numerusform>
            <numerusform>%n Filme wurden exportiert, zuletzt am %1. Was hinausging, lässt sich nicht zurückholen.</numerusform>
        </translation>
    </message>
</context>
</TS>
