<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en">
<context>
    <name>glmamba::app</name>
    <message>
        <source>no OpenGL</source>
        <translation>aucun OpenGL</translation>
    </message>
    <message>
        <source>OpenGL %1</source>
        <translation>OpenGL&#xa0;%1</translation>
    </message>
    <message>
        <source>The graphics driver offers %1, and the panes need OpenGL 3.2: they are drawn by the processor, which is slower.</source>
        <translation>Le pilote graphique offre&#xa0;%1 et les vues ont besoin d&apos;OpenGL 3.2&#xa0;: elles sont dessinées par le processeur, ce qui est plus lent.</translation>
    </message>
    <message>
        <source>The panes need OpenGL 3.2. This machine offers %1, and its software renderer could not be used either: install or update the graphics driver or Mesa (libgl1-mesa-dri). The command line, glmamba, works without.</source>
        <translation>Les vues ont besoin d&apos;OpenGL 3.2. Cet ordinateur offre&#xa0;%1 et son rendu logiciel n&apos;a pas pu être utilisé non plus&#xa0;: installez ou mettez à jour le pilote graphique ou Mesa (libgl1-mesa-dri). La ligne de commande, glmamba, fonctionne sans.</translation>
    </message>
    <message>
        <source>wheel</source>
        <translation>molette</translation>
    </message>
    <message>
        <source>slices</source>
        <translation>coupes</translation>
    </message>
    <message>
        <source>left drag</source>
        <translation>glisser à gauche</translation>
    </message>
    <message>
        <source>crosshair, window/level or measuring, by tool</source>
        <translation>réticule, fenêtrage ou mesure, selon l&apos;outil</translation>
    </message>
    <message>
        <source>right drag</source>
        <translation>glisser à droite</translation>
    </message>
    <message>
        <source>zoom about the point</source>
        <translation>zoom autour du point</translation>
    </message>
    <message>
        <source>middle drag</source>
        <translation>glisser au milieu</translation>
    </message>
    <message>
        <source>pan</source>
        <translation>déplacer</translation>
    </message>
    <message>
        <source>double click</source>
        <translation>double clic</translation>
    </message>
    <message>
        <source>one pane, and back to all</source>
        <translation>une seule vue, puis toutes</translation>
    </message>
    <message>
        <source>drag of a title</source>
        <translation>glisser un titre</translation>
    </message>
    <message>
        <source>exchange two panes</source>
        <translation>échanger deux vues</translation>
    </message>
    <message>
        <source>Space held</source>
        <translation>espace maintenu</translation>
    </message>
    <message>
        <source>flicker: the fixed image</source>
        <translation>alternance&#xa0;: l&apos;image fixe</translation>
    </message>
    <message>
        <source>Alt + wheel</source>
        <translation>Alt + molette</translation>
    </message>
    <message>
        <source>size of the lens or the squares</source>
        <translation>taille de la loupe ou des cases</translation>
    </message>
    <message>
        <source>Three planes and 3-D</source>
        <translation>Trois plans et 3D</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>MPR</source>
        <translation>MPR</translation>
    </message>
    <message>
        <source>Curtain</source>
        <translation>Rideau</translation>
    </message>
    <message>
        <source>Flicker</source>
        <translation>Alternance</translation>
    </message>
    <message>
        <source>Spyglass</source>
        <translation>Loupe</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>Damier</translation>
    </message>
    <message>
        <source>Single</source>
        <translation>Unique</translation>
    </message>
    <message>
        <source>Images beside each other on one plane. Drag a pane by its title to exchange it with another.</source>
        <translation>Images côte à côte sur un même plan. Faites glisser une vue par son titre pour l&apos;échanger avec une autre.</translation>
    </message>
    <message>
        <source>One image in three planes, and its surface with the labels.</source>
        <translation>Une image sur trois plans, et sa surface avec les labels.</translation>
    </message>
    <message>
        <source>Two images under a divider: drag its middle to move it, its ends to turn it.</source>
        <translation>Deux images de part et d&apos;autre d&apos;une ligne&#xa0;: son milieu la déplace, ses extrémités la tournent.</translation>
    </message>
    <message>
        <source>Hold the space bar to see the first image instead of the second; left and right take the next one.</source>
        <translation>Maintenez la barre d&apos;espace pour voir la première image au lieu de la seconde&#xa0;; gauche et droite passent à la suivante.</translation>
    </message>
    <message>
        <source>The second image in a lens under the mouse; Alt and the wheel change its size.</source>
        <translation>La seconde image dans une loupe sous la souris&#xa0;; Alt et la molette en changent la taille.</translation>
    </message>
    <message>
        <source>Two images in alternating squares; Alt and the wheel change their size.</source>
        <translation>Deux images en cases alternées&#xa0;; Alt et la molette en changent la taille.</translation>
    </message>
    <message>
        <source>One image.</source>
        <translation>Une image.</translation>
    </message>
    <message>
        <source>LR</source>
        <translation>LR</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>SR</source>
        <translation>SR</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>LR zero-filled</source>
        <translation>LR, zero-filling</translation>
    </message>
    <message>
        <source>HR (truth)</source>
        <translation>HR (vérité terrain)</translation>
    </message>
    <message>
        <source>Neurological: the patient&apos;s left is on the left</source>
        <translation>Neurologique&#xa0;: la gauche du patient est à gauche</translation>
    </message>
    <message>
        <source>Radiological: the patient&apos;s right is on the left</source>
        <translation>Radiologique&#xa0;: la droite du patient est à gauche</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Angle</translation>
    </message>
    <message>
        <source>Line profile</source>
        <translation>Profil de ligne</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rectangle</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Free hand</source>
        <translation>Main levée</translation>
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
        <translation>Réf</translation>
    </message>
    <message>
        <source>Err</source>
        <translation>Err</translation>
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
        <translation>Super-résolution IRM guidée par une référence, avec les moyens de la juger. Réservé à la recherche.</translation>
    </message>
    <message>
        <source>NIfTI files, DICOM files, folders, ZIP archives or a session to open.</source>
        <translation>Fichiers NIfTI ou DICOM, dossiers, archives ZIP ou session à ouvrir.</translation>
    </message>
    <message>
        <source>Open the demo study in try mode ×2 and super-resolve it.</source>
        <translation>Ouvrir l&apos;étude de démonstration en mode d&apos;essai ×2 et calculer la super-résolution.</translation>
    </message>
    <message>
        <source>Show the image at this path as target.</source>
        <translation>Afficher l&apos;image de ce chemin comme cible.</translation>
    </message>
    <message>
        <source>Show the image at this path as reference.</source>
        <translation>Afficher l&apos;image de ce chemin comme référence.</translation>
    </message>
    <message>
        <source>Move the reference onto the target: yes, no or auto.</source>
        <translation>Recaler la référence sur la cible&#xa0;: yes, no ou auto.</translation>
    </message>
    <message>
        <source>Use the pair although its check refuses it.</source>
        <translation>Utiliser la paire bien que son contrôle la refuse.</translation>
    </message>
    <message>
        <source>In-plane factor, 2 or 4.</source>
        <translation>Facteur dans le plan, 2 ou 4.</translation>
    </message>
    <message>
        <source>An installed model by name, or a .safetensors file.</source>
        <translation>Un modèle installé, par son nom, ou un fichier .safetensors.</translation>
    </message>
    <message>
        <source>auto, cpu or cuda.</source>
        <translation>auto, cpu ou cuda.</translation>
    </message>
    <message>
        <source>auto, fp32 or bf16.</source>
        <translation>auto, fp32 ou bf16.</translation>
    </message>
    <message>
        <source>Most memory that the network may take, in GB.</source>
        <translation>Mémoire maximale que le réseau peut prendre, en Go.</translation>
    </message>
    <message>
        <source>Only slices A to B of the target, from 0, B excluded.</source>
        <translation>Seulement les coupes A à B de la cible, à partir de 0, B exclue.</translation>
    </message>
    <message>
        <source>Write the result here when it is complete: NIfTI or a folder.</source>
        <translation>Écrire ici le résultat une fois complet&#xa0;: NIfTI ou un dossier.</translation>
    </message>
    <message>
        <source>Write a report of the result here: .html or .pdf.</source>
        <translation>Écrire ici un rapport sur le résultat&#xa0;: .html ou .pdf.</translation>
    </message>
    <message>
        <source>Show this trust map over SR, by its name on the command line.</source>
        <translation>Afficher cette carte de confiance sur SR, par son nom en ligne de commande.</translation>
    </message>
    <message>
        <source>Open a window of its own, whatever runs already.</source>
        <translation>Ouvrir une fenêtre à part, quoi qu&apos;il tourne déjà.</translation>
    </message>
    <message>
        <source>Quit when all that was asked for is done.</source>
        <translation>Quitter quand tout ce qui était demandé est fait.</translation>
    </message>
    <message>
        <source>Super-resolve what was opened.</source>
        <translation>Calculer la super-résolution de ce qui est ouvert.</translation>
    </message>
    <message>
        <source>Degrade the target by this factor first (2 or 4) and compare with the original.</source>
        <translation>Dégrader d&apos;abord la cible de ce facteur (2 ou 4) et comparer avec l&apos;original.</translation>
    </message>
    <message>
        <source>Print how long the start took since the process began, and opening what was asked for.</source>
        <translation>Afficher la durée du démarrage depuis le début du processus et celle de l&apos;ouverture.</translation>
    </message>
    <message>
        <source>Save a picture of the window when all that was asked for is done, and quit.</source>
        <translation>Enregistrer une image de la fenêtre quand tout est fait, puis quitter.</translation>
    </message>
    <message>
        <source>Save the panes as PNG or TIFF when all that was asked for is done, and quit.</source>
        <translation>Enregistrer les vues en PNG ou TIFF quand tout est fait, puis quitter.</translation>
    </message>
    <message>
        <source>Save a movie through the slices likewise: .mp4 or .gif (by ffmpeg), or a new folder of numbered pictures.</source>
        <translation>Enregistrer de même un film à travers les coupes&#xa0;: .mp4 ou .gif (par ffmpeg), ou un nouveau dossier d&apos;images numérotées.</translation>
    </message>
    <message>
        <source>Pixels of --picture and --movie for each of the screen&apos;s, 1 to 8.</source>
        <translation>Pixels de --picture et --movie pour chacun de l&apos;écran, 1 à 8.</translation>
    </message>
    <message>
        <source>Pictures a second of --movie (10).</source>
        <translation>Images par seconde de --movie (10).</translation>
    </message>
    <message>
        <source>Only slices A to B, from 0, B excluded.</source>
        <translation>Seulement les coupes A à B, à partir de 0, B exclue.</translation>
    </message>
    <message>
        <source>Arrange the images: compare, mpr, curtain, flicker, spyglass, checkerboard or single.</source>
        <translation>Disposition des images&#xa0;: compare, mpr, curtain, flicker, spyglass, checkerboard ou single.</translation>
    </message>
    <message>
        <source>dark (the default) or light.</source>
        <translation>dark (par défaut) ou light.</translation>
    </message>
    <message>
        <source>The window&apos;s language: en, de, fr or zh (the system&apos;s).</source>
        <translation>Langue de la fenêtre&#xa0;: en, de, fr ou zh (celle du système).</translation>
    </message>
    <message>
        <source>Measure scrolling and dragging in what was opened, then quit.</source>
        <translation>Mesurer le défilement et le glissement dans ce qui est ouvert, puis quitter.</translation>
    </message>
    <message>
        <source>--%1 takes one of %2, not “%3”.</source>
        <translation>--%1 prend un choix parmi&#xa0;%2, pas «&#xa0;%3&#xa0;».</translation>
    </message>
    <message>
        <source>--report takes a name that ends in .html or .pdf, not “%1”.</source>
        <translation>--report prend un nom qui finit par .html ou .pdf, pas «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>--map takes the name of a trust map, such as dc-residual, not “%1”.</source>
        <translation>--map prend le nom d&apos;une carte de confiance, comme dc-residual, pas «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>--scale takes 2 or 4.</source>
        <translation>--scale prend 2 ou 4.</translation>
    </message>
    <message>
        <source>--memory takes a number of GB above 0.</source>
        <translation>--memory prend un nombre de Go supérieur à 0.</translation>
    </message>
    <message>
        <source>--%1 takes A:B with 0 &lt;= A &lt; B.</source>
        <translation>--%1 prend A:B avec 0 &lt;= A &lt; B.</translation>
    </message>
    <message>
        <source>--reference needs --lr.</source>
        <translation>--reference demande --lr.</translation>
    </message>
    <message>
        <source>--%1 takes a number from %2 to %3.</source>
        <translation>--%1 prend un nombre de&#xa0;%2 à&#xa0;%3.</translation>
    </message>
    <message>
        <source>--try takes 2 or 4, not “%1”.</source>
        <translation>--try prend 2 ou 4, pas «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>--layout takes compare, mpr, curtain, flicker, spyglass, checkerboard or single, not “%1”.</source>
        <translation>--layout prend compare, mpr, curtain, flicker, spyglass, checkerboard ou single, pas «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>--appearance takes dark or light, not “%1”.</source>
        <translation>--appearance prend dark ou light, pas «&#xa0;%1&#xa0;».</translation>
    </message>
    <message>
        <source>Give either --demo or paths, not both.</source>
        <translation>Donnez soit --demo soit des chemins, pas les deux.</translation>
    </message>
    <message>
        <source>--demo-size takes columns,rows,slices.</source>
        <translation>--demo-size prend colonnes,lignes,coupes.</translation>
    </message>
    <message>
        <source>LR  %1</source>
        <translation>LR &#xa0;%1</translation>
    </message>
    <message>
        <source>Try mode: degraded ×%1 here</source>
        <translation>Mode d&apos;essai&#xa0;: dégradée ×%1 ici</translation>
    </message>
    <message>
        <source>Open or drop a study</source>
        <translation>Ouvrez ou déposez une étude</translation>
    </message>
    <message>
        <source>Reference  %1</source>
        <translation>Référence &#xa0;%1</translation>
    </message>
    <message>
        <source>Choose a reference series</source>
        <translation>Choisissez une série de référence</translation>
    </message>
    <message>
        <source>SR ×%1</source>
        <translation>SR ×%1</translation>
    </message>
    <message>
        <source>Working on the first slice …</source>
        <translation>Première coupe en cours …</translation>
    </message>
    <message>
        <source>Super-resolve it with Run</source>
        <translation>«&#xa0;Lancer&#xa0;» calcule la super-résolution</translation>
    </message>
    <message>
        <source>AI, research use</source>
        <translation>IA, recherche seulement</translation>
    </message>
    <message>
        <source>%1 of %2 slices</source>
        <translation>%1 coupes sur&#xa0;%2</translation>
    </message>
    <message>
        <source>partial: %1</source>
        <translation>partiel&#xa0;:&#xa0;%1</translation>
    </message>
    <message>
        <source>SR ×%1  %2</source>
        <translation>SR ×%1 &#xa0;%2</translation>
    </message>
    <message>
        <source>LR ×%1 zero-filled  %2</source>
        <translation>LR ×%1 zero-filling &#xa0;%2</translation>
    </message>
    <message>
        <source>After a run</source>
        <translation>Après un calcul</translation>
    </message>
    <message>
        <source>HR  %1</source>
        <translation>HR &#xa0;%1</translation>
    </message>
    <message>
        <source>No ground truth: use Try mode</source>
        <translation>Pas de vérité terrain&#xa0;: utilisez le mode d&apos;essai</translation>
    </message>
    <message>
        <source>Error  |SR − HR|</source>
        <translation>Erreur  |SR − HR|</translation>
    </message>
    <message>
        <source>Error map: after a run</source>
        <translation>Carte d&apos;erreur&#xa0;: après un calcul</translation>
    </message>
    <message>
        <source>Difference  |SR − zero-fill|</source>
        <translation>Différence  |SR − zero-filling|</translation>
    </message>
    <message>
        <source>No ground truth: not an error</source>
        <translation>Pas de vérité terrain&#xa0;: pas une erreur</translation>
    </message>
    <message>
        <source>Compute it in the panel Trust</source>
        <translation>À calculer sous «&#xa0;Confiance&#xa0;»</translation>
    </message>
    <message>
        <source>Being made …</source>
        <translation>En préparation …</translation>
    </message>
    <message>
        <source>neurological</source>
        <translation>neurologique</translation>
    </message>
    <message>
        <source>radiological</source>
        <translation>radiologique</translation>
    </message>
    <message>
        <source>%1 dB, SSIM %2, NMSE %3</source>
        <translation>%1 dB, SSIM&#xa0;%2, NMSE&#xa0;%3</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min&#xa0;%2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h&#xa0;%2 min</translation>
    </message>
    <message>
        <source>Slice %1 of %2</source>
        <translation>Coupe&#xa0;%1 sur&#xa0;%2</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Loading the model …</source>
        <translation>Chargement du modèle …</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste&#xa0;%1</translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation>Annulation …</translation>
    </message>
    <message>
        <source>Stopped: %1 of %2 slices are done.</source>
        <translation>Arrêté&#xa0;:&#xa0;%1 coupes sur&#xa0;%2 sont faites.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Échec&#xa0;:&#xa0;%1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>%1 slices in %2 on %3</source>
        <translation>%1 coupes en&#xa0;%2 sur&#xa0;%3</translation>
    </message>
    <message>
        <source>Tumour in %1</source>
        <translation>Tumeur dans&#xa0;%1</translation>
    </message>
    <message>
        <source>Reference influence</source>
        <translation>Influence de la référence</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Incertitude</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>Try mode</source>
        <translation>Mode d&apos;essai</translation>
    </message>
    <message>
        <source>target degraded ×%1 in k-space</source>
        <translation>cible dégradée ×%1 dans l&apos;espace k</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paire</translation>
    </message>
    <message>
        <source>accepted by hand after its check refused it</source>
        <translation>acceptée à la main après refus du contrôle</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Demandé</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Coupes</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à&#xa0;%2</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Poids</translation>
    </message>
    <message>
        <source>Computed on</source>
        <translation>Calculé sur</translation>
    </message>
    <message>
        <source>Started from</source>
        <translation>Point de départ</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>Recalage</translation>
    </message>
    <message>
        <source>none: the reference is where its header puts it</source>
        <translation>aucun&#xa0;: la référence est là où son en-tête la place</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>mean over eight flips and turns</source>
        <translation>moyenne de huit retournements et rotations</translation>
    </message>
    <message>
        <source>Data consistency</source>
        <translation>Cohérence des données</translation>
    </message>
    <message>
        <source>measured band of k-space put back</source>
        <translation>bande mesurée de l&apos;espace k rétablie</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Zero-fill</source>
        <translation>Zero-filling</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Written to</source>
        <translation>Écrit dans</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>AI, research use only: a result is not acquired data.</source>
        <translation>IA, réservé à la recherche&#xa0;: un résultat n&apos;est pas une donnée acquise.</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>%1 guided by %2, ×%3 in plane</source>
        <translation>%1 guidé par&#xa0;%2, ×%3 dans le plan</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>%1, %L2 parameters</source>
        <translation>%1,&#xa0;%L2 paramètres</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Entraîné sur</translation>
    </message>
    <message>
        <source>%1 subjects</source>
        <translation>%1 sujets</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>No accuracy was measured.</source>
        <translation>Aucune précision n&apos;a été mesurée.</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Mesuré</translation>
    </message>
    <message>
        <source>%1 dB, SSIM %2</source>
        <translation>%1 dB, SSIM&#xa0;%2</translation>
    </message>
    <message>
        <source>Contrast: %1 guided by %2</source>
        <translation>Contraste&#xa0;:&#xa0;%1 guidé par&#xa0;%2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>Resolution: %1, reference %2 (%3 in the target&apos;s planes)</source>
        <translation>Résolution&#xa0;:&#xa0;%1, référence&#xa0;%2 (%3 dans les plans de la cible)</translation>
    </message>
    <message>
        <source>as fine</source>
        <translation>aussi fine</translation>
    </message>
    <message>
        <source>%1 times finer</source>
        <translation>%1 fois plus fine</translation>
    </message>
    <message>
        <source>%1 times coarser</source>
        <translation>%1 fois plus grossière</translation>
    </message>
    <message>
        <source>Coverage: %1 % of the target</source>
        <translation>Couverture&#xa0;:&#xa0;%1&#xa0;% de la cible</translation>
    </message>
    <message>
        <source>Orientation: the same planes</source>
        <translation>Orientation&#xa0;: mêmes plans</translation>
    </message>
    <message>
        <source>Orientation: planes turned by %1°</source>
        <translation>Orientation&#xa0;: plans tournés de&#xa0;%1°</translation>
    </message>
    <message>
        <source>Place: one frame of reference, not moved</source>
        <translation>Position&#xa0;: même repère, non déplacée</translation>
    </message>
    <message>
        <source>Place: as the headers say, not registered</source>
        <translation>Position&#xa0;: selon les en-têtes, non recalée</translation>
    </message>
    <message>
        <source>the window itself</source>
        <translation>la fenêtre elle-même</translation>
    </message>
    <message>
        <source>“%1” (%2)</source>
        <translation>«&#xa0;%1&#xa0;» (%2)</translation>
    </message>
    <message>
        <source>a.u.</source>
        <translation>u.a.</translation>
    </message>
    <message>
        <source>Can&apos;t see what the truth lacks; its noise looks like an error.</source>
        <translation>Ne voit pas ce qui manque à la vérité terrain&#xa0;; son bruit ressemble à une erreur.</translation>
    </message>
    <message>
        <source>Can&apos;t see faults that do not come from the reference: an erased lesion or a blur makes it look safer.</source>
        <translation>Ne voit pas les défauts qui ne viennent pas de la référence&#xa0;: une lésion effacée ou un flou la fait paraître plus sûre.</translation>
    </message>
    <message>
        <source>Bright: far from the truth.</source>
        <translation>Clair&#xa0;: loin de la vérité terrain.</translation>
    </message>
    <message>
        <source>Error  SR − HR</source>
        <translation>Erreur  SR − HR</translation>
    </message>
    <message>
        <source>Red: brighter than the truth; blue: darker.</source>
        <translation>Rouge&#xa0;: plus clair que la vérité terrain&#xa0;; bleu&#xa0;: plus sombre.</translation>
    </message>
    <message>
        <source>SSIM to HR</source>
        <translation>SSIM par rapport à HR</translation>
    </message>
    <message>
        <source>1 is equal; bright: another structure within 11 voxels.</source>
        <translation>1&#xa0;: égal&#xa0;; clair&#xa0;: autre structure sur 11 voxels.</translation>
    </message>
    <message>
        <source>Gradient error</source>
        <translation>Erreur de gradient</translation>
    </message>
    <message>
        <source>|∇SR − ∇HR|</source>
        <translation>|∇SR − ∇HR|</translation>
    </message>
    <message>
        <source>a.u./mm</source>
        <translation>u.a./mm</translation>
    </message>
    <message>
        <source>Bright: edges that are soft, out of place or made up.</source>
        <translation>Clair&#xa0;: contours flous, déplacés ou inventés.</translation>
    </message>
    <message>
        <source>Effective resolution</source>
        <translation>Résolution effective</translation>
    </message>
    <message>
        <source>resolution</source>
        <translation>résolution</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>Can&apos;t see a fault smaller than its patches of 32 voxels.</source>
        <translation>Ne voit pas un défaut plus petit que ses blocs de 32 voxels.</translation>
    </message>
    <message>
        <source>Voxel size down to which SR and truth agree; bright: coarse.</source>
        <translation>Taille de voxel jusqu&apos;à laquelle SR et vérité terrain concordent&#xa0;; clair&#xa0;: grossier.</translation>
    </message>
    <message>
        <source>Consistency  |D(SR) − LR|</source>
        <translation>Cohérence  |D(SR) − LR|</translation>
    </message>
    <message>
        <source>|D(SR) − LR|</source>
        <translation>|D(SR) − LR|</translation>
    </message>
    <message>
        <source>noise SD</source>
        <translation>σ du bruit</translation>
    </message>
    <message>
        <source>Can&apos;t see plausible detail beyond the measured band, which is all that a network is free to invent.</source>
        <translation>Ne voit pas les détails plausibles au-delà de la bande mesurée, là où un réseau est libre d&apos;inventer.</translation>
    </message>
    <message>
        <source>Bright: contradicts the measurement; above 3 is more than its noise.</source>
        <translation>Clair&#xa0;: contredit la mesure&#xa0;; au-dessus de 3, plus que son bruit.</translation>
    </message>
    <message>
        <source>Added structure</source>
        <translation>Structure ajoutée</translation>
    </message>
    <message>
        <source>added</source>
        <translation>ajouté</translation>
    </message>
    <message>
        <source>Can&apos;t tell right from wrong: true detail beyond the measured band was added as well.</source>
        <translation>Ne distingue pas le vrai du faux&#xa0;: de vrais détails au-delà de la bande mesurée ont aussi été ajoutés.</translation>
    </message>
    <message>
        <source>What of SR lies outside of the measured band of k-space.</source>
        <translation>Ce qui, dans SR, est hors de la bande mesurée de l&apos;espace k.</translation>
    </message>
    <message>
        <source>Added energy</source>
        <translation>Énergie ajoutée</translation>
    </message>
    <message>
        <source>added share</source>
        <translation>part ajoutée</translation>
    </message>
    <message>
        <source>Can&apos;t tell right from wrong: true detail was added as well, and a blur lowers it.</source>
        <translation>Ne distingue pas le vrai du faux&#xa0;: de vrais détails ont aussi été ajoutés, et un flou la diminue.</translation>
    </message>
    <message>
        <source>Its share in the local detail; 1: all of it was added.</source>
        <translation>Sa part dans le détail local&#xa0;; 1&#xa0;: tout a été ajouté.</translation>
    </message>
    <message>
        <source>influence</source>
        <translation>influence</translation>
    </message>
    <message>
        <source>Largest change of SR, as a share of the brightness, when the reference is blanked, shifted or mirrored.</source>
        <translation>Plus grand changement de SR, en part de la luminosité, quand la référence est effacée, décalée ou retournée.</translation>
    </message>
    <message>
        <source>Influence: reference blanked</source>
        <translation>Influence&#xa0;: référence effacée</translation>
    </message>
    <message>
        <source>Change of SR with a reference of 0.</source>
        <translation>Changement de SR avec une référence nulle.</translation>
    </message>
    <message>
        <source>Influence: reference shifted</source>
        <translation>Influence&#xa0;: référence décalée</translation>
    </message>
    <message>
        <source>Change of SR when the reference is moved by a voxel.</source>
        <translation>Changement de SR quand la référence est décalée d&apos;un voxel.</translation>
    </message>
    <message>
        <source>Influence: reference mirrored</source>
        <translation>Influence&#xa0;: référence retournée</translation>
    </message>
    <message>
        <source>Change of SR when left and right of the reference are exchanged.</source>
        <translation>Changement de SR quand gauche et droite de la référence sont échangées.</translation>
    </message>
    <message>
        <source>Correlation with the reference</source>
        <translation>Corrélation avec la référence</translation>
    </message>
    <message>
        <source>correlation</source>
        <translation>corrélation</translation>
    </message>
    <message>
        <source>Can&apos;t tell a print from tissues that look alike in both contrasts.</source>
        <translation>Ne distingue pas une empreinte de tissus semblables dans les deux contrastes.</translation>
    </message>
    <message>
        <source>How alike added structure and the reference&apos;s are: −1 to 1.</source>
        <translation>Ressemblance de la structure ajoutée avec celle de la référence&#xa0;: −1 à 1.</translation>
    </message>
    <message>
        <source>spread</source>
        <translation>dispersion</translation>
    </message>
    <message>
        <source>Can&apos;t see a mistake that the network is sure of, as an erased lesion: low uncertainty is no evidence of truth.</source>
        <translation>Ne voit pas une erreur dont le réseau est sûr, comme une lésion effacée&#xa0;: une faible incertitude n&apos;est pas une preuve de vérité.</translation>
    </message>
    <message>
        <source>Standard deviation over flips, turns and shifts; it ranks voxels and does not give their error.</source>
        <translation>Écart type sur retournements, rotations et décalages&#xa0;; il classe les voxels et ne donne pas leur erreur.</translation>
    </message>
    <message>
        <source>Over the head: median %1, 95 % below %2, highest %3%4</source>
        <translation>Sur la tête&#xa0;: médiane&#xa0;%1, 95&#xa0;% sous&#xa0;%2, maximum&#xa0;%3%4</translation>
    </message>
    <message>
        <source>Reference-guided super-resolution of MR images with GLMamba, and the means to judge the result.</source>
        <translation>Super-résolution d&apos;images IRM guidée par une référence avec GLMamba, et les moyens d&apos;en juger le résultat.</translation>
    </message>
    <message>
        <source>For research use only. Not a medical device; results are made by a neural network and are not acquired data.</source>
        <translation>Réservé à la recherche. Ce n&apos;est pas un dispositif médical&#xa0;; les résultats sont faits par un réseau de neurones et ne sont pas des données acquises.</translation>
    </message>
    <message>
        <source>Network: Ji, Zou, Kui, Thureau, Ruan, Global and Local Mamba Network for Multi-Modality Medical Image Super-Resolution, arXiv:2504.10105. Apache-2.0 licence.</source>
        <translation>Réseau&#xa0;: Ji, Zou, Kui, Thureau, Ruan, Global and Local Mamba Network for Multi-Modality Medical Image Super-Resolution, arXiv:2504.10105. Licence Apache-2.0.</translation>
    </message>
    <message>
        <source>Before registration</source>
        <translation>Avant le recalage</translation>
    </message>
    <message>
        <source>Ref 0</source>
        <translation>Réf 0</translation>
    </message>
    <message>
        <source>Show these: %1; one or more with commas.</source>
        <translation>Afficher celles-ci&#xa0;:&#xa0;%1&#xa0;; une ou plusieurs avec des virgules.</translation>
    </message>
    <message>
        <source>--images takes %1; not “%2”.</source>
        <translation>--images prend&#xa0;%1&#xa0;; pas «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>Before registration  %1</source>
        <translation>Avant le recalage &#xa0;%1</translation>
    </message>
    <message>
        <source>The reference was not registered</source>
        <translation>La référence n&apos;a pas été recalée</translation>
    </message>
    <message>
        <source>Registered: %1; “%2” shows where it lay</source>
        <translation>Recalé&#xa0;:&#xa0;%1&#xa0;; «&#xa0;%2&#xa0;» montre sa place d&apos;avant</translation>
    </message>
    <message>
        <source>Draw the image at this path in colour over the others.</source>
        <translation>Dessiner l’image de ce chemin en couleur sur les autres.</translation>
    </message>
    <message>
        <source>Name the labels of the mask by this table of ITK-SNAP, FreeSurfer, 3D Slicer or BIDS.</source>
        <translation>Nommer les labels du masque d’après cette table d’ITK-SNAP, FreeSurfer, 3D Slicer ou BIDS.</translation>
    </message>
    <message>
        <source>slices %1 to %2</source>
        <translation>coupes %1 à&#xa0;%2</translation>
    </message>
