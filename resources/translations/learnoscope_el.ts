<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="el_GR">
<context>
    <name></name>
    <message>
        <source>There is no shared memory left for pictures ({problem})</source>
        <translation>Δεν υπάρχει άλλη κοινόχρηστη μνήμη για εικόνες ({problem})</translation>
    </message>
    <message>
        <source>The camera&apos;s process ended ({reason}). Start begins anew.</source>
        <translation>Η διεργασία της κάμερας τερματίστηκε ({reason}). Η Έναρξη ξεκινά από την αρχή.</translation>
    </message>
    <message>
        <source>Facial-expression classification</source>
        <translation>Ταξινόμηση εκφράσεων προσώπου</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Ξεκινά</translation>
    </message>
    <message>
        <source>{rate} frames/s</source>
        <translation>{rate} καρέ/s</translation>
    </message>
    <message>
        <source>stored {count}</source>
        <translation>αποθηκευμένα {count}</translation>
    </message>
    <message>
        <source>sent {count}</source>
        <translation>σταλμένα {count}</translation>
    </message>
    <message>
        <source>Loading the model, opening the source</source>
        <translation>Φόρτωση του μοντέλου, άνοιγμα της πηγής</translation>
    </message>
    <message>
        <source>Save figure...</source>
        <translation>Αποθήκευση εικόνας...</translation>
    </message>
    <message>
        <source>Save numbers...</source>
        <translation>Αποθήκευση αριθμών...</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Επαναφορά μεγέθους</translation>
    </message>
    <message>
        <source>Maximise</source>
        <translation>Μεγιστοποίηση</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Διπλό κλικ</translation>
    </message>
    <message>
        <source>Log axis</source>
        <translation>Λογαριθμικός άξονας</translation>
    </message>
    <message>
        <source>Views of this card</source>
        <translation>Όψεις αυτής της κάρτας</translation>
    </message>
    <message>
        <source>Save, maximise (double click)</source>
        <translation>Αποθήκευση, μεγιστοποίηση (διπλό κλικ)</translation>
    </message>
    <message>
        <source>Menu of this card</source>
        <translation>Μενού αυτής της κάρτας</translation>
    </message>
    <message>
        <source>These are the knobs of the figure, made by Learnoscope {version} on {device}.</source>
        <translation>Αυτές είναι οι ρυθμίσεις της εικόνας, από το Learnoscope {version} σε {device}.</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Εύρεση</translation>
    </message>
    <message>
        <source>Enter: next, Shift+Enter: previous, Esc: close</source>
        <translation>Enter: επόμενο, Shift+Enter: προηγούμενο, Esc: κλείσιμο</translation>
    </message>
    <message>
        <source>Copy the selection, or everything</source>
        <translation>Αντιγραφή της επιλογής ή όλων</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Αντιγραφή</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>δεν βρέθηκε</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} από {count}</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Πρόβλημα</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Λεπτομέρειες</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Αντιγραφή λεπτομερειών</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Απόκρυψη</translation>
    </message>
    <message>
        <source>Remove the last one</source>
        <translation>Αφαίρεση του τελευταίου</translation>
    </message>
    <message>
        <source>Add one more</source>
        <translation>Προσθήκη ενός ακόμη</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Επιλογή αρχείου</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>κανένα</translation>
    </message>
    <message>
        <source>the disk is full or not writable</source>
        <translation>ο δίσκος είναι γεμάτος ή δεν επιτρέπει εγγραφή</translation>
    </message>
    <message>
        <source>page</source>
        <translation>σελίδα</translation>
    </message>
    <message>
        <source>script</source>
        <translation>σενάριο</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>διαφορά</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>αποδεκτή</translation>
    </message>
    <message>
        <source>So far for the pages {pages}</source>
        <translation>Προς το παρόν για τις σελίδες {pages}</translation>
    </message>
    <message>
        <source>There is nothing to compare with yet: press Play and let the run come to its end.</source>
        <translation>Δεν υπάρχει ακόμη κάτι για σύγκριση: πατήστε Έναρξη και αφήστε την εκτέλεση να ολοκληρωθεί.</translation>
    </message>
    <message>
        <source>{names} changed while the run went on, which a script cannot repeat: press Play once more.</source>
        <translation>{names}: άλλαξε ενώ η εκτέλεση συνεχιζόταν, κάτι που ένα σενάριο δεν μπορεί να επαναλάβει· πατήστε ξανά Έναρξη.</translation>
    </message>
    <message>
        <source>This run was on {device}, and a script computes on the CPU: choose CPU and press Play.</source>
        <translation>Αυτή η εκτέλεση έγινε στο {device}, ενώ ένα σενάριο υπολογίζει στη CPU: επιλέξτε CPU και πατήστε Έναρξη.</translation>
    </message>
    <message>
        <source>{title}: the run as a script</source>
        <translation>{title}: η εκτέλεση ως σενάριο</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Ετυμηγορία</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Επαλήθευση</translation>
    </message>
    <message>
        <source>Save script...</source>
        <translation>Αποθήκευση σεναρίου...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Κλείσιμο</translation>
    </message>
    <message>
        <source>The script runs; Python and torch take a few seconds to start.</source>
        <translation>Το σενάριο εκτελείται· η Python και το torch χρειάζονται λίγα δευτερόλεπτα για να ξεκινήσουν.</translation>
    </message>
    <message>
        <source>agrees</source>
        <translation>συμφωνεί</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>διαφέρει</translation>
    </message>
    <message>
        <source>Export script</source>
        <translation>Εξαγωγή σεναρίου</translation>
    </message>
    <message>
        <source>{path} could not be written: {problem}</source>
        <translation>Δεν ήταν δυνατή η εγγραφή του {path}: {problem}</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ή </translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is no file that this page can use; it takes {accepted}</source>
        <translation>Το «{name}» δεν είναι αρχείο που μπορεί να χρησιμοποιήσει αυτή η σελίδα· δέχεται {accepted}</translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation>Εμφάνιση: {title}</translation>
    </message>
    <message>
        <source>Hide {title}</source>
        <translation>Απόκρυψη: {title}</translation>
    </message>
    <message>
        <source>Draw here</source>
        <translation>Σχεδιάστε εδώ</translation>
    </message>
    <message>
        <source>Drawing surface</source>
        <translation>Επιφάνεια σχεδίασης</translation>
    </message>
    <message>
        <source>Draw here: {width} x {height} pixels, white on black. Delete wipes it.</source>
        <translation>Σχεδιάστε εδώ: {width} x {height} εικονοστοιχεία, λευκό σε μαύρο. Το Delete τα σβήνει όλα.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Σβήσιμο</translation>
    </message>
    <message>
        <source>Wipe the canvas (Delete)</source>
        <translation>Καθαρισμός της επιφάνειας (Delete)</translation>
    </message>
    <message>
        <source>{action} (Enter in the field)</source>
        <translation>{action} (Enter στο πεδίο)</translation>
    </message>
    <message>
        <source>Paint here</source>
        <translation>Βάψτε εδώ</translation>
    </message>
    <message>
        <source>Half</source>
        <translation>Μισό</translation>
    </message>
    <message>
        <source>Paint the lower half, and nothing else</source>
        <translation>Βάψιμο μόνο του κάτω μισού</translation>
    </message>
    <message>
        <source>Take all paint away (Delete)</source>
        <translation>Αφαίρεση όλης της μπογιάς (Delete)</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Μάσκα</translation>
    </message>
    <message>
        <source>Paint what is missing: {width} x {height} pixels. Delete takes all paint away.</source>
        <translation>Βάψτε ό,τι λείπει: {width} x {height} εικονοστοιχεία. Το Delete αφαιρεί όλη την μπογιά.</translation>
    </message>
    <message>
        <source>choose, or drop one on the page</source>
        <translation>επιλέξτε ή αφήστε ένα στη σελίδα</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Αρχείο</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Τιμή</translation>
    </message>
    <message>
        <source>From {low} to {high}</source>
        <translation>Από {low} έως {high}</translation>
    </message>
    <message>
        <source>Right button or Shift erases</source>
        <translation>Το δεξί κουμπί ή το Shift σβήνει</translation>
    </message>
    <message>
        <source>Everything in one list</source>
        <translation>Όλα σε μία λίστα</translation>
    </message>
    <message>
        <source>Each entry is a page that shows one technique while it learns. Type in the field above the list to find one.</source>
        <translation>Κάθε στοιχείο είναι μια σελίδα που δείχνει μια τεχνική ενώ μαθαίνει. Πληκτρολογήστε στο πεδίο πάνω από τη λίστα για να βρείτε κάποια.</translation>
    </message>
    <message>
        <source>A page</source>
        <translation>Μια σελίδα</translation>
    </message>
    <message>
        <source>This network of 2 inputs learns to tell two kinds of points apart. Nothing has been computed yet: what you will see is a real training.</source>
        <translation>Αυτό το δίκτυο 2 εισόδων μαθαίνει να ξεχωρίζει δύο είδη σημείων. Τίποτα δεν έχει υπολογιστεί ακόμη: αυτό που θα δείτε είναι πραγματική εκπαίδευση.</translation>
    </message>
    <message>
        <source>The run has begun. Space pauses it and lets it go on, the right arrow makes one step, R starts again. The slider slows it down to single steps.</source>
        <translation>Η εκτέλεση άρχισε. Το Διάστημα τη σταματά και τη συνεχίζει, το δεξί βέλος κάνει ένα βήμα, το R ξεκινά από την αρχή. Ο ολισθητής τη φτάνει ως ένα βήμα κάθε φορά.</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>Δείτε από κοντά</translation>
    </message>
    <message>
        <source>Point at a curve to read its values, drag to move, turn the wheel to zoom, double-click to see all of it. Double-click the title of a card and it fills the page.</source>
        <translation>Δείξτε μια καμπύλη για να διαβάσετε τις τιμές της, σύρετε για μετακίνηση, γυρίστε τη ροδέλα για μεγέθυνση, διπλό κλικ για να φανούν όλα. Με διπλό κλικ στον τίτλο μιας κάρτας, η κάρτα γεμίζει τη σελίδα.</translation>
    </message>
    <message>
        <source>Knobs</source>
        <translation>Ρυθμίσεις</translation>
    </message>
    <message>
        <source>Change one while the page runs: those with a dot take effect at once, the others at the next start. Ctrl+Z takes an edit back.</source>
        <translation>Αλλάξτε μία ενώ η σελίδα εκτελείται: όσες έχουν τελεία ισχύουν αμέσως, οι άλλες από την επόμενη Έναρξη. Το Ctrl+Z αναιρεί μια αλλαγή.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Προρρυθμίσεις</translation>
    </message>
    <message>
        <source>Each page comes with settings worth seeing: what goes wrong, and its cure. Keep your own beside them. Presets say how long they take on this machine, and can be fitted into 10, 30 or 60 seconds.</source>
        <translation>Κάθε σελίδα έχει προρρυθμίσεις που αξίζει να δείτε: τι πάει στραβά, και η θεραπεία του. Κρατήστε δίπλα και δικές σας. Οι προρρυθμίσεις λένε πόση ώρα παίρνουν σε αυτόν τον υπολογιστή, και χωρούν σε 10, 30 ή 60 δευτερόλεπτα.</translation>
    </message>
    <message>
        <source>Lesson and code</source>
        <translation>Μάθημα και κώδικας</translation>
    </message>
    <message>
        <source>Beside the knobs lie the lesson, with its equations, and the code that runs. Press F1 for the lesson.</source>
        <translation>Δίπλα στις ρυθμίσεις βρίσκονται το μάθημα, με τις εξισώσεις του, και ο κώδικας που εκτελείται. Το F1 ανοίγει το μάθημα.</translation>
    </message>
    <message>
        <source>A network that is too deep</source>
        <translation>Ένα υπερβολικά βαθύ δίκτυο</translation>
    </message>
    <message>
        <source>Forty layers: see how the gradients vanish on their way back, and what another activation changes.</source>
        <translation>Σαράντα στρώματα: δείτε πώς οι κλίσεις χάνονται στον δρόμο της επιστροφής, και τι αλλάζει μια άλλη ενεργοποίηση.</translation>
    </message>
    <message>
        <source>Keep and share</source>
        <translation>Κρατήστε και μοιραστείτε</translation>
    </message>
    <message>
        <source>The menu saves a session, which shows everything again without computing, a report, and figures. A saved picture carries its run: drop it on the window and the page comes back.</source>
        <translation>Το μενού αποθηκεύει μια συνεδρία, που τα δείχνει όλα ξανά χωρίς υπολογισμό, μια αναφορά, και εικόνες. Μια αποθηκευμένη εικόνα κουβαλά την εκτέλεσή της: αφήστε την στο παράθυρο και η σελίδα επιστρέφει.</translation>
    </message>
    <message>
        <source>In front of a class</source>
        <translation>Μπροστά σε μια τάξη</translation>
    </message>
    <message>
        <source>F11 fills the screen with large text and strong lines; B makes it black, L is a spotlight. Esc leaves. That is all: choose a page and press Play.</source>
        <translation>Το F11 γεμίζει την οθόνη με μεγάλα γράμματα και έντονες γραμμές· το B τη μαυρίζει, το L είναι φωτεινός κύκλος. Το Esc βγαίνει. Αυτό είναι όλο: επιλέξτε μια σελίδα και πατήστε Έναρξη.</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Ξενάγηση</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Τέλος</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Πίσω</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Επόμενο</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Έτοιμο</translation>
    </message>
    <message>
        <source>Knobs, lesson, code</source>
        <translation>Ρυθμίσεις, μάθημα, κώδικας</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Δοκιμή</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Μάθημα</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Κώδικας</translation>
    </message>
    <message>
        <source>This page has no GPU code.</source>
        <translation>Αυτή η σελίδα δεν έχει κώδικα για GPU.</translation>
    </message>
    <message>
        <source>No GPU found on this machine.</source>
        <translation>Δεν βρέθηκε GPU σε αυτόν τον υπολογιστή.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Συσκευή</translation>
    </message>
    <message>
        <source>Where the run computes; applies at the next Play</source>
        <translation>Πού γίνεται ο υπολογισμός· ισχύει από την επόμενη Έναρξη</translation>
    </message>
    <message>
        <source>Click a cell of “{panel}”.</source>
        <translation>Κάντε κλικ σε ένα κελί του «{panel}».</translation>
    </message>
    <message>
        <source>Click in “{panel}”.</source>
        <translation>Κάντε κλικ στο «{panel}».</translation>
    </message>
    <message>
        <source>This page has no lesson yet.</source>
        <translation>Αυτή η σελίδα δεν έχει ακόμη μάθημα.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>κανένα</translation>
    </message>
    <message>
        <source>{count} drawn</source>
        <translation>{count} σχεδιασμένα</translation>
    </message>
    <message>
        <source>none drawn</source>
        <translation>κανένα</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Αρχικές</translation>
    </message>
    <message>
        <source>preset &quot;{title}&quot;</source>
        <translation>προρρύθμιση «{title}»</translation>
    </message>
    <message>
        <source>all knobs</source>
        <translation>όλες οι ρυθμίσεις</translation>
    </message>
    <message>
        <source>Reset all knobs to their defaults</source>
        <translation>Επαναφορά όλων των ρυθμίσεων στις προεπιλογές</translation>
    </message>
    <message>
        <source>Choose which knobs this page shows</source>
        <translation>Επιλογή των ρυθμίσεων που δείχνει αυτή η σελίδα</translation>
    </message>
    <message>
        <source>Every change runs it again</source>
        <translation>Κάθε αλλαγή το εκτελεί ξανά</translation>
    </message>
    <message>
        <source>{page} has no knob &quot;{name}&quot;</source>
        <translation>Η σελίδα {page} δεν έχει ρύθμιση «{name}»</translation>
    </message>
    <message numerus="yes">
        <source>%n changes wait for the next Play</source>
        <translation>
            <numerusform>%n αλλαγή περιμένει την επόμενη Έναρξη</numerusform>
            <numerusform>%n αλλαγές περιμένουν την επόμενη Έναρξη</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Αναίρεση</translation>
    </message>
    <message>
        <source>Undo {what} ({keys})</source>
        <translation>Αναίρεση: {what} ({keys})</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Επανάληψη</translation>
    </message>
    <message>
        <source>Redo {what} ({keys})</source>
        <translation>Επανάληψη: {what} ({keys})</translation>
    </message>
    <message>
        <source>Knobs on this page</source>
        <translation>Ρυθμίσεις αυτής της σελίδας</translation>
    </message>
    <message>
        <source>Knobs that are shown</source>
        <translation>Ρυθμίσεις που φαίνονται</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Εμφάνιση όλων</translation>
    </message>
    <message>
        <source>Knobs that are not ticked keep their values and are saved with the session.</source>
        <translation>Οι ρυθμίσεις χωρίς σημάδι κρατούν τις τιμές τους και αποθηκεύονται με τη συνεδρία.</translation>
    </message>
    <message>
        <source>changes at once</source>
        <translation>αλλάζει αμέσως</translation>
    </message>
    <message>
        <source>at the next Play</source>
        <translation>στην επόμενη Έναρξη</translation>
    </message>
    <message>
        <source>changed, waits for the next Play</source>
        <translation>άλλαξε, περιμένει την επόμενη Έναρξη</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>αληθές ή ψευδές (true, false)</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>ακέραιος αριθμός</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>αριθμός</translation>
    </message>
    <message>
        <source>text</source>
        <translation>κείμενο</translation>
    </message>
    <message>
        <source>a comma-separated list</source>
        <translation>λίστα με κόμματα</translation>
    </message>
    <message>
        <source>{0} from {1} to {2}</source>
        <translation>{0} από {1} έως {2}</translation>
    </message>
    <message>
        <source>{0} of at least {1}</source>
        <translation>{0}, τουλάχιστον {1}</translation>
    </message>
    <message>
        <source>{0} of at most {1}</source>
        <translation>{0}, το πολύ {1}</translation>
    </message>
    <message>
        <source>Reset to {value}</source>
        <translation>Επαναφορά σε {value}</translation>
    </message>
    <message>
        <source>Accepts {values}</source>
        <translation>Δέχεται: {values}</translation>
    </message>
    <message>
        <source>Default: {value}</source>
        <translation>Προεπιλογή: {value}</translation>
    </message>
    <message>
        <source>An edit changes at once</source>
        <translation>Μια αλλαγή ισχύει αμέσως</translation>
    </message>
    <message>
        <source>An edit counts at the next Play</source>
        <translation>Μια αλλαγή ισχύει από την επόμενη Έναρξη</translation>
    </message>
    <message>
        <source>Something went wrong in the window: {problem}</source>
        <translation>Κάτι πήγε στραβά στο παράθυρο: {problem}</translation>
    </message>
    <message>
        <source>Open pages</source>
        <translation>Ανοιχτές σελίδες</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is no session and no figure with a run in it; pages take pictures and tables.</source>
        <translation>Το «{name}» δεν είναι συνεδρία ούτε εικόνα που περιέχει εκτέλεση· οι σελίδες δέχονται εικόνες και πίνακες.</translation>
    </message>
    <message>
        <source>Close {title} (Ctrl+W)</source>
        <translation>Κλείσιμο: {title} (Ctrl+W)</translation>
    </message>
    <message>
        <source>This page cannot be shown: {problem}</source>
        <translation>Αυτή η σελίδα δεν μπορεί να εμφανιστεί: {problem}</translation>
    </message>
    <message>
        <source>Remove the outer ring</source>
        <translation>Αφαίρεση του εξωτερικού δακτυλίου</translation>
    </message>
    <message>
        <source>Add a ring of zeros</source>
        <translation>Προσθήκη δακτυλίου μηδενικών</translation>
    </message>
    <message>
        <source>own numbers</source>
        <translation>δικοί σας αριθμοί</translation>
    </message>
    <message>
        <source>famous ones</source>
        <translation>γνωστοί</translation>
    </message>
    <message>
        <source>Famous ones: choose one, then edit its numbers</source>
        <translation>Γνωστοί: επιλέξτε έναν και αλλάξτε τους αριθμούς του</translation>
    </message>
    <message>
        <source>{knob}: &quot;{text}&quot; is not a number</source>
        <translation>{knob}: το «{text}» δεν είναι αριθμός</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Προσθήκη γραμμής</translation>
    </message>
    <message>
        <source>Remove the last row</source>
        <translation>Αφαίρεση της τελευταίας γραμμής</translation>
    </message>
    <message>
        <source>Add a column</source>
        <translation>Προσθήκη στήλης</translation>
    </message>
    <message>
        <source>Remove the last column</source>
        <translation>Αφαίρεση της τελευταίας στήλης</translation>
    </message>
    <message>
        <source>Swap rows and columns</source>
        <translation>Εναλλαγή γραμμών και στηλών</translation>
    </message>
    <message>
        <source>Turn by 180°</source>
        <translation>Στροφή κατά 180°</translation>
    </message>
    <message>
        <source>All zero</source>
        <translation>Όλα μηδέν</translation>
    </message>
    <message>
        <source>{knob}: the clipboard holds no matrix: {problem}</source>
        <translation>{knob}: το πρόχειρο δεν περιέχει πίνακα: {problem}</translation>
    </message>
    <message>
        <source>Continue from the last checkpoint</source>
        <translation>Συνέχεια από το τελευταίο σημείο ελέγχου</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Κάμερα</translation>
    </message>
    <message>
        <source>Live facial expressions: a camera, a film or pictures, classified face by face</source>
        <translation>Εκφράσεις προσώπου ζωντανά: κάμερα, ταινία ή εικόνες, ταξινόμηση πρόσωπο προς πρόσωπο</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Δεδομένα</translation>
    </message>
    <message>
        <source>Data sets: what is here, and how to get more</source>
        <translation>Σύνολα δεδομένων: τι υπάρχει εδώ και πώς βρίσκονται περισσότερα</translation>
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
        <translation>&lt;p&gt;&lt;b&gt;Τι κάνει.&lt;/b&gt; Έχει μάθει από μερικές δεκάδες χιλιάδες εικόνες που άνθρωποι κατέταξαν σε επτά λέξεις, και λέει
