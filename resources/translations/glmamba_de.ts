<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>glmamba::app</name>
    <message>
        <source>no OpenGL</source>
        <translation>kein OpenGL</translation>
    </message>
    <message>
        <source>OpenGL %1</source>
        <translation>OpenGL %1</translation>
    </message>
    <message>
        <source>The graphics driver offers %1, and the panes need OpenGL 3.2: they are drawn by the processor, which is slower.</source>
        <translation>Der Grafiktreiber bietet %1, die Bildfelder brauchen OpenGL 3.2: Sie werden vom Prozessor gezeichnet, das ist langsamer.</translation>
    </message>
    <message>
        <source>The panes need OpenGL 3.2. This machine offers %1, and its software renderer could not be used either: install or update the graphics driver or Mesa (libgl1-mesa-dri). The command line, glmamba, works without.</source>
        <translation>Die Bildfelder brauchen OpenGL 3.2. Dieser Rechner bietet %1, und auch das Zeichnen durch den Prozessor war nicht möglich: Installieren oder aktualisieren Sie den Grafiktreiber oder Mesa (libgl1-mesa-dri). Die Befehlszeile, glmamba, geht ohne.</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>Mausrad</translation>
    </message>
    <message>
        <source>slices</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>left drag</source>
        <translation>links ziehen</translation>
    </message>
    <message>
        <source>crosshair, window/level or measuring, by tool</source>
        <translation>Fadenkreuz, Fensterung oder Messung, je nach Werkzeug</translation>
    </message>
    <message>
        <source>right drag</source>
        <translation>rechts ziehen</translation>
    </message>
    <message>
        <source>zoom about the point</source>
        <translation>Zoom um diesen Punkt</translation>
    </message>
    <message>
        <source>middle drag</source>
        <translation>Mitte ziehen</translation>
    </message>
    <message>
        <source>pan</source>
        <translation>verschieben</translation>
    </message>
    <message>
        <source>double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>one pane, and back to all</source>
        <translation>ein Bildfeld, und zurück zu allen</translation>
    </message>
    <message>
        <source>drag of a title</source>
        <translation>Titel ziehen</translation>
    </message>
    <message>
        <source>exchange two panes</source>
        <translation>zwei Bildfelder tauschen</translation>
    </message>
    <message>
        <source>Space held</source>
        <translation>Leertaste gehalten</translation>
    </message>
    <message>
        <source>flicker: the fixed image</source>
        <translation>Wechsel: das feste Bild</translation>
    </message>
    <message>
        <source>Alt + wheel</source>
        <translation>Alt + Mausrad</translation>
    </message>
    <message>
        <source>size of the lens or the squares</source>
        <translation>Größe der Lupe oder der Felder</translation>
    </message>
    <message>
        <source>Three planes and 3-D</source>
        <translation>Drei Ebenen und 3D</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>MPR</source>
        <translation>MPR</translation>
    </message>
    <message>
        <source>Curtain</source>
        <translation>Vorhang</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>Wechsel</translation>
    </message>
    <message>
        <source>Spyglass</source>
        <translation>Lupe</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>Schachbrett</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>Einzelbild</translation>
    </message>
    <message>
        <source>Images beside each other on one plane. Drag a pane by its title to exchange it with another.</source>
        <translation>Bilder nebeneinander in einer Ebene. Ein Bildfeld lässt sich am Titel auf ein anderes ziehen, um beide zu tauschen.</translation>
    </message>
    <message>
        <source>One image in three planes, and its surface with the labels.</source>
        <translation>Ein Bild in drei Ebenen und seine Oberfläche mit den Labels.</translation>
    </message>
    <message>
        <source>Two images under a divider: drag its middle to move it, its ends to turn it.</source>
        <translation>Zwei Bilder mit Trennlinie: an der Mitte verschieben, an den Enden drehen.</translation>
    </message>
    <message>
        <source>Hold the space bar to see the first image instead of the second; left and right take the next one.</source>
        <translation>Leertaste halten zeigt das erste Bild statt des zweiten; links und rechts nehmen das nächste.</translation>
    </message>
    <message>
        <source>The second image in a lens under the mouse; Alt and the wheel change its size.</source>
        <translation>Das zweite Bild in einer Lupe unter der Maus; Alt und Mausrad ändern ihre Größe.</translation>
    </message>
    <message>
        <source>Two images in alternating squares; Alt and the wheel change their size.</source>
        <translation>Zwei Bilder in abwechselnden Feldern; Alt und Mausrad ändern ihre Größe.</translation>
    </message>
    <message>
        <source>One image.</source>
        <translation>Ein Bild.</translation>
    </message>
    <message>
        <source>LR</source>
        <translation>LR</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>SR</source>
        <translation>SR</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>LR zero-filled</source>
        <translation>LR mit Zero-Filling</translation>
    </message>
    <message>
        <source>HR (truth)</source>
        <translation>HR (Ground Truth)</translation>
    </message>
    <message>
        <source>Neurological: the patient&apos;s left is on the left</source>
        <translation>Neurologisch: links im Bild ist links am Patienten</translation>
    </message>
    <message>
        <source>Radiological: the patient&apos;s right is on the left</source>
        <translation>Radiologisch: links im Bild ist rechts am Patienten</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Strecke</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Line profile</source>
        <translation>Linienprofil</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Free hand</source>
        <translation>Freihand</translation>
    </message>
    <message>
        <source>%1°</source>
        <translation>%1°</translation>
    </message>
    <message>
        <source>%1 mm²</source>
        <translation>%1 mm²</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 mm</translation>
    </message>
    <message>
        <source>Ref</source>
        <translation>Ref</translation>
    </message>
    <message>
        <source>Err</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>ZF</source>
        <translation>ZF</translation>
    </message>
    <message>
        <source>HR</source>
        <translation>HR</translation>
    </message>
    <message>
        <source>Reference-guided MR super-resolution, with the means to judge it. Research use only.</source>
        <translation>Referenzgeführte MR-Superauflösung und die Mittel, sie zu beurteilen. Nur für die Forschung.</translation>
    </message>
    <message>
        <source>NIfTI files, DICOM files, folders, ZIP archives or a session to open.</source>
        <translation>Zu öffnende NIfTI-Dateien, DICOM-Dateien, Ordner, ZIP-Archive oder eine Sitzung.</translation>
    </message>
    <message>
        <source>Open the demo study in try mode ×2 and super-resolve it.</source>
        <translation>Die Demo-Studie im Testmodus ×2 öffnen und hochauflösen.</translation>
    </message>
    <message>
        <source>Show the image at this path as target.</source>
        <translation>Das Bild unter diesem Pfad als Zielbild zeigen.</translation>
    </message>
    <message>
        <source>Show the image at this path as reference.</source>
        <translation>Das Bild unter diesem Pfad als Referenz zeigen.</translation>
    </message>
    <message>
        <source>Move the reference onto the target: yes, no or auto.</source>
        <translation>Die Referenz auf das Zielbild registrieren: yes, no oder auto.</translation>
    </message>
    <message>
        <source>Use the pair although its check refuses it.</source>
        <translation>Das Paar verwenden, obwohl die Prüfung es ablehnt.</translation>
    </message>
    <message>
        <source>In-plane factor, 2 or 4.</source>
        <translation>Faktor in der Schichtebene, 2 oder 4.</translation>
    </message>
    <message>
        <source>An installed model by name, or a .safetensors file.</source>
        <translation>Ein installiertes Modell mit Namen oder eine .safetensors-Datei.</translation>
    </message>
    <message>
        <source>auto, cpu or cuda.</source>
        <translation>auto, cpu oder cuda.</translation>
    </message>
    <message>
        <source>auto, fp32 or bf16.</source>
        <translation>auto, fp32 oder bf16.</translation>
    </message>
    <message>
        <source>Most memory that the network may take, in GB.</source>
        <translation>Speicher, den das Netz höchstens belegen darf, in GB.</translation>
    </message>
    <message>
        <source>Only slices A to B of the target, from 0, B excluded.</source>
        <translation>Nur die Schichten A bis B des Zielbilds, ab 0, ohne B.</translation>
    </message>
    <message>
        <source>Write the result here when it is complete: NIfTI or a folder.</source>
        <translation>Das fertige Ergebnis hierhin schreiben: NIfTI oder ein Ordner.</translation>
    </message>
    <message>
        <source>Write a report of the result here: .html or .pdf.</source>
        <translation>Einen Bericht über das Ergebnis hierhin schreiben: .html oder .pdf.</translation>
    </message>
    <message>
        <source>Show this trust map over SR, by its name on the command line.</source>
        <translation>Diese Vertrauenskarte über SR zeigen, mit ihrem Namen der Befehlszeile.</translation>
    </message>
    <message>
        <source>Open a window of its own, whatever runs already.</source>
        <translation>Ein eigenes Fenster öffnen, was auch schon läuft.</translation>
    </message>
    <message>
        <source>Quit when all that was asked for is done.</source>
        <translation>Beenden, wenn alles Verlangte getan ist.</translation>
    </message>
    <message>
        <source>Super-resolve what was opened.</source>
        <translation>Das Geöffnete hochauflösen.</translation>
    </message>
    <message>
        <source>Degrade the target by this factor first (2 or 4) and compare with the original.</source>
        <translation>Das Zielbild zuerst um diesen Faktor (2 oder 4) vergröbern und mit dem Original vergleichen.</translation>
    </message>
    <message>
        <source>Print how long the start took since the process began, and opening what was asked for.</source>
        <translation>Ausgeben, wie lange der Start seit Beginn des Prozesses und das Öffnen gedauert haben.</translation>
    </message>
    <message>
        <source>Save a picture of the window when all that was asked for is done, and quit.</source>
        <translation>Ein Bild des Fensters speichern, wenn alles Verlangte getan ist, und beenden.</translation>
    </message>
    <message>
        <source>Save the panes as PNG or TIFF when all that was asked for is done, and quit.</source>
        <translation>Die Bildfelder als PNG oder TIFF speichern, wenn alles Verlangte getan ist, und beenden.</translation>
    </message>
    <message>
        <source>Save a movie through the slices likewise: .mp4 or .gif (by ffmpeg), or a new folder of numbered pictures.</source>
        <translation>Ebenso einen Film durch die Schichten speichern: .mp4 oder .gif (mit ffmpeg) oder ein neuer Ordner nummerierter Bilder.</translation>
    </message>
    <message>
        <source>Pixels of --picture and --movie for each of the screen&apos;s, 1 to 8.</source>
        <translation>Pixel von --picture und --movie für jedes des Bildschirms, 1 bis 8.</translation>
    </message>
    <message>
        <source>Pictures a second of --movie (10).</source>
        <translation>Bilder pro Sekunde von --movie (10).</translation>
    </message>
    <message>
        <source>Only slices A to B, from 0, B excluded.</source>
        <translation>Nur die Schichten A bis B, ab 0, ohne B.</translation>
    </message>
    <message>
        <source>Arrange the images: compare, mpr, curtain, flicker, spyglass, checkerboard or single.</source>
        <translation>Anordnung der Bilder: compare, mpr, curtain, flicker, spyglass, checkerboard oder single.</translation>
    </message>
    <message>
        <source>dark (the default) or light.</source>
        <translation>dark (Vorgabe) oder light.</translation>
    </message>
    <message>
        <source>The window&apos;s language: en, de, fr or zh (the system&apos;s).</source>
        <translation>Sprache des Fensters: en, de, fr oder zh (die des Systems).</translation>
    </message>
    <message>
        <source>Measure scrolling and dragging in what was opened, then quit.</source>
        <translation>Blättern und Ziehen im Geöffneten messen, dann beenden.</translation>
    </message>
    <message>
        <source>--%1 takes one of %2, not “%3”.</source>
        <translation>--%1 nimmt eines von %2, nicht „%3“.</translation>
    </message>
    <message>
        <source>--report takes a name that ends in .html or .pdf, not “%1”.</source>
        <translation>--report nimmt einen Namen, der auf .html oder .pdf endet, nicht „%1“.</translation>
    </message>
    <message>
        <source>--map takes the name of a trust map, such as dc-residual, not “%1”.</source>
        <translation>--map nimmt den Namen einer Vertrauenskarte wie dc-residual, nicht „%1“.</translation>
    </message>
    <message>
        <source>--scale takes 2 or 4.</source>
        <translation>--scale nimmt 2 oder 4.</translation>
    </message>
    <message>
        <source>--memory takes a number of GB above 0.</source>
        <translation>--memory nimmt eine Zahl von GB über 0.</translation>
    </message>
    <message>
        <source>--%1 takes A:B with 0 &lt;= A &lt; B.</source>
        <translation>--%1 nimmt A:B mit 0 &lt;= A &lt; B.</translation>
    </message>
    <message>
        <source>--reference needs --lr.</source>
        <translation>--reference braucht --lr.</translation>
    </message>
    <message>
        <source>--%1 takes a number from %2 to %3.</source>
        <translation>--%1 nimmt eine Zahl von %2 bis %3.</translation>
    </message>
    <message>
        <source>--try takes 2 or 4, not “%1”.</source>
        <translation>--try nimmt 2 oder 4, nicht „%1“.</translation>
    </message>
    <message>
        <source>--layout takes compare, mpr, curtain, flicker, spyglass, checkerboard or single, not “%1”.</source>
        <translation>--layout nimmt compare, mpr, curtain, flicker, spyglass, checkerboard oder single, nicht „%1“.</translation>
    </message>
    <message>
        <source>--appearance takes dark or light, not “%1”.</source>
        <translation>--appearance nimmt dark oder light, nicht „%1“.</translation>
    </message>
    <message>
        <source>Give either --demo or paths, not both.</source>
        <translation>Entweder --demo oder Pfade angeben, nicht beides.</translation>
    </message>
    <message>
        <source>--demo-size takes columns,rows,slices.</source>
        <translation>--demo-size nimmt Spalten,Zeilen,Schichten.</translation>
    </message>
    <message>
        <source>LR  %1</source>
        <translation>LR  %1</translation>
    </message>
    <message>
        <source>Try mode: degraded ×%1 here</source>
        <translation>Testmodus: hier vergröbert ×%1</translation>
    </message>
    <message>
        <source>Open or drop a study</source>
        <translation>Studie öffnen oder ablegen</translation>
    </message>
    <message>
        <source>Reference  %1</source>
        <translation>Referenz  %1</translation>
    </message>
    <message>
        <source>Choose a reference series</source>
        <translation>Eine Serie als Referenz wählen</translation>
    </message>
    <message>
        <source>SR ×%1</source>
        <translation>SR ×%1</translation>
    </message>
    <message>
        <source>Working on the first slice …</source>
        <translation>Erste Schicht wird gerechnet …</translation>
    </message>
    <message>
        <source>Super-resolve it with Run</source>
        <translation>„Starten“ rechnet die Superauflösung</translation>
    </message>
    <message>
        <source>AI, research use</source>
        <translation>KI, nur Forschung</translation>
    </message>
    <message>
        <source>%1 of %2 slices</source>
        <translation>%1 von %2 Schichten</translation>
    </message>
    <message>
        <source>partial: %1</source>
        <translation>unvollständig: %1</translation>
    </message>
    <message>
        <source>SR ×%1  %2</source>
        <translation>SR ×%1  %2</translation>
    </message>
    <message>
        <source>LR ×%1 zero-filled  %2</source>
        <translation>LR ×%1 mit Zero-Filling  %2</translation>
    </message>
    <message>
        <source>After a run</source>
        <translation>Nach einem Lauf</translation>
    </message>
    <message>
        <source>HR  %1</source>
        <translation>HR  %1</translation>
    </message>
    <message>
        <source>No ground truth: use Try mode</source>
        <translation>Keine Ground Truth: Testmodus nutzen</translation>
    </message>
    <message>
        <source>Error  |SR − HR|</source>
        <translation>Fehler  |SR − HR|</translation>
    </message>
    <message>
        <source>Error map: after a run</source>
        <translation>Fehlerkarte: nach einem Lauf</translation>
    </message>
    <message>
        <source>Difference  |SR − zero-fill|</source>
        <translation>Differenz  |SR − Zero-Filling|</translation>
    </message>
    <message>
        <source>No ground truth: not an error</source>
        <translation>Keine Ground Truth: kein Fehler</translation>
    </message>
    <message>
        <source>Compute it in the panel Trust</source>
        <translation>Unter „Vertrauen“ berechnen</translation>
    </message>
    <message>
        <source>Being made …</source>
        <translation>Wird berechnet …</translation>
    </message>
    <message>
        <source>neurological</source>
        <translation>neurologisch</translation>
    </message>
    <message>
        <source>radiological</source>
        <translation>radiologisch</translation>
    </message>
    <message>
        <source>%1 dB, SSIM %2, NMSE %3</source>
        <translation>%1 dB, SSIM %2, NMSE %3</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>Slice %1 of %2</source>
        <translation>Schicht %1 von %2</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Loading the model …</source>
        <translation>Modell wird geladen …</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation>Wird abgebrochen …</translation>
    </message>
    <message>
        <source>Stopped: %1 of %2 slices are done.</source>
        <translation>Abgebrochen: %1 von %2 Schichten sind fertig.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>%1 slices in %2 on %3</source>
        <translation>%1 Schichten in %2 auf %3</translation>
    </message>
    <message>
        <source>Tumour in %1</source>
        <translation>Tumor in %1</translation>
    </message>
    <message>
        <source>Reference influence</source>
        <translation>Einfluss der Referenz</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Unsicherheit</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Zielbild</translation>
    </message>
    <message>
        <source>Try mode</source>
        <translation>Testmodus</translation>
    </message>
    <message>
        <source>target degraded ×%1 in k-space</source>
        <translation>Zielbild im k-Raum vergröbert ×%1</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paar</translation>
    </message>
    <message>
        <source>accepted by hand after its check refused it</source>
        <translation>von Hand angenommen, nachdem die Prüfung es abgelehnt hatte</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Computed on</source>
        <translation>Gerechnet auf</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>Ausgangsbild</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>Registrierung</translation>
    </message>
    <message>
        <source>none: the reference is where its header puts it</source>
        <translation>keine: die Referenz liegt, wo ihr Header sie angibt</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>mean over eight flips and turns</source>
        <translation>Mittel über acht Spiegelungen und Drehungen</translation>
    </message>
    <message>
        <source>Data consistency</source>
        <translation>Datenkonsistenz</translation>
    </message>
    <message>
        <source>measured band of k-space put back</source>
        <translation>gemessener Bereich des k-Raums wieder eingesetzt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Zero-fill</source>
        <translation>Zero-Filling</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Written to</source>
        <translation>Geschrieben nach</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>AI, research use only: a result is not acquired data.</source>
        <translation>KI, nur für die Forschung: Ein Ergebnis ist keine Aufnahme.</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>%1 guided by %2, ×%3 in plane</source>
        <translation>%1 geführt von %2, ×%3 in der Ebene</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>%1, %L2 parameters</source>
        <translation>%1, %L2 Parameter</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Trainiert an</translation>
    </message>
    <message>
        <source>%1 subjects</source>
        <translation>%1 Personen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>No accuracy was measured.</source>
        <translation>Es wurde keine Genauigkeit gemessen.</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>%1 dB, SSIM %2</source>
        <translation>%1 dB, SSIM %2</translation>
    </message>
    <message>
        <source>Contrast: %1 guided by %2</source>
        <translation>Kontrast: %1 geführt von %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Resolution: %1, reference %2 (%3 in the target&apos;s planes)</source>
        <translation>Auflösung: %1, Referenz %2 (%3 in den Ebenen des Zielbilds)</translation>
    </message>
    <message>
        <source>as fine</source>
        <translation>gleich fein</translation>
    </message>
    <message>
        <source>%1 times finer</source>
        <translation>%1-mal feiner</translation>
    </message>
    <message>
        <source>%1 times coarser</source>
        <translation>%1-mal gröber</translation>
    </message>
    <message>
        <source>Coverage: %1 % of the target</source>
        <translation>Abdeckung: %1 % des Zielbilds</translation>
    </message>
    <message>
        <source>Orientation: the same planes</source>
        <translation>Orientierung: dieselben Ebenen</translation>
    </message>
    <message>
        <source>Orientation: planes turned by %1°</source>
        <translation>Orientierung: Ebenen um %1° gedreht</translation>
    </message>
    <message>
        <source>Place: one frame of reference, not moved</source>
        <translation>Lage: ein Bezugssystem, nicht verschoben</translation>
    </message>
    <message>
        <source>Place: as the headers say, not registered</source>
        <translation>Lage: wie in den Headern, nicht registriert</translation>
    </message>
    <message>
        <source>the window itself</source>
        <translation>das Fenster selbst</translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <translation>„%1“ (%2)</translation>
    </message>
    <message>
        <source>a.u.</source>
        <translation>w.E.</translation>
    </message>
    <message>
        <source>Can&apos;t see what the truth lacks; its noise looks like an error.</source>
        <translation>Sieht nicht, was der Ground Truth fehlt; deren Rauschen sieht wie ein Fehler aus.</translation>
    </message>
    <message>
        <source>Can&apos;t see faults that do not come from the reference: an erased lesion or a blur makes it look safer.</source>
        <translation>Sieht keine Fehler, die nicht aus der Referenz kommen: Eine gelöschte Läsion oder Unschärfe lässt es sicherer aussehen.</translation>
    </message>
    <message>
        <source>Bright: far from the truth.</source>
        <translation>Hell: weit von der Ground Truth.</translation>
    </message>
    <message>
        <source>Error  SR − HR</source>
        <translation>Fehler  SR − HR</translation>
    </message>
    <message>
        <source>Red: brighter than the truth; blue: darker.</source>
        <translation>Rot: heller als die Ground Truth; blau: dunkler.</translation>
    </message>
    <message>
        <source>SSIM to HR</source>
        <translation>SSIM zu HR</translation>
    </message>
    <message>
        <source>1 is equal; bright: another structure within 11 voxels.</source>
        <translation>1 ist gleich; hell: andere Struktur innerhalb von 11 Voxeln.</translation>
    </message>
    <message>
        <source>Gradient error</source>
        <translation>Gradientenfehler</translation>
    </message>
    <message>
        <source>|∇SR − ∇HR|</source>
        <translation>|∇SR − ∇HR|</translation>
    </message>
    <message>
        <source>a.u./mm</source>
        <translation>w.E./mm</translation>
    </message>
    <message>
        <source>Bright: edges that are soft, out of place or made up.</source>
        <translation>Hell: Kanten, die weich, verschoben oder erfunden sind.</translation>
    </message>
    <message>
        <source>Effective resolution</source>
        <translation>Effektive Auflösung</translation>
    </message>
    <message>
        <source>resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>Can&apos;t see a fault smaller than its patches of 32 voxels.</source>
        <translation>Sieht keinen Fehler, der kleiner ist als seine Felder von 32 Voxeln.</translation>
    </message>
    <message>
        <source>Voxel size down to which SR and truth agree; bright: coarse.</source>
        <translation>Voxelgröße, bis zu der SR und Ground Truth übereinstimmen; hell: grob.</translation>
    </message>
    <message>
        <source>Consistency  |D(SR) − LR|</source>
        <translation>Konsistenz  |D(SR) − LR|</translation>
    </message>
    <message>
        <source>|D(SR) − LR|</source>
        <translation>|D(SR) − LR|</translation>
    </message>
    <message>
        <source>noise SD</source>
        <translation>SD des Rauschens</translation>
    </message>
    <message>
        <source>Can&apos;t see plausible detail beyond the measured band, which is all that a network is free to invent.</source>
        <translation>Sieht keine plausiblen Details jenseits des gemessenen Bereichs, und nur dort kann ein Netz frei erfinden.</translation>
    </message>
    <message>
        <source>Bright: contradicts the measurement; above 3 is more than its noise.</source>
        <translation>Hell: widerspricht der Messung; über 3 ist mehr als deren Rauschen.</translation>
    </message>
    <message>
        <source>Added structure</source>
        <translation>Hinzugefügte Struktur</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>Can&apos;t tell right from wrong: true detail beyond the measured band was added as well.</source>
        <translation>Unterscheidet nicht richtig und falsch: Auch echte Details jenseits des gemessenen Bereichs wurden hinzugefügt.</translation>
    </message>
    <message>
        <source>What of SR lies outside of the measured band of k-space.</source>
        <translation>Was von SR außerhalb des gemessenen Bereichs des k-Raums liegt.</translation>
    </message>
    <message>
        <source>Added energy</source>
        <translation>Hinzugefügte Energie</translation>
    </message>
    <message>
        <source>added share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Can&apos;t tell right from wrong: true detail was added as well, and a blur lowers it.</source>
        <translation>Unterscheidet nicht richtig und falsch: Auch echte Details wurden hinzugefügt, und Unschärfe senkt den Wert.</translation>
    </message>
    <message>
        <source>Its share in the local detail; 1: all of it was added.</source>
        <translation>Ihr Anteil an den Details vor Ort; 1: alles wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>influence</source>
        <translation>Einfluss</translation>
    </message>
    <message>
        <source>Largest change of SR, as a share of the brightness, when the reference is blanked, shifted or mirrored.</source>
        <translation>Größte Änderung von SR, als Anteil der Helligkeit, wenn die Referenz gelöscht, verschoben oder gespiegelt wird.</translation>
    </message>
    <message>
        <source>Influence: reference blanked</source>
        <translation>Einfluss: Referenz gelöscht</translation>
    </message>
    <message>
        <source>Change of SR with a reference of 0.</source>
        <translation>Änderung von SR mit einer Referenz aus 0.</translation>
    </message>
    <message>
        <source>Influence: reference shifted</source>
        <translation>Einfluss: Referenz verschoben</translation>
    </message>
    <message>
        <source>Change of SR when the reference is moved by a voxel.</source>
        <translation>Änderung von SR, wenn die Referenz um ein Voxel verschoben wird.</translation>
    </message>
    <message>
        <source>Influence: reference mirrored</source>
        <translation>Einfluss: Referenz gespiegelt</translation>
    </message>
    <message>
        <source>Change of SR when left and right of the reference are exchanged.</source>
        <translation>Änderung von SR, wenn links und rechts der Referenz vertauscht werden.</translation>
    </message>
    <message>
        <source>Correlation with the reference</source>
        <translation>Korrelation mit der Referenz</translation>
    </message>
    <message>
        <source>correlation</source>
        <translation>Korrelation</translation>
    </message>
    <message>
        <source>Can&apos;t tell a print from tissues that look alike in both contrasts.</source>
        <translation>Unterscheidet einen Abdruck nicht von Geweben, die in beiden Kontrasten gleich aussehen.</translation>
    </message>
    <message>
        <source>How alike added structure and the reference&apos;s are: −1 to 1.</source>
        <translation>Ähnlichkeit der hinzugefügten Struktur mit der der Referenz: −1 bis 1.</translation>
    </message>
    <message>
        <source>spread</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>Can&apos;t see a mistake that the network is sure of, as an erased lesion: low uncertainty is no evidence of truth.</source>
        <translation>Sieht keinen Irrtum, dessen sich das Netz sicher ist, etwa eine gelöschte Läsion: Geringe Unsicherheit ist kein Beleg für Richtigkeit.</translation>
    </message>
    <message>
        <source>Standard deviation over flips, turns and shifts; it ranks voxels and does not give their error.</source>
        <translation>Standardabweichung über Spiegelungen, Drehungen und Verschiebungen; ordnet Voxel und gibt nicht ihren Fehler an.</translation>
    </message>
    <message>
        <source>Over the head: median %1, 95 % below %2, highest %3%4</source>
        <translation>Über den Kopf: Median %1, 95 % unter %2, höchster Wert %3%4</translation>
    </message>
    <message>
        <source>Reference-guided super-resolution of MR images with GLMamba, and the means to judge the result.</source>
        <translation>Referenzgeführte Superauflösung von MR-Bildern mit GLMamba und die Mittel, das Ergebnis zu beurteilen.</translation>
    </message>
    <message>
        <source>For research use only. Not a medical device; results are made by a neural network and are not acquired data.</source>
        <translation>Nur für die Forschung. Kein Medizinprodukt; Ergebnisse stammen von einem neuronalen Netz und sind keine Aufnahmen.</translation>
    </message>
    <message>
        <source>Network: Ji, Zou, Kui, Thureau, Ruan, Global and Local Mamba Network for Multi-Modality Medical Image Super-Resolution, arXiv:2504.10105. Apache-2.0 licence.</source>
        <translation>Netz: Ji, Zou, Kui, Thureau, Ruan, Global and Local Mamba Network for Multi-Modality Medical Image Super-Resolution, arXiv:2504.10105. Lizenz: Apache-2.0.</translation>
    </message>
    <message>
        <source>Before registration</source>
        <translation>Vor der Registrierung</translation>
    </message>
    <message>
        <source>Ref 0</source>
        <translation>Ref 0</translation>
    </message>
    <message>
        <source>Show these: %1; one or more with commas.</source>
        <translation>Diese zeigen: %1; eines oder mehrere mit Kommas.</translation>
    </message>
    <message>
        <source>--images takes %1; not “%2”.</source>
        <translation>--images nimmt %1; nicht „%2“.</translation>
    </message>
    <message>
        <source>Before registration  %1</source>
        <translation>Vor der Registrierung  %1</translation>
    </message>
    <message>
        <source>The reference was not registered</source>
        <translation>Die Referenz wurde nicht registriert</translation>
    </message>
    <message>
        <source>Registered: %1; “%2” shows where it lay</source>
        <translation>Registriert: %1; „%2“ zeigt die alte Lage</translation>
    </message>
    <message>
        <source>Draw the image at this path in colour over the others.</source>
        <translation>Das Bild unter diesem Pfad in Farbe über die anderen zeichnen.</translation>
    </message>
    <message>
        <source>Name the labels of the mask by this table of ITK-SNAP, FreeSurfer, 3D Slicer or BIDS.</source>
        <translation>Die Labels der Maske nach dieser Tabelle von ITK-SNAP, FreeSurfer, 3D Slicer oder BIDS benennen.</translation>
    </message>
    <message>
        <source>slices %1 to %2</source>
        <translation>Schichten %1 bis %2</translation>
    </message>
