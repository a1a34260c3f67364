<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name></name>
    <message>
        <source>There is no shared memory left for pictures ({problem})</source>
        <translation>Il ne reste plus de mémoire partagée pour les images ({problem})</translation>
    </message>
    <message>
        <source>The camera&apos;s process ended ({reason}). Start begins anew.</source>
        <translation>Le processus de la caméra s’est terminé ({reason}). Démarrer recommence.</translation>
    </message>
    <message>
        <source>Facial-expression classification</source>
        <translation>Classification des expressions du visage</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>{rate} frames/s</source>
        <translation>{rate} images/s</translation>
    </message>
    <message>
        <source>stored {count}</source>
        <translation>enregistrées {count}</translation>
    </message>
    <message>
        <source>sent {count}</source>
        <translation>envoyées {count}</translation>
    </message>
    <message>
        <source>Loading the model, opening the source</source>
        <translation>Chargement du modèle, ouverture de la source</translation>
    </message>
    <message>
        <source>Save figure...</source>
        <translation>Enregistrer la figure...</translation>
    </message>
    <message>
        <source>Save numbers...</source>
        <translation>Enregistrer les nombres...</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Réduire</translation>
    </message>
    <message>
        <source>Maximise</source>
        <translation>Agrandir</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Double clic</translation>
    </message>
    <message>
        <source>Log axis</source>
        <translation>Axe logarithmique</translation>
    </message>
    <message>
        <source>Views of this card</source>
        <translation>Vues de cette carte</translation>
    </message>
    <message>
        <source>Save, maximise (double click)</source>
        <translation>Enregistrer, agrandir (double clic)</translation>
    </message>
    <message>
        <source>Menu of this card</source>
        <translation>Menu de cette carte</translation>
    </message>
    <message>
        <source>These are the knobs of the figure, made by Learnoscope {version} on {device}.</source>
        <translation>Voici les réglages de la figure, faite par Learnoscope {version} sur {device}.</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Enter: next, Shift+Enter: previous, Esc: close</source>
        <translation>Entrée : suivant, Maj+Entrée : précédent, Échap : fermer</translation>
    </message>
    <message>
        <source>Copy the selection, or everything</source>
        <translation>Copier la sélection, ou tout</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>aucun résultat</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} sur {count}</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copier les détails</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Remove the last one</source>
        <translation>Retirer le dernier</translation>
    </message>
    <message>
        <source>Add one more</source>
        <translation>En ajouter un</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>aucun choisi</translation>
    </message>
    <message>
        <source>the disk is full or not writable</source>
        <translation>le disque est plein ou protégé en écriture</translation>
    </message>
    <message>
        <source>page</source>
        <translation>page</translation>
    </message>
    <message>
        <source>script</source>
        <translation>script</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>différence</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>acceptée</translation>
    </message>
    <message>
        <source>So far for the pages {pages}</source>
        <translation>Pour l&apos;instant pour les pages {pages}</translation>
    </message>
    <message>
        <source>There is nothing to compare with yet: press Play and let the run come to its end.</source>
        <translation>Il n&apos;y a encore rien à comparer : appuyez sur Lancer et laissez l&apos;exécution aller à son terme.</translation>
    </message>
    <message>
        <source>{names} changed while the run went on, which a script cannot repeat: press Play once more.</source>
        <translation>{names} : changé pendant l&apos;exécution, ce qu&apos;un script ne peut pas répéter ; appuyez encore une fois sur Lancer.</translation>
    </message>
    <message>
        <source>This run was on {device}, and a script computes on the CPU: choose CPU and press Play.</source>
        <translation>Cette exécution a calculé sur {device}, un script calcule sur le CPU : choisissez CPU et appuyez sur Lancer.</translation>
    </message>
    <message>
        <source>{title}: the run as a script</source>
        <translation>{title} : l&apos;exécution en script</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Save script...</source>
        <translation>Enregistrer le script...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>The script runs; Python and torch take a few seconds to start.</source>
        <translation>Le script s&apos;exécute ; Python et torch mettent quelques secondes à démarrer.</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>concorde</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>diffère</translation>
    </message>
    <message>
        <source>Export script</source>
        <translation>Exporter le script</translation>
    </message>
    <message>
        <source>{path} could not be written: {problem}</source>
        <translation>{path} n’a pas pu être écrit : {problem}</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is no file that this page can use; it takes {accepted}</source>
        <translation>« {name} » n’est pas un fichier que cette page peut utiliser ; elle accepte {accepted}</translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation>Afficher {title}</translation>
    </message>
    <message>
        <source>Hide {title}</source>
        <translation>Masquer {title}</translation>
    </message>
    <message>
        <source>Draw here</source>
        <translation>Dessinez ici</translation>
    </message>
    <message>
        <source>Drawing surface</source>
        <translation>Surface de dessin</translation>
    </message>
    <message>
        <source>Draw here: {width} x {height} pixels, white on black. Delete wipes it.</source>
        <translation>Dessinez ici : {width} x {height} pixels, blanc sur noir. Suppr efface tout.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Wipe the canvas (Delete)</source>
        <translation>Vider la surface (Suppr)</translation>
    </message>
    <message>
        <source>{action} (Enter in the field)</source>
        <translation>{action} (Entrée dans le champ)</translation>
    </message>
    <message>
        <source>Paint here</source>
        <translation>Peignez ici</translation>
    </message>
    <message>
        <source>Half</source>
        <translation>Moitié</translation>
    </message>
    <message>
        <source>Paint the lower half, and nothing else</source>
        <translation>Peindre seulement la moitié inférieure</translation>
    </message>
    <message>
        <source>Take all paint away (Delete)</source>
        <translation>Retirer toute la peinture (Suppr)</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>Paint what is missing: {width} x {height} pixels. Delete takes all paint away.</source>
        <translation>Peignez ce qui manque : {width} x {height} pixels. Suppr retire toute la peinture.</translation>
    </message>
    <message>
        <source>choose, or drop one on the page</source>
        <translation>choisir, ou déposer sur la page</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>From {low} to {high}</source>
        <translation>De {low} à {high}</translation>
    </message>
    <message>
        <source>Right button or Shift erases</source>
        <translation>Le bouton droit ou Maj efface</translation>
    </message>
    <message>
        <source>Everything in one list</source>
        <translation>Tout dans une liste</translation>
    </message>
    <message>
        <source>Each entry is a page that shows one technique while it learns. Type in the field above the list to find one.</source>
        <translation>Chaque entrée est une page qui montre une technique pendant qu’elle apprend. Tapez dans le champ au-dessus de la liste pour en trouver une.</translation>
    </message>
    <message>
        <source>A page</source>
        <translation>Une page</translation>
    </message>
    <message>
        <source>This network of 2 inputs learns to tell two kinds of points apart. Nothing has been computed yet: what you will see is a real training.</source>
        <translation>Ce réseau à 2 entrées apprend à distinguer deux sortes de points. Rien n’est encore calculé : ce que vous allez voir est un véritable entraînement.</translation>
    </message>
    <message>
        <source>The run has begun. Space pauses it and lets it go on, the right arrow makes one step, R starts again. The slider slows it down to single steps.</source>
        <translation>L’exécution a commencé. Espace la met en pause et la reprend, la flèche droite fait une étape, R recommence. Le curseur la ralentit jusqu’à une étape à la fois.</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>Regarder de près</translation>
    </message>
    <message>
        <source>Point at a curve to read its values, drag to move, turn the wheel to zoom, double-click to see all of it. Double-click the title of a card and it fills the page.</source>
        <translation>Pointez une courbe pour lire ses valeurs, glissez pour déplacer, tournez la molette pour agrandir, double-cliquez pour tout voir. Un double clic sur le titre d’une carte lui fait remplir la page.</translation>
    </message>
    <message>
        <source>Knobs</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Change one while the page runs: those with a dot take effect at once, the others at the next start. Ctrl+Z takes an edit back.</source>
        <translation>Changez-en un pendant que la page calcule : ceux qui ont un point agissent aussitôt, les autres au prochain lancement. Ctrl+Z annule une modification.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Préréglages</translation>
    </message>
    <message>
        <source>Each page comes with settings worth seeing: what goes wrong, and its cure. Keep your own beside them. Presets say how long they take on this machine, and can be fitted into 10, 30 or 60 seconds.</source>
        <translation>Chaque page apporte des réglages qui valent le coup d’œil : ce qui tourne mal, et son remède. Gardez les vôtres à côté. Les préréglages disent combien de temps ils prennent sur cette machine, et peuvent tenir en 10, 30 ou 60 secondes.</translation>
    </message>
    <message>
        <source>Lesson and code</source>
        <translation>Leçon et code</translation>
    </message>
    <message>
        <source>Beside the knobs lie the lesson, with its equations, and the code that runs. Press F1 for the lesson.</source>
        <translation>À côté des réglages se trouvent la leçon, avec ses équations, et le code qui s’exécute. F1 ouvre la leçon.</translation>
    </message>
    <message>
        <source>A network that is too deep</source>
        <translation>Un réseau trop profond</translation>
    </message>
    <message>
        <source>Forty layers: see how the gradients vanish on their way back, and what another activation changes.</source>
        <translation>Quarante couches : voyez comment les gradients s’évanouissent sur le chemin du retour, et ce que change une autre activation.</translation>
    </message>
    <message>
        <source>Keep and share</source>
        <translation>Garder et partager</translation>
    </message>
    <message>
        <source>The menu saves a session, which shows everything again without computing, a report, and figures. A saved picture carries its run: drop it on the window and the page comes back.</source>
        <translation>Le menu enregistre une session, qui remontre tout sans calculer, un rapport et des figures. Une image enregistrée porte son exécution : déposez-la sur la fenêtre et la page revient.</translation>
    </message>
    <message>
        <source>In front of a class</source>
        <translation>Devant une classe</translation>
    </message>
    <message>
        <source>F11 fills the screen with large text and strong lines; B makes it black, L is a spotlight. Esc leaves. That is all: choose a page and press Play.</source>
        <translation>F11 remplit l’écran de grands textes et de traits forts ; B le rend noir, L est un faisceau. Échap quitte. C’est tout : choisissez une page et appuyez sur Lancer.</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Visite guidée</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fini</translation>
    </message>
    <message>
        <source>Knobs, lesson, code</source>
        <translation>Réglages, leçon, code</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Leçon</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>This page has no GPU code.</source>
        <translation>Cette page n’a pas de code pour GPU.</translation>
    </message>
    <message>
        <source>No GPU found on this machine.</source>
        <translation>Aucun GPU trouvé sur cette machine.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Where the run computes; applies at the next Play</source>
        <translation>Où se fait le calcul ; vaut au prochain lancement</translation>
    </message>
    <message>
        <source>Click a cell of “{panel}”.</source>
        <translation>Cliquez sur une cellule de « {panel} ».</translation>
    </message>
    <message>
        <source>Click in “{panel}”.</source>
        <translation>Cliquez dans « {panel} ».</translation>
    </message>
    <message>
        <source>This page has no lesson yet.</source>
        <translation>Cette page n’a pas encore de leçon.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>{count} drawn</source>
        <translation>{count} dessinés</translation>
    </message>
    <message>
        <source>none drawn</source>
        <translation>aucun dessiné</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Défauts</translation>
    </message>
    <message>
        <source>preset &quot;{title}&quot;</source>
        <translation>préréglage « {title} »</translation>
    </message>
    <message>
        <source>all knobs</source>
        <translation>tous les réglages</translation>
    </message>
    <message>
        <source>Reset all knobs to their defaults</source>
        <translation>Remettre tous les réglages à leur valeur par défaut</translation>
    </message>
    <message>
        <source>Choose which knobs this page shows</source>
        <translation>Choisir les réglages que montre cette page</translation>
    </message>
    <message>
        <source>Every change runs it again</source>
        <translation>Chaque modification relance le calcul</translation>
    </message>
    <message>
        <source>{page} has no knob &quot;{name}&quot;</source>
        <translation>{page} n’a pas de réglage « {name} »</translation>
    </message>
    <message numerus="yes">
        <source>%n changes wait for the next Play</source>
        <translation>
            <numerusform>%n modification attend le prochain lancement</numerusform>
            <numerusform>%n modifications attendent le prochain lancement</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undo {what} ({keys})</source>
        <translation>Annuler {what} ({keys})</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Redo {what} ({keys})</source>
        <translation>Rétablir {what} ({keys})</translation>
    </message>
    <message>
        <source>Knobs on this page</source>
        <translation>Réglages de cette page</translation>
    </message>
    <message>
        <source>Knobs that are shown</source>
        <translation>Réglages affichés</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Knobs that are not ticked keep their values and are saved with the session.</source>
        <translation>Les réglages non cochés gardent leur valeur et sont enregistrés avec la session.</translation>
    </message>
    <message>
        <source>changes at once</source>
        <translation>agit aussitôt</translation>
    </message>
    <message>
        <source>at the next Play</source>
        <translation>au prochain lancement</translation>
    </message>
    <message>
        <source>changed, waits for the next Play</source>
        <translation>modifié, attend le prochain lancement</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>vrai ou faux (true, false)</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>un nombre entier</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un nombre</translation>
    </message>
    <message>
        <source>text</source>
        <translation>du texte</translation>
    </message>
    <message>
        <source>a comma-separated list</source>
        <translation>une liste séparée par des virgules</translation>
    </message>
    <message>
        <source>{0} from {1} to {2}</source>
        <translation>{0} de {1} à {2}</translation>
    </message>
    <message>
        <source>{0} of at least {1}</source>
        <translation>{0} d’au moins {1}</translation>
    </message>
    <message>
        <source>{0} of at most {1}</source>
        <translation>{0} d’au plus {1}</translation>
    </message>
    <message>
        <source>Reset to {value}</source>
        <translation>Remettre à {value}</translation>
    </message>
    <message>
        <source>Accepts {values}</source>
        <translation>Accepte : {values}</translation>
    </message>
    <message>
        <source>Default: {value}</source>
        <translation>Par défaut : {value}</translation>
    </message>
    <message>
        <source>An edit changes at once</source>
        <translation>Une modification agit aussitôt</translation>
    </message>
    <message>
        <source>An edit counts at the next Play</source>
        <translation>Une modification vaut au prochain lancement</translation>
    </message>
    <message>
        <source>Something went wrong in the window: {problem}</source>
        <translation>Un problème est survenu dans la fenêtre : {problem}</translation>
    </message>
    <message>
        <source>Open pages</source>
        <translation>Pages ouvertes</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is no session and no figure with a run in it; pages take pictures and tables.</source>
        <translation>« {name} » n’est ni une session ni une figure contenant une exécution ; les pages acceptent des images et des tableaux.</translation>
    </message>
    <message>
        <source>Close {title} (Ctrl+W)</source>
        <translation>Fermer {title} (Ctrl+W)</translation>
    </message>
    <message>
        <source>This page cannot be shown: {problem}</source>
        <translation>Cette page ne peut pas être affichée : {problem}</translation>
    </message>
    <message>
        <source>Remove the outer ring</source>
        <translation>Retirer l’anneau extérieur</translation>
    </message>
    <message>
        <source>Add a ring of zeros</source>
        <translation>Ajouter un anneau de zéros</translation>
    </message>
    <message>
        <source>own numbers</source>
        <translation>nombres personnels</translation>
    </message>
    <message>
        <source>famous ones</source>
        <translation>connus</translation>
    </message>
    <message>
        <source>Famous ones: choose one, then edit its numbers</source>
        <translation>Connus : choisissez-en un, puis modifiez ses nombres</translation>
    </message>
    <message>
        <source>{knob}: &quot;{text}&quot; is not a number</source>
        <translation>{knob} : « {text} » n’est pas un nombre</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Ajouter une ligne</translation>
    </message>
    <message>
        <source>Remove the last row</source>
        <translation>Retirer la dernière ligne</translation>
    </message>
    <message>
        <source>Add a column</source>
        <translation>Ajouter une colonne</translation>
    </message>
    <message>
        <source>Remove the last column</source>
        <translation>Retirer la dernière colonne</translation>
    </message>
    <message>
        <source>Swap rows and columns</source>
        <translation>Échanger lignes et colonnes</translation>
    </message>
    <message>
        <source>Turn by 180°</source>
        <translation>Tourner de 180°</translation>
    </message>
    <message>
        <source>All zero</source>
        <translation>Tout à zéro</translation>
    </message>
    <message>
        <source>{knob}: the clipboard holds no matrix: {problem}</source>
        <translation>{knob} : le presse-papiers ne contient pas de matrice : {problem}</translation>
    </message>
    <message>
        <source>Continue from the last checkpoint</source>
        <translation>Continuer depuis le dernier point de reprise</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Caméra</translation>
    </message>
    <message>
        <source>Live facial expressions: a camera, a film or pictures, classified face by face</source>
        <translation>Expressions du visage en direct : une caméra, un film ou des images, classés visage par visage</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Data sets: what is here, and how to get more</source>
        <translation>Jeux de données : ce qui est là, et comment en obtenir d’autres</translation>
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
        <translation>&lt;p&gt;&lt;b&gt;Ce qu’il fait.&lt;/b&gt; Il a appris d’une dizaine de milliers d’images que des personnes ont rangées sous sept mots, et dit