</context>
<context>
    <name>glmamba::app::AnnotationHistory</name>
    <message>
        <source>measurement</source>
        <translation>mesure</translation>
    </message>
</context>
<context>
    <name>glmamba::app::CompareView</name>
    <message>
        <source>The graphics device no longer answers: save the session and start the program again.</source>
        <translation>La carte graphique ne répond plus : enregistrez la session et relancez le programme.</translation>
    </message>
    <message>
        <source>A pane at ×%1 would be more than the %2 pixels a side that this computer can draw: choose a smaller scale.</source>
        <translation>Une vue à ×%1 dépasserait les&#xa0;%2 pixels de côté que cet ordinateur peut dessiner&#xa0;: choisissez une échelle plus petite.</translation>
    </message>
    <message>
        <source>|SR − zero-fill|</source>
        <translation>|SR − zero-filling|</translation>
    </message>
    <message>
        <source>a.u.</source>
        <translation>u.a.</translation>
    </message>
</context>
<context>
    <name>glmamba::app::DisplayHistory</name>
    <message>
        <source>change of the display</source>
        <translation>changement d&apos;affichage</translation>
    </message>
    <message>
        <source>choice of the pair</source>
        <translation>choix de la paire</translation>
    </message>
</context>
<context>
    <name>glmamba::app::EditPanel</name>
    <message>
        <source>&amp;New label…</source>
        <translation>&amp;Nouveau label…</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>&amp;Pinceau</translation>
    </message>
    <message>
        <source>&amp;Erase</source>
        <translation>&amp;Effacer</translation>
    </message>
    <message>
        <source>F&amp;ill</source>
        <translation>&amp;Remplir</translation>
    </message>
    <message>
        <source>Draws the label within the brush&apos;s radius, on the slice on show</source>
        <translation>Trace le label dans le rayon du pinceau, sur la coupe affichée</translation>
    </message>
    <message>
        <source>Takes the label off, and no other</source>
        <translation>Retire ce label et aucun autre</translation>
    </message>
    <message>
        <source>Gives the label to the region under the mouse, in plane, up to where another label begins</source>
        <translation>Donne le label à la région sous la souris, dans le plan, jusqu’où commence un autre label</translation>
    </message>
    <message>
        <source>The label that is drawn</source>
        <translation>Le label qui est tracé</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Radius of the brush; [ and ] make it smaller and larger</source>
        <translation>Rayon du pinceau ; [ et ] le réduisent et l’agrandissent</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Label</translation>
    </message>
    <message>
        <source>&amp;Radius</source>
        <translation>Ra&amp;yon</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>Nouveau label</translation>
    </message>
    <message>
        <source>What it shows:</source>
        <translation>Ce qu’il montre :</translation>
    </message>
    <message>
        <source>Drawing on “%1”.</source>
        <translation>Dessin sur « %1 ».</translation>
    </message>
    <message>
        <source>Drawing on “%1”. It is in no file yet: export it, or save the session.</source>
        <translation>Dessin sur « %1 ». Il n’est encore dans aucun fichier : exportez-le ou enregistrez la session.</translation>
    </message>
    <message>
        <source>A tool makes a copy of “%1” to draw on; the original stays.</source>
        <translation>Un outil fait une copie de « %1 » sur laquelle dessiner ; l’original reste.</translation>
    </message>
    <message>
        <source>No mask is on show: a tool begins an empty one on the active pane&apos;s image.</source>
        <translation>Aucun masque n’est affiché : un outil en commence un vide sur l’image de la vue active.</translation>
    </message>