ποια από αυτές ταιριάζει στην εικόνα κάθε προσώπου, με μια πιθανότητα.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Τι δεν μπορεί να ξέρει.&lt;/b&gt; Τι νιώθει, σκέφτεται ή θέλει κάποιος. Τα πρόσωπα δεν το λένε· η λέξη είναι λάθος σε περισσότερες
από μία στις τέσσερις ακόμη και ανάμεσα σε εικόνες του είδους της, και πώς σφάλλει με την ηλικία, το δέρμα, τα γυαλιά ή μια ασθένεια είναι άγνωστο.
Μην κρίνετε κανέναν από αυτό.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Πού πάνε οι εικόνες.&lt;/b&gt; Πουθενά. Η καθεμία εξετάζεται στη μνήμη και ξεχνιέται· καμία δεν αποθηκεύεται, καμία δεν στέλνεται.
Το Esc σβήνει αμέσως την κάμερα και το φως της.&lt;/p&gt;
&lt;p&gt;&lt;b&gt;Ο νόμος.&lt;/b&gt; Στην Ευρωπαϊκή Ένωση απαγορεύεται η συναγωγή συναισθημάτων ανθρώπων στην εργασία και στην εκπαίδευση
(Κανονισμός για την τεχνητή νοημοσύνη, άρθρο 5 παράγραφος 1 στοιχείο στ)). Στην τάξη χρησιμοποιήστε εικόνες ή ταινίες, ή υποδυθείτε εσείς μια έκφραση.&lt;/p&gt;
</translation>
    </message>
    <message>
        <source>Use a live camera?</source>
        <translation>Χρήση ζωντανής κάμερας;</translation>
    </message>
    <message>
        <source>Everybody whom the camera sees has agreed</source>
        <translation>Όλοι όσοι βλέπει η κάμερα έχουν συμφωνήσει</translation>
    </message>
    <message>
        <source>Use the camera</source>
        <translation>Χρήση της κάμερας</translation>
    </message>
    <message>
        <source>A small convolutional network (2023): turned and partly hidden faces, too</source>
        <translation>Ένα μικρό συνελικτικό δίκτυο (2023): και στραμμένα ή εν μέρει κρυμμένα πρόσωπα</translation>
    </message>
    <message>
        <source>Haar cascade</source>
        <translation>Καταρράκτης Haar</translation>
    </message>
    <message>
        <source>Boosted cascades of Haar-like features (Viola and Jones 2001): frontal faces</source>
        <translation>Καταρράκτες boosting με χαρακτηριστικά τύπου Haar (Viola και Jones 2001): πρόσωπα κατά μέτωπο</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Ανιχνευτής</translation>
    </message>
    <message>
        <source>A detector that also finds turned faces; downloaded from its authors and verified</source>
        <translation>Ένας ανιχνευτής που βρίσκει και στραμμένα πρόσωπα· κατεβαίνει από τους δημιουργούς του και επαληθεύεται</translation>
    </message>
    <message>
        <source>Offer live cameras</source>
        <translation>Προσφορά ζωντανών καμερών</translation>
    </message>
    <message>
        <source>Off, only pictures, films and the demo are offered</source>
        <translation>Χωρίς σημάδι προσφέρονται μόνο εικόνες, ταινίες και η επίδειξη</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Πηγή</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Μοντέλο</translation>
    </message>
    <message>
        <source>Not sure below</source>
        <translation>Αβέβαιο κάτω από</translation>
    </message>
    <message>
        <source>Below this probability no label is given</source>
        <translation>Κάτω από αυτή την πιθανότητα δεν δίνεται ετικέτα</translation>
    </message>
    <message>
        <source>Seconds after which 63 % of a change has come through</source>
        <translation>Δευτερόλεπτα ύστερα από τα οποία έχει περάσει το 63 % μιας αλλαγής</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Εξομάλυνση</translation>
    </message>
    <message>
        <source>Fetch YuNet ({size} MB)</source>
        <translation>Λήψη του YuNet ({size} MB)</translation>
    </message>
    <message>
        <source>Fetching YuNet...</source>
        <translation>Λήψη του YuNet...</translation>
    </message>
    <message>
        <source>{width}×{height} {colours}, {low} to {high}</source>
        <translation>{width}×{height} {colours}, {low} έως {high}</translation>
    </message>
    <message>
        <source>capture</source>
        <translation>λήψη</translation>
    </message>
    <message>
        <source>detection</source>
        <translation>ανίχνευση</translation>
    </message>
    <message>
        <source>tracking</source>
        <translation>παρακολούθηση</translation>
    </message>
    <message>
        <source>classification</source>
        <translation>ταξινόμηση</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>σχεδίαση</translation>
    </message>
    <message>
        <source>Probabilities of the chosen face</source>
        <translation>Πιθανότητες του επιλεγμένου προσώπου</translation>
    </message>
    <message>
        <source>Bar and number: smoothed over time. Line and muted number: the newest reading alone. Dashed: threshold</source>
        <translation>Ράβδος και αριθμός: εξομαλυμένα στον χρόνο. Γραμμή και αχνός αριθμός: μόνο η νεότερη μέτρηση. Διακεκομμένη: κατώφλι</translation>
    </message>
    <message>
        <source>No face in sight</source>
        <translation>Δεν φαίνεται πρόσωπο</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Καθυστέρηση</translation>
    </message>
    <message>
        <source>Press Start (Space)</source>
        <translation>Πατήστε Έναρξη (Διάστημα)</translation>
    </message>
    <message>
        <source>Stopped. Start (Space) begins anew</source>
        <translation>Σταμάτησε. Η Έναρξη (Διάστημα) ξεκινά από την αρχή</translation>
    </message>
    <message>
        <source>Opening the source</source>
        <translation>Άνοιγμα της πηγής</translation>
    </message>
    <message>
        <source>The words name pictures, not what anybody feels, and more than one in four is wrong. Nothing is stored or sent. More: F1</source>
        <translation>Οι λέξεις ονομάζουν εικόνες, όχι ό,τι νιώθει κάποιος, και περισσότερες από μία στις τέσσερις είναι λάθος. Τίποτα δεν αποθηκεύεται ούτε στέλνεται. Περισσότερα: F1</translation>
    </message>
    <message>
        <source>frames seen {count}</source>
        <translation>καρέ που φάνηκαν {count}</translation>
    </message>
    <message>
        <source>Start or stop (Space); Esc stops, too</source>
        <translation>Έναρξη ή διακοπή (Διάστημα)· και το Esc διακόπτει</translation>
    </message>
    <message>
        <source>Freeze: hold this picture (F); the camera stays on</source>
        <translation>Πάγωμα: κρατά αυτή την εικόνα (F)· η κάμερα μένει ανοιχτή</translation>
    </message>
    <message>
        <source>Mirror: left and right as in a mirror, on the screen only</source>
        <translation>Καθρέφτης: αριστερά και δεξιά όπως στον καθρέφτη, μόνο στην οθόνη</translation>
    </message>
    <message>
        <source>Save this one picture, where you say; nothing is stored otherwise</source>
        <translation>Αποθήκευση αυτής της μίας εικόνας, όπου πείτε· τίποτε άλλο δεν αποθηκεύεται</translation>
    </message>
    <message>
        <source>Beside the picture</source>
        <translation>Δίπλα στην εικόνα</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Ζωντανά</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Μέτρηση</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Στον χρόνο</translation>
    </message>
    <message>
        <source>Latency of a frame</source>
        <translation>Χρόνος ανά καρέ</translation>
    </message>
    <message>
        <source>smoothed, raw</source>
        <translation>εξομαλυμένο, ακατέργαστο</translation>
    </message>
    <message>
        <source>The camera is off. Start (Space) switches it on</source>
        <translation>Η κάμερα είναι κλειστή. Η Έναρξη (Διάστημα) την ανοίγει</translation>
    </message>
    <message>
        <source>Switching the camera off</source>
        <translation>Η κάμερα κλείνει</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Διακοπή</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Έναρξη</translation>
    </message>
    <message>
        <source>{milliseconds} ms to the screen</source>
        <translation>{milliseconds} ms έως την οθόνη</translation>
    </message>
    <message>
        <source>Face {number}</source>
        <translation>Πρόσωπο {number}</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Πρόσωπο</translation>
    </message>
    <message>
        <source>face {number}</source>
        <translation>πρόσωπο {number}</translation>
    </message>
    <message>
        <source>no face</source>
        <translation>κανένα πρόσωπο</translation>
    </message>
    <message>
        <source>face {number} of {count}, click another one</source>
        <translation>πρόσωπο {number} από {count}, κλικ για άλλο</translation>
    </message>
    <message>
        <source>The usual figure is the model&apos;s accuracy on pictures that are cut to the face. What counts is the whole chain: finding the face, cutting it out, and the model. A face that is not found is a wrong answer.</source>
        <translation>Ο συνηθισμένος αριθμός είναι η ακρίβεια του μοντέλου σε εικόνες κομμένες στο πρόσωπο. Αυτό που μετράει είναι όλη η αλυσίδα: να βρεθεί το πρόσωπο, να κοπεί, και το μοντέλο. Ένα πρόσωπο που δεν βρέθηκε είναι λάθος απάντηση.</translation>
    </message>
    <message>
        <source>Or a folder of yours that holds a folder of pictures for each label, such as happy and sad.</source>
        <translation>Ή ένας δικός σας φάκελος που περιέχει έναν φάκελο εικόνων για κάθε ετικέτα, όπως happy και sad.</translation>
    </message>
    <message>
        <source>Labelled pictures</source>
        <translation>Εικόνες με ετικέτες</translation>
    </message>
    <message>
        <source>end to end</source>
        <translation>όλη η αλυσίδα</translation>
    </message>
    <message>
        <source>crops alone</source>
        <translation>μόνο αποκόμματα</translation>
    </message>
    <message>
        <source>Open a folder...</source>
        <translation>Άνοιγμα φακέλου...</translation>
    </message>
    <message>
        <source>Folder of labelled pictures</source>
        <translation>Φάκελος εικόνων με ετικέτες</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Άκυρο</translation>
    </message>
    <message>
        <source>Shipped model</source>
        <translation>Ενσωματωμένο μοντέλο</translation>
    </message>
    <message>
        <source>Open a model...</source>
        <translation>Άνοιγμα μοντέλου...</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Μοντέλα</translation>
    </message>
    <message>
        <source>Model of faces</source>
        <translation>Μοντέλο προσώπων</translation>
    </message>
    <message>
        <source>Labels, in the order of the outputs</source>
        <translation>Ετικέτες, με τη σειρά των εξόδων</translation>
    </message>
    <message>
        <source>Values for black and white</source>
        <translation>Τιμές για μαύρο και λευκό</translation>
    </message>
    <message>
        <source>The words for the model&apos;s outputs, in their order</source>
        <translation>Οι λέξεις για τις εξόδους του μοντέλου, με τη σειρά τους</translation>
    </message>
    <message>
        <source>What the model takes for black and for white</source>
        <translation>Τι παίρνει το μοντέλο για μαύρο και τι για λευκό</translation>
    </message>
    <message>
        <source>Keep these answers</source>
        <translation>Διατήρηση αυτών των απαντήσεων</translation>
    </message>
    <message>
        <source>the order of its labels</source>
        <translation>τη σειρά των ετικετών του</translation>
    </message>
    <message>
        <source>the range of its pixels</source>
        <translation>το εύρος των εικονοστοιχείων του</translation>
    </message>
    <message>
        <source>{name} does not say {what}. Wrong answers look like “always sad”: watch the picture while you choose.</source>
        <translation>Το {name} δεν λέει {what}. Οι λάθος απαντήσεις μοιάζουν με «πάντα λύπη»: κοιτάξτε την εικόνα καθώς επιλέγετε.</translation>
    </message>
    <message>
        <source> and </source>
        <translation> και </translation>
    </message>
    <message>
        <source>The model that comes along (models/{name}) is missing. Open or drop a model of faces (.onnx, .h5, .hdf5 or .keras), or train it: python build_scripts/train_expressions.py</source>
        <translation>Το ενσωματωμένο μοντέλο (models/{name}) λείπει. Ανοίξτε ή αφήστε εδώ ένα μοντέλο προσώπων (.onnx, .h5, .hdf5 ή .keras), ή εκπαιδεύστε το: python build_scripts/train_expressions.py</translation>
    </message>
    <message>
        <source>Save this picture</source>
        <translation>Αποθήκευση αυτής της εικόνας</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>επιλέξτε άλλον φάκελο</translation>
    </message>
    <message>
        <source>{camera} (not plugged in)</source>
        <translation>{camera} (δεν είναι συνδεδεμένη)</translation>
    </message>
    <message>
        <source>Live cameras are switched off</source>
        <translation>Οι ζωντανές κάμερες είναι απενεργοποιημένες</translation>
    </message>
    <message>
        <source>No camera is plugged in</source>
        <translation>Δεν είναι συνδεδεμένη καμία κάμερα</translation>
    </message>
    <message>
        <source>Open a film or picture...</source>
        <translation>Άνοιγμα ταινίας ή εικόνας...</translation>
    </message>
    <message>
        <source>Open a folder of pictures...</source>
        <translation>Άνοιγμα φακέλου εικόνων...</translation>
    </message>
    <message>
        <source>Films and pictures</source>
        <translation>Ταινίες και εικόνες</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Όλα τα αρχεία</translation>
    </message>
    <message>
        <source>Film or picture</source>
        <translation>Ταινία ή εικόνα</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>Φάκελος εικόνων</translation>
    </message>
    <message>
        <source>Probabilities of the chosen face over time</source>
        <translation>Πιθανότητες του επιλεγμένου προσώπου στον χρόνο</translation>
    </message>
    <message>
        <source>Probabilities of the chosen face over the last {seconds} seconds; above them the verdict</source>
        <translation>Πιθανότητες του επιλεγμένου προσώπου στα τελευταία {seconds} δευτερόλεπτα· από πάνω η ετυμηγορία</translation>
    </message>
    <message>
        <source>now</source>
        <translation>τώρα</translation>
    </message>
    <message>
        <source>{seconds} s ago</source>
        <translation>πριν {seconds} s</translation>
    </message>
    <message>
        <source>Import pictures...</source>
        <translation>Εισαγωγή εικόνων...</translation>
    </message>
    <message>
        <source>Something else is being done with the data; wait for it, or cancel it.</source>
        <translation>Γίνεται κάτι άλλο με τα δεδομένα· περιμένετε ή ακυρώστε το.</translation>
    </message>
    <message>
        <source>Remove {name} and its files from this machine?</source>
        <translation>Να αφαιρεθεί το {name} με τα αρχεία του από αυτόν τον υπολογιστή;</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Αφαίρεση</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>ακυρώθηκε</translation>
    </message>
    <message>
        <source>A folder or zip archive with a folder of pictures for each class (or train and test with such folders), a folder of MNIST&apos;s idx files, the official CIFAR-10 archive, or fer2013.csv.</source>
        <translation>Ένας φάκελος ή αρχείο zip με έναν φάκελο εικόνων για κάθε κλάση (ή train και test με τέτοιους φακέλους), ένας φάκελος με τα αρχεία idx του MNIST, το επίσημο αρχείο του CIFAR-10, ή το fer2013.csv.</translation>
    </message>
    <message>
        <source>Import pictures</source>
        <translation>Εισαγωγή εικόνων</translation>
    </message>
    <message>
        <source>after the file</source>
        <translation>από το αρχείο</translation>
    </message>
    <message>
        <source>Folder...</source>
        <translation>Φάκελος...</translation>
    </message>
    <message>
        <source>File...</source>
        <translation>Αρχείο...</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>όπως είναι</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>εικονοστοιχεία</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Εισαγωγή</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Από</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Όνομα</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Μέγεθος</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Χρώματα</translation>
    </message>
    <message>
        <source>Archives and tables</source>
        <translation>Συμπιεσμένα αρχεία και πίνακες</translation>
    </message>
    <message>
        <source>Archive or table</source>
        <translation>Συμπιεσμένο αρχείο ή πίνακας</translation>
    </message>
    <message>
        <source>Ask for it again to start another one.</source>
        <translation>Ζητήστε το ξανά για να ξεκινήσει νέα.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Εικόνες</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Κλάσεις</translation>
    </message>
    <message>
        <source>About Learnoscope</source>
        <translation>Σχετικά με το Learnoscope</translation>
    </message>
    <message>
        <source>Shows machine learning while it learns. MIT licence. Below are the licences of everything that comes along.</source>
        <translation>Δείχνει τη μηχανική μάθηση ενώ μαθαίνει. Άδεια MIT. Παρακάτω οι άδειες όλων όσων το συνοδεύουν.</translation>
    </message>
    <message>
        <source>What comes along</source>
        <translation>Τι το συνοδεύει</translation>
    </message>
    <message>
        <source>Reading the licences</source>
        <translation>Ανάγνωση των αδειών</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Άδεια</translation>
    </message>
    <message>
        <source>cannot be read: {problem}</source>
        <translation>δεν διαβάζεται: {problem}</translation>
    </message>
    <message>
        <source>Its own files hold no text of the licence.</source>
        <translation>Τα δικά του αρχεία δεν περιέχουν κείμενο άδειας.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Αρχεία</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Θέση</translation>
    </message>
    <message>
        <source>Check for leaks looks for test pictures that are training pictures too, exactly or nearly.</source>
        <translation>Ο έλεγχος διαρροών αναζητά εικόνες ελέγχου που είναι και εικόνες εκπαίδευσης, ακριβώς ή σχεδόν.</translation>
    </message>
    <message>
        <source>Looks for test pictures that are training pictures too</source>
        <translation>Αναζητά εικόνες ελέγχου που είναι και εικόνες εκπαίδευσης</translation>
    </message>
    <message>
        <source>Check for leaks</source>
        <translation>Έλεγχος για διαρροές</translation>
    </message>
    <message>
        <source>Other samples</source>
        <translation>Άλλα δείγματα</translation>
    </message>
    <message>
        <source>Views of this data set</source>
        <translation>Όψεις αυτού του συνόλου δεδομένων</translation>
    </message>
    <message>
        <source>Fetch {size}</source>
        <translation>Λήψη {size}</translation>
    </message>
    <message>
        <source>It is not on this machine yet. Fetched from its authors, it is checked before it is used.</source>
        <translation>Δεν βρίσκεται ακόμη σε αυτόν τον υπολογιστή. Κατεβαίνει από τους δημιουργούς του και ελέγχεται πριν χρησιμοποιηθεί.</translation>
    </message>
    <message>
        <source>It is not on this machine, and nobody may hand it on freely.</source>
        <translation>Δεν βρίσκεται σε αυτόν τον υπολογιστή, και κανείς δεν επιτρέπεται να το διανέμει ελεύθερα.</translation>
    </message>
    <message>
        <source>are being verified</source>
        <translation>επαληθεύονται</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Δείγματα</translation>
    </message>
    <message>
        <source>Leak check</source>
        <translation>Έλεγχος διαρροών</translation>
    </message>
    <message>
        <source>{train} to learn from, {test} to test on</source>
        <translation>{train} για μάθηση, {test} για έλεγχο</translation>
    </message>
    <message>
        <source>{size} on disk</source>
        <translation>{size} στον δίσκο</translation>
    </message>
    <message>
        <source>{size} to fetch</source>
        <translation>{size} για λήψη</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>ενσωματωμένο</translation>
    </message>
    <message>
        <source>NOT the published ones: {names}</source>
        <translation>ΟΧΙ τα δημοσιευμένα: {names}</translation>
    </message>
    <message>
        <source>verified: the published ones</source>
        <translation>επαληθευμένα: τα δημοσιευμένα</translation>
    </message>
    <message>
        <source>no checksum is known</source>
        <translation>άγνωστο άθροισμα ελέγχου</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>Σύνολα δεδομένων</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>δεν διαβάζεται</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>{count} εικόνες</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>δεν είναι εδώ</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>έγχρωμες</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>γκρι</translation>
    </message>
    <message>
        <source>largest {name} {value} ({label})</source>
        <translation>μεγαλύτερο {name} {value} ({label})</translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names} και {last}</translation>
    </message>
    <message>
        <source>{names}: nothing in this run so far</source>
        <translation>{names}: τίποτα ως τώρα σε αυτή την εκτέλεση</translation>
    </message>
    <message>
        <source>{names} will appear here</source>
        <translation>{names}: θα εμφανιστεί εδώ</translation>
    </message>
    <message>
        <source>Press Play (Space)</source>
        <translation>Πατήστε Έναρξη (Διάστημα)</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>στρώμα</translation>
    </message>
    <message>
        <source>{count} parameters each</source>
        <translation>{count} παράμετροι το καθένα</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} παράμετροι</translation>
    </message>
    <message>
        <source>no parameters</source>
        <translation>χωρίς παραμέτρους</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>ενεργοποίηση</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>πόλωση</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>νευρώνας {number}</translation>
    </message>
    <message numerus="yes">
        <source>%n layers</source>
        <translation>
            <numerusform>%n στρώμα</numerusform>
            <numerusform>%n στρώματα</numerusform>
        </translation>
    </message>
    <message>
        <source>negative weight</source>
        <translation>αρνητικό βάρος</translation>
    </message>
    <message>
        <source>positive weight</source>
        <translation>θετικό βάρος</translation>
    </message>
    <message>
        <source>filled by bias</source>
        <translation>γέμισμα κατά πόλωση</translation>
    </message>
    <message>
        <source>filled by activation</source>
        <translation>γέμισμα κατά ενεργοποίηση</translation>
    </message>
    <message>
        <source>Earlier pictures</source>
        <translation>Προηγούμενες εικόνες</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>%n εικόνα</numerusform>
            <numerusform>%n εικόνες</numerusform>
        </translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>βήμα {step}</translation>
    </message>
    <message>
        <source>row</source>
        <translation>γραμμή</translation>
    </message>
    <message>
        <source>column</source>
        <translation>στήλη</translation>
    </message>
    <message>
        <source>value</source>
        <translation>τιμή</translation>
    </message>
    <message>
        <source>Click adds · drag moves · Ctrl+click deletes</source>
        <translation>Κλικ προσθέτει · σύρσιμο μετακινεί · Ctrl+κλικ διαγράφει</translation>
    </message>
    <message>
        <source>Click, Shift+click add · drag moves · Ctrl+click deletes</source>
        <translation>Κλικ, Shift+κλικ προσθέτουν · σύρσιμο μετακινεί · Ctrl+κλικ διαγράφει</translation>
    </message>
    <message>
        <source>Drag draws · click adds · Ctrl+click deletes</source>
        <translation>Σύρσιμο σχεδιάζει · κλικ προσθέτει · Ctrl+κλικ διαγράφει</translation>
    </message>
    <message>
        <source>Show everything (double click)</source>
        <translation>Εμφάνιση όλων (διπλό κλικ)</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>και {count} ακόμη</translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n γραμμή</numerusform>
            <numerusform>%n γραμμές</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n points</source>
        <translation>
            <numerusform>%n σημείο</numerusform>
            <numerusform>%n σημεία</numerusform>
        </translation>
    </message>
    <message>
        <source>earlier runs</source>
        <translation>προηγούμενες εκτελέσεις</translation>
    </message>
    <message>
        <source>class {number}</source>
        <translation>κλάση {number}</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n γραμμή</numerusform>
            <numerusform>%n γραμμές</numerusform>
        </translation>
    </message>
    <message>
        <source>Press Play to run it again.</source>
        <translation>Πατήστε Έναρξη για νέα εκτέλεση.</translation>
    </message>
    <message>
        <source>There is no run to ask yet: press Play first.</source>
        <translation>Δεν υπάρχει ακόμη εκτέλεση για να ρωτηθεί: πατήστε πρώτα Έναρξη.</translation>
    </message>
    <message>
        <source>The engine of this page ended unexpectedly ({reason}).</source>
        <translation>Η διεργασία υπολογισμού αυτής της σελίδας τερματίστηκε απρόσμενα ({reason}).</translation>
    </message>
    <message>
        <source>The run did not stop within {seconds} seconds, so its engine was ended.</source>
        <translation>Η εκτέλεση δεν σταμάτησε μέσα σε {seconds} δευτερόλεπτα, οπότε η διεργασία της τερματίστηκε.</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Όπως η επιφάνεια εργασίας</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Φωτεινό</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Σκοτεινό</translation>
    </message>
    <message>
        <source>bfloat16 where the hardware has it</source>
        <translation>bfloat16 όπου το διαθέτει το υλικό</translation>
    </message>
    <message>
        <source>float32 always</source>
        <translation>πάντα float32</translation>
    </message>
    <message>
        <source>GPU where there is one</source>
        <translation>GPU όπου υπάρχει</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Προτιμήσεις</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Όπως το σύστημα</translation>
    </message>
    <message>
        <source>the user&apos;s own data folder</source>
        <translation>ο φάκελος δεδομένων του χρήστη</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>Επιλογή...</translation>
    </message>
    <message>
        <source>all that is free</source>
        <translation>όση είναι ελεύθερη</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>όλοι οι πυρήνες</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Γλώσσα</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Θέμα</translation>
    </message>
    <message>
        <source>Pages compute on</source>
        <translation>Οι σελίδες υπολογίζουν σε</translation>
    </message>
    <message>
        <source>Threads that a run may take</source>
        <translation>Νήματα που μπορεί να πάρει μια εκτέλεση</translation>
    </message>
    <message>
        <source>Precision of convolutions</source>
        <translation>Ακρίβεια των συνελίξεων</translation>
    </message>
    <message>
        <source>Data sets lie in</source>
        <translation>Τα σύνολα δεδομένων βρίσκονται σε</translation>
    </message>
    <message>
        <source>Memory that a run may take</source>
        <translation>Μνήμη που μπορεί να πάρει μια εκτέλεση</translation>
    </message>
    <message>
        <source>Threads, precision, folder and memory count for runs that start from now on.</source>
        <translation>Νήματα, ακρίβεια, φάκελος και μνήμη ισχύουν για εκτελέσεις που ξεκινούν από εδώ και πέρα.</translation>
    </message>
    <message>
        <source>{name} is set from outside and wins.</source>
        <translation>Το {name} ορίζεται απ’ έξω και υπερισχύει.</translation>
    </message>
    <message>
        <source>Folder with data sets</source>
        <translation>Φάκελος συνόλων δεδομένων</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Προσαρμοσμένο</translation>
    </message>
    <message>
        <source>Presets: choose one and every knob is set for it</source>
        <translation>Προρρυθμίσεις: επιλέξτε μία και όλες οι ρυθμίσεις την ακολουθούν</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Προρρύθμιση</translation>
    </message>
    <message>
        <source>Keep these knobs as a preset of your own, or delete one</source>
        <translation>Διατήρηση αυτών των ρυθμίσεων ως δικής σας προρρύθμισης, ή διαγραφή μιας</translation>
    </message>
    <message>
        <source>a preset&apos;s name has 1 to {longest} characters</source>
        <translation>το όνομα μιας προρρύθμισης έχει 1 έως {longest} χαρακτήρες</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is a preset that comes with the page; choose another name</source>
        <translation>το «{name}» είναι προρρύθμιση της σελίδας· επιλέξτε άλλο όνομα</translation>
    </message>
    <message>
        <source>a page has at most {most} presets of your own; delete one first</source>
        <translation>μια σελίδα έχει το πολύ {most} δικές σας προρρυθμίσεις· διαγράψτε πρώτα μία</translation>
    </message>
    <message>
        <source>≤ {seconds} s</source>
        <translation>≤ {seconds} s</translation>
    </message>
    <message>
        <source>Presets are shortened so that a run takes about {seconds} s on this machine</source>
        <translation>Οι προεπιλογές συντομεύονται ώστε μια εκτέλεση να διαρκεί περίπου {seconds} s σε αυτόν τον υπολογιστή</translation>
    </message>
    <message>
        <source>Keep these knobs as a preset...</source>
        <translation>Διατήρηση των ρυθμίσεων ως προρρύθμισης...</translation>
    </message>
    <message>
        <source>Delete &quot;{name}&quot;</source>
        <translation>Διαγραφή του «{name}»</translation>
    </message>
    <message>
        <source>Fit presets into {seconds} s</source>
        <translation>Προσαρμογή προεπιλογών σε {seconds} s</translation>
    </message>
    <message>
        <source>Leave presets as long as they are</source>
        <translation>Οι προεπιλογές μένουν όσο διαρκούν</translation>
    </message>
    <message>
        <source>Measure this machine&apos;s speed again</source>
        <translation>Νέα μέτρηση της ταχύτητας του υπολογιστή</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Όνομα:</translation>
    </message>
    <message>
        <source>Keep as a preset</source>
        <translation>Διατήρηση ως προρρύθμισης</translation>
    </message>
    <message>
        <source>Blank screen</source>
        <translation>Μαύρη οθόνη</translation>
    </message>
    <message>
        <source>HTML page</source>
        <translation>Σελίδα HTML</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Αποθήκευση αναφοράς</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Αποθηκεύτηκε: {path}</translation>
    </message>
    <message>
        <source>No page was open.</source>
        <translation>Δεν ήταν ανοιχτή καμία σελίδα.</translation>
    </message>
    <message>
        <source>Step {step}, epoch {epoch}, {seconds} s of computing.</source>
        <translation>Βήμα {step}, εποχή {epoch}, {seconds} s υπολογισμού.</translation>
    </message>
    <message>
        <source>Not played.</source>
        <translation>Δεν εκτελέστηκε.</translation>
    </message>
    <message>
        <source>Repeat it:</source>
        <translation>Επανάληψη με:</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Αποτελέσματα</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>Εικόνα PNG</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>Σχέδιο SVG</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>Έγγραφο PDF</translation>
    </message>
    <message>
        <source>{kind}, white background</source>
        <translation>{kind}, λευκό φόντο</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>Αποθήκευση εικόνας</translation>
    </message>
    <message>
        <source>There are no numbers yet: press Play first.</source>
        <translation>Δεν υπάρχουν ακόμη αριθμοί: πατήστε πρώτα Έναρξη.</translation>
    </message>
    <message>
        <source>Folder for the numbers (CSV)</source>
        <translation>Φάκελος για τους αριθμούς (CSV)</translation>
    </message>
    <message>
        <source>Save session</source>
        <translation>Αποθήκευση συνεδρίας</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>Άνοιγμα συνεδρίας</translation>
    </message>
    <message>
        <source>there is no page {name} here</source>
        <translation>δεν υπάρχει εδώ σελίδα {name}</translation>
    </message>
    <message>
        <source>Of this session, {problems}.</source>
        <translation>Για αυτή τη συνεδρία: {problems}.</translation>
    </message>
    <message>
        <source>The pages that were open have been closed.</source>
        <translation>Οι σελίδες που ήταν ανοιχτές έκλεισαν.</translation>
    </message>
    <message>
        <source>Bring them back</source>
        <translation>Επαναφορά τους</translation>
    </message>
    <message>
        <source>knobs of a figure</source>
        <translation>ρυθμίσεις μιας εικόνας</translation>
    </message>
    <message>
        <source>Play repeats it.</source>
        <translation>Η Έναρξη την επαναλαμβάνει.</translation>
    </message>
    <message>
        <source>Learnoscope ended unexpectedly on {when}.</source>
        <translation>Το Learnoscope τερματίστηκε απρόσμενα: {when}.</translation>
    </message>
    <message>
        <source>Show what was on the screen</source>
        <translation>Εμφάνιση όσων ήταν στην οθόνη</translation>
    </message>
    <message>
        <source>on {machine}</source>
        <translation>σε {machine}</translation>
    </message>
    <message>
        <source>Recorded {when}; nothing was computed now. Play repeats the run.</source>
        <translation>Καταγράφηκε {when}· τώρα δεν υπολογίστηκε τίποτα. Η Έναρξη επαναλαμβάνει την εκτέλεση.</translation>
    </message>
    <message numerus="yes">
        <source>%n of its panels could not be shown again.</source>
        <translation>
            <numerusform>%n από τα πλαίσιά της δεν μπόρεσε να εμφανιστεί ξανά.</numerusform>
            <numerusform>%n από τα πλαίσιά της δεν μπόρεσαν να εμφανιστούν ξανά.</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on from its checkpoint</source>
        <translation>Συνέχεια από το σημείο ελέγχου της</translation>
    </message>
    <message>
        <source>on {moment}</source>
        <translation>στις {moment}</translation>
    </message>
    <message>
        <source>earlier</source>
        <translation>νωρίτερα</translation>
    </message>
    <message>
        <source>Session of Learnoscope</source>
        <translation>Συνεδρία του Learnoscope</translation>
    </message>
    <message>
        <source>Show the techniques</source>
        <translation>Εμφάνιση των τεχνικών</translation>
    </message>
    <message>
        <source>Hide the techniques</source>
        <translation>Απόκρυψη των τεχνικών</translation>
    </message>
    <message>
        <source>No page matches &quot;{text}&quot;</source>
        <translation>Καμία σελίδα δεν ταιριάζει με «{text}»</translation>
    </message>
    <message>
        <source>Search (Ctrl+K)</source>
        <translation>Εύρεση (Ctrl+K)</translation>
    </message>
    <message>
        <source>Search techniques</source>
        <translation>Αναζήτηση τεχνικών</translation>
    </message>
    <message>
        <source>Search titles, summaries and knobs (Ctrl+K); Enter opens the first hit, Esc leaves</source>
        <translation>Αναζήτηση σε τίτλους, περιλήψεις και ρυθμίσεις (Ctrl+K)· το Enter ανοίγει το πρώτο εύρημα, το Esc φεύγει</translation>
    </message>
    <message>
        <source>Techniques</source>
        <translation>Τεχνικές</translation>
    </message>
    <message>
        <source>engine idle</source>
        <translation>διεργασία σε αναμονή</translation>
    </message>
    <message>
        <source>engine starting</source>
        <translation>διεργασία: ξεκινά</translation>
    </message>
    <message>
        <source>engine running</source>
        <translation>διεργασία: εκτελείται</translation>
    </message>
    <message>
        <source>engine paused</source>
        <translation>διεργασία σε παύση</translation>
    </message>
    <message>
        <source>engine finished</source>
        <translation>διεργασία: τέλος</translation>
    </message>
    <message>
        <source>engine failed</source>
        <translation>διεργασία: απέτυχε</translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>%n νήμα</numerusform>
            <numerusform>%n νήματα</numerusform>
        </translation>
    </message>
    <message>
        <source>engine ready</source>
        <translation>διεργασία έτοιμη</translation>
    </message>
    <message>
        <source>engine starts at Play</source>
        <translation>διεργασία με την Έναρξη</translation>
    </message>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n πυρήνας</numerusform>
            <numerusform>%n πυρήνες</numerusform>
        </translation>
    </message>
    <message>
        <source>never</source>
        <translation>ποτέ</translation>
    </message>
    <message>
        <source>Stop: {rule}</source>
        <translation>Διακοπή: {rule}</translation>
    </message>
    <message>
        <source>Stop rule: {rule}</source>
        <translation>Κανόνας διακοπής: {rule}</translation>
    </message>
    <message>
        <source>Click to change it</source>
        <translation>Κλικ για αλλαγή</translation>
    </message>
    <message>
        <source>Stop rule</source>
        <translation>Κανόνας διακοπής</translation>
    </message>
    <message>
        <source>Stop the run</source>
        <translation>Διακοπή της εκτέλεσης</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Έναρξη</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Παύση</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Έναρξη (Διάστημα)</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Παύση (Διάστημα)</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>ξεκινά</translation>
    </message>
    <message>
        <source>Go on (Space)</source>
        <translation>Συνέχεια (Διάστημα)</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>σε παύση</translation>
    </message>
    <message>
        <source>Play again from the start (Space)</source>
        <translation>Ξανά από την αρχή (Διάστημα)</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>τέλος</translation>
    </message>
    <message>
        <source>Try again from the start (Space)</source>
        <translation>Νέα προσπάθεια από την αρχή (Διάστημα)</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>απέτυχε</translation>
    </message>
    <message>
        <source>Reset to the same initial weights (R)
