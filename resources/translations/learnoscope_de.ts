<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name></name>
    <message>
        <source>There is no shared memory left for pictures ({problem})</source>
        <translation>Für Bilder ist kein gemeinsamer Speicher mehr frei ({problem})</translation>
    </message>
    <message>
        <source>The camera&apos;s process ended ({reason}). Start begins anew.</source>
        <translation>Der Prozess der Kamera ist beendet ({reason}). Start beginnt von vorn.</translation>
    </message>
    <message>
        <source>Facial-expression classification</source>
        <translation>Erkennung von Gesichtsausdrücken</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Wird gestartet</translation>
    </message>
    <message>
        <source>{rate} frames/s</source>
        <translation>{rate} Bilder/s</translation>
    </message>
    <message>
        <source>stored {count}</source>
        <translation>gespeichert {count}</translation>
    </message>
    <message>
        <source>sent {count}</source>
        <translation>gesendet {count}</translation>
    </message>
    <message>
        <source>Loading the model, opening the source</source>
        <translation>Das Modell wird geladen, die Quelle geöffnet</translation>
    </message>
    <message>
        <source>Save figure...</source>
        <translation>Abbildung speichern ...</translation>
    </message>
    <message>
        <source>Save numbers...</source>
        <translation>Zahlen speichern ...</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Maximise</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Log axis</source>
        <translation>Logarithmische Achse</translation>
    </message>
    <message>
        <source>Views of this card</source>
        <translation>Ansichten dieser Karte</translation>
    </message>
    <message>
        <source>Save, maximise (double click)</source>
        <translation>Speichern, vergrößern (Doppelklick)</translation>
    </message>
    <message>
        <source>Menu of this card</source>
        <translation>Menü dieser Karte</translation>
    </message>
    <message>
        <source>These are the knobs of the figure, made by Learnoscope {version} on {device}.</source>
        <translation>Das sind die Regler der Abbildung, erzeugt von Learnoscope {version} auf {device}.</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Enter: next, Shift+Enter: previous, Esc: close</source>
        <translation>Enter: weiter, Umschalt+Enter: zurück, Esc: schließen</translation>
    </message>
    <message>
        <source>Copy the selection, or everything</source>
        <translation>Die Auswahl kopieren, oder alles</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>kein Treffer</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} von {count}</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Remove the last one</source>
        <translation>Das letzte entfernen</translation>
    </message>
    <message>
        <source>Add one more</source>
        <translation>Eines hinzufügen</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Eine Datei wählen</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>keine gewählt</translation>
    </message>
    <message>
        <source>the disk is full or not writable</source>
        <translation>der Datenträger ist voll oder schreibgeschützt</translation>
    </message>
    <message>
        <source>page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>zulässig</translation>
    </message>
    <message>
        <source>So far for the pages {pages}</source>
        <translation>Bisher für die Seiten {pages}</translation>
    </message>
    <message>
        <source>There is nothing to compare with yet: press Play and let the run come to its end.</source>
        <translation>Es gibt noch nichts zum Vergleichen: Start drücken und den Lauf zu Ende gehen lassen.</translation>
    </message>
    <message>
        <source>{names} changed while the run went on, which a script cannot repeat: press Play once more.</source>
        <translation>{names}: geändert, während der Lauf weiterging; das kann ein Skript nicht wiederholen. Noch einmal Start drücken.</translation>
    </message>
    <message>
        <source>This run was on {device}, and a script computes on the CPU: choose CPU and press Play.</source>
        <translation>Dieser Lauf rechnete auf {device}, ein Skript rechnet auf der CPU: CPU wählen und Start drücken.</translation>
    </message>
    <message>
        <source>{title}: the run as a script</source>
        <translation>{title}: der Lauf als Skript</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Save script...</source>
        <translation>Skript speichern ...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The script runs; Python and torch take a few seconds to start.</source>
        <translation>Das Skript läuft; Python und torch brauchen ein paar Sekunden zum Starten.</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>stimmt überein</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>Export script</source>
        <translation>Skript exportieren</translation>
    </message>
    <message>
        <source>{path} could not be written: {problem}</source>
        <translation>{path} konnte nicht geschrieben werden: {problem}</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is no file that this page can use; it takes {accepted}</source>
        <translation>„{name}“ ist keine Datei, die diese Seite verwenden kann; sie nimmt {accepted}</translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation>{title} einblenden</translation>
    </message>
    <message>
        <source>Hide {title}</source>
        <translation>{title} ausblenden</translation>
    </message>
    <message>
        <source>Draw here</source>
        <translation>Hier zeichnen</translation>
    </message>
    <message>
        <source>Drawing surface</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>Draw here: {width} x {height} pixels, white on black. Delete wipes it.</source>
        <translation>Hier zeichnen: {width} x {height} Pixel, Weiß auf Schwarz. Entf löscht alles.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Wipe the canvas (Delete)</source>
        <translation>Die Zeichenfläche leeren (Entf)</translation>
    </message>
    <message>
        <source>{action} (Enter in the field)</source>
        <translation>{action} (Enter im Feld)</translation>
    </message>
    <message>
        <source>Paint here</source>
        <translation>Hier malen</translation>
    </message>
    <message>
        <source>Half</source>
        <translation>Hälfte</translation>
    </message>
    <message>
        <source>Paint the lower half, and nothing else</source>
        <translation>Nur die untere Hälfte übermalen</translation>
    </message>
    <message>
        <source>Take all paint away (Delete)</source>
        <translation>Alle Farbe entfernen (Entf)</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Paint what is missing: {width} x {height} pixels. Delete takes all paint away.</source>
        <translation>Übermale, was fehlen soll: {width} x {height} Pixel. Entf entfernt alle Farbe.</translation>
    </message>
    <message>
        <source>choose, or drop one on the page</source>
        <translation>wählen oder auf der Seite ablegen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>From {low} to {high}</source>
        <translation>Von {low} bis {high}</translation>
    </message>
    <message>
        <source>Right button or Shift erases</source>
        <translation>Rechte Taste oder Umschalt radiert</translation>
    </message>
    <message>
        <source>Everything in one list</source>
        <translation>Alles in einer Liste</translation>
    </message>
    <message>
        <source>Each entry is a page that shows one technique while it learns. Type in the field above the list to find one.</source>
        <translation>Jeder Eintrag ist eine Seite, die ein Verfahren zeigt, während es lernt. Tippe in das Feld über der Liste, um eine zu finden.</translation>
    </message>
    <message>
        <source>A page</source>
        <translation>Eine Seite</translation>
    </message>
    <message>
        <source>This network of 2 inputs learns to tell two kinds of points apart. Nothing has been computed yet: what you will see is a real training.</source>
        <translation>Dieses Netz mit 2 Eingängen lernt, zwei Arten von Punkten zu unterscheiden. Noch ist nichts berechnet: was du sehen wirst, ist ein echtes Training.</translation>
    </message>
    <message>
        <source>The run has begun. Space pauses it and lets it go on, the right arrow makes one step, R starts again. The slider slows it down to single steps.</source>
        <translation>Der Lauf hat begonnen. Die Leertaste hält ihn an und lässt ihn weiterlaufen, Pfeil rechts macht einen Schritt, R beginnt von vorn. Der Schieber bremst ihn bis auf einzelne Schritte.</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>Genauer hinsehen</translation>
    </message>
    <message>
        <source>Point at a curve to read its values, drag to move, turn the wheel to zoom, double-click to see all of it. Double-click the title of a card and it fills the page.</source>
        <translation>Zeige auf eine Kurve, um ihre Werte zu lesen, ziehe zum Verschieben, drehe das Rad zum Vergrößern, ein Doppelklick zeigt alles. Ein Doppelklick auf den Titel einer Karte lässt sie die Seite füllen.</translation>
    </message>
    <message>
        <source>Knobs</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Change one while the page runs: those with a dot take effect at once, the others at the next start. Ctrl+Z takes an edit back.</source>
        <translation>Ändere einen, während die Seite rechnet: die mit einem Punkt wirken sofort, die anderen ab dem nächsten Start. Strg+Z nimmt eine Änderung zurück.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Each page comes with settings worth seeing: what goes wrong, and its cure. Keep your own beside them. Presets say how long they take on this machine, and can be fitted into 10, 30 or 60 seconds.</source>
        <translation>Jede Seite bringt sehenswerte Vorlagen mit: was schiefgeht, und das Mittel dagegen. Behalte eigene daneben. Vorlagen sagen, wie lange sie auf diesem Rechner dauern, und lassen sich in 10, 30 oder 60 Sekunden einpassen.</translation>
    </message>
    <message>
        <source>Lesson and code</source>
        <translation>Lektion und Code</translation>
    </message>
    <message>
        <source>Beside the knobs lie the lesson, with its equations, and the code that runs. Press F1 for the lesson.</source>
        <translation>Neben den Reglern liegen die Lektion mit ihren Gleichungen und der Code, der läuft. F1 öffnet die Lektion.</translation>
    </message>
    <message>
        <source>A network that is too deep</source>
        <translation>Ein zu tiefes Netz</translation>
    </message>
    <message>
        <source>Forty layers: see how the gradients vanish on their way back, and what another activation changes.</source>
        <translation>Vierzig Schichten: sieh, wie die Gradienten auf dem Rückweg verschwinden und was eine andere Aktivierung ändert.</translation>
    </message>
    <message>
        <source>Keep and share</source>
        <translation>Behalten und teilen</translation>
    </message>
    <message>
        <source>The menu saves a session, which shows everything again without computing, a report, and figures. A saved picture carries its run: drop it on the window and the page comes back.</source>
        <translation>Das Menü speichert eine Sitzung, die alles ohne Rechnen wieder zeigt, einen Bericht und Abbildungen. Ein gespeichertes Bild trägt seinen Lauf in sich: lege es auf dem Fenster ab, und die Seite kommt zurück.</translation>
    </message>
    <message>
        <source>In front of a class</source>
        <translation>Vor einer Klasse</translation>
    </message>
    <message>
        <source>F11 fills the screen with large text and strong lines; B makes it black, L is a spotlight. Esc leaves. That is all: choose a page and press Play.</source>
        <translation>F11 füllt den Bildschirm mit großer Schrift und starken Linien; B macht ihn schwarz, L ist ein Scheinwerfer. Esc beendet. Das ist alles: wähle eine Seite und drücke Start.</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Beenden</translation>
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
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Knobs, lesson, code</source>
        <translation>Regler, Lektion, Code</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>This page has no GPU code.</source>
        <translation>Diese Seite hat keinen GPU-Code.</translation>
    </message>
    <message>
        <source>No GPU found on this machine.</source>
        <translation>Auf diesem Rechner wurde keine GPU gefunden.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where the run computes; applies at the next Play</source>
        <translation>Wo gerechnet wird; gilt ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Click a cell of “{panel}”.</source>
        <translation>Klicke auf eine Zelle von „{panel}“.</translation>
    </message>
    <message>
        <source>Click in “{panel}”.</source>
        <translation>Klicke in „{panel}“.</translation>
    </message>
    <message>
        <source>This page has no lesson yet.</source>
        <translation>Zu dieser Seite gibt es noch keine Lektion.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>{count} drawn</source>
        <translation>{count} gezeichnet</translation>
    </message>
    <message>
        <source>none drawn</source>
        <translation>keine gezeichnet</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>preset &quot;{title}&quot;</source>
        <translation>Vorlage „{title}“</translation>
    </message>
    <message>
        <source>all knobs</source>
        <translation>alle Regler</translation>
    </message>
    <message>
        <source>Reset all knobs to their defaults</source>
        <translation>Alle Regler auf ihre Voreinstellung zurücksetzen</translation>
    </message>
    <message>
        <source>Choose which knobs this page shows</source>
        <translation>Wählen, welche Regler diese Seite zeigt</translation>
    </message>
    <message>
        <source>Every change runs it again</source>
        <translation>Jede Änderung rechnet neu</translation>
    </message>
    <message>
        <source>{page} has no knob &quot;{name}&quot;</source>
        <translation>{page} hat keinen Regler „{name}“</translation>
    </message>
    <message numerus="yes">
        <source>%n changes wait for the next Play</source>
        <translation>
            <numerusform>%n Änderung wartet auf den nächsten Start</numerusform>
            <numerusform>%n Änderungen warten auf den nächsten Start</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo {what} ({keys})</source>
        <translation>{what} rückgängig machen ({keys})</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo {what} ({keys})</source>
        <translation>{what} wiederholen ({keys})</translation>
    </message>
    <message>
        <source>Knobs on this page</source>
        <translation>Regler dieser Seite</translation>
    </message>
    <message>
        <source>Knobs that are shown</source>
        <translation>Regler, die gezeigt werden</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Knobs that are not ticked keep their values and are saved with the session.</source>
        <translation>Regler ohne Häkchen behalten ihre Werte und werden mit der Sitzung gespeichert.</translation>
    </message>
    <message>
        <source>changes at once</source>
        <translation>wirkt sofort</translation>
    </message>
    <message>
        <source>at the next Play</source>
        <translation>ab dem nächsten Start</translation>
    </message>
    <message>
        <source>changed, waits for the next Play</source>
        <translation>geändert, wartet auf den nächsten Start</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>wahr oder falsch (true, false)</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>a comma-separated list</source>
        <translation>eine durch Kommas getrennte Liste</translation>
    </message>
    <message>
        <source>{0} from {1} to {2}</source>
        <translation>{0} von {1} bis {2}</translation>
    </message>
    <message>
        <source>{0} of at least {1}</source>
        <translation>{0}, mindestens {1}</translation>
    </message>
    <message>
        <source>{0} of at most {1}</source>
        <translation>{0}, höchstens {1}</translation>
    </message>
    <message>
        <source>Reset to {value}</source>
        <translation>Auf {value} zurücksetzen</translation>
    </message>
    <message>
        <source>Accepts {values}</source>
        <translation>Erlaubt: {values}</translation>
    </message>
    <message>
        <source>Default: {value}</source>
        <translation>Voreinstellung: {value}</translation>
    </message>
    <message>
        <source>An edit changes at once</source>
        <translation>Eine Änderung wirkt sofort</translation>
    </message>
    <message>
        <source>An edit counts at the next Play</source>
        <translation>Eine Änderung gilt ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Something went wrong in the window: {problem}</source>
        <translation>Im Fenster ist etwas schiefgegangen: {problem}</translation>
    </message>
    <message>
        <source>Open pages</source>
        <translation>Offene Seiten</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is no session and no figure with a run in it; pages take pictures and tables.</source>
        <translation>„{name}“ ist keine Sitzung und keine Abbildung, die einen Lauf enthält; Seiten nehmen Bilder und Tabellen.</translation>
    </message>
    <message>
        <source>Close {title} (Ctrl+W)</source>
        <translation>{title} schließen (Strg+W)</translation>
    </message>
    <message>
        <source>This page cannot be shown: {problem}</source>
        <translation>Diese Seite kann nicht gezeigt werden: {problem}</translation>
    </message>
    <message>
        <source>Remove the outer ring</source>
        <translation>Den äußeren Ring entfernen</translation>
    </message>
    <message>
        <source>Add a ring of zeros</source>
        <translation>Einen Ring aus Nullen hinzufügen</translation>
    </message>
    <message>
        <source>own numbers</source>
        <translation>eigene Zahlen</translation>
    </message>
    <message>
        <source>famous ones</source>
        <translation>bekannte</translation>
    </message>
    <message>
        <source>Famous ones: choose one, then edit its numbers</source>
        <translation>Bekannte: eine wählen, dann ihre Zahlen ändern</translation>
    </message>
    <message>
        <source>{knob}: &quot;{text}&quot; is not a number</source>
        <translation>{knob}: „{text}“ ist keine Zahl</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>Remove the last row</source>
        <translation>Letzte Zeile entfernen</translation>
    </message>
    <message>
        <source>Add a column</source>
        <translation>Spalte hinzufügen</translation>
    </message>
    <message>
        <source>Remove the last column</source>
        <translation>Letzte Spalte entfernen</translation>
    </message>
    <message>
        <source>Swap rows and columns</source>
        <translation>Zeilen und Spalten vertauschen</translation>
    </message>
    <message>
        <source>Turn by 180°</source>
        <translation>Um 180° drehen</translation>
    </message>
    <message>
        <source>All zero</source>
        <translation>Alle null</translation>
    </message>
    <message>
        <source>{knob}: the clipboard holds no matrix: {problem}</source>
        <translation>{knob}: In der Zwischenablage ist keine Matrix: {problem}</translation>
    </message>
    <message>
        <source>Continue from the last checkpoint</source>
        <translation>Ab dem letzten Zwischenstand weiter</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Live facial expressions: a camera, a film or pictures, classified face by face</source>
        <translation>Gesichtsausdrücke live: Kamera, Film oder Bilder, Gesicht für Gesicht klassifiziert</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Data sets: what is here, and how to get more</source>
        <translation>Datensätze: was hier ist und wie man weitere bekommt</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;What it does.&lt;/b&gt; It has learned from some ten thousand pictures that people have sorted into seven words, and says
which of these words fits the picture of each face, with a probability.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;What it cannot know.&lt;/b&gt; What anybody feels, thinks or intends. Faces do not tell; the word is wrong for more than one
in four even among pictures of its own kind, and how it errs with age, skin, glasses or illness is unknown. Judge
nobody by it.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Where the pictures go.&lt;/b&gt; Nowhere. Each is looked at in memory and forgotten; none is stored, none is sent. Esc
switches the camera and its light off at once.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;The law.&lt;/b&gt; In the European Union, inferring emotions of people at work and in education is prohibited (AI Act,
Article 5(1)(f)). In a class, use pictures, films, or act an expression yourself.&lt;/p&gt;
</source>
        <translation>&lt;p&gt;&lt;b&gt;Was es tut.&lt;/b&gt; Es hat aus einigen zehntausend Bildern gelernt, die Menschen nach sieben Wörtern geordnet haben, und sagt,