</context>
<context>
    <name>glmamba::app::EditTool</name>
    <message>
        <source>This region is open: it reaches the edge of the image. Draw its outline to the end first.</source>
        <translation>Cette région est ouverte : elle atteint le bord de l’image. Terminez d’abord son contour.</translation>
    </message>
</context>
<context>
    <name>glmamba::app::ExportDialog</name>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Take the patient&apos;s &amp;identity out</source>
        <translation>Retirer l&apos;&amp;identité du patient</translation>
    </message>
    <message>
        <source>&amp;Keep sex, age, size and weight</source>
        <translation>&amp;Garder sexe, âge, taille et poids</translation>
    </message>
    <message>
        <source>Export the SR image as a DICOM series</source>
        <translation>Exporter l&apos;image SR comme série DICOM</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>supprimer</translation>
    </message>
    <message>
        <source>shift by 1 to 365 days, by the secret</source>
        <translation>décaler de 1 à 365 jours, selon le secret</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>garder</translation>
    </message>
    <message>
        <source>none: new pseudonyms in each export</source>
        <translation>aucun&#xa0;: nouveaux pseudonymes à chaque export</translation>
    </message>
    <message>
        <source>A file that pseudonyms and new UIDs follow from, the same in each export; made if not there</source>
        <translation>Un fichier dont découlent pseudonymes et nouveaux UID, les mêmes à chaque export&#xa0;; créé s&apos;il n&apos;existe pas</translation>
    </message>
    <message>
        <source>&amp;Dates</source>
        <translation>&amp;Dates</translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation>&amp;Secret</translation>
    </message>
    <message>
        <source>File of the secret</source>
        <translation>Fichier du secret</translation>
    </message>
    <message>
        <source>By the basic profile of DICOM PS3.15. The pixels are not changed: a face can be recognised in a rendering of a head.</source>
        <translation>Selon le profil de base de DICOM PS3.15. Les pixels ne changent pas&#xa0;: un visage peut être reconnu dans un rendu de la tête.</translation>
    </message>
    <message>
        <source>New &amp;folder</source>
        <translation>Nouveau &amp;dossier</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Nouveau dossier</translation>
    </message>