Shift+click: new seed (Shift+R)</source>
        <translation>Επαναφορά στα ίδια αρχικά βάρη (R)
Shift+κλικ: νέος σπόρος (Shift+R)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Επαναφορά</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Βήμα</translation>
    </message>
    <message>
        <source>One step (Right)</source>
        <translation>Ένα βήμα (δεξί βέλος)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Ταχύτητα</translation>
    </message>
    <message>
        <source>Share of the run done</source>
        <translation>Μέρος της εκτέλεσης που έγινε</translation>
    </message>
    <message>
        <source>Step {step}</source>
        <translation>Βήμα {step}</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>εποχή {epoch}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>απομένουν {time}</translation>
    </message>
    <message>
        <source>full</source>
        <translation>πλήρης</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>πλήρης ταχύτητα</translation>
    </message>
    <message numerus="yes">
        <source>%n steps a second</source>
        <translation>
            <numerusform>%n βήμα το δευτερόλεπτο</numerusform>
            <numerusform>%n βήματα το δευτερόλεπτο</numerusform>
        </translation>
    </message>
    <message>
        <source>Speed: {speed}</source>
        <translation>Ταχύτητα: {speed}</translation>
    </message>
    <message>
        <source>What would you like to watch?</source>
        <translation>Τι θα θέλατε να παρακολουθήσετε;</translation>
    </message>
    <message>
        <source>Take the tour (3 minutes)</source>
        <translation>Ξενάγηση (3 λεπτά)</translation>
    </message>
    <message>
        <source>Choose a page, then press Play (Space).</source>
        <translation>Επιλέξτε μια σελίδα και πατήστε Έναρξη (Διάστημα).</translation>
    </message>
    <message>
        <source>This machine computes on: {device}.</source>
        <translation>Αυτός ο υπολογιστής υπολογίζει σε: {device}.</translation>
    </message>
    <message>
        <source>Data sets found: {names}.</source>
        <translation>Σύνολα δεδομένων που βρέθηκαν: {names}.</translation>
    </message>
    <message numerus="yes">
        <source>%n more can be fetched on the Data page (Ctrl+D).</source>
        <translation>
            <numerusform>%n ακόμη μπορεί να ληφθεί στη σελίδα Δεδομένα (Ctrl+D).</numerusform>
            <numerusform>%n ακόμη μπορούν να ληφθούν στη σελίδα Δεδομένα (Ctrl+D).</numerusform>
        </translation>
    </message>
    <message>
        <source>The pictures are of real runs of {seconds} s each, recorded on {day} on {machine}.</source>
        <translation>Οι εικόνες είναι από πραγματικές εκτελέσεις {seconds} s η καθεμία, που καταγράφηκαν στις {day} σε {machine}.</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Έναρξη ή παύση</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>Ένα βήμα</translation>
    </message>
    <message>
        <source>Back to the last checkpoint</source>
        <translation>Πίσω στο τελευταίο σημείο ελέγχου</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>Νέος σπόρος</translation>
    </message>
    <message>
        <source>Save numbers</source>
        <translation>Αποθήκευση αριθμών</translation>
    </message>
    <message>
        <source>Close tab</source>
        <translation>Κλείσιμο καρτέλας</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Επόμενη καρτέλα</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Προηγούμενη καρτέλα</translation>
    </message>
    <message>
        <source>Projector mode</source>
        <translation>Λειτουργία προβολέα</translation>
    </message>
    <message>
        <source>Black screen (in projector mode)</source>
        <translation>Μαύρη οθόνη (στη λειτουργία προβολέα)</translation>
    </message>
    <message>
        <source>Spotlight (in projector mode)</source>
        <translation>Φωτεινός κύκλος (στη λειτουργία προβολέα)</translation>
    </message>
    <message>
        <source>Stop the camera, or leave projector mode</source>
        <translation>Διακοπή της κάμερας ή έξοδος από τη λειτουργία προβολέα</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Έξοδος</translation>
    </message>
    <message>
        <source>System theme</source>
        <translation>Θέμα συστήματος</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Φωτεινό θέμα</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Σκοτεινό θέμα</translation>
    </message>
    <message>
        <source>Open session...</source>
        <translation>Άνοιγμα συνεδρίας...</translation>
    </message>
    <message>
        <source>Recent sessions</source>
        <translation>Πρόσφατες συνεδρίες</translation>
    </message>
    <message>
        <source>Save session...</source>
        <translation>Αποθήκευση συνεδρίας...</translation>
    </message>
    <message>
        <source>Save report...</source>
        <translation>Αποθήκευση αναφοράς...</translation>
    </message>
    <message>
        <source>Export script...</source>
        <translation>Εξαγωγή σεναρίου...</translation>
    </message>
    <message>
        <source>Verify script...</source>
        <translation>Επαλήθευση σεναρίου...</translation>
    </message>
    <message>
        <source>Clear earlier runs</source>
        <translation>Καθαρισμός προηγούμενων εκτελέσεων</translation>
    </message>
    <message>
        <source>Preferences...</source>
        <translation>Προτιμήσεις...</translation>
    </message>
    <message>
        <source>About Learnoscope...</source>
        <translation>Σχετικά με το Learnoscope...</translation>
    </message>
    <message>
        <source>Menu: theme, language, data, sessions, earlier runs, projector mode</source>
        <translation>Μενού: θέμα, γλώσσα, δεδομένα, συνεδρίες, προηγούμενες εκτελέσεις, λειτουργία προβολέα</translation>
    </message>
    <message>
        <source>The script could not be written: {problem}</source>
        <translation>Δεν ήταν δυνατή η εγγραφή του σεναρίου: {problem}</translation>
    </message>
    <message>
        <source>The script could not be started: {problem}</source>
        <translation>Δεν ήταν δυνατή η εκκίνηση του σεναρίου: {problem}</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Ακυρώθηκε.</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>κωδικός εξόδου {code}</translation>
    </message>
    <message>
        <source>The script failed: {problem}</source>
        <translation>Το σενάριο απέτυχε: {problem}</translation>
    </message>
    <message>
        <source>The script came to its end, but its last line is not the JSON object of its numbers.</source>
        <translation>Το σενάριο ολοκληρώθηκε, αλλά η τελευταία γραμμή του δεν είναι το αντικείμενο JSON με τους αριθμούς του.</translation>
    </message>
    <message>
        <source>this machine&apos;s speed is not known yet: choose the preset again when no page runs</source>
        <translation>η ταχύτητα του υπολογιστή δεν είναι ακόμη γνωστή: διαλέξτε ξανά την προεπιλογή όταν δεν τρέχει καμία σελίδα</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Αναίρεση</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Επανάληψη</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Απο&amp;κοπή</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>Αντι&amp;γραφή</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Επικόλληση</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Διαγραφή</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Επιλογή όλων</translation>
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
        <translation>Άκυρο</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Κλείσιμο</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Αναίρεση</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Επανάληψη</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Απο&amp;κοπή</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>Αντι&amp;γραφή</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Επικόλληση</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Διαγραφή</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Επιλογή όλων</translation>
    </message>
