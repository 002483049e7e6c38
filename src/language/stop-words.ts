/*
 * Function words, and for English also the words of every news story ("said", "told"): they say nothing about which story it
 * is. Short, frozen and in normal form (lower case, without apostrophes, the Turkish dotless i as i). In Japanese and Chinese a
 * word is a single character here, so their lists are characters of particles, auxiliaries and pronouns.
 */

const ENGLISH = `
a about above across after again against all almost along already also although always am among an and another any
anyone anything are arent around as at away be became because become been before behind being below between both
but by came can cannot cant come could couldnt did didnt do does doesnt doing done dont down during each either else
enough even ever every few for from further get gets getting go goes going gone got had hadnt has hasnt have havent
having he hed her here hers herself him himself his how however i if im in indeed instead into is isnt
it itd itll its itself ive just least less let like likely made make makes making many may maybe me might more most
mostly much must my myself near neither never no nobody none nor not nothing now of off often on once one only onto or
other others our ours ourselves out over own per perhaps put quite rather really said same say saying says see seen
shall she should shouldnt since so some someone something sometimes soon still such take taken than that thats
the their theirs them themselves then there theres therefore these they theyd theyll theyre theyve thing things this
those though through throughout thus to together told too toward towards under until up upon us use used very via was
wasnt way we well went were werent weve what whatever when where whether which while who whole whom whos whose why
will with within without wont would wouldnt yet you youd youll your youre yours yourself youve`

const GERMAN = `
aber alle allem allen aller alles als also am an ander andere anderen anderer anderes auch auf aus bei beim bereits bin
bis bist da dabei dadurch dafür dagegen daher damit danach dann daran darauf daraus darin darüber darum das dass davon
dazu dein deine dem den denen denn der deren des dessen die dies diese diesem diesen dieser dieses doch dort du durch
ein eine einem einen einer eines er es etwa etwas euch euer für gegen geworden hab habe haben hat hatte hatten hier
hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist ja jede jedem jeden jeder jedes jedoch
jene jetzt kann kein keine keinem keinen keiner können könnte könnten laut machen man mehr mein meine mit muss müssen
musste nach nachdem nicht nichts noch nun nur ob oder ohne sagte schon sei sein seine seinem seinen seiner seines seit
selbst sich sie sind so sogar solche soll sollen sollte sollten sondern sonst über um und uns unser unsere unter vom von
vor wann war waren warum was weder weil welche welchem welchen welcher welches wenn wer werde werden wie wieder will wir
wird wo wobei wollen wollte worden wurde wurden würde würden zu zum zur zwar zwischen`

const TURKISH = `
acaba ama ancak aslinda ayrica az bana bazi belki ben benim beri bile bir biri birkaç birçok biz bize bizim böyle bu
buna bunda bundan bunlar bunu bunun burada çok çünkü da daha dahi de değil dedi diğer diye doğru dolayi eden ederek
edilen en etti fakat gibi göre halen hangi hatta hem henüz hep hepsi her herhangi hiç için içinde ile ilgili ise işte
itibaren kadar karşi kendi kendine kendisi kez ki kim kimse mi mu mü nasil ne neden nedenle nerede o olan olarak
oldu olduğu olduğunu olmak olmasi olmayan olsa olup olur on ona ondan onlar onlarin onu onun orada oysa öyle önce pek
rağmen sadece sanki sen siz sonra şey şimdi şu tarafindan tüm üzere üzerinde var ve veya ya yani yapilan yer yerine yine
yok zaten`

const RUSSIAN = `
а без более был была были было быть в вам вас вдруг ведь во вот все всегда всего всех всю вы где говорит да даже
два для до его ее ей ему если есть еще ж же за здесь и из или им их к как какая какой когда кого кто которая которого
которой которые который которых куда ли лишь между меня мне много может можно мой моя мы на над надо нас не него нее ней
некоторые нет ни нибудь ним них но ну о об однако он она они оно от перед по под после потом потому почти при про раз
с сам свою своей своего своих себе себя сейчас со так также такой там тебя тем теперь то того тоже только том тот
ты у уж уже хотя чего чем через что чтобы чье эта эти этим этих это этого этой этом этот эту я является`

