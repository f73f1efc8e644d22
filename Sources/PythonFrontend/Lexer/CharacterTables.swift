// Written by grammar/make_character_tables.py from CPython's data: not to be edited. Numbers are in base 36.
// IdentifierNormaliser and SourceDecoder read these.

/// Data of normalisation and of encodings.
enum CharacterTables {
  /// NFKD of characters of identifiers: "character:mapping,…" or, for a run mapped one to one,
  /// "first*count:target".
  static let decompositions: String = """
    4q:2p 51:qk 56:33 5c:1t,lc 5d:1t,ld 5e:1t,le 5f:1t,lf 5g:1t,lk 5h:1t,lm 5j:1v,mf 5k:1x,lc 5l:1x,ld 5m:1x,le
    5n:1x,lk 5o:21,lc 5p:21,ld 5q:21,le 5r:21,lk 5t:26,lf 5u:27,lc 5v:27,ld 5w:27,le 5x:27,lf 5y:27,lk 61:2d,lc
    62:2d,ld 63:2d,le 64:2d,lk 65:2h,ld 68:2p,lc 69:2p,ld 6a:2p,le 6b:2p,lf 6c:2p,lk 6d:2p,lm 6f:2r,mf 6g:2t,lc
    6h:2t,ld 6i:2t,le 6j:2t,lk 6k:2x,lc 6l:2x,ld 6m:2x,le 6n:2x,lk 6p:32,lf 6q:33,lc 6r:33,ld 6s:33,le 6t:33,lf
    6u:33,lk 6x:39,lc 6y:39,ld 6z:39,le 70:39,lk 71:3d,ld 73:3d,lk 74:1t,lg 75:2p,lg 76:1t,li 77:2p,li 78:1t,mg
    79:2p,mg 7a:1v,ld 7b:2r,ld 7c:1v,le 7d:2r,le 7e:1v,lj 7f:2r,lj 7g:1v,lo 7h:2r,lo 7i:1w,lo 7j:2s,lo 7m:1x,lg
    7n:2t,lg 7o:1x,li 7p:2t,li 7q:1x,lj 7r:2t,lj 7s:1x,mg 7t:2t,mg 7u:1x,lo 7v:2t,lo 7w:1z,le 7x:2v,le 7y:1z,li
    7z:2v,li 80:1z,lj 81:2v,lj 82:1z,mf 83:2v,mf 84:20,le 85:2w,le 88:21,lf 89:2x,lf 8a:21,lg 8b:2x,lg 8c:21,li
    8d:2x,li 8e:21,mg 8f:2x,mg 8g:21,lj 8i:21,22 8j:2x,2y 8k:22,le 8l:2y,le 8m:23,mf 8n:2z,mf 8p:24,ld 8q:30,ld
    8r:24,mf 8s:30,mf 8t:24,lo 8u:30,lo 8v:24,53 8w:30,53 8z:26,ld 90:32,ld 91:26,mf 92:32,mf 93:26,lo 94:32,lo
    95:jg,32 98:27,lg 99:33,lg 9a:27,li 9b:33,li 9c:27,ln 9d:33,ln 9g:2a,ld 9h:36,ld 9i:2a,mf 9j:36,mf 9k:2a,lo
    9l:36,lo 9m:2b,ld 9n:37,ld 9o:2b,le 9p:37,le 9q:2b,mf 9r:37,mf 9s:2b,lo 9t:37,lo 9u:2c,mf 9v:38,mf 9w:2c,lo
    9x:38,lo a0:2d,lf a1:39,lf a2:2d,lg a3:39,lg a4:2d,li a5:39,li a6:2d,lm a7:39,lm a8:2d,ln a9:39,ln aa:2d,mg
    ab:39,mg ac:2f,le ad:3b,le ae:2h,le af:3d,le ag:2h,lk ah:2i,ld ai:3e,ld aj:2i,lj ak:3e,lj al:2i,lo am:3e,lo an:37
    bk:27,m3 bl:33,m3 bz:2d,m3 c0:39,m3 ck:1w,2i,lo cl:1w,3e,lo cm:2s,3e,lo cn:24,22 co:24,2y cp:30,2y cq:26,22
    cr:26,2y cs:32,2y ct:1t,lo cu:2p,lo cv:21,lo cw:2x,lo cx:27,lo cy:33,lo cz:2d,lo d0:39,lo d1:2d,lk,lg d2:39,lk,lg
    d3:2d,lk,ld d4:39,lk,ld d5:2d,lk,lo d6:39,lk,lo d7:2d,lk,lc d8:39,lk,lc da:1t,lk,lg db:2p,lk,lg dc:1t,lj,lg
    dd:2p,lj,lg de:5i,lg df:6e,lg di:1z,lo dj:2v,lo dk:23,lo dl:2z,lo dm:27,mg dn:33,mg do:27,mg,lg dp:33,mg,lg
    dq:c7,lo dr:ia,lo ds:2y,lo dt:1w,2i du:1w,3e dv:2s,3e dw:1z,ld dx:2v,ld e0:26,lc e1:32,lc e2:1t,lm,ld e3:2p,lm,ld
    e4:5i,ld e5:6e,ld e6:60,ld e7:6w,ld e8:1t,lr e9:2p,lr ea:1t,lt eb:2p,lt ec:1x,lr ed:2t,lr ee:1x,lt ef:2t,lt
    eg:21,lr eh:2x,lr ei:21,lt ej:2x,lt ek:27,lr el:33,lr em:27,lt en:33,lt eo:2a,lr ep:36,lr eq:2a,lt er:36,lt
    es:2d,lr et:39,lr eu:2d,lt ev:39,lt ew:2b,me ex:37,me ey:2c,me ez:38,me f2:20,lo f3:2w,lo fa:1t,lj fb:2p,lj
    fc:1x,mf fd:2t,mf fe:27,lk,lg ff:33,lk,lg fg:27,lf,lg fh:33,lf,lg fi:27,lj fj:33,lj fk:27,lj,lg fl:33,lj,lg
    fm:2h,lg fn:3d,lg j4:2w j5:h2 j6:2y j7:36 j8:hl j9:hn ja:ht jb:3b jc:3d kg:gz kh:30 ki:37 kj:3c kk:id n4*2:lc
    n7:lv n8:lk,ld ok:jd p2:pd,ld p3:53 p4:ph,ld p5:pj,ld p6:pl,ld p8:pr,ld pa:px,ld pb:q1,ld pc:qh,lk,ld q2:pl,lk
    q3:px,lk q4:q9,ld q5:qd,ld q6:qf,ld q7:qh,ld q8:qt,lk,ld qy:qh,lk qz:qt,lk r0:qn,ld r1:qt,ld r2:qx,ld r4:qa r5:qg
    r6:px r7:px,ld r8:px,lk r9:qu ra:qo s0:qi s1*2:qp s4:pk s5:qd s9:pv sg:t1,lc sh:t1,lk sj:sz,ld sn:sm,lk ss:t6,ld
    st:t4,lc su:tf,li t5:t4,li u1:u0,li uo:tx,lc up:tx,lk ur:tv,ld uv:uu,lk v0:u2,ld v1:u0,lc v2:ub,li vq:vo,lr
    vr:vp,lr xt:t2,li xu:ty,li y8:sw,li y9:ts,li ya:sw,lk yb:ts,lk ye:t1,li yf:tx,li yi:yg,lk yj:yh,lk yk:t2,lk
    yl:ty,lk ym:t3,lk yn:tz,lk yq:t4,lg yr:u0,lg ys:t4,lk yt:u0,lk yu:ta,lk yv:u6,lk yy:yw,lk yz:yx,lk z0:tp,lk
    z1:ul,lk z2:tf,lg z3:ub,lg z4:tf,lk z5:ub,lk z6:tf,ln z7:ub,ln z8:tj,lk z9:uf,lk zc:tn,lk zd:uj,lk 13b:12d,136
    17m:17r,18z 17n:17r,190 17o:18o,190 17p:17r,191 17q:18q,190 19x:17r,19w 19y:18o,19w 19z:1c7,19w 1a0:18q,19w
    1c0:1cl,190 1c2:1c1,190 1cj:1ci,190 1t5:1t4,1to 1td:1tc,1to 1tg:1tf,1to 1ug:1sl,1to 1uh:1sm,1to 1ui:1sn,1to
    1uj:1ss,1to 1uk:1sx,1to 1ul:1sy,1to 1um:1t7,1to 1un:1tb,1to 1xn:1xj,1xa 1xo:1xj,1xz 1y4:1wh,1x8 1y5:1wi,1x8
    1y7:1wv,1x8 20j:20i,20s 20m:20o,20s 21l:1zq,20s 21m:1zr,20s 21n:1zw,20s 21q:20b,20s 288:287,28m 28b:287,27y
    28c:287,28n 28s:275,27w 28t:276,27w 2ac:2aa,2c7 2bu:2bq,2bi 2bv:2br,2bi 2bw:2bq,2c7 2fc:2fa,2fq 2io:2in,2j9
    2iv:2iu,2j9 2iw:2iu,2ja 2iy:2iu,2iq 2iz:2iu,2iq,2j9 2mi:2me,2m6 2mj:2mf,2m6 2mk:2me,2mv 2qi:2qh,2q2 2qk:2qh,2q7
    2ql:2qh,2q7,2q2 2qm:2qh,2qn 2sz:2tp,2sy 2wj:2x9,2wi 2xo:2wb,2vt 2xp:2wb,2w1 30j:30i,33r 30t:30s,33r 30y:30x,33r
    313:312,33r 318:317,33r 31l:30g,33p 31v:31t,31u 31x:31t,31w 31y:33m,328 31z:33m,31t,328 320:33n,328
    321:33n,31t,328 329:31t,328 32r:32q,33r 331:330,33r 336:335,33r 33b:33a,33r 33g:33f,33r 33t:32o,33p 36u:36t,372
    3cs:3bw 5c6:5c5,5dh 5c8:5c7,5dh 5ca:5c9,5dh 5cc:5cb,5dh 5ce:5cd,5dh 5ci:5ch,5dh 5dn:5dm,5dh 5dp:5do,5dh
    5ds:5dq,5dh 5dt:5dr,5dh 5dv:5du,5dh 5rg:1t 5rh:5i 5ri:1u 5rk*2:1w 5rm:b2 5rn*8:1z 5rw:27 5rx:f6 5ry:28 5rz:2a
    5s0*2:2c 5s2:2f 5s3:2p 5s4*2:gg 5s6:5qa 5s7:2q 5s8*2:2s 5sa:gp 5sb*2:gr 5sd:2v 5sf:2z 5sg:31 5sh:97 5si:33 5sj:gk
    5sk*2:5qu 5sm:34 5sn*2:38 5sp:5r1 5sq:hb 5sr:3a 5ss:5r9 5st*3:qa 5sw*2:qu 5sy:2x 5sz:36 5t0*2:39 5t2*2:qa 5t4:qp
    5t5*2:qu 5tk:u5 5uj:gi 5uk:2r 5ul:gl 5um:6o 5un:gs 5uo:2u 5up:gv 5uq:gx 5ur:h1 5us*3:h4 5uv:5tn 5uw:il 5ux:h9
    5uy:5tx 5uz:in 5v0:hd 5v1:hc 5v2*4:he 5v6:hk 5v7*2:hu 5v9:bv 5va*2:i1 5vc:5r0 5vd*2:i3 5vf:3e 5vg*3:i8 5vj:qg
    5xc:1t,md 5xd:2p,md 5xe:1u,lj 5xf:2q,lj 5xg:1u,mb 5xh:2q,mb 5xi:1u,mp 5xj:2q,mp 5xk:1v,mf,ld 5xl:2r,mf,ld
    5xm:1w,lj 5xn:2s,lj 5xo:1w,mb 5xp:2s,mb 5xq:1w,mp 5xr:2s,mp 5xs:1w,mf 5xt:2s,mf 5xu:1w,ml 5xv:2s,ml 5xw:1x,lg,lc
    5xx:2t,lg,lc 5xy:1x,lg,ld 5xz:2t,lg,ld 5y0:1x,ml 5y1:2t,ml 5y2:1x,mo 5y3:2t,mo 5y4:1x,mf,li 5y5:2t,mf,li 5y6:1y,lj
    5y7:2u,lj 5y8:1z,lg 5y9:2v,lg 5ya:20,lj 5yb:2w,lj 5yc:20,mb 5yd:2w,mb 5ye:20,lk 5yf:2w,lk 5yg:20,mf 5yh:2w,mf
    5yi:20,mm 5yj:2w,mm 5yk:21,mo 5yl:2x,mo 5ym:21,lk,ld 5yn:2x,lk,ld 5yo:23,ld 5yp:2z,ld 5yq:23,mb 5yr:2z,mb
    5ys:23,mp 5yt:2z,mp 5yu:24,mb 5yv:30,mb 5yw:24,mb,lg 5yx:30,mb,lg 5yy:24,mp 5yz:30,mp 5z0:24,ml 5z1:30,ml
    5z2:25,ld 5z3:31,ld 5z4:25,lj 5z5:31,lj 5z6:25,mb 5z7:31,mb 5z8:26,lj 5z9:32,lj 5za:26,mb 5zb:32,mb 5zc:26,mp
    5zd:32,mp 5ze:26,ml 5zf:32,ml 5zg:27,lf,ld 5zh:33,lf,ld 5zi:27,lf,lk 5zj:33,lf,lk 5zk:27,lg,lc 5zl:33,lg,lc
    5zm:27,lg,ld 5zn:33,lg,ld 5zo:28,ld 5zp:34,ld 5zq:28,lj 5zr:34,lj 5zs:2a,lj 5zt:36,lj 5zu:2a,mb 5zv:36,mb
    5zw:2a,mb,lg 5zx:36,mb,lg 5zy:2a,mp 5zz:36,mp 600:2b,lj 601:37,lj 602:2b,mb 603:37,mb 604:2b,ld,lj 605:37,ld,lj
    606:2b,lo,lj 607:37,lo,lj 608:2b,mb,lj 609:37,mb,lj 60a:2c,lj 60b:38,lj 60c:2c,mb 60d:38,mb 60e:2c,mp 60f:38,mp
    60g:2c,ml 60h:38,ml 60i:2d,mc 60j:39,mc 60k:2d,mo 60l:39,mo 60m:2d,ml 60n:39,ml 60o:2d,lf,ld 60p:39,lf,ld
    60q:2d,lg,lk 60r:39,lg,lk 60s:2e,lf 60t:3a,lf 60u:2e,mb 60v:3a,mb 60w:2f,lc 60x:3b,lc 60y:2f,ld 60z:3b,ld
    610:2f,lk 611:3b,lk 612:2f,lj 613:3b,lj 614:2f,mb 615:3b,mb 616:2g,lj 617:3c,lj 618:2g,lk 619:3c,lk 61a:2h,lj
    61b:3d,lj 61c:2i,le 61d:3e,le 61e:2i,mb 61f:3e,mb 61g:2i,mp 61h:3e,mp 61i:2w,mp 61j:38,lk 61k:3b,lm 61l:3d,lm
    61m:2p,ji 61n:37,lj 61s:1t,mb 61t:2p,mb 61u:1t,ll 61v:2p,ll 61w:1t,le,ld 61x:2p,le,ld 61y:1t,le,lc 61z:2p,le,lc
    620:1t,le,ll 621:2p,le,ll 622:1t,le,lf 623:2p,le,lf 624:1t,mb,le 625:2p,mb,le 626:1t,li,ld 627:2p,li,ld
    628:1t,li,lc 629:2p,li,lc 62a:1t,li,ll 62b:2p,li,ll 62c:1t,li,lf 62d:2p,li,lf 62e:1t,mb,li 62f:2p,mb,li 62g:1x,mb
    62h:2t,mb 62i:1x,ll 62j:2t,ll 62k:1x,lf 62l:2t,lf 62m:1x,le,ld 62n:2t,le,ld 62o:1x,le,lc 62p:2t,le,lc 62q:1x,le,ll
    62r:2t,le,ll 62s:1x,le,lf 62t:2t,le,lf 62u:1x,mb,le 62v:2t,mb,le 62w:21,ll 62x:2x,ll 62y:21,mb 62z:2x,mb 630:27,mb
    631:33,mb 632:27,ll 633:33,ll 634:27,le,ld 635:33,le,ld 636:27,le,lc 637:33,le,lc 638:27,le,ll 639:33,le,ll
    63a:27,le,lf 63b:33,le,lf 63c:27,mb,le 63d:33,mb,le 63e:27,m3,ld 63f:33,m3,ld 63g:27,m3,lc 63h:33,m3,lc
    63i:27,m3,ll 63j:33,m3,ll 63k:27,m3,lf 63l:33,m3,lf 63m:27,m3,mb 63n:33,m3,mb 63o:2d,mb 63p:39,mb 63q:2d,ll
    63r:39,ll 63s:2d,m3,ld 63t:39,m3,ld 63u:2d,m3,lc 63v:39,m3,lc 63w:2d,m3,ll 63x:39,m3,ll 63y:2d,m3,lf 63z:39,m3,lf
    640:2d,m3,mb 641:39,m3,mb 642:2h,lc 643:3d,lc 644:2h,mb 645:3d,mb 646:2h,ll 647:3d,ll 648:2h,lf 649:3d,lf
    64g:q9,lv 64h:q9,lw 64i:q9,lv,lc 64j:q9,lw,lc 64k:q9,lv,ld 64l:q9,lw,ld 64m:q9,lv,n6 64n:q9,lw,n6 64o:pd,lv
    64p:pd,lw 64q:pd,lv,lc 64r:pd,lw,lc 64s:pd,lv,ld 64t:pd,lw,ld 64u:pd,lv,n6 64v:pd,lw,n6 64w:qd,lv 64x:qd,lw
    64y:qd,lv,lc 64z:qd,lw,lc 650:qd,lv,ld 651:qd,lw,ld 654:ph,lv 655:ph,lw 656:ph,lv,lc 657:ph,lw,lc 658:ph,lv,ld
    659:ph,lw,ld 65c:qf,lv 65d:qf,lw 65e:qf,lv,lc 65f:qf,lw,lc 65g:qf,lv,ld 65h:qf,lw,ld 65i:qf,lv,n6 65j:qf,lw,n6
    65k:pj,lv 65l:pj,lw 65m:pj,lv,lc 65n:pj,lw,lc 65o:pj,lv,ld 65p:pj,lw,ld 65q:pj,lv,n6 65r:pj,lw,n6 65s:qh,lv
    65t:qh,lw 65u:qh,lv,lc 65v:qh,lw,lc 65w:qh,lv,ld 65x:qh,lw,ld 65y:qh,lv,n6 65z:qh,lw,n6 660:pl,lv 661:pl,lw
    662:pl,lv,lc 663:pl,lw,lc 664:pl,lv,ld 665:pl,lw,ld 666:pl,lv,n6 667:pl,lw,n6 668:qn,lv 669:qn,lw 66a:qn,lv,lc
    66b:qn,lw,lc 66c:qn,lv,ld 66d:qn,lw,ld 66g:pr,lv 66h:pr,lw 66i:pr,lv,lc 66j:pr,lw,lc 66k:pr,lv,ld 66l:pr,lw,ld
    66o:qt,lv 66p:qt,lw 66q:qt,lv,lc 66r:qt,lw,lc 66s:qt,lv,ld 66t:qt,lw,ld 66u:qt,lv,n6 66v:qt,lw,n6 66x:px,lw
    66z:px,lw,lc 671:px,lw,ld 673:px,lw,n6 674:qx,lv 675:qx,lw 676:qx,lv,lc 677:qx,lw,lc 678:qx,lv,ld 679:qx,lw,ld
    67a:qx,lv,n6 67b:qx,lw,n6 67c:q1,lv 67d:q1,lw 67e:q1,lv,lc 67f:q1,lw,lc 67g:q1,lv,ld 67h:q1,lw,ld 67i:q1,lv,n6
    67j:q1,lw,n6 67k:q9,lc 67l:q9,ld 67m:qd,lc 67n:qd,ld 67o:qf,lc 67p:qf,ld 67q:qh,lc 67r:qh,ld 67s:qn,lc 67t:qn,ld
    67u:qt,lc 67v:qt,ld 67w:qx,lc 67x:qx,ld 680:q9,lv,n9 681:q9,lw,n9 682:q9,lv,lc,n9 683:q9,lw,lc,n9 684:q9,lv,ld,n9
    685:q9,lw,ld,n9 686:q9,lv,n6,n9 687:q9,lw,n6,n9 688:pd,lv,n9 689:pd,lw,n9 68a:pd,lv,lc,n9 68b:pd,lw,lc,n9
    68c:pd,lv,ld,n9 68d:pd,lw,ld,n9 68e:pd,lv,n6,n9 68f:pd,lw,n6,n9 68g:qf,lv,n9 68h:qf,lw,n9 68i:qf,lv,lc,n9
    68j:qf,lw,lc,n9 68k:qf,lv,ld,n9 68l:qf,lw,ld,n9 68m:qf,lv,n6,n9 68n:qf,lw,n6,n9 68o:pj,lv,n9 68p:pj,lw,n9
    68q:pj,lv,lc,n9 68r:pj,lw,lc,n9 68s:pj,lv,ld,n9 68t:pj,lw,ld,n9 68u:pj,lv,n6,n9 68v:pj,lw,n6,n9 68w:qx,lv,n9
    68x:qx,lw,n9 68y:qx,lv,lc,n9 68z:qx,lw,lc,n9 690:qx,lv,ld,n9 691:qx,lw,ld,n9 692:qx,lv,n6,n9 693:qx,lw,n6,n9
    694:q1,lv,n9 695:q1,lw,n9 696:q1,lv,lc,n9 697:q1,lw,lc,n9 698:q1,lv,ld,n9 699:q1,lw,ld,n9 69a:q1,lv,n6,n9
    69b:q1,lw,n6,n9 69c:q9,li 69d:q9,lg 69e:q9,lc,n9 69f:q9,n9 69g:q9,ld,n9 69i:q9,n6 69j:q9,n6,n9 69k:pd,li 69l:pd,lg
    69m:pd,lc 69n:pd,ld 69o:pd,n9 69q:qh 69u:qf,lc,n9 69v:qf,n9 69w:qf,ld,n9 69y:qf,n6 69z:qf,n6,n9 6a0:ph,lc
    6a1:ph,ld 6a2:pj,lc 6a3:pj,ld 6a4:pj,n9 6a8:qh,li 6a9:qh,lg 6aa:qh,lk,lc 6ab:qh,lk,ld 6ae:qh,n6 6af:qh,lk,n6
    6ag:pl,li 6ah:pl,lg 6ai:pl,lc 6aj:pl,ld 6ao:qt,li 6ap:qt,lg 6aq:qt,lk,lc 6ar:qt,lk,ld 6as:qp,lv 6at:qp,lw
    6au:qt,n6 6av:qt,lk,n6 6aw:px,li 6ax:px,lg 6ay:px,lc 6az:px,ld 6b0:pt,lw 6b6:qx,lc,n9 6b7:qx,n9 6b8:qx,ld,n9
    6ba:qx,n6 6bb:qx,n6,n9 6bc:pr,lc 6bd:pr,ld 6be:q1,lc 6bf:q1,ld 6bg:q1,n9 6ep:2x 6f3:32 6fk:2p 6fl:2t 6fm:33 6fn:3c
    6fo:gp 6fp:2w 6fq*4:2z 6fu:34 6fv*2:37 6iq:1v 6iv:b4 6iy:2v 6iz:20 6j0:20 6j1:20 6j2:2w 6j3:87 6j4:21 6j5:21
    6j6:24 6j7:30 6j9:26 6jd*3:28 6jg:2a 6jh:2a 6jo:2i 6jq:q1 6js:2i 6ju:23 6jv:1t,lm 6jw*2:1u 6jz:2t 6k0*2:1x 6k3:25
    6k4:33 6k5*4:15c 6k9:2x 6kc:qo 6kd:qb 6ke:pf 6kf:ps 6kl:1w 6km*2:2s 6ko*2:2x 6lc:21 6ld:21,21 6le:21,21,21
    6lf:21,2e 6lg:2e 6lh:2e,21 6li:2e,21,21 6lj:2e,21,21,21 6lk:21,2g 6ll:2g 6lm:2g,21 6ln:2g,21,21 6lo:24 6lp*2:1v
    6lr:25 6ls:2x 6lt:2x,2x 6lu:2x,2x,2x 6lv:2x,3a 6lw:3a 6lx:3a,2x 6ly:3a,2x,2x 6lz:3a,2x,2x,2x 6m0:2x,3c 6m1:3c
    6m2:3c,2x 6m3:3c,2x,2x 6m4:30 6m5*2:2r 6m7:31 8sc:2y 8sd:2e 8z3:8yp 9iw:gg1 9ix*2:gg4 9jg:9jf,9ll 9ji:9jh,9ll
    9jk:9jj,9ll 9jm:9jl,9ll 9jo:9jn,9ll 9jq:9jp,9ll 9js:9jr,9ll 9ju:9jt,9ll 9jw:9jv,9ll 9jy:9jx,9ll 9k0:9jz,9ll
    9k2:9k1,9ll 9k5:9k4,9ll 9k7:9k6,9ll 9k9:9k8,9ll 9kg:9kf,9ll 9kh:9kf,9lm 9kj:9ki,9ll 9kk:9ki,9lm 9km:9kl,9ll
    9kn:9kl,9lm 9kp:9ko,9ll 9kq:9ko,9lm 9ks:9kr,9ll 9kt:9kr,9lm 9lg:9ja,9ll 9lq:9lp,9ll 9lr:9l4,9l6 9m4:9m3,9ll
    9m6:9m5,9ll 9m8:9m7,9ll 9ma:9m9,9ll 9mc:9mb,9ll 9me:9md,9ll 9mg:9mf,9ll 9mi:9mh,9ll 9mk:9mj,9ll 9mm:9ml,9ll
    9mo:9mn,9ll 9mq:9mp,9ll 9mt:9ms,9ll 9mv:9mu,9ll 9mx:9mw,9ll 9n4:9n3,9ll 9n5:9n3,9lm 9n7:9n6,9ll 9n8:9n6,9lm
    9na:9n9,9ll 9nb:9n9,9lm 9nd:9nc,9ll 9ne:9nc,9lm 9ng:9nf,9ll 9nh:9nf,9lm 9o4:9ly,9ll 9o7:9nz,9ll 9o8:9o0,9ll
    9o9:9o1,9ll 9oa:9o2,9ll 9oe:9od,9ll 9of:9mb,9mw 9pt*2:3cw 9pv:3hm 9pw:3cy 9px*2:3ho 9pz*3:3cz 9q2*6:3hs 9q8:3dm
    9q9*3:3d2 9qc:3dt 9qd*a:3d5 9qn*l:3fl 9r8:3fk 9r9*2:3dg 9rb*2:3if 9rd:3ik 9re:3im 9rf:3ir 9rg:3iv 9rh:3ix 9ri:3do
    9rj:3j1 9rk:3j3 9rl*2:3dp 9rn:3ds 9ro*2:3du 9rq:3dz 9rr:3e1 9rs*5:3e3 9rx:3ea 9ry:3ee 9rz:3eo 9s0:3ev 9s1:3f0
    9s2*2:3jl 9s4*3:3fb 9s7*2:3gk 9s9:3go 9sa*2:3gx 9sc:3h0 9sd:3ha 9se:3hd wws:ui wwt:uk x2o:x2n x6a:1v x6b:1y x6c:29
    x6g:86 x6h:9f xuk:x0n xul:xtj xum:h7 xun:xua xux:i5 1d6o:rpk 1d6p:kc4 1d6q:s7e 1d6r:rt4 1d6s:lw1 1d6t:fg2 1d6u:gkl
    1d6v:vj0 1d6w:vj0 1d6x:hn5 1d6y:ssx 1d6z:gw7 1d70:hmw 1d71:jcm 1d72:ne1 1d73:p6t 1d74:qin 1d75:qt6 1d76:r20
    1d77:sjz 1d78:kxu 1d79:ljv 1d7a:mah 1d7b:mvy 1d7c:q4d 1d7d:sq2 1d7e:uep 1d7f:fia 1d7g:ghh 1d7h:l50 1d7i:mjf
    1d7j:qi5 1d7k:v8e 1d7l:ifk 1d7m:m3v 1d7n:qfh 1d7o:r50 1d7p:jih 1d7q:pnc 1d7r:qvz 1d7s:iq2 1d7t:kd3 1d7u:lm2
    1d7v:mpo 1d7w:slq 1d7x:fpi 1d7y:g53 1d7z:gda 1d80:jwk 1d81:l3n 1d82:mj4 1d83:nhj 1d84:pa9 1d85:qh2 1d86:qjg
    1d87:s1b 1d88:tv6 1d89:upb 1d8a:v7e 1d8b:nt8 1d8c:nzz 1d8d:otc 1d8e:q15 1d8f:t1g 1d8g:vb3 1d8h:rfa 1d8i:hjz
    1d8j:iro 1d8k:okg 1d8l:pdq 1d8m:mle 1d8n:nuy 1d8o:rsy 1d8p:ttj 1d8q:hjs 1d8r:i8y 1d8s:kyb 1d8t:lp6 1d8u:lxr
    1d8v:oq7 1d8w:oxj 1d8x:tor 1d8y:gcy 1d8z:pe3 1d90:g64 1d91:g5o 1d92:o4c 1d93:ou6 1d94:q29 1d95:tpx 1d96:rk0
    1d97:jin 1d98:kxu 1d99:rge 1d9a:fg9 1d9b:i5j 1d9c:iz6 1d9d:mtj 1d9e:n74 1d9f:gev 1d9g:nwb 1d9h:fr3 1d9i:iw9
    1d9j:ff1 1d9k:lho 1d9l:k1k 1d9m:opu 1d9n:gjn 1d9o:hge 1d9p:ni9 1d9q:q4p 1d9r:re2 1d9s:la2 1d9t:sds 1d9u:lfs
    1d9v:jjy 1d9w:put 1d9x:jog 1d9y:n6t 1d9z:fji 1da0:g2x 1da1:g5l 1da2:kn5 1da3:oo7 1da4:prj 1da5:rf6 1da6:ssv
    1da7:gdx 1da8:gn6 1da9:ho3 1daa:ir0 1dab:k3p 1dac:m4e 1dad:nxm 1dae:tkd 1daf:ui2 1dag:vbr 1dah:vda 1dai:gbf
    1daj:kau 1dak:l87 1dal:sbm 1dam:ino 1dan:j9s 1dao:jcw 1dap:jve 1daq:lyb 1dar:mdl 1das:n0p 1dat:o22 1dau:ovo
    1dav:pdb 1daw:s9y 1dax:q9a 1day:sgz 1daz:t3e 1db0:g7r 1db1:gbn 1db2:gql 1db3:ma0 1db4:r0i 1db5:re2 1db6:iq1
    1db7:iyd 1db8:jnf 1db9:l9q 1dba:oji 1dbb:mt1 1dbc:fl0 1dbd:h6h 1dbe:i5j 1dbf:iii 1dbg:izg 1dbh:muq 1dbi:mzt
    1dbj:p7e 1dbk:pc6 1dbl:svo 1dbm:tti 1dbn:tvs 1dbo:u1k 1dbp:fpn 1dbq:o1a 1dbr:ss4 1dbs:trs 1dbt:j4x 1dbu:fie
    1dbv:fyy 1dbw:i5q 1dbx:i7z 1dby:k2h 1dbz:kxu 1dc0:mha 1dc1:ncy 1dc2:q9o 1dc3:sjg 1dc4:vil 1dc5:k94 1dc6:tny
    1dc7:gax 1dc8:kfv 1dc9:kj7 1dca:lkx 1dcb:luk 1dcc:mx5 1dcd:n6h 1dce:nsb 1dcf:opc 1dcg:u3i 1dch:g31 1dci:je6
    1dcj:tq0 1dck:fu3 1dcl:ie1 1dcm:lpm 1dcn:sa2 1dco:ivf 1dcp:j7o 1dcq:kk7 1dcr:mtj 1dcs:tqe 1dct:g89 1dcu:glr
    1dcv:i91 1dcw:k5v 1dcx:kem 1dcy:ko8 1dcz:lid 1dd0:mx2 1dd1:naa 1dd2:p6h 1dd3:r0v 1dd4:r1d 1dd5:sss 1dd6:tsy
    1dd7:gfz 1dd8:lve 1dd9:gm5 1dda:mhc 1ddb:n14 1ddc:qgq 1ddd:tr7 1dde:uvr 1ddf:vbz 1ddg:kgn 1ddh:lor 1ddi:pns
    1ddj:o97 1ddk:obk 1ddl:olu 1ddm:mo0 1ddn:m8p 1ddo:riw 1ddp:fk0 1ddq:px2 1ddr:g8q 1dds:g7b 1ddt:ip2 1ddu:jir
    1ddv:onq 1ddw:i2t 1ddx:ljy 1ddy:kac 1ddz:saj 1de0:qx8 1de1:tot 1de2:r63 1de3:iqb 1de4:g1s 1de5:gxs 1de8:hga
    1dea:k8k 1ded:g66 1dee:mqy 1def:ngq 1deg:ny4 1deh:nz2 1dei:nz9 1dej:o0f 1dek:tw6 1del:on2 1dem:p8d 1deo:qhe
    1deq:rg8 1det:shk 1deu:sn1 1dey:u7j 1dez:u7w 1df0:u94 1df1:v5g 1df2:sm6 1df3:trr 1df4:fqm 1df5:fzb 1df6:g25
    1df7:gcp 1df8:gdg 1df9:ggh 1dfa:gwt 1dfb:gzq 1dfc:h2g 1dfd:hfk 1dfe:hig 1dff:i90 1dfg:i9a 1dfh:j2s 1dfi:j8o
    1dfj:j9q 1dfk:jci 1dfl:k0f 1dfm:k4i 1dfn:k9d 1dfo:kn9 1dfp:lmf 1dfq:lqy 1dfr:lya 1dfs:mem 1dft:mjv 1dfu:mxu
    1dfv:ntd 1dfw:ny6 1dfx:nyh 1dfy:nyg 1dfz:nyo 1dg0:nyu 1dg1:nz1 1dg2*2:o0d 1dg4:o5c 1dg5:o75 1dg6:og0 1dg7:ovo
    1dg8:ow9 1dg9:oxt 1dga:p6a 1dgb:pad 1dgc:pnx 1dgd:prt 1dge:prt 1dgf:q53 1dgg:r2o 1dgh:r6e 1dgi:rgh 1dgj:ri1
    1dgk:rtf 1dgl:ruw 1dgm:sdy 1dgn:shk 1dgo:tsz 1dgp:u0v 1dgq:u2j 1dgr:j1x 1dgs:36cu 1dgt:pp4 1dgw:ffq 1dgx:g51
    1dgy:g2w 1dgz:fpc 1dh0:g1x 1dh1:g3k 1dh2:gcn 1dh3:ge2 1dh4:gwt 1dh5:gut 1dh6:gwp 1dh7:gyq 1dh8:hga 1dh9:hir
    1dha:hms 1dhb:hn8 1dhc:huq 1dhd:i08 1dhe:iqa 1dhf:iqh 1dhg:iuh 1dhh:iwd 1dhi:j4o 1dhj:j7y 1dhk:j60 1dhl:j9q
    1dhm:j8g 1dhn:jci 1dho:jec 1dhp:jpg 1dhq:jrw 1dhr:jte 1dhs:k0m 1dht:k8k 1dhu:kd3 1dhv:kd7 1dhw:keu 1dhx:l89
    1dhy:la2 1dhz:lkx 1di0:lwb 1di1:lvv 1di2:lya 1di3:m5a 1di4:mem 1di5:nmv 1di6:mk5 1di7:mnj 1di8:mqy 1di9:n01
    1dia:n46 1dib:n5n 1dic:nbx 1did:nbz 1die:ngq 1dif:nh7 1dig:nhw 1dih:nka 1dii:nk0 1dij:nv0 1dik:o8h 1dil:og0
    1dim:ol7 1din:orf 1dio:ovo 1dip:p4u 1diq:pad 1dir:pxu 1dis:q27 1dit:qrd 1diu:r41 1div:r5y 1diw:r6e 1dix:ren
    1diy:rg8 1diz:rez 1dj0:rgh 1dj1:rge 1dj2:rfx 1dj3:ri1 1dj4:rka 1dj5:ruw 1dj6:sag 1dj7:sj6 1dj8:srd 1dj9:sxi
    1dja:tq4 1djb:tsz 1djc:tw6 1djd:tzv 1dje:u0v 1djf:u17 1djg:u2j 1djh:umq 1dji:vj0 1djj:313e 1djk:3138 1djl:33dh
    1djm:brx 1djn:cns 1djo:cop 1djp:39e1 1djq:3bgw 1djr:3i6r 1djs:vgj 1djt:vim 1dkw:2u,2u 1dkx:2u,2x 1dky:2u,30
    1dkz:2u,2u,2x 1dl0:2u,2u,30 1dl1:37,38 1dl2:37,38 1dlf:12s,12u 1dlg:12s,12d 1dlh:12s,12j 1dli:132,12u 1dlj:12s,12l
    1dlp:15l,14k 1dlr:16a,14n 1dls:15u 1dlt:15c 1dlu*2:15f 1dlw*3:15n 1dlz:160 1dm0:162 1dm2:161,14x 1dm3:161,14y
    1dm4:161,14s,14x 1dm5:161,14s,14y 1dm6:15c,14n 1dm7:15c,14o 1dm8:15c,14s 1dm9:15d,14s 1dma:15e,14s 1dmb:15f,14s
    1dmc:15g,14s 1dmd:15h,14s 1dme:15i,14s 1dmg:15k,14s 1dmh:15l,14s 1dmi:15m,14s 1dmj:15n,14s 1dmk:15o,14s
    1dmm:15q,14s 1dmo:15s,14s 1dmp:15t,14s 1dmr:15v,14s 1dms:15w,14s 1dmu:15y,14s 1dmv:15z,14s 1dmw:160,14s
    1dmx:161,14s 1dmy:162,14s 1dmz:15h,14p 1dn0:15d,14v 1dn1:15n,14v 1dn2:15w,14v 1dn3:15c,15o 1dn4:19t 1dn5:19t
    1dn6:1a3 1dn7:1a3 1dn8:1a3 1dn9:1a3 1dna:1a6 1dnb:1a6 1dnc:1a6 1dnd:1a6 1dne:1a8 1dnf:1a8 1dng:1a8 1dnh:1a8
    1dni:1a2 1dnj:1a2 1dnk:1a2 1dnl:1a2 1dnm:1a7 1dnn:1a7 1dno:1a7 1dnp:1a7 1dnq:1a1 1dnr:1a1 1dns:1a1 1dnt:1a1
    1dnu:1b8 1dnv:1b8 1dnw:1b8 1dnx:1b8 1dny:1ba 1dnz:1ba 1do0:1ba 1do1:1ba 1do2:1ac 1do3:1ac 1do4:1ac 1do5:1ac
    1do6:1ab 1do7:1ab 1do8:1ab 1do9:1ab 1doa:1ae 1dob:1ae 1doc:1ae 1dod*2:1ae 1dof:1af 1dog:1af 1doh:1af 1doi:1al
    1doj:1al 1dok:1ak 1dol:1ak 1dom:1am 1don:1am 1doo:1ag 1dop:1ag 1doq:1aw 1dor:1aw 1dos:1ap 1dot:1ap 1dou:1bd
    1dov:1bd 1dow:1bd 1dox:1bd 1doy:1bj 1doz:1bj 1dp0:1bj 1dp1:1bj 1dp2:1bn 1dp3:1bn 1dp4:1bn 1dp5:1bn 1dp6:1bl
    1dp7:1bl 1dp8:1bl 1dp9:1bl 1dpa:1bu 1dpb*2:1bu 1dpd:1bv 1dpe:1bv 1dpf:1bv 1dpg:1cl,190 1dph:1cl,190 1dpi:1c1
    1dpj:1c1 1dpk:1c1 1dpl:1c1 1dpm:1by 1dpn:1by 1dpo:1by 1dpp:1by 1dpq:1ci 1dpr:1ci 1dps:1ci,190 1dpt:1ci,190
    1dqr:1bh 1dqs:1bh 1dqt:1bh 1dqu:1bh 1dqv:1c7 1dqw:1c7 1dqx:1c6 1dqy:1c6 1dqz:1c8 1dr0:1c8 1dr1:1c7,19w 1dr2:1cb
    1dr3:1cb 1dr4:1c5 1dr5:1c5 1dr6:1c9 1dr7:1c9 1dr8:1cg 1dr9:1cg 1dra:1cg 1drb:1cg 1drc:18p 1drd:18p
    1dre:18q,190,17r 1drf:18q,190,17r 1drg:18q,190,1cl 1drh:18q,190,1cl 1dri:18q,190,18o 1drj:18q,190,18o
    1drk:18q,190,1c7 1drl:18q,190,1c7 1drm:18q,190,1c6 1drn:18q,190,1c6 1dro:18q,190,1c8 1drp:18q,190,1c8
    1drq:18q,190,1cg 1drr:18q,190,1cg 1drs:18q,190,1cg 1drt:18q,190,18p 1dru:18q,190,18p 1drv:18q,190,18p 1drw:1cc
    1drx:1cc 1dry:1cc 1drz:1cc 1ds0:18q,190,17w 1ds1:18q,190,17x 1ds2:18q,190,18l 1ds3:18q,190,18p 1ds4:18q,190,18q
    1ds5:17s,17w 1ds6:17s,17x 1ds7:17s,17y 1ds8:17s,18l 1ds9:17s,18p 1dsa:17s,18q 1dsb:17u,17w 1dsc:17u,17x
    1dsd:17u,17y 1dse:17u,18l 1dsf:17u,18p 1dsg:17u,18q 1dsh:17v,17w 1dsi:17v,18l 1dsj:17v,18p 1dsk:17v,18q
    1dsl:17w,17x 1dsm:17w,18l 1dsn:17x,17w 1dso:17x,18l 1dsp:17y,17w 1dsq:17y,17x 1dsr:17y,18l 1dss:183,17w
    1dst:183,17x 1dsu:183,17y 1dsv:183,18l 1dsw:185,17x 1dsx:185,18l 1dsy:186,17w 1dsz:186,17x 1dt0:186,17y
    1dt1:186,18l 1dt2:187,17x 1dt3:187,18l 1dt4:188,18l 1dt5:189,17w 1dt6:189,18l 1dt7:18a,17w 1dt8:18a,18l
    1dt9:18h,17w 1dta:18h,17x 1dtb:18h,17y 1dtc:18h,18l 1dtd:18h,18p 1dte:18h,18q 1dtf:18i,17x 1dtg:18i,18l
    1dth:18i,18p 1dti:18i,18q 1dtj:18j,17r 1dtk:18j,17w 1dtl:18j,17x 1dtm:18j,17y 1dtn:18j,18k 1dto:18j,18l
    1dtp:18j,18p 1dtq:18j,18q 1dtr:18k,17w 1dts:18k,17x 1dtt:18k,17y 1dtu:18k,18l 1dtv:18k,18p 1dtw:18k,18q
    1dtx:18l,17w 1dty:18l,17x 1dtz:18l,17y 1du0:18l,18l 1du1:18l,18p 1du2:18l,18q 1du3:18m,17w 1du4:18m,17x
    1du5:18m,17y 1du6:18m,18l 1du7:18m,18p 1du8:18m,18q 1du9:18n,17w 1dua:18n,18l 1dub:18n,18p 1duc:18n,18q
    1dud:18q,17w 1due:18q,17x 1duf:18q,17y 1dug:18q,18l 1duh:18q,18p 1dui:18q,18q 1duj:180,19s 1duk:181,19s
    1dul:18p,19s 1dus:18q,190,181 1dut:18q,190,182 1duu:18q,190,18l 1duv:18q,190,18m 1duw:18q,190,18p 1dux:18q,190,18q
    1duy:17s,181 1duz:17s,182 1dv0:17s,18l 1dv1:17s,18m 1dv2:17s,18p 1dv3:17s,18q 1dv4:17u,181 1dv5:17u,182
    1dv6:17u,18l 1dv7:17u,18m 1dv8:17u,18p 1dv9:17u,18q 1dva:17v,181 1dvb:17v,182 1dvc:17v,18l 1dvd:17v,18m
    1dve:17v,18p 1dvf:17v,18q 1dvg:18h,18p 1dvh:18h,18q 1dvi:18i,18p 1dvj:18i,18q 1dvk:18j,17r 1dvl:18j,18k
    1dvm:18j,18l 1dvn:18j,18p 1dvo:18j,18q 1dvp:18k,18l 1dvq:18k,18p 1dvr:18k,18q 1dvs:18l,17r 1dvt:18l,18l
    1dvu:18m,181 1dvv:18m,182 1dvw:18m,18l 1dvx:18m,18m 1dvy:18m,18p 1dvz:18m,18q 1dw0:18p,19s 1dw1:18q,181
    1dw2:18q,182 1dw3:18q,18l 1dw4:18q,18m 1dw5:18q,18p 1dw6:18q,18q 1dw7:18q,190,17w 1dw8:18q,190,17x
    1dw9:18q,190,17y 1dwa:18q,190,18l 1dwb:18q,190,18n 1dwc:17s,17w 1dwd:17s,17x 1dwe:17s,17y 1dwf:17s,18l
    1dwg:17s,18n 1dwh:17u,17w 1dwi:17u,17x 1dwj:17u,17y 1dwk:17u,18l 1dwl:17u,18n 1dwm:17v,18l 1dwn:17w,17x
    1dwo:17w,18l 1dwp:17x,17w 1dwq:17x,18l 1dwr:17y,17w 1dws:17y,18l 1dwt:183,17w 1dwu:183,17x 1dwv:183,17y
    1dww:183,18l 1dwx:185,17x 1dwy:185,17y 1dwz:185,18l 1dx0:186,17w 1dx1:186,17x 1dx2:186,17y 1dx3:186,18l
    1dx4:187,17x 1dx5:188,18l 1dx6:189,17w 1dx7:189,18l 1dx8:18a,17w 1dx9:18a,18l 1dxa:18h,17w 1dxb:18h,17x
    1dxc:18h,17y 1dxd:18h,18l 1dxe:18i,17x 1dxf:18i,18l 1dxg:18j,17w 1dxh:18j,17x 1dxi:18j,17y 1dxj:18j,18k
    1dxk:18j,18l 1dxl:18k,17w 1dxm:18k,17x 1dxn:18k,17y 1dxo:18k,18l 1dxp:18k,18n 1dxq:18l,17w 1dxr:18l,17x
    1dxs:18l,17y 1dxt:18l,18l 1dxu:18m,17w 1dxv:18m,17x 1dxw:18m,17y 1dxx:18m,18l 1dxy:18m,18n 1dxz:18n,17w
    1dy0:18n,18l 1dy1:18n,19s 1dy2:18q,17w 1dy3:18q,17x 1dy4:18q,17y 1dy5:18q,18l 1dy6:18q,18n 1dy7:18q,190,18l
    1dy8:18q,190,18n 1dy9:17s,18l 1dya:17s,18n 1dyb:17u,18l 1dyc:17u,18n 1dyd:17v,18l 1dye:17v,18n 1dyf:183,18l
    1dyg:183,18n 1dyh:184,18l 1dyi:184,18n 1dyj:18j,18k 1dyk:18j,18l 1dyl:18k,18l 1dym:18m,18l 1dyn:18m,18n
    1dyo:18q,18l 1dyp:18q,18n 1dyq:18g,18u,18x 1dyr:18g,18v,18x 1dys:18g,18w,18x 1dyt:187,18p 1dyu:187,18q
    1dyv:189,18p 1dyw:189,18q 1dyx:18a,18p 1dyy:18a,18q 1dyz:183,18p 1dz0:183,18q 1dz1:184,18p 1dz2:184,18q
    1dz3:17x,18p 1dz4:17x,18q 1dz5:17w,18p 1dz6:17w,18q 1dz7:17y,18p 1dz8:17y,18q 1dz9:185,18p 1dza:185,18q
    1dzb:186,18p 1dzc:186,18q 1dzd:184,17w 1dze:184,17x 1dzf:184,17y 1dzg:184,18l 1dzh:184,181 1dzi:183,181
    1dzj:185,181 1dzk:186,181 1dzl:187,18p 1dzm:187,18q 1dzn:189,18p 1dzo:189,18q 1dzp:18a,18p 1dzq:18a,18q
    1dzr:183,18p 1dzs:183,18q 1dzt:184,18p 1dzu:184,18q 1dzv:17x,18p 1dzw:17x,18q 1dzx:17w,18p 1dzy:17w,18q
    1dzz:17y,18p 1e00:17y,18q 1e01:185,18p 1e02:185,18q 1e03:186,18p 1e04:186,18q 1e05:184,17w 1e06:184,17x
    1e07:184,17y 1e08:184,18l 1e09:184,181 1e0a:183,181 1e0b:185,181 1e0c:186,181 1e0d:184,17w 1e0e:184,17x
    1e0f:184,17y 1e0g:184,18l 1e0h:183,18n 1e0i:184,18n 1e0j:187,18l 1e0k:183,17w 1e0l:183,17x 1e0m:183,17y
    1e0n:184,17w 1e0o:184,17x 1e0p:184,17y 1e0q:187,18l 1e0r:188,18l 1e0s:17r,18r 1e0t:17r,18r 1e1c:17u,17w,18l
    1e1d:17u,17x,17w 1e1e:17u,17x,17w 1e1f:17u,17x,18l 1e1g:17u,17y,18l 1e1h:17u,18l,17w 1e1i:17u,18l,17x
    1e1j:17u,18l,17y 1e1k:17w,18l,17x 1e1l:17w,18l,17x 1e1m:17x,18l,18q 1e1n:17x,18l,18p 1e1o:183,17x,17w
    1e1p:183,17w,17x 1e1q:183,17w,18p 1e1r:183,18l,17x 1e1s:183,18l,17x 1e1t:183,18l,17w 1e1u:183,18l,18l
    1e1v:183,18l,18l 1e1w:185,17x,17x 1e1x:185,17x,17x 1e1y:185,18l,18l 1e1z:184,17x,18l 1e20:184,17x,18l
    1e21:184,17w,18q 1e22:184,18l,17y 1e23:184,18l,17y 1e24:184,18l,18l 1e25:184,18l,18l 1e26:186,17x,18p
    1e27:186,17y,18l 1e28:186,17y,18l 1e29:187,18l,17x 1e2a:187,18l,17x 1e2b:187,18l,18l 1e2c:187,18l,18q
    1e2d:189,17w,18l 1e2e:189,18l,18l 1e2f:189,18l,18l 1e2g:189,18l,18p 1e2h:18a,18l,18l 1e2i:18a,18l,18q
    1e2j:18a,18l,18p 1e2k:18h,17y,18l 1e2l:18h,17y,18l 1e2m:18i,18l,17x 1e2n:18i,18l,18l 1e2o:18k,17x,18l
    1e2p:18k,17x,18q 1e2q:18k,17x,18p 1e2r:18k,17w,17w 1e2s:18k,17w,17w 1e2t:18k,17y,18l 1e2u:18k,17y,18l
    1e2v:18k,18l,17x 1e2w:18k,18l,17x 1e2x:18l,17x,17w 1e2y:18l,17x,18l 1e2z:18l,17x,18q 1e30:18l,17w,17x
    1e31:18l,17w,18l 1e32:18l,17y,17w 1e33:18l,17y,18l 1e36:18l,17w,17y 1e37:18n,18l,17w 1e38:18n,18l,18l
    1e39:18m,17x,18l 1e3a:18m,17x,18p 1e3b:18m,17w,18l 1e3c:18m,17w,18l 1e3d:18m,17w,18p 1e3e:18m,18l,18q
    1e3f:18m,18l,18p 1e3g:18q,18l,18l 1e3h:18q,18l,18l 1e3i:17s,17y,18q 1e3j:17u,17w,18q 1e3k:17u,17w,18p
    1e3l:17u,17y,18q 1e3m:17u,17y,18p 1e3n:17u,18l,18q 1e3o:17u,18l,18p 1e3p:17w,18l,18q 1e3q:17w,17x,18p
    1e3r:17w,18l,18p 1e3s:183,17y,18p 1e3t:185,17x,18q 1e3u:184,17x,18q 1e3v:186,17x,18q 1e3w:18k,17w,18q
    1e3x:18k,18l,18q 1e3y:18q,17x,18q 1e3z:18q,17w,18q 1e40:18q,18l,18q 1e41:18l,18l,18q 1e42:18i,18l,18q
    1e43:18m,17x,18q 1e44:18i,18l,17x 1e45:18k,17x,18l 1e46:189,18l,18q 1e47:18j,18l,18q 1e48:18m,17w,17x
    1e49:18l,17y,18q 1e4a:18k,17w,18l 1e4b:18j,18l,18l 1e4c:18k,17w,18l 1e4d:18m,17w,17x 1e4e:17w,17x,18q
    1e4f:17x,17w,18q 1e4g:18l,17w,18q 1e4h:18h,18l,18q 1e4i:17s,17x,18q 1e4j:18j,18l,18l 1e4k:189,17w,18l
    1e4l:185,18l,18l 1e4m:183,17y,18q 1e4n:18m,17w,18q 1e5s:185,18k,1ci 1e5t:18i,18k,1ci 1e5u:17r,18k,18k,18n
    1e5v:17r,18j,17s,181 1e5w:18l,17x,18l,17z 1e5x:185,18k,189,18l 1e5y:181,183,18o,18k 1e5z:189,18k,18q,18n
    1e60:18o,183,18k,18l 1e61:185,18k,18p 1e7n:2n 1e7o:2n 1e8d:2n 1e8e:2n 1e8f:2n 1e9d:18g,18r 1e9j:18g,18u
    1e9l:18g,18v 1e9n:18g,18w 1e9p:18g,18x 1e9r:18g,18y 1e9s:17l 1e9t:17r,18z 1e9u:17r,18z 1e9v:17r,190 1e9w:17r,190
    1e9x:18o,190 1e9y:18o,190 1e9z:17r,191 1ea0:17r,191 1ea1:18q,190 1ea2:18q,190 1ea3:18q,190 1ea4:18q,190 1ea5:17r
    1ea6*2:17r 1ea8:17s 1ea9:17s 1eaa*2:17s 1eac*2:17t 1eae:17u 1eaf:17u 1eag*2:17u 1eai:17v 1eaj:17v 1eak*2:17v
    1eam:17w 1ean:17w 1eao*2:17w 1eaq:17x 1ear:17x 1eas*2:17x 1eau:17y 1eav:17y 1eaw*2:17y 1eay*2:17z 1eb0*2:180
    1eb2*2:181 1eb4*2:182 1eb6:183 1eb7:183 1eb8*2:183 1eba:184 1ebb:184 1ebc*2:184 1ebe:185 1ebf:185 1ebg*2:185
    1ebi:186 1ebj:186 1ebk*2:186 1ebm:187 1ebn:187 1ebo*2:187 1ebq:188 1ebr:188 1ebs*2:188 1ebu:189 1ebv:189
    1ebw*2:189 1eby:18a 1ebz:18a 1ec0:18a 1ec1:18h 1ec2:18h 1ec3:18h 1ec4*2:18h 1ec6:18i 1ec7:18i 1ec8*2:18i 1eca:18j
    1ecb:18j 1ecc*2:18j 1ece:18k 1ecf:18k 1ecg*2:18k 1eci:18l 1ecj:18l 1eck*2:18l 1ecm:18m 1ecn:18m 1eco*2:18m
    1ecq:18n 1ecr:18n 1ecs*2:18n 1ecu*2:18o 1ecw*2:18p 1ecy:18q 1ecz:18q 1ed0:18q 1ed1:18k,17r,18z 1ed2:18k,17r,18z
    1ed3:18k,17r,190 1ed4:18k,17r,190 1ed5:18k,17r,191 1ed6:18k,17r,191 1ed7:18k,17r 1ed8:18k,17r 1eds*a:1c 1ee9*q:1t
    1ef3:2n 1ef5*q:2p 1eg6:9o2 1eg7:9lt 1eg8:9lv 1eg9:9lx 1ega:9lz 1egb:9m1 1egc:9nn 1egd:9np 1ege:9nr 1egf:9mr
    1egg:9oc 1egh:9lu 1egi:9lw 1egj:9ly 1egk:9m0 1egl*2:9m2 1egn:9m5 1ego:9m7 1egp:9m9 1egq:9mb 1egr:9md 1egs:9mf
    1egt:9mh 1egu:9mj 1egv:9ml 1egw:9mn 1egx:9mp 1egy:9ms 1egz:9mu 1eh0:9mw 1eh1*6:9my 1eh7:9n6 1eh8:9n9 1eh9:9nc
    1eha:9nf 1ehb*5:9ni 1ehg:9no 1ehh:9nq 1ehi*6:9ns 1eho:9nz 1ehp:9o3 1ehq*2:9ll 1ehs:3fk 1eht*2:3cw 1ehv:3hm
    1ehw:3cy 1ehx*2:3ho 1ehz*3:3cz 1ei2*6:3hs 1ei8:3dm 1ei9*3:3d2 1eic:3dt 1eid*a:3d5 1eiq*6:3fl 1eiy*6:3fr 1ej6*6:3fx
    1eje*3:3g3 1g1t*2:k0 1g1v:6e 1g1w:ih 1g1x:gj 1g1z:ir 1g20:xuu 1g21:it 1g22:is 1g23*2:gm 1g25:5u9 1g26:go 1g27:gu
    1g28:ix 1g29:h0 1g2a:gy 1g2b:gw 1g2c:ij 1g2d:87 1g2e:ik 1g2f:h3 1g2g:hw 1g2h*2:iy 1g2j:h8 1g2k:2mmc 1g2l:x3i
    1g2m:ha 1g2n:2mmd 1g2o:i6 1g2p:2mme 1g2q:6w 1g2r*2:hi 1g2t:35 1g2u:hm 1g2v:2mmg 1g2w*2:hp 1g2y:hs 1g2z:iw 1g30:iu
    1g31:xuv 1g32:iv 1g33:i0 1g34:8s1 1g36:i7 1g37*2:ip 1g39:ig 1g3a*3:cg 1g3d:2mmi 1g3e:2mn2 1hui:1huh,1hve
    1huk:1huj,1hve 1huz:1hut,1hve 1hym:1hyp,1hyf 1hyn:1hyq,1hyf 1idn:1idj,1ida 1ido:1idj,1idz 1inv:1int,1inu
    1inw:1int,1ink 1iny:1int,1inx 1iuy:1iuw,1iun 1iuz:1iux,1iun 1jjs:1jjp,1jjk 2kg0*q:1t 2kgq*q:2p 2khg*q:1t 2ki6*7:2p
    2kie*i:2x 2kiw*q:1t 2kjm*q:2p 2kkc:1t 2kke*2:1v 2kki:1z 2kkl*2:22 2kkp*4:26 2kku*8:2b 2kl2*4:2p 2kl7:2u 2kl9*7:2w
    2klh*b:34 2kls*q:1t 2kmi*q:2p 2kn8*2:1t 2knb*4:1w 2knh*8:22 2knq*7:2b 2kny*q:2p 2koo*2:1t 2kor*4:1w 2kow*5:21
    2kp2:27 2kp6*7:2b 2kpe*q:2p 2kq4*q:1t 2kqu*q:2p 2krk*q:1t 2ksa*q:2p 2kt0*q:1t 2ktq*q:2p 2kug*q:1t 2kv6*q:2p
    2kvw*q:1t 2kwm*q:2p 2kxc*q:1t 2ky2*q:2p 2kys:8h 2kyt:fr 2kyw*h:pd 2kzd:pk 2kze*7:pv 2kzm*p:q9 2l0c:qd 2l0d:qg
    2l0e:qi 2l0f:qu 2l0g:qp 2l0h:qo 2l0i*h:pd 2l0z:pk 2l10*7:pv 2l18*p:q9 2l1y:qd 2l1z:qg 2l20:qi 2l21:qu 2l22:qp
    2l23:qo 2l24*h:pd 2l2l:pk 2l2m*7:pv 2l2u*p:q9 2l3k:qd 2l3l:qg 2l3m:qi 2l3n:qu 2l3o:qp 2l3p:qo 2l3q*h:pd 2l47:pk
    2l48*7:pv 2l4g*p:q9 2l56:qd 2l57:qg 2l58:qi 2l59:qu 2l5a:qp 2l5b:qo 2l5c*h:pd 2l5t:pk 2l5u*7:pv 2l62*p:q9 2l6s:qd
    2l6t:qg 2l6u:qi 2l6v:qu 2l6w:qp 2l6x:qo 2l6y*2:rg 2l72*a:1c 2l7c*a:1c 2l7m*a:1c 2l7w*a:1c 2l86*a:1c 2pkw*2:17r
    2pky:17w 2pkz:17z 2pl1:18o 2pl2:182 2pl3:17x 2pl4:187 2pl5:18q 2pl6*4:18j 2pla:183 2plb:189 2plc:18h 2pld:185
    2ple:18i 2plf:181 2plg:184 2plh*2:17u 2plj:17y 2plk:180 2pll:186 2plm:188 2pln:18a 2plo:19q 2plp:1bu 2plq:1b5
    2plr:19r 2plt:17s 2plu:17w 2plw:18n 2plz:17x 2pm1:18q 2pm2*4:18j 2pm6:183 2pm7:189 2pm8:18h 2pm9:185 2pma:18i
    2pmc:184 2pmd*2:17u 2pmf:17y 2pmh:186 2pmj:18a 2pmq:17w 2pmv:17x 2pmx:18q 2pmz:18k 2pn1:18m 2pn2:183 2pn3:189
    2pn5:185 2pn6:18i 2pn8:184 2pnb:17y 2pnd:186 2pnf:18a 2pnh:1bu 2pnj:19r 2pnl:17s 2pnm:17w 2pno:18n 2pnr:17x
    2pns:187 2pnt:18q 2pnu:18j 2pnw*2:18l 2pny:183 2pnz:189 2po0:18h 2po1:185 2po2:18i 2po4:184 2po5*2:17u 2po7:17y
    2po9:186 2poa:188 2pob:18a 2poc:19q 2poe:1b5 2pog*2:17r 2poi:17w 2poj:17z 2pok*2:18n 2pom:182 2pon:17x 2poo:187
    2pop:18q 2por*3:18k 2pou:183 2pov:189 2pow:18h 2pox:185 2poy:18i 2poz:181 2pp0:184 2pp1*2:17u 2pp3:17y 2pp4:180
    2pp5:186 2pp6:188 2pp7:18a 2ppd:17s 2ppe:17w 2ppf:17z 2pph:18o 2ppi:182 2ppj:17x 2ppk:187 2ppl:18q 2ppn*3:18k
    2ppq:183 2ppr:189 2pps:18h 2ppt:185 2ppu:18i 2ppv:181 2ppw:184 2ppx*2:17u 2ppz:17y 2pq0:180 2pq1:186 2pq2:188
    2pq3:18a 2sc0*a:1c 464g:fgd 464h:fg8 464i:fgh 464j:2tcy 464k:fog 464l:fqm 464m:fqz 464n:fsy 464o:fwa 464p:fx5
    464q:fzb 464r:fyn 464s:ae6 464t:2ud6 464u:g25 464v:g2c 464w:g2s 464x:g3b 464y:2u58 464z:aex 4650:g2v 4651:g3x
    4652:2u6j 4653:g47 4654:g4k 4655:fkc 4656:g4s 4657:g51 4658:3ly7 4659:g6t 465a:g77 465b:afz 465c:g8r 465d:g92
    465e:gaa 465f:gaf 465g:ahh 465h:gcn 465i:gcp 465j:gdg 465k:ge2 465l*2:ged 465n:gev 465o:gg9 465p:ggh 465q:ggq
    465r:ghf 465s:ghp 465t:ghr 465u:ghr 465v:ghr 465w:2v58 465x:m7k 465y:gju 465z:gkf 4660:2vdv 4661:gkr 4662:gkx
    4663:gli 4664:gpq 4665:gmw 4666:gnc 4667:go8 4668:gpu 4669:gs6 466a:gsw 466b:gur 466c:gv7 466d:gw4 466e:gw4
    466f:gwp 466g:gx7 466h:gxf 466i:gxu 466j:h7a 466k:gzq 466l:h7b 466m:h1t 466n:h2s 466o:g7b 466p:hke 466q:hce
    466r:hdg 466s:he5 466t:haj 466u:hf6 466v:hf5 466w:hik 466x:2x9g 466y:hki 466z:hkn 4670:hl2 4671:hlm 4672:hlu
    4673:hnm 4674:2xm0 4675:2xnu 4676:hrg 4677:hsr 4678:ht3 4679:hqw 467a:huu 467b:aum 467c:av0 467d:hzc 467e:i0u
    467f:i0u 467g:2y88 467h:i4j 467i:i54 467j:i5j 467k:i5v 467l:2yhk 467m:i67 467n:i6e 467o:itv 467p:i76 467q:ayp
    467r:i8w 467s:i9a 467t:ibk 467u:ia5 467v:2z1g 467w:if7 467x:2z1i 467y:ige 467z:igb 4680:igs 4681*2:ijl 4683:b3j
    4684:ikd 4685:ilk 4686:im5 4687:ind 4688:b4y 4689:2zr7 468a:b5o 468b:ipc 468c:ipf 468d:ipi 468e:iq2 468f:3pg2
    468g:iri 468h:3035 468i:3035 468j:poh 468k:isi 468l:isi 468m:b7r 468n:335k 468o:3cgq 468p:iua 468q:iuj 468r:b8j
    468s:ivu 468t:ix9 468u:ixj 468v:iyh 468w:j29 468x:bay 468y:ba4 468z:j2s 4690:30t0 4691:j47 4692:j7s 4693:j7w
    4694:j7y 4695:j7w 4696:j96 4697:j9q 4698:jaq 4699:jac 469a:jan 469b:jby 469c:jci 469d:jcm 469e:jdc 469f:jdn
    469g:jfh 469h:jht 469i:jis 469j:jm8 469k:31n0 469l:jlp 469m:jjw 469n:jmw 469o:jnn 469p:jqc 469q:31td 469r:js2
    469s:jph 469t:jop 469u:bhq 469v:ju1 469w:jum 469x:jvh 469y:juf 469z:bjg 46a0:k0f 46a1:k18 46a2:32mi 46a3:k4j
    46a4:kc8 46a5:k7d 46a6:bo9 46a7:k9d 46a8:bns 46a9:bms 46aa:g42 46ab:g45 46ac:kcg 46ad:k9o 46ae:pf1 46af:deh
    46ag:kd3 46ah:kd7 46ai:kdd 46aj:kf2 46ak:ker 46al:33cz 46am:bpl 46an:kje 46ao:kg5 46ap:klu 46aq:kn9 46ar:33hp
    46as:kni 46at:kkf 46au:kr8 46av:brx 46aw:ksi 46ax:kv7 46ay:kx6 46az:l2g 46b0:33xf 46b1:l3v 46b2:bvc 46b3:l5t
    46b4:34br 46b5:l78 46b6:bwu 46b7:l82 46b8:l9b 46b9*2:la2 46bb:34p9 46bc:2yvf 46bd:34sa 46be:le6 46bf:354s 46bg:lhb
    46bh:lhp 46bi:lev 46bj:ljq 46bk:lku 46bl:lmf 46bm:lkx 46bn:lm1 46bo:lmg 46bp:lmt 46bq:357i 46br:lkk 46bs:lrj
    46bt:lta 46bu:c37 46bv:lvv 46bw:lvr 46bx:35jl 46by:lq1 46bz:m0e 46c0:35ni 46c1:35ou 46c2:m2u 46c3:m61 46c4:m5a
    46c5:m57 46c6:c5y 46c7:m6i 46c8:m7x 46c9:m7r 46ca:m99 46cb:2u5h 46cc:mdh 46cd:368z 46ce:mfw 46cf:36i3 46cg:mjs
    46ch:mk5 46ci:mkw 46cj:36yw 46ck:mm8 46cl:mmt 46cm:3779 46cn:37dg 46co:mt6 46cp:mtn 46cq:cdo 46cr:mud 46cs:ce0
    46ct:ce0 46cu:myv 46cv:mzg 46cw:n01 46cx:n0l 46cy:n2i 46cz:cgr 46d0:n50 46d1:386u 46d2:n5q 46d3:389e 46d4:n74
    46d5:2zrz 46d6:nbk 46d7:38v5 46d8:38vs 46d9:38zo 46da:cn0 46db:cnc 46dc:nhw 46dd:394j 46de:394i 46df:395l
    46dg:396b 46dh*2:nj2 46dj:nj3 46dk:nka 46dl:cop 46dm:nm3 46dn:cp2 46do:cra 46dp:39r1 46dq:nri 46dr:nt8 46ds:nv0
    46dt:ctf 46du:3a5i 46dv:nyu 46dw:3a8q 46dx:3a9x 46dy:o0f 46dz:o2z 46e0:cvj 46e1:o5c 46e2:o5m 46e3:o5r 46e4:3at8
    46e5:3b1j 46e6:3b1j 46e7:oa6 46e8:d1e 46e9:3b8r 46ea:og6 46eb:og9 46ec:d2f 46ed:3beo 46ee:onm 46ef:d5s 46eg:oo8
    46eh:oo3 46ei:oow 46ej:3c06 46ek:orn 46el:d8h 46em:ouf 46en:ow2 46eo:oxx 46ep:d9w 46eq:3ciw 46er:3cjr 46es:dax
    46et:3cnt 46eu:p6i 46ev:3cqm 46ew:p79 46ex:pa2 46ey:pad 46ez:3d22 46f0:3d43 46f1:pcw 46f2:3d7s 46f3:pdc 46f4:33a7
    46f5:ded 46f6:pf6 46f7:phf 46f8:dfv 46f9:pj2 46fa:hx1 46fb:3dlz 46fc:3dmd 46fd:33bn 46fe:33bw 46ff:poh 46fg:pok
    46fh:sda 46fi:dij 46fj:psh 46fk:psb 46fl:pst 46fm:gc3 46fn:ptd 46fo:ptf 46fp:ptp 46fq:puu 46fr:3ebg 46fs:put
    46ft:pwd 46fu:pyb 46fv:q0d 46fw:pwj 46fx:q0t 46fy:q1z 46fz:q53 46g0:pxv 46g1:q16 46g2:q18 46g3:q1o 46g4:3eie
    46g5:3eqz 46g6:3emt 46g7:dnv 46g8:q9d 46g9:q9f 46ga:qae 46gb:3g0a 46gc:qck 46gd:3f3g 46ge:dp9 46gf:dpd 46gg:3f75
    46gh:3ff6 46gi:dpn 46gj:qj4 46gk:qjg 46gl:qjr 46gm:qjt 46gn:qll 46go:qko 46gp:qoe 46gq:qn6 46gr:qrd 46gs:qp4
    46gt:qqz 46gu:qrq 46gv:dsn 46gw:qu9 46gx:qv5 46gy:dtl 46gz:qxs 46h0:qxv 46h1:3giv 46h2:r13 46h3:r1a 46h4:dv9
    46h5:r22 46h6:aez 46h7:3gz2 46h8:3h46 46h9:dz2 46ha:dzb 46hb:rds 46hc:rfx 46hd:rka 46he:rpx 46hf:3hrc 46hg:rsb
    46hh:rsx 46hi:rvf 46hj:rxz 46hk:3i9b 46hl:2upw 46hm:s0b 46hn:rzw 46ho:s1c 46hp:2uvy 46hq:s7o 46hr:sag 46hs:3jki
    46ht:3jl9 46hu:sk4 46hv:smp 46hw:snl 46hx:3ju6 46hy:snv 46hz:svs 46i0*2:t07 46i2:sxo 46i3:t89 46i4:t91 46i5:3ksa
    46i6:tjf 46i7:ej9 46i8:tkn 46i9:3l2v 46ia:eli 46ib:ts3 46ic:iia 46id:tur 46ie:3ltx 46if:3lzu 46ig:epa 46ih:epi
    46ii:u00 46ij:3mdm 46ik:er6 46il:3mhi 46im:u17 46in:u17 46io:u21 46ip:3mpi 46iq:u76 46ir:eur 46is:u95 46it:ucn
    46iu:ude 46iv:uf2 46iw:ez2 46ix:3nsg 46iy:umq 46iz:uv4 46j0:v0d 46j1:f66 46j2:f71 46j3:v3b 46j4:3owe 46j5:f7c
    46j6:3oxx 46j7:3p5a 46j8:3p8x 46j9:vcr 46ja:f9y 46jb:veh 46jc:vem 46jd:vet 46je:vf3 46jf:vfa 46jg:vgb 46jh:3pxc
    """

