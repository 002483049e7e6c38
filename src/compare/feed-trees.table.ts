import type { TreeTable } from './trees.js'

/*
 * Made by `npm run train` (bench/eval/train.ts), which says on what data, with what folds; do not edit.
 */

// biome-ignore format: a table
export const FEED_TREES: TreeTable = {
  base: -0.08386,
  cuts: [
    [0.001374, 0.1519, 0.4004, 0.4386, 0.6, 0.6668, 0.7953, 0.8128, 0.841, 0.9186],
    [0.2191, 0.3392, 0.3432, 0.427, 0.5515, 0.7, 0.8, 0.8809, 0.9261],
    [0.003317, 0.173, 0.411, 0.4321, 0.9321],
    [0.01545, 0.05559, 0.4089, 0.4945, 0.6801, 0.8071],
    [0.000008339, 0.007165, 0.01308, 0.05723, 0.1174, 0.1283, 0.1399, 0.1627, 0.2338],
    [0.0001245, 0.01545, 0.09942, 0.1424, 0.1573, 0.1755],
    [0.5065, 0.7095, 0.7453],
    [0.3489, 0.4335, 0.4487, 0.54, 0.6143, 0.8371, 0.9075],
    [0.05032, 0.09775, 0.1685, 0.2085, 0.2726, 0.2976, 0.3946, 0.5997, 0.6136, 0.6806, 0.8723, 0.8879],
    [0.02276, 0.04198, 0.08852, 0.09895, 0.1235, 0.1646, 0.219, 0.3822, 0.4238],
    [0.08846, 0.279, 0.2928],
    [0.504, 0.5846, 0.6803, 0.7872, 0.8558, 0.8787, 0.9044, 0.9128],
    [0.03699, 0.05949, 0.1057, 0.1722],
    [],
    [-0.09724, 0.0004083, 0.0437, 0.05922, 0.08835, 0.1389, 0.7135, 0.7589, 1.107, 1.22, 1.351, 1.524, 2.057, 2.658],
    [0.01138, 0.09768, 0.2181, 0.2362, 0.2583, 0.2835, 0.3073, 0.7154],
    [0.1965, 0.5958],
    [],
    [0.01223, 0.05613, 0.06753, 0.09262, 0.1065, 0.1326, 0.1804, 0.2502, 0.3044, 0.3937, 0.4399, 0.5491],
    [0.1048, 0.1439, 0.1829, 0.2024, 0.3611, 0.4312],
    [0.3667, 0.4363, 0.6354, 0.651],
    [0.2604, 0.3, 0.3596, 0.4138, 0.4606, 0.6146, 0.8073, 0.8576],
    [1.5, 3.5, 9.5, 10.5, 11.5, 13.5],
    [0.01145, 0.08814, 0.1405, 0.7588],
    [0.02214, 0.06257, 0.07169, 0.08407, 0.1001, 0.1151, 0.1524, 0.1634, 0.1845, 0.2103, 0.2513, 0.2786, 0.2935, 0.3075, 0.3299, 0.4131, 0.4606, 0.5167, 0.5742, 0.6248],
    [0.05, 0.06026, 0.0869],
    [0.06095, 0.1507, 0.2035, 0.2625, 0.5781, 0.7677],
    [0.1918, 0.2, 0.2171, 0.3334, 0.4183, 0.4597, 0.5448, 0.5874, 0.6185, 0.6668, 0.6927, 0.8643],
    [0.009172, 0.01552, 0.04962, 0.05575, 0.06218, 0.07695, 0.09394, 0.1468, 0.1578, 0.1953, 0.2824, 0.3322, 0.3513, 0.3933, 0.4923, 0.518, 0.5781, 0.615, 0.6515, 0.7316, 0.7502, 0.7838, 0.7977],
    [0.01539, 0.02243, 0.02583, 0.03703, 0.0457, 0.05429, 0.05978, 0.0813, 0.1153, 0.172, 0.1986, 0.2313],
    [0.004174, 0.004668, 0.005232, 0.006735, 0.007851, 0.01302],
    [0.6261],
    [0.3131],
  ],
  divisions:
    '(uN!!u_!!(uN!!u_!!(uO!!1!!uPve!!vE!!(uN!!u_!!uPve!!vF!!)uN!!0!!uQL!!ud!!u!uM!!2!!uPve!!vD!!u$uL!!2!!tT!!2!!uQvg!!ud!!)uX!!0!!u%uj!!u^!!u!ui!!2!!uQvg!!ud!!Luj!!1!!uZvB!!uM!!vg!umu]!!!u%uL!!w!!!XuM!!u]!!ud!vj!u[!!vf!ulu]!!!vDuK!!1!!uZue!!T!!LuX!!/!!vf!ulu]!!!+v(!up!!!u[L!!v!!!vf!ul@!!!Avj!uN!!!ud!TP!!!uN!vD!v/!!vf!ulv,!!!+v(!!0!!uK!vDu:!!!2ut!!+!!ATv,!!!!vf!ulv,!!!ua!Tv,!!!4G!uT!!!uK!v!!vj!!uW!+u:!!!ulv,!uD!!!ve!uN!@!!ub!vhu>!!!1!+va!!!uW!Ou:!!!u&u:vB!!!!v,%!!u[!!uV!uK!u>!!v=+u=!!!!v)d!!u]!!u(v,!u[!!!veu>!!uK!!uV!Pu=!!!unv,!uD!!!v=vGu:!!!!Sufu&!!!!uV!u=vB!!!v+!uE!uS!!v=+va!!!!u(u:vB!!!!v,%!!3!!u=vt!u#!!!us!uJ!u>!!v=u=vB!!!!v,!uD!uR!!u(u:vB!!!!v!!vi!uT!!uV!u:u#!!!v=QvZ!!!!v+u9!!v9!!u(vcvD!!!!u>vt!n!!!us!PvZ!!!4v-G!!!!u.+vZ!!!!u:vB!n!!!v=u=vs!!!!v+!uEo!!!u(vcv=!!!!uV!Qv[!!!veu>!!C!!u.OvZ!!!!u>vp!E!!!ub!vhu>!!!u.vHv]!!!!u:vA!vP!!!us!u*vb!!!4v-G!!!!uI!v,!uE!!u>vt!C!!!u:u#!!v&!!vavD!!*!!v=u=vG!!!!u.QvZ!!!!us!u*vb!!!v=u=vs!!!!u0!5G!!!v+!uEn!!!u.u2!uE!!!u:vA!!ug!!vavD!!*!!lvB!!uA!!uJ!vavD!!!u:v@!!v&!!l!W!F!!u.u3!h!!!u+v_!K!!!v=u=vq!!!!uI!v,!uC!!u/Qn!!!!ve!C!vP!!us!u*ul!!!u*l!uA!!!bu;!!m!!u/uEvZ!!!!ve!$!m!!uU!Zvb!!!5Gm!!!!u0!viv$!!!uI!v_vD!!!v=u=vq!!!!u+v_vn!!!!u.uEvZ!!!!u*uU!u8!!!v+!uEn!!!4!n!M!!u/Qun!!!!u0!vdvO!!!uI!v,!uC!!u>vs!v?!!!u:vA!!uh!!v^vC!!w#!!v=u:!v%!!!l!W!F!!u.u3C!!!!uov7!!us!!u+v_!,!!!5!p!?!!Zvb!;!!!u(uU!!v0!!u/vH!vT!!!v=u=vq!!!!u0uY!!u6!!usU!q!!!w!!u#w$!!!l!W!F!!.!u(!v_!!uov7!!vB!!l!gvm!!!v^vD!!S!!u:v@!!v&!!u.u3!i!!!u6!v&!uq!!u0uY!!vd!!n!uCv)!!!vavn!:!!!u/KvZ!!!!6u6!v&!!!bu;!v*!!!v]!w#u4!!!vsvO!!8!!l!V!F!!.!Gm!!!u>vr!!vQ!!u0!u6vA!!!v+!v;uE!!!u+v_!,!!!u.vJun!!!!v=!H!v.!!B!vd!r!!uov7!!vB!!l!vh!V!!v^I!!S!!m!V!F!!u:!ug!vl!!6u6!!vc!!u+m!G!!!u/u3v4!!!!bu;!v*!!!u>vr!>!!!v>%vP!!!!n!uCv)!!!v_u)!!,!!u0!vi!D!!u.hvZ!!!!uov7!!vB!!u=vr!!vM!!u6!v&!uq!!v>%vP!!!!v+!v;uE!!!va!Y!v:!!$!vPvA!!!6G!!vc!!u0v#!!u1!!u+m!R!!!cu;u2!!!!w!!C!vP!!usqU!!!!u6vA!vP!!!u/Kq!!!!v^!Su4!!![q!K!!!v8WvW!!!!vB!o!e!!u+vU!)!!!urir!!!!vdj!!$!!u/KvZ!!!!6v,!!vc!!u=vq!!vQ!!%vQvA!!!!m!V!F!!v_u)!!R!!v>uEvZ!!!!u0v#!!u1!!uov7!!^!!B!vd!r!![q!K!!!v=!u5v1!!!vB!u#w$!!!u6!v&!uq!!u0uY!!vi!!v_u)!!R!!u.vJvU!!!!v6ukv+!!!!vB!u#w$!!!u:!v%!uq!!l&!!vh!!w!!C!vP!!u=!vM!s!!GvW!!vh!!v_u)!!-!!v>I!S!!!u/u3v4!!!!u6vA!vP!!!6v,!!vc!!cu;u2!!!!m!vn!9!!v^!Su4!!!#]!!vK!!w!!=!a!!usqU!!!!u6!v&!uq!![q!K!!!&uGvP!!!!u.vJ!v2!!!kL!!vh!!m!V!F!!v_!R!K!!v>7u9!!!!u0!u1!u2!!uov7!!^!!v8WvW!!!!uFrvD!!!!u6!v&!vo!!u=vqv%!!!!m!F!vk!!u-!vR!v3!!cu;u2!!!!#]!!vL!!v_u(v,!!!!u6vA!vP!!!u0v#!!u1!!uFr!vY!!!6I!!vc!!vU!uBvI!!!vZ!uC+!!!w!!=!a!!v_!RuH!!!urir!!!!^u7!!_!!u/vB!u#!!!nvF!!f!!v6ukv+!!!![q!vY!!!v>7u9!!!!vNv?u?!!!!^!vdj!!!u0v#!!u1!!u+v_uC!!!!uov7!u@!!!m!WN!!!cvSuc!!!!#]!!vL!!u,!vV!v3!!%!vh!o!!kv5!!vh!!^u7!!_!!u0uY!!u1!!u+m!vn!!![q!K!!!vC!p!vX!!u6!v&!uq!!f!v)!J!!u/u3v4!!!!6e!!vc!!',
  leaves:
    '/wBwY/-w/wA-+w$+w.+vlvo+)vYvf)&vTvW&5vA5vX2vX2vU3v43vR&v3vE&!v*!v>v#++v70us0v83u]3v/7unv37/uh/v+0ua0v*!ul!um;v&;uTuhuiLG5uH5v!!uRua!uSv(@iuruW>U-uN-uaum9u>9$u;$uKuhuM9SHCuZuU.ua.uJu_BueQuP]:umu=uHE;uCu>DIuTuU7MHu&HuoucuN4Z8uJ&uq%uLZuauJuM5Ku[(uHXsL4uGuWXuN$v3s1tu.:Fu-uDuEKXu4u]W3u>-Iuev-i5ruH)Ju8!uA!uhv>u*K>=buWuR>uo5uBD6uru^uBEuS&v9S>u*lC7u-OXuIuJ#@u!tv5u)Bu(Xu$+I1OuKuBu>5_uS!u.u;!uFQ_v/vDu0AFOZvPu>Lu1#Su51]uMuIqL?v)u19tBMuQu95vP&u)AXvKuGu$j=vlv-&ulu#:@mp3u)uCv:u+uA6u,K>v3u1JGvW$/uBv.uAum#ulnu+??B/u&uIv4u5O@vR]u>K+&u$u8v.uPz1$u#uo%uhn:;gfv$>u/,m?@vFm>x5;8nw1;4u#uqu)1u!uEv*ue#uVjE7ugu!v-Q@u.DEv4$u%Au#uruF-vj,4fvi7*uAu7>rCDuFuF+wk7Dv(u$@n8v&up+wNGv3E5u[suo7u)*9au0v8c:vh/uW)ed>u57umu5w6X8-u&hv2^:l#ui%uVl#uL@u%ug2m1ui8_qC3uOm.hsv/+ihubl:Bug;?uh!.uI5u2+u!u#v(uYGuT)ue3q*e?;ueu;+v+O4duPZ%wsBi;ulo>eu,.uVvJVV,)uh>v+(ukD_$upVu=H,usH*@u(v#?1uAew2C8@VvFuA(G..N9ubk;uL%v!PvFRG37uX+>0bu3u0u9&w=&X4usuR2vRjmw#?i&5Eun>,>u8c-qVun8V#uAu&yCk)+=vGV2u-257ufm7uF+[@e)vFvMuGuX!>78!g)uR;v!+^u*uJ)uX=s%PvTu=vDPA37v.u+1*nu)u,5ubk7*v+u1p49usV3u++uqfm*ufu!xLe)c?1uC(^3uJ3?u_7$v+uHFu=G.>/Su:uBvBNA1q)v@M0v3hk([3uH58!c)uruGqaTy=%47uoTwE&i&3v(*uk;uTvF+?*w21Nv>N%uFx@(;$gRu])$uju(&w$-uY97uC(6]%+1u)>ug&UuGu98ul81+gLuZ/=uiPo&ueo4*m-3uVg5!usvS4+[HuDw8$g$v@JJ*%HvTu4&v^+uQ&8v,uF6##F0v&bkvNCC-!uovK25Cpu7uI@).6%%F*w(lu+4fv,#=,v_-(v&v=f$u5$F!uiu+R,+uAu@Zg,uVu@wK*7-=ucN5uLv+&1c6N&&u]tMubwg#=*&9Hv9H%0uiZe&vK)uK6q(-%uIDu3(uKuH)1uNa5&vAu9BU:&u;u%iu?(v>HH(95u:(0Jou,.ua:jEuJ&]1uJ^5$y!Gup3uFuk)Ku]w.!5AuIKu7w#(5vt%c&&xGOu,09u[L1u12F+vA^5:*&;&wFu50)OuAu-mvbu]$2!FuL#uCu)-uA>&,&wP4uES8&u5Qv$wm(u:Av*&vj#^$(VMuWv;FF%/v%U$uKMuZ&GuRvn!$vS?uj6(t-uc#uB)kvRuT!v5CW$/[5uS&v0-uC.d!!,uUXa.uQu+NT^*uJ21uYJ',
}
