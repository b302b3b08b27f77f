"""First names that are short or familiar forms of one another, in the languages of the platform."""

from desktop_app.services.likeness_words import plain

_GROUPS = """
alexandre alexander alexandru alessandro alejandro alex sacha sasha sandro xander
alexandra alessandra alexandrine alex sandra sacha
albert bert bertie al
alfred fred alf
andrew andy drew andre andreas andrea andres andrzej andrei
anne anna annie ann hannah nancy anouk anita annick annette ania
antoine anthony antonio anton antoni tony toni toine
arthur art artur
augustin augustus auguste gus august
barbara babs barb basia
beatrice beatrix bea trixie
benjamin ben benny benji
bernard bernhard bernie
catherine katherine katharina katarina caterina catalina kate katie kathy cathy cat kathrin katja kasia karin
charles charlie chuck charly carlos carlo karl carl karel
charlotte lotte charlie lottie
christian chris kristian
christine christina cristina chris christa tina kristin kristina chrystele
christophe christopher christoph chris cristoforo krzysztof kit
claude claudius
daniel dan danny daniele dani
david dave davy
deborah debbie deb debora
dominique dominic dominik domenico dom nick
dorothee dorothy dorothea dot dora
edouard edward eduardo eduard ed eddie ted teddy ned edoardo
elisabeth elizabeth eliza beth betty liz lisa lise elsa babette bettina isabelle isabel elzbieta libby sissi
emmanuel emanuel manuel manu manolo
emmanuelle emanuela manuela manu
etienne stephane stephen steven steve stefan stefano stephan esteban stefan istvan
florence flo florentine
francis frank franc
francois francesco francisco franz franciszek paco pancho franck frank francesc
francoise francesca francisca fanny franca
frederic frederick fredric federico friedrich fritz fred freddy fryderyk
frederique frederica fred
gabriel gabe gabi gabriele
gabrielle gabriele gaby gabriela gabi
georges george georg giorgio jorge jerzy gheorghe iorgos yorgos georgios giorgos
gerard gerald gerhard gerry gerardo gerd
gilles giles egidio
gregoire gregory gregor greg gregorio
guillaume william guillermo wilhelm guglielmo will bill billy willy bob willem wim liam
helene helen helena elena ellen lena nell ilona
henri henry enrique enrico heinrich harry hank heinz henryk hal henk
ignace ignatius ignacio nacho ignazio
jacqueline jackie jacky
jacques james jacob jakob jim jimmy jamie jack jaime giacomo santiago diego jakub iago
jean john johann johannes juan giovanni ivan ioan ion jan johnny jack hans sean gianni ioannis yannis giannis yann
jeanne joan jane jana giovanna juana johanna ioana jenny joana
jeremie jeremy jerry jeremias
jerome gerome geronimo jerry girolamo
joseph josef jose giuseppe jozef joe jo joey pepe beppe iosif josephe
josephine josefina giuseppina josie fina jo
judith judy
jules julius giulio julio
julie julia giulia jule
laurence laura laurie
laurent lawrence lorenzo lorenz laurence larry
leonard leonardo leo len lenny
louis luis luigi ludwig lewis lou ludovic
louise luisa lou loulou luise
lucie lucy lucia
madeleine magdalena maddalena madeline maggie lena maddie mado
marc mark marco marcus markus marek
marguerite margaret margarita margherita margarete maggie meg peggy greta gretchen daisy margot
marie mary maria marija molly mia marika miriam maryse
marie-claude marieclaude
martin martino marcin
mathieu matthew matteo mateo matthias mateusz matt matti matei
mathilde matilda tilda
maurice mauricio maurizio moritz morris
michel michael miguel michele mihai michal mike mick mickael misha mitch michail mihail
michelle michaela micheline shelly michele
nathalie natalia natalie nat natasha
nicolas nicholas nicola nikolaus nikolaos nick nico klaus claus niccolo nikos nicolae mikolaj miklos
nicole nicoletta niki
olivier oliver oliviero olly
pascal pascual pasquale
patrick patricio patrizio pat paddy
patricia patrizia pat trish patty
paul paolo pablo pavel pawel pal
philippe philip filippo felipe philipp phil filip
pierre peter pedro pietro petr piotr petru petros pete pierrot piet pere
rachel raquel rahel
raymond ramon raimund ray raimondo
rebecca rebekah becky
richard ricardo riccardo rick dick ricky rich ryszard
robert roberto rob bob bobby robbie bert
roger ruggero rogelio rodger
samuel sam sammy samuele
sebastien sebastian sebastiano seb bastien basti
simon simone simeon
sophie sofia sophia
susanne suzanne susan suzie susie suzy sue zuzanna susana
theodore theodor teodoro ted theo teddy
theophile theo
theresa therese teresa tess terry tessa
thomas tomas tommaso tom tommy tomasz toma
timothee timothy tim timo
valerie valeria val
veronique veronica veronika vero
victor vittorio viktor vic
vincent vincenzo vicente vince vinzenz
virginie virginia ginny
xavier javier saverio xaver
yves ivo ives
jeanpierre jp
jeanpaul jp
jeanclaude jc
jeanmarc jm
jeanmarie jm
jeanfrancois jf
jeanlouis jl
jeanluc jl
jeanmichel jm
jeanphilippe jp
jeanbaptiste jb
mariechristine mc
marieclaire mc
mariefrancoise mf
pierreyves py
"""

_GROUPS_OF: dict[str, frozenset[int]] = {}
for _number, _line in enumerate(_GROUPS.split("\n")):
    for _name in map(plain, _line.split()):
        _GROUPS_OF[_name] = _GROUPS_OF.get(_name, frozenset()) | {_number}
_NONE: frozenset[int] = frozenset()


def are_forms(one: str, other: str) -> bool:
    """Whether two first names (plain, without blanks) are forms of one: Bob and Robert, Jean and John."""
    return not _GROUPS_OF.get(one, _NONE).isdisjoint(_GROUPS_OF.get(other, _NONE))


def forms_of(name: str) -> frozenset[str]:
    """The other forms of a first name (plain, without blanks)."""
    groups = family_of_forms(name)
    return frozenset(other for other, found in _GROUPS_OF.items() if found & groups) - {name} if groups else frozenset()


def family_of_forms(name: str) -> frozenset[int]:
    """What the forms of a first name have in common, to look for them together."""
    return _GROUPS_OF.get(name, _NONE)
