import type { TreeTable } from './trees.js'

/*
 * Made by `npm run train` (bench/eval/train.ts), which says on what data, with what folds; do not edit.
 */

// biome-ignore format: a table
export const PAIR_TREES: TreeTable = {
  base: -0.136,
  cuts: [
    [0.001374, 0.1533, 0.1718, 0.6008, 0.6668, 0.8, 0.9001, 0.9257],
    [0.2, 0.2203, 0.28, 0.3414, 0.4411, 0.4667, 0.7, 0.7726, 0.8, 0.8226, 0.8809, 0.9261],
    [0.0009921, 0.1336, 0.3572, 0.4318],
    [0.02171, 0.4287, 0.4489, 0.6331, 0.6795],
    [0.01696, 0.08771, 0.1197, 0.1314, 0.1425, 0.3109, 0.3315],
    [0.0001245, 0.1633],
    [0.3242, 0.3366, 0.5566, 0.5923, 0.6925, 0.7501, 0.8501],
    [0.1168, 0.1839, 0.4368, 0.4524, 0.5883, 0.8766],
    [0.04924, 0.2741, 0.2995, 0.3299, 0.3438, 0.3625, 0.398, 0.4599, 0.6033, 0.6862, 0.8636],
    [0.0002527, 0.05581, 0.07964, 0.09153, 0.1021, 0.1273, 0.1695, 0.2262, 0.2486, 0.3594, 0.3989, 0.4383, 0.4847, 0.6422, 0.7871, 0.9621],
    [0.0605, 0.1207, 0.4328],
    [0.5086, 0.5883, 0.6467, 0.6834, 0.7406, 0.7894, 0.844, 0.8787, 0.9042, 0.9296],
    [0.06571, 0.1154, 0.184],
    [0.004874],
    [-0.09656, -0.04073, -0.00334, 0.0004083, 0.02902, 0.03595, 0.04306, 0.05866, 0.06762, 0.08708, 0.152, 0.3257, 0.4025, 1.015, 1.22, 1.352, 1.526, 2.069, 2.674],
    [0.03064, 0.03747, 0.2243, 0.2667, 0.3167, 0.6331, 0.6812, 0.7343],
    [0.07345, 0.08343, 0.5119],
    [0.5],
    [0.01208, 0.03155, 0.05436, 0.06524, 0.09045, 0.1041, 0.1305, 0.1791, 0.2502, 0.2777, 0.299, 0.3193, 0.482, 0.5267],
    [0.1036, 0.143, 0.1828, 0.2023, 0.2209, 0.4293, 0.4962, 0.5348],
    [0.1863, 0.217, 0.4363, 0.651],
    [0.2604, 0.3257, 0.4606, 0.5753, 0.6146, 0.6631, 0.767, 0.8121, 0.8526, 0.9524],
    [3.5, 5.5, 7.5, 10.5, 11.5],
    [0.01133, 0.05279, 0.06364, 0.1388, 0.1668, 0.1788, 0.2314, 0.583, 0.7606],
    [0.00801, 0.01473, 0.02247, 0.1269, 0.1501, 0.1616, 0.1729, 0.2501, 0.2766, 0.2845, 0.2915, 0.3737, 0.4008, 0.46, 0.5748, 0.6253, 0.6877, 0.7405],
    [0.02905, 0.03358, 0.0429, 0.05, 0.06026, 0.1652, 0.2534, 0.2689, 0.2971, 0.3],
    [0.0431, 0.06095, 0.2625, 0.3036, 0.3384, 0.5781, 0.7882],
    [0.1476, 0.2015, 0.219, 0.3363, 0.4001, 0.4254, 0.4651, 0.5001, 0.5044, 0.5974, 0.625],
    [0.01552, 0.04975, 0.07009, 0.07743, 0.08516, 0.1969, 0.2119, 0.2261, 0.2408, 0.2546, 0.319, 0.3982, 0.4239, 0.5241, 0.6601, 0.7356, 0.7536, 0.7717, 0.7862, 0.8385],
  ],
  divisions:
    'u^&!!ui!!u]&!!ui!!u_(uZ!!!!u]&!!ur!!u_(uZ!!!!&uX!!0!!ua(uZ!!!!u(uX!!1!!(uZ!!0!!unIuW!!!!u&uX!!1!!uiu(!!uY!!VuY!!0!!unIuW!!!!&ug!!0!!u[!us(!!!uju)!!uX!!v*Eup!!!!unI!!uq!!VuY!!0!!up!Pvd!!!v+Eup!!!!ub)uf!!!!2r!!)!!utu)!!uV!!v+vU!r!!!up!uV!vb!!ubJuf!!!!v+^!vX!!!AuV!vb!!!uZ!v!ve!!!ucJuf!!!!up!WuV!!!v+Y!v@!!!0!vcuW!!!u+uX!!/!!uh!uV!va!!uo)v@!!!!uV!utu(!!!ucJue!!!!v+v@!2!!!up!W;!!!U!vXu,!!!v@v_!!2!!uV!vd!vF!!Wv@v^!!!!u.;!Y!!!uf!uU!*!!Z!vX*!!!v@C!!2!!u.v8!uV!!!v,Y!v@!!!W:!w&!!![!v@!vW!!u.uFv^!!!!uV!v8!vf!!up!uFvl!!!v8!W:!!!vXJuF!!!!v@u*!!2!!uFv^!vF!!!u.v8!uF!!!uU!v8!J!!v@!*!u7!!vXTuD!!!!Y!L!v5!!uFvZ!vF!!!v8!Ww&!!!sw&vU!!!!u.uGv8!!!!u,uO!!vG!!uGvFJ!!!!v=!*!vF!!Y!R!vX!!uFvZ!vF!!!v8!J!vF!!v@!*!u7!!uU!ue!uF!!:!*w$!!!uGv^!j!!!sw&9!!!!u.uD!v;!!!vXJw#!!!!v>!*!u7!!uFv^!j!!!Ww&!*!!!u1*!vq!!!v8!D!vF!!uDv^!!v;!!v@!2!N!!u4!u7u6!!!K!Wu1!!!u.w&!*!!!uGvlul!!!!vXTh!!!!v8!sw&!!!u1vf!vl!!!uDv^!!v;!!u4!u7u6!!!u.w(!+!!!Y!w#!*!!su1w&!!!!uT!v8n!!!Ww&D!!!!uFvZ!vF!!!u4!u7u6!!!6D!vF!!!v=uE=!!!!v-!D!S!!uGvFd!!!!u.v7!uD!!!v@!uK!u9!!u1J!!u>!!u4!u7u6!!!Y!R!s!!w$G!!*!!vXuFvZ!!!!v8n!!v-!!6!l!>!!u.w(!+!!!u0!u>vn!!!_!ivb!!!Ww$!uS!!!u4!u7!V!!v-!D!S!!uGvlg!!!!v>uEu+!!!!su1!!v)!!uT!v7!D!!w#G!!*!!vXuFvZ!!!!v=uE=!!!!u4!u7u6!!![5!!v-!!u.w(!+!!!su1!!v)!!v7!D!vm!!-!u,uO!!!w#!*!uS!!v@!uK!u9!!uGv_!l!!!uD!v:!v0!!6!l!>!!u4!u7u6!!!_uE!!i!!J!vs!w%!!Ww&G!!!!vX!vBuP!!!v-]!!vl!!v7!u.!vH!!s=!!v)!!v5d!!u=!!w#G!!*!!v@!uK!u9!!uF!v$!e!!u4v;!!u7!!u1vb!!u>!!h!T!vP!!u.w(!+!!!4D!vF!!!uD!v;!v0!!-!u,uO!!!h!T!vo!!v-]!!v7!!w#Hp!!!!s=!!v)!!u4!a!l!!uGvCve!!!!su2!!v)!!6!k!u$!!v>!.!vf!!uFvZ!vj!!!v7!E!vm!!h!vou?!!!w#u-!!*!!tu2v^!!!!uD!v:!v0!!v-]!!D!!h!T!vP!!w#GvA!!!!vX!vDuP!!!sw&!!v)!!ZuE!v$!!!u4v;!!u7!!a!l!uS!!u4v;!!,!!u/v5!u8!!!J!vs!w!!!h!vo!uH!!t=uA!!!!uGv^!j!!!v-]!!v6!!Wo!!v*!!a!Tv:!!!uDv]!!v%!!v6!u.!vF!!uF!u#vi!!!u4v;!!u7!!7!k!c!!sw&!!uk!!Fv1!v9!!!h!Tve!!!vYJ!vs!!!h!vou?!!!w#u-!!P!!vV!v?uQ!!!Z4vj!!!!u4!a!l!!tu2d!!!!v>!uK!vQ!!uF!u#vh!!!u/w(!u@!!!v5d!!u=!!v-]!!vb!!h!uI!vp!!w#u-!!*!!t$!vh!!!vYJ!vs!!!w#u-H!!!!h!T!vP!!vC!u9!uL!!u4@!!,!!Zvjvi!!!!v6!DvS!!!hv_v.!!!!uD!v:!v0!!tu2!vN!!!u5!u7u6!!!uGvF!u;!!!d!vE!vJ!!Fv1!v9!!!lvb!!uS!!h!uI!vm!!w(!u@!uB!!uF!u#v#!!!tp!uS!!!dp!!v(!!bud!!m!!uN!v4!uS!!6!?o!!!u4@!!a!!vh%!u@!!!u/w(!u3!!!v-]!!vl!!h!vou?!!!v@!uK!u;!!uFvZ!vj!!!vh#!!_!!h!Tve!!!u2d!vE!!!w#Hp!!!!t$!vh!!!u/w(!u@!!!vX!v0!vM!!J!vs!q!!v;uCp!!!!u4v;!M!!!u2!vN!v/!!t#!vg!!!vlvT!g!!!_uEu:!!!!tl!vr!!!w#u-!!*!!vYv^uJ!!!!v-]vK!!!!v@!uK!u;!!uG!Ou!!!!X!L!W!!h!u%vI!!!w#u-!!3!!au:u9!!!!vYJ!vs!!!lva!!uS!!p!uS!uR!!uGv&!vA!!!uD!v:!v0!!v68!q!!!u/w(!u3!!!t#!vg!!!bud!vL!!!hvV!!uH!!Zvkv[!!!!p!uSu=!!!d!v(!vO!!u4@v3!!!!u/w(!u@!!!X!$!vj!!vlvT!!ve!!v@!uK!u;!!p!uS!uR!!dp!!v(!!bud!!m!!vlulv2!!!!vhumB!!!!vlg!Q!!!v-$!f!!!uKvt!!vq!!u2!uM!vR!!_uEu:!!!!jvS!!vp!!',
  leaves:
    '%w^%w7)wK)vsuI2w6vM$w#(vcu=2vjv6=vW=vPu.:vRv.%v0%vJ2v=2vBlMv;v26v*6v&/vB/ul,ut,uqbIv$up:un:uguYk;v%(v)(uhd=uouRGucGur*uX*uSv&uf6ZJSuMufXUueuhu911v5.v!.uRuMORuXugVuT,dOueuXKu0KuPRuP,uYuA^BuX]QuYuXuW#oTGuG%uBuNHOuGBgBuYukdu@+DQuGuNu^A]u-VGuKuHu(C@u3uEuP,Pu)Dus=!uUuD!uSoX44hkuku9O@v+uihc3uP)uEuH$uIu;$p>Kv&Cu((u+uFBWucu9l3ufu+3pv$uARc-u.u@)HvPuL!u6=Pu8uB/uau-&q]:vJp:@uquKZO5Pu&K&M$Pu9uBvaHu5uX@av9v@!u]u.fCuZucn6nuo8Lu^L6uAuFw2fW;0u9vkFu-uP;^v)v1=u(1HqG$u?T:3m;?u,WuK0vnuZ;uVuY6jDug-Iru-Ja?)^uC.uk+vc>uI.FuYuHv$KV(u)3xP@BsK!vL+vC/ur)ouY+vCVuabu33vR%I@u&uk$uHn29u*uBu!1x5>v>&vA-$vmfu[u+>uhZ1qupuMuilB,=Tu1u?u;3UuOv1)v:+MD,p3bxR2uQG*B,uSu1v7d6>uW;u$M#,dv.Sv))v0+svQ)uk%uIujXE/u[qv9ff,*v$Bp$vGbuS+y;u)EQ1v9.+u_Ru6uoi:RuGC(B*v2/v)&umv@6$uXv3w)uYfC3%uOuPVC/uOk/Xx50uc+v%)u&uov1$$v4_uM!uTv1v^u^=%@uN.Fn-uDEv>7oI#Au,(ui*x!u?u!*uo>puY+ur)eusd../um/,Lou,)u-AulTv1I-uU(d@u;$v/vO%u:ujK%uGu9N5mG!%wev8uAwC0[)4BurK;ub@g$ul]uGG1.H(w:u2u/uD,Dh;uVc;Rv-R()v*uIGu/$v/v6uMGZ60jKuU!ubv-v((um;u67unI$u!v&!u%uK6!B9wTI$$vBu-J:3uPv@(wOu0oNv)839uP;a9Su:E)u1=v%&av+ulu&yYo)w.4W)=Vghvt2uR!$urKv!*/vZ/7uNvC/v*G$v;?t*uGLv!L(+KuYH=8u19u&&uUEuW%fB%u:ufvnvj,Q&#vLJuO&YumvE$AuD57v2W&(3juF7w9?$$v>WuM+[.u7Pudv@)u8?R4#_uDv75W$:#uAuHvd&-vYuo#u.uZAJuo637ujo1$v9qLcv>#v5(1hu@(u,v3A5u97U+u7O,$vluJ!$z$u9)uM#=1LMu,,%w(to$Wupv5b-u])&u_Au4%u=-v#$=u>34u,^b7ubk/)9wTv)#u?WvX+u>u%v1+Wug?v!6d(#uU9p%]5u?!vf=+:yiuC%$Zv%uiFug=+3w$:$/eC!iv$!d^uOU+3v%Q&#uSKu&)utu8:Yue!v/$3vOug&6Mu@(-v3-9-v](vFu;u,#$Ku&v2qw^#v)ui,uP+nsuQ)-vE&v)$v3iNE#/u5v)Duc#/cC!!v.Vv&uku;!u03CuR+$v/aVF{GI+%/_u18nWX+u3*v@$SvAu%%vZloVvLuA!$_uhucqwC!v$ukHC/Dsu_!!xLu5&)v:(r%ua3v:u2uDvV#$7vGuau^gu2#ucA4L/aA!+u&(v3)Su[?ue2Z(uG&O+uExT&#)v.u2+Bvbh#$ul$D$v6Iu@bkuE)vT$uN&',
}
