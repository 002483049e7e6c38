/** Articles of our own in other languages, each with a copy or another text to compare it with. */

export const GERMAN = `HELMSTADT, 12. Januar (dpa) - Nach dem Brand in der alten Weberei von Helmstadt sucht die Polizei nach zwei Jugendlichen, die am Dienstagabend am Tor gesehen wurden. Verletzt wurde niemand, teilte Kommissarin Jutta Wendel mit.

Das Feuer war am 12. Januar gegen 21 Uhr ausgebrochen. Im 3. Stock stürzte das Dach ein. „Wir haben die ganze Nacht gegen den Wind gekämpft“, sagte Feuerwehrchef Karl Brandl. Der Schaden liegt nach seinen Worten bei 1,4 Millionen Euro.

In der Weberei sollten von März an 48 Wohnungen entstehen. Bürgermeisterin Ilse Korn kündigte an, dass die Stadt trotzdem baut. Am 3. Februar berät der Stadtrat.`

export const GERMAN_SPUN = `In Helmstadt fahndet die Polizei nach dem Feuer in der früheren Weberei nach zwei Jugendlichen. Sie waren am Abend des Dienstags beim Tor beobachtet worden. Es gab keine Verletzten, wie Kommissarin Jutta Wendel erklärte.

Gegen 21 Uhr hatte es am 12. Januar zu brennen begonnen; das Dach brach im 3. Stock ein. Die ganze Nacht habe man gegen den Wind gekämpft, berichtete Karl Brandl, der Chef der Feuerwehr. Er bezifferte den Schaden auf 1,4 Millionen Euro.

Ab März waren in der Weberei 48 Wohnungen geplant. Die Stadt werde dennoch bauen, versprach Bürgermeisterin Ilse Korn. Der Stadtrat befasst sich am 3. Februar damit.`

export const GERMAN_OTHER = `Der Fährverkehr zwischen Lindau und Rorschach ruht seit Montag, weil der Bodensee so wenig Wasser führt wie seit 1972 nicht mehr. Die Reederei rechnet mit 9000 Fahrgästen weniger im Februar, sagte Sprecher Urs Keller.`

export const FRENCH = `LANNION, 3 mars (AFP) - Les pêcheurs de Lannion ont bloqué lundi l'entrée du port pour protester contre la hausse du gazole, qui a gagné 30 % depuis novembre. « Nous ne demandons pas l'aumône, nous voulons travailler », a déclaré Yann Le Goff, patron du chalutier Marie-Jeanne.

La préfète Claire Morvan doit recevoir une délégation mercredi. Une cinquantaine de bateaux, dont douze venus de Roscoff, restent à quai.`
export const FRENCH_EDITED = FRENCH.replace('lundi', 'mardi')
  .replace('Une cinquantaine', 'Une soixantaine')
  .concat('\n\nLe maire a appelé au calme.')

export const SPANISH = `Madrid, 9 may (EFE).- La ministra de Agricultura, Elena Rubio, anunció este jueves ayudas por 85 millones de euros para los olivareros de Jaén, que han perdido seis de cada diez árboles por la sequía. Los agricultores consideran insuficiente la cantidad y mantienen la marcha del sábado, según explicó su portavoz, Tomás Vega.`
export const SPANISH_SPUN = `Los productores de aceituna de Jaén recibirán 85 millones de euros en ayudas, según comunicó el jueves la titular de Agricultura, Elena Rubio, después de que la sequía acabara con seis de cada diez olivos. A los agricultores la suma les parece escasa; su portavoz, Tomás Vega, confirmó que la marcha del sábado sigue en pie.`

export const RUSSIAN = `МОСКВА, 7 янв - РИА Новости. Ледокол «Борис Громов» вывел из льдов три рыболовных судна с экипажем в 64 человека, сообщила пресс-служба пароходства. Суда застряли в Карском море в среду из-за сильного ветра. Капитан Олег Седов сказал, что на борту кончались вода и хлеб.`
export const RUSSIAN_EDITED = RUSSIAN.replace('три рыболовных судна', 'четыре рыболовных судна').replace(
  'в среду',
  'во вторник',
)

export const POLISH = `Prezydent miasta Gdynia, Marek Zieliński, zapowiedział w piątek budowę nowego mostu przez kanał portowy. Koszt wyniesie 210 milionów złotych, a prace mają potrwać do końca 2027 roku. Mieszkańcy dzielnicy Oksywie czekają na przeprawę od trzydziestu lat, mówi radna Ewa Lis.`
export const TURKISH = `İzmir'de pazartesi günü açılan yeni köprü, iki saat sonra yağmur yüzünden trafiğe kapatıldı. Belediye başkanı Selim Arslan, 300 metrelik yolun sular altında kaldığını ve ekiplerin gece boyunca çalışacağını söyledi. Köprünün maliyeti 450 milyon lirayı buldu.`
export const TURKISH_EDITED = TURKISH.replace('iki saat', 'üç saat').replace('gece boyunca', 'sabaha kadar')