</context>
<context>
    <name>glmamba::app::FirstPage</name>
    <message>
        <source>Super-resolves an MR image guided by another contrast, and shows how far the result can be trusted. Research use only.</source>
        <translation>Augmente la résolution d&apos;une image IRM à l&apos;aide d&apos;un autre contraste et montre jusqu&apos;où se fier au résultat. Réservé à la recherche.</translation>
    </message>
    <message>
        <source>Open &amp;files…</source>
        <translation>Ouvrir des &amp;fichiers…</translation>
    </message>
    <message>
        <source>Open a f&amp;older…</source>
        <translation>Ouvrir un d&amp;ossier…</translation>
    </message>
    <message>
        <source>Open a sess&amp;ion…</source>
        <translation>Ouvrir une sess&amp;ion…</translation>
    </message>
    <message>
        <source>&amp;Demo study</source>
        <translation>Étude de &amp;démonstration</translation>
    </message>
    <message>
        <source>Or drop files, folders or a ZIP archive here: DICOM or NIfTI.</source>
        <translation>Ou déposez ici des fichiers, dossiers ou une archive ZIP&#xa0;: DICOM ou NIfTI.</translation>
    </message>
    <message>
        <source>Opened lately</source>
        <translation>Ouverts récemment</translation>
    </message>
