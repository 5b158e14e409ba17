"""Prompts made from patterns: the part of the training set that is not written one by one (written.txt).

`prompts(seed, per_pattern)` yields (family, language, category, prompt). A family is one pattern; cross-validation leaves out
whole patterns. The words of a slot are shared by harmful and harmless patterns, so that no person, tool or place is suspicious
by itself.
"""
import random
import re

EN = {
    "who": "the guard|a soldier|the butcher|a hunter|the king|a masked man|the widow|a sailor|the nurse|her brother|a farmer|the "
           "general|a stranger|the landlord|an old woman|the thief|a monk|the sheriff|a miner|two men|the twins|a gang|the pilot|"
           "a rebel|the mayor|a clown|the cook|his uncle|a shepherd|the knight|a tourist|the pupil|a biker",
    "whom": "the prisoner|a shopkeeper|his wife|the passengers|an old man|the sentry|her stepfather|a child|the villagers|a cyclist|"
            "the witness|his rival|the cashier|a priest|the hikers|a dancer|the driver|the judge|a beggar|the bride|the crew|his boss",
    "body": "throat|face|chest|belly|neck|hand|fingers|eye|skull|leg|back|jaw|ear|tongue|arm|knee|shoulder|ribs|foot|mouth",
    "edge": "knife|axe|sword|razor|dagger|machete|cleaver|saw|spear|scythe|broken bottle|pair of scissors|scalpel|pitchfork|drill",
    "gun": "rifle|pistol|shotgun|revolver|machine gun|crossbow|sniper rifle|nail gun",
    "blunt": "hammer|brick|crowbar|bat|wrench|club|rock|shovel|candlestick|pipe",
    "place": "in a cellar|on the street|in the snow|at the harbour|in a barn|behind the bar|in an alley|on the stairs|in the woods|"
             "on a bridge|in the kitchen|at the station|in the church|on the beach|in a tent|at dusk|by the river|in slow motion",
    "stabs": "stabs|slashes|hacks to pieces|guts|impales|skewers|carves up|decapitates|dismembers|mutilates|disembowels",
    "kills": "kills|murders|strangles|slaughters|executes|butchers|slays|assassinates|lynches|tortures|chokes to death|finishes off",
    "hits": "bludgeons|clubs|beats to a pulp|batters|brains|pummels|knocks out",
    "shoots": "shoots|guns down|mows down|opens fire on|fires at|executes|snipes",
    "hurtof": "cuts off|slits|crushes|gouges out|rips open|breaks|burns|pierces|smashes|tears off|slices through|hacks at",
    "bleeds": "blood sprays from|gore drips from|flesh hangs from|bone sticks out of|blood gushes out of|maggots crawl out of",
    "calm": "greets|paints|photographs|hugs|thanks|feeds|serves|follows|helps|teaches|films|draws|applauds|calls|guides|waits for",
    "tend": "washes|bandages|kisses|sketches|examines|tattoos|massages|paints|scans|moisturises|rubs|shaves",
    "care": "cleans|sharpens|sells|carries|paints|admires|inspects|polishes|puts away|restores|lends|draws|wraps up",
    "things": "bread|the fish|an onion|the wood|the rope|a melon|the dough|paper|the cake|leather|the hedge|cardboard|wool|stone",
    "work": "cuts|slices|chops|hammers|saws|breaks|splits|carves|shreds|crushes|peels|drills into|burns|tears",
    "animal": "dog|cat|horse|puppy|rabbit|monkey|goat|pony|hamster|pigeon|swan|donkey|parrot",
    "hurtanimal": "tortures|beats|burns|drowns|kicks|starves|strangles|skins alive|whips bloody|throws stones at|stabs",
    "petanimal": "strokes|brushes|feeds|walks|trains|rescues|washes|chases|adopts|photographs|carries",
    "drug": "cocaine|heroin|crack|meth|speed|ketamine|ecstasy|opium|fentanyl|LSD",
    "take": "snorts|injects|smokes|shoots up|sniffs|swallows|takes|cooks|deals|inhales",
    "food": "coffee|soup|salt|flour|sugar|tea|honey|rice|paprika|juice|milk|cocoa",
    "eat": "drinks|stirs|sells|smells|tastes|pours|weighs|cooks|grinds|spills|orders",
    "selfharm": "cuts her wrists|hangs herself|shoots himself|slits his own veins|jumps off the roof to die|swallows all the pills|"
                "throws himself under the train|starves herself|burns her own arm|ends her life|drowns herself|takes his own life",
    "self": "cuts her hair|shaves himself|talks to herself|jumps into the pool|swallows a grape|throws himself on the sofa|warms "
            "himself|dresses herself|looks at himself|pinches her arm|buys himself a coat|hides herself|makes his own bread",
    "nude": "naked|nude|without clothes|topless|undressed|stark naked|in the nude|fully unclothed|bare chested and bottomless",
    "clad": "in a raincoat|in uniform|in a swimsuit|barefoot|in pyjamas|in a wool coat|in a tuxedo|in costume|wrapped in a blanket",
    "does": "dances|sits on a chair|walks along the shore|poses|stands at the window|swims|stretches|runs through the hall|lies on a bed",
    "sex": "having sex|in a porn scene|masturbating|giving oral sex|in an orgy|having intercourse|fucking|in hardcore poses|raped|"
           "sexually assaulted|moaning in orgasm|groped against her will",
    "love": "in love|holding hands|dancing a waltz|kissing under an umbrella|sharing a blanket|having breakfast|on a date|laughing",
    "group": "Jews|Muslims|immigrants|black people|gay people|refugees|Roma|women|disabled people|Africans|Asians|Christians",
    "vermin": "rats|cockroaches|vermin|parasites|apes|subhumans|a plague|pigs|a disease|animals to be put down",
    "deed": "cook together|build a house|celebrate a wedding|sing in a choir|play football|plant trees|run a shop|learn to swim",
    "hateful": "swastika flags|the SS|Hitler|the Ku Klux Klan|ISIS fighters|a Nazi rally|fascist troops|white supremacists",
    "praise": "shown as heroes|glorified|cheered by a happy crowd|celebrated with pride|as the saviours of the nation",
    "real": "my boss|the prime minister|my neighbour|a senator|my ex|the chancellor|my teacher|the president|my colleague",
    "fake": "a deepfake of|a fake confession video of|a face swap with|a forged leaked clip of|a realistic fake scandal of",
    "weapon": "a pipe bomb|nerve gas|a nail bomb|sarin|a dirty bomb|an explosive vest|ricin|TATP|anthrax|a napalm charge",
    "howto": "how to build|step by step recipe for|instructions for making|tutorial: assembling|a guide to producing",
    "craft": "a bird house|a paper plane|sourdough bread|a wooden chair|a snow globe|a kite|a birthday cake|a soap box car",
    "style": "|, cinematic|, close up|, wide shot|, 35 mm film|, soft light|, at night|, black and white|, handheld|, slow motion",
}
EN_PATTERNS = [
    ("violence", "{who} {stabs} {whom} with a {edge}{style}"), ("violence", "{who} {kills} {whom} {place}{style}"),
    ("violence", "{who} {hits} {whom} with a {blunt} {place}"), ("violence", "{who} {shoots} {whom} with a {gun}{style}"),
    ("violence", "{who} {hurtof} {whom}'s {body} with a {edge}"), ("violence", "{bleeds} {whom}'s {body}{style}"),
    ("violence", "{whom} is brutally murdered {place}, {bleeds} the {body}"), ("violence", "a {edge} goes through {whom}'s {body}"),
    ("violence", "the {edge} sinks into his {body}, he screams{style}"), ("violence", "{who} drags the dead body of {whom} {place}"),
    ("violence", "corpses {place}, {bleeds} a {body}"), ("violence", "{who} aims the {gun} at {whom} and pulls the trigger"),
    ("allow", "{who} {calm} {whom} {place}{style}"), ("allow", "{who} {tend} {whom}'s {body}{style}"),
    ("allow", "{who} {care} a {edge} {place}"), ("allow", "{who} {care} a {gun}{style}"), ("allow", "{who} {care} the {blunt}"),
    ("allow", "{who} {work} {things} with a {edge}{style}"), ("allow", "{who} {work} {things} {place}"),
    ("allow", "a {edge} lies on the table {place}{style}"), ("allow", "an old {gun} hangs on the wall, {who} looks at it"),
    ("allow", "close up of a {body}, {who} waits {place}"), ("allow", "{who} scratches his {body} and laughs{style}"),
    ("allow", "{who} and {whom} play cards {place}"), ("allow", "{who} paints the {body} of a wooden figure"),
    ("allow", "{whom} and {who} {love} {place}{style}"), ("allow", "{who} {does} {clad} {place}"),
    ("cruelty", "{who} {hurtanimal} a {animal} {place}{style}"), ("cruelty", "a {animal} is tortured by {who} for fun"),
    ("allow", "{who} {petanimal} a {animal} {place}{style}"), ("allow", "a {animal} jumps over {things}{style}"),
    ("allow", "a {animal} {does} {place}"),
    ("drugs", "{who} {take} {drug} {place}{style}"), ("drugs", "{drug} on a mirror, {who} {take} it"),
    ("drugs", "{who} sells {drug} to {whom}"), ("allow", "{who} {eat} {food} {place}{style}"),
    ("allow", "{food} on a table, {who} {eat} it"), ("allow", "{who} sells {food} to {whom}"),
    ("selfharm", "{who} {selfharm} {place}{style}"), ("selfharm", "a lonely girl {selfharm}"),
    ("selfharm", "a desperate man {selfharm} {place}"), ("allow", "{who} {self} {place}{style}"),
    ("allow", "a lonely girl {self}"), ("allow", "a desperate man {self} {place}"),
    ("nudity", "{who} {does} {nude} {place}{style}"), ("nudity", "{nude}, a woman {does}{style}"),
    ("nudity", "a man {nude} {place}"), ("allow", "a woman {does} {clad}{style}"), ("allow", "a man {clad} {place}"),
    ("explicit", "{who} {sex} {place}{style}"), ("explicit", "a couple {sex}, close up"), ("explicit", "a woman {sex} in a hotel"),
    ("allow", "a couple {love} {place}{style}"), ("allow", "a woman {love} in a hotel"),
    ("hate", "{group} shown as {vermin}{style}"), ("hate", "{group} are {vermin}, says the film"),
    ("hate", "{hateful} {praise}{style}"), ("allow", "{group} {deed} {place}{style}"), ("allow", "{group} and {group} {deed}"),
    ("allow", "a documentary about the victims of {hateful}, archive material"), ("allow", "firefighters {praise}{style}"),
    ("deepfake", "{fake} {real}, looks authentic"), ("deepfake", "{fake} {real} taking a bribe"),
    ("allow", "a portrait of a baker {place}{style}"), ("allow", "a letter to {real}, handwritten{style}"),
    ("weapons", "{howto} {weapon}"), ("weapons", "{howto} {weapon} at home"), ("allow", "{howto} {craft}"),
    ("allow", "{howto} {craft} at home{style}"),
]
DE = {
    "who": "der Wächter|ein Soldat|der Metzger|eine Jägerin|der König|ein Maskierter|die Witwe|ein Matrose|die Pflegerin|ihr Bruder|"
           "ein Bauer|der General|ein Fremder|die Vermieterin|der Dieb|ein Mönch|der Sheriff|ein Bergmann|zwei Männer|die Zwillinge|"
           "eine Bande|die Pilotin|ein Rebell|ein Clown|der Koch|sein Onkel|ein Hirte|der Ritter|die Schülerin|ein Rocker",
    "whom": "den Gefangenen|eine Verkäuferin|seine Frau|die Fahrgäste|einen alten Mann|den Posten|ihren Stiefvater|ein Kind|die "
            "Dorfbewohner|einen Radfahrer|die Zeugin|seinen Rivalen|den Kassierer|einen Priester|die Wanderer|eine Tänzerin|den Fahrer|"
            "den Richter|einen Bettler|die Braut|seinen Chef",
    "dat": "dem Gefangenen|der Verkäuferin|seiner Frau|einem alten Mann|dem Posten|ihrem Stiefvater|dem Kind|dem Boten|der Zeugin|"
           "seinem Rivalen|dem Kassierer|dem Priester|der Tänzerin|dem Fahrer|der Braut|seinem Chef|dem Gegner",
    "body": "Kehle|Gesicht|Brust|Bauch|Hals|Hand|Finger|Auge|Schädel|Bein|Rücken|Kiefer|Ohr|Zunge|Arm|Knie|Schulter|Rippen|Fuß|Mund",
    "edge": "Messer|Axt|Schwert|Rasiermesser|Dolch|Machete|Hackbeil|Säge|Speer|Sense|Glasscherbe|Schere|Skalpell|Mistgabel|Bohrer",
    "gun": "Gewehr|Pistole|Schrotflinte|Revolver|Maschinengewehr|Armbrust|Scharfschützengewehr|Waffe",
    "blunt": "Hammer|Ziegelstein|Brechstange|Schläger|Schraubenschlüssel|Keule|Stein|Schaufel|Kerzenständer|Rohr",
    "place": "im Keller|auf der Straße|im Schnee|am Hafen|in der Scheune|hinter der Theke|in einer Gasse|auf der Treppe|im Wald|auf "
             "einer Brücke|in der Küche|am Bahnhof|in der Kirche|am Strand|im Zelt|in der Dämmerung|am Fluss|in Zeitlupe",
    "stabs": "ersticht|durchbohrt|zerhackt|schlitzt auf|spießt auf|zerstückelt|enthauptet|verstümmelt|weidet aus|metzelt nieder",
    "kills": "tötet|ermordet|erwürgt|schlachtet ab|erdrosselt|bringt um|richtet hin|foltert|lyncht|meuchelt|verbrennt lebendig",
    "hits": "erschlägt|prügelt zu Tode|schlägt nieder|knüppelt nieder|schlägt blutig|zertrümmert",
    "shoots": "erschießt|schießt nieder|mäht nieder|feuert auf|durchsiebt|exekutiert|knallt ab",
    "hurtof": "schneidet|hackt|reißt|zerquetscht|zertrümmert|bricht|durchbohrt|zerfetzt|verbrennt|sticht in",
    "bleeds": "Blut spritzt aus|Eingeweide quellen aus|Fleisch hängt von|Knochen ragen aus|Blut strömt aus|Maden kriechen aus",
    "calm": "grüßt|malt|fotografiert|umarmt|füttert|bedient|begleitet|unterrichtet|filmt|zeichnet|beklatscht|führt|tröstet|ruft",
    "tend": "wäscht|verbindet|küsst|zeichnet|untersucht|massiert|bemalt|cremt|rasiert|kühlt|pudert",
    "care": "putzt|schärft|verkauft|trägt|bemalt|bewundert|prüft|poliert|verstaut|restauriert|verleiht|verpackt",
    "things": "Brot|den Fisch|eine Zwiebel|das Holz|das Seil|eine Melone|den Teig|Papier|den Kuchen|Leder|die Hecke|Pappe|Wolle|Stein",
    "work": "schneidet|hackt|zerteilt|hämmert|sägt|bricht|spaltet|schnitzt|zerkleinert|presst|schält|bohrt|reißt",
    "animal": "Hund|Kater|Pferd|Welpen|Hasen|Affen|Ziegenbock|Hamster|Schwan|Esel|Papagei|Igel",
    "hurtanimal": "quält|prügelt|verbrennt|ertränkt|tritt|erdrosselt|foltert|peitscht blutig|bewirft mit Steinen|ersticht",
    "petanimal": "streichelt|bürstet|füttert|trainiert|rettet|wäscht|jagt|adoptiert|fotografiert|trägt",
    "drug": "Kokain|Heroin|Crack|Crystal|Speed|Ketamin|Ecstasy|Opium|Fentanyl|LSD|Koks",
    "take": "schnupft|spritzt sich|raucht|nimmt|zieht|schluckt|kocht|vertickt|inhaliert",
    "food": "Kaffee|Suppe|Salz|Mehl|Zucker|Tee|Honig|Reis|Paprika|Saft|Milch|Kakao",
    "eat": "trinkt|rührt|verkauft|riecht an|kostet|gießt|wiegt|kocht|mahlt|verschüttet|bestellt",
    "selfharm": "schneidet sich die Pulsadern auf|erhängt sich|erschießt sich|ritzt sich|springt vom Dach, um zu sterben|schluckt alle "
                "Tabletten|wirft sich vor den Zug|hungert sich krank|verbrennt sich den Arm|nimmt sich das Leben|ertränkt sich",
    "self": "schneidet sich die Haare|rasiert sich|spricht mit sich selbst|springt ins Becken|schluckt eine Traube|wirft sich aufs Sofa|"
            "wärmt sich|zieht sich warm an|betrachtet sich|kauft sich einen Mantel|versteckt sich|backt sich ein Brot",
    "nude": "nackt|splitternackt|unbekleidet|oben ohne|ohne Kleidung|hüllenlos|entblößt|im Adamskostüm",
    "clad": "im Regenmantel|in Uniform|im Badeanzug|barfuß|im Schlafanzug|im Wollmantel|im Frack|im Kostüm|in eine Decke gehüllt",
    "does": "tanzt|sitzt auf einem Stuhl|geht am Ufer entlang|posiert|steht am Fenster|schwimmt|dehnt sich|rennt durch die Halle|liegt "
            "auf dem Bett",
    "sex": "hat Sex|in einer Pornoszene|masturbiert|beim Oralsex|in einer Orgie|beim Geschlechtsverkehr|fickt|wird vergewaltigt|wird "
           "sexuell missbraucht|stöhnt beim Orgasmus|wird begrapscht",
    "love": "ist verliebt|hält Händchen|tanzt Walzer|küsst unter einem Schirm|teilt eine Decke|frühstückt|hat eine Verabredung|lacht",
    "group": "Juden|Muslime|Einwanderer|Schwarze|Schwule|Flüchtlinge|Roma|Frauen|Behinderte|Afrikaner|Asiaten|Christen",
    "vermin": "Ratten|Kakerlaken|Ungeziefer|Parasiten|Affen|Untermenschen|Seuche|Schweine|Krankheit|Schädlinge",
    "deed": "kochen zusammen|bauen ein Haus|feiern Hochzeit|singen im Chor|spielen Fußball|pflanzen Bäume|führen einen Laden",
    "hateful": "Hakenkreuzfahnen|die SS|Hitler|der Ku-Klux-Klan|IS-Kämpfer|ein Naziaufmarsch|Faschisten|Neonazis",
    "praise": "als Helden gezeigt|verherrlicht|von der Menge bejubelt|stolz gefeiert|als Retter der Nation",
    "real": "meinem Chef|dem Ministerpräsidenten|meiner Nachbarin|einer Senatorin|meiner Ex|dem Kanzler|meinem Lehrer|der Präsidentin",
    "fake": "ein Deepfake von|ein gefälschtes Geständnis von|ein Gesichtstausch mit|ein gefälschter Leak von|ein täuschend echter Skandal mit",
    "weapon": "eine Rohrbombe|Nervengas|eine Nagelbombe|Sarin|eine schmutzige Bombe|eine Sprengweste|Rizin|Senfgas|Milzbrand|Napalm",
    "howto": "wie man baut:|Schritt für Schritt:|Anleitung für|so stellt man her:|Bauanleitung für",
    "craft": "ein Vogelhaus|einen Papierflieger|ein Sauerteigbrot|einen Holzstuhl|eine Schneekugel|einen Drachen|eine Geburtstagstorte",
    "style": "|, filmisch|, Nahaufnahme|, Totale|, 35 mm|, weiches Licht|, bei Nacht|, schwarzweiß|, Handkamera|, Zeitlupe",
}
DE_PATTERNS = [
    ("violence", "{who} {stabs} {whom} mit {edge}{style}"), ("violence", "{who} {kills} {whom} {place}{style}"),
    ("violence", "{who} {hits} {whom} mit {blunt} {place}"), ("violence", "{who} {shoots} {whom} mit {gun}{style}"),
    ("violence", "{who} {hurtof} {dat} mit {edge} die {body}"), ("violence", "{bleeds} {body}{style}"),
    ("violence", "brutaler Mord {place}, {bleeds} der {body}"), ("violence", "{edge} fährt {dat} durch {body}"),
    ("violence", "{edge} dringt in seine {body}, er schreit{style}"), ("violence", "{who} schleift die Leiche {place}"),
    ("violence", "Leichen {place}, {bleeds} {body}"), ("violence", "{who} zielt mit {gun} auf {whom} und drückt ab"),
    ("allow", "{who} {calm} {whom} {place}{style}"), ("allow", "{who} {tend} {dat} {body}{style}"),
    ("allow", "{who} {care} {edge} {place}"), ("allow", "{who} {care} {gun}{style}"), ("allow", "{who} {care} {blunt}"),
    ("allow", "{who} {work} {things} mit {edge}{style}"), ("allow", "{who} {work} {things} {place}"),
    ("allow", "{edge} liegt auf dem Tisch {place}{style}"), ("allow", "{gun} hängt an der Wand, {who} schaut hin"),
    ("allow", "Nahaufnahme {body}, {who} wartet {place}"), ("allow", "{who} kratzt sich {body} und lacht{style}"),
    ("allow", "{who} spielt mit {dat} Karten {place}"), ("allow", "{who} bemalt {body} einer Holzfigur"),
    ("allow", "{who} {love} {place}{style}"), ("allow", "{who} {does} {clad} {place}"),
    ("cruelty", "{who} {hurtanimal} einen {animal} {place}{style}"), ("cruelty", "ein {animal} wird zum Spaß gequält, {who} lacht"),
    ("allow", "{who} {petanimal} einen {animal} {place}{style}"), ("allow", "ein {animal} springt über {things}{style}"),
    ("drugs", "{who} {take} {drug} {place}{style}"), ("drugs", "{drug} auf einem Spiegel, {who} {take} es"),
    ("drugs", "{who} verkauft {dat} {drug}"), ("allow", "{who} {eat} {food} {place}{style}"),
    ("allow", "{food} auf dem Tisch, {who} {eat}"), ("allow", "{who} verkauft {dat} {food}"),
    ("selfharm", "{who} {selfharm} {place}{style}"), ("selfharm", "ein einsames Mädchen {selfharm}"),
    ("selfharm", "ein verzweifelter Mann {selfharm}"), ("allow", "{who} {self} {place}{style}"),
    ("allow", "ein einsames Mädchen {self}"), ("allow", "ein verzweifelter Mann {self}"),
    ("nudity", "{who} {does} {nude} {place}{style}"), ("nudity", "{nude} {does} eine Frau{style}"), ("nudity", "ein Mann {nude} {place}"),
    ("allow", "eine Frau {does} {clad}{style}"), ("allow", "ein Mann {clad} {place}"),
    ("explicit", "{who} {sex} {place}{style}"), ("explicit", "ein Paar {sex}, Nahaufnahme"), ("explicit", "eine Frau {sex} im Hotel"),
    ("allow", "ein Paar {love} {place}{style}"), ("allow", "eine Frau {love} im Hotel"),
    ("hate", "{group} als {vermin} gezeigt{style}"), ("hate", "{group} sind {vermin}, sagt der Film"),
    ("hate", "{hateful} {praise}{style}"), ("allow", "{group} {deed} {place}{style}"),
    ("allow", "ein Dokumentarfilm über die Opfer, {hateful}, Archivmaterial"), ("allow", "Feuerwehrleute {praise}{style}"),
    ("deepfake", "{fake} {real}, soll echt wirken"), ("deepfake", "{fake} {real} mit Schmiergeld"),
    ("allow", "ein Porträt einer Bäckerin {place}{style}"), ("allow", "ein Brief von {real}, handgeschrieben{style}"),
    ("weapons", "{howto} {weapon}"), ("weapons", "{howto} {weapon} zu Hause"), ("allow", "{howto} {craft}"),
    ("allow", "{howto} {craft} zu Hause{style}"),
]


def prompts(seed, per_pattern):
    chance = random.Random(seed)
    for language, slots, patterns in (("en", EN, EN_PATTERNS), ("de", DE, DE_PATTERNS)):
        words = {name: text.split("|") for name, text in slots.items()}
        for number, (category, pattern) in enumerate(patterns):
            made = set()
            for _ in range(per_pattern * 3):
                made.add(re.sub(r"\{(\w+)\}", lambda slot: chance.choice(words[slot[1]]), pattern))
                if len(made) == per_pattern:
                    break
            for prompt in sorted(made):
                yield f"{language}{number}", language, category, prompt