lequel de ces mots convient à l’image de chaque visage, avec une probabilité.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Ce qu’il ne peut pas savoir.&lt;/b&gt; Ce que quelqu’un ressent, pense ou veut. Un visage ne le dit pas ; le mot est faux pour plus
d’une image sur quatre, même parmi des images du même genre, et l’on ignore comment il se trompe selon l’âge, la peau, les lunettes
ou la maladie. Ne jugez personne d’après lui.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Où vont les images.&lt;/b&gt; Nulle part. Chacune est regardée en mémoire puis oubliée ; aucune n’est enregistrée, aucune n’est envoyée.
Échap éteint aussitôt la caméra et son voyant.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;La loi.&lt;/b&gt; Dans l’Union européenne, il est interdit de déduire les émotions des personnes au travail et dans l’enseignement
(règlement sur l’IA, article 5, paragraphe 1, point f)). En classe, prenez des images, des films, ou jouez vous-même une expression.&lt;/p&gt;
</translation>
    </message>
    <message>
        <source>Use a live camera?</source>
        <translation>Utiliser une caméra en direct ?</translation>
    </message>
    <message>
        <source>Everybody whom the camera sees has agreed</source>
        <translation>Toutes les personnes que la caméra voit sont d’accord</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Utiliser la caméra</translation>
    </message>
    <message>
        <source>A small convolutional network (2023): turned and partly hidden faces, too</source>
        <translation>Un petit réseau convolutif (2023) : aussi les visages tournés ou en partie cachés</translation>
    </message>
    <message>
        <source>Haar cascade</source>
        <translation>Cascade de Haar</translation>
    </message>
    <message>
        <source>Boosted cascades of Haar-like features (Viola and Jones 2001): frontal faces</source>
        <translation>Cascades boostées de caractéristiques pseudo-Haar (Viola et Jones 2001) : visages de face</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Détecteur</translation>
    </message>
    <message>
        <source>A detector that also finds turned faces; downloaded from its authors and verified</source>
        <translation>Un détecteur qui trouve aussi les visages tournés ; téléchargé chez ses auteurs et vérifié</translation>
    </message>
    <message>
        <source>Offer live cameras</source>
        <translation>Proposer les caméras en direct</translation>
    </message>
    <message>
        <source>Off, only pictures, films and the demo are offered</source>
        <translation>Décoché, seuls des images, des films et la démo sont proposés</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Not sure below</source>
        <translation>Incertain sous</translation>
    </message>
    <message>
        <source>Below this probability no label is given</source>
        <translation>Sous cette probabilité, aucune étiquette n’est donnée</translation>
    </message>
    <message>
        <source>Seconds after which 63 % of a change has come through</source>
        <translation>Secondes après lesquelles 63 % d’un changement sont passés</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Lissage</translation>
    </message>
    <message>
        <source>Fetch YuNet ({size} MB)</source>
        <translation>Télécharger YuNet ({size} Mo)</translation>
    </message>
    <message>
        <source>Fetching YuNet...</source>
        <translation>Téléchargement de YuNet...</translation>
    </message>
    <message>
        <source>{width}×{height} {colours}, {low} to {high}</source>
        <translation>{width}×{height} {colours}, {low} à {high}</translation>
    </message>
    <message>
        <source>capture</source>
        <translation>capture</translation>
    </message>
    <message>
        <source>detection</source>
        <translation>détection</translation>
    </message>
    <message>
        <source>tracking</source>
        <translation>suivi</translation>
    </message>
    <message>
        <source>classification</source>
        <translation>classification</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>dessin</translation>
    </message>
    <message>
        <source>Probabilities of the chosen face</source>
        <translation>Probabilités du visage choisi</translation>
    </message>
    <message>
        <source>Bar and number: smoothed over time. Line and muted number: the newest reading alone. Dashed: threshold</source>
        <translation>Barre et nombre : lissés dans le temps. Trait et nombre pâle : la dernière lecture seule. Tirets : seuil</translation>
    </message>
    <message>
        <source>No face in sight</source>
        <translation>Aucun visage en vue</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latence</translation>
    </message>
    <message>
        <source>Press Start (Space)</source>
        <translation>Appuyez sur Démarrer (Espace)</translation>
    </message>
    <message>
        <source>Stopped. Start (Space) begins anew</source>
        <translation>Arrêté. Démarrer (Espace) recommence</translation>
    </message>
    <message>
        <source>Opening the source</source>
        <translation>Ouverture de la source</translation>
    </message>
    <message>
        <source>The words name pictures, not what anybody feels, and more than one in four is wrong. Nothing is stored or sent. More: F1</source>
        <translation>Les mots nomment des images, non ce que quelqu’un ressent, et plus d’un sur quatre est faux. Rien n’est enregistré ni envoyé. Plus : F1</translation>
    </message>
    <message>
        <source>frames seen {count}</source>
        <translation>images vues {count}</translation>
    </message>
    <message>
        <source>Start or stop (Space); Esc stops, too</source>
        <translation>Démarrer ou arrêter (Espace) ; Échap arrête aussi</translation>
    </message>
    <message>
        <source>Freeze: hold this picture (F); the camera stays on</source>
        <translation>Figer : garder cette image (F) ; la caméra reste allumée</translation>
    </message>
    <message>
        <source>Mirror: left and right as in a mirror, on the screen only</source>
        <translation>Miroir : gauche et droite comme dans un miroir, à l’écran seulement</translation>
    </message>
    <message>
        <source>Save this one picture, where you say; nothing is stored otherwise</source>
        <translation>Enregistrer cette seule image, où vous le dites ; rien n’est enregistré autrement</translation>
    </message>
    <message>
        <source>Beside the picture</source>
        <translation>À côté de l&apos;image</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Direct</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Au fil du temps</translation>
    </message>
    <message>
        <source>Latency of a frame</source>
        <translation>Temps par image</translation>
    </message>
    <message>
        <source>smoothed, raw</source>
        <translation>lissé, brut</translation>
    </message>
    <message>
        <source>The camera is off. Start (Space) switches it on</source>
        <translation>La caméra est éteinte. Démarrer (Espace) l’allume</translation>
    </message>
    <message>
        <source>Switching the camera off</source>
        <translation>Extinction de la caméra</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>{milliseconds} ms to the screen</source>
        <translation>{milliseconds} ms jusqu’à l’écran</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>Visage {number}</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Visage</translation>
    </message>
    <message>
        <source>face {number}</source>
        <translation>visage {number}</translation>
    </message>
    <message>
        <source>no face</source>
        <translation>aucun visage</translation>
    </message>
    <message>
        <source>face {number} of {count}, click another one</source>
        <translation>visage {number} sur {count}, cliquez pour changer</translation>
    </message>
    <message>
        <source>The usual figure is the model&apos;s accuracy on pictures that are cut to the face. What counts is the whole chain: finding the face, cutting it out, and the model. A face that is not found is a wrong answer.</source>
        <translation>Le chiffre habituel est l’exactitude du modèle sur des images recadrées sur le visage. Ce qui compte est toute la chaîne : trouver le visage, le découper, et le modèle. Un visage qui n’est pas trouvé est une réponse fausse.</translation>
    </message>
    <message>
        <source>Or a folder of yours that holds a folder of pictures for each label, such as happy and sad.</source>
        <translation>Ou un dossier à vous qui contient un dossier d’images par étiquette, comme happy et sad.</translation>
    </message>
    <message>
        <source>Labelled pictures</source>
        <translation>Images étiquetées</translation>
    </message>
    <message>
        <source>end to end</source>
        <translation>bout en bout</translation>
    </message>
    <message>
        <source>crops alone</source>
        <translation>recadrées</translation>
    </message>
    <message>
        <source>Open a folder...</source>
        <translation>Ouvrir un dossier...</translation>
    </message>
    <message>
        <source>Folder of labelled pictures</source>
        <translation>Dossier d’images étiquetées</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Shipped model</source>
        <translation>Modèle fourni</translation>
    </message>
    <message>
        <source>Open a model...</source>
        <translation>Ouvrir un modèle...</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Model of faces</source>
        <translation>Modèle de visages</translation>
    </message>
    <message>
        <source>Labels, in the order of the outputs</source>
        <translation>Étiquettes, dans l’ordre des sorties</translation>
    </message>
    <message>
        <source>Values for black and white</source>
        <translation>Valeurs du noir et du blanc</translation>
    </message>
    <message>
        <source>The words for the model&apos;s outputs, in their order</source>
        <translation>Les mots pour les sorties du modèle, dans leur ordre</translation>
    </message>
    <message>
        <source>What the model takes for black and for white</source>
        <translation>Ce que le modèle prend pour le noir et pour le blanc</translation>
    </message>
    <message>
        <source>Keep these answers</source>
        <translation>Garder ces réponses</translation>
    </message>
    <message>
        <source>the order of its labels</source>
        <translation>l’ordre de ses étiquettes</translation>
    </message>
    <message>
        <source>the range of its pixels</source>
        <translation>l’intervalle de ses pixels</translation>
    </message>
    <message>
        <source>{name} does not say {what}. Wrong answers look like “always sad”: watch the picture while you choose.</source>
        <translation>{name} ne dit pas {what}. Des réponses fausses ressemblent à « toujours triste » : regardez l’image pendant que vous choisissez.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> et </translation>
    </message>
    <message>
        <source>The model that comes along (models/{name}) is missing. Open or drop a model of faces (.onnx, .h5, .hdf5 or .keras), or train it: python build_scripts/train_expressions.py</source>
        <translation>Le modèle fourni (models/{name}) manque. Ouvrez ou déposez un modèle de visages (.onnx, .h5, .hdf5 ou .keras), ou entraînez-le : python build_scripts/train_expressions.py</translation>
    </message>
    <message>
        <source>Save this picture</source>
        <translation>Enregistrer cette image</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>choisissez un autre dossier</translation>
    </message>
    <message>
        <source>{camera} (not plugged in)</source>
        <translation>{camera} (non branchée)</translation>
    </message>
    <message>
        <source>Live cameras are switched off</source>
        <translation>Les caméras en direct sont désactivées</translation>
    </message>
    <message>
        <source>No camera is plugged in</source>
        <translation>Aucune caméra n’est branchée</translation>
    </message>
    <message>
        <source>Open a film or picture...</source>
        <translation>Ouvrir un film ou une image...</translation>
    </message>
    <message>
        <source>Open a folder of pictures...</source>
        <translation>Ouvrir un dossier d’images...</translation>
    </message>
    <message>
        <source>Films and pictures</source>
        <translation>Films et images</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>Film or picture</source>
        <translation>Film ou image</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>Dossier d’images</translation>
    </message>
    <message>
        <source>Probabilities of the chosen face over time</source>
        <translation>Probabilités du visage choisi au fil du temps</translation>
    </message>
    <message>
        <source>Probabilities of the chosen face over the last {seconds} seconds; above them the verdict</source>
        <translation>Probabilités du visage choisi pendant les {seconds} dernières secondes ; au-dessus, le verdict</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
    <message>
        <source>{seconds} s ago</source>
        <translation>il y a {seconds} s</translation>
    </message>
    <message>
        <source>Import pictures...</source>
        <translation>Importer des images...</translation>
    </message>
    <message>
        <source>Something else is being done with the data; wait for it, or cancel it.</source>
        <translation>Une autre opération est en cours sur les données ; attendez sa fin ou annulez-la.</translation>
    </message>
    <message>
        <source>Remove {name} and its files from this machine?</source>
        <translation>Supprimer {name} et ses fichiers de cette machine ?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>A folder or zip archive with a folder of pictures for each class (or train and test with such folders), a folder of MNIST&apos;s idx files, the official CIFAR-10 archive, or fer2013.csv.</source>
        <translation>Un dossier ou une archive zip avec un dossier d’images par classe (ou train et test avec de tels dossiers), un dossier des fichiers idx de MNIST, l’archive officielle de CIFAR-10, ou fer2013.csv.</translation>
    </message>
    <message>
        <source>Import pictures</source>
        <translation>Importer des images</translation>
    </message>
    <message>
        <source>after the file</source>
        <translation>d’après le fichier</translation>
    </message>
    <message>
        <source>Folder...</source>
        <translation>Dossier...</translation>
    </message>
    <message>
        <source>File...</source>
        <translation>Fichier...</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>telles quelles</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>pixels</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Archives and tables</source>
        <translation>Archives et tableaux</translation>
    </message>
    <message>
        <source>Archive or table</source>
        <translation>Archive ou tableau</translation>
    </message>
    <message>
        <source>Ask for it again to start another one.</source>
        <translation>Demandez-le encore pour recommencer.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>About Learnoscope</source>
        <translation>À propos de Learnoscope</translation>
    </message>
    <message>
        <source>Shows machine learning while it learns. MIT licence. Below are the licences of everything that comes along.</source>
        <translation>Montre l’apprentissage automatique pendant qu’il apprend. Licence MIT. Ci-dessous, les licences de tout ce qui l’accompagne.</translation>
    </message>
    <message>
        <source>What comes along</source>
        <translation>Ce qui l’accompagne</translation>
    </message>
    <message>
        <source>Reading the licences</source>
        <translation>Lecture des licences</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>cannot be read: {problem}</source>
        <translation>illisible : {problem}</translation>
    </message>
    <message>
        <source>Its own files hold no text of the licence.</source>
        <translation>Ses propres fichiers ne contiennent pas le texte de la licence.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Check for leaks looks for test pictures that are training pictures too, exactly or nearly.</source>
        <translation>« Chercher des fuites » cherche les images de test qui sont aussi des images d’entraînement, exactement ou presque.</translation>
    </message>
    <message>
        <source>Looks for test pictures that are training pictures too</source>
        <translation>Cherche les images de test qui sont aussi des images d’entraînement</translation>
    </message>
    <message>
        <source>Check for leaks</source>
        <translation>Chercher des fuites</translation>
    </message>
    <message>
        <source>Other samples</source>
        <translation>Autres exemples</translation>
    </message>
    <message>
        <source>Views of this data set</source>
        <translation>Vues de ce jeu de données</translation>
    </message>
    <message>
        <source>Fetch {size}</source>
        <translation>Télécharger {size}</translation>
    </message>
    <message>
        <source>It is not on this machine yet. Fetched from its authors, it is checked before it is used.</source>
        <translation>Il n’est pas encore sur cette machine. Téléchargé chez ses auteurs, il est vérifié avant d’être utilisé.</translation>
    </message>
    <message>
        <source>It is not on this machine, and nobody may hand it on freely.</source>
        <translation>Il n’est pas sur cette machine, et personne ne peut le transmettre librement.</translation>
    </message>
    <message>
        <source>are being verified</source>
        <translation>en cours de vérification</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Leak check</source>
        <translation>Fuites</translation>
    </message>
    <message>
        <source>{train} to learn from, {test} to test on</source>
        <translation>{train} pour apprendre, {test} pour tester</translation>
    </message>
    <message>
        <source>{size} on disk</source>
        <translation>{size} sur le disque</translation>
    </message>
    <message>
        <source>{size} to fetch</source>
        <translation>{size} à télécharger</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>intégré</translation>
    </message>
    <message>
        <source>NOT the published ones: {names}</source>
        <translation>PAS ceux qui ont été publiés : {names}</translation>
    </message>
    <message>
        <source>verified: the published ones</source>
        <translation>vérifiés : ceux qui ont été publiés</translation>
    </message>
    <message>
        <source>no checksum is known</source>
        <translation>aucune somme de contrôle connue</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>Jeux de données</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} images</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>pas ici</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>couleur</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gris</translation>
    </message>
    <message>
        <source>largest {name} {value} ({label})</source>
        <translation>plus grand {name} {value} ({label})</translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names} et {last}</translation>
    </message>
    <message>
        <source>{names}: nothing in this run so far</source>
        <translation>{names} : rien jusqu’ici dans cette exécution</translation>
    </message>
    <message>
        <source>{names} will appear here</source>
        <translation>{names} : s’affichera ici</translation>
    </message>
    <message>
        <source>Press Play (Space)</source>
        <translation>Appuyez sur Lancer (Espace)</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>couche</translation>
    </message>
    <message>
        <source>{count} parameters each</source>
        <translation>{count} paramètres chacune</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} paramètres</translation>
    </message>
    <message>
        <source>no parameters</source>
        <translation>aucun paramètre</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>activation</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>biais</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>neurone {number}</translation>
    </message>
    <message numerus="yes">
        <source>%n layers</source>
        <translation>
            <numerusform>%n couche</numerusform>
            <numerusform>%n couches</numerusform>
        </translation>
    </message>
    <message>
        <source>negative weight</source>
        <translation>poids négatif</translation>
    </message>
    <message>
        <source>positive weight</source>
        <translation>poids positif</translation>
    </message>
    <message>
        <source>filled by bias</source>
        <translation>rempli selon le biais</translation>
    </message>
    <message>
        <source>filled by activation</source>
        <translation>rempli selon l’activation</translation>
    </message>
    <message>
        <source>Earlier pictures</source>
        <translation>Images précédentes</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n image</numerusform>
            <numerusform>%n images</numerusform>
        </translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>étape {step}</translation>
    </message>
    <message>
        <source>row</source>
        <translation>ligne</translation>
    </message>
    <message>
        <source>column</source>
        <translation>colonne</translation>
    </message>
    <message>
        <source>value</source>
        <translation>valeur</translation>
    </message>
    <message>
        <source>Click adds · drag moves · Ctrl+click deletes</source>
        <translation>Clic ajoute · glisser déplace · Ctrl+clic supprime</translation>
    </message>
    <message>
        <source>Click, Shift+click add · drag moves · Ctrl+click deletes</source>
        <translation>Clic, Maj+clic ajoutent · glisser déplace · Ctrl+clic supprime</translation>
    </message>
    <message>
        <source>Drag draws · click adds · Ctrl+click deletes</source>
        <translation>Glisser dessine · clic ajoute · Ctrl+clic supprime</translation>
    </message>
    <message>
        <source>Show everything (double click)</source>
        <translation>Tout afficher (double clic)</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>et {count} de plus</translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n points</source>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
    <message>
        <source>earlier runs</source>
        <translation>exécutions précédentes</translation>
    </message>
    <message>
        <source>class {number}</source>
        <translation>classe {number}</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Press Play to run it again.</source>
        <translation>Appuyez sur Lancer pour recommencer.</translation>
    </message>
    <message>
        <source>There is no run to ask yet: press Play first.</source>
        <translation>Il n’y a encore aucune exécution à interroger : appuyez d’abord sur Lancer.</translation>
    </message>
    <message>
        <source>The engine of this page ended unexpectedly ({reason}).</source>
        <translation>Le processus de calcul de cette page s’est terminé de façon inattendue ({reason}).</translation>
    </message>
    <message>
        <source>The run did not stop within {seconds} seconds, so its engine was ended.</source>
        <translation>L’exécution ne s’est pas arrêtée en {seconds} secondes ; son processus de calcul a donc été terminé.</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Comme le bureau</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>bfloat16 where the hardware has it</source>
        <translation>bfloat16 si le matériel le permet</translation>
    </message>
    <message>
        <source>float32 always</source>
        <translation>toujours float32</translation>
    </message>
    <message>
        <source>GPU where there is one</source>
        <translation>GPU s’il y en a un</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>the user&apos;s own data folder</source>
        <translation>le dossier de données de l’utilisateur</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>Choisir...</translation>
    </message>
    <message>
        <source>all that is free</source>
        <translation>tout ce qui est libre</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>tous les cœurs</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Pages compute on</source>
        <translation>Les pages calculent sur</translation>
    </message>
    <message>
        <source>Threads that a run may take</source>
        <translation>Threads qu&apos;une exécution peut occuper</translation>
    </message>
    <message>
        <source>Precision of convolutions</source>
        <translation>Précision des convolutions</translation>
    </message>
    <message>
        <source>Data sets lie in</source>
        <translation>Les jeux de données sont dans</translation>
    </message>
    <message>
        <source>Memory that a run may take</source>
        <translation>Mémoire permise à une exécution</translation>
    </message>
    <message>
        <source>Threads, precision, folder and memory count for runs that start from now on.</source>
        <translation>Threads, précision, dossier et mémoire valent pour les exécutions lancées à partir de maintenant.</translation>
    </message>
    <message>
        <source>{name} is set from outside and wins.</source>
        <translation>{name} est défini de l’extérieur et l’emporte.</translation>
    </message>
    <message>
        <source>Folder with data sets</source>
        <translation>Dossier des jeux de données</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Personnalisé</translation>
    </message>
    <message>
        <source>Presets: choose one and every knob is set for it</source>
        <translation>Préréglages : choisissez-en un, et tous les réglages le suivent</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Keep these knobs as a preset of your own, or delete one</source>
        <translation>Garder ces réglages comme préréglage personnel, ou en supprimer un</translation>
    </message>
    <message>
        <source>a preset&apos;s name has 1 to {longest} characters</source>
        <translation>le nom d’un préréglage compte de 1 à {longest} caractères</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is a preset that comes with the page; choose another name</source>
        <translation>« {name} » est un préréglage fourni avec la page ; choisissez un autre nom</translation>
    </message>
    <message>
        <source>a page has at most {most} presets of your own; delete one first</source>
        <translation>une page a au plus {most} préréglages personnels ; supprimez-en d’abord un</translation>
    </message>
    <message>
        <source>≤ {seconds} s</source>
        <translation>≤ {seconds} s</translation>
    </message>
    <message>
        <source>Presets are shortened so that a run takes about {seconds} s on this machine</source>
        <translation>Les préréglages sont raccourcis pour qu&apos;une exécution dure environ {seconds} s sur cette machine</translation>
    </message>
    <message>
        <source>Keep these knobs as a preset...</source>
        <translation>Garder ces réglages comme préréglage...</translation>
    </message>
    <message>
        <source>Delete &quot;{name}&quot;</source>
        <translation>Supprimer « {name} »</translation>
    </message>
    <message>
        <source>Fit presets into {seconds} s</source>
        <translation>Ramener les préréglages à {seconds} s</translation>
    </message>
    <message>
        <source>Leave presets as long as they are</source>
        <translation>Laisser aux préréglages leur durée</translation>
    </message>
    <message>
        <source>Measure this machine&apos;s speed again</source>
        <translation>Mesurer à nouveau la vitesse de cette machine</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Nom :</translation>
    </message>
    <message>
        <source>Keep as a preset</source>
        <translation>Garder comme préréglage</translation>
    </message>
    <message>
        <source>Blank screen</source>
        <translation>Écran noir</translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation>Page HTML</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Enregistré : {path}</translation>
    </message>
    <message>
        <source>No page was open.</source>
        <translation>Aucune page n’était ouverte.</translation>
    </message>
    <message>
        <source>Step {step}, epoch {epoch}, {seconds} s of computing.</source>
        <translation>Étape {step}, époque {epoch}, {seconds} s de calcul.</translation>
    </message>
    <message>
        <source>Not played.</source>
        <translation>Non lancé.</translation>
    </message>
    <message>
        <source>Repeat it:</source>
        <translation>Pour recommencer :</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>Image PNG</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>Dessin SVG</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>Document PDF</translation>
    </message>
    <message>
        <source>{kind}, white background</source>
        <translation>{kind}, fond blanc</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>Enregistrer la figure</translation>
    </message>
    <message>
        <source>There are no numbers yet: press Play first.</source>
        <translation>Il n’y a pas encore de nombres : appuyez d’abord sur Lancer.</translation>
    </message>
    <message>
        <source>Folder for the numbers (CSV)</source>
        <translation>Dossier pour les nombres (CSV)</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>Enregistrer la session</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>Ouvrir une session</translation>
    </message>
    <message>
        <source>there is no page {name} here</source>
        <translation>il n’y a pas de page {name} ici</translation>
    </message>
    <message>
        <source>Of this session, {problems}.</source>
        <translation>De cette session : {problems}.</translation>
    </message>
    <message>
        <source>The pages that were open have been closed.</source>
        <translation>Les pages qui étaient ouvertes ont été fermées.</translation>
    </message>
    <message>
        <source>Bring them back</source>
        <translation>Les rouvrir</translation>
    </message>
    <message>
        <source>knobs of a figure</source>
        <translation>réglages d’une figure</translation>
    </message>
    <message>
        <source>Play repeats it.</source>
        <translation>Lancer la répète.</translation>
    </message>
    <message>
        <source>Learnoscope ended unexpectedly on {when}.</source>
        <translation>Learnoscope s’est terminé de façon inattendue le {when}.</translation>
    </message>
    <message>
        <source>Show what was on the screen</source>
        <translation>Montrer ce qui était à l’écran</translation>
    </message>
    <message>
        <source>on {machine}</source>
        <translation>sur {machine}</translation>
    </message>
    <message>
        <source>Recorded {when}; nothing was computed now. Play repeats the run.</source>
        <translation>Enregistré {when} ; rien n’a été calculé maintenant. Lancer répète l’exécution.</translation>
    </message>
    <message numerus="yes">
        <source>%n of its panels could not be shown again.</source>
        <translation>
            <numerusform>%n de ses panneaux n’a pas pu être affiché de nouveau.</numerusform>
            <numerusform>%n de ses panneaux n’ont pas pu être affichés de nouveau.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on from its checkpoint</source>
        <translation>Continuer depuis son point de reprise</translation>
    </message>
    <message>
        <source>on {moment}</source>
        <translation>le {moment}</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>plus tôt</translation>
    </message>
    <message>
        <source>Session of Learnoscope</source>
        <translation>Session de Learnoscope</translation>
    </message>
    <message>
        <source>Show the techniques</source>
        <translation>Afficher les techniques</translation>
    </message>
    <message>
        <source>Hide the techniques</source>
        <translation>Masquer les techniques</translation>
    </message>
    <message>
        <source>No page matches &quot;{text}&quot;</source>
        <translation>Aucune page ne correspond à « {text} »</translation>
    </message>
    <message>
        <source>Search (Ctrl+K)</source>
        <translation>Chercher (Ctrl+K)</translation>
    </message>
    <message>
        <source>Search techniques</source>
        <translation>Rechercher des techniques</translation>
    </message>
    <message>
        <source>Search titles, summaries and knobs (Ctrl+K); Enter opens the first hit, Esc leaves</source>
        <translation>Rechercher dans les titres, résumés et réglages (Ctrl+K) ; Entrée ouvre le premier résultat, Échap quitte</translation>
    </message>
    <message>
        <source>Techniques</source>
        <translation>Techniques</translation>
    </message>
    <message>
        <source>engine idle</source>
        <translation>processus au repos</translation>
    </message>
    <message>
        <source>engine starting</source>
        <translation>processus : démarrage</translation>
    </message>
    <message>
        <source>engine running</source>
        <translation>processus en marche</translation>
    </message>
    <message>
        <source>engine paused</source>
        <translation>processus en pause</translation>
    </message>
    <message>
        <source>engine finished</source>
        <translation>processus terminé</translation>
    </message>
    <message>
        <source>engine failed</source>
        <translation>processus en échec</translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
    <message>
        <source>engine ready</source>
        <translation>processus prêt</translation>
    </message>
    <message>
        <source>engine starts at Play</source>
        <translation>processus au lancement</translation>
    </message>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n cœur</numerusform>
            <numerusform>%n cœurs</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>Stop: {rule}</source>
        <translation>Arrêt : {rule}</translation>
    </message>
    <message>
        <source>Stop rule: {rule}</source>
        <translation>Règle d’arrêt : {rule}</translation>
    </message>
    <message>
        <source>Click to change it</source>
        <translation>Cliquez pour la modifier</translation>
    </message>
    <message>
        <source>Stop rule</source>
        <translation>Règle d’arrêt</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Arrêter l’exécution</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Lancer (Espace)</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Espace)</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>démarrage</translation>
    </message>
    <message>
        <source>Go on (Space)</source>
        <translation>Continuer (Espace)</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>Play again from the start (Space)</source>
        <translation>Recommencer depuis le début (Espace)</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>Try again from the start (Space)</source>
        <translation>Réessayer depuis le début (Espace)</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>Reset to the same initial weights (R)