  /// Canonical compositions: "first,second:composed".
  static let compositions: String = """
    1t,lc:5c 1t,ld:5d 1t,le:5e 1t,lf:5f 1t,lk:5g 1t,lm:5h 1v,mf:5j 1x,lc:5k 1x,ld:5l 1x,le:5m 1x,lk:5n 21,lc:5o
    21,ld:5p 21,le:5q 21,lk:5r 26,lf:5t 27,lc:5u 27,ld:5v 27,le:5w 27,lf:5x 27,lk:5y 2d,lc:61 2d,ld:62 2d,le:63
    2d,lk:64 2h,ld:65 2p,lc:68 2p,ld:69 2p,le:6a 2p,lf:6b 2p,lk:6c 2p,lm:6d 2r,mf:6f 2t,lc:6g 2t,ld:6h 2t,le:6i
    2t,lk:6j 2x,lc:6k 2x,ld:6l 2x,le:6m 2x,lk:6n 32,lf:6p 33,lc:6q 33,ld:6r 33,le:6s 33,lf:6t 33,lk:6u 39,lc:6x
    39,ld:6y 39,le:6z 39,lk:70 3d,ld:71 3d,lk:73 1t,lg:74 2p,lg:75 1t,li:76 2p,li:77 1t,mg:78 2p,mg:79 1v,ld:7a
    2r,ld:7b 1v,le:7c 2r,le:7d 1v,lj:7e 2r,lj:7f 1v,lo:7g 2r,lo:7h 1w,lo:7i 2s,lo:7j 1x,lg:7m 2t,lg:7n 1x,li:7o
    2t,li:7p 1x,lj:7q 2t,lj:7r 1x,mg:7s 2t,mg:7t 1x,lo:7u 2t,lo:7v 1z,le:7w 2v,le:7x 1z,li:7y 2v,li:7z 1z,lj:80
    2v,lj:81 1z,mf:82 2v,mf:83 20,le:84 2w,le:85 21,lf:88 2x,lf:89 21,lg:8a 2x,lg:8b 21,li:8c 2x,li:8d 21,mg:8e
    2x,mg:8f 21,lj:8g 22,le:8k 2y,le:8l 23,mf:8m 2z,mf:8n 24,ld:8p 30,ld:8q 24,mf:8r 30,mf:8s 24,lo:8t 30,lo:8u
    26,ld:8z 32,ld:90 26,mf:91 32,mf:92 26,lo:93 32,lo:94 27,lg:98 33,lg:99 27,li:9a 33,li:9b 27,ln:9c 33,ln:9d
    2a,ld:9g 36,ld:9h 2a,mf:9i 36,mf:9j 2a,lo:9k 36,lo:9l 2b,ld:9m 37,ld:9n 2b,le:9o 37,le:9p 2b,mf:9q 37,mf:9r
    2b,lo:9s 37,lo:9t 2c,mf:9u 38,mf:9v 2c,lo:9w 38,lo:9x 2d,lf:a0 39,lf:a1 2d,lg:a2 39,lg:a3 2d,li:a4 39,li:a5
    2d,lm:a6 39,lm:a7 2d,ln:a8 39,ln:a9 2d,mg:aa 39,mg:ab 2f,le:ac 3b,le:ad 2h,le:ae 3d,le:af 2h,lk:ag 2i,ld:ah
    3e,ld:ai 2i,lj:aj 3e,lj:ak 2i,lo:al 3e,lo:am 27,m3:bk 33,m3:bl 2d,m3:bz 39,m3:c0 1t,lo:ct 2p,lo:cu 21,lo:cv
    2x,lo:cw 27,lo:cx 33,lo:cy 2d,lo:cz 39,lo:d0 64,lg:d1 70,lg:d2 64,ld:d3 70,ld:d4 64,lo:d5 70,lo:d6 64,lc:d7
    70,lc:d8 5g,lg:da 6c,lg:db fa,lg:dc fb,lg:dd 5i,lg:de 6e,lg:df 1z,lo:di 2v,lo:dj 23,lo:dk 2z,lo:dl 27,mg:dm
    33,mg:dn dm,lg:do dn,lg:dp c7,lo:dq ia,lo:dr 2y,lo:ds 1z,ld:dw 2v,ld:dx 26,lc:e0 32,lc:e1 5h,ld:e2 6d,ld:e3
    5i,ld:e4 6e,ld:e5 60,ld:e6 6w,ld:e7 1t,lr:e8 2p,lr:e9 1t,lt:ea 2p,lt:eb 1x,lr:ec 2t,lr:ed 1x,lt:ee 2t,lt:ef
    21,lr:eg 2x,lr:eh 21,lt:ei 2x,lt:ej 27,lr:ek 33,lr:el 27,lt:em 33,lt:en 2a,lr:eo 36,lr:ep 2a,lt:eq 36,lt:er
    2d,lr:es 39,lr:et 2d,lt:eu 39,lt:ev 2b,me:ew 37,me:ex 2c,me:ey 38,me:ez 20,lo:f2 2w,lo:f3 1t,lj:fa 2p,lj:fb
    1x,mf:fc 2t,mf:fd 5y,lg:fe 6u,lg:ff 5x,lg:fg 6t,lg:fh 27,lj:fi 33,lj:fj fi,lg:fk fj,lg:fl 2h,lg:fm 3d,lg:fn
    4o,ld:p1 pd,ld:p2 ph,ld:p4 pj,ld:p5 pl,ld:p6 pr,ld:p8 px,ld:pa q1,ld:pb qy,ld:pc pl,lk:q2 px,lk:q3 q9,ld:q4
    qd,ld:q5 qf,ld:q6 qh,ld:q7 qz,ld:q8 qh,lk:qy qt,lk:qz qn,ld:r0 qt,ld:r1 qx,ld:r2 r6,ld:r7 r6,lk:r8 t1,lc:sg
    t1,lk:sh sz,ld:sj sm,lk:sn t6,ld:ss t4,lc:st tf,li:su t4,li:t5 u0,li:u1 tx,lc:uo tx,lk:up tv,ld:ur uu,lk:uv
    u2,ld:v0 u0,lc:v1 ub,li:v2 vo,lr:vq vp,lr:vr t2,li:xt ty,li:xu sw,li:y8 ts,li:y9 sw,lk:ya ts,lk:yb t1,li:ye
    tx,li:yf yg,lk:yi yh,lk:yj t2,lk:yk ty,lk:yl t3,lk:ym tz,lk:yn t4,lg:yq u0,lg:yr t4,lk:ys u0,lk:yt ta,lk:yu
    u6,lk:yv yw,lk:yy yx,lk:yz tp,lk:z0 ul,lk:z1 tf,lg:z2 ub,lg:z3 tf,lk:z4 ub,lk:z5 tf,ln:z6 ub,ln:z7 tj,lk:z8
    uf,lk:z9 tn,lk:zc uj,lk:zd 17r,18z:17m 17r,190:17n 18o,190:17o 17r,191:17p 18q,190:17q 1cl,190:1c0 1c1,190:1c2
    1ci,190:1cj 1t4,1to:1t5 1tc,1to:1td 1tf,1to:1tg 1xj,1xa:1xn 1xj,1xz:1xo 287,28m:288 287,27y:28b 287,28n:28c
    2aa,2c7:2ac 2bq,2bi:2bu 2br,2bi:2bv 2bq,2c7:2bw 2fa,2fq:2fc 2in,2j9:2io 2iu,2j9:2iv 2iu,2ja:2iw 2iu,2iq:2iy
    2iy,2j9:2iz 2me,2m6:2mi 2mf,2m6:2mj 2me,2mv:2mk 2qh,2q2:2qi 2qh,2q7:2qk 2qk,2q2:2ql 2qh,2qn:2qm 36t,372:36u
    5c5,5dh:5c6 5c7,5dh:5c8 5c9,5dh:5ca 5cb,5dh:5cc 5cd,5dh:5ce 5ch,5dh:5ci 5dm,5dh:5dn 5do,5dh:5dp 5dq,5dh:5ds
    5dr,5dh:5dt 5du,5dh:5dv 1t,md:5xc 2p,md:5xd 1u,lj:5xe 2q,lj:5xf 1u,mb:5xg 2q,mb:5xh 1u,mp:5xi 2q,mp:5xj 5j,ld:5xk
    6f,ld:5xl 1w,lj:5xm 2s,lj:5xn 1w,mb:5xo 2s,mb:5xp 1w,mp:5xq 2s,mp:5xr 1w,mf:5xs 2s,mf:5xt 1w,ml:5xu 2s,ml:5xv
    7m,lc:5xw 7n,lc:5xx 7m,ld:5xy 7n,ld:5xz 1x,ml:5y0 2t,ml:5y1 1x,mo:5y2 2t,mo:5y3 fc,li:5y4 fd,li:5y5 1y,lj:5y6
    2u,lj:5y7 1z,lg:5y8 2v,lg:5y9 20,lj:5ya 2w,lj:5yb 20,mb:5yc 2w,mb:5yd 20,lk:5ye 2w,lk:5yf 20,mf:5yg 2w,mf:5yh
    20,mm:5yi 2w,mm:5yj 21,mo:5yk 2x,mo:5yl 5r,ld:5ym 6n,ld:5yn 23,ld:5yo 2z,ld:5yp 23,mb:5yq 2z,mb:5yr 23,mp:5ys
    2z,mp:5yt 24,mb:5yu 30,mb:5yv 5yu,lg:5yw 5yv,lg:5yx 24,mp:5yy 30,mp:5yz 24,ml:5z0 30,ml:5z1 25,ld:5z2 31,ld:5z3
    25,lj:5z4 31,lj:5z5 25,mb:5z6 31,mb:5z7 26,lj:5z8 32,lj:5z9 26,mb:5za 32,mb:5zb 26,mp:5zc 32,mp:5zd 26,ml:5ze
    32,ml:5zf 5x,ld:5zg 6t,ld:5zh 5x,lk:5zi 6t,lk:5zj 98,lc:5zk 99,lc:5zl 98,ld:5zm 99,ld:5zn 28,ld:5zo 34,ld:5zp
    28,lj:5zq 34,lj:5zr 2a,lj:5zs 36,lj:5zt 2a,mb:5zu 36,mb:5zv 5zu,lg:5zw 5zv,lg:5zx 2a,mp:5zy 36,mp:5zz 2b,lj:600
    37,lj:601 2b,mb:602 37,mb:603 9m,lj:604 9n,lj:605 9s,lj:606 9t,lj:607 602,lj:608 603,lj:609 2c,lj:60a 38,lj:60b
    2c,mb:60c 38,mb:60d 2c,mp:60e 38,mp:60f 2c,ml:60g 38,ml:60h 2d,mc:60i 39,mc:60j 2d,mo:60k 39,mo:60l 2d,ml:60m
    39,ml:60n a0,ld:60o a1,ld:60p a2,lk:60q a3,lk:60r 2e,lf:60s 3a,lf:60t 2e,mb:60u 3a,mb:60v 2f,lc:60w 3b,lc:60x
    2f,ld:60y 3b,ld:60z 2f,lk:610 3b,lk:611 2f,lj:612 3b,lj:613 2f,mb:614 3b,mb:615 2g,lj:616 3c,lj:617 2g,lk:618
    3c,lk:619 2h,lj:61a 3d,lj:61b 2i,le:61c 3e,le:61d 2i,mb:61e 3e,mb:61f 2i,mp:61g 3e,mp:61h 2w,mp:61i 38,lk:61j
    3b,lm:61k 3d,lm:61l an,lj:61n 1t,mb:61s 2p,mb:61t 1t,ll:61u 2p,ll:61v 5e,ld:61w 6a,ld:61x 5e,lc:61y 6a,lc:61z
    5e,ll:620 6a,ll:621 5e,lf:622 6a,lf:623 61s,le:624 61t,le:625 76,ld:626 77,ld:627 76,lc:628 77,lc:629 76,ll:62a
    77,ll:62b 76,lf:62c 77,lf:62d 61s,li:62e 61t,li:62f 1x,mb:62g 2t,mb:62h 1x,ll:62i 2t,ll:62j 1x,lf:62k 2t,lf:62l
    5m,ld:62m 6i,ld:62n 5m,lc:62o 6i,lc:62p 5m,ll:62q 6i,ll:62r 5m,lf:62s 6i,lf:62t 62g,le:62u 62h,le:62v 21,ll:62w
    2x,ll:62x 21,mb:62y 2x,mb:62z 27,mb:630 33,mb:631 27,ll:632 33,ll:633 5w,ld:634 6s,ld:635 5w,lc:636 6s,lc:637
    5w,ll:638 6s,ll:639 5w,lf:63a 6s,lf:63b 630,le:63c 631,le:63d bk,ld:63e bl,ld:63f bk,lc:63g bl,lc:63h bk,ll:63i
    bl,ll:63j bk,lf:63k bl,lf:63l bk,mb:63m bl,mb:63n 2d,mb:63o 39,mb:63p 2d,ll:63q 39,ll:63r bz,ld:63s c0,ld:63t
    bz,lc:63u c0,lc:63v bz,ll:63w c0,ll:63x bz,lf:63y c0,lf:63z bz,mb:640 c0,mb:641 2h,lc:642 3d,lc:643 2h,mb:644
    3d,mb:645 2h,ll:646 3d,ll:647 2h,lf:648 3d,lf:649 q9,lv:64g q9,lw:64h 64g,lc:64i 64h,lc:64j 64g,ld:64k 64h,ld:64l
    64g,n6:64m 64h,n6:64n pd,lv:64o pd,lw:64p 64o,lc:64q 64p,lc:64r 64o,ld:64s 64p,ld:64t 64o,n6:64u 64p,n6:64v
    qd,lv:64w qd,lw:64x 64w,lc:64y 64x,lc:64z 64w,ld:650 64x,ld:651 ph,lv:654 ph,lw:655 654,lc:656 655,lc:657
    654,ld:658 655,ld:659 qf,lv:65c qf,lw:65d 65c,lc:65e 65d,lc:65f 65c,ld:65g 65d,ld:65h 65c,n6:65i 65d,n6:65j
    pj,lv:65k pj,lw:65l 65k,lc:65m 65l,lc:65n 65k,ld:65o 65l,ld:65p 65k,n6:65q 65l,n6:65r qh,lv:65s qh,lw:65t
    65s,lc:65u 65t,lc:65v 65s,ld:65w 65t,ld:65x 65s,n6:65y 65t,n6:65z pl,lv:660 pl,lw:661 660,lc:662 661,lc:663
    660,ld:664 661,ld:665 660,n6:666 661,n6:667 qn,lv:668 qn,lw:669 668,lc:66a 669,lc:66b 668,ld:66c 669,ld:66d
    pr,lv:66g pr,lw:66h 66g,lc:66i 66h,lc:66j 66g,ld:66k 66h,ld:66l qt,lv:66o qt,lw:66p 66o,lc:66q 66p,lc:66r
    66o,ld:66s 66p,ld:66t 66o,n6:66u 66p,n6:66v px,lw:66x 66x,lc:66z 66x,ld:671 66x,n6:673 qx,lv:674 qx,lw:675
    674,lc:676 675,lc:677 674,ld:678 675,ld:679 674,n6:67a 675,n6:67b q1,lv:67c q1,lw:67d 67c,lc:67e 67d,lc:67f
    67c,ld:67g 67d,ld:67h 67c,n6:67i 67d,n6:67j q9,lc:67k qd,lc:67m qf,lc:67o qh,lc:67q qn,lc:67s qt,lc:67u qx,lc:67w
    64g,n9:680 64h,n9:681 64i,n9:682 64j,n9:683 64k,n9:684 64l,n9:685 64m,n9:686 64n,n9:687 64o,n9:688 64p,n9:689
    64q,n9:68a 64r,n9:68b 64s,n9:68c 64t,n9:68d 64u,n9:68e 64v,n9:68f 65c,n9:68g 65d,n9:68h 65e,n9:68i 65f,n9:68j
    65g,n9:68k 65h,n9:68l 65i,n9:68m 65j,n9:68n 65k,n9:68o 65l,n9:68p 65m,n9:68q 65n,n9:68r 65o,n9:68s 65p,n9:68t
    65q,n9:68u 65r,n9:68v 674,n9:68w 675,n9:68x 676,n9:68y 677,n9:68z 678,n9:690 679,n9:691 67a,n9:692 67b,n9:693
    67c,n9:694 67d,n9:695 67e,n9:696 67f,n9:697 67g,n9:698 67h,n9:699 67i,n9:69a 67j,n9:69b q9,li:69c q9,lg:69d
    67k,n9:69e q9,n9:69f q4,n9:69g q9,n6:69i 69i,n9:69j pd,li:69k pd,lg:69l pd,lc:69m pd,n9:69o 4o,n6:69t 67o,n9:69u
    qf,n9:69v q6,n9:69w qf,n6:69y 69y,n9:69z ph,lc:6a0 pj,lc:6a2 pj,n9:6a4 69r,lc:6a5 69r,ld:6a6 69r,n6:6a7 qh,li:6a8
    qh,lg:6a9 qy,lc:6aa qh,n6:6ae qy,n6:6af pl,li:6ag pl,lg:6ah pl,lc:6ai 6bi,lc:6al 6bi,ld:6am 6bi,n6:6an qt,li:6ao
    qt,lg:6ap qz,lc:6aq qp,lv:6as qp,lw:6at qt,n6:6au qz,n6:6av px,li:6aw px,lg:6ax px,lc:6ay pt,lw:6b0 4o,lc:6b1
    67w,n9:6b6 qx,n9:6b7 r2,n9:6b8 qx,n6:6ba 6ba,n9:6bb pr,lc:6bc q1,lc:6be q1,n9:6bg 6mo,mw:6my 6mq,mw:6mz 6ms,mw:6ni
    6og,mw:6od 6ok,mw:6oe 6oi,mw:6of 6pv,mw:6pw 6q0,mw:6q1 6q3,mw:6q4 6qr,mw:6qs 6qt,mw:6qu 6rg,mw:6rl 6rn,mw:6ro
    6rp,mw:6rr 6rs,mw:6rt 1p,mw:6sg 6sh,mw:6si 6rx,mw:6st 1o,mw:6su 1q,mw:6sv 6sk,mw:6sw 6sl,mw:6sx 6sy,mw:6t0
    6sz,mw:6t1 6t2,mw:6t4 6t3,mw:6t5 6t6,mw:6tc 6t7,mw:6td 6te,mw:6tg 6tf,mw:6th 6ti,mw:6tk 6tj,mw:6tl 6ua,mw:6uk
    6ug,mw:6ul 6uh,mw:6um 6uj,mw:6un 6t8,mw:6w0 6t9,mw:6w1 6tt,mw:6w2 6tu,mw:6w3 6uq,mw:6wa 6ur,mw:6wb 6us,mw:6wc
    6ut,mw:6wd 9jf,9ll:9jg 9jh,9ll:9ji 9jj,9ll:9jk 9jl,9ll:9jm 9jn,9ll:9jo 9jp,9ll:9jq 9jr,9ll:9js 9jt,9ll:9ju
    9jv,9ll:9jw 9jx,9ll:9jy 9jz,9ll:9k0 9k1,9ll:9k2 9k4,9ll:9k5 9k6,9ll:9k7 9k8,9ll:9k9 9kf,9ll:9kg 9kf,9lm:9kh
    9ki,9ll:9kj 9ki,9lm:9kk 9kl,9ll:9km 9kl,9lm:9kn 9ko,9ll:9kp 9ko,9lm:9kq 9kr,9ll:9ks 9kr,9lm:9kt 9ja,9ll:9lg
    9lp,9ll:9lq 9m3,9ll:9m4 9m5,9ll:9m6 9m7,9ll:9m8 9m9,9ll:9ma 9mb,9ll:9mc 9md,9ll:9me 9mf,9ll:9mg 9mh,9ll:9mi
    9mj,9ll:9mk 9ml,9ll:9mm 9mn,9ll:9mo 9mp,9ll:9mq 9ms,9ll:9mt 9mu,9ll:9mv 9mw,9ll:9mx 9n3,9ll:9n4 9n3,9lm:9n5
    9n6,9ll:9n7 9n6,9lm:9n8 9n9,9ll:9na 9n9,9lm:9nb 9nc,9ll:9nd 9nc,9lm:9ne 9nf,9ll:9ng 9nf,9lm:9nh 9ly,9ll:9o4
    9nz,9ll:9o7 9o0,9ll:9o8 9o1,9ll:9o9 9o2,9ll:9oa 9od,9ll:9oe 1huh,1hve:1hui 1huj,1hve:1huk 1hut,1hve:1huz
    1hyp,1hyf:1hym 1hyq,1hyf:1hyn 1idj,1ida:1idn 1idj,1idz:1ido 1int,1inu:1inv 1int,1ink:1inw 1int,1inx:1iny
    1iuw,1iun:1iuy 1iux,1iun:1iuz 1jjp,1jjk:1jjs
    """

