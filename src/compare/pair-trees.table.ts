import type { TreeTable } from './trees.js'

/*
 * Made by `npm run train` (bench/eval/train.ts), which says on what data, with what folds; do not edit.
 */

// biome-ignore format: a table
export const PAIR_TREES: TreeTable = {
  base: -0.1837,
  cuts: [
    [0.001374, 0.1285, 0.1597, 0.3075, 0.3934, 0.4576, 0.6002, 0.6667, 0.796, 0.9459],
    [0.2314, 0.3414, 0.4511, 0.4667, 0.7, 0.9261],
    [0.2862, 0.3468, 0.363, 0.4325],
    [0.02406, 0.4517, 0.4939],
    [0.05505, 0.09201, 0.1035, 0.1347, 0.1848, 0.2424, 0.56],
    [0.0001245, 0.07677, 0.1453],
    [0.313, 0.3263, 0.6819, 0.7501, 0.8274, 0.8482],
    [0.4358, 0.53],
    [0.07869, 0.09914, 0.2945, 0.3071, 0.3338, 0.4585, 0.4802, 0.634, 0.6699, 0.7896, 0.8275, 0.8457, 0.8622, 0.9378],
    [0.02973, 0.06595, 0.09477, 0.1059, 0.1178, 0.1598, 0.175, 0.2345, 0.3734, 0.4168, 0.5064, 0.6103, 0.6668, 0.7051, 0.788, 0.8807, 0.9561],
    [0.05168, 0.2529, 0.2798, 0.4978, 0.7627],
    [0.5068, 0.5269, 0.5872, 0.7001, 0.8849, 0.8931],
    [0.1051],
    [0.1715],
    [-0.09379, -0.007767, 0.0004083, 0.01558, 0.03984, 0.08373, 0.257, 0.3212, 0.343, 0.651, 0.7344, 0.7792, 0.891, 1.032, 1.129, 1.371, 1.532, 2.056, 2.654],
    [0.03417, 0.2304, 0.2742, 0.3003, 0.9276],
    [0.06691, 0.07599, 0.08588, 0.09877, 0.5508, 0.6025, 0.6925],
    [],
    [0.05445, 0.06529, 0.08947, 0.1028, 0.1287, 0.2503, 0.2774, 0.3206, 0.4577, 0.4807, 0.5055, 0.5258],
    [0.08241, 0.1214, 0.1436, 0.181, 0.2009, 0.2196, 0.3604, 0.4288, 0.4943],
    [0.4363, 0.6612],
    [0.2604, 0.3, 0.391, 0.485, 0.6631, 0.6869, 0.7667, 0.8116, 0.8506, 0.8602, 0.9009, 0.9505],
    [6.5, 7.5, 8.5, 10.5, 11.5, 12.5, 26.5],
    [0.01172, 0.02503, 0.0371, 0.05549, 0.1036, 0.143, 0.2328, 0.8215, 0.9319],
    [0.01552, 0.02296, 0.08527, 0.1171, 0.1412, 0.1528, 0.1645, 0.1842, 0.209, 0.2167, 0.2559, 0.2832, 0.29, 0.2968, 0.4208, 0.4436, 0.4704, 0.5643, 0.6152, 0.6768, 0.7274, 0.8413],
    [0.02146, 0.03102, 0.04068, 0.166],
    [0.06095, 0.2625, 0.3036, 0.425, 0.4875, 0.5781, 0.716, 0.8275],
    [0.0001384, 0.1535, 0.2092, 0.349, 0.4681, 0.6091, 0.7217],
    [0.0001384, 0.005129, 0.01546, 0.05147, 0.06571, 0.07341, 0.08129, 0.08976, 0.1921, 0.2324, 0.2482, 0.5115, 0.6034, 0.6406, 0.743, 0.7588, 0.7909, 0.8046, 0.8297, 0.8424, 0.8918],
    [0.03198, 0.03732, 0.04666, 0.0519, 0.05736, 0.0634, 0.08237, 0.1001, 0.1162, 0.1416, 0.1632, 0.1735, 0.192, 0.221, 0.23, 0.2762, 0.2996, 0.3095, 0.3215, 0.3657, 0.4865],
    [0.0531, 0.09546, 0.1144, 0.1249, 0.1344, 0.1667, 0.2001, 0.2175, 0.264, 0.2847, 0.3356],
    [],
    [],
  ],
  divisions:
    'uPw*!!u^!!uOw(!!u_!!uPw*!!uf!!uP*!!ue!!*uL!!0!!uQw(!uN!!!+uN!!0!!uOw(!!u_!!u#!1!w,!!uQw(!!uf!!*uL!!0!!uaC!w-!!!w$0!!uN!!uaw-u!!!!!w!u)!!uN!!upw*!!u]!!*uZ!!0!!urw,0!!!!w!u)!!uc!!uRw$!uJ!!!uaw-&!!!!uc!uow(!!!urw,0!!!!:uN!vo!!!w!u)!!uK!!MuM!!uT!!uc!uS+!!!urw+ub!!!!w!u)!!us!!uc!uJ!vo!!uUw6!uJ!!!ugw#!!I!!0!w$!vj!!t!vLw8!!!urw-$!!!!vq!vIvj!!!uUw6!vj!!!uJ!ugvU!!!L!vKw!!!!uc!vo!uK!!usP!vX!!!vp!7!vj!!vq!usvj!!!uZ!uJ!vU!!0!w!!vj!!(!v8!vK!!vo!v3u:!!!7!w-vj!!!vo!vKvj!!!L!vMvP!!!uc!u9vS!!!v8w4!!2!!uJ!ugvU!!!v.!vo!vj!!P!v3!vK!!vp!vjvI!!!usvW!v4!!!vo!u9vS!!!v.!6!M!!vMw!!vj!!!v8w3!!2!!u=vR!v@!!!u9vS!c!!!vq!vjvI!!!P!v3e!!!vo!vjvI!!!w(/!!u=!!u=%!v1!!!vMvs!vj!!!u9vS!c!!!v.!usvE!!!vo!vl!w7!!u;vQ!vC!!!v8!u@!vK!!vMw6!vl!!!u9vR!w;!!!v.!5!M!!vo!viug!!!u=vAw6!!!!u9vR!!v2!!v+w4!vk!!!v$!=uW!!!vg=!!-!!vNvs!vj!!!v8vf=!!!!u;vQ!vC!!!v.!vMvs!!!v#!L!4!!u=w;v+!!!!u8vS!!v2!!u(w4!vj!!!v+vt!vl!!!vf?uZ!!!!v#!v.f!!!vMvs!vj!!!u9vR!!uk!!mu(w4!!!!u;ulu9!!!!vfv8!u@!!!vo!vfq!!!vJ!v9uD!!!w/!v7o!!!u;vQ!vC!!!v.f!!ut!!vp!vl!w7!!v#!mu(!!!Q!vf9!!!w(/!vg!!!u=%!vC!!!u*!u,!vs!!u8!v2!@!!w0v%!!U!!mu(w4!!!!u;L!vC!!!u*!u,v=!!!vp!vl!w7!!v#!ug!I!!w;!jW!!!u8!v2!w*!!mu(j!!!!vW!Kug!!!vqvB!!vl!!u=umu:!!!!ut!D!v@!!u*!u,v=!!!w;!jW!!!Q!bvS!!!u;!uj!w+!!vrv>!!j!!vJ!v9uD!!!uIj![!!!vEusu2!!!!vP!w&a!!!v-g!!E!!u;L!4!!!v#!m8!!!.!vrvA!!!vfq!!,!!u8!v0!@!!u=vCw2!!!!u*v3!!u,!!w0v#!!U!!vJ!v9uE!!!G!vE!vf!!mj!u0!!!vW!G!vZ!!vn!u(!u/!!u*v3!!R!!v.f!B!!!u=umu:!!!!=_v&!!!!mj!u0!!!w0!Uv2!!!u;!uj!w+!!.!vrvA!!!v#R!!>!!vhu%!!-!!v,uIj!!!!u*!u,u+!!!u=ul!v:!!!u9!v2!Y!!vmq!c!!!vP!ut!D!!u;q!c!!!u6!Uv(!!!w&u6w9!!!!vn!vJ!v9!!vP!_ud!!!Eveq!!!!u(w4!!u/!!u8!Wv0!!!vm?uX!!!!_vS!!=!!u;vCw2!!!!vhu%!!vE!!mj!uG!!!v#R!!u*!!u6!v0!w)!!vEvVuq!!!!u*v3!!u-!!uBk!u0!!!Qu9!uj!!!vp!j!w:!!vNE!!v8!!bvS!!u?!!v,uIj!!!!u;!w.!v6!!n8u4!!!!u=un!v8!!!u6!Zv0!!!v!ulu:!!!!v,uIj!!!!w0!Uv2!!!guY!u$!!!v#R!!uh!!u;q!c!!!vpv@!!j!!n8u4!!!!vJ!v9uE!!!u*v3!!u-!!E!k!u0!!vl!w7!u7!!vEusu2!!!!vfu%v8!!!!u=vX!vY!!!nk!u0!!!v!?uW!!!!_!;!L!!guY!!vE!!u6!Zv0!!!Qv^vR!!!!vpv@!!k!!uBu(!vG!!!sv+!u/!!!Elve!!!!u*!u,vH!!!qJw5!!!!gu[!!u@!!nk!u0!!!w0!U!)!!u=un!v8!!!u:!v6!w*!!vpv@!!j!!v#R!!?!!.!vrv?!!!_!;!L!!nvP!v_!!!Qv^v[!!!!u*v/!w(!!!v!ulu:!!!!vmq!t!!!g!vG!K!!nvW!v_!!!vOvrvB!!!!u3!Zv)!!!vg!,u5!!!j!w:![!!qAv/!!!!b!vc!u?!!guY!u$!!!vJ!v9uF!!!u*!u-v=!!!Sw%!u.!!!u=un!v8!!!u3!Zv)!!!vmut!!i!!gu&v8!!!!Qu9u.!!!!u-v@!!uA!!g!u@X!!!w1vA!!ut!!nk!u0!!!w0!UO!!!u-v;!!u@!!bvT!!vc!!u3!Zv0!!!g!vDuH!!!j!w:![!!n#!vY!!!sk!vF!!!Elvd!!!!Sw%!v^!!!3!d!V!!n#!vY!!!FN!!vE!!vmqA!!!!hu$!T!!!]uZ!!u>!!nk!u0!!!u-v@!!uA!!_!Lr!!!u=%!!H!!v#R!!v_!!w1vA!!u-!!vOvrvB!!!!uBk!u0!!!u3!Zv)!!!ulu:!v5!!!v!uC!vb!!!g!vG!K!!n#!vY!!!]uX!!u>!!nk!u0!!!Qv^vR!!!!ulu:!v5!!!Elvd!!!!va^v*!!!!u@vdq!!!!hu$!p!!!gv8!uA!!!vEusu2!!!!gu&v8!!!!u3!u@v)!!!u;!w.!ui!!nk!u0!!!u=un!v8!!!vOvrvB!!!!u3!Zv0!!!gu&uV!!!!%!v]u1!!!',
  leaves:
    'wc%%w3w[)8w)w2*Cvs,vn,va?v^?vTvhp:v62vI2vJvV%%vEul6vJpvB==vC?v4?usMv5_v(7vH7ubPv&MunvPLLuLuiAAv(=uf=uQ>uUWurvBHHu7v$hUulFuQIuTugP^uX7uESub$^uZu%v5HHu$:uVu*:uYoNuju87OuRv/H,uluOL0u&uojUu]us%uZ:uRu^!Su/ug9=/rKuBuqf8su^+UuPuOURuHu7uo>Gu8F(iMMXu@v!u@DWug7[uHuQVu)$u>uc1Mu-u%1Ev5Nu#Mu+u#+Ev3>YuFu&&VCu%uZ#>vH1u@(u2KHu1vHu.(u_uHu21uFuefQu]Eu0#u&v/uB-u#v9u7QNuO-UuBvN1u3#u5@MwMu9uS8u6uS]IuTu;ueF,v)ZGu@&fI&ubu.2w2v$3Qu9u1uE8u.v)b4u&v&$rvmuT1cukBu9#Wu6&Ou3u]J[u%usu)KHv!HQu-uK4uHvbuV&x]HuU&cuVu46m1?_uZHu[-cuT)ua#AuF-[uWuej*u7u^c?7F,IvFu)+wa9uO+Uu;uO$auNFEu(KuWd;.ue/Iu&uJ!v1AuE*u]uk(uKu9uGZu&+Ium:dQ-Y8uV/66uTu9-SuEvHb)ouK$]v6uO#u]_m,u*A)u(>6u>+Wv+v!muq!.wAMucu(%uHEu?(uNuea3=u=uk-up)uI$]v*uG/u&07C#vS,w2u[W1[uHuauR5Wu%v9V$u&%uIu5uq+uB8gua+uj+7A#vEc6uW.%w[v&u@vBR)a-^4uL)v0HruQD-.uLv11.vBf4BW85u2u?uB!XuPv9b#8_uD/,wMCumuY(uNuewM?c)u^$u>?-Y2uHuJH/[+;viuWuFuLuE$v$$v%Mw==c)v5TuY#%u=u/uW%8uJ1+7vQuU)=ut=#wAueu@uJv7_!Rv)=1&vBu/F+YuAuDuK7uT)&CuXuS(wE=ug8u=#uHu>-W4Cu6,u%,XuBu4L)uO.uq)6uNu;u^2,?+u!>u2#uhC(w2Cv)&?9uB2u8u@+uQ%uPu%&v@7u1+v,@uONusN%*vpu6S7+uM,w%CU))HvWueu$x3G)u6&>v%,DMuh8u*u5-)Uu4u;%v+luVubI&v$!ivSuE*vT0v9!uYQuB)Su.u7&8ul8ui8b8Luo+??u,*pv-T&OuZG&v!)Y0u@vl?Q),b_+&u2u_(uA;),FOvr8uDwY#uA&Dv:us$=3u>7u_i1u[!>i*vD0v7&yWu;&v+R&U$Iufu^$v=^u:)u$)9u2uAs)4M%/uE!vq*)Dv0v!&u/66$cvGu=%vdu=u/v)R)KJug41u7v5T!5uZg1uDj%v$!y(u7&w2uQu7#!uKKu92#Du+-!vWeu@b%usv-R#uP,]^ug+u_S/);vEQ2W%-5uXu$;uO4Z4)Q.u;u,/uL)vNu%c+$[vAu6*ZWuc+Edu_DGvl4_uHuU&)uX0J-xUuB*vXR&M)Dv*us&4uJ45u30F*u6uR&*v90u^-,uaW)9v6Mu)wW!uq&&v#u2)g)7vBde+#vX@Pu&w2!uqOuP;(?!1s.;u46v5)uD$&@uhuo&uP.F5v#U&c$^v$Du^D(vVPC&v$P!uJ&5uZuQ*VUu^#vl7G0!;u/+!vIau$vr!uov]+u>$&>uZuo%xBu/&#vb7E)e)5PouB+:$un/,9u:6De$2u29)(@Cvh2*Ju/u,#ua]u;&9uRuo!Uv6u(usL!uF*v&0uYuE!vb2OyE@#',
}
