import type { TreeTable } from './trees.js'

/*
 * Made by `npm run train` (bench/eval/train.ts), which says on what data, with what folds; do not edit.
 */

// biome-ignore format: a table
export const FEED_TREES: TreeTable = {
  base: 0.2618,
  cuts: [
    [0.001374, 0.1499, 0.1667, 0.3651, 0.4337, 0.6, 0.6262, 0.6669, 0.791, 0.8079, 0.9451],
    [0.2203, 0.3432, 0.3784, 0.4258, 0.4667, 0.5494, 0.6408, 0.7, 0.8, 0.8226, 0.8523, 0.8809, 0.9261],
    [0.003516, 0.07939, 0.1766, 0.1917, 0.2808, 0.2952, 0.3556, 0.4463, 0.6772, 0.7797],
    [0.0005453, 0.002416, 0.01568, 0.467, 0.6078, 0.6317, 0.6772, 0.6998, 0.8058],
    [0.0000139, 0.05597, 0.09432, 0.1171, 0.1266, 0.1597, 0.2315, 0.3222],
    [0.0001245, 0.1233, 0.1398, 0.1731],
    [0.3841, 0.5155, 0.7085, 0.7189, 0.7307, 0.744],
    [0.3453, 0.4278, 0.4445, 0.5809, 0.6111, 0.6279, 0.6411, 0.8365, 0.889, 0.907],
    [0.05151, 0.09809, 0.1702, 0.3001, 0.3282, 0.3418, 0.3588, 0.6119, 0.6267, 0.6642, 0.6797, 0.7804, 0.7996, 0.8718],
    [0.004689, 0.01517, 0.02617, 0.04129, 0.05314, 0.08623, 0.09688, 0.1213, 0.1625, 0.238, 0.2595, 0.3801, 0.6172],
    [0.06055, 0.1166, 0.2899, 0.356],
    [0.21, 0.5002, 0.6414, 0.6789, 0.6983, 0.7703, 0.8555, 0.904, 0.9126],
    [0.03724, 0.1059, 0.1704],
    [0.1147],
    [-0.09644, -0.04159, 0.0004083, 0.04425, 0.05117, 0.05987, 0.101, 0.1567, 0.7317, 0.8957, 1.135, 1.375, 1.544, 2.059, 2.654],
    [0.01133, 0.0227, 0.255, 0.2787, 0.3045, 0.7148],
    [0.1166, 0.1952],
    [],
    [0.05652, 0.06856, 0.1069, 0.1344, 0.2354, 0.2502, 0.2847, 0.307, 0.3956, 0.5514, 0.8751],
    [0.0848, 0.1444, 0.2031, 0.3641, 0.4141, 0.4346, 0.5387],
    [0.06906, 0.1196, 0.217, 0.3686, 0.4313, 0.4363, 0.4718, 0.5896, 0.651, 0.6612, 0.736],
    [0.2604, 0.3, 0.3257, 0.3681, 0.4138, 0.4724, 0.651, 0.8073, 0.8205, 0.8456, 0.8581],
    [1.5, 2.5, 3.5, 10.5],
    [0.01151, 0.0541, 0.1283, 0.143, 0.1695, 0.2409, 0.7538],
    [0.02255, 0.06257, 0.08462, 0.1167, 0.1303, 0.1546, 0.1649, 0.1853, 0.2518, 0.2788, 0.293, 0.5162, 0.541, 0.5723],
    [0.01773, 0.0429, 0.06026, 0.09794],
    [0.06095, 0.2625, 0.3036, 0.434, 0.5781, 0.7677],
    [0.1911, 0.2, 0.2156, 0.3333, 0.4103, 0.451, 0.5388, 0.5824, 0.6614, 0.8301],
    [0.0001384, 0.008542, 0.04289, 0.04814, 0.05374, 0.06082, 0.07564, 0.08321, 0.09212, 0.1016, 0.1327, 0.193, 0.3144, 0.4124, 0.5167, 0.5451, 0.6132, 0.6495, 0.73, 0.7493, 0.7832, 0.8239],
    [0.01387, 0.01577, 0.01814, 0.02091, 0.02453, 0.03572, 0.03999, 0.04408, 0.058, 0.0709, 0.08853, 0.1125, 0.1946, 0.2263],
    [0.003987, 0.004416, 0.006334, 0.00736, 0.008525, 0.01463],
    [0.1407, 0.3719, 0.5785, 0.6797],
    [0.313],
  ],
  divisions:
    ')F!!2!!wBv1!!2!!Ei!!w@!!u9c!!v(!!)v:!!v*!!uhX!!ve!!w2u:!!4!!w2vE!!ui!!)v>!!2!!w3vE!!v(!!+ue!!uk!!w0!v$!vM!!u9v9!!4!!+v>!!0!!ugw?!!vF!!w0!5vM!!!ufw0!!vc!!uiw1!!ur!!+v.!!v+!!w4v/!!v;!!6vNvc!!!!u?v:!!3!!uq&!!v8!!w0!v;us!!!uew0!!L!!w0!v;J!!!Xuo!!v)!!*v>!!1!!v1!w5!vZ!!ue!vF!w5!!vcc!!v*!!v1!cv>!!!4v0!!u@!!w/!v;vZ!!!-uo!!0!!v2!v8!+!!Mc+!!!!w/uW!!v;!!v-!w5!vZ!!ue!v/!uW!!Nw5!C!!!vcuc!!uk!!vMvb!!v$!!uc!uo!uB!!w/uW!!ue!!vMvb!!6!!u@uV!!v3!!uBw0uW!!!!uo!-!uF!!vZvfuV!!!!vM!ujU!!!Xun!!v,!!vL!v&-!!!ub!vc!uF!!vZgw)!!!!v;w/vm!!!!vJ!Z!uk!!v-!cv=!!!vM!v$-!!!uBvM!v$!!!ZvJ!!uF!!7vD![!!!w-uW!!vZ!!ub!uWvc!!!vMX!!c!!uVvb!uF!!!v;w>!!ve!!uBvA!j!!!vZZw%!!!!vD!ub!vd!!vZZw%!!!!uVw>!?!!!un!uV!wA!!vMv;!!6!!vD!uVw/!!!vLuTuM!!!!uWw>!X!!!vZuVvf!!!!un!ub!w*!!vM!u[!D!!vZZu1!!!!un!-w$!!!uBuV!vp!!!vD!uBuV!!!vZuAu0!!!!uWw>!>!!!uF-u1!!!!cv/!vc!!!vM!v%V!!!v=!vc!w&!!uTu=!!vI!!uVw>!u=!!!vMuM!!6!!uTu=!!t!!uFuL!w7!!!vD!v=![!!vLuSuM!!!!vZuVw;!!!!uFu(uL!!!!uBvM!vW!!!uTva!!v4!!v=!vD![!!uFZu1!!!!w)vc!!-!!vZvfv;!!!!w,u*!!H!!uCvM!v%!!!w(vc!!-!!v=!uCuF!!!uCw&S!!!!uSu=!!vI!!uVw,!I!!!vD!vZuV!!!uWw>!I!!!vLuSP!!!!vD!uCw*!!!uI!uSv^!!!v=!w7!A!!u0!f!Q!!uWva!!u1!!:!u4!u$!!uI!uS!vk!!uGuBu0!!!!vL!w7v=!!!uFu(uM!!!!vZuV#!!!!w)vcv;!!!!v=![w$!!!uG[w$!!!!w>vk!!$!!vD!uCvZ!!!ku0!f!!!uSG!!v7!!uDuT!t!!!;w,vm!!!!uFvfv;!!!!kuI!uV!!!w&vb!!_!!u0va!!u!!!v=!vM!vW!!uCv=!o!!!uG[vA!!!!w)u]u1!!!!vD!vZ!T!!uT=!!vI!!w>vk!!P!!w&vbuR!!!!u-vauT!!!!kum!v=!!!u-!S!w5!!uVv]!!v5!!uI!uQ!vH!!vnv_uV!!!!w,u+ul!!!!u0!S!^!!w&!u&!vO!!w*!_h!!!;vM!U!!!uFu)w*!!!!w7v/!!A!!u1!uZvK!!!v=!;w@!!!uI!w,uU!!!w&vb!!a!!vn%!!w:!!w&va!!b!!uT=!!vI!!uCu0!S!!!uTv^!!t!!vnv_uV!!!!um!uCvZ!!!w*wCw%!!!!uD/!vf!!!uGw7!@!!!vL!u]!vQ!!um!w6v!!!!v=!o!w,!!u1!uZvK!!!uFvf!vP!!!w(uB!!u>!!uQ!vH!v@!!w*Ww#!!!!uIup!!uQ!!v[vfv;!!!!vnv_!!w:!!w&!_uP!!!;o!w,!!!uJ!uK!uL!!lw*W!!!!uGuCk!!!!um!(vn!!!w&vbvq!!!!u-vS!X!!!uQ!vH!v@!!ouQ!!w,!!u-!w3!e!!u0vY!!u!!!uFYu1!!!!uI!uQ!vI!!va!u=wE!!!v=ud!!va!!uV#!!u8!!v[w6!A!!!muVw;!!!!vL!u]v=!!!w&!u=!a!!w*!uc!uP!!uI!uK!uL!!;v=!o!!!u0!f!Q!!vDd!!vl!!uDw(!-!!!7w6!!u.!!v[(ua!!!!u1!u!uL!!!uFu)w*!!!!uGu)!uj!!!o!vh!vl!!;v=vU!!!!uCuQ=!!!!va!w&!.!!mu1!f!!!uW#n!!!!uGva!u2!!!vl!w,!O!!vZw+!vg!!!vL!w7vi!!!w(W!!-!!mu0!f!!!uGu)!vQ!!!v[uCum!!!!o!p!vh!!vns!!r!!w&!u=!a!!uJ!uK!uL!!(vo!v1!!!u-vS!!S!!uQ!vI!w8!!w&vb!!u=!!uWw=!!u7!!u0vX!uO!!!u/8!!w3!!uQv^!vn!!!w*[!w!!!!uFvf!vs!!!uT=!!v6!!mw*w8!!!!u0va!!S!!uQv^!vn!!!vCu)u6!!!!vlv#!!]!!uIvF!!vT!!u19!!u!!!vDu;!u5!!!uEw8!u=!!!uW!u7a!!!w%vV!!u=!!vL!u]v=!!!ouQ!!p!!uCu0!R!!!w&vb!q!!!v=ud!!o!!v[uCum!!!!uQ=!!vH!!u^uH!wD!!!w5!B!^!!u,X!!w.!!uI!uK!uL!!vluXvj!!!!uWw=!!vr!!w(W!!.!!uJ!uK!uL!!mu3vc!!!!o!w,u+!!!u0!f!D!!vZ!vKT!!!vl!w:vG!!!u0!u%u_!!!v=u4!!;!!uQ!vH!wC!!w%!u=W!!!uV!6v?!!!uQ!w9vB!!!u3ut!!u#!!uGu)!uj!!!uIup!!q!!uVva!!6!!vCuN@!!!!uQ!w9vI!!!u3vb!!vt!!uTG!!vH!!u-!w3!uY!!w)!,vR!!!mu3:!!!!uCw+!K!!!uWw=!P!!!u^w&!!vO!!o!p!v=!!mw*W!!!!vCvf!vP!!!',
  leaves:
    'x(??w0)w>)vrw;::vnvm&vd&0w1vX0=vVvs=vsOOv5Kviv9K,vE,v>CvSv!C)v:v3)vMumP^)v4)v-)ul)v+*us*utv8NYu^!uiv4!8u[8v,)uhuq)0v,uW0u//v.uG+ub+um;uk;uNupug>S@umuB@uh>ukQ*uDu[*!uF!uUuKuj>auG@ujCuF)uU)uCIuJ>=u_6uau]u:5QBmBuiu05u]Ku;*Vu^u]OrOucu3ZEu6>u/Au3C]uc+u1u=+#u^#v#uQTg!uNKuC*!uYuV!c5ui5uHS-ueuqUj+AbuWuZbu&$v#&au,&f[+u]uOkV.(Uu%uN3:_u$u4eF2uG$YTXO$uZF4uru^J[uaJJU&u2uFGPGuCoNT$uEu$$ah(v-6_uV6Hu+(uS5OuQuDvLu4[H3OuKu>uHSBv&v&8rrl#u9#vBu@$u.u^&v]Gu)Chvl:u:v;u7uon.upJu1S#DIuCu1ui%vAb:XGuKv/ADu%DIu0u-u!A@vR3u$u4v0>o(jFI#uFusGr$u+@xLDu7MVuQuS)u)#u!;xPDu*SRv(v!r?DuC&v$?G9uku&u#?u:ut90uBu=u$9vj%ukn?B9mu:un4hw1>9Eu#sAuZA59,uHus4fvmBuc(v*j0fu$ums7wS1u-M/u=ue(ju)g=9uq$>u[=u[#uLfuqub%Tu[C#T>vOu79I5vpv=,v)JRug8v]-7GuGv2>Gu+!l:u,u_A)uGi!uF_quS!uF_)u!u*v%0u&0;uQ!u+b;v:0uAw$(u=G2t+v!CuL)uQ-apuRT2Tu:6fuDu40u,uH5uO7(u)jB,uc5Cu%un7u!u%iuI)utCva#wK-.u!.@c9bUQduO2T7.u8Dk:Xm)vt9uS8vj)kv-yY*::uh-9uJUH/u]uAuj)xGWu03i(uI)[uEuJ&S&N7OvC9uEI-ZuKuJA)0]u/u6Kugu@+6Nu$uCvQ#w6/7uB+u^u;)w.)euixN*u[$mh)u9u,ouH*Tuk2)Nuh9U$:uU#Q5uCZu!&7Kv45(u2@uB&uSv8!0vXja-u!u4kvbG6>+^VuJ)x&u7+-%vAu%Xu$&uAu#u;uK(%du7uQ%nuiu_uQ*i/5IVMv)6u*..vLf[u$wki+@u5Q;Fu-u151K_u>u:4v&$6##NuiR=1v6#0v32$HuFs&_uQ5:^!+wZauo)u[#v^u4cuG(V9,u:5ujm9RuqR,&uX;ucG1ue1E#3u@3Tuh1&Wu6u>#uYeuXuYv4u.(R7(u4va*7uM4J#T1u_(uQgvE!u04]!uRXu&#v!-8fS3=g!#uCuN@1uR#uO#uicuPj#u[u;uOufun&uCCu)))wJUumfu3u?(((uH-uo&W5.uq?t.Pw>0M+=vLD4uL2#uGup$uHw6(9#HuK[(9lu1v2#uO=*NquK.fu)/uBvn*7$Ou:u+v/+uL#vh&;2$uSu-/Nv5u4#*3pa%v2u(vHu2!vs,16W!u$w0u]$1u1)uC.1]EucLL(d#uQu5v:%v&&!uTOu(4#/L*u[uR$u([u4(Yu*v1(K)uouB!u:u1V_u)u.(.]CuEuA?un)1uD[3&I4u-PCuD)1uP&9u:H(H.uo0u#)wfuF*%nu3v!,Fu)uYuW$u_##uMYuDv>UM&?/,uoK](u$,f8uU0ZwD,ur#v_&7u$I1&QvW5!Z?uA$vqVu:E03t&OuYJu6uVu=#%X^u=(n5q',
}