</context>
<context>
    <name>glmamba::app::AnnotationHistory</name>
    <message>
        <source>measurement</source>
        <translation>Messung</translation>
    </message>
</context>
<context>
    <name>glmamba::app::CompareView</name>
    <message>
        <source>The graphics device no longer answers: save the session and start the program again.</source>
        <translation>Die Grafik antwortet nicht mehr: Speichern Sie die Sitzung und starten Sie das Programm neu.</translation>
    </message>
    <message>
        <source>A pane at ×%1 would be more than the %2 pixels a side that this computer can draw: choose a smaller scale.</source>
        <translation>Ein Bildfeld mit ×%1 hätte mehr als die %2 Pixel je Seite, die dieser Rechner zeichnen kann: Wählen Sie einen kleineren Faktor.</translation>
    </message>
    <message>
        <source>|SR − zero-fill|</source>
        <translation>|SR − Zero-Filling|</translation>
    </message>
    <message>
        <source>a.u.</source>
        <translation>w.E.</translation>
    </message>
</context>
<context>
    <name>glmamba::app::DisplayHistory</name>
    <message>
        <source>change of the display</source>
        <translation>Änderung der Anzeige</translation>
    </message>
    <message>
        <source>choice of the pair</source>
        <translation>Wahl des Paars</translation>
    </message>