export const ARABIC = `القاهرة، 5 أبريل - أعلنت وزارة النقل يوم الخميس أن خط القطار الجديد بين القاهرة والفيوم سيفتتح في شهر سبتمبر بتكلفة 900 مليون جنيه. وقال الوزير سامي حداد إن القطار سينقل 40 ألف راكب في اليوم. هل يكفي ذلك؟ يشك سكان القرى في وصول القطار إليهم، بحسب المزارع يوسف عوض.`
export const ARABIC_EDITED = ARABIC.replace('الخميس', 'الأربعاء').replace('40 ألف', '35 ألف')

export const HINDI = `जयपुर में सोमवार को भारी बारिश के बाद पुराने शहर की तीन सड़कें बंद कर दी गईं। नगर निगम के आयुक्त राकेश मेहता ने कहा कि 120 परिवारों को स्कूलों में ठहराया गया है। मौसम विभाग ने बुधवार तक और बारिश की चेतावनी दी है।`
export const HINDI_EDITED = HINDI.replace('तीन सड़कें', 'पाँच सड़कें').replace('120', '135')

export const THAI = `เมื่อวันจันทร์ที่ผ่านมา เทศบาลเมืองเชียงรายประกาศปิดสะพานข้ามแม่น้ำกกเป็นเวลาสามเดือน เพื่อซ่อมแซมเสาที่เสียหายจากน้ำท่วม นายกเทศมนตรีกล่าวว่าจะมีเรือข้ามฟากให้ประชาชนใช้โดยไม่เสียค่าใช้จ่าย และคาดว่างานจะแล้วเสร็จก่อนเทศกาลสงกรานต์`
export const THAI_EDITED = THAI.replace('สามเดือน', 'สี่เดือน')
export const THAI_PART = THAI.slice(60, 170)

export const JAPANESE = `【長崎共同】長崎県は十二日、離島を結ぶ高速船の運航会社に三億円を貸し付けると発表した。燃料の値上がりで会社は昨年、四年続けての赤字となり、冬の便を半分に減らしていた。知事は「島の暮らしを守る最後の綱だ」と述べた。船の修理も遅れている。島の町長たちは国にも支援を求める考えで、来週東京で大臣と会う。`
export const JAPANESE_EDITED = JAPANESE.replace('三億円', '五億円').replace('来週東京で', '来月東京で')
export const JAPANESE_PART = JAPANESE.slice(70, 130)
/** The same facts in other words, some characters of each pair kept. */
export const JAPANESE_SPUN = `離島の高速船を運航する会社に対し、長崎県が三億円を融資することになった。十二日に県が明らかにした。会社は燃料高のため昨年まで四年連続で赤字を出し、冬は半分の便を休んでいた。「島の暮らしを守る最後の綱だ」と知事は語った。修理の遅れも続く。町長らは来週、東京で大臣に会い、国の支援を要請する。`

export const CHINESE = `新华社北京1月7日电 北京市交通委员会周二宣布，连接东西城区的地铁十七号线将于三月底开通，全长四十九公里，设二十座车站。委员会主任李国强表示，票价与其他线路相同，首月免费。沿线居民担心夜间噪音，市政府承诺安装隔音墙，并在六个月后公布检测结果。`
export const CHINESE_EDITED = CHINESE.replace('三月底', '四月初').replace('二十座', '十八座')
export const CHINESE_OTHER = `上海市气象局周三发布暴雨预警，预计未来两天降雨量将达到一百二十毫米。浦东机场取消了八十五个航班，学校停课一天。气象局局长王丽华提醒市民不要前往江边，并表示周五以后天气将逐渐转晴。`

export const KOREAN = `부산시는 월요일 해운대 해변의 모래를 늘리는 공사를 다음 달에 시작한다고 밝혔다. 예산은 70억 원이며 공사는 여름 전에 끝날 예정이다. 상인들은 소음이 걱정된다고 말했다. 시장 박민수는 밤에는 공사를 하지 않겠다고 약속했다.`
export const KOREAN_EDITED = KOREAN.replace('다음 달', '이번 달').replace('70억', '85억')

/** Two scripts in one text. */
export const MIXED = `Nagasaki Ferry Inc. said on Monday: 「島の暮らしを守る最後の綱だ」. The loan of 300 million yen (三億円) comes from 長崎県, and ships sail again in April.`