</context>
<context>
    <name>glmamba::app::HelpWindow</name>
    <message>
        <source>Help – GLMamba Viewer</source>
        <translation>Aide – GLMamba Viewer</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>The page on show</source>
        <translation>La page affichée</translation>
    </message>
    <message>
        <source>Find in all pages (Return: the next place)</source>
        <translation>Chercher dans toutes les pages (Entrée&#xa0;: occurrence suivante)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Suivant</translation>
    </message>
</context>
<context>
    <name>glmamba::app::HistogramView</name>
    <message>
        <source>Histogram with the window</source>
        <translation>Histogramme avec la fenêtre</translation>
    </message>
    <message>
        <source>Drag the ends or the middle of the window. Keys: left and right move it, up and down widen it.</source>
        <translation>Faites glisser les bords ou le milieu de la fenêtre. Touches&#xa0;: gauche et droite la déplacent, haut et bas l&apos;élargissent.</translation>
    </message>
    <message>
        <source>Counting values …</source>
        <translation>Comptage des valeurs …</translation>
    </message>
    <message>
        <source>No image</source>
        <translation>Pas d&apos;image</translation>
    </message>
</context>
<context>
    <name>glmamba::app::KeysDialog</name>
    <message>
        <source>&amp;No keys</source>
        <translation>&amp;Aucune touche</translation>
    </message>
    <message>
        <source>Its &amp;standard</source>
        <translation>Par &amp;défaut</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Filter by command or keys</source>
        <translation>Filtrer par commande ou touche</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Commandes et leurs touches</translation>
    </message>
    <message>
        <source>Keys of the chosen command</source>
        <translation>Touches de la commande choisie</translation>
    </message>
    <message>
        <source>&amp;All standard</source>
        <translation>&amp;Tout par défaut</translation>
    </message>
    <message>
        <source>Assi&amp;gn</source>
        <translation>A&amp;ttribuer</translation>
    </message>
    <message>
        <source>Ta&amp;ke from there</source>
        <translation>&amp;Prendre là</translation>
    </message>
    <message>
        <source>Click into the field and press the keys.</source>
        <translation>Cliquez dans le champ et appuyez sur les touches.</translation>
    </message>
    <message>
        <source>%1 is used by %2 and can&apos;t be taken from there.</source>
        <translation>%1 est utilisée par&#xa0;%2 et ne peut lui être retirée.</translation>
    </message>
    <message>
        <source>%1 is used by %2, which would have no keys then.</source>
        <translation>%1 est utilisée par&#xa0;%2, qui n&apos;aurait alors plus de touche.</translation>
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
        <translation>&amp;Noms et couleurs</translation>
    </message>
    <message>
        <source>What the labels of this mask are called, and their colours</source>
        <translation>Les noms des labels de ce masque et leurs couleurs</translation>
    </message>
    <message>
        <source>Label %1. Double-click to rename</source>
        <translation>Label %1. Double-clic pour le renommer</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Renommer</translation>
    </message>
    <message>
        <source>&amp;Colour…</source>
        <translation>&amp;Couleur…</translation>
    </message>
    <message>
        <source>Show this &amp;only</source>
        <translation>N’afficher &amp;que celui-ci</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>&amp;Tout afficher</translation>
    </message>
    <message>
        <source>&amp;From a label table…</source>
        <translation>&amp;Depuis une table de labels…</translation>
    </message>
    <message>
        <source>&amp;Save as label table…</source>
        <translation>&amp;Enregistrer comme table de labels…</translation>
    </message>
    <message>
        <source>As in the &amp;mask&apos;s file</source>
        <translation>Comme dans le &amp;fichier du masque</translation>
    </message>
    <message>
        <source>Colour of %1</source>
        <translation>Couleur de %1</translation>
    </message>
    <message>
        <source>Names and colours of labels</source>
        <translation>Noms et couleurs des labels</translation>
    </message>
    <message>
        <source>Label tables of ITK-SNAP, FreeSurfer, 3D Slicer and BIDS (*.txt *.label *.ctbl *.tsv);;All files (*)</source>
        <translation>Tables de labels ITK-SNAP, FreeSurfer, 3D Slicer et BIDS (*.txt *.label *.ctbl *.tsv);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Save as label table</source>
        <translation>Enregistrer comme table de labels</translation>
    </message>
    <message>
        <source>Label descriptions of ITK-SNAP (*.txt *.label)</source>
        <translation>Descriptions de labels ITK-SNAP (*.txt *.label)</translation>
    </message>
</context>
<context>
    <name>glmamba::app::LayersPanel</name>
    <message>
        <source>&amp;Masks</source>
        <translation>&amp;Masques</translation>
    </message>
    <message>
        <source>F&amp;illed</source>
        <translation>&amp;Remplis</translation>
    </message>
    <message>
        <source>The mask on show</source>
        <translation>Le masque affiché</translation>
    </message>
    <message>
        <source>Another mask, drawn as a white outline and compared with</source>
        <translation>Un autre masque, tracé en contour blanc et comparé</translation>
    </message>
    <message>
        <source>Opacity of the mask</source>
        <translation>Opacité du masque</translation>
    </message>
    <message>
        <source>Otherwise its outline alone</source>
        <translation>Sinon son contour seul</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>&amp;Afficher</translation>
    </message>
    <message>
        <source>&amp;Against</source>
        <translation>&amp;Contre</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>Further masks, drawn as outlines in colours of their own</source>
        <translation>D’autres masques, en contours de couleurs propres</translation>
    </message>
    <message>
        <source>Als&amp;o</source>
        <translation>Auss&amp;i</translation>
    </message>
    <message>
        <source>No further mask in the study list</source>
        <translation>Aucun autre masque dans la liste des études</translation>
    </message>
    <message numerus="yes">
        <source>%n mask(s)</source>
        <translation>
            <numerusform>%n masque</numerusform>
            <numerusform>%n masques</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Each image its own</source>
        <translation>À &amp;chaque image le sien</translation>
    </message>
    <message>
        <source>Over an image in which a tumour was found, that mask; over the others, the one on show</source>
        <translation>Sur une image où une tumeur a été trouvée, ce masque ; sur les autres, celui affiché</translation>
    </message>
</context>
<context>
    <name>glmamba::app::LayoutBar</name>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>The images to compare, up to %1</source>
        <translation>Les images à comparer, jusqu&apos;à&#xa0;%1</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>First image</source>
        <translation>Première image</translation>
    </message>
    <message>
        <source>The two images the other way round</source>
        <translation>Les deux images dans l&apos;autre ordre</translation>
    </message>
    <message>
        <source>Exchange the two images</source>
        <translation>Échanger les deux images</translation>
    </message>
    <message>
        <source>Second image</source>
        <translation>Seconde image</translation>
    </message>
    <message>
        <source>Which side of the patient is on the left of axial and coronal slices</source>
        <translation>Quel côté du patient est à gauche des coupes axiales et coronales</translation>
    </message>
</context>
<context>
    <name>glmamba::app::LesionPanel</name>
    <message>
        <source>A lesion whose contrast differs by more between LR, SR and HR is marked</source>
        <translation>Une lésion dont le contraste diffère de plus entre LR, SR et HR est marquée</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>Lésions</translation>
    </message>
    <message>
        <source>ml</source>
        <translation>ml</translation>
    </message>
    <message>
        <source>Contrast of each piece to the 5 mm around it. A click goes there.</source>
        <translation>Contraste de chaque fragment avec les 5 mm autour. Un clic y mène.</translation>
    </message>
    <message>
        <source>&amp;Mark differences over</source>
        <translation>&amp;Marquer les différences au-delà de</translation>
    </message>
    <message>
        <source>Open a label map, or find a tumour (menu Segment).</source>
        <translation>Ouvrez une carte de labels ou cherchez une tumeur (menu Segmentation).</translation>
    </message>
    <message>
        <source>Measuring lesions</source>
        <translation>Mesure des lésions</translation>
    </message>
    <message>
        <source>in other</source>
        <translation>dans l&apos;autre</translation>
    </message>
    <message>
        <source>Its contrast differs by more than %1 between images.</source>
        <translation>Son contraste diffère de plus de&#xa0;%1 entre les images.</translation>
    </message>
    <message>
        <source>No voxel of it is in the other mask.</source>
        <translation>Aucun de ses voxels n&apos;est dans l&apos;autre masque.</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s), %1 ml.</source>
        <translation>
            <numerusform>%n fragment,&#xa0;%1 ml.</numerusform>
            <numerusform>%n fragments,&#xa0;%1 ml.</numerusform>
        </translation>
    </message>
    <message>
        <source>Against the other mask: Dice %1, 95 % of the boundaries within %2 mm, %3 ml in the other.</source>
        <translation>Contre l&apos;autre masque&#xa0;: Dice&#xa0;%1, 95&#xa0;% des bords à moins de&#xa0;%2 mm,&#xa0;%3 ml dans l&apos;autre.</translation>
    </message>
    <message numerus="yes">
        <source>%n marked.</source>
        <translation>
            <numerusform>%n marqué.</numerusform>
            <numerusform>%n marqués.</numerusform>
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
        <translation>Ouvrir des fichiers</translation>
    </message>
    <message>
        <source>MR images (*.nii *.nii.gz *.dcm *.ima);;All files (*)</source>
        <translation>Images IRM (*.nii *.nii.gz *.dcm *.ima);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Open a folder of DICOM or NIfTI files</source>
        <translation>Ouvrir un dossier de fichiers DICOM ou NIfTI</translation>
    </message>
    <message>
        <source>Open a label map</source>
        <translation>Ouvrir une carte de labels</translation>
    </message>
    <message>
        <source>;;All files (*)</source>
        <translation>;;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Export the SR image as NIfTI</source>
        <translation>Exporter l&apos;image SR en NIfTI</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Touches et souris</translation>
    </message>
    <message>
        <source>About GLMamba Viewer</source>
        <translation>À propos de GLMamba Viewer</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Comparer</translation>
    </message>
    <message>
        <source>&amp;%1  %2</source>
        <translation>&amp;%1 &#xa0;%2</translation>
    </message>
    <message>
        <source>&amp;Images beside each other</source>
        <translation>&amp;Images côte à côte</translation>
    </message>
    <message>
        <source>&amp;Next image</source>
        <translation>Image &amp;suivante</translation>
    </message>
    <message>
        <source>&amp;Previous image</source>
        <translation>Image &amp;précédente</translation>
    </message>
    <message>
        <source>&amp;Exchange the two images</source>
        <translation>É&amp;changer les deux images</translation>
    </message>
    <message>
        <source>Turn the divider</source>
        <translation>Tourner la ligne</translation>
    </message>
    <message>
        <source>Turn the divider back</source>
        <translation>Tourner la ligne en sens inverse</translation>
    </message>
    <message>
        <source>Lin&amp;k the panes</source>
        <translation>&amp;Lier les vues</translation>
    </message>
    <message>
        <source>&amp;Cursor</source>
        <translation>&amp;Curseur</translation>
    </message>
    <message>
        <source>&amp;Slice</source>
        <translation>Cou&amp;pe</translation>
    </message>
    <message>
        <source>&amp;Pan</source>
        <translation>&amp;Déplacement</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>&amp;Zoom</translation>
    </message>
    <message>
        <source>&amp;Window, for images in the same units</source>
        <translation>&amp;Fenêtrage, pour les images de mêmes unités</translation>
    </message>
    <message>
        <source>&amp;Interpolation</source>
        <translation>&amp;Interpolation</translation>
    </message>
    <message>
        <source>Pane to the next &amp;group</source>
        <translation>Vue vers le &amp;groupe suivant</translation>
    </message>
    <message>
        <source>Neu&amp;rological: the patient&apos;s left on the left</source>
        <translation>Neu&amp;rologique&#xa0;: la gauche du patient à gauche</translation>
    </message>
    <message>
        <source>What is known of the last crash is in %1; Help, Copy diagnostics takes it along.</source>
        <translation>Ce qui est connu du dernier plantage est dans&#xa0;%1&#xa0;; Aide, Copier le diagnostic l&apos;emporte.</translation>
    </message>
    <message>
        <source>GLMamba Viewer – research use only</source>
        <translation>GLMamba Viewer – réservé à la recherche</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Écrit&#xa0;:&#xa0;%1</translation>
    </message>
    <message>
        <source>Use the pair all the same</source>
        <translation>Utiliser la paire quand même</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>Copié&#xa0;:&#xa0;%1</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Études</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Calculs</translation>
    </message>
    <message>
        <source>Super-resolve</source>
        <translation>Super-résolution</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Masques et labels</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Métriques</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>Lésions</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Calcul</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtrage</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Mesures</translation>
    </message>
    <message>
        <source>&amp;Delete the chosen one</source>
        <translation>&amp;Supprimer la mesure choisie</translation>
    </message>
    <message>
        <source>&amp;Go to the chosen one</source>
        <translation>&amp;Aller à la mesure choisie</translation>
    </message>
    <message>
        <source>&amp;Copy the table</source>
        <translation>&amp;Copier le tableau</translation>
    </message>
    <message>
        <source>E&amp;xport the table…</source>
        <translation>E&amp;xporter le tableau…</translation>
    </message>
    <message>
        <source>&amp;List and values</source>
        <translation>&amp;Liste et valeurs</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Open files…</source>
        <translation>Ouvrir des &amp;fichiers…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>Ouvrir un &amp;dossier…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Récents</translation>
    </message>
    <message>
        <source>Export &amp;NIfTI…</source>
        <translation>Exporter en &amp;NIfTI…</translation>
    </message>
    <message>
        <source>Export &amp;DICOM series…</source>
        <translation>Exporter une série DI&amp;COM…</translation>
    </message>
    <message>
        <source>Save the pan&amp;es as a picture…</source>
        <translation>&amp;Enregistrer les vues en image…</translation>
    </message>
    <message>
        <source>Save a mov&amp;ie through the slices…</source>
        <translation>Enregistrer un fi&amp;lm à travers les coupes…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Forget these</source>
        <translation>&amp;Oublier ceux-ci</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Axial</source>
        <translation>&amp;Axial</translation>
    </message>
    <message>
        <source>&amp;Coronal</source>
        <translation>&amp;Coronal</translation>
    </message>
    <message>
        <source>&amp;Sagittal</source>
        <translation>&amp;Sagittal</translation>
    </message>
    <message>
        <source>&amp;Reset views and windows</source>
        <translation>&amp;Réinitialiser vues et fenêtrages</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>A&amp;grandir</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ré&amp;duire</translation>
    </message>
    <message>
        <source>&amp;Next slice</source>
        <translation>Coupe s&amp;uivante</translation>
    </message>
    <message>
        <source>&amp;Previous slice</source>
        <translation>Coupe &amp;précédente</translation>
    </message>
    <message>
        <source>Ten slices on</source>
        <translation>Dix coupes plus loin</translation>
    </message>
    <message>
        <source>Ten slices back</source>
        <translation>Dix coupes en arrière</translation>
    </message>
    <message>
        <source>Left &amp;drag moves the crosshair</source>
        <translation>Le &amp;bouton gauche déplace le réticule</translation>
    </message>
    <message>
        <source>Left drag sets &amp;window/level</source>
        <translation>Le bouton gauche règle le &amp;fenêtrage</translation>
    </message>
    <message>
        <source>Next in&amp;terpolation: nearest, linear, cubic</source>
        <translation>In&amp;terpolation suivante&#xa0;: voisin, linéaire, cubique</translation>
    </message>
    <message>
        <source>Cross&amp;hair</source>
        <translation>Rét&amp;icule</translation>
    </message>
    <message>
        <source>La&amp;bel map</source>
        <translation>Carte de &amp;labels</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Plei&amp;n écran</translation>
    </message>
    <message>
        <source>&amp;Study</source>
        <translation>É&amp;tude</translation>
    </message>
    <message>
        <source>Use as &amp;target</source>
        <translation>Utiliser comme &amp;cible</translation>
    </message>
    <message>
        <source>Use as &amp;reference</source>
        <translation>Utiliser comme &amp;référence</translation>
    </message>
    <message>
        <source>&amp;Swap target and reference</source>
        <translation>Éc&amp;hanger cible et référence</translation>
    </message>
    <message>
        <source>Show as &amp;label map</source>
        <translation>Afficher comme carte de &amp;labels</translation>
    </message>
    <message>
        <source>&amp;Open a label map as overlay…</source>
        <translation>&amp;Ouvrir une carte de labels en superposition…</translation>
    </message>
    <message>
        <source>Ta&amp;ke the label map off</source>
        <translation>&amp;Enlever la carte de labels</translation>
    </message>
    <message>
        <source>Remo&amp;ve from the list</source>
        <translation>&amp;Supprimer de la liste</translation>
    </message>
    <message>
        <source>S&amp;uper-resolve</source>
        <translation>S&amp;uper-résolution</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lancer</translation>
    </message>
    <message>
        <source>&amp;Queue this run</source>
        <translation>Mettre en &amp;file</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>Copy this result as a c&amp;ommand line</source>
        <translation>Copier ce résultat en ligne de &amp;commande</translation>
    </message>
    <message>
        <source>Scale ×%1</source>
        <translation>Échelle ×%1</translation>
    </message>
    <message>
        <source>Try mode o&amp;ff</source>
        <translation>Mode d&apos;essai &amp;désactivé</translation>
    </message>
    <message>
        <source>Try mode: degrade the target ×2</source>
        <translation>Mode d&apos;essai&#xa0;: dégrader la cible ×2</translation>
    </message>
    <message>
        <source>Try mode: degrade the target ×4</source>
        <translation>Mode d&apos;essai&#xa0;: dégrader la cible ×4</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Aid&amp;e</translation>
    </message>
    <message>
        <source>Open the &amp;demo study</source>
        <translation>Ouvrir l&apos;étude de &amp;démonstration</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>&amp;Touches et souris</translation>
    </message>
    <message>
        <source>&amp;Change the keys…</source>
        <translation>&amp;Changer les touches…</translation>
    </message>
    <message>
        <source>Copy dia&amp;gnostics for a report</source>
        <translation>Copier le dia&amp;gnostic pour un rapport</translation>
    </message>
    <message>
        <source>Copied: versions, machine, models and the log, for the report of a fault. They name no patient and no file.</source>
        <translation>Copié&#xa0;: versions, ordinateur, modèles et journal, pour signaler une panne. Aucun patient ni fichier n&apos;y est nommé.</translation>
    </message>
    <message>
        <source>&amp;About</source>
        <translation>À &amp;propos</translation>
    </message>
    <message>
        <source>There is nothing on show to make a picture of: open an image first.</source>
        <translation>Il n&apos;y a rien à enregistrer&#xa0;: ouvrez d&apos;abord une image.</translation>
    </message>
    <message>
        <source>Writing the movie</source>
        <translation>Écriture du film</translation>
    </message>
    <message>
        <source>The movie was cancelled; nothing was written.</source>
        <translation>Le film a été annulé&#xa0;; rien n&apos;a été écrit.</translation>
    </message>
    <message>
        <source>Writing the picture</source>
        <translation>Écriture de l&apos;image</translation>
    </message>
    <message>
        <source>There are %1 slices on show: choose among 0 to %1.</source>
        <translation>Il y a&#xa0;%1 coupes&#xa0;: choisissez de 0 à&#xa0;%1.</translation>
    </message>
    <message>
        <source>A movie is being written already: wait for it, or cancel it.</source>
        <translation>Un film est déjà en cours d&apos;écriture&#xa0;: attendez-le ou annulez-le.</translation>
    </message>
    <message>
        <source>Se&amp;gment</source>
        <translation>Se&amp;gmentation</translation>
    </message>
    <message>
        <source>Find a tumour in %1 (AI)</source>
        <translation>Chercher une tumeur dans&#xa0;%1 (IA)</translation>
    </message>
    <message>
        <source>&amp;Compare the mask with the selected one</source>
        <translation>&amp;Comparer le masque avec celui choisi</translation>
    </message>
    <message>
        <source>&amp;Fill masks</source>
        <translation>&amp;Remplir les masques</translation>
    </message>
    <message>
        <source>Export trust &amp;maps as NIfTI…</source>
        <translation>Exporter les cartes de confiance en NIf&amp;TI…</translation>
    </message>
    <message>
        <source>Export trust maps into a new folder</source>
        <translation>Exporter les cartes de confiance dans un nouveau dossier</translation>
    </message>
    <message>
        <source>Export trust maps as DICOM &amp;parametric maps…</source>
        <translation>Exporter les cartes de confiance en cartes para&amp;métriques DICOM…</translation>
    </message>
    <message>
        <source>Export parametric maps into a new folder</source>
        <translation>Exporter les cartes paramétriques dans un nouveau dossier</translation>
    </message>
    <message>
        <source>Export mas&amp;k as NIfTI…</source>
        <translation>E&amp;xporter le masque en NIfTI…</translation>
    </message>
    <message>
        <source>Export the mask</source>
        <translation>Exporter le masque</translation>
    </message>
    <message>
        <source>Export mask as DICOM se&amp;gmentation…</source>
        <translation>Exporter le masque en se&amp;gmentation DICOM…</translation>
    </message>
    <message>
        <source>Export a segmentation into a new folder</source>
        <translation>Exporter une segmentation dans un nouveau dossier</translation>
    </message>
    <message>
        <source>Repor&amp;t…</source>
        <translation>Ra&amp;pport…</translation>
    </message>
    <message>
        <source>Report without the patient&apos;s identit&amp;y…</source>
        <translation>Rapport s&amp;ans l&apos;identité du patient…</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>Écrire le rapport</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;HTML (*.html)</source>
        <translation>PDF (*.pdf);;HTML (*.html)</translation>
    </message>
    <message>
        <source>There is no complete result to report on: run super-resolution to the end first.</source>
        <translation>Il n&apos;y a pas de résultat complet à rapporter&#xa0;: terminez d&apos;abord la super-résolution.</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Écriture du rapport</translation>
    </message>
    <message>
        <source>Sessions (*.glmamba)</source>
        <translation>Sessions (*.glmamba)</translation>
    </message>
    <message>
        <source>Open &amp;session…</source>
        <translation>Ouvrir une &amp;session…</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>Ouvrir une session</translation>
    </message>
    <message>
        <source>Sa&amp;ve session</source>
        <translation>Enregistrer la sess&amp;ion</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>Enregistrer la session so&amp;us…</translation>
    </message>
    <message>
        <source>&amp;Watch opened folders for new files</source>
        <translation>Sur&amp;veiller les nouveaux fichiers des dossiers ouverts</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>Enregistrer la session</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) were not exported: the session can only compute them again.</source>
        <translation>
            <numerusform>%n résultat n&apos;a pas été exporté&#xa0;: la session ne peut que le recalculer.</numerusform>
            <numerusform>%n résultats n&apos;ont pas été exportés&#xa0;: la session ne peut que les recalculer.</numerusform>
        </translation>
    </message>
    <message>
        <source>A file of that name was no session that this program can read; it was kept as %1.</source>
        <translation>Un fichier de ce nom n&apos;était pas une session que ce programme sache lire&#xa0;; il a été gardé sous&#xa0;%1.</translation>
    </message>
    <message>
        <source>The program did not end as it should last time.</source>
        <translation>La dernière fois, le programme ne s&apos;est pas terminé normalement.</translation>
    </message>
    <message>
        <source>Bring back what was open</source>
        <translation>Rétablir ce qui était ouvert</translation>
    </message>
    <message>
        <source>Window/&amp;level</source>
        <translation>F&amp;enêtrage</translation>
    </message>
    <message>
        <source>Automatic from the &amp;visible region</source>
        <translation>Automatique selon la région &amp;visible</translation>
    </message>
    <message>
        <source>Automatic from the &amp;whole volume</source>
        <translation>Automatique selon &amp;tout le volume</translation>
    </message>
    <message>
        <source>&amp;Next preset</source>
        <translation>&amp;Préréglage suivant</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>&amp;Inverser</translation>
    </message>
    <message>
        <source>&amp;Presets</source>
        <translation>Prérégla&amp;ges</translation>
    </message>
    <message>
        <source>&amp;Histogram and numbers</source>
        <translation>&amp;Histogramme et nombres</translation>
    </message>
    <message>
        <source>Divider to the left; a smaller brush while drawing</source>
        <translation>Séparateur vers la gauche ; pinceau plus petit en dessinant</translation>
    </message>
    <message>
        <source>Divider to the right; a larger brush while drawing</source>
        <translation>Séparateur vers la droite ; pinceau plus grand en dessinant</translation>
    </message>
    <message>
        <source>&amp;Draw</source>
        <translation>&amp;Dessiner</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>&amp;Pinceau</translation>
    </message>
    <message>
        <source>&amp;Erase</source>
        <translation>&amp;Effacer</translation>
    </message>
    <message>
        <source>&amp;Fill a region in plane</source>
        <translation>&amp;Remplir une région dans le plan</translation>
    </message>
    <message>
        <source>New &amp;label…</source>
        <translation>Nouveau &amp;label…</translation>
    </message>
    <message>
        <source>New empty &amp;mask on the active pane&apos;s image</source>
        <translation>Nouveau &amp;masque vide sur l’image de la vue active</translation>
    </message>
    <message numerus="yes">
        <source>%n drawn mask(s) are in no file: %1.</source>
        <translation>
            <numerusform>%n masque dessiné n’est dans aucun fichier : %1.</numerusform>
            <numerusform>%n masques dessinés ne sont dans aucun fichier : %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the session to keep them, or export them (menu File).</source>
        <translation>Enregistrez la session pour les garder, ou exportez-les (menu Fichier).</translation>
    </message>
    <message>
        <source>&amp;Save the session</source>
        <translation>&amp;Enregistrer la session</translation>
    </message>
    <message>
        <source>&amp;Discard them</source>
        <translation>&amp;Abandonner</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Dessin</translation>
    </message>
    <message>
        <source>Image in colour</source>
        <translation>Image en couleur</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modèle</translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation>Par &amp;défaut</translation>
    </message>
    <message>
        <source>The newest that takes the image by itself, so that masks of several images compare</source>
        <translation>Le plus récent à qui l’image seule suffit, pour que les masques de plusieurs images se comparent</translation>
    </message>
    <message>
        <source>There is no image at %1 to draw in colour.</source>
        <translation>Il n’y a pas d’image à %1 à dessiner en couleur.</translation>
    </message>
    <message>
        <source>Each image its &amp;own mask</source>
        <translation>À chaque image s&amp;on masque</translation>
    </message>
