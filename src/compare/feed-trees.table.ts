import type { TreeTable } from './trees.js'

/*
 * Made by `npm run train` (bench/eval/train.ts), which says on what data, with what folds; do not edit.
 */

// biome-ignore format: a table
export const FEED_TREES: TreeTable = {
  base: 0.2572,
  cuts: [
    [0.01028, 0.07208, 0.1653, 0.4284, 0.6, 0.6217, 0.6793, 0.7955, 0.81, 0.9001],
    [0.2203, 0.3101, 0.3414, 0.3608, 0.4511, 0.5679, 0.6739, 0.7, 0.8, 0.8407, 0.8523, 0.9261],
    [0.0009921, 0.004397, 0.1877, 0.2932, 0.3094, 0.353, 0.4389, 0.6787],
    [0.0005453, 0.01931, 0.0455, 0.5003, 0.6169, 0.7071, 0.7682, 0.8719],
    [0.0000139, 0.05308, 0.1015, 0.1449, 0.2236, 0.2365, 0.3197],
    [0.0001245, 0.1406, 0.1687],
    [0.3582, 0.3904, 0.4653, 0.512, 0.7054, 0.7256, 0.7366, 0.7481],
    [0.08799, 0.4371, 0.4506, 0.5893, 0.6176, 0.6315, 0.8415, 0.8965],
    [0.05948, 0.0889, 0.1942, 0.2052, 0.3003, 0.3125, 0.3266, 0.3385, 0.353, 0.3678, 0.5303, 0.614, 0.7328, 0.8621, 0.8793],
    [0.01537, 0.0328, 0.04552, 0.05004, 0.08006, 0.0893, 0.09743, 0.1166, 0.1274, 0.1626, 0.1907, 0.2274, 0.3626, 0.4056, 0.5716],
    [0.2748],
    [0.2027, 0.5002, 0.6403, 0.6947, 0.7966, 0.8485, 0.8719, 0.8807, 0.905, 0.9136],
    [0.04032, 0.07434, 0.1462],
    [],
    [-0.1061, -0.03228, 0.0004083, 0.04271, 0.05829, 0.1543, 0.7319, 0.8248, 1.189, 1.433, 1.59, 2.128, 2.744],
    [0.01304, 0.2054, 0.2769, 0.3003],
    [],
    [],
    [0.01133, 0.01674, 0.06254, 0.09728, 0.1211, 0.1367, 0.1824, 0.2486, 0.2539, 0.2717, 0.3129, 0.3983, 0.5491],
    [0.0723, 0.08887, 0.1423, 0.1783, 0.1965, 0.2605, 0.2795, 0.3638, 0.435, 0.5003, 0.5391, 0.9496],
    [0.1464, 0.3293, 0.3916, 0.4606, 0.6146, 0.651, 0.7105],
    [0.2562, 0.292, 0.3, 0.3257, 0.4138, 0.474, 0.6612, 0.6649, 0.8589, 0.9505],
    [1.5, 2.5, 3.5, 10.5, 11.5, 13.5],
    [0.006768, 0.01191, 0.05134, 0.07154, 0.09516, 0.1276, 0.1407, 0.1759, 0.1972, 0.6832],
    [0.02223, 0.0834, 0.132, 0.1534, 0.1641, 0.1747, 0.2295, 0.2486, 0.2684, 0.2829, 0.2896, 0.5985, 0.6614],
    [0.05655],
    [0.06536, 0.2183, 0.2625, 0.3036, 0.3838, 0.4606, 0.5739, 0.6146, 0.6612, 0.7677],
    [0.0001384, 0.1947, 0.2012, 0.2167, 0.3334, 0.3885, 0.4038, 0.4697, 0.5527, 0.5872, 0.656, 0.8118],
    [0.0001384, 0.01467, 0.01797, 0.04656, 0.05186, 0.05814, 0.07984, 0.1427, 0.1744, 0.257, 0.2834, 0.4268, 0.4686, 0.514, 0.5977, 0.6302, 0.6659, 0.7267, 0.7513, 0.775, 0.7953, 0.8326],
    [0.01298, 0.01563, 0.02367, 0.03637, 0.05792, 0.06528, 0.08222, 0.09286, 0.1153, 0.2018, 0.2173],
    [0.003613, 0.004001, 0.0044, 0.004899, 0.006991, 0.008047, 0.01314, 0.01563, 0.1678],
    [0.00565, 0.1407, 0.1566, 0.3758, 0.6098, 0.8307],
    [],
  ],
  divisions:
    'w-ug!!)!!w@v&!v5!!!Bd!!w:!!u3]!!uq!!(v/!!2!!u]R!!v_!!w,H!!uq!!w-uh!!u^!!w,v#!!u^!!w.v%!!uq!!(uW!!ua!!w+!uqv1!!!uqw9!v2!!!)v5!!2!!uZw4!!v?!!*v5!!1!!u[w*!!uj!!w+!u^!uj!!*uX!!ut!!w*!v1R!!!v(!w0!2!!5vH)!!!!)uf!!2!!w*!v0ul!!!uXw*!!F!!uYw*!!F!!u7uV!!ur!!bv7!!2!!v&R!!v-!!w*!v0vS!!!v^]!!us!!v&!]v5!!!u7v/!!v*!!w*!uX!vG!!*uf!!/!!v&!v-!*!!H]*!!!!w*!uX!v^!!w*!vG!4!!5v)!!u7!!v!!2!)!!uU!v^uN!!!vGv]!!up!!w*uN!!uf!!,uN!!0!!vFv_!!5!!uU!v^uN!!!v0w*uN!!!!uf!uN,!!!vQvbuM!!!!vG!u_O!!!uf!utR!!!vE!3!,!!u9uU!J!!!uU!v)ud!!!w*!v0vd!!!vG!u_,!!!v!!]v4!!!uNR!ut!!!vB!w/!ua!!u9vG!uo!!!uNw9!u7!!!uNw*!vT!!!uNv]uJ!!!!vGR!!wA!!v>!uMv^!!!v0w*!!v^!!6w/!@!!!vSSvr!!!!vGvb!!5!!vSTvr!!!!uNvG!wA!!!uMv]!uA!!!v>!uU!u7!!vBuJ!!uX!!uNvG!wA!!!vSTuM!!!!v>!uU!uK!!uf!vS,!!!uNw)!ue!!!v0!vaI!!!uATvr!!!!u9uMvZ!!!!vEuKR!!!!u9vPu)!!!!uNw8!=!!!uA,u,!!!!u:w%w0!!!!vG!upP!!!w)vi!!u*!!uMw8!u5!!!vSvbuK!!!!v>!u=uM!!!u=vt![!!!vEuKuE!!!!uATvA!!!!6w/!?!!!uNw8!D!!!v>!v4!b!!vG!5!s!!uMvZ!u@!!!v4!v^!u-!!vSvbu(!!!!uATvr!!!!9vG!uQ!!!uS!u*!a!!u=v>!v4!!!vSu8vt!!!!uASv2!!!!w#!wBc!!!uMw8!;!!!uKC!!v+!!uC!uK!v+!!v>!u=uM!!!ub!uM&!!!u*vZ!!M!!uNw8!=!!!vtN!!Z!!v4!uEvI!!!u=u*!M!!!uMw7!D!!!w#wA!!,!!9v4!w0!!!u)vZ!!w0!!uAuE!t!!!uKK!!v@!!vsv^!!O!!vSuMw5!!!!v4!g!w)!!vt!+uH!!!vEv0!!vR!!u>u*!a!!!ub!uK!v+!!uB!uK!o!!9w)vg!!!!uATv2!!!!vZuK!w?!!!u*!M!X!!vGv0!!5!!w%v^vL!!!!u=v:C!!!!uATv:!!!!w!u;!!u6!!vS!vDN!!!uBvB!!w/!!uMw7!;!!!ub!uK!vC!!u)!a!q!!v4!h!vZ!!u*!M!X!!uKvX!!v+!!u,v_!!r!!vtv^!!uR!!uT!u$R!!!uAvc!:!!!vj!w4!m!!vO!vDb!!!w#v^vm!!!!uH:!!i!!w)uL!!$!!vE!uRu-!!!9v4uV!!!!uB!uH!v@!!ub!w0!E!!w&!-G!!!u$R!!w)!!u=u*!a!!!u@uEK!!!!uMvZ!u5!!!uHvY!vj!!!vS!vDN!!!h!vd!vj!!u>9uS!!!!vsv]!!-!!u?w1!X!!!ub!w0!E!!v4!h!w)!!u)!w0!uP!!uAt!vJ!!!w$wA!!Y!!vs!,uH!!!u*!_!A!!uNvd!ve!!!uBui!!uH!!v4!v>!h!!9uS!vj!!!u=w&!v.!!!vZuK!w>!!!u$!V!N!!.!vV!w*!!vs!uR!Y!!vEvs!!uk!!u,7&!!!!uNw9!%!!!vjn!!w)!!uAT!vo!!!u,vQ!!uP!!u=ub!u?!!!uC!uD!uE!!uK!o!w0!!vZ!u-!v6!!uHvY!!v9!!vEvs!!vR!!fuEv=!!!!uS!vG!uR!!vjvWuI!!!!w&T!!G!!uHvY!!v9!!vj!&6!!!u%7!!uR!!w!w1!!-!!vsv^!!u5!!u*!w1!w#!!w*u#w=!!!!u,!Nu6!!!u@uF!!vk!!uHvY!vj!!!h!U!#!!9uS!w9!!!v>u4!!v4!!w!!,!vP!!fu,!L!!!u@uF!vO!!!w0u+!!W!!uH!v@!v9!!vZ!u5vq!!!w!u;!!-!!u?vb!u2!!!vE!uRu.!!!vUw0!W!!!w&!ui!v:!!wBw%!u1!!!uAu!!u_!!!uH!vA!u^!!uBvB!!vV!!vjvW!v;!!!9uR!!w%!!uK!vC!v9!!vZ!u5vq!!!uHC!!w2!!u$RuJ!!!!u=ub!e!!!vs!u5!Z!!uBvB!!uD!!w*vh!!;!!vjvW!!w6!!u&6!!w0!!vsv]!vN!!!uK:!!v+!!h!U!v4!!vhp!!^!!v>u0l!!!!fw$wA!!!!u>u*!r!!!&!u,!u5!!uAu!uE!!!!vUu=w&!!!!.!uRvb!!!vhuOg!!!!u$v[!!w)!!u@!vl!vI!!v3V!!h!!fw$wA!!!!uBvB!!uD!!vZ!u5w;!!!uKC!w(!!!u$R!!w)!!vh!w6!i!!vs!YuG!!!9N!!w%!!u*!uP*!!!vs!u5!Z!!u,v_!k!!!vE!uRu.!!!u=ub!e!!!#!u$!vM!!vKuXw3!!!!h!#!vf!!vG!vNuQ!!!uMv,!!5!!&vjw=!!!!uN&!!um!!uK!v+!v8!!w/un!!>!!vsN!!u5!!uC!uD!uE!!huH!!#!!v>u4!!v4!!u&un!!w0!!vh!w(8!!!u,!uP*!!!w!Q!!+!!u@vcvn!!!!vUu=uc!!!!vZ!u5w;!!!uH!w2j!!!vs!u5!Z!!u/v$!v:!!!fu1!vp!!!vZ!u5w;!!!',
  leaves:
    'Sx*Kw01uPwZvZw988vpvm#vb#0w10v_6vXvs6vmAv@A:v^vB:=vWv9=.vMv3.*vCv+*v=v-XOMv&Vv2#v(#v/#uq#up+uf+v+(ue(v*utu[TK+uhus+v0>uk[uKuni1u)/v.uG!uL!ugv%ug;W@uouV@3uauR31uDui1-uJ-uW;v);uBuju?7UuF+uY+uAKuJ91u@uq1ubuYbS-u+-uKu69uZGu9%]ukuXuQQ]uTu6OD1uD1uiu[uXaXuYu96V%uc%v,uTMv7+S@@uY5v&uP!uSu-4PA5fu1v!ejjAfu[uF_u!#v0uoWju_dub^+_U+u[uGT+u!u7/hGXu!!v#uG&WTYu%#x7u,u/DCD8v%uSu&6u:x-u;DMwsu1#Twi!uEu)#vNcLu66Tuj6i6Fu,5SuOuJ5uou>#5QuOuBHu-,w^[]*v-vDu0[DDws>[Du&*wI4_uMu9v9u*IDuO4_u@u;v+$w8;ubi2+u1uMvIi1VuE)uCvbETKu-u?u!ADw#9u/u,vECLv#uGDI%uJCuNb8u5MVu[APu0u-v)8Fu#-uZtv$uU&vN?VCuAv?[2>fk=;v_uopMB@u)=#[N0uQugCl$HGu(u&+u)u8v69u/,ueus;vC#rF4v!3Eu*s)u$u.v.-wXYucu+I7uKw&(vFQuA8v;Mua4@hv1^/u(2u?ur/e:;v@,u,uHuGu^fv*6;ul$uou&G5u=!uSv[>fK9uY.u8uR+n8ucv%uV!xN52u#vm8C3uYouUdu-&/w!m9V$(ud9v,#v+v+2u#Mum0x$/EuJ)uU)qu(uti##9>uXa@N#o#3CTu5!H=ui9Etun&v5v?(+u!?uXwKGA7mC3u0v$0t!>udk@uK_M7;uP^>uB)v&K!uUuN+0hw$2u0(P6%Ju,ujbu>U7/[0u51mVgw&*x)7u1::39?vG$_>*uMu[6vp)uq:#F&yLu;t#v)v*#7ub#ucSu4,u9I,Ru%uZy%,@)s=uTv1vSt*F*ruq2]uBP.7ru$uk:#BuAXu$$9u>UN%uYguZ#u?uZu0-v4S;7udk5v*wq#ucw*26;u:V7.X;0uA$fvauWY##5BvGGBuH[:3-vYQuOD!!OKNuQ8I07uYuaEu>&(@u.uRBu7uP/d!u+uSluBuS,*vncuA6d##uR&n:B!%uTbud.uQuQ1g(uDu.w(*%dw+u#uJ$j6Ru-?/&ukI@*buRR.]wj*5if844uN+3v%M/X*z[YuHwM*;u[uXg)TE)u8RusR()uTu6U1v6,uOT+Mu)!uD!B0vRfe6##L!v$u@J(u.@m3:vI!0&FuD$Ju5wd$dv4uU#uY^uJ0v19uRw#aub!#x5u4*0BucR*v]puF4##LvK(#uSGduS.]*>uI+wR[v&vlY^$2s2/$v5u&)!u[a-2u:3Gv(#uYOuQuJuK%uAIw-%Nv>N%%]kuI1u!-u[8T()P0u*uB$WuWu>u54/Fu2EvF(!uour!$y;Gv:]vB]%#ZguCvbW[&2##Jups+F#uEun#TkC-))v2u%07uWN1uZC/)w>Suq#Tua418v6!Z(>uAs@>EJu:),uCuRvf#/E#e!ut%v+%%^/8-v+u+(uM>ud!A!>%_w+*Zu;u?(u$w*uJ$JuiJ%uM$Y-TuHM&1v6O+!u=uH55Cnmb#uOu30!!F,_0uK)voQuoh@Y:){5Cu=2##F',
}