welches dieser Wörter zum Bild jedes Gesichts passt, mit einer Wahrscheinlichkeit.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Was es nicht wissen kann.&lt;/b&gt; Was jemand fühlt, denkt oder vorhat. Gesichter verraten das nicht; das Wort ist selbst bei Bildern
der eigenen Art bei mehr als einem von vieren falsch, und wie sehr es sich bei Alter, Hautfarbe, Brille oder Krankheit irrt, ist unbekannt.
Beurteile niemanden danach.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Wohin die Bilder gehen.&lt;/b&gt; Nirgendwohin. Jedes wird im Speicher betrachtet und vergessen; keines wird gespeichert, keines gesendet.
Esc schaltet die Kamera und ihr Licht sofort aus.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Das Gesetz.&lt;/b&gt; In der Europäischen Union ist es verboten, am Arbeitsplatz und in der Bildung auf Gefühle von Menschen zu schließen
(KI-Verordnung, Artikel 5 Absatz 1 Buchstabe f). Nimm im Unterricht Bilder oder Filme, oder spiele selbst einen Ausdruck.&lt;/p&gt;
</translation>
    </message>
    <message>
        <source>Use a live camera?</source>
        <translation>Eine Kamera live verwenden?</translation>
    </message>
    <message>
        <source>Everybody whom the camera sees has agreed</source>
        <translation>Alle, die die Kamera sieht, haben zugestimmt</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Kamera verwenden</translation>
    </message>
    <message>
        <source>A small convolutional network (2023): turned and partly hidden faces, too</source>
        <translation>Ein kleines Faltungsnetz (2023): auch gedrehte und teilweise verdeckte Gesichter</translation>
    </message>
    <message>
        <source>Haar cascade</source>
        <translation>Haar-Kaskade</translation>
    </message>
    <message>
        <source>Boosted cascades of Haar-like features (Viola and Jones 2001): frontal faces</source>
        <translation>Geboostete Kaskaden Haar-ähnlicher Merkmale (Viola und Jones 2001): Gesichter von vorn</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Detektor</translation>
    </message>
    <message>
        <source>A detector that also finds turned faces; downloaded from its authors and verified</source>
        <translation>Ein Detektor, der auch gedrehte Gesichter findet; von seinen Autoren heruntergeladen und geprüft</translation>
    </message>
    <message>
        <source>Offer live cameras</source>
        <translation>Live-Kameras anbieten</translation>
    </message>
    <message>
        <source>Off, only pictures, films and the demo are offered</source>
        <translation>Aus: nur Bilder, Filme und die Demo werden angeboten</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Not sure below</source>
        <translation>Unsicher unter</translation>
    </message>
    <message>
        <source>Below this probability no label is given</source>
        <translation>Unter dieser Wahrscheinlichkeit wird kein Wort genannt</translation>
    </message>
    <message>
        <source>Seconds after which 63 % of a change has come through</source>
        <translation>Sekunden, nach denen 63 % einer Änderung angekommen sind</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Fetch YuNet ({size} MB)</source>
        <translation>YuNet holen ({size} MB)</translation>
    </message>
    <message>
        <source>Fetching YuNet...</source>
        <translation>YuNet wird geholt ...</translation>
    </message>
    <message>
        <source>{width}×{height} {colours}, {low} to {high}</source>
        <translation>{width}×{height} {colours}, {low} bis {high}</translation>
    </message>
    <message>
        <source>capture</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>detection</source>
        <translation>Detektion</translation>
    </message>
    <message>
        <source>tracking</source>
        <translation>Verfolgung</translation>
    </message>
    <message>
        <source>classification</source>
        <translation>Klassifikation</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Probabilities of the chosen face</source>
        <translation>Wahrscheinlichkeiten des gewählten Gesichts</translation>
    </message>
    <message>
        <source>Bar and number: smoothed over time. Line and muted number: the newest reading alone. Dashed: threshold</source>
        <translation>Balken und Zahl: über die Zeit geglättet. Strich und blasse Zahl: nur die neueste Messung. Gestrichelt: Schwelle</translation>
    </message>
    <message>
        <source>No face in sight</source>
        <translation>Kein Gesicht in Sicht</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Press Start (Space)</source>
        <translation>Start drücken (Leertaste)</translation>
    </message>
    <message>
        <source>Stopped. Start (Space) begins anew</source>
        <translation>Angehalten. Start (Leertaste) beginnt von vorn</translation>
    </message>
    <message>
        <source>Opening the source</source>
        <translation>Die Quelle wird geöffnet</translation>
    </message>
    <message>
        <source>The words name pictures, not what anybody feels, and more than one in four is wrong. Nothing is stored or sent. More: F1</source>
        <translation>Die Wörter benennen Bilder, nicht das, was jemand fühlt, und mehr als eines von vieren ist falsch. Nichts wird gespeichert oder gesendet. Mehr: F1</translation>
    </message>
    <message>
        <source>frames seen {count}</source>
        <translation>gesehene Bilder {count}</translation>
    </message>
    <message>
        <source>Start or stop (Space); Esc stops, too</source>
        <translation>Starten oder anhalten (Leertaste); auch Esc hält an</translation>
    </message>
    <message>
        <source>Freeze: hold this picture (F); the camera stays on</source>
        <translation>Einfrieren: dieses Bild festhalten (F); die Kamera bleibt an</translation>
    </message>
    <message>
        <source>Mirror: left and right as in a mirror, on the screen only</source>
        <translation>Spiegeln: links und rechts wie im Spiegel, nur auf dem Bildschirm</translation>
    </message>
    <message>
        <source>Save this one picture, where you say; nothing is stored otherwise</source>
        <translation>Dieses eine Bild speichern, wo du willst; sonst wird nichts gespeichert</translation>
    </message>
    <message>
        <source>Beside the picture</source>
        <translation>Neben dem Bild</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Im Zeitverlauf</translation>
    </message>
    <message>
        <source>Latency of a frame</source>
        <translation>Zeit je Bild</translation>
    </message>
    <message>
        <source>smoothed, raw</source>
        <translation>geglättet, roh</translation>
    </message>
    <message>
        <source>The camera is off. Start (Space) switches it on</source>
        <translation>Die Kamera ist aus. Start (Leertaste) schaltet sie ein</translation>
    </message>
    <message>
        <source>Switching the camera off</source>
        <translation>Die Kamera wird ausgeschaltet</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>{milliseconds} ms to the screen</source>
        <translation>{milliseconds} ms bis zum Bildschirm</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>Gesicht {number}</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>face {number}</source>
        <translation>Gesicht {number}</translation>
    </message>
    <message>
        <source>no face</source>
        <translation>kein Gesicht</translation>
    </message>
    <message>
        <source>face {number} of {count}, click another one</source>
        <translation>Gesicht {number} von {count}, zum Wechseln klicken</translation>
    </message>
    <message>
        <source>The usual figure is the model&apos;s accuracy on pictures that are cut to the face. What counts is the whole chain: finding the face, cutting it out, and the model. A face that is not found is a wrong answer.</source>
        <translation>Üblich ist die Trefferquote des Modells auf Bildern, die auf das Gesicht zugeschnitten sind. Was zählt, ist die ganze Kette: das Gesicht finden, es ausschneiden, und das Modell. Ein Gesicht, das nicht gefunden wird, ist eine falsche Antwort.</translation>
    </message>
    <message>
        <source>Or a folder of yours that holds a folder of pictures for each label, such as happy and sad.</source>
        <translation>Oder ein eigener Ordner, der für jedes Wort einen Ordner mit Bildern enthält, etwa happy und sad.</translation>
    </message>
    <message>
        <source>Labelled pictures</source>
        <translation>Bilder mit Wörtern</translation>
    </message>
    <message>
        <source>end to end</source>
        <translation>ganze Kette</translation>
    </message>
    <message>
        <source>crops alone</source>
        <translation>nur Ausschnitte</translation>
    </message>
    <message>
        <source>Open a folder...</source>
        <translation>Ordner öffnen ...</translation>
    </message>
    <message>
        <source>Folder of labelled pictures</source>
        <translation>Ordner mit beschrifteten Bildern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Shipped model</source>
        <translation>Mitgeliefertes Modell</translation>
    </message>
    <message>
        <source>Open a model...</source>
        <translation>Modell öffnen ...</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Model of faces</source>
        <translation>Modell für Gesichter</translation>
    </message>
    <message>
        <source>Labels, in the order of the outputs</source>
        <translation>Wörter in der Reihenfolge der Ausgänge</translation>
    </message>
    <message>
        <source>Values for black and white</source>
        <translation>Werte für Schwarz und Weiß</translation>
    </message>
    <message>
        <source>The words for the model&apos;s outputs, in their order</source>
        <translation>Die Wörter für die Ausgänge des Modells, in ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>What the model takes for black and for white</source>
        <translation>Was das Modell für Schwarz und für Weiß nimmt</translation>
    </message>
    <message>
        <source>Keep these answers</source>
        <translation>Diese Antworten behalten</translation>
    </message>
    <message>
        <source>the order of its labels</source>
        <translation>die Reihenfolge seiner Wörter</translation>
    </message>
    <message>
        <source>the range of its pixels</source>
        <translation>den Wertebereich seiner Pixel</translation>
    </message>
    <message>
        <source>{name} does not say {what}. Wrong answers look like “always sad”: watch the picture while you choose.</source>
        <translation>{name} nennt nicht {what}. Falsche Antworten sehen aus wie „immer traurig“: beobachte das Bild, während du wählst.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>The model that comes along (models/{name}) is missing. Open or drop a model of faces (.onnx, .h5, .hdf5 or .keras), or train it: python build_scripts/train_expressions.py</source>
        <translation>Das mitgelieferte Modell (models/{name}) fehlt. Öffne ein Modell für Gesichter (.onnx, .h5, .hdf5 oder .keras), lege es hier ab oder trainiere es: python build_scripts/train_expressions.py</translation>
    </message>
    <message>
        <source>Save this picture</source>
        <translation>Dieses Bild speichern</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>wähle einen anderen Ordner</translation>
    </message>
    <message>
        <source>{camera} (not plugged in)</source>
        <translation>{camera} (nicht angeschlossen)</translation>
    </message>
    <message>
        <source>Live cameras are switched off</source>
        <translation>Live-Kameras sind ausgeschaltet</translation>
    </message>
    <message>
        <source>No camera is plugged in</source>
        <translation>Es ist keine Kamera angeschlossen</translation>
    </message>
    <message>
        <source>Open a film or picture...</source>
        <translation>Film oder Bild öffnen ...</translation>
    </message>
    <message>
        <source>Open a folder of pictures...</source>
        <translation>Ordner mit Bildern öffnen ...</translation>
    </message>
    <message>
        <source>Films and pictures</source>
        <translation>Filme und Bilder</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Film or picture</source>
        <translation>Film oder Bild</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>Ordner mit Bildern</translation>
    </message>
    <message>
        <source>Probabilities of the chosen face over time</source>
        <translation>Wahrscheinlichkeiten des gewählten Gesichts im Zeitverlauf</translation>
    </message>
    <message>
        <source>Probabilities of the chosen face over the last {seconds} seconds; above them the verdict</source>
        <translation>Wahrscheinlichkeiten des gewählten Gesichts in den letzten {seconds} Sekunden; darüber das Urteil</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>{seconds} s ago</source>
        <translation>vor {seconds} s</translation>
    </message>
    <message>
        <source>Import pictures...</source>
        <translation>Bilder importieren ...</translation>
    </message>
    <message>
        <source>Something else is being done with the data; wait for it, or cancel it.</source>
        <translation>Mit den Daten geschieht gerade etwas anderes; warte darauf oder brich es ab.</translation>
    </message>
    <message>
        <source>Remove {name} and its files from this machine?</source>
        <translation>{name} und seine Dateien von diesem Rechner entfernen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>A folder or zip archive with a folder of pictures for each class (or train and test with such folders), a folder of MNIST&apos;s idx files, the official CIFAR-10 archive, or fer2013.csv.</source>
        <translation>Ein Ordner oder ZIP-Archiv mit einem Ordner voller Bilder für jede Klasse (oder train und test mit solchen Ordnern), ein Ordner mit den idx-Dateien von MNIST, das offizielle Archiv von CIFAR-10 oder fer2013.csv.</translation>
    </message>
    <message>
        <source>Import pictures</source>
        <translation>Bilder importieren</translation>
    </message>
    <message>
        <source>after the file</source>
        <translation>nach der Datei</translation>
    </message>
    <message>
        <source>Folder...</source>
        <translation>Ordner ...</translation>
    </message>
    <message>
        <source>File...</source>
        <translation>Datei ...</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>wie sie sind</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Archives and tables</source>
        <translation>Archive und Tabellen</translation>
    </message>
    <message>
        <source>Archive or table</source>
        <translation>Archiv oder Tabelle</translation>
    </message>
    <message>
        <source>Ask for it again to start another one.</source>
        <translation>Verlange es noch einmal, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>About Learnoscope</source>
        <translation>Über Learnoscope</translation>
    </message>
    <message>
        <source>Shows machine learning while it learns. MIT licence. Below are the licences of everything that comes along.</source>
        <translation>Zeigt maschinelles Lernen, während es lernt. MIT-Lizenz. Unten stehen die Lizenzen von allem, was mitkommt.</translation>
    </message>
    <message>
        <source>What comes along</source>
        <translation>Was mitkommt</translation>
    </message>
    <message>
        <source>Reading the licences</source>
        <translation>Die Lizenzen werden gelesen</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>cannot be read: {problem}</source>
        <translation>nicht lesbar: {problem}</translation>
    </message>
    <message>
        <source>Its own files hold no text of the licence.</source>
        <translation>Seine eigenen Dateien enthalten keinen Lizenztext.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Check for leaks looks for test pictures that are training pictures too, exactly or nearly.</source>
        <translation>„Auf Lecks prüfen“ sucht Testbilder, die genau oder beinahe auch Trainingsbilder sind.</translation>
    </message>
    <message>
        <source>Looks for test pictures that are training pictures too</source>
        <translation>Sucht Testbilder, die auch Trainingsbilder sind</translation>
    </message>
    <message>
        <source>Check for leaks</source>
        <translation>Auf Lecks prüfen</translation>
    </message>
    <message>
        <source>Other samples</source>
        <translation>Andere Beispiele</translation>
    </message>
    <message>
        <source>Views of this data set</source>
        <translation>Ansichten dieses Datensatzes</translation>
    </message>
    <message>
        <source>Fetch {size}</source>
        <translation>{size} holen</translation>
    </message>
    <message>
        <source>It is not on this machine yet. Fetched from its authors, it is checked before it is used.</source>
        <translation>Er ist noch nicht auf diesem Rechner. Von seinen Autoren geholt, wird er geprüft, bevor er verwendet wird.</translation>
    </message>
    <message>
        <source>It is not on this machine, and nobody may hand it on freely.</source>
        <translation>Er ist nicht auf diesem Rechner, und niemand darf ihn frei weitergeben.</translation>
    </message>
    <message>
        <source>are being verified</source>
        <translation>werden geprüft</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Leak check</source>
        <translation>Leckprüfung</translation>
    </message>
    <message>
        <source>{train} to learn from, {test} to test on</source>
        <translation>{train} zum Lernen, {test} zum Testen</translation>
    </message>
    <message>
        <source>{size} on disk</source>
        <translation>{size} auf dem Datenträger</translation>
    </message>
    <message>
        <source>{size} to fetch</source>
        <translation>{size} zu holen</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>eingebaut</translation>
    </message>
    <message>
        <source>NOT the published ones: {names}</source>
        <translation>NICHT die veröffentlichten: {names}</translation>
    </message>
    <message>
        <source>verified: the published ones</source>
        <translation>geprüft: die veröffentlichten</translation>
    </message>
    <message>
        <source>no checksum is known</source>
        <translation>keine Prüfsumme bekannt</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} Bilder</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>nicht hier</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>farbig</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>largest {name} {value} ({label})</source>
        <translation>größte {name} {value} ({label})</translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names} und {last}</translation>
    </message>
    <message>
        <source>{names}: nothing in this run so far</source>
        <translation>{names}: in diesem Lauf bisher nichts</translation>
    </message>
    <message>
        <source>{names} will appear here</source>
        <translation>{names}: erscheint hier</translation>
    </message>
    <message>
        <source>Press Play (Space)</source>
        <translation>Start drücken (Leertaste)</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>{count} parameters each</source>
        <translation>je {count} Parameter</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} Parameter</translation>
    </message>
    <message>
        <source>no parameters</source>
        <translation>keine Parameter</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>Bias</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>Neuron {number}</translation>
    </message>
    <message numerus="yes">
        <source>%n layers</source>
        <translation>
            <numerusform>%n Schicht</numerusform>
            <numerusform>%n Schichten</numerusform>
        </translation>
    </message>
    <message>
        <source>negative weight</source>
        <translation>negatives Gewicht</translation>
    </message>
    <message>
        <source>positive weight</source>
        <translation>positives Gewicht</translation>
    </message>
    <message>
        <source>filled by bias</source>
        <translation>gefüllt nach Bias</translation>
    </message>
    <message>
        <source>filled by activation</source>
        <translation>gefüllt nach Aktivierung</translation>
    </message>
    <message>
        <source>Earlier pictures</source>
        <translation>Frühere Bilder</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>Schritt {step}</translation>
    </message>
    <message>
        <source>row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Click adds · drag moves · Ctrl+click deletes</source>
        <translation>Klick fügt hinzu · Ziehen verschiebt · Strg+Klick löscht</translation>
    </message>
    <message>
        <source>Click, Shift+click add · drag moves · Ctrl+click deletes</source>
        <translation>Klick, Umschalt+Klick fügen hinzu · Ziehen verschiebt · Strg+Klick löscht</translation>
    </message>
    <message>
        <source>Drag draws · click adds · Ctrl+click deletes</source>
        <translation>Ziehen zeichnet · Klick fügt hinzu · Strg+Klick löscht</translation>
    </message>
    <message>
        <source>Show everything (double click)</source>
        <translation>Alles zeigen (Doppelklick)</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n Linie</numerusform>
            <numerusform>%n Linien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n points</source>
        <translation>
            <numerusform>%n Punkt</numerusform>
            <numerusform>%n Punkte</numerusform>
        </translation>
    </message>
    <message>
        <source>earlier runs</source>
        <translation>frühere Läufe</translation>
    </message>
    <message>
        <source>class {number}</source>
        <translation>Klasse {number}</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Press Play to run it again.</source>
        <translation>Drücke Start, um neu zu rechnen.</translation>
    </message>
    <message>
        <source>There is no run to ask yet: press Play first.</source>
        <translation>Es gibt noch keinen Lauf, den man fragen könnte: drücke zuerst Start.</translation>
    </message>
    <message>
        <source>The engine of this page ended unexpectedly ({reason}).</source>
        <translation>Der Rechenprozess dieser Seite ist unerwartet beendet worden ({reason}).</translation>
    </message>
    <message>
        <source>The run did not stop within {seconds} seconds, so its engine was ended.</source>
        <translation>Der Lauf hielt nicht innerhalb von {seconds} Sekunden an, darum wurde sein Rechenprozess beendet.</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>bfloat16 where the hardware has it</source>
        <translation>bfloat16, wo die Hardware es kann</translation>
    </message>
    <message>
        <source>float32 always</source>
        <translation>immer float32</translation>
    </message>
    <message>
        <source>GPU where there is one</source>
        <translation>GPU, wo es eine gibt</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>the user&apos;s own data folder</source>
        <translation>der Datenordner des Benutzers</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>Wählen ...</translation>
    </message>
    <message>
        <source>all that is free</source>
        <translation>alles, was frei ist</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>alle Kerne</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Pages compute on</source>
        <translation>Seiten rechnen auf</translation>
    </message>
    <message>
        <source>Threads that a run may take</source>
        <translation>Threads, die ein Lauf belegen darf</translation>
    </message>
    <message>
        <source>Precision of convolutions</source>
        <translation>Genauigkeit der Faltungen</translation>
    </message>
    <message>
        <source>Data sets lie in</source>
        <translation>Datensätze liegen in</translation>
    </message>
    <message>
        <source>Memory that a run may take</source>
        <translation>Speicher, den ein Lauf nehmen darf</translation>
    </message>
    <message>
        <source>Threads, precision, folder and memory count for runs that start from now on.</source>
        <translation>Threads, Genauigkeit, Ordner und Speicher gelten für Läufe, die von jetzt an beginnen.</translation>
    </message>
    <message>
        <source>{name} is set from outside and wins.</source>
        <translation>{name} ist von außen gesetzt und hat Vorrang.</translation>
    </message>
    <message>
        <source>Folder with data sets</source>
        <translation>Ordner mit Datensätzen</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene Werte</translation>
    </message>
    <message>
        <source>Presets: choose one and every knob is set for it</source>
        <translation>Vorlagen: eine wählen, und jeder Regler wird danach gestellt</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Keep these knobs as a preset of your own, or delete one</source>
        <translation>Diese Regler als eigene Vorlage behalten, oder eine löschen</translation>
    </message>
    <message>
        <source>a preset&apos;s name has 1 to {longest} characters</source>
        <translation>der Name einer Vorlage hat 1 bis {longest} Zeichen</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is a preset that comes with the page; choose another name</source>
        <translation>„{name}“ ist eine Vorlage, die zur Seite gehört; wähle einen anderen Namen</translation>
    </message>
    <message>
        <source>a page has at most {most} presets of your own; delete one first</source>
        <translation>eine Seite hat höchstens {most} eigene Vorlagen; lösche zuerst eine</translation>
    </message>
    <message>
        <source>≤ {seconds} s</source>
        <translation>≤ {seconds} s</translation>
    </message>
    <message>
        <source>Presets are shortened so that a run takes about {seconds} s on this machine</source>
        <translation>Voreinstellungen werden so gekürzt, dass ein Lauf auf diesem Rechner etwa {seconds} s dauert</translation>
    </message>
    <message>
        <source>Keep these knobs as a preset...</source>
        <translation>Diese Regler als Vorlage behalten ...</translation>
    </message>
    <message>
        <source>Delete &quot;{name}&quot;</source>
        <translation>„{name}“ löschen</translation>
    </message>
    <message>
        <source>Fit presets into {seconds} s</source>
        <translation>Voreinstellungen auf {seconds} s kürzen</translation>
    </message>
    <message>
        <source>Leave presets as long as they are</source>
        <translation>Voreinstellungen so lang lassen, wie sie sind</translation>
    </message>
    <message>
        <source>Measure this machine&apos;s speed again</source>
        <translation>Geschwindigkeit dieses Rechners neu messen</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Keep as a preset</source>
        <translation>Als Vorlage behalten</translation>
    </message>
    <message>
        <source>Blank screen</source>
        <translation>Schwarzer Bildschirm</translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation>HTML-Seite</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Gespeichert: {path}</translation>
    </message>
    <message>
        <source>No page was open.</source>
        <translation>Es war keine Seite geöffnet.</translation>
    </message>
    <message>
        <source>Step {step}, epoch {epoch}, {seconds} s of computing.</source>
        <translation>Schritt {step}, Epoche {epoch}, {seconds} s Rechenzeit.</translation>
    </message>
    <message>
        <source>Not played.</source>
        <translation>Nicht gestartet.</translation>
    </message>
    <message>
        <source>Repeat it:</source>
        <translation>Wiederholen mit:</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG-Zeichnung</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF-Dokument</translation>
    </message>
    <message>
        <source>{kind}, white background</source>
        <translation>{kind}, weißer Hintergrund</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>Abbildung speichern</translation>
    </message>
    <message>
        <source>There are no numbers yet: press Play first.</source>
        <translation>Es gibt noch keine Zahlen: drücke zuerst Start.</translation>
    </message>
    <message>
        <source>Folder for the numbers (CSV)</source>
        <translation>Ordner für die Zahlen (CSV)</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>Sitzung öffnen</translation>
    </message>
    <message>
        <source>there is no page {name} here</source>
        <translation>eine Seite {name} gibt es hier nicht</translation>
    </message>
    <message>
        <source>Of this session, {problems}.</source>
        <translation>Zu dieser Sitzung: {problems}.</translation>
    </message>
    <message>
        <source>The pages that were open have been closed.</source>
        <translation>Die Seiten, die offen waren, wurden geschlossen.</translation>
    </message>
    <message>
        <source>Bring them back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>knobs of a figure</source>
        <translation>Regler einer Abbildung</translation>
    </message>
    <message>
        <source>Play repeats it.</source>
        <translation>Start wiederholt ihn.</translation>
    </message>
    <message>
        <source>Learnoscope ended unexpectedly on {when}.</source>
        <translation>Learnoscope wurde unerwartet beendet: {when}.</translation>
    </message>
    <message>
        <source>Show what was on the screen</source>
        <translation>Zeigen, was zu sehen war</translation>
    </message>
    <message>
        <source>on {machine}</source>
        <translation>auf {machine}</translation>
    </message>
    <message>
        <source>Recorded {when}; nothing was computed now. Play repeats the run.</source>
        <translation>Aufgezeichnet {when}; jetzt wurde nichts berechnet. Start wiederholt den Lauf.</translation>
    </message>
    <message numerus="yes">
        <source>%n of its panels could not be shown again.</source>
        <translation>
            <numerusform>%n der Ansichten konnte nicht wieder gezeigt werden.</numerusform>
            <numerusform>%n der Ansichten konnten nicht wieder gezeigt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on from its checkpoint</source>
        <translation>Von seinem Zwischenstand aus weiter</translation>
    </message>
    <message>
        <source>on {moment}</source>
        <translation>am {moment}</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>früher</translation>
    </message>
    <message>
        <source>Session of Learnoscope</source>
        <translation>Sitzung von Learnoscope</translation>
    </message>
    <message>
        <source>Show the techniques</source>
        <translation>Die Verfahren einblenden</translation>
    </message>
    <message>
        <source>Hide the techniques</source>
        <translation>Die Verfahren ausblenden</translation>
    </message>
    <message>
        <source>No page matches &quot;{text}&quot;</source>
        <translation>Keine Seite passt zu „{text}“</translation>
    </message>
    <message>
        <source>Search (Ctrl+K)</source>
        <translation>Suchen (Strg+K)</translation>
    </message>
    <message>
        <source>Search techniques</source>
        <translation>Verfahren suchen</translation>
    </message>
    <message>
        <source>Search titles, summaries and knobs (Ctrl+K); Enter opens the first hit, Esc leaves</source>
        <translation>Titel, Beschreibungen und Regler durchsuchen (Strg+K); Enter öffnet den ersten Treffer, Esc verlässt die Suche</translation>
    </message>
    <message>
        <source>Techniques</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>engine idle</source>
        <translation>Prozess ruht</translation>
    </message>
    <message>
        <source>engine starting</source>
        <translation>Prozess startet</translation>
    </message>
    <message>
        <source>engine running</source>
        <translation>Prozess rechnet</translation>
    </message>
    <message>
        <source>engine paused</source>
        <translation>Prozess pausiert</translation>
    </message>
    <message>
        <source>engine finished</source>
        <translation>Prozess fertig</translation>
    </message>
    <message>
        <source>engine failed</source>
        <translation>Prozess gescheitert</translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>%n Thread</numerusform>
            <numerusform>%n Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>engine ready</source>
        <translation>Prozess bereit</translation>
    </message>
    <message>
        <source>engine starts at Play</source>
        <translation>Prozess beginnt mit Start</translation>
    </message>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n Kern</numerusform>
            <numerusform>%n Kerne</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Stop: {rule}</source>
        <translation>Stopp: {rule}</translation>
    </message>
    <message>
        <source>Stop rule: {rule}</source>
        <translation>Stoppregel: {rule}</translation>
    </message>
    <message>
        <source>Click to change it</source>
        <translation>Zum Ändern klicken</translation>
    </message>
    <message>
        <source>Stop rule</source>
        <translation>Stoppregel</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Den Lauf beenden</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Start (Leertaste)</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Leertaste)</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>Go on (Space)</source>
        <translation>Weiter (Leertaste)</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>Play again from the start (Space)</source>
        <translation>Noch einmal von vorn (Leertaste)</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>Try again from the start (Space)</source>
        <translation>Von vorn versuchen (Leertaste)</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Reset to the same initial weights (R)
