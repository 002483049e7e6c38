import type { TreeTable } from './trees.js'

/*
 * Made by `npm run train` (bench/eval/train.ts), which says on what data, with what folds; do not edit.
 */

// biome-ignore format: a table
export const PAIR_TREES: TreeTable = {
  base: -0.04783,
  cuts: [
    [0.01346, 0.1487, 0.1659, 0.4759, 0.6, 0.6245, 0.6642, 0.8, 0.905, 0.9324],
    [0.2191, 0.2838, 0.3432, 0.4258, 0.7, 0.8, 0.8124, 0.8809, 0.9261],
    [0.1912],
    [0.4353, 0.667, 0.7949],
    [0.1178, 0.139, 0.2319, 0.3076, 0.3301],
    [0.0001245, 0.004996, 0.1689],
    [0.3277, 0.3526, 0.6968, 0.7405, 0.7529, 0.7945],
    [0.09309, 0.4378, 0.5003, 0.5319, 0.5801, 0.8425, 0.8751, 0.8924],
    [0.04895, 0.09574, 0.2102, 0.2397, 0.2933, 0.3061, 0.4003, 0.4393, 0.4592, 0.7102, 0.7612, 0.868],
    [0.0002527, 0.02566, 0.08977, 0.1228, 0.1503, 0.1635, 0.1797, 0.2195, 0.2414, 0.3661, 0.416, 0.4728, 0.6407, 0.7395, 0.7796],
    [0.03317, 0.09019, 0.1195, 0.1572, 0.1771, 0.29, 0.4429],
    [0.5084, 0.6401, 0.6801, 0.7379, 0.8442, 0.856, 0.8875, 0.9019],
    [0.1306],
    [0.002075],
    [-0.1835, -0.1069, -0.06752, -0.01182, -0.005789, 0.0004083, 0.003525, 0.03176, 0.03844, 0.05226, 0.06035, 0.09009, 0.1294, 0.1765, 0.3128, 1.169, 1.272, 1.413, 1.584, 2.139, 2.746],
    [0.02454, 0.03721, 0.2679, 0.2917],
    [0.06684, 0.0755, 0.09696],
    [0.5],
    [0.01201, 0.04467, 0.05647, 0.06725, 0.1036, 0.1281, 0.2502, 0.2843, 0.3065, 0.4603, 0.4817, 0.5252, 0.5626],
    [0.05891, 0.1763, 0.1943, 0.2843, 0.419, 0.4427, 0.5275, 0.7277],
    [0.1948, 0.4363, 0.651],
    [0.2547, 0.277, 0.3257, 0.3596, 0.4138, 0.4606, 0.6146, 0.767, 0.8116, 0.8592, 0.9465, 0.9537, 0.9688],
    [1.5, 7.5, 8.5, 9.5, 10.5, 11.5, 32.5],
    [0.01062, 0.01342, 0.05008, 0.1075, 0.1444, 0.1702, 0.5922, 0.8005],
    [0.02782, 0.03575, 0.078, 0.08934, 0.1188, 0.1309, 0.1425, 0.1639, 0.1744, 0.1842, 0.1928, 0.2086, 0.253, 0.2716, 0.2784, 0.286, 0.2922, 0.3774, 0.3955, 0.404, 0.4481, 0.4617, 0.6297, 0.7959],
    [0.02146, 0.03268, 0.04971, 0.06026, 0.15, 0.1752, 0.2753],
    [0.03423, 0.06095, 0.2183, 0.3036, 0.3838, 0.4606, 0.6342, 0.6612],
    [0.1537, 0.1983, 0.2034, 0.25, 0.3333, 0.475, 0.6, 0.8867],
    [0.01448, 0.06154, 0.07499, 0.0823, 0.2, 0.243, 0.2732, 0.3251, 0.429, 0.5053, 0.5951, 0.6637, 0.7427, 0.7803, 0.7949, 0.8099, 0.8381],
  ],
  divisions:
    'uS(!!uk!!uR(!!v_!!uS(!!u_!!uR)!!v_!!)uQ!!1!!uTA!!ui!!uRB!!uk!!*uQ!!1!!u^u$!!uP!!udAuN!!!!(uO!!1!!u^u$!!uP!!udL!&!!!NuP!!1!!uttuO!!!!ud+uZ!!!!u^u%!!us!!(uZ!!0!!v$tH!!!!ud+uN!!!!u]!uN!v^!!v$t!0!!!ud+uZ!!!!ulu$!!uO!!v$Z!0!!!MuP!!vU!!uju%!!uO!!uU+uZ!!!!uQ!v^!vD!!v$Z!0!!!uhu%!!G!!uV,uZ!!!!1!v_uO!!!ug!Gv^!!!uN!ulv_!!!v%V!v>!!!u[!us!v_!!ue-vq!!!!K!vT!vA!!u[!uN!v^!!ue-vq!!!!uN!v3!v^!!uWCv1!!!!v?X!!2!!ug!Gv^!!!V!v8!uU!!v%vR!vA!!!u[!0!,!!uN!v2!v_!!V!v>!2!!u+uBv]!!!!v?X!!2!!u+uBvY!!!!vV-vq!!!!uM!v1!C!!uZ!uB(!!!v?X!!2!!u+uBv0!!!!vV-vq!!!!V!v7!uX!!Guh!vp!!!u+uBv]!!!!E!vVC!!!v?!vO,!!!uBv]!vG!!!uN!v1!v_!!v1!v%vL!!!Pvov^!!!!vVu(uB!!!!v>X!!2!!uBvY!vG!!!u+vp;!!!!v0!C!vG!!E!vVC!!!uBK!vH!!!v4u@!!uM!!u,,vo!!!!v?!vOuG!!!uCu+vp!!!!Pvov^!!!!vVuBv]!!!!v/^vp!!!!v0!v*!;!!u,,vq!!!!uf!u@v]!!!v=!vO,!!!u@v]!vG!!!u+vp!,!!!vWu(!vH!!!v/Ovp!!!!v0!v*!;!!u,V!vo!!!uCv?!uG!!!4;!vG!!!u/!u@!uo!!u+voC!!!!u,C!vo!!!v6u?uf!!!!vVuBvY!!!!Pvo?!!!!v/^vr!!!!u/!V!v*!!u,v_!vf!!!u+uY!uB!!!v?j!!2!!uCvHu(!!!!uL!v0!C!!E!Pu,!!!vWC!vp!!!uBvHu)!!!!u/!V!v*!!uY!u+u@!!!u,vp!!u7!!v6u?uf!!!!U!D!Q!!vVvpC!!!!uL!v?!uG!!uC%!v0!!!u,v_!!u7!!u/!u3!-!!vm!,!vN!!v/^!!u9!!vn!,!vN!!uBvX!vH!!!u+uY!vV!!!vm?!!uK!!U!b!K!!4;i!!!!v?j!!2!!Pvo?!!!!u/!vLv#!!!uCv]!c!!!uY!u+!vG!!uBv]!c!!!u,v^!!u5!!u+uY!u@!!!vW;!vf!!!uL!v?!uG!!vn!,!vN!!v/^!!u9!!u@v]!!uo!!vm?k!!!!vS!v@uJ!!!u/!u3vE!!!Pvr!F!!!u+uY!!vG!!U3!!J!!uC%!vc!!!v0!v*!;!!u,!u5]!!!u/!vLv#!!!v6u>j!!!!uBup!!q!!u+vr!!vG!!ufg!+!!!Pvo!!ut!!;!vf!vm!!uBvH!!q!!uL!v^!e!!uY!u+!vG!!vV!vBuH!!!uCup!!o!!u/!u3u2!!!Uu@!v;!!!C!vN!k!!b!K!vO!!uY!u+!vG!!5!f!8!!uBvX!!q!!vm?!!G!!v=!uG!vO!!b!K!vO!!u@u#!!uo!!vr!-u-!!!vV!vLd!!!vLv#u:!!!!b!=!I!!vnu)!!uK!!u/!u3vJ!!!W3ve!!!!vr!-u-!!!u,u9!!vM!!v/^!!u9!!v0k9!!!!;!vf!vm!!uB!pum!!!uCv]!!o!!b!uE!vf!!v?!uG!vO!!v)s!!v0!!uBup!!q!!vr!-u-!!!.!%!vd!!u0!u3vK!!!u+uY!!vG!!Wu@!un!!!Qvo!!ut!!v&;!vf!!!b!K!vO!!vS!v@uJ!!!vm?k!!!!v6jY!!!!u/v7!!u3!!v]!c!vO!!uC=!!o!!b!uE!vf!!v*r!h!!!u+uY!!vG!!u@!v9!vi!!%!vdu6!!!u,u9!!vM!!XuAu6!!!!vr!-l!!!C!vN!k!!v/^!!u9!!vm?k!!!!/v:uI!!!!b!K!vO!!W3ve!!!!%!vcv-!!!6!f![!!nm!!ua!!vV!vFuI!!!=v-!v4!!!b!uE!vf!!vm!GuG!!!vr!Fva!!!v?!uG!vN!!v&vLv#!!!!vnu)@!!!!b!K!vO!!uCv]!!o!!u/!u3!u8!!b!uD!vf!!v($!vi!!!XvevZ!!!!vm?!vG!!!uY!u+!vG!!ct!!vg!!u@!v4!v,!!uBuq!v[!!!%!vcU!!!u0!u4vj!!!Qj!!ut!!Wu@a!!!!.v3!!u:!!v&vLv!!!!!vr!-l!!!v]!c!vO!!vCu87!!!!vS!v@uJ!!!Z!v5j!!!u@vZ!!uo!!b!Kv_!!!uGvk!!vN!!u,!vM!v*!!6!f![!!j!vN>!!!nm!!ua!!v)s!!v0!!C!vovj!!!vm!Gu1!!!u+!vG!vI!!uCvG!!o!!;!vf:!!!j!vNuF!!!uY!u+!vG!!vW!vFu!!!!u:v.!!v+!!Wu@a!!!!#R!!vb!!v&;!vf!!!vmu*v?!!!!%!vdu=!!!C!vovj!!!vl!,!uK!!j!vNuF!!!b!uD!K!!XvP!ve!!!v]!c!vO!!u@!v9!vi!!%!vcuc!!!S!T!J!!nm!!ua!!vV!v,ub!!!uY!u+!vG!!uGvk!!vO!!j!vN>!!!j!vN>!!!u9v.u&!!!!vfvQ!!vh!!uB!_uo!!!v]v-!v3!!!u@!v4!vi!!uCur!!o!!j!uK!u;!!u.!u4!u8!!vl!,!uK!!Z!v5j!!!uB!pum!!!',
  leaves:
    '.wQQwL&wCw7=.w*.w!$vtvm26ve6vZ6vR6vY!vN!vK0vG0vD9vT9v(nKv;v48v08v&7v@7ujIbv9v#*up*uqj=v&u]pGv9uh3v-3uV4u_4uUSPu[uplEv+uXuqTuf8OLueufjAv!uN*um*uVMMuIuZ0uPuA03v-3u7]Ou^uVuEuPDQIIu=uL;v)u+;dIucuPuVZSu[uWuJ,TuiA_u5IuQ#uFv+nu9++QuguNu1r;?v$lu3/+Ou^uHuUXu9$VCuIuF$uAuJ$uAu3(NuRuW9u]u%BEu1uiu]EfuITs)uLu#u/>u+1rv)&u0u9&uT!pv$-UuIuLuKXY/uis9j&u*u3&p?pus/QuAuDu>uE1upF?uru(q1nuqun$u=kNc$utkT8v;u6NY+v!l=u&?fu_u[.buOu9&ru$&u>>Sv/A_uDumv-?u%1ub$u.ek@?v&_y2J?-ku*ujFs!ul$u>uivj=buJuSKHv/u1-cuWuZuspm5)itufnu;$@JO)u]u$FEu%)v4Nue%u[VuN-auauTuilg3iFcud>u7%vLW72ZvV2vD?,hsua,u^@u]us;x+.I3umu&*Zu5uG)^uOuNvFu&u0*03nuXf2>u[P!o!.uAudv7uil=BuD)Wu[*uQ;uB.uGuruGv9su**v76Lu,3avOaug7wk.u)v,)uk!uQEoua7u)(u>us#v&.NvM^v+i,u,1u;uOA%uGv0W/uHuQGu1-Qu:d!u)uU!v)u+Zu!LuX+Iyr1NL!i!(Tsu:uqd&6Iu%.ukv)*u#HMr0u24@vSYb2>uO4&Lu3uW5s%-u;uOA#uEv*Qa/v&O)xWusE-c2uBue3up)&v0Ru4b(vLbu-wsvE-u-uk#u^u?XU3&yfuJWu[_&4D3wI*!v0&w6$u&vJ]uG5u(*&gv$N6#u*##uZ&w.uK8_%um(pF&u+?uj!uLYvpuO-ur&u;z>u5&,tR/7uT>cui(nD(v59fq$&vt#uoWuY5[$=7uL>^S/ueQ&4wbuK&g=u>uqB&07u$%v!!uku)RuIuUu+&7ufv7)&2wPuEH,Qv,%u8ufINvNN%2!u#!%luTv3A-[vb7v2u++1g#EBv+B*!uh+vd&0w@uAu7Uu^#u%u=uB&X%vFXsxPC)&Uv/N0$BuR5uD9Y)[0u7&x(ue=/v$/*vd6S&6d+(43YvV3v,u)+1ugX*R(vBR*vhMuA^{,f%F,Mutlu&uW)$,vqu?*lL-%u0u]G$wRu[=A?ud$3u;9U;u_us&YvX=#%vdFuK!uhv/v.&u-8ut$EuD35utu!--vI6uO&un9ui1c!CV+*uJ*luc?3u59Q:-UvLu0St(3v%u$+FvLp#(z1c+!v@d:uU%dB,u0v4$(w^tu!!vWqbW:v/#jul;&)Ev)J*v:uU&MuR;*V)*uD$(v^u64_)%*u:*:&W.u36v&V#q$uIS1ujO&&uf]&$Gu/v?%v]BuG)u9Tvg!uTv)v#9ui9(*+uS+)J^uI#v;u=N$a[vB0##9)u3JvWuK%_>!ICv%Pu-RC*v8uO&GuNx)#.!;u@;EvJ8Qwq1%(+uO+)c*v5)u-HvI/uru!-x$Pk&4X$%(vFMu.Qw01#u6u+v.$!uFv$ud$66cuG%]>&uZJ&)u)Jv=)u!Fv./usu5*v!Cu#*%uev?uK%Eu>+%w28uU!uFQv9)mv;%uIGr(+[(v)2umR##XuHu[',
}
