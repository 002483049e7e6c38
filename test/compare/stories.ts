/** A story in its first version; `correctToll` gives the next. */
export const FLOOD = `At least 23 people were killed and 140 injured when the river Sava burst its banks near the town of Lenik early on Sunday, officials said.

Rescuers in boats took families from the roofs of their houses in the villages of Dol and Brezje, where the water stood two metres high. "We have never seen it come so fast," said fire chief Marko Hribar, who had been on his feet for thirty hours.

Interior minister Ana Kovač said the army would send 600 soldiers and four helicopters. Schools in the region remain closed until Wednesday, and the railway between Lenik and Zagorje has been cut in three places.

Hospitals in Lenik treated 140 people, 35 of them children. Forecasters expect the rain to ease on Monday night, but warned that dams upstream are full and that more water must be let out in the coming days.`

export const correctToll = (story: string): string =>
  story.replace('At least 23', 'At least 31').replaceAll('140', '165').replace('35 of them', '42 of them')

export const PARLIAMENT = `Lawmakers in Valmora rejected a bill on Thursday that would have raised the retirement age to 67, after eleven members of the ruling coalition sided with the opposition.

The vote, 96 to 84, is the second defeat for prime minister Elin Strand within a month. She said her cabinet would draft another proposal before the end of the year and ruled out an early election.

Unions had called for a strike in hospitals, and thousands marched to Castle Square. "People who carry bricks for forty years cannot wait two more," said Tomas Reyl, head of the builders' union. Employers said the pension fund would run out of money by 2041 if nothing was done.`

export const JAPANESE = `東京都は七日、港区の新しい橋の工事が来年の春まで続くと発表した。費用は当初の予定より三割多い百二十億円になる見通しで、知事は記者会見で都民に謝罪した。橋は昨年の台風で大きな被害を受け、毎日およそ四万台の車が遠回りをしている。都は夜間の工事を増やし、歩行者用の仮の橋を来月から使えるようにする方針だ。地元の商店会は客が半分に減ったとして、都に支援を求めている。`

export const CHINESE = `市政府周五宣布，旧城区的地铁三号线将于明年六月通车，比原计划晚了一年。工程负责人在新闻发布会上表示，地下水位过高是延误的主要原因，总投资将增加到八十五亿元。沿线居民对噪音和交通拥堵多次投诉，政府承诺在夜间停止施工，并向受影响的商店发放补贴。专家认为，新线路开通后，每天可以运送乘客四十万人次，大大缓解市中心的压力。`
