import type { TreeTable } from './trees.js'

/*
 * Made by `npm run train` (bench/eval/train.ts), which says on what data, with what folds; do not edit.
 */

// biome-ignore format: a table
export const FEED_TREES: TreeTable = {
  base: 0.04245,
  cuts: [
    [0.01152, 0.07769, 0.1681, 0.3533, 0.4455, 0.546, 0.6047, 0.6669, 0.7991, 0.8151, 0.8353, 0.9001, 0.9218],
    [0.2325, 0.2838, 0.35, 0.3608, 0.4511, 0.4667, 0.5699, 0.6297, 0.7, 0.8, 0.8226, 0.8523, 0.8809, 0.9261],
    [0.0009921, 0.003681, 0.1785, 0.2922, 0.4244, 0.4446, 0.5554, 0.623, 0.7064, 0.823, 0.8697],
    [0.0005453, 0.01892, 0.5003, 0.6132, 0.6794, 0.7002],
    [0.0000139, 0.05689, 0.1137, 0.1299, 0.1385, 0.1889, 0.2227, 0.2344, 0.3125],
    [0.0001245, 0.002345, 0.07653, 0.1657],
    [0.3538, 0.3887, 0.5155, 0.6852, 0.7029, 0.7127, 0.7434],
    [0.3366, 0.3539, 0.4309, 0.4453, 0.5788, 0.6198, 0.6334, 0.8325, 0.8805],
    [0.06027, 0.09025, 0.1647, 0.2935, 0.3606, 0.536, 0.5782, 0.6163, 0.6598, 0.7021, 0.7155, 0.7762, 0.8688],
    [0.0001401, 0.01401, 0.02329, 0.02646, 0.03473, 0.07583, 0.09163, 0.1185, 0.1291, 0.1516, 0.1628, 0.2249, 0.2634, 0.3849],
    [0.04396, 0.0893, 0.2675, 0.2802],
    [0.4896, 0.5091, 0.6445, 0.68, 0.7805, 0.7956, 0.808, 0.8562, 0.9083, 0.9171],
    [0.04576, 0.08456, 0.1623],
    [0.1071],
    [-0.1016, -0.03168, 0.0004083, 0.03936, 0.05425, 0.688, 0.7298, 0.8248, 1.099, 1.197, 1.305, 1.442, 2.17, 2.778],
    [0.1629, 0.2547, 0.2742, 0.3182],
    [0.0001781, 0.1906],
    [],
    [0.01096, 0.05719, 0.06675, 0.1016, 0.1241, 0.1829, 0.251, 0.286, 0.307, 0.4351, 0.461, 0.5447],
    [0.06645, 0.1022, 0.1356, 0.1715, 0.1877, 0.2502, 0.2643, 0.283, 0.3655, 0.4341, 0.8397],
    [0.1196, 0.3293, 0.4363, 0.4423, 0.4786, 0.6487, 0.651, 0.7148],
    [0.2313, 0.2604, 0.3, 0.3042, 0.3293, 0.3838, 0.4724, 0.7667, 0.8526],
    [1.5, 2.5, 3.5, 10.5, 11.5, 13.5, 14.5],
    [0.01142, 0.05645, 0.1434, 0.1686],
    [0.02086, 0.02708, 0.07741, 0.08783, 0.1272, 0.1376, 0.1488, 0.1597, 0.1698, 0.1881, 0.2129, 0.2468, 0.2534, 0.2813, 0.3736, 0.401, 0.5025, 0.6812],
    [0.05932, 0.08931],
    [0.06095, 0.2183, 0.2625, 0.4606, 0.6146, 0.6612, 0.7677],
    [0.1996, 0.206, 0.3431, 0.3707, 0.415, 0.4479, 0.4818, 0.5612, 0.6208, 0.6612, 0.8093, 0.8978],
    [0.007473, 0.019, 0.05164, 0.07403, 0.1904, 0.2497, 0.2744, 0.2871, 0.3025, 0.3589, 0.4057, 0.4867, 0.5083, 0.6153, 0.65, 0.7366, 0.7812, 0.8004, 0.8355],
    [0.01424, 0.0163, 0.02232, 0.02621, 0.03471, 0.03946, 0.04461, 0.05511, 0.06193, 0.06904, 0.08558, 0.09496, 0.1184, 0.2007],
    [0.004063, 0.005699, 0.006474, 0.007412, 0.008558, 0.01187, 0.01453, 0.02555],
    [0.3758, 0.5785, 0.845],
    [],
  ],
  divisions:
    '*I!!5!!wEv3!vA!!!Hl!!wC!!u;f!!v+!!*v:!!5!!uh[!!vh!!w7P!!v)!!w6ut!!uj!!+uf!!4!!w6ut!!v)!!*uf!!uj!!w8v!!!8!!u=v9!!v+!!+J!!4!!uhwA!!vG!!w3!8![!!uiw2!!v$!!uAue!!6!!+uf!!v.!!w5v2!!v=!!uAur!!v,!!w1!v;7!!!v$&!!v8!!*ur!!D!!ugw0!!M!!w1!v;M!!!v*[!!vF!!-P!!3!!v5Z!!v8!!w1!v;vY!!!vgf!!v-!!w0!8vQ!!!v2!fvg!!!ufw0!!v4!!uAue!!wB!!v0!v:!+!!v+[uX!!!!w0uY!!v;!!w0!ur!-!!Ouc!uY!!!w0!MJ!!!vgud!uW!!!vP[!!v*!!ud!ur!uD!!w0uY!!uf!!vQvd!!9!!v;w0uX!!!!v2!w5uY!!!-uYur!!!!v;w0uX!!!!vP!ulT!!!vgvA!!v^!!vQ(!!9!!:w9!um!!!ur!v.u%!!!v/!^v;!!!vQ!-!uk!!uc!vg!uI!!uYvQ!-!!!uEvQ!v(!!!v]vjf!!!!uXwA!u?!!!uY[!2!!!ur!uXw@!!!vL!^vC!!!uYw/!uq!!!v.^u2!!!!uEvC!m!!!v]vjw(!!!!vPk!!vY!!v]^w&!!!!uXvf!vS!!!uYup!vg!!!vE!uc!w+!!uXw/!vQ!!!v]uXvj!!!!uWvc!!v7!!vOuV!!u]!!uo!v]-!!!vE!^!uJ!!v?v]!!]!!uc!w+[!!!uEuYu1!!!!vQuU!!9!!uEu1!j!!!uYwA!B!!!uJ-u2!!!!:w9!w+!!!vQ!fv@!!!v]^w&!!!!uXw@!u?!!!uo!uWvc!!!vE!uEuT!!!uYvYj!!!!vOuUuP!!!!uJ^vL!!!!uFw*w/!!!!uJvgv;!!!!uYw/!u1!!!vQ!vZu(!!!uo!uYw9!!!uc!vg!u5!!v]vju0!!!!w*vf!!,!!v]^u1!!!!uJu*u1!!!!uFvO!v)!!!uEw,vf!!!!v@!vc!u?!!w)U!!X!!uXw@!u?!!!uWQ!!vK!!vE!nw+!!!uL!uT!vK!!uJuP!u*!!!>!u7!u]!!uYw@!Q!!!w(!u^!e!!v@!vQ!u]!!uXva!u1!!!uWu?!!vK!!uL!uTQ!!!uJuP!u*!!!v]uXvc!!!!uJ-!w4!!!vE!v]^!!!w*vgvX!!!!u1!u[w%!!!w)!X!G!!v@!vc!w)!!uFw)vg!!!!w/u,u9!!!!u1v[!!w:!!uWvb!!t!!vO!u^u4!!!?w/!$!!!uJuPvb!!!!w+Y!!/!!u1!j!u!!!v@!vE!n!!uFuIw8!!!!?v@!w9!!!w(!u)!vT!!uJ^vE!!!!uW!vK!vB!!w*uE!!e!!uL!uR!vI!!u1vc!!j!!ov@!q!!!w/u,!!A!!uY&Z!!!!u1v&!!u@!!w+w;!D!!!u1!j!E!!ub!w@!Q!!vpQ!wD!!!v^^w%!!!!uo!nw(!!!uW!t!w=!!uHu^uP!!!!vO!u]u4!!!?Uu1!!!!uWQ!!v7!!uJw8v2!!!!w(!.uQ!!!vpvb!!w.!!uFw)!e!!!v@!vQ!u]!!uYvc!u3!!!?uRvb!!!!v]!U!vR!!uLvF!!uR!!uF?ub!!!!q!w.!A!!uHu^!b!!!uo!)v;!!!uJvl!K!!!vpvbuS!!!!q!w.!L!!u1!w:!b!!w+!/uR!!!u1!SuB!!!uLvF!!o!!uL!w8!C!!w(ve!!e!!vpvbuS!!!!?vp!&!!!w+!Vvi!!!uHw-!d!!!v@vW!!vc!!w&!u]-!!!vEh!!vo!!ou2!j!!!vYj!!vQ!!uW!v7s!!!vg!u6!w!!!uJu*w-!!!!uFv]!vV!!!w0!$!a!!?v@vW!!!!uLvF!!w8!!uX!u:v6!!!w*w;!D!!!ouXw@!!!!uHvkvC!!!!w)vg!s!!!uRvb!!vH!!v_uPuN!!!!vp%!!&!!u1!R!j!!uLvF!!uR!!uGw-!/!!!u1!w;wF!!!u/!w=!b!!u2v[!!u$!!uJUw&!!!!v@!q!vc!!uHu*!!vs!!?ub!!u#!!uW!vK!vB!!un!)w&!!!u1!R!w8!!uL!uN!uO!!ou8!W!!!w-!0vC!!!v_u[w%!!!!vOuCvt!!!!uJvj!vq!!!w0u-v%!!!!?ub!vQ!!!w)u[w%!!!!uHu*!!vs!!#p!!vm!!uRvb!!vH!!w*uE!!/!!uHvkvt!!!!vXw#!c!!!uYw/u-!!!!q!#!vp!!vc!u?!uI!!uLv#!!uN!!1!)!u.!!ow+w;!!!!uYw>q!!!!u2!u[vM!!!uRvb!vp!!!u6vevr!!!!unu8!!v_!!uRvb!vp!!!uGuJu*!!!!q!r!_!!uLvF!!uR!!w8v&!u.!!!u6ve!s!!!ou8!u]!!!uIvlv>!!!!v@vWu7!!!!?v@a!!!!uLv#!!uN!!vP!w:>!!!w-!0vC!!!uGv^!us!!!u1v[!!j!!uW@!!vJ!!wB!L!a!!uXw?!L!!!vDu8g!!!!uW@!!v7!!vp!s;!!!uM!uN!uO!!u1!Su@!!!uR!u^vB!!!ou6ve!!!!q!r!w>!!vo#!!w?!!u1!b!S!!w)!u$!u>!!ow+wF!!!!1!u[u3!!!uX!u+vN!!!?!w$!u&!!uR!vJ!vB!!(uav1!!!!u6!F!/!!wGw*uE!!!!uX!u:!u_!!uM!uN!uO!!uFuR!!vU!!w8uP!v&!!!u/!w5!i!!u1!w;uZ!!!u6ve!!vs!!q!#!vn!!uR!wFvX!!!w-uK!!N!!uYwB!Q!!!vPvV!!u^!!u6v1!v[!!!vp!&=!!!u6ve!s!!!',
  leaves:
    'wR%%wM>u>wBvpw&!!w,ve)vp)#vq#vj%vjve%v^6vJ6:vWvD:/v=/vL8vIv/8!v6vD!*v2*v5+v.v/+ul//v1#v!#unv%IZv>.ue.v*1u]1v)/u]uq/:v,uO:1u>uq1v(@u^W7ui7uN!uF!uQ5ueuR5upFusU?uc?u_u&FFv$5v$5uBuhua;Su@1u[1uh9Wu4uMuX=FDucDu51u-1uUugZuV.:RuKu5ufSrSuXv@Eu6Vg%uYuRQPu?/uHIr+uq+uluSVi$uVMuI(!uUuX!?5fu/u4uVU3DaDu4=5bu+hu-+v,1ku21!uCuN!u$J=u:us?nu_uM*uZVVu9!WuIeV*NuF*xHB6upu[GbuSuPuJSdvTS!nx1uiuP!ju(.uDBuHv7$wqLMu[u>Du+*uO1SuGuJ+uM&u3>QuQuBWu*%v>v+QFw[v;u*0v,uHTKv-8u=vJu;u+>vp:7vlu$&v92u*u@v-:u#>DEuXEu,GJv%5YXuG1usu3#;v?4uCsA>w.9u&u0vUa>4jDIu&#;IuAu-u5MRuev1u+5u#uoI@p$nCvjuI&v;CTGu?vOs9uDv+$u1ZvEu/X:v_>G%u-v$Q7trKD%DGu*u$6nw&BJEu2s>KuOv?>%u1v+=Puhu4u^K,X,u0wF*u+KJuQuZ!wq1uW%uldv38w=&j:v$v?*v-Jdg?;vD/vecumuW7u7,u$]:uCa7wY1v!uh(Ph8usv8CDuUm,@u8v0uM*_s;Afq@Iv^@/vouNZuSGX*0fkv&AAur-Pu@uT+u@)wi1>?v0$oE/uSu!u,,v*#u0v=T>v2u);uO_2;?;uVus_I3uM/uXu8ufF.put,wKu,u7$uiuFu2ue8vn+,u0v(&hB,u^=ul=3e4-v$u[)o>,;u8q;ulq5ucQ67=py6*3Qpu3u[$kf,wGu@n>=du-9?vI!&u+@uIuB$v&C!^;un/v0IN)yeuJ)+u7pumuA3s(?t%uiuZ!>uE+uZ=u!ws&4>F*nuiv;u!G1(>u,u&uS%uD5#Lu2ufu9uGy#*v&qE/9u@U;)vKWN7uhM1we+(uSuM?(@4_u$u%u5u=x9*Vu@)u=)y>uj=+Iueu$v;TA3-vao9Pv&P,3ud(uO&Z&g*xru.E0u#&&!iu,u_$?uFucQ6%5T7*u8wQ#?/(dujv&,9u0Uc$]uK3=u8s.9pKuP$vP$2uE*uFOu[u+)7ufm5wE&69!vmnui5u18;>uVe1@u7u5-!g@uZu,NE1!uAwRGR(vDR*vdu#uBu^.vG13uXg7u=auK()wZ%uE$Yx0u?-YBuBD!uK4*5huV66uf&R-?u2+vApI#u:wJEOulxl!uJ$v7$!uWu;Z5Cu,kui7u6(=v%&uIuQudp(4#T5vd2^$u92vJ),Nu!uC8g)uE1Cul7uFwE*7+u;n=v;d!uBuBw#*7%juZucuMuduV&w,!25#6u+/2>u0:)wT(u?)Iu(sv_uCL#5P(u,vP.W&3q=!&GwVu=$GuDu[@u5uF&ut!vh&:*&9Y:-dLv>L%ul#uOAJuTu[&]u9u=(1ufE/.]u&uE2VCu:uEu]K-su:c)1ude>)v%w_-%Tcu6u--O>%uivYuG#v>Lu[,uoba4a%--ujEu0!_UuK#QTvbXu/u6%.5v!]##Y/9sE91uf2;2fx2,u=uNvT!,b,uM)u7vWu%?,5u6t!I!d)uN6Fu;E)09u#6',
}