</context>
<context>
    <name>glmamba::app::EditPanel</name>
    <message>
        <source>&amp;New label…</source>
        <translation>&amp;Neues Label…</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>&amp;Pinsel</translation>
    </message>
    <message>
        <source>&amp;Erase</source>
        <translation>&amp;Radieren</translation>
    </message>
    <message>
        <source>F&amp;ill</source>
        <translation>&amp;Füllen</translation>
    </message>
    <message>
        <source>Draws the label within the brush&apos;s radius, on the slice on show</source>
        <translation>Zeichnet das Label im Radius des Pinsels, auf der angezeigten Schicht</translation>
    </message>
    <message>
        <source>Takes the label off, and no other</source>
        <translation>Nimmt dieses Label weg und kein anderes</translation>
    </message>
    <message>
        <source>Gives the label to the region under the mouse, in plane, up to where another label begins</source>
        <translation>Gibt das Label der Region unter der Maus, in der Ebene, bis ein anderes Label beginnt</translation>
    </message>
    <message>
        <source>The label that is drawn</source>
        <translation>Das Label, das gezeichnet wird</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Radius of the brush; [ and ] make it smaller and larger</source>
        <translation>Radius des Pinsels; [ und ] machen ihn kleiner und größer</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Label</translation>
    </message>
    <message>
        <source>&amp;Radius</source>
        <translation>R&amp;adius</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Neues Label</translation>
    </message>
    <message>
        <source>What it shows:</source>
        <translation>Was es zeigt:</translation>
    </message>
    <message>
        <source>Drawing on “%1”.</source>
        <translation>Gezeichnet wird auf „%1“.</translation>
    </message>
    <message>
        <source>Drawing on “%1”. It is in no file yet: export it, or save the session.</source>
        <translation>Gezeichnet wird auf „%1“. Sie ist noch in keiner Datei: exportieren Sie sie oder speichern Sie die Sitzung.</translation>
    </message>
    <message>
        <source>A tool makes a copy of “%1” to draw on; the original stays.</source>
        <translation>Ein Werkzeug macht eine Kopie von „%1“ zum Zeichnen; das Original bleibt.</translation>
    </message>
    <message>
        <source>No mask is on show: a tool begins an empty one on the active pane&apos;s image.</source>
        <translation>Keine Maske wird angezeigt: ein Werkzeug beginnt eine leere auf dem Bild der aktiven Ansicht.</translation>
    </message>
</context>
<context>
    <name>glmamba::app::EditTool</name>
    <message>
        <source>This region is open: it reaches the edge of the image. Draw its outline to the end first.</source>
        <translation>Diese Region ist offen: sie reicht bis an den Rand des Bildes. Zeichnen Sie zuerst ihren Umriss zu Ende.</translation>
    </message>