Shift+click: new seed (Shift+R)</source>
        <translation>Auf dieselben Anfangsgewichte zurücksetzen (R)
Umschalt+Klick: neuer Seed (Umschalt+R)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>One step (Right)</source>
        <translation>Ein Schritt (Pfeil rechts)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Share of the run done</source>
        <translation>Erledigter Anteil des Laufs</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>Schritt {step}</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>Epoche {epoch}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>full</source>
        <translation>voll</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>volles Tempo</translation>
    </message>
    <message numerus="yes">
        <source>%n steps a second</source>
        <translation>
            <numerusform>%n Schritt pro Sekunde</numerusform>
            <numerusform>%n Schritte pro Sekunde</numerusform>
        </translation>
    </message>
    <message>
        <source>Speed: {speed}</source>
        <translation>Tempo: {speed}</translation>
    </message>
    <message>
        <source>What would you like to watch?</source>
        <translation>Was möchtest du beobachten?</translation>
    </message>
    <message>
        <source>Take the tour (3 minutes)</source>
        <translation>Die Führung beginnen (3 Minuten)</translation>
    </message>
    <message>
        <source>Choose a page, then press Play (Space).</source>
        <translation>Wähle eine Seite und drücke Start (Leertaste).</translation>
    </message>
    <message>
        <source>This machine computes on: {device}.</source>
        <translation>Dieser Rechner rechnet auf: {device}.</translation>
    </message>
    <message>
        <source>Data sets found: {names}.</source>
        <translation>Gefundene Datensätze: {names}.</translation>
    </message>
    <message numerus="yes">
        <source>%n more can be fetched on the Data page (Ctrl+D).</source>
        <translation>
            <numerusform>%n weiterer kann auf der Seite Daten geholt werden (Ctrl+D).</numerusform>
            <numerusform>%n weitere können auf der Seite Daten geholt werden (Ctrl+D).</numerusform>
        </translation>
    </message>
    <message>
        <source>The pictures are of real runs of {seconds} s each, recorded on {day} on {machine}.</source>
        <translation>Die Bilder zeigen echte Läufe von je {seconds} s, aufgezeichnet am {day} auf {machine}.</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Start oder Pause</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>Ein Schritt</translation>
    </message>
    <message>
        <source>Back to the last checkpoint</source>
        <translation>Zurück zum letzten Zwischenstand</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>Neuer Seed</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <translation>Zahlen speichern</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>Tab schließen</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Nächster Tab</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Voriger Tab</translation>
    </message>
    <message>
        <source>Projector mode</source>
        <translation>Beamermodus</translation>
    </message>
    <message>
        <source>Black screen (in projector mode)</source>
        <translation>Schwarzer Bildschirm (im Beamermodus)</translation>
    </message>
    <message>
        <source>Spotlight (in projector mode)</source>
        <translation>Scheinwerfer (im Beamermodus)</translation>
    </message>
    <message>
        <source>Stop the camera, or leave projector mode</source>
        <translation>Die Kamera anhalten oder den Beamermodus verlassen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>System theme</source>
        <translation>Farben des Systems</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>Open session...</source>
        <translation>Sitzung öffnen ...</translation>
    </message>
    <message>
        <source>Recent sessions</source>
        <translation>Letzte Sitzungen</translation>
    </message>
    <message>
        <source>Save session...</source>
        <translation>Sitzung speichern ...</translation>
    </message>
    <message>
        <source>Save report...</source>
        <translation>Bericht speichern ...</translation>
    </message>
    <message>
        <source>Export script...</source>
        <translation>Skript exportieren ...</translation>
    </message>
    <message>
        <source>Verify script...</source>
        <translation>Skript prüfen ...</translation>
    </message>
    <message>
        <source>Clear earlier runs</source>
        <translation>Frühere Läufe entfernen</translation>
    </message>
    <message>
        <source>Preferences...</source>
        <translation>Einstellungen ...</translation>
    </message>
    <message>
        <source>About Learnoscope...</source>
        <translation>Über Learnoscope ...</translation>
    </message>
    <message>
        <source>Menu: theme, language, data, sessions, earlier runs, projector mode</source>
        <translation>Menü: Farben, Sprache, Daten, Sitzungen, frühere Läufe, Beamermodus</translation>
    </message>
    <message>
        <source>The script could not be written: {problem}</source>
        <translation>Das Skript konnte nicht geschrieben werden: {problem}</translation>
    </message>
    <message>
        <source>The script could not be started: {problem}</source>
        <translation>Das Skript konnte nicht gestartet werden: {problem}</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>Rückgabewert {code}</translation>
    </message>
    <message>
        <source>The script failed: {problem}</source>
        <translation>Das Skript ist gescheitert: {problem}</translation>
    </message>
    <message>
        <source>The script came to its end, but its last line is not the JSON object of its numbers.</source>
        <translation>Das Skript ist zu Ende, aber seine letzte Zeile ist nicht das JSON-Objekt seiner Zahlen.</translation>
    </message>
    <message>
        <source>this machine&apos;s speed is not known yet: choose the preset again when no page runs</source>
        <translation>die Geschwindigkeit dieses Rechners ist noch nicht bekannt: die Voreinstellung noch einmal wählen, wenn keine Seite läuft</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