  /// Single-byte encodings: name without hyphens, then the characters of bytes 0x80 to 0xFF, runs as
  /// "first*count".
  static let codePages: [(name: String, characters: String)] = [
    (
      "iso88592",
      """
      3k*x 78 k8 8x 4k 8t 9m 4n*2 9s 9q 9w ah 4t al aj 4w 79 kb 8y 50 8u 9n jr 54 9t 9r 9x ai kd am ak 9g 5d*2 76 5g 8p
      7a 5j 7g 5l 7s 5n 7u 5p*2 7i 7k 8z 93 5v*2 9c 5y*2 9k a6 62 a8 64*2 9u 67 9h 69*2 77 6c 8q 7b 6f 7h 6h 7t 6j 7v
      6l*2 7j 7l 90 94 6r*2 9d 6u*2 9l a7 6y a9 70*2 9v k9
      """
    ),
    (
      "iso88593",
      """
      3k*x 86 k8 4j*2 1ekd 84 4n*2 8g 9q 7y 8k 4t 1ekd aj 4w 87 4y*4 85 53*2 8h 9r 7z 8l 59 1ekd ak 5c*3 1ekd 5g 7e 7c
      5j*9 1ekd 5t*4 80 5y*2 7w 61*4 a4 9o 67*4 1ekd 6c 7f 7d 6f*9 1ekd 6p*4 81 6u*2 7x 6x*4 a5 9p k9
      """
    ),
    (
      "iso88594",
      """
      3k*x 78 8o 9i 4k 88 8r 4n*2 9s 7m 82 9y 4t al 4v*2 79 kb 9j 50 89 8s jr 54 9t 7n 83 9z 96 am 97 74 5d*6 8e 7g 5l
      7s 5n 7q 5p*2 8a 7k 91 98 8m 5w*5 aa 62*3 a0 a2 67 75 69*6 8f 7h 6h 7t 6j 7r 6l*2 8b 7l 92 99 8n 6s*5 ab 6y*3 a1
      a3 k9
      """
    ),
    (
      "iso88595",
      """
      3k*x sh*c 4t su*1u 6ja up*c 4n v2*2
      """
    ),
    (
      "iso88596",
      """
      3k*x 1ekd 1ekd 1ekd 4k 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 170 4t 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd
      1ekd 1ekd 1ekd 17f 1ekd 1ekd 1ekd 17j 1ekd 17l*q 1ekd 1ekd 1ekd 1ekd 1ekd 18g*j 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd
      1ekd 1ekd 1ekd 1ekd 1ekd 1ekd
      """
    ),
    (
      "iso88597",
      """
      3k*x 6c8*2 4j 6gc 6gf 4m*4 oq 4r*3 1ekd 6c5 4w*4 p0*3 53 p4*3 57 p8 59 pa*k 1ekd pv*18 1ekd
      """
    ),
    (
      "iso88598",
      """
      3k*x 1ekd 4i*8 5z 4r*f 6v 57*4 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd
      1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 6c7 15c*r 1ekd 1ekd 6by*2 1ekd
      """
    ),
    (
      "iso88599",
      """
      3k*28 7y 5t*c 8g 9q 67*h 7z 6p*c 8h 9r 73
      """
    ),
    (
      "iso885910",
      """
      3k*x 78 7m 82 8a 88 8m 4n 8r 7k 9s 9y al 4t a2 96 4w 79 7n 83 8b 89 8n 53 8s 7l 9t 9z am 6c5 a3 97 74 5d*6 8e 7g
      5l 7s 5n 7q 5p*4 91 98 5v*4 a0 60 aa 62*6 75 69*6 8f 7h 6h 7t 6j 7r 6l*4 92 99 6r*4 a1 6w ab 6y*5 8o
      """
    ),
    (
      "iso885911",
      """
      3k*x 2rl*1m 1ekd 1ekd 1ekd 1ekd 2tb*t 1ekd 1ekd 1ekd 1ekd
      """
    ),
    (
      "iso885913",
      """
      3k*x 6cd 4i*3 6ce 4m*2 60 4p 9i 4r*4 5i 4w*4 6cc 51*3 6w 55 9j 57*4 6e 78 8e 74 7a 5g*2 7s 7m 7g 5l ah 7q 82 8m 8a
      8r 9s 8z 91 5v 98 5x*3 aa 8x 9m a2 64 aj al 67 79 8f 75 7b 6c*2 7t 7n 7h 6h ai 7r 83 8n 8b 8s 9t 90 92 6r 99 6t*3
      ab 8y 9n a3 70 ak am 6c9
      """
    ),
    (
      "iso885914",
      """
      3k*x 5xe*2 4j 7e*2 5xm 4n 60w 4p 60y 5xn 642 4t*2 ag 5y6*2 80*2 5z4*2 52 5zq 60x 5zr 60z 600 643 610*2 601 5c*g ac
      5t*6 60a 60*6 ae 67*h ad 6p*6 60b 6w*6 af 73
      """
    ),
    (
      "iso885915",
      """
      3k*10 6gc 4l 9s 4n 9t 4p*b al 51*3 am 55*3 9e*2 ag 5b*1t
      """
    ),
    (
      "iso885916",
      """
      3k*x 78*2 8x 6gc 6ce 9s 4n 9t 4p ew 4r ah 4t ai*2 4w*2 7g 8y al 6cd 52*2 am 7h ex 57 9e*2 ag ak 5c*3 76 5g 7a 5i*a
      7k 8z 5u*3 9c 5y 9m a8 61*4 7s ey 67*4 77 6c 7b 6e*a 7l 90 6q*3 9d 6u 9n a9 6x*4 7t ez 73
      """
    ),
    (
      "cp437",
      """
      5j 70 6h 6a 6c 68 6d 6f 6i*2 6g 6n 6m 6k 5g*2 5l 6e 5i 6s 6u 6q 6z 6x 73 5y 64 4i*2 4l 6g7 b6 69 6l 6r 6y 6p 5t 4q
      56 5b 6xc 4s 59 58 4h 4r 57 7f5*3 7b6 7c4 7dt*2 7di 7dh 7dv 7dd 7dj 7dp 7do 7dn 7bk 7bo 7ck 7cc 7bw 7b4 7cs 7dq*2
      7dm 7dg 7e1 7dy 7ds 7dc 7e4 7dz*2 7dw*2 7dl 7dk 7de*2 7e3 7e2 7bs 7bg 7ew 7es 7f0 7f4 7eo q9 67 pf qo pv qr 51 qs
      py pk q1 qc 6qm qu qd 6qx 6sh 4x 6sl 6sk 6xs*2 6v 6rs 4w 6qh 53 6qi 6f3 4y 7fk 4g
      """
    ),
    (
      "cp737",
      """
      pd*h pv*7 q9*h qr qq qs*5 7f5*3 7b6 7c4 7dt*2 7di 7dh 7dv 7dd 7dj 7dp 7do 7dn 7bk 7bo 7ck 7cc 7bw 7b4 7cs 7dq*2
      7dm 7dg 7e1 7dy 7ds 7dc 7e4 7dz*2 7dw*2 7dl 7dk 7de*2 7e3 7e2 7bs 7bg 7ew 7es 7f0 7f4 7eo qx q4*3 qy q7 r0*2 qz r2
      p2 p4*3 p8 pa*2 4x 6sl 6sk q2*2 6v 6rs 4w 6qh 53 6qi 6f3 4y 7fk 4g
      """
    ),
    (
      "cp775",
      """
      7a 70 6h 75 6c 83 6d 7b 8y 7n 9i*2 8b ah 5g*2 5l 6e 5i 99 6u 82 4i 9m*2 5y 64 6w 4j 60 5z 4k 74 8a 6r aj*2 ai 6cd
      4m 4p 4u 4s 59 58 8x 4r 57 7f5*3 7b6 7c4 78 7g 7s 7q 7dv 7dd 7dj 7dp 8e 9s 7bk 7bo 7ck 7cc 7bw 7b4 7cs aa a2 7dm
      7dg 7e1 7dy 7ds 7dc 7e4 al 79 7h 7t 7r 8f 9t ab a3 am 7bs 7bg 7ew 7es 7f0 7f4 7eo 5v 67 98 8z 6t 5x 51 90 8m*2
      8r*2 92 7m 91 6c9 4t 4x 6cc 5a 52 4n 6v 6ce 4w 6qh 53 55 4z 4y 7fk 4g
      """
    ),
    (
      "cp850",
      """
      5j 70 6h 6a 6c 68 6d 6f 6i*2 6g 6n 6m 6k 5g*2 5l 6e 5i 6s 6u 6q 6z 6x 73 5y 64 6w 4j 60 5z b6 69 6l 6r 6y 6p 5t 4q
      56 5b 4u 4s 59 58 4h 4r 57 7f5*3 7b6 7c4 5d*2 5c 4p 7dv 7dd 7dj 7dp 4i 4l 7bk 7bo 7ck 7cc 7bw 7b4 7cs 6b 5f 7dm
      7dg 7e1 7dy 7ds 7dc 7e4 4k 6o 5s 5m*2 5k 8h 5p*3 7bs 7bg 7ew 7es 4m 5o 7eo 5v 67 5w 5u 6t 5x 51 72 66 62*2 61 71
      65 4v 50 4t 4x 6c7 5a 52 4n 6v 54 4w 4o 53 55 4z 4y 7fk 4g
      """
    ),
    (
      "cp852",
      """
      5j 70 6h 6a 6c a7 7b 6f 8y 6j 9c*2 6m ah 5g 7a 5l 8p*2 6s 6u 8t*2 9m*2 5y 64 9w*2 8x 5z 7h 69 6l 6r 6y 78*2 al*2
      7s*2 4s ai 7g 9r 4r 57 7f5*3 7b6 7c4 5d*2 7u 9q 7dv 7dd 7dj 7dp aj*2 7bk 7bo 7ck 7cc 7bw 7b4 7cs 76*2 7dm 7dg 7e1
      7dy 7ds 7dc 7e4 4k 7l 7k 7i 5n 7j 93 5p*2 7v 7bs 7bg 7ew 7es 9u a6 7eo 5v 67 5w 8z*2 94 9s*2 9g 62 9h a8 71 65 9v
      50 4t kd kb jr k8 4n 6v 54 4w 4o k9 a9 9k*2 7fk 4g
      """
    ),
    (
      "cp855",
      """
      uq si ur sj up sh us sk ut sl uu sm uv sn uw so ux sp uy sq uz sr v0 ss v2 su v3 sv um tq ui tm ts sw tt sx ue ti
      tw t0 tx t1 uc tg tv sz 4r 57 7f5*3 7b6 7c4 ud th u0 t4 7dv 7dd 7dj 7dp u1 t5 7bk 7bo 7ck 7cc 7bw 7b4 7cs u2 t6
      7dm 7dg 7e1 7dy 7ds 7dc 7e4 4k u3 t7 u4 t8 u5 t9 u6 ta u7 7bs 7bg 7ew 7es tb un 7eo tr u8 tc u9 td ua te ub tf ty
      t2 tu sy uk to 6ja 4t uj tn tz t3 ug tk ul tp uh tl uf tj 4n 7fk 4g
      """
    ),
    (
      "cp857",
      """
      5j 70 6h 6a 6c 68 6d 6f 6i*2 6g 6n 6m 8h 5g*2 5l 6e 5i 6s 6u 6q 6z 6x 8g 5y 64 6w 4j 60 9q*2 69 6l 6r 6y 6p 5t
      7y*2 5b 4u 4s 59 58 4h 4r 57 7f5*3 7b6 7c4 5d*2 5c 4p 7dv 7dd 7dj 7dp 4i 4l 7bk 7bo 7ck 7cc 7bw 7b4 7cs 6b 5f 7dm
      7dg 7e1 7dy 7ds 7dc 7e4 4k 56 4q 5m*2 5k 1ekd 5p*3 7bs 7bg 7ew 7es 4m 5o 7eo 5v 67 5w 5u 6t 5x 51 1ekd 5z 62*2 61
      6k 73 4v 50 4t 4x 1ekd 5a 52 4n 6v 54 4w 4o 53 55 4z 4y 7fk 4g
      """
    ),
    (
      "cp858",
      """
      5j 70 6h 6a 6c 68 6d 6f 6i*2 6g 6n 6m 6k 5g*2 5l 6e 5i 6s 6u 6q 6z 6x 73 5y 64 6w 4j 60 5z b6 69 6l 6r 6y 6p 5t 4q
      56 5b 4u 4s 59 58 4h 4r 57 7f5*3 7b6 7c4 5d*2 5c 4p 7dv 7dd 7dj 7dp 4i 4l 7bk 7bo 7ck 7cc 7bw 7b4 7cs 6b 5f 7dm
      7dg 7e1 7dy 7ds 7dc 7e4 4k 6o 5s 5m*2 5k 6gc 5p*3 7bs 7bg 7ew 7es 4m 5o 7eo 5v 67 5w 5u 6t 5x 51 72 66 62*2 61 71
      65 4v 50 4t 4x 6c7 5a 52 4n 6v 54 4w 4o 53 55 4z 4y 7fk 4g
      """
    ),
    (
      "cp860",
      """
      5j 70 6h 6a*2 68 5d 6f 6i 5m 6g 5p 5w 6k 5f 5e 5l 5c 5k 6s*2 6q 62 6x 5o 5x 64 4i*2 61 6g7 5v 69 6l 6r 6y 6p 5t 4q
      56 5b 5u 4s 59 58 4h 4r 57 7f5*3 7b6 7c4 7dt*2 7di 7dh 7dv 7dd 7dj 7dp 7do 7dn 7bk 7bo 7ck 7cc 7bw 7b4 7cs 7dq*2
      7dm 7dg 7e1 7dy 7ds 7dc 7e4 7dz*2 7dw*2 7dl 7dk 7de*2 7e3 7e2 7bs 7bg 7ew 7es 7f0 7f4 7eo q9 67 pf qo pv qr 51 qs
      py pk q1 qc 6qm qu qd 6qx 6sh 4x 6sl 6sk 6xs*2 6v 6rs 4w 6qh 53 6qi 6f3 4y 7fk 4g
      """
    ),
    (
      "cp861",
      """
      5j 70 6h 6a 6c 68 6d 6f 6i*2 6g 5s 6o 66 5g*2 5l 6e 5i 6s 6u 72 6z 65 71 5y 64 6w 4j 60 6g7 b6 69 6l 6r 6y 5d 5p
      5v 62 5b 6xc 4s 59 58 4h 4r 57 7f5*3 7b6 7c4 7dt*2 7di 7dh 7dv 7dd 7dj 7dp 7do 7dn 7bk 7bo 7ck 7cc 7bw 7b4 7cs
      7dq*2 7dm 7dg 7e1 7dy 7ds 7dc 7e4 7dz*2 7dw*2 7dl 7dk 7de*2 7e3 7e2 7bs 7bg 7ew 7es 7f0 7f4 7eo q9 67 pf qo pv qr
      51 qs py pk q1 qc 6qm qu qd 6qx 6sh 4x 6sl 6sk 6xs*2 6v 6rs 4w 6qh 53 6qi 6f3 4y 7fk 4g
      """
    ),
    (
      "cp862",
      """
      15c*r 4i*2 4l 6g7 b6 69 6l 6r 6y 6p 5t 4q 56 5b 6xc 4s 59 58 4h 4r 57 7f5*3 7b6 7c4 7dt*2 7di 7dh 7dv 7dd 7dj 7dp
      7do 7dn 7bk 7bo 7ck 7cc 7bw 7b4 7cs 7dq*2 7dm 7dg 7e1 7dy 7ds 7dc 7e4 7dz*2 7dw*2 7dl 7dk 7de*2 7e3 7e2 7bs 7bg
      7ew 7es 7f0 7f4 7eo q9 67 pf qo pv qr 51 qs py pk q1 qc 6qm qu qd 6qx 6sh 4x 6sl 6sk 6xs*2 6v 6rs 4w 6qh 53 6qi
      6f3 4y 7fk 4g
      """
    ),
    (
      "cp863",
      """
      5j 70 6h 6a 5e 68 52 6f 6i*2 6g 6n 6m 6c7 5c 4n 5l 5k 5m 6s 5n 5r 6z 6x 4k 5w 64 4i*2 61 63 b6 4m 50 6r 6y 4o 54
      4z 4v 5q 6xc 4s 59 58 5a 4r 57 7f5*3 7b6 7c4 7dt*2 7di 7dh 7dv 7dd 7dj 7dp 7do 7dn 7bk 7bo 7ck 7cc 7bw 7b4 7cs
      7dq*2 7dm 7dg 7e1 7dy 7ds 7dc 7e4 7dz*2 7dw*2 7dl 7dk 7de*2 7e3 7e2 7bs 7bg 7ew 7es 7f0 7f4 7eo q9 67 pf qo pv qr
      51 qs py pk q1 qc 6qm qu qd 6qx 6sh 4x 6sl 6sk 6xs*2 6v 6rs 4w 6qh 53 6qi 6f3 4y 7fk 4g
      """
    ),
    (
      "cp864",
      """
      4w 53 6qh*2 7f6 7b4 7b6 7cs 7c4 7cc 7bw 7ck 7bk 7bg 7bo 7bs qa 6qm qu 4x 59 58 6rs 4r 57 1ed3*2 1ekd 1ekd 1ed7*2
      1ekd 4g 4t 1e9u 4j*2 1e9w 1ekd 1ekd 1ea6*2 1ead 1eah 170 1eal 1eap 1eat 19c*a 1ec1 17f 1eb5 1eb9 1ebd 17j 4i
      1e9s*2 1e9v 1e9x 1ebu 1ea3 1ea5 1ea9 1eab 1eaf 1eaj 1ean 1ear 1eav 1eax 1eaz 1eb1 1eb3 1eb7 1ebb 1ebf 1ebj 1ebl
      1ebp 1ebv 1ebz 4m 4s 6v 5z 1ebt 18g 1ec3 1ec7 1ecb 1ecf 1ecj 1ecn 1ecr 1ect 1ecv 1ecz 1ebh 1ebw 1eby 1ebx 1ech
      1e9p 18x 1ecl 1ecp 1ecs 1ecw 1ecy 1ec0 1ec5 1ed1*2 1ecd 1ec9 1ecx 7fk 1ekd
      """
    ),
    (
      "cp865",
      """
      5j 70 6h 6a 6c 68 6d 6f 6i*2 6g 6n 6m 6k 5g*2 5l 6e 5i 6s 6u 6q 6z 6x 73 5y 64 6w 4j 60 6g7 b6 69 6l 6r 6y 6p 5t
      4q 56 5b 6xc 4s 59 58 4h 4r 4k 7f5*3 7b6 7c4 7dt*2 7di 7dh 7dv 7dd 7dj 7dp 7do 7dn 7bk 7bo 7ck 7cc 7bw 7b4 7cs
      7dq*2 7dm 7dg 7e1 7dy 7ds 7dc 7e4 7dz*2 7dw*2 7dl 7dk 7de*2 7e3 7e2 7bs 7bg 7ew 7es 7f0 7f4 7eo q9 67 pf qo pv qr
      51 qs py pk q1 qc 6qm qu qd 6qx 6sh 4x 6sl 6sk 6xs*2 6v 6rs 4w 6qh 53 6qi 6f3 4y 7fk 4g
      """
    ),
    (
      "cp866",
      """
      sw*1c 7f5*3 7b6 7c4 7dt*2 7di 7dh 7dv 7dd 7dj 7dp 7do 7dn 7bk 7bo 7ck 7cc 7bw 7b4 7cs 7dq*2 7dm 7dg 7e1 7dy 7ds
      7dc 7e4 7dz*2 7dw*2 7dl 7dk 7de*2 7e3 7e2 7bs 7bg 7ew 7es 7f0 7f4 7eo u8*g sh up sk us sn uv su v2 4w 6qh 53 6qi
      6ja 4k 7fk 4g
      """
    ),
    (
      "cp869",
      """
      1ekd 1ekd 1ekd 1ekd 1ekd 1ekd p2 1ekd 53 4s 4m 6c8*2 p4 6c5 p5*2 q2 p8 1ekd 1ekd pa q3 4p pb 4y*2 q4 4j q5*3 qy pc
      r0*2 pd*7 59 pk*2 4r 57 7f5*3 7b6 7c4 pm*4 7dv 7dd 7dj 7dp pq*2 7bk 7bo 7ck 7cc 7bw 7b4 7cs ps*2 7dm 7dg 7e1 7dy
      7ds 7dc 7e4 pv*7 q9*3 7bs 7bg 7ew 7es qc*2 7eo qe*c qr qq qs p0 4t 4x qt*3 4n qw p1 4w 4o qx qz q8 r2 7fk 4g
      """
    ),
    (
      "cp874",
      """
      6gc 1ekd 1ekd 1ekd 1ekd 6cm 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 6c8*2 6cc*2 6ci 6c3*2 1ekd 1ekd
      1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 4g 2rl*1m 1ekd 1ekd 1ekd 1ekd 2tb*t 1ekd 1ekd 1ekd 1ekd
      """
    ),
    (
      "cp1250",
      """
      6gc 1ekd 6ca 1ekd 6ce 6cm 6cg*2 1ekd 6cw 9s 6d5 9m 9w al ah 1ekd 6c8*2 6cc*2 6ci 6c3*2 1ekd 6jm 9t 6d6 9n 9x am ai
      4g jr k8 8x 4k 78 4m*4 9q 4r*4 aj 4w*2 kb 8y 50*5 79 9r 57 8t kd 8u ak 9g 5d*2 76 5g 8p 7a 5j 7g 5l 7s 5n 7u 5p*2
      7i 7k 8z 93 5v*2 9c 5y*2 9k a6 62 a8 64*2 9u 67 9h 69*2 77 6c 8q 7b 6f 7h 6h 7t 6j 7v 6l*2 7j 7l 90 94 6r*2 9d
      6u*2 9l a7 6y a9 70*2 9v k9
      """
    ),
    (
      "cp1251",
      """
      si*2 6ca ur 6ce 6cm 6cg*2 6gc 6cw sp 6d5 sq ss sr sv uq 6c8*2 6cc*2 6ci 6c3*2 1ekd 6jm ux 6d6 uy v0 uz v3 4g su v2
      so 4k wg 4m*2 sh 4p sk 4r*4 sn 4w*2 sm uu wh 51*3 up 6ja us 57 uw sl ut uv sw*1s
      """
    ),
    (
      "cp1252",
      """
      6gc 1ekd 6ca b6 6ce 6cm 6cg*2 jq 6cw 9s 6d5 9e 1ekd al 1ekd 1ekd 6c8*2 6cc*2 6ci 6c3*2 kc 6jm 9t 6d6 9f 1ekd am ag
      4g*2o
      """
    ),
    (
      "cp1253",
      """
      6gc 1ekd 6ca b6 6ce 6cm 6cg*2 1ekd 6cw 1ekd 6d5 1ekd 1ekd 1ekd 1ekd 1ekd 6c8*2 6cc*2 6ci 6c3*2 1ekd 6jm 1ekd 6d6
      1ekd 1ekd 1ekd 1ekd 4g p1*2 4j*7 1ekd 4r*4 6c5 4w*4 p0 51*3 p4*3 57 p8 59 pa*k 1ekd pv*18 1ekd
      """
    ),
    (
      "cp1254",
      """
      6gc 1ekd 6ca b6 6ce 6cm 6cg*2 jq 6cw 9s 6d5 9e 1ekd 1ekd 1ekd 1ekd 6c8*2 6cc*2 6ci 6c3*2 kc 6jm 9t 6d6 9f 1ekd
      1ekd ag 4g*1c 7y 5t*c 8g 9q 67*h 7z 6p*c 8h 9r 73
      """
    ),
    (
      "cp1255",
      """
      6gc 1ekd 6ca b6 6ce 6cm 6cg*2 jq 6cw 1ekd 6d5 1ekd 1ekd 1ekd 1ekd 1ekd 6c8*2 6cc*2 6ci 6c3*2 kc 6jm 1ekd 6d6 1ekd
      1ekd 1ekd 1ekd 4g*4 6ga 4l*5 5z 4r*f 6v 57*5 14g*a 1ekd 14r*9 168*5 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 1ekd 15c*r 1ekd
      1ekd 6by*2 1ekd
      """
    ),
    (
      "cp1256",
      """
      6gc 1a6 6ca b6 6ce 6cm 6cg*2 jq 6cw 1a1 6d5 9e 1ae 1aw 1ag 1bj 6c8*2 6cc*2 6ci 6c3*2 1bd 6jm 1ap 6d6 9f 6bw*2 1bu
      4g 170 4i*8 1by 4r*f 17f 57*4 17j 1c1 17l*m 5z 187*4 18g*4 68 18k 6a 18l*4 6f*5 18p*2 6m*2 18r*4 6s 18v*2 6v 18x
      6x 18y 6z*2 6by*2 1ci
      """
    ),
    (
      "cp1257",
      """
      6gc 1ekd 6ca 1ekd 6ce 6cm 6cg*2 1ekd 6cw 1ekd 6d5 1ekd 4o jr 54 1ekd 6c8*2 6cc*2 6ci 6c3*2 1ekd 6jm 1ekd 6d6 1ekd
      4v kb 1ekd 4g 1ekd 4i*3 1ekd 4m*2 60 4p 9i 4r*4 5i 4w*8 6w 55 9j 57*4 6e 78 8e 74 7a 5g*2 7s 7m 7g 5l ah 7q 82 8m
      8a 8r 9s 8z 91 5v 98 5x*3 aa 8x 9m a2 64 aj al 67 79 8f 75 7b 6c*2 7t 7n 7h 6h ai 7r 83 8n 8b 8s 9t 90 92 6r 99
      6t*3 ab 8y 9n a3 70 ak am k9
      """
    ),
    (
      "cp1258",
      """
      6gc 1ekd 6ca b6 6ce 6cm 6cg*2 jq 6cw 1ekd 6d5 9e 1ekd 1ekd 1ekd 1ekd 6c8*2 6cc*2 6ci 6c3*2 kc 6jm 1ekd 6d6 9f 1ekd
      1ekd ag 4g*z 76 5g*8 lc 5p*3 7k 5t ll 5v*2 bk 5y*7 bz lf 67*4 77 6c*8 ld 6l*3 7l 6p mb 6r*2 bl 6u*7 c0 6gb 73
      """
    ),
    (
      "koi8r",
      """
      7b4 7b6 7bg 7bk 7bo 7bs 7bw 7c4 7cc 7ck 7cs 7eo 7es 7ew 7f0 7f4*4 6xs 7fk 6qh*2 6rs 6sk*2 4g 6xt 4w 4y 53 6v 7dc*3
      up 7df*f sh 7du*b 4p um ts*2 ue tw*2 uc tv ud u0*8 un u8*4 ty tu uk uj tz ug ul uh uf ui tq sw*2 ti t0*2 tg sz th
      t4*8 tr tc*4 t2 sy to tn t3 tk tp tl tj tm
      """
    ),
    (
      "koi8u",
      """
      7b4 7b6 7bg 7bk 7bo 7bs 7bw 7c4 7cc 7ck 7cs 7eo 7es 7ew 7f0 7f4*4 6xs 7fk 6qh*2 6rs 6sk*2 4g 6xt 4w 4y 53 6v 7dc*3
      up us 7dg uu*2 7dj*5 wh 7dp*5 sh sk 7dv sm*2 7dy*5 wg 7e4 4p um ts*2 ue tw*2 uc tv ud u0*8 un u8*4 ty tu uk uj tz
      ug ul uh uf ui tq sw*2 ti t0*2 tg sz th t4*8 tr tc*4 t2 sy to tn t3 tk tp tl tj tm
      """
    ),
    (
      "macroman",
      """
      5g*2 5j 5l 5t 5y 64 69 68 6a 6c 6b 6d 6f 6h 6g 6i*2 6l 6k 6m*2 6p 6r 6q 6s 6u 6t 6y 6x 6z*2 6cg 4w 4i*2 4n 6ci 52
      67 4u 4p 6jm 50 4o 6sg 5i 60 6qm 4x 6sk*2 4l 51 6pu 6q9 6q7 qo 6qz 4q 56 q1 6e 6w 5b 4h 4s 6qi b6 6rs 6py 4r 57
      6cm 4g 5c 5f 5x 9e*2 6c3*2 6cc*2 6c8*2 6v 7gq 73 ag 6dg 6gc 6d5*2 1dkx*2 6ch 53 6ca 6ce 6cw 5e 5m 5d 5n 5k 5p*3 5o
      5v*2 1d6n 5u 62*2 61 8h jq kc 4v k8*3 54 kd kb jr
      """
    ),
    (
      "maccyrillic",
      """
      sw*w 6cg 4w wg 4j 4n 6ci 52 sm 4u 4p 6jm si uq 6sg sj ur 6qm 4x 6sk*2 uu 51 wh so sk us sn uv sp ux sq uy uw sl 4s
      6qi b6 6rs 6py 4r 57 6cm 4g sr uz ss v0 ut 6c3*2 6cc*2 6c8*2 6v 6ce su v2 sv v3 6ja sh up un ts*v 6gc
      """
    ),
    (
      "macgreek",
      """
      5g 55 4y 5l 4z 5y 64 p1 68 6a 6c p0 4o 6f 6h 6g 6i*2 4j 6jm 6m*2 6ci 59 6cw 6s 6u 4m 6gc 6x 6z*2 6cg pf*2 pk pn pq
      ps 67 4u 4p pv q2 4n 6sg 4w 53 pd 4x 6sk*2 4l pe ph*3 pl*2 po py q3 q0*2 q4 pp 4s pr pt 6rs pw 4r 57 6cm 4g px pz
      p2 p4 9f 6c3 6c5 6cc*2 6c8*2 6v p5*2 p8 pa q5*3 r0 pb r1 q9*2 qw qc*2 qu qb qf qh qm qi*4 qn*2 r2 qp qr*2 qg qx qq
      qv qt qe qy*2 pc q8 4t
      """
    ),
    (
      "maclatin2",
      """
      5g 74*2 5l 78 5y 64 69 79 7g 6c 7h 7a*2 6h ah*2 7i 6l 7j 7m*2 7q 6r 7r 6s 6u 6t 6y 7u*2 70 6cg 4w 7s 4j 4n 6ci 52
      67 4u 4p 6jm 7t 4o 6sg 83 8e*2 8a 6sk*2 8b 8m 6pu 6q9 8y 8r*4 8p*2 91*2 8z 4s 6qi 90 93 6py 4r 57 6cm 4g 94 9c 5x
      9d 98 6c3*2 6cc*2 6c8*2 6v 7gq 99 9g*2 9k 6d5*2 9l 9i*2 9s 6ca 6ce 9t 9m*2 5d 9w*2 5p al*2 a2 5v*2 a3 a6 62 a7*5
      65 71 8n aj 8x ak 82 jr
      """
    ),
    (
      "tis620",
      """
      3k*w 1ekd 2rl*1m 1ekd 1ekd 1ekd 1ekd 2tb*t 1ekd 1ekd 1ekd 1ekd
      """
    ),
  ]
}