</context>
<context>
    <name>glmamba::app::MaskHistory</name>
    <message>
        <source>stroke on a mask</source>
        <translation>trait sur un masque</translation>
    </message>
    <message>
        <source>names and colours of labels</source>
        <translation>noms et couleurs des labels</translation>
    </message>
</context>
<context>
    <name>glmamba::app::MeasurePanel</name>
    <message>
        <source>&amp;Go to</source>
        <translation>&amp;Aller à</translation>
    </message>
    <message>
        <source>Puts the cursor and the slice on it</source>
        <translation>Y place le curseur et la coupe</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Takes it away; undo brings it back</source>
        <translation>L&apos;enlève&#xa0;; Annuler la rétablit</translation>
    </message>
    <message>
        <source>&amp;Copy table</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>All of the list with all numbers, as CSV</source>
        <translation>Toute la liste avec tous les nombres, en CSV</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <source>All of the list with all numbers, as a CSV file</source>
        <translation>Toute la liste avec tous les nombres, en fichier CSV</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Ce qui a été mesuré</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Mesuré</translation>
    </message>
    <message>
        <source>Values of all images</source>
        <translation>Valeurs de toutes les images</translation>
    </message>
    <message>
        <source>Left drag draws it on the slice</source>
        <translation>Glissez avec le bouton gauche pour le tracer sur la coupe</translation>
    </message>
    <message>
        <source>At the cursor</source>
        <translation>Au curseur</translation>
    </message>
    <message>
        <source>Linear between voxels, at the crosshair</source>
        <translation>Linéaire entre voxels, au réticule</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>SD</source>
        <translation>σ</translation>
    </message>
    <message>
        <source>Of the sample: N − 1</source>
        <translation>De l&apos;échantillon&#xa0;: N − 1</translation>
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
        <translation>Voxels dont le centre est à l&apos;intérieur, sur la grille de cette image</translation>
    </message>
    <message>
        <source>Against HR, in the region alone; the range is the whole HR&apos;s maximum</source>
        <translation>Par rapport à HR, dans la région seule&#xa0;; l&apos;étendue est le maximum de tout HR</translation>
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
        <translation>Contour, mm</translation>
    </message>
    <message>
        <source>Full width at half maximum of the steepest edge&apos;s derivative</source>
        <translation>Largeur à mi-hauteur de la dérivée du contour le plus raide</translation>
    </message>
    <message>
        <source>Export what was measured</source>
        <translation>Exporter les mesures</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>Tableaux CSV (*.csv)</translation>
    </message>
</context>
<context>
    <name>glmamba::app::MeasureTool</name>
    <message>
        <source>mean %1 ± %2</source>
        <translation>moyenne&#xa0;%1 ±&#xa0;%2</translation>
    </message>
    <message>
        <source>edge %1 mm</source>
        <translation>contour&#xa0;%1 mm</translation>
    </message>
    <message>
        <source>no edge</source>
        <translation>pas de contour</translation>
    </message>
</context>
<context>
    <name>glmamba::app::MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Dismiss this message</source>
        <translation>Fermer ce message</translation>
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
        <translation>Zero-filling</translation>
    </message>
    <message>
        <source>Zero-filled k-space interpolation of LR: what the network started from</source>
        <translation>LR interpolé par zero-filling de l&apos;espace k&#xa0;: le point de départ du réseau</translation>
    </message>
    <message>
        <source>Against the original target, %1 of %2 slices (those with 5 % or more of non-zero voxels).</source>
        <translation>Par rapport à la cible d&apos;origine,&#xa0;%1 coupes sur&#xa0;%2 (celles ayant au moins 5&#xa0;% de voxels non nuls).</translation>
    </message>
    <message>
        <source>No ground truth, so no quality is measured: use Try mode.</source>
        <translation>Sans vérité terrain, aucune qualité n&apos;est mesurée&#xa0;: utilisez le mode d&apos;essai.</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>Mesure en cours …</translation>
    </message>
    <message>
        <source>Measured over the whole volume when a run has ended.</source>
        <translation>Mesuré sur tout le volume à la fin d&apos;un calcul.</translation>
    </message>
</context>
<context>
    <name>glmamba::app::OverlayPanel</name>
    <message>
        <source>Its colours</source>
        <translation>Ses couleurs</translation>
    </message>
    <message>
        <source>Low end of the colours</source>
        <translation>Bas de l’échelle de couleurs</translation>
    </message>
    <message>
        <source>High end of the colours</source>
        <translation>Haut de l’échelle de couleurs</translation>
    </message>
    <message>
        <source>On&amp;ly from, to</source>
        <translation>Seu&amp;lement de, à</translation>
    </message>
    <message>
        <source>The lowest value that is drawn</source>
        <translation>La plus petite valeur dessinée</translation>
    </message>
    <message>
        <source>The highest value that is drawn</source>
        <translation>La plus grande valeur dessinée</translation>
    </message>
    <message>
        <source>Drawn over every image but the error; a trust map goes before</source>
        <translation>Dessinée sur chaque image sauf l’erreur ; une carte de confiance passe avant</translation>
    </message>
    <message>
        <source>Values outside are not drawn; the colours stay as they are</source>
        <translation>Les valeurs en dehors ne sont pas dessinées ; les couleurs ne changent pas</translation>
    </message>
    <message>
        <source>Opacity of the image in colour</source>
        <translation>Opacité de l’image en couleur</translation>
    </message>
    <message>
        <source>Where this image is dark in its window, the colours are not seen</source>
        <translation>Là où cette image est sombre dans sa fenêtre, les couleurs ne se voient pas</translation>
    </message>
    <message>
        <source>I&amp;mage</source>
        <translation>I&amp;mage</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Couleurs</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Plage</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacité</translation>
    </message>
    <message>
        <source>As opa&amp;que as</source>
        <translation>Opa&amp;que comme</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>everywhere alike</source>
        <translation>partout pareil</translation>
    </message>
</context>
<context>
    <name>glmamba::app::PictureDialog</name>
    <message>
        <source>Save a movie through the slices</source>
        <translation>Enregistrer un film à travers les coupes</translation>
    </message>
    <message>
        <source>Save the panes as a picture</source>
        <translation>Enregistrer les vues en image</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Where</source>
        <translation>&amp;Où</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>F&amp;ichier</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>É&amp;chelle</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>S&amp;lices</source>
        <translation>C&amp;oupes</translation>
    </message>
    <message>
        <source>Slices a s&amp;econd</source>
        <translation>Coupes par s&amp;econde</translation>
    </message>
    <message>
        <source>For MP4 and GIF, install ffmpeg: none was found on this computer.</source>
        <translation>Pour MP4 et GIF, installez ffmpeg&#xa0;: aucun n&apos;a été trouvé sur cet ordinateur.</translation>
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
        <translation>Film MP4</translation>
    </message>
    <message>
        <source>GIF movie</source>
        <translation>Film GIF</translation>
    </message>
    <message>
        <source>Folder of PNG pictures</source>
        <translation>Dossier d&apos;images PNG</translation>
    </message>
    <message>
        <source>Folder of TIFF pictures</source>
        <translation>Dossier d&apos;images TIFF</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 ×&#xa0;%2 pixels</translation>
    </message>
    <message>
        <source>%1 exists. Replace it?</source>
        <translation>%1 existe. Le remplacer&#xa0;?</translation>
    </message>
