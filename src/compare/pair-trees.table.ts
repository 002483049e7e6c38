import type { TreeTable } from './trees.js'

/*
 * Made by `npm run train` (bench/eval/train.ts), which says on what data, with what folds; do not edit.
 */

// biome-ignore format: a table
export const PAIR_TREES: TreeTable = {
  base: -0.136,
  cuts: [
    [0.001374, 0.1519, 0.1689, 0.3701, 0.5636, 0.6002, 0.6669, 0.8181, 0.9001, 0.9227],
    [0.2268, 0.3087, 0.3414, 0.4411, 0.7, 0.8226, 0.8809, 0.9261],
    [0.0009921, 0.07369, 0.3261, 0.3553, 0.4463, 0.7225, 0.7814, 0.8697],
    [0.0005453, 0.01312, 0.0219, 0.4271, 0.4451, 0.5795, 0.6308, 0.9022, 0.9277],
    [0.01951, 0.0864, 0.09681, 0.1183, 0.1293, 0.1404, 0.2051, 0.3092, 0.3294],
    [0.0001245, 0.006717, 0.1602, 0.1791, 0.4046],
    [0.3409, 0.3654, 0.3862, 0.5548, 0.7017, 0.7125, 0.7492, 0.7621, 0.7914, 0.8501],
    [0.08663, 0.216, 0.2998, 0.4309, 0.4471, 0.5405, 0.5847, 0.8415, 0.8762, 0.8953],
    [0.05023, 0.2435, 0.2775, 0.3019, 0.3154, 0.3306, 0.3438, 0.3612, 0.3963, 0.415, 0.4352, 0.5153, 0.5858, 0.7869, 0.8624],
    [0.0001401, 0.01274, 0.02704, 0.03204, 0.05469, 0.07814, 0.0892, 0.09972, 0.1253, 0.1668, 0.2248, 0.3582, 0.3961, 0.4355, 0.6405, 0.6908, 0.7416, 0.7862, 0.9618],
    [0.1167, 0.2787, 0.4317, 0.5709],
    [0.5033, 0.6445, 0.6819, 0.702, 0.7401, 0.7728, 0.7885, 0.8435, 0.8556, 0.9039, 0.9126, 0.9293],
    [0.06632, 0.1154, 0.1825],
    [0.1146],
    [-0.09555, -0.002529, 0.0004083, 0.009296, 0.03656, 0.04375, 0.05067, 0.05926, 0.0689, 0.08864, 0.3118, 0.3317, 0.4111, 0.7332, 1.039, 1.135, 1.247, 1.376, 1.546, 2.072, 2.669],
    [0.03686, 0.2212, 0.2639, 0.2883, 0.6804, 0.7313, 0.8189],
    [0.0001781, 0.5093, 0.7006],
    [0.5],
    [0.01216, 0.03183, 0.04259, 0.05478, 0.06619, 0.09099, 0.1315, 0.2502, 0.3025, 0.4873, 0.5481],
    [0.1042, 0.1214, 0.1436, 0.2031, 0.2224, 0.297, 0.3624, 0.433, 0.5182],
    [0.1863, 0.2612, 0.3021, 0.4363, 0.4606, 0.651, 0.6612],
    [0.2604, 0.3, 0.4138, 0.4643, 0.5799, 0.6146, 0.6612, 0.7573, 0.7667, 0.8073, 0.8576, 0.9529],
    [1.5, 3.5, 5.5, 7.5, 10.5, 11.5, 32.5],
    [0.0114, 0.05307, 0.06414, 0.0893, 0.1409, 0.1545, 0.1675, 0.1793, 0.6934, 0.7588],
    [0.008053, 0.01503, 0.02261, 0.1146, 0.1283, 0.1399, 0.1523, 0.1636, 0.2699, 0.2842, 0.2909, 0.3925, 0.4012, 0.4474, 0.5726, 0.6243, 0.6877],
    [0.0429, 0.06026, 0.1643, 0.2883],
    [0.03787, 0.06095, 0.2625, 0.5232, 0.5781, 0.716, 0.7882],
    [0.0001384, 0.1461, 0.2, 0.2175, 0.3334, 0.4161, 0.4577, 0.5443, 0.6668, 0.7408, 0.8976],
    [0.0001384, 0.01472, 0.05413, 0.06134, 0.06897, 0.0763, 0.08378, 0.1951, 0.2085, 0.238, 0.2523, 0.3178, 0.3749, 0.396, 0.4191, 0.6218, 0.6585, 0.7338, 0.7704, 0.7854, 0.8129, 0.8383],
  ],
  divisions:
    ';v3!!)!!uBv8!!v9!!;u7!!I!!=v2R!!!!)>!!1!!v)R!!v3!!*>!!1!!v))!!v?!!v)*!!v@!!v8Q>!!!!v(R!!C!!hvJ!!1!!v8u>]!!!!)=!!1!!v)uCv%!!!!v3Q!!^!!v(J!!v4!!*v/!!1!!uDv%!!v;!!vMLv=!!!!vAuB!!v7!!v=!]vC!!!vM(!v:!!!+v/!!vX!!v&!h!vk!!v*Kv$!!!!v&!v4uA!!!v6Q!!u:!!v=!iv#!!!vMvs!u:!!!w+ud!!1!!v?w-!!vI!!vMuIvd!!!!v$!vBe!!!v0!*!0!!v=!umvd!!!f!v;T!!!v#!w-!0!!v/!1!,!!v#!vCuC!!!v/!S!uP!!v+Sv.!!!!vdt!!v6!!v#!uJv.!!!v+,v!!!!!vMve!uk!!!f!w!uH!!!v=!k:!!!v!!w-!uP!!uJw!n!!!!vew+ue!!!!j9!n!!!vdw*!!2!!v!!w-!vY!!v#!v.!K!!vNn!w!!!!ve!,!vt!!jv.!ut!!!uf&!vY!!!uJv]!v!!!!ve!vtS!!!uJufw*!!!!w!SwC!!!!X!k9!!!v]!T!vk!!vet!!v6!!n!vYT!!!uJwE!,!!!w!ewF!!!!v]!ut!w-!!v=!/!T!!ufw*!u1!!!ugf!vs!!!ve!vtS!!!ufw8!wE!!!v]!j9!!!ugV!w*!!!v]!u:uf!!!wEq!!,!!vd!,!uT!!u:9u3!!!!ut!wE!,!!uJwEK!!!!ufw&!vY!!!uJw!T!!!!ug%!b!!!w!V!%!!!uHwG!!uP!!v]!jwE!!!u:wEuN!!!!veuEue!!!!uQ!uS!,!!v]!S!vk!!ufo!c!!!vhK!!uU!!vP!k6!!!vcuc?!!!!uNw-vM!!!!uJufvk!!!!v]u4!!u:!!uQ!uSuR!!!ugvkS!!!!o!b!uN!!4p!wC!!!vP!w,!u3!!u:uN!!vL!!uHuq!!vl!!wDuI!!,!!us!w,!uM!!wDOu3!!!!ufvhuI!!!!uQ!uSuR!!!vcucv=!!!!ugw8v5!!!!u:wEO!!!!w!wG!-!!!uQ!uSuR!!!jwEO!!!!vP!v]u4!!!qud!!u1!!uKve!uj!!!uQ!uS!u(!!4!u2!u?!!ufw*!u1!!!m!7u^!!!Svc!!vk!!wCO!!ur!!u:wE!!vK!!vP!Kv-!!!w#udw*!!!!vc!S!w@!!ugvhuI!!!!uQ!uSuR!!!uKw!uf!!!!wGvs!!vI!!us!Sv,!!!uNw.!!uZ!!wC!,!ur!!v[!j!vL!!ve!vtN!!!p!vP!@!!kuN!vo!!!wCOve!!!!uKv[!w!!!!ud!v_!vT!!uQ!uSuR!!!wGK!!w0!!uf!vF!u)!!g^!!8!!u/!M!_!!ugw*ui!!!!u/w,!o!!!wC!,!ur!!uJu/!e!!!4K!!u2!!vPr!!w8!!wC!]w/!!!v[!u:!v4!!uQ!uSuR!!!udd!!vG!!u:uN!!vK!!u:A!!v4!!uf!u=vE!!!vc!w-!vh!!ufw8!!w3!!m!u/!e!!u!!u-vc!!!uQ!uSuR!!!wG!u]!ua!!u$!wB!,!!u:A!!vK!!4!w:!B!!.!K3!!!wCO!!,!!ve!uj!vp!!ufu#vq!!!!vPr!!uM!!uQ!uSvi!!!v[!S!vj!!u/!w9a!!!ugvhu(!!!!wCO!vp!!!vPHvm!!!!w!!vT!vn!!v[!w8v5!!!uQ!uSuR!!!uJwG!-!!!uf!vF!vV!!jwG!!vL!!w*!uA!uM!!u/!f!w9!!va!w-vS!!!u/!e!vp!!ud!v^!vT!!.!oud!!!u:u6!ur!!!u$!u3!w=!!u;uOS!!!!ve!uj!uU!!uKubuA!!!!u/w,vQ!!!!uQ!uSuR!!!wCO!!]!!vPr!!M!!kw%!!W!!wCuI!!ur!!4!Cw@!!!uf!vF!uo!!.!S!w@!!u/!uh!e!!wC!,!uX!!vYuq!!uY!!u3w,!!w?!!u;u6!ur!!!u;u5!vo!!!u(u6!!uX!!u#w6w)!!!!uLwG!Z!!!o3!!?!!vau_u3!!!!M!w9!wB!!u/!fuZ!!!uQE!!.!!u;w%!w3!!!5!w>!u@!!S!w@!wB!!vewA!uG!!!w!%!w4!!!uJvZ!!vk!!u#!u-vc!!!w8u.vW!!!!u$u/u>!!!!u;uOu(!!!!uQvc!!uS!!ugw*!u3!!!vPr!!w8!!uf!u=w5!!!uQvc!!uS!!ul!vK!vg!!uLuO!uZ!!!u;#!u+!!!veu5!!2!!u$!u3!w=!!S!w@!wB!!u;w1!w3!!!w!!vTvD!!!w*!u1!G!!MvV!v?!!!ufw&!!w3!!u/w,!!uh!!w6!p3!!!wG!u]!ua!!u;#!w2!!!vYu(u6!!!!w$uJ!u8!!!uQvc!Y!!!uduA!!vG!!vP$!!vZ!!uQv2!!uS!!u;uOu(!!!!wG!-v6!!!vOMvV!!!!u/!uA!w9!!vhuV!!vt!!uL5!vK!!!u5!uWU!!!u#!u,u*!!!uf!vF!uo!!jwEu&!!!!w6%!u[!!!u;u5!ur!!!w8vr!w6!!!u#u/!!u3!!vH!vf!s!!vY!urv1!!!N![G!!!l!#!w2!!ow7w5!!!!vau3!F!!!uf!w3!u1!!%!w6w(!!!u;%u_!!!!MvV!v?!!!u/vq!!f!!wG!D!u9!!ue!vGvb!!!uQ!.!N!!u3!uruF!!!u%vV!u[!!!wG!-u7!!!uf!u=w5!!!ow6w5!!!!u0!w;!uj!!u5!ur!up!!wCP!!,!!u#vq!ue!!!vYun!!uY!!u3v>!vU!!!w8u.!a!!!uOu(!!vR!!',
  leaves:
    'Fw-Fweu-w5wE$vC>>w0qPvGv]v^::vd2vf2vUvC00vV2vL2vO2vH6vIKnv>v0#v9v8*,v,,v$KZuiurv.::uml4v!uT+v&uX+(uk(ut.u].ug)uNuk)JUuSup,v),utv!CuhXSuS>ud+u5ug+uSuPFW@Uu8uduKWDuR3ugu)3ug,u/VuCMPuPuP..u=-u^-u5fKusuHueKZuBuou-?duO(u7Pu;3ugEuiu/:_uouTMfucM]u9ui^d$VGuKuN&uA&u;uY+S]VGuGuFu%A@u/u&Buo=u=uF(Lu[g_.e;uZv)!buMWuHY9ua$u:u5$uQcZ.uCRq+CZCu+Pu3#S_5GuYu7DMvTp>Ev!Ni!v(u!1pus+Qu6u@u_c7v!vPEu6/!p!u)uD!u6uH+vsFuoCOJu9vFu0[;tuH?BkuO2vLih=wKH[!uriTsv7v;u>!u,v#SBw,v1:u(u(sFvc_HiC$KvY-uWu=+vaL=Xu3uiuJ5[uq.ju9ueuFY-vbI,>u+#v*uYFv+!uNu#5v(uJuS!duKCvJu-.u4uq:p-u;vC/ua4huX4uaul%h7jx)2&UXu@%uLfu[vBl.lv>/vA-4u*u7vDsw)9u5u&7^tuUGd*$ubv/wL2DuKD$ugv#TugAN(/u&u=^#uq^uOv5-v:+uU3we0hu-1v/,u*u7uG1EuSqv&+v2+,Pu1u4uK]9,u-v1R05u&(uiuok%uE*v@Du*Su42u:u&v%M/1It1#uQu9T)u&v3veuE(M7U7hu@NE,1$ukQumui/v(+#joucF4usuTuW-8F,Vv%K/uX?vDuc*lB9U!u]Yv+uB/$Yv,u6@SuKKj$oua(xfuAu+u^/ur+4FubuO%x+v?uAC##D>u&(uqW,1u[%bv-0/uJ:vB9ud$uGC7v7@Tv5G/-ub-uUuS(dv:uU)un+uJ!v$I$uBv/vKu+$usv.%uKu!w%DI/.K/v@KkLuV&Cv;&#uM)uh+)$wdue8Nu-Vu)$v+v4(v->ju@E&9%uCu3T5i!Ew#S-u%Rv/&guI+uf)uK._-9vYt$!uUIuG#ueVCu=Nv-#):SuJuCZe-u?)u])$ufXu?%wCu:uf$u3uSH8%R/7uJ^5D.k/9uJ7^(xRu4u1u9Uv3++uNtu,6_vC$*LuHv31gE#[/DuMXMuC.u:&uT)#u8WuKJus45uD!JuI$uakJ%f9u=%w%uVu6u3(1h7utu!/+u)6us#uKuXC:u2v4$+u>pv7+$vAv3)cYuS/{0^+$uHnukiv/e-@/vl*.$u#$5Uub$$w(uF!u@u4(v-%vLHv5*+vN->#v12:vD!UP(v1P:v1&%ZiuX+6u0u1-%Zu9v-vn?Q&=Z*u4Duk?)%u4v6vTvd=M$(uOl5!v%Oucu$H*v+>#U#4Tv*$*+vH-u7u%(v+$8Mg4f%%!CuD1i&ueM%u*uh!JuZuK&&;wbv$qwY#v++?u(^!v/Ru5vTuBu0#O/uMKDuAD%v>.I&%Vu+v&$(v^u=$Y3uB3sG5h(*uh#hBu[+vU@963vF!#vTuVu0(@WbOz)L%+u)tv$umBg+(uVD.$Csv:&eup=*&&u2ugu1w2!!xdu5&d--(#uSuDucOLwi%u@:$v!$?u;1vl-u+)&u]u8Y%x7u(Qtu7*7-u/$V30uX/&%w+u6#u#ufv@#y6u/)1u1[D+q#v7#u0eNw,Ku.+!uouJ=pBc0+v2u2+#XGuL',
}