</context>
<context>
    <name>glmamba::app::ExportDialog</name>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Take the patient&apos;s &amp;identity out</source>
        <translation>&amp;Identität des Patienten entfernen</translation>
    </message>
    <message>
        <source>&amp;Keep sex, age, size and weight</source>
        <translation>Geschlecht, Alter, Größe und Gewicht &amp;behalten</translation>
    </message>
    <message>
        <source>Export the SR image as a DICOM series</source>
        <translation>SR-Bild als DICOM-Serie exportieren</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>entfernen</translation>
    </message>
    <message>
        <source>shift by 1 to 365 days, by the secret</source>
        <translation>um 1 bis 365 Tage verschieben, je nach Schlüssel</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>behalten</translation>
    </message>
    <message>
        <source>none: new pseudonyms in each export</source>
        <translation>keiner: neue Pseudonyme bei jedem Export</translation>
    </message>
    <message>
        <source>A file that pseudonyms and new UIDs follow from, the same in each export; made if not there</source>
        <translation>Eine Datei, aus der Pseudonyme und neue UIDs folgen, gleich bei jedem Export; wird angelegt, falls nicht da</translation>
    </message>
    <message>
        <source>&amp;Dates</source>
        <translation>&amp;Daten</translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation>&amp;Schlüssel</translation>
    </message>
    <message>
        <source>File of the secret</source>
        <translation>Datei des Schlüssels</translation>
    </message>
    <message>
        <source>By the basic profile of DICOM PS3.15. The pixels are not changed: a face can be recognised in a rendering of a head.</source>
        <translation>Nach dem Grundprofil von DICOM PS3.15. Die Pixel bleiben unverändert: In einer 3D-Darstellung eines Kopfes kann ein Gesicht erkennbar sein.</translation>
    </message>
    <message>
        <source>New &amp;folder</source>
        <translation>Neuer &amp;Ordner</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
</context>
<context>
    <name>glmamba::app::FirstPage</name>
    <message>
        <source>Super-resolves an MR image guided by another contrast, and shows how far the result can be trusted. Research use only.</source>
        <translation>Löst ein MR-Bild mit Hilfe eines anderen Kontrasts höher auf und zeigt, wie weit dem Ergebnis zu trauen ist. Nur für die Forschung.</translation>
    </message>
    <message>
        <source>Open &amp;files…</source>
        <translation>&amp;Dateien öffnen…</translation>
    </message>
    <message>
        <source>Open a f&amp;older…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open a sess&amp;ion…</source>
        <translation>S&amp;itzung öffnen…</translation>
    </message>
    <message>
        <source>&amp;Demo study</source>
        <translation>De&amp;mo-Studie</translation>
    </message>
    <message>
        <source>Or drop files, folders or a ZIP archive here: DICOM or NIfTI.</source>
        <translation>Oder Dateien, Ordner oder ein ZIP-Archiv hier ablegen: DICOM oder NIfTI.</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
</context>
<context>
    <name>glmamba::app::HelpWindow</name>
    <message>
        <source>Help – GLMamba Viewer</source>
        <translation>Hilfe – GLMamba Viewer</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>The page on show</source>
        <translation>Die angezeigte Seite</translation>
    </message>
    <message>
        <source>Find in all pages (Return: the next place)</source>
        <translation>In allen Seiten suchen (Eingabetaste: nächste Stelle)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vor</translation>
    </message>
</context>
<context>
    <name>glmamba::app::HistogramView</name>
    <message>
        <source>Histogram with the window</source>
        <translation>Histogramm mit dem Fenster</translation>
    </message>
    <message>
        <source>Drag the ends or the middle of the window. Keys: left and right move it, up and down widen it.</source>
        <translation>Enden oder Mitte des Fensters ziehen. Tasten: links und rechts verschieben, auf und ab ändern die Breite.</translation>
    </message>
    <message>
        <source>Counting values …</source>
        <translation>Werte werden gezählt …</translation>
    </message>
    <message>
        <source>No image</source>
        <translation>Kein Bild</translation>
    </message>
</context>
<context>
    <name>glmamba::app::KeysDialog</name>
    <message>
        <source>&amp;No keys</source>
        <translation>&amp;Keine Taste</translation>
    </message>
    <message>
        <source>Its &amp;standard</source>
        <translation>&amp;Vorgabe</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Filter by command or keys</source>
        <translation>Nach Befehl oder Taste filtern</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Keys of the chosen command</source>
        <translation>Tasten des gewählten Befehls</translation>
    </message>
    <message>
        <source>&amp;All standard</source>
        <translation>&amp;Alle auf Vorgabe</translation>
    </message>
    <message>
        <source>Assi&amp;gn</source>
        <translation>&amp;Zuweisen</translation>
    </message>
    <message>
        <source>Ta&amp;ke from there</source>
        <translation>Dort &amp;wegnehmen</translation>
    </message>
    <message>
        <source>Click into the field and press the keys.</source>
        <translation>In das Feld klicken und die Tasten drücken.</translation>
    </message>
    <message>
        <source>%1 is used by %2 and can&apos;t be taken from there.</source>
        <translation>%1 gehört zu %2 und kann dort nicht weggenommen werden.</translation>
    </message>
    <message>
        <source>%1 is used by %2, which would have no keys then.</source>
        <translation>%1 gehört zu %2, das dann keine Taste mehr hätte.</translation>
    </message>