</context>
<context>
    <name>glmamba::app::ProfileChart</name>
    <message>
        <source>Line profiles</source>
        <translation>Profils de ligne</translation>
    </message>
    <message>
        <source>%1: edge %2 mm wide</source>
        <translation>%1&#xa0;: contour large de&#xa0;%2 mm</translation>
    </message>
    <message>
        <source>%1: no edge</source>
        <translation>%1&#xa0;: pas de contour</translation>
    </message>
    <message>
        <source>Draw or choose a line profile.</source>
        <translation>Tracez ou choisissez un profil de ligne.</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>dashed: own scale</source>
        <translation>tirets&#xa0;: échelle propre</translation>
    </message>
    <message>
        <source>%1  %2 mm</source>
        <translation>%1 &#xa0;%2 mm</translation>
    </message>
</context>
<context>
    <name>glmamba::app::RecoveryFile</name>
    <message>
        <source>What was open when the program ended could not be read, and was kept as %1: %2</source>
        <translation>Ce qui était ouvert à la fin du programme n&apos;a pas pu être lu et a été gardé sous&#xa0;%1&#xa0;:&#xa0;%2</translation>
    </message>
    <message>
        <source>Keeping the session</source>
        <translation>Sauvegarde de la session</translation>
    </message>
</context>
<context>
    <name>glmamba::app::RunList</name>
    <message>
        <source>S&amp;how</source>
        <translation>&amp;Afficher</translation>
    </message>
    <message>
        <source>Show this pair and its result</source>
        <translation>Afficher cette paire et son résultat</translation>
    </message>
    <message>
        <source>Run a&amp;gain</source>
        <translation>Re&amp;lancer</translation>
    </message>
    <message>
        <source>Run this pair with the same settings</source>
        <translation>Calculer cette paire avec les mêmes réglages</translation>
    </message>
    <message>
        <source>C&amp;opy as command line</source>
        <translation>C&amp;opier en ligne de commande</translation>
    </message>
    <message>
        <source>A command that gives the same voxels</source>
        <translation>Une commande qui donne les mêmes voxels</translation>
    </message>
    <message>
        <source>D&amp;etails</source>
        <translation>Détai&amp;ls</translation>
    </message>
    <message>
        <source>What made this result</source>
        <translation>Ce qui a produit ce résultat</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Suppri&amp;mer</translation>
    </message>
    <message>
        <source>Stops it if it is going on, and forgets it</source>
        <translation>L&apos;arrête s&apos;il est en cours, et l&apos;oublie</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Calculs</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Calcul</translation>
    </message>
</context>
<context>
    <name>glmamba::app::RunPanel</name>
    <message>
        <source>The model&apos;s card: training and measured accuracy</source>
        <translation>La fiche du modèle&#xa0;: entraînement et précision mesurée</translation>
    </message>
    <message>
        <source>Most memory that the network may take, of what it runs on</source>
        <translation>Mémoire maximale que le réseau peut prendre sur son processeur</translation>
    </message>
    <message>
        <source>S&amp;lices</source>
        <translation>C&amp;oupes</translation>
    </message>
    <message>
        <source>Only these slices of the target, counted from 1</source>
        <translation>Seulement ces coupes de la cible, comptées à partir de 1</translation>
    </message>
    <message>
        <source>Mean over &amp;flips and turns</source>
        <translation>Moyenne des &amp;retournements</translation>
    </message>
    <message>
        <source>Eight times the work for a little accuracy</source>
        <translation>Moyenne sur retournements et rotations&#xa0;: huit fois le travail pour un peu de précision</translation>
    </message>
    <message>
        <source>Keep the measured &amp;band</source>
        <translation>Garder la &amp;bande mesurée</translation>
    </message>
    <message>
        <source>After the network the measured part of k-space is put back as it was</source>
        <translation>Après le réseau, la partie mesurée de l&apos;espace k est rétablie telle quelle</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lancer</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>Mettre en &amp;file</translation>
    </message>
    <message>
        <source>Run this when all before it is done, whatever is opened meanwhile</source>
        <translation>Calculé quand tout ce qui précède est fini, quoi qu&apos;on ouvre entre-temps</translation>
    </message>
    <message>
        <source>Holds the run after the slice it is at</source>
        <translation>Suspend le calcul après la coupe en cours</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modèle</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>É&amp;chelle</translation>
    </message>
    <message>
        <source>&amp;Try mode</source>
        <translation>Mode d&apos;&amp;essai</translation>
    </message>
    <message>
        <source>Re&amp;gister</source>
        <translation>&amp;Recalage</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Fiche du modèle</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>degrade ×2</source>
        <translation>dégrader ×2</translation>
    </message>
    <message>
        <source>degrade ×4</source>
        <translation>dégrader ×4</translation>
    </message>
    <message>
        <source>Crops the target&apos;s k-space, so that the result can be compared with the original</source>
        <translation>Rogne l&apos;espace k de la cible, pour comparer le résultat à l&apos;original</translation>
    </message>
    <message>
        <source>where frames differ</source>
        <translation>si les repères diffèrent</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>Moves the reference onto the target: rigidly, by mutual information</source>
        <translation>Amène la référence sur la cible&#xa0;: rigidement, par information mutuelle</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> Go</translation>
    </message>
    <message>
        <source>what is free</source>
        <translation>ce qui est libre</translation>
    </message>
    <message>
        <source>First slice</source>
        <translation>Première coupe</translation>
    </message>
    <message>
        <source>Last slice</source>
        <translation>Dernière coupe</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>P&amp;rocesseur</translation>
    </message>
    <message>
        <source>&amp;Precision</source>
        <translation>Pré&amp;cision</translation>
    </message>
    <message>
        <source>Memor&amp;y</source>
        <translation>Mé&amp;moire</translation>
    </message>
    <message>
        <source>newest for this scale</source>
        <translation>le plus récent</translation>
    </message>
    <message>
        <source>No model for ×%1 is installed.</source>
        <translation>Aucun modèle pour ×%1 n&apos;est installé.</translation>
    </message>
    <message>
        <source>For %1 guided by %2.</source>
        <translation>Pour&#xa0;%1 guidé par&#xa0;%2.</translation>
    </message>
    <message>
        <source>Not trained on this pair of contrasts: judge the result with care.</source>
        <translation>Pas entraîné sur cette paire de contrastes&#xa0;: jugez le résultat avec prudence.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>Rep&amp;rendre</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message numerus="yes">
        <source>%n more wait(s)</source>
        <translation>
            <numerusform>%n autre en attente</numerusform>
            <numerusform>%n autres en attente</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glmamba::app::RunQueue</name>
    <message>
        <source>Super-resolving</source>
        <translation>Super-résolution en cours</translation>
    </message>
    <message>
        <source>The result lies on another grid than the ground truth, so that no quality can be measured.</source>
        <translation>Le résultat est sur une autre grille que la vérité terrain&#xa0;: aucune qualité ne peut être mesurée.</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Mesure en cours</translation>
    </message>
    <message>
        <source>Finding a tumour</source>
        <translation>Recherche d&apos;une tumeur</translation>
    </message>
    <message>
        <source>Making trust maps</source>
        <translation>Calcul des cartes de confiance</translation>
    </message>
    <message>
        <source>The result is no longer in memory: show it, or run it again.</source>
        <translation>Le résultat n&apos;est plus en mémoire&#xa0;: affichez-le ou relancez-le.</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>Incertitude</translation>
    </message>
    <message>
        <source>Reference influence</source>
        <translation>Influence de la référence</translation>
    </message>
</context>
<context>
    <name>glmamba::app::Session</name>
    <message numerus="yes">
        <source>Opening %n path(s)</source>
        <translation>
            <numerusform>Ouverture de&#xa0;%n chemin</numerusform>
            <numerusform>Ouverture de&#xa0;%n chemins</numerusform>
        </translation>
    </message>
    <message>
        <source>Making the demo study</source>
        <translation>Création de l&apos;étude de démonstration</translation>
    </message>
    <message>
        <source>Reading the pair</source>
        <translation>Lecture de la paire</translation>
    </message>
    <message>
        <source>Taking the reference as it is</source>
        <translation>Prise de la référence telle quelle</translation>
    </message>
    <message>
        <source>Placing the reference on the target</source>
        <translation>Placement de la référence sur la cible</translation>
    </message>
    <message>
        <source>Reading the target</source>
        <translation>Lecture de la cible</translation>
    </message>
    <message>
        <source>Choose a target first: the reference guides it.</source>
        <translation>Choisissez d&apos;abord une cible&#xa0;: la référence la guide.</translation>
    </message>
    <message>
        <source>Reading the reference</source>
        <translation>Lecture de la référence</translation>
    </message>
    <message>
        <source>There is no pair to swap: choose a target and a reference in the study list.</source>
        <translation>Il n&apos;y a pas de paire à échanger&#xa0;: choisissez une cible et une référence dans la liste des études.</translation>
    </message>
    <message>
        <source>Swapping target and reference</source>
        <translation>Échange de la cible et de la référence</translation>
    </message>
    <message>
        <source>Open a study first: try mode degrades its target.</source>
        <translation>Ouvrez d&apos;abord une étude&#xa0;: le mode d&apos;essai dégrade sa cible.</translation>
    </message>
    <message>
        <source>Degrading the target ×%1</source>
        <translation>Dégradation de la cible ×%1</translation>
    </message>
    <message>
        <source>Back to the target as measured</source>
        <translation>Retour à la cible mesurée</translation>
    </message>
    <message>
        <source>Reading the label map</source>
        <translation>Lecture de la carte de labels</translation>
    </message>
    <message>
        <source>Opening a label map</source>
        <translation>Ouverture d&apos;une carte de labels</translation>
    </message>
    <message>
        <source>The pixels are not changed by this: a face can be recognised in a rendering of a head, and burned-in text stays.</source>
        <translation>Les pixels n&apos;en sont pas changés&#xa0;: un visage peut être reconnu dans un rendu de la tête, et le texte incrusté reste.</translation>
    </message>
    <message>
        <source>There is no complete result to export: run super-resolution to the end first.</source>
        <translation>Il n&apos;y a pas de résultat complet à exporter&#xa0;: terminez d&apos;abord la super-résolution.</translation>
    </message>
    <message>
        <source>Writing the DICOM series</source>
        <translation>Écriture de la série DICOM</translation>
    </message>
    <message>
        <source>Writing NIfTI</source>
        <translation>Écriture du NIfTI</translation>
    </message>
    <message>
        <source>%1 is not there yet: open a study, or run super-resolution to the end first.</source>
        <translation>%1 n&apos;existe pas encore&#xa0;: ouvrez une étude ou terminez d&apos;abord la super-résolution.</translation>
    </message>
    <message>
        <source>No tumour was found in %1 by %2.</source>
        <translation>Aucune tumeur trouvée dans&#xa0;%1 par&#xa0;%2.</translation>
    </message>
    <message>
        <source>Tumour in %1 (AI, %2)</source>
        <translation>Tumeur dans&#xa0;%1 (IA,&#xa0;%2)</translation>
    </message>
    <message>
        <source>There are no trust maps to export: run super-resolution to the end first.</source>
        <translation>Il n&apos;y a pas de carte de confiance à exporter&#xa0;: terminez d&apos;abord la super-résolution.</translation>
    </message>
    <message>
        <source>Parametric maps lie on DICOM images, and the target is none: export the maps as NIfTI.</source>
        <translation>Les cartes paramétriques s&apos;appuient sur des images DICOM, et la cible n&apos;en est pas une&#xa0;: exportez les cartes en NIfTI.</translation>
    </message>
    <message>
        <source>Writing parametric maps</source>
        <translation>Écriture des cartes paramétriques</translation>
    </message>
    <message>
        <source>Writing trust maps</source>
        <translation>Écriture des cartes de confiance</translation>
    </message>
    <message>
        <source>There is no mask on show to export.</source>
        <translation>Aucun masque affiché à exporter.</translation>
    </message>
    <message>
        <source>Writing the mask</source>
        <translation>Écriture du masque</translation>
    </message>
    <message>
        <source>A DICOM segmentation lies on DICOM images, and these are none: export the mask as NIfTI.</source>
        <translation>Une segmentation DICOM s&apos;appuie sur des images DICOM, et celles-ci n&apos;en sont pas&#xa0;: exportez le masque en NIfTI.</translation>
    </message>
    <message>
        <source>Writing the segmentation</source>
        <translation>Écriture de la segmentation</translation>
    </message>
    <message>
        <source>Its images are no longer in the study list: open them again.</source>
        <translation>Ses images ne sont plus dans la liste des études&#xa0;: ouvrez-les à nouveau.</translation>
    </message>
    <message>
        <source>Looking for new files</source>
        <translation>Recherche de nouveaux fichiers</translation>
    </message>
    <message>
        <source>Opening the session</source>
        <translation>Ouverture de la session</translation>
    </message>
    <message>
        <source>Choose a reference first: the network needs a second contrast of the same patient.</source>
        <translation>Choisissez d&apos;abord une référence&#xa0;: le réseau a besoin d&apos;un second contraste du même patient.</translation>
    </message>
    <message>
        <source>Open a study first, or take the demo study in the Help menu.</source>
        <translation>Ouvrez d&apos;abord une étude, ou prenez celle de démonstration dans le menu Aide.</translation>
    </message>
    <message>
        <source>There is no complete result to ask about: run super-resolution to the end first.</source>
        <translation>Il n&apos;y a pas de résultat complet à interroger&#xa0;: terminez d&apos;abord la super-résolution.</translation>
    </message>
    <message>
        <source>This result is no longer in memory, and it was not exported: run it again.</source>
        <translation>Ce résultat n&apos;est plus en mémoire et n&apos;a pas été exporté&#xa0;: relancez-le.</translation>
    </message>
    <message>
        <source>Reading the result</source>
        <translation>Lecture du résultat</translation>
    </message>
    <message>
        <source>Only a complete run can be copied as a command line.</source>
        <translation>Seul un calcul complet peut être copié en ligne de commande.</translation>
    </message>
    <message>
        <source>Finding the command line</source>
        <translation>Recherche de la ligne de commande</translation>
    </message>
    <message>
        <source>%1 (edited)</source>
        <translation>%1 (modifié)</translation>
    </message>
    <message>
        <source>There is no image to draw on: open a study first.</source>
        <translation>Il n’y a pas d’image sur laquelle dessiner : ouvrez d’abord un examen.</translation>
    </message>
    <message>
        <source>Drawn mask %1</source>
        <translation>Masque dessiné %1</translation>
    </message>
    <message>
        <source>The mask of this step is no longer in the study list.</source>
        <translation>Le masque de cette étape n’est plus dans la liste des examens.</translation>
    </message>
    <message>
        <source>Reading the image in colour</source>
        <translation>Lecture de l’image en couleur</translation>
    </message>
    <message>
        <source>A label table names the labels of a mask, and none is on show: open one first.</source>
        <translation>Une table de labels nomme les labels d’un masque, et aucun n’est affiché : ouvrez-en un d’abord.</translation>
    </message>
    <message>
        <source>Reading the label table</source>
        <translation>Lecture de la table de labels</translation>
    </message>
    <message>
        <source>Writing the label table</source>
        <translation>Écriture de la table de labels</translation>
    </message>
    <message numerus="yes">
        <source>At most %n further mask(s) can be drawn: take one off first.</source>
        <translation>
            <numerusform>Au plus %n autre masque peut être dessiné : enlevez-en un d’abord.</numerusform>
            <numerusform>Au plus %n autres masques peuvent être dessinés : enlevez-en un d’abord.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>glmamba::app::StatusLine</name>
    <message>
        <source>Open files, drop them here, or take the demo study in the Help menu. Research use only.</source>
        <translation>Ouvrez des fichiers, déposez-les ici, ou prenez l&apos;étude de démonstration dans le menu Aide. Réservé à la recherche.</translation>
    </message>
    <message>
        <source>LPS %1 %2 %3 mm</source>
        <translation>LPS&#xa0;%1&#xa0;%2&#xa0;%3 mm</translation>
    </message>
    <message>
        <source>LR %1</source>
        <translation>LR&#xa0;%1</translation>
    </message>
    <message>
        <source>Ref %1</source>
        <translation>Réf&#xa0;%1</translation>
    </message>
    <message>
        <source>SR %1</source>
        <translation>SR&#xa0;%1</translation>
    </message>
    <message>
        <source>ZF %1</source>
        <translation>ZF&#xa0;%1</translation>
    </message>
    <message>
        <source>HR %1</source>
        <translation>HR&#xa0;%1</translation>
    </message>
    <message>
        <source>|err| %1</source>
        <translation>|err|&#xa0;%1</translation>
    </message>
    <message>
        <source>slice %1/%2</source>
        <translation>coupe&#xa0;%1/%2</translation>
    </message>
    <message>
        <source>outside the target (%1 slices)</source>
        <translation>hors de la cible (%1 coupes)</translation>
    </message>
