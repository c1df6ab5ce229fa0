"""Common first names in Denmark, of all ages and backgrounds, for the guard of anonymous texts.

Compiled by hand from what people are commonly called here; a guard needs the frequent ones, not all.
Names that are also Danish words stand apart: at the start of a sentence they are taken for the word.
"""

_NAMES = """
abdul abdullah adam adnan agnes agnete agnieszka ahmad ahmed aisha albert alberte aleksander
alexander alfred ali alice allan alma amal amalie amanda amina amir anders andreas andrzej ane
anette anita anja ann anna anne annelise annette anni anton arne arthur asger asma asta astrid
aya ayse bashir benedikte benjamin benny bente berit bettina birgit birgitte birthe bjarne
bodil brian britta caroline carsten casper cecilie charlotte christian christina christine
christoffer clara claus connie dagmar daniel david dennis dina ditte dorte dorthe dorthea ebbe
edith egil egon einar ejler ejnar ejvind elias elin elisabeth ella ellen elliot elna else emil
emilie emine emma emre erik erling esben ester eva ewa farah fatima fatma fatuma filip
flemming frederik frederikke freja frida gerda gitte grete grethe gunhild gunnar gustav habib
hamza hannah hanne hans-henrik harald hasan hassan hector heidi helena helene helga helmer
henning henriette henrik henry hjalmar holger huda hussein ibrahim ida idris ina inga inger
ingrid irene iryna isabella isak ismail ivan jacob jakob james jamila jane janne jannick
jannie jannik jasmin jens jeppe jesper jette jimmy joan johan johanne johannes john johnny
jonas jonathan josefine josephine julie jytte jørgen jørn kai karen karim karin karina karl
karla karoline karsten kasper katrine kenneth kenny khadija khaled kirsten kirstine kjeld
klara klaus knud kristian kristina kristine kristoffer krzysztof kurt laila lars lasse lauge
laura layla leif leila lena lene leyla lillian lilly lina linda lis lisbeth lise lone lotte
louise lucas ludvig lukas mads magnus mahmoud maja malene malik malou malte malthe maren
margit margrethe maria mariam marianne marie marina marius martin mary mathias mathilde mehmet
mette mia michael mie mikael mike mikkel mille miriam mohamad mohamed mohammad mohammed mona
monika morten muhammad murat mustafa nadia nadja naja nanna natalia natasha natasja nicklas
nicolai niels nikolaj nikoline nina ninna noah nour oksana ole oleksandr olena olga oliver
olivia omar osama oscar oskar osman otto ove palle patrick paul peder per-erik pernilla
pernille peter philip pia piotr poul preben rachel rami rana rania rashid rasmus rebecca
regitze rene rené ricky rikke rita robert ronni ronny ruth sahra said salim sally salma samir
samira sandra sanne sara sarah sebastian selma signe sigrid silas simon simone sofia sofie
solveig sonja sophie stefan steffen stine sune susan susanne sussi svend svetlana søren tanja
tariq tatjana teresa terje thea theodor therese thomas thorsten tina tine tobias tommy torben
torsten tove trine troels uffe ulf ulla ulrik valdemar vera verner vibeke victor victoria
viggo viktor villads villy vivi volodymyr walid werner william willy yasmin yousef youssef
yusuf zahra zainab zeynep åge åse
"""

# "Hans opgaver", "Bo i byen", "Max 10 timer", "August er travl": words first, names second.
_ALSO_WORDS = """
ask august bent birk bjørn bo dag dan fie finn frank gro gry hans helle ib inge jan kaj kim
leo line liv liva lykke lærke mai maj mark max my per pil rosa rune saga sine sky sol steen
sten storm tage thor tilde tom tore vagn vibe vita
"""

NAMES = frozenset(_NAMES.split())
ALSO_WORDS = frozenset(_ALSO_WORDS.split())
