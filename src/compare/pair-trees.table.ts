import type { TreeTable } from './trees.js'

/*
 * Made by `npm run train` (bench/eval/train.ts), which says on what data, with what folds; do not edit.
 */

// biome-ignore format: a table
export const PAIR_TREES: TreeTable = {
  base: -0.1837,
  cuts: [
    [0.001374, 0.1608, 0.3935, 0.5297, 0.6002, 0.6669, 0.8114, 0.946, 0.9715],
    [0.2289, 0.3122, 0.3432, 0.4511, 0.4667, 0.7, 0.8226, 0.8809, 0.9261],
    [0.346, 0.3624, 0.4315],
    [0.02419, 0.4506, 0.7208],
    [0.05512, 0.09149, 0.103, 0.1342, 0.1843, 0.5914],
    [0.0001245, 0.006008, 0.1609, 0.1802, 0.2704, 0.4058],
    [0.3269, 0.6925, 0.7501, 0.8495, 0.9156],
    [0.4328, 0.4492, 0.5893],
    [0.2356, 0.2948, 0.3067, 0.3337, 0.3658, 0.459, 0.5164, 0.6014, 0.6335, 0.7383, 0.7884, 0.8462, 0.8623, 0.8761, 0.8927, 0.9229],
    [0.02973, 0.05847, 0.06513, 0.09392, 0.1174, 0.1305, 0.1452, 0.159, 0.1745, 0.2339, 0.3734, 0.4168, 0.4617, 0.5061, 0.5568, 0.6668, 0.7051, 0.788, 0.8807, 0.9561],
    [0.06296, 0.1223, 0.2794, 0.4976],
    [0.5031, 0.5834, 0.643, 0.6809, 0.7006, 0.7862, 0.8527, 0.8638, 0.8854, 0.9016, 0.9198, 0.928],
    [0.1056, 0.1716],
    [],
    [-0.09507, -0.008248, 0.0004083, 0.03267, 0.03956, 0.04663, 0.05467, 0.07366, 0.08311, 0.09408, 0.1055, 0.1186, 0.2517, 0.2932, 0.3385, 0.3909, 0.6447, 0.7302, 0.7794, 0.8907, 1.03, 1.127, 1.37, 1.532, 2.057, 2.654],
    [0.2729, 0.2983, 0.5547, 0.8491, 0.9276],
    [0.551, 0.6925, 0.7334],
    [0.5],
    [0.01008, 0.01558, 0.04276, 0.05474, 0.06531, 0.09018, 0.1034, 0.1295, 0.2502, 0.2792, 0.302, 0.3227, 0.4847],
    [0.1045, 0.1224, 0.164, 0.1828, 0.2023, 0.2213, 0.43, 0.4949],
    [0.217, 0.4363],
    [0.2604, 0.3, 0.391, 0.4606, 0.49, 0.6612, 0.8116, 0.8506, 0.8605, 0.9371, 0.9516],
    [2.5, 3.5, 7.5, 10.5, 11.5, 13.5, 32.5],
    [0.0118, 0.01509, 0.05569, 0.1298, 0.143, 0.17, 0.1814, 0.2406, 0.8209, 0.932],
    [0.008469, 0.023, 0.03777, 0.08589, 0.1174, 0.1293, 0.1412, 0.1533, 0.1647, 0.2013, 0.2098, 0.2239, 0.2314, 0.2836, 0.3906, 0.3994, 0.4445, 0.4901, 0.6141, 0.8413],
    [0.01976, 0.02146, 0.02747, 0.03012, 0.04383, 0.05, 0.1199, 0.1657, 0.3015, 0.3304, 0.4317],
    [0.0431, 0.06095, 0.2183, 0.2625, 0.3268, 0.3923, 0.4746, 0.5781, 0.6892],
    [0.0001384, 0.1544, 0.185, 0.2, 0.2109, 0.3463, 0.3777, 0.4285, 0.465, 0.5001, 0.5438, 0.6096, 0.7194, 0.7961, 0.8155, 0.8842],
    [0.0001384, 0.01202, 0.01524, 0.05084, 0.08042, 0.1913, 0.2049, 0.2181, 0.2481, 0.313, 0.4097, 0.4341, 0.7235, 0.7427, 0.7766, 0.791, 0.8045, 0.8172, 0.8424, 0.8735, 0.8918],
  ],
  divisions:
    'ug(!!v#!!uf(!!up!!ueD!!uq!!ug)ud!!!!ueD!!v$!!(ub!!0!!ug)ud!!!!u,uc!!1!!)ud!!0!!uh)ud!!!!usCua!!!!u*uc!!1!!upu+!!ub!!usCua!!!!Puc!!0!!(un!!0!!v/?ua!!!!v%u+!!K!!ui*ua!!!!ut!Kv&!!!v0vb!t!!!*uc!!/!!usvtua!!!!ui*ul!!!!v0ut!>!!!ut!ui+!!!v0u0vb!!!!O!ve&!!!0!vtu_!!!u/u^!vn!!!ui+w7!!!!ut!u_!u2!!v0u0R!!!!0!vrub!!!u28!N!!!ut!u^!vL!!u2u_!v&!!!U!vL!2!!v1R!vL!!!u28!w7!!!%!vL!vf!!u^!v&vt!!!u2v@!u_!!!O!vg+!!!0!+w7!!!R!vG!+!!v1u2!!vA!!ut!V!vQ!!v@!u_!vt!!vLvn!!2!!u!w7vc!!!!u2w7!,!!!8!w#w7!!!v@!u!7!!!R!vgw7!!!u!w77!!!!uQvn!h!!!u2uPvj!!!!vL!*!/!!u]!v@!uX!!vguPvn!!!!v@!Eub!!!vL!2E!!!u!w96!!!!uPu)um!!!!vgw!!w-!!!vE!+w7!!!uNvn!j!!!u!w6!+!!!vguPvk!!!!u3w6!+!!!R!vhw7!!!v@!uXuN!!!u!u5w$!!!!vL!ve*!!!uQ$!vE!!!u3uNvn!!!!v4!v@m!!!R!vhw7!!!u!u5w9!!!!u3uQ$!!!!v@m!!F!!u]!vLn!!!uXw5u-!!!!4V!vQ!!!uQw,ur!!!!v4!u!9!!!u!w9!w%!!!u7!UuO!!!vguPvj!!!!v@m!!E!!v4!u!u5!!!u3w5!+!!!vhuXr!!!!4vL!uR!!!uNvn!h!!!u!u5w$!!!!u7!UuO!!!v4!v?!>!!w5u/!!+!!v=uXr!!!!uQvNvn!!!!u4w5@!!!!v5!v?!w,!!uNu)!!vF!!u7!u9vO!!!u!9uI!!!!vEl!_!!!vguPvj!!!!u!w9!w%!!!4B!!k!!-!EvG!!!w4u/!!+!!v4!v?!>!!uM!vE!A!!v=uX!!uA!!u7!u9vO!!!w7!w#uL!!!uQv*uN!!!!u4nuo!!!!vU!nuo!!!R!fvo!!!u!9uG!!!!uPvj!!v(!!v4T!!v?!!Nfv9!!!!u7!u9vO!!!u4w7!uE!!!EvGl!!!!-!E!r!!u5!u@w.!!!uQv+U!!!!w4!+!vd!!v?p!!vV!!u#r!w#!!!4!k!:!!uPw,i!!!!u!r!uW!!!vg!vJ>!!!u7vG!!u9!!u#9uG!!!!v4T!!?!!w3vq!w-!!!uN!vC!v8!!u4nvL!!!!Mw9!uF!!!vVw!!!n!!Wuj!v9!!!uM!vE!A!!uPvR!!v(!!u#9uF!!!!u7!V!l!!EvGl!!!!5>!!w:!!fu&!!>!!uPvR!u=!!!u#r!w$!!!u4r!uW!!!-!E!w0!!vNu;!!vf!!u#r!w$!!!5@!!w:!!uM!vE!A!!uP!v(!v9!!v4T!!v*!!nvq!w-!!!uNu)!!v)!!fvn!!>!!uPvR!u=!!!u#r!w#!!!vVv2!!n!!uUr!vS!!!E!w0!p!!u#9uB!!!!v?p!!u2!!vNa!!vf!!u7!u9vP!!!uQv,!vL!!!R3w+!!!!fv!!v9!!!Bs!b!!!Wfu&!!!!uPw,i!!!!u4w7!uL!!!E!w0!p!!u#9uB!!!!uX!vZ!v-!!fvn!!N!!uN!vC!v8!!v4T!!W!!u7!u9vP!!!u#r!uD!!!QuN!vI!!!u3fv!!!!!vUv2!!q!!Wfu&!!!!-!E!w2!!uP!u%w*!!!w;u[!v*!!!uK!]v;!!!u7vD!!u9!!u#s!uD!!!u4nvL!!!!V!lvE!!!@uk!!w-!!uPv,!!w*!!uK!]v;!!!5B!!w:!!f!w/uC!!!w9!w%uL!!!u#vi!w*!!!v*uO!!v7!!E!w2!p!!u7vD!!u9!!R3w+!!!!I!vU!q!!uY!vY!vM!!f!Nu(!!!v=!u?;!!!u#s!uD!!!@uk!!w-!!vNu>!!vf!!nvq!w,!!!v4T!!v?!!u4s!uD!!!uVs!vS!!!^!uJvZ!!!u#$!w*!!!Bs!!uZ!!E!w2!p!!fv&!!=!!uK!]v8!!!u#w&!w*!!!vN^!!vf!!w;u2!w8!!!fvn!!w/!!Wuj!v9!!!uK!]v;!!!nvL!uS!!!V!lvE!!!uX!vZ!v-!!uPv,!!u%!!vVv2uF!!!!nvq!w,!!!uK!]v8!!!f!>u.!!!u#r!uW!!!4!w::!!!uQ!Ju$!!!u7!u9G!!!v3QuN!!!!w3u1!!uL!!u#s!uD!!!u4s!vS!!!-vB!!E!!u#vi!w*!!!v*uO!vH!!!SuN!v(!!!u7vG!!u9!!uVr!w$!!!5!k!Z!!v3w,e!!!!u#$!w+!!!Wuj!v9!!!cC!v:!!!w,va!w+!!!u4q!vT!!!E!w2!o!!g!w/L!!!Uw+vm!!!!v>uY!!;!!lvpv6!!!!uK!Yd!!!vN!.!v^!!w9!,q!!!u7vD!!u9!!^!vRv]!!!w;![!,!!u8!u9vX!!!uY!vY!v.!!rE!w1!!!gvs!w,!!!cvl!w+!!!uQ!u$vK!!!Vu>u:!!!!uK!vD!v8!!v4TvW!!!!uVs!uD!!!^q!!uH!!Xuj!uT!!!cv!w(!!!!Vu>u:!!!!uQv,!vL!!!u4sH!!!!u##!w)!!!u6!v[uT!!!v3SuN!!!!vVv2!!v_!!f!=!N!!lvp!!w0!!',
  leaves:
    '0wQUw;*w=*w!$w.4vou?4vnvA#v_#vW?vS?vHu*6vFv%&v*&vJ2v=2v7n=v-uldMv+v*8v%8uk+v-+ufZKukun.uj.u[:uh:uUVAuUuT#v)u]#VYueuruo?unTuOSRuh)uB)u[]EuauNRUuQuduoQ]uXuYWPujnOv!uRuJ5u?IuZNWuKPuP,uS1QuIuPuIJs.K;ueuBuP@Su0uJ[Hv)u=H,u>l$uFv$uDu*u7>Ku,*u>u@BUusu1u(-EuGKRu5h7Sumu$1u:?u73Ku8uRu8YP)umGu;u(u1BuJvJu0oB#u*u9#lQuhv-&w)duau!7Au6v>uT!u,uFTMuBu@@uRv)iuW,wUuZ(bu[Hu5U#uWbC7QLvdu@v1)aTHuhO!u79v*v&=u)7v1,Du:u9l8vc>u1uG4u6-vE7v!M7vDu5+v8@uou5H[u]v!CBr0u#unusDi!ufuRu#,vlu+-nukuglB.u-FYuV1kuhuquL!luivPl=PuAV*I6Nu7u.a>u;pdu93vTu[un#f&vMuUumv@u5vH-I1uqu&vJf:JuU#ufd+ud>uc-[u:uH5u@.hsuA4l.juVuiv/u/v!+uO_Q1$uWuXJ-YuOuF6JWv16Tcusu6RY)g1xD>v$1v,+vSa$uguI5t.E-uYo&v0uOue2;v&;uV1IJ$u^uFJuCXM/,w[Euq#uGv(Uum-v#)-v0MT%uYquop#IumH/*u+g0uq,v[[&uau-&x$BVv1V(.kuV/uc/un++&v4uk-.GDuN*u.1)z*u1IW/uXue/u5u(Av@pB0+vQVv3(uo;V4w+-u.+vYBu[)q?uNwC8[)vAQ&v3Rv)A145u,A*xJuIu$TKCug$-wFu,+uK)u!vV)u51*w2KuY!uZwW9v:O&v3uMIT0+.E@?/u6J.uSuH+!vCgu(+v,Xv3)urBucuF*/Tn%,ut)uhRv581u4H*vtGuQ%wCuKu_Nv$&[67u4:Y/uW?4u6u@&!vAeu#)udHv5P+)m&/utu(.+ue+vYK$v7v1f(f!u4,upuC!ul)!kv[uI@ufv7&u?Ru7.&vcBh=uSuJ/0vQ+p&chu[,+ua+vGE$v7%uMp>4u.uJ$(weu=u&Juo?+u=!uh))9ulv5u9z-u3&X00u?N+&u&:uIuB-u;*-T%u=uFvTuG)Wu7*RuFv;w44U&&Hv:v1LI:uW:v5&.!=!9#v8uq?*Pu@v7*Bu(B5wT6&&uP1uIuDu8%v/#uO4u;*)us)w(0Q&Fu_v+&u/@&O%uqu.@5unY$$v8GG&Dv*v+!:!7b(*uj65u%6FugF%&;u]uQ&NuTuU(Fu;v&ev@#v/$q>u[*)uk)_IuT!*dgv1u>u,%v/#n*uf#uiRu+4u#u;$vB+s+*Lu1v+Jm$68v/)0%uCh;!v0$vDu*7)*43r6*_[v)3uLM&&uD;v-(1u61#v?Xv1u*u3R&^ui&uJ!vDCvL&@ufv)$Nu>uKQuP*9u9u*%v&#wABGiwUG&vTAO&&u/DuM#vD>t)[+uD^uE%v&v9)m+*w0h(u^Dk))HouI*)uo)1vIu.$,{4k&#u2ubK>Yr.(BuLn)v#*u&&2v#bvb0K&%dMuX$_w73H_ul&#uiu*;(9u2?(Zv9,IyqN(#u,utvN7xdM)(v+daug@uY#$;uXuG&[,uQv1=r-Luk4(3x/K)![vIu%%ZEuCswe#us$u;Cv6WuQ&u>D))01uH^/8lv#!',
}