</context>
<context>
    <name>glmamba::app::StudyBrowser</name>
    <message>
        <source>Filter by patient, study, series or contrast</source>
        <translation>Filtrer par patient, étude, série ou contraste</translation>
    </message>
    <message>
        <source>Filter the studies</source>
        <translation>Filtrer les études</translation>
    </message>
</context>
<context>
    <name>glmamba::app::StudyTree</name>
    <message>
        <source>Study</source>
        <translation>Étude</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Études</translation>
    </message>
    <message>
        <source>target (degraded ×%1)</source>
        <translation>cible (dégradée ×%1)</translation>
    </message>
    <message>
        <source>target</source>
        <translation>cible</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>référence</translation>
    </message>
    <message>
        <source>overlay</source>
        <translation>superposition</translation>
    </message>
    <message>
        <source>label map</source>
        <translation>carte de labels</translation>
    </message>
    <message>
        <source>AI, research use. Double-click shows it.</source>
        <translation>IA, réservé à la recherche. Un double clic l&apos;affiche.</translation>
    </message>
    <message>
        <source>being read …</source>
        <translation>lecture …</translation>
    </message>
</context>
<context>
    <name>glmamba::app::SurfaceWidget</name>
    <message>
        <source>3-D view</source>
        <translation>Vue 3D</translation>
    </message>
    <message>
        <source>Making the surface …</source>
        <translation>Calcul de la surface …</translation>
    </message>
    <message>
        <source>Making the surface</source>
        <translation>Calcul de la surface</translation>
    </message>
    <message>
        <source>Nothing to see: the image has no contrast</source>
        <translation>Rien à voir&#xa0;: l&apos;image n&apos;a pas de contraste</translation>
    </message>
</context>
<context>
    <name>glmamba::app::TrustPanel</name>
    <message>
        <source>Drawn over SR, and by itself in the error pane</source>
        <translation>Dessinée sur SR, et seule dans la vue d&apos;erreur</translation>
    </message>
    <message>
        <source>Asks the network again, slice on the screen first</source>
        <translation>Interroge à nouveau le réseau, la coupe affichée d&apos;abord</translation>
    </message>
    <message>
        <source>Opacity of the map over images</source>
        <translation>Opacité de la carte sur les images</translation>
    </message>
    <message>
        <source>Values nearer to none than this are not drawn over images</source>
        <translation>Les valeurs plus proches de rien que celle-ci ne sont pas dessinées sur les images</translation>
    </message>
    <message>
        <source>Over e&amp;very image</source>
        <translation>Sur toutes les &amp;images</translation>
    </message>
    <message>
        <source>Otherwise over SR alone</source>
        <translation>Sinon sur SR seul</translation>
    </message>
    <message>
        <source>Trust map</source>
        <translation>Carte de confiance</translation>
    </message>
    <message>
        <source>Ma&amp;p</source>
        <translation>&amp;Carte</translation>
    </message>
    <message>
        <source>&amp;Opacity</source>
        <translation>&amp;Opacité</translation>
    </message>
    <message>
        <source>T&amp;hreshold</source>
        <translation>Seui&amp;l</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>all values</source>
        <translation>toutes les valeurs</translation>
    </message>
    <message>
        <source>only below %1 %2</source>
        <translation>seulement sous&#xa0;%1&#xa0;%2</translation>
    </message>
    <message>
        <source>only beyond ±%1 %2</source>
        <translation>seulement au-delà de ±%1&#xa0;%2</translation>
    </message>
    <message>
        <source>only above %1 %2</source>
        <translation>seulement au-dessus de&#xa0;%1&#xa0;%2</translation>
    </message>
    <message>
        <source>Computing …</source>
        <translation>Calcul en cours …</translation>
    </message>
    <message>
        <source>Compute a&amp;gain: %1 passes a slice</source>
        <translation>&amp;Recalculer&#xa0;:&#xa0;%1 passages par coupe</translation>
    </message>
    <message>
        <source>&amp;Compute: %1 passes a slice</source>
        <translation>&amp;Calculer&#xa0;:&#xa0;%1 passages par coupe</translation>
    </message>
    <message>
        <source>Only %1 of %2 slices are there.</source>
        <translation>Seulement&#xa0;%1 coupes sur&#xa0;%2 sont là.</translation>
    </message>
    <message>
        <source>Being made …</source>
        <translation>En préparation …</translation>
    </message>
    <message>
        <source>After a run.</source>
        <translation>Après un calcul.</translation>
    </message>
</context>
<context>
    <name>glmamba::app::WindowPanel</name>
    <message>
        <source>Low end of the window</source>
        <translation>Bord inférieur de la fenêtre</translation>
    </message>
    <message>
        <source>High end of the window</source>
        <translation>Bord supérieur de la fenêtre</translation>
    </message>
    <message>
        <source>Centre of the window</source>
        <translation>Centre de la fenêtre</translation>
    </message>
    <message>
        <source>Width of the window</source>
        <translation>Largeur de la fenêtre</translation>
    </message>
    <message>
        <source>Lo&amp;w</source>
        <translation>&amp;Bas</translation>
    </message>
    <message>
        <source>Hi&amp;gh</source>
        <translation>&amp;Haut</translation>
    </message>
    <message>
        <source>Ce&amp;ntre</source>
        <translation>Ce&amp;ntre</translation>
    </message>
    <message>
        <source>Wi&amp;dth</source>
        <translation>&amp;Largeur</translation>
    </message>
    <message>
        <source>Auto: &amp;visible</source>
        <translation>Auto&#xa0;: &amp;visible</translation>
    </message>
    <message>
        <source>From what the active pane shows</source>
        <translation>Selon ce que montre la vue active</translation>
    </message>
    <message>
        <source>Auto: w&amp;hole</source>
        <translation>Auto&#xa0;: &amp;tout</translation>
    </message>
    <message>
        <source>From the whole volume</source>
        <translation>Selon tout le volume</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Préréglage</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Garder…</translation>
    </message>
    <message>
        <source>Keep this window as a preset of your own</source>
        <translation>Garder cette fenêtre comme préréglage personnel</translation>
    </message>
    <message>
        <source>Forget this preset</source>
        <translation>Oublier ce préréglage</translation>
    </message>
    <message>
        <source>Forget the chosen preset, one of your own</source>
        <translation>Oublier le préréglage personnel choisi</translation>
    </message>
    <message>
        <source>&amp;Invert: low values bright</source>
        <translation>&amp;Inverser&#xa0;: valeurs basses claires</translation>
    </message>
    <message>
        <source>&amp;Same for all compared images</source>
        <translation>&amp;Même pour les images comparées</translation>
    </message>
    <message>
        <source>LR, SR, zero-fill and HR, which are in the same units</source>
        <translation>LR, SR, zero-filling et HR, qui ont les mêmes unités</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; and all images in its units</source>
        <translation>&lt;b&gt;%1&lt;/b&gt; et toutes les images de mêmes unités</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt;</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Counting values</source>
        <translation>Comptage des valeurs</translation>
    </message>
    <message>
        <source>choose …</source>
        <translation>choisir …</translation>
    </message>
    <message>
        <source>Keep this window as a preset</source>
        <translation>Garder cette fenêtre comme préréglage</translation>
    </message>
    <message>
        <source>Name (it follows each image&apos;s own brightness):</source>
        <translation>Nom (il suit la luminosité propre de chaque image)&#xa0;:</translation>
    </message>
</context>
</TS>
