/** Short stories of our own in scripts and languages where readers reported faults, each with a name and a number or two. */
export const STORIES = {
  de: 'ALTENRODE (dpa) - Die Gemeinde Altenrode will das Hallenbad für rund 12.400 Euro sanieren. Bürgermeisterin Käthe Größling sagte am Freitag, die Füße der Badegäste würden künftig wieder warm. Über das größte Vorhaben, eine neue Straße zum Schloss, müsse noch abgestimmt werden. Der Förderverein sammelte bisher 3,5 Tonnen Altpapier, um die Maßnahme zu bezahlen.',
  fr: 'BELCOURT (AFP) - La commune de Belcourt veut rénover sa piscine pour 12 400 euros, a déclaré vendredi le maire Hervé Aubertin. « L’eau sera plus chaude qu’avant », a-t-il promis aux élèves de l’école. L’opposition juge le projet coûteux et réclame d’abord une route neuve jusqu’au château. Une association a déjà vendu 350 kilos de vieux papiers.',
  es: 'MONTALBO (EFE).- El municipio de Montalbo quiere renovar la piscina por 12 400 euros, dijo el viernes la alcaldesa Inés Quintanilla. El agua estará más caliente que antes, prometió a los alumnos de la escuela. La oposición considera caro el proyecto y pide primero una carretera nueva hasta el castillo. Una asociación ha vendido ya 350 kilos de papel.',
  cs: 'Obec Vlčí Důl chce opravit plavecký bazén za dvanáct milionů korun, řekla v pátek starostka Kateřina Řezníčková. Voda prý bude příští školní rok teplejší než dříve. Opozice považuje záměr za příliš drahý a žádá nejprve novou silnici k zámku. Místní spolek už vysbíral přes 350 kilogramů starého papíru, aby přispěl na nové dlaždice.',
  tr: 'Ilıca Belediyesi kapalı yüzme havuzunu 12 milyon liraya yenileyecek. Başkan İnci Işıkgör cuma günü yaptığı açıklamada suyun eskisinden daha ılık olacağını söyledi. Muhalefet projeyi pahalı buldu ve önce kaleye giden yolun yapılmasını istedi. Dernek üyeleri bugüne kadar 350 kilo kâğıt topladı.',
  vi: 'Thị trấn Đồng Lư muốn sửa lại bể bơi trong nhà với kinh phí 12 tỷ đồng, bà chủ tịch Nguyễn Thị Bưởi cho biết hôm thứ sáu. Nước trong bể sẽ ấm hơn trước, bà hứa với học sinh. Nhiều người cho rằng dự án quá tốn kém và đề nghị làm đường lên lâu đài trước. Một hội dân cư đã bán được 350 cân giấy vụn.',
  ru: 'Посёлок Вишнёвый отремонтирует бассейн за 12 миллионов рублей, сообщила в пятницу глава администрации Алёна Журавлёва. По её словам, вода станет теплее, чем раньше. Жители считают проект слишком дорогим и просят сначала проложить дорогу к замку. Местное общество уже собрало 350 килограммов макулатуры, чтобы помочь стройке.',
  sr: 'Општина Љубовац обновиће затворени базен за 12 милиона динара, рекла је у петак председница Живка Ђурђевић. Вода ће бити топлија него раније, обећала је ученицима. Опозиција сматра да је план прескуп и тражи најпре нови пут до замка. Удружење је до сада сакупило 350 килограма старог папира.',
  ar: 'القاهرة - قررت بلدية الواحة تجديد المسبح المغلق بمبلغ 450 ألف جنيه، وقالت رئيسة البلدية أمينة الإدريسي يوم الجمعة إن الماء سيكون أدفأ من ذي قبل. واعتبر المعارضون أن المشروع مكلف وطالبوا أولا بشق طريق إلى القلعة. وجمعت إحدى الجمعيات حتى الآن 35 طنا من الورق القديم للمساهمة في الأعمال.',
  fa: 'شهرداری کوهپایه استخر سرپوشیده را با هزینه ۴۵۰ میلیون تومان بازسازی می‌کند. شهردار مریم یکتایی روز جمعه گفت آب استخر گرم‌تر از گذشته خواهد شد. مخالفان طرح را گران می‌دانند و می‌خواهند نخست راه قلعه ساخته شود. یک انجمن محلی تاکنون ۳۵ تن کاغذ کهنه گردآوری کرده است.',
  he: 'עיריית גבעון תשפץ את בריכת השחייה המקורה בעלות של 450 אלף שקלים, אמרה ביום שישי ראש העירייה מרים אלקיים. המים יהיו חמים מבעבר, הבטיחה לתלמידים. האופוזיציה סבורה שהתוכנית יקרה מדי ודורשת לסלול תחילה כביש אל המצודה. עמותה מקומית אספה עד כה 35 טונות של נייר ישן.',
  hi: 'रामगढ़: नगर पालिका 450 लाख रुपये की लागत से पुराने तरणताल की मरम्मत कराएगी। अध्यक्ष मीनाक्षी ज़ुत्शी ने शुक्रवार को कहा कि पानी पहले से गरम होगा। विपक्ष ने योजना को महँगा बताया और पहले क़िले तक सड़क बनाने की माँग की। एक संस्था ने अब तक 35 टन पुराना काग़ज़ इकट्ठा किया है।',
  th: 'เทศบาลตำบลบ้านโนนสูงจะซ่อมสระว่ายน้ำในร่มด้วยงบประมาณ 450 ล้านบาท นายกเทศมนตรีกล่าวเมื่อวันศุกร์ว่าน้ำในสระจะอุ่นกว่าเดิม ฝ่ายค้านเห็นว่าโครงการนี้แพงเกินไปและขอให้สร้างถนนขึ้นไปยังปราสาทก่อน สมาคมในท้องถิ่นรวบรวมกระดาษเก่าได้แล้ว 35 ตันเพื่อช่วยค่าก่อสร้าง',
  zh: '【本报讯】清溪镇将投入450万元翻修室内游泳池，镇长陆晓岚星期五表示，今后池水会比从前暖和。反对者认为工程花费过高，要求先修一条通往古堡的公路。当地一家协会至今已收集旧报纸35吨，所得款项全部用于购买新瓷砖。学校负责人说，孩子们盼望新学期能够重新上游泳课。',
  ja: '【山吹町＝本社】山吹町は金曜日、室内プールを450万円かけて改修すると発表した。町長の雪村カオリさんは「水は前より温かくなる」と話した。反対派は費用が高すぎるとして、先に城跡へ向かう道路を造るよう求めている。地元のグループはこれまでに古紙35トンを集め、タイルの購入に充てるという。',
  ko: '단풍읍은 실내 수영장을 4억5000만원을 들여 고치기로 했다고 금요일 밝혔다. 읍장 노을빛 씨는 앞으로 물이 전보다 따뜻해질 것이라고 말했다. 반대하는 주민들은 비용이 너무 많이 든다며 먼저 성으로 가는 길을 내 달라고 요구했다. 한 단체는 지금까지 헌 종이 35톤을 모아 공사비에 보탰다.',
} as const

/** What sites put around stories. */
export const WALLS = [
  'Before you go on: this site and its 611 partners keep cookies and similar files on your device in order to remember your settings, to measure how our pages are read and to show advertising that suits you. You may agree, refuse, or choose one by one which uses you allow; some partners act on a legitimate interest, to which you may object. You can change your mind at any time with the link at the foot of each page, and your choice holds for this browser alone.',
  'House rules for comments: be civil, keep to the subject, and write under your own name. We remove insults, threats, advertising and links to other sites without notice, and close the discussion after three days. What readers write is not the view of the editors. By sending a comment you allow us to print it in the paper, shortened where needed, without payment.',
  'About us: this paper has been printed since the days of the canal and is owned by its readers. We keep a newsroom of local people, answer every letter and correct our errors in public. If you value this work, become a member; the price of a coffee a week pays for reporting that nobody else does here. Tips can be sent in confidence to the address below.',
] as const

export const FOOTERS = [
  'Also on our pages: recipes, the weather and the crossword.',
  'The opinions given here are those of the author.',
] as const