const SPANISH = `
a al algo algunas algunos ante antes aquel aquella así aun aunque bajo bien cada casi como con contra cual cuales cuando
cuanto de del desde donde dos durante e el él ella ellas ellos en entre era eran es esa esas ese eso esos esta está
estaba están estar este esto estos fue fueron ha haber había habían han hace hacer hacia hasta hay la las le les
lo los luego más me mediante mi mientras mis misma mismo muy nada ni no nos nosotros nuestra nuestro o os otra otras
otro otros para pero poco por porque pues puede pueden que qué quien quienes se sea según ser será si sí sido siempre
sin sobre son su sus también tan tanto te tenía ti tiene tienen toda todas todo todos tras tu un una unas uno unos usted
ya yo`

const FRENCH = `
a à afin ai ainsi alors après as au aucun aucune aujourdhui aussi autre autres aux avait avant avec avoir bien c car ce
ceci cela celle celles celui ces cest cet cette ceux chaque chez comme comment contre d dans de déjà depuis des deux dit
doit donc dont du elle elles en encore entre est et étaient était étant été être eu fait faire il ils j je jusqu l la le
les leur leurs lors lorsque lui m ma mais me même mes mieux moi moins mon n ne ni non nos notre nous on ont ou où par
parce pas pendant peu peut peuvent plus plusieurs pour pourquoi près puis qu quand que quel quelle quelles quels qui s
sa sans se sera ses si sinon soit son sont sous sur t ta tandis te tel telle tes toi ton tous tout toute toutes très trop
tu un une vers voici voilà vos votre vous y`

const POLISH = `
a aby albo ale ani aż bardzo bez bo bowiem by być był była było były będzie będą chce choć ci co coś czy czyli dla
dlaczego dlatego do dwa gdy gdyby gdyż gdzie go i ich ile im inne inny innych iż ja jak jako je jednak jednym jego jej
jemu jest jestem jeszcze jeśli jeżeli już każdy kiedy kto która które którego której który których którym którzy lecz lub
ma mają mam mi między mimo mnie może można mu musi my na nad nam nas nasz nawet nic nich nie niego niej nim niż no o
obok od ona one oni ono oraz pan po pod podczas ponad ponieważ poza przed przede przez przy są się sobie swoje swój ta
tak takie także tam te tego tej ten też to tu tych tylko tym u w wam was we wiele wszystko więc z za zaś ze że żeby`

const ARABIC = `
اثناء اذ اذا اكثر الا التي الذي الذين اللذين اللتي الي ام اما امام ان انا انت انه انها او اي ايضا ب بان بسبب بشان بشكل
بعد بعض بل بما بن به بها بين تحت تكون تم ثم جدا حتي حسب حول حيث حين خلال دون ذلك سوف ضد ضمن علي عليه عليها عن عند
عندما عنه عنها غير ف فان فقد فقط في فيما فيه فيها قال قالت قبل قد ك كان كانت كل كلا كما كي كيف لا لان لدي لذلك لقد لكن
لكنه لم لماذا لن له لها لهذا لهم لو ليس ليست ما متي مثل مع معه معها مما من منذ منه منها نحو نفسه هذا هذه هم هنا هناك
هو هي و وان وقال وقد وقالت وكان وكانت ولا ولم وهو وهي يتم يكون يمكن`

// Particles and endings are written in hiragana; ー only lengthens a vowel.
const JAPANESE = `
ぁ あ ぃ い ぅ う ぇ え ぉ お か が き ぎ く ぐ け げ こ ご さ ざ し じ す ず せ ぜ そ ぞ た だ ち ぢ っ つ づ て で と ど な に ぬ ね の は ば
ぱ ひ び ぴ ふ ぶ ぷ へ べ ぺ ほ ぼ ぽ ま み む め も ゃ や ゅ ゆ ょ よ ら り る れ ろ わ ゐ ゑ を ん ー`

const CHINESE = `
的 一 是 不 了 在 有 我 他 她 它 这 這 那 个 個 们 們 来 來 到 说 說 和 与 與 及 或 就 也 都 而 但 被 把 从 從 对 對 为 為 于 於 以 之 其 此 上 下
中 会 會 能 可 要 将 將 还 還 没 沒 又 所 着 著 过 過 得 地 您 你 吗 嗎 呢 吧 啊 最 很 并 並 等 由 向 让 讓 已 自`

/** By language code, separated by spaces or line ends. */
export const STOP_WORDS: Readonly<Record<string, string>> = {
  en: ENGLISH,
  de: GERMAN,
  tr: TURKISH,
  ru: RUSSIAN,
  es: SPANISH,
  fr: FRENCH,
  pl: POLISH,
  ar: ARABIC,
  ja: JAPANESE,
  zh: CHINESE,
}