</context>
<context>
    <name>glmamba::app::LabelList</name>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>ml</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>&amp;Names and colours</source>
        <translation>&amp;Namen und Farben</translation>
    </message>
    <message>
        <source>What the labels of this mask are called, and their colours</source>
        <translation>Wie die Labels dieser Maske heißen, und ihre Farben</translation>
    </message>
    <message>
        <source>Label %1. Double-click to rename</source>
        <translation>Label %1. Doppelklick benennt es um</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Colour…</source>
        <translation>&amp;Farbe …</translation>
    </message>
    <message>
        <source>Show this &amp;only</source>
        <translation>N&amp;ur dieses zeigen</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>&amp;Alle zeigen</translation>
    </message>
    <message>
        <source>&amp;From a label table…</source>
        <translation>Aus einer &amp;Labeltabelle …</translation>
    </message>
    <message>
        <source>&amp;Save as label table…</source>
        <translation>Als Labeltabelle &amp;speichern …</translation>
    </message>
    <message>
        <source>As in the &amp;mask&apos;s file</source>
        <translation>Wie in der &amp;Datei der Maske</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>Farbe von %1</translation>
    </message>
    <message>
        <source>Names and colours of labels</source>
        <translation>Namen und Farben von Labels</translation>
    </message>
    <message>
        <source>Label tables of ITK-SNAP, FreeSurfer, 3D Slicer and BIDS (*.txt *.label *.ctbl *.tsv);;All files (*)</source>
        <translation>Labeltabellen von ITK-SNAP, FreeSurfer, 3D Slicer und BIDS (*.txt *.label *.ctbl *.tsv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save as label table</source>
        <translation>Als Labeltabelle speichern</translation>
    </message>
    <message>
        <source>Label descriptions of ITK-SNAP (*.txt *.label)</source>
        <translation>Labelbeschreibungen von ITK-SNAP (*.txt *.label)</translation>
    </message>
</context>
<context>
    <name>glmamba::app::LayersPanel</name>
    <message>
        <source>&amp;Masks</source>
        <translation>&amp;Masken</translation>
    </message>
    <message>
        <source>F&amp;illed</source>
        <translation>&amp;Gefüllt</translation>
    </message>
    <message>
        <source>The mask on show</source>
        <translation>Die angezeigte Maske</translation>
    </message>
    <message>
        <source>Another mask, drawn as a white outline and compared with</source>
        <translation>Eine weitere Maske, als weißer Umriss gezeichnet und zum Vergleich</translation>
    </message>
    <message>
        <source>Opacity of the mask</source>
        <translation>Deckkraft der Maske</translation>
    </message>
    <message>
        <source>Otherwise its outline alone</source>
        <translation>Sonst nur ihr Umriss</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>&amp;Against</source>
        <translation>Gegenü&amp;ber</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Further masks, drawn as outlines in colours of their own</source>
        <translation>Weitere Masken, als Umrisse in eigenen Farben</translation>
    </message>
    <message>
        <source>Als&amp;o</source>
        <translation>Au&amp;ch</translation>
    </message>
    <message>
        <source>No further mask in the study list</source>
        <translation>Keine weitere Maske in der Studienliste</translation>
    </message>
    <message numerus="yes">
        <source>%n mask(s)</source>
        <translation>
            <numerusform>%n Maske</numerusform>
            <numerusform>%n Masken</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Each image its own</source>
        <translation>&amp;Jedem Bild seine</translation>
    </message>
    <message>
        <source>Over an image in which a tumour was found, that mask; over the others, the one on show</source>
        <translation>Über einem Bild, in dem ein Tumor gefunden wurde, dessen Maske; über den anderen die gezeigte</translation>
    </message>
</context>
<context>
    <name>glmamba::app::LayoutBar</name>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>The images to compare, up to %1</source>
        <translation>Die zu vergleichenden Bilder, bis zu %1</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>First image</source>
        <translation>Erstes Bild</translation>
    </message>
    <message>
        <source>The two images the other way round</source>
        <translation>Die zwei Bilder andersherum</translation>
    </message>
    <message>
        <source>Exchange the two images</source>
        <translation>Die zwei Bilder tauschen</translation>
    </message>
    <message>
        <source>Second image</source>
        <translation>Zweites Bild</translation>
    </message>
    <message>
        <source>Which side of the patient is on the left of axial and coronal slices</source>
        <translation>Welche Seite des Patienten in axialen und koronaren Schichten links liegt</translation>
    </message>
</context>
<context>
    <name>glmamba::app::LesionPanel</name>
    <message>
        <source>A lesion whose contrast differs by more between LR, SR and HR is marked</source>
        <translation>Eine Läsion, deren Kontrast sich zwischen LR, SR und HR um mehr unterscheidet, wird markiert</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>Läsionen</translation>
    </message>
    <message>
        <source>ml</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>Contrast of each piece to the 5 mm around it. A click goes there.</source>
        <translation>Kontrast jedes Stücks zu den 5 mm darum. Ein Klick geht dorthin.</translation>
    </message>
    <message>
        <source>&amp;Mark differences over</source>
        <translation>Unterschiede &amp;markieren über</translation>
    </message>
    <message>
        <source>Open a label map, or find a tumour (menu Segment).</source>
        <translation>Eine Labelkarte öffnen oder einen Tumor suchen (Menü Segmentieren).</translation>
    </message>
    <message>
        <source>Measuring lesions</source>
        <translation>Läsionen werden vermessen</translation>
    </message>
    <message>
        <source>in other</source>
        <translation>in anderer</translation>
    </message>
    <message>
        <source>Its contrast differs by more than %1 between images.</source>
        <translation>Der Kontrast unterscheidet sich zwischen den Bildern um mehr als %1.</translation>
    </message>
    <message>
        <source>No voxel of it is in the other mask.</source>
        <translation>Kein Voxel davon ist in der anderen Maske.</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s), %1 ml.</source>
        <translation>
            <numerusform>%n Stück, %1 ml.</numerusform>
            <numerusform>%n Stücke, %1 ml.</numerusform>
        </translation>
    </message>
    <message>
        <source>Against the other mask: Dice %1, 95 % of the boundaries within %2 mm, %3 ml in the other.</source>
        <translation>Gegen die andere Maske: Dice %1, 95 % der Ränder innerhalb von %2 mm, %3 ml in der anderen.</translation>
    </message>
    <message numerus="yes">
        <source>%n marked.</source>
        <translation>
            <numerusform>%n markiert.</numerusform>
            <numerusform>%n markiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glmamba::app::MainWindow</name>
    <message>
        <source>NIfTI (*.nii.gz *.nii)</source>
        <translation>NIfTI (*.nii.gz *.nii)</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Dateien öffnen</translation>
    </message>
    <message>
        <source>MR images (*.nii *.nii.gz *.dcm *.ima);;All files (*)</source>
        <translation>MR-Bilder (*.nii *.nii.gz *.dcm *.ima);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a folder of DICOM or NIfTI files</source>
        <translation>Einen Ordner mit DICOM- oder NIfTI-Dateien öffnen</translation>
    </message>
    <message>
        <source>Open a label map</source>
        <translation>Eine Labelkarte öffnen</translation>
    </message>
    <message>
        <source>;;All files (*)</source>
        <translation>;;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export the SR image as NIfTI</source>
        <translation>SR-Bild als NIfTI exportieren</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Tasten und Maus</translation>
    </message>
    <message>
        <source>About GLMamba Viewer</source>
        <translation>Über GLMamba Viewer</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>&amp;%1  %2</source>
        <translation>&amp;%1  %2</translation>
    </message>
    <message>
        <source>&amp;Images beside each other</source>
        <translation>&amp;Bilder nebeneinander</translation>
    </message>
    <message>
        <source>&amp;Next image</source>
        <translation>&amp;Nächstes Bild</translation>
    </message>
    <message>
        <source>&amp;Previous image</source>
        <translation>V&amp;origes Bild</translation>
    </message>
    <message>
        <source>&amp;Exchange the two images</source>
        <translation>Die zwei Bilder &amp;tauschen</translation>
    </message>
    <message>
        <source>Turn the divider</source>
        <translation>Trennlinie drehen</translation>
    </message>
    <message>
        <source>Turn the divider back</source>
        <translation>Trennlinie zurückdrehen</translation>
    </message>
    <message>
        <source>Lin&amp;k the panes</source>
        <translation>Bildfelder &amp;koppeln</translation>
    </message>
    <message>
        <source>&amp;Cursor</source>
        <translation>&amp;Cursor</translation>
    </message>
    <message>
        <source>&amp;Slice</source>
        <translation>&amp;Schicht</translation>
    </message>
    <message>
        <source>&amp;Pan</source>
        <translation>&amp;Verschiebung</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>&amp;Zoom</translation>
    </message>
    <message>
        <source>&amp;Window, for images in the same units</source>
        <translation>&amp;Fenster, für Bilder in denselben Einheiten</translation>
    </message>
    <message>
        <source>&amp;Interpolation</source>
        <translation>&amp;Interpolation</translation>
    </message>
    <message>
        <source>Pane to the next &amp;group</source>
        <translation>Bildfeld zur nächsten &amp;Gruppe</translation>
    </message>
    <message>
        <source>Neu&amp;rological: the patient&apos;s left on the left</source>
        <translation>Neu&amp;rologisch: links am Patienten ist links</translation>
    </message>
    <message>
        <source>What is known of the last crash is in %1; Help, Copy diagnostics takes it along.</source>
        <translation>Was vom letzten Absturz bekannt ist, steht in %1; Hilfe, Diagnose kopieren nimmt es mit.</translation>
    </message>
    <message>
        <source>GLMamba Viewer – research use only</source>
        <translation>GLMamba Viewer – nur für die Forschung</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Use the pair all the same</source>
        <translation>Das Paar trotzdem verwenden</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Kopiert: %1</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Studien</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Super-resolve</source>
        <translation>Superauflösung</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Masken und Labels</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Messgrößen</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>Läsionen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Messen</translation>
    </message>
    <message>
        <source>&amp;Delete the chosen one</source>
        <translation>Gewählte Messung &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Go to the chosen one</source>
        <translation>Zur gewählten Messung &amp;gehen</translation>
    </message>
    <message>
        <source>&amp;Copy the table</source>
        <translation>Tabelle &amp;kopieren</translation>
    </message>
    <message>
        <source>E&amp;xport the table…</source>
        <translation>Tabelle e&amp;xportieren…</translation>
    </message>
    <message>
        <source>&amp;List and values</source>
        <translation>Liste &amp;und Werte</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>Dateien ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Export &amp;NIfTI…</source>
        <translation>NIfTI e&amp;xportieren…</translation>
    </message>
    <message>
        <source>Export &amp;DICOM series…</source>
        <translation>&amp;DICOM-Serie exportieren…</translation>
    </message>
    <message>
        <source>Save the pan&amp;es as a picture…</source>
        <translation>Bildfelder als Bild s&amp;peichern…</translation>
    </message>
    <message>
        <source>Save a mov&amp;ie through the slices…</source>
        <translation>Fi&amp;lm durch die Schichten speichern…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>&amp;Forget these</source>
        <translation>Diese &amp;vergessen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Axial</source>
        <translation>&amp;Axial</translation>
    </message>
    <message>
        <source>&amp;Coronal</source>
        <translation>&amp;Koronar</translation>
    </message>
    <message>
        <source>&amp;Sagittal</source>
        <translation>&amp;Sagittal</translation>
    </message>
    <message>
        <source>&amp;Reset views and windows</source>
        <translation>Ansichten und Fenster &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>&amp;Verkleinern</translation>
    </message>
    <message>
        <source>&amp;Next slice</source>
        <translation>&amp;Nächste Schicht</translation>
    </message>
    <message>
        <source>&amp;Previous slice</source>
        <translation>Vo&amp;rige Schicht</translation>
    </message>
    <message>
        <source>Ten slices on</source>
        <translation>Zehn Schichten vor</translation>
    </message>
    <message>
        <source>Ten slices back</source>
        <translation>Zehn Schichten zurück</translation>
    </message>
    <message>
        <source>Left &amp;drag moves the crosshair</source>
        <translation>Linke Maustaste &amp;bewegt das Fadenkreuz</translation>
    </message>
    <message>
        <source>Left drag sets &amp;window/level</source>
        <translation>&amp;Linke Maustaste stellt das Fenster ein</translation>
    </message>
    <message>
        <source>Next in&amp;terpolation: nearest, linear, cubic</source>
        <translation>Nächste In&amp;terpolation: Nachbar, linear, kubisch</translation>
    </message>
    <message>
        <source>Cross&amp;hair</source>
        <translation>Fa&amp;denkreuz</translation>
    </message>
    <message>
        <source>La&amp;bel map</source>
        <translation>Lab&amp;elkarte</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>V&amp;ollbild</translation>
    </message>
    <message>
        <source>&amp;Study</source>
        <translation>&amp;Studie</translation>
    </message>
    <message>
        <source>Use as &amp;target</source>
        <translation>Als &amp;Zielbild verwenden</translation>
    </message>
    <message>
        <source>Use as &amp;reference</source>
        <translation>Als &amp;Referenz verwenden</translation>
    </message>
    <message>
        <source>&amp;Swap target and reference</source>
        <translation>Zielbild und Referenz &amp;tauschen</translation>
    </message>
    <message>
        <source>Show as &amp;label map</source>
        <translation>Als &amp;Labelkarte zeigen</translation>
    </message>
    <message>
        <source>&amp;Open a label map as overlay…</source>
        <translation>Labelkarte als &amp;Overlay öffnen…</translation>
    </message>
    <message>
        <source>Ta&amp;ke the label map off</source>
        <translation>Label&amp;karte abnehmen</translation>
    </message>
    <message>
        <source>Remo&amp;ve from the list</source>
        <translation>Aus der Liste &amp;entfernen</translation>
    </message>
    <message>
        <source>S&amp;uper-resolve</source>
        <translation>S&amp;uperauflösung</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Queue this run</source>
        <translation>In die &amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Copy this result as a c&amp;ommand line</source>
        <translation>Dieses Ergebnis als &amp;Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>Scale ×%1</source>
        <translation>Faktor ×%1</translation>
    </message>
    <message>
        <source>Try mode o&amp;ff</source>
        <translation>Testmodus a&amp;us</translation>
    </message>
    <message>
        <source>Try mode: degrade the target ×2</source>
        <translation>Testmodus: Zielbild ×2 vergröbern</translation>
    </message>
    <message>
        <source>Try mode: degrade the target ×4</source>
        <translation>Testmodus: Zielbild ×4 vergröbern</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open the &amp;demo study</source>
        <translation>&amp;Demo-Studie öffnen</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>&amp;Tasten und Maus</translation>
    </message>
    <message>
        <source>&amp;Change the keys…</source>
        <translation>Tasten ä&amp;ndern…</translation>
    </message>
    <message>
        <source>Copy dia&amp;gnostics for a report</source>
        <translation>Dia&amp;gnose für eine Meldung kopieren</translation>
    </message>
    <message>
        <source>Copied: versions, machine, models and the log, for the report of a fault. They name no patient and no file.</source>
        <translation>Kopiert: Versionen, Rechner, Modelle und Protokoll für die Meldung eines Fehlers. Kein Patient und keine Datei wird genannt.</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>&amp;Über</translation>
    </message>
    <message>
        <source>There is nothing on show to make a picture of: open an image first.</source>
        <translation>Es gibt nichts abzubilden: Öffnen Sie zuerst ein Bild.</translation>
    </message>
    <message>
        <source>Writing the movie</source>
        <translation>Film wird geschrieben</translation>
    </message>
    <message>
        <source>The movie was cancelled; nothing was written.</source>
        <translation>Der Film wurde abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Writing the picture</source>
        <translation>Bild wird geschrieben</translation>
    </message>
    <message>
        <source>There are %1 slices on show: choose among 0 to %1.</source>
        <translation>Es gibt %1 Schichten: Wählen Sie aus 0 bis %1.</translation>
    </message>
    <message>
        <source>A movie is being written already: wait for it, or cancel it.</source>
        <translation>Es wird schon ein Film geschrieben: Warten Sie darauf oder brechen Sie ihn ab.</translation>
    </message>
    <message>
        <source>Se&amp;gment</source>
        <translation>Se&amp;gmentieren</translation>
    </message>
    <message>
        <source>Find a tumour in %1 (AI)</source>
        <translation>Tumor in %1 suchen (KI)</translation>
    </message>
    <message>
        <source>&amp;Compare the mask with the selected one</source>
        <translation>Maske mit der ausgewählten &amp;vergleichen</translation>
    </message>
    <message>
        <source>&amp;Fill masks</source>
        <translation>Masken &amp;füllen</translation>
    </message>
    <message>
        <source>Export trust &amp;maps as NIfTI…</source>
        <translation>&amp;Vertrauenskarten als NIfTI exportieren…</translation>
    </message>
    <message>
        <source>Export trust maps into a new folder</source>
        <translation>Vertrauenskarten in einen neuen Ordner exportieren</translation>
    </message>
    <message>
        <source>Export trust maps as DICOM &amp;parametric maps…</source>
        <translation>Vertrauenskarten als DICOM Parametric &amp;Maps exportieren…</translation>
    </message>
    <message>
        <source>Export parametric maps into a new folder</source>
        <translation>Parametric Maps in einen neuen Ordner exportieren</translation>
    </message>
    <message>
        <source>Export mas&amp;k as NIfTI…</source>
        <translation>Mas&amp;ke als NIfTI exportieren…</translation>
    </message>
    <message>
        <source>Export the mask</source>
        <translation>Maske exportieren</translation>
    </message>
    <message>
        <source>Export mask as DICOM se&amp;gmentation…</source>
        <translation>Maske als DICOM-Se&amp;gmentierung exportieren…</translation>
    </message>
    <message>
        <source>Export a segmentation into a new folder</source>
        <translation>Eine Segmentierung in einen neuen Ordner exportieren</translation>
    </message>
    <message>
        <source>Repor&amp;t…</source>
        <translation>&amp;Bericht…</translation>
    </message>
    <message>
        <source>Report without the patient&apos;s identit&amp;y…</source>
        <translation>Bericht ohne Identität des P&amp;atienten…</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>Bericht schreiben</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;HTML (*.html)</source>
        <translation>PDF (*.pdf);;HTML (*.html)</translation>
    </message>
    <message>
        <source>There is no complete result to report on: run super-resolution to the end first.</source>
        <translation>Es gibt kein vollständiges Ergebnis für einen Bericht: Rechnen Sie die Superauflösung zuerst zu Ende.</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Bericht wird geschrieben</translation>
    </message>
    <message>
        <source>Sessions (*.glmamba)</source>
        <translation>Sitzungen (*.glmamba)</translation>
    </message>
    <message>
        <source>Open &amp;session…</source>
        <translation>S&amp;itzung öffnen…</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>Eine Sitzung öffnen</translation>
    </message>
    <message>
        <source>Sa&amp;ve session</source>
        <translation>Sitzung &amp;speichern</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>Sitzung speichern &amp;unter…</translation>
    </message>
    <message>
        <source>&amp;Watch opened folders for new files</source>
        <translation>Geöffnete Ordner auf &amp;neue Dateien überwachen</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Sitzung speichern</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) were not exported: the session can only compute them again.</source>
        <translation>
            <numerusform>%n Ergebnis wurde nicht exportiert: Die Sitzung kann es nur neu berechnen.</numerusform>
            <numerusform>%n Ergebnisse wurden nicht exportiert: Die Sitzung kann sie nur neu berechnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A file of that name was no session that this program can read; it was kept as %1.</source>
        <translation>Eine Datei dieses Namens war keine Sitzung, die dieses Programm lesen kann; sie wurde als %1 behalten.</translation>
    </message>
    <message>
        <source>The program did not end as it should last time.</source>
        <translation>Das Programm wurde beim letzten Mal nicht ordentlich beendet.</translation>
    </message>
    <message>
        <source>Bring back what was open</source>
        <translation>Wiederherstellen, was offen war</translation>
    </message>
    <message>
        <source>Window/&amp;level</source>
        <translation>&amp;Fensterung</translation>
    </message>
    <message>
        <source>Automatic from the &amp;visible region</source>
        <translation>Automatisch aus dem &amp;sichtbaren Bereich</translation>
    </message>
    <message>
        <source>Automatic from the &amp;whole volume</source>
        <translation>Automatisch aus dem &amp;ganzen Volumen</translation>
    </message>
    <message>
        <source>&amp;Next preset</source>
        <translation>&amp;Nächste Voreinstellung</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>&amp;Invertieren</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>&amp;Voreinstellungen</translation>
    </message>
    <message>
        <source>&amp;Histogram and numbers</source>
        <translation>&amp;Histogramm und Zahlen</translation>
    </message>
    <message>
        <source>Divider to the left; a smaller brush while drawing</source>
        <translation>Trennlinie nach links; beim Zeichnen ein kleinerer Pinsel</translation>
    </message>
    <message>
        <source>Divider to the right; a larger brush while drawing</source>
        <translation>Trennlinie nach rechts; beim Zeichnen ein größerer Pinsel</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>&amp;Zeichnen</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>&amp;Pinsel</translation>
    </message>
    <message>
        <source>&amp;Erase</source>
        <translation>&amp;Radieren</translation>
    </message>
    <message>
        <source>&amp;Fill a region in plane</source>
        <translation>Eine Region in der Ebene &amp;füllen</translation>
    </message>
    <message>
        <source>New &amp;label…</source>
        <translation>Neues &amp;Label…</translation>
    </message>
    <message>
        <source>New empty &amp;mask on the active pane&apos;s image</source>
        <translation>Neue leere &amp;Maske auf dem Bild der aktiven Ansicht</translation>
    </message>
    <message numerus="yes">
        <source>%n drawn mask(s) are in no file: %1.</source>
        <translation>
            <numerusform>%n gezeichnete Maske ist in keiner Datei: %1.</numerusform>
            <numerusform>%n gezeichnete Masken sind in keiner Datei: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the session to keep them, or export them (menu File).</source>
        <translation>Speichern Sie die Sitzung, um sie zu behalten, oder exportieren Sie sie (Menü Datei).</translation>
    </message>
    <message>
        <source>&amp;Save the session</source>
        <translation>Sitzung &amp;speichern</translation>
    </message>
    <message>
        <source>&amp;Discard them</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Image in colour</source>
        <translation>Bild in Farbe</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation>&amp;Standard</translation>
    </message>
    <message>
        <source>The newest that takes the image by itself, so that masks of several images compare</source>
        <translation>Das neueste, dem das Bild allein genügt, damit Masken mehrerer Bilder vergleichbar sind</translation>
    </message>
    <message>
        <source>There is no image at %1 to draw in colour.</source>
        <translation>Unter %1 ist kein Bild, das in Farbe gezeichnet werden könnte.</translation>
    </message>
    <message>
        <source>Each image its &amp;own mask</source>
        <translation>Jedem Bild seine &amp;eigene Maske</translation>
    </message>