Shift+click: new seed (Shift+R)</source>
        <translation>Revenir aux mêmes poids initiaux (R)
Maj+clic : nouvelle graine (Maj+R)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Réinitialiser</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>One step (Right)</source>
        <translation>Une étape (flèche droite)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Share of the run done</source>
        <translation>Part de l’exécution accomplie</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>Étape {step}</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>époque {epoch}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>encore {time}</translation>
    </message>
    <message>
        <source>full</source>
        <translation>max.</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>vitesse maximale</translation>
    </message>
    <message numerus="yes">
        <source>%n steps a second</source>
        <translation>
            <numerusform>%n étape par seconde</numerusform>
            <numerusform>%n étapes par seconde</numerusform>
        </translation>
    </message>
    <message>
        <source>Speed: {speed}</source>
        <translation>Vitesse : {speed}</translation>
    </message>
    <message>
        <source>What would you like to watch?</source>
        <translation>Que voulez-vous observer ?</translation>
    </message>
    <message>
        <source>Take the tour (3 minutes)</source>
        <translation>Suivre la visite (3 minutes)</translation>
    </message>
    <message>
        <source>Choose a page, then press Play (Space).</source>
        <translation>Choisissez une page, puis appuyez sur Lancer (Espace).</translation>
    </message>
    <message>
        <source>This machine computes on: {device}.</source>
        <translation>Cette machine calcule sur : {device}.</translation>
    </message>
    <message>
        <source>Data sets found: {names}.</source>
        <translation>Jeux de données trouvés : {names}.</translation>
    </message>
    <message numerus="yes">
        <source>%n more can be fetched on the Data page (Ctrl+D).</source>
        <translation>
            <numerusform>%n autre peut être téléchargé sur la page Données (Ctrl+D).</numerusform>
            <numerusform>%n autres peuvent être téléchargés sur la page Données (Ctrl+D).</numerusform>
        </translation>
    </message>
    <message>
        <source>The pictures are of real runs of {seconds} s each, recorded on {day} on {machine}.</source>
        <translation>Les images viennent d’exécutions réelles de {seconds} s chacune, enregistrées le {day} sur {machine}.</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Lancer ou mettre en pause</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>Une étape</translation>
    </message>
    <message>
        <source>Back to the last checkpoint</source>
        <translation>Retour au dernier point de reprise</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>Nouvelle graine</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <translation>Enregistrer les nombres</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>Fermer l’onglet</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Onglet suivant</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Onglet précédent</translation>
    </message>
    <message>
        <source>Projector mode</source>
        <translation>Mode projecteur</translation>
    </message>
    <message>
        <source>Black screen (in projector mode)</source>
        <translation>Écran noir (en mode projecteur)</translation>
    </message>
    <message>
        <source>Spotlight (in projector mode)</source>
        <translation>Faisceau (en mode projecteur)</translation>
    </message>
    <message>
        <source>Stop the camera, or leave projector mode</source>
        <translation>Arrêter la caméra, ou quitter le mode projecteur</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>System theme</source>
        <translation>Thème du système</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Thème clair</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Thème sombre</translation>
    </message>
    <message>
        <source>Open session...</source>
        <translation>Ouvrir une session...</translation>
    </message>
    <message>
        <source>Recent sessions</source>
        <translation>Sessions récentes</translation>
    </message>
    <message>
        <source>Save session...</source>
        <translation>Enregistrer la session...</translation>
    </message>
    <message>
        <source>Save report...</source>
        <translation>Enregistrer le rapport...</translation>
    </message>
    <message>
        <source>Export script...</source>
        <translation>Exporter le script...</translation>
    </message>
    <message>
        <source>Verify script...</source>
        <translation>Vérifier le script...</translation>
    </message>
    <message>
        <source>Clear earlier runs</source>
        <translation>Effacer les exécutions précédentes</translation>
    </message>
    <message>
        <source>Preferences...</source>
        <translation>Préférences...</translation>
    </message>
    <message>
        <source>About Learnoscope...</source>
        <translation>À propos de Learnoscope...</translation>
    </message>
    <message>
        <source>Menu: theme, language, data, sessions, earlier runs, projector mode</source>
        <translation>Menu : thème, langue, données, sessions, exécutions précédentes, mode projecteur</translation>
    </message>
    <message>
        <source>The script could not be written: {problem}</source>
        <translation>Le script n&apos;a pas pu être écrit : {problem}</translation>
    </message>
    <message>
        <source>The script could not be started: {problem}</source>
        <translation>Le script n&apos;a pas pu démarrer : {problem}</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Annulé.</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>code de sortie {code}</translation>
    </message>
    <message>
        <source>The script failed: {problem}</source>
        <translation>Le script a échoué : {problem}</translation>
    </message>
    <message>
        <source>The script came to its end, but its last line is not the JSON object of its numbers.</source>
        <translation>Le script est terminé, mais sa dernière ligne n&apos;est pas l&apos;objet JSON de ses nombres.</translation>
    </message>
    <message>
        <source>this machine&apos;s speed is not known yet: choose the preset again when no page runs</source>
        <translation>la vitesse de cette machine n&apos;est pas encore connue : choisissez à nouveau le préréglage quand aucune page ne tourne</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Co&amp;uper</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>C&amp;oller</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Tout sélectionner</translation>
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
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Co&amp;uper</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>C&amp;oller</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Tout sélectionner</translation>
    </message>