</context>
<context>
    <name>technique</name>
    <message>
        <source>Fitting</source>
        <translation>Anpassung</translation>
    </message>
    <message>
        <source>Polynomial fit</source>
        <translation>Polynomanpassung</translation>
    </message>
    <message>
        <source>Fit a polynomial to noisy points and find the degree from which on it learns the noise.</source>
        <translation>Passe ein Polynom an verrauschte Punkte an und finde den Grad, ab dem es das Rauschen lernt.</translation>
    </message>
    <message>
        <source>Polynomial</source>
        <translation>Polynom</translation>
    </message>
    <message>
        <source>Degree</source>
        <translation>Grad</translation>
    </message>
    <message>
        <source>Highest power of the polynomial</source>
        <translation>Höchste Potenz des Polynoms</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>What the polynomial is a sum of: powers, or orthogonal polynomials, which are numerically far tamer</source>
        <translation>Woraus das Polynom besteht: Potenzen, oder orthogonale Polynome, die numerisch viel zahmer sind</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>By QR, by truncated SVD, with penalised coefficients, through every point (degree = points - 1), or step by step</source>
        <translation>Mit QR, mit abgeschnittener SVD, mit bestraften Koeffizienten, durch jeden Punkt (Grad = Punkte - 1), oder Schritt für Schritt</translation>
    </message>
    <message>
        <source>Cutoff</source>
        <translation>Abschneidegrenze</translation>
    </message>
    <message>
        <source>Directions whose singular value is below this share of the largest are dropped</source>
        <translation>Richtungen, deren Singulärwert unter diesem Anteil des größten liegt, entfallen</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>Strafterm</translation>
    </message>
    <message>
        <source>Weight of the squared coefficients, the constant left out, against the mean squared error</source>
        <translation>Gewicht der quadrierten Koeffizienten, ohne die Konstante, gegen den mittleren quadratischen Fehler</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Step in units of 1 / largest eigenvalue of the Hessian: below 2 the descent converges, above 2 it explodes</source>
        <translation>Schritt in Einheiten von 1 / größter Eigenwert der Hesse-Matrix: unter 2 konvergiert der Abstieg, über 2 explodiert er</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Number of update steps in a run</source>
        <translation>Anzahl der Aktualisierungen eines Laufs</translation>
    </message>
    <message>
        <source>Stop when</source>
        <translation>Anhalten bei</translation>
    </message>
    <message>
        <source>Ends the run early: &quot;30 s&quot;, &quot;500 steps&quot;, &quot;5 epochs&quot; or a target such as &quot;loss/test &lt; 0.05&quot;; join several with &quot;or&quot;</source>
        <translation>Beendet den Lauf früher: &quot;30 s&quot;, &quot;500 steps&quot;, &quot;5 epochs&quot; oder ein Ziel wie &quot;loss/test &lt; 0.05&quot;; mehrere mit &quot;or&quot; verbinden</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>The true curve that the points are drawn from</source>
        <translation>Die wahre Kurve, von der die Punkte gezogen werden</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formel</translation>
    </message>
    <message>
        <source>The true curve, such as x*sin(5x) or max(0, x); it knows + - * / ^, pi, e, sin, cos, tan, exp, log, sqrt, ...</source>
        <translation>Die wahre Kurve, etwa x*sin(5x) oder max(0, x); bekannt sind + - * / ^, pi, e, sin, cos, tan, exp, log, sqrt, ...</translation>
    </message>
    <message>
        <source>X min</source>
        <translation>x min</translation>
    </message>
    <message>
        <source>Left end of the interval of x</source>
        <translation>Linkes Ende des Intervalls von x</translation>
    </message>
    <message>
        <source>X max</source>
        <translation>x max</translation>
    </message>
    <message>
        <source>Right end of the interval of x</source>
        <translation>Rechtes Ende des Intervalls von x</translation>
    </message>
    <message>
        <source>Training points</source>
        <translation>Trainingspunkte</translation>
    </message>
    <message>
        <source>Points that the polynomial is fitted to</source>
        <translation>Punkte, an die das Polynom angepasst wird</translation>
    </message>
    <message>
        <source>Test points</source>
        <translation>Testpunkte</translation>
    </message>
    <message>
        <source>Points at random x that the fit never sees</source>
        <translation>Punkte an zufälligem x, die die Anpassung nie sieht</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Stützstellen</translation>
    </message>
    <message>
        <source>Where the training points lie: evenly, crowded at the ends (zeros of a Chebyshev polynomial), or at random</source>
        <translation>Wo die Trainingspunkte liegen: gleichmäßig, gedrängt an den Enden (Nullstellen eines Tschebyschow-Polynoms), oder zufällig</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>Standard deviation of the error added to every y</source>
        <translation>Standardabweichung des Fehlers, der zu jedem y addiert wird</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>Ausreißer</translation>
    </message>
    <message>
        <source>Share of training points moved off by one to two heights of the curve</source>
        <translation>Anteil der Trainingspunkte, die um ein bis zwei Höhen der Kurve versetzt werden</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Share of training points without a y, which are left out of the fit</source>
        <translation>Anteil der Trainingspunkte ohne y, die bei der Anpassung wegbleiben</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Your own points as x:y:class, class 0 training, 1 test, 2 outlier; they replace the drawn ones</source>
        <translation>Deine eigenen Punkte als x:y:Klasse, Klasse 0 Training, 1 Test, 2 Ausreißer; sie ersetzen die gezogenen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Same seed and knobs, same run; a new seed draws new data and weights</source>
        <translation>Gleicher Seed und gleiche Regler, gleicher Lauf; ein neuer Seed zieht neue Daten und Gewichte</translation>
    </message>
    <message>
        <source>Data and fit</source>
        <translation>Daten und Anpassung</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Anpassung</translation>
    </message>
    <message>
        <source>U-curve</source>
        <translation>U-Kurve</translation>
    </message>
    <message>
        <source>This fit</source>
        <translation>Diese Anpassung</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Coefficients</source>
        <translation>Koeffizienten</translation>
    </message>
    <message>
        <source>Magnitudes</source>
        <translation>Beträge</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Kondition</translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation>Residuen</translation>
    </message>
    <message>
        <source>MLP regression</source>
        <translation>MLP-Regression</translation>
    </message>
    <message>
        <source>Fit curves, surfaces and tables with a network and see it bend unit by unit.</source>
        <translation>Passe Kurven, Flächen und Tabellen mit einem Netz an und sieh, wie es sich Neuron für Neuron biegt.</translation>
    </message>
    <message>
        <source>A function of one or two inputs, points that you draw, 442 real diabetes patients, or your own table</source>
        <translation>Eine Funktion von einem oder zwei Eingängen, Punkte, die du zeichnest, 442 echte Diabetespatienten, oder deine eigene Tabelle</translation>
    </message>
    <message>
        <source>The function to fit, in x or in x and y, each from -3 to 3: sin(3x) * exp(-x^2), or x*y</source>
        <translation>Die Funktion, die angepasst wird, in x oder in x und y, je von -3 bis 3: sin(3x) * exp(-x^2), oder x*y</translation>
    </message>
    <message>
        <source>Your own points; when there are any they replace the made ones</source>
        <translation>Deine eigenen Punkte; gibt es welche, ersetzen sie die erzeugten</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Points in all, training and test</source>
        <translation>Punkte insgesamt, Training und Test</translation>
    </message>
    <message>
        <source>Standard deviation of the error added to every target</source>
        <translation>Standardabweichung des Fehlers, der zu jedem Ziel addiert wird</translation>
    </message>
    <message>
        <source>Csv path</source>
        <translation>CSV-Pfad</translation>
    </message>
    <message>
        <source>Your table, one example a line; non-numeric, empty and constant columns are named and left out</source>
        <translation>Deine Tabelle, ein Beispiel je Zeile; nicht numerische, leere und konstante Spalten werden genannt und weggelassen</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tabellen (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Target column</source>
        <translation>Zielspalte</translation>
    </message>
    <message>
        <source>Name of the column to predict; empty means the last one</source>
        <translation>Name der Spalte, die vorhergesagt wird; leer bedeutet die letzte</translation>
    </message>
    <message>
        <source>Test fraction</source>
        <translation>Testanteil</translation>
    </message>
    <message>
        <source>Share of the data kept aside to test on</source>
        <translation>Anteil der Daten, der zum Testen zurückgehalten wird</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>Verdeckte Schichten</translation>
    </message>
    <message>
        <source>Units of each hidden layer, from input to output</source>
        <translation>Neuronen jeder verdeckten Schicht, vom Eingang zum Ausgang</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Aktivierung</translation>
    </message>
    <message>
        <source>The nonlinearity of every hidden unit (PReLU with slope 0.25, ELU with 1)</source>
        <translation>Die Nichtlinearität jedes verdeckten Neurons (PReLU mit Steigung 0.25, ELU mit 1)</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Probability that a hidden output is set to zero in a training step; never when measuring or drawing</source>
        <translation>Wahrscheinlichkeit, dass ein verdeckter Ausgang in einem Trainingsschritt null gesetzt wird; nie beim Messen oder Zeichnen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>How a gradient becomes a step; L-BFGS looks at all examples at once and searches along a line (learning rate 1)</source>
        <translation>Wie aus einem Gradienten ein Schritt wird; L-BFGS sieht alle Beispiele auf einmal und sucht entlang einer Geraden (Lernrate 1)</translation>
    </message>
    <message>
        <source>Size of one step against the gradient: too small crawls, too large explodes</source>
        <translation>Größe eines Schritts gegen den Gradienten: zu klein kriecht, zu groß explodiert</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Examples averaged in one gradient</source>
        <translation>Beispiele, über die ein Gradient gemittelt wird</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Passes over the whole training set</source>
        <translation>Durchgänge durch die ganze Trainingsmenge</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>Adds this times the sum of |w| over all weights to the loss: pushes unneeded weights to zero</source>
        <translation>Addiert dies mal die Summe von |w| über alle Gewichte zum Verlust: drückt unnötige Gewichte auf null</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Adds half of this times the sum of w^2 over all weights to the loss: keeps weights small and the function smooth</source>
        <translation>Addiert die Hälfte davon mal die Summe von w^2 über alle Gewichte zum Verlust: hält Gewichte klein und die Funktion glatt</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Draw every</source>
        <translation>Zeichnen alle</translation>
    </message>
    <message>
        <source>Steps between two pictures; 1 shows every single step, 0 as often as costs little speed</source>
        <translation>Schritte zwischen zwei Bildern; 1 zeigt jeden einzelnen, 0 so oft, wie es wenig Tempo kostet</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Wahrheit</translation>
    </message>
    <message>
        <source>Clicked</source>
        <translation>Angeklickt</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Neuronen</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Perfect</source>
        <translation>Perfekt</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>MAE</source>
        <translation>MAE</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>What the network predicts at a point</source>
        <translation>Was das Netz an einem Punkt vorhersagt</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Netze</translation>
    </message>
    <message>
        <source>Perceptron</source>
        <translation>Perzeptron</translation>
    </message>
    <message>
        <source>Tell cats from dogs by size and floppiness with one line that moves at every mistake.</source>
        <translation>Unterscheide Katzen und Hunde nach Größe und Schlappohrigkeit mit einer Geraden, die sich bei jedem Fehler bewegt.</translation>
    </message>
    <message>
        <source>How the animals are drawn, unless you place your own</source>
        <translation>Wie die Tiere gezogen werden, wenn du keine eigenen setzt</translation>
    </message>
    <message>
        <source>Animals</source>
        <translation>Tiere</translation>
    </message>
    <message>
        <source>Number of animals, half of them dogs</source>
        <translation>Anzahl der Tiere, die Hälfte davon Hunde</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>How far animals of one kind scatter</source>
        <translation>Wie weit Tiere einer Art streuen</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Width of the empty strip between the kinds</source>
        <translation>Breite des leeren Streifens zwischen den Arten</translation>
    </message>
    <message>
        <source>Your own animals as size:floppiness:kind, 0 a cat, 1 a dog; empty: drawn from the seed</source>
        <translation>Deine eigenen Tiere als Größe:Schlappohrigkeit:Art, 0 eine Katze, 1 ein Hund; leer: aus dem Seed gezogen</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Whose output colours the plane and fills equation and table</source>
        <translation>Wessen Ausgabe die Ebene färbt und Gleichung und Tabelle füllt</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>Run the other two rules beside it</source>
        <translation>Die beiden anderen Regeln daneben laufen lassen</translation>
    </message>
    <message>
        <source>Adds half of this times w1² + w2² to the losses of logistic regression and hinge</source>
        <translation>Addiert die Hälfte davon mal w1² + w2² zu den Verlusten von logistischer Regression und Hinge</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Aktualisierungen</translation>
    </message>
    <message>
        <source>Most updates of a run; it ends sooner when no rule has anything left to correct</source>
        <translation>Höchstzahl der Aktualisierungen eines Laufs; er endet früher, wenn keine Regel mehr etwas zu korrigieren hat</translation>
    </message>
    <message>
        <source>Cats and dogs</source>
        <translation>Katzen und Hunde</translation>
    </message>
    <message>
        <source>Output over the plane</source>
        <translation>Ausgabe über der Ebene</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Corrected now</source>
        <translation>Jetzt korrigiert</translation>
    </message>
    <message>
        <source>Stranger</source>
        <translation>Fremdling</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>The line</source>
        <translation>Die Gerade</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>On the line: 1/2</source>
        <translation>Auf der Geraden: 1/2</translation>
    </message>
    <message>
        <source>A stranger: cat or dog?</source>
        <translation>Ein Fremdling: Katze oder Hund?</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Floppiness</source>
        <translation>Schlappohrigkeit</translation>
    </message>
    <message>
        <source>Activation functions</source>
        <translation>Aktivierungsfunktionen</translation>
    </message>
    <message>
        <source>See each activation and its slope, the exact range of the gradient, and backpropagation checked against autograd.</source>
        <translation>Sieh jede Aktivierung und ihre Steigung, den genauen Bereich des Gradienten und Backpropagation, geprüft an Autograd.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Activations to draw beside the one in focus</source>
        <translation>Aktivierungen, die neben der im Blick gezeichnet werden</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Im Blick</translation>
    </message>
    <message>
        <source>Activation whose backpropagation is written out and checked</source>
        <translation>Aktivierung, deren Backpropagation ausgeschrieben und geprüft wird</translation>
    </message>
    <message>
        <source>Prelu alpha</source>
        <translation>Alpha (PReLU)</translation>
    </message>
    <message>
        <source>Slope of PReLU for negative x; training would learn it</source>
        <translation>Steigung von PReLU für negatives x; Training würde sie lernen</translation>
    </message>
    <message>
        <source>Elu alpha</source>
        <translation>Alpha (ELU)</translation>
    </message>
    <message>
        <source>ELU tends to minus this value for very negative x</source>
        <translation>ELU strebt für sehr negatives x gegen minus diesen Wert</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Reichweite</translation>
    </message>
    <message>
        <source>The plots run from minus this to plus this</source>
        <translation>Die Plots gehen von minus diesem bis plus diesem Wert</translation>
    </message>
    <message>
        <source>Network for the worked equations</source>
        <translation>Netz für die vorgerechneten Gleichungen</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingänge</translation>
    </message>
    <message>
        <source>Inputs of the network</source>
        <translation>Eingänge des Netzes</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Verdeckte</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Outputs of the softmax, one a class</source>
        <translation>Ausgänge des Softmax, einer je Klasse</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Random examples whose gradients are averaged in the check</source>
        <translation>Zufällige Beispiele, deren Gradienten in der Prüfung gemittelt werden</translation>
    </message>
    <message>
        <source>Activation f</source>
        <translation>Aktivierung f</translation>
    </message>
    <message>
        <source>f(x)</source>
        <translation>f(x)</translation>
    </message>
    <message>
        <source>Tangent</source>
        <translation>Tangente</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Derivative f&apos;</source>
        <translation>Ableitung f&apos;</translation>
    </message>
    <message>
        <source>f&apos;(x)</source>
        <translation>f&apos;(x)</translation>
    </message>
    <message>
        <source>Equations</source>
        <translation>Gleichungen</translation>
    </message>
    <message>
        <source>Backprop</source>
        <translation>Backprop</translation>
    </message>
    <message>
        <source>Range of f&apos;</source>
        <translation>Bereich von f&apos;</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Tangent of the activation in focus</source>
        <translation>Tangente der Aktivierung im Blick</translation>
    </message>
    <message>
        <source>MLP classification</source>
        <translation>MLP-Klassifikation</translation>
    </message>
    <message>
        <source>Train a network to tell classes apart and see what each of its hidden units has learned.</source>
        <translation>Trainiere ein Netz, Klassen zu unterscheiden, und sieh, was jedes verdeckte Neuron gelernt hat.</translation>
    </message>
    <message>
        <source>Points of the plane, made or drawn by you; 150 real iris flowers; or your own table</source>
        <translation>Punkte der Ebene, erzeugt oder von dir gezeichnet; 150 echte Schwertlilien; oder deine eigene Tabelle</translation>
    </message>
    <message>
        <source>Arms of the spiral, or number of blobs</source>
        <translation>Arme der Spirale, oder Anzahl der Haufen</translation>
    </message>
    <message>
        <source>Standard deviation of what is added to each coordinate; the sets are about 10 wide</source>
        <translation>Standardabweichung dessen, was zu jeder Koordinate kommt; die Mengen sind etwa 10 breit</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>What the network is shown of a point</source>
        <translation>Was dem Netz von einem Punkt gezeigt wird</translation>
    </message>
    <message>
        <source>Show test</source>
        <translation>Test zeigen</translation>
    </message>
    <message>
        <source>Shows the test points, which stay hidden until asked for</source>
        <translation>Zeigt die Testpunkte, die bis dahin verborgen bleiben</translation>
    </message>
    <message>
        <source>Discretize</source>
        <translation>Diskretisieren</translation>
    </message>
    <message>
        <source>Shows only which class wins, not how surely</source>
        <translation>Zeigt nur, welche Klasse gewinnt, nicht wie sicher</translation>
    </message>
    <message>
        <source>Decision surface</source>
        <translation>Entscheidungsfläche</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>Verdeckte Neuronen</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>Kreuzentropie</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Konfusion</translation>
    </message>
    <message>
        <source>What the network says of a point</source>
        <translation>Was das Netz zu einem Punkt sagt</translation>
    </message>
    <message>
        <source>Depth lab</source>
        <translation>Tiefenlabor</translation>
    </message>
    <message>
        <source>Train networks of 5, 20 and 40 layers side by side and see which gradients vanish, predicted before measured.</source>
        <translation>Trainiere Netze mit 5, 20 und 40 Schichten nebeneinander und sieh, welche Gradienten verschwinden: erst vorhergesagt, dann gemessen.</translation>
    </message>
    <message>
        <source>Depths</source>
        <translation>Tiefen</translation>
    </message>
    <message>
        <source>Numbers of hidden layers; each gets a subplot</source>
        <translation>Anzahlen verdeckter Schichten; jede bekommt einen Teilplot</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>Hidden activations; each gets a line in every subplot</source>
        <translation>Verdeckte Aktivierungen; jede bekommt eine Linie in jedem Teilplot</translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation>Initialisierung</translation>
    </message>
    <message>
        <source>Initial weights: uniform with variance 2/(fan-in + fan-out) (glorot, Keras&apos;s default), 2/fan-in (he) or 1/fan-in (lecun)</source>
        <translation>Anfangsgewichte: gleichverteilt mit Varianz 2/(fan-in + fan-out) (glorot, Voreinstellung von Keras), 2/fan-in (he) oder 1/fan-in (lecun)</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Units of each hidden layer</source>
        <translation>Neuronen jeder verdeckten Schicht</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>mnist, or another set like it; the built-in digits stand in where it is missing</source>
        <translation>mnist oder ein ähnlicher Satz; wo er fehlt, springen die eingebauten Ziffern ein</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>Networks of each kind, with initial weights of their own</source>
        <translation>Netze jeder Art, mit eigenen Anfangsgewichten</translation>
    </message>
    <message>
        <source>Largest gradient on one mini-batch, by layer</source>
        <translation>Größter Gradient eines Mini-Batches, je Schicht</translation>
    </message>
    <message>
        <source>Untrained</source>
        <translation>Untrainiert</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Trainingsverlust</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Test-Trefferquote</translation>
    </message>
    <message>
        <source>Test scores</source>
        <translation>Test-Kennzahlen</translation>
    </message>
    <message>
        <source>Every network</source>
        <translation>Jedes Netz</translation>
    </message>
    <message>
        <source>What to see</source>
        <translation>Was zu sehen ist</translation>
    </message>
    <message>
        <source>What every network answers</source>
        <translation>Was jedes Netz antwortet</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>Zeichne eine Ziffer</translation>
    </message>
    <message>
        <source>Vision</source>
        <translation>Sehen</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Faltung</translation>
    </message>
    <message>
        <source>Slide a kernel over numbers one place at a time, then over pictures: blur, edges, emboss, Gabor, pooling.</source>
        <translation>Schiebe einen Faltungskern Stelle für Stelle über Zahlen, dann über Bilder: Weichzeichnen, Kanten, Relief, Gabor, Pooling.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>The lecture&apos;s patch, one of scikit-learn&apos;s photographs, a handwritten digit, or your own file</source>
        <translation>Der Ausschnitt der Vorlesung, eines der Fotos von scikit-learn, eine handgeschriebene Ziffer, oder deine eigene Datei</translation>
    </message>
    <message>
        <source>Digit</source>
        <translation>Ziffer</translation>
    </message>
    <message>
        <source>Which digit (of MNIST where it is there)</source>
        <translation>Welche Ziffer (von MNIST, wo es da ist)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>A picture; it can also be dropped anywhere on the page</source>
        <translation>Ein Bild; es kann auch irgendwo auf der Seite abgelegt werden</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp)</translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation>Längste Seite</translation>
    </message>
    <message>
        <source>Longest side in pixels; larger pictures are made smaller</source>
        <translation>Längste Seite in Pixeln; größere Bilder werden verkleinert</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>One grey channel; otherwise red, green and blue are filtered each by itself</source>
        <translation>Ein grauer Kanal; sonst werden Rot, Grün und Blau je für sich gefiltert</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Faltungskern</translation>
    </message>
    <message>
        <source>Kernel from</source>
        <translation>Kern aus</translation>
    </message>
    <message>
        <source>Numbers to edit, or a formula with parameters</source>
        <translation>Zahlen zum Ändern, oder eine Formel mit Parametern</translation>
    </message>
    <message>
        <source>Weights of the window&apos;s cells</source>
        <translation>Gewichte der Zellen des Fensters</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>Kerngröße</translation>
    </message>
    <message>
        <source>Rows and columns of the kernel</source>
        <translation>Zeilen und Spalten des Kerns</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>Sigma</translation>
    </message>
    <message>
        <source>Width of the bell in pixels</source>
        <translation>Breite der Glocke in Pixeln</translation>
    </message>
    <message>
        <source>Wavelength</source>
        <translation>Wellenlänge</translation>
    </message>
    <message>
        <source>Pixels from one bar to the next</source>
        <translation>Pixel von einem Balken zum nächsten</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>Orientierung</translation>
    </message>
    <message>
        <source>Direction across the bars in degrees; 0: upright bars</source>
        <translation>Richtung quer zu den Balken in Grad; 0: senkrechte Balken</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>0: a bright bar in the middle; 90: an edge</source>
        <translation>0: ein heller Balken in der Mitte; 90: eine Kante</translation>
    </message>
    <message>
        <source>Aspect</source>
        <translation>Seitenverhältnis</translation>
    </message>
    <message>
        <source>Below 1 the bars are longer than the bell is wide</source>
        <translation>Unter 1 sind die Balken länger, als die Glocke breit ist</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Turn the kernel by 180°: convolution as mathematics defines it; torch&apos;s conv2d does not turn it</source>
        <translation>Den Kern um 180° drehen: Faltung, wie die Mathematik sie definiert; conv2d von torch dreht ihn nicht</translation>
    </message>
    <message>
        <source>Magnitude</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Also apply the transposed kernel and show √(a² + b²): of Sobel&apos;s kernel the strength of an edge</source>
        <translation>Auch den transponierten Kern anwenden und √(a² + b²) zeigen: bei Sobels Kern die Stärke einer Kante</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>Cells from one place of the window to the next</source>
        <translation>Zellen von einer Stelle des Fensters zur nächsten</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Padding</translation>
    </message>
    <message>
        <source>Cells added around the picture: none, zeros, or its mirror image</source>
        <translation>Zellen, die um das Bild hinzukommen: keine, Nullen, oder sein Spiegelbild</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>How many cells are added on each side</source>
        <translation>Wie viele Zellen auf jeder Seite hinzukommen</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>Dilatation</translation>
    </message>
    <message>
        <source>Cells from one of the window&apos;s cells to the next</source>
        <translation>Zellen von einer der Zellen des Fensters zur nächsten</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Pooling</translation>
    </message>
    <message>
        <source>One number for each block of the output</source>
        <translation>Eine Zahl für jeden Block der Ausgabe</translation>
    </message>
    <message>
        <source>Pool size</source>
        <translation>Poolgröße</translation>
    </message>
    <message>
        <source>Rows and columns of a block; blocks do not overlap</source>
        <translation>Zeilen und Spalten eines Blocks; Blöcke überlappen nicht</translation>
    </message>
    <message>
        <source>What looks black and white: 0 and 255, minus and plus the largest magnitude, or 0 and the largest magnitude</source>
        <translation>Was schwarz und weiß aussieht: 0 und 255, minus und plus der größte Betrag, oder 0 und der größte Betrag</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Grey levels of the patch</source>
        <translation>Graustufen des Ausschnitts</translation>
    </message>
    <message>
        <source>Input numbers</source>
        <translation>Eingabezahlen</translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation>Eingabebild</translation>
    </message>
    <message>
        <source>Output numbers</source>
        <translation>Ausgabezahlen</translation>
    </message>
    <message>
        <source>Output picture</source>
        <translation>Ausgabebild</translation>
    </message>
    <message>
        <source>Pooled</source>
        <translation>Nach Pooling</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Draw a picture</source>
        <translation>Zeichne ein Bild</translation>
    </message>
    <message>
        <source>One number of the output</source>
        <translation>Eine Zahl der Ausgabe</translation>
    </message>
    <message>
        <source>One pixel of the output</source>
        <translation>Ein Pixel der Ausgabe</translation>
    </message>
    <message>
        <source>CNN</source>
        <translation>CNN</translation>
    </message>
    <message>
        <source>Train a convolutional network on real pictures and look into every layer while it learns.</source>
        <translation>Trainiere ein Faltungsnetz auf echten Bildern und sieh in jede Schicht, während es lernt.</translation>
    </message>
    <message>
        <source>The pictures to tell apart; where a set is missing, the built-in digits stand in</source>
        <translation>Die Bilder zum Unterscheiden; wo ein Datensatz fehlt, springen die eingebauten Ziffern ein</translation>
    </message>
    <message>
        <source>Train share</source>
        <translation>Trainingsanteil</translation>
    </message>
    <message>
        <source>Share of the training pictures that is used; few invite overfitting</source>
        <translation>Anteil der Trainingsbilder, der verwendet wird; wenige laden zur Überanpassung ein</translation>
    </message>
    <message>
        <source>slides: two convolutions, pooling, fully connected; resnet: residual, for colour; free: the layers below</source>
        <translation>slides: zwei Faltungen, Pooling, dicht; resnet: residual, für Farbe; free: die Schichten unten</translation>
    </message>
    <message>
        <source>Each conv FILTERS SIZE, pool, dense UNITS, relu, norm, dropout SHARE, ...; the output layer follows by itself</source>
        <translation>Je conv FILTER GRÖSSE, pool, dense NEURONEN, relu, norm, dropout ANTEIL, ...; die Ausgabeschicht folgt von selbst</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>Batch-Norm</translation>
    </message>
    <message>
        <source>Normalises the outputs of every convolution over the batch: learns faster, at larger rates</source>
        <translation>Normalisiert die Ausgaben jeder Faltung über den Batch: lernt schneller, mit größeren Raten</translation>
    </message>
    <message>
        <source>Probability that an input of a dense layer is set to zero in a training step; never when measuring</source>
        <translation>Wahrscheinlichkeit, dass ein Eingang einer dichten Schicht in einem Trainingsschritt null gesetzt wird; nie beim Messen</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>Fresh random weights, or a model of the library, which then goes on learning and brings its own layers</source>
        <translation>Frische Zufallsgewichte, oder ein Modell der Bibliothek, das dann weiterlernt und eigene Schichten mitbringt</translation>
    </message>
    <message>
        <source>How a gradient becomes a step; momentum is SGD with momentum 0.9</source>
        <translation>Wie aus einem Gradienten ein Schritt wird; momentum ist SGD mit Momentum 0.9</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Lernplan</translation>
    </message>
    <message>
        <source>How the learning rate goes on: as it is, falling like a cosine, or up for a quarter of the run and down to 0</source>
        <translation>Wie die Lernrate weitergeht: wie sie ist, fallend wie ein Kosinus, oder ein Viertel des Laufs steigend und dann auf 0</translation>
    </message>
    <message>
        <source>Passes over the training pictures; 0.5 is half of one</source>
        <translation>Durchgänge durch die Trainingsbilder; 0.5 ist ein halber</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Gewichtsabnahme</translation>
    </message>
    <message>
        <source>Shrinks the weights a little at each step; keeps them small</source>
        <translation>Schrumpft die Gewichte bei jedem Schritt ein wenig; hält sie klein</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Numbers of the forward pass; auto takes bfloat16 where the processor multiplies it in hardware</source>
        <translation>Zahlen des Vorwärtsgangs; auto nimmt bfloat16, wo der Prozessor es in Hardware multipliziert</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentierung</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschiebung</translation>
    </message>
    <message>
        <source>Moves each training picture by up to so many pixels, anew each time it is seen</source>
        <translation>Verschiebt jedes Trainingsbild um bis zu so viele Pixel, jedes Mal neu, wenn es gesehen wird</translation>
    </message>
    <message>
        <source>Mirrors half of the training pictures; wrong for digits, right for animals</source>
        <translation>Spiegelt die Hälfte der Trainingsbilder; falsch für Ziffern, richtig für Tiere</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Drehung</translation>
    </message>
    <message>
        <source>Turns each training picture by up to so many degrees</source>
        <translation>Dreht jedes Trainingsbild um bis zu so viele Grad</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Ausradieren</translation>
    </message>
    <message>
        <source>Hides a square somewhere in each training picture, so large a share of its edge</source>
        <translation>Verdeckt irgendwo in jedem Trainingsbild ein Quadrat, einen so großen Anteil seiner Kante</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Makes each training picture flatter or stronger by up to this share</source>
        <translation>Macht jedes Trainingsbild um höchstens diesen Anteil flauer oder kräftiger</translation>
    </message>
    <message>
        <source>Models library</source>
        <translation>Modellbibliothek</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern als</translation>
    </message>
    <message>
        <source>When the run has reached its end, the network is kept under this name, replacing your model of that name</source>
        <translation>Ist der Lauf am Ende, wird das Netz unter diesem Namen behalten, anstelle deines Modells dieses Namens</translation>
    </message>
    <message>
        <source>All test pictures</source>
        <translation>Alle Testbilder</translation>
    </message>
    <message>
        <source>Answers, wrong ones first</source>
        <translation>Antworten, falsche zuerst</translation>
    </message>
    <message>
        <source>Pictures of a cell</source>
        <translation>Bilder einer Zelle</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>Was das Netz sieht</translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation>Präzision und Recall</translation>
    </message>
    <message>
        <source>Every layer&apos;s output</source>
        <translation>Ausgabe jeder Schicht</translation>
    </message>
    <message>
        <source>First filters</source>
        <translation>Erste Filter</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Gradienten</translation>
    </message>
    <message>
        <source>About this run</source>
        <translation>Über diesen Lauf</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Pictures behind a cell</source>
        <translation>Bilder hinter einer Zelle</translation>
    </message>
    <message>
        <source>Keep the network</source>
        <translation>Das Netz behalten</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>a name, or file.onnx</source>
        <translation>ein Name, oder datei.onnx</translation>
    </message>
    <message>
        <source>Pick a test picture</source>
        <translation>Ein Testbild wählen</translation>
    </message>
    <message>
        <source>Show it a picture</source>
        <translation>Zeig ihm ein Bild</translation>
    </message>
    <message>
        <source>Ask a network what in a picture made it answer so, what its units look for, and let it dream.</source>
        <translation>Frage ein Netz, was in einem Bild zu seiner Antwort führte, wonach seine Neuronen suchen, und lass es träumen.</translation>
    </message>
    <message>
        <source>Network and picture</source>
        <translation>Netz und Bild</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Of the models library, or trained first; torchvision&apos;s vgg19, resnet18 and squeezenet1_1 must be fetched</source>
        <translation>Aus der Modellbibliothek, oder zuerst trainiert; vgg19, resnet18 und squeezenet1_1 von torchvision müssen geholt werden</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Holen</translation>
    </message>
    <message>
        <source>Downloads the model&apos;s weights first where they are missing: squeezenet1_1 5 MB, resnet18 47 MB, vgg19 575 MB</source>
        <translation>Lädt zuerst die Gewichte des Modells, wo sie fehlen: squeezenet1_1 5 MB, resnet18 47 MB, vgg19 575 MB</translation>
    </message>
    <message>
        <source>Where the pictures come from; a missing set becomes the built-in digits</source>
        <translation>Woher die Bilder kommen; ein fehlender Satz wird zu den eingebauten Ziffern</translation>
    </message>
    <message>
        <source>What the network is asked about</source>
        <translation>Worüber das Netz gefragt wird</translation>
    </message>
    <message>
        <source>Picture number</source>
        <translation>Bildnummer</translation>
    </message>
    <message>
        <source>Which of the test pictures</source>
        <translation>Welches der Testbilder</translation>
    </message>
    <message>
        <source>Any picture; cut and scaled to what the network takes</source>
        <translation>Ein beliebiges Bild; zugeschnitten und skaliert auf das, was das Netz nimmt</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp)</source>
        <translation>Bilder (*.png *.jpg *.jpeg *.bmp *.gif *.webp)</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Maps of what speaks for a class; the places where a unit responds most; a picture changed until it responds</source>
        <translation>Karten dessen, was für eine Klasse spricht; die Stellen, an denen ein Neuron am stärksten antwortet; ein Bild, geändert, bis es antwortet</translation>
    </message>
    <message>
        <source>Target class</source>
        <translation>Zielklasse</translation>
    </message>
    <message>
        <source>Number of the class that is asked about; -1 is the one the network answers</source>
        <translation>Nummer der Klasse, nach der gefragt wird; -1 ist die, die das Netz antwortet</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>As listed under &quot;About&quot;; empty: the last feature maps, or the output for activation maximization</source>
        <translation>Wie unter „Über“ aufgelistet; leer: die letzten Merkmalskarten, oder die Ausgabe bei Aktivierungsmaximierung</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Of the layer; -1: the strongest one, the target class of the output, or all channels of any other layer</source>
        <translation>Der Schicht; -1: der stärkste, die Zielklasse der Ausgabe, oder alle Kanäle jeder anderen Schicht</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Nullpunkt</translation>
    </message>
    <message>
        <source>What nothing looks like: where integration starts, and what covers the picture</source>
        <translation>Wie nichts aussieht: wo die Integration beginnt, und was das Bild verdeckt</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Side of the covering square in pixels</source>
        <translation>Seite des verdeckenden Quadrats in Pixeln</translation>
    </message>
    <message>
        <source>Randomized layers</source>
        <translation>Zufällige Schichten</translation>
    </message>
    <message>
        <source>So many last layers get random weights for a second set of maps, which should then look different</source>
        <translation>So viele letzte Schichten bekommen Zufallsgewichte für einen zweiten Satz Karten, der dann anders aussehen sollte</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>Parts of the integral, noisy copies of SmoothGrad, or steps of each octave of a dream</source>
        <translation>Teile des Integrals, verrauschte Kopien von SmoothGrad, oder Schritte jeder Oktave eines Traums</translation>
    </message>
    <message>
        <source>Mean change of a pixel in one step</source>
        <translation>Mittlere Änderung eines Pixels in einem Schritt</translation>
    </message>
    <message>
        <source>Octaves</source>
        <translation>Oktaven</translation>
    </message>
    <message>
        <source>Sizes at which it dreams, each 1.4 times the one before</source>
        <translation>Größen, in denen es träumt, jede 1.4-mal die vorige</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Wackeln</translation>
    </message>
    <message>
        <source>Shifts the picture by up to so many pixels before each step</source>
        <translation>Verschiebt das Bild vor jedem Schritt um bis zu so viele Pixel</translation>
    </message>
    <message>
        <source>Dream size</source>
        <translation>Traumgröße</translation>
    </message>
    <message>
        <source>Longest side of the dream in pixels; behind a dense layer it is the network&apos;s own</source>
        <translation>Längste Seite des Traums in Pixeln; hinter einer dichten Schicht ist es die des Netzes</translation>
    </message>
    <message>
        <source>Orange for, blue against</source>
        <translation>Orange dafür, Blau dagegen</translation>
    </message>
    <message>
        <source>Strongest patches</source>
        <translation>Stärkste Ausschnitte</translation>
    </message>
    <message>
        <source>Dream</source>
        <translation>Traum</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Karten</translation>
    </message>
    <message>
        <source>Activation of the layer</source>
        <translation>Aktivierung der Schicht</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>Das Bild</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Style transfer</source>
        <translation>Stilübertragung</translation>
    </message>
    <message>
        <source>Repaint a photograph in the manner of another picture, and watch the pixels move.</source>
        <translation>Male ein Foto nach der Art eines anderen Bildes neu und sieh den Pixeln zu.</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>What is to be seen: a sample photograph, a painting of our own making, or your file</source>
        <translation>Was zu sehen sein soll: ein Beispielfoto, ein Gemälde von uns, oder deine Datei</translation>
    </message>
    <message>
        <source>Content file</source>
        <translation>Inhaltsdatei</translation>
    </message>
    <message>
        <source>Any picture</source>
        <translation>Ein beliebiges Bild</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>How it is to be painted</source>
        <translation>Wie es gemalt werden soll</translation>
    </message>
    <message>
        <source>Style file</source>
        <translation>Stildatei</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>What the pixels are before the first step</source>
        <translation>Was die Pixel vor dem ersten Schritt sind</translation>
    </message>
    <message>
        <source>Longest side of the picture in pixels; a step takes as long as there are pixels: at 512 seven times as long as at 192</source>
        <translation>Längste Seite des Bildes in Pixeln; ein Schritt dauert, wie es Pixel gibt: bei 512 siebenmal so lang wie bei 192</translation>
    </message>
    <message>
        <source>Style scale</source>
        <translation>Stilgröße</translation>
    </message>
    <message>
        <source>Size of the style&apos;s picture beside the content&apos;s: larger, broader strokes</source>
        <translation>Größe des Stilbildes neben der des Inhalts: größer, breitere Striche</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>Was zählt</translation>
    </message>
    <message>
        <source>Content weight</source>
        <translation>Gewicht des Inhalts</translation>
    </message>
    <message>
        <source>How much a different content counts; 0 leaves a texture</source>
        <translation>Wie sehr ein anderer Inhalt zählt; 0 lässt eine Textur übrig</translation>
    </message>
    <message>
        <source>Style weight</source>
        <translation>Gewicht des Stils</translation>
    </message>
    <message>
        <source>How much a different style counts; 0 copies the content</source>
        <translation>Wie sehr ein anderer Stil zählt; 0 kopiert den Inhalt</translation>
    </message>
    <message>
        <source>Variation weight</source>
        <translation>Gewicht der Variation</translation>
    </message>
    <message>
        <source>How much differences of neighbouring pixels count: smooths</source>
        <translation>Wie sehr Unterschiede benachbarter Pixel zählen: glättet</translation>
    </message>
    <message>
        <source>Whose layers compare the pictures; vgg19 is the paper&apos;s and wants a GPU, squeezenet1_1 is fast</source>
        <translation>Wessen Schichten die Bilder vergleichen; vgg19 ist das des Artikels und will eine GPU, squeezenet1_1 ist schnell</translation>
    </message>
    <message>
        <source>Downloads the network&apos;s weights first where they are missing: squeezenet1_1 5 MB, resnet18 47 MB, vgg19 575 MB</source>
        <translation>Lädt zuerst die Gewichte des Netzes, wo sie fehlen: squeezenet1_1 5 MB, resnet18 47 MB, vgg19 575 MB</translation>
    </message>
    <message>
        <source>Content layer</source>
        <translation>Inhaltsschicht</translation>
    </message>
    <message>
        <source>A name listed under &quot;About&quot;, or input for the pixels; empty: usual for this network</source>
        <translation>Ein Name unter „Über“, oder input für die Pixel; leer: üblich für dieses Netz</translation>
    </message>
    <message>
        <source>Style layers</source>
        <translation>Stilschichten</translation>
    </message>
    <message>
        <source>Names listed under &quot;About&quot;, and input for the colours; empty: usual for this network</source>
        <translation>Namen unter „Über“, und input für die Farben; leer: üblich für dieses Netz</translation>
    </message>
    <message>
        <source>Gram layer</source>
        <translation>Gram-Schicht</translation>
    </message>
    <message>
        <source>Which of the style layers has its Gram matrices shown, from the first on</source>
        <translation>Von welcher der Stilschichten die Gram-Matrizen gezeigt werden, von der ersten an</translation>
    </message>
    <message>
        <source>l-bfgs knows the curvature and sets its own step, as in the paper</source>
        <translation>l-bfgs kennt die Krümmung und setzt seinen eigenen Schritt, wie im Artikel</translation>
    </message>
    <message>
        <source>Change of a pixel in one step, black to white being 1</source>
        <translation>Änderung eines Pixels in einem Schritt, Schwarz bis Weiß ist 1</translation>
    </message>
    <message>
        <source>Sizes at which it paints, each twice the one before: broad strokes first</source>
        <translation>Größen, in denen es malt, jede doppelt so groß wie die vorige: breite Striche zuerst</translation>
    </message>
    <message>
        <source>Steps at each size</source>
        <translation>Schritte in jeder Größe</translation>
    </message>
    <message>
        <source>Content and style</source>
        <translation>Inhalt und Stil</translation>
    </message>
    <message>
        <source>Mismatch</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Weighted loss</source>
        <translation>Gewichteter Verlust</translation>
    </message>
    <message>
        <source>Gram matrix of the style</source>
        <translation>Gram-Matrix des Stils</translation>
    </message>
    <message>
        <source>of the picture</source>
        <translation>des Bildes</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Robustness</source>
        <translation>Robustheit</translation>
    </message>
    <message>
        <source>Attacks</source>
        <translation>Angriffe</translation>
    </message>
    <message>
        <source>Turn epsilon and watch a sure answer become a wrong one, then ask whether the attack was honest.</source>
        <translation>Dreh an Epsilon, sieh eine sichere Antwort falsch werden, und frage dann, ob der Angriff ehrlich war.</translation>
    </message>
    <message>
        <source>Network and pictures</source>
        <translation>Netz und Bilder</translation>
    </message>
    <message>
        <source>The network that is attacked; resnet18 and squeezenet1_1 must be fetched: their run says from where</source>
        <translation>Das Netz, das angegriffen wird; resnet18 und squeezenet1_1 müssen geholt werden: ihr Lauf sagt, woher</translation>
    </message>
    <message>
        <source>Where the pictures come from; they must be of the model&apos;s kind. A missing set becomes the built-in digits</source>
        <translation>Woher die Bilder kommen; sie müssen von der Art des Modells sein. Ein fehlender Satz wird zu den eingebauten Ziffern</translation>
    </message>
    <message>
        <source>The one picture that is shown large</source>
        <translation>Das eine Bild, das groß gezeigt wird</translation>
    </message>
    <message>
        <source>Any picture; cut and scaled to what the network takes. Its class is what the network answers</source>
        <translation>Ein beliebiges Bild; zugeschnitten und skaliert auf das, was das Netz nimmt. Seine Klasse ist, was das Netz antwortet</translation>
    </message>
    <message>
        <source>Test pictures for accuracies and the confusion matrix, drawn at random</source>
        <translation>Testbilder für Trefferquoten und Konfusionsmatrix, zufällig gezogen</translation>
    </message>
    <message>
        <source>Only class</source>
        <translation>Nur Klasse</translation>
    </message>
    <message>
        <source>Takes only pictures of the class of this number; -1: all</source>
        <translation>Nimmt nur Bilder der Klasse dieser Nummer; -1: alle</translation>
    </message>
    <message>
        <source>Attack</source>
        <translation>Angriff</translation>
    </message>
    <message>
        <source>One step, many steps, one change for all pictures, the control; in L2 also two that look for the least change</source>
        <translation>Ein Schritt, viele Schritte, eine Änderung für alle Bilder, die Kontrolle; in L2 auch zwei, die die kleinste Änderung suchen</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Largest change of a pixel, with pixels in [0, 1]; 8/255 is 0.0314</source>
        <translation>Größte Änderung eines Pixels, mit Pixeln in [0, 1]; 8/255 ist 0.0314</translation>
    </message>
    <message>
        <source>Epsilon l2</source>
        <translation>Epsilon (L2)</translation>
    </message>
    <message>
        <source>Longest change of a picture: the root of the summed squares of all pixels&apos; changes</source>
        <translation>Längste Änderung eines Bildes: die Wurzel der summierten Quadrate aller Pixeländerungen</translation>
    </message>
    <message>
        <source>Number of the class that the network shall see; -1: any but the true one</source>
        <translation>Nummer der Klasse, die das Netz sehen soll; -1: irgendeine, nur nicht die wahre</translation>
    </message>
    <message>
        <source>Gradients per picture and start</source>
        <translation>Gradienten je Bild und Start</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>Change in one step; 0: 2.5 epsilon / steps</source>
        <translation>Änderung in einem Schritt; 0: 2.5 Epsilon / Schritte</translation>
    </message>
    <message>
        <source>Random start</source>
        <translation>Zufälliger Start</translation>
    </message>
    <message>
        <source>Begins somewhere within epsilon instead of at the picture itself</source>
        <translation>Beginnt irgendwo innerhalb von Epsilon statt am Bild selbst</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>Starts from different places; the best one counts</source>
        <translation>Starts von verschiedenen Stellen; der beste zählt</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Share of the last step&apos;s direction that is kept</source>
        <translation>Anteil der Richtung des letzten Schritts, der bleibt</translation>
    </message>
    <message>
        <source>What is climbed: the same direction, but cross-entropy&apos;s gradient rounds to nothing where a model is sure</source>
        <translation>Was erklommen wird: dieselbe Richtung, aber der Gradient der Kreuzentropie rundet zu nichts, wo ein Modell sicher ist</translation>
    </message>
    <message>
        <source>Comparison and honesty</source>
        <translation>Vergleich und Ehrlichkeit</translation>
    </message>
    <message>
        <source>Second model</source>
        <translation>Zweites Modell</translation>
    </message>
    <message>
        <source>Attacked as well (dashed), and shown the pictures made for the first one: transfer (dotted)</source>
        <translation>Wird auch angegriffen (gestrichelt), und bekommt die Bilder für das erste gezeigt: Übertragung (gepunktet)</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Spoils the model&apos;s gradients, not its answers: it looks robust and is not. See which lights catch it</source>
        <translation>Verdirbt die Gradienten des Modells, nicht seine Antworten: es sieht robust aus und ist es nicht. Sieh, welche Lichter es merken</translation>
    </message>
    <message>
        <source>Light pictures</source>
        <translation>Helle Bilder</translation>
    </message>
    <message>
        <source>Pictures on which the ten checks of the attack are made; 0: none</source>
        <translation>Bilder, an denen die zehn Prüfungen des Angriffs gemacht werden; 0: keine</translation>
    </message>
    <message>
        <source>Conditioning pictures</source>
        <translation>Bilder für die Kondition</translation>
    </message>
    <message>
        <source>Pictures whose Jacobian and nearest boundary are computed</source>
        <translation>Bilder, deren Jacobi-Matrix und nächste Grenze berechnet werden</translation>
    </message>
    <message>
        <source>Behind a cell</source>
        <translation>Hinter einer Zelle</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Was gemessen wurde</translation>
    </message>
    <message>
        <source>Is it honest?</source>
        <translation>Ist es ehrlich?</translation>
    </message>
    <message>
        <source>Along the attack</source>
        <translation>Entlang des Angriffs</translation>
    </message>
    <message>
        <source>Many pictures</source>
        <translation>Viele Bilder</translation>
    </message>
    <message>
        <source>First model</source>
        <translation>Erstes Modell</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Übertragung</translation>
    </message>
    <message>
        <source>In numbers</source>
        <translation>In Zahlen</translation>
    </message>
    <message>
        <source>Conditioning</source>
        <translation>Konditionierung</translation>
    </message>
    <message>
        <source>Medians</source>
        <translation>Mediane</translation>
    </message>
    <message>
        <source>Turn epsilon: FGSM on this picture</source>
        <translation>Dreh an Epsilon: FGSM auf dieses Bild</translation>
    </message>
    <message>
        <source>Adversarial generator</source>
        <translation>Angreifender Generator</translation>
    </message>
    <message>
        <source>Grow pictures that look like one class and are taken for another, each from a single input that is always 1.</source>
        <translation>Züchte Bilder, die wie eine Klasse aussehen und für eine andere gehalten werden, jedes aus einem einzigen Eingang, der immer 1 ist.</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Generator</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>One picture of weights for each sample and class, or one network (AdvGAN) that turns any picture into each class in a single pass</source>
        <translation>Ein Bild aus Gewichten für jedes Beispiel und jede Klasse, oder ein Netz (AdvGAN), das jedes Bild in einem Durchgang in jede Klasse verwandelt</translation>
    </message>
    <message>
        <source>The classifier C that is attacked; it stays as it is. Robust ones are harder to mislead</source>
        <translation>Der Klassifikator C, der angegriffen wird; er bleibt, wie er ist. Robuste sind schwerer zu täuschen</translation>
    </message>
    <message>
        <source>Where the samples come from; a missing set becomes the built-in digits</source>
        <translation>Woher die Beispiele kommen; ein fehlender Satz wird zu den eingebauten Ziffern</translation>
    </message>
    <message>
        <source>Your favourite classes by number; a test picture of each that C is sure of becomes a row of the grid</source>
        <translation>Deine Lieblingsklassen nach Nummer; ein Testbild von jeder, bei dem C sicher ist, wird eine Zeile des Rasters</translation>
    </message>
    <message>
        <source>Sample number</source>
        <translation>Nummer des Beispiels</translation>
    </message>
    <message>
        <source>Which of the test pictures of its class that C answers right and surely, 0 the first</source>
        <translation>Welches der Testbilder seiner Klasse, die C richtig und sicher beantwortet, 0 das erste</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>A cell has succeeded when C gives its class at least this probability: the margin</source>
        <translation>Eine Zelle hat Erfolg, wenn C ihrer Klasse mindestens diese Wahrscheinlichkeit gibt: der Abstand</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>Turns of both training steps, at most; resting cells take none</source>
        <translation>Höchstzahl der Runden beider Trainingsschritte; ruhende Zellen nehmen keine</translation>
    </message>
    <message>
        <source>Sample steps</source>
        <translation>Schritte am Beispiel</translation>
    </message>
    <message>
        <source>Updates towards the sample in each round</source>
        <translation>Aktualisierungen zum Beispiel hin in jeder Runde</translation>
    </message>
    <message>
        <source>Class steps</source>
        <translation>Schritte zur Klasse</translation>
    </message>
    <message>
        <source>Updates through C towards the class in each round, at most: a cell that has succeeded takes no more of them</source>
        <translation>Höchstzahl der Aktualisierungen durch C zur Klasse hin in jeder Runde: eine erfolgreiche Zelle nimmt keine mehr</translation>
    </message>
    <message>
        <source>How C&apos;s probabilities are compared with the one-hot class; squared error hardly has a slope where C is sure</source>
        <translation>Wie die Wahrscheinlichkeiten von C mit der One-Hot-Klasse verglichen werden; der quadrierte Fehler hat kaum Steigung, wo C sicher ist</translation>
    </message>
    <message>
        <source>Size of one step of a pixel, at first: Adam moves each by about as much</source>
        <translation>Größe eines Schritts eines Pixels zu Anfang: Adam bewegt jedes etwa um so viel</translation>
    </message>
    <message>
        <source>Largest change of a pixel (0 black, 1 white); MNIST&apos;s usual 0.3 is 76.5/255</source>
        <translation>Größte Änderung eines Pixels (0 schwarz, 1 weiß); die für MNIST üblichen 0.3 sind 76.5/255</translation>
    </message>
    <message>
        <source>Updates of the generator&apos;s weights</source>
        <translation>Aktualisierungen der Gewichte des Generators</translation>
    </message>
    <message>
        <source>Network rate</source>
        <translation>Rate des Netzes</translation>
    </message>
    <message>
        <source>Size of one step of the generator&apos;s weights</source>
        <translation>Größe eines Schritts der Gewichte des Generators</translation>
    </message>
    <message>
        <source>Realism</source>
        <translation>Echtheit</translation>
    </message>
    <message>
        <source>Weight of looking real to a discriminator that is trained meanwhile; 0 trains none and is faster</source>
        <translation>Gewicht davon, für einen mittrainierten Diskriminator echt auszusehen; 0 trainiert keinen und ist schneller</translation>
    </message>
    <message>
        <source>The grid</source>
        <translation>Das Raster</translation>
    </message>
    <message>
        <source>L2 distances</source>
        <translation>L2-Abstände</translation>
    </message>
    <message>
        <source>Unseen pictures</source>
        <translation>Ungesehene Bilder</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Verluste</translation>
    </message>
    <message>
        <source>A cell</source>
        <translation>Eine Zelle</translation>
    </message>
    <message>
        <source>Every cell</source>
        <translation>Jede Zelle</translation>
    </message>
    <message>
        <source>Your drawing</source>
        <translation>Deine Zeichnung</translation>
    </message>
    <message>
        <source>What C says</source>
        <translation>Was C sagt</translation>
    </message>
    <message>
        <source>Look into a cell of the grid</source>
        <translation>Sieh in eine Zelle des Rasters</translation>
    </message>
    <message>
        <source>Robust training</source>
        <translation>Robustes Training</translation>
    </message>
    <message>
        <source>Train a network on attacked pictures beside a twin that sees them untouched, and attack both.</source>
        <translation>Trainiere ein Netz auf angegriffenen Bildern neben einem Zwilling, der sie unberührt sieht, und greife beide an.</translation>
    </message>
    <message>
        <source>What the robust network learns from: noisy pictures; one step of an attack without (fgsm) and with a random start (fast) or more noise (n-fgsm); several steps (pgd); pictures and their attacked copies (trades)</source>
        <translation>Woraus das robuste Netz lernt: verrauschte Bilder; ein Schritt eines Angriffs ohne (fgsm) und mit zufälligem Start (fast) oder mehr Rauschen (n-fgsm); mehrere Schritte (pgd); Bilder und ihre angegriffenen Kopien (trades)</translation>
    </message>
    <message>
        <source>Twin</source>
        <translation>Zwilling</translation>
    </message>
    <message>
        <source>How the network beside it is trained, from the same first weights and in the same order</source>
        <translation>Wie das Netz daneben trainiert wird, von denselben ersten Gewichten und in derselben Reihenfolge</translation>
    </message>
    <message>
        <source>Largest change of a pixel (0 black, 1 white); 0.0314 is 8/255, MNIST&apos;s usual 0.3 is 76.5/255</source>
        <translation>Größte Änderung eines Pixels (0 schwarz, 1 weiß); 0.0314 ist 8/255, die für MNIST üblichen 0.3 sind 76.5/255</translation>
    </message>
    <message>
        <source>Steps of the attack in each update</source>
        <translation>Schritte des Angriffs in jeder Aktualisierung</translation>
    </message>
    <message>
        <source>Length of an attack&apos;s step as a multiple of epsilon; 0: the method&apos;s own (1.25 fast, 2.5 / steps pgd, else 1)</source>
        <translation>Länge eines Angriffsschritts als Vielfaches von Epsilon; 0: die der Methode (1.25 fast, 2.5 / Schritte pgd, sonst 1)</translation>
    </message>
    <message>
        <source>Size of the noise as a multiple of epsilon; 0: the method&apos;s own (deviation 1 for noise, range 2 for n-fgsm)</source>
        <translation>Größe des Rauschens als Vielfaches von Epsilon; 0: die der Methode (Abweichung 1 für noise, Bereich 2 für n-fgsm)</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Beta</translation>
    </message>
    <message>
        <source>Weight of answering alike to a picture and its attacked copy: more is more robust and less accurate</source>
        <translation>Gewicht davon, ein Bild und seine angegriffene Kopie gleich zu beantworten: mehr ist robuster und weniger treffend</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Epochs over which epsilon grows to its value; helps where nothing is learned at first</source>
        <translation>Epochen, über die Epsilon zu seinem Wert anwächst; hilft, wo anfangs nichts gelernt wird</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Frühes Stoppen</translation>
    </message>
    <message>
        <source>At the end the robust network returns to the update after which it stood PGD best, on training pictures that are held out for this, as many as the sample</source>
        <translation>Am Ende kehrt das robuste Netz zu der Aktualisierung zurück, nach der es PGD am besten standhielt, auf Trainingsbildern, die dafür zurückgehalten werden, so viele wie die Stichprobe</translation>
    </message>
    <message>
        <source>small: two convolutions and a dense layer; medium: three; resnet: residual, for colour pictures and GPUs</source>
        <translation>small: zwei Faltungen und eine dichte Schicht; medium: drei; resnet: residual, für farbige Bilder und GPUs</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messung</translation>
    </message>
    <message>
        <source>Attack steps</source>
        <translation>Schritte des Angriffs</translation>
    </message>
    <message>
        <source>Steps of the PGD attack that measures; more than those trained on</source>
        <translation>Schritte des PGD-Angriffs, der misst; mehr als beim Training</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>Test pictures that are attacked while training; five times as many at the end</source>
        <translation>Testbilder, die beim Training angegriffen werden; fünfmal so viele am Ende</translation>
    </message>
    <message>
        <source>Generator check</source>
        <translation>Prüfung mit Generator</translation>
    </message>
    <message>
        <source>At the end, adversarial generators are trained against both networks, one for each class</source>
        <translation>Am Ende werden angreifende Generatoren gegen beide Netze trainiert, einer je Klasse</translation>
    </message>
    <message>
        <source>At the end, both networks are kept in the models library under this name with -METHOD behind it</source>
        <translation>Am Ende werden beide Netze in der Modellbibliothek unter diesem Namen behalten, mit -METHODE dahinter</translation>
    </message>
    <message>
        <source>Attacked</source>
        <translation>Angegriffen</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Dein Bild</translation>
    </message>
    <message>
        <source>Generators</source>
        <translation>Generatoren</translation>
    </message>
    <message>
        <source>Accuracy against epsilon</source>
        <translation>Trefferquote gegen Epsilon</translation>
    </message>
    <message>
        <source>PGD</source>
        <translation>PGD</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>trained for</source>
        <translation>trainiert für</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Saliency</source>
        <translation>Salienz</translation>
    </message>
    <message>
        <source>Attack a test picture</source>
        <translation>Ein Testbild angreifen</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Times epsilon</source>
        <translation>Mal Epsilon</translation>
    </message>
    <message>
        <source>Langevin training</source>
        <translation>Langevin-Training</translation>
    </message>
    <message>
        <source>Train with noise at a temperature, freely or on constraints, beside SGD and Adam, and attack them all.</source>
        <translation>Trainiere mit Rauschen einer Temperatur, frei oder auf Nebenbedingungen, neben SGD und Adam, und greife alle an.</translation>
    </message>
    <message>
        <source>Points of the plane in two classes, or handwritten digits</source>
        <translation>Punkte der Ebene in zwei Klassen, oder handgeschriebene Ziffern</translation>
    </message>
    <message>
        <source>Examples to train on; testing uses others</source>
        <translation>Beispiele zum Trainieren; getestet wird an anderen</translation>
    </message>
    <message>
        <source>Standard deviation added to points; sets are 10 wide</source>
        <translation>Standardabweichung, die zu Punkten kommt; Mengen sind 10 breit</translation>
    </message>
    <message>
        <source>Twins</source>
        <translation>Zwillinge</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Several schemes at one temperature, or one scheme at several; all start from the same weights</source>
        <translation>Mehrere Verfahren bei einer Temperatur, oder ein Verfahren bei mehreren; alle beginnen mit denselben Gewichten</translation>
    </message>
    <message>
        <source>Schemes</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Trained side by side</source>
        <translation>Nebeneinander trainiert</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Training noise T of the Langevin schemes: they sample exp(-loss / T); 0 descends, 1 / training examples is Bayes</source>
        <translation>Trainingsrauschen T der Langevin-Verfahren: sie ziehen aus exp(-Verlust / T); 0 steigt ab, 1 / Trainingsbeispiele ist Bayes</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>The one scheme</source>
        <translation>Das eine Verfahren</translation>
    </message>
    <message>
        <source>Temperatures</source>
        <translation>Temperaturen</translation>
    </message>
    <message>
        <source>Training noise levels, one twin each</source>
        <translation>Stufen des Trainingsrauschens, je ein Zwilling</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Networks of each kind, with initial weights of their own; scores are means</source>
        <translation>Netze jeder Art, mit eigenen Anfangsgewichten; Kennzahlen sind Mittel</translation>
    </message>
    <message>
        <source>The nonlinearity of every hidden unit</source>
        <translation>Die Nichtlinearität jedes verdeckten Neurons</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Radius</translation>
    </message>
    <message>
        <source>Circle constraint: no hidden weight exceeds this many standard deviations of the initial weights</source>
        <translation>Kreisbedingung: kein verdecktes Gewicht überschreitet so viele Standardabweichungen der Anfangsgewichte</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Verstärkung</translation>
    </message>
    <message>
        <source>Orthogonality: all singular values of hidden weight matrices have this size</source>
        <translation>Orthogonalität: alle Singulärwerte der verdeckten Gewichtsmatrizen haben diese Größe</translation>
    </message>
    <message>
        <source>Of SGD; Langevin schemes take the step and friction that make them SGD with this momentum at temperature 0</source>
        <translation>Von SGD; Langevin-Verfahren nehmen Schritt und Reibung, die sie bei Temperatur 0 zu SGD mit diesem Momentum machen</translation>
    </message>
    <message>
        <source>Adam rate</source>
        <translation>Adam-Rate</translation>
    </message>
    <message>
        <source>Learning rate of Adam, which needs its own</source>
        <translation>Lernrate von Adam, der seine eigene braucht</translation>
    </message>
    <message>
        <source>Of SGD, and as friction of the underdamped schemes</source>
        <translation>Von SGD, und als Reibung der unterdämpften Verfahren</translation>
    </message>
    <message>
        <source>Adds this times each weight to its gradient, for all schemes: the normal prior of the Bayesian view</source>
        <translation>Addiert dies mal jedes Gewicht zu seinem Gradienten, für alle Verfahren: der normale Prior der Bayes-Sicht</translation>
    </message>
    <message>
        <source>Size of the attacks: how much each pixel in [0, 1] may change; on the plane a share of its width of 15</source>
        <translation>Größe der Angriffe: wie weit sich jedes Pixel in [0, 1] ändern darf; in der Ebene ein Anteil ihrer Breite von 15</translation>
    </message>
    <message>
        <source>Averaged</source>
        <translation>Gemittelt</translation>
    </message>
    <message>
        <source>Samples whose predictions are averaged, taken every 50 steps of the second half</source>
        <translation>Stichproben, deren Vorhersagen gemittelt werden, alle 50 Schritte der zweiten Hälfte genommen</translation>
    </message>
    <message>
        <source>Boundaries</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Mean of all twins</source>
        <translation>Mittel aller Zwillinge</translation>
    </message>
    <message>
        <source>Boundary 1</source>
        <translation>Grenze 1</translation>
    </message>
    <message>
        <source>Boundary 2</source>
        <translation>Grenze 2</translation>
    </message>
    <message>
        <source>Boundary 3</source>
        <translation>Grenze 3</translation>
    </message>
    <message>
        <source>Boundary 4</source>
        <translation>Grenze 4</translation>
    </message>
    <message>
        <source>Boundary 5</source>
        <translation>Grenze 5</translation>
    </message>
    <message>
        <source>Boundary 6</source>
        <translation>Grenze 6</translation>
    </message>
    <message>
        <source>Digits under PGD</source>
        <translation>Ziffern unter PGD</translation>
    </message>
    <message>
        <source>Maps now</source>
        <translation>Karten jetzt</translation>
    </message>
    <message>
        <source>Mean of samples</source>
        <translation>Mittel der Stichproben</translation>
    </message>
    <message>
        <source>Hidden weights</source>
        <translation>Verdeckte Gewichte</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was es sagt</translation>
    </message>
    <message>
        <source>Mean prediction</source>
        <translation>Mittlere Vorhersage</translation>
    </message>
    <message>
        <source>Kinetic temperature</source>
        <translation>Kinetische Temperatur</translation>
    </message>
    <message>
        <source>Under attack</source>
        <translation>Unter Angriff</translation>
    </message>
    <message>
        <source>Against epsilon</source>
        <translation>Gegen Epsilon</translation>
    </message>
    <message>
        <source>Strongest attack</source>
        <translation>Stärkster Angriff</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Abstand zur Grenze</translation>
    </message>
    <message>
        <source>Curvature</source>
        <translation>Krümmung</translation>
    </message>
    <message>
        <source>What each scheme says of a place</source>
        <translation>Was jedes Verfahren zu einer Stelle sagt</translation>
    </message>
    <message>
        <source>Facial expressions</source>
        <translation>Gesichtsausdrücke</translation>
    </message>
    <message>
        <source>Expression training</source>
        <translation>Training auf Ausdrücke</translation>
    </message>
    <message>
        <source>Train a network to name facial expressions, choose it on one set of faces and test it once on another.</source>
        <translation>Trainiere ein Netz, Gesichtsausdrücke zu benennen, wähle es an einer Menge von Gesichtern und teste es einmal an einer anderen.</translation>
    </message>
    <message>
        <source>Labelled faces, or any pictures that you imported; where they are missing, the built-in digits stand in</source>
        <translation>Beschriftete Gesichter oder Bilder, die du importiert hast; wo sie fehlen, springen die eingebauten Ziffern ein</translation>
    </message>
    <message>
        <source>Leave out doubles</source>
        <translation>Doppelte weglassen</translation>
    </message>
    <message>
        <source>Leave out the training pictures that are in the sets to choose and to test on, too, exactly or very nearly</source>
        <translation>Trainingsbilder weglassen, die genau oder beinahe auch in den Mengen zum Wählen und Testen vorkommen</translation>
    </message>
    <message>
        <source>Widths</source>
        <translation>Breiten</translation>
    </message>
    <message>
        <source>Feature maps of each stage of the network; where their number changes, the picture is halved</source>
        <translation>Merkmalskarten jeder Stufe des Netzes; wo ihre Zahl wechselt, wird das Bild halbiert</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Residual blocks of two convolutions in each stage</source>
        <translation>Residualblöcke aus zwei Faltungen in jeder Stufe</translation>
    </message>
    <message>
        <source>Probability that an input of the last layer is set to zero in a training step</source>
        <translation>Wahrscheinlichkeit, dass ein Eingang der letzten Schicht in einem Trainingsschritt null gesetzt wird</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label-Glättung</translation>
    </message>
    <message>
        <source>Share of each label that is given to all classes alike: labels of faces are often wrong, and certainty costs</source>
        <translation>Anteil jedes Labels, der allen Klassen gleich gegeben wird: Labels von Gesichtern sind oft falsch, und Gewissheit kostet</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>Enlarges or reduces each training picture by up to this share</source>
        <translation>Vergrößert oder verkleinert jedes Trainingsbild um höchstens diesen Anteil</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Makes each training picture darker or brighter by up to this share</source>
        <translation>Macht jedes Trainingsbild um höchstens diesen Anteil dunkler oder heller</translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation>Mixup</translation>
    </message>
    <message>
        <source>Blends each training picture with another one and asks for both labels; 0: never, 1: any blend is as likely</source>
        <translation>Mischt jedes Trainingsbild mit einem anderen und fragt nach beiden Labels; 0: nie, 1: jede Mischung ist gleich wahrscheinlich</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Verlässlichkeit</translation>
    </message>
    <message>
        <source>share right</source>
        <translation>Anteil richtig</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>kalibriert</translation>
    </message>
    <message>
        <source>Worst mistakes</source>
        <translation>Schlimmste Fehler</translation>
    </message>
    <message>
        <source>As learned</source>
        <translation>Wie gelernt</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>By epoch</source>
        <translation>Nach Epoche</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Draw a face</source>
        <translation>Zeichne ein Gesicht</translation>
    </message>
    <message>
        <source>Show it a face</source>
        <translation>Zeig ihm ein Gesicht</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>ein Name</translation>
    </message>
    <message>
        <source>Pick a picture</source>
        <translation>Wähle ein Bild</translation>
    </message>
    <message>
        <source>Use in the camera page</source>
        <translation>Auf der Kameraseite verwenden</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>a name for the file</source>
        <translation>ein Name für die Datei</translation>
    </message>
    <message>
        <source>Generative models</source>
        <translation>Generative Modelle</translation>
    </message>
    <message>
        <source>GAN on the plane</source>
        <translation>GAN in der Ebene</translation>
    </message>
    <message>
        <source>Watch a generator and a discriminator play against each other on the plane, and how the game goes wrong.</source>
        <translation>Sieh Generator und Diskriminator in der Ebene gegeneinander spielen, und wie das Spiel misslingt.</translation>
    </message>
    <message>
        <source>Where real points come from: Gaussians apart, or in a chain along a curve</source>
        <translation>Woher echte Punkte kommen: getrennte Gauß-Glocken, oder eine Kette entlang einer Kurve</translation>
    </message>
    <message>
        <source>Modes of your own: drag over the plane to draw, click to add one; when there are any, they are the target</source>
        <translation>Eigene Moden: über die Ebene ziehen zum Zeichnen, klicken zum Hinzufügen; gibt es welche, sind sie das Ziel</translation>
    </message>
    <message>
        <source>Standard deviation of each Gaussian</source>
        <translation>Standardabweichung jeder Gauß-Glocke</translation>
    </message>
    <message>
        <source>What the generator gets: standard normal, or from -1 to 1</source>
        <translation>Was der Generator bekommt: standardnormal, oder von -1 bis 1</translation>
    </message>
    <message>
        <source>Noise dimensions</source>
        <translation>Dimensionen des Rauschens</translation>
    </message>
    <message>
        <source>Numbers in each noise; with one, all that can be generated is a curve</source>
        <translation>Zahlen in jedem Rauschen; mit einer ist alles, was erzeugt werden kann, eine Kurve</translation>
    </message>
    <message>
        <source>Generator layers</source>
        <translation>Schichten des Generators</translation>
    </message>
    <message>
        <source>Units of each hidden layer; changed while it plays, this network starts anew and the other one goes on</source>
        <translation>Neuronen jeder verdeckten Schicht; beim Spielen geändert, beginnt dieses Netz neu und das andere macht weiter</translation>
    </message>
    <message>
        <source>Discriminator layers</source>
        <translation>Schichten des Diskriminators</translation>
    </message>
    <message>
        <source>The nonlinearity of every hidden unit; both start anew with it</source>
        <translation>Die Nichtlinearität jedes verdeckten Neurons; beide beginnen mit ihr neu</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Spiel</translation>
    </message>
    <message>
        <source>What both players minimise</source>
        <translation>Was beide Spieler minimieren</translation>
    </message>
    <message>
        <source>Gradient penalty</source>
        <translation>Gradientenstrafe</translation>
    </message>
    <message>
        <source>Weight of the discriminator&apos;s squared slope at real points (R1); with Wasserstein, of (slope - 1)^2 between points</source>
        <translation>Gewicht der quadrierten Steigung des Diskriminators an echten Punkten (R1); mit Wasserstein von (Steigung - 1)^2 zwischen Punkten</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Partien</translation>
    </message>
    <message>
        <source>Who learns; the other one is frozen</source>
        <translation>Wer lernt; der andere ist eingefroren</translation>
    </message>
    <message>
        <source>Discriminator steps</source>
        <translation>Diskriminatorschritte</translation>
    </message>
    <message>
        <source>Steps of the discriminator in each round</source>
        <translation>Schritte des Diskriminators in jeder Runde</translation>
    </message>
    <message>
        <source>Generator steps</source>
        <translation>Generatorschritte</translation>
    </message>
    <message>
        <source>Steps of the generator in each round</source>
        <translation>Schritte des Generators in jeder Runde</translation>
    </message>
    <message>
        <source>Head start</source>
        <translation>Vorsprung</translation>
    </message>
    <message>
        <source>First rounds, in which the discriminator alone learns</source>
        <translation>Erste Runden, in denen nur der Diskriminator lernt</translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation>Zeitlupe</translation>
    </message>
    <message>
        <source>Shows each half of a step; use the Step button, or a speed of one or two a second</source>
        <translation>Zeigt jede Hälfte eines Schritts; nimm den Knopf Schritt, oder ein Tempo von einem oder zwei pro Sekunde</translation>
    </message>
    <message>
        <source>Generator rate</source>
        <translation>Rate des Generators</translation>
    </message>
    <message>
        <source>Learning rate of the generator</source>
        <translation>Lernrate des Generators</translation>
    </message>
    <message>
        <source>Discriminator rate</source>
        <translation>Rate des Diskriminators</translation>
    </message>
    <message>
        <source>Learning rate of the discriminator</source>
        <translation>Lernrate des Diskriminators</translation>
    </message>
    <message>
        <source>How a gradient becomes a step</source>
        <translation>Wie aus einem Gradienten ein Schritt wird</translation>
    </message>
    <message>
        <source>Adam&apos;s beta 1, or SGD&apos;s momentum; much of it makes games circle</source>
        <translation>Beta 1 von Adam oder Momentum von SGD; viel davon lässt Spiele kreisen</translation>
    </message>
    <message>
        <source>Rounds of the game</source>
        <translation>Runden des Spiels</translation>
    </message>
    <message>
        <source>The game</source>
        <translation>Das Spiel</translation>
    </message>
    <message>
        <source>Verdict, real +</source>
        <translation>Urteil, echt +</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>Zug</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>Echt</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Erzeugt</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>Moden</translation>
    </message>
    <message>
        <source>The generator</source>
        <translation>Der Generator</translation>
    </message>
    <message>
        <source>Missing +</source>
        <translation>Fehlend +</translation>
    </message>
    <message>
        <source>Grid of noise</source>
        <translation>Gitter des Rauschens</translation>
    </message>
    <message>
        <source>Your noise</source>
        <translation>Dein Rauschen</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>D</source>
        <translation>D</translation>
    </message>
    <message>
        <source>KL, JS</source>
        <translation>KL, JS</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Bewegungen</translation>
    </message>
    <message>
        <source>Each mode</source>
        <translation>Jede Mode</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>Send a noise of your own through the machine</source>
        <translation>Schick eigenes Rauschen durch die Maschine</translation>
    </message>
    <message>
        <source>Z1</source>
        <translation>Z1</translation>
    </message>
    <message>
        <source>Z2</source>
        <translation>Z2</translation>
    </message>
    <message>
        <source>GAN on pictures</source>
        <translation>GAN auf Bildern</translation>
    </message>
    <message>
        <source>Train a generator of pictures against a discriminator, and watch the same noise become sharper and sharper.</source>
        <translation>Trainiere einen Bildgenerator gegen einen Diskriminator und sieh dasselbe Rauschen immer schärfer werden.</translation>
    </message>
    <message>
        <source>The pictures to imitate; where a set is missing, the built-in digits stand in</source>
        <translation>Die Bilder zum Nachahmen; wo ein Datensatz fehlt, springen die eingebauten Ziffern ein</translation>
    </message>
    <message>
        <source>Fresh random weights, or a generator of the library, with its own layers, beside a fresh discriminator</source>
        <translation>Frische Zufallsgewichte, oder ein Generator der Bibliothek mit eigenen Schichten neben einem frischen Diskriminator</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Unticked, nothing is learned: a generator of the library is shown, measured and played with</source>
        <translation>Ohne Häkchen wird nichts gelernt: ein Generator der Bibliothek wird gezeigt, gemessen und bespielt</translation>
    </message>
    <message>
        <source>Both networks: convolutions (DCGAN), or dense layers alone (MLP)</source>
        <translation>Beide Netze: Faltungen (DCGAN), oder nur dichte Schichten (MLP)</translation>
    </message>
    <message>
        <source>Conditional</source>
        <translation>Bedingt</translation>
    </message>
    <message>
        <source>Both networks are told the class, so one can ask for it; each column is one class</source>
        <translation>Beiden Netzen wird die Klasse genannt, also kann man nach ihr fragen; jede Spalte ist eine Klasse</translation>
    </message>
    <message>
        <source>Feature maps next to the picture; twice as many further in</source>
        <translation>Merkmalskarten gleich beim Bild; doppelt so viele weiter innen</translation>
    </message>
    <message>
        <source>Latent</source>
        <translation>Latenter Raum</translation>
    </message>
    <message>
        <source>Numbers in each noise</source>
        <translation>Zahlen in jedem Rauschen</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>Norm</translation>
    </message>
    <message>
        <source>In the discriminator: batch norm, spectral norm (largest singular value 1), or none</source>
        <translation>Im Diskriminator: Batch-Norm, Spektralnorm (größter Singulärwert 1), oder keine</translation>
    </message>
    <message>
        <source>Weight of D&apos;s squared slope at real pictures (R1); with Wasserstein, of (slope - 1)^2 between pictures</source>
        <translation>Gewicht der quadrierten Steigung von D an echten Bildern (R1); mit Wasserstein von (Steigung - 1)^2 zwischen Bildern</translation>
    </message>
    <message>
        <source>Steps of the discriminator before each of the generator</source>
        <translation>Schritte des Diskriminators vor jedem des Generators</translation>
    </message>
    <message>
        <source>Learning rate of the discriminator; another than the generator&apos;s is TTUR</source>
        <translation>Lernrate des Diskriminators; eine andere als die des Generators ist TTUR</translation>
    </message>
    <message>
        <source>Adam&apos;s beta 1; much of it makes games circle</source>
        <translation>Beta 1 von Adam; viel davon lässt Spiele kreisen</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Mittelung</translation>
    </message>
    <message>
        <source>Decay of the moving average of the generator that is shown and measured; 0 shows the generator itself</source>
        <translation>Abnahme des gleitenden Mittels des Generators, der gezeigt und gemessen wird; 0 zeigt den Generator selbst</translation>
    </message>
    <message>
        <source>When the run has reached its end, the generator is kept under this name, replacing your model of that name</source>
        <translation>Ist der Lauf am Ende, wird der Generator unter diesem Namen behalten, anstelle deines Modells dieses Namens</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>Nächste</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Dazwischen</translation>
    </message>
    <message>
        <source>64 more</source>
        <translation>64 weitere</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Mitgeliefert</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Urteile</translation>
    </message>
    <message>
        <source>FID-LeNet</source>
        <translation>FID-LeNet</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>Diskriminator</translation>
    </message>
    <message>
        <source>Go from one picture to another</source>
        <translation>Von einem Bild zum anderen</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Is it a copy?</source>
        <translation>Ist es eine Kopie?</translation>
    </message>
    <message>
        <source>Keep the generator</source>
        <translation>Den Generator behalten</translation>
    </message>
    <message>
        <source>Pictures of a class</source>
        <translation>Bilder einer Klasse</translation>
    </message>
    <message>
        <source>Sample 64 more</source>
        <translation>64 weitere ziehen</translation>
    </message>
    <message>
        <source>Turn the noise of a picture</source>
        <translation>Das Rauschen eines Bildes drehen</translation>
    </message>
    <message>
        <source>Z3</source>
        <translation>Z3</translation>
    </message>
    <message>
        <source>Pixel by pixel</source>
        <translation>Pixel für Pixel</translation>
    </message>
    <message>
        <source>Watch pictures form pixel by pixel: a network says how probable each level of the next pixel is, given all before it.</source>
        <translation>Sieh Bilder Pixel für Pixel entstehen: ein Netz sagt, wie wahrscheinlich jede Stufe des nächsten Pixels nach allen vorigen ist.</translation>
    </message>
    <message>
        <source>Grey pictures to learn; where a set is missing, the built-in digits stand in</source>
        <translation>Graue Bilder zum Lernen; wo ein Datensatz fehlt, springen die eingebauten Ziffern ein</translation>
    </message>
    <message>
        <source>drawn: each pixel white with its brightness as probability, as in papers; cut: white from half on; four levels</source>
        <translation>drawn: jedes Pixel weiß mit seiner Helligkeit als Wahrscheinlichkeit, wie in Artikeln; cut: weiß ab der Hälfte; vier Stufen</translation>
    </message>
    <message>
        <source>The network is told the class; then one can ask for it</source>
        <translation>Dem Netz wird die Klasse genannt; dann kann man nach ihr fragen</translation>
    </message>
    <message>
        <source>Fresh random weights, or a model of the library, which brings its layers and levels, and goes on learning</source>
        <translation>Frische Zufallsgewichte, oder ein Modell der Bibliothek, das seine Schichten und Stufen mitbringt und weiterlernt</translation>
    </message>
    <message>
        <source>Feature maps of each stack</source>
        <translation>Merkmalskarten jedes Stapels</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Layers after the first; more of them see further</source>
        <translation>Schichten nach der ersten; mehr davon sehen weiter</translation>
    </message>
    <message>
        <source>Decay of the moving average of the weights, which samples and is measured</source>
        <translation>Abnahme des gleitenden Mittels der Gewichte, das zieht und gemessen wird</translation>
    </message>
    <message>
        <source>Divides the logits when sampling: below 1 surer, above 1 wilder; 1 is fair</source>
        <translation>Teilt die Logits beim Ziehen: unter 1 sicherer, über 1 wilder; 1 ist ehrlich</translation>
    </message>
    <message>
        <source>Number of the test picture whose pixels are predicted and filled in</source>
        <translation>Nummer des Testbilds, dessen Pixel vorhergesagt und ausgefüllt werden</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Filled in</source>
        <translation>Ausgefüllt</translation>
    </message>
    <message>
        <source>Test picture</source>
        <translation>Testbild</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Likelihood</translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation>Vergleichswerte</translation>
    </message>
    <message>
        <source>What a pixel sees</source>
        <translation>Was ein Pixel sieht</translation>
    </message>
    <message>
        <source>Next pixel</source>
        <translation>Nächstes Pixel</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Surprise in bits</source>
        <translation>Überraschung in Bit</translation>
    </message>
    <message>
        <source>Filling in</source>
        <translation>Ausfüllen</translation>
    </message>
    <message>
        <source>Fill in the missing part</source>
        <translation>Den fehlenden Teil ausfüllen</translation>
    </message>
    <message>
        <source>What is this pixel predicted from? Click into the test picture</source>
        <translation>Woraus wird dieses Pixel vorhergesagt? Klicke in das Testbild</translation>
    </message>
    <message>
        <source>Diffusion on the plane</source>
        <translation>Diffusion in der Ebene</translation>
    </message>
    <message>
        <source>Watch noise flow into data: a network learns to see the noise in a point, and samplers take it away step by step.</source>
        <translation>Sieh Rauschen zu Daten fließen: ein Netz lernt, das Rauschen in einem Punkt zu sehen, und Sampler nehmen es Schritt für Schritt weg.</translation>
    </message>
    <message>
        <source>Where data come from: Gaussians apart, or in a chain</source>
        <translation>Woher die Daten kommen: getrennte Gauß-Glocken, oder eine Kette</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>How fast noise takes over; the training is for this one</source>
        <translation>Wie schnell das Rauschen überhandnimmt; das Training gilt für dieses</translation>
    </message>
    <message>
        <source>Noise time</source>
        <translation>Rauschzeit</translation>
    </message>
    <message>
        <source>After how many of the 1000 steps the noised data are shown</source>
        <translation>Nach wie vielen der 1000 Schritte die verrauschten Daten gezeigt werden</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>Rückwärts</translation>
    </message>
    <message>
        <source>Predictor</source>
        <translation>Prädiktor</translation>
    </message>
    <message>
        <source>Who sees the noise: what was learned, or the closed form</source>
        <translation>Wer das Rauschen sieht: was gelernt wurde, oder die geschlossene Form</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>DDIM draws no noise on its way, DDPM does at every step</source>
        <translation>DDIM zieht unterwegs kein Rauschen, DDPM bei jedem Schritt</translation>
    </message>
    <message>
        <source>Sampler steps</source>
        <translation>Sampler-Schritte</translation>
    </message>
    <message>
        <source>Steps from noise to data; each asks the network once</source>
        <translation>Schritte vom Rauschen zu Daten; jeder fragt das Netz einmal</translation>
    </message>
    <message>
        <source>Decay of the moving average of the weights, which is what samples</source>
        <translation>Abnahme des gleitenden Mittels der Gewichte, das zieht</translation>
    </message>
    <message>
        <source>Forward: data and noise</source>
        <translation>Vorwärts: Daten und Rauschen</translation>
    </message>
    <message>
        <source>Density of noised data</source>
        <translation>Dichte verrauschter Daten</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Noised data</source>
        <translation>Verrauschte Daten</translation>
    </message>
    <message>
        <source>Reverse: noise to data</source>
        <translation>Rückwärts: Rauschen zu Daten</translation>
    </message>
    <message>
        <source>Density on the way</source>
        <translation>Dichte unterwegs</translation>
    </message>
    <message>
        <source>Ways</source>
        <translation>Wege</translation>
    </message>
    <message>
        <source>Your way</source>
        <translation>Dein Weg</translation>
    </message>
    <message>
        <source>Walkers</source>
        <translation>Wanderer</translation>
    </message>
    <message>
        <source>Where it ends</source>
        <translation>Wo es endet</translation>
    </message>
    <message>
        <source>JS</source>
        <translation>JS</translation>
    </message>
    <message>
        <source>Samplers</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>Follow a noise of your own: click into the reverse picture</source>
        <translation>Folge eigenem Rauschen: klicke in das Rückwärtsbild</translation>
    </message>
    <message>
        <source>Diffusion on pictures</source>
        <translation>Diffusion auf Bildern</translation>
    </message>
    <message>
        <source>Watch digits come out of noise, step by step, by a trained network or one that learns before your eyes.</source>
        <translation>Sieh Ziffern Schritt für Schritt aus Rauschen entstehen, mit einem trainierten Netz oder einem, das vor deinen Augen lernt.</translation>
    </message>
    <message>
        <source>Data and network</source>
        <translation>Daten und Netz</translation>
    </message>
    <message>
        <source>Real pictures; where a set is missing, the built-in digits stand in</source>
        <translation>Echte Bilder; wo ein Datensatz fehlt, springen die eingebauten Ziffern ein</translation>
    </message>
    <message>
        <source>A trained network of the library, which plays at once; nothing trains one here</source>
        <translation>Ein trainiertes Netz der Bibliothek, das sofort spielt; keines, dann wird hier eines trainiert</translation>
    </message>
    <message>
        <source>Feature maps at the largest resolution of the U-Net; twice as many at each smaller one</source>
        <translation>Merkmalskarten bei der größten Auflösung des U-Net; doppelt so viele bei jeder kleineren</translation>
    </message>
    <message>
        <source>How fast noise takes over; a trained network brings its own</source>
        <translation>Wie schnell das Rauschen überhandnimmt; ein trainiertes Netz bringt sein eigenes mit</translation>
    </message>
    <message>
        <source>Forward: picture to noise</source>
        <translation>Vorwärts: Bild zu Rauschen</translation>
    </message>
    <message>
        <source>After how many of the 1000 steps real pictures are shown and guessed; beyond 950 next to nothing is left of them</source>
        <translation>Nach wie vielen der 1000 Schritte echte Bilder gezeigt und erraten werden; jenseits von 950 ist fast nichts mehr von ihnen da</translation>
    </message>
    <message>
        <source>Reverse: noise to picture</source>
        <translation>Rückwärts: Rauschen zu Bild</translation>
    </message>
    <message>
        <source>Steps from noise to picture; each asks the network once</source>
        <translation>Schritte vom Rauschen zum Bild; jeder fragt das Netz einmal</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>How far past what the class alone says: 0 samples the class, more exaggerates it, -1 tells no class</source>
        <translation>Wie weit über das hinaus, was die Klasse allein sagt: 0 zieht die Klasse, mehr übertreibt sie, -1 nennt keine Klasse</translation>
    </message>
    <message>
        <source>Inverse problem</source>
        <translation>Inverses Problem</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>What was done to the picture that is to be found again</source>
        <translation>Was dem Bild angetan wurde, das wiedergefunden werden soll</translation>
    </message>
    <message>
        <source>Measured noise</source>
        <translation>Messrauschen</translation>
    </message>
    <message>
        <source>Standard deviation of the noise in what is known of it; black is -1, white 1</source>
        <translation>Standardabweichung des Rauschens in dem, was bekannt ist; Schwarz ist -1, Weiß 1</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Compared steps</source>
        <translation>Verglichene Schritte</translation>
    </message>
    <message>
        <source>Numbers of steps at which both samplers are compared; empty compares none</source>
        <translation>Anzahlen von Schritten, bei denen beide Sampler verglichen werden; leer vergleicht keine</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Verglichen</translation>
    </message>
    <message>
        <source>Pictures made by each of them; more take longer and tell FID more exactly</source>
        <translation>Bilder, die jeder von ihnen macht; mehr dauern länger und sagen die FID genauer</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Guess of the end</source>
        <translation>Vermutetes Ende</translation>
    </message>
    <message>
        <source>Error of guess</source>
        <translation>Fehler der Vermutung</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>DDIM, same noise</source>
        <translation>DDIM, gleiches Rauschen</translation>
    </message>
    <message>
        <source>FID by steps</source>
        <translation>FID nach Schritten</translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation>Standardfehler</translation>
    </message>
    <message>
        <source>By seconds</source>
        <translation>Nach Sekunden</translation>
    </message>
    <message>
        <source>DDIM</source>
        <translation>DDIM</translation>
    </message>
    <message>
        <source>DDPM</source>
        <translation>DDPM</translation>
    </message>
    <message>
        <source>a name for the models library</source>
        <translation>ein Name für die Modellbibliothek</translation>
    </message>
    <message>
        <source>Solve for a test picture</source>
        <translation>Für ein Testbild lösen</translation>
    </message>
    <message>
        <source>Solve for your drawing</source>
        <translation>Für deine Zeichnung lösen</translation>
    </message>
    <message>
        <source>Inpainting</source>
        <translation>Inpainting</translation>
    </message>
    <message>
        <source>Paint away a part of a picture, and watch a diffusion model fill it in: several ways, none of which is the truth.</source>
        <translation>Übermale einen Teil eines Bildes und sieh, wie ein Diffusionsmodell ihn ausfüllt: auf mehrere Arten, keine davon die Wahrheit.</translation>
    </message>
    <message>
        <source>What is missing; for a hole of your own, paint one on the tab Try</source>
        <translation>Was fehlt; ein eigenes Loch malst du auf dem Reiter Ausprobieren</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Fills the hole in pixel space</source>
        <translation>Füllt das Loch im Pixelraum</translation>
    </message>
    <message>
        <source>Latent model</source>
        <translation>Latentes Modell</translation>
    </message>
    <message>
        <source>Fills it in the latent space of its autoencoder</source>
        <translation>Füllt es im latenten Raum seines Autoencoders</translation>
    </message>
    <message>
        <source>Tell class</source>
        <translation>Klasse nennen</translation>
    </message>
    <message>
        <source>Whether the models are told what the picture is of</source>
        <translation>Ob den Modellen gesagt wird, wovon das Bild ist</translation>
    </message>
    <message>
        <source>Filling</source>
        <translation>Ausfüllen</translation>
    </message>
    <message>
        <source>DDPM draws noise at every step, DDIM only for the known pixels</source>
        <translation>DDPM zieht bei jedem Schritt Rauschen, DDIM nur für die bekannten Pixel</translation>
    </message>
    <message>
        <source>Steps from noise to data</source>
        <translation>Schritte vom Rauschen zu Daten</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>How often each step is taken, noise being added again in between (RePaint)</source>
        <translation>Wie oft jeder Schritt getan wird, wobei dazwischen wieder Rauschen hinzukommt (RePaint)</translation>
    </message>
    <message>
        <source>Latent margin</source>
        <translation>Latenter Rand</translation>
    </message>
    <message>
        <source>Cells around the hole whose latents are made anew, too: they have seen the hole</source>
        <translation>Zellen um das Loch, deren latente Werte auch neu gemacht werden: sie haben das Loch gesehen</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>Ergänzungen</translation>
    </message>
    <message>
        <source>How many fillings are made at once</source>
        <translation>Wie viele Füllungen auf einmal gemacht werden</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Gegeben</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Pixel space</source>
        <translation>Pixelraum</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>Latenter Raum</translation>
    </message>
    <message>
        <source>Completions, average</source>
        <translation>Ergänzungen, Mittel</translation>
    </message>
    <message>
        <source>Seam</source>
        <translation>Naht</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Kanten</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Gewissheit</translation>
    </message>
    <message>
        <source>Paint a hole</source>
        <translation>Male ein Loch</translation>
    </message>
    <message>
        <source>Can you tell?</source>
        <translation>Erkennst du es?</translation>
    </message>
    <message>
        <source>Can you tell? Spectra of real, generated and inpainted pictures, and a detector that is good at what it has seen.</source>
        <translation>Erkennst du es? Spektren echter, erzeugter und ausgefüllter Bilder, und ein Detektor, der gut ist in dem, was er gesehen hat.</translation>
    </message>
    <message>
        <source>The real pictures; where a set is missing, patches of the two built-in photographs stand in</source>
        <translation>Die echten Bilder; wo ein Datensatz fehlt, springen Ausschnitte der zwei eingebauten Fotos ein</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>What is not real: resampled (nearest, bilinear, transposed convolution), made by a trained model that fits the data, or real with a hole filled in; models that are missing are left out</source>
        <translation>Was nicht echt ist: neu abgetastet (nächster Nachbar, bilinear, transponierte Faltung), von einem trainierten Modell, das zu den Daten passt, oder echt mit ausgefülltem Loch; fehlende Modelle werden weggelassen</translation>
    </message>
    <message>
        <source>Pictures of each source; half train, half test</source>
        <translation>Bilder jeder Quelle; die eine Hälfte Training, die andere Test</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Gezogen</translation>
    </message>
    <message>
        <source>The same for sources that take many steps: diffusion and autoregression</source>
        <translation>Dasselbe für Quellen, die viele Schritte brauchen: Diffusion und Autoregression</translation>
    </message>
    <message>
        <source>How the diffusion model samples: DDPM draws noise at each step, DDIM does not and leaves stronger colours</source>
        <translation>Wie das Diffusionsmodell zieht: DDPM zieht in jedem Schritt Rauschen, DDIM nicht und hinterlässt kräftigere Farben</translation>
    </message>
    <message>
        <source>Steps of the diffusion model, and of its inpainting, which is DDPM&apos;s</source>
        <translation>Schritte des Diffusionsmodells und seines Ausfüllens, das DDPM folgt</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Detektor</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>The detector is tested on this source, but not trained on it</source>
        <translation>Der Detektor wird an dieser Quelle getestet, aber nicht mit ihr trainiert</translation>
    </message>
    <message>
        <source>What the detector sees: power in each ring of the spectrum, statistics of the noise residual, or both</source>
        <translation>Was der Detektor sieht: Leistung in jedem Ring des Spektrums, Statistiken des Rauschrests, oder beides</translation>
    </message>
    <message>
        <source>Pictures fade out toward their edges, which otherwise count as jumps (hann), or not</source>
        <translation>Bilder blenden zu ihren Rändern hin aus, die sonst als Sprünge zählen (hann), oder nicht</translation>
    </message>
    <message>
        <source>Train on jpeg</source>
        <translation>Auf JPEG trainieren</translation>
    </message>
    <message>
        <source>Training pictures, real and fake, are there once more as JPEG of quality 50 to 95 (Wang et al. 2020)</source>
        <translation>Trainingsbilder, echte und falsche, gibt es noch einmal als JPEG der Qualität 50 bis 95 (Wang et al. 2020)</translation>
    </message>
    <message>
        <source>Local map</source>
        <translation>Lokale Karte</translation>
    </message>
    <message>
        <source>Local window</source>
        <translation>Lokales Fenster</translation>
    </message>
    <message>
        <source>Side of the window of the local map, in pixels</source>
        <translation>Seite des Fensters der lokalen Karte, in Pixeln</translation>
    </message>
    <message>
        <source>Spectra</source>
        <translation>Spektren</translation>
    </message>
    <message>
        <source>Fingerprints</source>
        <translation>Fingerabdrücke</translation>
    </message>
    <message>
        <source>Unlike real</source>
        <translation>Anders als echt</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>AUC, table</source>
        <translation>AUC, Tabelle</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>Du bist dran</translation>
    </message>
    <message>
        <source>Local maps</source>
        <translation>Lokale Karten</translation>
    </message>
    <message>
        <source>Maps&apos; AUC</source>
        <translation>AUC der Karten</translation>
    </message>
    <message>
        <source>To fill</source>
        <translation>Auszufüllen</translation>
    </message>
    <message>
        <source>After JPEG</source>
        <translation>Nach JPEG</translation>
    </message>
    <message>
        <source>After resizing</source>
        <translation>Nach Skalierung</translation>
    </message>
    <message>
        <source>Mark the fakes</source>
        <translation>Markiere die Fälschungen</translation>
    </message>
    <message>
        <source>Show the truth</source>
        <translation>Die Wahrheit zeigen</translation>
    </message>
    <message>
        <source>your name, for the scores</source>
        <translation>dein Name, für die Punkte</translation>
    </message>
    <message>
        <source>New round</source>
        <translation>Neue Runde</translation>
    </message>
    <message>
        <source>Paint a hole of your own</source>
        <translation>Male ein eigenes Loch</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>Loch</translation>
    </message>
    <message>
        <source>Classical methods</source>
        <translation>Klassische Verfahren</translation>
    </message>
    <message>
        <source>k-means</source>
        <translation>k-Means</translation>
    </message>
    <message>
        <source>Group points, or the colours of a picture, around k centroids that move to the middle of their group.</source>
        <translation>Gruppiere Punkte, oder die Farben eines Bildes, um k Zentroide, die in die Mitte ihrer Gruppe wandern.</translation>
    </message>
    <message>
        <source>Points of the plane, or the colours of a picture</source>
        <translation>Punkte der Ebene, oder die Farben eines Bildes</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Where the points are drawn from; without effect once you draw your own</source>
        <translation>Woraus die Punkte gezogen werden; ohne Wirkung, sobald du eigene zeichnest</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>True number of blobs</source>
        <translation>Wahre Anzahl der Haufen</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Number of points</source>
        <translation>Anzahl der Punkte</translation>
    </message>
    <message>
        <source>Standard deviation of blobs and noise</source>
        <translation>Standardabweichung der Haufen und des Rauschens</translation>
    </message>
    <message>
        <source>Your own points, instead of drawn ones</source>
        <translation>Deine eigenen Punkte anstelle der gezogenen</translation>
    </message>
    <message>
        <source>A photograph that scikit-learn brings</source>
        <translation>Ein Foto, das mit scikit-learn kommt</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>K</source>
        <translation>k</translation>
    </message>
    <message>
        <source>Number of clusters, and of centroids</source>
        <translation>Anzahl der Cluster und der Zentroide</translation>
    </message>
    <message>
        <source>Seeding</source>
        <translation>Startwahl</translation>
    </message>
    <message>
        <source>First centroids: any points, or points far from the centroids chosen before</source>
        <translation>Erste Zentroide: beliebige Punkte, oder Punkte weit von den schon gewählten</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Starts</translation>
    </message>
    <message>
        <source>Runs from different first centroids; the best is kept</source>
        <translation>Läufe mit verschiedenen ersten Zentroiden; der beste wird behalten</translation>
    </message>
    <message>
        <source>Compare k</source>
        <translation>k vergleichen</translation>
    </message>
    <message>
        <source>Afterwards, cluster again with 1 to 10 centroids to compare</source>
        <translation>Danach zum Vergleich noch einmal mit 1 bis 10 Zentroiden</translation>
    </message>
    <message>
        <source>Most updates of one start</source>
        <translation>Höchstzahl der Aktualisierungen eines Starts</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Pfade</translation>
    </message>
    <message>
        <source>Centroids</source>
        <translation>Zentroide</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>Inertia</source>
        <translation>Trägheit</translation>
    </message>
    <message>
        <source>Elbow</source>
        <translation>Ellbogen</translation>
    </message>
    <message>
        <source>Silhouette</source>
        <translation>Silhouette</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Look at a step again</source>
        <translation>Einen Schritt noch einmal ansehen</translation>
    </message>
    <message>
        <source>Random training pictures of each class</source>
        <translation>Zufällige Trainingsbilder jeder Klasse</translation>
    </message>
    <message>
        <source>Pictures of each class</source>
        <translation>Bilder jeder Klasse</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Training picture | test picture</source>
        <translation>Trainingsbild | Testbild</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelte</translation>
    </message>
    <message>
        <source>Leak check</source>
        <translation>Leckprüfung</translation>
    </message>
    <message>
        <source>that of the model alone</source>
        <translation>die des Modells allein</translation>
    </message>
    <message>
        <source>the ideal</source>
        <translation>ideal</translation>
    </message>
    <message>
        <source>Recall of each class</source>
        <translation>Recall jeder Klasse</translation>
    </message>
    <message>
        <source>Confusion of the whole chain</source>
        <translation>Konfusion der ganzen Kette</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>Überschrift</translation>
    </message>
    <message>
        <source>Demo: portrait</source>
        <translation>Demo: Porträt</translation>
    </message>
    <message>
        <source>Demo: nine faces</source>
        <translation>Demo: neun Gesichter</translation>
    </message>
    <message>
        <source>angry</source>
        <translation>wütend</translation>
    </message>
    <message>
        <source>disgust</source>
        <translation>angeekelt</translation>
    </message>
    <message>
        <source>fear</source>
        <translation>ängstlich</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>fröhlich</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>traurig</translation>
    </message>
    <message>
        <source>surprise</source>
        <translation>überrascht</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutral</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>wie sie sind</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>farbig</translation>
    </message>
    <message>
        <source>Handwritten digits of 500 people, centred, 28x28 grey (LeCun, Cortes and Burges 1998).</source>
        <translation>Handgeschriebene Ziffern von 500 Personen, zentriert, 28x28 grau (LeCun, Cortes und Burges 1998).</translation>
    </message>
    <message>
        <source>CC BY-SA 3.0</source>
        <translation>CC BY-SA 3.0</translation>
    </message>
    <message>
        <source>Handwritten digits, 8x8 in 17 grey levels, shown at 28x28; comes with scikit-learn (Alpaydin and Kaynak 1998).</source>
        <translation>Handgeschriebene Ziffern, 8x8 in 17 Graustufen, gezeigt in 28x28; kommt mit scikit-learn (Alpaydin und Kaynak 1998).</translation>
    </message>
    <message>
        <source>CC BY 4.0</source>
        <translation>CC BY 4.0</translation>
    </message>
    <message>
        <source>Articles of clothing from a shop&apos;s catalogue in MNIST&apos;s format, and harder (Xiao, Rasul and Vollgraf 2017).</source>
        <translation>Kleidungsstücke aus dem Katalog eines Händlers im Format von MNIST, und schwieriger (Xiao, Rasul und Vollgraf 2017).</translation>
    </message>
    <message>
        <source>MIT</source>
        <translation>MIT</translation>
    </message>
    <message>
        <source>Small colour photographs of animals and vehicles, 32x32 (Krizhevsky 2009).</source>
        <translation>Kleine Farbfotos von Tieren und Fahrzeugen, 32x32 (Krizhevsky 2009).</translation>
    </message>
    <message>
        <source>none stated; the authors ask to be cited</source>
        <translation>keine angegeben; die Autoren bitten, zitiert zu werden</translation>
    </message>
    <message>
        <source>Faces found by a search engine with words for seven expressions, 48x48 grey (Goodfellow et al. 2013).</source>
        <translation>Gesichter, die eine Suchmaschine zu Wörtern für sieben Ausdrücke fand, 48x48 grau (Goodfellow et al. 2013).</translation>
    </message>
    <message>
        <source>Database Contents License 1.0 on Kaggle; the pictures belong to their owners</source>
        <translation>Database Contents License 1.0 auf Kaggle; die Bilder gehören ihren Eigentümern</translation>
    </message>
    <message>
        <source>Kaggle gives it to people with an account: put fer2013.csv into the data folder</source>
        <translation>Kaggle gibt ihn allen mit einem Konto: lege fer2013.csv in den Datenordner</translation>
    </message>
</context>
</TS>