</context>
<context>
    <name>glmamba::app::MaskHistory</name>
    <message>
        <source>stroke on a mask</source>
        <translation>Strich auf einer Maske</translation>
    </message>
    <message>
        <source>names and colours of labels</source>
        <translation>Namen und Farben von Labels</translation>
    </message>
</context>
<context>
    <name>glmamba::app::MeasurePanel</name>
    <message>
        <source>&amp;Go to</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>Puts the cursor and the slice on it</source>
        <translation>Bringt Cursor und Schicht dorthin</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Takes it away; undo brings it back</source>
        <translation>Nimmt sie weg; Rückgängig bringt sie zurück</translation>
    </message>
    <message>
        <source>&amp;Copy table</source>
        <translation>Tabelle &amp;kopieren</translation>
    </message>
    <message>
        <source>All of the list with all numbers, as CSV</source>
        <translation>Die ganze Liste mit allen Zahlen, als CSV</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>All of the list with all numbers, as a CSV file</source>
        <translation>Die ganze Liste mit allen Zahlen, als CSV-Datei</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Was gemessen wurde</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Values of all images</source>
        <translation>Werte aller Bilder</translation>
    </message>
    <message>
        <source>Left drag draws it on the slice</source>
        <translation>Mit der linken Maustaste auf der Schicht zeichnen</translation>
    </message>
    <message>
        <source>At the cursor</source>
        <translation>Am Cursor</translation>
    </message>
    <message>
        <source>Linear between voxels, at the crosshair</source>
        <translation>Linear zwischen Voxeln, am Fadenkreuz</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>SD</source>
        <translation>SD</translation>
    </message>
    <message>
        <source>Of the sample: N − 1</source>
        <translation>Der Stichprobe: N − 1</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Min.</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Max.</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Voxels with their centre within, on this image&apos;s own grid</source>
        <translation>Voxel, deren Mittelpunkt innen liegt, auf dem Gitter dieses Bildes</translation>
    </message>
    <message>
        <source>Against HR, in the region alone; the range is the whole HR&apos;s maximum</source>
        <translation>Gegen HR, nur in der Region; der Wertebereich ist das Maximum von ganz HR</translation>
    </message>
    <message>
        <source>PSNR, dB</source>
        <translation>PSNR, dB</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>NMSE</source>
        <translation>NMSE</translation>
    </message>
    <message>
        <source>Edge, mm</source>
        <translation>Kante, mm</translation>
    </message>
    <message>
        <source>Full width at half maximum of the steepest edge&apos;s derivative</source>
        <translation>Halbwertsbreite der Ableitung der steilsten Kante</translation>
    </message>
    <message>
        <source>Export what was measured</source>
        <translation>Messungen exportieren</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
</context>
<context>
    <name>glmamba::app::MeasureTool</name>
    <message>
        <source>mean %1 ± %2</source>
        <translation>Mittel %1 ± %2</translation>
    </message>
    <message>
        <source>edge %1 mm</source>
        <translation>Kante %1 mm</translation>
    </message>
    <message>
        <source>no edge</source>
        <translation>keine Kante</translation>
    </message>
</context>
<context>
    <name>glmamba::app::MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>glmamba::app::MetricsTable</name>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>Zero-fill</source>
        <translation>Zero-Filling</translation>
    </message>
    <message>
        <source>Zero-filled k-space interpolation of LR: what the network started from</source>
        <translation>LR, im k-Raum mit Nullen aufgefüllt: wovon das Netz ausging</translation>
    </message>
    <message>
        <source>Against the original target, %1 of %2 slices (those with 5 % or more of non-zero voxels).</source>
        <translation>Gegen das ursprüngliche Zielbild, %1 von %2 Schichten (mit mindestens 5 % Voxeln ungleich null).</translation>
    </message>
    <message>
        <source>No ground truth, so no quality is measured: use Try mode.</source>
        <translation>Ohne Ground Truth wird keine Qualität gemessen: Testmodus nutzen.</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>Wird gemessen …</translation>
    </message>
    <message>
        <source>Measured over the whole volume when a run has ended.</source>
        <translation>Wird nach einem Lauf über das ganze Volumen gemessen.</translation>
    </message>
</context>
<context>
    <name>glmamba::app::OverlayPanel</name>
    <message>
        <source>Its colours</source>
        <translation>Seine Farben</translation>
    </message>
    <message>
        <source>Low end of the colours</source>
        <translation>Unteres Ende der Farben</translation>
    </message>
    <message>
        <source>High end of the colours</source>
        <translation>Oberes Ende der Farben</translation>
    </message>
    <message>
        <source>On&amp;ly from, to</source>
        <translation>Nur &amp;von, bis</translation>
    </message>
    <message>
        <source>The lowest value that is drawn</source>
        <translation>Der niedrigste gezeichnete Wert</translation>
    </message>
    <message>
        <source>The highest value that is drawn</source>
        <translation>Der höchste gezeichnete Wert</translation>
    </message>
    <message>
        <source>Drawn over every image but the error; a trust map goes before</source>
        <translation>Über jedes Bild außer dem Fehler gezeichnet; eine Vertrauenskarte geht vor</translation>
    </message>
    <message>
        <source>Values outside are not drawn; the colours stay as they are</source>
        <translation>Werte außerhalb werden nicht gezeichnet; die Farben bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Opacity of the image in colour</source>
        <translation>Deckkraft des Bildes in Farbe</translation>
    </message>
    <message>
        <source>Where this image is dark in its window, the colours are not seen</source>
        <translation>Wo dieses Bild in seinem Fenster dunkel ist, sieht man die Farben nicht</translation>
    </message>
    <message>
        <source>I&amp;mage</source>
        <translation>&amp;Bild</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>As opa&amp;que as</source>
        <translation>Deckend &amp;wie</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>everywhere alike</source>
        <translation>überall gleich</translation>
    </message>
</context>
<context>
    <name>glmamba::app::PictureDialog</name>
    <message>
        <source>Save a movie through the slices</source>
        <translation>Film durch die Schichten speichern</translation>
    </message>
    <message>
        <source>Save the panes as a picture</source>
        <translation>Bildfelder als Bild speichern</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Where</source>
        <translation>&amp;Ort</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>F&amp;aktor</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>S&amp;lices</source>
        <translation>Sc&amp;hichten</translation>
    </message>
    <message>
        <source>Slices a s&amp;econd</source>
        <translation>Schichten pro S&amp;ekunde</translation>
    </message>
    <message>
        <source>For MP4 and GIF, install ffmpeg: none was found on this computer.</source>
        <translation>Für MP4 und GIF ffmpeg installieren: Auf diesem Rechner wurde keines gefunden.</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>TIFF</source>
        <translation>TIFF</translation>
    </message>
    <message>
        <source>MP4 movie</source>
        <translation>MP4-Film</translation>
    </message>
    <message>
        <source>GIF movie</source>
        <translation>GIF-Film</translation>
    </message>
    <message>
        <source>Folder of PNG pictures</source>
        <translation>Ordner mit PNG-Bildern</translation>
    </message>
    <message>
        <source>Folder of TIFF pictures</source>
        <translation>Ordner mit TIFF-Bildern</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Pixel</translation>
    </message>
    <message>
        <source>%1 exists. Replace it?</source>
        <translation>%1 gibt es schon. Ersetzen?</translation>
    </message>
