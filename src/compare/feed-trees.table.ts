import type { TreeTable } from './trees.js'

/*
 * Made by `npm run train` (bench/eval/train.ts), which says on what data, with what folds; do not edit.
 */

// biome-ignore format: a table
export const FEED_TREES: TreeTable = {
  base: -0.07125,
  cuts: [
    [0.01346, 0.1631, 0.3387, 0.4002, 0.4287, 0.5452, 0.5871, 0.6121, 0.6778, 0.8, 0.8224, 0.9001],
    [0.2191, 0.4258, 0.5679, 0.6739, 0.8, 0.9261],
    [],
    [0.7949, 0.8133],
    [0.000008339, 0.01107, 0.01719, 0.05652, 0.1145, 0.1464, 0.1847],
    [0.0001245, 0.002941, 0.06825, 0.1626],
    [0.3616, 0.3949, 0.5073, 0.5954, 0.6931, 0.7136, 0.7481],
    [0.4336, 0.4486, 0.5744, 0.7012, 0.8869],
    [0.048, 0.09508, 0.1716, 0.1996, 0.2375, 0.2475, 0.3031, 0.3168, 0.3949, 0.5273, 0.7044, 0.876],
    [0.0213, 0.02895, 0.04385, 0.08658, 0.09592, 0.1178, 0.1304, 0.1898, 0.2311, 0.503],
    [0.03956, 0.08965, 0.2717, 0.2866, 0.3567],
    [0.5019, 0.5925, 0.6957, 0.7349, 0.7867, 0.856, 0.9021, 0.9105],
    [0.03749, 0.1179, 0.2437],
    [],
    [-0.1081, 0.004154, 0.03258, 0.03888, 0.05291, 0.06118, 0.0704, 0.09104, 0.1607, 0.1942, 0.4954, 0.5964, 0.7121, 0.7544, 1.17, 1.273, 1.412, 1.583, 2.128, 2.734],
    [0.01271, 0.1982, 0.218, 0.2361, 0.2579, 0.2816, 0.306],
    [],
    [],
    [0.01201, 0.05816, 0.06969, 0.09308, 0.1061, 0.131, 0.177, 0.2538, 0.2903, 0.3122, 0.3973, 0.8726],
    [0.02287, 0.08008, 0.09912, 0.1762, 0.194, 0.2121, 0.2867, 0.4208, 0.4446],
    [0.3304, 0.4363, 0.4606, 0.651, 0.7],
    [0.2547, 0.3, 0.3257, 0.3681, 0.4138, 0.6146, 0.664, 0.8047, 0.8481],
    [1.5, 2.5, 3.5, 9.5, 10.5, 11.5, 12.5, 13.5],
    [0.0107, 0.06144, 0.09673, 0.133, 0.1467, 0.1937, 0.3322],
    [0.02758, 0.06276, 0.07937, 0.09149, 0.1334, 0.1557, 0.1655, 0.1854, 0.1943, 0.2097, 0.2486, 0.2548, 0.2802, 0.4619, 0.5433, 0.5776, 0.6268],
    [0.05, 0.06026, 0.0961],
    [0.06095, 0.2183, 0.2625, 0.3036, 0.3923, 0.5739, 0.6396, 0.7677],
    [0.179, 0.1946, 0.2015, 0.2171, 0.349, 0.4686, 0.5608, 0.6, 0.7107, 0.8123, 0.8782],
    [0.01442, 0.01697, 0.05451, 0.07444, 0.08147, 0.08924, 0.2851, 0.3042, 0.3788, 0.4231, 0.5226, 0.5534, 0.619, 0.6542, 0.7373, 0.7767, 0.7917, 0.8077],
    [0.01302, 0.01564, 0.02212, 0.02512, 0.03192, 0.03923, 0.043, 0.04688, 0.05551, 0.09935, 0.1112, 0.1603, 0.1847, 0.2131],
    [0.004867, 0.005364, 0.007824],
    [0.6261],
    [],
  ],
  divisions:
    '+uG!!uZ!!+uG!!uZ!!+uH!!uZ!!uIvb!!vH!!+uG!!u[!!jug!!uY!!uIvb!!vG!!,uG!!u[!!uIvb!!vH!!nuE!!uY!!jJ!!uY!!)uQ!!1!!uJvd!!ub!!,uS!!u[!!uKvd!!ub!!jJ!!um!!nug!!uY!!vhuT!!3!!Aui!!u[!!uU!uF!vl!!MuF!ub!!!veu^!!ul!!ub!uF!C!!vc!ukuX!!!.u^!ug!!!2v%!!A!!vFuh!!uZ!!vc!ukuX!!!uVub!!ug!!.uR!ug!!!vc!uk!vF!!ub!JC!!!oui!v$!!!vc!uk!vF!!uT!vh!J!!2!vHH!!!u_!J,!!!uD!vFu6!!!ukvb!v0!!!.v*!up!!!uYvHuj!!!!uR!vh!ug!!vc!uG!v0!!uR!Cu8!!!v9L!!v/!!.v+G!!!!Iucq!!!!unv0!u@!!!uD!v&!vH!!1!vHu6!!!uQ!u[.!!!v0&!!uW!!vc!.vV!!!Jv0vE!!!!4v0X!!!!uQ!u8C!!!v*!Cuq!!!v?vHu6!!!!vbu9!!uC!!v%!vhu9!!!u9vE!v0!!!v?.vV!!!!unv0!u@!!!u8vE!b!!!u]!u6vE!!!Iv0@!!!!v?.vV!!!!u9vp!m!!!v.!uAe!!!ru6vE!!!!uQ!u6vE!!!v?vIu6!!!!v0!uWu@!!!4v0u5!!!!u9va!uQ!!!rv]vF!!!!v?CvV!!!!v*u4vE!!!!u8vp!9!!!uC!v%v!!!!u9vo!o!!!v0!u@!uL!!v?CvW!!!!u6vE!b!!!uP!uk!vF!!u*ua!!u4!!sv[vl!!!!u9vo!vV!!!v9!v.h!!!rv^v?!!!!uAvVk!!!!u8vn!A!!!v.!uAe!!!uP!u6!ue!!v?vHu6!!!!tvYvF!!!!u#CvW!!!!u*ua!!u4!!uB!v0!uA!!u9va!6!!!4Vu6!!!!v^vla!!!!v?uAvV!!!!tvYvF!!!!uC!v^vl!!!u9vn!b!!!u#CvW!!!!u*v4&!!!!unv8!!B!!u8vn!E!!!uP!uAvV!!!v.!uAc!!!u6vD!!uf!!v?vHuk!!!!uB!vZvl!!!tvY!vq!!!u+ua!!u4!!u#uAvV!!!!v#!svN!!!uB!v0!u@!!u9va!7!!!tb!L!!!4Vu6!!!!v?v^!/!!!u+v4&!!!!vZvl!!-!!a!L!;!!u#uAvV!!!!5vhv&!!!!b!L!u;!!u8vn!vA!!!vYvF!!vq!!u6!v*!ur!!u%!vh!vR!!u#u)u(!!!!v=!v+M!!!tb!u=!!!&vOvD!!!!v^5!!/!!v.u4@!!!!uB!uP!s!!u9voQ!!!!vZr!!-!!u#uAvV!!!!u6vD!!v*!!vR!u>vI!!!u%!vh!9!!vYl!!I!!a!L!;!!v?v^!N!!!uP!su6!!!u#vJvR!!!!uB!vE!vY!!va]uM!!!!b!;!vi!!v^5vj!!!!v.!v9*!!!u%v%!!u6!!&vOvD!!!!b!L!;!!u$u+8!!!!vY!u0-!!!u9vnQ!!!!u#[u+!!!!vR!u>vI!!!vXl!!vq!!0!suO!!!Tu7!!va!!vOvD!!%!!a!vj!;!!vZrv0!!!!uC!u6!v)!!5v0!v:!!!u8vn!!vQ!!&vPvD!!!!vSud!!-!!v?v^!N!!!v^5)!!!!u%v%!!u2!!u$uAvV!!!!uB!v#W!!!u#[u+!!!!vYvF!va!!!u6vC!!ue!!b!L!vf!!uov7!!Q!!v@vK!v2!!!vL!D!vn!!vS!u>,!!!v;!v+M!!!Tu6!v,!!!u%v%!!vh!!vXl!!m!!b!K!vf!!u2!v)!us!!tu2!v(!!!u$uAvW!!!!u%v%!!U!!5va]!!!!vZvlv;!!!!a!;!vg!!&vPvD!!!!bvE!!K!!u#[u+!!!!u8vB!!vQ!!vR!-!v3!!vZr!!u1!!v@uAvW!!!!vOvD!!%!!uPg!!s!!uov7!!Q!!u%v%!!v6!!vS!=p!!!u$tv.!!!!$!vOvD!!!Q!T!va!!vYl!!I!!v#W!g!!!5!vU!Z!!u2!v(!us!!v@vK!v3!!!u%v%!!vh!!a!vf!;!!v^!v+!N!!u#uA!I!!!vW!?!I!!u8!iv-!!!vE!dv_!!!5!vU!Z!!u8vn!!vQ!!u$tu2!!!!u%v%!!)!!vRk!!u?!!vZvmf!!!!Qu3!!R!!0!$!vO!!v.!v>uA!!!&!va!d!!vNvBu:!!!!Qu3!!R!!uov7!!Q!!Ov^!v+!!!vE!dv_!!!vM#P!!!!tu2!v)!!!u%!v6uj!!!uN!)!^!!u$vJ!v3!!!_@u5!!!!5!vU!Z!!vPvB!ut!!!vL#!!vo!!Q!R!D!!v#W!g!!!u%v%!!vh!!OvW!-!!!u$uA!I!!!_@u5!!!!u#vKuA!!!!v.!v>uA!!!tvT!Y!!!u%!u&)!!!vZr!!F!!u!vK!!v1!!uN!Q!vn!!vNvBu:!!!!u2!v)!us!!j!vVvk!!!a!vf!;!!4!u,!u/!!uov7!!Q!!&!ve!vR!!_v5!!vg!!uN!Q!R!!u%v%!!u&!!Ov^!v+!!!>!Iu-!!!a!L!vf!!vW!?!I!!u$u+4!!!!vM#P!!!!5!vU!Z!!tvT!Y!!!vEuo!v&!!!vPvB!ut!!!v@vK!v3!!!u2!v(!us!!u9voS!!!!vZr!!F!!u$uA!I!!!b!K!vf!!vWl!!m!!u68!!uf!!u8!iv-!!!u%!u&!u)!!v;!v+!u.!!(!dva!!!vN:u4!!!!vM#P!!!!uN!v@>!!!',
  leaves:
    '5wBw^53w-wE31w$w21)vlvo)/vWvf//vQvd/&vLvQ&9v8vT9&v;vA&$v0vF$v*-v>-%ur%v+,v!,v85uZv152ug2v4uf+us+$ufv$$0v(0uq&ujug&ua@unS3Yv%uMAv0uKAuYBufOupu^BSPAuXui:u_:uc3uVua3uhuS>Qus99u;N0u9u[u_u0O;uCuHC@;KuRu:uVu*M9uguL0Zu14u%v&uCuH8FucuH4Z?uQ;u;L6u>uIJ6usu+v3u3r(uDuM]Iv-c1p/uE/uN4Jou?#Hu5u:u%I;u@uMVu&!u;Ghuav/6u#ub!uC!uhu3PCuK?Ru+uGCJu+u6v)Urru,,u+DM]uOuPu>CuY+uYu3?B^uA(wg@SuSuLhC5u-ku^!vDu?u@/RA@u$t>QuMuFu+EZwMTQvo)u/1ZuMuku13l:fuUuBNM!uR!Dmu#u>v5$w:=XvMuGBMuQu9>uQws4u9OFv!u2LLAu)2nw%Fu/#Q;MuKu5quO2u.v53ub?v36Oj4pulusu&PGvjL))u&/u@v=u:8;vUfu>=ZuaHEvW&v/4u(!?Nu,u)2u%u+v-1u-uEvAv)4Idv$>u+*u-$v-vTuL>&d>snuN7Eu%u$2u%u$v+r8Furq]8vL-u)u?v6Cusv..u?!u@:u3O5uKv$&v:]BAuj$u;-vNG5Ersuq2pu$-ujRv)ui4EX+u$rv,uI96]um7s*u$$v/v5;v2#v$uF7&X5Au8mIuev%.,u#v=H>urqB+slv%.g1uS;ursRu-M7u:2puVT,wWu4uRuoKl.Px&,up/^4u59u/5v!,,u&3$v/vE_$u8ug8uel.B?u)+us!umv#B+mfulu3+wG!9u>:DucI.B(uAu5u29ubk;1?beua4@h7Iu2ufua?R(::ut+7ulq@=Bv)u/9C!ewk&0X**u!19u]i9u3r,vG-v2/u??u)+ueX2uQu]7u58B%uCu7RuFp#ukuBwsu)3#{Ku;-9u7Q>;Iu^^]2;%1(suEo)v)k,(q1bA[Z1=Z^8>v!u&wY$6>+u/RvAuW@f(V0uIuT.;u*Mu/)vP87uRc1vTPP(#u[LuJuQuPa/5u]:>-S.u&u>ye()wI$A/#u8vg05uXg/0v5ns2l$ug)u-Pv8w=$e&:un&u=-u-bU5uNa5.(m/,ruP#R.uCuNa+uie5Su*!!uUu!uC)YNuD*yqu1+us](]vRNN(w0$>23udI-52uov2[Py(%uSu/u$1%u(u!u4JvFJ%#vLTuQ.v>nq#uQHu>w#&?-3v(u&3&vnvAB*5uiuH+unMuk%]uluq4#u6#%vHRuQe&uYe07uiv.vl&81#uE[>)ubbOaw?uZ$u3SuM#3?!uT:(n+Qv1y((Yw0uT$vPHH($]uLuG4#u,#u0v2vf%2d(uSu2T&0v&4u#$%u:>v*I_uO.#vFPuM.xpuK(Cw#W)u?uPuZ&Fv@F%v_$=-)u1HuC*1u^v(EXuE..Fnu;1=!uP-uT$uQu,u]J&!uMvS.!u2AufustW)Mv!we%,uobo.+uc$1v#u$3(v5/DvNFF(6(u8+uW#u+$uopuJ#vN!W$$VuBu=,d)uK/u;U1)uXGue)v/*utrv,vH%%v>LuK+uL!uG#.K/.x9u:(#uGBu/,v+dm4q&u2!uEvE.(/uUur/uF[/%u6v?(u+&u^S%Pu]u^u#Wu2(),MuZ4%t%u&u%v-%pv%vD#uk,;u1',
}