</context>
<context>
    <name>technique</name>
    <message>
        <source>Fitting</source>
        <translation>Προσαρμογή</translation>
    </message>
    <message>
        <source>Polynomial fit</source>
        <translation>Πολυωνυμική προσαρμογή</translation>
    </message>
    <message>
        <source>Fit a polynomial to noisy points and find the degree from which on it learns the noise.</source>
        <translation>Προσαρμόστε ένα πολυώνυμο σε θορυβώδη σημεία και βρείτε τον βαθμό από τον οποίο και μετά μαθαίνει τον θόρυβο.</translation>
    </message>
    <message>
        <source>Polynomial</source>
        <translation>Πολυώνυμο</translation>
    </message>
    <message>
        <source>Degree</source>
        <translation>Βαθμός</translation>
    </message>
    <message>
        <source>Highest power of the polynomial</source>
        <translation>Μέγιστη δύναμη του πολυωνύμου</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Βάση</translation>
    </message>
    <message>
        <source>What the polynomial is a sum of: powers, or orthogonal polynomials, which are numerically far tamer</source>
        <translation>Από τι αποτελείται το πολυώνυμο: δυνάμεις, ή ορθογώνια πολυώνυμα, που είναι αριθμητικά πολύ ηπιότερα</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Μέθοδος</translation>
    </message>
    <message>
        <source>By QR, by truncated SVD, with penalised coefficients, through every point (degree = points - 1), or step by step</source>
        <translation>Με QR, με κομμένη SVD, με ποινή στους συντελεστές, από κάθε σημείο (βαθμός = σημεία - 1), ή βήμα βήμα</translation>
    </message>
    <message>
        <source>Cutoff</source>
        <translation>Όριο αποκοπής</translation>
    </message>
    <message>
        <source>Directions whose singular value is below this share of the largest are dropped</source>
        <translation>Διευθύνσεις με ιδιάζουσα τιμή κάτω από αυτό το μέρος της μέγιστης παραλείπονται</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>Ποινή</translation>
    </message>
    <message>
        <source>Weight of the squared coefficients, the constant left out, against the mean squared error</source>
        <translation>Βάρος των τετραγώνων των συντελεστών, χωρίς τη σταθερά, απέναντι στο μέσο τετραγωνικό σφάλμα</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Ρυθμός μάθησης</translation>
    </message>
    <message>
        <source>Step in units of 1 / largest eigenvalue of the Hessian: below 2 the descent converges, above 2 it explodes</source>
        <translation>Βήμα σε μονάδες 1 / μέγιστη ιδιοτιμή της Εσσιανής: κάτω από 2 η κάθοδος συγκλίνει, πάνω από 2 εκρήγνυται</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Βήματα</translation>
    </message>
    <message>
        <source>Number of update steps in a run</source>
        <translation>Πλήθος βημάτων ενημέρωσης σε μια εκτέλεση</translation>
    </message>
    <message>
        <source>Stop when</source>
        <translation>Διακοπή όταν</translation>
    </message>
    <message>
        <source>Ends the run early: &quot;30 s&quot;, &quot;500 steps&quot;, &quot;5 epochs&quot; or a target such as &quot;loss/test &lt; 0.05&quot;; join several with &quot;or&quot;</source>
        <translation>Τελειώνει την εκτέλεση νωρίτερα: &quot;30 s&quot;, &quot;500 steps&quot;, &quot;5 epochs&quot; ή ένας στόχος όπως &quot;loss/test &lt; 0.05&quot;· ενώστε πολλά με &quot;or&quot;</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Δεδομένα</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Στόχος</translation>
    </message>
    <message>
        <source>The true curve that the points are drawn from</source>
        <translation>Η αληθινή καμπύλη από την οποία προέρχονται τα σημεία</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>Τύπος</translation>
    </message>
    <message>
        <source>The true curve, such as x*sin(5x) or max(0, x); it knows + - * / ^, pi, e, sin, cos, tan, exp, log, sqrt, ...</source>
        <translation>Η αληθινή καμπύλη, όπως x*sin(5x) ή max(0, x)· γνωρίζει + - * / ^, pi, e, sin, cos, tan, exp, log, sqrt, ...</translation>
    </message>
    <message>
        <source>X min</source>
        <translation>x ελάχ.</translation>
    </message>
    <message>
        <source>Left end of the interval of x</source>
        <translation>Αριστερό άκρο του διαστήματος του x</translation>
    </message>
    <message>
        <source>X max</source>
        <translation>x μέγ.</translation>
    </message>
    <message>
        <source>Right end of the interval of x</source>
        <translation>Δεξί άκρο του διαστήματος του x</translation>
    </message>
    <message>
        <source>Training points</source>
        <translation>Σημεία εκπαίδευσης</translation>
    </message>
    <message>
        <source>Points that the polynomial is fitted to</source>
        <translation>Σημεία στα οποία προσαρμόζεται το πολυώνυμο</translation>
    </message>
    <message>
        <source>Test points</source>
        <translation>Σημεία ελέγχου</translation>
    </message>
    <message>
        <source>Points at random x that the fit never sees</source>
        <translation>Σημεία σε τυχαίο x που η προσαρμογή δεν βλέπει ποτέ</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Κόμβοι</translation>
    </message>
    <message>
        <source>Where the training points lie: evenly, crowded at the ends (zeros of a Chebyshev polynomial), or at random</source>
        <translation>Πού βρίσκονται τα σημεία εκπαίδευσης: ομοιόμορφα, πυκνά στα άκρα (ρίζες πολυωνύμου Chebyshev), ή τυχαία</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Θόρυβος</translation>
    </message>
    <message>
        <source>Standard deviation of the error added to every y</source>
        <translation>Τυπική απόκλιση του σφάλματος που προστίθεται σε κάθε y</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>Ακραίες τιμές</translation>
    </message>
    <message>
        <source>Share of training points moved off by one to two heights of the curve</source>
        <translation>Μέρος των σημείων εκπαίδευσης που μετατοπίζονται κατά ένα έως δύο ύψη της καμπύλης</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Ελλείπουσες</translation>
    </message>
    <message>
        <source>Share of training points without a y, which are left out of the fit</source>
        <translation>Μέρος των σημείων εκπαίδευσης χωρίς y, που μένουν έξω από την προσαρμογή</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Σημεία</translation>
    </message>
    <message>
        <source>Your own points as x:y:class, class 0 training, 1 test, 2 outlier; they replace the drawn ones</source>
        <translation>Τα δικά σας σημεία ως x:y:κλάση, κλάση 0 εκπαίδευση, 1 έλεγχος, 2 ακραία τιμή· αντικαθιστούν τα τυχαία</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Σπόρος</translation>
    </message>
    <message>
        <source>Same seed and knobs, same run; a new seed draws new data and weights</source>
        <translation>Ίδιος σπόρος και ίδιες ρυθμίσεις, ίδια εκτέλεση· ένας νέος σπόρος δίνει νέα δεδομένα και βάρη</translation>
    </message>
    <message>
        <source>Data and fit</source>
        <translation>Δεδομένα και προσαρμογή</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Προσαρμογή</translation>
    </message>
    <message>
        <source>U-curve</source>
        <translation>Καμπύλη U</translation>
    </message>
    <message>
        <source>This fit</source>
        <translation>Αυτή η προσαρμογή</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Απώλεια</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Αποτέλεσμα</translation>
    </message>
    <message>
        <source>Coefficients</source>
        <translation>Συντελεστές</translation>
    </message>
    <message>
        <source>Magnitudes</source>
        <translation>Μέτρα</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Δείκτες</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Δείκτης κατάστασης</translation>
    </message>
    <message>
        <source>Residuals</source>
        <translation>Υπόλοιπα</translation>
    </message>
    <message>
        <source>MLP regression</source>
        <translation>Παλινδρόμηση MLP</translation>
    </message>
    <message>
        <source>Fit curves, surfaces and tables with a network and see it bend unit by unit.</source>
        <translation>Προσαρμόστε καμπύλες, επιφάνειες και πίνακες με ένα δίκτυο και δείτε το να λυγίζει νευρώνα προς νευρώνα.</translation>
    </message>
    <message>
        <source>A function of one or two inputs, points that you draw, 442 real diabetes patients, or your own table</source>
        <translation>Μια συνάρτηση μίας ή δύο εισόδων, σημεία που σχεδιάζετε, 442 πραγματικοί διαβητικοί, ή ο δικός σας πίνακας</translation>
    </message>
    <message>
        <source>The function to fit, in x or in x and y, each from -3 to 3: sin(3x) * exp(-x^2), or x*y</source>
        <translation>Η συνάρτηση προς προσαρμογή, του x ή των x και y, καθένα από -3 έως 3: sin(3x) * exp(-x^2), ή x*y</translation>
    </message>
    <message>
        <source>Your own points; when there are any they replace the made ones</source>
        <translation>Τα δικά σας σημεία· αν υπάρχουν, αντικαθιστούν τα έτοιμα</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Δείγματα</translation>
    </message>
    <message>
        <source>Points in all, training and test</source>
        <translation>Σημεία συνολικά, εκπαίδευσης και ελέγχου</translation>
    </message>
    <message>
        <source>Standard deviation of the error added to every target</source>
        <translation>Τυπική απόκλιση του σφάλματος που προστίθεται σε κάθε στόχο</translation>
    </message>
    <message>
        <source>Csv path</source>
        <translation>Διαδρομή CSV</translation>
    </message>
    <message>
        <source>Your table, one example a line; non-numeric, empty and constant columns are named and left out</source>
        <translation>Ο πίνακάς σας, ένα παράδειγμα ανά γραμμή· μη αριθμητικές, κενές και σταθερές στήλες κατονομάζονται και παραλείπονται</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>Πίνακες (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Target column</source>
        <translation>Στήλη στόχου</translation>
    </message>
    <message>
        <source>Name of the column to predict; empty means the last one</source>
        <translation>Όνομα της στήλης που προβλέπεται· κενό σημαίνει η τελευταία</translation>
    </message>
    <message>
        <source>Test fraction</source>
        <translation>Ποσοστό ελέγχου</translation>
    </message>
    <message>
        <source>Share of the data kept aside to test on</source>
        <translation>Μέρος των δεδομένων που κρατιέται για έλεγχο</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Δίκτυο</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>Κρυφά στρώματα</translation>
    </message>
    <message>
        <source>Units of each hidden layer, from input to output</source>
        <translation>Νευρώνες κάθε κρυφού στρώματος, από την είσοδο ως την έξοδο</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Ενεργοποίηση</translation>
    </message>
    <message>
        <source>The nonlinearity of every hidden unit (PReLU with slope 0.25, ELU with 1)</source>
        <translation>Η μη γραμμικότητα κάθε κρυφού νευρώνα (PReLU με κλίση 0.25, ELU με 1)</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Probability that a hidden output is set to zero in a training step; never when measuring or drawing</source>
        <translation>Πιθανότητα να μηδενιστεί μια κρυφή έξοδος σε ένα βήμα εκπαίδευσης· ποτέ στη μέτρηση ή τη σχεδίαση</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Εκπαίδευση</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Βελτιστοποιητής</translation>
    </message>
    <message>
        <source>How a gradient becomes a step; L-BFGS looks at all examples at once and searches along a line (learning rate 1)</source>
        <translation>Πώς γίνεται μια κλίση βήμα· ο L-BFGS βλέπει όλα τα παραδείγματα μαζί και ψάχνει κατά μήκος μιας ευθείας (ρυθμός μάθησης 1)</translation>
    </message>
    <message>
        <source>Size of one step against the gradient: too small crawls, too large explodes</source>
        <translation>Μέγεθος ενός βήματος αντίθετα στην κλίση: πολύ μικρό σέρνεται, πολύ μεγάλο εκρήγνυται</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Μέγεθος παρτίδας</translation>
    </message>
    <message>
        <source>Examples averaged in one gradient</source>
        <translation>Παραδείγματα που δίνουν μαζί τον μέσο όρο μιας κλίσης</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Εποχές</translation>
    </message>
    <message>
        <source>Passes over the whole training set</source>
        <translation>Περάσματα από όλο το σύνολο εκπαίδευσης</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>Adds this times the sum of |w| over all weights to the loss: pushes unneeded weights to zero</source>
        <translation>Προσθέτει αυτό επί το άθροισμα των |w| όλων των βαρών στην απώλεια: σπρώχνει τα περιττά βάρη στο μηδέν</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Adds half of this times the sum of w^2 over all weights to the loss: keeps weights small and the function smooth</source>
        <translation>Προσθέτει το μισό του επί το άθροισμα των w^2 όλων των βαρών στην απώλεια: κρατά τα βάρη μικρά και τη συνάρτηση ομαλή</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Εικόνες</translation>
    </message>
    <message>
        <source>Draw every</source>
        <translation>Σχεδίαση κάθε</translation>
    </message>
    <message>
        <source>Steps between two pictures; 1 shows every single step, 0 as often as costs little speed</source>
        <translation>Βήματα ανάμεσα σε δύο εικόνες· το 1 δείχνει το καθένα, το 0 όσο συχνά κοστίζει λίγη ταχύτητα</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Έλεγχος</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>Αλήθεια</translation>
    </message>
    <message>
        <source>Clicked</source>
        <translation>Κλικ</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Σχεδίαση</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Νευρώνες</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Πρόβλεψη</translation>
    </message>
    <message>
        <source>Perfect</source>
        <translation>Τέλειο</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Σφάλμα</translation>
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
        <translation>Στρώματα</translation>
    </message>
    <message>
        <source>What the network predicts at a point</source>
        <translation>Τι προβλέπει το δίκτυο σε ένα σημείο</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Δίκτυα</translation>
    </message>
    <message>
        <source>Perceptron</source>
        <translation>Perceptron</translation>
    </message>
    <message>
        <source>Tell cats from dogs by size and floppiness with one line that moves at every mistake.</source>
        <translation>Ξεχωρίστε γάτες από σκύλους με το μέγεθος και το πόσο πέφτουν τα αυτιά, με μια ευθεία που κινείται σε κάθε λάθος.</translation>
    </message>
    <message>
        <source>How the animals are drawn, unless you place your own</source>
        <translation>Πώς προκύπτουν τα ζώα, αν δεν βάλετε δικά σας</translation>
    </message>
    <message>
        <source>Animals</source>
        <translation>Ζώα</translation>
    </message>
    <message>
        <source>Number of animals, half of them dogs</source>
        <translation>Πλήθος ζώων, τα μισά σκύλοι</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Διασπορά</translation>
    </message>
    <message>
        <source>How far animals of one kind scatter</source>
        <translation>Πόσο σκορπίζουν τα ζώα ενός είδους</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Κενό</translation>
    </message>
    <message>
        <source>Width of the empty strip between the kinds</source>
        <translation>Πλάτος της κενής λωρίδας ανάμεσα στα είδη</translation>
    </message>
    <message>
        <source>Your own animals as size:floppiness:kind, 0 a cat, 1 a dog; empty: drawn from the seed</source>
        <translation>Τα δικά σας ζώα ως μέγεθος:αυτιά:είδος, 0 γάτα, 1 σκύλος· κενό: από τον σπόρο</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>Μάθηση</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Κανόνας</translation>
    </message>
    <message>
        <source>Whose output colours the plane and fills equation and table</source>
        <translation>Ποιου η έξοδος χρωματίζει το επίπεδο και γεμίζει εξίσωση και πίνακα</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>Δίπλα</translation>
    </message>
    <message>
        <source>Run the other two rules beside it</source>
        <translation>Εκτέλεση και των άλλων δύο κανόνων δίπλα του</translation>
    </message>
    <message>
        <source>Adds half of this times w1² + w2² to the losses of logistic regression and hinge</source>
        <translation>Προσθέτει το μισό του επί w1² + w2² στις απώλειες της λογιστικής παλινδρόμησης και του hinge</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Ενημερώσεις</translation>
    </message>
    <message>
        <source>Most updates of a run; it ends sooner when no rule has anything left to correct</source>
        <translation>Το πολύ τόσες ενημερώσεις· τελειώνει νωρίτερα όταν κανένας κανόνας δεν έχει τίποτα να διορθώσει</translation>
    </message>
    <message>
        <source>Cats and dogs</source>
        <translation>Γάτες και σκύλοι</translation>
    </message>
    <message>
        <source>Output over the plane</source>
        <translation>Έξοδος στο επίπεδο</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Ευθείες</translation>
    </message>
    <message>
        <source>Corrected now</source>
        <translation>Διορθώνεται τώρα</translation>
    </message>
    <message>
        <source>Stranger</source>
        <translation>Άγνωστο</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Λάθη</translation>
    </message>
    <message>
        <source>The line</source>
        <translation>Η ευθεία</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Έξοδος</translation>
    </message>
    <message>
        <source>On the line: 1/2</source>
        <translation>Πάνω στην ευθεία: 1/2</translation>
    </message>
    <message>
        <source>A stranger: cat or dog?</source>
        <translation>Ένα άγνωστο: γάτα ή σκύλος;</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Μέγεθος</translation>
    </message>
    <message>
        <source>Floppiness</source>
        <translation>Πεσμένα αυτιά</translation>
    </message>
    <message>
        <source>Activation functions</source>
        <translation>Συναρτήσεις ενεργοποίησης</translation>
    </message>
    <message>
        <source>See each activation and its slope, the exact range of the gradient, and backpropagation checked against autograd.</source>
        <translation>Δείτε κάθε ενεργοποίηση και την κλίση της, το ακριβές εύρος της παραγώγου, και οπισθοδιάδοση ελεγμένη με autograd.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Εμφάνιση</translation>
    </message>
    <message>
        <source>Activations to draw beside the one in focus</source>
        <translation>Ενεργοποιήσεις που σχεδιάζονται δίπλα σε αυτήν της εστίασης</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Εστίαση</translation>
    </message>
    <message>
        <source>Activation whose backpropagation is written out and checked</source>
        <translation>Ενεργοποίηση της οποίας η οπισθοδιάδοση γράφεται αναλυτικά και ελέγχεται</translation>
    </message>
    <message>
        <source>Prelu alpha</source>
        <translation>Άλφα (PReLU)</translation>
    </message>
    <message>
        <source>Slope of PReLU for negative x; training would learn it</source>
        <translation>Κλίση της PReLU για αρνητικό x· η εκπαίδευση θα τη μάθαινε</translation>
    </message>
    <message>
        <source>Elu alpha</source>
        <translation>Άλφα (ELU)</translation>
    </message>
    <message>
        <source>ELU tends to minus this value for very negative x</source>
        <translation>Η ELU τείνει στο μείον αυτή την τιμή για πολύ αρνητικό x</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Εμβέλεια</translation>
    </message>
    <message>
        <source>The plots run from minus this to plus this</source>
        <translation>Τα γραφήματα πάνε από μείον έως συν αυτή την τιμή</translation>
    </message>
    <message>
        <source>Network for the worked equations</source>
        <translation>Δίκτυο για τις λυμένες εξισώσεις</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Είσοδοι</translation>
    </message>
    <message>
        <source>Inputs of the network</source>
        <translation>Είσοδοι του δικτύου</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Κρυφοί</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Κλάσεις</translation>
    </message>
    <message>
        <source>Outputs of the softmax, one a class</source>
        <translation>Έξοδοι του softmax, μία ανά κλάση</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Παραδείγματα</translation>
    </message>
    <message>
        <source>Random examples whose gradients are averaged in the check</source>
        <translation>Τυχαία παραδείγματα των οποίων οι κλίσεις δίνουν τον μέσο όρο στην επαλήθευση</translation>
    </message>
    <message>
        <source>Activation f</source>
        <translation>Ενεργοποίηση f</translation>
    </message>
    <message>
        <source>f(x)</source>
        <translation>f(x)</translation>
    </message>
    <message>
        <source>Tangent</source>
        <translation>Εφαπτομένη</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Εδώ</translation>
    </message>
    <message>
        <source>Derivative f&apos;</source>
        <translation>Παράγωγος f&apos;</translation>
    </message>
    <message>
        <source>f&apos;(x)</source>
        <translation>f&apos;(x)</translation>
    </message>
    <message>
        <source>Equations</source>
        <translation>Εξισώσεις</translation>
    </message>
    <message>
        <source>Backprop</source>
        <translation>Οπισθοδιάδοση</translation>
    </message>
    <message>
        <source>Range of f&apos;</source>
        <translation>Εύρος της f&apos;</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Επαλήθευση</translation>
    </message>
    <message>
        <source>Tangent of the activation in focus</source>
        <translation>Εφαπτομένη της ενεργοποίησης σε εστίαση</translation>
    </message>
    <message>
        <source>MLP classification</source>
        <translation>Ταξινόμηση MLP</translation>
    </message>
    <message>
        <source>Train a network to tell classes apart and see what each of its hidden units has learned.</source>
        <translation>Εκπαιδεύστε ένα δίκτυο να ξεχωρίζει κλάσεις και δείτε τι έχει μάθει κάθε κρυφός νευρώνας του.</translation>
    </message>
    <message>
        <source>Points of the plane, made or drawn by you; 150 real iris flowers; or your own table</source>
        <translation>Σημεία του επιπέδου, έτοιμα ή σχεδιασμένα από εσάς· 150 πραγματικά άνθη ίριδας· ή ο δικός σας πίνακας</translation>
    </message>
    <message>
        <source>Arms of the spiral, or number of blobs</source>
        <translation>Βραχίονες της σπείρας, ή πλήθος ομάδων</translation>
    </message>
    <message>
        <source>Standard deviation of what is added to each coordinate; the sets are about 10 wide</source>
        <translation>Τυπική απόκλιση όσων προστίθενται σε κάθε συντεταγμένη· τα σύνολα έχουν πλάτος περίπου 10</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Χαρακτηριστικά</translation>
    </message>
    <message>
        <source>What the network is shown of a point</source>
        <translation>Τι δείχνεται στο δίκτυο για ένα σημείο</translation>
    </message>
    <message>
        <source>Show test</source>
        <translation>Εμφάνιση ελέγχου</translation>
    </message>
    <message>
        <source>Shows the test points, which stay hidden until asked for</source>
        <translation>Δείχνει τα σημεία ελέγχου, που μένουν κρυφά ώσπου να ζητηθούν</translation>
    </message>
    <message>
        <source>Discretize</source>
        <translation>Διακριτοποίηση</translation>
    </message>
    <message>
        <source>Shows only which class wins, not how surely</source>
        <translation>Δείχνει μόνο ποια κλάση κερδίζει, όχι με πόση βεβαιότητα</translation>
    </message>
    <message>
        <source>Decision surface</source>
        <translation>Επιφάνεια απόφασης</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Πιθανότητα</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>Κρυφοί νευρώνες</translation>
    </message>
    <message>
        <source>Cross-entropy</source>
        <translation>Διασταυρούμενη εντροπία</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Ακρίβεια</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Σύγχυση</translation>
    </message>
    <message>
        <source>What the network says of a point</source>
        <translation>Τι λέει το δίκτυο για ένα σημείο</translation>
    </message>
    <message>
        <source>Depth lab</source>
        <translation>Εργαστήριο βάθους</translation>
    </message>
    <message>
        <source>Train networks of 5, 20 and 40 layers side by side and see which gradients vanish, predicted before measured.</source>
        <translation>Εκπαιδεύστε δίπλα δίπλα δίκτυα με 5, 20 και 40 στρώματα και δείτε ποιες κλίσεις χάνονται: πρώτα πρόβλεψη, μετά μέτρηση.</translation>
    </message>
    <message>
        <source>Depths</source>
        <translation>Βάθη</translation>
    </message>
    <message>
        <source>Numbers of hidden layers; each gets a subplot</source>
        <translation>Πλήθη κρυφών στρωμάτων· καθένα έχει δικό του γράφημα</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Ενεργοποιήσεις</translation>
    </message>
    <message>
        <source>Hidden activations; each gets a line in every subplot</source>
        <translation>Κρυφές ενεργοποιήσεις· καθεμία έχει μια γραμμή σε κάθε γράφημα</translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation>Αρχικοποίηση</translation>
    </message>
    <message>
        <source>Initial weights: uniform with variance 2/(fan-in + fan-out) (glorot, Keras&apos;s default), 2/fan-in (he) or 1/fan-in (lecun)</source>
        <translation>Αρχικά βάρη: ομοιόμορφα με διασπορά 2/(fan-in + fan-out) (glorot, προεπιλογή του Keras), 2/fan-in (he) ή 1/fan-in (lecun)</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Πλάτος</translation>
    </message>
    <message>
        <source>Units of each hidden layer</source>
        <translation>Νευρώνες κάθε κρυφού στρώματος</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Σύνολο δεδομένων</translation>
    </message>
    <message>
        <source>mnist, or another set like it; the built-in digits stand in where it is missing</source>
        <translation>mnist, ή άλλο παρόμοιο σύνολο· όπου λείπει, το αντικαθιστούν τα ενσωματωμένα ψηφία</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Σπόροι</translation>
    </message>
    <message>
        <source>Networks of each kind, with initial weights of their own</source>
        <translation>Δίκτυα κάθε είδους, με δικά τους αρχικά βάρη</translation>
    </message>
    <message>
        <source>Largest gradient on one mini-batch, by layer</source>
        <translation>Μέγιστη κλίση σε μία μίνι παρτίδα, ανά στρώμα</translation>
    </message>
    <message>
        <source>Untrained</source>
        <translation>Ανεκπαίδευτο</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Τώρα</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>Απώλεια εκπαίδευσης</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Ακρίβεια ελέγχου</translation>
    </message>
    <message>
        <source>Test scores</source>
        <translation>Δείκτες ελέγχου</translation>
    </message>
    <message>
        <source>Every network</source>
        <translation>Κάθε δίκτυο</translation>
    </message>
    <message>
        <source>What to see</source>
        <translation>Τι να δείτε</translation>
    </message>
    <message>
        <source>What every network answers</source>
        <translation>Τι απαντά κάθε δίκτυο</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>Σχεδιάστε ένα ψηφίο</translation>
    </message>
    <message>
        <source>Vision</source>
        <translation>Όραση</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>Συνέλιξη</translation>
    </message>
    <message>
        <source>Slide a kernel over numbers one place at a time, then over pictures: blur, edges, emboss, Gabor, pooling.</source>
        <translation>Σύρετε έναν πυρήνα πάνω σε αριθμούς θέση προς θέση, ύστερα σε εικόνες: θόλωμα, ακμές, ανάγλυφο, Gabor, pooling.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Είσοδος</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Εικόνα</translation>
    </message>
    <message>
        <source>The lecture&apos;s patch, one of scikit-learn&apos;s photographs, a handwritten digit, or your own file</source>
        <translation>Το τμήμα της διάλεξης, μια από τις φωτογραφίες του scikit-learn, ένα χειρόγραφο ψηφίο, ή το δικό σας αρχείο</translation>
    </message>
    <message>
        <source>Digit</source>
        <translation>Ψηφίο</translation>
    </message>
    <message>
        <source>Which digit (of MNIST where it is there)</source>
        <translation>Ποιο ψηφίο (του MNIST όπου υπάρχει)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Αρχείο</translation>
    </message>
    <message>
        <source>A picture; it can also be dropped anywhere on the page</source>
        <translation>Μια εικόνα· μπορείτε και να την αφήσετε οπουδήποτε στη σελίδα</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp)</source>
        <translation>Εικόνες (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp)</translation>
    </message>
    <message>
        <source>Longest side</source>
        <translation>Μεγαλύτερη πλευρά</translation>
    </message>
    <message>
        <source>Longest side in pixels; larger pictures are made smaller</source>
        <translation>Μεγαλύτερη πλευρά σε εικονοστοιχεία· οι μεγαλύτερες εικόνες μικραίνουν</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Γκρι</translation>
    </message>
    <message>
        <source>One grey channel; otherwise red, green and blue are filtered each by itself</source>
        <translation>Ένα γκρι κανάλι· αλλιώς κόκκινο, πράσινο και μπλε φιλτράρονται το καθένα χωριστά</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Πυρήνας</translation>
    </message>
    <message>
        <source>Kernel from</source>
        <translation>Πυρήνας από</translation>
    </message>
    <message>
        <source>Numbers to edit, or a formula with parameters</source>
        <translation>Αριθμοί προς επεξεργασία, ή τύπος με παραμέτρους</translation>
    </message>
    <message>
        <source>Weights of the window&apos;s cells</source>
        <translation>Βάρη των κελιών του παραθύρου</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>Μέγεθος πυρήνα</translation>
    </message>
    <message>
        <source>Rows and columns of the kernel</source>
        <translation>Γραμμές και στήλες του πυρήνα</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>Σίγμα</translation>
    </message>
    <message>
        <source>Width of the bell in pixels</source>
        <translation>Πλάτος της καμπάνας σε εικονοστοιχεία</translation>
    </message>
    <message>
        <source>Wavelength</source>
        <translation>Μήκος κύματος</translation>
    </message>
    <message>
        <source>Pixels from one bar to the next</source>
        <translation>Εικονοστοιχεία από μια ράβδο στην επόμενη</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>Προσανατολισμός</translation>
    </message>
    <message>
        <source>Direction across the bars in degrees; 0: upright bars</source>
        <translation>Διεύθυνση κάθετα στις ράβδους σε μοίρες· 0: όρθιες ράβδοι</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Φάση</translation>
    </message>
    <message>
        <source>0: a bright bar in the middle; 90: an edge</source>
        <translation>0: μια φωτεινή ράβδος στη μέση· 90: μια ακμή</translation>
    </message>
    <message>
        <source>Aspect</source>
        <translation>Αναλογία</translation>
    </message>
    <message>
        <source>Below 1 the bars are longer than the bell is wide</source>
        <translation>Κάτω από 1 οι ράβδοι είναι μακρύτερες από το πλάτος της καμπάνας</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Αναστροφή</translation>
    </message>
    <message>
        <source>Turn the kernel by 180°: convolution as mathematics defines it; torch&apos;s conv2d does not turn it</source>
        <translation>Στροφή του πυρήνα κατά 180°: συνέλιξη όπως την ορίζουν τα μαθηματικά· η conv2d του torch δεν τον στρέφει</translation>
    </message>
    <message>
        <source>Magnitude</source>
        <translation>Μέτρο</translation>
    </message>
    <message>
        <source>Also apply the transposed kernel and show √(a² + b²): of Sobel&apos;s kernel the strength of an edge</source>
        <translation>Εφαρμογή και του ανάστροφου πυρήνα και εμφάνιση του √(a² + b²): για τον πυρήνα Sobel η ισχύς μιας ακμής</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Παράθυρο</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Βήμα (stride)</translation>
    </message>
    <message>
        <source>Cells from one place of the window to the next</source>
        <translation>Κελιά από μια θέση του παραθύρου στην επόμενη</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Περιθώριο</translation>
    </message>
    <message>
        <source>Cells added around the picture: none, zeros, or its mirror image</source>
        <translation>Κελιά που προστίθενται γύρω από την εικόνα: κανένα, μηδενικά, ή το είδωλό της</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>Όριο</translation>
    </message>
    <message>
        <source>How many cells are added on each side</source>
        <translation>Πόσα κελιά προστίθενται σε κάθε πλευρά</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>Διαστολή</translation>
    </message>
    <message>
        <source>Cells from one of the window&apos;s cells to the next</source>
        <translation>Κελιά από ένα κελί του παραθύρου στο επόμενο</translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation>Μετά</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>Pooling</translation>
    </message>
    <message>
        <source>One number for each block of the output</source>
        <translation>Ένας αριθμός για κάθε μπλοκ της εξόδου</translation>
    </message>
    <message>
        <source>Pool size</source>
        <translation>Μέγεθος pooling</translation>
    </message>
    <message>
        <source>Rows and columns of a block; blocks do not overlap</source>
        <translation>Γραμμές και στήλες ενός μπλοκ· τα μπλοκ δεν επικαλύπτονται</translation>
    </message>
    <message>
        <source>What looks black and white: 0 and 255, minus and plus the largest magnitude, or 0 and the largest magnitude</source>
        <translation>Τι φαίνεται μαύρο και λευκό: 0 και 255, μείον και συν το μέγιστο μέτρο, ή 0 και το μέγιστο μέτρο</translation>
    </message>
    <message>
        <source>Patch</source>
        <translation>Τμήμα</translation>
    </message>
    <message>
        <source>Grey levels of the patch</source>
        <translation>Τόνοι του γκρι του τμήματος</translation>
    </message>
    <message>
        <source>Input numbers</source>
        <translation>Αριθμοί εισόδου</translation>
    </message>
    <message>
        <source>Input picture</source>
        <translation>Εικόνα εισόδου</translation>
    </message>
    <message>
        <source>Output numbers</source>
        <translation>Αριθμοί εξόδου</translation>
    </message>
    <message>
        <source>Output picture</source>
        <translation>Εικόνα εξόδου</translation>
    </message>
    <message>
        <source>Pooled</source>
        <translation>Μετά το pooling</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>Πράξεις</translation>
    </message>
    <message>
        <source>Draw a picture</source>
        <translation>Σχεδιάστε μια εικόνα</translation>
    </message>
    <message>
        <source>One number of the output</source>
        <translation>Ένας αριθμός της εξόδου</translation>
    </message>
    <message>
        <source>One pixel of the output</source>
        <translation>Ένα εικονοστοιχείο της εξόδου</translation>
    </message>
    <message>
        <source>CNN</source>
        <translation>CNN</translation>
    </message>
    <message>
        <source>Train a convolutional network on real pictures and look into every layer while it learns.</source>
        <translation>Εκπαιδεύστε ένα συνελικτικό δίκτυο σε πραγματικές εικόνες και δείτε μέσα σε κάθε στρώμα ενώ μαθαίνει.</translation>
    </message>
    <message>
        <source>The pictures to tell apart; where a set is missing, the built-in digits stand in</source>
        <translation>Οι εικόνες προς διάκριση· όπου λείπει ένα σύνολο, το αντικαθιστούν τα ενσωματωμένα ψηφία</translation>
    </message>
    <message>
        <source>Train share</source>
        <translation>Ποσοστό εκπαίδευσης</translation>
    </message>
    <message>
        <source>Share of the training pictures that is used; few invite overfitting</source>
        <translation>Μέρος των εικόνων εκπαίδευσης που χρησιμοποιείται· λίγες καλούν την υπερπροσαρμογή</translation>
    </message>
    <message>
        <source>slides: two convolutions, pooling, fully connected; resnet: residual, for colour; free: the layers below</source>
        <translation>slides: δύο συνελίξεις, pooling, πυκνό· resnet: υπολειμματικό, για χρώμα· free: τα στρώματα παρακάτω</translation>
    </message>
    <message>
        <source>Each conv FILTERS SIZE, pool, dense UNITS, relu, norm, dropout SHARE, ...; the output layer follows by itself</source>
        <translation>Καθένα conv ΦΙΛΤΡΑ ΜΕΓΕΘΟΣ, pool, dense ΝΕΥΡΩΝΕΣ, relu, norm, dropout ΜΕΡΟΣ, ...· το στρώμα εξόδου ακολουθεί μόνο του</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>Κανονικοποίηση παρτίδας</translation>
    </message>
    <message>
        <source>Normalises the outputs of every convolution over the batch: learns faster, at larger rates</source>
        <translation>Κανονικοποιεί τις εξόδους κάθε συνέλιξης σε όλη την παρτίδα: μαθαίνει ταχύτερα, με μεγαλύτερους ρυθμούς</translation>
    </message>
    <message>
        <source>Probability that an input of a dense layer is set to zero in a training step; never when measuring</source>
        <translation>Πιθανότητα να μηδενιστεί μια είσοδος πυκνού στρώματος σε ένα βήμα εκπαίδευσης· ποτέ στη μέτρηση</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Αρχή από</translation>
    </message>
    <message>
        <source>Fresh random weights, or a model of the library, which then goes on learning and brings its own layers</source>
        <translation>Νέα τυχαία βάρη, ή ένα μοντέλο της βιβλιοθήκης, που συνεχίζει να μαθαίνει και φέρνει τα δικά του στρώματα</translation>
    </message>
    <message>
        <source>How a gradient becomes a step; momentum is SGD with momentum 0.9</source>
        <translation>Πώς γίνεται μια κλίση βήμα· momentum είναι SGD με ορμή 0.9</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Πρόγραμμα ρυθμού</translation>
    </message>
    <message>
        <source>How the learning rate goes on: as it is, falling like a cosine, or up for a quarter of the run and down to 0</source>
        <translation>Πώς συνεχίζει ο ρυθμός μάθησης: όπως είναι, φθίνοντας σαν συνημίτονο, ή ανεβαίνοντας στο ένα τέταρτο της εκτέλεσης και μετά ως το 0</translation>
    </message>
    <message>
        <source>Passes over the training pictures; 0.5 is half of one</source>
        <translation>Περάσματα από τις εικόνες εκπαίδευσης· το 0.5 είναι μισό</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Φθορά βαρών</translation>
    </message>
    <message>
        <source>Shrinks the weights a little at each step; keeps them small</source>
        <translation>Μικραίνει λίγο τα βάρη σε κάθε βήμα· τα κρατά μικρά</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Ακρίβεια αριθμών</translation>
    </message>
    <message>
        <source>Numbers of the forward pass; auto takes bfloat16 where the processor multiplies it in hardware</source>
        <translation>Αριθμοί του προς τα εμπρός περάσματος· το auto παίρνει bfloat16 όπου ο επεξεργαστής το πολλαπλασιάζει στο υλικό</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>Επαύξηση</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Μετατόπιση</translation>
    </message>
    <message>
        <source>Moves each training picture by up to so many pixels, anew each time it is seen</source>
        <translation>Μετακινεί κάθε εικόνα εκπαίδευσης έως τόσα εικονοστοιχεία, κάθε φορά που τη βλέπει</translation>
    </message>
    <message>
        <source>Mirrors half of the training pictures; wrong for digits, right for animals</source>
        <translation>Καθρεφτίζει τις μισές εικόνες εκπαίδευσης· λάθος για ψηφία, σωστό για ζώα</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>Στροφή</translation>
    </message>
    <message>
        <source>Turns each training picture by up to so many degrees</source>
        <translation>Στρέφει κάθε εικόνα εκπαίδευσης έως τόσες μοίρες</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Σβήσιμο</translation>
    </message>
    <message>
        <source>Hides a square somewhere in each training picture, so large a share of its edge</source>
        <translation>Κρύβει ένα τετράγωνο κάπου σε κάθε εικόνα εκπαίδευσης, τόσο μέρος της πλευράς της</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Αντίθεση</translation>
    </message>
    <message>
        <source>Makes each training picture flatter or stronger by up to this share</source>
        <translation>Κάνει κάθε εικόνα εκπαίδευσης πιο επίπεδη ή πιο έντονη έως αυτό το μέρος</translation>
    </message>
    <message>
        <source>Models library</source>
        <translation>Βιβλιοθήκη μοντέλων</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Αποθήκευση ως</translation>
    </message>
    <message>
        <source>When the run has reached its end, the network is kept under this name, replacing your model of that name</source>
        <translation>Όταν η εκτέλεση τελειώσει, το δίκτυο κρατιέται με αυτό το όνομα, στη θέση του μοντέλου σας με αυτό το όνομα</translation>
    </message>
    <message>
        <source>All test pictures</source>
        <translation>Όλες οι εικόνες ελέγχου</translation>
    </message>
    <message>
        <source>Answers, wrong ones first</source>
        <translation>Απαντήσεις, πρώτα οι λάθος</translation>
    </message>
    <message>
        <source>Pictures of a cell</source>
        <translation>Εικόνες ενός κελιού</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>Τι βλέπει το δίκτυο</translation>
    </message>
    <message>
        <source>Precision and recall</source>
        <translation>Precision και recall</translation>
    </message>
    <message>
        <source>Every layer&apos;s output</source>
        <translation>Έξοδος κάθε στρώματος</translation>
    </message>
    <message>
        <source>First filters</source>
        <translation>Πρώτα φίλτρα</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>Κλίσεις</translation>
    </message>
    <message>
        <source>About this run</source>
        <translation>Για αυτή την εκτέλεση</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>Πιθανότητες</translation>
    </message>
    <message>
        <source>Pictures behind a cell</source>
        <translation>Εικόνες πίσω από ένα κελί</translation>
    </message>
    <message>
        <source>Keep the network</source>
        <translation>Διατήρηση του δικτύου</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Αποθήκευση</translation>
    </message>
    <message>
        <source>a name, or file.onnx</source>
        <translation>ένα όνομα, ή αρχείο.onnx</translation>
    </message>
    <message>
        <source>Pick a test picture</source>
        <translation>Επιλογή εικόνας ελέγχου</translation>
    </message>
    <message>
        <source>Show it a picture</source>
        <translation>Δείξτε του μια εικόνα</translation>
    </message>
    <message>
        <source>Ask a network what in a picture made it answer so, what its units look for, and let it dream.</source>
        <translation>Ρωτήστε ένα δίκτυο τι σε μια εικόνα το έκανε να απαντήσει έτσι, τι ψάχνουν οι νευρώνες του, και αφήστε το να ονειρευτεί.</translation>
    </message>
    <message>
        <source>Network and picture</source>
        <translation>Δίκτυο και εικόνα</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Μοντέλο</translation>
    </message>
    <message>
        <source>Of the models library, or trained first; torchvision&apos;s vgg19, resnet18 and squeezenet1_1 must be fetched</source>
        <translation>Από τη βιβλιοθήκη μοντέλων, ή εκπαιδευμένο πρώτα· τα vgg19, resnet18 και squeezenet1_1 του torchvision πρέπει να κατέβουν</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Λήψη</translation>
    </message>
    <message>
        <source>Downloads the model&apos;s weights first where they are missing: squeezenet1_1 5 MB, resnet18 47 MB, vgg19 575 MB</source>
        <translation>Κατεβάζει πρώτα τα βάρη του μοντέλου όπου λείπουν: squeezenet1_1 5 MB, resnet18 47 MB, vgg19 575 MB</translation>
    </message>
    <message>
        <source>Where the pictures come from; a missing set becomes the built-in digits</source>
        <translation>Από πού έρχονται οι εικόνες· ένα σύνολο που λείπει γίνεται τα ενσωματωμένα ψηφία</translation>
    </message>
    <message>
        <source>What the network is asked about</source>
        <translation>Για τι ρωτιέται το δίκτυο</translation>
    </message>
    <message>
        <source>Picture number</source>
        <translation>Αριθμός εικόνας</translation>
    </message>
    <message>
        <source>Which of the test pictures</source>
        <translation>Ποια από τις εικόνες ελέγχου</translation>
    </message>
    <message>
        <source>Any picture; cut and scaled to what the network takes</source>
        <translation>Οποιαδήποτε εικόνα· κόβεται και προσαρμόζεται σε ό,τι δέχεται το δίκτυο</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.webp)</source>
        <translation>Εικόνες (*.png *.jpg *.jpeg *.bmp *.gif *.webp)</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Ερώτηση</translation>
    </message>
    <message>
        <source>Maps of what speaks for a class; the places where a unit responds most; a picture changed until it responds</source>
        <translation>Χάρτες για το τι μιλά υπέρ μιας κλάσης· τα σημεία όπου ένας νευρώνας απαντά περισσότερο· μια εικόνα που αλλάζει ώσπου να απαντήσει</translation>
    </message>
    <message>
        <source>Target class</source>
        <translation>Κλάση στόχου</translation>
    </message>
    <message>
        <source>Number of the class that is asked about; -1 is the one the network answers</source>
        <translation>Αριθμός της κλάσης για την οποία ρωτάμε· -1 είναι αυτή που απαντά το δίκτυο</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Στρώμα</translation>
    </message>
    <message>
        <source>As listed under &quot;About&quot;; empty: the last feature maps, or the output for activation maximization</source>
        <translation>Όπως αναφέρεται στο «Σχετικά»· κενό: οι τελευταίοι χάρτες, ή η έξοδος για τη μεγιστοποίηση ενεργοποίησης</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Κανάλι</translation>
    </message>
    <message>
        <source>Of the layer; -1: the strongest one, the target class of the output, or all channels of any other layer</source>
        <translation>Του στρώματος· -1: το ισχυρότερο, η κλάση στόχος της εξόδου, ή όλα τα κανάλια κάθε άλλου στρώματος</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Σημείο αναφοράς</translation>
    </message>
    <message>
        <source>What nothing looks like: where integration starts, and what covers the picture</source>
        <translation>Πώς μοιάζει το τίποτα: από πού ξεκινά η ολοκλήρωση, και τι καλύπτει την εικόνα</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Τετράγωνο</translation>
    </message>
    <message>
        <source>Side of the covering square in pixels</source>
        <translation>Πλευρά του τετραγώνου που καλύπτει, σε εικονοστοιχεία</translation>
    </message>
    <message>
        <source>Randomized layers</source>
        <translation>Τυχαία στρώματα</translation>
    </message>
    <message>
        <source>So many last layers get random weights for a second set of maps, which should then look different</source>
        <translation>Τόσα τελευταία στρώματα παίρνουν τυχαία βάρη για μια δεύτερη ομάδα χαρτών, που πρέπει τότε να διαφέρουν</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Υπολογισμός</translation>
    </message>
    <message>
        <source>Parts of the integral, noisy copies of SmoothGrad, or steps of each octave of a dream</source>
        <translation>Μέρη του ολοκληρώματος, θορυβώδη αντίγραφα του SmoothGrad, ή βήματα κάθε οκτάβας ενός ονείρου</translation>
    </message>
    <message>
        <source>Mean change of a pixel in one step</source>
        <translation>Μέση αλλαγή ενός εικονοστοιχείου σε ένα βήμα</translation>
    </message>
    <message>
        <source>Octaves</source>
        <translation>Οκτάβες</translation>
    </message>
    <message>
        <source>Sizes at which it dreams, each 1.4 times the one before</source>
        <translation>Μεγέθη στα οποία ονειρεύεται, καθένα 1.4 φορές το προηγούμενο</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Τρέμουλο</translation>
    </message>
    <message>
        <source>Shifts the picture by up to so many pixels before each step</source>
        <translation>Μετατοπίζει την εικόνα έως τόσα εικονοστοιχεία πριν από κάθε βήμα</translation>
    </message>
    <message>
        <source>Dream size</source>
        <translation>Μέγεθος ονείρου</translation>
    </message>
    <message>
        <source>Longest side of the dream in pixels; behind a dense layer it is the network&apos;s own</source>
        <translation>Μεγαλύτερη πλευρά του ονείρου σε εικονοστοιχεία· πίσω από πυκνό στρώμα είναι του ίδιου του δικτύου</translation>
    </message>
    <message>
        <source>Orange for, blue against</source>
        <translation>Πορτοκαλί υπέρ, μπλε κατά</translation>
    </message>
    <message>
        <source>Strongest patches</source>
        <translation>Ισχυρότερα τμήματα</translation>
    </message>
    <message>
        <source>Dream</source>
        <translation>Όνειρο</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>Χάρτες</translation>
    </message>
    <message>
        <source>Activation of the layer</source>
        <translation>Ενεργοποίηση του στρώματος</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>Η εικόνα</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Σχετικά</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Έλεγχοι</translation>
    </message>
    <message>
        <source>Style transfer</source>
        <translation>Μεταφορά ύφους</translation>
    </message>
    <message>
        <source>Repaint a photograph in the manner of another picture, and watch the pixels move.</source>
        <translation>Ξαναζωγραφίστε μια φωτογραφία με τον τρόπο μιας άλλης εικόνας και δείτε τα εικονοστοιχεία να κινούνται.</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Περιεχόμενο</translation>
    </message>
    <message>
        <source>What is to be seen: a sample photograph, a painting of our own making, or your file</source>
        <translation>Τι θα φαίνεται: μια φωτογραφία για δείγμα, ένας πίνακας δικός μας, ή το αρχείο σας</translation>
    </message>
    <message>
        <source>Content file</source>
        <translation>Αρχείο περιεχομένου</translation>
    </message>
    <message>
        <source>Any picture</source>
        <translation>Οποιαδήποτε εικόνα</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Ύφος</translation>
    </message>
    <message>
        <source>How it is to be painted</source>
        <translation>Πώς θα ζωγραφιστεί</translation>
    </message>
    <message>
        <source>Style file</source>
        <translation>Αρχείο ύφους</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Αρχή</translation>
    </message>
    <message>
        <source>What the pixels are before the first step</source>
        <translation>Τι είναι τα εικονοστοιχεία πριν από το πρώτο βήμα</translation>
    </message>
    <message>
        <source>Longest side of the picture in pixels; a step takes as long as there are pixels: at 512 seven times as long as at 192</source>
        <translation>Μεγαλύτερη πλευρά της εικόνας σε εικονοστοιχεία· ένα βήμα διαρκεί όσο τα εικονοστοιχεία: στα 512 επτά φορές όσο στα 192</translation>
    </message>
    <message>
        <source>Style scale</source>
        <translation>Κλίμακα ύφους</translation>
    </message>
    <message>
        <source>Size of the style&apos;s picture beside the content&apos;s: larger, broader strokes</source>
        <translation>Μέγεθος της εικόνας του ύφους δίπλα σε αυτή του περιεχομένου: μεγαλύτερη, πλατύτερες πινελιές</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>Τι μετράει</translation>
    </message>
    <message>
        <source>Content weight</source>
        <translation>Βάρος περιεχομένου</translation>
    </message>
    <message>
        <source>How much a different content counts; 0 leaves a texture</source>
        <translation>Πόσο μετράει ένα διαφορετικό περιεχόμενο· το 0 αφήνει μια υφή</translation>
    </message>
    <message>
        <source>Style weight</source>
        <translation>Βάρος ύφους</translation>
    </message>
    <message>
        <source>How much a different style counts; 0 copies the content</source>
        <translation>Πόσο μετράει ένα διαφορετικό ύφος· το 0 αντιγράφει το περιεχόμενο</translation>
    </message>
    <message>
        <source>Variation weight</source>
        <translation>Βάρος μεταβολής</translation>
    </message>
    <message>
        <source>How much differences of neighbouring pixels count: smooths</source>
        <translation>Πόσο μετρούν οι διαφορές γειτονικών εικονοστοιχείων: εξομαλύνει</translation>
    </message>
    <message>
        <source>Whose layers compare the pictures; vgg19 is the paper&apos;s and wants a GPU, squeezenet1_1 is fast</source>
        <translation>Τα στρώματα ποιου συγκρίνουν τις εικόνες· το vgg19 είναι του άρθρου και θέλει GPU, το squeezenet1_1 είναι γρήγορο</translation>
    </message>
    <message>
        <source>Downloads the network&apos;s weights first where they are missing: squeezenet1_1 5 MB, resnet18 47 MB, vgg19 575 MB</source>
        <translation>Κατεβάζει πρώτα τα βάρη του δικτύου όπου λείπουν: squeezenet1_1 5 MB, resnet18 47 MB, vgg19 575 MB</translation>
    </message>
    <message>
        <source>Content layer</source>
        <translation>Στρώμα περιεχομένου</translation>
    </message>
    <message>
        <source>A name listed under &quot;About&quot;, or input for the pixels; empty: usual for this network</source>
        <translation>Ένα όνομα από το «Σχετικά», ή input για τα εικονοστοιχεία· κενό: το συνηθισμένο για αυτό το δίκτυο</translation>
    </message>
    <message>
        <source>Style layers</source>
        <translation>Στρώματα ύφους</translation>
    </message>
    <message>
        <source>Names listed under &quot;About&quot;, and input for the colours; empty: usual for this network</source>
        <translation>Ονόματα από το «Σχετικά», και input για τα χρώματα· κενό: το συνηθισμένο για αυτό το δίκτυο</translation>
    </message>
    <message>
        <source>Gram layer</source>
        <translation>Στρώμα Gram</translation>
    </message>
    <message>
        <source>Which of the style layers has its Gram matrices shown, from the first on</source>
        <translation>Ποιου από τα στρώματα ύφους δείχνονται οι πίνακες Gram, από το πρώτο και μετά</translation>
    </message>
    <message>
        <source>l-bfgs knows the curvature and sets its own step, as in the paper</source>
        <translation>Το l-bfgs γνωρίζει την καμπυλότητα και ορίζει μόνο του το βήμα, όπως στο άρθρο</translation>
    </message>
    <message>
        <source>Change of a pixel in one step, black to white being 1</source>
        <translation>Αλλαγή ενός εικονοστοιχείου σε ένα βήμα, με το μαύρο έως λευκό ίσο με 1</translation>
    </message>
    <message>
        <source>Sizes at which it paints, each twice the one before: broad strokes first</source>
        <translation>Μεγέθη στα οποία ζωγραφίζει, καθένα διπλάσιο του προηγούμενου: πρώτα οι πλατιές πινελιές</translation>
    </message>
    <message>
        <source>Steps at each size</source>
        <translation>Βήματα σε κάθε μέγεθος</translation>
    </message>
    <message>
        <source>Content and style</source>
        <translation>Περιεχόμενο και ύφος</translation>
    </message>
    <message>
        <source>Mismatch</source>
        <translation>Απόκλιση</translation>
    </message>
    <message>
        <source>Weighted loss</source>
        <translation>Σταθμισμένη απώλεια</translation>
    </message>
    <message>
        <source>Gram matrix of the style</source>
        <translation>Πίνακας Gram του ύφους</translation>
    </message>
    <message>
        <source>of the picture</source>
        <translation>της εικόνας</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Διαφορά</translation>
    </message>
    <message>
        <source>Robustness</source>
        <translation>Ανθεκτικότητα</translation>
    </message>
    <message>
        <source>Attacks</source>
        <translation>Επιθέσεις</translation>
    </message>
    <message>
        <source>Turn epsilon and watch a sure answer become a wrong one, then ask whether the attack was honest.</source>
        <translation>Γυρίστε το έψιλον, δείτε μια σίγουρη απάντηση να γίνεται λάθος, και ρωτήστε αν η επίθεση ήταν έντιμη.</translation>
    </message>
    <message>
        <source>Network and pictures</source>
        <translation>Δίκτυο και εικόνες</translation>
    </message>
    <message>
        <source>The network that is attacked; resnet18 and squeezenet1_1 must be fetched: their run says from where</source>
        <translation>Το δίκτυο που δέχεται επίθεση· τα resnet18 και squeezenet1_1 πρέπει να κατέβουν: η εκτέλεσή τους λέει από πού</translation>
    </message>
    <message>
        <source>Where the pictures come from; they must be of the model&apos;s kind. A missing set becomes the built-in digits</source>
        <translation>Από πού έρχονται οι εικόνες· πρέπει να είναι του είδους του μοντέλου. Ένα σύνολο που λείπει γίνεται τα ενσωματωμένα ψηφία</translation>
    </message>
    <message>
        <source>The one picture that is shown large</source>
        <translation>Η μία εικόνα που δείχνεται μεγάλη</translation>
    </message>
    <message>
        <source>Any picture; cut and scaled to what the network takes. Its class is what the network answers</source>
        <translation>Οποιαδήποτε εικόνα· κόβεται και προσαρμόζεται σε ό,τι δέχεται το δίκτυο. Η κλάση της είναι ό,τι απαντά το δίκτυο</translation>
    </message>
    <message>
        <source>Test pictures for accuracies and the confusion matrix, drawn at random</source>
        <translation>Εικόνες ελέγχου για ακρίβειες και πίνακα σύγχυσης, τυχαία επιλεγμένες</translation>
    </message>
    <message>
        <source>Only class</source>
        <translation>Μόνο κλάση</translation>
    </message>
    <message>
        <source>Takes only pictures of the class of this number; -1: all</source>
        <translation>Παίρνει μόνο εικόνες της κλάσης με αυτόν τον αριθμό· -1: όλες</translation>
    </message>
    <message>
        <source>Attack</source>
        <translation>Επίθεση</translation>
    </message>
    <message>
        <source>One step, many steps, one change for all pictures, the control; in L2 also two that look for the least change</source>
        <translation>Ένα βήμα, πολλά βήματα, μία αλλαγή για όλες τις εικόνες, ο μάρτυρας· σε L2 και δύο που ψάχνουν τη μικρότερη αλλαγή</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Έψιλον</translation>
    </message>
    <message>
        <source>Largest change of a pixel, with pixels in [0, 1]; 8/255 is 0.0314</source>
        <translation>Μέγιστη αλλαγή ενός εικονοστοιχείου, με εικονοστοιχεία στο [0, 1]· το 8/255 είναι 0.0314</translation>
    </message>
    <message>
        <source>Epsilon l2</source>
        <translation>Έψιλον (L2)</translation>
    </message>
    <message>
        <source>Longest change of a picture: the root of the summed squares of all pixels&apos; changes</source>
        <translation>Μέγιστο μήκος αλλαγής μιας εικόνας: η ρίζα του αθροίσματος των τετραγώνων όλων των αλλαγών</translation>
    </message>
    <message>
        <source>Number of the class that the network shall see; -1: any but the true one</source>
        <translation>Αριθμός της κλάσης που πρέπει να δει το δίκτυο· -1: οποιαδήποτε εκτός από την αληθινή</translation>
    </message>
    <message>
        <source>Gradients per picture and start</source>
        <translation>Κλίσεις ανά εικόνα και αρχή</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>Μέγεθος βήματος</translation>
    </message>
    <message>
        <source>Change in one step; 0: 2.5 epsilon / steps</source>
        <translation>Αλλαγή σε ένα βήμα· 0: 2.5 έψιλον / βήματα</translation>
    </message>
    <message>
        <source>Random start</source>
        <translation>Τυχαία αρχή</translation>
    </message>
    <message>
        <source>Begins somewhere within epsilon instead of at the picture itself</source>
        <translation>Ξεκινά κάπου μέσα στο έψιλον αντί από την ίδια την εικόνα</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Επανεκκινήσεις</translation>
    </message>
    <message>
        <source>Starts from different places; the best one counts</source>
        <translation>Αρχές από διαφορετικά σημεία· μετράει η καλύτερη</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Ορμή</translation>
    </message>
    <message>
        <source>Share of the last step&apos;s direction that is kept</source>
        <translation>Μέρος της διεύθυνσης του τελευταίου βήματος που κρατιέται</translation>
    </message>
    <message>
        <source>What is climbed: the same direction, but cross-entropy&apos;s gradient rounds to nothing where a model is sure</source>
        <translation>Τι ανεβαίνει: η ίδια διεύθυνση, αλλά η κλίση της διασταυρούμενης εντροπίας στρογγυλεύει στο τίποτα όπου το μοντέλο είναι σίγουρο</translation>
    </message>
    <message>
        <source>Comparison and honesty</source>
        <translation>Σύγκριση και εντιμότητα</translation>
    </message>
    <message>
        <source>Second model</source>
        <translation>Δεύτερο μοντέλο</translation>
    </message>
    <message>
        <source>Attacked as well (dashed), and shown the pictures made for the first one: transfer (dotted)</source>
        <translation>Δέχεται και αυτό επίθεση (διακεκομμένη), και βλέπει τις εικόνες που έγιναν για το πρώτο: μεταφορά (με τελείες)</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Μάσκα</translation>
    </message>
    <message>
        <source>Spoils the model&apos;s gradients, not its answers: it looks robust and is not. See which lights catch it</source>
        <translation>Χαλά τις κλίσεις του μοντέλου, όχι τις απαντήσεις του: μοιάζει ανθεκτικό και δεν είναι. Δείτε ποια φώτα το πιάνουν</translation>
    </message>
    <message>
        <source>Light pictures</source>
        <translation>Φωτεινές εικόνες</translation>
    </message>
    <message>
        <source>Pictures on which the ten checks of the attack are made; 0: none</source>
        <translation>Εικόνες στις οποίες γίνονται οι δέκα έλεγχοι της επίθεσης· 0: καμία</translation>
    </message>
    <message>
        <source>Conditioning pictures</source>
        <translation>Εικόνες για την κατάσταση</translation>
    </message>
    <message>
        <source>Pictures whose Jacobian and nearest boundary are computed</source>
        <translation>Εικόνες των οποίων υπολογίζονται η Ιακωβιανή και το κοντινότερο σύνορο</translation>
    </message>
    <message>
        <source>Behind a cell</source>
        <translation>Πίσω από ένα κελί</translation>
    </message>
    <message>
        <source>What was measured</source>
        <translation>Τι μετρήθηκε</translation>
    </message>
    <message>
        <source>Is it honest?</source>
        <translation>Είναι έντιμο;</translation>
    </message>
    <message>
        <source>Along the attack</source>
        <translation>Κατά την επίθεση</translation>
    </message>
    <message>
        <source>Many pictures</source>
        <translation>Πολλές εικόνες</translation>
    </message>
    <message>
        <source>First model</source>
        <translation>Πρώτο μοντέλο</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Μεταφορά</translation>
    </message>
    <message>
        <source>In numbers</source>
        <translation>Σε αριθμούς</translation>
    </message>
    <message>
        <source>Conditioning</source>
        <translation>Δείκτης κατάστασης</translation>
    </message>
    <message>
        <source>Medians</source>
        <translation>Διάμεσοι</translation>
    </message>
    <message>
        <source>Turn epsilon: FGSM on this picture</source>
        <translation>Γυρίστε το έψιλον: FGSM σε αυτή την εικόνα</translation>
    </message>
    <message>
        <source>Adversarial generator</source>
        <translation>Ανταγωνιστικός γεννήτορας</translation>
    </message>
    <message>
        <source>Grow pictures that look like one class and are taken for another, each from a single input that is always 1.</source>
        <translation>Καλλιεργήστε εικόνες που μοιάζουν με μια κλάση και εκλαμβάνονται ως άλλη, καθεμία από μία μόνο είσοδο που είναι πάντα 1.</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Γεννήτορας</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Είδος</translation>
    </message>
    <message>
        <source>One picture of weights for each sample and class, or one network (AdvGAN) that turns any picture into each class in a single pass</source>
        <translation>Μία εικόνα από βάρη για κάθε δείγμα και κλάση, ή ένα δίκτυο (AdvGAN) που μετατρέπει κάθε εικόνα σε κάθε κλάση με ένα πέρασμα</translation>
    </message>
    <message>
        <source>The classifier C that is attacked; it stays as it is. Robust ones are harder to mislead</source>
        <translation>Ο ταξινομητής C που δέχεται επίθεση· μένει όπως είναι. Οι ανθεκτικοί παραπλανώνται δυσκολότερα</translation>
    </message>
    <message>
        <source>Where the samples come from; a missing set becomes the built-in digits</source>
        <translation>Από πού έρχονται τα δείγματα· ένα σύνολο που λείπει γίνεται τα ενσωματωμένα ψηφία</translation>
    </message>
    <message>
        <source>Your favourite classes by number; a test picture of each that C is sure of becomes a row of the grid</source>
        <translation>Οι αγαπημένες σας κλάσεις με αριθμό· μια εικόνα ελέγχου της καθεμίας για την οποία το C είναι σίγουρο γίνεται γραμμή του πλέγματος</translation>
    </message>
    <message>
        <source>Sample number</source>
        <translation>Αριθμός δείγματος</translation>
    </message>
    <message>
        <source>Which of the test pictures of its class that C answers right and surely, 0 the first</source>
        <translation>Ποια από τις εικόνες ελέγχου της κλάσης της που το C απαντά σωστά και σίγουρα, 0 η πρώτη</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Βεβαιότητα</translation>
    </message>
    <message>
        <source>A cell has succeeded when C gives its class at least this probability: the margin</source>
        <translation>Ένα κελί πέτυχε όταν το C δίνει στην κλάση του τουλάχιστον αυτή την πιθανότητα: το περιθώριο</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Γύροι</translation>
    </message>
    <message>
        <source>Turns of both training steps, at most; resting cells take none</source>
        <translation>Το πολύ τόσες φορές τα δύο βήματα εκπαίδευσης· τα κελιά που αναπαύονται δεν κάνουν κανένα</translation>
    </message>
    <message>
        <source>Sample steps</source>
        <translation>Βήματα δείγματος</translation>
    </message>
    <message>
        <source>Updates towards the sample in each round</source>
        <translation>Ενημερώσεις προς το δείγμα σε κάθε γύρο</translation>
    </message>
    <message>
        <source>Class steps</source>
        <translation>Βήματα κλάσης</translation>
    </message>
    <message>
        <source>Updates through C towards the class in each round, at most: a cell that has succeeded takes no more of them</source>
        <translation>Το πολύ τόσες ενημερώσεις μέσω του C προς την κλάση σε κάθε γύρο: ένα κελί που πέτυχε δεν κάνει άλλες</translation>
    </message>
    <message>
        <source>How C&apos;s probabilities are compared with the one-hot class; squared error hardly has a slope where C is sure</source>
        <translation>Πώς συγκρίνονται οι πιθανότητες του C με την κλάση one-hot· το τετραγωνικό σφάλμα δεν έχει σχεδόν κλίση όπου το C είναι σίγουρο</translation>
    </message>
    <message>
        <source>Size of one step of a pixel, at first: Adam moves each by about as much</source>
        <translation>Μέγεθος ενός βήματος ενός εικονοστοιχείου στην αρχή: ο Adam κινεί το καθένα περίπου τόσο</translation>
    </message>
    <message>
        <source>Largest change of a pixel (0 black, 1 white); MNIST&apos;s usual 0.3 is 76.5/255</source>
        <translation>Μέγιστη αλλαγή ενός εικονοστοιχείου (0 μαύρο, 1 λευκό)· το συνηθισμένο 0.3 του MNIST είναι 76.5/255</translation>
    </message>
    <message>
        <source>Updates of the generator&apos;s weights</source>
        <translation>Ενημερώσεις των βαρών του γεννήτορα</translation>
    </message>
    <message>
        <source>Network rate</source>
        <translation>Ρυθμός δικτύου</translation>
    </message>
    <message>
        <source>Size of one step of the generator&apos;s weights</source>
        <translation>Μέγεθος ενός βήματος των βαρών του γεννήτορα</translation>
    </message>
    <message>
        <source>Realism</source>
        <translation>Ρεαλισμός</translation>
    </message>
    <message>
        <source>Weight of looking real to a discriminator that is trained meanwhile; 0 trains none and is faster</source>
        <translation>Βάρος του να μοιάζει αληθινό σε έναν διακριτή που εκπαιδεύεται στο μεταξύ· το 0 δεν εκπαιδεύει κανέναν και είναι ταχύτερο</translation>
    </message>
    <message>
        <source>The grid</source>
        <translation>Το πλέγμα</translation>
    </message>
    <message>
        <source>L2 distances</source>
        <translation>Αποστάσεις L2</translation>
    </message>
    <message>
        <source>Unseen pictures</source>
        <translation>Εικόνες που δεν έχει δει</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Επιτυχία</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Απόσταση</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>Απώλειες</translation>
    </message>
    <message>
        <source>A cell</source>
        <translation>Ένα κελί</translation>
    </message>
    <message>
        <source>Every cell</source>
        <translation>Κάθε κελί</translation>
    </message>
    <message>
        <source>Your drawing</source>
        <translation>Το σχέδιό σας</translation>
    </message>
    <message>
        <source>What C says</source>
        <translation>Τι λέει το C</translation>
    </message>
    <message>
        <source>Look into a cell of the grid</source>
        <translation>Δείτε μέσα σε ένα κελί του πλέγματος</translation>
    </message>
    <message>
        <source>Robust training</source>
        <translation>Ανθεκτική εκπαίδευση</translation>
    </message>
    <message>
        <source>Train a network on attacked pictures beside a twin that sees them untouched, and attack both.</source>
        <translation>Εκπαιδεύστε ένα δίκτυο σε εικόνες υπό επίθεση δίπλα σε ένα δίδυμο που τις βλέπει ανέγγιχτες, και επιτεθείτε και στα δύο.</translation>
    </message>
    <message>
        <source>What the robust network learns from: noisy pictures; one step of an attack without (fgsm) and with a random start (fast) or more noise (n-fgsm); several steps (pgd); pictures and their attacked copies (trades)</source>
        <translation>Από τι μαθαίνει το ανθεκτικό δίκτυο: θορυβώδεις εικόνες· ένα βήμα επίθεσης χωρίς (fgsm) και με τυχαία αρχή (fast) ή περισσότερο θόρυβο (n-fgsm)· πολλά βήματα (pgd)· εικόνες και τα αντίγραφά τους υπό επίθεση (trades)</translation>
    </message>
    <message>
        <source>Twin</source>
        <translation>Δίδυμο</translation>
    </message>
    <message>
        <source>How the network beside it is trained, from the same first weights and in the same order</source>
        <translation>Πώς εκπαιδεύεται το δίπλα δίκτυο, από τα ίδια πρώτα βάρη και με την ίδια σειρά</translation>
    </message>
    <message>
        <source>Largest change of a pixel (0 black, 1 white); 0.0314 is 8/255, MNIST&apos;s usual 0.3 is 76.5/255</source>
        <translation>Μέγιστη αλλαγή ενός εικονοστοιχείου (0 μαύρο, 1 λευκό)· το 0.0314 είναι 8/255, το συνηθισμένο 0.3 του MNIST είναι 76.5/255</translation>
    </message>
    <message>
        <source>Steps of the attack in each update</source>
        <translation>Βήματα της επίθεσης σε κάθε ενημέρωση</translation>
    </message>
    <message>
        <source>Length of an attack&apos;s step as a multiple of epsilon; 0: the method&apos;s own (1.25 fast, 2.5 / steps pgd, else 1)</source>
        <translation>Μήκος ενός βήματος επίθεσης ως πολλαπλάσιο του έψιλον· 0: της μεθόδου (1.25 fast, 2.5 / βήματα pgd, αλλιώς 1)</translation>
    </message>
    <message>
        <source>Size of the noise as a multiple of epsilon; 0: the method&apos;s own (deviation 1 for noise, range 2 for n-fgsm)</source>
        <translation>Μέγεθος του θορύβου ως πολλαπλάσιο του έψιλον· 0: της μεθόδου (απόκλιση 1 για noise, εύρος 2 για n-fgsm)</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>Βήτα</translation>
    </message>
    <message>
        <source>Weight of answering alike to a picture and its attacked copy: more is more robust and less accurate</source>
        <translation>Βάρος του να απαντά ίδια σε μια εικόνα και στο αντίγραφό της υπό επίθεση: περισσότερο είναι πιο ανθεκτικό και λιγότερο ακριβές</translation>
    </message>
    <message>
        <source>Warm up</source>
        <translation>Προθέρμανση</translation>
    </message>
    <message>
        <source>Epochs over which epsilon grows to its value; helps where nothing is learned at first</source>
        <translation>Εποχές στις οποίες το έψιλον μεγαλώνει ως την τιμή του· βοηθά όπου στην αρχή δεν μαθαίνεται τίποτα</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>Πρόωρη διακοπή</translation>
    </message>
    <message>
        <source>At the end the robust network returns to the update after which it stood PGD best, on training pictures that are held out for this, as many as the sample</source>
        <translation>Στο τέλος το ανθεκτικό δίκτυο επιστρέφει στην ενημέρωση μετά την οποία άντεξε καλύτερα το PGD, σε εικόνες εκπαίδευσης που κρατήθηκαν γι’ αυτό, όσες το δείγμα</translation>
    </message>
    <message>
        <source>small: two convolutions and a dense layer; medium: three; resnet: residual, for colour pictures and GPUs</source>
        <translation>small: δύο συνελίξεις και ένα πυκνό στρώμα· medium: τρεις· resnet: υπολειμματικό, για έγχρωμες εικόνες και GPU</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Μέτρηση</translation>
    </message>
    <message>
        <source>Attack steps</source>
        <translation>Βήματα επίθεσης</translation>
    </message>
    <message>
        <source>Steps of the PGD attack that measures; more than those trained on</source>
        <translation>Βήματα της επίθεσης PGD που μετρά· περισσότερα από όσα στην εκπαίδευση</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Δείγμα</translation>
    </message>
    <message>
        <source>Test pictures that are attacked while training; five times as many at the end</source>
        <translation>Εικόνες ελέγχου που δέχονται επίθεση κατά την εκπαίδευση· πενταπλάσιες στο τέλος</translation>
    </message>
    <message>
        <source>Generator check</source>
        <translation>Έλεγχος με γεννήτορα</translation>
    </message>
    <message>
        <source>At the end, adversarial generators are trained against both networks, one for each class</source>
        <translation>Στο τέλος εκπαιδεύονται ανταγωνιστικοί γεννήτορες απέναντι και στα δύο δίκτυα, ένας για κάθε κλάση</translation>
    </message>
    <message>
        <source>At the end, both networks are kept in the models library under this name with -METHOD behind it</source>
        <translation>Στο τέλος και τα δύο δίκτυα κρατιούνται στη βιβλιοθήκη μοντέλων με αυτό το όνομα και -ΜΕΘΟΔΟΣ από πίσω</translation>
    </message>
    <message>
        <source>Attacked</source>
        <translation>Υπό επίθεση</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Η εικόνα σας</translation>
    </message>
    <message>
        <source>Generators</source>
        <translation>Γεννήτορες</translation>
    </message>
    <message>
        <source>Accuracy against epsilon</source>
        <translation>Ακρίβεια ως προς έψιλον</translation>
    </message>
    <message>
        <source>PGD</source>
        <translation>PGD</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>θόρυβος</translation>
    </message>
    <message>
        <source>trained for</source>
        <translation>εκπαιδεύτηκε για</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Αποτελέσματα</translation>
    </message>
    <message>
        <source>Saliency</source>
        <translation>Προεξοχή</translation>
    </message>
    <message>
        <source>Attack a test picture</source>
        <translation>Επίθεση σε εικόνα ελέγχου</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Αριθμός</translation>
    </message>
    <message>
        <source>Times epsilon</source>
        <translation>Φορές έψιλον</translation>
    </message>
    <message>
        <source>Langevin training</source>
        <translation>Εκπαίδευση Langevin</translation>
    </message>
    <message>
        <source>Train with noise at a temperature, freely or on constraints, beside SGD and Adam, and attack them all.</source>
        <translation>Εκπαιδεύστε με θόρυβο σε μια θερμοκρασία, ελεύθερα ή με περιορισμούς, δίπλα σε SGD και Adam, και επιτεθείτε σε όλα.</translation>
    </message>
    <message>
        <source>Points of the plane in two classes, or handwritten digits</source>
        <translation>Σημεία του επιπέδου σε δύο κλάσεις, ή χειρόγραφα ψηφία</translation>
    </message>
    <message>
        <source>Examples to train on; testing uses others</source>
        <translation>Παραδείγματα για εκπαίδευση· ο έλεγχος χρησιμοποιεί άλλα</translation>
    </message>
    <message>
        <source>Standard deviation added to points; sets are 10 wide</source>
        <translation>Τυπική απόκλιση που προστίθεται στα σημεία· τα σύνολα έχουν πλάτος 10</translation>
    </message>
    <message>
        <source>Twins</source>
        <translation>Δίδυμα</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Σύγκριση</translation>
    </message>
    <message>
        <source>Several schemes at one temperature, or one scheme at several; all start from the same weights</source>
        <translation>Πολλά σχήματα σε μία θερμοκρασία, ή ένα σχήμα σε πολλές· όλα ξεκινούν από τα ίδια βάρη</translation>
    </message>
    <message>
        <source>Schemes</source>
        <translation>Σχήματα</translation>
    </message>
    <message>
        <source>Trained side by side</source>
        <translation>Εκπαιδεύονται δίπλα δίπλα</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Θερμοκρασία</translation>
    </message>
    <message>
        <source>Training noise T of the Langevin schemes: they sample exp(-loss / T); 0 descends, 1 / training examples is Bayes</source>
        <translation>Θόρυβος εκπαίδευσης T των σχημάτων Langevin: δειγματίζουν την exp(-απώλεια / T)· το 0 κατεβαίνει, το 1 / παραδείγματα εκπαίδευσης είναι Bayes</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Σχήμα</translation>
    </message>
    <message>
        <source>The one scheme</source>
        <translation>Το ένα σχήμα</translation>
    </message>
    <message>
        <source>Temperatures</source>
        <translation>Θερμοκρασίες</translation>
    </message>
    <message>
        <source>Training noise levels, one twin each</source>
        <translation>Επίπεδα θορύβου εκπαίδευσης, ένα δίδυμο το καθένα</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Μέλη</translation>
    </message>
    <message>
        <source>Networks of each kind, with initial weights of their own; scores are means</source>
        <translation>Δίκτυα κάθε είδους, με δικά τους αρχικά βάρη· οι δείκτες είναι μέσοι όροι</translation>
    </message>
    <message>
        <source>The nonlinearity of every hidden unit</source>
        <translation>Η μη γραμμικότητα κάθε κρυφού νευρώνα</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Ακτίνα</translation>
    </message>
    <message>
        <source>Circle constraint: no hidden weight exceeds this many standard deviations of the initial weights</source>
        <translation>Περιορισμός κύκλου: κανένα κρυφό βάρος δεν ξεπερνά τόσες τυπικές αποκλίσεις των αρχικών βαρών</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Ενίσχυση</translation>
    </message>
    <message>
        <source>Orthogonality: all singular values of hidden weight matrices have this size</source>
        <translation>Ορθογωνιότητα: όλες οι ιδιάζουσες τιμές των κρυφών πινάκων βαρών έχουν αυτό το μέγεθος</translation>
    </message>
    <message>
        <source>Of SGD; Langevin schemes take the step and friction that make them SGD with this momentum at temperature 0</source>
        <translation>Του SGD· τα σχήματα Langevin παίρνουν το βήμα και την τριβή που τα κάνουν SGD με αυτή την ορμή σε θερμοκρασία 0</translation>
    </message>
    <message>
        <source>Adam rate</source>
        <translation>Ρυθμός Adam</translation>
    </message>
    <message>
        <source>Learning rate of Adam, which needs its own</source>
        <translation>Ρυθμός μάθησης του Adam, που χρειάζεται δικό του</translation>
    </message>
    <message>
        <source>Of SGD, and as friction of the underdamped schemes</source>
        <translation>Του SGD, και ως τριβή των υποαποσβεσμένων σχημάτων</translation>
    </message>
    <message>
        <source>Adds this times each weight to its gradient, for all schemes: the normal prior of the Bayesian view</source>
        <translation>Προσθέτει αυτό επί κάθε βάρος στην κλίση του, για όλα τα σχήματα: η κανονική εκ των προτέρων κατανομή της μπεϋζιανής οπτικής</translation>
    </message>
    <message>
        <source>Size of the attacks: how much each pixel in [0, 1] may change; on the plane a share of its width of 15</source>
        <translation>Μέγεθος των επιθέσεων: πόσο μπορεί να αλλάξει κάθε εικονοστοιχείο στο [0, 1]· στο επίπεδο, μέρος του πλάτους του 15</translation>
    </message>
    <message>
        <source>Averaged</source>
        <translation>Μέσος όρος</translation>
    </message>
    <message>
        <source>Samples whose predictions are averaged, taken every 50 steps of the second half</source>
        <translation>Δείγματα των οποίων οι προβλέψεις δίνουν τον μέσο όρο, ανά 50 βήματα του δεύτερου μισού</translation>
    </message>
    <message>
        <source>Boundaries</source>
        <translation>Σύνορα</translation>
    </message>
    <message>
        <source>Mean of all twins</source>
        <translation>Μέσος όλων των διδύμων</translation>
    </message>
    <message>
        <source>Boundary 1</source>
        <translation>Σύνορο 1</translation>
    </message>
    <message>
        <source>Boundary 2</source>
        <translation>Σύνορο 2</translation>
    </message>
    <message>
        <source>Boundary 3</source>
        <translation>Σύνορο 3</translation>
    </message>
    <message>
        <source>Boundary 4</source>
        <translation>Σύνορο 4</translation>
    </message>
    <message>
        <source>Boundary 5</source>
        <translation>Σύνορο 5</translation>
    </message>
    <message>
        <source>Boundary 6</source>
        <translation>Σύνορο 6</translation>
    </message>
    <message>
        <source>Digits under PGD</source>
        <translation>Ψηφία υπό PGD</translation>
    </message>
    <message>
        <source>Maps now</source>
        <translation>Χάρτες τώρα</translation>
    </message>
    <message>
        <source>Mean of samples</source>
        <translation>Μέσος δειγμάτων</translation>
    </message>
    <message>
        <source>Hidden weights</source>
        <translation>Κρυφά βάρη</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Τι λέει</translation>
    </message>
    <message>
        <source>Mean prediction</source>
        <translation>Μέση πρόβλεψη</translation>
    </message>
    <message>
        <source>Kinetic temperature</source>
        <translation>Κινητική θερμοκρασία</translation>
    </message>
    <message>
        <source>Under attack</source>
        <translation>Υπό επίθεση</translation>
    </message>
    <message>
        <source>Against epsilon</source>
        <translation>Ως προς έψιλον</translation>
    </message>
    <message>
        <source>Strongest attack</source>
        <translation>Ισχυρότερη επίθεση</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Περιθώριο</translation>
    </message>
    <message>
        <source>Curvature</source>
        <translation>Καμπυλότητα</translation>
    </message>
    <message>
        <source>What each scheme says of a place</source>
        <translation>Τι λέει κάθε σχήμα για ένα σημείο</translation>
    </message>
    <message>
        <source>Facial expressions</source>
        <translation>Εκφράσεις προσώπου</translation>
    </message>
    <message>
        <source>Expression training</source>
        <translation>Εκπαίδευση σε εκφράσεις</translation>
    </message>
    <message>
        <source>Train a network to name facial expressions, choose it on one set of faces and test it once on another.</source>
        <translation>Εκπαιδεύστε ένα δίκτυο να ονομάζει εκφράσεις προσώπου, επιλέξτε το σε ένα σύνολο προσώπων και ελέγξτε το μία φορά σε άλλο.</translation>
    </message>
    <message>
        <source>Labelled faces, or any pictures that you imported; where they are missing, the built-in digits stand in</source>
        <translation>Πρόσωπα με ετικέτες, ή όποιες εικόνες έχετε εισαγάγει· όπου λείπουν, τα αντικαθιστούν τα ενσωματωμένα ψηφία</translation>
    </message>
    <message>
        <source>Leave out doubles</source>
        <translation>Χωρίς διπλότυπα</translation>
    </message>
    <message>
        <source>Leave out the training pictures that are in the sets to choose and to test on, too, exactly or very nearly</source>
        <translation>Παραλείπει τις εικόνες εκπαίδευσης που υπάρχουν, ακριβώς ή σχεδόν, και στα σύνολα επιλογής και ελέγχου</translation>
    </message>
    <message>
        <source>Widths</source>
        <translation>Πλάτη</translation>
    </message>
    <message>
        <source>Feature maps of each stage of the network; where their number changes, the picture is halved</source>
        <translation>Χάρτες χαρακτηριστικών κάθε σταδίου του δικτύου· όπου αλλάζει το πλήθος τους, η εικόνα γίνεται η μισή</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Μπλοκ</translation>
    </message>
    <message>
        <source>Residual blocks of two convolutions in each stage</source>
        <translation>Υπολειμματικά μπλοκ δύο συνελίξεων σε κάθε στάδιο</translation>
    </message>
    <message>
        <source>Probability that an input of the last layer is set to zero in a training step</source>
        <translation>Πιθανότητα να μηδενιστεί μια είσοδος του τελευταίου στρώματος σε ένα βήμα εκπαίδευσης</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Εξομάλυνση ετικετών</translation>
    </message>
    <message>
        <source>Share of each label that is given to all classes alike: labels of faces are often wrong, and certainty costs</source>
        <translation>Μέρος κάθε ετικέτας που δίνεται σε όλες τις κλάσεις εξίσου: οι ετικέτες προσώπων είναι συχνά λάθος, και η βεβαιότητα κοστίζει</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Κλίμακα</translation>
    </message>
    <message>
        <source>Enlarges or reduces each training picture by up to this share</source>
        <translation>Μεγεθύνει ή σμικρύνει κάθε εικόνα εκπαίδευσης έως αυτό το μέρος</translation>
    </message>
    <message>
        <source>Brightness</source>
        <translation>Φωτεινότητα</translation>
    </message>
    <message>
        <source>Makes each training picture darker or brighter by up to this share</source>
        <translation>Κάνει κάθε εικόνα εκπαίδευσης σκοτεινότερη ή φωτεινότερη έως αυτό το μέρος</translation>
    </message>
    <message>
        <source>Mixup</source>
        <translation>Mixup</translation>
    </message>
    <message>
        <source>Blends each training picture with another one and asks for both labels; 0: never, 1: any blend is as likely</source>
        <translation>Ανακατεύει κάθε εικόνα εκπαίδευσης με μια άλλη και ζητά και τις δύο ετικέτες· 0: ποτέ, 1: κάθε ανάμειξη εξίσου πιθανή</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Αξιοπιστία</translation>
    </message>
    <message>
        <source>share right</source>
        <translation>ποσοστό σωστών</translation>
    </message>
    <message>
        <source>calibrated</source>
        <translation>βαθμονομημένο</translation>
    </message>
    <message>
        <source>Worst mistakes</source>
        <translation>Χειρότερα λάθη</translation>
    </message>
    <message>
        <source>As learned</source>
        <translation>Όπως έμαθε</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Κελί</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Ειδωμένα</translation>
    </message>
    <message>
        <source>By epoch</source>
        <translation>Ανά εποχή</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Κρατήθηκε</translation>
    </message>
    <message>
        <source>Draw a face</source>
        <translation>Σχεδιάστε ένα πρόσωπο</translation>
    </message>
    <message>
        <source>Show it a face</source>
        <translation>Δείξτε του ένα πρόσωπο</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>ένα όνομα</translation>
    </message>
    <message>
        <source>Pick a picture</source>
        <translation>Επιλέξτε μια εικόνα</translation>
    </message>
    <message>
        <source>Use in the camera page</source>
        <translation>Χρήση στη σελίδα της κάμερας</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Εγγραφή</translation>
    </message>
    <message>
        <source>a name for the file</source>
        <translation>ένα όνομα για το αρχείο</translation>
    </message>
    <message>
        <source>Generative models</source>
        <translation>Παραγωγικά μοντέλα</translation>
    </message>
    <message>
        <source>GAN on the plane</source>
        <translation>GAN στο επίπεδο</translation>
    </message>
    <message>
        <source>Watch a generator and a discriminator play against each other on the plane, and how the game goes wrong.</source>
        <translation>Δείτε έναν γεννήτορα και έναν διακριτή να παίζουν αντίπαλοι στο επίπεδο, και πώς χαλάει το παιχνίδι.</translation>
    </message>
    <message>
        <source>Where real points come from: Gaussians apart, or in a chain along a curve</source>
        <translation>Από πού έρχονται τα αληθινά σημεία: χωριστές Γκαουσιανές, ή αλυσίδα κατά μήκος μιας καμπύλης</translation>
    </message>
    <message>
        <source>Modes of your own: drag over the plane to draw, click to add one; when there are any, they are the target</source>
        <translation>Δικές σας κορυφές: σύρετε στο επίπεδο για σχεδίαση, κλικ για προσθήκη μίας· αν υπάρχουν, είναι ο στόχος</translation>
    </message>
    <message>
        <source>Standard deviation of each Gaussian</source>
        <translation>Τυπική απόκλιση κάθε Γκαουσιανής</translation>
    </message>
    <message>
        <source>What the generator gets: standard normal, or from -1 to 1</source>
        <translation>Τι παίρνει ο γεννήτορας: τυπική κανονική, ή από -1 έως 1</translation>
    </message>
    <message>
        <source>Noise dimensions</source>
        <translation>Διαστάσεις θορύβου</translation>
    </message>
    <message>
        <source>Numbers in each noise; with one, all that can be generated is a curve</source>
        <translation>Αριθμοί σε κάθε θόρυβο· με έναν, ό,τι μπορεί να παραχθεί είναι μια καμπύλη</translation>
    </message>
    <message>
        <source>Generator layers</source>
        <translation>Στρώματα γεννήτορα</translation>
    </message>
    <message>
        <source>Units of each hidden layer; changed while it plays, this network starts anew and the other one goes on</source>
        <translation>Νευρώνες κάθε κρυφού στρώματος· αν αλλάξει ενώ παίζει, αυτό το δίκτυο ξεκινά από την αρχή και το άλλο συνεχίζει</translation>
    </message>
    <message>
        <source>Discriminator layers</source>
        <translation>Στρώματα διακριτή</translation>
    </message>
    <message>
        <source>The nonlinearity of every hidden unit; both start anew with it</source>
        <translation>Η μη γραμμικότητα κάθε κρυφού νευρώνα· και τα δύο ξεκινούν από την αρχή με αυτήν</translation>
    </message>
    <message>
        <source>Game</source>
        <translation>Παιχνίδι</translation>
    </message>
    <message>
        <source>What both players minimise</source>
        <translation>Τι ελαχιστοποιούν και οι δύο παίκτες</translation>
    </message>
    <message>
        <source>Gradient penalty</source>
        <translation>Ποινή κλίσης</translation>
    </message>
    <message>
        <source>Weight of the discriminator&apos;s squared slope at real points (R1); with Wasserstein, of (slope - 1)^2 between points</source>
        <translation>Βάρος του τετραγώνου της κλίσης του διακριτή στα αληθινά σημεία (R1)· με Wasserstein, του (κλίση - 1)^2 ανάμεσα στα σημεία</translation>
    </message>
    <message>
        <source>Plays</source>
        <translation>Παρτίδες</translation>
    </message>
    <message>
        <source>Who learns; the other one is frozen</source>
        <translation>Ποιος μαθαίνει· ο άλλος είναι παγωμένος</translation>
    </message>
    <message>
        <source>Discriminator steps</source>
        <translation>Βήματα διακριτή</translation>
    </message>
    <message>
        <source>Steps of the discriminator in each round</source>
        <translation>Βήματα του διακριτή σε κάθε γύρο</translation>
    </message>
    <message>
        <source>Generator steps</source>
        <translation>Βήματα γεννήτορα</translation>
    </message>
    <message>
        <source>Steps of the generator in each round</source>
        <translation>Βήματα του γεννήτορα σε κάθε γύρο</translation>
    </message>
    <message>
        <source>Head start</source>
        <translation>Προβάδισμα</translation>
    </message>
    <message>
        <source>First rounds, in which the discriminator alone learns</source>
        <translation>Πρώτοι γύροι, στους οποίους μαθαίνει μόνο ο διακριτής</translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation>Αργή κίνηση</translation>
    </message>
    <message>
        <source>Shows each half of a step; use the Step button, or a speed of one or two a second</source>
        <translation>Δείχνει κάθε μισό ενός βήματος· χρησιμοποιήστε το κουμπί Βήμα, ή ταχύτητα ενός ή δύο το δευτερόλεπτο</translation>
    </message>
    <message>
        <source>Generator rate</source>
        <translation>Ρυθμός γεννήτορα</translation>
    </message>
    <message>
        <source>Learning rate of the generator</source>
        <translation>Ρυθμός μάθησης του γεννήτορα</translation>
    </message>
    <message>
        <source>Discriminator rate</source>
        <translation>Ρυθμός διακριτή</translation>
    </message>
    <message>
        <source>Learning rate of the discriminator</source>
        <translation>Ρυθμός μάθησης του διακριτή</translation>
    </message>
    <message>
        <source>How a gradient becomes a step</source>
        <translation>Πώς γίνεται μια κλίση βήμα</translation>
    </message>
    <message>
        <source>Adam&apos;s beta 1, or SGD&apos;s momentum; much of it makes games circle</source>
        <translation>Το βήτα 1 του Adam, ή η ορμή του SGD· μεγάλη κάνει τα παιχνίδια να γυρίζουν σε κύκλο</translation>
    </message>
    <message>
        <source>Rounds of the game</source>
        <translation>Γύροι του παιχνιδιού</translation>
    </message>
    <message>
        <source>The game</source>
        <translation>Το παιχνίδι</translation>
    </message>
    <message>
        <source>Verdict, real +</source>
        <translation>Ετυμηγορία, αληθινό +</translation>
    </message>
    <message>
        <source>Pull</source>
        <translation>Έλξη</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>Αληθινά</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>Παραγόμενα</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>Κορυφές</translation>
    </message>
    <message>
        <source>The generator</source>
        <translation>Ο γεννήτορας</translation>
    </message>
    <message>
        <source>Missing +</source>
        <translation>Λείπει +</translation>
    </message>
    <message>
        <source>Grid of noise</source>
        <translation>Πλέγμα θορύβου</translation>
    </message>
    <message>
        <source>Your noise</source>
        <translation>Ο θόρυβός σας</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Μηχανή</translation>
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
        <translation>Κινήσεις</translation>
    </message>
    <message>
        <source>Each mode</source>
        <translation>Κάθε κορυφή</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>Με λόγια</translation>
    </message>
    <message>
        <source>Send a noise of your own through the machine</source>
        <translation>Στείλτε δικό σας θόρυβο μέσα από τη μηχανή</translation>
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
        <translation>GAN σε εικόνες</translation>
    </message>
    <message>
        <source>Train a generator of pictures against a discriminator, and watch the same noise become sharper and sharper.</source>
        <translation>Εκπαιδεύστε έναν γεννήτορα εικόνων απέναντι σε έναν διακριτή και δείτε τον ίδιο θόρυβο να γίνεται όλο και πιο καθαρός.</translation>
    </message>
    <message>
        <source>The pictures to imitate; where a set is missing, the built-in digits stand in</source>
        <translation>Οι εικόνες προς μίμηση· όπου λείπει ένα σύνολο, το αντικαθιστούν τα ενσωματωμένα ψηφία</translation>
    </message>
    <message>
        <source>Fresh random weights, or a generator of the library, with its own layers, beside a fresh discriminator</source>
        <translation>Νέα τυχαία βάρη, ή ένας γεννήτορας της βιβλιοθήκης, με τα δικά του στρώματα, δίπλα σε έναν νέο διακριτή</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Εκπαίδευση</translation>
    </message>
    <message>
        <source>Unticked, nothing is learned: a generator of the library is shown, measured and played with</source>
        <translation>Χωρίς σημάδι δεν μαθαίνεται τίποτα: ένας γεννήτορας της βιβλιοθήκης δείχνεται, μετριέται και παίζεται</translation>
    </message>
    <message>
        <source>Both networks: convolutions (DCGAN), or dense layers alone (MLP)</source>
        <translation>Και τα δύο δίκτυα: συνελίξεις (DCGAN), ή μόνο πυκνά στρώματα (MLP)</translation>
    </message>
    <message>
        <source>Conditional</source>
        <translation>Υπό συνθήκη</translation>
    </message>
    <message>
        <source>Both networks are told the class, so one can ask for it; each column is one class</source>
        <translation>Λένε και στα δύο δίκτυα την κλάση, οπότε μπορεί κανείς να τη ζητήσει· κάθε στήλη είναι μία κλάση</translation>
    </message>
    <message>
        <source>Feature maps next to the picture; twice as many further in</source>
        <translation>Χάρτες χαρακτηριστικών δίπλα στην εικόνα· διπλάσιοι πιο μέσα</translation>
    </message>
    <message>
        <source>Latent</source>
        <translation>Λανθάνουσες</translation>
    </message>
    <message>
        <source>Numbers in each noise</source>
        <translation>Αριθμοί σε κάθε θόρυβο</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>Νόρμα</translation>
    </message>
    <message>
        <source>In the discriminator: batch norm, spectral norm (largest singular value 1), or none</source>
        <translation>Στον διακριτή: κανονικοποίηση παρτίδας, φασματική νόρμα (μέγιστη ιδιάζουσα τιμή 1), ή καμία</translation>
    </message>
    <message>
        <source>Weight of D&apos;s squared slope at real pictures (R1); with Wasserstein, of (slope - 1)^2 between pictures</source>
        <translation>Βάρος του τετραγώνου της κλίσης του D στις αληθινές εικόνες (R1)· με Wasserstein, του (κλίση - 1)^2 ανάμεσα στις εικόνες</translation>
    </message>
    <message>
        <source>Steps of the discriminator before each of the generator</source>
        <translation>Βήματα του διακριτή πριν από καθένα του γεννήτορα</translation>
    </message>
    <message>
        <source>Learning rate of the discriminator; another than the generator&apos;s is TTUR</source>
        <translation>Ρυθμός μάθησης του διακριτή· αν διαφέρει από του γεννήτορα, είναι TTUR</translation>
    </message>
    <message>
        <source>Adam&apos;s beta 1; much of it makes games circle</source>
        <translation>Το βήτα 1 του Adam· μεγάλο κάνει τα παιχνίδια να γυρίζουν σε κύκλο</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Μέσος όρος</translation>
    </message>
    <message>
        <source>Decay of the moving average of the generator that is shown and measured; 0 shows the generator itself</source>
        <translation>Φθορά του κινητού μέσου του γεννήτορα που δείχνεται και μετριέται· το 0 δείχνει τον ίδιο τον γεννήτορα</translation>
    </message>
    <message>
        <source>When the run has reached its end, the generator is kept under this name, replacing your model of that name</source>
        <translation>Όταν η εκτέλεση τελειώσει, ο γεννήτορας κρατιέται με αυτό το όνομα, στη θέση του μοντέλου σας με αυτό το όνομα</translation>
    </message>
    <message>
        <source>Nearest</source>
        <translation>Κοντινότερα</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Ενδιάμεσα</translation>
    </message>
    <message>
        <source>64 more</source>
        <translation>64 ακόμη</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Ενσωματωμένο</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Ετυμηγορίες</translation>
    </message>
    <message>
        <source>FID-LeNet</source>
        <translation>FID-LeNet</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Ποιότητα</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Εντροπία</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>Διακριτής</translation>
    </message>
    <message>
        <source>Go from one picture to another</source>
        <translation>Από τη μία εικόνα στην άλλη</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Τέλος</translation>
    </message>
    <message>
        <source>Is it a copy?</source>
        <translation>Είναι αντίγραφο;</translation>
    </message>
    <message>
        <source>Keep the generator</source>
        <translation>Διατήρηση του γεννήτορα</translation>
    </message>
    <message>
        <source>Pictures of a class</source>
        <translation>Εικόνες μιας κλάσης</translation>
    </message>
    <message>
        <source>Sample 64 more</source>
        <translation>Δείγμα από 64 ακόμη</translation>
    </message>
    <message>
        <source>Turn the noise of a picture</source>
        <translation>Στρέψτε τον θόρυβο μιας εικόνας</translation>
    </message>
    <message>
        <source>Z3</source>
        <translation>Z3</translation>
    </message>
    <message>
        <source>Pixel by pixel</source>
        <translation>Εικονοστοιχείο προς εικονοστοιχείο</translation>
    </message>
    <message>
        <source>Watch pictures form pixel by pixel: a network says how probable each level of the next pixel is, given all before it.</source>
        <translation>Δείτε εικόνες να σχηματίζονται: ένα δίκτυο λέει πόσο πιθανή είναι κάθε τιμή του επόμενου εικονοστοιχείου, με δεδομένα όλα τα προηγούμενα.</translation>
    </message>
    <message>
        <source>Grey pictures to learn; where a set is missing, the built-in digits stand in</source>
        <translation>Γκρι εικόνες για μάθηση· όπου λείπει ένα σύνολο, το αντικαθιστούν τα ενσωματωμένα ψηφία</translation>
    </message>
    <message>
        <source>drawn: each pixel white with its brightness as probability, as in papers; cut: white from half on; four levels</source>
        <translation>drawn: κάθε εικονοστοιχείο λευκό με πιθανότητα τη φωτεινότητά του, όπως στα άρθρα· cut: λευκό από το μισό και πάνω· τέσσερα επίπεδα</translation>
    </message>
    <message>
        <source>The network is told the class; then one can ask for it</source>
        <translation>Λένε στο δίκτυο την κλάση· τότε μπορεί κανείς να τη ζητήσει</translation>
    </message>
    <message>
        <source>Fresh random weights, or a model of the library, which brings its layers and levels, and goes on learning</source>
        <translation>Νέα τυχαία βάρη, ή ένα μοντέλο της βιβλιοθήκης, που φέρνει τα στρώματα και τα επίπεδά του και συνεχίζει να μαθαίνει</translation>
    </message>
    <message>
        <source>Feature maps of each stack</source>
        <translation>Χάρτες χαρακτηριστικών κάθε στοίβας</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Βάθος</translation>
    </message>
    <message>
        <source>Layers after the first; more of them see further</source>
        <translation>Στρώματα μετά το πρώτο· όσο περισσότερα, τόσο πιο μακριά βλέπουν</translation>
    </message>
    <message>
        <source>Decay of the moving average of the weights, which samples and is measured</source>
        <translation>Φθορά του κινητού μέσου των βαρών, από τον οποίο γίνονται δείγματα και μετρήσεις</translation>
    </message>
    <message>
        <source>Divides the logits when sampling: below 1 surer, above 1 wilder; 1 is fair</source>
        <translation>Διαιρεί τα logits στη δειγματοληψία: κάτω από 1 πιο σίγουρα, πάνω πιο άγρια· το 1 είναι δίκαιο</translation>
    </message>
    <message>
        <source>Number of the test picture whose pixels are predicted and filled in</source>
        <translation>Αριθμός της εικόνας ελέγχου της οποίας τα εικονοστοιχεία προβλέπονται και συμπληρώνονται</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Ιστορικό</translation>
    </message>
    <message>
        <source>Filled in</source>
        <translation>Συμπληρωμένα</translation>
    </message>
    <message>
        <source>Test picture</source>
        <translation>Εικόνα ελέγχου</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Πιθανοφάνεια</translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation>Σημεία αναφοράς</translation>
    </message>
    <message>
        <source>What a pixel sees</source>
        <translation>Τι βλέπει ένα εικονοστοιχείο</translation>
    </message>
    <message>
        <source>Next pixel</source>
        <translation>Επόμενο εικονοστοιχείο</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Αναμενόμενο</translation>
    </message>
    <message>
        <source>Surprise in bits</source>
        <translation>Έκπληξη σε bit</translation>
    </message>
    <message>
        <source>Filling in</source>
        <translation>Συμπλήρωση</translation>
    </message>
    <message>
        <source>Fill in the missing part</source>
        <translation>Συμπλήρωση του μέρους που λείπει</translation>
    </message>
    <message>
        <source>What is this pixel predicted from? Click into the test picture</source>
        <translation>Από τι προβλέπεται αυτό το εικονοστοιχείο; Κλικ στην εικόνα ελέγχου</translation>
    </message>
    <message>
        <source>Diffusion on the plane</source>
        <translation>Διάχυση στο επίπεδο</translation>
    </message>
    <message>
        <source>Watch noise flow into data: a network learns to see the noise in a point, and samplers take it away step by step.</source>
        <translation>Δείτε τον θόρυβο να ρέει σε δεδομένα: ένα δίκτυο μαθαίνει να βλέπει τον θόρυβο σε ένα σημείο, και δειγματολήπτες τον αφαιρούν βήμα βήμα.</translation>
    </message>
    <message>
        <source>Where data come from: Gaussians apart, or in a chain</source>
        <translation>Από πού έρχονται τα δεδομένα: χωριστές Γκαουσιανές, ή αλυσίδα</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Ευθεία πορεία</translation>
    </message>
    <message>
        <source>How fast noise takes over; the training is for this one</source>
        <translation>Πόσο γρήγορα επικρατεί ο θόρυβος· η εκπαίδευση ισχύει για αυτόν</translation>
    </message>
    <message>
        <source>Noise time</source>
        <translation>Χρόνος θορύβου</translation>
    </message>
    <message>
        <source>After how many of the 1000 steps the noised data are shown</source>
        <translation>Ύστερα από πόσα από τα 1000 βήματα δείχνονται τα θορυβώδη δεδομένα</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>Αντίστροφη πορεία</translation>
    </message>
    <message>
        <source>Predictor</source>
        <translation>Προβλέπτης</translation>
    </message>
    <message>
        <source>Who sees the noise: what was learned, or the closed form</source>
        <translation>Ποιος βλέπει τον θόρυβο: ό,τι μαθεύτηκε, ή η κλειστή μορφή</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Δειγματολήπτης</translation>
    </message>
    <message>
        <source>DDIM draws no noise on its way, DDPM does at every step</source>
        <translation>Το DDIM δεν προσθέτει θόρυβο στον δρόμο, το DDPM σε κάθε βήμα</translation>
    </message>
    <message>
        <source>Sampler steps</source>
        <translation>Βήματα δειγματολήπτη</translation>
    </message>
    <message>
        <source>Steps from noise to data; each asks the network once</source>
        <translation>Βήματα από τον θόρυβο στα δεδομένα· καθένα ρωτά το δίκτυο μία φορά</translation>
    </message>
    <message>
        <source>Decay of the moving average of the weights, which is what samples</source>
        <translation>Φθορά του κινητού μέσου των βαρών, από τον οποίο γίνονται τα δείγματα</translation>
    </message>
    <message>
        <source>Forward: data and noise</source>
        <translation>Ευθεία: δεδομένα και θόρυβος</translation>
    </message>
    <message>
        <source>Density of noised data</source>
        <translation>Πυκνότητα θορυβωδών δεδομένων</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Noised data</source>
        <translation>Θορυβώδη δεδομένα</translation>
    </message>
    <message>
        <source>Reverse: noise to data</source>
        <translation>Αντίστροφα: θόρυβος σε δεδομένα</translation>
    </message>
    <message>
        <source>Density on the way</source>
        <translation>Πυκνότητα στον δρόμο</translation>
    </message>
    <message>
        <source>Ways</source>
        <translation>Δρόμοι</translation>
    </message>
    <message>
        <source>Your way</source>
        <translation>Ο δρόμος σας</translation>
    </message>
    <message>
        <source>Walkers</source>
        <translation>Περιπατητές</translation>
    </message>
    <message>
        <source>Where it ends</source>
        <translation>Πού καταλήγει</translation>
    </message>
    <message>
        <source>JS</source>
        <translation>JS</translation>
    </message>
    <message>
        <source>Samplers</source>
        <translation>Δειγματολήπτες</translation>
    </message>
    <message>
        <source>Follow a noise of your own: click into the reverse picture</source>
        <translation>Ακολουθήστε δικό σας θόρυβο: κλικ στην αντίστροφη εικόνα</translation>
    </message>
    <message>
        <source>Diffusion on pictures</source>
        <translation>Διάχυση σε εικόνες</translation>
    </message>
    <message>
        <source>Watch digits come out of noise, step by step, by a trained network or one that learns before your eyes.</source>
        <translation>Δείτε ψηφία να βγαίνουν από τον θόρυβο, βήμα βήμα, με εκπαιδευμένο δίκτυο ή με ένα που μαθαίνει μπροστά σας.</translation>
    </message>
    <message>
        <source>Data and network</source>
        <translation>Δεδομένα και δίκτυο</translation>
    </message>
    <message>
        <source>Real pictures; where a set is missing, the built-in digits stand in</source>
        <translation>Αληθινές εικόνες· όπου λείπει ένα σύνολο, το αντικαθιστούν τα ενσωματωμένα ψηφία</translation>
    </message>
    <message>
        <source>A trained network of the library, which plays at once; nothing trains one here</source>
        <translation>Ένα εκπαιδευμένο δίκτυο της βιβλιοθήκης, που παίζει αμέσως· χωρίς αυτό εκπαιδεύεται ένα εδώ</translation>
    </message>
    <message>
        <source>Feature maps at the largest resolution of the U-Net; twice as many at each smaller one</source>
        <translation>Χάρτες χαρακτηριστικών στη μεγαλύτερη ανάλυση του U-Net· διπλάσιοι σε κάθε μικρότερη</translation>
    </message>
    <message>
        <source>How fast noise takes over; a trained network brings its own</source>
        <translation>Πόσο γρήγορα επικρατεί ο θόρυβος· ένα εκπαιδευμένο δίκτυο φέρνει το δικό του πρόγραμμα</translation>
    </message>
    <message>
        <source>Forward: picture to noise</source>
        <translation>Ευθεία: εικόνα σε θόρυβο</translation>
    </message>
    <message>
        <source>After how many of the 1000 steps real pictures are shown and guessed; beyond 950 next to nothing is left of them</source>
        <translation>Ύστερα από πόσα από τα 1000 βήματα δείχνονται και μαντεύονται αληθινές εικόνες· πέρα από 950 δεν μένει σχεδόν τίποτα</translation>
    </message>
    <message>
        <source>Reverse: noise to picture</source>
        <translation>Αντίστροφα: θόρυβος σε εικόνα</translation>
    </message>
    <message>
        <source>Steps from noise to picture; each asks the network once</source>
        <translation>Βήματα από τον θόρυβο στην εικόνα· καθένα ρωτά το δίκτυο μία φορά</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Καθοδήγηση</translation>
    </message>
    <message>
        <source>How far past what the class alone says: 0 samples the class, more exaggerates it, -1 tells no class</source>
        <translation>Πόσο πέρα από όσα λέει η κλάση μόνη: 0 δείγμα της κλάσης, περισσότερο την υπερβάλλει, -1 δεν λέει κλάση</translation>
    </message>
    <message>
        <source>Inverse problem</source>
        <translation>Αντίστροφο πρόβλημα</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Πρόβλημα</translation>
    </message>
    <message>
        <source>What was done to the picture that is to be found again</source>
        <translation>Τι έγινε στην εικόνα που πρέπει να ξαναβρεθεί</translation>
    </message>
    <message>
        <source>Measured noise</source>
        <translation>Θόρυβος μέτρησης</translation>
    </message>
    <message>
        <source>Standard deviation of the noise in what is known of it; black is -1, white 1</source>
        <translation>Τυπική απόκλιση του θορύβου σε ό,τι είναι γνωστό· το μαύρο είναι -1, το λευκό 1</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Σύγκριση</translation>
    </message>
    <message>
        <source>Compared steps</source>
        <translation>Βήματα σύγκρισης</translation>
    </message>
    <message>
        <source>Numbers of steps at which both samplers are compared; empty compares none</source>
        <translation>Πλήθη βημάτων στα οποία συγκρίνονται οι δύο δειγματολήπτες· κενό δεν συγκρίνει κανένα</translation>
    </message>
    <message>
        <source>Compared</source>
        <translation>Συγκρίσεις</translation>
    </message>
    <message>
        <source>Pictures made by each of them; more take longer and tell FID more exactly</source>
        <translation>Εικόνες που κάνει ο καθένας· περισσότερες αργούν και δίνουν ακριβέστερο FID</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>Στον δρόμο</translation>
    </message>
    <message>
        <source>Guess of the end</source>
        <translation>Εικασία του τέλους</translation>
    </message>
    <message>
        <source>Error of guess</source>
        <translation>Σφάλμα εικασίας</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Απαντήσεις</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Συμφωνία</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Περισσότερα</translation>
    </message>
    <message>
        <source>DDIM, same noise</source>
        <translation>DDIM, ίδιος θόρυβος</translation>
    </message>
    <message>
        <source>FID by steps</source>
        <translation>FID ανά βήματα</translation>
    </message>
    <message>
        <source>Standard error</source>
        <translation>Τυπικό σφάλμα</translation>
    </message>
    <message>
        <source>By seconds</source>
        <translation>Ανά δευτερόλεπτα</translation>
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
        <translation>ένα όνομα για τη βιβλιοθήκη μοντέλων</translation>
    </message>
    <message>
        <source>Solve for a test picture</source>
        <translation>Λύση για εικόνα ελέγχου</translation>
    </message>
    <message>
        <source>Solve for your drawing</source>
        <translation>Λύση για το σχέδιό σας</translation>
    </message>
    <message>
        <source>Inpainting</source>
        <translation>Inpainting</translation>
    </message>
    <message>
        <source>Paint away a part of a picture, and watch a diffusion model fill it in: several ways, none of which is the truth.</source>
        <translation>Σβήστε ένα μέρος μιας εικόνας και δείτε ένα μοντέλο διάχυσης να το συμπληρώνει: με πολλούς τρόπους, κανένας από τους οποίους δεν είναι η αλήθεια.</translation>
    </message>
    <message>
        <source>What is missing; for a hole of your own, paint one on the tab Try</source>
        <translation>Τι λείπει· για δική σας τρύπα, βάψτε μία στην καρτέλα Δοκιμή</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Μοντέλα</translation>
    </message>
    <message>
        <source>Fills the hole in pixel space</source>
        <translation>Γεμίζει την τρύπα στον χώρο εικονοστοιχείων</translation>
    </message>
    <message>
        <source>Latent model</source>
        <translation>Λανθάνον μοντέλο</translation>
    </message>
    <message>
        <source>Fills it in the latent space of its autoencoder</source>
        <translation>Τη γεμίζει στον λανθάνοντα χώρο του αυτοκωδικοποιητή του</translation>
    </message>
    <message>
        <source>Tell class</source>
        <translation>Δήλωση κλάσης</translation>
    </message>
    <message>
        <source>Whether the models are told what the picture is of</source>
        <translation>Αν λένε στα μοντέλα τι δείχνει η εικόνα</translation>
    </message>
    <message>
        <source>Filling</source>
        <translation>Συμπλήρωση</translation>
    </message>
    <message>
        <source>DDPM draws noise at every step, DDIM only for the known pixels</source>
        <translation>Το DDPM προσθέτει θόρυβο σε κάθε βήμα, το DDIM μόνο για τα γνωστά εικονοστοιχεία</translation>
    </message>
    <message>
        <source>Steps from noise to data</source>
        <translation>Βήματα από τον θόρυβο στα δεδομένα</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Επαναλήψεις</translation>
    </message>
    <message>
        <source>How often each step is taken, noise being added again in between (RePaint)</source>
        <translation>Πόσες φορές γίνεται κάθε βήμα, με προσθήκη θορύβου ενδιάμεσα (RePaint)</translation>
    </message>
    <message>
        <source>Latent margin</source>
        <translation>Λανθάνον περιθώριο</translation>
    </message>
    <message>
        <source>Cells around the hole whose latents are made anew, too: they have seen the hole</source>
        <translation>Κελιά γύρω από την τρύπα των οποίων οι λανθάνουσες τιμές ξαναγίνονται: έχουν δει την τρύπα</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>Συμπληρώσεις</translation>
    </message>
    <message>
        <source>How many fillings are made at once</source>
        <translation>Πόσες συμπληρώσεις γίνονται μαζί</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Δεδομένο</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Πρωτότυπο</translation>
    </message>
    <message>
        <source>Pixel space</source>
        <translation>Χώρος εικονοστοιχείων</translation>
    </message>
    <message>
        <source>Latent space</source>
        <translation>Λανθάνων χώρος</translation>
    </message>
    <message>
        <source>Completions, average</source>
        <translation>Συμπληρώσεις, μέσος όρος</translation>
    </message>
    <message>
        <source>Seam</source>
        <translation>Ραφή</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Ακμές</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Βεβαιότητα</translation>
    </message>
    <message>
        <source>Paint a hole</source>
        <translation>Βάψτε μια τρύπα</translation>
    </message>
    <message>
        <source>Can you tell?</source>
        <translation>Το ξεχωρίζετε;</translation>
    </message>
    <message>
        <source>Can you tell? Spectra of real, generated and inpainted pictures, and a detector that is good at what it has seen.</source>
        <translation>Το ξεχωρίζετε; Φάσματα αληθινών, παραγόμενων και συμπληρωμένων εικόνων, και ένας ανιχνευτής καλός σε ό,τι έχει δει.</translation>
    </message>
    <message>
        <source>The real pictures; where a set is missing, patches of the two built-in photographs stand in</source>
        <translation>Οι αληθινές εικόνες· όπου λείπει ένα σύνολο, το αντικαθιστούν τμήματα των δύο ενσωματωμένων φωτογραφιών</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Πηγές</translation>
    </message>
    <message>
        <source>What is not real: resampled (nearest, bilinear, transposed convolution), made by a trained model that fits the data, or real with a hole filled in; models that are missing are left out</source>
        <translation>Τι δεν είναι αληθινό: αναδειγματισμένο (πλησιέστερο, διγραμμικό, ανάστροφη συνέλιξη), φτιαγμένο από εκπαιδευμένο μοντέλο που ταιριάζει στα δεδομένα, ή αληθινό με συμπληρωμένη τρύπα· μοντέλα που λείπουν παραλείπονται</translation>
    </message>
    <message>
        <source>Pictures of each source; half train, half test</source>
        <translation>Εικόνες κάθε πηγής· οι μισές εκπαίδευση, οι μισές έλεγχος</translation>
    </message>
    <message>
        <source>Sampled</source>
        <translation>Δείγματα</translation>
    </message>
    <message>
        <source>The same for sources that take many steps: diffusion and autoregression</source>
        <translation>Το ίδιο για πηγές που θέλουν πολλά βήματα: διάχυση και αυτοπαλινδρόμηση</translation>
    </message>
    <message>
        <source>How the diffusion model samples: DDPM draws noise at each step, DDIM does not and leaves stronger colours</source>
        <translation>Πώς δειγματοληπτεί το μοντέλο διάχυσης: το DDPM τραβά θόρυβο σε κάθε βήμα, το DDIM όχι και αφήνει εντονότερα χρώματα</translation>
    </message>
    <message>
        <source>Steps of the diffusion model, and of its inpainting, which is DDPM&apos;s</source>
        <translation>Βήματα του μοντέλου διάχυσης και της συμπλήρωσής του, που ακολουθεί το DDPM</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>Ανιχνευτής</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Εκτός εκπαίδευσης</translation>
    </message>
    <message>
        <source>The detector is tested on this source, but not trained on it</source>
        <translation>Ο ανιχνευτής ελέγχεται σε αυτή την πηγή, αλλά δεν εκπαιδεύεται σε αυτήν</translation>
    </message>
    <message>
        <source>What the detector sees: power in each ring of the spectrum, statistics of the noise residual, or both</source>
        <translation>Τι βλέπει ο ανιχνευτής: την ισχύ σε κάθε δακτύλιο του φάσματος, στατιστικά του υπολοίπου θορύβου, ή και τα δύο</translation>
    </message>
    <message>
        <source>Pictures fade out toward their edges, which otherwise count as jumps (hann), or not</source>
        <translation>Οι εικόνες σβήνουν προς τις άκρες τους, που αλλιώς μετρούν ως άλματα (hann), ή όχι</translation>
    </message>
    <message>
        <source>Train on jpeg</source>
        <translation>Εκπαίδευση σε JPEG</translation>
    </message>
    <message>
        <source>Training pictures, real and fake, are there once more as JPEG of quality 50 to 95 (Wang et al. 2020)</source>
        <translation>Οι εικόνες εκπαίδευσης, αληθινές και ψεύτικες, υπάρχουν άλλη μια φορά ως JPEG ποιότητας 50 έως 95 (Wang et al. 2020)</translation>
    </message>
    <message>
        <source>Local map</source>
        <translation>Τοπικός χάρτης</translation>
    </message>
    <message>
        <source>Local window</source>
        <translation>Τοπικό παράθυρο</translation>
    </message>
    <message>
        <source>Side of the window of the local map, in pixels</source>
        <translation>Πλευρά του παραθύρου του τοπικού χάρτη, σε εικονοστοιχεία</translation>
    </message>
    <message>
        <source>Spectra</source>
        <translation>Φάσματα</translation>
    </message>
    <message>
        <source>Fingerprints</source>
        <translation>Αποτυπώματα</translation>
    </message>
    <message>
        <source>Unlike real</source>
        <translation>Αλλιώτικα από αληθινά</translation>
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
        <translation>AUC, πίνακας</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>Η σειρά σας</translation>
    </message>
    <message>
        <source>Local maps</source>
        <translation>Τοπικοί χάρτες</translation>
    </message>
    <message>
        <source>Maps&apos; AUC</source>
        <translation>AUC των χαρτών</translation>
    </message>
    <message>
        <source>To fill</source>
        <translation>Προς συμπλήρωση</translation>
    </message>
    <message>
        <source>After JPEG</source>
        <translation>Μετά από JPEG</translation>
    </message>
    <message>
        <source>After resizing</source>
        <translation>Μετά από αλλαγή μεγέθους</translation>
    </message>
    <message>
        <source>Mark the fakes</source>
        <translation>Σημειώστε τα ψεύτικα</translation>
    </message>
    <message>
        <source>Show the truth</source>
        <translation>Εμφάνιση της αλήθειας</translation>
    </message>
    <message>
        <source>your name, for the scores</source>
        <translation>το όνομά σας, για τους βαθμούς</translation>
    </message>
    <message>
        <source>New round</source>
        <translation>Νέος γύρος</translation>
    </message>
    <message>
        <source>Paint a hole of your own</source>
        <translation>Βάψτε δική σας τρύπα</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>Τρύπα</translation>
    </message>
    <message>
        <source>Classical methods</source>
        <translation>Κλασικές μέθοδοι</translation>
    </message>
    <message>
        <source>k-means</source>
        <translation>k-means</translation>
    </message>
    <message>
        <source>Group points, or the colours of a picture, around k centroids that move to the middle of their group.</source>
        <translation>Ομαδοποιήστε σημεία, ή τα χρώματα μιας εικόνας, γύρω από k κέντρα που κινούνται στη μέση της ομάδας τους.</translation>
    </message>
    <message>
        <source>Points of the plane, or the colours of a picture</source>
        <translation>Σημεία του επιπέδου, ή τα χρώματα μιας εικόνας</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Σχήμα</translation>
    </message>
    <message>
        <source>Where the points are drawn from; without effect once you draw your own</source>
        <translation>Από πού προέρχονται τα σημεία· χωρίς αποτέλεσμα μόλις σχεδιάσετε δικά σας</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Ομάδες</translation>
    </message>
    <message>
        <source>True number of blobs</source>
        <translation>Πραγματικό πλήθος ομάδων</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Πλήθος</translation>
    </message>
    <message>
        <source>Number of points</source>
        <translation>Πλήθος σημείων</translation>
    </message>
    <message>
        <source>Standard deviation of blobs and noise</source>
        <translation>Τυπική απόκλιση των ομάδων και του θορύβου</translation>
    </message>
    <message>
        <source>Your own points, instead of drawn ones</source>
        <translation>Τα δικά σας σημεία, στη θέση των τυχαίων</translation>
    </message>
    <message>
        <source>A photograph that scikit-learn brings</source>
        <translation>Μια φωτογραφία που φέρνει το scikit-learn</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Συστάδες</translation>
    </message>
    <message>
        <source>K</source>
        <translation>k</translation>
    </message>
    <message>
        <source>Number of clusters, and of centroids</source>
        <translation>Πλήθος συστάδων, και κέντρων</translation>
    </message>
    <message>
        <source>Seeding</source>
        <translation>Αρχικά κέντρα</translation>
    </message>
    <message>
        <source>First centroids: any points, or points far from the centroids chosen before</source>
        <translation>Πρώτα κέντρα: οποιαδήποτε σημεία, ή σημεία μακριά από όσα έχουν επιλεγεί</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>Εκκινήσεις</translation>
    </message>
    <message>
        <source>Runs from different first centroids; the best is kept</source>
        <translation>Εκτελέσεις από διαφορετικά πρώτα κέντρα· κρατιέται η καλύτερη</translation>
    </message>
    <message>
        <source>Compare k</source>
        <translation>Σύγκριση k</translation>
    </message>
    <message>
        <source>Afterwards, cluster again with 1 to 10 centroids to compare</source>
        <translation>Ύστερα, ομαδοποίηση ξανά με 1 έως 10 κέντρα για σύγκριση</translation>
    </message>
    <message>
        <source>Most updates of one start</source>
        <translation>Το πολύ τόσες ενημερώσεις ανά εκκίνηση</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Κελιά</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Διαδρομές</translation>
    </message>
    <message>
        <source>Centroids</source>
        <translation>Κέντρα</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Δίπλα δίπλα</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Χρώματα</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>Εικονοστοιχεία</translation>
    </message>
    <message>
        <source>Inertia</source>
        <translation>Αδράνεια</translation>
    </message>
    <message>
        <source>Elbow</source>
        <translation>Αγκώνας</translation>
    </message>
    <message>
        <source>Silhouette</source>
        <translation>Σιλουέτα</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Παλέτα</translation>
    </message>
    <message>
        <source>Look at a step again</source>
        <translation>Δείτε ξανά ένα βήμα</translation>
    </message>
    <message>
        <source>Random training pictures of each class</source>
        <translation>Τυχαίες εικόνες εκπαίδευσης κάθε κλάσης</translation>
    </message>
    <message>
        <source>Pictures of each class</source>
        <translation>Εικόνες κάθε κλάσης</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Αρχεία</translation>
    </message>
    <message>
        <source>Training picture | test picture</source>
        <translation>Εικόνα εκπαίδευσης | εικόνα ελέγχου</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Διπλότυπα</translation>
    </message>
    <message>
        <source>Leak check</source>
        <translation>Έλεγχος διαρροών</translation>
    </message>
    <message>
        <source>that of the model alone</source>
        <translation>του μοντέλου μόνου</translation>
    </message>
    <message>
        <source>the ideal</source>
        <translation>το ιδανικό</translation>
    </message>
    <message>
        <source>Recall of each class</source>
        <translation>Recall κάθε κλάσης</translation>
    </message>
    <message>
        <source>Confusion of the whole chain</source>
        <translation>Σύγχυση όλης της αλυσίδας</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>Επικεφαλίδα</translation>
    </message>
    <message>
        <source>Demo: portrait</source>
        <translation>Επίδειξη: πορτρέτο</translation>
    </message>
    <message>
        <source>Demo: nine faces</source>
        <translation>Επίδειξη: εννέα πρόσωπα</translation>
    </message>
    <message>
        <source>angry</source>
        <translation>θυμός</translation>
    </message>
    <message>
        <source>disgust</source>
        <translation>αηδία</translation>
    </message>
    <message>
        <source>fear</source>
        <translation>φόβος</translation>
    </message>
    <message>
        <source>happy</source>
        <translation>χαρά</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>λύπη</translation>
    </message>
    <message>
        <source>surprise</source>
        <translation>έκπληξη</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>ουδέτερο</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>αβέβαιο</translation>
    </message>
    <message>
        <source>as they are</source>
        <translation>όπως είναι</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>γκρι</translation>
    </message>
    <message>
        <source>colour</source>
        <translation>έγχρωμες</translation>
    </message>
    <message>
        <source>Handwritten digits of 500 people, centred, 28x28 grey (LeCun, Cortes and Burges 1998).</source>
        <translation>Χειρόγραφα ψηφία 500 ανθρώπων, κεντραρισμένα, 28x28 γκρι (LeCun, Cortes και Burges 1998).</translation>
    </message>
    <message>
        <source>CC BY-SA 3.0</source>
        <translation>CC BY-SA 3.0</translation>
    </message>
    <message>
        <source>Handwritten digits, 8x8 in 17 grey levels, shown at 28x28; comes with scikit-learn (Alpaydin and Kaynak 1998).</source>
        <translation>Χειρόγραφα ψηφία, 8x8 σε 17 τόνους του γκρι, σε προβολή 28x28· συνοδεύουν το scikit-learn (Alpaydin και Kaynak 1998).</translation>
    </message>
    <message>
        <source>CC BY 4.0</source>
        <translation>CC BY 4.0</translation>
    </message>
    <message>
        <source>Articles of clothing from a shop&apos;s catalogue in MNIST&apos;s format, and harder (Xiao, Rasul and Vollgraf 2017).</source>
        <translation>Ρούχα από τον κατάλογο ενός καταστήματος στη μορφή του MNIST, και δυσκολότερα (Xiao, Rasul και Vollgraf 2017).</translation>
    </message>
    <message>
        <source>MIT</source>
        <translation>MIT</translation>
    </message>
    <message>
        <source>Small colour photographs of animals and vehicles, 32x32 (Krizhevsky 2009).</source>
        <translation>Μικρές έγχρωμες φωτογραφίες ζώων και οχημάτων, 32x32 (Krizhevsky 2009).</translation>
    </message>
    <message>
        <source>none stated; the authors ask to be cited</source>
        <translation>δεν αναφέρεται· οι δημιουργοί ζητούν να αναφέρονται</translation>
    </message>
    <message>
        <source>Faces found by a search engine with words for seven expressions, 48x48 grey (Goodfellow et al. 2013).</source>
        <translation>Πρόσωπα που βρήκε μηχανή αναζήτησης με λέξεις για επτά εκφράσεις, 48x48 γκρι (Goodfellow et al. 2013).</translation>
    </message>
    <message>
        <source>Database Contents License 1.0 on Kaggle; the pictures belong to their owners</source>
        <translation>Database Contents License 1.0 στο Kaggle· οι εικόνες ανήκουν στους κατόχους τους</translation>
    </message>
    <message>
        <source>Kaggle gives it to people with an account: put fer2013.csv into the data folder</source>
        <translation>Το Kaggle το δίνει σε όσους έχουν λογαριασμό: βάλτε το fer2013.csv στον φάκελο δεδομένων</translation>
    </message>
</context>
</TS>