</context>
<context>
    <name>glmamba::app::ProfileChart</name>
    <message>
        <source>Line profiles</source>
        <translation>Linienprofile</translation>
    </message>
    <message>
        <source>%1: edge %2 mm wide</source>
        <translation>%1: Kante %2 mm breit</translation>
    </message>
    <message>
        <source>%1: no edge</source>
        <translation>%1: keine Kante</translation>
    </message>
    <message>
        <source>Draw or choose a line profile.</source>
        <translation>Ein Linienprofil zeichnen oder wählen.</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>dashed: own scale</source>
        <translation>gestrichelt: eigene Skala</translation>
    </message>
    <message>
        <source>%1  %2 mm</source>
        <translation>%1  %2 mm</translation>
    </message>
</context>
<context>
    <name>glmamba::app::RecoveryFile</name>
    <message>
        <source>What was open when the program ended could not be read, and was kept as %1: %2</source>
        <translation>Was beim Ende des Programms offen war, ließ sich nicht lesen und wurde als %1 behalten: %2</translation>
    </message>
    <message>
        <source>Keeping the session</source>
        <translation>Sitzung wird gesichert</translation>
    </message>
</context>
<context>
    <name>glmamba::app::RunList</name>
    <message>
        <source>S&amp;how</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>Show this pair and its result</source>
        <translation>Dieses Paar und sein Ergebnis zeigen</translation>
    </message>
    <message>
        <source>Run a&amp;gain</source>
        <translation>&amp;Erneut rechnen</translation>
    </message>
    <message>
        <source>Run this pair with the same settings</source>
        <translation>Dieses Paar mit denselben Einstellungen rechnen</translation>
    </message>
    <message>
        <source>C&amp;opy as command line</source>
        <translation>Als &amp;Befehlszeile kopieren</translation>
    </message>
    <message>
        <source>A command that gives the same voxels</source>
        <translation>Ein Befehl, der dieselben Voxel liefert</translation>
    </message>
    <message>
        <source>D&amp;etails</source>
        <translation>&amp;Einzelheiten</translation>
    </message>
    <message>
        <source>What made this result</source>
        <translation>Wie dieses Ergebnis entstand</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>Stops it if it is going on, and forgets it</source>
        <translation>Bricht ihn ab, falls er noch läuft, und vergisst ihn</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
</context>
<context>
    <name>glmamba::app::RunPanel</name>
    <message>
        <source>The model&apos;s card: training and measured accuracy</source>
        <translation>Die Karte des Modells: Training und gemessene Genauigkeit</translation>
    </message>
    <message>
        <source>Most memory that the network may take, of what it runs on</source>
        <translation>Speicher, den das Netz auf seinem Gerät höchstens belegen darf</translation>
    </message>
    <message>
        <source>S&amp;lices</source>
        <translation>Sc&amp;hichten</translation>
    </message>
    <message>
        <source>Only these slices of the target, counted from 1</source>
        <translation>Nur diese Schichten des Zielbilds, ab 1 gezählt</translation>
    </message>
    <message>
        <source>Mean over &amp;flips and turns</source>
        <translation>Mi&amp;ttel über Spiegelungen</translation>
    </message>
    <message>
        <source>Eight times the work for a little accuracy</source>
        <translation>Mittel über Spiegelungen und Drehungen: achtfache Arbeit für etwas mehr Genauigkeit</translation>
    </message>
    <message>
        <source>Keep the measured &amp;band</source>
        <translation>&amp;Gemessenes behalten</translation>
    </message>
    <message>
        <source>After the network the measured part of k-space is put back as it was</source>
        <translation>Nach dem Netz wird der gemessene Teil des k-Raums wieder eingesetzt, wie er war</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>Run this when all before it is done, whatever is opened meanwhile</source>
        <translation>Rechnet dies, wenn alles davor fertig ist, was auch inzwischen geöffnet wird</translation>
    </message>
    <message>
        <source>Holds the run after the slice it is at</source>
        <translation>Hält den Lauf nach der laufenden Schicht an</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>F&amp;aktor</translation>
    </message>
    <message>
        <source>&amp;Try mode</source>
        <translation>&amp;Testmodus</translation>
    </message>
    <message>
        <source>Re&amp;gister</source>
        <translation>&amp;Registrieren</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>degrade ×2</source>
        <translation>vergröbern ×2</translation>
    </message>
    <message>
        <source>degrade ×4</source>
        <translation>vergröbern ×4</translation>
    </message>
    <message>
        <source>Crops the target&apos;s k-space, so that the result can be compared with the original</source>
        <translation>Beschneidet den k-Raum des Zielbilds, damit das Ergebnis mit dem Original verglichen werden kann</translation>
    </message>
    <message>
        <source>where frames differ</source>
        <translation>bei anderem Bezugssystem</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Moves the reference onto the target: rigidly, by mutual information</source>
        <translation>Bringt die Referenz auf das Zielbild: starr, nach Mutual Information</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>what is free</source>
        <translation>was frei ist</translation>
    </message>
    <message>
        <source>First slice</source>
        <translation>Erste Schicht</translation>
    </message>
    <message>
        <source>Last slice</source>
        <translation>Letzte Schicht</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>Ge&amp;nauigkeit</translation>
    </message>
    <message>
        <source>Memor&amp;y</source>
        <translation>S&amp;peicher</translation>
    </message>
    <message>
        <source>newest for this scale</source>
        <translation>neuestes für den Faktor</translation>
    </message>
    <message>
        <source>No model for ×%1 is installed.</source>
        <translation>Für ×%1 ist kein Modell installiert.</translation>
    </message>
    <message>
        <source>For %1 guided by %2.</source>
        <translation>Für %1 geführt von %2.</translation>
    </message>
    <message>
        <source>Not trained on this pair of contrasts: judge the result with care.</source>
        <translation>Nicht an diesen Kontrasten trainiert: Ergebnis mit Vorsicht beurteilen.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>For&amp;tsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message numerus="yes">
        <source>%n more wait(s)</source>
        <translation>
            <numerusform>%n weiterer wartet</numerusform>
            <numerusform>%n weitere warten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glmamba::app::RunQueue</name>
    <message>
        <source>Super-resolving</source>
        <translation>Superauflösung wird gerechnet</translation>
    </message>
    <message>
        <source>The result lies on another grid than the ground truth, so that no quality can be measured.</source>
        <translation>Das Ergebnis liegt auf einem anderen Gitter als die Ground Truth, daher kann keine Qualität gemessen werden.</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messung läuft</translation>
    </message>
    <message>
        <source>Finding a tumour</source>
        <translation>Tumor wird gesucht</translation>
    </message>
    <message>
        <source>Making trust maps</source>
        <translation>Vertrauenskarten werden berechnet</translation>
    </message>
    <message>
        <source>The result is no longer in memory: show it, or run it again.</source>
        <translation>Das Ergebnis ist nicht mehr im Speicher: Zeigen Sie es oder rechnen Sie es erneut.</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Unsicherheit</translation>
    </message>
    <message>
        <source>Reference influence</source>
        <translation>Einfluss der Referenz</translation>
    </message>
