import type { TreeTable } from './trees.js'

/*
 * Made by `npm run train` (bench/eval/train.ts), which says on what data, with what folds; do not edit.
 */

// biome-ignore format: a table
export const PAIR_TREES: TreeTable = {
  base: -0.1837,
  cuts: [
    [0.001374, 0.1597, 0.2563, 0.357, 0.3934, 0.6002, 0.6667, 0.796, 0.811, 0.8381, 0.8674, 0.9459, 0.971, 0.994],
    [0.2314, 0.3101, 0.4511, 0.4667, 0.7, 0.7726, 0.8226, 0.8809, 0.9261],
    [0.3468, 0.363, 0.4325],
    [0.02406, 0.08289, 0.4517, 0.901],
    [0.01492, 0.01838, 0.09201, 0.1035, 0.1347, 0.146, 0.1848, 0.3175, 0.5914],
    [0.0001245, 0.005934, 0.1453, 0.1615, 0.1807, 0.2705],
    [0.313, 0.3263, 0.7501, 0.8482, 0.9155],
    [0.4358, 0.4686, 0.53],
    [0.237, 0.2699, 0.2945, 0.3071, 0.3338, 0.3814, 0.4585, 0.5158, 0.5869, 0.6027, 0.634, 0.7394, 0.8457, 0.8622],
    [0.01789, 0.02973, 0.08442, 0.09477, 0.1178, 0.1598, 0.175, 0.2345, 0.3734, 0.4168, 0.5064, 0.557, 0.6668, 0.7051, 0.788, 0.8807, 0.9561],
    [0.06253, 0.1175, 0.1221, 0.2798, 0.4978, 0.7273],
    [0.5068, 0.5269, 0.6435, 0.6824, 0.7847, 0.851, 0.8623, 0.8849, 0.8931, 0.9015, 0.9195, 0.9277],
    [0.03713, 0.1051],
    [],
    [-0.09379, 0.0004083, 0.03318, 0.03984, 0.05509, 0.07412, 0.08373, 0.09548, 0.1075, 0.2166, 0.257, 0.3212, 0.343, 0.651, 0.7344, 0.891, 1.032, 1.129, 1.371, 1.532, 1.739, 2.056, 2.654],
    [0.03417, 0.2742, 0.3003, 0.8493, 0.9276],
    [0.08588, 0.5508, 0.6925, 0.7334],
    [0.5],
    [0.01003, 0.01544, 0.05445, 0.06529, 0.08947, 0.1028, 0.1287, 0.2503, 0.2774, 0.2982, 0.3206, 0.4095, 0.4577, 0.4807, 0.5258],
    [0.08241, 0.1214, 0.181, 0.2009, 0.2419, 0.3604, 0.4288, 0.4943],
    [0.217, 0.4363],
    [0.2604, 0.3, 0.391, 0.485, 0.651, 0.6631, 0.7667, 0.8116, 0.8602, 0.9367, 0.9505],
    [1.5, 2.5, 3.5, 7.5, 10.5, 11.5, 13.5, 26.5],
    [0.01172, 0.05549, 0.08007, 0.1293, 0.143, 0.1697, 0.1826, 0.2328, 0.8215, 0.9319],
    [0.008421, 0.01552, 0.02296, 0.08527, 0.1171, 0.1412, 0.1528, 0.1645, 0.1842, 0.1924, 0.2832, 0.29, 0.2968, 0.3999, 0.4208, 0.4436, 0.5643, 0.6152, 0.8413],
    [0.02016, 0.02146, 0.02747, 0.03102, 0.05711, 0.1211, 0.166],
    [0.06095, 0.2183, 0.2625, 0.3036, 0.425, 0.4875, 0.5781, 0.716],
    [0.0001384, 0.1535, 0.2092, 0.349, 0.4292, 0.4681, 0.6091, 0.7217, 0.7991, 0.8177, 0.886],
    [0.0001384, 0.01226, 0.01546, 0.04575, 0.05147, 0.07341, 0.08129, 0.08976, 0.1921, 0.206, 0.2482, 0.3129, 0.4109, 0.4344, 0.6406, 0.743, 0.7766, 0.7909, 0.8046, 0.8424, 0.8563, 0.8735, 0.8918],
  ],
  divisions:
    'ui)!!v#!!uhM!!v$!!ui)!!v+!!uh)!!v!!!uj*ug!!!!*ug!!4!!uk*ug!!!!u1ue!!5!!)ue!!4!!v&Lud!!!!uk,ud!!!!u2ue!!5!!v&Lud!!!!v#vm!!ue!!)us!!4!!v6Fv(!!!!v+u1!!T!!v&,ud!!!!Yuf!!4!!v7vc!u%!!!v(!*!4!!um-uc!!!!v7u4vc!!!!v(!un/!!!u0!v,!ud!!v7u5vc!!!!un-uc!!!!v*u1!!v3!!4!vpud!!!W!vf&!!!v7u5]!!!!v(!uc!vo!!uo/w5!!!!4!vpud!!!u7uc!v-!!!v8]!vP!!!(!vP!vf!!v(!b!vW!!u8>!w5!!!uc!vp!vW!!u8>!w5!!!us!uc!vp!!4!/w5!!!vPvm!!6!!W!vhu4!!!]!vN!/!!uc!v-vp!!!u8vH!uc!!!v8[!vP!!!u&=!w5!!!vH!O!3!!vhWuP!!!!vPvm!!6!!u&w5vd!!!!]!vhw5!!!u8uTvH!!!!uTvm!o!!!u&w6;!!!!vH!OuS!!!ub!vP!,!!uSvm!o!!!u]w5!1!!!_!viw5!!!u&;!w5!!!vH!u]uP!!!uT%!vN!!!vhvq!w,!!!u8uPvm!!!!vH!ub!a!!vP!vf/!!!uSvk!vW!!!u&w4!/!!!vhuSvk!!!!u8uP!vL!!!vHr!!P!!v;!u&w6!!!;!vrw5!!!u&u=w5!!!![!w3!/!!vhuSvk!!!!vKq!!O!!u9uP!vL!!!v;!Eut!!!vPsvm!!!!uTw+v%!!!!u&u=w6!!!!uPvm!!vL!!u]w3u3!!!!vhu]w5!!!!9vP!uV!!!vG!uPvm!!!u=vsu#!!!!u&u=w5!!!!v;!u&?!!!2!u8uT!!!vG!uTw+!!!w3G!!/!!vDu]u#!!!!uPvl!!vL!!v;!vHr!!!u&u=w6!!!!9vP!!p!!2!u8uO!!![!w2!/!!vhuSvk!!!!u&?uL!!!!vGs!!v;!!vDu]!!uE!!_!v;!vX!!uTv0uP!!!!u9w6!0!!!WmvA!!!!vHr!u;!!!u&?uL!!!!w3G!!/!!vKq!B!!!uTvW!v]!!!9b!!p!!u>vM!!u?!!Kw6!u!!!!OvLul!!!!vh!vQH!!!v;!Euq!!!uSvk!!v/!!w2u4!!/!!v[!svo!!!2!OvL!!!u>!u?vU!!!u(u#!vr!!!uTv1@!!!!_!v;!?!!u(u#!vr!!!:Em!!!!vPs!ur!!!Vw4!vq!!!v[!svo!!!uSu/!!v/!!2!OvL!!!u>vM!!u?!!u(u=!uC!!!9!w8A!!!uO!vL!I!!uSvm!o!!!b!svO!!!u(?uJ!!!!u9u#!u[!!!O!w.!t!!v;_!!G!!mvm!!E!!uP!vL!v@!!u&u#!uH!!!vDu^!!uD!!u>vM!!u?!!u(u#!vr!!!v[vq!!u!!!Vw6!uI!!!cmu,!!!!2!N!w.!!uSvX!uA!!!vFt!!w+!!uO!vL!I!!uS!u*v.!!!:v;!!w8!!u>vM!!u?!!u(u#!vr!!!u:u#!u[!!!N!w.!t!!vS!v]/!!!uTv2!vP!!!^uP!v/!!!mvov=!!!!uXu#!vY!!!u(?uJ!!!!vh!vSH!!!N!w.!t!!mu,!!w-!!uP!vL!v@!!u(?uF!!!!uS!u*w%!!!u9!vV!v^!!u>vM!!b!!mv)!vA!!!uO!hvL!!!2!N!w/!!svP!uW!!!uSvX!uA!!!u(?uF!!!!cmvo!!!!w5!0u!!!!:K!!w8!!v;_!!w+!!uS!u*w%!!!u(u#!u[!!!buB!uR!!!v0uQ!!v?!!mu,!!E!!svP!uW!!!v]vr!!s!!uM!fv@!!!u(u#!vs!!!^8w)!!!!u:u#!!.!!N!w/!t!!ve!vQuZ!!!S!vbX!!!nvm!!w-!!uM!iv@!!!u(s!va!!!u]!va!v4!!uSv2vX!!!!w9ua!v0!!!uM!vJ!J!!u>l!!u?!!^uPj!!!!u.u$!uG!!!u($!w(!!!N!w/!u$!!n!w-U!!!w2u6!!uO!!Ku$!!u_!!buAu@!!!!w1!+uL!!!2vI!!w5!!v]v9uJ!!!!svo!w+!!!kvl!w(!!!u(vj!w&!!!vSi!!vg!!vFt!!H!!m!Wu-!!!v;_!!w+!!u!J!!vZ!!uM!fv>!!!n!w-U!!!w99!A!!!uTv2!vP!!!svP!uW!!!uYu#!uH!!!b!qvK!!!uS!u+w%!!!u:u#!!.!!cmvo!!!!u($!w(!!!u]!va!v4!!u?vTQ!!!!u>vI!!u?!!G!w,!w1!!v:ZuP!!!!u(u#!vs!!!:!p!g!!uYu$!uH!!!iu!!!uK!!v]v9uJ!!!!kv)w#!!!!N!w0!u$!!uM!ivC!!!^uPj!!!!nvm!!w-!!u(w!!w&!!!2vI!!R!!u>vI!!u?!!u:u#!!.!!eovo!!!!kL!vB!!!buBu@!!!!w&7!C!!!u(w+q!!!!vEu^!!w7!!s!va!U!!dup!vA!!!w9HvA!!!!svP!uW!!!uM!vJ!v@!!^uP!v/!!!u.vEu^!!!!kvl!w)!!!buAu@!!!!svo!!vZ!!uM!JvJ!!!uT!u)T!!!kus!!uU!!u(u#!u[!!!iu!!!uK!!N!w0!u$!!v;_D!!!!w&$!^!!!K!u_w5!!!w6!vtuN!!!v0uQ!!vR!!u(#!w$!!!w+vb!w*!!!qvn!]!!!uM!JvJ!!!kL!vB!!!u?vTQ!!!!e!tu=!!!uTv2!vQ!!!u^!v_!v5!!m!Wu-!!!uS!u*w%!!!',
  leaves:
    '%wU%w3)wA8w)*w(Cvs$vl$vMu82vbv40vQ0vTu*:vHv,(v.(vB=v==v-fMv1v0t=v9uf$ud$v+]Kuour+ui+u_:ul:u[XAuYuX#v-u_#dIusu]:uh:uAuSUTujumuPSTXQu^ubu%Qv$u_ua[Runu>u?L=nOv!uTRSuKuV-ug-u9uZPUuOuH3u.KK;uiuFuGJuH.-UuGuTuNJSu?d#uLuoMu2,uBu9u01Iu8uDDuNuF@YusuEsN4u>>UumuMTu+$u;1Mu=%u2u@%u)7uUCuRu0aJu6KJu1f7MueEp,u+uLFYv-vHM&u#W(JuH#u#u5#hOudv+uFTIu;d?du^guQ0wUuB9v4v)v9U)VuU@u>.muI0v9&w&Ru?u+N^ubu>>Uv$v/GBu%u;t0w6.Bu=u7u1)_uSv&tu&!F^!ujuN5^us-vM@v!K5v7u/6]LuOvXp?Pug#ujlq1Cu#5ouluqu5;v*ZK3v&u-uG9Q94hFuau[0k5!uO!?_u;1vT/muhuou!1y#F,Ju9u*1Iu?u&5u@.lv!u&+l&Stu91iu]umuSuj%bu_(buOuo^-p4ZufR+[uMuHuJ&xX@uM_;,/cuRui5Iv+>uZ0XuIu$9uPVE/uYqvOa$ugvHjj,%uGv(Wav3+uP%uWsv&$v4buQ2suT/v;ZZ%vG[&uc4XuHHuA55,&KufuqU+uq;weKg)$Hviu#--ID+u)Audu=,S3u/&x->$u^u;LF?/u-uP1AJua-ut--vc]v5g-uZugUv+uB-+vKXv5*uT1u(X$$4)ub5u0D?-u$M/wi;uL1AHwOKc+&v,Qv5%;uG;(wIQucKu20u*AuO$=vCO&v5)v=JuE,-uk-Rv&:38u?uF)(wouGu/)7v[uY#uGupOw?I^))utPv7-uK$u1$5w@u*Cu^uL/uF,-R!vIiu#v7hC-*w*OuS%u=ovZH(u4Hw2CY))ujJv7)uf9uM,+uW+-C,m!mveuMu)y6C)bUuU.)1uru%v6M&v9)u/:ut,+uS+,uIuP$(wCu?u+vSG$v9#u8uXvP#uqu:Vw%CG-u=Ru5.(vR=vFu>*-RPk&:!vCcpvGE&v9=uSu@/)=v%P(Du.DLuoA+#u4uPvH)u]Bv5lkuA-#uW4uB,u?u7)Lg&6+uM+i*LuTu,)uDLv5Hu_v1)&KZus,)ua))a.uBu/5u*%:u%ul&*fav;-!v0v5%uIl>$u/v:huE&Qu1*v_2uEvDsU),v#uY&&@uhrgus%v3*)u,)3v[u%$$v>IvV$u!>ua;}aQ+-uPI1SuT+Cu49)*63u#6G{QZ*u>u4(v/%t,unusX2/5utY&Fug?)%u(Jo*du/t3vOr$%5u*u-!cvUu2He$6&1uVuS8v+)0#u4u3vB&GVuq8uAu1-au^%v/%uCh92vDuP)w2.Q&0!p!Ouq&u-&u1Fv+%vF>r$DunuO&c2uau.7)*Nus6*,&u(&*Nu)v-*uruO$:luR$u7u(%v+QuPQ$w%.Q&$IRuo?u.u!-(w0d(9wqO)&uMxj%(vI)v&%u0uVK+!vUev>-[-$^1sDa$4(vJh[iwOE&%DuRhCy8N%;zlK+0NFS(u%0v&#v(u2vVv1)u7$)u3;v&&a,uW*)u%)Buou^#8fvl%#r9uU$uF;uW#uA2u)qx+#usuiBm)8;u*.(u#0us%vrb(4v>uB&.TuT8!WvGu##ugu(91ulS&#u#u;v)',
}