</context>
<context>
    <name>technique</name>
    <message>
        <source>Fitting</source>
        <translation>Ajustement</translation>
    </message>
    <message>
        <source>Polynomial fit</source>
        <translation>Ajustement polynomial</translation>
    </message>
    <message>
        <source>Fit a polynomial to noisy points and find the degree from which on it learns the noise.</source>
        <translation>Ajustez un polynôme à des points bruités et trouvez le degré à partir duquel il apprend le bruit.</translation>
    </message>
    <message>
        <source>Polynomial</source>
        <translation>Polynôme</translation>
    </message>
    <message>
        <source>Degree</source>
        <translation>Degré</translation>
    </message>
    <message>
        <source>Highest power of the polynomial</source>
        <translation>Plus haute puissance du polynôme</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>What the polynomial is a sum of: powers, or orthogonal polynomials, which are numerically far tamer</source>
        <translation>De quoi le polynôme est la somme : des puissances, ou des polynômes orthogonaux, numériquement bien plus dociles</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>By QR, by truncated SVD, with penalised coefficients, through every point (degree = points - 1), or step by step</source>
        <translation>Par QR, par SVD tronquée, avec des coefficients pénalisés, par chaque point (degré = points - 1), ou pas à pas</translation>
    </message>
    <message>
        <source>Cutoff</source>
        <translation>Seuil de coupure</translation>
    </message>
    <message>
        <source>Directions whose singular value is below this share of the largest are dropped</source>
        <translation>Les directions dont la valeur singulière est sous cette part de la plus grande sont supprimées</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>Pénalité</translation>
    </message>
    <message>
        <source>Weight of the squared coefficients, the constant left out, against the mean squared error</source>
        <translation>Poids du carré des coefficients, sans la constante, contre l’erreur quadratique moyenne</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>Step in units of 1 / largest eigenvalue of the Hessian: below 2 the descent converges, above 2 it explodes</source>
        <translation>Pas en unités de 1 / plus grande valeur propre de la hessienne : sous 2 la descente converge, au-dessus elle explose</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Number of update steps in a run</source>
        <translation>Nombre de mises à jour d’une exécution</translation>
    </message>
    <message>
        <source>Stop when</source>
        <translation>Arrêter si</translation>
    </message>
    <message>
        <source>Ends the run early: &quot;30 s&quot;, &quot;500 steps&quot;, &quot;5 epochs&quot; or a target such as &quot;loss/test &lt; 0.05&quot;; join several with &quot;or&quot;</source>
        <translation>Arrête l’exécution plus tôt : &quot;30 s&quot;, &quot;500 steps&quot;, &quot;5 epochs&quot; ou un but comme &quot;loss/test &lt; 0.05&quot; ; joignez-en plusieurs par &quot;or&quot;</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <source>The true curve that the points are drawn from</source>
        <translation>La vraie courbe dont les points sont tirés</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Formule</translation>
    </message>
    <message>
        <source>The true curve, such as x*sin(5x) or max(0, x); it knows + - * / ^, pi, e, sin, cos, tan, exp, log, sqrt, ...</source>
        <translation>La vraie courbe, comme x*sin(5x) ou max(0, x) ; elle connaît + - * / ^, pi, e, sin, cos, tan, exp, log, sqrt, ...</translation>
    </message>
    <message>
        <source>X min</source>
        <translation>x min</translation>
    </message>
    <message>
        <source>Left end of the interval of x</source>
        <translation>Extrémité gauche de l’intervalle de x</translation>
    </message>
    <message>
        <source>X max</source>
        <translation>x max</translation>
    </message>
    <message>
        <source>Right end of the interval of x</source>
        <translation>Extrémité droite de l’intervalle de x</translation>
    </message>
    <message>
        <source>Training points</source>
        <translation>Points d’entraînement</translation>
    </message>
    <message>
        <source>Points that the polynomial is fitted to</source>
        <translation>Points auxquels le polynôme est ajusté</translation>
    </message>
    <message>
        <source>Test points</source>
        <translation>Points de test</translation>
    </message>
    <message>
        <source>Points at random x that the fit never sees</source>
        <translation>Points en x aléatoire que l’ajustement ne voit jamais</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Nœuds</translation>
    </message>
    <message>
        <source>Where the training points lie: evenly, crowded at the ends (zeros of a Chebyshev polynomial), or at random</source>
        <translation>Où sont les points d’entraînement : régulièrement, serrés aux extrémités (zéros d’un polynôme de Tchebychev), ou au hasard</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Bruit</translation>
    </message>
    <message>
        <source>Standard deviation of the error added to every y</source>
        <translation>Écart type de l’erreur ajoutée à chaque y</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>Valeurs aberrantes</translation>
    </message>
    <message>
        <source>Share of training points moved off by one to two heights of the curve</source>
        <translation>Part des points d’entraînement écartés d’une à deux hauteurs de la courbe</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Manquants</translation>
    </message>
    <message>
        <source>Share of training points without a y, which are left out of the fit</source>
        <translation>Part des points d’entraînement sans y, laissés hors de l’ajustement</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Your own points as x:y:class, class 0 training, 1 test, 2 outlier; they replace the drawn ones</source>
        <translation>Vos propres points comme x:y:classe, classe 0 entraînement, 1 test, 2 aberrant ; ils remplacent les points tirés</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Same seed and knobs, same run; a new seed draws new data and weights</source>
        <translation>Même graine et mêmes réglages, même exécution ; une autre graine tire d’autres données et d’autres poids</translation>
    </message>
    <message>
        <source>Data and fit</source>
        <translation>Données et ajustement</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajustement</translation>
    </message>
    <message>
        <source>U-curve</source>
        <translation>Courbe en U</translation>
    </message>
    <message>
        <source>This fit</source>
        <translation>Cet ajustement</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Coefficients</source>
        <translation>Coefficients</translation>
    </message>
    <message>
        <source>Magnitudes</source>
        <translation>Modules</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Conditionnement</translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation>Résidus</translation>
    </message>
    <message>
        <source>MLP regression</source>
        <translation>Régression par MLP</translation>
    </message>
    <message>
        <source>Fit curves, surfaces and tables with a network and see it bend unit by unit.</source>
        <translation>Ajustez des courbes, des surfaces et des tableaux avec un réseau et voyez-le plier neurone par neurone.</translation>
    </message>
    <message>
        <source>A function of one or two inputs, points that you draw, 442 real diabetes patients, or your own table</source>
        <translation>Une fonction d’une ou deux entrées, des points que vous dessinez, 442 vrais patients diabétiques, ou votre propre tableau</translation>
    </message>
    <message>
        <source>The function to fit, in x or in x and y, each from -3 to 3: sin(3x) * exp(-x^2), or x*y</source>
        <translation>La fonction à ajuster, en x ou en x et y, chacun de -3 à 3 : sin(3x) * exp(-x^2), ou x*y</translation>
    </message>
    <message>
        <source>Your own points; when there are any they replace the made ones</source>
        <translation>Vos propres points ; s’il y en a, ils remplacent les points fabriqués</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Points in all, training and test</source>
        <translation>Points en tout, entraînement et test</translation>
    </message>
    <message>
        <source>Standard deviation of the error added to every target</source>
        <translation>Écart type de l’erreur ajoutée à chaque cible</translation>
    </message>
    <message>
        <source>Csv path</source>
        <translation>Chemin CSV</translation>
    </message>
    <message>
        <source>Your table, one example a line; non-numeric, empty and constant columns are named and left out</source>
        <translation>Votre tableau, un exemple par ligne ; les colonnes non numériques, vides ou constantes sont nommées et laissées de côté</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Tableaux (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Target column</source>
        <translation>Colonne cible</translation>
    </message>
    <message>
        <source>Name of the column to predict; empty means the last one</source>
        <translation>Nom de la colonne à prédire ; vide signifie la dernière</translation>
    </message>
    <message>
        <source>Test fraction</source>
        <translation>Part de test</translation>
    </message>
    <message>
        <source>Share of the data kept aside to test on</source>
        <translation>Part des données mise de côté pour tester</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>Couches cachées</translation>
    </message>
    <message>
        <source>Units of each hidden layer, from input to output</source>
        <translation>Neurones de chaque couche cachée, de l’entrée à la sortie</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activation</translation>
    </message>
    <message>
        <source>The nonlinearity of every hidden unit (PReLU with slope 0.25, ELU with 1)</source>
        <translation>La non-linéarité de chaque neurone caché (PReLU de pente 0.25, ELU de 1)</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Probability that a hidden output is set to zero in a training step; never when measuring or drawing</source>
        <translation>Probabilité qu’une sortie cachée soit mise à zéro pendant une étape d’entraînement ; jamais en mesurant ni en dessinant</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimiseur</translation>
    </message>
    <message>
        <source>How a gradient becomes a step; L-BFGS looks at all examples at once and searches along a line (learning rate 1)</source>
        <translation>Comment un gradient devient un pas ; L-BFGS regarde tous les exemples à la fois et cherche le long d’une droite (taux d’apprentissage 1)</translation>
    </message>
    <message>
        <source>Size of one step against the gradient: too small crawls, too large explodes</source>
        <translation>Taille d’un pas contre le gradient : trop petite, il rampe ; trop grande, il explose</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Taille de lot</translation>
    </message>
    <message>
        <source>Examples averaged in one gradient</source>
        <translation>Exemples dont un gradient est la moyenne</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Époques</translation>
    </message>
    <message>
        <source>Passes over the whole training set</source>
        <translation>Passages sur tout le jeu d’entraînement</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>Adds this times the sum of |w| over all weights to the loss: pushes unneeded weights to zero</source>
        <translation>Ajoute ceci fois la somme des |w| de tous les poids à la perte : pousse les poids inutiles vers zéro</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Adds half of this times the sum of w^2 over all weights to the loss: keeps weights small and the function smooth</source>
        <translation>Ajoute la moitié de ceci fois la somme des w^2 de tous les poids à la perte : garde les poids petits et la fonction lisse</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Draw every</source>
        <translation>Dessiner tous les</translation>
    </message>
    <message>
        <source>Steps between two pictures; 1 shows every single step, 0 as often as costs little speed</source>
        <translation>Étapes entre deux images ; 1 montre chacune, 0 aussi souvent que cela coûte peu de vitesse</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Vérité</translation>
    </message>
    <message>
        <source>Clicked</source>
        <translation>Cliqué</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Dessin</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Neurones</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Prédiction</translation>
    </message>
    <message>
        <source>Perfect</source>
        <translation>Parfait</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
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
        <translation>Couches</translation>
    </message>
    <message>
        <source>What the network predicts at a point</source>
        <translation>Ce que le réseau prédit en un point</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Réseaux</translation>
    </message>
    <message>
        <source>Perceptron</source>
        <translation>Perceptron</translation>
    </message>
    <message>
        <source>Tell cats from dogs by size and floppiness with one line that moves at every mistake.</source>
        <translation>Distinguez chats et chiens par la taille et la souplesse des oreilles, avec une droite qui bouge à chaque erreur.</translation>
    </message>
    <message>
        <source>How the animals are drawn, unless you place your own</source>
        <translation>Comment les animaux sont tirés, si vous ne placez pas les vôtres</translation>
    </message>
    <message>
        <source>Animals</source>
        <translation>Animaux</translation>
    </message>
    <message>
        <source>Number of animals, half of them dogs</source>
        <translation>Nombre d’animaux, dont la moitié de chiens</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Dispersion</translation>
    </message>
    <message>
        <source>How far animals of one kind scatter</source>
        <translation>Jusqu’où se dispersent les animaux d’une sorte</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>Width of the empty strip between the kinds</source>
        <translation>Largeur de la bande vide entre les sortes</translation>
    </message>
    <message>
        <source>Your own animals as size:floppiness:kind, 0 a cat, 1 a dog; empty: drawn from the seed</source>
        <translation>Vos propres animaux comme taille:souplesse:sorte, 0 un chat, 1 un chien ; vide : tirés de la graine</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Apprentissage</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Whose output colours the plane and fills equation and table</source>
        <translation>De qui la sortie colore le plan et remplit équation et tableau</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>À côté</translation>
    </message>
    <message>
        <source>Run the other two rules beside it</source>
        <translation>Faire tourner les deux autres règles à côté</translation>
    </message>
    <message>
        <source>Adds half of this times w1² + w2² to the losses of logistic regression and hinge</source>
        <translation>Ajoute la moitié de ceci fois w1² + w2² aux pertes de la régression logistique et de hinge</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Mises à jour</translation>
    </message>
    <message>
        <source>Most updates of a run; it ends sooner when no rule has anything left to correct</source>
        <translation>Au plus tant de mises à jour ; l’exécution finit plus tôt quand aucune règle n’a plus rien à corriger</translation>
    </message>
    <message>
        <source>Cats and dogs</source>
        <translation>Chats et chiens</translation>
    </message>
    <message>
        <source>Output over the plane</source>
        <translation>Sortie sur le plan</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Droites</translation>
    </message>
    <message>
        <source>Corrected now</source>
        <translation>Corrigé maintenant</translation>
    </message>
    <message>
        <source>Stranger</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>The line</source>
        <translation>La droite</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>On the line: 1/2</source>
        <translation>Sur la droite : 1/2</translation>
    </message>
    <message>
        <source>A stranger: cat or dog?</source>
        <translation>Un inconnu : chat ou chien ?</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Floppiness</source>
        <translation>Souplesse</translation>
    </message>
    <message>
        <source>Activation functions</source>
        <translation>Fonctions d’activation</translation>
    </message>
    <message>
        <source>See each activation and its slope, the exact range of the gradient, and backpropagation checked against autograd.</source>
        <translation>Voyez chaque activation et sa pente, l’intervalle exact du gradient, et la rétropropagation vérifiée par autograd.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Activations to draw beside the one in focus</source>
        <translation>Activations à dessiner à côté de celle en vue</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>En vue</translation>
    </message>
    <message>
        <source>Activation whose backpropagation is written out and checked</source>
        <translation>Activation dont la rétropropagation est écrite et vérifiée</translation>
    </message>
    <message>
        <source>Prelu alpha</source>
        <translation>Alpha (PReLU)</translation>
    </message>
    <message>
        <source>Slope of PReLU for negative x; training would learn it</source>
        <translation>Pente de PReLU pour x négatif ; l’entraînement l’apprendrait</translation>
    </message>
    <message>
        <source>Elu alpha</source>
        <translation>Alpha (ELU)</translation>
    </message>
    <message>
        <source>ELU tends to minus this value for very negative x</source>
        <translation>ELU tend vers moins cette valeur pour x très négatif</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Étendue</translation>
    </message>
    <message>
        <source>The plots run from minus this to plus this</source>
        <translation>Les tracés vont de moins à plus cette valeur</translation>
    </message>
    <message>
        <source>Network for the worked equations</source>
        <translation>Réseau des équations détaillées</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Inputs of the network</source>
        <translation>Entrées du réseau</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Cachés</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>Outputs of the softmax, one a class</source>
        <translation>Sorties du softmax, une par classe</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Exemples</translation>
    </message>
    <message>
        <source>Random examples whose gradients are averaged in the check</source>
        <translation>Exemples aléatoires dont les gradients sont moyennés dans la vérification</translation>
    </message>
    <message>
        <source>Activation f</source>
        <translation>Activation f</translation>
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
        <translation>Ici</translation>
    </message>
    <message>
        <source>Derivative f&apos;</source>
        <translation>Dérivée f&apos;</translation>
    </message>
    <message>
        <source>f&apos;(x)</source>
        <translation>f&apos;(x)</translation>
    </message>
    <message>
        <source>Equations</source>
        <translation>Équations</translation>
    </message>
    <message>
        <source>Backprop</source>
        <translation>Rétropropagation</translation>
    </message>
    <message>
        <source>Range of f&apos;</source>
        <translation>Intervalle de f&apos;</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Tangent of the activation in focus</source>
        <translation>Tangente de l’activation en vue</translation>
    </message>
    <message>
        <source>MLP classification</source>
        <translation>Classification par MLP</translation>
    </message>
    <message>
        <source>Train a network to tell classes apart and see what each of its hidden units has learned.</source>
        <translation>Entraînez un réseau à distinguer des classes et voyez ce que chacun de ses neurones cachés a appris.</translation>
    </message>
    <message>
        <source>Points of the plane, made or drawn by you; 150 real iris flowers; or your own table</source>
        <translation>Des points du plan, fabriqués ou dessinés par vous ; 150 vrais iris ; ou votre propre tableau</translation>
    </message>
    <message>
        <source>Arms of the spiral, or number of blobs</source>
        <translation>Bras de la spirale, ou nombre d’amas</translation>
    </message>
    <message>
        <source>Standard deviation of what is added to each coordinate; the sets are about 10 wide</source>
        <translation>Écart type de ce qui est ajouté à chaque coordonnée ; les jeux sont larges d’environ 10</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Caractéristiques</translation>
    </message>
    <message>
        <source>What the network is shown of a point</source>
        <translation>Ce qu’on montre au réseau d’un point</translation>
    </message>
    <message>
        <source>Show test</source>
        <translation>Afficher le test</translation>
    </message>
    <message>
        <source>Shows the test points, which stay hidden until asked for</source>
        <translation>Montre les points de test, cachés jusqu’à ce qu’on les demande</translation>
    </message>
    <message>
        <source>Discretize</source>
        <translation>Discrétiser</translation>
    </message>
    <message>
        <source>Shows only which class wins, not how surely</source>
        <translation>Montre seulement quelle classe gagne, non avec quelle certitude</translation>
    </message>
    <message>
        <source>Decision surface</source>
        <translation>Surface de décision</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Probabilité</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>Neurones cachés</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>Entropie croisée</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitude</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Confusion</translation>
    </message>
    <message>
        <source>What the network says of a point</source>
        <translation>Ce que le réseau dit d’un point</translation>
    </message>
    <message>
        <source>Depth lab</source>
        <translation>Labo de profondeur</translation>
    </message>
    <message>
        <source>Train networks of 5, 20 and 40 layers side by side and see which gradients vanish, predicted before measured.</source>
        <translation>Entraînez côte à côte des réseaux de 5, 20 et 40 couches et voyez quels gradients s’évanouissent, prédits avant d’être mesurés.</translation>
    </message>
    <message>
        <source>Depths</source>
        <translation>Profondeurs</translation>
    </message>
    <message>
        <source>Numbers of hidden layers; each gets a subplot</source>
        <translation>Nombres de couches cachées ; chacun a son tracé</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Activations</translation>
    </message>
    <message>
        <source>Hidden activations; each gets a line in every subplot</source>
        <translation>Activations cachées ; chacune a une ligne dans chaque tracé</translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation>Initialisation</translation>
    </message>
    <message>
        <source>Initial weights: uniform with variance 2/(fan-in + fan-out) (glorot, Keras&apos;s default), 2/fan-in (he) or 1/fan-in (lecun)</source>
        <translation>Poids initiaux : uniformes de variance 2/(fan-in + fan-out) (glorot, défaut de Keras), 2/fan-in (he) ou 1/fan-in (lecun)</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largeur</translation>
    </message>
    <message>
        <source>Units of each hidden layer</source>
        <translation>Neurones de chaque couche cachée</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Jeu de données</translation>
    </message>
    <message>
        <source>mnist, or another set like it; the built-in digits stand in where it is missing</source>
        <translation>mnist, ou un jeu semblable ; les chiffres intégrés le remplacent où il manque</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Graines</translation>
    </message>
    <message>
        <source>Networks of each kind, with initial weights of their own</source>
        <translation>Réseaux de chaque sorte, avec leurs propres poids initiaux</translation>
    </message>
    <message>
        <source>Largest gradient on one mini-batch, by layer</source>
        <translation>Plus grand gradient d’un mini-lot, par couche</translation>
    </message>
    <message>
        <source>Untrained</source>
        <translation>Non entraîné</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Perte d’entraînement</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Exactitude de test</translation>
    </message>
    <message>
        <source>Test scores</source>
        <translation>Scores de test</translation>
    </message>
    <message>
        <source>Every network</source>
        <translation>Chaque réseau</translation>
    </message>
    <message>
        <source>What to see</source>
        <translation>Ce qu’il faut voir</translation>
    </message>
    <message>
        <source>What every network answers</source>
        <translation>Ce que répond chaque réseau</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>Dessinez un chiffre</translation>
    </message>
    <message>
        <source>Vision</source>
        <translation>Vision</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Convolution</translation>
    </message>
    <message>
        <source>Slide a kernel over numbers one place at a time, then over pictures: blur, edges, emboss, Gabor, pooling.</source>
        <translation>Faites glisser un noyau case par case sur des nombres, puis sur des images : flou, contours, relief, Gabor, pooling.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>The lecture&apos;s patch, one of scikit-learn&apos;s photographs, a handwritten digit, or your own file</source>
        <translation>Le fragment du cours, une des photos de scikit-learn, un chiffre manuscrit, ou votre propre fichier</translation>
    </message>
    <message>
        <source>Digit</source>
        <translation>Chiffre</translation>
    </message>
    <message>
        <source>Which digit (of MNIST where it is there)</source>
        <translation>Quel chiffre (de MNIST où il est là)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>A picture; it can also be dropped anywhere on the page</source>
        <translation>Une image ; on peut aussi la déposer n’importe où sur la page</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp)</source>
        <translation>Images (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp)</translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation>Plus long côté</translation>
    </message>
    <message>
        <source>Longest side in pixels; larger pictures are made smaller</source>
        <translation>Plus long côté en pixels ; les images plus grandes sont réduites</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gris</translation>
    </message>
    <message>
        <source>One grey channel; otherwise red, green and blue are filtered each by itself</source>
        <translation>Un seul canal gris ; sinon le rouge, le vert et le bleu sont filtrés chacun à part</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Noyau</translation>
    </message>
    <message>
        <source>Kernel from</source>
        <translation>Noyau venant de</translation>
    </message>
    <message>
        <source>Numbers to edit, or a formula with parameters</source>
        <translation>Des nombres à modifier, ou une formule à paramètres</translation>
    </message>
    <message>
        <source>Weights of the window&apos;s cells</source>
        <translation>Poids des cellules de la fenêtre</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>Taille du noyau</translation>
    </message>
    <message>
        <source>Rows and columns of the kernel</source>
        <translation>Lignes et colonnes du noyau</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>Sigma</translation>
    </message>
    <message>
        <source>Width of the bell in pixels</source>
        <translation>Largeur de la cloche en pixels</translation>
    </message>
    <message>
        <source>Wavelength</source>
        <translation>Longueur d’onde</translation>
    </message>
    <message>
        <source>Pixels from one bar to the next</source>
        <translation>Pixels d’une barre à la suivante</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>Orientation</translation>
    </message>
    <message>
        <source>Direction across the bars in degrees; 0: upright bars</source>
        <translation>Direction en travers des barres en degrés ; 0 : barres verticales</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>0: a bright bar in the middle; 90: an edge</source>
        <translation>0 : une barre claire au milieu ; 90 : un contour</translation>
    </message>
    <message>
        <source>Aspect</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Below 1 the bars are longer than the bell is wide</source>
        <translation>Sous 1, les barres sont plus longues que la cloche n’est large</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Retourner</translation>
    </message>
    <message>
        <source>Turn the kernel by 180°: convolution as mathematics defines it; torch&apos;s conv2d does not turn it</source>
        <translation>Tourner le noyau de 180° : la convolution telle que les mathématiques la définissent ; conv2d de torch ne le tourne pas</translation>
    </message>
    <message>
        <source>Magnitude</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Also apply the transposed kernel and show √(a² + b²): of Sobel&apos;s kernel the strength of an edge</source>
        <translation>Appliquer aussi le noyau transposé et montrer √(a² + b²) : pour le noyau de Sobel, la force d’un contour</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Pas (stride)</translation>
    </message>
    <message>
        <source>Cells from one place of the window to the next</source>
        <translation>Cellules d’une place de la fenêtre à la suivante</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Padding</translation>
    </message>
    <message>
        <source>Cells added around the picture: none, zeros, or its mirror image</source>
        <translation>Cellules ajoutées autour de l’image : aucune, des zéros, ou son reflet</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>Bord</translation>
    </message>
    <message>
        <source>How many cells are added on each side</source>
        <translation>Combien de cellules sont ajoutées de chaque côté</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>Dilatation</translation>
    </message>
    <message>
        <source>Cells from one of the window&apos;s cells to the next</source>
        <translation>Cellules d’une des cellules de la fenêtre à la suivante</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Ensuite</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Pooling</translation>
    </message>
    <message>
        <source>One number for each block of the output</source>
        <translation>Un nombre pour chaque bloc de la sortie</translation>
    </message>
    <message>
        <source>Pool size</source>
        <translation>Taille du pooling</translation>
    </message>
    <message>
        <source>Rows and columns of a block; blocks do not overlap</source>
        <translation>Lignes et colonnes d’un bloc ; les blocs ne se chevauchent pas</translation>
    </message>
    <message>
        <source>What looks black and white: 0 and 255, minus and plus the largest magnitude, or 0 and the largest magnitude</source>
        <translation>Ce qui paraît noir et blanc : 0 et 255, moins et plus le plus grand module, ou 0 et le plus grand module</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>Fragment</translation>
    </message>
    <message>
        <source>Grey levels of the patch</source>
        <translation>Niveaux de gris du fragment</translation>
    </message>
    <message>
        <source>Input numbers</source>
        <translation>Nombres d’entrée</translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation>Image d’entrée</translation>
    </message>
    <message>
        <source>Output numbers</source>
        <translation>Nombres de sortie</translation>
    </message>
    <message>
        <source>Output picture</source>
        <translation>Image de sortie</translation>
    </message>
    <message>
        <source>Pooled</source>
        <translation>Après pooling</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>Calcul</translation>
    </message>
    <message>
        <source>Draw a picture</source>
        <translation>Dessinez une image</translation>
    </message>
    <message>
        <source>One number of the output</source>
        <translation>Un nombre de la sortie</translation>
    </message>
    <message>
        <source>One pixel of the output</source>
        <translation>Un pixel de la sortie</translation>
    </message>
    <message>
        <source>CNN</source>
        <translation>CNN</translation>
    </message>
    <message>
        <source>Train a convolutional network on real pictures and look into every layer while it learns.</source>
        <translation>Entraînez un réseau convolutif sur de vraies images et regardez dans chaque couche pendant qu’il apprend.</translation>
    </message>
    <message>
        <source>The pictures to tell apart; where a set is missing, the built-in digits stand in</source>
        <translation>Les images à distinguer ; où un jeu manque, les chiffres intégrés le remplacent</translation>
    </message>
    <message>
        <source>Train share</source>
        <translation>Part d’entraînement</translation>
    </message>
    <message>
        <source>Share of the training pictures that is used; few invite overfitting</source>
        <translation>Part des images d’entraînement utilisée ; peu invite au surapprentissage</translation>
    </message>
    <message>
        <source>slides: two convolutions, pooling, fully connected; resnet: residual, for colour; free: the layers below</source>
        <translation>slides : deux convolutions, pooling, dense ; resnet : résiduel, pour la couleur ; free : les couches ci-dessous</translation>
    </message>
    <message>
        <source>Each conv FILTERS SIZE, pool, dense UNITS, relu, norm, dropout SHARE, ...; the output layer follows by itself</source>
        <translation>Chacune conv FILTRES TAILLE, pool, dense NEURONES, relu, norm, dropout PART, ... ; la couche de sortie suit d’elle-même</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>Batch norm</translation>
    </message>
    <message>
        <source>Normalises the outputs of every convolution over the batch: learns faster, at larger rates</source>
        <translation>Normalise les sorties de chaque convolution sur le lot : apprend plus vite, à plus grand taux</translation>
    </message>
    <message>
        <source>Probability that an input of a dense layer is set to zero in a training step; never when measuring</source>
        <translation>Probabilité qu’une entrée d’une couche dense soit mise à zéro pendant une étape d’entraînement ; jamais en mesurant</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Partir de</translation>
    </message>
    <message>
        <source>Fresh random weights, or a model of the library, which then goes on learning and brings its own layers</source>
        <translation>De nouveaux poids aléatoires, ou un modèle de la bibliothèque, qui continue d’apprendre et apporte ses propres couches</translation>
    </message>
    <message>
        <source>How a gradient becomes a step; momentum is SGD with momentum 0.9</source>
        <translation>Comment un gradient devient un pas ; momentum est SGD avec momentum 0.9</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Programme du taux</translation>
    </message>
    <message>
        <source>How the learning rate goes on: as it is, falling like a cosine, or up for a quarter of the run and down to 0</source>
        <translation>Comment évolue le taux d’apprentissage : tel quel, en baisse comme un cosinus, ou montant un quart de l’exécution puis jusqu’à 0</translation>
    </message>
    <message>
        <source>Passes over the training pictures; 0.5 is half of one</source>
        <translation>Passages sur les images d’entraînement ; 0.5 en est la moitié d’un</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Décroissance des poids</translation>
    </message>
    <message>
        <source>Shrinks the weights a little at each step; keeps them small</source>
        <translation>Rétrécit un peu les poids à chaque étape ; les garde petits</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Précision</translation>
    </message>
    <message>
        <source>Numbers of the forward pass; auto takes bfloat16 where the processor multiplies it in hardware</source>
        <translation>Nombres du passage avant ; auto prend bfloat16 où le processeur le multiplie en matériel</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Augmentation</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Décalage</translation>
    </message>
    <message>
        <source>Moves each training picture by up to so many pixels, anew each time it is seen</source>
        <translation>Déplace chaque image d’entraînement d’au plus tant de pixels, à neuf chaque fois qu’elle est vue</translation>
    </message>
    <message>
        <source>Mirrors half of the training pictures; wrong for digits, right for animals</source>
        <translation>Retourne la moitié des images d’entraînement ; faux pour des chiffres, juste pour des animaux</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Rotation</translation>
    </message>
    <message>
        <source>Turns each training picture by up to so many degrees</source>
        <translation>Tourne chaque image d’entraînement d’au plus tant de degrés</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Effacement</translation>
    </message>
    <message>
        <source>Hides a square somewhere in each training picture, so large a share of its edge</source>
        <translation>Cache un carré quelque part dans chaque image d’entraînement, d’une telle part de son côté</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contraste</translation>
    </message>
    <message>
        <source>Makes each training picture flatter or stronger by up to this share</source>
        <translation>Rend chaque image d’entraînement plus plate ou plus forte d’au plus cette part</translation>
    </message>
    <message>
        <source>Models library</source>
        <translation>Bibliothèque de modèles</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Enregistrer sous</translation>
    </message>
    <message>
        <source>When the run has reached its end, the network is kept under this name, replacing your model of that name</source>
        <translation>L’exécution finie, le réseau est gardé sous ce nom, à la place de votre modèle de ce nom</translation>
    </message>
    <message>
        <source>All test pictures</source>
        <translation>Toutes les images de test</translation>
    </message>
    <message>
        <source>Answers, wrong ones first</source>
        <translation>Réponses, les fausses d’abord</translation>
    </message>
    <message>
        <source>Pictures of a cell</source>
        <translation>Images d’une cellule</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>Ce que voit le réseau</translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation>Précision et rappel</translation>
    </message>
    <message>
        <source>Every layer&apos;s output</source>
        <translation>Sortie de chaque couche</translation>
    </message>
    <message>
        <source>First filters</source>
        <translation>Premiers filtres</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Gradients</translation>
    </message>
    <message>
        <source>About this run</source>
        <translation>Sur cette exécution</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>Probabilités</translation>
    </message>
    <message>
        <source>Pictures behind a cell</source>
        <translation>Images derrière une cellule</translation>
    </message>
    <message>
        <source>Keep the network</source>
        <translation>Garder le réseau</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>a name, or file.onnx</source>
        <translation>un nom, ou fichier.onnx</translation>
    </message>
    <message>
        <source>Pick a test picture</source>
        <translation>Choisir une image de test</translation>
    </message>
    <message>
        <source>Show it a picture</source>
        <translation>Montrez-lui une image</translation>
    </message>
    <message>
        <source>Ask a network what in a picture made it answer so, what its units look for, and let it dream.</source>
        <translation>Demandez à un réseau ce qui, dans une image, l’a fait répondre ainsi, ce que cherchent ses neurones, et laissez-le rêver.</translation>
    </message>
    <message>
        <source>Network and picture</source>
        <translation>Réseau et image</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Of the models library, or trained first; torchvision&apos;s vgg19, resnet18 and squeezenet1_1 must be fetched</source>
        <translation>De la bibliothèque de modèles, ou entraîné d’abord ; vgg19, resnet18 et squeezenet1_1 de torchvision doivent être téléchargés</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Downloads the model&apos;s weights first where they are missing: squeezenet1_1 5 MB, resnet18 47 MB, vgg19 575 MB</source>
        <translation>Télécharge d’abord les poids du modèle où ils manquent : squeezenet1_1 5 Mo, resnet18 47 Mo, vgg19 575 Mo</translation>
    </message>
    <message>
        <source>Where the pictures come from; a missing set becomes the built-in digits</source>
        <translation>D’où viennent les images ; un jeu manquant devient les chiffres intégrés</translation>
    </message>
    <message>
        <source>What the network is asked about</source>
        <translation>Sur quoi l’on interroge le réseau</translation>
    </message>
    <message>
        <source>Picture number</source>
        <translation>Numéro de l’image</translation>
    </message>
    <message>
        <source>Which of the test pictures</source>
        <translation>Laquelle des images de test</translation>
    </message>
    <message>
        <source>Any picture; cut and scaled to what the network takes</source>
        <translation>Une image quelconque ; recadrée et mise à l’échelle du réseau</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp)</source>
        <translation>Images (*.png *.jpg *.jpeg *.bmp *.gif *.webp)</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Maps of what speaks for a class; the places where a unit responds most; a picture changed until it responds</source>
        <translation>Des cartes de ce qui parle pour une classe ; les endroits où un neurone répond le plus ; une image changée jusqu’à ce qu’il réponde</translation>
    </message>
    <message>
        <source>Target class</source>
        <translation>Classe visée</translation>
    </message>
    <message>
        <source>Number of the class that is asked about; -1 is the one the network answers</source>
        <translation>Numéro de la classe demandée ; -1 est celle que répond le réseau</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Couche</translation>
    </message>
    <message>
        <source>As listed under &quot;About&quot;; empty: the last feature maps, or the output for activation maximization</source>
        <translation>Comme listé sous « À propos » ; vide : les dernières cartes, ou la sortie pour la maximisation d’activation</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <source>Of the layer; -1: the strongest one, the target class of the output, or all channels of any other layer</source>
        <translation>De la couche ; -1 : le plus fort, la classe visée de la sortie, ou tous les canaux de toute autre couche</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>What nothing looks like: where integration starts, and what covers the picture</source>
        <translation>À quoi ressemble rien : où commence l’intégration, et ce qui couvre l’image</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Carré</translation>
    </message>
    <message>
        <source>Side of the covering square in pixels</source>
        <translation>Côté du carré qui couvre, en pixels</translation>
    </message>
    <message>
        <source>Randomized layers</source>
        <translation>Couches aléatoires</translation>
    </message>
    <message>
        <source>So many last layers get random weights for a second set of maps, which should then look different</source>
        <translation>Tant de dernières couches reçoivent des poids aléatoires pour un second jeu de cartes, qui devrait alors être différent</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Calcul</translation>
    </message>
    <message>
        <source>Parts of the integral, noisy copies of SmoothGrad, or steps of each octave of a dream</source>
        <translation>Parts de l’intégrale, copies bruitées de SmoothGrad, ou étapes de chaque octave d’un rêve</translation>
    </message>
    <message>
        <source>Mean change of a pixel in one step</source>
        <translation>Changement moyen d’un pixel en un pas</translation>
    </message>
    <message>
        <source>Octaves</source>
        <translation>Octaves</translation>
    </message>
    <message>
        <source>Sizes at which it dreams, each 1.4 times the one before</source>
        <translation>Tailles auxquelles il rêve, chacune 1.4 fois la précédente</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Gigue</translation>
    </message>
    <message>
        <source>Shifts the picture by up to so many pixels before each step</source>
        <translation>Décale l’image d’au plus tant de pixels avant chaque étape</translation>
    </message>
    <message>
        <source>Dream size</source>
        <translation>Taille du rêve</translation>
    </message>
    <message>
        <source>Longest side of the dream in pixels; behind a dense layer it is the network&apos;s own</source>
        <translation>Plus long côté du rêve en pixels ; derrière une couche dense, c’est celui du réseau</translation>
    </message>
    <message>
        <source>Orange for, blue against</source>
        <translation>Orange pour, bleu contre</translation>
    </message>
    <message>
        <source>Strongest patches</source>
        <translation>Fragments les plus forts</translation>
    </message>
    <message>
        <source>Dream</source>
        <translation>Rêve</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Cartes</translation>
    </message>
    <message>
        <source>Activation of the layer</source>
        <translation>Activation de la couche</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>L’image</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Vérifications</translation>
    </message>
    <message>
        <source>Style transfer</source>
        <translation>Transfert de style</translation>
    </message>
    <message>
        <source>Repaint a photograph in the manner of another picture, and watch the pixels move.</source>
        <translation>Repeignez une photo à la manière d’une autre image, et regardez les pixels bouger.</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>What is to be seen: a sample photograph, a painting of our own making, or your file</source>
        <translation>Ce qu’on doit voir : une photo d’exemple, une peinture de notre main, ou votre fichier</translation>
    </message>
    <message>
        <source>Content file</source>
        <translation>Fichier du contenu</translation>
    </message>
    <message>
        <source>Any picture</source>
        <translation>Une image quelconque</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Style</translation>
    </message>
    <message>
        <source>How it is to be painted</source>
        <translation>Comment elle doit être peinte</translation>
    </message>
    <message>
        <source>Style file</source>
        <translation>Fichier du style</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Départ</translation>
    </message>
    <message>
        <source>What the pixels are before the first step</source>
        <translation>Ce que sont les pixels avant la première étape</translation>
    </message>
    <message>
        <source>Longest side of the picture in pixels; a step takes as long as there are pixels: at 512 seven times as long as at 192</source>
        <translation>Plus long côté de l’image en pixels ; une étape dure selon les pixels : à 512, sept fois plus qu’à 192</translation>
    </message>
    <message>
        <source>Style scale</source>
        <translation>Échelle du style</translation>
    </message>
    <message>
        <source>Size of the style&apos;s picture beside the content&apos;s: larger, broader strokes</source>
        <translation>Taille de l’image de style à côté de celle du contenu : plus grande, des traits plus larges</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>Ce qui compte</translation>
    </message>
    <message>
        <source>Content weight</source>
        <translation>Poids du contenu</translation>
    </message>
    <message>
        <source>How much a different content counts; 0 leaves a texture</source>
        <translation>Combien compte un autre contenu ; 0 laisse une texture</translation>
    </message>
    <message>
        <source>Style weight</source>
        <translation>Poids du style</translation>
    </message>
    <message>
        <source>How much a different style counts; 0 copies the content</source>
        <translation>Combien compte un autre style ; 0 copie le contenu</translation>
    </message>
    <message>
        <source>Variation weight</source>
        <translation>Poids de la variation</translation>
    </message>
    <message>
        <source>How much differences of neighbouring pixels count: smooths</source>
        <translation>Combien comptent les différences de pixels voisins : lisse</translation>
    </message>
    <message>
        <source>Whose layers compare the pictures; vgg19 is the paper&apos;s and wants a GPU, squeezenet1_1 is fast</source>
        <translation>Dont les couches comparent les images ; vgg19 est celui de l’article et veut un GPU, squeezenet1_1 est rapide</translation>
    </message>
    <message>
        <source>Downloads the network&apos;s weights first where they are missing: squeezenet1_1 5 MB, resnet18 47 MB, vgg19 575 MB</source>
        <translation>Télécharge d’abord les poids du réseau où ils manquent : squeezenet1_1 5 Mo, resnet18 47 Mo, vgg19 575 Mo</translation>
    </message>
    <message>
        <source>Content layer</source>
        <translation>Couche du contenu</translation>
    </message>
    <message>
        <source>A name listed under &quot;About&quot;, or input for the pixels; empty: usual for this network</source>
        <translation>Un nom listé sous « À propos », ou input pour les pixels ; vide : l’usage de ce réseau</translation>
    </message>
    <message>
        <source>Style layers</source>
        <translation>Couches du style</translation>
    </message>
    <message>
        <source>Names listed under &quot;About&quot;, and input for the colours; empty: usual for this network</source>
        <translation>Des noms listés sous « À propos », et input pour les couleurs ; vide : l’usage de ce réseau</translation>
    </message>
    <message>
        <source>Gram layer</source>
        <translation>Couche de Gram</translation>
    </message>
    <message>
        <source>Which of the style layers has its Gram matrices shown, from the first on</source>
        <translation>De laquelle des couches de style montrer les matrices de Gram, à partir de la première</translation>
    </message>
    <message>
        <source>l-bfgs knows the curvature and sets its own step, as in the paper</source>
        <translation>l-bfgs connaît la courbure et règle son propre pas, comme dans l’article</translation>
    </message>
    <message>
        <source>Change of a pixel in one step, black to white being 1</source>
        <translation>Changement d’un pixel en un pas, du noir au blanc valant 1</translation>
    </message>
    <message>
        <source>Sizes at which it paints, each twice the one before: broad strokes first</source>
        <translation>Tailles auxquelles il peint, chacune deux fois la précédente : les traits larges d’abord</translation>
    </message>
    <message>
        <source>Steps at each size</source>
        <translation>Étapes à chaque taille</translation>
    </message>
    <message>
        <source>Content and style</source>
        <translation>Contenu et style</translation>
    </message>
    <message>
        <source>Mismatch</source>
        <translation>Écart</translation>
    </message>
    <message>
        <source>Weighted loss</source>
        <translation>Perte pondérée</translation>
    </message>
    <message>
        <source>Gram matrix of the style</source>
        <translation>Matrice de Gram du style</translation>
    </message>
    <message>
        <source>of the picture</source>
        <translation>de l’image</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>Robustness</source>
        <translation>Robustesse</translation>
    </message>
    <message>
        <source>Attacks</source>
        <translation>Attaques</translation>
    </message>
    <message>
        <source>Turn epsilon and watch a sure answer become a wrong one, then ask whether the attack was honest.</source>
        <translation>Tournez epsilon, voyez une réponse sûre devenir fausse, puis demandez si l’attaque était honnête.</translation>
    </message>
    <message>
        <source>Network and pictures</source>
        <translation>Réseau et images</translation>
    </message>
    <message>
        <source>The network that is attacked; resnet18 and squeezenet1_1 must be fetched: their run says from where</source>
        <translation>Le réseau qui est attaqué ; resnet18 et squeezenet1_1 doivent être téléchargés : leur exécution dit d’où</translation>
    </message>
    <message>
        <source>Where the pictures come from; they must be of the model&apos;s kind. A missing set becomes the built-in digits</source>
        <translation>D’où viennent les images ; elles doivent être du genre du modèle. Un jeu manquant devient les chiffres intégrés</translation>
    </message>
    <message>
        <source>The one picture that is shown large</source>
        <translation>L’image montrée en grand</translation>
    </message>
    <message>
        <source>Any picture; cut and scaled to what the network takes. Its class is what the network answers</source>
        <translation>Une image quelconque ; recadrée et mise à l’échelle du réseau. Sa classe est ce que répond le réseau</translation>
    </message>
    <message>
        <source>Test pictures for accuracies and the confusion matrix, drawn at random</source>
        <translation>Images de test pour les exactitudes et la matrice de confusion, tirées au hasard</translation>
    </message>
    <message>
        <source>Only class</source>
        <translation>Classe seule</translation>
    </message>
    <message>
        <source>Takes only pictures of the class of this number; -1: all</source>
        <translation>Ne prend que les images de la classe de ce numéro ; -1 : toutes</translation>
    </message>
    <message>
        <source>Attack</source>
        <translation>Attaque</translation>
    </message>
    <message>
        <source>One step, many steps, one change for all pictures, the control; in L2 also two that look for the least change</source>
        <translation>Un pas, beaucoup de pas, un changement pour toutes les images, le témoin ; en L2 aussi deux qui cherchent le moindre changement</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Largest change of a pixel, with pixels in [0, 1]; 8/255 is 0.0314</source>
        <translation>Plus grand changement d’un pixel, les pixels étant dans [0, 1] ; 8/255 vaut 0.0314</translation>
    </message>
    <message>
        <source>Epsilon l2</source>
        <translation>Epsilon (L2)</translation>
    </message>
    <message>
        <source>Longest change of a picture: the root of the summed squares of all pixels&apos; changes</source>
        <translation>Plus long changement d’une image : la racine de la somme des carrés des changements de tous les pixels</translation>
    </message>
    <message>
        <source>Number of the class that the network shall see; -1: any but the true one</source>
        <translation>Numéro de la classe que le réseau doit voir ; -1 : n’importe laquelle sauf la vraie</translation>
    </message>
    <message>
        <source>Gradients per picture and start</source>
        <translation>Gradients par image et par départ</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Change in one step; 0: 2.5 epsilon / steps</source>
        <translation>Changement en un pas ; 0 : 2.5 epsilon / étapes</translation>
    </message>
    <message>
        <source>Random start</source>
        <translation>Départ aléatoire</translation>
    </message>
    <message>
        <source>Begins somewhere within epsilon instead of at the picture itself</source>
        <translation>Commence quelque part dans epsilon au lieu de l’image elle-même</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Redémarrages</translation>
    </message>
    <message>
        <source>Starts from different places; the best one counts</source>
        <translation>Départs de différents endroits ; le meilleur compte</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Share of the last step&apos;s direction that is kept</source>
        <translation>Part de la direction du dernier pas qui est gardée</translation>
    </message>
    <message>
        <source>What is climbed: the same direction, but cross-entropy&apos;s gradient rounds to nothing where a model is sure</source>
        <translation>Ce qu’on gravit : la même direction, mais le gradient de l’entropie croisée s’arrondit à rien où un modèle est sûr</translation>
    </message>
    <message>
        <source>Comparison and honesty</source>
        <translation>Comparaison et honnêteté</translation>
    </message>
    <message>
        <source>Second model</source>
        <translation>Second modèle</translation>
    </message>
    <message>
        <source>Attacked as well (dashed), and shown the pictures made for the first one: transfer (dotted)</source>
        <translation>Attaqué aussi (tirets), et on lui montre les images faites pour le premier : transfert (pointillés)</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Masque</translation>
    </message>
    <message>
        <source>Spoils the model&apos;s gradients, not its answers: it looks robust and is not. See which lights catch it</source>
        <translation>Gâte les gradients du modèle, non ses réponses : il paraît robuste et ne l’est pas. Voyez quels voyants s’en aperçoivent</translation>
    </message>
    <message>
        <source>Light pictures</source>
        <translation>Images claires</translation>
    </message>
    <message>
        <source>Pictures on which the ten checks of the attack are made; 0: none</source>
        <translation>Images sur lesquelles les dix contrôles de l’attaque sont faits ; 0 : aucune</translation>
    </message>
    <message>
        <source>Conditioning pictures</source>
        <translation>Images du conditionnement</translation>
    </message>
    <message>
        <source>Pictures whose Jacobian and nearest boundary are computed</source>
        <translation>Images dont la jacobienne et la frontière la plus proche sont calculées</translation>
    </message>
    <message>
        <source>Behind a cell</source>
        <translation>Derrière une cellule</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Ce qui a été mesuré</translation>
    </message>
    <message>
        <source>Is it honest?</source>
        <translation>Est-ce honnête ?</translation>
    </message>
    <message>
        <source>Along the attack</source>
        <translation>Le long de l’attaque</translation>
    </message>
    <message>
        <source>Many pictures</source>
        <translation>Beaucoup d’images</translation>
    </message>
    <message>
        <source>First model</source>
        <translation>Premier modèle</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transfert</translation>
    </message>
    <message>
        <source>In numbers</source>
        <translation>En nombres</translation>
    </message>
    <message>
        <source>Conditioning</source>
        <translation>Conditionnement</translation>
    </message>
    <message>
        <source>Medians</source>
        <translation>Médianes</translation>
    </message>
    <message>
        <source>Turn epsilon: FGSM on this picture</source>
        <translation>Tournez epsilon : FGSM sur cette image</translation>
    </message>
    <message>
        <source>Adversarial generator</source>
        <translation>Générateur adverse</translation>
    </message>
    <message>
        <source>Grow pictures that look like one class and are taken for another, each from a single input that is always 1.</source>
        <translation>Cultivez des images qui ressemblent à une classe et sont prises pour une autre, chacune née d’une seule entrée toujours égale à 1.</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Générateur</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>One picture of weights for each sample and class, or one network (AdvGAN) that turns any picture into each class in a single pass</source>
        <translation>Une image de poids pour chaque exemple et classe, ou un réseau (AdvGAN) qui change toute image en chaque classe en un seul passage</translation>
    </message>
    <message>
        <source>The classifier C that is attacked; it stays as it is. Robust ones are harder to mislead</source>
        <translation>Le classifieur C qui est attaqué ; il reste tel quel. Les robustes sont plus durs à tromper</translation>
    </message>
    <message>
        <source>Where the samples come from; a missing set becomes the built-in digits</source>
        <translation>D’où viennent les exemples ; un jeu manquant devient les chiffres intégrés</translation>
    </message>
    <message>
        <source>Your favourite classes by number; a test picture of each that C is sure of becomes a row of the grid</source>
        <translation>Vos classes préférées par numéro ; une image de test de chacune dont C est sûr devient une ligne de la grille</translation>
    </message>
    <message>
        <source>Sample number</source>
        <translation>Numéro de l’exemple</translation>
    </message>
    <message>
        <source>Which of the test pictures of its class that C answers right and surely, 0 the first</source>
        <translation>Laquelle des images de test de sa classe auxquelles C répond juste et sûrement, 0 la première</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Confiance</translation>
    </message>
    <message>
        <source>A cell has succeeded when C gives its class at least this probability: the margin</source>
        <translation>Une cellule a réussi quand C donne à sa classe au moins cette probabilité : la marge</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Tours</translation>
    </message>
    <message>
        <source>Turns of both training steps, at most; resting cells take none</source>
        <translation>Au plus tant de tours des deux étapes d’entraînement ; les cellules au repos n’en prennent aucun</translation>
    </message>
    <message>
        <source>Sample steps</source>
        <translation>Étapes d’exemple</translation>
    </message>
    <message>
        <source>Updates towards the sample in each round</source>
        <translation>Mises à jour vers l’exemple à chaque tour</translation>
    </message>
    <message>
        <source>Class steps</source>
        <translation>Étapes de classe</translation>
    </message>
    <message>
        <source>Updates through C towards the class in each round, at most: a cell that has succeeded takes no more of them</source>
        <translation>Au plus tant de mises à jour à travers C vers la classe à chaque tour : une cellule qui a réussi n’en prend plus</translation>
    </message>
    <message>
        <source>How C&apos;s probabilities are compared with the one-hot class; squared error hardly has a slope where C is sure</source>
        <translation>Comment les probabilités de C sont comparées à la classe one-hot ; l’erreur quadratique n’a guère de pente où C est sûr</translation>
    </message>
    <message>
        <source>Size of one step of a pixel, at first: Adam moves each by about as much</source>
        <translation>Taille d’un pas d’un pixel, au début : Adam déplace chacun d’à peu près autant</translation>
    </message>
    <message>
        <source>Largest change of a pixel (0 black, 1 white); MNIST&apos;s usual 0.3 is 76.5/255</source>
        <translation>Plus grand changement d’un pixel (0 noir, 1 blanc) ; les 0.3 usuels pour MNIST sont 76.5/255</translation>
    </message>
    <message>
        <source>Updates of the generator&apos;s weights</source>
        <translation>Mises à jour des poids du générateur</translation>
    </message>
    <message>
        <source>Network rate</source>
        <translation>Taux du réseau</translation>
    </message>
    <message>
        <source>Size of one step of the generator&apos;s weights</source>
        <translation>Taille d’un pas des poids du générateur</translation>
    </message>
    <message>
        <source>Realism</source>
        <translation>Réalisme</translation>
    </message>
    <message>
        <source>Weight of looking real to a discriminator that is trained meanwhile; 0 trains none and is faster</source>
        <translation>Poids de l’air réel aux yeux d’un discriminateur entraîné entre-temps ; 0 n’en entraîne aucun et va plus vite</translation>
    </message>
    <message>
        <source>The grid</source>
        <translation>La grille</translation>
    </message>
    <message>
        <source>L2 distances</source>
        <translation>Distances L2</translation>
    </message>
    <message>
        <source>Unseen pictures</source>
        <translation>Images jamais vues</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Succès</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Pertes</translation>
    </message>
    <message>
        <source>A cell</source>
        <translation>Une cellule</translation>
    </message>
    <message>
        <source>Every cell</source>
        <translation>Chaque cellule</translation>
    </message>
    <message>
        <source>Your drawing</source>
        <translation>Votre dessin</translation>
    </message>
    <message>
        <source>What C says</source>
        <translation>Ce que dit C</translation>
    </message>
    <message>
        <source>Look into a cell of the grid</source>
        <translation>Regarder dans une cellule de la grille</translation>
    </message>
    <message>
        <source>Robust training</source>
        <translation>Entraînement robuste</translation>
    </message>
    <message>
        <source>Train a network on attacked pictures beside a twin that sees them untouched, and attack both.</source>
        <translation>Entraînez un réseau sur des images attaquées à côté d’un jumeau qui les voit intactes, et attaquez les deux.</translation>
    </message>
    <message>
        <source>What the robust network learns from: noisy pictures; one step of an attack without (fgsm) and with a random start (fast) or more noise (n-fgsm); several steps (pgd); pictures and their attacked copies (trades)</source>
        <translation>De quoi le réseau robuste apprend : images bruitées ; un pas d’attaque sans (fgsm) et avec départ aléatoire (fast) ou plus de bruit (n-fgsm) ; plusieurs pas (pgd) ; les images et leurs copies attaquées (trades)</translation>
    </message>
    <message>
        <source>Twin</source>
        <translation>Jumeau</translation>
    </message>
    <message>
        <source>How the network beside it is trained, from the same first weights and in the same order</source>
        <translation>Comment le réseau d’à côté est entraîné, depuis les mêmes premiers poids et dans le même ordre</translation>
    </message>
    <message>
        <source>Largest change of a pixel (0 black, 1 white); 0.0314 is 8/255, MNIST&apos;s usual 0.3 is 76.5/255</source>
        <translation>Plus grand changement d’un pixel (0 noir, 1 blanc) ; 0.0314 est 8/255, les 0.3 usuels pour MNIST sont 76.5/255</translation>
    </message>
    <message>
        <source>Steps of the attack in each update</source>
        <translation>Étapes de l’attaque à chaque mise à jour</translation>
    </message>
    <message>
        <source>Length of an attack&apos;s step as a multiple of epsilon; 0: the method&apos;s own (1.25 fast, 2.5 / steps pgd, else 1)</source>
        <translation>Longueur d’un pas d’attaque en multiple d’epsilon ; 0 : celle de la méthode (1.25 fast, 2.5 / étapes pgd, sinon 1)</translation>
    </message>
    <message>
        <source>Size of the noise as a multiple of epsilon; 0: the method&apos;s own (deviation 1 for noise, range 2 for n-fgsm)</source>
        <translation>Taille du bruit en multiple d’epsilon ; 0 : celle de la méthode (écart 1 pour noise, étendue 2 pour n-fgsm)</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Bêta</translation>
    </message>
    <message>
        <source>Weight of answering alike to a picture and its attacked copy: more is more robust and less accurate</source>
        <translation>Poids d’une réponse égale à une image et à sa copie attaquée : davantage est plus robuste et moins exact</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Échauffement</translation>
    </message>
    <message>
        <source>Epochs over which epsilon grows to its value; helps where nothing is learned at first</source>
        <translation>Époques pendant lesquelles epsilon croît jusqu’à sa valeur ; aide où rien n’est appris d’abord</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Arrêt précoce</translation>
    </message>
    <message>
        <source>At the end the robust network returns to the update after which it stood PGD best, on training pictures that are held out for this, as many as the sample</source>
        <translation>À la fin, le réseau robuste revient à la mise à jour après laquelle il a le mieux résisté à PGD, sur des images d’entraînement mises de côté pour cela, autant que l’échantillon</translation>
    </message>
    <message>
        <source>small: two convolutions and a dense layer; medium: three; resnet: residual, for colour pictures and GPUs</source>
        <translation>small : deux convolutions et une couche dense ; medium : trois ; resnet : résiduel, pour images en couleur et GPU</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Attack steps</source>
        <translation>Étapes de l’attaque</translation>
    </message>
    <message>
        <source>Steps of the PGD attack that measures; more than those trained on</source>
        <translation>Étapes de l’attaque PGD qui mesure ; plus que celles de l’entraînement</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Échantillon</translation>
    </message>
    <message>
        <source>Test pictures that are attacked while training; five times as many at the end</source>
        <translation>Images de test attaquées pendant l’entraînement ; cinq fois plus à la fin</translation>
    </message>
    <message>
        <source>Generator check</source>
        <translation>Contrôle par générateur</translation>
    </message>
    <message>
        <source>At the end, adversarial generators are trained against both networks, one for each class</source>
        <translation>À la fin, des générateurs adverses sont entraînés contre les deux réseaux, un par classe</translation>
    </message>
    <message>
        <source>At the end, both networks are kept in the models library under this name with -METHOD behind it</source>
        <translation>À la fin, les deux réseaux sont gardés dans la bibliothèque sous ce nom suivi de -MÉTHODE</translation>
    </message>
    <message>
        <source>Attacked</source>
        <translation>Attaqué</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Votre image</translation>
    </message>
    <message>
        <source>Generators</source>
        <translation>Générateurs</translation>
    </message>
    <message>
        <source>Accuracy against epsilon</source>
        <translation>Exactitude selon epsilon</translation>
    </message>
    <message>
        <source>PGD</source>
        <translation>PGD</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>bruit</translation>
    </message>
    <message>
        <source>trained for</source>
        <translation>entraîné pour</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Saliency</source>
        <translation>Saillance</translation>
    </message>
    <message>
        <source>Attack a test picture</source>
        <translation>Attaquer une image de test</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Times epsilon</source>
        <translation>Fois epsilon</translation>
    </message>
    <message>
        <source>Langevin training</source>
        <translation>Entraînement de Langevin</translation>
    </message>
    <message>
        <source>Train with noise at a temperature, freely or on constraints, beside SGD and Adam, and attack them all.</source>
        <translation>Entraînez avec un bruit à une température, librement ou sous contraintes, à côté de SGD et d’Adam, et attaquez-les tous.</translation>
    </message>
    <message>
        <source>Points of the plane in two classes, or handwritten digits</source>
        <translation>Des points du plan en deux classes, ou des chiffres manuscrits</translation>
    </message>
    <message>
        <source>Examples to train on; testing uses others</source>
        <translation>Exemples pour s’entraîner ; le test en prend d’autres</translation>
    </message>
    <message>
        <source>Standard deviation added to points; sets are 10 wide</source>
        <translation>Écart type ajouté aux points ; les jeux sont larges de 10</translation>
    </message>
    <message>
        <source>Twins</source>
        <translation>Jumeaux</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Several schemes at one temperature, or one scheme at several; all start from the same weights</source>
        <translation>Plusieurs schémas à une température, ou un schéma à plusieurs ; tous partent des mêmes poids</translation>
    </message>
    <message>
        <source>Schemes</source>
        <translation>Schémas</translation>
    </message>
    <message>
        <source>Trained side by side</source>
        <translation>Entraînés côte à côte</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Training noise T of the Langevin schemes: they sample exp(-loss / T); 0 descends, 1 / training examples is Bayes</source>
        <translation>Bruit d’entraînement T des schémas de Langevin : ils tirent de exp(-perte / T) ; 0 descend, 1 / exemples d’entraînement est Bayes</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Schéma</translation>
    </message>
    <message>
        <source>The one scheme</source>
        <translation>Le schéma unique</translation>
    </message>
    <message>
        <source>Temperatures</source>
        <translation>Températures</translation>
    </message>
    <message>
        <source>Training noise levels, one twin each</source>
        <translation>Niveaux de bruit d’entraînement, un jumeau chacun</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Membres</translation>
    </message>
    <message>
        <source>Networks of each kind, with initial weights of their own; scores are means</source>
        <translation>Réseaux de chaque sorte, avec leurs propres poids initiaux ; les scores sont des moyennes</translation>
    </message>
    <message>
        <source>The nonlinearity of every hidden unit</source>
        <translation>La non-linéarité de chaque neurone caché</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Rayon</translation>
    </message>
    <message>
        <source>Circle constraint: no hidden weight exceeds this many standard deviations of the initial weights</source>
        <translation>Contrainte de cercle : aucun poids caché ne dépasse tant d’écarts types des poids initiaux</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gain</translation>
    </message>
    <message>
        <source>Orthogonality: all singular values of hidden weight matrices have this size</source>
        <translation>Orthogonalité : toutes les valeurs singulières des matrices de poids cachées ont cette taille</translation>
    </message>
    <message>
        <source>Of SGD; Langevin schemes take the step and friction that make them SGD with this momentum at temperature 0</source>
        <translation>De SGD ; les schémas de Langevin prennent le pas et la friction qui en font SGD avec ce momentum à température 0</translation>
    </message>
    <message>
        <source>Adam rate</source>
        <translation>Taux d’Adam</translation>
    </message>
    <message>
        <source>Learning rate of Adam, which needs its own</source>
        <translation>Taux d’apprentissage d’Adam, qui a besoin du sien</translation>
    </message>
    <message>
        <source>Of SGD, and as friction of the underdamped schemes</source>
        <translation>De SGD, et comme friction des schémas sous-amortis</translation>
    </message>
    <message>
        <source>Adds this times each weight to its gradient, for all schemes: the normal prior of the Bayesian view</source>
        <translation>Ajoute ceci fois chaque poids à son gradient, pour tous les schémas : l’a priori normal du point de vue bayésien</translation>
    </message>
    <message>
        <source>Size of the attacks: how much each pixel in [0, 1] may change; on the plane a share of its width of 15</source>
        <translation>Taille des attaques : de combien chaque pixel dans [0, 1] peut changer ; dans le plan, une part de sa largeur de 15</translation>
    </message>
    <message>
        <source>Averaged</source>
        <translation>Moyenné</translation>
    </message>
    <message>
        <source>Samples whose predictions are averaged, taken every 50 steps of the second half</source>
        <translation>Tirages dont les prédictions sont moyennées, pris toutes les 50 étapes de la seconde moitié</translation>
    </message>
    <message>
        <source>Boundaries</source>
        <translation>Frontières</translation>
    </message>
    <message>
        <source>Mean of all twins</source>
        <translation>Moyenne des jumeaux</translation>
    </message>
    <message>
        <source>Boundary 1</source>
        <translation>Frontière 1</translation>
    </message>
    <message>
        <source>Boundary 2</source>
        <translation>Frontière 2</translation>
    </message>
    <message>
        <source>Boundary 3</source>
        <translation>Frontière 3</translation>
    </message>
    <message>
        <source>Boundary 4</source>
        <translation>Frontière 4</translation>
    </message>
    <message>
        <source>Boundary 5</source>
        <translation>Frontière 5</translation>
    </message>
    <message>
        <source>Boundary 6</source>
        <translation>Frontière 6</translation>
    </message>
    <message>
        <source>Digits under PGD</source>
        <translation>Chiffres sous PGD</translation>
    </message>
    <message>
        <source>Maps now</source>
        <translation>Cartes actuelles</translation>
    </message>
    <message>
        <source>Mean of samples</source>
        <translation>Moyenne des tirages</translation>
    </message>
    <message>
        <source>Hidden weights</source>
        <translation>Poids cachés</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Ce qu’il dit</translation>
    </message>
    <message>
        <source>Mean prediction</source>
        <translation>Prédiction moyenne</translation>
    </message>
    <message>
        <source>Kinetic temperature</source>
        <translation>Température cinétique</translation>
    </message>
    <message>
        <source>Under attack</source>
        <translation>Sous attaque</translation>
    </message>
    <message>
        <source>Against epsilon</source>
        <translation>Selon epsilon</translation>
    </message>
    <message>
        <source>Strongest attack</source>
        <translation>Attaque la plus forte</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Marge</translation>
    </message>
    <message>
        <source>Curvature</source>
        <translation>Courbure</translation>
    </message>
    <message>
        <source>What each scheme says of a place</source>
        <translation>Ce que chaque schéma dit d’un endroit</translation>
    </message>
    <message>
        <source>Facial expressions</source>
        <translation>Expressions du visage</translation>
    </message>
    <message>
        <source>Expression training</source>
        <translation>Entraînement aux expressions</translation>
    </message>
    <message>
        <source>Train a network to name facial expressions, choose it on one set of faces and test it once on another.</source>
        <translation>Entraînez un réseau à nommer les expressions du visage, choisissez-le sur un jeu de visages et testez-le une fois sur un autre.</translation>
    </message>
    <message>
        <source>Labelled faces, or any pictures that you imported; where they are missing, the built-in digits stand in</source>
        <translation>Des visages étiquetés, ou toute image que vous avez importée ; où ils manquent, les chiffres intégrés les remplacent</translation>
    </message>
    <message>
        <source>Leave out doubles</source>
        <translation>Écarter les doubles</translation>
    </message>
    <message>
        <source>Leave out the training pictures that are in the sets to choose and to test on, too, exactly or very nearly</source>
        <translation>Écarter les images d’entraînement qui sont aussi, exactement ou presque, dans les jeux de choix et de test</translation>
    </message>
    <message>
        <source>Widths</source>
        <translation>Largeurs</translation>
    </message>
    <message>
        <source>Feature maps of each stage of the network; where their number changes, the picture is halved</source>
        <translation>Cartes de caractéristiques de chaque étage du réseau ; où leur nombre change, l’image est réduite de moitié</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blocs</translation>
    </message>
    <message>
        <source>Residual blocks of two convolutions in each stage</source>
        <translation>Blocs résiduels de deux convolutions dans chaque étage</translation>
    </message>
    <message>
        <source>Probability that an input of the last layer is set to zero in a training step</source>
        <translation>Probabilité qu’une entrée de la dernière couche soit mise à zéro pendant une étape d’entraînement</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Lissage des étiquettes</translation>
    </message>
    <message>
        <source>Share of each label that is given to all classes alike: labels of faces are often wrong, and certainty costs</source>
        <translation>Part de chaque étiquette donnée à toutes les classes également : les étiquettes de visages sont souvent fausses, et la certitude coûte</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Échelle</translation>
    </message>
    <message>
        <source>Enlarges or reduces each training picture by up to this share</source>
        <translation>Agrandit ou réduit chaque image d’entraînement d’au plus cette part</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Luminosité</translation>
    </message>
    <message>
        <source>Makes each training picture darker or brighter by up to this share</source>
        <translation>Assombrit ou éclaircit chaque image d’entraînement d’au plus cette part</translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation>Mixup</translation>
    </message>
    <message>
        <source>Blends each training picture with another one and asks for both labels; 0: never, 1: any blend is as likely</source>
        <translation>Mélange chaque image d’entraînement à une autre et demande les deux étiquettes ; 0 : jamais, 1 : tout mélange est aussi probable</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Fiabilité</translation>
    </message>
    <message>
        <source>share right</source>
        <translation>part juste</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>calibré</translation>
    </message>
    <message>
        <source>Worst mistakes</source>
        <translation>Pires erreurs</translation>
    </message>
    <message>
        <source>As learned</source>
        <translation>Tel qu’appris</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Cellule</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>By epoch</source>
        <translation>Par époque</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Gardé</translation>
    </message>
    <message>
        <source>Draw a face</source>
        <translation>Dessinez un visage</translation>
    </message>
    <message>
        <source>Show it a face</source>
        <translation>Montrez-lui un visage</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>un nom</translation>
    </message>
    <message>
        <source>Pick a picture</source>
        <translation>Choisir une image</translation>
    </message>
    <message>
        <source>Use in the camera page</source>
        <translation>Utiliser sur la page caméra</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Écrire</translation>
    </message>
    <message>
        <source>a name for the file</source>
        <translation>un nom pour le fichier</translation>
    </message>
    <message>
        <source>Generative models</source>
        <translation>Modèles génératifs</translation>
    </message>
    <message>
        <source>GAN on the plane</source>
        <translation>GAN dans le plan</translation>
    </message>
    <message>
        <source>Watch a generator and a discriminator play against each other on the plane, and how the game goes wrong.</source>
        <translation>Regardez un générateur et un discriminateur jouer l’un contre l’autre dans le plan, et comment le jeu tourne mal.</translation>
    </message>
    <message>
        <source>Where real points come from: Gaussians apart, or in a chain along a curve</source>
        <translation>D’où viennent les points réels : gaussiennes séparées, ou en chaîne le long d’une courbe</translation>
    </message>
    <message>
        <source>Modes of your own: drag over the plane to draw, click to add one; when there are any, they are the target</source>
        <translation>Des modes à vous : glissez sur le plan pour dessiner, cliquez pour en ajouter un ; s’il y en a, ils sont la cible</translation>
    </message>
    <message>
        <source>Standard deviation of each Gaussian</source>
        <translation>Écart type de chaque gaussienne</translation>
    </message>
    <message>
        <source>What the generator gets: standard normal, or from -1 to 1</source>
        <translation>Ce que reçoit le générateur : normale centrée réduite, ou de -1 à 1</translation>
    </message>
    <message>
        <source>Noise dimensions</source>
        <translation>Dimensions du bruit</translation>
    </message>
    <message>
        <source>Numbers in each noise; with one, all that can be generated is a curve</source>
        <translation>Nombres dans chaque bruit ; avec un seul, tout ce qui peut être généré est une courbe</translation>
    </message>
    <message>
        <source>Generator layers</source>
        <translation>Couches du générateur</translation>
    </message>
    <message>
        <source>Units of each hidden layer; changed while it plays, this network starts anew and the other one goes on</source>
        <translation>Neurones de chaque couche cachée ; changé en cours de jeu, ce réseau repart à neuf et l’autre continue</translation>
    </message>
    <message>
        <source>Discriminator layers</source>
        <translation>Couches du discriminateur</translation>
    </message>
    <message>
        <source>The nonlinearity of every hidden unit; both start anew with it</source>
        <translation>La non-linéarité de chaque neurone caché ; les deux repartent à neuf avec elle</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Jeu</translation>
    </message>
    <message>
        <source>What both players minimise</source>
        <translation>Ce que minimisent les deux joueurs</translation>
    </message>
    <message>
        <source>Gradient penalty</source>
        <translation>Pénalité du gradient</translation>
    </message>
    <message>
        <source>Weight of the discriminator&apos;s squared slope at real points (R1); with Wasserstein, of (slope - 1)^2 between points</source>
        <translation>Poids de la pente au carré du discriminateur aux points réels (R1) ; avec Wasserstein, de (pente - 1)^2 entre les points</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>Who learns; the other one is frozen</source>
        <translation>Qui apprend ; l’autre est figé</translation>
    </message>
    <message>
        <source>Discriminator steps</source>
        <translation>Étapes du discriminateur</translation>
    </message>
    <message>
        <source>Steps of the discriminator in each round</source>
        <translation>Étapes du discriminateur à chaque tour</translation>
    </message>
    <message>
        <source>Generator steps</source>
        <translation>Étapes du générateur</translation>
    </message>
    <message>
        <source>Steps of the generator in each round</source>
        <translation>Étapes du générateur à chaque tour</translation>
    </message>
    <message>
        <source>Head start</source>
        <translation>Avance</translation>
    </message>
    <message>
        <source>First rounds, in which the discriminator alone learns</source>
        <translation>Premiers tours, où seul le discriminateur apprend</translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation>Ralenti</translation>
    </message>
    <message>
        <source>Shows each half of a step; use the Step button, or a speed of one or two a second</source>
        <translation>Montre chaque moitié d’une étape ; prenez le bouton Étape, ou une vitesse d’une ou deux par seconde</translation>
    </message>
    <message>
        <source>Generator rate</source>
        <translation>Taux du générateur</translation>
    </message>
    <message>
        <source>Learning rate of the generator</source>
        <translation>Taux d’apprentissage du générateur</translation>
    </message>
    <message>
        <source>Discriminator rate</source>
        <translation>Taux du discriminateur</translation>
    </message>
    <message>
        <source>Learning rate of the discriminator</source>
        <translation>Taux d’apprentissage du discriminateur</translation>
    </message>
    <message>
        <source>How a gradient becomes a step</source>
        <translation>Comment un gradient devient un pas</translation>
    </message>
    <message>
        <source>Adam&apos;s beta 1, or SGD&apos;s momentum; much of it makes games circle</source>
        <translation>Bêta 1 d’Adam, ou momentum de SGD ; beaucoup fait tourner les jeux en rond</translation>
    </message>
    <message>
        <source>Rounds of the game</source>
        <translation>Tours du jeu</translation>
    </message>
    <message>
        <source>The game</source>
        <translation>Le jeu</translation>
    </message>
    <message>
        <source>Verdict, real +</source>
        <translation>Verdict, réel +</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>Traction</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>Réel</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Généré</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>Modes</translation>
    </message>
    <message>
        <source>The generator</source>
        <translation>Le générateur</translation>
    </message>
    <message>
        <source>Missing +</source>
        <translation>Manquant +</translation>
    </message>
    <message>
        <source>Grid of noise</source>
        <translation>Grille du bruit</translation>
    </message>
    <message>
        <source>Your noise</source>
        <translation>Votre bruit</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
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
        <translation>Mouvements</translation>
    </message>
    <message>
        <source>Each mode</source>
        <translation>Chaque mode</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>En mots</translation>
    </message>
    <message>
        <source>Send a noise of your own through the machine</source>
        <translation>Envoyez votre propre bruit dans la machine</translation>
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
        <translation>GAN sur des images</translation>
    </message>
    <message>
        <source>Train a generator of pictures against a discriminator, and watch the same noise become sharper and sharper.</source>
        <translation>Entraînez un générateur d’images contre un discriminateur, et voyez le même bruit devenir de plus en plus net.</translation>
    </message>
    <message>
        <source>The pictures to imitate; where a set is missing, the built-in digits stand in</source>
        <translation>Les images à imiter ; où un jeu manque, les chiffres intégrés le remplacent</translation>
    </message>
    <message>
        <source>Fresh random weights, or a generator of the library, with its own layers, beside a fresh discriminator</source>
        <translation>De nouveaux poids aléatoires, ou un générateur de la bibliothèque, avec ses propres couches, à côté d’un discriminateur neuf</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Unticked, nothing is learned: a generator of the library is shown, measured and played with</source>
        <translation>Décoché, rien n’est appris : un générateur de la bibliothèque est montré, mesuré et mis en jeu</translation>
    </message>
    <message>
        <source>Both networks: convolutions (DCGAN), or dense layers alone (MLP)</source>
        <translation>Les deux réseaux : des convolutions (DCGAN), ou des couches denses seules (MLP)</translation>
    </message>
    <message>
        <source>Conditional</source>
        <translation>Conditionnel</translation>
    </message>
    <message>
        <source>Both networks are told the class, so one can ask for it; each column is one class</source>
        <translation>On dit la classe aux deux réseaux, on peut donc la demander ; chaque colonne est une classe</translation>
    </message>
    <message>
        <source>Feature maps next to the picture; twice as many further in</source>
        <translation>Cartes de caractéristiques près de l’image ; deux fois plus plus loin à l’intérieur</translation>
    </message>
    <message>
        <source>Latent</source>
        <translation>Latent</translation>
    </message>
    <message>
        <source>Numbers in each noise</source>
        <translation>Nombres dans chaque bruit</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>Norme</translation>
    </message>
    <message>
        <source>In the discriminator: batch norm, spectral norm (largest singular value 1), or none</source>
        <translation>Dans le discriminateur : batch norm, norme spectrale (plus grande valeur singulière 1), ou aucune</translation>
    </message>
    <message>
        <source>Weight of D&apos;s squared slope at real pictures (R1); with Wasserstein, of (slope - 1)^2 between pictures</source>
        <translation>Poids de la pente au carré de D aux images réelles (R1) ; avec Wasserstein, de (pente - 1)^2 entre les images</translation>
    </message>
    <message>
        <source>Steps of the discriminator before each of the generator</source>
        <translation>Étapes du discriminateur avant chacune du générateur</translation>
    </message>
    <message>
        <source>Learning rate of the discriminator; another than the generator&apos;s is TTUR</source>
        <translation>Taux d’apprentissage du discriminateur ; un autre que celui du générateur, c’est TTUR</translation>
    </message>
    <message>
        <source>Adam&apos;s beta 1; much of it makes games circle</source>
        <translation>Bêta 1 d’Adam ; beaucoup fait tourner les jeux en rond</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Moyenne</translation>
    </message>
    <message>
        <source>Decay of the moving average of the generator that is shown and measured; 0 shows the generator itself</source>
        <translation>Décroissance de la moyenne mobile du générateur qui est montré et mesuré ; 0 montre le générateur lui-même</translation>
    </message>
    <message>
        <source>When the run has reached its end, the generator is kept under this name, replacing your model of that name</source>
        <translation>L’exécution finie, le générateur est gardé sous ce nom, à la place de votre modèle de ce nom</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>Plus proches</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Entre deux</translation>
    </message>
    <message>
        <source>64 more</source>
        <translation>64 de plus</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Fourni</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Verdicts</translation>
    </message>
    <message>
        <source>FID-LeNet</source>
        <translation>FID-LeNet</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>Discriminateur</translation>
    </message>
    <message>
        <source>Go from one picture to another</source>
        <translation>Aller d’une image à une autre</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Is it a copy?</source>
        <translation>Est-ce une copie ?</translation>
    </message>
    <message>
        <source>Keep the generator</source>
        <translation>Garder le générateur</translation>
    </message>
    <message>
        <source>Pictures of a class</source>
        <translation>Images d’une classe</translation>
    </message>
    <message>
        <source>Sample 64 more</source>
        <translation>Tirer 64 de plus</translation>
    </message>
    <message>
        <source>Turn the noise of a picture</source>
        <translation>Tourner le bruit d’une image</translation>
    </message>
    <message>
        <source>Z3</source>
        <translation>Z3</translation>
    </message>
    <message>
        <source>Pixel by pixel</source>
        <translation>Pixel par pixel</translation>
    </message>
    <message>
        <source>Watch pictures form pixel by pixel: a network says how probable each level of the next pixel is, given all before it.</source>
        <translation>Regardez des images se former pixel par pixel : un réseau dit la probabilité de chaque niveau du prochain pixel, connaissant les précédents.</translation>
    </message>
    <message>
        <source>Grey pictures to learn; where a set is missing, the built-in digits stand in</source>
        <translation>Des images grises à apprendre ; où un jeu manque, les chiffres intégrés le remplacent</translation>
    </message>
    <message>
        <source>drawn: each pixel white with its brightness as probability, as in papers; cut: white from half on; four levels</source>
        <translation>drawn : chaque pixel blanc avec sa luminosité pour probabilité, comme dans les articles ; cut : blanc dès la moitié ; quatre niveaux</translation>
    </message>
    <message>
        <source>The network is told the class; then one can ask for it</source>
        <translation>On dit la classe au réseau ; alors on peut la lui demander</translation>
    </message>
    <message>
        <source>Fresh random weights, or a model of the library, which brings its layers and levels, and goes on learning</source>
        <translation>De nouveaux poids aléatoires, ou un modèle de la bibliothèque, qui apporte ses couches et niveaux et continue d’apprendre</translation>
    </message>
    <message>
        <source>Feature maps of each stack</source>
        <translation>Cartes de caractéristiques de chaque pile</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Profondeur</translation>
    </message>
    <message>
        <source>Layers after the first; more of them see further</source>
        <translation>Couches après la première ; plus il y en a, plus loin elles voient</translation>
    </message>
    <message>
        <source>Decay of the moving average of the weights, which samples and is measured</source>
        <translation>Décroissance de la moyenne mobile des poids, qui tire et qui est mesurée</translation>
    </message>
    <message>
        <source>Divides the logits when sampling: below 1 surer, above 1 wilder; 1 is fair</source>
        <translation>Divise les logits au tirage : sous 1 plus sûr, au-dessus plus fou ; 1 est juste</translation>
    </message>
    <message>
        <source>Number of the test picture whose pixels are predicted and filled in</source>
        <translation>Numéro de l’image de test dont les pixels sont prédits et complétés</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Filled in</source>
        <translation>Complété</translation>
    </message>
    <message>
        <source>Test picture</source>
        <translation>Image de test</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Vraisemblance</translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation>Références</translation>
    </message>
    <message>
        <source>What a pixel sees</source>
        <translation>Ce que voit un pixel</translation>
    </message>
    <message>
        <source>Next pixel</source>
        <translation>Prochain pixel</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Attendu</translation>
    </message>
    <message>
        <source>Surprise in bits</source>
        <translation>Surprise en bits</translation>
    </message>
    <message>
        <source>Filling in</source>
        <translation>Complétion</translation>
    </message>
    <message>
        <source>Fill in the missing part</source>
        <translation>Compléter la partie manquante</translation>
    </message>
    <message>
        <source>What is this pixel predicted from? Click into the test picture</source>
        <translation>De quoi ce pixel est-il prédit ? Cliquez dans l’image de test</translation>
    </message>
    <message>
        <source>Diffusion on the plane</source>
        <translation>Diffusion dans le plan</translation>
    </message>
    <message>
        <source>Watch noise flow into data: a network learns to see the noise in a point, and samplers take it away step by step.</source>
        <translation>Regardez le bruit couler vers les données : un réseau apprend à voir le bruit d’un point, et des échantillonneurs l’ôtent étape par étape.</translation>
    </message>
    <message>
        <source>Where data come from: Gaussians apart, or in a chain</source>
        <translation>D’où viennent les données : gaussiennes séparées, ou en chaîne</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Aller</translation>
    </message>
    <message>
        <source>How fast noise takes over; the training is for this one</source>
        <translation>À quelle vitesse le bruit l’emporte ; l’entraînement vaut pour celui-ci</translation>
    </message>
    <message>
        <source>Noise time</source>
        <translation>Temps du bruit</translation>
    </message>
    <message>
        <source>After how many of the 1000 steps the noised data are shown</source>
        <translation>Après combien des 1000 étapes les données bruitées sont montrées</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Predictor</source>
        <translation>Prédicteur</translation>
    </message>
    <message>
        <source>Who sees the noise: what was learned, or the closed form</source>
        <translation>Qui voit le bruit : ce qui a été appris, ou la forme close</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Échantillonneur</translation>
    </message>
    <message>
        <source>DDIM draws no noise on its way, DDPM does at every step</source>
        <translation>DDIM ne tire aucun bruit en chemin, DDPM à chaque étape</translation>
    </message>
    <message>
        <source>Sampler steps</source>
        <translation>Étapes d’échantillonnage</translation>
    </message>
    <message>
        <source>Steps from noise to data; each asks the network once</source>
        <translation>Étapes du bruit aux données ; chacune interroge une fois le réseau</translation>
    </message>
    <message>
        <source>Decay of the moving average of the weights, which is what samples</source>
        <translation>Décroissance de la moyenne mobile des poids, qui tire</translation>
    </message>
    <message>
        <source>Forward: data and noise</source>
        <translation>Aller : données et bruit</translation>
    </message>
    <message>
        <source>Density of noised data</source>
        <translation>Densité des données bruitées</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Noised data</source>
        <translation>Données bruitées</translation>
    </message>
    <message>
        <source>Reverse: noise to data</source>
        <translation>Retour : du bruit aux données</translation>
    </message>
    <message>
        <source>Density on the way</source>
        <translation>Densité en chemin</translation>
    </message>
    <message>
        <source>Ways</source>
        <translation>Chemins</translation>
    </message>
    <message>
        <source>Your way</source>
        <translation>Votre chemin</translation>
    </message>
    <message>
        <source>Walkers</source>
        <translation>Marcheurs</translation>
    </message>
    <message>
        <source>Where it ends</source>
        <translation>Où cela finit</translation>
    </message>
    <message>
        <source>JS</source>
        <translation>JS</translation>
    </message>
    <message>
        <source>Samplers</source>
        <translation>Échantillonneurs</translation>
    </message>
    <message>
        <source>Follow a noise of your own: click into the reverse picture</source>
        <translation>Suivez votre propre bruit : cliquez dans l’image du retour</translation>
    </message>
    <message>
        <source>Diffusion on pictures</source>
        <translation>Diffusion sur des images</translation>
    </message>
    <message>
        <source>Watch digits come out of noise, step by step, by a trained network or one that learns before your eyes.</source>
        <translation>Regardez des chiffres sortir du bruit, étape par étape, avec un réseau entraîné ou un qui apprend sous vos yeux.</translation>
    </message>
    <message>
        <source>Data and network</source>
        <translation>Données et réseau</translation>
    </message>
    <message>
        <source>Real pictures; where a set is missing, the built-in digits stand in</source>
        <translation>De vraies images ; où un jeu manque, les chiffres intégrés le remplacent</translation>
    </message>
    <message>
        <source>A trained network of the library, which plays at once; nothing trains one here</source>
        <translation>Un réseau entraîné de la bibliothèque, qui joue aussitôt ; sans lui, on en entraîne un ici</translation>
    </message>
    <message>
        <source>Feature maps at the largest resolution of the U-Net; twice as many at each smaller one</source>
        <translation>Cartes de caractéristiques à la plus grande résolution du U-Net ; deux fois plus à chaque résolution inférieure</translation>
    </message>
    <message>
        <source>How fast noise takes over; a trained network brings its own</source>
        <translation>À quelle vitesse le bruit l’emporte ; un réseau entraîné apporte le sien</translation>
    </message>
    <message>
        <source>Forward: picture to noise</source>
        <translation>Aller : de l’image au bruit</translation>
    </message>
    <message>
        <source>After how many of the 1000 steps real pictures are shown and guessed; beyond 950 next to nothing is left of them</source>
        <translation>Après combien des 1000 étapes les vraies images sont montrées et devinées ; au-delà de 950 il n’en reste presque rien</translation>
    </message>
    <message>
        <source>Reverse: noise to picture</source>
        <translation>Retour : du bruit à l’image</translation>
    </message>
    <message>
        <source>Steps from noise to picture; each asks the network once</source>
        <translation>Étapes du bruit à l’image ; chacune interroge une fois le réseau</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Guidage</translation>
    </message>
    <message>
        <source>How far past what the class alone says: 0 samples the class, more exaggerates it, -1 tells no class</source>
        <translation>Jusqu’où dépasser ce que dit la classe seule : 0 tire la classe, davantage l’exagère, -1 ne dit aucune classe</translation>
    </message>
    <message>
        <source>Inverse problem</source>
        <translation>Problème inverse</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>What was done to the picture that is to be found again</source>
        <translation>Ce qu’on a fait à l’image qu’il faut retrouver</translation>
    </message>
    <message>
        <source>Measured noise</source>
        <translation>Bruit de mesure</translation>
    </message>
    <message>
        <source>Standard deviation of the noise in what is known of it; black is -1, white 1</source>
        <translation>Écart type du bruit dans ce qu’on en connaît ; le noir vaut -1, le blanc 1</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>Compared steps</source>
        <translation>Étapes comparées</translation>
    </message>
    <message>
        <source>Numbers of steps at which both samplers are compared; empty compares none</source>
        <translation>Nombres d’étapes auxquels les deux échantillonneurs sont comparés ; vide n’en compare aucun</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Comparés</translation>
    </message>
    <message>
        <source>Pictures made by each of them; more take longer and tell FID more exactly</source>
        <translation>Images faites par chacun ; davantage prend plus de temps et dit la FID plus exactement</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>En chemin</translation>
    </message>
    <message>
        <source>Guess of the end</source>
        <translation>Fin devinée</translation>
    </message>
    <message>
        <source>Error of guess</source>
        <translation>Erreur de l’estimation</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Accord</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>DDIM, same noise</source>
        <translation>DDIM, même bruit</translation>
    </message>
    <message>
        <source>FID by steps</source>
        <translation>FID selon les étapes</translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation>Erreur type</translation>
    </message>
    <message>
        <source>By seconds</source>
        <translation>Selon les secondes</translation>
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
        <translation>un nom pour la bibliothèque de modèles</translation>
    </message>
    <message>
        <source>Solve for a test picture</source>
        <translation>Résoudre pour une image de test</translation>
    </message>
    <message>
        <source>Solve for your drawing</source>
        <translation>Résoudre pour votre dessin</translation>
    </message>
    <message>
        <source>Inpainting</source>
        <translation>Inpainting</translation>
    </message>
    <message>
        <source>Paint away a part of a picture, and watch a diffusion model fill it in: several ways, none of which is the truth.</source>
        <translation>Effacez une partie d’une image et regardez un modèle de diffusion la compléter : de plusieurs façons, dont aucune n’est la vérité.</translation>
    </message>
    <message>
        <source>What is missing; for a hole of your own, paint one on the tab Try</source>
        <translation>Ce qui manque ; pour un trou à vous, peignez-en un dans l’onglet Essayer</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Fills the hole in pixel space</source>
        <translation>Remplit le trou dans l’espace des pixels</translation>
    </message>
    <message>
        <source>Latent model</source>
        <translation>Modèle latent</translation>
    </message>
    <message>
        <source>Fills it in the latent space of its autoencoder</source>
        <translation>Le remplit dans l’espace latent de son autoencodeur</translation>
    </message>
    <message>
        <source>Tell class</source>
        <translation>Dire la classe</translation>
    </message>
    <message>
        <source>Whether the models are told what the picture is of</source>
        <translation>Si l’on dit aux modèles de quoi est l’image</translation>
    </message>
    <message>
        <source>Filling</source>
        <translation>Complétion</translation>
    </message>
    <message>
        <source>DDPM draws noise at every step, DDIM only for the known pixels</source>
        <translation>DDPM tire du bruit à chaque étape, DDIM seulement pour les pixels connus</translation>
    </message>
    <message>
        <source>Steps from noise to data</source>
        <translation>Étapes du bruit aux données</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Répétitions</translation>
    </message>
    <message>
        <source>How often each step is taken, noise being added again in between (RePaint)</source>
        <translation>Combien de fois chaque étape est faite, du bruit étant rajouté entre-temps (RePaint)</translation>
    </message>
    <message>
        <source>Latent margin</source>
        <translation>Marge latente</translation>
    </message>
    <message>
        <source>Cells around the hole whose latents are made anew, too: they have seen the hole</source>
        <translation>Cellules autour du trou dont les latents sont refaits aussi : elles ont vu le trou</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>Complétions</translation>
    </message>
    <message>
        <source>How many fillings are made at once</source>
        <translation>Combien de remplissages sont faits à la fois</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Donné</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Pixel space</source>
        <translation>Espace des pixels</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>Espace latent</translation>
    </message>
    <message>
        <source>Completions, average</source>
        <translation>Complétions, moyenne</translation>
    </message>
    <message>
        <source>Seam</source>
        <translation>Couture</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Contours</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Certitude</translation>
    </message>
    <message>
        <source>Paint a hole</source>
        <translation>Peindre un trou</translation>
    </message>
    <message>
        <source>Can you tell?</source>
        <translation>Vrai ou faux ?</translation>
    </message>
    <message>
        <source>Can you tell? Spectra of real, generated and inpainted pictures, and a detector that is good at what it has seen.</source>
        <translation>Vrai ou faux ? Spectres d’images réelles, générées et complétées, et un détecteur qui est bon pour ce qu’il a vu.</translation>
    </message>
    <message>
        <source>The real pictures; where a set is missing, patches of the two built-in photographs stand in</source>
        <translation>Les images réelles ; où un jeu manque, des fragments des deux photos intégrées le remplacent</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>What is not real: resampled (nearest, bilinear, transposed convolution), made by a trained model that fits the data, or real with a hole filled in; models that are missing are left out</source>
        <translation>Ce qui n’est pas réel : rééchantillonné (plus proche voisin, bilinéaire, convolution transposée), fait par un modèle entraîné qui convient aux données, ou réel avec un trou complété ; les modèles manquants sont laissés de côté</translation>
    </message>
    <message>
        <source>Pictures of each source; half train, half test</source>
        <translation>Images de chaque source ; moitié entraînement, moitié test</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Tirés</translation>
    </message>
    <message>
        <source>The same for sources that take many steps: diffusion and autoregression</source>
        <translation>De même pour les sources qui prennent beaucoup d’étapes : diffusion et autorégression</translation>
    </message>
    <message>
        <source>How the diffusion model samples: DDPM draws noise at each step, DDIM does not and leaves stronger colours</source>
        <translation>Comment le modèle de diffusion échantillonne : DDPM tire du bruit à chaque pas, DDIM non, et laisse des couleurs plus vives</translation>
    </message>
    <message>
        <source>Steps of the diffusion model, and of its inpainting, which is DDPM&apos;s</source>
        <translation>Pas du modèle de diffusion et de son remplissage, qui suit DDPM</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Détecteur</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Mis de côté</translation>
    </message>
    <message>
        <source>The detector is tested on this source, but not trained on it</source>
        <translation>Le détecteur est testé sur cette source, mais n’est pas entraîné dessus</translation>
    </message>
    <message>
        <source>What the detector sees: power in each ring of the spectrum, statistics of the noise residual, or both</source>
        <translation>Ce que voit le détecteur : la puissance dans chaque anneau du spectre, des statistiques du résidu de bruit, ou les deux</translation>
    </message>
    <message>
        <source>Pictures fade out toward their edges, which otherwise count as jumps (hann), or not</source>
        <translation>Les images s’estompent vers leurs bords, qui compteraient sinon comme des sauts (hann), ou non</translation>
    </message>
    <message>
        <source>Train on jpeg</source>
        <translation>Entraîner sur JPEG</translation>
    </message>
    <message>
        <source>Training pictures, real and fake, are there once more as JPEG of quality 50 to 95 (Wang et al. 2020)</source>
        <translation>Les images d’entraînement, réelles et fausses, y sont encore une fois en JPEG de qualité 50 à 95 (Wang et al. 2020)</translation>
    </message>
    <message>
        <source>Local map</source>
        <translation>Carte locale</translation>
    </message>
    <message>
        <source>Local window</source>
        <translation>Fenêtre locale</translation>
    </message>
    <message>
        <source>Side of the window of the local map, in pixels</source>
        <translation>Côté de la fenêtre de la carte locale, en pixels</translation>
    </message>
    <message>
        <source>Spectra</source>
        <translation>Spectres</translation>
    </message>
    <message>
        <source>Fingerprints</source>
        <translation>Empreintes</translation>
    </message>
    <message>
        <source>Unlike real</source>
        <translation>Différent du réel</translation>
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
        <translation>AUC, tableau</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>À vous</translation>
    </message>
    <message>
        <source>Local maps</source>
        <translation>Cartes locales</translation>
    </message>
    <message>
        <source>Maps&apos; AUC</source>
        <translation>AUC des cartes</translation>
    </message>
    <message>
        <source>To fill</source>
        <translation>À compléter</translation>
    </message>
    <message>
        <source>After JPEG</source>
        <translation>Après JPEG</translation>
    </message>
    <message>
        <source>After resizing</source>
        <translation>Après redimensionnement</translation>
    </message>
    <message>
        <source>Mark the fakes</source>
        <translation>Marquer les faux</translation>
    </message>
    <message>
        <source>Show the truth</source>
        <translation>Montrer la vérité</translation>
    </message>
    <message>
        <source>your name, for the scores</source>
        <translation>votre nom, pour les scores</translation>
    </message>
    <message>
        <source>New round</source>
        <translation>Nouveau tour</translation>
    </message>
    <message>
        <source>Paint a hole of your own</source>
        <translation>Peindre un trou à vous</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>Trou</translation>
    </message>
    <message>
        <source>Classical methods</source>
        <translation>Méthodes classiques</translation>
    </message>
    <message>
        <source>k-means</source>
        <translation>k-moyennes</translation>
    </message>
    <message>
        <source>Group points, or the colours of a picture, around k centroids that move to the middle of their group.</source>
        <translation>Groupez des points, ou les couleurs d’une image, autour de k centroïdes qui vont au milieu de leur groupe.</translation>
    </message>
    <message>
        <source>Points of the plane, or the colours of a picture</source>
        <translation>Des points du plan, ou les couleurs d’une image</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>Where the points are drawn from; without effect once you draw your own</source>
        <translation>D’où les points sont tirés ; sans effet dès que vous dessinez les vôtres</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groupes</translation>
    </message>
    <message>
        <source>True number of blobs</source>
        <translation>Vrai nombre d’amas</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Number of points</source>
        <translation>Nombre de points</translation>
    </message>
    <message>
        <source>Standard deviation of blobs and noise</source>
        <translation>Écart type des amas et du bruit</translation>
    </message>
    <message>
        <source>Your own points, instead of drawn ones</source>
        <translation>Vos propres points, à la place des points tirés</translation>
    </message>
    <message>
        <source>A photograph that scikit-learn brings</source>
        <translation>Une photo fournie avec scikit-learn</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Groupements</translation>
    </message>
    <message>
        <source>K</source>
        <translation>k</translation>
    </message>
    <message>
        <source>Number of clusters, and of centroids</source>
        <translation>Nombre de groupements, et de centroïdes</translation>
    </message>
    <message>
        <source>Seeding</source>
        <translation>Choix initial</translation>
    </message>
    <message>
        <source>First centroids: any points, or points far from the centroids chosen before</source>
        <translation>Premiers centroïdes : des points quelconques, ou des points loin de ceux déjà choisis</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Départs</translation>
    </message>
    <message>
        <source>Runs from different first centroids; the best is kept</source>
        <translation>Exécutions depuis différents premiers centroïdes ; la meilleure est gardée</translation>
    </message>
    <message>
        <source>Compare k</source>
        <translation>Comparer k</translation>
    </message>
    <message>
        <source>Afterwards, cluster again with 1 to 10 centroids to compare</source>
        <translation>Ensuite, grouper encore avec 1 à 10 centroïdes pour comparer</translation>
    </message>
    <message>
        <source>Most updates of one start</source>
        <translation>Au plus tant de mises à jour par départ</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Cellules</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Trajets</translation>
    </message>
    <message>
        <source>Centroids</source>
        <translation>Centroïdes</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Pixels</translation>
    </message>
    <message>
        <source>Inertia</source>
        <translation>Inertie</translation>
    </message>
    <message>
        <source>Elbow</source>
        <translation>Coude</translation>
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
        <translation>Revoir une étape</translation>
    </message>
    <message>
        <source>Random training pictures of each class</source>
        <translation>Images d’entraînement au hasard de chaque classe</translation>
    </message>
    <message>
        <source>Pictures of each class</source>
        <translation>Images de chaque classe</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Training picture | test picture</source>
        <translation>Image d’entraînement | image de test</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doubles</translation>
    </message>
    <message>
        <source>Leak check</source>
        <translation>Fuites</translation>
    </message>
    <message>
        <source>that of the model alone</source>
        <translation>celui du modèle seul</translation>
    </message>
    <message>
        <source>the ideal</source>
        <translation>l’idéal</translation>
    </message>
    <message>
        <source>Recall of each class</source>
        <translation>Rappel de chaque classe</translation>
    </message>
    <message>
        <source>Confusion of the whole chain</source>
        <translation>Confusion de toute la chaîne</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Demo: portrait</source>
        <translation>Démo : portrait</translation>
    </message>
    <message>
        <source>Demo: nine faces</source>
        <translation>Démo : neuf visages</translation>
    </message>
    <message>
        <source>angry</source>
        <translation>colère</translation>
    </message>
    <message>
        <source>disgust</source>
        <translation>dégoût</translation>
    </message>
    <message>
        <source>fear</source>
        <translation>peur</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>joie</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>tristesse</translation>
    </message>
    <message>
        <source>surprise</source>
        <translation>surprise</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutre</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>incertain</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>telles quelles</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gris</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>couleur</translation>
    </message>
    <message>
        <source>Handwritten digits of 500 people, centred, 28x28 grey (LeCun, Cortes and Burges 1998).</source>
        <translation>Chiffres manuscrits de 500 personnes, centrés, 28x28 en gris (LeCun, Cortes et Burges 1998).</translation>
    </message>
    <message>
        <source>CC BY-SA 3.0</source>
        <translation>CC BY-SA 3.0</translation>
    </message>
    <message>
        <source>Handwritten digits, 8x8 in 17 grey levels, shown at 28x28; comes with scikit-learn (Alpaydin and Kaynak 1998).</source>
        <translation>Chiffres manuscrits, 8x8 en 17 niveaux de gris, montrés en 28x28 ; fournis avec scikit-learn (Alpaydin et Kaynak 1998).</translation>
    </message>
    <message>
        <source>CC BY 4.0</source>
        <translation>CC BY 4.0</translation>
    </message>
    <message>
        <source>Articles of clothing from a shop&apos;s catalogue in MNIST&apos;s format, and harder (Xiao, Rasul and Vollgraf 2017).</source>
        <translation>Vêtements du catalogue d’une boutique au format de MNIST, et plus difficiles (Xiao, Rasul et Vollgraf 2017).</translation>
    </message>
    <message>
        <source>MIT</source>
        <translation>MIT</translation>
    </message>
    <message>
        <source>Small colour photographs of animals and vehicles, 32x32 (Krizhevsky 2009).</source>
        <translation>Petites photos en couleur d’animaux et de véhicules, 32x32 (Krizhevsky 2009).</translation>
    </message>
    <message>
        <source>none stated; the authors ask to be cited</source>
        <translation>aucune indiquée ; les auteurs demandent à être cités</translation>
    </message>
    <message>
        <source>Faces found by a search engine with words for seven expressions, 48x48 grey (Goodfellow et al. 2013).</source>
        <translation>Visages trouvés par un moteur de recherche avec des mots pour sept expressions, 48x48 en gris (Goodfellow et al. 2013).</translation>
    </message>
    <message>
        <source>Database Contents License 1.0 on Kaggle; the pictures belong to their owners</source>
        <translation>Database Contents License 1.0 sur Kaggle ; les images appartiennent à leurs propriétaires</translation>
    </message>
    <message>
        <source>Kaggle gives it to people with an account: put fer2013.csv into the data folder</source>
        <translation>Kaggle le donne à qui possède un compte : mettez fer2013.csv dans le dossier de données</translation>
    </message>
</context>
</TS>