</context>
<context>
    <name>glmamba::app::Session</name>
    <message numerus="yes">
        <source>Opening %n path(s)</source>
        <translation>
            <numerusform>%n Pfad wird geöffnet</numerusform>
            <numerusform>%n Pfade werden geöffnet</numerusform>
        </translation>
    </message>
    <message>
        <source>Making the demo study</source>
        <translation>Demo-Studie wird erzeugt</translation>
    </message>
    <message>
        <source>Reading the pair</source>
        <translation>Paar wird gelesen</translation>
    </message>
    <message>
        <source>Taking the reference as it is</source>
        <translation>Referenz wird genommen, wie sie liegt</translation>
    </message>
    <message>
        <source>Placing the reference on the target</source>
        <translation>Referenz wird auf das Zielbild gelegt</translation>
    </message>
    <message>
        <source>Reading the target</source>
        <translation>Zielbild wird gelesen</translation>
    </message>
    <message>
        <source>Choose a target first: the reference guides it.</source>
        <translation>Wählen Sie zuerst ein Zielbild: Die Referenz führt es.</translation>
    </message>
    <message>
        <source>Reading the reference</source>
        <translation>Referenz wird gelesen</translation>
    </message>
    <message>
        <source>There is no pair to swap: choose a target and a reference in the study list.</source>
        <translation>Es gibt kein Paar zu tauschen: Wählen Sie Zielbild und Referenz in der Studienliste.</translation>
    </message>
    <message>
        <source>Swapping target and reference</source>
        <translation>Zielbild und Referenz werden getauscht</translation>
    </message>
    <message>
        <source>Open a study first: try mode degrades its target.</source>
        <translation>Öffnen Sie zuerst eine Studie: Der Testmodus vergröbert ihr Zielbild.</translation>
    </message>
    <message>
        <source>Degrading the target ×%1</source>
        <translation>Zielbild wird ×%1 vergröbert</translation>
    </message>
    <message>
        <source>Back to the target as measured</source>
        <translation>Zurück zum gemessenen Zielbild</translation>
    </message>
    <message>
        <source>Reading the label map</source>
        <translation>Labelkarte wird gelesen</translation>
    </message>
    <message>
        <source>Opening a label map</source>
        <translation>Labelkarte wird geöffnet</translation>
    </message>
    <message>
        <source>The pixels are not changed by this: a face can be recognised in a rendering of a head, and burned-in text stays.</source>
        <translation>Die Pixel ändern sich dadurch nicht: In einer 3D-Darstellung eines Kopfes kann ein Gesicht erkennbar sein, und eingebrannter Text bleibt.</translation>
    </message>
    <message>
        <source>There is no complete result to export: run super-resolution to the end first.</source>
        <translation>Es gibt kein vollständiges Ergebnis zum Exportieren: Rechnen Sie die Superauflösung zuerst zu Ende.</translation>
    </message>
    <message>
        <source>Writing the DICOM series</source>
        <translation>DICOM-Serie wird geschrieben</translation>
    </message>
    <message>
        <source>Writing NIfTI</source>
        <translation>NIfTI wird geschrieben</translation>
    </message>
    <message>
        <source>%1 is not there yet: open a study, or run super-resolution to the end first.</source>
        <translation>%1 gibt es noch nicht: Öffnen Sie eine Studie oder rechnen Sie die Superauflösung zu Ende.</translation>
    </message>
    <message>
        <source>No tumour was found in %1 by %2.</source>
        <translation>In %1 wurde kein Tumor gefunden (%2).</translation>
    </message>
    <message>
        <source>Tumour in %1 (AI, %2)</source>
        <translation>Tumor in %1 (KI, %2)</translation>
    </message>
    <message>
        <source>There are no trust maps to export: run super-resolution to the end first.</source>
        <translation>Es gibt keine Vertrauenskarten zum Exportieren: Rechnen Sie die Superauflösung zuerst zu Ende.</translation>
    </message>
    <message>
        <source>Parametric maps lie on DICOM images, and the target is none: export the maps as NIfTI.</source>
        <translation>Parametric Maps beziehen sich auf DICOM-Bilder, und das Zielbild ist keines: Exportieren Sie die Karten als NIfTI.</translation>
    </message>
    <message>
        <source>Writing parametric maps</source>
        <translation>Parametric Maps werden geschrieben</translation>
    </message>
    <message>
        <source>Writing trust maps</source>
        <translation>Vertrauenskarten werden geschrieben</translation>
    </message>
    <message>
        <source>There is no mask on show to export.</source>
        <translation>Es wird keine Maske gezeigt, die exportiert werden könnte.</translation>
    </message>
    <message>
        <source>Writing the mask</source>
        <translation>Maske wird geschrieben</translation>
    </message>
    <message>
        <source>A DICOM segmentation lies on DICOM images, and these are none: export the mask as NIfTI.</source>
        <translation>Eine DICOM-Segmentierung bezieht sich auf DICOM-Bilder, und diese sind keine: Exportieren Sie die Maske als NIfTI.</translation>
    </message>
    <message>
        <source>Writing the segmentation</source>
        <translation>Segmentierung wird geschrieben</translation>
    </message>
    <message>
        <source>Its images are no longer in the study list: open them again.</source>
        <translation>Seine Bilder sind nicht mehr in der Studienliste: Öffnen Sie sie erneut.</translation>
    </message>
    <message>
        <source>Looking for new files</source>
        <translation>Suche nach neuen Dateien</translation>
    </message>
    <message>
        <source>Opening the session</source>
        <translation>Sitzung wird geöffnet</translation>
    </message>
    <message>
        <source>Choose a reference first: the network needs a second contrast of the same patient.</source>
        <translation>Wählen Sie zuerst eine Referenz: Das Netz braucht einen zweiten Kontrast desselben Patienten.</translation>
    </message>
    <message>
        <source>Open a study first, or take the demo study in the Help menu.</source>
        <translation>Öffnen Sie zuerst eine Studie, oder nehmen Sie die Demo-Studie im Menü Hilfe.</translation>
    </message>
    <message>
        <source>There is no complete result to ask about: run super-resolution to the end first.</source>
        <translation>Es gibt kein vollständiges Ergebnis zum Befragen: Rechnen Sie die Superauflösung zuerst zu Ende.</translation>
    </message>
    <message>
        <source>This result is no longer in memory, and it was not exported: run it again.</source>
        <translation>Dieses Ergebnis ist nicht mehr im Speicher und wurde nicht exportiert: Rechnen Sie es erneut.</translation>
    </message>
    <message>
        <source>Reading the result</source>
        <translation>Ergebnis wird gelesen</translation>
    </message>
    <message>
        <source>Only a complete run can be copied as a command line.</source>
        <translation>Nur ein vollständiger Lauf kann als Befehlszeile kopiert werden.</translation>
    </message>
    <message>
        <source>Finding the command line</source>
        <translation>Befehlszeile wird ermittelt</translation>
    </message>
    <message>
        <source>%1 (edited)</source>
        <translation>%1 (bearbeitet)</translation>
    </message>
    <message>
        <source>There is no image to draw on: open a study first.</source>
        <translation>Es gibt kein Bild, auf dem gezeichnet werden kann: öffnen Sie zuerst eine Studie.</translation>
    </message>
    <message>
        <source>Drawn mask %1</source>
        <translation>Gezeichnete Maske %1</translation>
    </message>
    <message>
        <source>The mask of this step is no longer in the study list.</source>
        <translation>Die Maske dieses Schritts ist nicht mehr in der Studienliste.</translation>
    </message>
    <message>
        <source>Reading the image in colour</source>
        <translation>Das Bild in Farbe wird gelesen</translation>
    </message>
    <message>
        <source>A label table names the labels of a mask, and none is on show: open one first.</source>
        <translation>Eine Labeltabelle benennt die Labels einer Maske, und es wird keine gezeigt: Öffnen Sie zuerst eine.</translation>
    </message>
    <message>
        <source>Reading the label table</source>
        <translation>Labeltabelle wird gelesen</translation>
    </message>
    <message>
        <source>Writing the label table</source>
        <translation>Labeltabelle wird geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>At most %n further mask(s) can be drawn: take one off first.</source>
        <translation>
            <numerusform>Höchstens %n weitere Maske kann gezeichnet werden: Nehmen Sie zuerst eine weg.</numerusform>
            <numerusform>Höchstens %n weitere Masken können gezeichnet werden: Nehmen Sie zuerst eine weg.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glmamba::app::StatusLine</name>
    <message>
        <source>Open files, drop them here, or take the demo study in the Help menu. Research use only.</source>
        <translation>Dateien öffnen, hier ablegen oder die Demo-Studie im Menü Hilfe nehmen. Nur für die Forschung.</translation>
    </message>
    <message>
        <source>LPS %1 %2 %3 mm</source>
        <translation>LPS %1 %2 %3 mm</translation>
    </message>
    <message>
        <source>LR %1</source>
        <translation>LR %1</translation>
    </message>
    <message>
        <source>Ref %1</source>
        <translation>Ref %1</translation>
    </message>
    <message>
        <source>SR %1</source>
        <translation>SR %1</translation>
    </message>
    <message>
        <source>ZF %1</source>
        <translation>ZF %1</translation>
    </message>
    <message>
        <source>HR %1</source>
        <translation>HR %1</translation>
    </message>
    <message>
        <source>|err| %1</source>
        <translation>|Fehler| %1</translation>
    </message>
    <message>
        <source>slice %1/%2</source>
        <translation>Schicht %1/%2</translation>
    </message>
    <message>
        <source>outside the target (%1 slices)</source>
        <translation>außerhalb des Zielbilds (%1 Schichten)</translation>
    </message>
</context>
<context>
    <name>glmamba::app::StudyBrowser</name>
    <message>
        <source>Filter by patient, study, series or contrast</source>
        <translation>Nach Patient, Studie, Serie oder Kontrast filtern</translation>
    </message>
    <message>
        <source>Filter the studies</source>
        <translation>Studien filtern</translation>
    </message>
</context>
<context>
    <name>glmamba::app::StudyTree</name>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Studien</translation>
    </message>
    <message>
        <source>target (degraded ×%1)</source>
        <translation>Zielbild (vergröbert ×%1)</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Zielbild</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>overlay</source>
        <translation>Overlay</translation>
    </message>
    <message>
        <source>label map</source>
        <translation>Labelkarte</translation>
    </message>
    <message>
        <source>AI, research use. Double-click shows it.</source>
        <translation>KI, nur für die Forschung. Doppelklick zeigt es.</translation>
    </message>
    <message>
        <source>being read …</source>
        <translation>wird gelesen …</translation>
    </message>
</context>
<context>
    <name>glmamba::app::SurfaceWidget</name>
    <message>
        <source>3-D view</source>
        <translation>3D-Ansicht</translation>
    </message>
    <message>
        <source>Making the surface …</source>
        <translation>Oberfläche wird berechnet …</translation>
    </message>
    <message>
        <source>Making the surface</source>
        <translation>Oberfläche wird berechnet</translation>
    </message>
    <message>
        <source>Nothing to see: the image has no contrast</source>
        <translation>Nichts zu sehen: Das Bild hat keinen Kontrast</translation>
    </message>
</context>
<context>
    <name>glmamba::app::TrustPanel</name>
    <message>
        <source>Drawn over SR, and by itself in the error pane</source>
        <translation>Über SR gezeichnet und für sich im Fehlerbildfeld</translation>
    </message>
    <message>
        <source>Asks the network again, slice on the screen first</source>
        <translation>Befragt das Netz erneut, die sichtbare Schicht zuerst</translation>
    </message>
    <message>
        <source>Opacity of the map over images</source>
        <translation>Deckkraft der Karte über Bildern</translation>
    </message>
    <message>
        <source>Values nearer to none than this are not drawn over images</source>
        <translation>Werte näher an null als dieser werden nicht über Bilder gezeichnet</translation>
    </message>
    <message>
        <source>Over e&amp;very image</source>
        <translation>Über &amp;jedem Bild</translation>
    </message>
    <message>
        <source>Otherwise over SR alone</source>
        <translation>Sonst nur über SR</translation>
    </message>
    <message>
        <source>Trust map</source>
        <translation>Vertrauenskarte</translation>
    </message>
    <message>
        <source>Ma&amp;p</source>
        <translation>Kart&amp;e</translation>
    </message>
    <message>
        <source>&amp;Opacity</source>
        <translation>&amp;Deckkraft</translation>
    </message>
    <message>
        <source>T&amp;hreshold</source>
        <translation>Sch&amp;welle</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>all values</source>
        <translation>alle Werte</translation>
    </message>
    <message>
        <source>only below %1 %2</source>
        <translation>nur unter %1 %2</translation>
    </message>
    <message>
        <source>only beyond ±%1 %2</source>
        <translation>nur jenseits von ±%1 %2</translation>
    </message>
    <message>
        <source>only above %1 %2</source>
        <translation>nur über %1 %2</translation>
    </message>
    <message>
        <source>Computing …</source>
        <translation>Wird berechnet …</translation>
    </message>
    <message>
        <source>Compute a&amp;gain: %1 passes a slice</source>
        <translation>&amp;Erneut: %1 Durchläufe je Schicht</translation>
    </message>
    <message>
        <source>&amp;Compute: %1 passes a slice</source>
        <translation>&amp;Berechnen: %1 Durchläufe je Schicht</translation>
    </message>
    <message>
        <source>Only %1 of %2 slices are there.</source>
        <translation>Nur %1 von %2 Schichten sind da.</translation>
    </message>
    <message>
        <source>Being made …</source>
        <translation>Wird berechnet …</translation>
    </message>
    <message>
        <source>After a run.</source>
        <translation>Nach einem Lauf.</translation>
    </message>
</context>
<context>
    <name>glmamba::app::WindowPanel</name>
    <message>
        <source>Low end of the window</source>
        <translation>Unteres Ende des Fensters</translation>
    </message>
    <message>
        <source>High end of the window</source>
        <translation>Oberes Ende des Fensters</translation>
    </message>
    <message>
        <source>Centre of the window</source>
        <translation>Mitte des Fensters</translation>
    </message>
    <message>
        <source>Width of the window</source>
        <translation>Breite des Fensters</translation>
    </message>
    <message>
        <source>Lo&amp;w</source>
        <translation>&amp;Unten</translation>
    </message>
    <message>
        <source>Hi&amp;gh</source>
        <translation>&amp;Oben</translation>
    </message>
    <message>
        <source>Ce&amp;ntre</source>
        <translation>&amp;Mitte</translation>
    </message>
    <message>
        <source>Wi&amp;dth</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>Auto: &amp;visible</source>
        <translation>Auto: &amp;sichtbar</translation>
    </message>
    <message>
        <source>From what the active pane shows</source>
        <translation>Aus dem, was das aktive Bildfeld zeigt</translation>
    </message>
    <message>
        <source>Auto: w&amp;hole</source>
        <translation>Auto: &amp;ganz</translation>
    </message>
    <message>
        <source>From the whole volume</source>
        <translation>Aus dem ganzen Volumen</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Preset</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Keep this window as a preset of your own</source>
        <translation>Dieses Fenster als eigene Voreinstellung behalten</translation>
    </message>
    <message>
        <source>Forget this preset</source>
        <translation>Diese Voreinstellung vergessen</translation>
    </message>
    <message>
        <source>Forget the chosen preset, one of your own</source>
        <translation>Die gewählte eigene Voreinstellung vergessen</translation>
    </message>
    <message>
        <source>&amp;Invert: low values bright</source>
        <translation>&amp;Invertieren: niedrige Werte hell</translation>
    </message>
    <message>
        <source>&amp;Same for all compared images</source>
        <translation>&amp;Gleich für alle verglichenen Bilder</translation>
    </message>
    <message>
        <source>LR, SR, zero-fill and HR, which are in the same units</source>
        <translation>LR, SR, Zero-Filling und HR, die dieselben Einheiten haben</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; and all images in its units</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; und alle Bilder in seinen Einheiten</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Counting values</source>
        <translation>Werte werden gezählt</translation>
    </message>
    <message>
        <source>choose …</source>
        <translation>wählen …</translation>
    </message>
    <message>
        <source>Keep this window as a preset</source>
        <translation>Dieses Fenster als Voreinstellung behalten</translation>
    </message>
    <message>
        <source>Name (it follows each image&apos;s own brightness):</source>
        <translation>Name (richtet sich nach der Helligkeit jedes Bildes):</translation>
    </message>
</context>
</TS>
